/* The event list: order, ties, handles, copies, and a naive list as referee. */
#include "sim/event_list.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "sim/stream.h"

static int make_list(void **state)
{
    *state = event_list_create();
    return *state == NULL;
}

static int free_list(void **state)
{
    event_list_free(*state);
    return 0;
}

static int64_t next_argument(struct event_list *list)
{
    struct event event;
    assert_true(event_list_next(list, &event));
    return event.argument;
}

static void test_next_when_empty_then_false(void **state)
{
    struct event event;
    assert_false(event_list_next(*state, &event));
    assert_false(event_list_peek(*state, &event));
    assert_int_equal(event_list_count(*state), 0);
}

static void test_next_when_times_differ_then_by_time(void **state)
{
    struct event_list *list = *state;
    event_list_add(list, 5, EVENT_END, 1, 50);
    event_list_add(list, -7, EVENT_STATISTICS, 2, -70);
    event_list_add(list, CLOCK_NEVER - 1, EVENT_END, 3, 99);
    event_list_add(list, CLOCK_ALWAYS, EVENT_START, 4, -99);
    event_list_add(list, 0, EVENT_END, 5, 0);
    struct event event;
    assert_true(event_list_peek(list, &event));
    assert_int_equal(event.at, CLOCK_ALWAYS);
    assert_int_equal(event.class, EVENT_START);
    assert_int_equal(event.serial, 3);
    assert_int_equal(event.kind, 4);
    assert_int_equal(next_argument(list), -99);
    assert_int_equal(next_argument(list), -70);
    assert_int_equal(next_argument(list), 0);
    assert_int_equal(next_argument(list), 50);
    assert_true(event_list_next(list, &event));
    assert_int_equal(event.at, CLOCK_NEVER - 1);
    assert_int_equal(event_list_count(list), 0);
}

static void test_next_when_same_tick_then_by_class_then_by_serial(void **state)
{
    struct event_list *list = *state;
    for (int i = 0; i < 50; i++)
        event_list_add(list, 10, (enum event_class)(4 - i % 5), 0, i);
    event_list_add(list, 9, EVENT_STATISTICS, 0, -1);
    assert_int_equal(next_argument(list), -1);
    for (int class = 0; class < 5; class ++) {
        for (int i = 0; i < 10; i++)
            assert_int_equal(next_argument(list), 4 - class + 5 * i);
    }
}

static void test_cancel_when_pending_then_gone_once(void **state)
{
    struct event_list *list = *state;
    struct event_handle first = event_list_add(list, 1, EVENT_END, 0, 1);
    struct event_handle second = event_list_add(list, 2, EVENT_END, 0, 2);
    assert_true(event_list_is_pending(list, first));
    assert_int_equal(event_list_time(list, second), 2);
    assert_true(event_list_cancel(list, first));
    assert_false(event_list_cancel(list, first));
    assert_false(event_list_is_pending(list, first));
    assert_int_equal(event_list_time(list, first), CLOCK_NEVER);
    assert_int_equal(event_list_count(list), 1);
    assert_int_equal(next_argument(list), 2);
}

static void test_handle_when_slot_is_used_again_then_stale(void **state)
{
    struct event_list *list = *state;
    struct event_handle old = event_list_add(list, 1, EVENT_END, 0, 1);
    assert_int_equal(next_argument(list), 1);
    assert_false(event_list_is_pending(list, old));
    struct event_handle new = event_list_add(list, 3, EVENT_END, 0, 3);
    assert_int_equal(new.slot, old.slot);
    assert_int_not_equal(new.generation, old.generation);
    assert_false(event_list_cancel(list, old));
    assert_int_equal(event_list_time(list, old), CLOCK_NEVER);
    assert_int_equal(event_list_time(list, new), 3);
    assert_int_equal(event_list_count(list), 1);
}

static void test_handle_when_empty_or_foreign_then_not_pending(void **state)
{
    struct event_list *list = *state;
    event_list_add(list, 1, EVENT_END, 0, 1);
    assert_false(event_list_is_pending(list, (struct event_handle){0, 0}));
    assert_false(event_list_cancel(list, (struct event_handle){0, 0}));
    assert_false(event_list_cancel(list, (struct event_handle){1000, 1}));
    assert_false(event_list_cancel(list, (struct event_handle){UINT32_MAX, 1}));
    assert_int_equal(event_list_count(list), 1);
}

