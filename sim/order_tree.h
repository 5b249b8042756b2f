/* Order tree: the members of a list in the order of their keys, with ranks and sums of weights.
 *
 * A treap on indices: member `id` (the owner's own index) is node `id`, so a tree can be copied as
 * plain memory. Node priorities are a hash of the serial: the shape is the same in every run and
 * never asks for a random draw. Each member can be given marks, also "one to all before this one"
 * at once. All operations on one member are O(log n). */
#ifndef SIM_ORDER_TREE_H
#define SIM_ORDER_TREE_H

#include "sim/clock.h"

#include <stddef.h>
#include <stdint.h>

#define ORDER_TREE_NONE UINT32_MAX

/* Compared field by field, in this order; serials differ, so that no two keys are equal. */
struct order_key {
    int32_t group;
    int64_t rank;
    tick entered;
    uint64_t serial;
};

struct order_node {
    struct order_key key;
    int64_t weight; /* 0 to ORDER_TREE_MAX_WEIGHT */
    int64_t sum;    /* of the weights of the subtree */
    int64_t least;  /* weight in the subtree */
    uint32_t size;  /* of the subtree */
    uint32_t left, right;
    uint32_t priority; /* higher is nearer the root */
    uint32_t marks;    /* of the member itself */
    uint32_t pending;  /* marks still to be given to all below */
};

#define ORDER_TREE_MAX_WEIGHT ((int64_t)1 << 40)

struct order_tree {
    struct order_node *nodes;
    uint32_t capacity;
    uint32_t root;
    uint32_t first; /* member at rank 0 */
};

void order_tree_init(struct order_tree *tree);
void order_tree_release(struct order_tree *tree);

/* `id` must not be in the tree. Aborts when memory is short. */
void order_tree_insert(struct order_tree *tree, uint32_t id, struct order_key key, int64_t weight);
/* Takes `id` out and gives its marks. It must be in the tree. */
uint32_t order_tree_remove(struct order_tree *tree, uint32_t id);

size_t order_tree_count(const struct order_tree *tree);
/* Member at this rank (from 0), ORDER_TREE_NONE past the end. */
uint32_t order_tree_at(const struct order_tree *tree, size_t rank);
size_t order_tree_rank(const struct order_tree *tree, uint32_t id);
/* Key of a member. */
struct order_key order_tree_key(const struct order_tree *tree, uint32_t id);
/* How many of the first have weights that together do not exceed `units`. */
size_t order_tree_fit(const struct order_tree *tree, int64_t units);
/* Lowest rank ≥ `from` whose own weight does not exceed `units`; SIZE_MAX when there is none. */
size_t order_tree_next_within(const struct order_tree *tree, size_t from, int64_t units);

/* One mark more to every member before `id`; gives how many there are. */
size_t order_tree_mark_before(struct order_tree *tree, uint32_t id);
uint32_t order_tree_marks(const struct order_tree *tree, uint32_t id);

#endif
