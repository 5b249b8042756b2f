/* The report by the program itself: made with every result, made again from the files alone, and
 * refused for a folder that is not ours or not whole. */
#include "tests/cli/program.h"

/* A tenth of the huishoudens and one month: a replication takes a blink. */
#define SMALL                                                                                      \
    " --set huishoudens.historie_jaren=5 --set gemeenten.*.instroom*=0.1 --set eind=2018-01-31 "   \
    "--replications 2 --out uit "

/* A scenario whose names try to be something else than names. */
#define HOSTILE_NAME "<script>alert('1')</script> %s \\\" ` & ]]>"
#define HOSTILE                                                                                    \
    "basis = \"flevoland-2018.cfg\";\nnaam = \"" HOSTILE_NAME "\";\n"                              \
    "omschrijving = \"<img src=x onerror=alert(1)> &amp; 100% `rm` \\\"quoted\\\"\";\n"            \
    "gemeenten: { almere: { naam = \"'s-Hertogenbosch <b>\"; }; };\n"

static char *page(void)
{
    return file_read("uit/rapport.html");
}

/* Keeps rapport.html, stress.md and herkomst.json beside the folder, to hold others against. */
static void keep(void)
{
    assert_int_equal(mkdir("eerst", 0777), 0);
    static const char *const names[] = {"rapport.html", "stress.md", "herkomst.json"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        char from[64], to[64];
        snprintf(from, sizeof from, "uit/%s", names[i]);
        snprintf(to, sizeof to, "eerst/%s", names[i]);
        char *text = file_read(from);
        file_write(to, text);
        free(text);
    }
}

static void expect_as_kept(void)
{
    assert_int_equal(file_difference("eerst/rapport.html", "uit/rapport.html"), 0);
    assert_int_equal(file_difference("eerst/stress.md", "uit/stress.md"), 0);
    assert_int_equal(file_difference("eerst/herkomst.json", "uit/herkomst.json"), 0);
}

static void expect_in(const char *text, const char *part)
{
    if (strstr(text, part) == NULL)
        fail_msg("\"%s\" is not on the page", part);
}

static void expect_not_in(const char *text, const char *part)
{
    const char *at = strstr(text, part);
    if (at != NULL)
        fail_msg("\"%s\" is on the page: %.80s", part, at);
}

/* Every id once, and every reference to one that is there. */
static void expect_ids_unique(const char *text)
{
    size_t count = 0, room = 1;
    for (const char *at = text; (at = strstr(at, " id=\"")) != NULL; at++)
        room++;
    char **ids = calloc(room, sizeof *ids);
    assert_non_null(ids);
    for (const char *at = text; (at = strstr(at, " id=\"")) != NULL;) {
        at += 5;
        ids[count++] = strndup(at, strcspn(at, "\""));
    }
    assert_true(count > 10);
    qsort(ids, count, sizeof *ids, compare_names);
    for (size_t i = 1; i < count; i++)
        if (strcmp(ids[i - 1], ids[i]) == 0)
            fail_msg("two elements have id %s", ids[i]);
    for (const char *at = text; (at = strstr(at, "href=\"")) != NULL;) {
        at += 6;
        assert_int_equal(*at, '#'); /* nothing outside the page */
        char *wanted = strndup(at + 1, strcspn(at + 1, "\""));
        if (bsearch(&wanted, ids, count, sizeof *ids, compare_names) == NULL)
            fail_msg("nothing has id %s", wanted);
        free(wanted);
    }
    for (size_t i = 0; i < count; i++)
        free(ids[i]);
    free(ids);
}

/* One h1, and below it no level is skipped. */
static void expect_headings_in_order(const char *text)
{
    int before = 0, first = 0;
    for (const char *at = text; (at = strstr(at, "<h")) != NULL; at++) {
        int level = at[2] - '0';
        if (level < 1 || level > 6)
            continue;
        if (level > before + 1)
            fail_msg("h%d below h%d: %.60s", level, before, at);
        first += level == 1;
        before = level;
    }
    assert_int_equal(first, 1);
}

