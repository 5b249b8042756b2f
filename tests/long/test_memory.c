/* What the program holds at its peak. A replication leaves its figures behind and nothing else, so
 * the peak grows with their number by a bounded amount each, and not with the history that came
 * before. Each run has a folder of its own: what one keeps there the other would not simulate. */
#include "tests/cli/program.h"

#include <sys/resource.h>

#define YEAR " --quiet --threads 2 --set eind=2018-12-31 --set huishoudens.historie_jaren=6"
#define LONG_HISTORY                                                                               \
    " --quiet --threads 2 --set eind=2018-03-31 --set huishoudens.historie_jaren=20"

/* For one replication of a year: rows of kpi.csv, weeks and curves as numbers of 8 bytes. */
#define LIMIT_KIB 512L

/* Peak in KiB. Charts are left out: gnuplot is another program. */
static long peak(const char *line)
{
    char path[4096];
    assert_true(snprintf(path, sizeof path, "%s", getenv("PATH")) < (int)sizeof path);
    setenv("PATH", "/nonexistent", 1);
    pid_t child = program_start(line, "/dev/null", "/dev/null");
    setenv("PATH", path, 1);
    int status = 0;
    struct rusage usage;
    assert_true(wait4(child, &status, 0, &usage) == child);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 5);
    printf("  %8ld KiB  %s\n", usage.ru_maxrss, line);
    fflush(stdout);
    return usage.ru_maxrss;
}

/* Worlds grow by doubling, on large pages, two at a time, so that a peak varies by ten megabytes or
 * so: many replications tell that from growth. */
static void expect_growth(const char *few, const char *many, int more)
{
    double growth = (double)(peak(many) - peak(few)) / more;
    printf("  %8.1f KiB a replication, at most %ld\n", growth, LIMIT_KIB);
    fflush(stdout);
    assert_true(growth < (double)LIMIT_KIB);
}

static void test_memory_when_more_replications_then_grows_within_bounds(void **state)
{
    (void)state;
    expect_growth("run flevoland-2018 --replications 4 --out weinig" YEAR,
                  "run flevoland-2018 --replications 164 --out veel" YEAR, 160);
}

/* A longer history knows more huishoudens while it runs, and leaves nothing more behind. Worlds
 * grow by doubling, on large pages: enough replications to tell a few megabytes from growth. */
static void test_memory_when_longer_history_then_same_bound(void **state)
{
    (void)state;
    expect_growth("run flevoland-2018 --replications 4 --out weinig" LONG_HISTORY,
                  "run flevoland-2018 --replications 84 --out veel" LONG_HISTORY, 80);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_FOLDER(test_memory_when_more_replications_then_grows_within_bounds),
        IN_A_FOLDER(test_memory_when_longer_history_then_same_bound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
