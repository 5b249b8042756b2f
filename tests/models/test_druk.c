/* Pressure: what is felt of a list, when, and where it begins and is full. Driven by a list that
 * the test sets, without a chain. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "models/druk.h"

#define TEAMS 2

struct fake {
    struct calendar *calendar;
    struct simulation sim;
    struct parameter_step step[6];
    struct parameter_value value[6];
    struct druk_instelling in;
    struct druk druk;
    double list_vt, list_team[TEAMS], share;
    int weeks;
    tick last_week;
};

static double list(void *context, int gemeente)
{
    const struct fake *f = context;
    return gemeente < 0 ? f->list_vt : f->list_team[gemeente];
}

static double share(void *context)
{
    return ((const struct fake *)context)->share;
}

static void week(void *context)
{
    struct fake *f = context;
    f->weeks++;
    f->last_week = f->sim.now;
}

/* Tuesday 2018-01-02, `hours` past midnight. */
static tick tuesday(int hours)
{
    return clock_from_date((struct clock_date){2018, 1, 2}) + hours * CLOCK_HOUR;
}

/* Thresholds 40 and 120 at Veilig Thuis, 25 and 100 at the teams. */
static void fake_init(struct fake *f, tick start, double half_life)
{
    *f = (struct fake){.calendar = calendar_create(2017, 2030)};
    assert_true(simulation_init(&f->sim, f->calendar, 1, 1, start));
    const double number[6] = {40.0, 120.0, 25.0, 100.0, half_life, 2.0};
    for (int i = 0; i < 6; i++) {
        f->step[i] = (struct parameter_step){.from = CLOCK_ALWAYS, .number = number[i]};
        f->value[i] = (struct parameter_value){.steps = &f->step[i], .step_count = 1};
    }
    f->in = (struct druk_instelling){.veilig_thuis = {&f->value[0], &f->value[1]},
                                     .lokaal_team = {&f->value[2], &f->value[3]},
                                     .halfwaarde_dagen = &f->value[4],
                                     .hoogstens = &f->value[5]};
    druk_init(&f->druk, &f->sim, &f->in, TEAMS, (struct druk_bedrading){f, list, share, week});
}

static void fake_release(struct fake *f)
{
    druk_release(&f->druk);
    simulation_release(&f->sim);
    calendar_free(f->calendar);
}

static void near(double x, double y)
{
    if (!(fabs(x - y) < 1e-9))
        fail_msg("%.12g is not %.12g", x, y);
}

static void test_pressure_when_not_begun_then_none(void **state)
{
    (void)state;
    struct fake f;
    fake_init(&f, tuesday(0), 28.0);
    f.list_vt = f.list_team[0] = 5.0;
    f.share = 0.5;
    simulation_run(&f.sim, tuesday(0) + 10 * CLOCK_WEEK);
    near(druk_veilig_thuis(&f.druk), 0.0);
    near(druk_team(&f.druk, 0), 0.0);
    near(druk_wachtaandeel(&f.druk), 0.0);
    assert_int_equal(f.weeks, 0);
    fake_release(&f);
}

static void test_pressure_when_the_list_stays_then_fixed_from_the_start(void **state)
{
    (void)state;
    static const double lists[][2] = {{0.0, 0.0}, {0.137, 0.0}, {0.4, 0.0}, {0.8, 0.5},
                                      {1.2, 1.0}, {1.9, 1.0},   {50.0, 1.0}};
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        struct fake f;
        fake_init(&f, tuesday(9), 28.0);
        f.list_vt = lists[i][0];
        f.share = 0.3;
        druk_begin(&f.druk);
        near(druk_veilig_thuis(&f.druk), lists[i][1]);
        simulation_run(&f.sim, tuesday(0) + 20 * CLOCK_WEEK);
        near(druk_veilig_thuis(&f.druk), lists[i][1]);
        near(druk_wachtaandeel(&f.druk), 0.3);
        fake_release(&f);
    }
}

static void test_pressure_when_the_list_jumps_then_half_is_felt_in_a_half_life(void **state)
{
    (void)state;
    struct fake f;
    fake_init(&f, tuesday(9), 28.0);
    f.list_vt = 0.4;
    f.list_team[1] = 1.0;
    druk_begin(&f.druk);
    f.list_vt = 1.2;
    f.list_team[1] = 0.25;
    f.share = 0.8;
    tick monday = tuesday(0) + 6 * CLOCK_DAY;
    simulation_run(&f.sim, monday);
    near(druk_veilig_thuis(&f.druk), 0.0); /* not seen before Monday */
    simulation_run(&f.sim, monday + 3 * CLOCK_WEEK + 1);
    near(druk_veilig_thuis(&f.druk), 0.5);
    near(druk_team(&f.druk, 1), 0.5);
    near(druk_team(&f.druk, 0), 0.0);
    near(druk_wachtaandeel(&f.druk), 0.4);
    simulation_run(&f.sim, monday + 7 * CLOCK_WEEK + 1);
    near(druk_veilig_thuis(&f.druk), 0.75);
    fake_release(&f);
}

