/* Reading dossiers that are made by hand: each trait by its definition, of whom a figure is, and
 * what is taken of those for whom it is known. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "models/cijfers/dossiers.h"

#define ALL SIZE_MAX
#define MOST 200

/* A file in which nothing else happened; durations of 0 stand for none. */
#define FILE_OF(...)                                                                               \
    {                                                                                              \
        __VA_ARGS__                                                                                \
    }
#define PLAIN FILE_OF(.gemeente = 0)
#define HANDED_OVER FILE_OF(.overgedragen = true)
#define TRAJECTEN(...) .aanbod = GEACCEPTEERD, .traject = {__VA_ARGS__}

static size_t trait(const char *key)
{
    size_t found = dossiers_kenmerk(key);
    if (found == SIZE_MAX)
        fail_msg("no trait %s", key);
    return found;
}

static void or_none(float *duration)
{
    *duration = *duration > 0.0F ? *duration : NAN;
}

static void complete(struct dossier *files, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct dossier *d = &files[i];
        float *durations[] = {&d->oudste,         &d->vb,           &d->overdracht,
                              &d->eerste_contact, &d->hulp_gestart, &d->afgesloten};
        for (size_t n = 0; n < sizeof durations / sizeof durations[0]; n++)
            or_none(durations[n]);
        for (int h = 0; h < HULPSOORTEN; h++)
            or_none(&d->traject_klaar[h]);
    }
}

static double figure(struct dossier *files, size_t count, const char *what, const char *among)
{
    size_t choice[MOST];
    struct dossiers all = {files, count};
    assert_true(count <= MOST);
    for (size_t i = 0; i < count; i++)
        choice[i] = i;
    complete(files, count);
    return dossiers_cijfer(&all, choice, count, trait(what), among ? trait(among) : ALL, 0, NULL,
                           NULL);
}

static double of_one(struct dossier file, const char *what)
{
    return figure(&file, 1, what, NULL);
}

