/* Random streams: known answers, names, and use by GSL. */
#include "sim/stream.h"

#include <gsl/gsl_randist.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

/* The known answers of Random123 for philox4x32 at ten rounds. */
static void test_block_when_known_counter_then_known_answer(void **state)
{
    (void)state;
    static const struct {
        uint32_t counter[4], key[2], out[4];
    } answers[] = {
        {{0, 0, 0, 0}, {0, 0}, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
        {{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff},
         {0xffffffff, 0xffffffff},
         {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
        {{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
         {0xa4093822, 0x299f31d0},
         {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}},
    };
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        uint32_t out[4];
        stream_philox_block(answers[i].counter, answers[i].key, out);
        assert_memory_equal(out, answers[i].out, sizeof out);
    }
}

static void test_key_when_seed_or_replication_differs_then_differs(void **state)
{
    (void)state;
    /* splitmix64 of 0 is e220a8397b1dcdaf; of that once more: a706dd2f4d197e6f. */
    assert_true(stream_key(0, 0) == UINT64_C(0xa706dd2f4d197e6f));
    assert_true(stream_key(1, 0) != stream_key(0, 1));
    assert_true(stream_key(1, 0) != stream_key(1, 1));
    assert_true(stream_key(UINT64_C(1) << 32, 0) != stream_key(0, 0));
}

static const struct stream_name base = {.place = 34, .actor = 1234, .candidate = 3, .purpose = 5};

static void test_open_when_name_known_then_block_of_packed_counter(void **state)
{
    (void)state;
    const struct stream_name name = {0x1122, 0x33445566, 0x7788, 0x99, 0xabc, 0xdef};
    const uint32_t counter[4] = {0x77881122, 0x33445566, 0xdefabc99, 0};
    const uint32_t key[2] = {0x89abcdef, 0x01234567};
    uint32_t out[4];
    stream_philox_block(counter, key, out);
    struct stream stream;
    stream_open(&stream, UINT64_C(0x0123456789abcdef), name);
    for (int i = 0; i < 4; i++)
        assert_int_equal(gsl_rng_get(&stream.rng), out[i]);
    const uint32_t second[4] = {counter[0], counter[1], counter[2], 1};
    stream_philox_block(second, key, out);
    assert_int_equal(gsl_rng_get(&stream.rng), out[0]);
}

static void test_open_when_one_field_differs_then_other_draws(void **state)
{
    (void)state;
    struct stream_name names[13];
    for (size_t i = 0; i < 13; i++)
        names[i] = base;
    names[1].place++;
    names[2].actor++;
    names[3].candidate++;
    names[4].purpose++;
    names[5].visit++;
    names[6].part++;
    names[7].place = UINT16_MAX;
    names[8].actor = UINT32_MAX;
    names[9].candidate = UINT16_MAX;
    names[10].purpose = UINT8_MAX;
    names[11].visit = 4095;
    names[12].part = 4095;
    for (size_t i = 0; i < 13; i++) {
        double draw = stream_first_uniform(9, names[i]);
        assert_true(draw != stream_first_uniform(10, names[i]));
        for (size_t j = 0; j < i; j++)
            assert_true(draw != stream_first_uniform(9, names[j]));
    }
}

static void test_open_when_same_name_then_same_draws_whatever_came_before(void **state)
{
    (void)state;
    struct stream one, other, two;
    stream_open(&one, 9, base);
    stream_open(&other, 9, (struct stream_name){.place = 35});
    double first[20];
    for (int i = 0; i < 20; i++)
        first[i] = gsl_ran_gamma(&one.rng, 0.7, 1);
    for (int i = 0; i < 7; i++)
        stream_uniform(&other);
    stream_open(&two, 9, base);
    for (int i = 0; i < 20; i++)
        assert_true(gsl_ran_gamma(&two.rng, 0.7, 1) == first[i]);
    stream_open(&one, 9, base);
    assert_true(stream_uniform(&one) == stream_first_uniform(9, base));
}

static void test_uniform_when_drawn_often_then_open_interval_and_moments(void **state)
{
    (void)state;
    enum { DRAWS = 200000 };
    struct stream stream;
    stream_open(&stream, 2, base);
    double sum = 0, squares = 0;
    int fine = 0;
    for (int i = 0; i < DRAWS; i++) {
        double u = stream_uniform(&stream);
        assert_true(u > 0 && u < 1);
        sum += u;
        squares += (u - 0.5) * (u - 0.5);
        fine += fmod(u * 0x1p32, 1) != 0; /* bits below the first 32 are in use */
    }
    assert_true(fabs(sum / DRAWS - 0.5) < 4 * sqrt(1.0 / 12 / DRAWS));
    assert_true(fabs(squares / DRAWS - 1.0 / 12) < 4 * sqrt(1.0 / 180 / DRAWS));
    assert_true(fine > DRAWS * 0.999);
}

static void test_exponential_when_drawn_then_log_of_the_uniform(void **state)
{
    (void)state;
    struct stream stream, same;
    stream_open(&stream, 2, base);
    stream_open(&same, 2, base);
    for (int i = 0; i < 1000; i++) {
        double draw = stream_exponential(&stream);
        assert_true(isfinite(draw) && draw > 0);
        assert_true(draw == -log(stream_uniform(&same)));
    }
}

static void test_rng_when_allocated_by_gsl_then_key_is_the_seed(void **state)
{
    (void)state;
    gsl_rng *rng = gsl_rng_alloc(stream_philox);
    assert_non_null(rng);
    assert_true(gsl_rng_min(rng) == 0 && gsl_rng_max(rng) == 0xffffffffUL);
    gsl_rng_set(rng, 0);
    assert_int_equal(gsl_rng_get(rng), 0x6627e8d5);
    struct stream stream;
    unsigned long key = 0xfedcba98UL;
    gsl_rng_set(rng, key);
    stream_open(&stream, key, (struct stream_name){.place = 0});
    for (int i = 0; i < 100; i++)
        assert_true(gsl_ran_gamma(rng, 2.5, 1) == gsl_ran_gamma(&stream.rng, 2.5, 1));
    gsl_rng *clone = gsl_rng_clone(rng);
    assert_true(gsl_rng_uniform(rng) == gsl_rng_uniform(clone));
    gsl_rng_free(clone);
    gsl_rng_free(rng);
}

static void test_gsl_when_sampling_on_a_stream_then_moments(void **state)
{
    (void)state;
    enum { DRAWS = 100000 };
    struct stream stream;
    stream_open(&stream, 3, base);
    double gamma = 0, gauss = 0, poisson = 0;
    for (int i = 0; i < DRAWS; i++) {
        gamma += gsl_ran_gamma(&stream.rng, 2.5, 1.5);
        gauss += gsl_ran_ugaussian(&stream.rng);
        poisson += gsl_ran_poisson(&stream.rng, 5);
    }
    assert_true(fabs(gamma / DRAWS - 3.75) < 4 * sqrt(5.625 / DRAWS));
    assert_true(fabs(gauss / DRAWS) < 4 * sqrt(1.0 / DRAWS));
    assert_true(fabs(poisson / DRAWS - 5) < 4 * sqrt(5.0 / DRAWS));
}

static void test_stream_when_gsl_environment_set_then_same_draws(void **state)
{
    (void)state;
    double before = stream_first_uniform(4, base);
    assert_int_equal(setenv("GSL_RNG_SEED", "99", 1), 0);
    assert_int_equal(setenv("GSL_RNG_TYPE", "taus", 1), 0);
    assert_true(stream_first_uniform(4, base) == before);
    gsl_rng *rng = gsl_rng_alloc(stream_philox);
    assert_string_equal(gsl_rng_name(rng), "philox4x32-10");
    assert_int_equal(gsl_rng_get(rng), 0x6627e8d5);
    gsl_rng_free(rng);
    unsetenv("GSL_RNG_SEED");
    unsetenv("GSL_RNG_TYPE");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_block_when_known_counter_then_known_answer),
        cmocka_unit_test(test_key_when_seed_or_replication_differs_then_differs),
        cmocka_unit_test(test_open_when_name_known_then_block_of_packed_counter),
        cmocka_unit_test(test_open_when_one_field_differs_then_other_draws),
        cmocka_unit_test(test_open_when_same_name_then_same_draws_whatever_came_before),
        cmocka_unit_test(test_uniform_when_drawn_often_then_open_interval_and_moments),
        cmocka_unit_test(test_exponential_when_drawn_then_log_of_the_uniform),
        cmocka_unit_test(test_rng_when_allocated_by_gsl_then_key_is_the_seed),
        cmocka_unit_test(test_gsl_when_sampling_on_a_stream_then_moments),
        cmocka_unit_test(test_stream_when_gsl_environment_set_then_same_draws),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
