/* Dossiers of a world: who is in them, what they know on which day, and that shares of the whole
 * cohort are those of the KPI's. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "tests/models/run.h"

/* One replication of the small world with dossiers of those opened before `until`; to be freed. */
static struct run *run_with_files(const char *const *sets, int until)
{
    struct run *r = calloc(1, sizeof *r);
    assert_non_null(r);
    world_load(&r->world, WORLD_FROM_START, sets);
    struct keten *k = world_begin(&r->world, 1);
    keten_historie(k);
    tick opened = until > 0 ? r->world.in.start + until * CLOCK_DAY : r->world.in.eind;
    assert_true(uitkomst_vanaf_start(&r->u, k, &r->world.in, false, opened));
    return r;
}
#define FILES(until, ...) run_with_files((const char *const[]){__VA_ARGS__, NULL}, until)

static double share(const struct run *r, const char *what, const char *among)
{
    size_t n = r->u.dossiers.aantal, *choice = malloc((n + 1) * sizeof *choice);
    assert_non_null(choice);
    for (size_t i = 0; i < n; i++)
        choice[i] = i;
    double value = dossiers_cijfer(&r->u.dossiers, choice, n, dossiers_kenmerk(what),
                                   among ? dossiers_kenmerk(among) : SIZE_MAX, 0, NULL, NULL);
    free(choice);
    return value;
}

static void test_shares_when_of_the_whole_cohort_then_those_of_the_kpis(void **state)
{
    (void)state;
    struct run *r =
        FILES(0, "inloop_dagen=60", "eind=2019-06-30", "veilig_thuis.venv.aandeel.zwaar=20");
    static const struct {
        const char *what, *among, *kpi, *breakdown;
    } same[] = {
        {"direct", NULL, "direct_doorgezet", "alle"},
        {"onderzoek", NULL, "onderzoek_aandeel", "alle"},
        {"in_monitoring", NULL, "monitoring_aandeel", "alle"},
        {"teruggemeld", "bij_lokaal_veld", "terugmelding_aandeel", "alle"},
        {"hulp_aangeboden", "hulp_besloten", "traject_aandeel", "alle"},
        {"traject_pleger", "hulp_besloten", "traject_aandeel", "traject=pleger"},
        {"traject_kind", "hulp_besloten", "traject_aandeel", "traject=kind"},
        {"meerdere_trajecten", "hulp_besloten", "meerdere_trajecten", "alle"},
        {"hulp_geaccepteerd", "hulp_aangeboden", "hulp_geaccepteerd", "alle"},
        {"geaccepteerd_slachtoffer", NULL, "hulp_geaccepteerd", "traject=slachtoffer"},
        {"geaccepteerd_kind", NULL, "hulp_geaccepteerd", "traject=kind"},
        {"voldoende", "gestart_en_klaar", "hulp_voldoende", "alle"},
        {"voldoende_systeem", "gestart_en_klaar_systeem", "hulp_voldoende", "traject=systeem"},
    };
    assert_true(r->u.dossiers.aantal > 300);
    for (size_t i = 0; i < sizeof same / sizeof same[0]; i++) {
        double found = share(r, same[i].what, same[i].among);
        double kpi = run_value(r, same[i].kpi, "keten", "alle", same[i].breakdown);
        if (!(kpi > 0.0 && kpi < 100.0 && run_near(found, kpi)))
            fail_msg("%s: %g, the KPI %g", same[i].what, found, kpi);
    }
    run_free(r);
}

