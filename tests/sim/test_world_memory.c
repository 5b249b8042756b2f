/* Memory of a world: what was kept comes back byte by byte at the same addresses, as often as
 * asked, and blocks go back where they came from. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "sim/world_memory.h"

#define NODES 40

static int setup(void **state)
{
    *state = arena_create();
    return *state == NULL;
}

static int teardown(void **state)
{
    arena_use(NULL);
    arena_free(*state);
    return 0;
}

/* --- a small world of pointers --- */

struct node {
    struct node *next, *other;
    uint64_t *numbers;
    size_t count;
};

static struct node *node_make(struct node *next, size_t count)
{
    struct node *node = world_allocate(1, sizeof *node);
    assert_non_null(node);
    node->next = next;
    node->numbers = world_allocate(count, sizeof *node->numbers);
    assert_non_null(node->numbers);
    node->count = count;
    for (size_t i = 0; i < count; i++)
        node->numbers[i] = 1000 * count + i;
    return node;
}

static struct node *list_make(void)
{
    struct node *list = NULL;
    for (size_t i = 1; i <= NODES; i++)
        list = node_make(list, 7 * i);
    struct node *last = list;
    for (struct node *node = list; node != NULL; node = node->next) {
        node->other = last;
        last = node;
    }
    return list;
}

/* Anything goes: numbers overwritten, some longer, some released, new ones at the head. */
static struct node *list_spoil(struct node *list)
{
    for (struct node *node = list; node != NULL; node = node->next) {
        node->numbers = world_resize(node->numbers, 3 * node->count * sizeof *node->numbers);
        assert_non_null(node->numbers);
        memset(node->numbers, 0xA5, 3 * node->count * sizeof *node->numbers);
        node->count *= 3;
        if (node->next != NULL && node->next->next != NULL) {
            struct node *gone = node->next;
            node->next = gone->next;
            world_release(gone->numbers);
            world_release(gone);
        }
    }
    for (size_t i = 0; i < NODES; i++)
        list = node_make(list, 11 * i + 1);
    return list;
}

/* All that the list is, addresses included, outside any arena; to be freed. */
static unsigned char *list_picture(const struct node *list, size_t *length)
{
    size_t room = 0;
    for (const struct node *node = list; node != NULL; node = node->next)
        room += sizeof node + sizeof *node + node->count * sizeof *node->numbers;
    unsigned char *picture = malloc(room + 1);
    assert_non_null(picture);
    *length = 0;
    for (const struct node *node = list; node != NULL; node = node->next) {
        memcpy(picture + *length, &node, sizeof node);
        memcpy(picture + *length + sizeof node, node, sizeof *node);
        *length += sizeof node + sizeof *node;
        memcpy(picture + *length, node->numbers, node->count * sizeof *node->numbers);
        *length += node->count * sizeof *node->numbers;
    }
    assert_int_equal(*length, room);
    return picture;
}

static void expect_picture(const struct node *list, const unsigned char *picture, size_t length)
{
    size_t now;
    unsigned char *other = list_picture(list, &now);
    assert_int_equal(now, length);
    assert_memory_equal(other, picture, length);
    free(other);
}

/* --- moments --- */

static void test_restore_when_all_was_changed_then_same_bytes_at_same_addresses(void **state)
{
    struct arena *arena = *state;
    arena_use(arena);
    struct node *list = list_make();
    size_t length, size = arena_size(arena);
    unsigned char *picture = list_picture(list, &length);
    assert_true(arena_keep(arena, 0));
    for (int round = 0; round < 3; round++) {
        struct node *spoilt = list_spoil(list);
        assert_true(spoilt != list && arena_size(arena) > size);
        arena_restore(arena, 0);
        assert_int_equal(arena_size(arena), size);
        expect_picture(list, picture, length);
    }
    free(picture);
}

