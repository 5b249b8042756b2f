/* The jeugdbeschermingstafel: preparation by way of access, a table with an agenda, spoed past it,
 * and its outcomes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/models/world.h"

/* All onderzoeken of families with children come to the table, nobody else does. */
#define ALL_TO_TABLE                                                                               \
    "veilig_thuis.onderzoek.naar_jbt.licht=100",                                                   \
        "veilig_thuis.onderzoek.naar_jbt.middelzwaar=100",                                         \
        "veilig_thuis.onderzoek.naar_jbt.zwaar=100", "veilig_thuis.onderzoek.fte=40",              \
        "gemeenten.*.lokaal_team.naar_jbt.licht=0",                                                \
        "gemeenten.*.lokaal_team.naar_jbt.middelzwaar=0",                                          \
        "gemeenten.*.lokaal_team.naar_jbt.zwaar=0", "gi.save_niet_genoeg=0", "raad.fte=100",       \
        "gi.fte=onbeperkt"
#define TUESDAYS "jbt.weekdagen=(2)", "jbt.uur=13"

#define MOST 40000

struct table {
    void (*journal)(void *context, int32_t casus, enum fase fase);
    void *context;
    struct keten *keten;
    tick came[MOST], last;
    int decided, at_once, most, wrong_moment, too_early, late;
};

static bool is_meeting(const struct keten *k, tick at)
{
    if (clock_second_of_day(at) != 13 * 3600)
        return false;
    /* On a day that is not worked the meeting moves on to the next one that is. */
    for (tick day = at;; day -= CLOCK_DAY) {
        if (clock_weekday(day) == 1)
            return calendar_is_working_day(k->in->kalender, at);
        if (calendar_is_working_day(k->in->kalender, day - CLOCK_DAY))
            return false;
    }
}

/* Preparation takes ten days. */
static void look(void *context, int32_t i, enum fase fase)
{
    struct table *table = context;
    struct keten *k = table->keten;
    tick now = k->sim.now;
    assert_true(i < MOST);
    if (table->came[i] != 0) {
        tick took = now - table->came[i];
        table->decided++;
        table->at_once = now == table->last ? table->at_once + 1 : 1;
        table->most = table->at_once > table->most ? table->at_once : table->most;
        table->last = now;
        table->wrong_moment += !is_meeting(k, now);
        table->too_early += took < 10 * CLOCK_DAY;
        table->late += took > 19 * CLOCK_DAY; /* a week, and a day off or two */
        table->came[i] = 0;
    }
    if (fase == FASE_JBT_WACHT)
        table->came[i] = now;
    table->journal(table->context, i, fase);
}

/* Looks at all who come to the table from `start` on. */
static struct table *watch(struct world *w)
{
    static struct table table;
    struct keten *k = world_start(w, 1);
    table = (struct table){
        .keten = k, .journal = k->casussen.journaal, .context = k->casussen.journaal_context};
    k->casussen.journaal = look;
    k->casussen.journaal_context = &table;
    keten_loop(k, w->in.eind);
    return &table;
}

static uint64_t waits(const struct world *w, double *days)
{
    uint64_t n = 0;
    *days = 0.0;
    for (size_t g = 0; g < w->in.gemeenten; g++) {
        const struct wachtmeting *wait =
            &w->keten.metingen.wacht[STATION_JBT * w->in.gemeenten + g];
        n += wait->dagen.count;
        *days += wait->dagen.count > 0 ? tally_mean(&wait->dagen) * (double)wait->dagen.count : 0.0;
        assert_true(wait->oorzaak[WAIT_BUSY] + wait->oorzaak[WAIT_CLOSED] == 0.0);
    }
    return n;
}

static void test_jbt_when_agenda_has_room_then_first_meeting_after_preparation(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, ALL_TO_TABLE, TUESDAYS, "jbt.agenda=0", "jbt.spoed=0",
               "jbt.voorbereiding.veilig_thuis=10");
    struct table *table = watch(&w);
    assert_true(table->decided > 200);
    assert_int_equal(table->wrong_moment + table->too_early + table->late, 0);
    double days = 0.0;
    uint64_t n = waits(&w, &days);
    assert_true(n > 200 && n <= (uint64_t)table->decided);
    /* Spread over the week, the wait for the next table is half a week, preparation not in it. */
    assert_true(days / (double)n > 2.5 && days / (double)n < 4.5);
    world_unload(&w);
}