static void test_report_when_after_run_then_the_same_bytes(void **state)
{
    struct place *place = *state;
    expect(place, "run flevoland-2018" SMALL, 0, "", "");
    keep();
    assert_int_equal(unlink("uit/rapport.html"), 0); /* the report itself may be gone or spoilt */
    file_write("uit/stress.md", "iets anders\n");
    expect(place, "report uit", 0, "rapport.html", "");
    expect_as_kept();
    char *text = page();
    expect_ids_unique(text);
    expect_headings_in_order(text);
    expect_in(text, "<svg role=\"img\"");
    expect_in(text, "<html lang=\"nl\">");
    expect_in(text, "Content-Security-Policy\" content=\"default-src 'none'; ");
    static const char *const outside[] = {
        "<script", "<link", "<iframe", " src=", "http-equiv=\"r", "url(h", "@import"};
    for (size_t i = 0; i < sizeof outside / sizeof outside[0]; i++)
        expect_not_in(text, outside[i]);
    free(text);
    /* in the other language, and back */
    expect(place, "report uit --lang en --quiet", 0, "", "");
    assert_string_equal(place->out, "");
    text = page();
    expect_in(text, "<html lang=\"en\">");
    free(text);
    expect(place, "report uit", 0, "", "");
    expect_as_kept();
}

static void test_report_when_names_are_hostile_then_they_stay_names(void **state)
{
    struct place *place = *state;
    file_write("vijand.cfg", HOSTILE);
    expect(place, "run vijand.cfg" SMALL "--lang en", 5, "", "gnuplot");
    keep();
    expect(place, "report uit", 0, "", ""); /* in the language of the results */
    expect_as_kept();
    char *text = page();
    expect_in(text, "<html lang=\"en\">");
    expect_in(text, "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; %s &quot; ` &amp; ]] &gt;");
    expect_in(text, "&lt;img src=x onerror=alert(1)&gt; &amp;amp; 100% `rm` &quot;quoted&quot;");
    expect_in(text, "&#39;s-Hertogenbosch &lt;b&gt;");
    expect_not_in(text, "<script");
    expect_not_in(text, "<img");
    expect_not_in(text, "<b>");
    expect_ids_unique(text);
    expect_headings_in_order(text);
    free(text);
}

static void test_report_when_after_compare_then_the_same_bytes(void **state)
{
    struct place *place = *state;
    expect(place, "compare flevoland-2018 lokale-teams-20-procent flevoland-2018" SMALL, 5, "",
           "gnuplot");
    keep();
    expect(place, "report uit", 0, "", "");
    expect_as_kept();
    char *text = page();
    expect_in(text, "Lokale teams 20 procent groter");
    expect_ids_unique(text);
    expect_headings_in_order(text);
    free(text);
}

static void test_report_when_a_file_was_changed_then_refused_and_all_as_it_was(void **state)
{
    static const char *const files[] = {"uit/kpi.csv", "uit/scenario.cfg", "uit/replicaties.csv"};
    struct place *place = *state;
    expect(place, "run flevoland-2018" SMALL, 5, "", "gnuplot");
    keep();
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        char *text = file_read(files[i]);
        FILE *file = fopen(files[i], "a");
        assert_non_null(file);
        assert_true(fputs("\n", file) >= 0);
        assert_int_equal(fclose(file), 0);
        expect(place, "report uit", 2, "", files[i]);
        expect_as_kept();
        file_write(files[i], text);
        free(text);
    }
    expect(place, "report uit", 0, "", "");
    expect_as_kept();
    expect_names(".", "eerst uit ");
}

static void test_report_when_no_results_of_ours_then_refused(void **state)
{
    struct place *place = *state;
    expect(place, "report nergens", 2, "", "geen uitkomsten van ketensim");
    assert_int_equal(mkdir("leeg", 0777), 0);
    expect(place, "report leeg", 2, "", "geen uitkomsten van ketensim");
    file_write("leeg/herkomst.json", "{\n  \"programma\": \"ander\"\n}\n");
    expect(place, "report leeg", 2, "", "geen uitkomsten van ketensim");
    file_write("leeg/herkomst.json", "{\n  \"programma\": \"ketensim\",\n");
    expect(place, "report leeg", 2, "", "niet heel");
    expect_names("leeg", "herkomst.json ");
    expect_names(".", "leeg ");
    expect(place, "report", 2, "", "hoort een map met uitkomsten");
    expect(place, "report leeg twee", 2, "", "`twee` is er een te veel");
    expect(place, "report leeg --set a=1", 2, "", "hoort niet bij report");
    expect(place, "report --help", 0, "rapport.html", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_FOLDER(test_report_when_after_run_then_the_same_bytes),
        WITHOUT_GNUPLOT(test_report_when_names_are_hostile_then_they_stay_names),
        WITHOUT_GNUPLOT(test_report_when_after_compare_then_the_same_bytes),
        WITHOUT_GNUPLOT(test_report_when_a_file_was_changed_then_refused_and_all_as_it_was),
        IN_A_FOLDER(test_report_when_no_results_of_ours_then_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
