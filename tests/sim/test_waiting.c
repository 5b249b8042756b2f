/* The waiting list against an array that is sorted and counted anew for every question. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sim/order_tree.h"
#include "sim/slot_table.h"
#include "sim/waiting.h"

#include <string.h>

#define MOST 64

struct naive_item {
    bool waits;
    struct waiting_entry entry;
    int64_t cause[WAIT_CAUSES];
    uint32_t overtaken;
};

struct naive {
    enum discipline discipline;
    struct naive_item items[MOST];
    uint32_t order[MOST];
    size_t count;
    uint64_t overtakings;
};

static uint32_t draw(uint64_t *state, uint32_t below)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*state >> 33) % below;
}

static bool came_before(const struct waiting_entry *a, const struct waiting_entry *b)
{
    return a->entered != b->entered ? a->entered < b->entered : a->serial < b->serial;
}

static bool goes_before(const struct naive *naive, uint32_t left, uint32_t right)
{
    const struct waiting_entry *a = &naive->items[left].entry;
    const struct waiting_entry *b = &naive->items[right].entry;
    if (a->group != b->group)
        return a->group < b->group;
    if (naive->discipline == DISCIPLINE_PRIORITY && a->priority != b->priority)
        return a->priority < b->priority;
    if (naive->discipline == DISCIPLINE_DEADLINE && a->deadline != b->deadline)
        return a->deadline < b->deadline;
    return came_before(a, b);
}

static void sort(struct naive *naive)
{
    naive->count = 0;
    for (uint32_t id = 0; id < MOST; id++) {
        if (!naive->items[id].waits)
            continue;
        size_t place = naive->count++;
        for (; place > 0 && goes_before(naive, id, naive->order[place - 1]); place--)
            naive->order[place] = naive->order[place - 1];
        naive->order[place] = id;
    }
}

static void start(struct naive *naive, uint32_t id)
{
    for (uint32_t other = 0; other < MOST; other++) {
        if (other == id || !naive->items[other].waits ||
            !came_before(&naive->items[other].entry, &naive->items[id].entry))
            continue;
        naive->items[other].overtaken++;
        naive->overtakings++;
    }
}

static void pass_time(struct naive *naive, size_t blocked, size_t startable, tick ticks)
{
    for (size_t rank = 0; rank < naive->count; rank++) {
        enum wait_cause cause = rank < blocked     ? WAIT_BLOCKED
                                : rank < startable ? WAIT_CLOSED
                                                   : WAIT_BUSY;
        naive->items[naive->order[rank]].cause[cause] += ticks;
    }
}

static void assert_same_wait(const struct naive_item *item, const struct station_wait *wait)
{
    int64_t sum = 0;
    for (int cause = 0; cause < WAIT_CAUSES; cause++) {
        assert_int_equal(wait->cause[cause], item->cause[cause]);
        sum += wait->cause[cause];
    }
    assert_int_equal(sum, wait->left - wait->entered);
    assert_int_equal(wait->entered, item->entry.entered);
    assert_int_equal(wait->overtaken, item->overtaken);
}

static void assert_same_list(const struct naive *naive, const struct waiting_list *list, tick now,
                             int64_t units)
{
    assert_int_equal(waiting_list_count(list), naive->count);
    assert_int_equal(waiting_list_overtakings(list), naive->overtakings);
    size_t fit = 0;
    size_t within = SIZE_MAX;
    int64_t left = units;
    for (size_t rank = 0; rank < naive->count; rank++) {
        uint32_t id = naive->order[rank];
        assert_int_equal(waiting_list_at(list, rank), id);
        assert_int_equal(waiting_list_rank(list, id), rank);
        struct station_wait wait = waiting_list_so_far(list, id, now);
        assert_same_wait(&naive->items[id], &wait);
        int64_t weight = naive->items[id].entry.weight;
        if (fit == rank && weight <= left) {
            fit++;
            left -= weight;
        }
        if (within == SIZE_MAX && rank >= 3 && weight <= units)
            within = rank;
    }
    assert_int_equal(waiting_list_at(list, naive->count), UINT32_MAX);
    assert_int_equal(waiting_list_fit(list, units), fit);
    assert_true(waiting_list_next_within(list, 3, units) == within);
}

/* One random operation on both. */
static void operate(struct naive *naive, struct waiting_list *list, uint64_t *random,
                    uint64_t *serial, bool grouped, tick now)
{
    uint32_t id = draw(random, MOST);
    struct naive_item *item = &naive->items[id];
    if (!item->waits) {
        *item = (struct naive_item){.waits = true,
                                    .entry = {.group = grouped ? (int32_t)draw(random, 3) : 0,
                                              .priority = (int32_t)draw(random, 4) - 2,
                                              .deadline = (int64_t)draw(random, 5) - 2,
                                              .weight = draw(random, 7),
                                              .serial = ++*serial,
                                              .entered = now}};
        waiting_list_add(list, id, &item->entry, now);
    } else if (draw(random, 3) == 0) {
        item->entry.priority = (int32_t)draw(random, 4) - 2;
        item->entry.deadline = (int64_t)draw(random, 5) - 2;
        waiting_list_reorder(list, id, item->entry.priority, item->entry.deadline, now);
    } else {
        bool starts = draw(random, 2) == 0;
        if (starts)
            start(naive, id);
        struct station_wait wait = waiting_list_remove(list, id, now, starts);
        assert_same_wait(item, &wait);
        item->waits = false;
    }
    sort(naive);
}

