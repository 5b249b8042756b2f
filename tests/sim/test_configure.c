/* Stations that get another configuration just before they begin: from then on they are what they
 * would have been, had they been made with it. So worlds under different settings can share one
 * history. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sim/hour_pool.h"
#include "sim/meeting.h"
#include "sim/place_station.h"

#define USERS 120
#define HISTORY 20 /* users of before begin */
#define CONFIGURATIONS 4

struct log {
    tick started[USERS], ended[USERS];
    struct station_wait wait[USERS];
    double use, available;
};

struct stage {
    struct calendar *calendar;
    struct simulation sim;
    struct log log;
};

/* Monday 2018-01-08, midnight. */
static tick monday(void)
{
    return clock_from_date((struct clock_date){2018, 1, 8});
}

static void stage_init(struct stage *stage)
{
    *stage = (struct stage){.calendar = calendar_create(2017, 2022)};
    assert_true(simulation_init(&stage->sim, stage->calendar, 1, 1, monday()));
    for (int user = 0; user < USERS; user++)
        stage->log.started[user] = stage->log.ended[user] = CLOCK_NEVER;
}

static void stage_release(struct stage *stage)
{
    simulation_release(&stage->sim);
    calendar_free(stage->calendar);
}

/* Some hours, some days, different for each. */
static tick length_of(int64_t user)
{
    return (user * 7919 % 53 + 1) * CLOCK_HOUR;
}

static tick start_service(void *context, int64_t user, const struct station_wait *wait)
{
    struct stage *stage = context;
    stage->log.started[user] = stage->sim.now;
    stage->log.wait[user] = *wait;
    return length_of(user);
}

static int64_t end_service(void *context, int64_t user)
{
    struct stage *stage = context;
    stage->log.ended[user] = stage->sim.now;
    return 0;
}

static void end_work(void *context, int64_t user)
{
    end_service(context, user);
}

static void treat(void *context, int64_t user, const struct station_wait *wait)
{
    start_service(context, user, wait);
}

static const struct roster always = {.every_day = true, .open = 0, .length = 86400};
static const struct roster office = {.every_day = false, .open = 9 * 3600, .length = 8 * 3600};
static const struct roster evening = {.every_day = true, .open = 18 * 3600, .length = 4 * 3600};

static void expect_audit(const struct station_audit *audit)
{
    assert_string_equal(audit->first_failure, "");
    assert_int_equal(audit->failures, 0);
    assert_true(audit->checks > 0);
}

/* The log of a run that begins with configuration `last`, after it was made with `first`. */
typedef void run_function(int first, int last, struct log *log);

static bool same_log(const struct log *one, const struct log *other)
{
    return memcmp(one, other, sizeof *one) == 0;
}

/* Whatever it was made with, it is what it was last given; and no two configurations are alike. */
static void expect_last_holds(run_function *run)
{
    static struct log own[CONFIGURATIONS], other;
    for (int last = 0; last < CONFIGURATIONS; last++)
        run(last, last, &own[last]);
    for (int last = 0; last < CONFIGURATIONS; last++)
        for (int first = 0; first < CONFIGURATIONS; first++) {
            run(first, last, &other);
            if (!same_log(&own[last], &other))
                fail_msg("made with %d, given %d: not as if made with %d", first, last, last);
            if (first != last)
                assert_false(same_log(&own[last], &own[first]));
        }
}

/* --- places --- */

static struct place_config place_config(int which, struct stage *stage)
{
    static const struct capacity_step few[] = {{CLOCK_ALWAYS, 6}};
    static const struct capacity_step many[] = {{CLOCK_ALWAYS, 24}};
    static struct capacity_step dated[] = {{CLOCK_ALWAYS, 24}, {0, 4}, {0, 9}};
    dated[1].from = monday() + 10 * CLOCK_DAY;
    dated[2].from = monday() + 20 * CLOCK_DAY;
    const struct place_config configs[CONFIGURATIONS] = {
        {.opening = always, .discipline = DISCIPLINE_FIFO, .steps = few, .step_count = 1},
        {.opening = always, .discipline = DISCIPLINE_FIRST_FIT, .steps = few, .step_count = 1},
        {.opening = office, .discipline = DISCIPLINE_PRIORITY, .steps = many, .step_count = 1},
        {.opening = evening, .discipline = DISCIPLINE_DEADLINE, .steps = dated, .step_count = 3},
    };
    struct place_config config = configs[which];
    config.name = "proef";
    config.units_per_place = 2;
    config.context = stage;
    config.start = start_service;
    config.end = end_service;
    return config;
}