static void test_pressure_when_the_half_life_is_nought_then_felt_at_once(void **state)
{
    (void)state;
    struct fake f;
    fake_init(&f, tuesday(0), 0.0);
    druk_begin(&f.druk);
    f.list_vt = 0.8;
    simulation_run(&f.sim, tuesday(0) + CLOCK_WEEK);
    near(druk_veilig_thuis(&f.druk), 0.5);
    fake_release(&f);
}

/* No capacity at all gives a ratio without end; a half-life after relief it is full still, after
 * that it falls. */
static void test_pressure_when_the_list_was_endless_then_forgotten_soon(void **state)
{
    (void)state;
    struct fake f;
    fake_init(&f, tuesday(0), 7.0);
    f.list_vt = 1e6;
    druk_begin(&f.druk);
    simulation_run(&f.sim, tuesday(0) + 10 * CLOCK_WEEK);
    f.list_vt = 0.0;
    simulation_run(&f.sim, f.sim.now + CLOCK_WEEK);
    near(druk_veilig_thuis(&f.druk), 1.0);
    simulation_run(&f.sim, f.sim.now + CLOCK_WEEK);
    near(druk_veilig_thuis(&f.druk), 0.25);
    simulation_run(&f.sim, f.sim.now + CLOCK_WEEK);
    near(druk_veilig_thuis(&f.druk), 0.0);
    fake_release(&f);
}

static void test_week_when_begun_on_any_day_then_every_monday_at_midnight(void **state)
{
    (void)state;
    for (int day = 0; day < 7; day++)
        for (int hour = 0; hour < 24; hour += 9) {
            struct fake f;
            tick start = tuesday(hour) + (day - 1) * CLOCK_DAY; /* Monday to Sunday */
            fake_init(&f, start, 28.0);
            druk_begin(&f.druk);
            assert_int_equal(f.weeks, 0);
            simulation_run(&f.sim, start + CLOCK_WEEK);
            assert_int_equal(f.weeks, 1);
            assert_int_equal(clock_weekday(f.last_week), 0);
            assert_int_equal(clock_second_of_day(f.last_week), 0);
            simulation_run(&f.sim, start + 52 * CLOCK_WEEK);
            assert_int_equal(f.weeks, 52);
            fake_release(&f);
        }
}

static void test_thresholds_when_dated_then_followed(void **state)
{
    (void)state;
    struct fake f;
    fake_init(&f, tuesday(0), 28.0);
    const struct parameter_step full[] = {{.from = CLOCK_ALWAYS, .number = 120.0},
                                          {.from = tuesday(0) + CLOCK_WEEK, .number = 80.0}};
    f.value[1].steps = (struct parameter_step[]){full[0], full[1]};
    f.value[1].step_count = 2;
    f.list_vt = 0.6;
    druk_begin(&f.druk);
    near(druk_veilig_thuis(&f.druk), 0.25);
    simulation_run(&f.sim, tuesday(0) + CLOCK_WEEK);
    near(druk_veilig_thuis(&f.druk), 0.5);
    fake_release(&f);
}

static void test_thresholds_when_equal_then_a_step(void **state)
{
    (void)state;
    struct fake f;
    fake_init(&f, tuesday(0), 0.0);
    f.step[1].number = 40.0;
    f.list_vt = 0.4;
    druk_begin(&f.druk);
    near(druk_veilig_thuis(&f.druk), 0.0);
    f.list_vt = 0.41;
    simulation_run(&f.sim, tuesday(0) + CLOCK_WEEK);
    near(druk_veilig_thuis(&f.druk), 1.0);
    fake_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pressure_when_not_begun_then_none),
        cmocka_unit_test(test_pressure_when_the_list_stays_then_fixed_from_the_start),
        cmocka_unit_test(test_pressure_when_the_list_jumps_then_half_is_felt_in_a_half_life),
        cmocka_unit_test(test_pressure_when_the_half_life_is_nought_then_felt_at_once),
        cmocka_unit_test(test_pressure_when_the_list_was_endless_then_forgotten_soon),
        cmocka_unit_test(test_week_when_begun_on_any_day_then_every_monday_at_midnight),
        cmocka_unit_test(test_thresholds_when_dated_then_followed),
        cmocka_unit_test(test_thresholds_when_equal_then_a_step),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