static void compare_at_random(enum discipline discipline, bool grouped, uint64_t seed)
{
    struct naive naive = {.discipline = discipline};
    struct waiting_list *list = waiting_list_create(discipline, grouped);
    uint64_t serial = 0;
    tick now = 1000;
    for (int round = 0; round < 3000; round++) {
        for (uint32_t i = draw(&seed, 3) + 1; i > 0; i--)
            operate(&naive, list, &seed, &serial, grouped, now);
        assert_same_list(&naive, list, now, (int64_t)draw(&seed, 60) - 2);
        size_t blocked = draw(&seed, 2) == 0 ? 0 : draw(&seed, 70);
        size_t startable = draw(&seed, 70);
        waiting_list_label(list, blocked, startable, now);
        tick ticks = draw(&seed, 50);
        pass_time(&naive, blocked, startable, ticks);
        now += ticks;
    }
    waiting_list_free(list);
}

static void test_list_at_random_matches_array(void **state)
{
    (void)state;
    compare_at_random(DISCIPLINE_FIFO, false, 1);
    compare_at_random(DISCIPLINE_FIRST_FIT, false, 2);
    compare_at_random(DISCIPLINE_PRIORITY, false, 3);
    compare_at_random(DISCIPLINE_DEADLINE, false, 4);
    compare_at_random(DISCIPLINE_FIFO, true, 5);
    compare_at_random(DISCIPLINE_PRIORITY, true, 6);
}

static void test_list_when_entered_before_books_counts_from_books(void **state)
{
    (void)state;
    struct waiting_list *list = waiting_list_create(DISCIPLINE_FIFO, false);
    waiting_list_add(list, 0, &(struct waiting_entry){.serial = 1, .entered = 40}, 100);
    waiting_list_begin(list, 150);
    waiting_list_add(list, 1, &(struct waiting_entry){.serial = 2, .entered = 20}, 160);
    waiting_list_add(list, 2, &(struct waiting_entry){.serial = 3, .entered = 155}, 160);
    assert_int_equal(waiting_list_at(list, 0), 1); /* who entered first, not who was told first */
    struct station_wait early = waiting_list_remove(list, 0, 170, false);
    assert_int_equal(early.entered, 40);
    assert_int_equal(early.cause[WAIT_BUSY], 20);
    struct station_wait told_late = waiting_list_remove(list, 1, 170, false);
    assert_int_equal(told_late.cause[WAIT_BUSY], 20);
    struct station_wait since_books = waiting_list_remove(list, 2, 170, false);
    assert_int_equal(since_books.cause[WAIT_BUSY], 15);
    waiting_list_free(list);
}

static void test_list_when_borders_cross_labels_stay_exact(void **state)
{
    (void)state;
    struct waiting_list *list = waiting_list_create(DISCIPLINE_FIFO, false);
    for (uint32_t id = 0; id < 4; id++)
        waiting_list_add(list, id, &(struct waiting_entry){.serial = id + 1}, 0);
    waiting_list_label(list, 3, 1, 0); /* startable below blocked */
    waiting_list_label(list, 0, 2, 10);
    waiting_list_label(list, 1, 4, 30);
    struct station_wait last = waiting_list_remove(list, 3, 60, false);
    assert_int_equal(last.cause[WAIT_BUSY], 30);
    assert_int_equal(last.cause[WAIT_CLOSED], 30);
    struct station_wait first = waiting_list_remove(list, 0, 60, false);
    assert_int_equal(first.cause[WAIT_BLOCKED], 40);
    assert_int_equal(first.cause[WAIT_CLOSED], 20);
    struct station_wait third = waiting_list_remove(list, 2, 60, false);
    assert_int_equal(third.cause[WAIT_BLOCKED], 10);
    assert_int_equal(third.cause[WAIT_BUSY], 20);
    assert_int_equal(third.cause[WAIT_CLOSED], 30);
    waiting_list_free(list);
}

/* Depth of a subtree. */
static int depth(const struct order_tree *tree, uint32_t node)
{
    if (node == ORDER_TREE_NONE)
        return 0;
    int left = depth(tree, tree->nodes[node].left);
    int right = depth(tree, tree->nodes[node].right);
    return 1 + (left > right ? left : right);
}

static void test_tree_when_serials_rise_stays_shallow(void **state)
{
    (void)state;
    struct order_tree tree;
    order_tree_init(&tree);
    for (uint32_t id = 0; id < 100000; id++)
        order_tree_insert(&tree, id, (struct order_key){.serial = id + 1}, 1);
    assert_true(depth(&tree, tree.root) < 60);
    assert_int_equal(order_tree_rank(&tree, 54321), 54321);
    order_tree_release(&tree);
}

static void test_slot_when_given_back_old_name_is_stale(void **state)
{
    (void)state;
    struct slot_table table;
    slot_table_init(&table);
    uint32_t slot = slot_table_take(&table);
    uint32_t old = table.generation[slot];
    assert_true(slot_table_holds(&table, slot, old));
    slot_table_give_back(&table, slot);
    assert_false(slot_table_holds(&table, slot, old));
    assert_int_equal(slot_table_take(&table), slot);
    assert_false(slot_table_holds(&table, slot, old));
    assert_true(slot_table_holds(&table, slot, table.generation[slot]));
    assert_false(slot_table_holds(&table, 999, 1));
    assert_false(slot_table_holds(&table, slot, 0));
    slot_table_release(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_list_at_random_matches_array),
        cmocka_unit_test(test_list_when_entered_before_books_counts_from_books),
        cmocka_unit_test(test_list_when_borders_cross_labels_stay_exact),
        cmocka_unit_test(test_tree_when_serials_rise_stays_shallow),
        cmocka_unit_test(test_slot_when_given_back_old_name_is_stale),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
