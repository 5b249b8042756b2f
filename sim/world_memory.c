/* An arena is one range of addresses, reserved at once and filled from the bottom. Blocks are
 * powers of two; a released block waits in the list of its size. The lists stand in the arena
 * itself, so that they are kept and put back with the rest. */
#include "sim/world_memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "sim/check.h"

#define RESERVED ((size_t)1 << 34) /* addresses, not memory */
#define LEAST_CLASS 6              /* 64 bytes */
#define CLASSES 34
#define ALIGNMENT 64

/* Stands just before what the caller gets. */
struct header {
    struct arena *arena; /* NULL: from malloc */
    void *start;         /* of the whole block */
    size_t bytes;        /* asked for */
    int class;           /* the whole block is 2^class bytes, in an arena */
};

struct hole {
    struct hole *next;
};

struct kept {
    char *bytes; /* NULL: nothing */
    size_t top;
};

struct arena {
    size_t top; /* bytes in use, this structure included */
    struct hole *holes[CLASSES];
    struct kept kept[ARENA_MOMENTS]; /* lie outside the arena */
};

static _Thread_local struct arena *in_use;

static size_t room_of_structure(void)
{
    return (sizeof(struct arena) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

struct arena *arena_create(void)
{
    void *range = mmap(NULL, RESERVED, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (range == MAP_FAILED)
        return NULL;
    /* A world is visited all over: with larger pages fewer of its addresses have to be looked up.
     * Only advice, so it may fail. */
    madvise(range, RESERVED, MADV_HUGEPAGE);
    struct arena *arena = range;
    arena->top = room_of_structure();
    return arena;
}

void arena_free(struct arena *arena)
{
    if (arena == NULL)
        return;
    CHECK(in_use != arena);
    for (int i = 0; i < ARENA_MOMENTS; i++)
        free(arena->kept[i].bytes);
    munmap(arena, RESERVED);
}

struct arena *arena_use(struct arena *arena)
{
    struct arena *before = in_use;
    in_use = arena;
    return before;
}

void arena_clear(struct arena *arena)
{
    arena->top = room_of_structure();
    memset(arena->holes, 0, sizeof arena->holes);
}

bool arena_keep(struct arena *arena, int moment)
{
    CHECK(moment >= 0 && moment < ARENA_MOMENTS);
    struct kept *kept = &arena->kept[moment];
    if (kept->bytes == NULL || arena->top > kept->top) {
        char *bytes = realloc(kept->bytes, arena->top);
        if (bytes == NULL)
            return false;
        kept->bytes = bytes;
    }
    kept->top = arena->top;
    memcpy(kept->bytes, arena, arena->top);
    return true;
}

void arena_restore(struct arena *arena, int moment)
{
    CHECK(moment >= 0 && moment < ARENA_MOMENTS && arena->kept[moment].bytes != NULL);
    struct kept kept[ARENA_MOMENTS]; /* what was kept since that moment stays */
    memcpy(kept, arena->kept, sizeof kept);
    memcpy(arena, kept[moment].bytes, kept[moment].top);
    memcpy(arena->kept, kept, sizeof kept);
}

size_t arena_size(const struct arena *arena)
{
    return arena->top;
}

/* CLASSES when there is none so large. */
static int class_of(size_t bytes)
{
    int class = LEAST_CLASS;
    while (class < CLASSES && ((size_t)1 << class) < bytes)
        class ++;
    return class;
}

static void *take(struct arena *arena, size_t bytes)
{
    int class = class_of(bytes);
    if (class >= CLASSES)
        return NULL;
    struct hole *hole = arena->holes[class];
    if (hole != NULL) {
        arena->holes[class] = hole->next;
        return hole;
    }
    size_t room = (size_t)1 << class;
    if (room > RESERVED - arena->top)
        return NULL;
    void *block = (char *)arena + arena->top;
    arena->top += room;
    return block;
}

static struct header *header_of(void *block)
{
    return (struct header *)block - 1;
}

/* The caller's part starts at a multiple of `alignment`, after the header. */
static void *allocate(size_t alignment, size_t bytes)
{
    if (bytes > SIZE_MAX / 2)
        return NULL;
    size_t whole = bytes + sizeof(struct header) + alignment;
    char *start = in_use != NULL ? take(in_use, whole) : malloc(whole);
    if (start == NULL)
        return NULL;
    uintptr_t first = (uintptr_t)start + sizeof(struct header);
    size_t skip = (alignment - first % alignment) % alignment;
    char *block = start + sizeof(struct header) + skip;
    *header_of(block) = (struct header){in_use, start, bytes, class_of(whole)};
    return block;
}

void *world_allocate(size_t count, size_t size)
{
    if (size > 0 && count > SIZE_MAX / 2 / size)
        return NULL;
    void *block = allocate(_Alignof(max_align_t), count * size);
    if (block != NULL)
        memset(block, 0, count * size);
    return block;
}

void *world_allocate_aligned(size_t alignment, size_t bytes)
{
    CHECK(alignment <= ALIGNMENT && alignment >= _Alignof(max_align_t));
    return allocate(alignment, bytes);
}

void world_release(void *block)
{
    if (block == NULL)
        return;
    const struct header header = *header_of(block);
    if (header.arena == NULL) {
        free(header.start);
        return;
    }
    struct hole *hole = header.start;
    hole->next = header.arena->holes[header.class];
    header.arena->holes[header.class] = hole;
}

void *world_resize(void *block, size_t bytes)
{
    if (block == NULL)
        return allocate(_Alignof(max_align_t), bytes);
    struct header old = *header_of(block);
    struct arena *before = arena_use(old.arena);
    void *grown = allocate(_Alignof(max_align_t), bytes);
    arena_use(before);
    if (grown == NULL)
        return NULL;
    memcpy(grown, block, old.bytes < bytes ? old.bytes : bytes);
    world_release(block);
    return grown;
}
