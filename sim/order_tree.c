/* Order tree: a treap (Seidel and Aragon, "Randomized search trees", Algorithmica 16, 1996) with
 * sizes, sums and least weights of subtrees, and marks that are handed down only when a path is
 * walked. */
#include "sim/order_tree.h"

#include "sim/check.h"
#include "sim/world_memory.h"

#define NONE ORDER_TREE_NONE

/* Finaliser of splitmix64: serials in a row give priorities that look independent. */
static uint32_t hash_serial(uint64_t serial)
{
    uint64_t x = serial + UINT64_C(0x9e3779b97f4a7c15);
    x = (x ^ (x >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    x = (x ^ (x >> 27)) * UINT64_C(0x94d049bb133111eb);
    return (uint32_t)((x ^ (x >> 31)) >> 32);
}

static bool is_before(const struct order_key *a, const struct order_key *b)
{
    if (a->group != b->group)
        return a->group < b->group;
    if (a->rank != b->rank)
        return a->rank < b->rank;
    if (a->entered != b->entered)
        return a->entered < b->entered;
    return a->serial < b->serial;
}

void order_tree_init(struct order_tree *tree)
{
    *tree = (struct order_tree){.root = NONE, .first = NONE};
}

void order_tree_release(struct order_tree *tree)
{
    world_release(tree->nodes);
    order_tree_init(tree);
}

static uint32_t size_of(const struct order_node *nodes, uint32_t node)
{
    return node == NONE ? 0 : nodes[node].size;
}

static int64_t sum_of(const struct order_node *nodes, uint32_t node)
{
    return node == NONE ? 0 : nodes[node].sum;
}

static int64_t least_of(const struct order_node *nodes, uint32_t node)
{
    return node == NONE ? INT64_MAX : nodes[node].least;
}

static int64_t smaller(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static void update(struct order_node *nodes, uint32_t node)
{
    struct order_node *n = &nodes[node];
    n->size = 1 + size_of(nodes, n->left) + size_of(nodes, n->right);
    n->sum = n->weight + sum_of(nodes, n->left) + sum_of(nodes, n->right);
    n->least = smaller(n->weight, smaller(least_of(nodes, n->left), least_of(nodes, n->right)));
}

static void mark_all(struct order_node *nodes, uint32_t node, uint32_t marks)
{
    if (node == NONE)
        return;
    nodes[node].marks += marks;
    nodes[node].pending += marks;
}

static void hand_down(struct order_node *nodes, uint32_t node)
{
    struct order_node *n = &nodes[node];
    if (n->pending == 0)
        return;
    mark_all(nodes, n->left, n->pending);
    mark_all(nodes, n->right, n->pending);
    n->pending = 0;
}

/* Parts the subtree into those before `key` and those after. */
static void split(struct order_node *nodes, uint32_t node, const struct order_key *key,
                  uint32_t *before, uint32_t *after)
{
    if (node == NONE) {
        *before = NONE;
        *after = NONE;
        return;
    }
    hand_down(nodes, node);
    if (is_before(&nodes[node].key, key)) {
        split(nodes, nodes[node].right, key, &nodes[node].right, after);
        *before = node;
    } else {
        split(nodes, nodes[node].left, key, before, &nodes[node].left);
        *after = node;
    }
    update(nodes, node);
}

/* Joins two subtrees, all of `a` before all of `b`. */
static uint32_t merge(struct order_node *nodes, uint32_t a, uint32_t b)
{
    if (a == NONE)
        return b;
    if (b == NONE)
        return a;
    uint32_t top;
    if (nodes[a].priority >= nodes[b].priority) {
        hand_down(nodes, a);
        nodes[a].right = merge(nodes, nodes[a].right, b);
        top = a;
    } else {
        hand_down(nodes, b);
        nodes[b].left = merge(nodes, a, nodes[b].left);
        top = b;
    }
    update(nodes, top);
    return top;
}

static void reserve(struct order_tree *tree, uint32_t id)
{
    if (id < tree->capacity)
        return;
    CHECK(id < NONE / 2);
    uint32_t capacity = tree->capacity == 0 ? 16 : tree->capacity;
    while (capacity <= id)
        capacity *= 2;
    struct order_node *nodes = world_resize(tree->nodes, capacity * sizeof *nodes);
    CHECK(nodes != NULL);
    for (uint32_t i = tree->capacity; i < capacity; i++)
        nodes[i] = (struct order_node){.size = 0};
    tree->nodes = nodes;
    tree->capacity = capacity;
}

/* Puts node `id` into the subtree and gives the subtree's new top. */
static uint32_t insert(struct order_node *nodes, uint32_t top, uint32_t id)
{
    if (top == NONE || nodes[id].priority > nodes[top].priority) {
        split(nodes, top, &nodes[id].key, &nodes[id].left, &nodes[id].right);
        update(nodes, id);
        return id;
    }
    hand_down(nodes, top);
    if (is_before(&nodes[id].key, &nodes[top].key))
        nodes[top].left = insert(nodes, nodes[top].left, id);
    else
        nodes[top].right = insert(nodes, nodes[top].right, id);
    update(nodes, top);
    return top;
}

void order_tree_insert(struct order_tree *tree, uint32_t id, struct order_key key, int64_t weight)
{
    CHECK(weight >= 0 && weight <= ORDER_TREE_MAX_WEIGHT);
    reserve(tree, id);
    CHECK(tree->nodes[id].size == 0);
    tree->nodes[id] = (struct order_node){
        .key = key,
        .weight = weight,
        .left = NONE,
        .right = NONE,
        .priority = hash_serial(key.serial),
    };
    update(tree->nodes, id);
    tree->root = insert(tree->nodes, tree->root, id);
    if (tree->first == NONE || is_before(&key, &tree->nodes[tree->first].key))
        tree->first = id;
}

static bool is_member(const struct order_tree *tree, uint32_t id)
{
    return id < tree->capacity && tree->nodes[id].size > 0;
}

static uint32_t take_out(struct order_node *nodes, uint32_t top, uint32_t id)
{
    CHECK(top != NONE);
    hand_down(nodes, top);
    if (top == id)
        return merge(nodes, nodes[id].left, nodes[id].right);
    if (is_before(&nodes[id].key, &nodes[top].key))
        nodes[top].left = take_out(nodes, nodes[top].left, id);
    else
        nodes[top].right = take_out(nodes, nodes[top].right, id);
    update(nodes, top);
    return top;
}

static uint32_t leftmost(const struct order_node *nodes, uint32_t node)
{
    if (node == NONE)
        return NONE;
    while (nodes[node].left != NONE)
        node = nodes[node].left;
    return node;
}

uint32_t order_tree_remove(struct order_tree *tree, uint32_t id)
{
    CHECK(is_member(tree, id));
    tree->root = take_out(tree->nodes, tree->root, id);
    tree->nodes[id].size = 0;
    if (tree->first == id)
        tree->first = leftmost(tree->nodes, tree->root);
    return tree->nodes[id].marks;
}

size_t order_tree_count(const struct order_tree *tree)
{
    return size_of(tree->nodes, tree->root);
}

uint32_t order_tree_at(const struct order_tree *tree, size_t rank)
{
    if (rank == 0)
        return tree->first;
    const struct order_node *nodes = tree->nodes;
    uint32_t node = tree->root;
    while (node != NONE) {
        size_t left = size_of(nodes, nodes[node].left);
        if (rank == left)
            return node;
        if (rank < left) {
            node = nodes[node].left;
        } else {
            rank -= left + 1;
            node = nodes[node].right;
        }
    }
    return NONE;
}

size_t order_tree_rank(const struct order_tree *tree, uint32_t id)
{
    CHECK(is_member(tree, id));
    const struct order_node *nodes = tree->nodes;
    uint32_t node = tree->root;
    size_t rank = 0;
    while (node != id) {
        if (is_before(&nodes[id].key, &nodes[node].key)) {
            node = nodes[node].left;
        } else {
            rank += size_of(nodes, nodes[node].left) + 1;
            node = nodes[node].right;
        }
        CHECK(node != NONE);
    }
    return rank + size_of(nodes, nodes[node].left);
}

struct order_key order_tree_key(const struct order_tree *tree, uint32_t id)
{
    CHECK(is_member(tree, id));
    return tree->nodes[id].key;
}

size_t order_tree_fit(const struct order_tree *tree, int64_t units)
{
    const struct order_node *nodes = tree->nodes;
    uint32_t node = tree->root;
    size_t count = 0;
    while (node != NONE && units >= 0) {
        int64_t left = sum_of(nodes, nodes[node].left);
        if (left > units) {
            node = nodes[node].left;
            continue;
        }
        units -= left;
        count += size_of(nodes, nodes[node].left);
        if (nodes[node].weight > units)
            break;
        units -= nodes[node].weight;
        count++;
        node = nodes[node].right;
    }
    return count;
}

/* As order_tree_next_within, in one subtree; ranks count from its first. */
static size_t next_within(const struct order_node *nodes, uint32_t node, size_t from, int64_t units)
{
    if (node == NONE || from >= nodes[node].size || nodes[node].least > units)
        return SIZE_MAX;
    size_t left = size_of(nodes, nodes[node].left);
    size_t found = next_within(nodes, nodes[node].left, from, units);
    if (found != SIZE_MAX)
        return found;
    if (from <= left && nodes[node].weight <= units)
        return left;
    size_t skipped = from > left + 1 ? from - left - 1 : 0;
    found = next_within(nodes, nodes[node].right, skipped, units);
    return found == SIZE_MAX ? SIZE_MAX : left + 1 + found;
}

size_t order_tree_next_within(const struct order_tree *tree, size_t from, int64_t units)
{
    return next_within(tree->nodes, tree->root, from, units);
}

size_t order_tree_mark_before(struct order_tree *tree, uint32_t id)
{
    CHECK(is_member(tree, id));
    struct order_node *nodes = tree->nodes;
    uint32_t node = tree->root;
    size_t before = 0;
    while (node != id) {
        CHECK(node != NONE);
        hand_down(nodes, node);
        if (is_before(&nodes[id].key, &nodes[node].key)) {
            node = nodes[node].left;
        } else {
            nodes[node].marks++;
            mark_all(nodes, nodes[node].left, 1);
            before += size_of(nodes, nodes[node].left) + 1;
            node = nodes[node].right;
        }
    }
    hand_down(nodes, node);
    mark_all(nodes, nodes[node].left, 1);
    return before + size_of(nodes, nodes[node].left);
}

uint32_t order_tree_marks(const struct order_tree *tree, uint32_t id)
{
    CHECK(is_member(tree, id));
    const struct order_node *nodes = tree->nodes;
    uint32_t node = tree->root;
    uint32_t above = 0;
    while (node != id) {
        CHECK(node != NONE);
        above += nodes[node].pending;
        node = is_before(&nodes[id].key, &nodes[node].key) ? nodes[node].left : nodes[node].right;
    }
    return above + nodes[id].marks;
}