/* The same steps from the same moment take the same addresses: holes are put back as well. */
static void test_restore_when_followed_by_the_same_steps_then_same_outcome(void **state)
{
    struct arena *arena = *state;
    arena_use(arena);
    struct node *list = list_spoil(list_make()); /* leaves holes */
    assert_true(arena_keep(arena, 1));
    struct node *first = list_spoil(list);
    size_t length, size = arena_size(arena);
    unsigned char *picture = list_picture(first, &length);
    arena_restore(arena, 1);
    for (int i = 0; i < 200; i++) /* quite another continuation */
        node_make(NULL, 3);
    arena_restore(arena, 1);
    struct node *again = list_spoil(list);
    assert_ptr_equal(again, first);
    assert_int_equal(arena_size(arena), size);
    expect_picture(again, picture, length);
    free(picture);
}

static void test_moments_when_two_are_kept_then_each_comes_back(void **state)
{
    struct arena *arena = *state;
    arena_use(arena);
    struct node *early = list_make();
    size_t early_length, late_length;
    unsigned char *early_picture = list_picture(early, &early_length);
    assert_true(arena_keep(arena, 0));
    struct node *late = list_spoil(early);
    unsigned char *late_picture = list_picture(late, &late_length);
    assert_true(arena_keep(arena, 1));
    static const int order[] = {0, 1, 1, 0, 1, 0, 0};
    for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
        arena_restore(arena, order[i]);
        if (order[i] == 0)
            expect_picture(early, early_picture, early_length);
        else
            expect_picture(late, late_picture, late_length);
        list_spoil(order[i] == 0 ? early : late);
    }
    free(early_picture);
    free(late_picture);
}

/* What is kept after a restore stays when the other moment is put back. */
static void test_moment_when_kept_again_then_the_later_one_holds(void **state)
{
    struct arena *arena = *state;
    arena_use(arena);
    uint64_t *number = world_allocate(1, sizeof *number);
    *number = 1;
    assert_true(arena_keep(arena, 0));
    size_t small = arena_size(arena);
    for (uint64_t round = 2; round < 6; round++) {
        arena_restore(arena, 0);
        *number = round;
        if (round % 2 == 0) /* larger and smaller than what was kept there before */
            assert_non_null(world_allocate(100000, round));
        size_t size = arena_size(arena);
        assert_true(arena_keep(arena, 1));
        arena_restore(arena, 0);
        assert_int_equal(*number, 1);
        assert_int_equal(arena_size(arena), small);
        arena_restore(arena, 1);
        assert_int_equal(*number, round);
        assert_int_equal(arena_size(arena), size);
    }
}

static void test_growth_when_after_a_restore_then_reaches_beyond_what_was_kept(void **state)
{
    struct arena *arena = *state;
    arena_use(arena);
    size_t count = 1000;
    uint64_t *row = world_allocate(count, sizeof *row);
    assert_non_null(row);
    for (size_t i = 0; i < count; i++)
        row[i] = i;
    assert_true(arena_keep(arena, 0));
    for (int round = 0; round < 3; round++) {
        arena_restore(arena, 0);
        uint64_t *grown = row;
        for (size_t n = count; n < 2000000; n *= 2) {
            grown = world_resize(grown, 2 * n * sizeof *grown);
            assert_non_null(grown);
            for (size_t i = n; i < 2 * n; i++)
                grown[i] = i + (uint64_t)round;
        }
        for (size_t i = 0; i < count; i++)
            assert_int_equal(grown[i], i);
        assert_int_equal(grown[1999999], 1999999 + (uint64_t)round);
    }
}

/* --- blocks --- */

static void expect_zero(const unsigned char *block, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++)
        assert_int_equal(block[i], 0);
}

/* A released block is used again, and is zeroed once more. */
static void test_block_when_released_then_next_of_its_size_is_zero(void **state)
{
    arena_use(*state);
    for (size_t bytes = 1; bytes < 5000; bytes = 2 * bytes + 1) {
        unsigned char *block = world_allocate(bytes, 1);
        assert_non_null(block);
        memset(block, 0xFF, bytes);
        size_t size = arena_size(*state);
        world_release(block);
        unsigned char *again = world_allocate(1, bytes);
        assert_ptr_equal(again, block);
        assert_int_equal(arena_size(*state), size);
        expect_zero(again, bytes);
    }
    world_release(NULL);
}

