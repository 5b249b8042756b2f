/* The arrows after Veilig Thuis: each one open alone. And with all routes open, what comes into a
 * box leaves it. */
#include "tests/keten/arrows.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

/* All casussen after onderzoek to the lokale team, whose own decisions are certain. */
#define TEAM "gemeenten.*.lokaal_team."
#define TO_TEAM                                                                                    \
    ALL_INVESTIGATED, NAAR_JBT("0"), NA("0"), HELP("0"), "gemeenten.*.lokaal_opgevangen=0",        \
        "lokaal_veld.terugmelding.factor_na_onderzoek=1",                                          \
        "lokaal_veld.terugmelding.factor_warm=1", "lokaal_veld.terugmelding.factor_mandaat=1"
#define TOO_HEAVY(x) BY_ZWAARTE(TEAM "terugmelding", x)
#define TEAM_ASKS(x) BY_ZWAARTE(TEAM "naar_jbt", x)
#define SCREENING(terug, hulp)                                                                     \
    "gemeenten.noordoostpolder.lokaal_team.screening.terug=" terug,                                \
        "gemeenten.noordoostpolder.lokaal_team.screening.betrokken_hulp=" hulp
#define MEETING TEAM "overleg_weekdagen=(1)"

/* All casussen to the table, where one decision is certain. */
#define TO_TABLE                                                                                   \
    ALL_INVESTIGATED, NAAR_JBT("100"), WITH_CHILDREN, TEAM_ASKS("0"),                              \
        "gemeenten.*.lokaal_opgevangen=0"
#define URGENT(x) BY_ZWAARTE("zwaarte.crisis", x), "jbt.spoed=" x
#define TABLE(raad, save) TO_TABLE, URGENT("0"), "jbt.naar_raad=" raad, "jbt.naar_save=" save
#define QUICK_SAVE "gi.save_dagen=60", "gi.historie_save_dagen=60"

static const struct arrow_case cases[] = {
    /* Teams without anybody: pressure at its fullest. */
    {.only = PIJL_OVERDRACHT_GEWEIGERD, .sets = {TEAM "fte=0.0", "lokaal_veld.druk.weigering=95"}},
    {.only = PIJL_INTAKE_BETROKKEN_HULP, .sets = {TO_TEAM, SCREENING("0", "100")}},
    {.only = PIJL_INTAKE_TERUGMELDING, .sets = {TO_TEAM, SCREENING("100", "100")}},
    {.only = PIJL_OVERLEG_LOKAAL_TEAM, .sets = {TO_TEAM, MEETING, TEAM "overleg_poort=ja"}},
    {.only = PIJL_LOKAAL_TEAM_TERUGMELDING,
     .sets = {TO_TEAM, TOO_HEAVY("100"), TEAM "mandaat=ja", TEAM_ASKS("100")},
     .also = {PIJL_LOKAAL_TEAM_SAVE_JBT},
     .also_count = 1},
    {.only = PIJL_LOKAAL_TEAM_JBT,
     .sets = {TO_TEAM, TOO_HEAVY("0"), TEAM "mandaat=ja", TEAM_ASKS("100")},
     .also = {PIJL_LOKAAL_TEAM_SAVE_JBT, PIJL_ONDERZOEK_JBT},
     .also_count = 2},
    {.only = PIJL_LOKAAL_TEAM_SAVE_JBT,
     .sets = {TO_TEAM, TOO_HEAVY("0"), TEAM "mandaat=nee", TEAM_ASKS("100")},
     .also = {PIJL_LOKAAL_TEAM_JBT, PIJL_LOKAAL_TEAM_TERUGMELDING, PIJL_ONDERZOEK_JBT},
     .also_count = 3},
    {.only = PIJL_SPOED_RAAD,
     .sets = {TO_TABLE, URGENT("100")},
     .also = {PIJL_JBT_RAAD, PIJL_JBT_SAVE, PIJL_JBT_VRIJWILLIG, PIJL_SAVE_JBT},
     .also_count = 4},
    {.only = PIJL_JBT_RAAD,
     .sets = {TABLE("100", "0")},
     .also = {PIJL_SPOED_RAAD},
     .also_count = 1},
    {.only = PIJL_JBT_SAVE,
     .sets = {TABLE("0", "100")},
     .also = {PIJL_SPOED_RAAD, PIJL_RAAD_RECHTER, PIJL_RAAD_VRIJWILLIG},
     .also_count = 3},
    {.only = PIJL_JBT_VRIJWILLIG,
     .sets = {TABLE("0", "0")},
     .also = {PIJL_SPOED_RAAD, PIJL_GI_KLAAR, PIJL_SAVE_JBT},
     .also_count = 3},
    {.only = PIJL_RAAD_RECHTER, .sets = {TABLE("100", "0"), "raad.naar_rechter=100"}},
    {.only = PIJL_RAAD_VRIJWILLIG,
     .sets = {TABLE("100", "0"), "raad.naar_rechter=0"},
     .also = {PIJL_RECHTER_OTS, PIJL_RECHTER_AFGEWEZEN},
     .also_count = 2},
    {.only = PIJL_RECHTER_OTS,
     .sets = {TABLE("100", "0"), "raad.naar_rechter=100", "rechter.toegewezen=100"}},
    {.only = PIJL_RECHTER_AFGEWEZEN,
     .sets = {TABLE("100", "0"), "raad.naar_rechter=100", "rechter.toegewezen=0"},
     .also = {PIJL_GI_KLAAR},
     .also_count = 1},
    {.only = PIJL_SAVE_JBT,
     .sets = {TABLE("0", "100"), QUICK_SAVE, "gi.save_niet_genoeg=90"},
     .also = {PIJL_RECHTER_OTS},
     .also_count = 1},
    {.only = PIJL_GI_KLAAR,
     .sets = {TABLE("0", "100"), QUICK_SAVE, "gi.save_niet_genoeg=0"},
     .also = {PIJL_SAVE_JBT},
     .also_count = 1},
    {.only = PIJL_CONTACT_GEEN_HULP, .sets = {"hulp.niet_nodig=100"}},
    {.only = PIJL_CONTACT_AFGEWEZEN,
     .sets = {"hulp.niet_nodig=0", "hulp.*.acceptatie=0", "hulp.acceptatie_gedwongen=0"}},
    {.only = PIJL_CONTACT_HULP,
     .sets = {"hulp.niet_nodig=0", "hulp.*.acceptatie=100", "hulp.acceptatie_gedwongen=100",
              "hulp.daling_per_dag=0"}},
    {.only = PIJL_HULP_VOLDOENDE,
     .sets = {"hulp.*.voldoende=100", "hulp.factor_zwaarte.*=1",
              "hulp.factor_forse_voorgeschiedenis=1", "hulp.factor_coordinatie=1",
              "hulp.*.duur=40"}},
    {.only = PIJL_HULP_UITVAL, .sets = {"hulp.*.voldoende=0", "hulp.*.duur=40"}},
    /* All is closed at once, so that whoever comes back is a new casus. */
    {.only = PIJL_GESLOTEN_RECIDIVE,
     .sets = {GEEN_VERVOLG("100")},
     .also = {PIJL_VB_BETROKKEN_HULP, PIJL_VB_LOKAAL_TEAM, PIJL_VB_VENV, PIJL_VB_ONDERZOEK},
     .also_count = 4},
};