static void test_copy_when_changed_then_original_stays(void **state)
{
    struct event_list *list = *state;
    struct event_handle handles[200];
    for (int i = 0; i < 200; i++)
        handles[i] = event_list_add(list, (i * 37) % 101, EVENT_END, 0, i);
    for (int i = 0; i < 200; i += 3)
        event_list_cancel(list, handles[i]);
    struct event_list *copy = event_list_copy(list);
    assert_non_null(copy);
    for (int i = 0; i < 200; i++)
        assert_int_equal(event_list_time(copy, handles[i]), event_list_time(list, handles[i]));
    /* The same additions get the same handles and serial numbers. */
    struct event_handle here = event_list_add(list, 50, EVENT_END, 0, 500);
    struct event_handle there = event_list_add(copy, 50, EVENT_END, 0, 500);
    assert_memory_equal(&here, &there, sizeof here);
    size_t count = event_list_count(list);
    struct event_list *emptied = event_list_copy(list);
    struct event ours, theirs;
    while (event_list_next(emptied, &ours)) {
        assert_true(event_list_next(copy, &theirs));
        assert_true(ours.at == theirs.at && ours.serial == theirs.serial);
        assert_true(ours.argument == theirs.argument);
    }
    assert_false(event_list_next(copy, &theirs));
    assert_int_equal(event_list_count(list), count);
    event_list_free(emptied);
    event_list_free(copy);
}

/* The referee: pending events in no order, searched from end to end. */
struct naive_event {
    struct event event;
    struct event_handle handle;
};

static bool is_before(const struct event *a, const struct event *b)
{
    if (a->at != b->at)
        return a->at < b->at;
    if (a->class != b->class)
        return a->class < b->class;
    return a->serial < b->serial;
}

static size_t naive_first(const struct naive_event *pending, size_t count)
{
    size_t first = 0;
    for (size_t i = 1; i < count; i++) {
        if (is_before(&pending[i].event, &pending[first].event))
            first = i;
    }
    return first;
}

static uint32_t below(struct stream *stream, uint32_t limit)
{
    return (uint32_t)(stream_uniform(stream) * limit);
}

/* How far ahead the next event is put, in ticks. */
typedef tick ahead_of(struct stream *stream);

static void check_random_operations(struct event_list *list, ahead_of *ahead)
{
    enum { ROOM = 700, OPERATIONS = 60000 };
    static struct naive_event pending[ROOM];
    size_t count = 0;
    uint64_t serial = 0;
    tick now = 0;
    struct event_handle gone = {0, 0};
    struct stream stream;
    stream_open(&stream, 7, (struct stream_name){.purpose = 1});
    for (int i = 0; i < OPERATIONS; i++) {
        bool growing = (i / 3000) % 2 == 0;
        uint32_t choice = below(&stream, 10);
        if (choice < (growing ? 6U : 3U) && count < ROOM) {
            struct event event = {now + ahead(&stream), (enum event_class)below(&stream, 5),
                                  serial++, (uint16_t)below(&stream, 9), (int64_t)i * 1000003};
            pending[count].event = event;
            pending[count].handle =
                event_list_add(list, event.at, event.class, event.kind, event.argument);
            count++;
        } else if (choice < 8 && count > 0) {
            size_t first = naive_first(pending, count);
            struct event expected = pending[first].event, event;
            gone = pending[first].handle;
            assert_true(event_list_next(list, &event));
            assert_int_equal(event.at, expected.at);
            assert_int_equal(event.class, expected.class);
            assert_int_equal(event.serial, expected.serial);
            assert_int_equal(event.kind, expected.kind);
            assert_int_equal(event.argument, expected.argument);
            now = event.at;
            pending[first] = pending[--count];
        } else if (count > 0) {
            size_t victim = below(&stream, (uint32_t)count);
            gone = pending[victim].handle;
            assert_int_equal(event_list_time(list, gone), pending[victim].event.at);
            assert_true(event_list_cancel(list, gone));
            pending[victim] = pending[--count];
        }
        assert_false(event_list_cancel(list, gone));
        assert_int_equal(event_list_count(list), count);
    }
    assert_true(serial > 20000);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(event_list_time(list, pending[i].handle), pending[i].event.at);
}