static void ask_for_place(struct stage *stage, struct place_station *station, int64_t user)
{
    place_station_request(station, &(struct place_request){.user = user,
                                                           .claim = 1 + user % 3,
                                                           .priority = (int32_t)(user % 5),
                                                           .deadline = 1000 - user,
                                                           .entered = stage->sim.now});
}

static void requeued(void *context, int64_t user)
{
    struct stage *stage = context;
    stage->log.started[user] = CLOCK_NEVER;
}

static void run_places(int first, int last, struct log *log)
{
    struct stage stage;
    stage_init(&stage);
    struct place_config made = place_config(first, &stage), given = place_config(last, &stage);
    struct place_station *station = place_station_create(&stage.sim, &made);
    for (int64_t user = 0; user < HISTORY; user++) {
        ask_for_place(&stage, station, user);
        simulation_run(&stage.sim, stage.sim.now + 2 * CLOCK_HOUR);
        assert_true(stage.log.started[user] < stage.sim.now); /* whatever the configuration */
    }
    size_t serving = place_station_state(station).serving;
    assert_true(serving > 8);
    place_station_configure(station, &given);
    assert_int_equal(place_station_state(station).serving, serving);
    static const tick ages[] = {3 * CLOCK_DAY, 2 * CLOCK_DAY, CLOCK_DAY, 5 * CLOCK_HOUR};
    assert_int_equal(place_station_requeue_latest(station, 4, ages, requeued), 4);
    place_station_begin(station);
    for (int64_t user = HISTORY; user < USERS; user++) {
        ask_for_place(&stage, station, user);
        simulation_run(&stage.sim, stage.sim.now + 3 * CLOCK_HOUR);
    }
    simulation_run(&stage.sim, stage.sim.now + 30 * CLOCK_DAY);
    struct station_audit audit = {0};
    place_station_audit(station, &audit);
    expect_audit(&audit);
    struct place_use use = place_station_use(station);
    stage.log.use = use.used;
    stage.log.available = use.available;
    *log = stage.log;
    place_station_free(station);
    stage_release(&stage);
}

static void test_place_station_when_configured_then_as_made_with_it(void **state)
{
    (void)state;
    expect_last_holds(run_places);
}

/* --- hours --- */

static struct hour_pool_config hour_config(int which, struct stage *stage,
                                           struct hour_kind kinds[2])
{
    static const struct fte_step one[] = {{CLOCK_ALWAYS, 1.0}};
    static const struct fte_step many[] = {{CLOCK_ALWAYS, 90.5}}; /* more words of seats */
    static struct fte_step dated[] = {{CLOCK_ALWAYS, 3.5}, {0, 0.5}};
    dated[1].from = monday() + 9 * CLOCK_DAY;
    kinds[0] = (struct hour_kind){"crisis", 1, start_service, end_work};
    kinds[1] = (struct hour_kind){"beoordeling", which == 1 ? 0 : 2, start_service, end_work};
    const struct hour_pool_config configs[CONFIGURATIONS] = {
        {.roster = office, .discipline = DISCIPLINE_FIFO, .steps = one, .step_count = 1},
        {.roster = office, .discipline = DISCIPLINE_FIFO, .steps = one, .step_count = 1},
        {.roster = always, .discipline = DISCIPLINE_PRIORITY, .steps = many, .step_count = 1},
        {.roster = evening, .discipline = DISCIPLINE_DEADLINE, .steps = dated, .step_count = 2},
    };
    struct hour_pool_config config = configs[which];
    config.name = "front";
    config.kinds = kinds;
    config.kind_count = 2;
    config.context = stage;
    return config;
}

static void run_hours(int first, int last, struct log *log)
{
    struct stage stage;
    stage_init(&stage);
    struct hour_kind kinds[2], later[2];
    struct hour_pool_config made = hour_config(first, &stage, kinds);
    struct hour_pool_config given = hour_config(last, &stage, later);
    struct hour_pool *pool = hour_pool_create(&stage.sim, &made);
    simulation_run(&stage.sim, stage.sim.now + 30 * CLOCK_HOUR);
    hour_pool_configure(pool, &given);
    memset(later, 0, sizeof later); /* copied */
    hour_pool_begin(pool);
    for (int64_t user = 0; user < USERS; user++) {
        hour_pool_request(pool, (size_t)user % 2, user, (int32_t)(user % 5), 1000 - user,
                          STATION_CASUS, stage.sim.now);
        simulation_run(&stage.sim, stage.sim.now + 3 * CLOCK_HOUR);
    }
    simulation_run(&stage.sim, stage.sim.now + 300 * CLOCK_DAY);
    struct station_audit audit = {0};
    hour_pool_audit(pool, &audit);
    expect_audit(&audit);
    struct hour_use use = hour_pool_use(pool);
    stage.log.use = (double)use.worked;
    stage.log.available = (double)use.available;
    *log = stage.log;
    hour_pool_free(pool);
    stage_release(&stage);
}