static void test_files_when_of_a_period_then_its_casussen_with_a_first_vb(void **state)
{
    (void)state;
    struct run *r = FILES(90, "eind=2018-04-30");
    const struct keten *k = &r->world.keten;
    const struct dossiers *all = &r->u.dossiers;
    size_t expected = 0, later = 0, kinderen = 0, minors = 0, waiting = 0;
    for (int32_t i = 0; i < k->casussen.aantal; i++) {
        const struct casus *c = &k->casussen.rij[i];
        bool in_time = c->mijlpaal[MIJLPAAL_MELDING] < r->world.in.start + 90 * CLOCK_DAY;
        expected += c->telt && in_time && c->mijlpaal[MIJLPAAL_VB] != CLOCK_NEVER;
        kinderen += c->telt && in_time && c->mijlpaal[MIJLPAAL_VB] != CLOCK_NEVER && c->kinderen;
        later += c->telt && !in_time;
        waiting += c->telt && in_time && c->mijlpaal[MIJLPAAL_OVERDRACHT] == CLOCK_NEVER &&
                   c->mijlpaal[MIJLPAAL_GESLOTEN] == CLOCK_NEVER;
    }
    assert_true(expected > 50 && later > 20 && waiting > 0);
    assert_int_equal(all->aantal, expected);
    double at_vt = 0.0;
    for (size_t i = 0; i < all->aantal; i++) {
        const struct dossier *d = &all->rij[i], *before = d - 1;
        assert_true(i == 0 || before->gemeente < d->gemeente ||
                    (before->gemeente == d->gemeente && before->wie < d->wie));
        assert_true(d->vb >= 0.0F && (d->overgedragen == !isnan(d->overdracht)));
        assert_true(!(d->overgedragen && d->nog_bij_vt));
        minors += d->kinderen > 0;
        at_vt += d->nog_bij_vt;
    }
    assert_int_equal(minors, kinderen);
    assert_true(at_vt == (double)waiting);
    assert_true(run_near(share(r, "overgedragen", NULL) + share(r, "nog_bij_vt", NULL) +
                             share(r, "aan_gezin", NULL),
                         100.0));
    run_free(r);
    r = RUN("eind=2018-03-31"); /* nobody asked */
    assert_int_equal(r->u.dossiers.aantal, 0);
    assert_null(r->u.dossiers.rij);
    run_free(r);
}

static void test_files_when_read_later_then_of_the_same_casussen_with_more_in_them(void **state)
{
    (void)state;
    struct run *early = FILES(90, "eind=2018-04-30"), *late = FILES(90, "eind=2019-03-31");
    size_t count = early->u.dossiers.aantal;
    assert_int_equal(late->u.dossiers.aantal, count);
    double again = 0.0, ended = 0.0;
    for (size_t i = 0; i < count; i++) {
        const struct dossier *a = &early->u.dossiers.rij[i], *b = &late->u.dossiers.rij[i];
        assert_true(a->wie == b->wie && a->gemeente == b->gemeente);
        assert_true(a->eerder == b->eerder && a->beoordeeld == b->beoordeeld);
        assert_true(a->nieuw <= b->nieuw && a->terugkijken <= b->terugkijken);
        assert_true(a->overgedragen <= b->overgedragen && a->maatregel <= b->maatregel);
        assert_true(isnan(a->overdracht) || a->overdracht == b->overdracht);
        again += b->nieuw > a->nieuw;
        for (int h = 0; h < HULPSOORTEN; h++)
            ended += isnan(a->traject_klaar[h]) && !isnan(b->traject_klaar[h]);
    }
    assert_true(again > 5.0 && ended > 20.0);
    assert_true(share(early, "gemonitord", NULL) < share(early, "in_monitoring", NULL));
    assert_true(share(late, "gemonitord", NULL) > share(early, "gemonitord", NULL));
    run_free(early);
    run_free(late);
}

static void test_durations_when_of_a_file_then_between_its_milestones(void **state)
{
    (void)state;
    struct run *r = FILES(0, "eind=2019-06-30");
    const struct dossiers *all = &r->u.dossiers;
    double closed = 0.0, one = 0.0, raad = 0.0, found = 0.0;
    for (size_t i = 0; i < all->aantal; i++) {
        const struct dossier *d = &all->rij[i];
        float last = NAN;
        int ended = 0;
        for (int h = 0; h < HULPSOORTEN; h++) {
            bool over = d->traject[h] == TRAJECT_VOLDOENDE || d->traject[h] == TRAJECT_UITVAL;
            assert_true(isnan(d->traject_klaar[h]) == !(over && !d->ambtshalve));
            last = fmaxf(last, d->traject_klaar[h]);
            ended += over;
        }
        if (!isnan(d->afgesloten)) { /* the last of them, to the whole day */
            assert_true(fabsf(last - d->afgesloten) <= 0.501F);
            closed++;
            one += ended == 1;
        }
        if (d->raadszaak)
            assert_true(isnan(d->eerste_contact));
        if (d->ambtshalve)
            assert_true(isnan(d->eerste_contact) && isnan(d->hulp_gestart));
        if (!isnan(d->eerste_contact) && !isnan(d->hulp_gestart))
            assert_true(d->eerste_contact <= d->hulp_gestart);
        raad += d->raadszaak;
        found += d->ambtshalve;
    }
    assert_true(closed > 50.0 && one > 20.0 && one < closed && raad > 5.0 && found > 1.0);
    run_free(r);
}

