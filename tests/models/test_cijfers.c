/* Reported figures counted in simulated worlds: each by its own period, day or sample, and the same
 * whatever else is asked for, kept or run at once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "models/cijfers/cijfers.h"
#include "tests/models/run.h"

#define SEED 4711 /* of the small world: its replications are those of `RUN` */
#define SMALL                                                                                      \
    "huishoudens.historie_jaren=5", "veilig_thuis.onderzoek.fte=2", "gemeenten.*.instroom*=0.4",   \
        "gemeenten.*.instroom_max*=0.4"

static tick day(int year, int month, int day_of_month)
{
    return clock_from_date((struct clock_date){year, month, day_of_month});
}

static char *text(const char *fixed)
{
    return (char *)(uintptr_t)fixed;
}

static struct figure of_kpi(enum figure_rule rule, const char *kpi, const char *station, tick from,
                            tick to)
{
    return (struct figure){.id = text(kpi),
                           .rule = rule,
                           .kpi = text(kpi),
                           .station = text(station),
                           .gemeente = text("alle"),
                           .breakdown = text("alle"),
                           .from = from,
                           .to = to,
                           .at = to};
}

static struct figure of_files(const char *trait, const char *among, size_t sample, size_t of)
{
    return (struct figure){.id = text(trait),
                           .rule = FIGURE_SAMPLE,
                           .trait = text(trait),
                           .among = text(among),
                           .sample = sample,
                           .of = of};
}

struct bench {
    struct world world, variant;
    struct studie_scenario scenario[2];
    struct figure figure[8];
    struct figure_sample sample[2];
    struct figure_list list;
    atomic_uint asked, limit;
    uint32_t progressed, count;
};

static int setup(void **state)
{
    struct bench *b = calloc(1, sizeof *b);
    if (b == NULL)
        return -1;
    WORLD_LOAD(&b->world, WORLD_FROM_START, SMALL);
    WORLD_LOAD(&b->variant, WORLD_FROM_START, SMALL, "gemeenten.*.doorzet_percentage=70");
    b->scenario[0] =
        (struct studie_scenario){&b->world.scenario.final, &b->world.scenario.base, "een", false};
    b->scenario[1] = (struct studie_scenario){&b->variant.scenario.final, &b->variant.scenario.base,
                                              "ander", false};
    tick start = day(2018, 1, 1), spring = day(2018, 4, 1), autumn = day(2018, 10, 1),
         end = day(2019, 1, 1);
    struct figure all[] = {
        of_kpi(FIGURE_COUNT, "meldingen_per_jaar", "keten", start, spring),
        of_kpi(FIGURE_KPI, "onderzoek_aandeel", "keten", spring, end),
        of_kpi(FIGURE_KPI, "wachttijd", "onderzoek", spring, autumn),
        of_kpi(FIGURE_STOCK, "wachtlijst", "onderzoek", CLOCK_NEVER, autumn),
        of_kpi(FIGURE_STOCK, "caseload", "veilig_thuis", CLOCK_NEVER, spring + CLOCK_DAY),
        of_files("onderzoek", NULL, 0, 0),
        of_files("recidive", "minderjarigen", 1, 12),
        of_files("duur_overdracht", NULL, 1, 0),
    };
    memcpy(b->figure, all, sizeof all);
    b->sample[0] = (struct figure_sample){text("alles"), text(""), spring, end, end, 100, 0};
    b->sample[1] = (struct figure_sample){text("kwartaal"), text(""), start, spring, end, 40, 4};
    b->list = (struct figure_list){.figures = b->figure,
                                   .count = sizeof all / sizeof all[0],
                                   .samples = b->sample,
                                   .sample_count = 2};
    *state = b;
    return 0;
}

static int teardown(void **state)
{
    struct bench *b = *state;
    world_unload(&b->world);
    world_unload(&b->variant);
    free(b);
    return 0;
}

static bool stop(void *context)
{
    struct bench *b = context;
    unsigned asked = atomic_fetch_add(&b->asked, 1) + 1, limit = atomic_load(&b->limit);
    return limit > 0 && asked >= limit;
}