static void test_hour_pool_when_configured_then_as_made_with_it(void **state)
{
    (void)state;
    expect_last_holds(run_hours);
}

/* --- meetings --- */

static struct meeting_config meeting_config(int which, struct stage *stage)
{
    const struct meeting_config configs[CONFIGURATIONS] = {
        {.every_days = 7, .second_of_day = 36000, .agenda = 3},
        {.every_days = 7, .second_of_day = 36000, .agenda = 0},
        {.weekdays = 2 | 8, .second_of_day = 50400, .agenda = 5, .discipline = DISCIPLINE_PRIORITY},
        {.every_days = 3,
         .cancel_on_holiday = true,
         .agenda = 9,
         .discipline = DISCIPLINE_DEADLINE},
    };
    struct meeting_config config = configs[which];
    config.name = "overleg";
    config.first = monday();
    config.context = stage;
    config.treated = treat;
    return config;
}

static void run_meetings(int first, int last, struct log *log)
{
    struct stage stage;
    stage_init(&stage);
    struct meeting_config made = meeting_config(first, &stage),
                          given = meeting_config(last, &stage);
    struct meeting *meeting = meeting_create(&stage.sim, &made);
    for (int64_t user = 0; user < HISTORY; user++) {
        meeting_request(meeting, user, 0, 0, false, stage.sim.now);
        simulation_run(&stage.sim, stage.sim.now + CLOCK_HOUR);
        assert_true(stage.log.started[user] < stage.sim.now);
    }
    meeting_configure(meeting, &given);
    meeting_begin(meeting);
    for (int64_t user = HISTORY; user < USERS; user++) {
        meeting_request(meeting, user, (int32_t)(user % 5), 1000 - user, user % 11 == 0,
                        stage.sim.now);
        simulation_run(&stage.sim, stage.sim.now + 7 * CLOCK_HOUR);
    }
    simulation_run(&stage.sim, stage.sim.now + 20 * CLOCK_DAY);
    struct station_audit audit = {0};
    meeting_audit(meeting, &audit);
    expect_audit(&audit);
    struct meeting_use use = meeting_use(meeting);
    stage.log.use = (double)use.treated;
    stage.log.available = (double)(1000 * use.room + use.held);
    *log = stage.log;
    meeting_free(meeting);
    stage_release(&stage);
}

static void test_meeting_when_configured_then_as_made_with_it(void **state)
{
    (void)state;
    expect_last_holds(run_meetings);
}

/* --- not allowed --- */

static bool aborts(void (*act)(void))
{
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        signal(SIGABRT, SIG_DFL);
        if (freopen("/dev/null", "w", stderr) == NULL)
            _exit(1);
        act();
        _exit(0);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

static void configure_places(bool begin)
{
    static struct stage stage;
    stage_init(&stage);
    struct place_config config = place_config(0, &stage);
    struct place_station *station = place_station_create(&stage.sim, &config);
    if (begin)
        place_station_begin(station);
    else
        ask_for_place(&stage, station, 1); /* waits until its tick is carried out */
    place_station_configure(station, &config);
}

static void configure_begun_places(void)
{
    configure_places(true);
}

static void configure_places_with_a_list(void)
{
    configure_places(false);
}

static void configure_begun_hours(void)
{
    static struct stage stage;
    static struct hour_kind kinds[2];
    stage_init(&stage);
    struct hour_pool_config config = hour_config(0, &stage, kinds);
    struct hour_pool *pool = hour_pool_create(&stage.sim, &config);
    hour_pool_begin(pool);
    hour_pool_configure(pool, &config);
}

static void configure_begun_meeting(void)
{
    static struct stage stage;
    stage_init(&stage);
    struct meeting_config config = meeting_config(0, &stage);
    struct meeting *meeting = meeting_create(&stage.sim, &config);
    meeting_begin(meeting);
    meeting_configure(meeting, &config);
}

static void test_configure_when_begun_or_waited_for_then_stops_the_program(void **state)
{
    (void)state;
    assert_true(aborts(configure_begun_places));
    assert_true(aborts(configure_places_with_a_list));
    assert_true(aborts(configure_begun_hours));
    assert_true(aborts(configure_begun_meeting));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_place_station_when_configured_then_as_made_with_it),
        cmocka_unit_test(test_hour_pool_when_configured_then_as_made_with_it),
        cmocka_unit_test(test_meeting_when_configured_then_as_made_with_it),
        cmocka_unit_test(test_configure_when_begun_or_waited_for_then_stops_the_program),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
