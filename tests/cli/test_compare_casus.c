/* `compare --casus`: one huishouden in several worlds beside each other, each as its own diary
 * tells it. */
#include "tests/cli/program.h"

#define SMALL                                                                                      \
    " --set huishoudens.historie_jaren=5 --set gemeenten.*.instroom*=0.3 "                         \
    "--set gemeenten.*.lokaal_team.fte*=0.36 --set veilig_thuis.*.fte*=0.3 "                       \
    "--set eind=2018-06-30 "

#define TWO "compare flevoland-2018 lokale-teams-20-procent" SMALL

/* The name behind "werelden: " on the first line. */
static void take_name(const char *out, char name[80])
{
    const char *at = strstr(out, "werelden: ");
    assert_non_null(at);
    at += strlen("werelden: ");
    size_t length = strcspn(at, " \n");
    assert_true(length > 0 && length < 80);
    memcpy(name, at, length);
    name[length] = '\0';
}

/* Lines of a diary from its first date on: what is told behind the date and the number of the
 * casus must stand in `beside` too, on a day's line. `most` characters of it, where that is cut. */
static size_t expect_told(const char *diary, const char *beside, size_t most)
{
    char lines[PLACE_OUTPUT_LIMIT], *rest = NULL;
    size_t told = 0;
    snprintf(lines, sizeof lines, "%s", diary);
    for (char *line = strtok_r(lines, "\n", &rest); line != NULL;
         line = strtok_r(NULL, "\n", &rest)) {
        if (strncmp(line, "20", 2) != 0 || strlen(line) < 22)
            continue;
        char date[12] = "", text[256];
        memcpy(date, line, 10);
        const char *what = line + 12;
        if (strncmp(what, "casus ", 6) == 0)
            what += 6 + strspn(what + 6, "0123456789");
        what += strspn(what, " ");
        snprintf(text, sizeof text, "%.*s", (int)most, what);
        if (strstr(beside, date) == NULL || strstr(beside, text) == NULL)
            fail_msg("not told: %s", line);
        told++;
    }
    return told;
}

static void test_casus_when_example_then_somebody_helped_at_another_time(void **state)
{
    struct place *place = *state;
    char name[80], line[512];
    expect(place, TWO "--casus voorbeeld", 0, "in 2 werelden", "");
    assert_non_null(strstr(place->out, "Flevoland 2018"));
    assert_non_null(strstr(place->out, "Lokale teams 20 procent groter"));
    take_name(place->out, name);
    char *example = strdup(place->out);
    snprintf(line, sizeof line, TWO "--casus %s", name);
    expect(place, line, 0, "", "");
    assert_string_equal(place->out, example);
    snprintf(line, sizeof line, "show lokale-teams-20-procent" SMALL "--casus %s", name);
    expect(place, line, 0, name, "");
    size_t teams = expect_told(place->out, example, 255);
    snprintf(line, sizeof line, "show flevoland-2018" SMALL "--casus %s", name);
    expect(place, line, 0, name, "");
    size_t basis = expect_told(place->out, example, 48);
    assert_true(basis > 3 && teams > 3);
    free(example);
    expect_names(".", "");
}

static void test_casus_when_three_worlds_then_three_columns(void **state)
{
    struct place *place = *state;
    char name[80], line[512];
    expect(place, TWO "--casus voorbeeld", 0, "", "");
    take_name(place->out, name);
    snprintf(line, sizeof line,
             "compare flevoland-2018 flevoland-2018 lokale-teams-20-procent" SMALL "--casus %s",
             name);
    expect(place, line, 0, "in 3 werelden", "");
    expect(place, "compare flevoland-2018 flevoland-2018" SMALL "--casus voorbeeld", 1, "",
           "niemand veel eerder of later");
}

static void test_casus_when_there_is_none_then_refused_and_nothing_written(void **state)
{
    struct place *place = *state;
    expect(place, TWO "--casus onzin", 2, "", "geen naam van een huishouden");
    expect(place, TWO "--casus nergens-1", 2, "", "");
    expect(place, TWO "--casus almere-1", 2, "", "niets met `almere-1`");
    expect(place, TWO "--casus almere-1 --replicatie 0", 2, "", "--replicatie");
    expect_names(".", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_FOLDER(test_casus_when_example_then_somebody_helped_at_another_time),
        IN_A_FOLDER(test_casus_when_three_worlds_then_three_columns),
        IN_A_FOLDER(test_casus_when_there_is_none_then_refused_and_nothing_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