static const struct example {
    const char *what;
    struct dossier yes, no;
} examples[] = {
    {"eerder_bekend", FILE_OF(.eerder = 1), PLAIN},
    {"eerder_1_2", FILE_OF(.eerder_gemeld = 2), FILE_OF(.eerder_gemeld = 3)},
    {"eerder_1_2", FILE_OF(.eerder_gemeld = 1), PLAIN},
    {"eerder_3_4", FILE_OF(.eerder_gemeld = 3), FILE_OF(.eerder_gemeld = 2)},
    {"eerder_3_4", FILE_OF(.eerder_gemeld = 4), FILE_OF(.eerder_gemeld = 5)},
    {"eerder_5_7", FILE_OF(.eerder_gemeld = 5), FILE_OF(.eerder_gemeld = 4)},
    {"eerder_5_7", FILE_OF(.eerder_gemeld = 7), FILE_OF(.eerder_gemeld = 8)},
    {"eerder_8_plus", FILE_OF(.eerder_gemeld = 8), FILE_OF(.eerder_gemeld = 7)},
    {"eerder_0_2", FILE_OF(.eerder_gemeld = 2), FILE_OF(.eerder_gemeld = 3)},
    {"eerder_3_7", FILE_OF(.eerder_gemeld = 3), FILE_OF(.eerder_gemeld = 2)},
    {"eerder_3_7", FILE_OF(.eerder_gemeld = 7), FILE_OF(.eerder_gemeld = 8)},
    {"niet_eerder_3_7", FILE_OF(.eerder_gemeld = 8), FILE_OF(.eerder_gemeld = 5)},
    /* Table 3.3: these five leave nobody out and have nobody twice. */
    {"geen_eerder", PLAIN, FILE_OF(.eerder = 1)},
    {"geen_incident", FILE_OF(.eerder = 1), FILE_OF(.incidenten_daarvoor = 1)},
    {"geen_incident", PLAIN, FILE_OF(.incidenten_jaar = 1)},
    {"incident_jaar_een", FILE_OF(.incidenten_jaar = 1), FILE_OF(.incidenten_jaar = 2)},
    {"incident_jaar_een", FILE_OF(.incidenten_jaar = 1),
     FILE_OF(.incidenten_jaar = 1, .incidenten_daarvoor = 1)},
    {"incident_jaar_meer", FILE_OF(.incidenten_jaar = 2), FILE_OF(.incidenten_jaar = 1)},
    {"incident_jaar_meer", FILE_OF(.incidenten_jaar = 3),
     FILE_OF(.incidenten_jaar = 3, .incidenten_daarvoor = 1)},
    {"incident_beide", FILE_OF(.incidenten_jaar = 1, .incidenten_daarvoor = 1),
     FILE_OF(.incidenten_daarvoor = 2)},
    {"incident_beide", FILE_OF(.incidenten_jaar = 2, .incidenten_daarvoor = 2),
     FILE_OF(.incidenten_jaar = 2)},
    {"incident_daarvoor", FILE_OF(.incidenten_daarvoor = 1),
     FILE_OF(.incidenten_jaar = 1, .incidenten_daarvoor = 1)},
    {"incident_daarvoor", FILE_OF(.incidenten_daarvoor = 3), PLAIN},
    {"incident_meer_jaren", FILE_OF(.incidenten_daarvoor = 1), FILE_OF(.incidenten_jaar = 2)},
    {"oudste_onder_1_jaar", FILE_OF(.oudste = 365.0F), FILE_OF(.oudste = 366.0F)},
    {"oudste_1_3_jaar", FILE_OF(.oudste = 366.0F), FILE_OF(.oudste = 1096.0F)},
    {"oudste_1_3_jaar", FILE_OF(.oudste = 1095.0F), PLAIN},
    {"oudste_boven_3_jaar", FILE_OF(.oudste = 1096.0F), FILE_OF(.oudste = 1095.0F)},
    {"minderjarigen", FILE_OF(.kinderen = 1), PLAIN},
    {"crisis", FILE_OF(.crisis = true), PLAIN},
    {"huisverbod", FILE_OF(.huisverbod = true), FILE_OF(.crisis = true)},
    {"onderzoek", FILE_OF(.eerste_route = ROUTE_ONDERZOEK), FILE_OF(.eerste_route = ROUTE_VENV)},
    {"venv", FILE_OF(.eerste_route = ROUTE_VENV), FILE_OF(.eerste_route = ROUTE_ONDERZOEK)},
    {"direct", FILE_OF(.eerste_route = ROUTE_DIRECT), FILE_OF(.eerste_route = ROUTE_GEEN_VERVOLG)},
    {"geen_vervolg", FILE_OF(.eerste_route = ROUTE_GEEN_VERVOLG), PLAIN},
    {"geen_onderzoek", FILE_OF(.eerste_route = ROUTE_DIRECT), FILE_OF(.eerste_route = ROUTE_VENV)},
    {"geen_onderzoek", FILE_OF(.eerste_route = ROUTE_GEEN_VERVOLG),
     FILE_OF(.eerste_route = ROUTE_ONDERZOEK)},
    {"overgedragen", HANDED_OVER, PLAIN},
    {"nog_bij_vt", FILE_OF(.nog_bij_vt = true), PLAIN},
    {"aan_gezin", PLAIN, HANDED_OVER},
    {"aan_gezin", PLAIN, FILE_OF(.nog_bij_vt = true)},
    {"bij_lokaal_veld", FILE_OF(.lokaal = true), PLAIN},
    {"teruggemeld", FILE_OF(.teruggemeld = true), PLAIN},
    {"raadszaak", FILE_OF(.raadszaak = true), PLAIN},
    {"maatregel", FILE_OF(.maatregel = true), FILE_OF(.raadszaak = true)},
    {"traject_pleger", FILE_OF(TRAJECTEN(TRAJECT_AFGEWEZEN)), FILE_OF(TRAJECTEN(0, 1, 1, 1))},
    {"traject_slachtoffer", FILE_OF(TRAJECTEN(0, TRAJECT_WACHT)), FILE_OF(TRAJECTEN(1, 0, 1, 1))},
    {"traject_kind", FILE_OF(TRAJECTEN(0, 0, TRAJECT_LOOPT)), FILE_OF(TRAJECTEN(1, 1, 0, 1))},
    {"traject_systeem", FILE_OF(TRAJECTEN(0, 0, 0, TRAJECT_UITVAL)),
     FILE_OF(TRAJECTEN(1, 1, 1, 0))},
    {"meerdere_trajecten", FILE_OF(TRAJECTEN(TRAJECT_AFGEWEZEN, 0, TRAJECT_LOOPT)),
     FILE_OF(TRAJECTEN(0, 0, TRAJECT_LOOPT))},
    {"hulp_besloten", FILE_OF(.aanbod = GEEN_HULP_NODIG), PLAIN},
    {"geen_hulp_nodig", FILE_OF(.aanbod = GEEN_HULP_NODIG), PLAIN},
    {"zonder_hulp_klaar", FILE_OF(.aanbod = GEEN_HULP_NODIG, .overgedragen = true), HANDED_OVER},
    {"zonder_hulp_klaar", PLAIN, FILE_OF(.nog_bij_vt = true)},
    {"hulp_aangeboden", FILE_OF(.aanbod = AFGEWEZEN), FILE_OF(.aanbod = GEEN_HULP_NODIG)},
    {"hulp_aangeboden", FILE_OF(.aanbod = GEACCEPTEERD), PLAIN},
    {"hulp_geaccepteerd", FILE_OF(.aanbod = GEACCEPTEERD), FILE_OF(.aanbod = AFGEWEZEN)},
    {"hulp_gestart", FILE_OF(TRAJECTEN(0, TRAJECT_LOOPT)), FILE_OF(TRAJECTEN(0, TRAJECT_WACHT))},
    {"hulp_gestart", FILE_OF(TRAJECTEN(0, TRAJECT_UITVAL)),
     FILE_OF(TRAJECTEN(TRAJECT_NIET_GESTART, TRAJECT_GEPLAND))},
    {"hulp_gestart", FILE_OF(TRAJECTEN(1, 0, 0, TRAJECT_VOLDOENDE)), PLAIN},
    {"hulp_niet_op_gang", FILE_OF(TRAJECTEN(TRAJECT_NIET_GESTART)), PLAIN},
    {"hulp_niet_op_gang", FILE_OF(TRAJECTEN(TRAJECT_WACHT)), FILE_OF(TRAJECTEN(TRAJECT_UITVAL))},
    {"hulp_voldoende", FILE_OF(TRAJECTEN(TRAJECT_UITVAL, TRAJECT_VOLDOENDE)),
     FILE_OF(TRAJECTEN(TRAJECT_UITVAL, TRAJECT_LOOPT))},
    {"eerder_3_7_gestart", FILE_OF(.eerder = 3, .eerder_gemeld = 3, TRAJECTEN(TRAJECT_LOOPT)),
     FILE_OF(.eerder = 3, .eerder_gemeld = 3, TRAJECTEN(TRAJECT_WACHT))},
    {"eerder_3_7_gestart", FILE_OF(.eerder = 7, .eerder_gemeld = 7, TRAJECTEN(TRAJECT_UITVAL)),
     FILE_OF(.eerder = 2, .eerder_gemeld = 2, TRAJECTEN(TRAJECT_LOOPT))},
    {"gemonitord", FILE_OF(.terugkijken = 1), FILE_OF(.gemonitord = true)},
    {"in_monitoring", FILE_OF(.gemonitord = true), PLAIN},
    {"monitor_1_2", FILE_OF(.terugkijken = 2), FILE_OF(.terugkijken = 3)},
    {"monitor_1_2", FILE_OF(.terugkijken = 1), PLAIN},
    {"monitor_3_plus", FILE_OF(.terugkijken = 3), FILE_OF(.terugkijken = 2)},
    {"recidive", FILE_OF(.nieuw = 1), PLAIN},
    {"recidive_meer", FILE_OF(.nieuw = 2), FILE_OF(.nieuw = 1)},
};