static tick ahead_seconds(struct stream *stream)
{
    return below(stream, 40);
}

static void test_list_when_random_operations_then_as_naive_list(void **state)
{
    check_random_operations(*state, ahead_seconds);
}

/* Now, within days, years or a century; often on a whole week, so that many share a tick. */
static tick ahead_far(struct stream *stream)
{
    static const tick reach[] = {1, CLOCK_DAY, 30 * CLOCK_DAY, 3000 * CLOCK_DAY, 36525 * CLOCK_DAY};
    tick ahead = (tick)(stream_uniform(stream) * (double)reach[below(stream, 5)]);
    return below(stream, 2) == 0 ? ahead - ahead % CLOCK_WEEK : ahead;
}

static void test_list_when_random_operations_far_ahead_then_as_naive_list(void **state)
{
    check_random_operations(*state, ahead_far);
}

/* The far future is kept in stretches of 2^18 seconds; a tick on the border belongs to the later
 * one, whatever its class, and so do the ticks that are added when the border has been passed. */
static void test_next_when_ties_on_a_border_then_by_class_then_by_serial(void **state)
{
    struct event_list *list = *state;
    const tick width = (tick)1 << 18;
    for (int stretch = 4; stretch > 0; stretch--) {
        for (int i = 0; i < 4; i++)
            event_list_add(list, stretch * width - i % 2, (enum event_class)(i / 2), 0,
                           100 * stretch + i);
    }
    event_list_add(list, 0, EVENT_END, 0, 0);
    assert_int_equal(next_argument(list), 0);
    for (int stretch = 1; stretch <= 4; stretch++) {
        assert_int_equal(next_argument(list), 100 * stretch + 1);
        event_list_add(list, stretch * width, EVENT_END, 0, 100 * stretch + 50);
        assert_int_equal(next_argument(list), 100 * stretch + 3);
        assert_int_equal(next_argument(list), 100 * stretch);
        assert_int_equal(next_argument(list), 100 * stretch + 50);
        event_list_add(list, stretch * width, EVENT_END, 0, 100 * stretch + 60);
        assert_int_equal(next_argument(list), 100 * stretch + 60);
        assert_int_equal(next_argument(list), 100 * stretch + 2);
    }
    assert_int_equal(event_list_count(list), 0);
}

/* First, middle and last of those added to one stretch of time, and all of another. */
static void test_cancel_when_far_ahead_then_others_stay(void **state)
{
    struct event_list *list = *state;
    struct event_handle year[5], century[3];
    event_list_add(list, 0, EVENT_END, 0, -1);
    for (int i = 0; i < 5; i++)
        year[i] = event_list_add(list, 365 * CLOCK_DAY + i, EVENT_END, 0, i);
    for (int i = 0; i < 3; i++)
        century[i] = event_list_add(list, 36525 * CLOCK_DAY + i, EVENT_END, 0, 100 + i);
    event_list_add(list, 1000 * CLOCK_DAY, EVENT_END, 0, 50);
    assert_true(event_list_cancel(list, year[4]));
    assert_true(event_list_cancel(list, year[2]));
    assert_true(event_list_cancel(list, year[0]));
    assert_false(event_list_cancel(list, year[2]));
    assert_true(event_list_cancel(list, century[1]));
    assert_int_equal(event_list_time(list, year[1]), 365 * CLOCK_DAY + 1);
    assert_int_equal(event_list_time(list, century[2]), 36525 * CLOCK_DAY + 2);
    assert_int_equal(event_list_count(list), 6);
    assert_int_equal(next_argument(list), -1);
    assert_int_equal(next_argument(list), 1);
    assert_true(event_list_cancel(list, year[3]));
    assert_int_equal(next_argument(list), 50);
    assert_int_equal(next_argument(list), 100);
    assert_int_equal(next_argument(list), 102);
    assert_int_equal(event_list_count(list), 0);
}

