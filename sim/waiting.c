/* Waiting at a station: the list in its order, the ledger of causes, and who was overtaken.
 *
 * The list proper is one order tree. Overtaking asks who came earlier: where the order is not that
 * of arrival a second tree keeps it. Labels are not stored in the tree but follow from two borders,
 * counted in requests; each request also keeps its own label and the tick since which it has it,
 * and is visited only when a border passes it. */
#include "sim/waiting.h"

#include "sim/check.h"
#include "sim/order_tree.h"
#include "sim/world_memory.h"

struct waiting_item {
    tick entered;
    tick since; /* up to which its causes are booked */
    int64_t cause[WAIT_CAUSES];
    enum wait_cause label;
    bool waits;
};

struct waiting_list {
    enum discipline discipline;
    bool by_arrival; /* the order of the list is that of arrival: `arrival` is not used */
    struct order_tree order;
    struct order_tree arrival;
    struct waiting_item *items; /* by id */
    uint32_t item_capacity;
    size_t blocked;   /* border: ranks below it are WAIT_BLOCKED */
    size_t startable; /* border ≥ blocked: ranks between are WAIT_CLOSED */
    tick begun;       /* ticks before it are not booked */
    uint64_t overtakings;
};

struct waiting_list *waiting_list_create(enum discipline discipline, bool grouped)
{
    struct waiting_list *list = world_allocate(1, sizeof *list);
    CHECK(list != NULL);
    list->discipline = discipline;
    list->by_arrival =
        !grouped && (discipline == DISCIPLINE_FIFO || discipline == DISCIPLINE_FIRST_FIT);
    list->begun = CLOCK_ALWAYS;
    order_tree_init(&list->order);
    order_tree_init(&list->arrival);
    return list;
}

void waiting_list_free(struct waiting_list *list)
{
    if (list == NULL)
        return;
    order_tree_release(&list->order);
    order_tree_release(&list->arrival);
    world_release(list->items);
    world_release(list);
}

static tick later(tick a, tick b)
{
    return a > b ? a : b;
}

static struct waiting_item *item_of(const struct waiting_list *list, uint32_t id)
{
    CHECK(id < list->item_capacity && list->items[id].waits);
    return &list->items[id];
}

static void reserve_item(struct waiting_list *list, uint32_t id)
{
    if (id < list->item_capacity)
        return;
    CHECK(id < UINT32_MAX / 2);
    uint32_t capacity = list->item_capacity == 0 ? 16 : list->item_capacity;
    while (capacity <= id)
        capacity *= 2;
    struct waiting_item *items = world_resize(list->items, capacity * sizeof *items);
    CHECK(items != NULL);
    for (uint32_t i = list->item_capacity; i < capacity; i++)
        items[i] = (struct waiting_item){.waits = false};
    list->items = items;
    list->item_capacity = capacity;
}

/* Books the time since the last look under the label it had. */
static void book(struct waiting_item *item, tick now)
{
    CHECK(item->since <= now);
    item->cause[item->label] += now - item->since;
    item->since = now;
}

static int64_t discipline_rank(const struct waiting_list *list, int32_t priority, int64_t deadline)
{
    switch (list->discipline) {
    case DISCIPLINE_PRIORITY:
        return priority;
    case DISCIPLINE_DEADLINE:
        return deadline;
    case DISCIPLINE_FIFO:
    case DISCIPLINE_FIRST_FIT:
        break;
    }
    return 0;
}

/* Puts `id` into the order; it gets the label of the region in which it comes to stand, which grows
 * by one. */
static enum wait_cause enter_order(struct waiting_list *list, uint32_t id, struct order_key key,
                                   int64_t weight)
{
    order_tree_insert(&list->order, id, key, weight);
    if (list->startable == 0)
        return WAIT_BUSY;
    size_t rank = order_tree_rank(&list->order, id);
    if (rank >= list->startable)
        return WAIT_BUSY;
    list->startable++;
    if (rank >= list->blocked)
        return WAIT_CLOSED;
    list->blocked++;
    return WAIT_BLOCKED;
}

/* Takes `id` out of the order; gives its marks in that tree. */
static uint32_t leave_order(struct waiting_list *list, uint32_t id)
{
    if (list->items[id].label != WAIT_BUSY)
        list->startable--;
    if (list->items[id].label == WAIT_BLOCKED)
        list->blocked--;
    return order_tree_remove(&list->order, id);
}