static void progress(void *context, uint32_t finished, uint32_t count)
{
    struct bench *b = context;
    b->progressed = finished;
    b->count = count;
}

static struct cijfers_plan plan_of(struct bench *b, size_t scenarios, uint32_t replications)
{
    atomic_store(&b->asked, 0);
    atomic_store(&b->limit, 0);
    return (struct cijfers_plan){.scenario = b->scenario,
                                 .scenarios = scenarios,
                                 .cijfers = &b->list,
                                 .steekproef = true,
                                 .zaad = SEED,
                                 .replicaties = replications,
                                 .draden = 1,
                                 .versie = "een",
                                 .voortgang = progress,
                                 .stop = stop,
                                 .context = b};
}

static struct cijfers count(const struct cijfers_plan *plan)
{
    struct cijfers c;
    assert_int_equal(cijfers_maak(&c, plan), STUDIE_KLAAR);
    assert_true(c.boeken.checks > 0 && c.boeken.failures == 0);
    return c;
}

static double value(const struct cijfers *c, size_t scenario, size_t figure, size_t replication,
                    size_t draw)
{
    return c->waarde[scenario][(figure * c->replicaties + replication) * c->trekkingen + draw];
}

static bool same(double a, double b)
{
    return a == b || (isnan(a) && isnan(b));
}

static void expect_same(const struct cijfers *one, size_t scenario, const struct cijfers *other,
                        size_t as)
{
    assert_true(one->cijfers == other->cijfers && one->replicaties == other->replicaties &&
                one->trekkingen == other->trekkingen);
    for (size_t i = 0; i < one->cijfers * one->replicaties * one->trekkingen; i++)
        assert_true(same(one->waarde[scenario][i], other->waarde[as][i]));
}

static void test_figures_when_of_a_period_then_those_of_a_run_with_its_dates(void **state)
{
    struct bench *b = *state;
    struct cijfers_plan plan = plan_of(b, 1, 1);
    struct cijfers c = count(&plan);
    struct run *quarter = RUN(SMALL, "eind=2018-03-31");
    struct run *late = RUN(SMALL, "inloop_dagen=90", "eind=2018-12-31");
    struct run *middle = RUN(SMALL, "inloop_dagen=90", "eind=2018-09-30");
    struct run *early = RUN(SMALL, "eind=2018-04-01");
    double rate = run_value(quarter, "meldingen_per_jaar", "keten", "alle", "alle");
    assert_true(rate > 0.0 && run_near(value(&c, 0, 0, 0, 0), rate * 90.0 / 365.25));
    assert_true(run_near(value(&c, 0, 1, 0, 0),
                         run_value(late, "onderzoek_aandeel", "keten", "alle", "alle")));
    double wait = run_value(middle, "wachttijd", "onderzoek", "alle", "alle");
    assert_true(wait > 1.0 && value(&c, 0, 2, 0, 0) == wait);
    double list = run_value(middle, "wachtlijst_eind", "onderzoek", "alle", "alle");
    assert_true(list > 1.0 && value(&c, 0, 3, 0, 0) == list);
    double load = run_value(early, "caseload_eind", "veilig_thuis", "alle", "alle");
    assert_true(load > 1.0 && value(&c, 0, 4, 0, 0) == load);
    for (size_t f = 0; f < 5; f++) /* no samples: in the first drawing only */
        for (size_t t = 1; t < c.trekkingen; t++)
            assert_true(isnan(value(&c, 0, f, 0, t)));
    assert_int_equal(b->progressed, 1);
    assert_int_equal(b->count, 1);
    cijfers_release(&c);
    run_free(quarter);
    run_free(late);
    run_free(middle);
    run_free(early);
}

