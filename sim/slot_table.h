/* Slots for the requests of a station: an index and a generation together name a request, and a
 * name that is out of date is recognised. The owner keeps its data in an array of its own, by slot.
 */
#ifndef SIM_SLOT_TABLE_H
#define SIM_SLOT_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct slot_table {
    uint32_t *generation; /* odd while the slot is in use; 0: never used */
    uint32_t *next_free;
    uint32_t free; /* most recently freed, UINT32_MAX: none */
    uint32_t used; /* slots ever taken: all in use lie below */
    uint32_t capacity;
};

void slot_table_init(struct slot_table *table);
void slot_table_release(struct slot_table *table);
/* Gives a free slot, < capacity afterwards. Aborts when memory is short. */
uint32_t slot_table_take(struct slot_table *table);
void slot_table_give_back(struct slot_table *table, uint32_t slot);
bool slot_table_is_taken(const struct slot_table *table, uint32_t slot);
/* Is this name that of the request now in the slot? */
bool slot_table_holds(const struct slot_table *table, uint32_t slot, uint32_t generation);

/* Grows an array that runs along with a table to its capacity: `*count` items of `size` bytes each
 * now. Gives the array (which may have moved); new items are zero. Aborts when memory is short. */
void *slot_table_grow(const struct slot_table *table, void *items, uint32_t *count, size_t size);

#endif
