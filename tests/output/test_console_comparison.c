/* What `compare` prints: a block a variant, with everything that is known and nothing that is not.
 */
#include "output/console_comparison.h"

#include "output/comparison.h"
#include "tests/output/comparison_fixture.h"

static const struct labels DUTCH = {0}, ENGLISH = {.english = true};

static char *print(const struct compared *compared, const struct labels *labels)
{
    char **names = comparison_names_make(&compared->comparison, NULL), *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    assert_true(console_print_comparison(out, &compared->comparison, names, NULL, labels));
    assert_int_equal(fclose(out), 0);
    comparison_names_free(names, &compared->comparison);
    return text;
}

/* The parts stand in the text, in this order. */
static void assert_in_order(const char *text, const char *const *parts, size_t count)
{
    const char *at = text;
    for (size_t i = 0; i < count; i++) {
        const char *found = strstr(at, parts[i]);
        if (found == NULL)
            fail_msg("not there, or out of order: %s\n%s", parts[i], text);
        at = found;
    }
}

static void test_console_when_compared_then_all_parts_in_order(void **state)
{
    (void)state;
    static const char *const parts[] = {
        "Vergeleken met de basis: proef\n",
        "1 januari 2018 tot en met 28 februari 2019 · 6 herhalingen · zaad 7\n",
        "Alleen toeval; de aannames zijn niet meegerekend.\n",
        "\nmeer Raad\n",
        "  3 waarden anders:\n",
        "    formatie van de Raad (raad.fte): 12,5 → 14 fte\n",
        "verschil",
        "\n  Meldingen ",
        "gelijk\n",
        "\n  Caseload Veilig Thuis ",
        "lager, beter\n",
        "\n  Wachtlijst Raad ",
        "\n  Kosten per jaar ",
        "gelijk\n",
        "Vanaf wanneer de scenario's uiteenlopen",
        "Caseload Veilig Thuis           vanaf 21 mei 2018: hoger\n",
        "Wie eerder of later wordt geholpen\n",
        "Per jaar hebben 30 casussen (27 tot 33)",
        "per saldo 17 casussen",
        "Kosten\n    De kosten zijn gelijk.\n",
        "niet te bepalen, want de dagen of de kosten",
        "Wat gepaard vergelijken scheelt\n",
        "\nanders\n",
        "\nboekhouding klopt (3.702 controles)\n",
    };
    struct compared compared;
    compared_make(&compared, 2, 6);
    char *text = print(&compared, &DUTCH);
    assert_in_order(text, parts, sizeof parts / sizeof parts[0]);
    assert_null(strstr(text, "nan"));
    free(text);
    compared_release(&compared);
}

static void test_console_when_english_then_no_dutch_words(void **state)
{
    (void)state;
    static const char *const parts[] = {
        "Compared with the basis: proef\n",
        "Chance only; the assumptions are not counted.\n",
        "  3 values differ:\n",
        "raad.fte): 12.5 → 14 fte\n",
        "Caseload Veilig Thuis ",
        "lower, better\n",
        "from 21 May 2018: higher\n",
        "In a year there are 30 cases (27 to 33)",
        "The cost is the same.",
        "the books balance (2,468 checks)",
    };
    static const char *const dutch[] = {"casussen", "verschil", "waarden", "herhaling",
                                        "kosten",   "lager",    "hoger",   "gelijk"};
    struct compared compared;
    compared_make(&compared, 1, 6);
    char *text = print(&compared, &ENGLISH);
    assert_in_order(text, parts, sizeof parts / sizeof parts[0]);
    for (size_t i = 0; i < sizeof dutch / sizeof dutch[0]; i++)
        if (strstr(text, dutch[i]) != NULL)
            fail_msg("Dutch in English: %s\n%s", dutch[i], text);
    free(text);
    compared_release(&compared);
}

static void test_console_when_one_replication_then_no_interval_and_said(void **state)
{
    (void)state;
    struct compared compared;
    compared_make(&compared, 1, 1);
    char *text = print(&compared, &DUTCH);
    assert_non_null(strstr(text, "Met één herhaling is er geen interval"));
    assert_non_null(strstr(text, "geen interval\n"));
    assert_null(strstr(text, "Wat gepaard vergelijken scheelt"));
    assert_null(strstr(text, "uiteenlopen"));
    free(text);
    compared_release(&compared);
}

static void test_console_when_many_changes_then_cut_with_a_count(void **state)
{
    (void)state;
    static const struct {
        size_t changes;
        const char *there, *gone;
    } cases[] = {
        {0, "geen enkele waarde anders dan in de basis\n", "gewijzigd.csv"},
        {1, "  1 waarde anders:\n", "gewijzigd.csv"},
        {13, "  13 waarden anders:\n", "gewijzigd.csv"},
        {14, "    en nog 2; alle staan in gewijzigd.csv\n", "\x01"},
    };
    struct comparison_change many[14];
    for (size_t i = 0; i < 14; i++)
        many[i] = COMPARED_CHANGES[0];
    struct compared compared;
    compared_make(&compared, 1, 3);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        compared.comparison.variants[0].changes = many;
        compared.comparison.variants[0].change_count = cases[i].changes;
        char *text = print(&compared, &DUTCH);
        assert_non_null(strstr(text, cases[i].there));
        assert_null(strstr(text, cases[i].gone));
        free(text);
    }
    compared_release(&compared);
}