static void test_share_when_of_the_whole_cohort_then_the_kpi_and_samples_lie_around_it(void **state)
{
    struct bench *b = *state;
    struct cijfers_plan plan = plan_of(b, 1, 2);
    plan.steekproef = false;
    struct cijfers whole = count(&plan);
    assert_int_equal(whole.trekkingen, 1);
    plan.steekproef = true;
    struct cijfers c = count(&plan);
    assert_int_equal(c.trekkingen, CIJFERS_TREKKINGEN);
    for (size_t r = 0; r < 2; r++) {
        double share = value(&whole, 0, 5, r, 0), sum = 0.0, differ = 0.0;
        assert_true(run_near(share, value(&whole, 0, 1, r, 0)));
        for (size_t t = 0; t < c.trekkingen; t++) {
            sum += value(&c, 0, 5, r, t);
            differ += t > 0 && value(&c, 0, 5, r, t) != value(&c, 0, 5, r, t - 1);
        }
        /* A hundred files each time. */
        double sd = sqrt(share * (100.0 - share) / 100.0 / (double)c.trekkingen);
        assert_true(fabs(sum / (double)c.trekkingen - share) < 4.5 * sd && differ > 20.0);
        assert_true(value(&whole, 0, 6, r, 0) > 0.0 && value(&whole, 0, 7, r, 0) > 5.0);
        /* Over twelve files at most: in twelfths. */
        double twelfth = value(&c, 0, 6, r, 0) * 12.0 / 100.0;
        assert_true(fabs(twelfth - round(twelfth)) < 1e-9);
    }
    cijfers_release(&whole);
    cijfers_release(&c);
}

static void test_figures_when_shared_out_or_asked_apart_then_the_same(void **state)
{
    struct bench *b = *state;
    struct cijfers_plan plan = plan_of(b, 2, 8); /* enough to be carried out in pairs */
    plan.draden = 2;
    struct cijfers both = count(&plan);
    /* The variant is another world. */
    assert_true(value(&both, 0, 1, 0, 0) > value(&both, 1, 1, 0, 0) + 10.0);
    plan = plan_of(b, 1, 2);
    plan.scenario = &b->scenario[1];
    plan.eerste = 7;
    struct cijfers last = count(&plan);
    for (size_t f = 0; f < both.cijfers; f++)
        for (size_t r = 0; r < 2; r++)
            for (size_t t = 0; t < both.trekkingen; t++)
                assert_true(same(value(&last, 0, f, r, t), value(&both, 1, f, 6 + r, t)));
    plan = plan_of(b, 1, 1);
    struct cijfers first = count(&plan);
    for (size_t f = 0; f < both.cijfers; f++)
        for (size_t t = 0; t < both.trekkingen; t++)
            assert_true(same(value(&first, 0, f, 0, t), value(&both, 0, f, 0, t)));
    cijfers_release(&first);
    plan.scenario = &b->scenario[1];
    plan.eerste = 8;
    /* Of fewer figures, in fewer worlds. */
    struct figure_list few = b->list;
    few.figures = &b->figure[6];
    few.count = 1;
    plan.cijfers = &few;
    struct cijfers one = count(&plan);
    for (size_t t = 0; t < one.trekkingen; t++)
        assert_true(same(value(&one, 0, 0, 0, t), value(&last, 0, 6, 1, t)));
    cijfers_release(&one);
    cijfers_release(&last);
    cijfers_release(&both);
}

static void test_figures_when_kept_or_stopped_then_the_same_or_nothing(void **state)
{
    struct bench *b = *state;
    char path[] = "/tmp/ketensim-cijfers-XXXXXX", *message;
    int file = mkstemp(path);
    assert_true(file >= 0);
    close(file);
    struct store *store = store_open(path, &message);
    assert_non_null(store);
    struct cijfers_plan plan = plan_of(b, 1, 3);
    struct cijfers fresh = count(&plan);
    unsigned of_worlds = atomic_load(&b->asked);
    plan.opslag = store;
    atomic_store(&b->limit, of_worlds / 2);
    atomic_store(&b->asked, 0);
    struct cijfers c;
    assert_int_equal(cijfers_maak(&c, &plan), STUDIE_AFGEBROKEN);
    atomic_store(&b->limit, 0);
    struct cijfers again = count(&plan);
    expect_same(&fresh, 0, &again, 0);
    cijfers_release(&again);
    atomic_store(&b->asked, 0);
    again = count(&plan); /* all from the store */
    assert_true(atomic_load(&b->asked) < 10 && of_worlds > 100);
    expect_same(&fresh, 0, &again, 0);
    cijfers_release(&again);
    cijfers_release(&fresh);
    store_close(store);
    assert_int_equal(unlink(path), 0);
}

