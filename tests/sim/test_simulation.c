/* A world: running to a horizon, cancelling from inside, and stopping on errors of ours. */
#include "sim/simulation.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "sim/stream.h"

/* A world whose handlers write down what happened and when. */
struct diary {
    struct simulation sim;
    struct event_handle target;
    uint16_t note_kind, cancel_kind, chain_kind, loop_kind;
    int64_t notes[64];
    tick times[64];
    size_t count;
};

static void note(void *context, int64_t argument)
{
    struct diary *diary = context;
    assert_true(diary->count < 64);
    diary->notes[diary->count] = argument;
    diary->times[diary->count++] = diary->sim.now;
}

static void cancel_target(void *context, int64_t argument)
{
    struct diary *diary = context;
    note(diary, argument);
    note(diary, simulation_cancel(&diary->sim, diary->target));
}

/* Schedules the next link at the same tick until the argument is 0. */
static void chain(void *context, int64_t argument)
{
    struct diary *diary = context;
    if (argument > 0)
        simulation_schedule(&diary->sim, diary->sim.now, EVENT_START, diary->chain_kind,
                            argument - 1);
}

static void loop(void *context, int64_t argument)
{
    struct diary *diary = context;
    simulation_schedule(&diary->sim, diary->sim.now, EVENT_START, diary->loop_kind, argument);
}

static const tick start = 17532 * CLOCK_DAY; /* 2018-01-01 */

static int open_diary(void **state)
{
    static struct diary diary;
    diary = (struct diary){.count = 0};
    if (!simulation_init(&diary.sim, NULL, 42, 3, start))
        return 1;
    diary.note_kind = simulation_register(&diary.sim, note, &diary, "noteren");
    diary.cancel_kind = simulation_register(&diary.sim, cancel_target, &diary, "afzeggen");
    diary.chain_kind = simulation_register(&diary.sim, chain, &diary, "ketting");
    diary.loop_kind = simulation_register(&diary.sim, loop, &diary, "rondje");
    *state = &diary;
    return 0;
}

static int close_diary(void **state)
{
    struct diary *diary = *state;
    simulation_release(&diary->sim);
    return 0;
}

static void test_init_when_made_then_key_from_seed_and_replication(void **state)
{
    struct diary *diary = *state;
    assert_int_equal(diary->sim.now, start);
    assert_true(diary->sim.key == stream_key(42, 3));
    assert_int_equal(diary->note_kind, 0);
    assert_int_equal(diary->loop_kind, 3);
}

static void test_run_when_event_at_horizon_then_left_for_next_run(void **state)
{
    struct diary *diary = *state;
    struct simulation *sim = &diary->sim;
    simulation_schedule(sim, start + 10, EVENT_END, diary->note_kind, 2);
    simulation_schedule(sim, start, EVENT_END, diary->note_kind, 1);
    simulation_run(sim, start);
    assert_int_equal(diary->count, 0);
    simulation_run(sim, start + 10);
    assert_int_equal(diary->count, 1);
    assert_int_equal(diary->times[0], start);
    assert_int_equal(sim->now, start + 10);
    simulation_run(sim, start + 11);
    assert_int_equal(diary->count, 2);
    assert_int_equal(diary->notes[1], 2);
    assert_int_equal(diary->times[1], start + 10);
    assert_int_equal(sim->now, start + 11);
    assert_int_equal(sim->handled, 2);
}

static void test_run_when_same_tick_then_by_class(void **state)
{
    struct diary *diary = *state;
    for (int class = EVENT_STATISTICS; class >= EVENT_END; class --)
        simulation_schedule(&diary->sim, start, (enum event_class) class, diary->note_kind, class);
    simulation_run(&diary->sim, start + 1);
    for (int class = 0; class < 5; class ++)
        assert_int_equal(diary->notes[class], class);
}

static void test_cancel_when_from_inside_at_same_tick_then_does_not_happen(void **state)
{
    struct diary *diary = *state;
    struct simulation *sim = &diary->sim;
    simulation_schedule(sim, start + 5, EVENT_END, diary->cancel_kind, 1);
    diary->target = simulation_schedule(sim, start + 5, EVENT_ARRIVAL, diary->note_kind, 7);
    simulation_schedule(sim, start + 6, EVENT_END, diary->cancel_kind, 2);
    simulation_run(sim, start + 10);
    static const int64_t expected[] = {1, true, 2, false};
    assert_int_equal(diary->count, 4);
    assert_memory_equal(diary->notes, expected, sizeof expected);
}

