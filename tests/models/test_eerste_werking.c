/* With a mechanism `aan` or `uit` the world is the very same until the mechanism first acts: every
 * line of the journal of every huishouden, the load of the stations and the pressure, in the
 * history and after `start`; and from some moment after that it is another world. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "tests/models/pressed.h"

/* One number for each line of the journal and the state of the chain at that moment. */
struct record {
    uint64_t *line;
    size_t count, room;
    struct {
        bool acted;
        size_t lines; /* before it was seen to have acted */
        tick at;      /* of the line after them */
    } first[MECHANISMEN];
};

static void add(uint64_t *hash, const void *bytes, size_t size)
{
    const unsigned char *byte = bytes;
    for (size_t i = 0; i < size; i++)
        *hash = (*hash ^ byte[i]) * UINT64_C(1099511628211);
}

static void add_number(uint64_t *hash, int64_t x)
{
    add(hash, &x, sizeof x);
}

static void add_station(uint64_t *hash, const struct place_station *station)
{
    struct place_state s = place_station_state(station);
    add_number(hash, (int64_t)s.waiting);
    add_number(hash, (int64_t)s.serving);
    add_number(hash, (int64_t)s.overtakings);
}

static uint64_t state_of(const struct keten *k)
{
    uint64_t hash = UINT64_C(14695981039346656037);
    add_number(&hash, k->sim.now);
    add_number(&hash, (int64_t)k->metingen.gebeurtenissen);
    add_number(&hash, (int64_t)k->metingen.meldingen_totaal);
    add_number(&hash, (int64_t)k->metingen.adviezen);
    add_station(&hash, k->veilig_thuis.onderzoek);
    for (size_t g = 0; g < k->in->gemeenten; g++)
        add_station(&hash, k->lokaal_veld.team[g].station);
    add(&hash, &k->druk.veilig_thuis, sizeof k->druk.veilig_thuis);
    add(&hash, k->druk.team, k->in->gemeenten * sizeof *k->druk.team);
    return hash;
}

/* A place is held (M1), or a response differed from what holds without the mechanism. Responses are
 * summed with their weights; while each is the `uit` value, the sum is that value times the weight
 * to the bit, since those are 0 and 1. */
static bool has_acted(const struct keten *k, enum mechanisme m)
{
    if (!k->lopend)
        return false;
    bool acted = false;
    if (m == M1_RAAD_BLOKKEERT_AANVRAGER) {
        acted = place_station_state(k->veilig_thuis.onderzoek).held > 0;
        for (size_t g = 0; g < k->in->gemeenten; g++)
            acted = acted || place_station_state(k->lokaal_veld.team[g].station).held > 0;
        return acted;
    }
    for (size_t i = 0; i < mechanismen_lengte(m, k->in->gemeenten); i++) {
        size_t begin, length;
        double sum, weight;
        enum respons r = mechanismen_respons_op(m, i, k->in->gemeenten, &begin, &length);
        mechanismen_gezien(&k->mechanismen, m, i, &sum, &weight);
        double without = mechanismen_rij(r)->uit;
        assert_true(without == 0.0 || without == 1.0);
        acted = acted || sum < without * weight || sum > without * weight;
    }
    return acted;
}

static void note(void *context, struct keten *k, int32_t household, int32_t casus, const char *what,
                 const char *detail)
{
    struct record *r = context;
    if (r->count == r->room) {
        r->room = r->room > 0 ? 2 * r->room : 4096;
        r->line = realloc(r->line, r->room * sizeof *r->line);
        assert_non_null(r->line);
    }
    for (int m = 0; m < MECHANISMEN; m++)
        if (!r->first[m].acted && has_acted(k, (enum mechanisme)m)) {
            r->first[m].acted = true;
            r->first[m].lines = r->count;
            r->first[m].at = k->sim.now;
        }
    uint64_t hash = state_of(k);
    add_number(&hash, household);
    add_number(&hash, casus);
    add(&hash, what, strlen(what));
    if (detail != NULL)
        add(&hash, detail, strlen(detail));
    r->line[r->count++] = hash;
}

static void run(struct record *r, struct world *w)
{
    *r = (struct record){0};
    struct keten *k = world_begin(w, 5);
    k->journaal = note;
    k->journaal_context = r;
    keten_tot_start(k);
    k->metingen.actief = true;
    keten_loop(k, w->in.eind);
}

static bool waits_for_pressure(enum mechanisme m)
{
    return m == M6_WERKDRUK || m == M8_STEUN_VERDRONGEN || m == M9_DOORZETTEN_ONDER_DRUK ||
           m == M10_LOKALE_DRUK;
}

static void test_world_when_switched_off_then_the_same_until_the_first_action(void **state)
{
    (void)state;
    struct world w;
    pressed_load(&w);
    struct record on, off;
    run(&on, &w);
    for (int m = 0; m < MECHANISMEN; m++) {
        const char *key = mechanismen_sleutel((enum mechanisme)m);
        w.in.mechanismen.stand[m] = STAND_UIT;
        run(&off, &w);
        w.in.mechanismen.stand[m] = STAND_AAN;
        size_t first = on.first[m].lines, same = 0;
        while (same < on.count && same < off.count && on.line[same] == off.line[same])
            same++;
        if (!on.first[m].acted || first < 10000)
            fail_msg("%s acts never, or in the history", key);
        if (waits_for_pressure((enum mechanisme)m))
            assert_true(on.first[m].at > w.in.start + CLOCK_WEEK);
        if (off.first[m].acted)
            fail_msg("%s acts although it is off", key);
        if (same < first)
            fail_msg("%s: another world at line %zu, before it acts at %zu", key, same, first);
        if (same == on.count || same == off.count)
            fail_msg("%s makes no difference", key);
        free(off.line);
    }
    free(on.line);
    world_unload(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_world_when_switched_off_then_the_same_until_the_first_action),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
