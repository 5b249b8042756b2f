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

#include "tests/models/run.h"

/* Sum over the gemeenten, held against the row of all of them. */
static void expect_sum(const struct run *r, const char *kpi, const char *station)
{
    double sum = 0.0;
    for (size_t g = 0; g < r->world.in.gemeenten; g++)
        sum += run_value(r, kpi, station, r->world.in.sleutel[g], "alle");
    if (!run_near(sum, run_value(r, kpi, station, "alle", "alle")))
        fail_msg("gemeenten of %s at %s do not sum to the whole", kpi, station);
}

static void test_meldingen_when_split_then_sum_to_the_total(void **state)
{
    (void)state;
    struct run *r = RUN("inloop_dagen=100");
    double total = run_value(r, "meldingen_per_jaar", "keten", "alle", "alle"), melders = 0.0;
    assert_true(total > 100.0);
    for (int m = 0; m < MELDERS; m++) {
        char breakdown[60];
        snprintf(breakdown, sizeof breakdown, "melder=%s", begrippen_melder((enum melder)m));
        melders += run_value(r, "meldingen_per_jaar", "keten", "alle", breakdown);
    }
    assert_true(run_near(melders, total));
    double first = run_value(r, "meldingen_eerste_per_jaar", "keten", "alle", "alle");
    double again = run_value(r, "meldingen_her_per_jaar", "keten", "alle", "alle");
    double follow = run_value(r, "meldingen_vervolg_per_jaar", "keten", "alle", "alle");
    assert_true(first > 0.0 && again > 0.0 && follow > 0.0);
    assert_true(run_near(first + again + follow, total));
    assert_true(run_near(run_value(r, "hermelding_aandeel", "keten", "alle", "alle"),
                         100.0 * again / total));
    expect_sum(r, "meldingen_per_jaar", "keten");
    expect_sum(r, "meldingen_eerste_per_jaar", "keten");
    expect_sum(r, "meldingen_her_per_jaar", "keten");
    expect_sum(r, "meldingen_vervolg_per_jaar", "keten");
    expect_sum(r, "meldingen_terug_per_jaar", "keten");
    /* Each first or repeat report opens a casus, but for those sent back, which come again in the
     * same one; so does a follow-up report about a huishouden in monitoring. */
    double back = run_value(r, "meldingen_terug_per_jaar", "keten", "alle", "alle");
    assert_true(back > 0.0 && back < again);
    double casussen = run_value(r, "casussen_per_jaar", "keten", "alle", "alle");
    assert_true(casussen >= first + again - back && casussen <= total - back);
    assert_true(run_near(casussen * r->years, (double)r->u.pijl[PIJL_MELDING_CASUS]));
    assert_true(run_near(run_value(r, "adviezen_per_jaar", "keten", "alle", "alle"),
                         (double)r->world.keten.metingen.adviezen / r->years));
    run_free(r);
}

struct recount {
    double opened, vb, direct, onderzoek, other_later, followed, known, asked, offered, accepted,
        several, over, well;
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
        double x = run_value(r, shares[i].kpi, "keten", gemeente, breakdown);
        if (!(run_near(x, shares[i].expected) || (isnan(x) && isnan(shares[i].expected))))
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
            (zwaarte >= 0 && (int)c->eerste_beoordeeld != zwaarte) ||
            (history >= 0 && (int)begrippen_indeling(c->eerder) != history))
            continue;
        assert_true(m[MIJLPAAL_MELDING] >= r->world.in.telt_vanaf);
        n.opened++;
        n.known += c->eerder > 0;
        n.vb += m[MIJLPAAL_VB] != CLOCK_NEVER;
        /* A casus that was sent back has a later route too. */
        n.direct += c->eerste_route == ROUTE_DIRECT;
        n.onderzoek += c->eerste_route == ROUTE_ONDERZOEK;
        n.other_later += c->eerste_route != c->route && c->ronde > 0;
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
    assert_true(n.opened > 100.0 && n.direct > 20.0 && n.over > 10.0 && n.several > 10.0 &&
                n.other_later > 5.0);
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
        assert_true(run_near(run_value(r, "traject_aandeel", "keten", "alle", kind),
                             percent(offered[h], asked)));
        assert_true(run_near(run_value(r, "hulp_geaccepteerd", "keten", "alle", kind),
                             percent(accepted[h], offered[h])));
    }
    run_free(r);
}

