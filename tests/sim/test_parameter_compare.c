/* Holding sets of parameters against each other: what makes outcomes is noticed, where it comes
 * from is not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/parameter.h"

static const struct parameter_row row_date = {
    .path = "eind", .type = PARAMETER_DATE, .nature = PARAMETER_RUN};
static const struct parameter_row row_duration = {
    .path = "duur", .type = PARAMETER_DURATION, .nature = PARAMETER_AARD, .dated = true};
static const struct parameter_row row_staff = {.path = "fte",
                                               .type = PARAMETER_NUMBER,
                                               .nature = PARAMETER_BELEID,
                                               .dated = true,
                                               .unlimited = true};
static const struct parameter_row row_list = {
    .path = "lijst", .type = PARAMETER_LIST, .nature = PARAMETER_BELEID, .optional = true};
static const struct parameter_row row_name = {
    .path = "naam", .type = PARAMETER_TEXT, .nature = PARAMETER_RUN};
static const struct parameter_row row_order = {.path = "volgorde",
                                               .type = PARAMETER_CHOICE,
                                               .nature = PARAMETER_BELEID,
                                               .choices = "fifo|zwaarte"};

enum { DATE, DURATION, STAFF, LIST, NAME, ORDER, VALUES };

/* A set without anything on the heap, for tests to change. */
struct fixture {
    struct parameter_value value[VALUES];
    struct parameter_set set;
    struct parameter_step date, duration[2], staff[3], order;
    double list[3], observed[4];
    char path[VALUES][16], name[16], word[16], source[16];
};

static struct distribution gamma_of(double mean, double sd)
{
    struct distribution d;
    assert_null(distribution_init(
        &d, &(struct distribution_spec){.family = DISTRIBUTION_GAMMA, .mean = mean, .sd = sd}));
    return d;
}

static struct distribution observed_of(const double *values)
{
    struct distribution d;
    assert_null(distribution_init(&d, &(struct distribution_spec){.family = DISTRIBUTION_EMPIRICAL,
                                                                  .values = values,
                                                                  .value_count = 4}));
    return d;
}

static void fixture_init(struct fixture *f)
{
    static const struct parameter_row *const rows[VALUES] = {&row_date, &row_duration, &row_staff,
                                                             &row_list, &row_name,     &row_order};
    memset(f, 0, sizeof *f);
    f->date = (struct parameter_step){.from = CLOCK_ALWAYS, .number = 86400.0};
    const double observed[4] = {1.0, 2.0, 3.0, 6.0};
    memcpy(f->observed, observed, sizeof observed);
    f->duration[0] = (struct parameter_step){CLOCK_ALWAYS, .number = 25.5, .is_distribution = true,
                                             .distribution = gamma_of(25.5, 14)};
    f->duration[1] = (struct parameter_step){1000, .number = 3.0, .is_distribution = true,
                                             .distribution = observed_of(f->observed)};
    const double staff[3] = {12.5, INFINITY, 10.0};
    for (int i = 0; i < 3; i++)
        f->staff[i] =
            (struct parameter_step){.from = i == 0 ? CLOCK_ALWAYS : 1000 * i, .number = staff[i]};
    const double list[3] = {0.5, 0.0, 2.0};
    memcpy(f->list, list, sizeof list);
    f->order = (struct parameter_step){.from = CLOCK_ALWAYS, .number = 1.0};
    strcpy(f->name, "Flevoland");
    strcpy(f->word, "zwaarte");
    strcpy(f->source, "RP-001");
    for (int i = 0; i < VALUES; i++) {
        strcpy(f->path[i], rows[i]->path);
        f->value[i] = (struct parameter_value){.row = rows[i],
                                               .path = f->path[i],
                                               .given = true,
                                               .source = f->source,
                                               .low = 1.0,
                                               .high = 2.0};
    }
    f->value[DATE].steps = &f->date;
    f->value[DURATION].steps = f->duration;
    f->value[STAFF].steps = f->staff;
    f->value[ORDER].steps = &f->order;
    f->value[DATE].step_count = f->value[ORDER].step_count = 1;
    f->value[DURATION].step_count = 2;
    f->value[STAFF].step_count = 3;
    f->value[LIST].list = f->list;
    f->value[LIST].list_count = 3;
    f->value[NAME].text = f->name;
    f->value[ORDER].text = f->word;
    f->set = (struct parameter_set){f->value, VALUES};
}

