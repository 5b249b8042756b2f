/* Measuring the communicerende vaten: its worlds come out as they do one by one, and store, threads
 * and stops change nothing. */
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

#include "models/vaten.h"
#include "tests/models/world.h"

#define SEED 4711
#define WORLDS 6
#define DAYS ((size_t)VATEN_WEKEN * VATEN)
#define BIT(source) (UINT32_C(1) << (source))
#define VT (BIT(BRON_FRONT) | BIT(BRON_ONDERZOEK))

struct bench {
    struct world world;
    atomic_uint asked, limit; /* `stop` says so at that many times; 0: never */
};

static int setup(void **state)
{
    struct bench *b = calloc(1, sizeof *b);
    if (b == NULL)
        return -1;
    /* A quarter of the small world again, with lists everywhere. */
    WORLD_LOAD(&b->world, WORLD_FROM_START, "huishoudens.historie_jaren=5", "eind=2018-03-31",
               "gemeenten.*.instroom*=0.12", "gemeenten.*.instroom_max*=0.12",
               "veilig_thuis.front.fte*=0.15", "veilig_thuis.onderzoek.fte*=0.1",
               "gemeenten.*.lokaal_team.fte*=0.3", "raad.fte*=0.2", "jbt.agenda=1",
               "veilig_thuis.venv.aandeel.middelzwaar=30");
    *state = b;
    return 0;
}

static int teardown(void **state)
{
    struct bench *b = *state;
    world_unload(&b->world);
    free(b);
    return 0;
}

static bool stop(void *context)
{
    struct bench *b = context;
    unsigned asked = atomic_fetch_add(&b->asked, 1) + 1, limit = atomic_load(&b->limit);
    return limit > 0 && asked >= limit;
}

static struct vaten_plan plan_of(struct bench *b, struct store *store, uint32_t replications)
{
    atomic_store(&b->asked, 0);
    atomic_store(&b->limit, 0);
    return (struct vaten_plan){.set = &b->world.scenario.final,
                               .basis = &b->world.scenario.base,
                               .naam = "proef",
                               .zaad = SEED,
                               .replicaties = replications,
                               .draden = 1,
                               .opslag = store,
                               .versie = "een",
                               .stop = stop,
                               .context = b};
}

/* --- a design made by hand, without frozen mechanisms --- */

struct design {
    struct vaten_wereld world[WORLDS];
    struct vaten_paar pair[2];
    struct vaten_ontwerp all;
};

enum { BASIS, MORE_VT, AGAIN, LESS_BEFORE, LESS_AND_MORE, OTHERS };

static void design_init(struct design *d)
{
    static char name[] = "proef";
    *d = (struct design){.pair = {{BASIS, MORE_VT, 1.5, VT}, {BASIS, AGAIN, 1.0, VT}}};
    for (int w = 0; w < WORLDS; w++) {
        d->world[w].naam = name;
        for (int s = 0; s < BRONNEN; s++)
            d->world[w].voor[s] = d->world[w].na[s] = 1.0;
    }
    d->world[MORE_VT].na[BRON_FRONT] = d->world[MORE_VT].na[BRON_ONDERZOEK] = 1.5;
    d->world[LESS_BEFORE].voor[BRON_LOKAAL_TEAM] = 0.7;
    d->world[LESS_AND_MORE].voor[BRON_LOKAAL_TEAM] = 0.7;
    d->world[LESS_AND_MORE].na[BRON_LOKAAL_TEAM] = 2.0;
    for (int w = LESS_BEFORE; w < WORLDS; w++)
        d->world[w].bijzaak = true;
    d->world[OTHERS].na[BRON_RAAD] = 1.4;
    d->world[OTHERS].na[BRON_GI] = 0.5;
    d->world[OTHERS].na[BRON_HULP] = 0.01;
    d->all = (struct vaten_ontwerp){
        .wereld = d->world, .werelden = WORLDS, .paar = d->pair, .paren = 2, .effecten = 2};
}

/* --- worlds simulated one by one, without arena, store or threads --- */

enum touch { TOUCH_NOTHING, TOUCH_CAPACITY, TOUCH_MECHANISMS };

