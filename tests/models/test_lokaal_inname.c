/* The ways of taking in: overleg as a gate or only following, screening, too heavy, refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "models/lokaal_inname.h"
#include "models/waarde.h"
#include "tests/models/world.h"

enum { ALMERE, DRONTEN, LELYSTAD, NOORDOOSTPOLDER, URK, ZEEWOLDE, GEMEENTEN };

#define NOTHING_BACK                                                                               \
    "gemeenten.*.lokaal_team.terugmelding.licht=0",                                                \
        "gemeenten.*.lokaal_team.terugmelding.middelzwaar=0",                                      \
        "gemeenten.*.lokaal_team.terugmelding.zwaar=0",                                            \
        "gemeenten.*.lokaal_team.terugmelding_licht_zonder_kinderen=0",                            \
        "gemeenten.*.lokaal_team.screening.terug=0"
#define MANY_DIRECT                                                                                \
    "gemeenten.*.doorzet_percentage=60", "gemeenten.*.betrokken_hulp=0", "veilig_thuis.front.fte=12"

/* What is seen of every casus on its way in. */
struct eye {
    struct keten *keten;
    void (*journal)(void *context, int32_t casus, enum fase fase);
    void *context;
    void (*back)(void *keten, int32_t casus);
    void (*elsewhere)(void *keten, int32_t casus);
    tick came[50000];         /* at the fase asked for below, by casus */
    enum fase from[50000];    /* where each was last */
    double waited[GEMEENTEN]; /* days at the gate, and how many */
    double waited_n[GEMEENTEN];
    int to[GEMEENTEN][FASEN]; /* arrivals in a fase */
    int next[FASEN][FASEN];   /* from one fase to the next */
    int wrong_moment, sent_back[GEMEENTEN], found_help[GEMEENTEN];
    double expected_back, variance_back;
    int judged, judged_back;
};
static struct eye eye;

static bool is_meeting(const struct keten *k, int gemeente, tick at)
{
    if (clock_second_of_day(at) != 10 * 3600)
        return false;
    unsigned days = k->in->lopend.lokaal_veld.team[gemeente].overleg_weekdagen;
    /* On a day that is not worked the meeting moves on to the next one that is. */
    for (tick day = at;; day -= CLOCK_DAY) {
        if (days >> clock_weekday(day) & 1u)
            return calendar_is_working_day(k->in->kalender, at);
        if (calendar_is_working_day(k->in->kalender, day - CLOCK_DAY))
            return false;
    }
}

static void look(void *context, int32_t i, enum fase fase)
{
    (void)context;
    struct casus *c = &eye.keten->casussen.rij[i];
    tick now = eye.keten->sim.now;
    eye.to[c->gemeente][fase]++;
    eye.next[eye.from[i]][fase]++;
    if (eye.from[i] == FASE_OVERLEG_WACHT) {
        eye.wrong_moment += !is_meeting(eye.keten, c->gemeente, now);
        eye.wrong_moment += c->overleg_wacht != now - eye.came[i];
        /* The overdracht is received there: the clock to it counts the wait. */
        eye.wrong_moment += !c->raadszaak && c->mijlpaal[MIJLPAAL_OVERDRACHT] != now;
        eye.waited[c->gemeente] += (double)(now - eye.came[i]) / (double)CLOCK_DAY;
        eye.waited_n[c->gemeente] += 1.0;
    }
    eye.from[i] = fase;
    eye.came[i] = now;
    eye.journal(eye.context, i, fase);
}

static void sent_back(void *keten, int32_t i)
{
    eye.sent_back[eye.keten->casussen.rij[i].gemeente]++;
    eye.back(keten, i);
}

static void found_help(void *keten, int32_t i)
{
    eye.found_help[eye.keten->casussen.rij[i].gemeente]++;
    eye.elsewhere(keten, i);
}

