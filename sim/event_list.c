/* The event list: a heap for the near future, buckets for the far, and a table of slots.
 *
 * What an event is stands in its slot, which also knows where the event is, so that a cancel needs
 * no search. A slot that comes free raises its generation, which makes old handles stale, and is
 * the first to be used again.
 *
 * Most events of a model may lie years ahead. These are not put in order yet: each is linked into
 * the bucket of its stretch of time or, past the last bucket, into one list of all beyond. Every
 * event in the heap comes before every event in a bucket; when the heap runs empty, the first
 * bucket that is not is poured into it, so that the heap stays small enough for the caches. Events
 * of one tick always share a bucket, so ties are decided in the heap. */
#include "sim/event_list.h"

#include "sim/event_heap.h"
#include "sim/world_memory.h"

#define FIRST_CAPACITY 64
#define NO_SLOT UINT32_MAX
#define BUCKET_BITS 18 /* a bucket is 2^18 seconds, three days, wide */
#define BUCKETS 1024   /* together eight and a half years */
#define BEYOND BUCKETS /* where all later events are linked */
#define NEAR UINT16_MAX
#define WORD_BITS 64

struct slot {
    uint64_t time, order; /* upper and lower half of its key */
    int64_t argument;
    uint32_t generation;     /* of the event in it, or the next one */
    uint32_t next, previous; /* in a bucket; of a free slot, the next free one */
    uint16_t kind;
    uint16_t bucket; /* NEAR: in the heap */
};

struct event_list {
    struct event_heap heap; /* empty only when no event is pending */
    struct slot *slots;
    size_t capacity;   /* of the slots */
    size_t count;      /* pending events */
    size_t slot_count; /* slots ever used */
    uint32_t free_slot;
    uint64_t serial; /* events ever added */
    tick last_taken;
    uint64_t base;                        /* number of the stretch of time of bucket 0 */
    uint64_t border;                      /* stretches before this one go into the heap */
    uint64_t filled[BUCKETS / WORD_BITS]; /* bit per bucket: holds events */
    uint32_t first[BUCKETS + 1];          /* slot by bucket, NO_SLOT: empty */
};

static tick tick_of(uint64_t biased)
{
    /* Down to the signed range without an overflow. */
    return biased >> 63 ? (tick)(biased ^ (UINT64_C(1) << 63)) : (tick)biased + INT64_MIN;
}

/* Gives the list memory of its own; false when it is short. */
static bool allocate(struct event_list *list)
{
    list->heap.keys = event_heap_keys(list->heap.length);
    list->heap.position = world_allocate(1, list->capacity * sizeof *list->heap.position);
    list->slots = world_allocate(1, list->capacity * sizeof *list->slots);
    return list->heap.keys != NULL && list->heap.position != NULL && list->slots != NULL;
}

struct event_list *event_list_create(void)
{
    struct event_list *list = world_allocate(1, sizeof *list);
    if (list == NULL)
        return NULL;
    list->heap.end = EVENT_HEAP_ROOT;
    list->heap.length = EVENT_HEAP_FIRST_LENGTH;
    list->capacity = FIRST_CAPACITY;
    list->free_slot = NO_SLOT;
    list->last_taken = CLOCK_ALWAYS;
    for (size_t bucket = 0; bucket <= BEYOND; bucket++)
        list->first[bucket] = NO_SLOT;
    if (!allocate(list)) {
        event_list_free(list);
        return NULL;
    }
    return list;
}

void event_list_free(struct event_list *list)
{
    if (list == NULL)
        return;
    world_release(list->heap.keys);
    world_release(list->heap.position);
    world_release(list->slots);
    world_release(list);
}

struct event_list *event_list_copy(const struct event_list *list)
{
    struct event_list *copy = world_allocate(1, sizeof *copy);
    if (copy == NULL)
        return NULL;
    *copy = *list;
    if (!allocate(copy)) {
        event_list_free(copy);
        return NULL;
    }
    memcpy(copy->heap.keys, list->heap.keys, list->heap.length * sizeof *copy->heap.keys);
    memcpy(copy->heap.position, list->heap.position,
           list->slot_count * sizeof *copy->heap.position);
    memcpy(copy->slots, list->slots, list->slot_count * sizeof *copy->slots);
    return copy;
}