static const struct shut_case shut[] = {
    {PIJL_OVERDRACHT_GEWEIGERD, {TEAM "fte=0.0", "lokaal_veld.druk.weigering=0"}},
    {PIJL_OVERLEG_LOKAAL_TEAM, {TO_TEAM, MEETING, TEAM "overleg_poort=nee"}},
    {PIJL_SPOED_RAAD, {TO_TABLE, BY_ZWAARTE("zwaarte.crisis", "100"), "jbt.spoed=0"}},
    {PIJL_GESLOTEN_RECIDIVE, {"incidenten.per_jaar=0", "melding.dubbel=0"}},
};

static void test_arrow_after_veilig_thuis_when_only_open_route_then_it_alone_carries(void **state)
{
    (void)state;
    arrows_expect_alone(cases, sizeof cases / sizeof cases[0]);
}

static void test_arrow_after_veilig_thuis_when_its_route_is_shut_then_it_carries_none(void **state)
{
    (void)state;
    arrows_expect_none(shut, sizeof shut / sizeof shut[0]);
}

static double sum_of(const uint64_t *carried, const enum pijl *arrows, size_t count)
{
    double sum = 0.0;
    for (size_t i = 0; i < count; i++) {
        if (carried[arrows[i]] == 0)
            fail_msg("nothing on arrow %s", metingen_pijl(arrows[i])->sleutel);
        sum += (double)carried[arrows[i]];
    }
    return sum;
}

/* What came in over these arrows, and what went out over those, differ by no more than were under
 * way at the beginning or the end. All of them carry something. */
static void expect_balance(const uint64_t *carried, const char *box, const enum pijl *in,
                           size_t in_count, const enum pijl *out, size_t out_count, double margin)
{
    double came = sum_of(carried, in, in_count), went = sum_of(carried, out, out_count);
    if (!(came >= 20.0 && fabs(came - went) <= margin))
        fail_msg("%s: %.0f came in, %.0f went out", box, came, went);
}
#define BOX(...)                                                                                   \
    (const enum pijl[]){__VA_ARGS__}, sizeof((enum pijl[]){__VA_ARGS__}) / sizeof(enum pijl)

