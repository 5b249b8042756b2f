/* dagboek.csv of `run`: one typical invented huishouden, the same whoever asks and how often. */
#include "tests/cli/program.h"

/* A fifth of the huishoudens, a short history and a year. */
#define RUN                                                                                        \
    "run flevoland-2018 --set huishoudens.historie_jaren=5 --set gemeenten.*.instroom*=0.2 "       \
    "--set eind=2018-12-31 --quiet "
#define HEAD "scenario,huishouden,datum,casus,gebeurtenis\n"

static void test_run_when_done_then_a_diary_of_an_invented_household(void **state)
{
    struct place *place = *state;
    expect(place, RUN "--replications 1 --out uit", 5, "", "");
    char *text = file_read("uit/dagboek.csv");
    assert_int_equal(strncmp(text, HEAD, strlen(HEAD)), 0);
    assert_non_null(strstr(text, "verzonnen huishouden ("));
    assert_non_null(strstr(text, "casus geopend"));
    assert_non_null(strstr(text, ",gesloten\n"));
    size_t names = 0;
    for (const char *line = strchr(text, '\n') + 1; *line != '\0'; line = strchr(line, '\n') + 1)
        names += strncmp(line, "Flevoland 2018,", strlen("Flevoland 2018,")) == 0;
    size_t lines = 0;
    for (const char *at = text; (at = strchr(at, '\n')) != NULL; at++)
        lines++;
    assert_int_equal(names, lines - 1);
    free(text);
}

static void test_diary_when_run_otherwise_then_the_same_bytes(void **state)
{
    struct place *place = *state;
    expect(place, RUN "--replications 1 --out een", 5, "", "");
    expect(place, RUN "--replications 3 --threads 2 --lang en --out twee", 5, "", "");
    assert_int_equal(file_difference("een/dagboek.csv", "twee/dagboek.csv"), 0);
    expect(place, RUN "--replications 3 --out twee", 5, "", ""); /* from the store */
    assert_int_equal(file_difference("een/dagboek.csv", "twee/dagboek.csv"), 0);
    expect(place, RUN "--replications 1 --seed 5 --out drie", 5, "", "");
    assert_int_not_equal(file_difference("een/dagboek.csv", "drie/dagboek.csv"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITHOUT_GNUPLOT(test_run_when_done_then_a_diary_of_an_invented_household),
        WITHOUT_GNUPLOT(test_diary_when_run_otherwise_then_the_same_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
