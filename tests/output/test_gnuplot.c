/* Running gnuplot: what it does, what it cannot do, and what happens when it misbehaves. */
#include "output/gnuplot.h"

#include <time.h>

#include "tests/output/fixture.h"

static enum gnuplot_result run(const char *directory, const char *script, double deadline,
                               char **why)
{
    struct gnuplot_job job = {script, strlen(script), directory, deadline};
    return gnuplot_run(&job, why);
}

/* Runs the script with PATH leading to a program of ours called gnuplot. */
static enum gnuplot_result run_fake(const char *directory, const char *program, const char *script,
                                    double deadline, char **why)
{
    char *before = strdup(getenv("PATH")), path[512];
    fixture_put(directory, "gnuplot", program);
    assert_int_equal(chmod(fixture_path(path, directory, "gnuplot"), 0755), 0);
    assert_int_equal(setenv("PATH", directory, 1), 0);
    enum gnuplot_result result = run(directory, script, deadline, why);
    assert_int_equal(setenv("PATH", before, 1), 0);
    free(before);
    return result;
}

static void test_gnuplot_run_when_good_then_whole_picture(void **state)
{
    (void)state;
    char *base = fixture_folder(), *why, path[512];
    assert_int_equal(
        run(base, "set terminal svg\nset output 'a.svg'\nplot x\nunset output\n", 30.0, &why),
        GNUPLOT_OK);
    assert_null(why);
    assert_true(gnuplot_svg_is_whole(fixture_path(path, base, "a.svg")));
    assert_int_equal(fixture_shell("test $(ls -A '%s' | wc -l) -eq 1", base), 0);
    fixture_folder_remove(base);
}

static void test_gnuplot_run_when_command_is_wrong_then_failed_with_reason(void **state)
{
    (void)state;
    char *base = fixture_folder(), *why;
    assert_int_equal(run(base, "plot geenfunctie(x)\n", 30.0, &why), GNUPLOT_FAILED);
    assert_non_null(strstr(why, "gnuplot"));
    free(why);
    /* exit status 0, but a warning: one of the two series is not there */
    assert_int_equal(run(base,
                         "set terminal svg\nset output 'a.svg'\nplot x, 'er-is-niets' using 1:2\n",
                         30.0, &why),
                     GNUPLOT_FAILED);
    free(why);
    fixture_folder_remove(base);
}

static void test_gnuplot_run_when_missing_then_said_and_alive(void **state)
{
    (void)state;
    char *base = fixture_folder(), *before = strdup(getenv("PATH")), *why;
    assert_int_equal(setenv("PATH", "/bestaat/niet", 1), 0);
    assert_int_equal(run(base, "plot x\n", 30.0, &why), GNUPLOT_MISSING);
    assert_null(why);
    assert_null(gnuplot_version(base));
    assert_int_equal(setenv("PATH", "", 1), 0);
    assert_int_equal(run(base, "plot x\n", 30.0, &why), GNUPLOT_MISSING);
    assert_int_equal(setenv("PATH", before, 1), 0);
    free(before);
    fixture_folder_remove(base);
}

static void test_gnuplot_run_when_it_hangs_then_killed_at_the_deadline(void **state)
{
    (void)state;
    char *base = fixture_folder(), *why;
    assert_int_equal(run_fake(base, "#!/bin/sh\nexec /bin/sleep 60\n", "plot x\n", 0.2, &why),
                     GNUPLOT_FAILED);
    assert_non_null(strstr(why, "niet klaar"));
    free(why);
    size_t length = 1 << 20; /* more than a pipe holds, to a reader that does not read */
    char *script = calloc(length + 1, 1);
    memset(script, '#', length);
    assert_int_equal(run_fake(base, "#!/bin/sh\nexec /bin/sleep 60\n", script, 0.2, &why),
                     GNUPLOT_FAILED);
    assert_non_null(strstr(why, "niet klaar"));
    free(why);
    /* and one that leaves without reading: no SIGPIPE reaches us */
    assert_int_equal(run_fake(base, "#!/bin/sh\nexit 3\n", script, 5.0, &why), GNUPLOT_FAILED);
    assert_non_null(strstr(why, "status 3"));
    free(why);
    free(script);
    fixture_folder_remove(base);
}

static void test_gnuplot_run_when_started_then_environment_is_minimal(void **state)
{
    (void)state;
    char *base = fixture_folder(), *why;
    assert_int_equal(setenv("GNUTERM", "dumb", 1), 0);
    assert_int_equal(run_fake(base, "#!/bin/sh\n/usr/bin/env > omgeving\necho \"$@\" > woorden\n",
                              "", 5.0, &why),
                     GNUPLOT_OK);
    assert_int_equal(unsetenv("GNUTERM"), 0);
    char *text = fixture_get(base, "omgeving");
    assert_null(strstr(text, "GNUTERM"));
    assert_non_null(strstr(text, "HOME=/nonexistent\n"));
    assert_non_null(strstr(text, "LC_ALL=C.UTF-8\n"));
    free(text);
    text = fixture_get(base, "woorden");
    assert_string_equal(text, "-d\n");
    free(text);
    fixture_folder_remove(base);
}

static void test_gnuplot_pictures_when_cut_off_then_not_whole(void **state)
{
    (void)state;
    char *base = fixture_folder(), path[512];
    fixture_put(base, "a", "<?xml version=\"1.0\"?><svg>");
    assert_false(gnuplot_svg_is_whole(fixture_path(path, base, "a")));
    fixture_put(base, "a", "");
    assert_false(gnuplot_svg_is_whole(path));
    assert_false(gnuplot_png_is_whole(path));
    fixture_put(base, "a", "<?xml version=\"1.0\"?><svg></svg>\n");
    assert_true(gnuplot_svg_is_whole(path));
    assert_false(gnuplot_png_is_whole(path));
    fixture_put(base, "a", "\x89PNG\r\n\x1a\nhalf a picture, and more of it than the marks take");
    assert_false(gnuplot_png_is_whole(path));
    assert_false(gnuplot_png_is_whole("/bestaat/niet"));
    fixture_folder_remove(base);
}

static void test_gnuplot_version_when_present_then_told(void **state)
{
    (void)state;
    char *base = fixture_folder(), *version = gnuplot_version(base);
    assert_non_null(version);
    assert_non_null(strstr(version, " patchlevel "));
    free(version);
    fixture_folder_remove(base);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_gnuplot_run_when_good_then_whole_picture),
        cmocka_unit_test(test_gnuplot_run_when_command_is_wrong_then_failed_with_reason),
        cmocka_unit_test(test_gnuplot_run_when_missing_then_said_and_alive),
        cmocka_unit_test(test_gnuplot_run_when_it_hangs_then_killed_at_the_deadline),
        cmocka_unit_test(test_gnuplot_run_when_started_then_environment_is_minimal),
        cmocka_unit_test(test_gnuplot_pictures_when_cut_off_then_not_whole),
        cmocka_unit_test(test_gnuplot_version_when_present_then_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
