/* Personeel: how strength falls under pressure and comes back, where it settles, and that M6 frozen
 * or off takes its place. Driven by a pressure that the test sets, without a chain. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "models/personeel.h"

#define TEAMS 2
#define NUMBERS 11

enum { LEAVING, RECRUITING, TRAINING, NEWCOMERS, ABSENCE };

struct fake {
    struct calendar *calendar;
    struct simulation sim;
    struct parameter_step step[NUMBERS];
    struct parameter_value value[NUMBERS];
    struct druk_instelling druk_in;
    struct personeel_instelling in;
    struct mechanismen_instelling mechanismen_in;
    struct mechanismen mechanismen;
    struct druk druk;
    struct personeel staff;
    double list[1 + TEAMS];
    double told_front, told_onderzoek, told_team[TEAMS];
    int told;
};

static double list(void *context, int gemeente)
{
    return ((const struct fake *)context)->list[1 + gemeente];
}

static double share(void *context)
{
    (void)context;
    return 0.0;
}

static void week(void *context)
{
    personeel_week(&((struct fake *)context)->staff);
}

static void tell(void *context, enum respons group, int gemeente, double strength)
{
    struct fake *f = context;
    f->told++;
    if (group == R6_STERKTE_FRONT)
        f->told_front = strength;
    else if (group == R6_STERKTE_ONDERZOEK)
        f->told_onderzoek = strength;
    else
        f->told_team[gemeente] = strength;
}

/* Pressure is the list itself: felt at once, from nothing to 100%. Leaving 20% a year, recruiting
 * 120 days, training 180 days at 60%, absence 5%. */
static void fake_init(struct fake *f, enum stand m6, const double *frozen)
{
    *f = (struct fake){.calendar = calendar_create(2017, 2060)};
    tick monday = clock_from_date((struct clock_date){2018, 1, 1});
    assert_true(simulation_init(&f->sim, f->calendar, 1, 1, monday));
    const double number[NUMBERS] = {20.0,  120.0, 180.0, 60.0, 5.0, 0.0,
                                    100.0, 0.0,   100.0, 0.0,  2.0};
    for (int i = 0; i < NUMBERS; i++) {
        f->step[i] = (struct parameter_step){.from = CLOCK_ALWAYS, .number = number[i]};
        f->value[i] = (struct parameter_value){.steps = &f->step[i], .step_count = 1};
    }
    f->in = (struct personeel_instelling){&f->value[LEAVING], &f->value[RECRUITING],
                                          &f->value[TRAINING], &f->value[NEWCOMERS],
                                          &f->value[ABSENCE]};
    f->druk_in = (struct druk_instelling){.veilig_thuis = {&f->value[5], &f->value[6]},
                                          .lokaal_team = {&f->value[7], &f->value[8]},
                                          .halfwaarde_dagen = &f->value[9],
                                          .hoogstens = &f->value[10]};
    f->mechanismen_in.gemeenten = TEAMS;
    f->mechanismen_in.stand[M6_WERKDRUK] = m6;
    f->mechanismen_in.bevroren[M6_WERKDRUK] = frozen;
    mechanismen_init(&f->mechanismen, &f->mechanismen_in);
    f->mechanismen.begonnen = true;
    druk_init(&f->druk, &f->sim, &f->druk_in, TEAMS, (struct druk_bedrading){f, list, share, week});
    personeel_init(&f->staff, &f->sim, &f->in, &f->mechanismen, &f->druk, TEAMS,
                   (struct personeel_bedrading){f, tell});
    druk_begin(&f->druk);
}

static void fake_release(struct fake *f)
{
    personeel_release(&f->staff);
    druk_release(&f->druk);
    mechanismen_release(&f->mechanismen);
    simulation_release(&f->sim);
    calendar_free(f->calendar);
}

static void weeks(struct fake *f, int count)
{
    simulation_run(&f->sim, f->sim.now + count * CLOCK_WEEK);
}

static void near(double x, double y, double within)
{
    if (!(fabs(x - y) < within))
        fail_msg("%.12g is not %.12g", x, y);
}

/* Where the equations stand still under lasting pressure p. */
static double settled(const struct fake *f, double p)
{
    double a = f->step[LEAVING].number / 100.0 * p * f->step[RECRUITING].number / CLOCK_YEAR_DAYS;
    double vacancies = a / (1.0 + a);
    double newcomers = vacancies * f->step[TRAINING].number / f->step[RECRUITING].number;
    return (1.0 - vacancies - newcomers * (1.0 - f->step[NEWCOMERS].number / 100.0)) *
           (1.0 - f->step[ABSENCE].number / 100.0 * p);
}

static void test_strength_when_no_pressure_then_whole(void **state)
{
    (void)state;
    struct fake f;
    fake_init(&f, STAND_AAN, NULL);
    weeks(&f, 100);
    near(f.told_front, 1.0, 1e-12);
    near(f.told_onderzoek, 1.0, 1e-12);
    near(f.told_team[1], 1.0, 1e-12);
    assert_int_equal(f.told, 100 * (2 + TEAMS));
    fake_release(&f);
}

static void test_strength_when_first_week_of_full_pressure_then_as_the_formula(void **state)
{
    (void)state;
    struct fake f;
    fake_init(&f, STAND_AAN, NULL);
    f.list[0] = 1.0;
    weeks(&f, 1);
    near(f.told_onderzoek, (1.0 - 0.2 * 7.0 / CLOCK_YEAR_DAYS) * 0.95, 1e-12);
    near(f.told_front, f.told_onderzoek, 1e-12);
    near(f.told_team[0], 1.0, 1e-12);
    fake_release(&f);
}

