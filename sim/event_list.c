/* The event list: a 4-ary heap of keys beside a table of slots.
 *
 * The heap holds (key, slot) only; what an event is stands in its slot, which also knows the
 * event's place in the heap, so that a cancel needs no search. A slot that comes free raises its
 * generation, which makes old handles stale, and is the first to be used again. Four children a
 * node make the heap half as deep as a binary one, and their keys lie side by side. */
#include "sim/event_list.h"

#include <stdlib.h>
#include <string.h>

#include "sim/check.h"

#define ARITY 4
#define FIRST_CAPACITY 64
#define CLASS_BITS 3
#define SERIAL_BITS 61
#define NO_SLOT UINT32_MAX

/* Tick (64 bits, made unsigned without changing the order), class (3) and serial (61), in this
 * order from the top: comparing keys is comparing events. */
__extension__ typedef unsigned __int128 event_key;

struct entry {
    event_key key;
    uint32_t slot;
};

struct slot {
    int64_t argument;
    uint32_t generation; /* of the event in it, or the next one */
    uint32_t position;   /* in the heap; of a free slot: the next free slot */
    uint16_t kind;
};

struct event_list {
    struct entry *heap;
    struct slot *slots;
    size_t capacity;   /* of both arrays */
    size_t count;      /* pending events */
    size_t slot_count; /* slots ever used */
    uint32_t free_slot;
    uint64_t serial; /* events ever added */
    tick last_taken;
};

static event_key key_make(tick at, enum event_class class, uint64_t serial)
{
    uint64_t biased = (uint64_t)at ^ (UINT64_C(1) << 63);
    return ((event_key)biased << 64) | ((uint64_t) class << SERIAL_BITS) | serial;
}

static tick key_time(event_key key)
{
    uint64_t biased = (uint64_t)(key >> 64);
    /* Down to the signed range without an overflow. */
    return biased >> 63 ? (tick)(biased ^ (UINT64_C(1) << 63)) : (tick)biased + INT64_MIN;
}

struct event_list *event_list_create(void)
{
    struct event_list *list = calloc(1, sizeof *list);
    if (list == NULL)
        return NULL;
    list->heap = malloc(FIRST_CAPACITY * sizeof *list->heap);
    list->slots = malloc(FIRST_CAPACITY * sizeof *list->slots);
    list->capacity = FIRST_CAPACITY;
    list->free_slot = NO_SLOT;
    list->last_taken = CLOCK_ALWAYS;
    if (list->heap == NULL || list->slots == NULL) {
        event_list_free(list);
        return NULL;
    }
    return list;
}

void event_list_free(struct event_list *list)
{
    if (list == NULL)
        return;
    free(list->heap);
    free(list->slots);
    free(list);
}

struct event_list *event_list_copy(const struct event_list *list)
{
    struct event_list *copy = malloc(sizeof *copy);
    if (copy == NULL)
        return NULL;
    *copy = *list;
    copy->heap = malloc(list->capacity * sizeof *copy->heap);
    copy->slots = malloc(list->capacity * sizeof *copy->slots);
    if (copy->heap == NULL || copy->slots == NULL) {
        event_list_free(copy);
        return NULL;
    }
    memcpy(copy->heap, list->heap, list->count * sizeof *copy->heap);
    memcpy(copy->slots, list->slots, list->slot_count * sizeof *copy->slots);
    return copy;
}

static void list_grow(struct event_list *list)
{
    size_t capacity = list->capacity * 2;
    CHECK(capacity < NO_SLOT && capacity <= SIZE_MAX / sizeof *list->heap);
    struct entry *heap = realloc(list->heap, capacity * sizeof *heap);
    CHECK(heap != NULL);
    list->heap = heap;
    struct slot *slots = realloc(list->slots, capacity * sizeof *slots);
    CHECK(slots != NULL);
    list->slots = slots;
    list->capacity = capacity;
}

