/* The experiment with the communicerende vaten: its design, that its worlds come out as they do one
 * by one, and that store, threads and stops change nothing. */
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
               "gemeenten.*.lokaal_team.fte*=0.3", "raad.fte*=0.2", "gi.fte*=0.2", "jbt.agenda=1");
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

static void simulate_alone(struct bench *b, uint32_t replication, const struct vaten_wereld *world,
                           enum touch touch, float *days)
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
    if (touch == TOUCH_MECHANISMS)
        keten_mechanismen(&k, &in.mechanismen);
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
    assert_int_equal(one->half, other->half);
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
    assert_int_equal(m.half, 1);
    static float own[2][DAYS];
    for (uint32_t r = 0; r < 2; r++)
        for (size_t w = 0; w < (r == 0 ? WORLDS : LESS_BEFORE); w++) {
            simulate_alone(b, r + 1, &d.world[w], TOUCH_NOTHING, own[r]);
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
        print_message("%d %f\n", s, basis);
        assert_true(basis > (s == BRON_HULP ? 0.0 : 5.0) && basis < 150.0);
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
        simulate_alone(b, 3, &d.world[worlds[i]], TOUCH_NOTHING, plain);
        simulate_alone(b, 3, &d.world[worlds[i]], TOUCH_CAPACITY, touched);
        assert_true(same_floats(plain, touched, DAYS));
        simulate_alone(b, 3, &d.world[worlds[i]], TOUCH_MECHANISMS, touched);
        assert_true(same_floats(plain, touched, DAYS));
    }
}

/* --- the second half of the replications, threads, stops --- */

