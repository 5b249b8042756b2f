/* Outcomes: each KPI by its definition, recounted from the casussen of one world, and the shape of
 * the table. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "tests/models/world.h"

struct run {
    struct world world;
    struct uitkomst u;
    double years;
};

static struct run *run_of(const char *const *sets)
{
    struct run *r = calloc(1, sizeof *r);
    assert_non_null(r);
    world_load(&r->world, WORLD_FROM_START, sets);
    uitkomst_maak(&r->u, world_begin(&r->world, 1));
    r->years =
        (double)(r->world.in.eind - r->world.in.telt_vanaf) / (double)CLOCK_DAY / CLOCK_YEAR_DAYS;
    return r;
}
#define RUN(...) run_of((const char *const[]){__VA_ARGS__, NULL})

static void run_free(struct run *r)
{
    uitkomst_release(&r->u);
    world_release(&r->world);
    free(r);
}

static size_t cell(const struct run *r, const char *kpi, const char *station, const char *gemeente,
                   const char *breakdown)
{
    return kpi_cells_find(&uitkomsten_catalogus, r->u.kpi.cel, r->u.kpi.aantal, kpi, station,
                          gemeente, breakdown);
}

static double value(const struct run *r, const char *kpi, const char *station, const char *gemeente,
                    const char *breakdown)
{
    size_t i = cell(r, kpi, station, gemeente, breakdown);
    if (i == SIZE_MAX)
        fail_msg("no row %s %s %s %s", kpi, station, gemeente, breakdown);
    return r->u.kpi.waarde[i];
}

static bool near(double a, double b)
{
    return fabs(a - b) <= 1e-9 * fmax(1.0, fabs(a));
}

/* Sum over the gemeenten, held against the row of all of them. */
static void expect_sum(const struct run *r, const char *kpi, const char *station)
{
    double sum = 0.0;
    for (size_t g = 0; g < r->world.in.gemeenten; g++)
        sum += value(r, kpi, station, r->world.in.sleutel[g], "alle");
    if (!near(sum, value(r, kpi, station, "alle", "alle")))
        fail_msg("gemeenten of %s at %s do not sum to the whole", kpi, station);
}

static void test_meldingen_when_split_then_sum_to_the_total(void **state)
{
    (void)state;
    struct run *r = RUN("inloop_dagen=100");
    double total = value(r, "meldingen_per_jaar", "keten", "alle", "alle"), melders = 0.0;
    assert_true(total > 100.0);
    for (int m = 0; m < MELDERS; m++) {
        char breakdown[60];
        snprintf(breakdown, sizeof breakdown, "melder=%s", begrippen_melder((enum melder)m));
        melders += value(r, "meldingen_per_jaar", "keten", "alle", breakdown);
    }
    assert_true(near(melders, total));
    double first = value(r, "meldingen_eerste_per_jaar", "keten", "alle", "alle");
    double again = value(r, "meldingen_her_per_jaar", "keten", "alle", "alle");
    double follow = value(r, "meldingen_vervolg_per_jaar", "keten", "alle", "alle");
    assert_true(first > 0.0 && again > 0.0 && follow > 0.0);
    assert_true(near(first + again + follow, total));
    assert_true(
        near(value(r, "hermelding_aandeel", "keten", "alle", "alle"), 100.0 * again / total));
    expect_sum(r, "meldingen_per_jaar", "keten");
    expect_sum(r, "meldingen_eerste_per_jaar", "keten");
    expect_sum(r, "meldingen_her_per_jaar", "keten");
    expect_sum(r, "meldingen_vervolg_per_jaar", "keten");
    expect_sum(r, "meldingen_terug_per_jaar", "keten");
    /* Each first or repeat report opens a casus, but for those sent back, which come again in the
     * same one; so does a follow-up report about a huishouden in monitoring. */
    double back = value(r, "meldingen_terug_per_jaar", "keten", "alle", "alle");
    assert_true(back > 0.0 && back < again);
    double casussen = value(r, "casussen_per_jaar", "keten", "alle", "alle");
    assert_true(casussen >= first + again - back && casussen <= total - back);
    assert_true(near(casussen * r->years, (double)r->u.pijl[PIJL_MELDING_CASUS]));
    assert_true(near(value(r, "adviezen_per_jaar", "keten", "alle", "alle"),
                     (double)r->world.keten.metingen.adviezen / r->years));
    run_free(r);
}

