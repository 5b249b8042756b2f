/* The front: whose work goes first, what the piket takes over, and the strength of the formation.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "models/front.h"

#include <math.h>

#define MOST 100

/* Everybody's work is an hour; who started, in order, with the moment. */
struct world {
    struct calendar *calendar;
    struct simulation sim;
    struct parameter_step fte_step, piket_step;
    struct parameter_value fte, piket;
    struct front_instelling in;
    struct front front;
    struct part {
        struct world *world;
        enum front_werk kind;
    } part[FRONT_WERKEN];
    struct {
        enum front_werk kind;
        int64_t user;
        tick at, entered;
    } started[MOST];
    size_t starts, ends;
};

static tick monday(void)
{
    return clock_from_date((struct clock_date){2018, 1, 8});
}

/* `day` counts from that Monday. */
static tick at(int day, double hour)
{
    return monday() + day * CLOCK_DAY + clock_round(hour * 3600.0);
}

static tick start(void *context, int64_t user, const struct station_wait *wait)
{
    struct part *part = context;
    struct world *w = part->world;
    assert_true(w->starts < MOST);
    w->started[w->starts].kind = part->kind;
    w->started[w->starts].user = user;
    w->started[w->starts].at = w->sim.now;
    w->started[w->starts++].entered = wait->entered;
    return CLOCK_HOUR;
}

static void end(void *context, int64_t user)
{
    struct part *part = context;
    assert_true(user >= 0);
    part->world->ends++;
}

static void world_init(struct world *w, double fte, double piket)
{
    *w = (struct world){.calendar = calendar_create(2017, 2022),
                        .fte_step = {.from = CLOCK_ALWAYS, .number = fte},
                        .piket_step = {.from = CLOCK_ALWAYS, .number = piket}};
    w->fte = (struct parameter_value){.steps = &w->fte_step, .step_count = 1};
    w->piket = (struct parameter_value){.steps = &w->piket_step, .step_count = 1};
    w->in = (struct front_instelling){.fte = &w->fte,
                                      .piket = &w->piket,
                                      .uren_week = 30.0, /* six hours a day, from nine */
                                      .kantoor = {.open = 9 * 3600, .length = 8 * 3600}};
    assert_true(simulation_init(&w->sim, w->calendar, 1, 1, monday()));
    front_init(&w->front, &w->sim, &w->in);
    for (int kind = 0; kind < FRONT_WERKEN; kind++) {
        w->part[kind] = (struct part){w, (enum front_werk)kind};
        front_neem(&w->front, (enum front_werk)kind,
                   (struct front_taak){&w->part[kind], start, end});
    }
    front_begin(&w->front);
}

static void world_unload(struct world *w)
{
    struct station_audit audit = {0};
    front_audit(&w->front, &audit);
    assert_string_equal(audit.first_failure, "");
    front_release(&w->front);
    simulation_release(&w->sim);
    calendar_free(w->calendar);
}

static void expect(const struct world *w, size_t nth, enum front_werk kind, int64_t user, tick when)
{
    assert_true(nth < w->starts);
    assert_int_equal(w->started[nth].kind, kind);
    assert_int_equal(w->started[nth].user, user);
    assert_int_equal(w->started[nth].at, when);
}

static void test_order_when_all_kinds_wait_then_by_urgency_and_arrival(void **state)
{
    (void)state;
    struct world w;
    world_init(&w, 1.0, 1.0);
    simulation_run(&w.sim, at(0, 8.0));
    front_vraag(&w.front, FRONT_MONITORING, 1, 0);
    front_vraag(&w.front, FRONT_OVERDRACHT, 2, 0);
    front_vraag(&w.front, FRONT_ADVIES, 3, 0);
    front_vraag(&w.front, FRONT_VB, 4, 0);
    front_vraag(&w.front, FRONT_VERVOLG, 5, 0);
    front_vraag(&w.front, FRONT_VB, 6, 0);
    assert_int_equal(front_wachtend(&w.front, FRONT_VB), 2);
    simulation_run(&w.sim, at(0, 9.5));
    front_vraag(&w.front, FRONT_CRISIS, 7, -1);
    assert_int_equal(front_wachtend(&w.front, FRONT_CRISIS), 1);
    simulation_run(&w.sim, at(2, 0.0));
    expect(&w, 0, FRONT_VB, 4, at(0, 9.0));
    expect(&w, 1, FRONT_CRISIS, 7, at(0, 10.0));
    expect(&w, 2, FRONT_VERVOLG, 5, at(0, 11.0));
    expect(&w, 3, FRONT_VB, 6, at(0, 12.0));
    expect(&w, 4, FRONT_ADVIES, 3, at(0, 13.0));
    expect(&w, 5, FRONT_OVERDRACHT, 2, at(0, 14.0));
    expect(&w, 6, FRONT_MONITORING, 1, at(1, 9.0));
    assert_int_equal(w.ends, 7);
    world_unload(&w);
}