static void test_blocks_when_taken_at_random_then_none_overlap(void **state)
{
    enum { BLOCKS = 500 };
    unsigned char *block[BLOCKS] = {NULL};
    size_t length[BLOCKS] = {0};
    uint64_t random = 1;
    for (int arena = 0; arena < 2; arena++) {
        arena_use(arena ? *state : NULL);
        for (int step = 0; step < 20000; step++) {
            random = random * UINT64_C(6364136223846793005) + 1442695040888963407;
            size_t i = (size_t)(random >> 33) % BLOCKS, bytes = (size_t)(random >> 45) % 700;
            for (size_t b = 0; block[i] != NULL && b < length[i]; b++)
                assert_int_equal(block[i][b], i % 251);
            if (block[i] != NULL && step % 3 != 0) {
                world_release(block[i]);
                block[i] = NULL;
                length[i] = 0;
                continue;
            }
            size_t same = bytes < length[i] ? bytes : length[i];
            block[i] = world_resize(block[i], bytes);
            assert_non_null(block[i]);
            for (size_t b = 0; b < same; b++)
                assert_int_equal(block[i][b], i % 251);
            memset(block[i], (int)(i % 251), bytes);
            length[i] = bytes;
        }
        for (size_t i = 0; i < BLOCKS; i++) {
            world_release(block[i]);
            block[i] = NULL;
            length[i] = 0;
        }
    }
}

static void test_block_when_aligned_then_starts_there(void **state)
{
    for (int arena = 0; arena < 2; arena++) {
        arena_use(arena ? *state : NULL);
        for (size_t alignment = 16; alignment <= 64; alignment *= 2)
            for (size_t bytes = 0; bytes < 300; bytes += 37) {
                unsigned char *block = world_allocate_aligned(alignment, bytes);
                assert_non_null(block);
                assert_int_equal((uintptr_t)block % alignment, 0);
                memset(block, 0x5A, bytes);
                unsigned char *plain = world_allocate(bytes, 1);
                assert_int_equal((uintptr_t)plain % _Alignof(max_align_t), 0);
                expect_zero(plain, bytes);
                world_release(block);
                world_release(plain);
            }
    }
}

static void test_block_when_larger_than_any_memory_then_null(void **state)
{
    static const size_t sizes[] = {SIZE_MAX,         SIZE_MAX / 2,        SIZE_MAX / 2 - 64,
                                   SIZE_MAX / 2 + 1, (size_t)1 << 62,     (size_t)1 << 40,
                                   SIZE_MAX - 1,     SIZE_MAX / 2 - 1000, ((size_t)1 << 63) + 1};
    struct arena *arena = *state;
    arena_use(arena);
    unsigned char *block = world_allocate(10, 1);
    memset(block, 7, 10);
    size_t size = arena_size(arena);
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        assert_null(world_allocate(sizes[i], 1));
        assert_null(world_allocate(sizes[i] / 8 + 1, 8));
        assert_null(world_allocate(sizes[i] / 2, 3));
        assert_null(world_allocate_aligned(64, sizes[i]));
        assert_null(world_resize(block, sizes[i]));
        assert_null(world_resize(NULL, sizes[i]));
    }
    assert_int_equal(arena_size(arena), size);
    assert_int_equal(block[9], 7);
    /* More rows than there are addresses for, without any overflow on the way. */
    size_t taken = 0;
    while (world_allocate_aligned(64, ((size_t)1 << 32) - 1024) != NULL)
        taken++;
    assert_int_equal(taken, 3); /* of 2^34 addresses, some are in use */
    assert_non_null(world_allocate(1000, 1));
}

/* --- two sorts of memory --- */