static void test_side_worlds_when_in_the_second_half_then_left_out(void **state)
{
    struct bench *b = *state;
    struct design d;
    design_init(&d);
    struct vaten_meting m;
    struct vaten_plan plan = plan_of(b, NULL, 3);
    measure(&m, &d, &plan);
    assert_int_equal(m.half, 2);
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
    struct vaten_plan plan = plan_of(b, NULL, 4);
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

/* --- the design --- */

static uint32_t changed(const double *factors, double factor)
{
    uint32_t bits = 0;
    for (int s = 0; s < BRONNEN; s++)
        if (factors[s] != 1.0) {
            assert_true(factors[s] == factor);
            bits |= BIT(s);
        }
    return bits;
}

/* The two worlds of a pair differ in its capacity from t0 on, and in nothing else. */
static void expect_pair(const struct vaten_ontwerp *o, const struct vaten_paar *p)
{
    const struct vaten_wereld *a = &o->wereld[p->a], *b = &o->wereld[p->b];
    assert_true(p->a < o->werelden && p->b < o->werelden && p->a != p->b);
    assert_int_equal(changed(a->na, p->factor), 0);
    assert_int_equal(changed(b->na, p->factor), p->bron);
    assert_memory_equal(a->voor, b->voor, sizeof a->voor);
    assert_int_equal(a->stand, b->stand);
    assert_int_equal(a->bijzaak, b->bijzaak);
}

static void test_design_when_made_then_every_source_and_mechanism_twice(void **state)
{
    (void)state;
    struct vaten_ontwerp o;
    assert_true(vaten_ontwerp_maak(&o));
    assert_int_equal(o.paren, o.effecten + o.mechanismen + o.belastingen);
    int more[1 << BRONNEN] = {0}, less[1 << BRONNEN] = {0};
    for (size_t i = 0; i < o.effecten; i++) {
        const struct vaten_paar *p = &o.paar[i];
        expect_pair(&o, p);
        assert_int_equal(p->a, 0);
        assert_int_equal(o.wereld[p->b].stand, 0);
        assert_false(o.wereld[p->b].bijzaak);
        assert_true(p->factor == 1.10 || p->factor == 0.90);
        more[p->bron] += p->factor == 1.10;
        less[p->bron] += p->factor == 0.90;
    }
    for (uint32_t bits = 1; bits < 1U << BRONNEN; bits++) {
        bool wanted = (bits & (bits - 1)) == 0 || bits == VT;
        assert_int_equal(more[bits], wanted);
        assert_int_equal(less[bits], wanted);
    }
    assert_true(o.paar[0].bron == VT && o.paar[1].bron == VT && o.paar[0].factor > 1.0);
    int stands[VATEN_STANDEN] = {0};
    for (size_t i = 0; i < o.mechanismen; i++) {
        const struct vaten_paar *p = &o.paar[o.effecten + i];
        expect_pair(&o, p);
        assert_true(p->bron == VT && p->factor == 1.10 && o.wereld[p->a].bijzaak);
        assert_int_equal(o.wereld[p->a].stand, i + 1); /* in this order: vaten_reken counts on it */
        stands[o.wereld[p->a].stand]++;
    }
    for (int s = 1; s < VATEN_STANDEN; s++)
        assert_int_equal(stands[s], 1); /* each mechanism: only it frozen, all but it */
    int axes[1 << BRONNEN] = {0};
    for (size_t i = 0; i < o.belastingen; i++) {
        const struct vaten_paar *p = &o.paar[o.effecten + o.mechanismen + i];
        expect_pair(&o, p);
        const double *before = o.wereld[p->a].voor;
        double factor =
            before[BRON_ONDERZOEK] != 1.0 ? before[BRON_ONDERZOEK] : before[BRON_LOKAAL_TEAM];
        assert_true(p->bron == VT && p->factor == 1.10 && factor != 1.0);
        axes[changed(before, factor)]++;
    }
    assert_true(axes[VT] > 1); /* the same number on each of three axes */
    assert_int_equal(axes[BIT(BRON_LOKAAL_TEAM)], axes[VT]);
    assert_int_equal(axes[VT | BIT(BRON_LOKAAL_TEAM)], axes[VT]);
    assert_int_equal(o.belastingen, 3 * axes[VT]);
    vaten_ontwerp_release(&o);
}

static void test_design_when_made_then_each_world_has_its_name_and_use(void **state)
{
    (void)state;
    struct vaten_ontwerp o;
    assert_true(vaten_ontwerp_maak(&o));
    for (size_t w = 0; w < o.werelden; w++) {
        bool used = false;
        for (size_t i = 0; i < o.paren; i++)
            used = used || o.paar[i].a == w || o.paar[i].b == w;
        assert_true(used);
        assert_true(strlen(o.wereld[w].naam) > 10);
        for (size_t v = 0; v < w; v++) {
            assert_string_not_equal(o.wereld[v].naam, o.wereld[w].naam);
            assert_true(o.wereld[v].stand != o.wereld[w].stand ||
                        memcmp(o.wereld[v].voor, o.wereld[w].voor, sizeof o.wereld[v].voor) != 0 ||
                        memcmp(o.wereld[v].na, o.wereld[w].na, sizeof o.wereld[v].na) != 0);
        }
    }
    struct vaten_ontwerp kern;
    assert_true(vaten_ontwerp_kern(&kern));
    assert_true(kern.werelden == 2 && kern.paren == 1);
    expect_pair(&kern, &kern.paar[0]);
    assert_memory_equal(&kern.paar[0], &o.paar[0], sizeof kern.paar[0]);
    vaten_ontwerp_release(&kern);
    vaten_ontwerp_release(&o);
}

/* --- the whole --- */

static bool same_estimate(struct estimate a, struct estimate b)
{
    return a.count == b.count && a.mean == b.mean && a.low == b.low && a.high == b.high;
}

static void test_experiment_when_whole_then_couplings_of_all_parts(void **state)
{
    struct bench *b = *state;
    struct vaten_ontwerp o;
    assert_true(vaten_ontwerp_maak(&o));
    struct vaten_meting m;
    struct vaten_plan plan = plan_of(b, NULL, 4);
    atomic_store(&b->limit, 30); /* while it looks for what mechanisms are frozen at */
    assert_int_equal(vaten_meet(&m, &o, &plan), STUDIE_AFGEBROKEN);
    assert_true(m.data.replications == 0 && m.dagen == NULL);
    plan = plan_of(b, NULL, 4);
    assert_int_equal(vaten_meet(&m, &o, &plan), STUDIE_KLAAR);
    assert_int_equal(m.boeken.failures, 0);
    struct vessels v;
    vaten_reken(&v, &m, &o, &plan, vaten_t0(plan.set));
    assert_true(v.station_count == VATEN && v.effect_count == 14);
    assert_true(v.load_count == o.belastingen);
    assert_true(v.mechanism_count == 2 + 2 * MECHANISMEN && v.lag_count == VATEN_WEKEN / 4);
    /* Front has 4.4 × 0.25 fte: more of it relieves, less of it presses. */
    assert_true(v.lags[v.lag_count - 1].result.relief.mean > 0.0);
    assert_true(v.less.relief.mean < 0.0);
    /* Three ways to the headline: lags, stands, and the effect's own columns. */
    const struct coupling_result *last = &v.lags[v.lag_count - 1].result;
    assert_true(same_estimate(last->relief, v.mechanisms[0].result.relief));
    assert_true(same_estimate(last->relief, v.effects[v.headline].result.relief));
    assert_true(same_estimate(last->moved[0], v.effects[0].result.moved[VAT_LOKAAL_TEAM]));
    assert_true(same_estimate(last->moved[3], v.effects[0].result.moved[VAT_HULP]));
    for (size_t i = 0; i < v.mechanism_count; i++) {
        const struct vessels_mechanism *row = &v.mechanisms[i];
        bool one = row->stands == VESSELS_BUT_ONE || row->stands == VESSELS_ONLY_ONE;
        assert_int_equal(one, i >= 2);
        assert_int_equal(row->id != NULL && row->name != NULL, one);
        /* Half of the replications have these worlds. */
        assert_int_equal(row->result.relief.count, i == 0 ? 4 : 2);
        if (one)
            assert_string_equal(row->id, mechanismen_sleutel((enum mechanisme)((i - 2) % 10)));
    }
    for (size_t i = 0; i < v.load_count; i++)
        assert_true(v.loads[i].load_vt.count == 2 && v.loads[i].load_vt.mean > 0.0);
    vaten_release(&v);
    vaten_meting_release(&m);
    vaten_ontwerp_release(&o);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_worlds_when_measured_together_then_as_one_by_one),
        cmocka_unit_test(test_world_when_measured_then_lists_and_loads_in_bounds),
        cmocka_unit_test(test_world_when_touched_with_what_it_has_then_the_same),
        cmocka_unit_test(test_side_worlds_when_in_the_second_half_then_left_out),
        cmocka_unit_test(test_measuring_when_on_two_threads_then_the_same),
        cmocka_unit_test(test_measuring_when_stopped_then_an_unbroken_row_or_nothing),
        cmocka_unit_test(test_store_when_it_holds_some_then_the_same_as_without),
        cmocka_unit_test(test_design_when_made_then_every_source_and_mechanism_twice),
        cmocka_unit_test(test_design_when_made_then_each_world_has_its_name_and_use),
        cmocka_unit_test(test_experiment_when_whole_then_couplings_of_all_parts),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