static void test_arrows_when_run_then_boxes_balance(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_FROM_START, BY_ZWAARTE("veilig_thuis.venv.aandeel", "20"), NA("5"),
               "melding.melder.overig_beroepsmatig.vertraging=0", WITH_CHILDREN, TEAM "fte*=0.6",
               "lokaal_veld.druk.weigering=60", BY_ZWAARTE(TEAM "naar_jbt", "20"));
    const uint64_t *p = world_run(&w, 1)->metingen.pijl;
    expect_balance(p, "melding",
                   BOX(PIJL_INCIDENT_MELDING, PIJL_ADVIES_MELDING, PIJL_MONITORING_MELDING),
                   BOX(PIJL_MELDING_CASUS, PIJL_MELDING_OPEN_CASUS), 0.0);
    assert_int_equal(p[PIJL_MELDING_CASUS] + p[PIJL_INCIDENT_LOKAAL_TEAM],
                     w.keten.casussen.geopend);
    assert_true(p[PIJL_GESLOTEN_RECIDIVE] < p[PIJL_MELDING_CASUS]);
    expect_balance(p, "veiligheidsbeoordeling",
                   BOX(PIJL_MELDING_CASUS, PIJL_LOKAAL_TEAM_TERUGMELDING, PIJL_INTAKE_TERUGMELDING),
                   BOX(PIJL_VB_GEEN_VERVOLG, PIJL_VB_BETROKKEN_HULP, PIJL_VB_LOKAAL_TEAM,
                       PIJL_VB_VENV, PIJL_VB_ONDERZOEK),
                   30.0);
    expect_balance(p, "onderzoek", BOX(PIJL_VB_ONDERZOEK),
                   BOX(PIJL_ONDERZOEK_GEEN_VERVOLG, PIJL_ONDERZOEK_BETROKKEN_HULP,
                       PIJL_ONDERZOEK_LOKAAL_TEAM, PIJL_ONDERZOEK_JBT),
                   80.0);
    expect_balance(
        p, "jeugdbeschermingstafel",
        BOX(PIJL_ONDERZOEK_JBT, PIJL_LOKAAL_TEAM_JBT, PIJL_LOKAAL_TEAM_SAVE_JBT, PIJL_SAVE_JBT),
        BOX(PIJL_SPOED_RAAD, PIJL_JBT_RAAD, PIJL_JBT_SAVE, PIJL_JBT_VRIJWILLIG), 20.0);
    expect_balance(p, "raad", BOX(PIJL_SPOED_RAAD, PIJL_JBT_RAAD),
                   BOX(PIJL_RAAD_RECHTER, PIJL_RAAD_VRIJWILLIG), 40.0);
    expect_balance(p, "kinderrechter", BOX(PIJL_RAAD_RECHTER),
                   BOX(PIJL_RECHTER_OTS, PIJL_RECHTER_AFGEWEZEN), 10.0);
    world_unload(&w);
}

/* Every casus is too heavy for every team, and is handed on directly again within a day or two:
 * hundreds of rounds, of which each has draws of its own for as long as there are names. */
static void test_terugmelding_when_it_never_ends_then_the_run_does(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, GEEN_VERVOLG("0"), DIRECT("100"), HELP("0"), TOO_HEAVY("100"),
               "lokaal_veld.terugmelding.factor_warm=1",
               "lokaal_veld.terugmelding.factor_mandaat=1", "veilig_thuis.terugmelding_direct=100",
               "veilig_thuis.huisverbod=0", "veilig_thuis.vb.extern=0", "veilig_thuis.vb.uren=0.1",
               "veilig_thuis.overdracht.uren=0.1", "veilig_thuis.overdracht.dagen_direct=0.3",
               "veilig_thuis.front.fte=200", "gemeenten.*.instroom*=0.1",
               "huishoudens.historie_jaren=5", "eind=2019-12-31");
    const struct keten *k = world_run(&w, 1);
    int most = 0;
    for (int32_t i = 0; i < k->casussen.aantal; i++)
        if (k->casussen.rij[i].fase != FASE_GESLOTEN && k->casussen.rij[i].ronde > most)
            most = k->casussen.rij[i].ronde;
    assert_true(most > UINT8_MAX);
    struct station_audit audit = {0};
    keten_audit(k, &audit);
    assert_int_equal(audit.failures, 0);
    world_unload(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_arrow_after_veilig_thuis_when_only_open_route_then_it_alone_carries),
        cmocka_unit_test(test_arrow_after_veilig_thuis_when_its_route_is_shut_then_it_carries_none),
        cmocka_unit_test(test_arrows_when_run_then_boxes_balance),
        cmocka_unit_test(test_terugmelding_when_it_never_ends_then_the_run_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