static void test_cancel_when_handler_cancels_itself_then_stale(void **state)
{
    struct diary *diary = *state;
    diary->target = simulation_schedule(&diary->sim, start, EVENT_END, diary->cancel_kind, 1);
    simulation_run(&diary->sim, start + 1);
    assert_int_equal(diary->notes[1], false);
}

static void test_run_when_chain_is_long_but_ends_then_goes_on(void **state)
{
    struct diary *diary = *state;
    /* 1,000,000 events at one tick are the most; the next tick may have as many again. */
    for (int i = 0; i < 2; i++)
        simulation_schedule(&diary->sim, start + i, EVENT_START, diary->chain_kind, 999999);
    simulation_run(&diary->sim, start + 2);
    assert_int_equal(diary->sim.handled, 2000000);
}

/* What a child process that does this writes to stderr; it must die by SIGABRT. */
static void assert_aborts(struct diary *diary, void (*act)(struct diary *),
                          const char *const *words)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        close(ends[0]);
        signal(SIGABRT, SIG_DFL);
        act(diary);
        _exit(0);
    }
    close(ends[1]);
    char text[1024];
    size_t length = 0;
    ssize_t got;
    while ((got = read(ends[0], text + length, sizeof text - 1 - length)) > 0)
        length += (size_t)got;
    text[length] = '\0';
    close(ends[0]);
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
    for (; *words != NULL; words++) {
        if (strstr(text, *words) == NULL)
            fail_msg("\"%s\" is not in: %s", *words, text);
    }
}

static void act_past(struct diary *diary)
{
    simulation_run(&diary->sim, start + 9 * CLOCK_HOUR + 30 * CLOCK_MINUTE);
    simulation_schedule(&diary->sim, diary->sim.now - 1, EVENT_END, diary->note_kind, 0);
}

static void test_schedule_when_in_the_past_then_stops_with_date_and_seed(void **state)
{
    const char *words[] = {"2018-01-01 09:30", "replication 3", "seed 42", "simulation.c", NULL};
    assert_aborts(*state, act_past, words);
}

static void act_never(struct diary *diary)
{
    simulation_schedule(&diary->sim, CLOCK_NEVER, EVENT_END, diary->note_kind, 0);
}

static void act_unknown_kind(struct diary *diary)
{
    simulation_schedule(&diary->sim, start, EVENT_END, 4, 0);
}

static void act_back(struct diary *diary)
{
    simulation_run(&diary->sim, start - 1);
}

static void test_schedule_when_never_or_unknown_or_back_then_stops(void **state)
{
    const char *words[] = {"seed 42", NULL};
    assert_aborts(*state, act_never, words);
    assert_aborts(*state, act_unknown_kind, words);
    assert_aborts(*state, act_back, words);
}

static void act_loop(struct diary *diary)
{
    simulation_schedule(&diary->sim, start + 60, EVENT_START, diary->loop_kind, 0);
    simulation_run(&diary->sim, start + 61);
}

static void test_run_when_endless_at_one_tick_then_stops_naming_kind(void **state)
{
    const char *words[] = {"1000000", "rondje", "2018-01-01 00:01", NULL};
    assert_aborts(*state, act_loop, words);
}

static void act_without_date(struct diary *diary)
{
    diary->sim.now = CLOCK_NEVER;
    SIM_CHECK(&diary->sim, 1 + 1 == 3);
}

static void test_fail_when_clock_has_no_date_then_tick(void **state)
{
    const char *words[] = {"1 + 1 == 3", "test_simulation.c", "9223372036854775807", NULL};
    assert_aborts(*state, act_without_date, words);
}

#define DIARY_TEST(test) cmocka_unit_test_setup_teardown(test, open_diary, close_diary)

int main(void)
{
    const struct CMUnitTest tests[] = {
        DIARY_TEST(test_init_when_made_then_key_from_seed_and_replication),
        DIARY_TEST(test_run_when_event_at_horizon_then_left_for_next_run),
        DIARY_TEST(test_run_when_same_tick_then_by_class),
        DIARY_TEST(test_cancel_when_from_inside_at_same_tick_then_does_not_happen),
        DIARY_TEST(test_cancel_when_handler_cancels_itself_then_stale),
        DIARY_TEST(test_run_when_chain_is_long_but_ends_then_goes_on),
        DIARY_TEST(test_schedule_when_in_the_past_then_stops_with_date_and_seed),
        DIARY_TEST(test_schedule_when_never_or_unknown_or_back_then_stops),
        DIARY_TEST(test_run_when_endless_at_one_tick_then_stops_naming_kind),
        DIARY_TEST(test_fail_when_clock_has_no_date_then_tick),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