static void test_trait_when_of_a_file_then_by_its_definition(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++) {
        const struct example *e = &examples[i];
        if (of_one(e->yes, e->what) != 100.0)
            fail_msg("%s (%zu) is not true of its file", e->what, i);
        if (of_one(e->no, e->what) != 0.0)
            fail_msg("%s (%zu) is true of another file", e->what, i);
    }
}

/* One file with a traject of each kind, in different standings. */
#define HELPED                                                                                     \
    FILE_OF(.eerder = 1, .eerder_gemeld = 1,                                                       \
            TRAJECTEN(TRAJECT_AFGEWEZEN, TRAJECT_NIET_GESTART, TRAJECT_LOOPT, TRAJECT_VOLDOENDE),  \
            .traject_klaar = {0.0F, 0.0F, 0.0F, 150.0F})
#define DROPPED                                                                                    \
    FILE_OF(.eerder = 3, .eerder_gemeld = 3, TRAJECTEN(0, TRAJECT_WACHT, 0, TRAJECT_UITVAL),       \
            .traject_klaar = {0.0F, 0.0F, 0.0F, 50.0F})

static void test_trajecten_when_counted_then_each_apart(void **state)
{
    (void)state;
    struct dossier files[] = {HELPED, PLAIN, DROPPED, FILE_OF(.aanbod = GEEN_HULP_NODIG)};
    static const struct {
        const char *what, *among;
        double value;
    } expected[] = {
        {"aangeboden", NULL, 100.0}, /* six */
        {"aangeboden_systeem", "aangeboden", 100.0},
        {"aangeboden", "aangeboden_kind", 100.0},
        {"geaccepteerd", NULL, 500.0 / 6.0},
        {"geaccepteerd_pleger", NULL, 0.0},
        {"geaccepteerd_slachtoffer", NULL, 100.0}, /* a traject that never began was accepted */
        {"gestart", NULL, 300.0 / 6.0},
        {"gestart_slachtoffer", NULL, 0.0},
        {"gestart_kind", NULL, 100.0},
        {"loopt", NULL, 100.0 / 6.0},
        {"loopt_kind", NULL, 100.0},
        {"voldoende", NULL, 100.0 / 6.0},
        {"voldoende_systeem", NULL, 50.0},
        {"gestart_en_klaar", NULL, 200.0 / 6.0},
        {"voldoende", "gestart_en_klaar", 50.0},
        {"voldoende", "gestart_en_klaar_eerder_0_2", 100.0},
        {"gestart_en_klaar_eerder_0_2", NULL, 100.0 / 6.0},
        {"gestart", "geaccepteerd_systeem", 100.0},
        {"geaccepteerd", "eerder_3_7", 100.0}, /* of the trajecten of some files */
        {"geaccepteerd", "eerder_0_2", 75.0},
        {"duur_traject", NULL, 100.0},
        {"duur_traject_systeem", "eerder_3_7", 50.0},
        {"traject_systeem", NULL, 50.0}, /* of files, not of trajecten */
        {"trajecten_per_100", NULL, 150.0},
        {"hulp_voldoende", "hulp_gestart", 50.0},
    };
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        double found = figure(files, 4, expected[i].what, expected[i].among);
        if (fabs(found - expected[i].value) > 1e-9)
            fail_msg("%s: %g, expected %g", expected[i].what, found, expected[i].value);
    }
    /* Nobody: no traject of that kind is known, or files among trajecten. */
    assert_true(isnan(figure(files, 4, "duur_traject_kind", NULL)));
    assert_true(isnan(figure(files, 4, "recidive", "loopt")));
    assert_true(isnan(figure(files, 0, "alle", NULL)));
}