/* Of the casussen with a VB that the lokale veld had, those that came back. */
static void test_terugmelding_when_nothing_is_sent_back_then_zero(void **state)
{
    (void)state;
    struct run *r = RUN("inloop_dagen=60");
    double share = run_value(r, "terugmelding_aandeel", "keten", "alle", "alle");
    assert_true(share > 0.0 && share < 60.0);
    run_free(r);
    r = RUN("inloop_dagen=60", "mechanismen.M4.stand=uit");
    assert_true(run_value(r, "terugmelding_aandeel", "keten", "alle", "alle") == 0.0);
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
        double mean = run_value(r, kpis[i], stations[i], "alle", "alle");
        assert_true(fabs(mean - sum / weeks) < 0.01);
        assert_true(mean >= 0.0 && mean <= 100.0);
    }
    assert_true(run_value(r, "druk", "veilig_thuis", "alle", "alle") > 0.0);
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
            sum += run_value(r, kpis[k], begrippen_station((enum station)s), "alle", "alle");
            if (strcmp(kpis[k], "zonder_zicht") != 0) /* days per casus of that gemeente */
                expect_sum(r, kpis[k], begrippen_station((enum station)s));
        }
        if (!run_near(sum, run_value(r, kpis[k], "keten", "alle", "alle")))
            fail_msg("%s: stations do not sum to the chain", kpis[k]);
    }
    double waits = run_value(r, "wachtlijst", "vb", "alle", "alle") +
                   run_value(r, "wachtlijst", "onderzoek", "alle", "alle") +
                   run_value(r, "wachtlijst", "venv", "alle", "alle");
    assert_true(waits > 1.0);
    assert_true(run_near(waits, run_value(r, "wachtlijst", "veilig_thuis", "alle", "alle")));
    /* Veilig Thuis answers for what is at its stations, and for what it asked the table, the Raad
     * and the court to look at. */
    double own = 0.0, asked = 0.0;
    static const char *const of_vt[] = {"vb", "overdracht", "onderzoek", "venv"};
    static const char *const beyond[] = {"jbt", "raad", "rechter"};
    for (size_t i = 0; i < sizeof of_vt / sizeof of_vt[0]; i++)
        own += run_value(r, "caseload", of_vt[i], "alle", "alle");
    for (size_t i = 0; i < sizeof beyond / sizeof beyond[0]; i++)
        asked += run_value(r, "caseload", beyond[i], "alle", "alle");
    double answers = run_value(r, "caseload", "veilig_thuis", "alle", "alle");
    assert_true(answers > own && answers <= own + asked + 1e-9);
    expect_sum(r, "caseload", "veilig_thuis");
    expect_sum(r, "caseload", "monitoring");
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
    double onderzoek = run_value(r, "kosten", "onderzoek", "alle", "alle");
    assert_true(run_near(onderzoek, 1e5 * (182.0 * 6.0 + 183.0 * 8.0) / 365.0));
    assert_true(run_near(run_value(r, "kosten", "front", "alle", "alle"), 4.4e5));
    double teams = run_value(r, "kosten", "lokaal_team", "alle", "alle");
    assert_true(run_near(teams, 8e4 * (4.8 + 1.8 + 0.6 + 0.5 + 0.4 + 0.5)));
    double raad = run_value(r, "kosten", "raad", "alle", "alle");
    assert_true(run_near(raad, 9e4 * 2.4));
    assert_true(
        run_near(run_value(r, "kosten", "veilig_thuis", "alle", "alle"), onderzoek + 4.4e5));
    double gi = run_value(r, "kosten", "gi", "alle", "alle");
    assert_true(run_near(gi, 5e4 * 12.0));
    double hulp = run_value(r, "kosten", "hulp", "alle", "alle"), begun = 0.0;
    for (int h = 0; h < HULPSOORTEN; h++)
        begun += (double)r->world.keten.hulp.plaats[h].begonnen;
    assert_true(begun > 20.0 && run_near(hulp, 1e3 * begun / r->years));
    assert_true(run_near(run_value(r, "kosten", "keten", "alle", "soort=maatregel"), 25e3));
    assert_true(run_near(run_value(r, "kosten", "keten", "alle", "alle"),
                         onderzoek + 4.4e5 + teams + raad + gi + hulp + 25e3));
    run_free(r);
}