/* Opens the eye on a world at its start. */
static struct keten *watch(struct world *w)
{
    struct keten *k = world_start(w, 1);
    eye = (struct eye){.keten = k,
                       .journal = k->casussen.journaal,
                       .context = k->casussen.journaal_context,
                       .back = k->lokaal_veld.bedrading.terugmelding,
                       .elsewhere = k->lokaal_veld.bedrading.betrokken_hulp};
    for (size_t i = 0; i < sizeof eye.from / sizeof eye.from[0]; i++)
        eye.from[i] = FASE_GESLOTEN;
    k->casussen.journaal = look;
    k->lokaal_veld.bedrading.terugmelding = sent_back;
    k->lokaal_veld.bedrading.betrokken_hulp = found_help;
    return k;
}

/* Mean and standard deviation in days of the wait of somebody who comes at a random moment of the
 * run: of meetings with gaps g, sum g^2 / 2 sum g and sum g^3 / 3 sum g. */
static void expected_wait(const struct keten *k, int gemeente, double *mean, double *sd)
{
    double length = 0.0, squares = 0.0, cubes = 0.0;
    tick last = CLOCK_NEVER;
    for (tick at = k->in->start + 10 * CLOCK_HOUR; at < k->in->eind; at += CLOCK_DAY) {
        if (!is_meeting(k, gemeente, at))
            continue;
        if (last != CLOCK_NEVER) {
            double gap = (double)(at - last) / (double)CLOCK_DAY;
            length += gap;
            squares += gap * gap;
            cubes += gap * gap * gap;
        }
        last = at;
    }
    *mean = squares / (2.0 * length);
    *sd = sqrt(cubes / (3.0 * length) - *mean * *mean);
}

/* Almere's rule is Tuesday and Friday, Dronten's a weekly meeting; all else is made equal. Gaps of
 * three and four days give (9 + 16) / 14 = 1.79 days to who comes at any moment (1.75 if the gaps
 * were equal), a gap of seven 3.5; days off make both a little longer, which the calendar tells. */
static void test_gate_when_only_the_rule_differs_then_wait_as_the_rhythm_predicts(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, NOTHING_BACK, MANY_DIRECT, "gemeenten.almere.instroom=150",
               "gemeenten.dronten.instroom=150", "gemeenten.almere.instroom_max=330",
               "gemeenten.dronten.instroom_max=330", "gemeenten.*.lokaal_team.fte=\"onbeperkt\"",
               "gemeenten.*.lokaal_team.mandaat=\"nee\"",
               "gemeenten.*.lokaal_team.naar_jbt.middelzwaar=0",
               "gemeenten.*.lokaal_team.naar_jbt.zwaar=0",
               /* so spread that they come evenly over the days of the week */
               "veilig_thuis.overdracht.dagen_direct={verdeling=\"gamma\";gemiddelde=30.0;sd=15.0}",
               "veilig_thuis.overdracht.dagen_na_onderzoek="
               "{verdeling=\"gamma\";gemiddelde=30.0;sd=15.0}");
    struct keten *k = watch(&w);
    keten_loop(k, w.in.eind);
    double mean[GEMEENTEN], sd[GEMEENTEN];
    expected_wait(k, ALMERE, &mean[ALMERE], &sd[ALMERE]);
    expected_wait(k, DRONTEN, &mean[DRONTEN], &sd[DRONTEN]);
    assert_true(fabs(mean[ALMERE] - 25.0 / 14.0) < 0.1);
    assert_true(fabs(mean[DRONTEN] - 3.5) < 0.1);
    world_expect_mean("twice a week", eye.waited[ALMERE], eye.waited_n[ALMERE], mean[ALMERE],
                      sd[ALMERE]);
    world_expect_mean("weekly", eye.waited[DRONTEN], eye.waited_n[DRONTEN], mean[DRONTEN],
                      sd[DRONTEN]);
    assert_int_equal(eye.wrong_moment, 0); /* so the days to overdracht differ by it */
    /* The two intervals lie wide apart, so that the rules are told from one another. */
    assert_true(eye.waited_n[ALMERE] > 200.0 && eye.waited_n[DRONTEN] > 200.0);
    double difference =
        eye.waited[DRONTEN] / eye.waited_n[DRONTEN] - eye.waited[ALMERE] / eye.waited_n[ALMERE];
    double error = sqrt(sd[ALMERE] * sd[ALMERE] / eye.waited_n[ALMERE] +
                        sd[DRONTEN] * sd[DRONTEN] / eye.waited_n[DRONTEN]);
    assert_true(fabs(difference - (mean[DRONTEN] - mean[ALMERE])) < 4.5 * error);
    assert_true(difference > 4.5 * error);
    world_unload(&w);
}