/* --- by hand: nothing happens by itself --- */

static struct keten *quiet(struct world *w)
{
    WORLD_LOAD(w, WORLD_ALWAYS, "incidenten.per_jaar=0", "melding.kans=0", "melding.advies=0",
               "gemeenten.*.lokaal_opgevangen=0", "veilig_thuis.huisverbod=0",
               "veilig_thuis.monitoring.aandeel=100", "veilig_thuis.monitoring.maand_1=3",
               "veilig_thuis.monitoring.maand_2=6", "veilig_thuis.monitoring.maand_3=0",
               "veilig_thuis.monitoring.ontdekking=100", "raad.wachtlijst_start=0",
               "veilig_thuis.onderzoek.wachtlijst_start=0", "veilig_thuis.geen_vervolg.licht=100",
               "veilig_thuis.geen_vervolg.middelzwaar=100", "veilig_thuis.geen_vervolg.zwaar=100");
    struct keten *k = world_start(w, 1);
    keten_loop(k, w->in.start + 40 * CLOCK_DAY);
    assert_int_equal(k->casussen.geopend, 0);
    return k;
}

static void days_pass(struct keten *k, int days)
{
    keten_loop(k, k->sim.now + days * CLOCK_DAY);
}

/* The only casus opened by the first report about this household. */
static int32_t opened(struct keten *k, int32_t household)
{
    assert_int_equal(world_report(k, household, 1, 0, k->sim.now), 1);
    int32_t c = casus_bij_vt(&k->casussen, household);
    assert_true(c >= 0 && k->casussen.rij[c].telt);
    return c;
}

static void test_new_incident_when_it_becomes_known_twice_then_counts_once(void **state)
{
    (void)state;
    struct world w;
    struct keten *k = quiet(&w);
    int32_t h = world_quiet_household(k, 0, false, 0);
    tick first = k->sim.now;
    int32_t c = opened(k, h);
    world_report(k, h, 1, 1, first); /* another melder of the incident itself */
    assert_int_equal(k->casussen.rij[c].nieuw, 0);
    days_pass(k, 60);
    tick one = k->sim.now;
    k->meldingen.bedrading.bekend(k->meldingen.bedrading.keten, h, one); /* to help */
    days_pass(k, 20);
    tick other = k->sim.now;
    world_report(k, h, 3, 0, other);
    assert_int_equal(k->casussen.rij[c].nieuw, 2);
    days_pass(k, 20);
    world_report(k, h, 2, 0, one); /* after the other one, and by two melders */
    world_report(k, h, 3, 1, other);
    assert_int_equal(k->casussen.rij[c].nieuw, 2);
    assert_true(k->casussen.rij[c].recidive == one);
    /* An incident that nobody hears of. */
    k->huishoudens.bedrading.incident(k->huishoudens.bedrading.keten, h, 4);
    assert_int_equal(k->casussen.rij[c].nieuw, 2);
    world_unload(&w);
}

static void test_new_incident_when_more_than_a_year_after_the_first_then_counts_too(void **state)
{
    (void)state;
    struct world w;
    struct keten *k = quiet(&w);
    int32_t h = world_quiet_household(k, 0, false, 0);
    int32_t c = opened(k, h);
    days_pass(k, 10);
    tick first = k->sim.now;
    world_report(k, h, 2, 0, first);
    days_pass(k, 400);
    world_report(k, h, 3, 0, first - CLOCK_DAY); /* too late to change the date */
    assert_int_equal(k->casussen.rij[c].nieuw, 2);
    world_report(k, h, 4, 0, first - 2 * CLOCK_DAY);
    assert_int_equal(k->casussen.rij[c].nieuw, 3);
    world_report(k, h, 5, 0, first - 3 * CLOCK_DAY); /* by then it is followed no more */
    assert_int_equal(k->casussen.rij[c].nieuw, 3);
    assert_true(k->casussen.rij[c].recidive <= first);
    world_unload(&w);
}