static void test_mode_when_changed_then_blocks_stay_where_they_came_from(void **state)
{
    struct arena *arena = *state, *other = arena_create();
    assert_non_null(other);
    assert_null(arena_use(NULL));
    char *outside = world_allocate(100, 1);
    strcpy(outside, "from malloc");
    assert_null(arena_use(arena));
    char *inside = world_allocate(100, 1);
    strcpy(inside, "from the arena");
    size_t size = arena_size(arena);
    outside = world_resize(outside, 100000); /* while the arena is in use */
    assert_int_equal(arena_size(arena), size);
    assert_ptr_equal(arena_use(other), arena);
    size_t empty = arena_size(other);
    char *grown = world_resize(inside, 100000);
    assert_int_equal(arena_size(other), empty);
    assert_true(arena_size(arena) >= size + 100000);
    assert_string_equal(grown, "from the arena");
    assert_ptr_equal(arena_use(NULL), other);
    world_release(grown); /* goes back into the arena, which uses it again */
    size = arena_size(arena);
    arena_use(arena);
    assert_ptr_equal(world_allocate(100000, 1), grown);
    assert_int_equal(arena_size(arena), size);
    arena_clear(arena);
    arena_use(NULL);
    arena_free(other);
    assert_string_equal(outside, "from malloc");
    arena_use(arena);
    world_release(outside); /* a tool that watches the heap sees it go */
}

/* An arena has forgotten what it held, but not what was kept. */
static void test_arena_when_cleared_then_as_new_and_moments_stay(void **state)
{
    struct arena *arena = *state;
    arena_use(arena);
    size_t empty = arena_size(arena);
    struct node *list = list_make();
    size_t length;
    unsigned char *picture = list_picture(list, &length);
    assert_true(arena_keep(arena, 0));
    list = list_spoil(list);
    arena_clear(arena);
    assert_int_equal(arena_size(arena), empty);
    struct node *first = list_make();
    expect_picture(first, picture, length); /* takes the same addresses again */
    list_spoil(first);
    arena_restore(arena, 0);
    expect_picture(first, picture, length);
    free(picture);
}

static void test_arena_when_two_threads_then_each_has_its_own(void **state)
{
    (void)state;
    arena_use(NULL);
    bool good[2] = {false, false};
#pragma omp parallel for num_threads(2) schedule(static, 1)
    for (int i = 0; i < 2; i++) {
        struct arena *arena = arena_create();
        bool fresh = arena != NULL && arena_use(arena) == NULL;
        size_t bytes = (size_t)(i + 1) * 50000;
        for (int n = 0; fresh && n < 100; n++) {
            unsigned char *block = world_allocate(1, bytes);
            fresh = block != NULL && block[bytes - 1] == 0;
            if (fresh)
                memset(block, i + 1, bytes);
        }
        bool own = fresh && arena_size(arena) >= 100 * bytes && arena_size(arena) < 300 * bytes;
        good[i] = own && arena_use(NULL) == arena;
        arena_free(arena);
    }
    assert_true(good[0] && good[1]);
    assert_null(arena_use(NULL));
}

#define IN_AN_ARENA(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_AN_ARENA(test_restore_when_all_was_changed_then_same_bytes_at_same_addresses),
        IN_AN_ARENA(test_restore_when_followed_by_the_same_steps_then_same_outcome),
        IN_AN_ARENA(test_moments_when_two_are_kept_then_each_comes_back),
        IN_AN_ARENA(test_moment_when_kept_again_then_the_later_one_holds),
        IN_AN_ARENA(test_growth_when_after_a_restore_then_reaches_beyond_what_was_kept),
        IN_AN_ARENA(test_block_when_released_then_next_of_its_size_is_zero),
        IN_AN_ARENA(test_blocks_when_taken_at_random_then_none_overlap),
        IN_AN_ARENA(test_block_when_aligned_then_starts_there),
        IN_AN_ARENA(test_block_when_larger_than_any_memory_then_null),
        IN_AN_ARENA(test_mode_when_changed_then_blocks_stay_where_they_came_from),
        IN_AN_ARENA(test_arena_when_cleared_then_as_new_and_moments_stay),
        IN_AN_ARENA(test_arena_when_two_threads_then_each_has_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