static double waited(const struct keten *k, enum vat vat)
{
    static const enum station lists[VATEN] = {
        STATION_VB,  STATION_OVERDRACHT, STATION_ONDERZOEK, STATION_LOKAAL_TEAM,
        STATION_JBT, STATION_RAAD,       STATION_GI,        STATION_HULP};
    size_t n = k->in->gemeenten;
    int64_t ticks = 0;
    for (size_t g = 0; g < n; g++) {
        ticks += time_weighted_integral(&k->casussen.wachtlijst[lists[vat] * n + g], k->sim.now);
        if (vat == VAT_ONDERZOEK)
            ticks +=
                time_weighted_integral(&k->casussen.wachtlijst[STATION_VENV * n + g], k->sim.now);
    }
    return (double)ticks;
}

/* `later`: the mechanisms from t0 on; NULL: as they were. */
static void simulate_alone(struct bench *b, uint32_t replication, const struct vaten_wereld *world,
                           const struct mechanismen_instelling *later, enum touch touch,
                           float *days)
{
    struct keten_instelling in;
    assert_true(keten_instelling_lees(&in, &b->world.scenario.final, &b->world.scenario.base));
    tick t0 = vaten_t0(in.set);
    assert_int_equal(t0, in.start + 26 * CLOCK_WEEK);
    in.telt_vanaf = in.start;
    in.eind = t0 + VATEN_WEKEN * CLOCK_WEEK;
    struct keten k;
    keten_init(&k, &in, SEED, replication);
    keten_tot_start(&k);
    for (int s = 0; s < BRONNEN; s++)
        if (world->voor[s] != 1.0)
            keten_capaciteit(&k, (enum bron)s, world->voor[s]);
    keten_loop(&k, t0);
    for (int s = 0; s < BRONNEN; s++)
        if (world->na[s] != 1.0 || touch == TOUCH_CAPACITY)
            keten_capaciteit(&k, (enum bron)s, world->voor[s] * world->na[s]);
    if (later != NULL || touch == TOUCH_MECHANISMS)
        keten_mechanismen(&k, later != NULL ? later : &in.mechanismen);
    double before[VATEN];
    for (int v = 0; v < VATEN; v++)
        before[v] = waited(&k, (enum vat)v);
    for (int week = 0; week < VATEN_WEKEN; week++) {
        keten_loop(&k, t0 + (week + 1) * CLOCK_WEEK);
        for (int v = 0; v < VATEN; v++) {
            double now = waited(&k, (enum vat)v);
            days[week * VATEN + v] = (float)((now - before[v]) / (double)CLOCK_DAY);
            before[v] = now;
        }
    }
    keten_release(&k);
    keten_instelling_release(&in);
}

/* --- what was measured --- */

static const float *days_of(const struct vaten_meting *m, size_t world, size_t r)
{
    return m->dagen + (world * m->data.replications + r) * DAYS;
}

static const float *load_of(const struct vaten_meting *m, size_t world, size_t r)
{
    return m->belasting + (world * m->data.replications + r) * BRONNEN;
}

static bool same_floats(const float *one, const float *other, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (one[i] != other[i] && !(isnan(one[i]) && isnan(other[i])))
            return false;
    return true;
}

/* The replications of `other`, from number `from` on, are those of `one`. */
static void expect_same(const struct vaten_meting *one, const struct vaten_meting *other,
                        size_t from)
{
    assert_int_equal(one->data.worlds, other->data.worlds);
    assert_true(from + other->data.replications <= one->data.replications);
    for (size_t w = 0; w < one->data.worlds; w++)
        for (size_t r = 0; r < other->data.replications; r++)
            if (!same_floats(days_of(one, w, from + r), days_of(other, w, r), DAYS) ||
                !same_floats(load_of(one, w, from + r), load_of(other, w, r), BRONNEN))
                fail_msg("world %zu in replication %zu is another", w, from + r + 1);
}

static void expect_same_counts(const struct vaten_meting *one, const struct vaten_meting *other)
{
    assert_int_equal(one->data.replications, other->data.replications);
    assert_int_equal(one->bijzaken, other->bijzaken);
    assert_int_equal(one->boeken.checks, other->boeken.checks);
    assert_int_equal(one->gebeurtenissen, other->gebeurtenissen);
    assert_int_equal(one->casussen, other->casussen);
}