static void test_strength_when_pressure_lasts_then_settles_at_its_floor(void **state)
{
    (void)state;
    static const double pressures[] = {0.25, 0.57, 1.0};
    for (size_t i = 0; i < 3; i++) {
        struct fake f;
        fake_init(&f, STAND_AAN, NULL);
        f.list[0] = f.list[2] = pressures[i];
        double before = 1.0;
        for (int w = 0; w < 1000; w++) {
            weeks(&f, 1);
            assert_true(f.told_front < before + 1e-12); /* falls all the way */
            before = f.told_front;
        }
        near(f.told_front, settled(&f, pressures[i]), 1e-9);
        near(f.told_team[1], settled(&f, pressures[i]), 1e-9);
        near(f.told_team[0], 1.0, 1e-12);
        fake_release(&f);
    }
    struct fake f;
    fake_init(&f, STAND_AAN, NULL);
    near(settled(&f, 1.0), 0.86, 0.005); /* as personeel.h says */
    fake_release(&f);
}

static void test_strength_when_pressure_goes_then_recovers_in_months(void **state)
{
    (void)state;
    struct fake f;
    fake_init(&f, STAND_AAN, NULL);
    f.list[0] = 1.0;
    weeks(&f, 300);
    double floor = f.told_onderzoek;
    f.list[0] = 0.0;
    weeks(&f, 1);
    assert_true(f.told_onderzoek > floor + 0.03); /* absence is over at once */
    double soon = f.told_onderzoek;
    assert_true(soon < 0.92);
    weeks(&f, 13);
    assert_true(f.told_onderzoek > soon);
    assert_true(f.told_onderzoek < 0.98); /* three months are not enough */
    weeks(&f, 200);
    near(f.told_onderzoek, 1.0, 1e-3);
    fake_release(&f);
}

static void test_strength_when_settings_are_extreme_then_stays_a_share(void **state)
{
    (void)state;
    static const double extremes[][5] = {{100.0, 3650.0, 3650.0, 0.0, 100.0},
                                         {100.0, 14.0, 3650.0, 0.0, 0.0},
                                         {100.0, 14.0, 14.0, 100.0, 50.0},
                                         {0.0, 14.0, 14.0, 0.0, 0.0}};
    for (size_t i = 0; i < 4; i++) {
        struct fake f;
        fake_init(&f, STAND_AAN, NULL);
        for (int k = 0; k < 5; k++)
            f.step[k].number = extremes[i][k];
        for (int w = 0; w < 2000; w++) {
            f.list[0] = w % 700 < 500 ? 1.0 : 0.0;
            weeks(&f, 1);
            const struct personeelsgroep *group = &f.staff.front;
            assert_true(group->vacature >= 0.0 && group->nieuw >= 0.0);
            assert_true(group->vacature + group->nieuw <= 1.0 + 1e-12);
            assert_true(f.told_front >= 0.0 && f.told_front <= 1.0);
        }
        fake_release(&f);
    }
}

static void test_strength_when_frozen_then_the_list_holds_whatever_the_pressure(void **state)
{
    (void)state;
    static const double frozen[2 + TEAMS] = {0.9, 0.8, 0.7, 0.6};
    struct fake f;
    fake_init(&f, STAND_BEVROREN, frozen);
    assert_int_equal(mechanismen_lengte(M6_WERKDRUK, TEAMS), 2 + TEAMS);
    f.list[0] = f.list[1] = 1.0;
    weeks(&f, 1);
    near(f.told_front, 0.9, 1e-12);
    near(f.told_onderzoek, 0.8, 1e-12);
    near(f.told_team[0], 0.7, 1e-12);
    near(f.told_team[1], 0.6, 1e-12);
    weeks(&f, 50);
    near(f.told_front, 0.9, 1e-12);
    fake_release(&f);
}

static void test_strength_when_off_then_whole_whatever_the_pressure(void **state)
{
    (void)state;
    struct fake f;
    fake_init(&f, STAND_UIT, NULL);
    f.list[0] = f.list[1] = 1.0;
    weeks(&f, 50);
    near(f.told_front, 1.0, 1e-12);
    near(f.told_team[0], 1.0, 1e-12);
    fake_release(&f);
}

/* What is frozen later is the mean of what was told. */
static void test_strength_when_seen_then_its_mean_is_kept(void **state)
{
    (void)state;
    struct fake f;
    fake_init(&f, STAND_AAN, NULL);
    f.list[0] = 0.6;
    f.list[2] = 1.0;
    double front = 0.0, team = 0.0;
    for (int w = 0; w < 40; w++) {
        weeks(&f, 1);
        front += f.told_front;
        team += f.told_team[1];
    }
    double sum, weight;
    mechanismen_gezien(&f.mechanismen, M6_WERKDRUK, 0, &sum, &weight);
    near(weight, 40.0, 1e-9);
    near(sum, front, 1e-9);
    mechanismen_gezien(&f.mechanismen, M6_WERKDRUK, 2, &sum, &weight);
    near(sum, 40.0, 1e-9);
    mechanismen_gezien(&f.mechanismen, M6_WERKDRUK, 3, &sum, &weight);
    near(sum, team, 1e-9);
    fake_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_strength_when_no_pressure_then_whole),
        cmocka_unit_test(test_strength_when_first_week_of_full_pressure_then_as_the_formula),
        cmocka_unit_test(test_strength_when_pressure_lasts_then_settles_at_its_floor),
        cmocka_unit_test(test_strength_when_pressure_goes_then_recovers_in_months),
        cmocka_unit_test(test_strength_when_settings_are_extreme_then_stays_a_share),
        cmocka_unit_test(test_strength_when_frozen_then_the_list_holds_whatever_the_pressure),
        cmocka_unit_test(test_strength_when_off_then_whole_whatever_the_pressure),
        cmocka_unit_test(test_strength_when_seen_then_its_mean_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