static void test_duration_when_not_all_have_one_then_mean_of_those_that_do(void **state)
{
    (void)state;
    struct dossier files[] = {FILE_OF(.vb = 2.0F, .overdracht = 20.0F, .eerste_contact = 40.0F),
                              FILE_OF(.vb = 4.0F, .overdracht = 30.0F, .hulp_gestart = 60.0F),
                              FILE_OF(.vb = 3.0F, .nieuw = 1, .afgesloten = 150.0F)};
    assert_true(figure(files, 3, "duur_vb", NULL) == 3.0);
    assert_true(figure(files, 3, "duur_overdracht", NULL) == 25.0);
    assert_true(figure(files, 3, "duur_eerste_contact", NULL) == 40.0);
    assert_true(figure(files, 3, "duur_start_hulp", NULL) == 60.0);
    assert_true(figure(files, 3, "duur_afgesloten", NULL) == 150.0);
    assert_true(figure(files, 3, "duur_vb", "recidive") == 3.0);
    assert_true(isnan(figure(files, 3, "duur_overdracht", "recidive")));
}

static void test_vocabulary_when_listed_then_every_share_is_tried_both_ways(void **state)
{
    (void)state;
    for (size_t k = 0; k < dossier_kenmerken.count; k++) {
        const struct figure_trait *row = &dossier_kenmerken.rows[k];
        assert_int_equal(dossiers_kenmerk(row->key), k); /* no key twice */
        assert_true(strlen(row->nl) > 0 && strlen(row->en) > 0);
        bool tried = dossiers_kenmerk_van_traject(k) || strcmp(row->unit, "procent") != 0 ||
                     strcmp(row->key, "alle") == 0;
        for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++)
            tried = tried || strcmp(examples[i].what, row->key) == 0;
        if (!tried)
            fail_msg("no example of %s", row->key);
    }
    assert_true(dossiers_kenmerk("recidieve") == SIZE_MAX);
    assert_true(dossiers_kenmerk_van_traject(trait("voldoende_kind")));
    assert_false(dossiers_kenmerk_van_traject(trait("traject_kind")));
}

