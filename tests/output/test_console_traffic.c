/* The table of what must follow from a scenario's figures, and the warnings. */
#include "output/console_traffic.h"

#include "output/text.h"
#include "tests/output/traffic_fixture.h"

static const struct labels DUTCH = {0}, ENGLISH = {.english = true};

static char *table_of(const struct traffic *traffic, const struct labels *labels)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    console_print_traffic(out, traffic, labels);
    assert_int_equal(fclose(out), 0);
    assert_null(strstr(text, "nan"));
    assert_null(strstr(text, " inf "));
    assert_null(strstr(text, "n.v.t."));
    return text;
}

static char *findings_of(const struct traffic *traffic, size_t most, size_t *items)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    *items = console_print_findings(out, traffic, "Let op", &DUTCH, most);
    assert_int_equal(fclose(out), 0);
    return text;
}

static size_t count_of(const char *text, const char *part)
{
    size_t count = 0;
    for (const char *at = text; (at = strstr(at, part)) != NULL; at += strlen(part))
        count++;
    return count;
}

/* The cells of the first line that begins with this name, with one space between them. */
static const char *line_of(const char *text, const char *name, char line[256])
{
    char head[128];
    snprintf(head, sizeof head, "\n  %s ", name);
    const char *at = strstr(text, head);
    if (at == NULL)
        fail_msg("no line %s in:\n%s", name, text);
    at += strlen(head);
    size_t used = 0;
    for (; *at != '\n' && used < 254; at++)
        if (*at != ' ')
            line[used++] = *at;
        else if (used > 0 && line[used - 1] != ' ')
            line[used++] = ' ';
    while (used > 0 && line[used - 1] == ' ')
        used--;
    line[used] = '\0';
    return line;
}

static void test_table_when_printed_then_stations_in_order_with_dutch_numbers(void **state)
{
    (void)state;
    struct made_traffic made;
    char line[256];
    made_traffic(&made);
    made.traffic.period_count = 1;
    char *text = table_of(&made.traffic, &DUTCH);
    assert_non_null(strstr(text, "1 januari 2018 tot en met 30 april 2019: 3.904 meldingen en "
                                 "3.033 nieuwe casussen per jaar\n"));
    assert_string_equal(line_of(text, "Onderzoek Veilig Thuis", line),
                        "1.800 231 210 plaatsen 110 +3,1");
    assert_string_equal(line_of(text, "Lokaal team Almere", line), "1.010 81 100 plaatsen 81");
    assert_string_equal(line_of(text, "Lokaal team Urk", line), "40 3,2 4,0 plaatsen 81");
    assert_string_equal(line_of(text, "Hulptrajecten", line), "1.800 2.400 onbeperkt trajecten");
    assert_true(strstr(text, "Onderzoek Veilig") < strstr(text, "Lokaal team Almere"));
    assert_true(strstr(text, "Lokaal team Urk") < strstr(text, "Hulptrajecten"));
    assert_null(strstr(text, "Voorwaarden")); /* nobody comes there */
    free(text);
}

static void test_table_when_english_then_no_dutch(void **state)
{
    (void)state;
    struct made_traffic made;
    char line[256];
    made_traffic(&made);
    char *text = table_of(&made.traffic, &ENGLISH);
    assert_string_equal(line_of(text, "Courses of help", line),
                        "1,800 2,400 unlimited courses of help");
    assert_string_equal(line_of(text, "Inquiry by Veilig Thuis", line),
                        "1,800 231 210 places 110 +3.1");
    static const char *const dutch[] = {"instroom", "belasting", "plaatsen", "meldingen", "mei"};
    for (size_t i = 0; i < sizeof dutch / sizeof dutch[0]; i++)
        assert_null(strstr(text, dutch[i]));
    free(text);
}

static void test_table_when_nothing_grows_then_no_column_for_it(void **state)
{
    (void)state;
    struct made_traffic made;
    made_traffic(&made);
    made.traffic.period_count = 1;
    made.stations[0][1].growth = 0.0;
    char *text = table_of(&made.traffic, &DUTCH);
    assert_null(strstr(text, "groei"));
    assert_non_null(strstr(text, "belasting"));
    free(text);
}

static void test_table_when_policy_changes_then_of_later_periods_what_differs(void **state)
{
    (void)state;
    struct made_traffic made;
    made_traffic(&made);
    char *text = table_of(&made.traffic, &DUTCH);
    assert_non_null(strstr(text, "1 mei 2019 tot en met 31 december 2020: 3.904 meldingen en 3.033 "
                                 "nieuwe casussen per jaar (alleen wat verandert)\n"));
    assert_int_equal(count_of(text, "Onderzoek Veilig Thuis"), 1);
    assert_int_equal(count_of(text, "Lokaal team Almere"), 2);
    assert_non_null(strstr(text, "+4,4"));
    made.stations[1][2] = made.stations[0][2];
    free(text);
    text = table_of(&made.traffic, &DUTCH);
    assert_null(strstr(text, "1 mei 2019"));
    free(text);
}

