/* The shipped files of reported figures, against the model's own vocabulary: everything in them can
 * be counted in their scenario, and they contradict each other only where the sources do. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/cijfers/cijfers.h"
#include "models/uitkomsten.h"
#include "scenarios/figures.h"
#include "scenarios/schema.h"
#include "sim/study/contradictions.h"
#include "tests/models/world.h"

struct shipped {
    struct catalogus catalogue;
    struct scenario scenario;
    struct figure_list list;
};

static void shipped_read(struct shipped *shipped, const char *file)
{
    struct fault_list faults;
    size_t count = 0;
    fault_list_init(&faults);
    assert_true(catalogus_init(&shipped->catalogue));
    assert_true(
        scenario_load(&shipped->scenario, file, NULL, 0, &shipped->catalogue.tabel, &faults));
    char **gemeenten = parameter_keys(&shipped->scenario.final, "gemeenten", &count);
    struct figure_vocabulary vocabulary = {&uitkomsten_catalogus, &dossier_kenmerken, gemeenten,
                                           count, &shipped->scenario.final};
    char *figures = figures_find(&shipped->scenario);
    assert_non_null(figures);
    bool sound = figures_load(&shipped->list, figures, &vocabulary, &faults);
    for (size_t i = 0; i < faults.count; i++) { /* warnings too */
        char *text = fault_format(&faults.items[i]);
        print_error("%s\n", text);
        free(text);
    }
    assert_true(sound && faults.count == 0);
    fault_list_release(&faults);
    for (size_t i = 0; i < count; i++)
        free(gemeenten[i]);
    free(gemeenten);
    free(figures);
}

static void shipped_release(struct shipped *shipped)
{
    figure_list_release(&shipped->list);
    scenario_release(&shipped->scenario);
    catalogus_release(&shipped->catalogue);
}

static size_t with_role(const struct figure_list *list, enum figure_role role, bool inherited)
{
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++)
        count += list->figures[i].role == role && list->figures[i].inherited == inherited;
    return count;
}

static const struct figure *find(const struct figure_list *list, const char *id)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->figures[i].id, id) == 0)
            return &list->figures[i];
    fail_msg("no figure %s", id);
    return NULL;
}

static void test_shipped_when_read_then_the_scenario_can_say_every_figure(void **state)
{
    (void)state;
    static const char *const files[] = {"scenarios/flevoland-2018.cfg",
                                        "scenarios/flevoland-2019.cfg"};
    for (size_t f = 0; f < 2; f++) {
        struct shipped shipped;
        shipped_read(&shipped, files[f]);
        struct studie_scenario world = {&shipped.scenario.final, &shipped.scenario.base, "proef",
                                        false};
        for (size_t i = 0; i < shipped.list.count; i++) {
            const struct figure *figure = &shipped.list.figures[i];
            const char *objection = cijfers_bezwaar(figure, &shipped.list, &world);
            if (objection != NULL)
                fail_msg("%s: %s", figure->id, objection);
        }
        shipped_release(&shipped);
    }
}

static void test_shipped_when_2019_then_builds_on_2018_and_predicts_the_list(void **state)
{
    (void)state;
    struct shipped region, later;
    shipped_read(&region, "scenarios/flevoland-2018.cfg");
    shipped_read(&later, "scenarios/flevoland-2019.cfg");
    for (enum figure_role role = FIGURE_INPUT; role <= FIGURE_CONTEXT; role++) {
        assert_int_equal(with_role(&region.list, role, true), 0);
        assert_int_equal(with_role(&region.list, role, false), with_role(&later.list, role, true));
    }
    assert_true(with_role(&region.list, FIGURE_TEST, false) >= 8);
    assert_true(with_role(&region.list, FIGURE_CALIBRATED, false) >= 10);
    const struct figure *snapshot = find(&region.list, "VTF-001");
    assert_int_equal(snapshot->role, FIGURE_CALIBRATED);
    assert_true(snapshot->value == 26 && snapshot->low == 5 && snapshot->high == 90);
    static const char *const predicted[] = {"VTF-002", "VTF-003"};
    for (size_t i = 0; i < 2; i++) {
        const struct figure *figure = find(&later.list, predicted[i]);
        assert_int_equal(figure->role, FIGURE_TEST);
        assert_int_equal(figure->rule, FIGURE_STOCK);
        assert_true(figure->naive == 26);
    }
    assert_true(find(&later.list, "VTF-003")->low == 34);
    assert_true(find(&region.list, "RP-030")->naive == 2000);
    shipped_release(&region);
    shipped_release(&later);
}

static void test_shipped_when_looked_through_then_only_the_sources_own_contradictions(void **state)
{
    (void)state;
    static const char *const expected[][2] = {
        {"RP-180", "RP-183"},
        {"RP-182", "RP-184"},
        {"RP-178 + RP-185", "RP-113"},
        {"RP-001 + RP-009 + RP-005 + RP-013 + RP-017 + RP-021", "RP-025"},
    };
    struct shipped shipped;
    struct traffic_finding *findings;
    shipped_read(&shipped, "scenarios/flevoland-2019.cfg");
    size_t count = figures_contradictions(&shipped.list, &findings);
    assert_int_equal(count, sizeof expected / sizeof expected[0]);
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(findings[i].one, expected[i][0]);
        assert_string_equal(findings[i].other, expected[i][1]);
        free(findings[i].one);
        free(findings[i].other);
        free(findings[i].what);
        free(findings[i].what_en);
    }
    free(findings);
    shipped_release(&shipped);
}

/* Calibration starts from laag and hoog. */
static void test_shipped_when_parameters_to_fit_then_each_has_a_range(void **state)
{
    (void)state;
    struct shipped shipped;
    shipped_read(&shipped, "scenarios/flevoland-2018.cfg");
    const struct parameter_set *set = &shipped.scenario.final;
    assert_in_range(shipped.list.parameter_count, 5, 12);
    for (size_t p = 0; p < shipped.list.parameter_count; p++) {
        size_t matched = 0;
        for (size_t i = 0; i < set->count; i++) {
            const struct parameter_value *value = &set->values[i];
            if (!schema_matches(shipped.list.parameters[p], value->path))
                continue;
            matched++;
            assert_true(value->low < value->steps[0].number);
            assert_true(value->high > value->steps[0].number);
        }
        assert_true(matched > 0);
    }
    shipped_release(&shipped);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shipped_when_read_then_the_scenario_can_say_every_figure),
        cmocka_unit_test(test_shipped_when_2019_then_builds_on_2018_and_predicts_the_list),
        cmocka_unit_test(test_shipped_when_looked_through_then_only_the_sources_own_contradictions),
        cmocka_unit_test(test_shipped_when_parameters_to_fit_then_each_has_a_range),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