typedef void change_function(struct fixture *f);

static void change_number(struct fixture *f)
{
    f->staff[2].number = nextafter(10.0, 11.0);
}

static void change_unlimited(struct fixture *f)
{
    f->staff[1].number = 1e300;
}

static void change_date_of_a_step(struct fixture *f)
{
    f->staff[2].from++;
}

static void change_steps_to_fewer(struct fixture *f)
{
    f->value[STAFF].step_count = 2;
}

static void change_mean(struct fixture *f)
{
    f->duration[0].number = 26.0;
    f->duration[0].distribution = gamma_of(26.0, 14.0 / 25.5 * 26.0); /* of the same shape */
}

static void change_sd(struct fixture *f)
{
    f->duration[0].distribution = gamma_of(25.5, 14.5);
}

static void change_family(struct fixture *f)
{
    f->duration[0].distribution.family = DISTRIBUTION_LOGNORMAL;
}

static void change_to_constant(struct fixture *f)
{
    f->duration[0].is_distribution = false;
    f->duration[0].distribution = distribution_constant(25.5);
}

static void change_observed(struct fixture *f) /* mean and number stay */
{
    f->observed[1] = 1.5;
    f->observed[2] = 3.5;
}

static void change_date_of_a_distribution(struct fixture *f)
{
    f->duration[1].from = 2000;
}

static void change_list(struct fixture *f)
{
    f->list[1] = 1e-9;
}

static void change_list_to_shorter(struct fixture *f)
{
    f->value[LIST].list_count = 2;
}

static void change_list_to_absent(struct fixture *f)
{
    f->value[LIST].list = NULL;
    f->value[LIST].list_count = 0;
    f->value[LIST].given = false;
}

static void change_word(struct fixture *f)
{
    strcpy(f->word, "fifo");
    f->order.number = 0.0;
}

static void change_path(struct fixture *f)
{
    strcpy(f->path[LIST], "lijsten");
}

static void change_count(struct fixture *f)
{
    f->set.count--;
}

static void expect_noticed(change_function *change, int value)
{
    struct fixture one, other;
    fixture_init(&one);
    fixture_init(&other);
    change(&other);
    assert_false(parameter_sets_agree(&one.set, &other.set));
    assert_false(parameter_sets_agree(&other.set, &one.set));
    assert_true(parameter_set_hash(&one.set, PARAMETER_HASH_START) !=
                parameter_set_hash(&other.set, PARAMETER_HASH_START));
    for (int i = 0; value >= 0 && i < VALUES; i++) {
        const struct parameter_value *a = &one.value[i], *b = &other.value[i];
        assert_int_equal(parameter_values_agree(a, b), i != value);
        assert_int_equal(parameter_values_agree(b, a), i != value);
        assert_int_equal(parameter_value_hash(a, 1) == parameter_value_hash(b, 1), i != value);
    }
}

static void test_sets_when_a_value_differs_then_noticed(void **state)
{
    (void)state;
    expect_noticed(change_number, STAFF);
    expect_noticed(change_unlimited, STAFF);
    expect_noticed(change_date_of_a_step, STAFF);
    expect_noticed(change_steps_to_fewer, STAFF);
    expect_noticed(change_mean, DURATION);
    expect_noticed(change_sd, DURATION);
    expect_noticed(change_family, DURATION);
    expect_noticed(change_to_constant, DURATION);
    expect_noticed(change_observed, DURATION);
    expect_noticed(change_date_of_a_distribution, DURATION);
    expect_noticed(change_list, LIST);
    expect_noticed(change_list_to_shorter, LIST);
    expect_noticed(change_list_to_absent, LIST);
    expect_noticed(change_word, ORDER);
    expect_noticed(change_path, -1); /* values of one path only are held against each other */
    expect_noticed(change_count, -1);
}

