/* herkomst.json: valid JSON whatever the names hold, and nothing about the machine. */
#include "output/provenance.h"

#include "tests/output/fixture.h"

/* A small JSON reader that only says whether the text is valid: returns the place after the value,
 * or NULL. */
static const char *skip_blank(const char *at)
{
    return at + strspn(at, " \t\r\n");
}

static const char *skip_string(const char *at)
{
    if (*at++ != '"')
        return NULL;
    while (*at != '"') {
        if ((unsigned char)*at < 0x20)
            return NULL;
        if (*at == '\\') {
            at++;
            if (*at == 'u') {
                if (strspn(at + 1, "0123456789abcdefABCDEF") < 4)
                    return NULL;
                at += 4;
            } else if (strchr("\"\\/bfnrt", *at) == NULL || *at == '\0') {
                return NULL;
            }
        }
        at++;
    }
    return at + 1;
}

static const char *skip_value(const char *at);

static const char *skip_group(const char *at, char end)
{
    at = skip_blank(at + 1);
    if (*at == end)
        return at + 1;
    for (;;) {
        if (end == '}') {
            at = skip_string(skip_blank(at));
            if (at == NULL || *(at = skip_blank(at)) != ':')
                return NULL;
            at++;
        }
        at = skip_value(skip_blank(at));
        if (at == NULL)
            return NULL;
        at = skip_blank(at);
        if (*at == end)
            return at + 1;
        if (*at++ != ',')
            return NULL;
    }
}

static const char *skip_value(const char *at)
{
    static const char *const words[] = {"true", "false", "null"};
    if (*at == '{')
        return skip_group(at, '}');
    if (*at == '[')
        return skip_group(at, ']');
    if (*at == '"')
        return skip_string(at);
    for (size_t i = 0; i < 3; i++)
        if (strncmp(at, words[i], strlen(words[i])) == 0)
            return at + strlen(words[i]);
    char *end;
    if (strspn(at, "-0123456789") == 0)
        return NULL;
    strtod(at, &end);
    return end;
}

static bool is_json(const char *text)
{
    const char *end = skip_value(skip_blank(text));
    return end != NULL && *skip_blank(end) == '\0';
}

static char *written(const struct provenance *provenance, const struct kpi_study *study,
                     const struct folder_files *files)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    provenance_write(out, provenance, study, files);
    assert_int_equal(fclose(out), 0);
    return text;
}

static void test_json_reader_when_faulty_then_noticed(void **state)
{
    (void)state;
    assert_true(is_json("{\"a\": [1, -2.5e3, null, \"x\\u00e9\"], \"b\": {}}\n"));
    assert_false(is_json("{\"a\": 1,}"));
    assert_false(is_json("{\"a\": nan}"));
    assert_false(is_json("{\"a\": \"b\nc\"}"));
    assert_false(is_json("{\"a\": 1} x"));
}

static void test_provenance_when_names_are_hostile_then_valid_json(void **state)
{
    (void)state;
    static const char *const names[] = {
        "gewoon",
        "\"}, \"x\": {",
        "regel\neen\ttwee\\",
        "\x01\x1b[31m\x7f",
        "\xff\xfe\xc0\x80",
        "’s-Hertogenbosch",
        "",
    };
    char *base = fixture_folder();
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        struct kpi_study study;
        fixture_study(&study, names[i], 2);
        study.books.failures = 1;
        snprintf(study.books.first_failure, sizeof study.books.first_failure, "%s", names[i]);
        const char *argv[] = {"ketensim", "run", names[i]};
        struct provenance provenance = {.version = names[i],
                                        .argc = 3,
                                        .argv = argv,
                                        .wall_seconds = (double)NAN,
                                        .sources = names[i]};
        struct folder_file file = {.name = strdup("kpi.csv"), .bytes = 3};
        struct folder_files files = {0};
        folder_files_add(&files, file);
        char *text = written(&provenance, &study, &files);
        assert_true(is_json(text));
        fixture_put(base, "herkomst.json", text);
        if (system("command -v python3 > /dev/null 2>&1") == 0)
            assert_int_equal(
                fixture_shell("python3 -m json.tool '%s/herkomst.json' > /dev/null", base), 0);
        free(text);
        folder_files_release(&files);
        kpi_study_release(&study);
    }
    fixture_folder_remove(base);
}

static void test_provenance_when_written_then_fields_of_the_contract(void **state)
{
    (void)state;
    static const char *const wanted[] = {
        "\"programma\": \"ketensim\"",
        "\"versie\": \"0.1\"",
        "\"commit\": \"abc\"",
        "\"zaad\": 7",
        "\"replicaties\": 2",
        "\"gebeurtenissen\": 1000",
        "\"gebeurtenissen_voorgeschiedenis\": 5000",
        "\"casussen\": 300",
        "\"start\": \"2018-01-01\"",
        "\"eind\": \"2019-02-28\"",
        "\"rekentijd_seconden\": 1.5",
        "\"gsl\": \"2.7\"",
        "\"boekhouding\": {\"controles\": 1234, \"fouten\": 0, \"eerste_fout\": null}",
        "\"opdracht\": \"ketensim run flevoland.cfg --out=uit\"",
    };
    struct kpi_study study;
    fixture_study(&study, "proef", 2);
    const char *argv[] = {"./build/release/ketensim", "run", "/srv/jan/flevoland.cfg",
                          "--out=/srv/jan/uit"};
    struct provenance provenance = {.version = "0.1",
                                    .commit = "abc",
                                    .argc = 4,
                                    .argv = argv,
                                    .wall_seconds = 1.5,
                                    .gsl_version = "2.7"};
    char *text = written(&provenance, &study, NULL);
    for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++)
        if (strstr(text, wanted[i]) == NULL)
            fail_msg("missing: %s", wanted[i]);
    assert_null(strstr(text, "/srv"));
    free(text);
    kpi_study_release(&study);
}

static void test_provenance_command_when_needed_then_quoted_and_reduced(void **state)
{
    (void)state;
    const char *argv[] = {"/usr/bin/ketensim",  "run",   "scenarios/a.cfg",
                          "../../geheim/b.cfg", "--set", "a.b*=1.2",
                          "naam=it's",          "--out", "/tmp/x/uit"};
    char *text = provenance_command(9, argv);
    assert_string_equal(text, "ketensim run scenarios/a.cfg b.cfg --set 'a.b*=1.2' "
                              "'naam=it'\\''s' --out uit");
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_json_reader_when_faulty_then_noticed),
        cmocka_unit_test(test_provenance_when_names_are_hostile_then_valid_json),
        cmocka_unit_test(test_provenance_when_written_then_fields_of_the_contract),
        cmocka_unit_test(test_provenance_command_when_needed_then_quoted_and_reduced),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