static void test_cancel_when_last_near_event_then_far_ones_follow(void **state)
{
    struct event_list *list = *state;
    struct event_handle near = event_list_add(list, 5, EVENT_END, 0, 5);
    struct event_handle far = event_list_add(list, 3000 * CLOCK_DAY, EVENT_END, 0, 7);
    event_list_add(list, 9000 * CLOCK_DAY, EVENT_END, 0, 9);
    assert_true(event_list_cancel(list, near));
    struct event event;
    assert_true(event_list_peek(list, &event));
    assert_int_equal(event.at, 3000 * CLOCK_DAY);
    /* Earlier than the first that is pending, but not than the last one taken. */
    event_list_add(list, 10, EVENT_END, 0, 6);
    assert_int_equal(next_argument(list), 6);
    assert_true(event_list_cancel(list, far));
    assert_int_equal(next_argument(list), 9);
    event_list_add(list, 9001 * CLOCK_DAY, EVENT_END, 0, 10);
    assert_int_equal(next_argument(list), 10);
}

static void test_copy_when_events_far_ahead_then_original_stays(void **state)
{
    struct event_list *list = *state;
    struct event_handle handles[100];
    for (int i = 0; i < 100; i++)
        handles[i] = event_list_add(list, (i * 37) % 101 * 100 * CLOCK_DAY, EVENT_END, 0, i);
    struct event_list *copy = event_list_copy(list);
    assert_non_null(copy);
    for (int i = 0; i < 100; i += 2)
        assert_true(event_list_cancel(copy, handles[i]));
    for (int i = 0; i < 100; i++)
        assert_int_equal(event_list_is_pending(copy, handles[i]), i % 2 == 1);
    struct event event;
    tick last = -1;
    for (int left = 50; event_list_next(copy, &event); left--) {
        assert_int_equal(event_list_count(copy), left - 1);
        assert_true(event.at > last && event.argument % 2 == 1);
        last = event.at;
    }
    event_list_free(copy);
    assert_int_equal(event_list_count(list), 100);
    for (int i = 0; i < 100; i++)
        assert_int_equal(event_list_time(list, handles[i]), (i * 37) % 101 * 100 * CLOCK_DAY);
    assert_int_equal(next_argument(list), 0);
}

static void test_next_before_when_at_the_limit_then_stays(void **state)
{
    struct event_list *list = *state;
    struct event event;
    assert_false(event_list_next_before(list, CLOCK_NEVER, &event));
    event_list_add(list, -3, EVENT_STATISTICS, 1, 30);
    event_list_add(list, 4000 * CLOCK_DAY, EVENT_END, 2, 40);
    assert_false(event_list_next_before(list, -3, &event));
    assert_true(event_list_next_before(list, -2, &event));
    assert_int_equal(event.argument, 30);
    assert_false(event_list_next_before(list, 4000 * CLOCK_DAY, &event));
    assert_int_equal(event_list_count(list), 1);
    assert_true(event_list_next_before(list, CLOCK_NEVER, &event));
    assert_int_equal(event.kind, 2);
}

#define LIST_TEST(test) cmocka_unit_test_setup_teardown(test, make_list, free_list)

int main(void)
{
    const struct CMUnitTest tests[] = {
        LIST_TEST(test_next_when_empty_then_false),
        LIST_TEST(test_next_when_times_differ_then_by_time),
        LIST_TEST(test_next_when_same_tick_then_by_class_then_by_serial),
        LIST_TEST(test_cancel_when_pending_then_gone_once),
        LIST_TEST(test_handle_when_slot_is_used_again_then_stale),
        LIST_TEST(test_handle_when_empty_or_foreign_then_not_pending),
        LIST_TEST(test_copy_when_changed_then_original_stays),
        LIST_TEST(test_list_when_random_operations_then_as_naive_list),
        LIST_TEST(test_list_when_random_operations_far_ahead_then_as_naive_list),
        LIST_TEST(test_next_when_ties_on_a_border_then_by_class_then_by_serial),
        LIST_TEST(test_cancel_when_far_ahead_then_others_stay),
        LIST_TEST(test_cancel_when_last_near_event_then_far_ones_follow),
        LIST_TEST(test_copy_when_events_far_ahead_then_original_stays),
        LIST_TEST(test_next_before_when_at_the_limit_then_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