struct recount {
    double opened, vb, direct, onderzoek, followed, known, asked, offered, accepted, several, over,
        well;
};

static double percent(double part, double whole)
{
    return 100.0 * part / whole;
}

static void expect_shares(const struct run *r, const struct recount *n, const char *gemeente,
                          const char *breakdown)
{
    const struct {
        const char *kpi;
        double expected;
    } shares[] = {{"casussen_per_jaar", n->opened / r->years},
                  {"direct_doorgezet", percent(n->direct, n->vb)},
                  {"onderzoek_aandeel", percent(n->onderzoek, n->vb)},
                  {"monitoring_aandeel", percent(n->followed, n->vb)},
                  {"traject_aandeel", percent(n->offered, n->asked)},
                  {"meerdere_trajecten", percent(n->several, n->asked)},
                  {"eerder_bekend_aandeel", percent(n->known, n->opened)},
                  {"hulp_geaccepteerd", percent(n->accepted, n->offered)},
                  {"hulp_voldoende", percent(n->well, n->over)}};
    for (size_t i = 0; i < sizeof shares / sizeof shares[0]; i++) {
        double x = value(r, shares[i].kpi, "keten", gemeente, breakdown);
        if (!(near(x, shares[i].expected) || (isnan(x) && isnan(shares[i].expected))))
            fail_msg("%s %s %s: %g, recounted %g", shares[i].kpi, gemeente, breakdown, x,
                     shares[i].expected);
    }
}

/* Trajecten of this casus that ended in this way. */
static int ended(const struct casus *c, enum traject_stand how)
{
    int count = 0;
    for (int h = 0; h < HULPSOORTEN; h++)
        count += c->traject[h] == how;
    return count;
}

/* Casussen opened after the warm-up; gemeente, zwaarte and voorgeschiedenis −1: all. */
static struct recount recount(const struct run *r, int gemeente, int zwaarte, int history)
{
    struct recount n = {0};
    const struct casussen *cs = &r->world.keten.casussen;
    for (int32_t i = 0; i < cs->aantal; i++) {
        const struct casus *c = &cs->rij[i];
        const tick *m = c->mijlpaal;
        if (!c->telt || (gemeente >= 0 && c->gemeente != gemeente) ||
            (zwaarte >= 0 && (int)c->beoordeeld != zwaarte) ||
            (history >= 0 && (int)begrippen_indeling(c->eerder) != history))
            continue;
        assert_true(m[MIJLPAAL_MELDING] >= r->world.in.telt_vanaf);
        n.opened++;
        n.known += c->eerder > 0;
        n.vb += m[MIJLPAAL_VB] != CLOCK_NEVER;
        n.direct += c->route == ROUTE_DIRECT;
        n.onderzoek += c->route == ROUTE_ONDERZOEK;
        n.followed += m[MIJLPAAL_VB] != CLOCK_NEVER && c->gemonitord;
        n.asked += c->aanbod != NIET_AANGEBODEN;
        n.offered += c->aanbod == AFGEWEZEN || c->aanbod == GEACCEPTEERD;
        n.accepted += c->aanbod == GEACCEPTEERD;
        n.several += HULPSOORTEN - ended(c, TRAJECT_GEEN) > 1;
        n.well += ended(c, TRAJECT_VOLDOENDE);
        n.over += ended(c, TRAJECT_VOLDOENDE) + ended(c, TRAJECT_UITVAL);
    }
    return n;
}

