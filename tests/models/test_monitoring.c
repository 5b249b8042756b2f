/* Monitoring: which casussen, at what moments, and what it brings to light. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "tests/models/world.h"

struct looks {
    struct keten *keten;
    struct vt_bedrading after;
    struct monitoring_bedrading found;
    struct front_taak task;
    double finished, monitored, moments, ex_officio, known;
    int32_t household; /* looked for by a test */
    tick at;           /* of its ambtshalve melding; CLOCK_NEVER: none */
};

static void after_onderzoek(void *context, int32_t i)
{
    struct looks *l = context;
    bool first = l->keten->casussen.rij[i].ronde == 0;
    l->after.na_onderzoek(l->after.keten, i);
    l->finished += first;
    l->monitored += first && l->keten->casussen.rij[i].gemonitord;
}

static void after_vb(void *context, int32_t i)
{
    struct looks *l = context;
    l->after.na_vb(l->after.keten, i);
}

static void handed_over(void *context, int32_t i)
{
    struct looks *l = context;
    l->after.overgedragen(l->after.keten, i);
}

static void from_list(void *context, int32_t i)
{
    struct looks *l = context;
    l->after.van_lijst(l->after.keten, i);
}

static tick look(void *context, int64_t user, const struct station_wait *wait)
{
    struct looks *l = context;
    l->moments++;
    return l->task.start(l->task.context, user, wait);
}

static void looked(void *context, int64_t user)
{
    struct looks *l = context;
    l->task.eind(l->task.context, user);
}

static void ex_officio(void *context, int32_t household, uint16_t candidate, tick at)
{
    struct looks *l = context;
    const struct huishouden *h = &l->keten->huishoudens.rij[household];
    l->ex_officio++;
    l->known += h->onbekend_incident == CLOCK_ALWAYS || h->monitoring == 0;
    if (household == l->household)
        l->at = l->keten->sim.now;
    l->found.ambtshalve(l->found.keten, household, candidate, at);
    l->known += h->onbekend_incident != CLOCK_ALWAYS;
}

/* Everything that monitoring does from here on passes through `l`. */
static void watch(struct looks *l, struct keten *k)
{
    *l = (struct looks){.keten = k, .household = -1, .at = CLOCK_NEVER};
    l->after = k->veilig_thuis.bedrading;
    l->found = k->monitoring.bedrading;
    l->task = k->front.taak[FRONT_MONITORING];
    k->veilig_thuis.bedrading =
        (struct vt_bedrading){l, after_vb, after_onderzoek, handed_over, from_list};
    k->monitoring.bedrading = (struct monitoring_bedrading){l, ex_officio};
    k->front.taak[FRONT_MONITORING] = (struct front_taak){l, look, looked};
}

static void audit(const struct keten *k)
{
    struct station_audit books = {0};
    keten_audit(k, &books);
    if (books.failures > 0)
        fail_msg("%s", books.first_failure);
}

static struct looks looks_of(const char *const *sets)
{
    struct world w;
    world_load(&w, WORLD_ALWAYS, sets);
    struct keten *k = world_start(&w, 1);
    struct looks l;
    watch(&l, k);
    keten_loop(k, w.in.eind);
    audit(k);
    l.keten = NULL;
    world_unload(&w);
    return l;
}
#define LOOKS(...) looks_of((const char *const[]){"veilig_thuis.front.fte=12", __VA_ARGS__, NULL})

static void test_share_when_counted_then_as_stated(void **state)
{
    (void)state;
    struct looks l = LOOKS("veilig_thuis.monitoring.aandeel=57");
    world_expect_share("monitored", l.monitored, l.finished, 0.57);
    l = LOOKS("veilig_thuis.monitoring.aandeel=0");
    assert_true(l.finished > 50.0 && l.monitored == 0.0 && l.moments == 0.0);
}

static void test_moments_when_counted_then_as_many_as_stated(void **state)
{
    (void)state;
    /* In equilibrium each dossier brings its moments, but for huishoudens that leave. */
#define MOMENTS(first, second, third)                                                              \
    LOOKS("veilig_thuis.monitoring.aandeel=100", "veilig_thuis.monitoring.maand_1=" first,         \
          "veilig_thuis.monitoring.maand_2=" second, "veilig_thuis.monitoring.maand_3=" third)
    struct looks none = MOMENTS("0", "0", "0");
    assert_true(none.monitored == 0.0 && none.moments == 0.0);
    struct looks two = MOMENTS("0", "0.5", "0.25"); /* out of order on purpose */
    struct looks three = MOMENTS("1", "0.5", "0.25");
    assert_true(fabs(two.moments / two.monitored - 2.0) < 0.15);
    assert_true(fabs(three.moments / three.monitored - 3.0) < 0.25);
}

static void test_discovery_when_all_is_reported_then_there_is_nothing_to_find(void **state)
{
    (void)state;
    struct looks l = LOOKS("melding.kans=100", "meldgedrag.minder_bij_wachten=0",
                           "veilig_thuis.monitoring.ontdekking=100");
    assert_true(l.moments > 50.0);
    assert_true(l.ex_officio == 0.0);
}

static void test_discovery_when_certain_then_each_unknown_incident_once(void **state)
{
    (void)state;
    struct looks l = LOOKS("veilig_thuis.monitoring.ontdekking=100");
    assert_true(l.ex_officio > 5.0);
    assert_true(l.known == 0.0);
    l = LOOKS("veilig_thuis.monitoring.ontdekking=0");
    assert_true(l.ex_officio == 0.0 && l.moments > 50.0);
}

static void test_dossier_when_something_happens_then_found_at_its_moment_and_then_over(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, "veilig_thuis.front.fte=12", "melding.kans=100",
               "veilig_thuis.monitoring.aandeel=100", "veilig_thuis.monitoring.ontdekking=100",
               "veilig_thuis.monitoring.maand_1=2", "veilig_thuis.monitoring.maand_2=0",
               "veilig_thuis.monitoring.maand_3=0");
    struct keten *k = world_start(&w, 1);
    struct looks l;
    watch(&l, k);
    l.household = world_quiet_household(k, -1, false, 0);
    assert_int_equal(world_report(k, l.household, 0, 0, k->sim.now), 1);
    struct huishouden *h = &k->huishoudens.rij[l.household];
    tick begun = k->sim.now;
    monitoring_start(&k->monitoring, h->eerste_casus);
    assert_int_equal(h->monitoring, 1);
    assert_true(k->casussen.rij[h->eerste_casus].gemonitord);
    monitoring_start(&k->monitoring, h->eerste_casus); /* after a terugmelding: the same dossier */
    assert_int_equal(h->monitoring, 1);
    h->onbekend_incident = begun + 10;
    h->onbekend_kandidaat = 0;
    keten_loop(k, begun + 60 * CLOCK_DAY);
    assert_true(l.at == CLOCK_NEVER);
    keten_loop(k, begun + 75 * CLOCK_DAY);
    assert_true(l.at >= begun + 60 * CLOCK_DAY && l.at <= begun + 75 * CLOCK_DAY);
    audit(k);
    world_unload(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_share_when_counted_then_as_stated),
        cmocka_unit_test(test_moments_when_counted_then_as_many_as_stated),
        cmocka_unit_test(test_discovery_when_all_is_reported_then_there_is_nothing_to_find),
        cmocka_unit_test(test_discovery_when_certain_then_each_unknown_incident_once),
        cmocka_unit_test(
            test_dossier_when_something_happens_then_found_at_its_moment_and_then_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
