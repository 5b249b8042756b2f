/* Memory of a simulated world, and putting a whole world back to where it stood.
 *
 * A world is made of many arrays that point into each other. When they all lie in one arena, the
 * arena's bytes are the world: keeping them and putting them back later, at the same addresses,
 * gives the same world again, pointers and all. So worlds that share a history simulate it once.
 *
 * A thread uses at most one arena at a time; while it uses none, blocks come from malloc (and then
 * tools that watch the heap see each of them). A block is resized and released where it came from.
 * Whatever must outlive a restore is not allocated here. */
#ifndef SIM_WORLD_MEMORY_H
#define SIM_WORLD_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* An empty arena; NULL when the machine has no room for it. Room in memory is taken as the arena is
 * filled. */
struct arena *arena_create(void);
void arena_free(struct arena *arena); /* NULL is allowed; it must not be in use */
/* From now on this thread's blocks come from `arena` (NULL: from malloc). Gives what it used. */
struct arena *arena_use(struct arena *arena);
/* Forgets all its blocks. */
void arena_clear(struct arena *arena);
/* Keeps the arena as it is now under a number below ARENA_MOMENTS; replaces what was kept there.
 * False when memory is short. */
enum { ARENA_MOMENTS = 2 };
bool arena_keep(struct arena *arena, int moment);
/* Puts it back as it was kept, any number of times. Something must have been kept there. */
void arena_restore(struct arena *arena, int moment);
/* Bytes in use, holes included. */
size_t arena_size(const struct arena *arena);

/* Blocks of a world. NULL when memory is short. */
void *world_allocate(size_t count, size_t size);              /* zeroed */
void *world_allocate_aligned(size_t alignment, size_t bytes); /* a power of two ≤ 64; not zeroed */
void *world_resize(void *block, size_t bytes);                /* as realloc; not for aligned ones */
void world_release(void *block);                              /* NULL is allowed */

#endif
