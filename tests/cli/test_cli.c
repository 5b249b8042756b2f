/* What the program says to wrong use, faulty scenarios and a new scenario. Runs stand in
 * test_run.c. */
#include "tests/cli/program.h"

static void test_use_when_wrong_then_status_two_and_a_hint(void **state)
{
    static const char *const lines[][2] = {
        {"", "Noem een opdracht"},
        {"rnu x", "Bedoelde u run?"},
        {"zwemmen", "bestaat niet"},
        {"run", "hoort een scenario"},
        {"run a b", "`b` is er een te veel"},
        {"check", "hoort een scenario"},
        {"new", "hoort een naam"},
        {"run x --sede 3", "Bedoelde u --seed?"},
        {"run x --hocuspocus", "bestaat niet"},
        {"run x -q", "bestaat niet"},
        {"run x --threads", "ontbreekt de waarde"},
        {"run x --threads 0", "geheel getal van 1"},
        {"run x --threads 2x", "geheel getal"},
        {"run x --threads -2", "geheel getal"},
        {"run x --seed 1.5", "geheel getal"},
        {"run x --seed 9007199254740993000", "geheel getal"},
        {"run x --replications 100001", "100000"},
        {"run x --precision nan", "hoort een percentage"},
        {"run x --precision 0", "hoort een percentage"},
        {"run x --precision 1e3", "hoort een percentage"},
        {"run x --lang fr", "nl of en"},
        {"run x --set abc", "PAD=WAARDE"},
        {"run x --casus 3", "hoort niet bij run"},
        {"check x --out map", "hoort niet bij check"},
        {"new x --seed 3", "hoort niet bij new"},
        {"run x --points 32", "hoort niet bij run"},
        {"validate", "hoort een scenario"},
        {"validate a b", "`b` is er een te veel"},
        {"validate x --onzekerheid", "hoort niet bij validate"},
        {"validate x --figures=", "naam van een bestand"},
        {"calibrate x --points 15", "geheel getal van 16"},
        {"calibrate x --parameter=", "hoort een pad"},
        {"show x --stroom --casus voorbeeld", "Kies een van beide"},
        {"show x --replicatie 2", "hoort bij --casus"},
        {"new .verborgen", "kan niet"},
        {"new a;b", "kan niet"},
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
        expect(*state, lines[i][0], 2, "", lines[i][1]);
}

static void test_help_when_asked_then_on_stdout(void **state)
{
    expect(*state, "--help", 0, "ketensim OPDRACHT", "");
    expect(*state, "run --help", 0, "--precision", "");
    expect(*state, "check --help", 0, "ketensim check", "");
    expect(*state, "validate --help", 0, "wijkt af", "");
    expect(*state, "calibrate --help", 0, "--parameter", "");
    expect(*state, "show --help", 0, "--casus", "");
    expect(*state, "new --help", 0, "ketensim new", "");
    expect(*state, "--version", 0, "ketensim ", "");
}

/* Every line is a fault that begins FILE:LINE:, and there is one at least. */
static void expect_located(const char *text, const char *file)
{
    size_t length = strlen(file), count = 0;
    for (const char *line = text; *line != '\0'; count++) {
        const char *number = line + length + 1;
        if (strncmp(line, file, length) != 0 || line[length] != ':' ||
            strspn(number, "0123456789") == 0 || number[strspn(number, "0123456789")] != ':')
            fail_msg("not located in %s: %.200s", file, line);
        const char *end = strchr(line, '\n');
        line = end != NULL ? end + 1 : line + strlen(line);
    }
    assert_true(count > 0);
}

static void test_check_when_faulty_then_all_faults_also_when_quiet(void **state)
{
    struct place *place = *state;
    file_write("fout.cfg", "basis = \"flevoland-2018.cfg\";\nnaam = \"x\";\nzaat = 3;\n"
                           "replicaties = -1;\nveilig_thuis: { onderzoek: { fte = -2.0; }; };\n");
    expect(place, "check fout.cfg", 3, "", "fout.cfg:3: zaat: ");
    assert_non_null(strstr(place->err, "Bedoelde u `zaad`?"));
    assert_non_null(strstr(place->err, "fout.cfg:4: replicaties: "));
    assert_non_null(strstr(place->err, "fout.cfg:5: veilig_thuis.onderzoek.fte: "));
    expect_located(place->err, "fout.cfg");
    char loud[4096];
    assert_true(snprintf(loud, sizeof loud, "%s", place->err) < (int)sizeof loud);
    static const char *const quiet[] = {"check fout.cfg --quiet", "run --quiet fout.cfg",
                                        "show --quiet fout.cfg", "show fout.cfg --stroom --quiet",
                                        "show fout.cfg --casus voorbeeld --quiet"};
    for (size_t i = 0; i < sizeof quiet / sizeof quiet[0]; i++) {
        expect(place, quiet[i], 3, "", "");
        assert_string_equal(place->err, loud);
        assert_string_equal(place->out, "");
    }
    expect_names(".", "fout.cfg ");
}

/* Without a basis nearly every key is missing; what is really wrong must still be said. */
static void test_check_when_very_faulty_then_no_fault_is_left_out(void **state)
{
    struct place *place = *state;
    file_write("fout.cfg", "naam = \"x\";\nzaat = 3;\nreplicaties = 1,5;\n");
    file_write("leeg.cfg", "naam = \"y\";\n/* open\n\n");
    file_write("woord.cfg", "naam = \"y\";\n\nomschrijving = \"open;\nzaad = 3;\n");
    expect(place, "check fout.cfg leeg.cfg woord.cfg", 3, "", "fout.cfg:3: ");
    assert_non_null(strstr(place->err, "leeg.cfg:2: "));
    assert_non_null(strstr(place->err, "woord.cfg:3: "));
    expect(place, "check fout.cfg", 3, "", "fout.cfg:3: ");
    expect_located(place->err, "fout.cfg");
    file_write("fout.cfg", "naam = \"x\";\nzaat = 3;\n");
    expect(place, "check fout.cfg", 3, "", "fout.cfg:2: zaat: ");
    expect_located(place->err, "fout.cfg");
    expect(place, "check bestaat-niet.cfg", 3, "", "bestaat-niet.cfg:1: ");
}

static void test_run_when_faulty_then_no_folder_is_made(void **state)
{
    file_write("fout.cfg", "naam = \"x\";\nzaat = 3;\n");
    expect(*state, "run fout.cfg --out map --quiet", 3, "", "fout.cfg:2: zaat: ");
    expect(*state, "run fout.cfg --out een/twee", 3, "", "fout.cfg:2: ");
    expect(*state, "run fout.cfg", 3, "", "fout.cfg:2: ");
    expect(*state, "run flevoland-2018 --set zaad=0 --out map", 3, "", "--set: zaad: ");
    expect_names(".", "fout.cfg ");
}

static void test_check_when_bases_form_a_ring_then_line_of_basis(void **state)
{
    struct place *place = *state;
    file_write("a.cfg", "naam = \"a\";\nbasis = \"b.cfg\";\n");
    file_write("b.cfg", "# b\n\nbasis = \"a.cfg\";\n");
    file_write("c.cfg", "naam = \"c\";\n\n\nbasis = \"c.cfg\";\n");
    expect(place, "check a.cfg --quiet", 3, "", "b.cfg:3: basis: ");
    expect(place, "run c.cfg --quiet", 3, "", "c.cfg:4: basis: ");
    expect_located(place->err, "c.cfg");
    expect_names(".", "a.cfg b.cfg c.cfg ");
}

/* The number that `show` gives for the first line that begins with `key` after `group`. */
static double shown_number(const char *text, const char *group, const char *key)
{
    const char *at = strstr(text, group);
    assert_non_null(at);
    at = strstr(at, key);
    assert_non_null(at);
    return strtod(at + strlen(key), NULL);
}

static void test_new_when_made_then_sound_and_never_overwritten(void **state)
{
    struct place *place = *state;
    expect(place, "new proef", 0, "ketensim run proef.cfg", "");
    expect(place, "check proef.cfg", 0, "proef.cfg: in orde", "");
    expect(place, "check --quiet proef.cfg", 0, "", "");
    assert_string_equal(place->out, "");
    assert_string_equal(place->err, "");
    char *made = file_read("proef.cfg");
    expect(place, "new proef", 2, "", "bestaat al");
    expect(place, "new proef.cfg", 2, "", "bestaat al");
    char *left = file_read("proef.cfg");
    assert_string_equal(left, made);
    free(made);
    free(left);
    expect(place, "show proef.cfg", 0, "vanaf 2019-07-01", "");
    expect(place, "show proef.cfg --seed 7", 0, "--set", "");
    expect(place, "new bestaat/niet", 1, "", "niet te maken");
    expect_names(".", "proef.cfg ");
}

/* Its comments promise more onderzoekers for half a year and a larger lokaal team. */
static void test_new_when_made_then_its_examples_do_what_they_say(void **state)
{
    struct place *place = *state;
    expect(place, "show flevoland-2018", 0, "onderzoek.fte", "");
    double team = shown_number(place->out, "gemeenten.almere", "lokaal_team.fte ");
    double onderzoekers = shown_number(place->out, "veilig_thuis", "onderzoek.fte ");
    expect(place, "new proef", 0, "", "");
    expect(place, "show proef.cfg", 0, "onderzoek.fte", "");
    assert_true(shown_number(place->out, "gemeenten.almere", "lokaal_team.fte ") > team);
    assert_float_equal(shown_number(place->out, "veilig_thuis", "onderzoek.fte "), onderzoekers,
                       1e-9);
}

static void test_scenario_when_bare_name_then_found_among_the_shipped(void **state)
{
    expect(*state, "check flevoland-2018", 0, "in orde", "");
    expect(*state, "check flevoland-2018.cfg --set zaad=0", 3, "", "--set: zaad: ");
    expect(*state, "check flevoland-2018 --set gemeenten.*.lokaal_team.fte*=1.2", 0,
           "anders door --set", "");
}

static void test_output_when_full_then_status_one(void **state)
{
    struct place *place = *state;
    if (access("/dev/full", W_OK) != 0)
        return;
    assert_int_equal(program_wait(program_start("--help", "/dev/full", "fout.txt")), 1);
    take_text("fout.txt", place->err);
    assert_non_null(strstr(place->err, "niet te schrijven"));
    assert_int_equal(program_wait(program_start("show flevoland-2018", "/dev/full", "fout.txt")),
                     1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_FOLDER(test_use_when_wrong_then_status_two_and_a_hint),
        IN_A_FOLDER(test_help_when_asked_then_on_stdout),
        IN_A_FOLDER(test_check_when_faulty_then_all_faults_also_when_quiet),
        IN_A_FOLDER(test_check_when_very_faulty_then_no_fault_is_left_out),
        IN_A_FOLDER(test_run_when_faulty_then_no_folder_is_made),
        IN_A_FOLDER(test_check_when_bases_form_a_ring_then_line_of_basis),
        IN_A_FOLDER(test_new_when_made_then_sound_and_never_overwritten),
        IN_A_FOLDER(test_new_when_made_then_its_examples_do_what_they_say),
        IN_A_FOLDER(test_scenario_when_bare_name_then_found_among_the_shipped),
        IN_A_FOLDER(test_output_when_full_then_status_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