static void expect_objection(struct bench *b, struct figure figure, const char *part)
{
    const char *why = cijfers_bezwaar(&figure, &b->list, &b->scenario[0]);
    if (part == NULL ? why != NULL : why == NULL || strstr(why, part) == NULL)
        fail_msg("%s: %s", figure.id, why ? why : "no objection");
}

static void test_objection_when_nothing_can_be_said_then_why(void **state)
{
    struct bench *b = *state;
    tick start = day(2018, 1, 1), end = day(2020, 1, 1);
    for (size_t f = 0; f < b->list.count; f++)
        expect_objection(b, b->figure[f], NULL);
    expect_objection(b, of_kpi(FIGURE_KPI, "wachttijd", "raad", start, end), NULL);
    expect_objection(b, of_kpi(FIGURE_KPI, "wachttijt", "raad", start, end), "bestaat niet");
    expect_objection(b, of_kpi(FIGURE_KPI, "wachttijd", "raat", start, end), "station");
    expect_objection(b, of_kpi(FIGURE_COUNT, "wachttijd", "raad", start, end), "per jaar");
    expect_objection(b, of_kpi(FIGURE_STOCK, "wachttijd", "raad", 0, end), "stand");
    expect_objection(b, of_kpi(FIGURE_KPI, "wachttijd", "raad", start - 1, end), "periode");
    expect_objection(b, of_kpi(FIGURE_KPI, "wachttijd", "raad", start, end + 1), "periode");
    expect_objection(b, of_kpi(FIGURE_KPI, "wachttijd", "raad", end, end), "periode");
    expect_objection(b, of_kpi(FIGURE_STOCK, "wachtlijst", "raad", 0, end), NULL);
    expect_objection(b, of_kpi(FIGURE_STOCK, "wachtlijst", "raad", 0, end + 1), "periode");
    expect_objection(b, of_kpi(FIGURE_STOCK, "wachtlijst", "raad", 0, start), "periode");
    struct figure elsewhere = b->figure[0];
    elsewhere.gemeente = text("utrecht");
    expect_objection(b, elsewhere, "gemeente");
    elsewhere.gemeente = text("urk");
    expect_objection(b, elsewhere, NULL);
    elsewhere.breakdown = text("melder=politie");
    expect_objection(b, elsewhere, NULL);
    elsewhere.breakdown = text("melder=buren");
    expect_objection(b, elsewhere, "uitsplitsing");
    expect_objection(b, of_files("recidieve", NULL, 0, 0), "kenmerk");
    expect_objection(b, of_files("recidive", "eerder", 0, 0), "kenmerk");
    expect_objection(b, of_files("recidive", "duur_vb", 0, 0), "duur");
    expect_objection(b, of_files("recidive", "gestart", 0, 0), "trajecten");
    expect_objection(b, of_files("gestart", "recidive", 0, 0), NULL);
    expect_objection(b, of_files("recidive", NULL, 2, 0), "steekproef");
    b->sample[1].at = end + 1;
    expect_objection(b, b->figure[6], "periode");
    /* Then it is left out, and only that. */
    struct cijfers_plan plan = plan_of(b, 1, 1);
    struct cijfers c = count(&plan);
    assert_true(isnan(value(&c, 0, 6, 0, 0)) && isnan(value(&c, 0, 7, 0, 0)));
    assert_true(isfinite(value(&c, 0, 5, 0, 0)) && isfinite(value(&c, 0, 0, 0, 0)));
    cijfers_release(&c);
}

int main(void)
{
#define WITH_BENCH(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
    const struct CMUnitTest tests[] = {
        WITH_BENCH(test_figures_when_of_a_period_then_those_of_a_run_with_its_dates),
        WITH_BENCH(test_share_when_of_the_whole_cohort_then_the_kpi_and_samples_lie_around_it),
        WITH_BENCH(test_figures_when_shared_out_or_asked_apart_then_the_same),
        WITH_BENCH(test_figures_when_kept_or_stopped_then_the_same_or_nothing),
        WITH_BENCH(test_objection_when_nothing_can_be_said_then_why),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
