/* What `show` tells: every value, the counts on the arrows, and the diary of one invented
 * huishouden. Only the flow leaves something behind: its results, with the chain as a picture. */
#include "tests/cli/program.h"

#define SMALL                                                                                      \
    " --set huishoudens.historie_jaren=5 --set gemeenten.*.instroom*=0.2 --set eind=2018-02-28 "
#define SHOW_SMALL "show flevoland-2018" SMALL

static void test_show_when_plain_then_every_value_with_where_it_comes_from(void **state)
{
    struct place *place = *state;
    expect(place, "show flevoland-2018", 0, "flevoland-2018.cfg:", "");
    assert_non_null(strstr(place->out, "Looptijd en toeval"));
    assert_non_null(strstr(place->out, "gemeenten.almere"));
    assert_non_null(strstr(place->out, "[RP-"));
    assert_non_null(strstr(place->out, "[aanname: "));
    expect(place, "show wachtlijstteam", 0, "38.5 vanaf 2019-07-01", "");
    assert_non_null(strstr(place->out, "anders dan de basis"));
    expect_names(".", "");
}

/* Without gnuplot: drawing takes longer than counting. */
static void count_flow(struct place *place, const char *options)
{
    char path[4096], line[512];
    const char *before = getenv("PATH");
    assert_true(snprintf(path, sizeof path, "%s", before != NULL ? before : "") < 4096);
    snprintf(line, sizeof line, SHOW_SMALL "--stroom %s", options);
    setenv("PATH", "/nonexistent", 1);
    expect(place, line, 5, "", "gnuplot");
    setenv("PATH", path, 1);
}

static void test_flow_when_asked_then_counts_on_the_arrows(void **state)
{
    struct place *place = *state;
    count_flow(place, "--replications 4 --threads 1");
    assert_non_null(strstr(place->out, "4 herhalingen"));
    assert_non_null(strstr(place->out, "-> veiligheidsbeoordeling"));
    assert_non_null(strstr(place->out, "-> onderzoek"));
    assert_non_null(strstr(place->out, "±"));
    char *one = strdup(place->out);
    count_flow(place, "--replications 4 --threads 2");
    assert_string_equal(place->out, one);
    count_flow(place, "--replications 4 --seed 5");
    assert_string_not_equal(place->out, one);
    free(one);
    count_flow(place, "--replications 1");
    assert_null(strstr(strstr(place->out, "\n\n"), "±")); /* one replication has no interval */
    expect_names(".", "uitvoer ");
    expect_names("uitvoer", "flevoland-2018-stroom ");
}

static void test_flow_when_drawn_then_the_picture_stands_where_it_says(void **state)
{
    struct place *place = *state;
    expect(place, SHOW_SMALL "--stroom --replications 1 --out plaatje", 0,
           "plaatje/grafieken/stroom.svg", "");
    char *picture = file_read("plaatje/grafieken/stroom.svg");
    assert_non_null(strstr(picture, "onderzoek"));
    free(picture);
    assert_true(file_exists("plaatje/pijlen.csv"));
    expect(place, SHOW_SMALL "--stroom --replications 1 --quiet --out stil", 0, "", "");
    assert_string_equal(place->out, "");
    expect_names(".", "plaatje stil ");
}

/* The name of the huishouden or casus in the diary's first line. */
static void read_name(const char *diary, char name[64])
{
    const char *at = strstr(diary, "verzonnen huishouden: ");
    assert_non_null(at);
    assert_int_equal(sscanf(at, "verzonnen huishouden: %63[a-z0-9.-]", name), 1);
}

static void test_diary_when_example_then_its_name_gives_it_again(void **state)
{
    struct place *place = *state;
    expect(place, SHOW_SMALL "--casus voorbeeld", 0, "verzonnen huishouden", "");
    assert_non_null(strstr(place->out, "(herhaling 1)"));
    assert_non_null(strstr(place->out, "casus "));
    char *diary = strdup(place->out), name[64], line[512];
    read_name(diary, name);
    snprintf(line, sizeof line, SHOW_SMALL "--casus %s", name);
    expect(place, line, 0, "", "");
    assert_string_equal(place->out, diary);
    snprintf(line, sizeof line, SHOW_SMALL "--casus %s --threads 2 --replications 9", name);
    expect(place, line, 0, "", "");
    assert_string_equal(place->out, diary);
    expect(place, SHOW_SMALL "--casus voorbeeld --replicatie 2", 0, "(herhaling 2)", "");
    assert_string_not_equal(place->out, diary);
    free(diary);
    expect_names(".", "");
}

static void test_diary_when_no_such_casus_then_status_two_and_a_sentence(void **state)
{
    static const char *const wrong[] = {"abc",       "../almere-1.1", "almere-",    "almere-x.1",
                                        "urk-1.2.3", "parijs-1.1",    "almere--1.1"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        char line[512];
        snprintf(line, sizeof line, SHOW_SMALL "--casus %s", wrong[i]);
        expect(*state, line, 2, "", "geen naam van een huishouden of casus");
    }
    expect(*state, SHOW_SMALL "--casus almere-999999.1", 2, "", "almere-999999.1");
    expect(*state, SHOW_SMALL "--casus almere-99999999999999999999.1", 2, "", "almere-9999");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_FOLDER(test_show_when_plain_then_every_value_with_where_it_comes_from),
        IN_A_FOLDER(test_flow_when_asked_then_counts_on_the_arrows),
        IN_A_FOLDER(test_flow_when_drawn_then_the_picture_stands_where_it_says),
        IN_A_FOLDER(test_diary_when_example_then_its_name_gives_it_again),
        IN_A_FOLDER(test_diary_when_no_such_casus_then_status_two_and_a_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