static void test_shares_when_recounted_from_casussen_then_equal(void **state)
{
    (void)state;
    struct run *r = RUN("inloop_dagen=60", "veilig_thuis.venv.aandeel.middelzwaar=20");
    struct recount n = recount(r, -1, -1, -1);
    assert_true(n.opened > 100.0 && n.direct > 20.0 && n.over > 10.0 && n.several > 10.0);
    expect_shares(r, &n, "alle", "alle");
    for (size_t g = 0; g < r->world.in.gemeenten; g++) {
        n = recount(r, (int)g, -1, -1);
        expect_shares(r, &n, r->world.in.sleutel[g], "alle");
    }
    static const char *const weights[] = {"zwaarte=licht", "zwaarte=middelzwaar", "zwaarte=zwaar"};
    static const char *const histories[] = {"voorgeschiedenis=0", "voorgeschiedenis=1-2",
                                            "voorgeschiedenis=3plus"};
    for (int i = 0; i < 3; i++) {
        n = recount(r, -1, i, -1);
        expect_shares(r, &n, "alle", weights[i]);
        n = recount(r, -1, -1, i);
        expect_shares(r, &n, "alle", histories[i]);
    }
    run_free(r);
}

static void test_hulp_when_split_by_traject_then_counted_by_kind(void **state)
{
    (void)state;
    struct run *r = RUN("inloop_dagen=60");
    const struct casussen *cs = &r->world.keten.casussen;
    double asked = 0.0, offered[HULPSOORTEN] = {0.0}, accepted[HULPSOORTEN] = {0.0};
    for (int32_t i = 0; i < cs->aantal; i++) {
        const struct casus *c = &cs->rij[i];
        asked += c->telt && c->aanbod != NIET_AANGEBODEN;
        for (int h = 0; h < HULPSOORTEN && c->telt; h++) {
            offered[h] += c->traject[h] != TRAJECT_GEEN;
            accepted[h] += c->traject[h] > TRAJECT_AFGEWEZEN;
        }
    }
    for (int h = 0; h < HULPSOORTEN; h++) {
        const char *kind = begrippen_per_hulpsoort((enum hulpsoort)h);
        assert_true(offered[h] > 5.0);
        assert_true(
            near(value(r, "traject_aandeel", "keten", "alle", kind), percent(offered[h], asked)));
        assert_true(near(value(r, "hulp_geaccepteerd", "keten", "alle", kind),
                         percent(accepted[h], offered[h])));
    }
    run_free(r);
}

/* Of the casussen with a VB that the lokale veld had, those that came back. */
static void test_terugmelding_when_nothing_is_sent_back_then_zero(void **state)
{
    (void)state;
    struct run *r = RUN("inloop_dagen=60");
    double share = value(r, "terugmelding_aandeel", "keten", "alle", "alle");
    assert_true(share > 0.0 && share < 60.0);
    run_free(r);
    r = RUN("inloop_dagen=60", "mechanismen.M4.stand=uit");
    assert_true(value(r, "terugmelding_aandeel", "keten", "alle", "alle") == 0.0);
    run_free(r);
}

static void test_pressure_when_measured_weekly_then_mean_of_the_series(void **state)
{
    (void)state;
    struct run *r = RUN("veilig_thuis.onderzoek.fte=4");
    static const char *const kpis[] = {"druk", "sterkte"};
    static const char *const stations[] = {"veilig_thuis", "onderzoek"};
    for (int i = 0; i < 2; i++) {
        size_t series = kpi_cells_find(&uitkomsten_catalogus, r->u.reeks_cel, r->u.reeks_aantal,
                                       kpis[i], stations[i], "alle", "alle");
        assert_true(series != SIZE_MAX);
        double sum = 0.0, weeks = 0.0;
        for (size_t w = 0; w < r->u.weken; w++) {
            if (r->world.in.start + (tick)(w + 1) * CLOCK_WEEK > r->world.in.telt_vanaf) {
                sum += (double)r->u.reeks[series * r->u.weken + w];
                weeks++;
            }
        }
        double mean = value(r, kpis[i], stations[i], "alle", "alle");
        assert_true(fabs(mean - sum / weeks) < 0.01);
        assert_true(mean >= 0.0 && mean <= 100.0);
    }
    assert_true(value(r, "druk", "veilig_thuis", "alle", "alle") > 0.0);
    run_free(r);
}

