/* The replication runner: same results on any number of threads, stopping and failing. */
#include "sim/replications.h"

#include <gsl/gsl_rng.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define COUNT 40

/* A study whose result of replication r is the last of some draws seeded by r. */
struct study {
    uint32_t first;
    uint64_t results[COUNT];
    uint32_t runs[COUNT];
    uint32_t failing;    /* replication that fails, 0: none */
    uint32_t stop_after; /* finished replications after which stop is true */
    uint32_t finished;   /* as told by progress */
    uint32_t calls;      /* of progress */
    uint32_t last_count;
    bool progress_is_in_order;
};

static bool run_one(void *context, uint32_t replication)
{
    struct study *study = context;
    uint32_t slot = replication - study->first;
    study->runs[slot]++;
    if (replication == study->failing)
        return false;
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_taus2);
    gsl_rng_set(rng, replication);
    unsigned long last = 0;
    for (uint32_t i = 0; i < 1000 + 500 * (replication % 7); i++)
        last = gsl_rng_get(rng);
    gsl_rng_free(rng);
    study->results[slot] = last;
    return true;
}

static void note_progress(void *context, uint32_t finished, uint32_t count)
{
    struct study *study = context;
    study->calls++;
    study->progress_is_in_order = study->progress_is_in_order && finished == study->finished + 1;
    study->finished = finished;
    study->last_count = count;
}

static bool wants_stop(void *context)
{
    const struct study *study = context;
    return study->finished >= study->stop_after;
}

static struct study new_study(uint32_t first)
{
    return (struct study){.first = first, .stop_after = UINT32_MAX, .progress_is_in_order = true};
}

static uint32_t run_study(struct study *study, uint32_t count, int threads, bool *done)
{
    struct replications_plan plan = {
        .first = study->first,
        .count = count,
        .threads = threads,
        .run = run_one,
        .progress = note_progress,
        .stop = wants_stop,
        .context = study,
    };
    return replications_run(&plan, done);
}

static void test_run_when_other_thread_counts_then_same_results(void **state)
{
    (void)state;
    struct study one = new_study(1);
    bool done[COUNT] = {false};
    assert_int_equal(run_study(&one, COUNT, 1, done), COUNT);
    static const int threads[] = {0, 2, 8, 100};
    for (size_t t = 0; t < sizeof threads / sizeof threads[0]; t++) {
        struct study many = new_study(1);
        memset(done, 0, sizeof done);
        assert_int_equal(run_study(&many, COUNT, threads[t], done), COUNT);
        assert_memory_equal(many.results, one.results, sizeof one.results);
        for (size_t i = 0; i < COUNT; i++) {
            assert_int_equal(many.runs[i], 1);
            assert_true(done[i]);
        }
        assert_true(many.progress_is_in_order);
        assert_int_equal(many.calls, COUNT);
        assert_int_equal(many.last_count, COUNT);
    }
}

static void test_run_when_begun_later_then_same_result_per_replication(void **state)
{
    (void)state;
    struct study all = new_study(1);
    struct study tail = new_study(31);
    run_study(&all, COUNT, 2, NULL);
    assert_int_equal(run_study(&tail, 10, 2, NULL), 10);
    assert_memory_equal(tail.results, all.results + 30, 10 * sizeof all.results[0]);
    assert_int_equal(tail.runs[10], 0);
}

static void test_run_when_nothing_asked_then_nothing_done(void **state)
{
    (void)state;
    struct study study = new_study(1);
    assert_int_equal(run_study(&study, 0, 0, NULL), 0);
    assert_int_equal(study.calls, 0);
    assert_int_equal(study.runs[0], 0);
}

static void test_run_when_no_callbacks_then_runs_all(void **state)
{
    (void)state;
    struct study study = new_study(1);
    struct replications_plan plan = {
        .first = 1, .count = COUNT, .threads = 2, .run = run_one, .context = &study};
    assert_int_equal(replications_run(&plan, NULL), COUNT);
}

/* The done marks, as many as told, on exactly the slots whose replication ran. */
static void assert_marks_fit(const struct study *study, const bool *done, uint32_t finished)
{
    uint32_t marked = 0;
    for (size_t i = 0; i < COUNT; i++) {
        bool ran_well = study->runs[i] == 1 && study->first + i != study->failing;
        assert_int_equal(done[i], ran_well);
        marked += done[i];
    }
    assert_int_equal(marked, finished);
    assert_int_equal(study->calls, finished);
}

static void test_run_when_stop_asked_then_only_begun_ones_finish(void **state)
{
    (void)state;
    for (int threads = 1; threads <= 4; threads *= 2) {
        struct study study = new_study(1);
        study.stop_after = 5;
        bool done[COUNT];
        memset(done, 1, sizeof done);
        uint32_t finished = run_study(&study, COUNT, threads, done);
        assert_in_range(finished, 5, 5 + (uint32_t)threads - 1);
        assert_marks_fit(&study, done, finished);
    }
}

static void test_run_when_stopped_at_once_then_none(void **state)
{
    (void)state;
    struct study study = new_study(1);
    study.stop_after = 0;
    bool done[COUNT];
    memset(done, 1, sizeof done);
    assert_int_equal(run_study(&study, COUNT, 2, done), 0);
    assert_marks_fit(&study, done, 0);
}

static void test_run_when_one_fails_then_rest_is_left(void **state)
{
    (void)state;
    struct study alone = new_study(1);
    alone.failing = 4;
    bool done[COUNT];
    memset(done, 1, sizeof done);
    assert_int_equal(run_study(&alone, COUNT, 1, done), 3);
    assert_marks_fit(&alone, done, 3);
    assert_int_equal(alone.runs[4], 0);

    /* With more threads the failure comes first, and lets at most the begun ones end. */
    struct study shared = new_study(1);
    shared.failing = 1;
    memset(done, 1, sizeof done);
    uint32_t finished = run_study(&shared, COUNT, 4, done);
    assert_true(finished < COUNT);
    assert_marks_fit(&shared, done, finished);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_run_when_other_thread_counts_then_same_results),
        cmocka_unit_test(test_run_when_begun_later_then_same_result_per_replication),
        cmocka_unit_test(test_run_when_nothing_asked_then_nothing_done),
        cmocka_unit_test(test_run_when_no_callbacks_then_runs_all),
        cmocka_unit_test(test_run_when_stop_asked_then_only_begun_ones_finish),
        cmocka_unit_test(test_run_when_stopped_at_once_then_none),
        cmocka_unit_test(test_run_when_one_fails_then_rest_is_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