static void test_jbt_when_agenda_is_short_then_no_meeting_treats_more(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, ALL_TO_TABLE, TUESDAYS, "jbt.agenda=3", "jbt.spoed=0",
               "jbt.voorbereiding.veilig_thuis=10");
    struct table *table = watch(&w);
    assert_true(table->decided > 200);
    assert_int_equal(table->wrong_moment + table->too_early, 0);
    assert_int_equal(table->most, 3);
    assert_true(table->late > 100);
    assert_true(meeting_waiting(w.keten.jbt.tafel) > 50);
    struct station_audit audit = {0};
    keten_audit(&w.keten, &audit);
    assert_int_equal(audit.failures, 0);
    world_unload(&w);
}

static void test_jbt_when_heaviest_goes_first_then_zwaar_waits_less(void **state)
{
    (void)state;
    double days[2][ZWAARTEN] = {{0}};
    static const char *const order[] = {"jbt.volgorde=\"fifo\"", "jbt.volgorde=\"zwaarte\""};
    for (int i = 0; i < 2; i++) {
        struct world w;
        WORLD_LOAD(&w, WORLD_ALWAYS, ALL_TO_TABLE, TUESDAYS, "jbt.agenda=5", "jbt.spoed=0",
                   order[i]);
        struct keten *k = world_run(&w, 1);
        double n[ZWAARTEN] = {0};
        for (size_t g = 0; g < w.in.gemeenten; g++) {
            const struct wachtmeting *wait = &k->metingen.wacht[STATION_JBT * w.in.gemeenten + g];
            for (int z = 0; z < ZWAARTEN; z++) {
                double count = (double)wait->zwaarte[z].count;
                n[z] += count;
                days[i][z] += count > 0.0 ? count * tally_mean(&wait->zwaarte[z]) : 0.0;
            }
        }
        assert_true(n[ZWAAR] > 20.0 && n[MIDDELZWAAR] > 50.0);
        for (int z = 0; z < ZWAARTEN; z++)
            days[i][z] /= n[z] > 0.0 ? n[z] : 1.0;
        world_unload(&w);
    }
    assert_true(days[1][ZWAAR] < 8.0);
    assert_true(days[0][ZWAAR] > 2.0 * days[1][ZWAAR]);
}

static void test_jbt_when_urgent_then_straight_to_the_raad(void **state)
{
    (void)state;
    static const char *const share[] = {"jbt.spoed=0", "jbt.spoed=100"};
    for (int i = 0; i < 2; i++) {
        struct world w;
        /* Nobody is sent back: such a casus keeps the date of its first overdracht. */
        WORLD_LOAD(&w, WORLD_ALWAYS, ALL_TO_TABLE, share[i], "mechanismen.M4.stand=uit");
        struct keten *k = world_run(&w, 1);
        int crisis = 0, urgent = 0, at_table = 0;
        for (int32_t c = 0; c < k->casussen.aantal; c++) {
            const struct casus *casus = &k->casussen.rij[c];
            if (!casus->telt || !casus->raadszaak || !(casus->crisis || casus->huisverbod))
                continue;
            crisis++;
            urgent += casus->spoed;
            at_table += casus->mijlpaal[MIJLPAAL_JBT_VERZOEK] != CLOCK_NEVER;
            assert_true(casus->mijlpaal[MIJLPAAL_OVERDRACHT] != CLOCK_NEVER);
            if (i == 1)
                assert_int_equal(casus->mijlpaal[MIJLPAAL_RAAD_VERZOEK],
                                 casus->mijlpaal[MIJLPAAL_OVERDRACHT]);
        }
        assert_true(crisis > 20);
        assert_int_equal(urgent, i == 1 ? crisis : 0);
        assert_int_equal(at_table, i == 1 ? 0 : crisis);
        assert_int_equal(k->metingen.pijl[PIJL_SPOED_RAAD] > 0, i == 1);
        world_unload(&w);
    }
}

static void test_jbt_when_shares_are_stated_then_outcomes_follow(void **state)
{
    (void)state;
    static const char *const raad[] = {"jbt.naar_raad=50", "jbt.naar_raad=100", "jbt.naar_raad=0",
                                       "jbt.naar_raad=80"};
    static const char *const save[] = {"jbt.naar_save=30", "jbt.naar_save=30", "jbt.naar_save=0",
                                       "jbt.naar_save=100"};
    const double to_raad[] = {0.5, 1.0, 0.0, 0.8}, to_save[] = {0.3, 0.0, 0.0, 0.2};
    for (int i = 0; i < 4; i++) {
        struct world w;
        WORLD_LOAD(&w, WORLD_ALWAYS, ALL_TO_TABLE, "jbt.spoed=0", "jbt.agenda=0", raad[i], save[i]);
        struct keten *k = world_run(&w, 1);
        double r = (double)k->metingen.pijl[PIJL_JBT_RAAD],
               s = (double)k->metingen.pijl[PIJL_JBT_SAVE],
               v = (double)k->metingen.pijl[PIJL_JBT_VRIJWILLIG];
        world_expect_share(raad[i], r, r + s + v, to_raad[i]);
        world_expect_share(save[i], s, r + s + v, to_save[i]);
        world_unload(&w);
    }
}