static void test_gate_when_gemeente_has_one_then_all_pass_it_and_no_one_else(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_FROM_START, NOTHING_BACK, "gemeenten.*.doorzet_percentage=60",
               "veilig_thuis.front.fte=12",
               "gemeenten.noordoostpolder.lokaal_team.screening.dagen=0",
               "gemeenten.*.lokaal_team.overleg_alles=\"nee\"", "lokaal_veld.druk.weigering=0");
    struct keten *k = watch(&w);
    keten_loop(k, w.in.eind);
    int gated = 0;
    for (int g = 0; g < GEMEENTEN; g++) {
        bool gate = g == ALMERE || g == DRONTEN || g == NOORDOOSTPOLDER;
        assert_int_equal(eye.to[g][FASE_OVERLEG_WACHT] > 0, gate);
        gated += eye.to[g][FASE_OVERLEG_WACHT];
    }
    int through = eye.next[FASE_OVERLEG_WACHT][FASE_LOKAAL_WACHT];
    assert_true(through > 100);
    assert_int_equal(eye.wrong_moment, 0);
    assert_int_equal(k->metingen.pijl[PIJL_OVERLEG_LOKAAL_TEAM], through);
    assert_int_equal(gated - through, k->casussen.in_fase[FASE_OVERLEG_WACHT]);
    assert_int_equal(k->metingen.pijl[PIJL_LOKAAL_TEAM_TERUGMELDING], 0);
    world_unload(&w);
}

static void test_overleg_when_it_only_follows_then_held_and_nobody_waits_for_it(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_FROM_START, "gemeenten.lelystad.lokaal_team.overleg_dagen=30",
               "gemeenten.lelystad.lokaal_team.overleg_poort=\"nee\"");
    struct keten *k = watch(&w);
    keten_loop(k, w.in.eind);
    const struct team *team = &k->lokaal_veld.team[LELYSTAD];
    assert_int_equal(eye.to[LELYSTAD][FASE_OVERLEG_WACHT], 0);
    struct meeting_use use = meeting_use(team->overleg);
    assert_int_equal(use.treated, 0);
    assert_in_range(use.held, 23, 25); /* two years of every thirty days */
    /* At each meeting those at the team: their mean number is that of the stock. */
    const struct time_weighted *stock =
        &k->casussen.caseload[STATION_LOKAAL_TEAM * w.in.gemeenten + LELYSTAD];
    double mean =
        (double)time_weighted_integral(stock, k->sim.now) / (double)(w.in.eind - w.in.start);
    double followed = (double)team->gevolgd / (double)use.held;
    assert_true(mean > 1.0 && followed > 0.5 * mean && followed < 1.5 * mean);
    world_unload(&w);
}

/* --- too heavy --- */

static void weigh(const struct casus *c)
{
    double p = lokaal_inname_te_zwaar(&eye.keten->lokaal_veld, c);
    eye.expected_back += p;
    eye.variance_back += p * (1.0 - p);
    eye.judged++;
}

static void judge(void *context, int32_t i, enum fase fase)
{
    const struct casus *c = &eye.keten->casussen.rij[i];
    if (fase == FASE_LOKAAL_WACHT && !c->lokaal && !c->raadszaak)
        weigh(c);
    look(context, i, fase);
}

