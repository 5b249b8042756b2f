/* What the console says of the communicerende vaten over the ranges of the assumptions. */
#include "output/console_vessels_page.h"
#include "tests/output/fixture.h"

static const struct labels DUTCH = {0};

static const struct uncertainty_assumption DECIDES = {
    .path = "proef.deel", .what = "een deel", .value = 0.5, .low = 0.1, .high = 0.9};

static struct vessels_uncertain usual(void)
{
    return (struct vessels_uncertain){.points = 128,
                                      .counting = 112,
                                      .median = 20.0,
                                      .low = -12.0,
                                      .high = 71.0,
                                      .positive = 95.5,
                                      .certainty = CERTAINTY_PROBABLE,
                                      .sign = 1,
                                      .decides = &DECIDES,
                                      .narrows = 31.6,
                                      .turns_at = (double)NAN};
}

/* The text on one line; to be freed. */
static char *tell(struct vessels_uncertain uncertain)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    struct vessels vessels = {.uncertain = &uncertain};
    struct page page = {out, &vessels, &DUTCH};
    page_conclusion(&page);
    assert_int_equal(fclose(out), 0);
    char *to = text;
    for (const char *from = text; *from != '\0'; from++) {
        char letter = *from == '\n' ? ' ' : *from;
        if (letter != ' ' || (to > text && to[-1] != ' '))
            *to++ = letter;
    }
    *to = '\0';
    return text;
}

static void expect(struct vessels_uncertain uncertain, const char *wanted, bool present)
{
    char *text = tell(uncertain);
    if ((strstr(text, wanted) != NULL) != present)
        fail_msg("%s in: %s", wanted, text);
    free(text);
}

static void test_total_when_told_then_spread_over_counting_points(void **state)
{
    (void)state;
    expect(usual(), "er 20 elders terug in het middelste van de 112 punten", true);
    expect(usual(), "tussen -12 en 71", true);
    expect(usual(), "Bij 16 van de 128 punten was er bij Veilig Thuis niets te verlichten", true);
    struct vessels_uncertain all = usual();
    all.counting = 128;
    expect(all, "niets te verlichten", false);
}

static void test_certainty_when_few_points_count_then_no_word(void **state)
{
    (void)state;
    expect(usual(), "is waarschijnlijk: zo is het bij 95% daarvan", true);
    struct vessels_uncertain few = usual();
    few.counting = 99;
    few.certainty = CERTAINTY_UNKNOWN;
    expect(few, "waarschijnlijk", false);
    expect(few, "zeker:", false);
    expect(few, "onder de 100 punten", true);
}

static void test_total_when_no_point_counts_then_cannot_be_determined(void **state)
{
    (void)state;
    struct vessels_uncertain none = usual();
    none.counting = 0;
    none.median = none.low = none.high = none.positive = (double)NAN;
    none.certainty = CERTAINTY_UNKNOWN;
    expect(none, "niet te bepalen", true);
    expect(none, "Bij 128 van de 128 punten", true);
    expect(none, "daarvan komen", false);
}

static void test_measuring_when_told_then_width_and_turning_point(void **state)
{
    (void)state;
    expect(usual(), "ongeveer 32% smaller", true);
    expect(usual(), "kantelpunt", false);
    struct vessels_uncertain turns = usual();
    turns.turns_at = 0.25;
    turns.narrows = 0.4;
    expect(turns, "bij ongeveer 0,25 (in het scenario 0,5)", true);
    expect(turns, "minder dan 1% smaller", true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_total_when_told_then_spread_over_counting_points),
        cmocka_unit_test(test_certainty_when_few_points_count_then_no_word),
        cmocka_unit_test(test_total_when_no_point_counts_then_cannot_be_determined),
        cmocka_unit_test(test_measuring_when_told_then_width_and_turning_point),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