static uint32_t slot_take(struct event_list *list)
{
    uint32_t slot = list->free_slot;
    if (slot != NO_SLOT) {
        list->free_slot = list->slots[slot].position;
        return slot;
    }
    slot = (uint32_t)list->slot_count++;
    list->slots[slot].generation = 1;
    return slot;
}

static void slot_release(struct event_list *list, uint32_t slot)
{
    struct slot *freed = &list->slots[slot];
    freed->generation = freed->generation == UINT32_MAX ? 1 : freed->generation + 1;
    freed->position = list->free_slot;
    list->free_slot = slot;
}

static void entry_put(struct event_list *list, size_t position, struct entry entry)
{
    list->heap[position] = entry;
    list->slots[entry.slot].position = (uint32_t)position;
}

/* Puts the entry at the hole or above it. */
static void sift_up(struct event_list *list, size_t hole, struct entry entry)
{
    while (hole > 0) {
        size_t parent = (hole - 1) / ARITY;
        if (list->heap[parent].key < entry.key)
            break;
        entry_put(list, hole, list->heap[parent]);
        hole = parent;
    }
    entry_put(list, hole, entry);
}

/* Puts the entry at the hole or below it. */
static void sift_down(struct event_list *list, size_t hole, struct entry entry)
{
    for (;;) {
        size_t child = hole * ARITY + 1;
        if (child >= list->count)
            break;
        size_t end = child + ARITY < list->count ? child + ARITY : list->count;
        size_t least = child;
        for (size_t i = child + 1; i < end; i++) {
            if (list->heap[i].key < list->heap[least].key)
                least = i;
        }
        if (entry.key < list->heap[least].key)
            break;
        entry_put(list, hole, list->heap[least]);
        hole = least;
    }
    entry_put(list, hole, entry);
}

/* Takes the entry at this place out of the heap and frees its slot. */
static void entry_remove(struct event_list *list, size_t position)
{
    slot_release(list, list->heap[position].slot);
    list->count--;
    if (position == list->count)
        return;
    struct entry last = list->heap[list->count];
    if (position > 0 && last.key < list->heap[(position - 1) / ARITY].key)
        sift_up(list, position, last);
    else
        sift_down(list, position, last);
}

struct event_handle event_list_add(struct event_list *list, tick at, enum event_class class,
                                   uint16_t kind, int64_t argument)
{
    CHECK(at >= list->last_taken);
    CHECK((unsigned)class < 1U << CLASS_BITS);
    CHECK(list->serial < UINT64_C(1) << SERIAL_BITS);
    if (list->count == list->capacity)
        list_grow(list);
    uint32_t slot = slot_take(list);
    list->slots[slot].kind = kind;
    list->slots[slot].argument = argument;
    struct entry entry = {key_make(at, class, list->serial++), slot};
    sift_up(list, list->count++, entry);
    return (struct event_handle){slot, list->slots[slot].generation};
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
    entry_remove(list, list->slots[handle.slot].position);
    return true;
}

tick event_list_time(const struct event_list *list, struct event_handle handle)
{
    if (!event_list_is_pending(list, handle))
        return CLOCK_NEVER;
    return key_time(list->heap[list->slots[handle.slot].position].key);
}

bool event_list_peek(const struct event_list *list, struct event *event)
{
    if (list->count == 0)
        return false;
    const struct entry *first = &list->heap[0];
    const struct slot *slot = &list->slots[first->slot];
    uint64_t low = (uint64_t)first->key;
    event->at = key_time(first->key);
    event->class = (enum event_class)(low >> SERIAL_BITS);
    event->serial = low & ((UINT64_C(1) << SERIAL_BITS) - 1);
    event->kind = slot->kind;
    event->argument = slot->argument;
    return true;
}

bool event_list_next(struct event_list *list, struct event *event)
{
    if (!event_list_peek(list, event))
        return false;
    list->last_taken = event->at;
    entry_remove(list, 0);
    return true;
}

size_t event_list_count(const struct event_list *list)
{
    return list->count;
}