static void measure(struct vaten_meting *m, struct design *d, const struct vaten_plan *plan)
{
    assert_int_equal(vaten_meet(m, &d->all, plan), STUDIE_KLAAR);
    assert_int_equal(m->data.replications, plan->replicaties);
    assert_true(m->data.days == m->dagen);
    assert_true(m->boeken.checks > 0);
    assert_int_equal(m->boeken.failures, 0);
}

static void test_worlds_when_measured_together_then_as_one_by_one(void **state)
{
    struct bench *b = *state;
    struct design d;
    design_init(&d);
    struct vaten_meting m;
    struct vaten_plan plan = plan_of(b, NULL, 2);
    measure(&m, &d, &plan);
    assert_int_equal(m.bijzaken, 2);
    static float own[2][DAYS];
    for (uint32_t r = 0; r < 2; r++)
        for (size_t w = 0; w < WORLDS; w++) {
            simulate_alone(b, r + 1, &d.world[w], NULL, TOUCH_NOTHING, own[r]);
            if (!same_floats(own[r], days_of(&m, w, r), DAYS))
                fail_msg("world %zu of replication %u differs from itself alone", w, r + 1);
        }
    /* No two of them are alike, apart from the one that is there twice. */
    for (size_t w = 1; w < WORLDS; w++)
        for (size_t v = 0; v < w; v++)
            assert_int_equal(same_floats(days_of(&m, w, 0), days_of(&m, v, 0), DAYS),
                             w == AGAIN && v == BASIS);
    vaten_meting_release(&m);
}

/* The columns hold lists that there are, and loads are those of work. */
static void test_world_when_measured_then_lists_and_loads_in_bounds(void **state)
{
    struct bench *b = *state;
    struct design d;
    design_init(&d);
    struct vaten_meting m;
    struct vaten_plan plan = plan_of(b, NULL, 2);
    measure(&m, &d, &plan);
    double sum[VATEN] = {0};
    for (size_t i = 0; i < DAYS; i++) {
        assert_true(days_of(&m, BASIS, 0)[i] >= 0.0F);
        sum[i % VATEN] += (double)days_of(&m, BASIS, 0)[i];
    }
    for (int v = 0; v < VATEN; v++)
        if (v != VAT_HULP) /* of hulp there is enough */
            assert_true(sum[v] > 0.0);
    for (int s = 0; s < BRONNEN; s++) {
        double basis = (double)load_of(&m, BASIS, 0)[s];
        if (s == BRON_HULP)
            assert_true(isnan(basis)); /* without limit in this basis */
        else
            assert_true(basis > 5.0 && basis < 150.0);
    }
    /* Relief where there is more capacity, and none of it anywhere when nothing differs. */
    const uint32_t receivers[] = {BIT(VAT_LOKAAL_TEAM), BIT(VAT_RAAD)};
    uint32_t own = BIT(VAT_VB) | BIT(VAT_ONDERZOEK);
    struct coupling_result result;
    coupling_of(&m.data, (struct coupling_pair){BASIS, MORE_VT, own}, receivers, 2, VATEN_WEKEN,
                SEED, &result);
    assert_true(result.relief.mean > 0.0);
    coupling_release(&result);
    coupling_of(&m.data, (struct coupling_pair){BASIS, AGAIN, own}, receivers, 2, VATEN_WEKEN, SEED,
                &result);
    assert_true(result.relief.mean == 0.0 && result.relief.low == 0.0 && result.relief.high == 0.0);
    for (int j = 0; j < 3; j++)
        assert_true(result.moved[j].mean == 0.0 && result.ratios[j].kind == RATIO_NONE);
    coupling_release(&result);
    vaten_meting_release(&m);
}

static void test_world_when_touched_with_what_it_has_then_the_same(void **state)
{
    struct bench *b = *state;
    struct design d;
    design_init(&d);
    static float plain[DAYS], touched[DAYS];
    static const size_t worlds[] = {BASIS, LESS_BEFORE};
    for (size_t i = 0; i < 2; i++) {
        simulate_alone(b, 3, &d.world[worlds[i]], NULL, TOUCH_NOTHING, plain);
        simulate_alone(b, 3, &d.world[worlds[i]], NULL, TOUCH_CAPACITY, touched);
        assert_true(same_floats(plain, touched, DAYS));
        simulate_alone(b, 3, &d.world[worlds[i]], NULL, TOUCH_MECHANISMS, touched);
        assert_true(same_floats(plain, touched, DAYS));
    }
}