/* Six periods of which five differ; the fourth has the highest load. */
static void test_table_when_many_periods_differ_then_first_worst_and_last(void **state)
{
    (void)state;
    enum { PERIODS = 6 };
    static const double loads[PERIODS] = {80.0, 81.0, 81.0, 130.0, 90.0, 70.0};
    struct traffic_station stations[PERIODS];
    struct traffic_period periods[PERIODS];
    tick start = 0;
    assert_true(clock_parse_date("2018-01-01", &start));
    for (size_t p = 0; p < PERIODS; p++) {
        stations[p] = (struct traffic_station){
            "raad", "alle",         169.0,    loads[p], 0.0,
            100.0,  "kindplaatsen", loads[p], 150.0,    loads[p] > 100.0 ? 0.7 : 0.0};
        periods[p] = (struct traffic_period){start + (tick)p * 10 * CLOCK_WEEK,
                                             start + (tick)(p + 1) * 10 * CLOCK_WEEK,
                                             &stations[p],
                                             1,
                                             1,
                                             1};
    }
    struct traffic traffic = {periods, PERIODS, NULL, 0};
    char *text = table_of(&traffic, &DUTCH);
    assert_int_equal(count_of(text, "Raad voor"), 3);
    assert_non_null(strstr(text, " 80 "));
    assert_non_null(strstr(text, " 130 "));
    assert_non_null(strstr(text, " 70 "));
    assert_null(strstr(text, " 90 "));
    assert_non_null(strstr(text, "Van 5 perioden die verschillen staan hier de eerste, die met de "
                                 "hoogste belasting en de laatste."));
    free(text);
}

/* Kinds of work share a capacity, and gemeenten a station: only what comes in can be told. */
static void test_table_when_rows_have_no_capacity_then_blank_or_left_out(void **state)
{
    (void)state;
    struct made_traffic made;
    char line[256];
    made_traffic(&made);
    for (size_t p = 0; p < 2; p++) {
        made.stations[p][0] = (struct traffic_station){
            "hulp (kind)", "alle", 100.0, 90.0, 0.0, INFINITY, "trajecten", 0.0, INFINITY, 0.0};
        made.stations[p][3] = (struct traffic_station){
            "onderzoek", "urk", 30.0, 3.0, 0.0, (double)NAN, "plaatsen", 0.0, INFINITY, 0.0};
        made.stations[p][4] = (struct traffic_station){
            "venv", "alle", 10.0, 1.0, 0.0, (double)NAN, "plaatsen", 0.0, INFINITY, 0.0};
    }
    made.stations[1][4].inflow = 20.0;
    char *text = table_of(&made.traffic, &DUTCH);
    assert_string_equal(line_of(text, "Voorwaarden & Vervolg", line), "10 1,0 plaatsen");
    assert_null(strstr(text, "(Urk)"));
    assert_null(strstr(text, "onbeperkt"));
    assert_int_equal(count_of(text, "Voorwaarden"), 1);
    free(text);
    for (size_t p = 0; p < 2; p++)
        made.stations[p][0].capacity = 80.0;
    made.stations[0][0].load = made.stations[1][0].load = INFINITY;
    text = table_of(&made.traffic, &DUTCH);
    assert_string_equal(line_of(text, "Hulptrajecten gericht op kind", line),
                        "100 90 80 trajecten te veel");
    free(text);
}

static void test_findings_when_there_are_none_then_nothing_is_printed(void **state)
{
    (void)state;
    struct made_traffic made;
    size_t items = 1;
    made_traffic(&made);
    char *text = findings_of(&made.traffic, 8, &items);
    assert_string_equal(text, "");
    assert_int_equal(items, 0);
    free(text);
}

static void test_findings_when_printed_then_wrapped_with_criticals_in_one(void **state)
{
    (void)state;
    struct made_traffic made;
    size_t items = 0;
    made_traffic(&made);
    struct traffic_finding findings[] = {made_grows(&made, "onderzoek", "alle", 110.0, 3.14),
                                         made_grows(&made, "raad", "alle", 97.2, 0.0),
                                         made_grows(&made, "lokaal_team", "urk", 96.0, 0.0)};
    findings[1].kind = findings[2].kind = TRAFFIC_CRITICAL;
    made.traffic.findings = findings;
    made.traffic.finding_count = 3;
    char *text = findings_of(&made.traffic, 8, &items);
    assert_int_equal(items, 2);
    assert_int_equal(count_of(text, "\n  - "), 2);
    assert_int_equal(strncmp(text, "\nLet op\n  - Onderzoek Veilig Thuis: er komen", 44), 0);
    assert_non_null(strstr(text, "  - Bijna vol: Raad"));
    for (char *line = strtok(text, "\n"); line != NULL; line = strtok(NULL, "\n"))
        assert_true(text_width(line) <= 96);
    free(text);
}

static void test_findings_when_more_than_asked_then_how_many_are_left(void **state)
{
    (void)state;
    struct made_traffic made;
    struct traffic_finding findings[9];
    size_t items = 0;
    made_traffic(&made);
    for (size_t i = 0; i < 9; i++)
        findings[i] = made_grows(&made, "lokaal_team", "urk", 110.0 + (double)i, 1.0);
    made.traffic.findings = findings;
    made.traffic.finding_count = 9;
    char *text = findings_of(&made.traffic, 2, &items);
    assert_int_equal(items, 9);
    assert_int_equal(count_of(text, "\n  - "), 3);
    assert_non_null(strstr(text, "En nog 7; ketensim check noemt ze allemaal.\n"));
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table_when_printed_then_stations_in_order_with_dutch_numbers),
        cmocka_unit_test(test_table_when_english_then_no_dutch),
        cmocka_unit_test(test_table_when_nothing_grows_then_no_column_for_it),
        cmocka_unit_test(test_table_when_policy_changes_then_of_later_periods_what_differs),
        cmocka_unit_test(test_table_when_many_periods_differ_then_first_worst_and_last),
        cmocka_unit_test(test_table_when_rows_have_no_capacity_then_blank_or_left_out),
        cmocka_unit_test(test_findings_when_there_are_none_then_nothing_is_printed),
        cmocka_unit_test(test_findings_when_printed_then_wrapped_with_criticals_in_one),
        cmocka_unit_test(test_findings_when_more_than_asked_then_how_many_are_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
