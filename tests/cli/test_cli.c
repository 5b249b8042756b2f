/* The program itself, run as users run it: KETENSIM names the executable, KETENSIM_SCENARIOS the
 * folder with the shipped scenarios. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define OUTPUT_LIMIT 65536
#define ARGUMENT_LIMIT 16

extern char **environ;

/* A folder in which the program runs, and what it said there last. */
struct place {
    char folder[64];
    char out[OUTPUT_LIMIT], err[OUTPUT_LIMIT];
    int status;
};

static void read_back(const char *path, char text[OUTPUT_LIMIT])
{
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    size_t length = fread(text, 1, OUTPUT_LIMIT - 1, file);
    text[length] = '\0';
    assert_int_equal(fclose(file), 0);
    assert_int_equal(unlink(path), 0);
}

/* Runs the program with the words of `line`, split at spaces; its stdout goes to `out` unless that
 * is NULL. */
static void run_to(struct place *place, const char *line, const char *out)
{
    char words[1024];
    char *arguments[ARGUMENT_LIMIT] = {getenv("KETENSIM")};
    size_t count = 1;
    snprintf(words, sizeof words, "%s", line);
    char *rest = NULL;
    for (char *word = strtok_r(words, " ", &rest); word != NULL;
         word = strtok_r(NULL, " ", &rest)) {
        assert_true(count + 1 < ARGUMENT_LIMIT);
        arguments[count++] = word;
    }
    posix_spawn_file_actions_t actions;
    assert_int_equal(posix_spawn_file_actions_init(&actions), 0);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 1, out != NULL ? out : "uit.txt",
                                     O_WRONLY | O_CREAT | O_TRUNC, 0666);
    posix_spawn_file_actions_addopen(&actions, 2, "fout.txt", O_WRONLY | O_CREAT | O_TRUNC, 0666);
    pid_t child = 0;
    assert_int_equal(posix_spawn(&child, arguments[0], &actions, NULL, arguments, environ), 0);
    posix_spawn_file_actions_destroy(&actions);
    int status = 0;
    assert_true(waitpid(child, &status, 0) == child);
    assert_true(WIFEXITED(status));
    place->status = WEXITSTATUS(status);
    place->out[0] = '\0';
    if (out == NULL)
        read_back("uit.txt", place->out);
    read_back("fout.txt", place->err);
}

static void run(struct place *place, const char *line)
{
    run_to(place, line, NULL);
}

static void expect(struct place *place, const char *line, int status, const char *out,
                   const char *err)
{
    run(place, line);
    if (place->status != status || strstr(place->out, out) == NULL ||
        strstr(place->err, err) == NULL)
        fail_msg("ketensim %s: status %d, not %d, with \"%s\" and \"%s\" in:\n%s\n%s", line,
                 place->status, status, out, err, place->out, place->err);
}