static void list_grow(struct event_list *list)
{
    size_t capacity = list->capacity * 2;
    CHECK(capacity <= SIZE_MAX / sizeof *list->slots);
    uint32_t *position = world_resize(list->heap.position, capacity * sizeof *position);
    CHECK(position != NULL);
    list->heap.position = position;
    struct slot *slots = world_resize(list->slots, capacity * sizeof *slots);
    CHECK(slots != NULL);
    list->slots = slots;
    list->capacity = capacity;
}

static uint32_t slot_take(struct event_list *list)
{
    uint32_t slot = list->free_slot;
    if (slot != NO_SLOT) {
        list->free_slot = list->slots[slot].next;
        return slot;
    }
    CHECK(list->slot_count < UINT32_C(1) << EVENT_SLOT_BITS);
    if (list->slot_count == list->capacity)
        list_grow(list);
    slot = (uint32_t)list->slot_count++;
    list->slots[slot].generation = 1;
    return slot;
}

static void slot_release(struct event_list *list, uint32_t slot)
{
    struct slot *freed = &list->slots[slot];
    freed->generation = freed->generation == UINT32_MAX ? 1 : freed->generation + 1;
    freed->next = list->free_slot;
    list->free_slot = slot;
}

static void heap_add(struct event_list *list, uint32_t slot)
{
    struct slot *added = &list->slots[slot];
    added->bucket = NEAR;
    event_heap_add(&list->heap, event_key_make(added->time, added->order));
}

static uint64_t stretch_of(const struct slot *slot)
{
    return slot->time >> BUCKET_BITS;
}

/* Links an event, not before `base`, into its bucket. */
static void bucket_add(struct event_list *list, uint32_t slot)
{
    struct slot *added = &list->slots[slot];
    uint64_t bucket = stretch_of(added) - list->base;
    if (bucket < BUCKETS)
        list->filled[bucket / WORD_BITS] |= UINT64_C(1) << bucket % WORD_BITS;
    else
        bucket = BEYOND;
    uint32_t next = list->first[bucket];
    if (next != NO_SLOT)
        list->slots[next].previous = slot;
    added->bucket = (uint16_t)bucket;
    added->next = next;
    added->previous = NO_SLOT;
    list->first[bucket] = slot;
}

static void bucket_remove(struct event_list *list, uint32_t slot)
{
    const struct slot *removed = &list->slots[slot];
    uint32_t next = removed->next;
    uint32_t previous = removed->previous;
    size_t bucket = removed->bucket;
    if (next != NO_SLOT)
        list->slots[next].previous = previous;
    if (previous != NO_SLOT)
        list->slots[previous].next = next;
    else
        list->first[bucket] = next;
    if (bucket < BUCKETS && list->first[bucket] == NO_SLOT)
        list->filled[bucket / WORD_BITS] &= ~(UINT64_C(1) << bucket % WORD_BITS);
}

/* Empties a bucket, or what lies beyond; its events stay linked to each other. */
static uint32_t bucket_take_all(struct event_list *list, size_t bucket)
{
    uint32_t first = list->first[bucket];
    list->first[bucket] = NO_SLOT;
    if (bucket < BUCKETS)
        list->filled[bucket / WORD_BITS] &= ~(UINT64_C(1) << bucket % WORD_BITS);
    return first;
}

/* The first bucket that holds events, BEYOND when none does. */
static size_t first_filled(const struct event_list *list)
{
    for (size_t word = 0; word < BUCKETS / WORD_BITS; word++) {
        if (list->filled[word] != 0)
            return word * WORD_BITS + (size_t)__builtin_ctzll(list->filled[word]);
    }
    return BEYOND;
}

/* Moves empty buckets to where the first event beyond them lies. */
static void move_buckets(struct event_list *list)
{
    uint32_t slot = list->first[BEYOND];
    list->base = UINT64_MAX;
    for (uint32_t i = slot; i != NO_SLOT; i = list->slots[i].next) {
        uint64_t stretch = stretch_of(&list->slots[i]);
        if (stretch < list->base)
            list->base = stretch;
    }
    bucket_take_all(list, BEYOND);
    while (slot != NO_SLOT) {
        uint32_t next = list->slots[slot].next;
        bucket_add(list, slot);
        slot = next;
    }
}