static void test_jbt_when_teams_have_mandate_then_preparation_is_theirs(void **state)
{
    (void)state;
    static const char *const mandate[] = {"gemeenten.*.lokaal_team.mandaat=\"nee\"",
                                          "gemeenten.*.lokaal_team.mandaat=\"ja\""};
    const tick least[] = {21 * CLOCK_DAY, 7 * CLOCK_DAY};
    for (int i = 0; i < 2; i++) {
        struct world w;
        WORLD_LOAD(&w, WORLD_ALWAYS, "veilig_thuis.onderzoek.naar_jbt.licht=0",
                   "veilig_thuis.onderzoek.naar_jbt.middelzwaar=0",
                   "veilig_thuis.onderzoek.naar_jbt.zwaar=0",
                   "gemeenten.*.lokaal_team.naar_jbt.middelzwaar=100",
                   "gemeenten.*.lokaal_team.naar_jbt.zwaar=100", "gi.save_niet_genoeg=0",
                   "gemeenten.*.lokaal_team.fte*=3", "jbt.agenda=0", "jbt.spoed=0", TUESDAYS,
                   "jbt.voorbereiding.mandaat=7", "jbt.voorbereiding.save=21", mandate[i]);
        struct keten *k = world_run(&w, 1);
        int decided = 0;
        for (int32_t c = 0; c < k->casussen.aantal; c++) {
            const struct casus *casus = &k->casussen.rij[c];
            if (!casus->telt || casus->mijlpaal[MIJLPAAL_JBT_BESLUIT] == CLOCK_NEVER)
                continue;
            tick took =
                casus->mijlpaal[MIJLPAAL_JBT_BESLUIT] - casus->mijlpaal[MIJLPAAL_JBT_VERZOEK];
            assert_true(took >= least[i] && took <= least[i] + 9 * CLOCK_DAY);
            assert_int_equal(casus->aanvrager, BIJ_LOKAAL_TEAM);
            decided++;
        }
        assert_true(decided > 50);
        assert_int_equal(k->metingen.pijl[PIJL_LOKAAL_TEAM_JBT] > 0, i == 1);
        assert_int_equal(k->metingen.pijl[PIJL_LOKAAL_TEAM_SAVE_JBT] > 0, i == 0);
        world_unload(&w);
    }
}

static void test_jbt_when_in_the_history_then_a_delay_also_past_the_start(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, ALL_TO_TABLE, TUESDAYS, "jbt.historie_dagen=40", "jbt.spoed=0");
    struct keten *k = world_start(&w, 1);
    tick start = w.in.start;
    uint64_t at_start = k->casussen.in_fase[FASE_JBT_WACHT];
    assert_true(at_start > 10);
    assert_int_equal(meeting_waiting(k->jbt.tafel), 0);
    int seen = 0;
    for (int day = 1; day <= 45; day++) {
        keten_loop(k, start + day * CLOCK_DAY);
        for (int32_t h = 0; h < k->huishoudens.aantal; h++) {
            const struct huishouden *family = &k->huishoudens.rij[h];
            for (int32_t i = family->leeft ? family->eerste_casus : -1; i >= 0;
                 i = k->casussen.rij[i].volgende_casus) {
                const struct casus *c = &k->casussen.rij[i];
                tick asked = c->mijlpaal[MIJLPAAL_JBT_VERZOEK];
                if (asked >= start || c->gi_keer > 0)
                    continue;
                bool over = c->mijlpaal[MIJLPAAL_JBT_BESLUIT] != CLOCK_NEVER;
                assert_int_equal(over, asked + 40 * CLOCK_DAY < k->sim.now);
                seen += over;
            }
        }
    }
    assert_true(seen > 10);
    world_unload(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_jbt_when_agenda_has_room_then_first_meeting_after_preparation),
        cmocka_unit_test(test_jbt_when_agenda_is_short_then_no_meeting_treats_more),
        cmocka_unit_test(test_jbt_when_heaviest_goes_first_then_zwaar_waits_less),
        cmocka_unit_test(test_jbt_when_urgent_then_straight_to_the_raad),
        cmocka_unit_test(test_jbt_when_shares_are_stated_then_outcomes_follow),
        cmocka_unit_test(test_jbt_when_teams_have_mandate_then_preparation_is_theirs),
        cmocka_unit_test(test_jbt_when_in_the_history_then_a_delay_also_past_the_start),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
