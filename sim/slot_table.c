/* Slots are taken again last in, first out, so that the table stays as small as the most requests
 * at one time. A generation is odd while its slot is in use and grows by one at each take and
 * give-back; after 2^31 uses of one slot a very old name could pass for a new one, which is out of
 * reach of any run. */
#include "sim/slot_table.h"

#include "sim/check.h"
#include "sim/world_memory.h"

#include <string.h>

void slot_table_init(struct slot_table *table)
{
    *table = (struct slot_table){.free = UINT32_MAX};
}

void slot_table_release(struct slot_table *table)
{
    world_release(table->generation);
    world_release(table->next_free);
    slot_table_init(table);
}

static void grow(struct slot_table *table)
{
    CHECK(table->capacity < UINT32_MAX / 4);
    uint32_t capacity = table->capacity == 0 ? 16 : 2 * table->capacity;
    uint32_t *generation = world_resize(table->generation, capacity * sizeof *generation);
    CHECK(generation != NULL);
    table->generation = generation;
    uint32_t *next_free = world_resize(table->next_free, capacity * sizeof *next_free);
    CHECK(next_free != NULL);
    table->next_free = next_free;
    for (uint32_t slot = table->capacity; slot < capacity; slot++) {
        generation[slot] = 0;
        next_free[slot] = UINT32_MAX;
    }
    table->capacity = capacity;
}

uint32_t slot_table_take(struct slot_table *table)
{
    uint32_t slot = table->free;
    if (slot != UINT32_MAX) {
        table->free = table->next_free[slot];
    } else {
        if (table->used == table->capacity)
            grow(table);
        slot = table->used++;
    }
    table->generation[slot]++;
    return slot;
}

void slot_table_give_back(struct slot_table *table, uint32_t slot)
{
    CHECK(slot_table_is_taken(table, slot));
    table->generation[slot]++;
    table->next_free[slot] = table->free;
    table->free = slot;
}

bool slot_table_is_taken(const struct slot_table *table, uint32_t slot)
{
    return slot < table->used && table->generation[slot] % 2 == 1;
}

bool slot_table_holds(const struct slot_table *table, uint32_t slot, uint32_t generation)
{
    return slot_table_is_taken(table, slot) && table->generation[slot] == generation;
}

void *slot_table_grow(const struct slot_table *table, void *items, uint32_t *count, size_t size)
{
    if (*count == table->capacity)
        return items;
    char *grown = world_resize(items, table->capacity * size);
    CHECK(grown != NULL);
    memset(grown + *count * size, 0, (table->capacity - *count) * size);
    *count = table->capacity;
    return grown;
}