static bool has_casussen(enum station s)
{
    return s != STATION_ADVIES && s != STATION_MONITORING;
}

static void test_stocks_when_summed_over_stations_then_the_chain(void **state)
{
    (void)state;
    struct run *r = RUN("inloop_dagen=60", "veilig_thuis.onderzoek.fte=4");
    static const char *const kpis[] = {"caseload", "wachtlijst", "zonder_zicht_stand",
                                       "zonder_zicht"};
    for (size_t k = 0; k < sizeof kpis / sizeof kpis[0]; k++) {
        double sum = 0.0;
        for (int s = 0; s < STATIONS; s++) {
            if (!has_casussen((enum station)s))
                continue;
            sum += value(r, kpis[k], begrippen_station((enum station)s), "alle", "alle");
            if (strcmp(kpis[k], "zonder_zicht") != 0) /* days per casus of that gemeente */
                expect_sum(r, kpis[k], begrippen_station((enum station)s));
        }
        if (!near(sum, value(r, kpis[k], "keten", "alle", "alle")))
            fail_msg("%s: stations do not sum to the chain", kpis[k]);
    }
    double waits = value(r, "wachtlijst", "vb", "alle", "alle") +
                   value(r, "wachtlijst", "onderzoek", "alle", "alle") +
                   value(r, "wachtlijst", "venv", "alle", "alle");
    assert_true(waits > 1.0);
    assert_true(near(waits, value(r, "wachtlijst", "veilig_thuis", "alle", "alle")));
    /* Veilig Thuis answers for what is at its stations, and for what it asked the table, the Raad
     * and the court to look at. */
    double own = 0.0, asked = 0.0;
    static const char *const of_vt[] = {"vb", "overdracht", "onderzoek", "venv"};
    static const char *const beyond[] = {"jbt", "raad", "rechter"};
    for (size_t i = 0; i < sizeof of_vt / sizeof of_vt[0]; i++)
        own += value(r, "caseload", of_vt[i], "alle", "alle");
    for (size_t i = 0; i < sizeof beyond / sizeof beyond[0]; i++)
        asked += value(r, "caseload", beyond[i], "alle", "alle");
    double answers = value(r, "caseload", "veilig_thuis", "alle", "alle");
    assert_true(answers > own && answers <= own + asked + 1e-9);
    expect_sum(r, "caseload", "veilig_thuis");
    expect_sum(r, "caseload", "monitoring");
    run_free(r);
}

static void test_wait_when_taken_from_milestones_then_about_the_stations(void **state)
{
    (void)state;
    struct run *r = RUN("veilig_thuis.onderzoek.fte=4");
    const struct keten *k = &r->world.keten;
    double waited = 0.0, started = 0.0;
    for (int32_t i = 0; i < k->casussen.aantal; i++) {
        const struct casus *c = &k->casussen.rij[i];
        if (c->telt && c->route == ROUTE_ONDERZOEK &&
            c->mijlpaal[MIJLPAAL_ONDERZOEK_START] != CLOCK_NEVER) {
            waited += (double)(c->mijlpaal[MIJLPAAL_ONDERZOEK_START] - c->mijlpaal[MIJLPAAL_VB]);
            started++;
        }
    }
    /* Those from before the start also start here; they are in the station's mean but few. */
    double mean = value(r, "wachttijd", "onderzoek", "alle", "alle");
    assert_true(started > 100.0);
    assert_true(fabs(mean - waited / started / (double)CLOCK_DAY) < 0.15 * mean);
    run_free(r);
}