static void judged_back(void *keten, int32_t i)
{
    weigh(&eye.keten->casussen.rij[i]);
    eye.judged_back++;
    sent_back(keten, i);
}

static void test_too_heavy_when_chances_stated_then_as_many_are_sent_back(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, "gemeenten.*.doorzet_percentage=60", "veilig_thuis.front.fte=12",
               "gemeenten.*.lokaal_team.terugmelding.licht=10",
               "gemeenten.*.lokaal_team.terugmelding.middelzwaar=30",
               "gemeenten.*.lokaal_team.terugmelding.zwaar=60",
               "gemeenten.*.lokaal_team.screening.terug=0",
               /* a wait that ends must not change the zwaarte that was decided on */
               "mechanismen.M2.stand=\"uit\"");
    struct keten *k = watch(&w);
    k->casussen.journaal = judge;
    k->lokaal_veld.bedrading.terugmelding = judged_back;
    keten_loop(k, w.in.eind);
    assert_true(eye.judged > 300 && eye.judged_back > 50);
    assert_true(fabs((double)eye.judged_back - eye.expected_back) < 4.5 * sqrt(eye.variance_back));
    assert_int_equal(k->metingen.pijl[PIJL_LOKAAL_TEAM_TERUGMELDING], eye.judged_back);
    uint64_t measured = 0;
    for (int g = 0; g < GEMEENTEN; g++)
        measured += k->metingen.terugmeldingen[g];
    assert_int_equal(measured, eye.judged_back);
    world_unload(&w);
}

static void test_too_heavy_when_factors_apply_then_the_chance_is_their_product(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, "gemeenten.*.lokaal_team.terugmelding.licht=4",
               "gemeenten.*.lokaal_team.terugmelding.middelzwaar=20",
               "gemeenten.*.lokaal_team.terugmelding.zwaar=90",
               "gemeenten.zeewolde.lokaal_team.terugmelding_licht_zonder_kinderen=30",
               "gemeenten.urk.lokaal_team.mandaat=\"ja\"",
               "gemeenten.zeewolde.lokaal_team.mandaat=\"nee\"",
               "lokaal_veld.terugmelding.factor_direct=1.25",
               "lokaal_veld.terugmelding.factor_na_onderzoek=0.5",
               "lokaal_veld.terugmelding.factor_warm=0.4",
               "lokaal_veld.terugmelding.factor_mandaat=0.6");
    struct lokaal_veld *lv = &world_start(&w, 1)->lokaal_veld;
    struct casus c = {.gemeente = ZEEWOLDE, .route = ROUTE_DIRECT, .werkelijk = MIDDELZWAAR};
    double tolerance = 1e-12;
    assert_true(fabs(lokaal_inname_te_zwaar(lv, &c) - 0.2 * 1.25) < tolerance);
    c.warm = true;
    assert_true(fabs(lokaal_inname_te_zwaar(lv, &c) - 0.2 * 1.25 * 0.4) < tolerance);
    c.route = ROUTE_ONDERZOEK;
    assert_true(fabs(lokaal_inname_te_zwaar(lv, &c) - 0.2 * 0.5 * 0.4) < tolerance);
    c.gemeente = URK;
    assert_true(fabs(lokaal_inname_te_zwaar(lv, &c) - 0.2 * 0.5 * 0.4 * 0.6) < tolerance);
    c = (struct casus){.gemeente = ZEEWOLDE, .route = ROUTE_DIRECT, .werkelijk = ZWAAR};
    assert_true(lokaal_inname_te_zwaar(lv, &c) == 1.0); /* 1.125, capped */
    c.werkelijk = LICHT;
    assert_true(fabs(lokaal_inname_te_zwaar(lv, &c) - 0.34 * 1.25) < tolerance);
    c.kinderen = 1;
    assert_true(fabs(lokaal_inname_te_zwaar(lv, &c) - 0.04 * 1.25) < tolerance);
    world_unload(&w);
}

/* --- screening --- */