static void test_vb_when_priorities_differ_then_lowest_first_and_crisis_still_before(void **state)
{
    (void)state;
    struct world w;
    world_init(&w, 1.0, 0.0);
    simulation_run(&w.sim, at(0, 8.0));
    front_vraag(&w.front, FRONT_VB, 1, 2);
    front_vraag(&w.front, FRONT_VB, 2, 0);
    front_vraag(&w.front, FRONT_VERVOLG, 3, 1);
    front_vraag(&w.front, FRONT_CRISIS, 4, 5);
    simulation_run(&w.sim, at(1, 0.0));
    expect(&w, 0, FRONT_CRISIS, 4, at(0, 9.0));
    expect(&w, 1, FRONT_VB, 2, at(0, 10.0));
    expect(&w, 2, FRONT_VERVOLG, 3, at(0, 11.0));
    expect(&w, 3, FRONT_VB, 1, at(0, 12.0));
    world_unload(&w);
}

static void test_crisis_when_front_is_closed_then_piket_at_once(void **state)
{
    (void)state;
    struct world w;
    world_init(&w, 1.0, 1.0);
    simulation_run(&w.sim, at(5, 3.0)); /* Saturday night */
    front_vraag(&w.front, FRONT_CRISIS, 1, -1);
    front_vraag(&w.front, FRONT_VB, 2, 0);
    simulation_run(&w.sim, at(8, 0.0));
    expect(&w, 0, FRONT_CRISIS, 1, at(5, 3.0));
    expect(&w, 1, FRONT_VB, 2, at(7, 9.0));
    world_unload(&w);
}

static void test_crisis_when_still_waiting_at_closing_then_piket_with_its_wait(void **state)
{
    (void)state;
    for (int piket = 0; piket < 2; piket++) {
        struct world w;
        world_init(&w, 1.0, piket);
        simulation_run(&w.sim, at(0, 14.5));
        front_vraag(&w.front, FRONT_VB, 1, 0); /* until 15:00, the rest tomorrow */
        simulation_run(&w.sim, at(0, 14.75));
        front_vraag(&w.front, FRONT_CRISIS, 2, -1);
        simulation_run(&w.sim, at(2, 0.0));
        expect(&w, 0, FRONT_VB, 1, at(0, 14.5));
        expect(&w, 1, FRONT_CRISIS, 2, piket > 0 ? at(0, 15.0) : at(1, 9.5));
        assert_int_equal(w.started[1].entered, at(0, 14.75));
        world_unload(&w);
    }
}

static void test_strength_when_half_then_half_the_people_and_piket_as_before(void **state)
{
    (void)state;
    struct world w;
    world_init(&w, 4.0, 1.0);
    front_sterkte(&w.front, 0.5);
    for (int i = 0; i < 40; i++)
        front_vraag(&w.front, FRONT_ADVIES, i, 0);
    simulation_run(&w.sim, at(1, 0.0));
    assert_int_equal(w.ends, 12); /* two people, six hours */
    front_sterkte(&w.front, 1.0);
    simulation_run(&w.sim, at(2, 0.0));
    assert_int_equal(w.ends, 36);
    front_sterkte(&w.front, 0.0);
    front_vraag(&w.front, FRONT_CRISIS, 50, -1);
    simulation_run(&w.sim, at(3, 0.0));
    assert_int_equal(w.ends, 37);
    world_unload(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order_when_all_kinds_wait_then_by_urgency_and_arrival),
        cmocka_unit_test(test_vb_when_priorities_differ_then_lowest_first_and_crisis_still_before),
        cmocka_unit_test(test_crisis_when_front_is_closed_then_piket_at_once),
        cmocka_unit_test(test_crisis_when_still_waiting_at_closing_then_piket_with_its_wait),
        cmocka_unit_test(test_strength_when_half_then_half_the_people_and_piket_as_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