static void test_waits_when_split_by_cause_then_sum_to_the_wait(void **state)
{
    (void)state;
    struct run *r = RUN("veilig_thuis.onderzoek.fte=4", "veilig_thuis.onderzoek.wachtlijst_start=0",
                        "raad.wachtlijst_start=0");
    static const char *const causes[] = {"wacht_gesloten", "wacht_overleg", "wacht_geblokkeerd",
                                         "wacht_bezet"};
    for (int s = 0; s < STATIONS; s++) {
        const char *station = begrippen_station((enum station)s);
        double sum = 0.0, wait = value(r, "wachttijd", station, "alle", "alle");
        for (int c = 0; c < 4; c++)
            sum += value(r, causes[c], station, "alle", "alle");
        if (!(near(sum, wait) || (isnan(sum) && isnan(wait))))
            fail_msg("%s: causes sum to %g of %g days", station, sum, wait);
    }
    assert_true(value(r, "wacht_overleg", "lokaal_team", "almere", "alle") > 0.5);
    assert_true(value(r, "wacht_overleg", "lokaal_team", "lelystad", "alle") == 0.0);
    assert_true(value(r, "wacht_bezet", "onderzoek", "alle", "alle") > 1.0);
    run_free(r);
}

static void test_costs_when_summed_then_stations_make_the_chain(void **state)
{
    (void)state;
    struct run *r =
        RUN("veilig_thuis.euro_per_fte=100000", "lokaal_veld.euro_per_fte=80000",
            "raad.euro_per_fte=90000", "gi.euro_per_fte=50000", "gi.fte=12",
            "hulp.*.euro_per_traject=1000", "kosten.maatregel=25000", "eind=2018-12-31",
            "veilig_thuis.onderzoek.fte=({waarde=6.0;},{vanaf=\"2018-07-02\";waarde=8.0;})");
    /* 182 days at 6 fte and 183 at 8 */
    double onderzoek = value(r, "kosten", "onderzoek", "alle", "alle");
    assert_true(near(onderzoek, 1e5 * (182.0 * 6.0 + 183.0 * 8.0) / 365.0));
    assert_true(near(value(r, "kosten", "front", "alle", "alle"), 3.2e5));
    double teams = value(r, "kosten", "lokaal_team", "alle", "alle");
    assert_true(near(teams, 8e4 * (4.8 + 1.8 + 0.6 + 0.5 + 0.35 + 0.5)));
    double raad = value(r, "kosten", "raad", "alle", "alle");
    assert_true(near(raad, 9e4 * 2.4));
    assert_true(near(value(r, "kosten", "veilig_thuis", "alle", "alle"), onderzoek + 3.2e5));
    double gi = value(r, "kosten", "gi", "alle", "alle");
    assert_true(near(gi, 5e4 * 12.0));
    double hulp = value(r, "kosten", "hulp", "alle", "alle"), begun = 0.0;
    for (int h = 0; h < HULPSOORTEN; h++)
        begun += (double)r->world.keten.hulp.plaats[h].begonnen;
    assert_true(begun > 20.0 && near(hulp, 1e3 * begun / r->years));
    assert_true(near(value(r, "kosten", "keten", "alle", "soort=maatregel"), 25e3));
    assert_true(near(value(r, "kosten", "keten", "alle", "alle"),
                     onderzoek + 3.2e5 + teams + raad + gi + hulp + 25e3));
    run_free(r);
}

static void expect_table(const struct run *r)
{
    const struct cellenlijst *l = &r->u.kpi;
    assert_true(l->aantal > 500);
    for (size_t i = 0; i < l->aantal; i++) {
        const struct kpi_cell *c = &l->cel[i];
        const char *id = uitkomsten_catalogus.rows[c->kpi].id;
        assert_true(!isinf(l->waarde[i]));
        if (cell(r, id, c->station, c->gemeente, c->breakdown) != i)
            fail_msg("twice: %s %s %s %s", id, c->station, c->gemeente, c->breakdown);
        if (cell(r, id, c->station, "alle", "alle") == SIZE_MAX)
            fail_msg("%s at %s lacks the row of all", id, c->station);
        if (strcmp(uitkomsten_catalogus.rows[c->kpi].unit, "procent") == 0 && l->waarde[i] < 0.0)
            fail_msg("%s at %s is %g", id, c->station, l->waarde[i]);
    }
}