static void test_screening_when_stated_then_splits_and_takes_its_days(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, NOTHING_BACK, MANY_DIRECT,
               "gemeenten.lelystad.lokaal_team.screening.dagen=2",
               "gemeenten.lelystad.lokaal_team.screening.terug=20",
               "gemeenten.lelystad.lokaal_team.screening.betrokken_hulp=50",
               "lokaal_veld.druk.weigering=0");
    struct keten *k = watch(&w);
    keten_loop(k, w.in.eind);
    double out = eye.sent_back[LELYSTAD] + eye.found_help[LELYSTAD];
    double screened = eye.to[LELYSTAD][FASE_INTAKE];
    assert_true(screened > 50.0 && out > 20.0);
    world_expect_share("sent back", eye.sent_back[LELYSTAD], screened, 0.2);
    world_expect_share("help there", eye.found_help[LELYSTAD], screened - eye.sent_back[LELYSTAD],
                       0.5);
    assert_int_equal(k->metingen.pijl[PIJL_INTAKE_TERUGMELDING], eye.sent_back[LELYSTAD]);
    assert_true(k->metingen.pijl[PIJL_INTAKE_BETROKKEN_HULP] >= (uint64_t)eye.found_help[LELYSTAD]);
    assert_int_equal(eye.sent_back[ALMERE], 0);
    world_unload(&w);
}

/* --- refused --- */

static void test_refusal_when_team_is_pressed_then_tried_again_until_received(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_FROM_START, MANY_DIRECT, NOTHING_BACK, "lokaal_veld.druk.weigering=50",
               "lokaal_veld.druk.weigering_dagen=7");
    struct keten *k = watch(&w);
    /* Every team is under full pressure, whatever its list. */
    double ratio[GEMEENTEN];
    for (int g = 0; g < GEMEENTEN; g++)
        ratio[g] = 1e9;
    struct druk full = k->druk;
    full.team = ratio;
    full.begonnen = true;
    assert_true(druk_team(&full, ALMERE) == 1.0);
    k->lokaal_veld.druk = &full;
    keten_loop(k, w.in.eind);
    uint64_t refusals = k->metingen.pijl[PIJL_OVERDRACHT_GEWEIGERD], received = 0;
    for (size_t g = 0; g < GEMEENTEN; g++) {
        received += k->metingen.doorstroom[STATION_LOKAAL_TEAM * w.in.gemeenten + g];
    }
    /* Signals caught locally are never offered: they leave FASE_INTAKE for the list. */
    received -= (uint64_t)k->metingen.pijl[PIJL_INCIDENT_LOKAAL_TEAM];
    assert_true(refusals > 100);
    world_expect_share("refused", (double)refusals, (double)(refusals + received), 0.5);
    assert_int_equal(k->metingen.pijl[PIJL_OVERDRACHT_GEWEIGERD], refusals);
    /* Nobody is refused from elsewhere than an overdracht, and Veilig Thuis answers meanwhile. */
    assert_int_equal(begrippen_fase(FASE_GEWEIGERD)->verantwoordelijk, BIJ_VEILIG_THUIS);
    assert_int_equal(eye.next[FASE_GEWEIGERD][FASE_GEWEIGERD], 0);
    k->lokaal_veld.druk = &k->druk;
    world_unload(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_gate_when_only_the_rule_differs_then_wait_as_the_rhythm_predicts),
        cmocka_unit_test(test_gate_when_gemeente_has_one_then_all_pass_it_and_no_one_else),
        cmocka_unit_test(test_overleg_when_it_only_follows_then_held_and_nobody_waits_for_it),
        cmocka_unit_test(test_too_heavy_when_chances_stated_then_as_many_are_sent_back),
        cmocka_unit_test(test_too_heavy_when_factors_apply_then_the_chance_is_their_product),
        cmocka_unit_test(test_screening_when_stated_then_splits_and_takes_its_days),
        cmocka_unit_test(test_refusal_when_team_is_pressed_then_tried_again_until_received),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