static void expect_same(const struct fixture *one, const struct fixture *other)
{
    assert_true(parameter_sets_agree(&one->set, &other->set));
    assert_true(parameter_sets_agree(&other->set, &one->set));
    assert_true(parameter_set_hash(&one->set, PARAMETER_HASH_START) ==
                parameter_set_hash(&other->set, PARAMETER_HASH_START));
}

static void test_sets_when_only_their_origin_differs_then_the_same(void **state)
{
    (void)state;
    struct fixture one, other;
    fixture_init(&one);
    fixture_init(&other);
    expect_same(&one, &other);
    for (int i = 0; i < VALUES; i++) {
        struct parameter_value *value = &other.value[i];
        value->source = NULL;
        value->low = (double)NAN;
        value->high = 77.0;
        value->line = 12;
        value->given = false;
        value->changed_from_base = true;
        assert_true(parameter_values_agree(&one.value[i], value));
        assert_true(parameter_value_hash(&one.value[i], 1) == parameter_value_hash(value, 1));
    }
    expect_same(&one, &other);
}

/* Names and dates of the run are told apart one by one, and not as part of a set. */
static void test_sets_when_only_how_to_simulate_differs_then_the_same(void **state)
{
    (void)state;
    struct fixture one, other;
    fixture_init(&one);
    fixture_init(&other);
    strcpy(other.name, "Anders");
    other.date.number += 86400.0;
    expect_same(&one, &other);
    static const int changed[] = {NAME, DATE};
    for (size_t i = 0; i < 2; i++) {
        const struct parameter_value *a = &one.value[changed[i]], *b = &other.value[changed[i]];
        assert_false(parameter_values_agree(a, b));
        assert_true(parameter_value_hash(a, 1) != parameter_value_hash(b, 1));
    }
}

/* A set after another is another hash than the other way about, or than one of them alone. */
static void test_hash_when_sets_follow_each_other_then_their_order_counts(void **state)
{
    (void)state;
    struct fixture one, other;
    fixture_init(&one);
    fixture_init(&other);
    change_number(&other);
    uint64_t start = PARAMETER_HASH_START;
    uint64_t first = parameter_set_hash(&one.set, start);
    uint64_t second = parameter_set_hash(&other.set, start);
    uint64_t ab = parameter_set_hash(&other.set, first);
    uint64_t ba = parameter_set_hash(&one.set, second);
    assert_true(ab != ba && ab != first && ba != second && ab != second);
    const struct parameter_set empty = {0};
    assert_true(parameter_set_hash(&empty, first) != first);
    assert_true(parameter_sets_agree(&empty, &empty));
    assert_false(parameter_sets_agree(&empty, &one.set));
}

/* FNV-1a of known texts (http://www.isthe.com/chongo/tech/comp/fnv). */
static void test_hash_when_of_known_bytes_then_known(void **state)
{
    (void)state;
    uint64_t start = PARAMETER_HASH_START;
    assert_true(parameter_hash_bytes("", 0, start) == UINT64_C(0xcbf29ce484222325));
    assert_true(parameter_hash_bytes("a", 1, start) == UINT64_C(0xaf63dc4c8601ec8c));
    assert_true(parameter_hash_bytes("foobar", 6, start) == UINT64_C(0x85944171f73967e8));
    uint64_t part = parameter_hash_bytes("foo", 3, start);
    assert_true(parameter_hash_bytes("bar", 3, part) == UINT64_C(0x85944171f73967e8));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sets_when_a_value_differs_then_noticed),
        cmocka_unit_test(test_sets_when_only_their_origin_differs_then_the_same),
        cmocka_unit_test(test_sets_when_only_how_to_simulate_differs_then_the_same),
        cmocka_unit_test(test_hash_when_sets_follow_each_other_then_their_order_counts),
        cmocka_unit_test(test_hash_when_of_known_bytes_then_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