static void test_history_when_a_casus_opens_then_years_before_it(void **state)
{
    (void)state;
    struct world w;
    struct keten *k = quiet(&w);
    int32_t h = world_quiet_household(k, 0, false, 0);
    tick now = k->sim.now;
    struct huishouden *huishouden = &k->huishoudens.rij[h];
    static const int days_ago[] = {3000, 800, 366, 365}; /* the first is forgotten */
    for (size_t i = 0; i < sizeof days_ago / sizeof days_ago[0]; i++) {
        huishouden_casus_geopend(&k->huishoudens, h, now - days_ago[i] * CLOCK_DAY);
        huishouden_noteer(&huishouden->meldingen, now - days_ago[i] * CLOCK_DAY);
        huishouden_noteer(&huishouden->incidenten, now - (days_ago[i] + 1) * CLOCK_DAY);
    }
    huishouden_noteer(&huishouden->meldingen, now - 365 * CLOCK_DAY); /* by another melder */
    huishouden_noteer(&huishouden->incidenten, now - 20 * CLOCK_DAY); /* reported by nobody */
    int32_t i = opened(k, h);
    const struct casus *c = &k->casussen.rij[i];
    assert_int_equal(c->eerder, 3);
    assert_int_equal(c->eerder_gemeld, 4);
    assert_true(c->eerder_oudste == 800.0F);
    assert_int_equal(c->incidenten_jaar, 1);
    assert_int_equal(c->incidenten_daarvoor, 3);
    i = opened(k, world_quiet_household(k, 1, false, 0));
    c = &k->casussen.rij[i];
    assert_int_equal(c->eerder + c->eerder_gemeld + c->incidenten_jaar + c->incidenten_daarvoor, 0);
    assert_true(isnan(c->eerder_oudste));
    world_unload(&w);
}

static void test_history_when_long_then_only_the_last_is_remembered(void **state)
{
    (void)state;
    struct world w;
    struct keten *k = quiet(&w);
    int32_t h = world_quiet_household(k, 0, false, 0);
    struct huishouden *huishouden = &k->huishoudens.rij[h];
    tick now = k->sim.now;
    for (int i = 40; i > 0; i--)
        huishouden_noteer(&huishouden->meldingen, now - i * CLOCK_DAY);
    struct huishouden_verleden v = huishouden_verleden(&k->huishoudens, huishouden, now, now);
    assert_int_equal(v.meldingen, HUISHOUDEN_OPENINGEN);
    assert_true(v.oudste == now - HUISHOUDEN_OPENINGEN * CLOCK_DAY);
    v = huishouden_verleden(&k->huishoudens, huishouden, now - 5 * CLOCK_DAY, now);
    assert_int_equal(v.meldingen, HUISHOUDEN_OPENINGEN - 5); /* not those at or after it */
    world_unload(&w);
}

static void test_looking_back_when_done_then_counted_in_its_file(void **state)
{
    (void)state;
    struct world w;
    struct keten *k = quiet(&w);
    int32_t c = opened(k, world_quiet_household(k, 0, false, 0));
    monitoring_start(&k->monitoring, c);
    assert_true(k->casussen.rij[c].gemonitord && k->casussen.rij[c].terugkijken == 0);
    days_pass(k, 85);
    assert_int_equal(k->casussen.rij[c].terugkijken, 0);
    days_pass(k, 30);
    assert_int_equal(k->casussen.rij[c].terugkijken, 1);
    days_pass(k, 100);
    assert_int_equal(k->casussen.rij[c].terugkijken, 2);
    struct dossiers files;
    dossiers_maak(&files, k, k->sim.now);
    assert_int_equal(files.aantal, 1);
    assert_int_equal(files.rij[0].terugkijken, 2);
    assert_true(files.rij[0].gemonitord && files.rij[0].eerste_route == ROUTE_GEEN_VERVOLG);
    dossiers_release(&files);
    world_unload(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shares_when_of_the_whole_cohort_then_those_of_the_kpis),
        cmocka_unit_test(test_files_when_of_a_period_then_its_casussen_with_a_first_vb),
        cmocka_unit_test(test_files_when_read_later_then_of_the_same_casussen_with_more_in_them),
        cmocka_unit_test(test_durations_when_of_a_file_then_between_its_milestones),
        cmocka_unit_test(test_new_incident_when_it_becomes_known_twice_then_counts_once),
        cmocka_unit_test(test_new_incident_when_more_than_a_year_after_the_first_then_counts_too),
        cmocka_unit_test(test_history_when_a_casus_opens_then_years_before_it),
        cmocka_unit_test(test_history_when_long_then_only_the_last_is_remembered),
        cmocka_unit_test(test_looking_back_when_done_then_counted_in_its_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