/* Pours the first bucket that holds events into the empty heap. */
static void pour(struct event_list *list)
{
    size_t bucket = first_filled(list);
    if (bucket == BEYOND) {
        move_buckets(list);
        bucket = 0;
    }
    list->border = list->base + bucket + 1;
    uint32_t slot = bucket_take_all(list, bucket);
    while (slot != NO_SLOT) {
        uint32_t next = list->slots[slot].next;
        heap_add(list, slot);
        slot = next;
    }
}

/* Puts an event that was just added where it belongs. */
static void place(struct event_list *list, uint32_t slot)
{
    uint64_t stretch = stretch_of(&list->slots[slot]);
    if (event_heap_is_empty(&list->heap)) { /* it is the only event */
        list->base = stretch;
        list->border = stretch + 1;
    }
    if (stretch < list->border)
        heap_add(list, slot);
    else
        bucket_add(list, slot);
}

/* Takes the event of this slot out and frees the slot. */
static void event_remove(struct event_list *list, uint32_t slot)
{
    if (list->slots[slot].bucket == NEAR)
        event_heap_remove(&list->heap, list->heap.position[slot]);
    else
        bucket_remove(list, slot);
    slot_release(list, slot);
    list->count--;
    if (list->count > 0 && event_heap_is_empty(&list->heap))
        pour(list);
}

struct event_handle event_list_add(struct event_list *list, tick at, enum event_class class,
                                   uint16_t kind, int64_t argument)
{
    CHECK(at >= list->last_taken);
    CHECK((unsigned)class < 1U << EVENT_CLASS_BITS);
    CHECK(list->serial < UINT64_C(1) << EVENT_SERIAL_BITS);
    uint32_t slot = slot_take(list);
    struct slot *added = &list->slots[slot];
    added->time = event_key_bias(at);
    added->order =
        ((uint64_t) class << EVENT_SERIAL_BITS | list->serial++) << EVENT_SLOT_BITS | slot;
    added->kind = kind;
    added->argument = argument;
    list->count++;
    place(list, slot);
    return (struct event_handle){slot, added->generation};
}

bool event_list_is_pending(const struct event_list *list, struct event_handle handle)
{
    return handle.generation != 0 && handle.slot < list->slot_count &&
           list->slots[handle.slot].generation == handle.generation;
}

bool event_list_cancel(struct event_list *list, struct event_handle handle)
{
    if (!event_list_is_pending(list, handle))
        return false;
    event_remove(list, handle.slot);
    return true;
}

tick event_list_time(const struct event_list *list, struct event_handle handle)
{
    if (!event_list_is_pending(list, handle))
        return CLOCK_NEVER;
    return tick_of(list->slots[handle.slot].time);
}

static void show(const struct event_list *list, uint32_t slot, struct event *event)
{
    const struct slot *shown = &list->slots[slot];
    uint64_t order = shown->order >> EVENT_SLOT_BITS;
    event->at = tick_of(shown->time);
    event->class = (enum event_class)(order >> EVENT_SERIAL_BITS);
    event->serial = order & ((UINT64_C(1) << EVENT_SERIAL_BITS) - 1);
    event->kind = shown->kind;
    event->argument = shown->argument;
}

static void take_first(struct event_list *list, struct event *event)
{
    uint32_t slot = event_key_slot(event_heap_first(&list->heap));
    show(list, slot, event);
    list->last_taken = event->at;
    event_remove(list, slot);
}

bool event_list_peek(const struct event_list *list, struct event *event)
{
    if (list->count == 0)
        return false;
    show(list, event_key_slot(event_heap_first(&list->heap)), event);
    return true;
}

bool event_list_next(struct event_list *list, struct event *event)
{
    if (list->count == 0)
        return false;
    take_first(list, event);
    return true;
}

bool event_list_next_before(struct event_list *list, tick until, struct event *event)
{
    if (list->count == 0 ||
        event_heap_first(&list->heap) >= event_key_make(event_key_bias(until), 0))
        return false;
    take_first(list, event);
    return true;
}

size_t event_list_count(const struct event_list *list)
{
    return list->count;
}
