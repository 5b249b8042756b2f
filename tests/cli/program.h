/* Runs the program itself as its users do: KETENSIM names the executable, KETENSIM_SCENARIOS the
 * folder with the shipped scenarios. Each test gets a folder of its own to run in. */
#ifndef TESTS_CLI_PROGRAM_H
#define TESTS_CLI_PROGRAM_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define PLACE_OUTPUT_LIMIT 262144
#define PLACE_WORD_LIMIT 32

/* The folder in which the program runs, and what it said there last. */
struct place {
    char folder[64];
    char out[PLACE_OUTPUT_LIMIT], err[PLACE_OUTPUT_LIMIT];
    int status;
};

extern char **environ;

/* The whole file with a '\0' behind it, to be freed. */
static inline char *file_read(const char *path)
{
    FILE *file = fopen(path, "r");
    if (file == NULL)
        fail_msg("%s cannot be opened", path);
    struct stat status;
    assert_int_equal(fstat(fileno(file), &status), 0);
    char *text = malloc((size_t)status.st_size + 1);
    assert_non_null(text);
    size_t length = fread(text, 1, (size_t)status.st_size, file);
    text[length] = '\0';
    assert_int_equal(fclose(file), 0);
    return text;
}

static inline void file_write(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static inline bool file_exists(const char *path)
{
    struct stat status;
    return lstat(path, &status) == 0;
}

/* Where two files that should be the same first differ: a line number, 0 for nowhere. */
static inline size_t file_difference(const char *one, const char *other)
{
    char *a = file_read(one), *b = file_read(other);
    size_t line = 1, i = 0;
    for (; a[i] == b[i] && a[i] != '\0'; i++)
        line += a[i] == '\n';
    bool same = a[i] == b[i];
    free(a);
    free(b);
    return same ? 0 : line;
}

static inline int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The names in a folder, sorted and each followed by a space. */
static inline void folder_names(const char *path, char *text, size_t size)
{
    char *names[64];
    size_t count = 0, length = 0;
    DIR *list = opendir(path);
    assert_non_null(list);
    for (struct dirent *entry; (entry = readdir(list)) != NULL;) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        assert_true(count < sizeof names / sizeof names[0]);
        names[count++] = strdup(entry->d_name);
    }
    closedir(list);
    qsort(names, count, sizeof names[0], compare_names);
    text[0] = '\0';
    for (size_t i = 0; i < count; i++) {
        length += (size_t)snprintf(text + length, size - length, "%s ", names[i]);
        assert_true(length < size);
        free(names[i]);
    }
}

static inline void expect_names(const char *path, const char *expected)
{
    char text[4096];
    folder_names(path, text, sizeof text);
    assert_string_equal(text, expected);
}

/* Removes a file, or a folder with what is in it, without following links. */
static inline void remove_all(const char *path)
{
    if (unlink(path) == 0)
        return;
    DIR *list = opendir(path);
    if (list == NULL)
        return;
    for (struct dirent *entry; (entry = readdir(list)) != NULL;) {
        char inner[1024];
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        int length = snprintf(inner, sizeof inner, "%s/%s", path, entry->d_name);
        if (length < (int)sizeof inner)
            remove_all(inner);
    }
    closedir(list);
    rmdir(path);
}

