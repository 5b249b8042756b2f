/* The heap of the event list: keys of events, four children a node. For event_list.c alone.
 *
 * A key is one number of 128 bits, so that comparing keys is comparing events, and it tells its
 * slot, so that the heap holds nothing else. Four sisters fill one cache line, and the least of
 * them is found without a jump, since which it is cannot be predicted. */
#ifndef SIM_EVENT_HEAP_H
#define SIM_EVENT_HEAP_H

#include <stdlib.h>
#include <string.h>

#include "sim/check.h"
#include "sim/event_list.h"
#include "sim/world_memory.h"

#define EVENT_CLASS_BITS 3
#define EVENT_SERIAL_BITS 37
#define EVENT_SLOT_BITS 24

/* Tick (64 bits, made unsigned without changing the order), class, serial and slot, in this order
 * from the top. */
__extension__ typedef unsigned __int128 event_key;

static inline uint64_t event_key_bias(tick at)
{
    return (uint64_t)at ^ (UINT64_C(1) << 63);
}

static inline event_key event_key_make(uint64_t biased, uint64_t order)
{
    return (event_key)biased << 64 | order;
}

static inline uint32_t event_key_slot(event_key key)
{
    return (uint32_t)key & ((UINT32_C(1) << EVENT_SLOT_BITS) - 1);
}

#define EVENT_HEAP_ARITY 4
#define EVENT_HEAP_ROOT 3 /* four sisters then start at a multiple of four */
#define EVENT_HEAP_FIRST_LENGTH 64
#define EVENT_HEAP_ALIGNMENT 64

struct event_heap {
    event_key *keys;    /* from ROOT to `end`; past that, keys above all others */
    uint32_t *position; /* of an event in the heap, by slot */
    size_t end;
    size_t length; /* of `keys`, a multiple of four */
};

/* An array of keys above all others; NULL when memory is short. */
static inline event_key *event_heap_keys(size_t length)
{
    if (length > SIZE_MAX / sizeof(event_key))
        return NULL;
    event_key *keys = world_allocate_aligned(EVENT_HEAP_ALIGNMENT, length * sizeof *keys);
    if (keys != NULL)
        memset(keys, 0xff, length * sizeof *keys);
    return keys;
}

static inline void event_heap_grow(struct event_heap *heap)
{
    event_key *keys = event_heap_keys(heap->length * 2);
    CHECK(keys != NULL);
    memcpy(keys, heap->keys, heap->length * sizeof *keys);
    world_release(heap->keys);
    heap->keys = keys;
    heap->length *= 2;
}

static inline size_t event_heap_parent(size_t position)
{
    return position / EVENT_HEAP_ARITY + 2;
}

static inline void event_heap_put(struct event_heap *heap, size_t position, event_key key)
{
    heap->keys[position] = key;
    heap->position[event_key_slot(key)] = (uint32_t)position;
}

/* Puts the key at the hole or above it. */
static inline void event_heap_sift_up(struct event_heap *heap, size_t hole, event_key key)
{
    while (hole > EVENT_HEAP_ROOT) {
        size_t parent = event_heap_parent(hole);
        if (heap->keys[parent] < key)
            break;
        event_heap_put(heap, hole, heap->keys[parent]);
        hole = parent;
    }
    event_heap_put(heap, hole, key);
}

/* Where the least of four sisters is. */
static inline size_t event_heap_least(const event_key *keys, size_t first)
{
    size_t left = first + (keys[first + 1] < keys[first]);
    size_t right = first + 2 + (keys[first + 3] < keys[first + 2]);
    size_t is_right = keys[right] < keys[left];
    return left + (right - left) * is_right;
}

/* Puts the key at the hole or below it. */
static inline void event_heap_sift_down(struct event_heap *heap, size_t hole, event_key key)
{
    const event_key *keys = heap->keys;
    for (size_t child; (child = EVENT_HEAP_ARITY * (hole - 2)) < heap->end;) {
        size_t least = event_heap_least(keys, child);
        if (key < keys[least])
            break;
        event_heap_put(heap, hole, keys[least]);
        hole = least;
    }
    event_heap_put(heap, hole, key);
}

static inline bool event_heap_is_empty(const struct event_heap *heap)
{
    return heap->end == EVENT_HEAP_ROOT;
}

static inline event_key event_heap_first(const struct event_heap *heap)
{
    return heap->keys[EVENT_HEAP_ROOT];
}

static inline void event_heap_add(struct event_heap *heap, event_key key)
{
    if (heap->end == heap->length)
        event_heap_grow(heap);
    event_heap_sift_up(heap, heap->end++, key);
}

static inline void event_heap_remove(struct event_heap *heap, size_t position)
{
    event_key *keys = heap->keys;
    event_key last = keys[--heap->end];
    keys[heap->end] = ~(event_key)0;
    if (position == heap->end)
        return;
    if (position > EVENT_HEAP_ROOT && last < keys[event_heap_parent(position)])
        event_heap_sift_up(heap, position, last);
    else
        event_heap_sift_down(heap, position, last);
}

#endif
