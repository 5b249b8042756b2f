/* The experiment with the communicerende vaten: its design, and the whole of it on a very small
 * world. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "models/vaten.h"
#include "tests/models/world.h"

#define BIT(source) (UINT32_C(1) << (source))
#define VT (BIT(BRON_FRONT) | BIT(BRON_ONDERZOEK))

static void load(struct world *w)
{
    /* An eighth of the small world again, with lists at Veilig Thuis. */
    WORLD_LOAD(w, WORLD_FROM_START, "huishoudens.historie_jaren=5", "eind=2018-03-31",
               "gemeenten.*.instroom*=0.12", "gemeenten.*.instroom_max*=0.12",
               "veilig_thuis.front.fte*=0.15", "veilig_thuis.onderzoek.fte*=0.1",
               "gemeenten.*.lokaal_team.fte*=0.3", "raad.fte*=0.2", "jbt.agenda=1");
}

static struct vaten_plan plan_of(const struct world *w, uint32_t replications)
{
    return (struct vaten_plan){.set = &w->scenario.final,
                               .basis = &w->scenario.base,
                               .naam = "proef",
                               .zaad = 4711,
                               .replicaties = replications,
                               .draden = 1};
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
    (void)state;
    struct world w;
    struct vaten_ontwerp o;
    struct vaten_meting m;
    load(&w);
    assert_true(vaten_ontwerp_maak(&o));
    struct vaten_plan plan = plan_of(&w, 3);
    assert_int_equal(vaten_meet(&m, &o, &plan), STUDIE_KLAAR);
    assert_int_equal(m.boeken.failures, 0);
    struct vessels v;
    vaten_reken(&v, &m, &o, &plan, vaten_t0(plan.set));
    assert_true(v.station_count == VATEN && v.effect_count == 14);
    assert_int_equal(v.load_count, o.belastingen + 3); /* and each axis as it is */
    assert_true(v.mechanism_count == 2 + 2 * MECHANISMEN && v.lag_count == VATEN_WEKEN / 4);
    /* More capacity at Veilig Thuis relieves, less of it presses. */
    assert_true(v.lags[v.lag_count - 1].result.relief.mean > 0.0);
    assert_true(v.less.relief.mean < 0.0);
    /* Two ways to the headline: lags, and the effect's own columns. */
    const struct coupling_result *last = &v.lags[v.lag_count - 1].result;
    assert_true(same_estimate(last->relief, v.effects[v.headline].result.relief));
    assert_true(same_estimate(last->moved[0], v.effects[0].result.moved[VAT_LOKAAL_TEAM]));
    assert_true(same_estimate(last->moved[3], v.effects[0].result.moved[VAT_HULP]));
    for (size_t i = 0; i < v.mechanism_count; i++) {
        const struct vessels_mechanism *row = &v.mechanisms[i];
        bool one = row->stands == VESSELS_BUT_ONE || row->stands == VESSELS_ONLY_ONE;
        assert_int_equal(one, i >= 2);
        assert_int_equal(row->id != NULL && row->name != NULL, one);
        /* Only two of three replications have these worlds; what they are held against too. */
        assert_int_equal(row->result.relief.count, 2);
        if (one)
            assert_string_equal(row->id, mechanismen_sleutel((enum mechanisme)((i - 2) % 10)));
    }
    size_t axes[3] = {0};
    for (size_t i = 0; i < v.load_count; i++) {
        const struct vessels_load *row = &v.loads[i];
        bool own = row->factor == 1.0;
        axes[row->axis] += own;
        assert_true(row->load_vt.mean > 0.0 && row->load_team.mean > 0.0);
        assert_int_equal(row->load_vt.count, 2);
    }
    assert_true(axes[VESSELS_VT] == 1 && axes[VESSELS_TEAMS] == 1 && axes[VESSELS_BOTH] == 1);
    vaten_release(&v);
    vaten_meting_release(&m);
    vaten_ontwerp_release(&o);
    world_unload(&w);
}

static bool stop_soon(void *context)
{
    int *asked = context;
    return ++*asked > 30;
}

/* Stopped while it looks for what mechanisms are frozen at: nothing was measured. */
static void test_experiment_when_stopped_before_the_first_then_empty(void **state)
{
    (void)state;
    struct world w;
    struct vaten_ontwerp o;
    struct vaten_meting m;
    int asked = 0;
    load(&w);
    assert_true(vaten_ontwerp_maak(&o));
    struct vaten_plan plan = plan_of(&w, 3);
    plan.stop = stop_soon;
    plan.context = &asked;
    assert_int_equal(vaten_meet(&m, &o, &plan), STUDIE_AFGEBROKEN);
    assert_true(m.data.replications == 0 && m.dagen == NULL);
    vaten_ontwerp_release(&o);
    world_unload(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_design_when_made_then_every_source_and_mechanism_twice),
        cmocka_unit_test(test_design_when_made_then_each_world_has_its_name_and_use),
        cmocka_unit_test(test_experiment_when_whole_then_couplings_of_all_parts),
        cmocka_unit_test(test_experiment_when_stopped_before_the_first_then_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