/* Frozen at the means over the time of the experiment: all, this one, or all but this one. */
static void test_stands_when_measured_then_as_frozen_by_hand(void **state)
{
    struct bench *b = *state;
    struct keten_instelling in;
    assert_true(keten_instelling_lees(&in, &b->world.scenario.final, &b->world.scenario.base));
    in.telt_vanaf = vaten_t0(in.set); /* means from then on: the load they hold is that of then */
    in.respons_na_inloop = true;
    in.eind = vaten_t0(in.set) + VATEN_WEKEN * CLOCK_WEEK;
    const struct mechanismen_instelling all_on = in.mechanismen;
    double *frozen[MECHANISMEN];
    const struct studie_plan freezing = {.zaad = SEED, .draden = 1};
    assert_int_equal(studie_werking(&in, &freezing, frozen), STUDIE_KLAAR);
    static const int stands[] = {1, 2 + M7_MELDGEDRAG, 2 + MECHANISMEN + M7_MELDGEDRAG};
    struct design d;
    design_init(&d);
    for (int i = 0; i < 3; i++)
        d.world[i + 1] = (struct vaten_wereld){.stand = stands[i], .naam = d.world[0].naam};
    for (int i = 1; i < 4; i++)
        for (int s = 0; s < BRONNEN; s++)
            d.world[i].voor[s] = d.world[i].na[s] = 1.0;
    d.all.werelden = 4;
    struct vaten_meting m;
    struct vaten_plan plan = plan_of(b, NULL, 1);
    measure(&m, &d, &plan);
    for (int i = 0; i < 3; i++) {
        struct mechanismen_instelling later = all_on;
        for (int mechanism = 0; mechanism < MECHANISMEN; mechanism++)
            if (i == 0 || (mechanism == M7_MELDGEDRAG) == (i == 1)) {
                later.stand[mechanism] = STAND_BEVROREN;
                later.bevroren[mechanism] = frozen[mechanism];
            }
        static float alone[DAYS];
        simulate_alone(b, 1, &d.world[0], &later, TOUCH_NOTHING, alone);
        assert_true(same_floats(alone, days_of(&m, (size_t)i + 1, 0), DAYS));
        for (size_t w = 0; w <= (size_t)i; w++)
            assert_false(same_floats(alone, days_of(&m, w, 0), DAYS));
    }
    vaten_meting_release(&m);
    for (int mechanism = 0; mechanism < MECHANISMEN; mechanism++)
        free(frozen[mechanism]);
    keten_instelling_release(&in);
}

/* --- later replications, threads, stops --- */

static void test_side_worlds_when_in_later_replications_then_left_out(void **state)
{
    struct bench *b = *state;
    struct design d;
    design_init(&d);
    struct vaten_meting m;
    struct vaten_plan plan = plan_of(b, NULL, 3);
    measure(&m, &d, &plan);
    assert_int_equal(m.bijzaken, 2);
    for (size_t w = 0; w < WORLDS; w++)
        for (size_t r = 0; r < 3; r++) {
            bool left_out = w >= LESS_BEFORE && r >= 2;
            for (size_t i = 0; i < DAYS; i++)
                assert_int_equal(isnan(days_of(&m, w, r)[i]), left_out);
            assert_int_equal(isnan(load_of(&m, w, r)[BRON_RAAD]), left_out);
        }
    vaten_meting_release(&m);
}

static void test_measuring_when_on_two_threads_then_the_same(void **state)
{
    struct bench *b = *state;
    struct design d;
    design_init(&d);
    struct vaten_meting one, two, later;
    struct vaten_plan plan = plan_of(b, NULL, 3);
    measure(&one, &d, &plan);
    plan.draden = 2;
    measure(&two, &d, &plan);
    expect_same(&one, &two, 0);
    expect_same_counts(&one, &two);
    assert_int_equal(one.gebeurtenissen_historie, two.gebeurtenissen_historie);
    /* Replications of a later number are the same too, whoever came before them. */
    plan = plan_of(b, NULL, 1);
    plan.eerste = 1;
    measure(&later, &d, &plan);
    expect_same(&one, &later, 1);
    vaten_meting_release(&one);
    vaten_meting_release(&two);
    vaten_meting_release(&later);
}