/* --- a part of them --- */

/* Draws that a test sets. */
struct draws {
    double u[MOST];
    size_t asked;
};

static double draw(void *context, size_t number)
{
    struct draws *d = context;
    d->asked = number + 1 > d->asked ? number + 1 : d->asked;
    return d->u[number];
}

static void test_part_when_fewer_are_known_then_all_of_them(void **state)
{
    (void)state;
    struct dossier files[] = {FILE_OF(.overdracht = 10.0F), PLAIN, FILE_OF(.overdracht = 30.0F)};
    complete(files, 3);
    struct dossiers all = {files, 3};
    const size_t choice[] = {0, 1, 2};
    struct draws d = {.u = {0.99, 0.99, 0.99}};
    for (size_t of = 2; of < 5; of++)
        assert_true(dossiers_cijfer(&all, choice, 3, trait("duur_overdracht"), ALL, of, draw, &d) ==
                    20.0);
    assert_int_equal(d.asked, 0);
    /* One of the two that are known: the last, or the first. */
    assert_true(dossiers_cijfer(&all, choice, 3, trait("duur_overdracht"), ALL, 1, draw, &d) ==
                30.0);
    d.u[0] = 0.49;
    assert_true(dossiers_cijfer(&all, choice, 3, trait("duur_overdracht"), ALL, 1, draw, &d) ==
                10.0);
    assert_int_equal(d.asked, 1);
    /* Only of those in the sample. */
    assert_true(dossiers_cijfer(&all, choice, 1, trait("duur_overdracht"), ALL, 0, draw, &d) ==
                10.0);
}

static void test_part_when_of_trajecten_then_file_by_file(void **state)
{
    (void)state;
    struct dossier files[] = {HELPED, PLAIN, DROPPED};
    struct dossiers all = {files, 3};
    const size_t choice[] = {0, 1, 2};
    struct draws d = {.u = {0.0, 0.0}};
    /* The four of the first file; those and one of the other; the other's two and one more. */
    assert_true(dossiers_cijfer(&all, choice, 3, trait("gestart"), ALL, 4, draw, &d) == 50.0);
    assert_true(dossiers_cijfer(&all, choice, 3, trait("gestart"), ALL, 5, draw, &d) == 40.0);
    d.u[0] = 0.5;
    assert_true(fabs(dossiers_cijfer(&all, choice, 3, trait("gestart"), ALL, 3, draw, &d) -
                     100.0 / 3.0) < 1e-9);
}

static void test_part_when_drawn_often_then_every_file_as_likely(void **state)
{
    (void)state;
    struct dossier files[10];
    size_t choice[10];
    for (size_t i = 0; i < 10; i++) {
        files[i] = (struct dossier)FILE_OF(.nieuw = i == 3);
        choice[i] = i;
    }
    struct dossiers all = {files, 10};
    double sum = 0.0;
    const double tries = 4000.0;
    for (int n = 0; n < 4000; n++) {
        struct draws d;
        for (int i = 0; i < 4; i++)
            d.u[i] = stream_first_uniform(
                7, (struct stream_name){.actor = (uint32_t)n, .part = (uint16_t)i});
        sum += dossiers_cijfer(&all, choice, 10, trait("recidive"), ALL, 4, draw, &d) > 0.0;
    }
    /* Four of ten: in 40% of the draws. */
    assert_true(fabs(sum / tries - 0.4) < 4.5 * sqrt(0.24 / tries));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_trait_when_of_a_file_then_by_its_definition),
        cmocka_unit_test(test_trajecten_when_counted_then_each_apart),
        cmocka_unit_test(test_duration_when_not_all_have_one_then_mean_of_those_that_do),
        cmocka_unit_test(test_vocabulary_when_listed_then_every_share_is_tried_both_ways),
        cmocka_unit_test(test_part_when_fewer_are_known_then_all_of_them),
        cmocka_unit_test(test_part_when_of_trajecten_then_file_by_file),
        cmocka_unit_test(test_part_when_drawn_often_then_every_file_as_likely),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