/* Everything is caught by the teams: work and help there, and no figure of Veilig Thuis. */
static void test_signals_when_all_are_caught_locally_then_in_no_figure_of_veilig_thuis(void **state)
{
    (void)state;
    struct run *r = calloc(1, sizeof *r);
    assert_non_null(r);
    WORLD_LOAD(&r->world, WORLD_ALWAYS, "melding.kans=0", "melding.advies=0",
               "gemeenten.*.lokaal_opgevangen=100", "lokaal_veld.druk.opvang=0",
               "gemeenten.*.lokaal_team.fte=\"onbeperkt\"", "raad.wachtlijst_start=0",
               "gemeenten.*.lokaal_team.wachtlijst_start=0",
               "veilig_thuis.onderzoek.wachtlijst_start=0",
               "gemeenten.*.lokaal_team.naar_jbt.licht=0",
               "gemeenten.*.lokaal_team.naar_jbt.middelzwaar=0",
               "gemeenten.*.lokaal_team.naar_jbt.zwaar=0");
    uitkomst_maak(&r->u, world_begin(&r->world, 1));
    assert_true(run_value(r, "doorstroom", "lokaal_team", "alle", "alle") > 100.0);
    assert_true(run_value(r, "caseload", "lokaal_team", "alle", "alle") > 20.0);
    assert_true(run_value(r, "caseload", "hulp", "alle", "alle") > 20.0);
    static const char *const counts[] = {"meldingen_per_jaar", "meldingen_terug_per_jaar",
                                         "casussen_per_jaar"};
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++)
        assert_true(run_value(r, counts[i], "keten", "alle", "alle") == 0.0);
    for (int s = 0; s < STATIONS; s++) {
        if (s == STATION_ADVIES || s == STATION_LOKAAL_TEAM || s == STATION_HULP)
            continue;
        const char *station = begrippen_station((enum station)s);
        assert_true(run_value(r, "doorstroom", station, "alle", "alle") == 0.0);
        assert_true(run_value(r, "caseload", station, "alle", "alle") == 0.0);
    }
    assert_true(run_value(r, "caseload", "veilig_thuis", "alle", "alle") == 0.0);
    static const char *const shares[] = {"direct_doorgezet",      "onderzoek_aandeel",
                                         "monitoring_aandeel",    "terugmelding_aandeel",
                                         "eerder_bekend_aandeel", "hulp_geaccepteerd",
                                         "recidive_12m",          "doorlooptijd_eerste_contact"};
    for (size_t i = 0; i < sizeof shares / sizeof shares[0]; i++)
        if (!isnan(run_value(r, shares[i], "keten", "alle", "alle")))
            fail_msg("%s is %g", shares[i], run_value(r, shares[i], "keten", "alle", "alle"));
    /* Nor in what Veilig Thuis knows of the family. */
    struct keten *k = &r->world.keten;
    for (int32_t h = 0; h < k->huishoudens.aantal; h++) {
        const struct huishouden *family = &k->huishoudens.rij[h];
        assert_true(!family->leeft || (family->casussen == 0 && family->monitoring == 0 &&
                                       family->laatst_bij_vt == CLOCK_ALWAYS));
    }
    for (int p = PIJL_INCIDENT_ADVIES; p <= PIJL_OVERDRACHT_GEWEIGERD; p++)
        assert_int_equal(k->metingen.pijl[p], 0);
    assert_int_equal(k->metingen.pijl[PIJL_GESLOTEN_RECIDIVE], 0);
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
        if (run_cell(r, id, c->station, c->gemeente, c->breakdown) != i)
            fail_msg("twice: %s %s %s %s", id, c->station, c->gemeente, c->breakdown);
        if (run_cell(r, id, c->station, "alle", "alle") == SIZE_MAX)
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_meldingen_when_split_then_sum_to_the_total),
        cmocka_unit_test(test_shares_when_recounted_from_casussen_then_equal),
        cmocka_unit_test(test_hulp_when_split_by_traject_then_counted_by_kind),
        cmocka_unit_test(test_terugmelding_when_nothing_is_sent_back_then_zero),
        cmocka_unit_test(test_pressure_when_measured_weekly_then_mean_of_the_series),
        cmocka_unit_test(test_stocks_when_summed_over_stations_then_the_chain),
        cmocka_unit_test(test_costs_when_summed_then_stations_make_the_chain),
        cmocka_unit_test(
            test_signals_when_all_are_caught_locally_then_in_no_figure_of_veilig_thuis),
        cmocka_unit_test(test_table_when_made_then_rows_are_unique_finite_and_have_a_whole),
        cmocka_unit_test(test_catalogue_when_run_then_every_kpi_has_a_row),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