void waiting_list_add(struct waiting_list *list, uint32_t id, const struct waiting_entry *entry,
                      tick now)
{
    CHECK(entry->entered <= now);
    reserve_item(list, id);
    CHECK(!list->items[id].waits);
    struct order_key key = {
        .group = entry->group,
        .rank = discipline_rank(list, entry->priority, entry->deadline),
        .entered = entry->entered,
        .serial = entry->serial,
    };
    list->items[id] = (struct waiting_item){
        .entered = entry->entered,
        .since = later(entry->entered, list->begun),
        .label = enter_order(list, id, key, entry->weight),
        .waits = true,
    };
    book(&list->items[id], now);
    if (list->by_arrival)
        return;
    key.group = 0;
    key.rank = 0;
    order_tree_insert(&list->arrival, id, key, 0);
}

/* The wait up to now, but for who was overtaken. */
static struct station_wait wait_of(const struct waiting_list *list, uint32_t id, tick now)
{
    struct waiting_item item = *item_of(list, id);
    book(&item, now);
    struct station_wait wait = {.entered = item.entered, .left = now};
    for (int cause = 0; cause < WAIT_CAUSES; cause++)
        wait.cause[cause] = item.cause[cause];
    return wait;
}

struct station_wait waiting_list_so_far(const struct waiting_list *list, uint32_t id, tick now)
{
    struct station_wait wait = wait_of(list, id, now);
    wait.overtaken = order_tree_marks(list->by_arrival ? &list->order : &list->arrival, id);
    return wait;
}

struct station_wait waiting_list_remove(struct waiting_list *list, uint32_t id, tick now,
                                        bool starts)
{
    struct station_wait wait = wait_of(list, id, now);
    struct order_tree *arrival = list->by_arrival ? &list->order : &list->arrival;
    if (starts && order_tree_at(arrival, 0) != id)
        list->overtakings += order_tree_mark_before(arrival, id);
    wait.overtaken = leave_order(list, id);
    if (!list->by_arrival)
        wait.overtaken = order_tree_remove(&list->arrival, id);
    list->items[id].waits = false;
    return wait;
}

void waiting_list_reorder(struct waiting_list *list, uint32_t id, int32_t priority,
                          int64_t deadline, tick now)
{
    struct waiting_item *item = item_of(list, id);
    struct order_key key = order_tree_key(&list->order, id);
    int64_t rank = discipline_rank(list, priority, deadline);
    if (rank == key.rank)
        return;
    int64_t weight = list->order.nodes[id].weight;
    book(item, now);
    leave_order(list, id);
    key.rank = rank;
    item->label = enter_order(list, id, key, weight);
}

size_t waiting_list_count(const struct waiting_list *list)
{
    return order_tree_count(&list->order);
}

uint32_t waiting_list_at(const struct waiting_list *list, size_t rank)
{
    return order_tree_at(&list->order, rank);
}

size_t waiting_list_rank(const struct waiting_list *list, uint32_t id)
{
    return order_tree_rank(&list->order, id);
}

size_t waiting_list_fit(const struct waiting_list *list, int64_t units)
{
    return order_tree_fit(&list->order, units);
}

size_t waiting_list_next_within(const struct waiting_list *list, size_t from, int64_t units)
{
    return order_tree_next_within(&list->order, from, units);
}

/* The border that was at rank `from` goes to rank `to`: those it passes get the label of the side
 * they come on. */
static void relabel(struct waiting_list *list, size_t from, size_t to, enum wait_cause below,
                    enum wait_cause above, tick now)
{
    size_t first = from < to ? from : to;
    size_t end = from < to ? to : from;
    for (size_t rank = first; rank < end; rank++) {
        struct waiting_item *item = item_of(list, order_tree_at(&list->order, rank));
        book(item, now);
        item->label = from < to ? below : above;
    }
}

void waiting_list_label(struct waiting_list *list, size_t blocked, size_t startable, tick now)
{
    size_t count = order_tree_count(&list->order);
    if (startable < blocked)
        startable = blocked;
    if (startable > count)
        startable = count;
    if (blocked > count)
        blocked = count;
    /* Above both new and old borders nothing changes; the lower border is moved last, so that its
     * side prevails. */
    relabel(list, list->startable, startable, WAIT_CLOSED, WAIT_BUSY, now);
    size_t old_blocked = list->blocked < startable ? list->blocked : startable;
    relabel(list, old_blocked, blocked, WAIT_BLOCKED, WAIT_CLOSED, now);
    list->blocked = blocked;
    list->startable = startable;
}

void waiting_list_begin(struct waiting_list *list, tick now)
{
    list->begun = now;
    list->overtakings = 0;
    size_t count = order_tree_count(&list->order);
    for (size_t rank = 0; rank < count; rank++) {
        struct waiting_item *item = item_of(list, order_tree_at(&list->order, rank));
        for (int cause = 0; cause < WAIT_CAUSES; cause++)
            item->cause[cause] = 0;
        item->since = now;
    }
}

uint64_t waiting_list_overtakings(const struct waiting_list *list)
{
    return list->overtakings;
}