static void test_console_when_nobody_was_followed_then_no_heading_for_it(void **state)
{
    (void)state;
    struct compared compared;
    compared_make(&compared, 1, 3);
    compared.comparison.variants[0].moved_count = 0;
    char *text = print(&compared, &DUTCH);
    assert_null(strstr(text, "Wie eerder of later"));
    free(text);
    compared_release(&compared);
}

static size_t count_of(const char *text, const char *part)
{
    size_t count = 0;
    for (const char *at = text; (at = strstr(at, part)) != NULL; at += strlen(part))
        count++;
    return count;
}

/* The line that starts so, up to its unit. */
static void expect_same_numbers(const char *one, const char *other, const char *start)
{
    const char *mine = strstr(one, start), *its = strstr(other, start);
    assert_non_null(mine);
    assert_non_null(its);
    size_t length = (size_t)(strstr(mine, "casussen") - mine);
    assert_int_equal(strncmp(mine, its, length), 0);
}

static void test_console_when_assumptions_were_varied_then_their_words(void **state)
{
    (void)state;
    struct compared compared;
    compared_make(&compared, 1, 3);
    struct spread *spread = calloc(compared.studies[0].table.cell_count, sizeof *spread);
    assert_non_null(spread);
    for (size_t i = 0; i < compared.studies[0].table.cell_count; i++)
        spread[i] = (struct spread){.points = 100,
                                    .mean = -3.0,
                                    .low = -7.0,
                                    .high = 1.0,
                                    .certainty = i == 3    ? CERTAINTY_PRACTICAL
                                                 : i == 10 ? CERTAINTY_PROBABLE
                                                           : CERTAINTY_NONE,
                                    .sign = -1};
    compared.comparison.variants[0].spread = spread;
    char *text = print(&compared, &DUTCH);
    assert_non_null(strstr(text, "vrijwel zeker lager, beter\n"));
    assert_non_null(strstr(text, "waarschijnlijk lager, beter\n"));
    assert_non_null(strstr(text, "niet te onderscheiden\n"));
    assert_non_null(strstr(text, "-7 tot +1"));
    assert_null(strstr(text, "Alleen toeval;"));
    assert_non_null(strstr(text, "Kosten (alleen toeval)\n"));
    assert_non_null(strstr(text, "Wie eerder of later wordt geholpen (alleen toeval)\n"));
    assert_non_null(strstr(text, "(band over alle weken samen) (alleen toeval)\n"));
    /* The line of the scenario has the numbers it has without the assumptions, and no verdict. */
    assert_int_equal(count_of(text, "-7 tot +1") + count_of(text, "-7,0 tot +1,0"),
                     count_of(text, "over de aannames  "));
    compared.comparison.variants[0].spread = NULL;
    char *plain = print(&compared, &DUTCH);
    expect_same_numbers(text, plain, "\n  Caseload Veilig Thuis");
    free(plain);
    for (size_t i = 0; i < compared.studies[0].table.cell_count; i++) {
        spread[i].points = 99;
        spread[i].certainty = CERTAINTY_UNKNOWN;
    }
    compared.comparison.variants[0].spread = spread;
    plain = print(&compared, &DUTCH);
    assert_null(strstr(plain, "lager, beter"));
    assert_null(strstr(plain, "gelijk\n"));
    assert_null(strstr(plain, "niet te onderscheiden\n"));
    free(plain);
    compared.comparison.variants[0].spread = NULL;
    free(spread);
    free(text);
    compared_release(&compared);
}

static void test_console_when_names_steer_a_terminal_then_cleaned(void **state)
{
    (void)state;
    struct compared compared;
    compared_make(&compared, 1, 2);
    compared.studies[1].scenario = "a\x1b[2Jb\nc";
    char *text = print(&compared, &DUTCH);
    assert_null(strchr(text, '\x1b'));
    assert_non_null(strstr(text, "\na [2Jb c\n"));
    free(text);
    compared_release(&compared);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_console_when_compared_then_all_parts_in_order),
        cmocka_unit_test(test_console_when_english_then_no_dutch_words),
        cmocka_unit_test(test_console_when_one_replication_then_no_interval_and_said),
        cmocka_unit_test(test_console_when_many_changes_then_cut_with_a_count),
        cmocka_unit_test(test_console_when_nobody_was_followed_then_no_heading_for_it),
        cmocka_unit_test(test_console_when_assumptions_were_varied_then_their_words),
        cmocka_unit_test(test_console_when_names_steer_a_terminal_then_cleaned),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