static void test_measuring_when_stopped_then_an_unbroken_row_or_nothing(void **state)
{
    struct bench *b = *state;
    struct design d;
    design_init(&d);
    struct vaten_meting whole, part;
    struct vaten_plan plan = plan_of(b, NULL, 3);
    measure(&whole, &d, &plan);
    unsigned all = atomic_load(&b->asked);
    size_t rows = 0;
    for (unsigned i = 0; i < 4; i++) {
        plan = plan_of(b, NULL, 3);
        plan.draden = 1 + (int)i % 2;
        atomic_store(&b->limit, i == 0 ? 1 : i * all / 4);
        assert_int_equal(vaten_meet(&part, &d.all, &plan), STUDIE_AFGEBROKEN);
        assert_true(part.data.replications < 3);
        assert_true(part.data.replications > 0 || part.dagen == NULL);
        rows += part.data.replications;
        if (part.data.replications > 0)
            expect_same(&whole, &part, 0);
        vaten_meting_release(&part);
    }
    assert_true(rows > 0);
    vaten_meting_release(&whole);
}

/* --- the store --- */

static struct store *open_store(char path[96])
{
    char *message, folder[64] = "/tmp/ketensim-vaten-XXXXXX";
    assert_non_null(mkdtemp(folder));
    snprintf(path, 96, "%s/opslag.sqlite", folder);
    struct store *store = store_open(path, &message);
    if (store == NULL)
        fail_msg("%s", message);
    return store;
}

static void close_store(struct store *store, char path[96])
{
    assert_null(store_complaint(store));
    store_close(store);
    assert_int_equal(unlink(path), 0);
    *strrchr(path, '/') = '\0';
    assert_int_equal(rmdir(path), 0);
}

/* More replications, fewer, or the same again: as if there were no store. */
static void test_store_when_it_holds_some_then_the_same_as_without(void **state)
{
    struct bench *b = *state;
    struct design d;
    design_init(&d);
    char path[96];
    struct store *store = open_store(path);
    static const uint32_t sizes[] = {1, 3, 3, 2};
    unsigned asked[4];
    for (size_t i = 0; i < 4; i++) {
        struct vaten_meting without, with;
        struct vaten_plan plan = plan_of(b, NULL, sizes[i]);
        measure(&without, &d, &plan);
        unsigned anew = atomic_load(&b->asked);
        plan = plan_of(b, store, sizes[i]);
        plan.draden = 1 + (int)i % 2;
        measure(&with, &d, &plan);
        asked[i] = atomic_load(&b->asked);
        assert_true(i < 2 ? asked[i] > anew / 3 : asked[i] < 20);
        expect_same(&without, &with, 0);
        expect_same_counts(&without, &with);
        vaten_meting_release(&without);
        vaten_meting_release(&with);
    }
    struct vaten_meting other;
    struct vaten_plan plan = plan_of(b, store, 1);
    plan.versie = "twee";
    measure(&other, &d, &plan);
    assert_true(atomic_load(&b->asked) > 20);
    vaten_meting_release(&other);
    d.world[MORE_VT].na[BRON_FRONT] = 1.6; /* another experiment */
    plan = plan_of(b, store, 1);
    measure(&other, &d, &plan);
    assert_true(atomic_load(&b->asked) > 20);
    vaten_meting_release(&other);
    close_store(store, path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_worlds_when_measured_together_then_as_one_by_one),
        cmocka_unit_test(test_world_when_measured_then_lists_and_loads_in_bounds),
        cmocka_unit_test(test_world_when_touched_with_what_it_has_then_the_same),
        cmocka_unit_test(test_stands_when_measured_then_as_frozen_by_hand),
        cmocka_unit_test(test_side_worlds_when_in_later_replications_then_left_out),
        cmocka_unit_test(test_measuring_when_on_two_threads_then_the_same),
        cmocka_unit_test(test_measuring_when_stopped_then_an_unbroken_row_or_nothing),
        cmocka_unit_test(test_store_when_it_holds_some_then_the_same_as_without),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
