/* The printed page of `run` where a list grows without end: its end and its growth, marked. */
#include "output/console.h"

#include "tests/output/growth_fixture.h"

static const struct labels DUTCH = {0}, ENGLISH = {.english = true};

static char *printed(const struct growth *growth, const struct labels *labels)
{
    struct kpi_study study;
    char *text = NULL;
    size_t size = 0;
    growing_study(&study, "proef", 4);
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    assert_true(console_print(out, &study, growth, labels));
    assert_int_equal(fclose(out), 0);
    assert_null(strstr(text, "nan"));
    kpi_study_release(&study);
    return text;
}

/* The first line that begins so, cut off from the text at both ends. */
static char *line_of(char *text, const char *start)
{
    char head[160];
    snprintf(head, sizeof head, "\n  %s", start);
    char *at = strstr(text, head);
    if (at == NULL)
        fail_msg("no line %s in:\n%s", start, text);
    char *line = strdup(at + 1);
    assert_non_null(line);
    line[strcspn(line, "\n")] = '\0';
    return line;
}

static void expect_line(char *text, const char *start, const char *const *parts, size_t count)
{
    char *line = line_of(text, start);
    for (size_t i = 0; i < count; i++)
        if (strstr(line, parts[i]) == NULL)
            fail_msg("no %s in: %s", parts[i], line);
    free(line);
}

#define EXPECT_LINE(text, start, ...)                                                              \
    expect_line((text), (start), (const char *const[]){__VA_ARGS__},                               \
                sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))

static void test_console_when_onderzoek_grows_then_its_end_and_that_of_its_sums(void **state)
{
    (void)state;
    char *text = printed(GROWING_PLACE("onderzoek", "alle", "2018-01-01"), &DUTCH);
    EXPECT_LINE(text, "Onderzoek Veilig Thuis ↗", "1.222,0 ±", "1.010,0 ±", "loopt op", "+8,0 ±");
    EXPECT_LINE(text, "Veilig Thuis ↗", "1.244,0 ±", "1.016,0 ±", "+8,1 ±");
    EXPECT_LINE(text, "Hele keten ↗", "5.022,0 ±", "1.041,0 ±", "+8,2 ±");
    EXPECT_LINE(text, "Lokale teams  ", "355,0 ±", "21,0 ±", "1,9 ±");
    EXPECT_LINE(text, "Van melding tot overdracht", "loopt op", "dagen ↗");
    EXPECT_LINE(text, "Van melding tot besluit na VB", "2,79");
    EXPECT_LINE(text, "Casussen zonder zicht", "690,0", "casussen, aan het eind ↗");
    EXPECT_LINE(text, "Binnen de termijn, onderzoek Veilig Thuis", "loopt terug", "procent ↗");
    EXPECT_LINE(text, "Binnen de termijn, veiligheidsbeoordeling", "96,7");
    EXPECT_LINE(text, "Recidive binnen 15 maanden", "36,4");
    EXPECT_LINE(text, "Almere", "813,0 ±");
    assert_non_null(strstr(text, "VT-lijst eind ↗"));
    assert_non_null(strstr(text, "↗ Geen evenwicht: onderzoek Veilig Thuis krijgt"));
    /* no mean over the measured time of what grows */
    static const char *const means[] = {"611,0", "501,0", "633,0",   "507,0", "4.011,0", "530,0",
                                        "197,0", "444,0", "1.269,8", "149,9", "167,1",   "19,9"};
    for (size_t i = 0; i < sizeof means / sizeof means[0]; i++)
        if (strstr(text, means[i]) != NULL)
            fail_msg("the mean %s is shown", means[i]);
    free(text);
}

static void test_console_when_causes_of_a_growing_list_then_shares(void **state)
{
    (void)state;
    char *text = printed(GROWING_PLACE("onderzoek", "alle", "2018-01-01"), &DUTCH);
    char *causes = strstr(text, "Waardoor casussen wachten");
    assert_non_null(causes);
    EXPECT_LINE(causes, "Onderzoek Veilig Thuis ↗", "75%", "25%");
    EXPECT_LINE(causes, "Lokale teams", "1,50 ±", "0,40 ±");
    free(text);
}

static void test_console_when_one_team_grows_then_only_its_gemeente(void **state)
{
    (void)state;
    char *text = printed(GROWING_PLACE("lokaal_team", "urk", "2018-01-01"), &DUTCH);
    assert_non_null(strstr(text, "↗ Geen evenwicht: lokaal team Urk krijgt"));
    EXPECT_LINE(text, "Urk ↗", "loopt op");
    EXPECT_LINE(text, "Almere  ", "1,8 ±", "168,9 ±");
    EXPECT_LINE(text, "Lokale teams ↗", "366,0 ±", "27,0 ±", "+0,4 ±");
    EXPECT_LINE(text, "Onderzoek Veilig Thuis  ", "611,0 ±", "501,0 ±", "197,0 ±");
    EXPECT_LINE(text, "Van melding tot overdracht", "167,1");
    free(text);
}

static void test_console_when_nothing_grows_then_means_and_no_mark(void **state)
{
    (void)state;
    struct growth none = {0};
    char *text = printed(NULL, &DUTCH), *same = printed(&none, &DUTCH);
    assert_string_equal(text, same);
    assert_null(strstr(text, "↗"));
    assert_null(strstr(text, "loopt op"));
    assert_null(strstr(text, "groei"));
    EXPECT_LINE(text, "Onderzoek Veilig Thuis  ", "611,0 ±", "501,0 ±", "197,0 ±", "444,0 ±");
    free(same);
    free(text);
}

static void test_console_when_english_then_the_note_and_the_words_too(void **state)
{
    (void)state;
    char *text = printed(GROWING_PLACE("onderzoek", "alle", "2018-01-01"), &ENGLISH);
    assert_non_null(strstr(text, "↗ No equilibrium: by the figures inquiry by Veilig Thuis gets"));
    EXPECT_LINE(text, "To handover", "rises");
    EXPECT_LINE(text, "Within the term, inquiry by Veilig Thuis", "falls");
    assert_null(strstr(text, "loopt op"));
    assert_null(strstr(text, "eind"));
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_console_when_onderzoek_grows_then_its_end_and_that_of_its_sums),
        cmocka_unit_test(test_console_when_causes_of_a_growing_list_then_shares),
        cmocka_unit_test(test_console_when_one_team_grows_then_only_its_gemeente),
        cmocka_unit_test(test_console_when_nothing_grows_then_means_and_no_mark),
        cmocka_unit_test(test_console_when_english_then_the_note_and_the_words_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