static void write_file(const char *name, const char *text)
{
    FILE *file = fopen(name, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static bool exists(const char *name)
{
    struct stat status;
    return lstat(name, &status) == 0;
}

static int enter(void **state)
{
    const char *program = getenv("KETENSIM");
    if (program == NULL || program[0] != '/')
        return -1;
    struct place *place = calloc(1, sizeof *place);
    if (place == NULL)
        return -1;
    strcpy(place->folder, "/tmp/ketensim-cli-XXXXXX");
    *state = place;
    return mkdtemp(place->folder) != NULL && chdir(place->folder) == 0 ? 0 : -1;
}

static int leave(void **state)
{
    struct place *place = *state;
    static const char *const files[] = {"fout.cfg", "leeg.cfg", "proef.cfg", "a.cfg", "b.cfg"};
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
        unlink(files[i]);
    int failed =
        chdir("/") != 0 || rmdir(place->folder) != 0; /* fails when anything else was made */
    free(place);
    return failed;
}

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
        {"run x --precision nan", "hoort een getal"},
        {"run x --precision 0", "hoort een getal"},
        {"run x --precision 1e3", "hoort een getal"},
        {"run x --lang fr", "nl of en"},
        {"run x --set abc", "PAD=WAARDE"},
        {"run x --casus 3", "hoort niet bij run"},
        {"check x --out map", "hoort niet bij check"},
        {"new x --seed 3", "hoort niet bij new"},
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
    expect(*state, "show --help", 0, "--casus", "");
    expect(*state, "new --help", 0, "ketensim new", "");
    expect(*state, "--version", 0, "ketensim ", "");
}

static void test_check_when_faulty_then_all_faults_also_when_quiet(void **state)
{
    struct place *place = *state;
    write_file("fout.cfg", "naam = \"x\";\nzaat = 3;\nreplicaties = 1,5;\n");
    write_file("leeg.cfg", "/* open");
    expect(place, "check fout.cfg leeg.cfg", 3, "", "fout.cfg:2: zaat: ");
    assert_non_null(strstr(place->err, "Bedoelde u `zaad`?"));
    assert_non_null(strstr(place->err, "fout.cfg:3: replicaties: "));
    assert_non_null(strstr(place->err, "leeg.cfg:1: "));
    expect(place, "check fout.cfg --quiet", 3, "", "fout.cfg:2: zaat: ");
    expect(place, "check bestaat-niet.cfg", 3, "", "bestaat-niet.cfg:1: ");
    expect(place, "show fout.cfg", 3, "", "fout.cfg:2: ");
}

static void test_run_when_faulty_then_no_folder_is_made(void **state)
{
    write_file("fout.cfg", "naam = \"x\";\nzaat = 3;\n");
    expect(*state, "run fout.cfg --out map --quiet", 3, "", "fout.cfg:2: zaat: ");
    assert_false(exists("map"));
    expect(*state, "run fout.cfg", 3, "", "fout.cfg:2: ");
    assert_false(exists("uitvoer"));
}

static void test_check_when_bases_form_a_ring_then_line_of_basis(void **state)
{
    write_file("a.cfg", "naam = \"a\";\nbasis = \"b.cfg\";\n");
    write_file("b.cfg", "basis = \"a.cfg\";\n");
    expect(*state, "check a.cfg", 3, "", "b.cfg:1: basis: ");
}

static void test_new_when_made_then_sound_and_never_overwritten(void **state)
{
    struct place *place = *state;
    expect(place, "new proef", 0, "ketensim run proef.cfg", "");
    expect(place, "check proef.cfg", 0, "proef.cfg: in orde", "");
    expect(place, "check --quiet proef.cfg", 0, "", "");
    assert_string_equal(place->out, "");
    expect(place, "new proef", 2, "", "bestaat al");
    expect(place, "new proef.cfg", 2, "", "bestaat al");
    expect(place, "show proef.cfg", 0, "40.0 vanaf 2019-07-01", "");
    expect(place, "show proef.cfg --seed 7", 0, "--set", "");
    expect(place, "new bestaat/niet", 1, "", "niet te maken");
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
    run_to(place, "--help", "/dev/full");
    assert_int_equal(place->status, 1);
    assert_non_null(strstr(place->err, "niet te schrijven"));
    run_to(place, "show flevoland-2018", "/dev/full");
    assert_int_equal(place->status, 1);
}

#define IN_A_FOLDER(test) cmocka_unit_test_setup_teardown((test), enter, leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_FOLDER(test_use_when_wrong_then_status_two_and_a_hint),
        IN_A_FOLDER(test_help_when_asked_then_on_stdout),
        IN_A_FOLDER(test_check_when_faulty_then_all_faults_also_when_quiet),
        IN_A_FOLDER(test_run_when_faulty_then_no_folder_is_made),
        IN_A_FOLDER(test_check_when_bases_form_a_ring_then_line_of_basis),
        IN_A_FOLDER(test_new_when_made_then_sound_and_never_overwritten),
        IN_A_FOLDER(test_scenario_when_bare_name_then_found_among_the_shipped),
        IN_A_FOLDER(test_output_when_full_then_status_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