static void test_table_when_made_then_rows_are_unique_finite_and_have_a_whole(void **state)
{
    (void)state;
    struct run *r = RUN("inloop_dagen=30");
    expect_table(r);
    run_free(r);
    /* Nobody comes, or nobody is ever served. */
    r = RUN("melding.kans=0", "eind=2018-03-01");
    expect_table(r);
    run_free(r);
    r = RUN("veilig_thuis.front.fte=0", "veilig_thuis.onderzoek.fte=0", "raad.fte=0", "gi.fte=0",
            "hulp.*.plaatsen=0", "eind=2018-03-01");
    expect_table(r);
    run_free(r);
    r = RUN("raad.fte=\"onbeperkt\"", "gemeenten.*.lokaal_team.fte=\"onbeperkt\"",
            "veilig_thuis.onderzoek.fte=\"onbeperkt\"", "eind=2018-03-01");
    expect_table(r);
    run_free(r);
}

static void test_catalogue_when_run_then_every_kpi_has_a_row(void **state)
{
    (void)state;
    struct run *r = RUN("eind=2018-12-31");
    for (size_t k = 0; k < uitkomsten_catalogus.row_count; k++) {
        bool found = false;
        for (size_t i = 0; i < r->u.kpi.aantal; i++)
            found = found || r->u.kpi.cel[i].kpi == k;
        for (size_t i = 0; i < r->u.curve_aantal; i++)
            found = found || r->u.curve_cel[i].kpi == k;
        if (!found)
            fail_msg("no row of %s", uitkomsten_catalogus.rows[k].id);
    }
    run_free(r);
}

static void test_recidive_when_nobody_leaves_then_share_with_a_new_incident(void **state)
{
    (void)state;
    /* Followed for the whole term: those opened in the first ten months of two years. */
    struct run *r = RUN("huishoudens.vertrek_per_jaar=0.01", "gemeenten.*.instroom*=0.125",
                        "gemeenten.*.instroom_max*=0.125");
    double n = 0.0, again = 0.0;
    const struct casussen *cs = &r->world.keten.casussen;
    tick term = clock_round(CLOCK_YEAR_DAYS * (double)CLOCK_DAY);
    for (int32_t i = 0; i < cs->aantal; i++) {
        const struct casus *c = &cs->rij[i];
        tick opened = c->mijlpaal[MIJLPAAL_MELDING];
        if (c->telt && opened < r->world.in.eind - term) {
            n++;
            again += c->recidive != CLOCK_NEVER && c->recidive - opened <= term;
        }
    }
    double curve = value(r, "recidive_12m", "keten", "alle", "alle");
    assert_true(n > 50.0);
    assert_true(fabs(curve - 100.0 * again / n) < 5.0);
    assert_true(value(r, "recidive_werkelijk_12m", "keten", "alle", "alle") > curve);
    assert_true(value(r, "recidive_15m", "keten", "alle", "alle") >= curve);
    run_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_meldingen_when_split_then_sum_to_the_total),
        cmocka_unit_test(test_shares_when_recounted_from_casussen_then_equal),
        cmocka_unit_test(test_hulp_when_split_by_traject_then_counted_by_kind),
        cmocka_unit_test(test_terugmelding_when_nothing_is_sent_back_then_zero),
        cmocka_unit_test(test_pressure_when_measured_weekly_then_mean_of_the_series),
        cmocka_unit_test(test_stocks_when_summed_over_stations_then_the_chain),
        cmocka_unit_test(test_wait_when_taken_from_milestones_then_about_the_stations),
        cmocka_unit_test(test_waits_when_split_by_cause_then_sum_to_the_wait),
        cmocka_unit_test(test_costs_when_summed_then_stations_make_the_chain),
        cmocka_unit_test(test_table_when_made_then_rows_are_unique_finite_and_have_a_whole),
        cmocka_unit_test(test_catalogue_when_run_then_every_kpi_has_a_row),
        cmocka_unit_test(test_recidive_when_nobody_leaves_then_share_with_a_new_incident),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