/* Starts the program with the words of `line`, split at spaces; what it says goes to the files. */
static inline pid_t program_start(const char *line, const char *out, const char *err)
{
    char words[2048];
    char *arguments[PLACE_WORD_LIMIT] = {getenv("KETENSIM")};
    size_t count = 1;
    assert_true(snprintf(words, sizeof words, "%s", line) < (int)sizeof words);
    char *rest = NULL;
    for (char *word = strtok_r(words, " ", &rest); word != NULL;
         word = strtok_r(NULL, " ", &rest)) {
        assert_true(count + 1 < PLACE_WORD_LIMIT);
        arguments[count++] = word;
    }
    posix_spawn_file_actions_t actions;
    assert_int_equal(posix_spawn_file_actions_init(&actions), 0);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 1, out, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    posix_spawn_file_actions_addopen(&actions, 2, err, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    pid_t child = 0;
    assert_int_equal(posix_spawn(&child, arguments[0], &actions, NULL, arguments, environ), 0);
    posix_spawn_file_actions_destroy(&actions);
    return child;
}

/* The status with which it ended; it must not have died from a signal. */
static inline int program_wait(pid_t child)
{
    int status = 0;
    assert_true(waitpid(child, &status, 0) == child);
    if (!WIFEXITED(status))
        fail_msg("the program died from signal %d", WTERMSIG(status));
    return WEXITSTATUS(status);
}

static inline void take_text(const char *path, char text[PLACE_OUTPUT_LIMIT])
{
    char *whole = file_read(path);
    assert_true(strlen(whole) < PLACE_OUTPUT_LIMIT);
    strcpy(text, whole);
    free(whole);
    assert_int_equal(unlink(path), 0);
}

static inline void place_run(struct place *place, const char *line)
{
    place->status = program_wait(program_start(line, "uit.txt", "fout.txt"));
    take_text("uit.txt", place->out);
    take_text("fout.txt", place->err);
}

/* Runs, and looks at the status and for a piece of text in what it said on stdout and stderr. */
static inline void expect(struct place *place, const char *line, int status, const char *out,
                          const char *err)
{
    place_run(place, line);
    if (place->status != status || strstr(place->out, out) == NULL ||
        strstr(place->err, err) == NULL)
        fail_msg("ketensim %s: status %d, not %d, with \"%s\" and \"%s\" in:\n%s\n%s", line,
                 place->status, status, out, err, place->out, place->err);
}

static inline int place_enter(void **state)
{
    const char *program = getenv("KETENSIM"), *scenarios = getenv("KETENSIM_SCENARIOS");
    if (program == NULL || program[0] != '/' || scenarios == NULL || scenarios[0] != '/')
        return -1;
    struct place *place = calloc(1, sizeof *place);
    if (place == NULL)
        return -1;
    strcpy(place->folder, "/tmp/ketensim-cli-XXXXXX");
    *state = place;
    return mkdtemp(place->folder) != NULL && chdir(place->folder) == 0 ? 0 : -1;
}

static inline int place_leave(void **state)
{
    struct place *place = *state;
    int failed = chdir("/") != 0;
    remove_all(place->folder);
    free(place);
    return failed;
}

/* Hides gnuplot: charts take most of the time of a small run. Then status 5 is what all went well
 * gives. */
static inline int enter_without_gnuplot(void **state)
{
    const char *path = getenv("PATH");
    setenv("PATH_BEFORE", path != NULL ? path : "", 1);
    return place_enter(state) == 0 ? setenv("PATH", "/nonexistent", 1) : -1;
}

static inline int leave_without_gnuplot(void **state)
{
    setenv("PATH", getenv("PATH_BEFORE"), 1);
    return place_leave(state);
}

static inline bool ends_in(const char *name, const char *end)
{
    size_t length = strlen(name), part = strlen(end);
    return length >= part && strcmp(name + length - part, end) == 0;
}

/* herkomst.json in the folder counts something under `key` ("gebeurtenissen"). */
static inline void expect_counted(const char *folder, const char *key)
{
    char path[512], field[64];
    snprintf(path, sizeof path, "%s/herkomst.json", folder);
    snprintf(field, sizeof field, "\"%s\": ", key);
    char *text = file_read(path), *at = strstr(text, field);
    assert_non_null(at);
    assert_true(strtod(at + strlen(field), NULL) >= 1.0);
    free(text);
}

/* What may differ between results of the same scenario: herkomst.json and the report, which tell of
 * the command, the store, and pictures, which tell of the machine. */
static inline bool tells_of_machine(const char *name)
{
    return strcmp(name, "herkomst.json") == 0 || strcmp(name, "rapport.html") == 0 ||
           strcmp(name, "stress.md") == 0 || ends_in(name, ".sqlite") || ends_in(name, ".svg") ||
           ends_in(name, ".png");
}

/* Takes the store out of a list of names: with --store it stands elsewhere. */
static inline void forget_store(char *names)
{
    static const char store[] = "opslag.sqlite ";
    char *at = strstr(names, store);
    if (at != NULL)
        memmove(at, at + strlen(store), strlen(at + strlen(store)) + 1);
}

/* The same files in both folders, inner ones too, and with the same bytes. */
static inline void expect_same_folder(const char *one, const char *other)
{
    char names[4096], others[4096];
    folder_names(one, names, sizeof names);
    folder_names(other, others, sizeof others);
    forget_store(names);
    forget_store(others);
    assert_string_equal(names, others);
    char *rest = NULL;
    for (char *name = strtok_r(names, " ", &rest); name != NULL;
         name = strtok_r(NULL, " ", &rest)) {
        char a[512], b[512];
        struct stat status;
        if (tells_of_machine(name))
            continue;
        snprintf(a, sizeof a, "%s/%s", one, name);
        snprintf(b, sizeof b, "%s/%s", other, name);
        assert_int_equal(stat(a, &status), 0);
        if (S_ISDIR(status.st_mode)) {
            expect_same_folder(a, b);
            continue;
        }
        size_t line = file_difference(a, b);
        if (line > 0)
            fail_msg("%s and %s differ from line %zu on", a, b, line);
    }
}

#define WITHOUT_GNUPLOT(test)                                                                      \
    cmocka_unit_test_setup_teardown((test), enter_without_gnuplot, leave_without_gnuplot)

#define IN_A_FOLDER(test) cmocka_unit_test_setup_teardown((test), place_enter, place_leave)

#endif
