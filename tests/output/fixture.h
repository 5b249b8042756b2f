/* A small made-up study and throw-away folders, for the tests of this room. */
#ifndef TESTS_OUTPUT_FIXTURE_H
#define TESTS_OUTPUT_FIXTURE_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "sim/kpi.h"

static const struct kpi_row FIXTURE_ROWS[] = {
    {"meldingen_per_jaar", "per jaar", 0, 0, "meldingen", "reports", ""},
    {"caseload", "casussen", -1, 0, "caseload", "caseload", ""},
    {"wachtlijst", "casussen", -1, 1, "wachtlijst", "waiting list", ""},
    {"wachttijd", "dagen", -1, 1, "wachttijd", "wait", ""},
    {"wacht_bezet", "dagen per casus", -1, 2, "niemand vrij", "nobody free", ""},
    {"wacht_gesloten", "dagen per casus", -1, 2, "gesloten", "closed", ""},
    {"doorlooptijd_vb", "dagen", -1, 1, "melding tot besluit VB", "report to assessment", ""},
    {"recidive", "procent", -1, 1, "recidive", "recidivism", ""},
    {"recidive_15m", "procent", -1, 1, "recidive binnen 15 maanden", "recidivism in 15 months", ""},
    {"kosten", "euro per jaar", -1, 0, "kosten", "costs", ""},
};

enum {
    FIXTURE_MELDINGEN,
    FIXTURE_CASELOAD,
    FIXTURE_WACHTLIJST,
    FIXTURE_WACHTTIJD,
    FIXTURE_BEZET,
    FIXTURE_GESLOTEN,
    FIXTURE_VB,
    FIXTURE_RECIDIVE,
    FIXTURE_RECIDIVE_15M,
    FIXTURE_KOSTEN,
    FIXTURE_ROW_COUNT,
    FIXTURE_WEEKS = 60,
    FIXTURE_POINTS = 200,
};

static inline void *fixture_copy(const struct kpi_cell *cells, size_t count)
{
    struct kpi_cell *copy = calloc(count, sizeof *copy);
    assert_non_null(copy);
    memcpy(copy, cells, count * sizeof *copy);
    return copy;
}

/* A number in [0, 1) that depends on nothing but its arguments. */
static inline double fixture_draw(size_t a, size_t b, size_t c)
{
    uint64_t x = a * 0x9E3779B97F4A7C15u + b * 0xC2B2AE3D27D4EB4Fu + c * 0x165667B19E3779F9u + 1;
    x ^= x >> 31;
    x *= 0xBF58476D1CE4E5B9u;
    x ^= x >> 29;
    return (double)(x >> 11) / 9007199254740992.0;
}

static inline void fixture_study(struct kpi_study *study, const char *name, size_t replications)
{
    static const struct kpi_cell cells[] = {
        {FIXTURE_MELDINGEN, "keten", "alle", "alle"},
        {FIXTURE_MELDINGEN, "keten", "almere", "alle"},
        {FIXTURE_MELDINGEN, "keten", "urk", "alle"},
        {FIXTURE_CASELOAD, "veilig_thuis", "alle", "alle"},
        {FIXTURE_WACHTLIJST, "onderzoek", "alle", "alle"},
        {FIXTURE_WACHTTIJD, "lokaal_team", "almere", "alle"},
        {FIXTURE_WACHTTIJD, "lokaal_team", "urk", "alle"},
        {FIXTURE_BEZET, "onderzoek", "alle", "alle"},
        {FIXTURE_GESLOTEN, "onderzoek", "alle", "alle"},
        {FIXTURE_RECIDIVE_15M, "keten", "alle", "voorgeschiedenis=3plus"},
        {FIXTURE_KOSTEN, "raad", "alle", "alle"},
        {FIXTURE_WACHTLIJST, "onderzoek", "urk", "alle"},
        {FIXTURE_WACHTLIJST, "raad", "urk", "alle"},
        {FIXTURE_WACHTLIJST, "lokaal_team", "almere", "alle"},
        {FIXTURE_WACHTLIJST, "nieuw", "urk", "alle"}, /* a station without a label or a group */
        {FIXTURE_BEZET, "nieuw", "alle", "alle"},
    };
    static const struct kpi_cell weekly[] = {
        {FIXTURE_CASELOAD, "veilig_thuis", "alle", "alle"},
        {FIXTURE_WACHTLIJST, "veilig_thuis", "alle", "alle"},
        {FIXTURE_WACHTLIJST, "onderzoek", "alle", "alle"},
        {FIXTURE_WACHTLIJST, "raad", "alle", "alle"},
    };
    static const struct kpi_cell curves[] = {
        {FIXTURE_VB, "keten", "alle", "alle"},
        {FIXTURE_RECIDIVE, "keten", "alle", "alle"},
        {FIXTURE_RECIDIVE, "keten", "alle", "voorgeschiedenis=0"},
    };
    enum { CELLS = sizeof cells / sizeof cells[0], WEEKLY = sizeof weekly / sizeof weekly[0] };
    enum { CURVES = sizeof curves / sizeof curves[0] };
    size_t r = replications;
    *study = (struct kpi_study){
        .scenario = name,
        .seed = 7,
        .replications = r,
        .table = {{FIXTURE_ROWS, FIXTURE_ROW_COUNT}, fixture_copy(cells, CELLS), CELLS, r, NULL},
        .series = {fixture_copy(weekly, WEEKLY), WEEKLY, FIXTURE_WEEKS, 0, NULL},
        .curves = {fixture_copy(curves, CURVES), CURVES, FIXTURE_POINTS, 1.0, NULL},
        .books = {.checks = 1234},
        .events = 1000,
        .events_history = 5000,
        .casussen = 300,
    };
    assert_true(clock_parse_date("2018-01-01", &study->start));
    assert_true(clock_parse_date("2019-03-01", &study->end));
    study->series.start = study->start;
    study->table.values = calloc(r * CELLS, sizeof(double));
    study->series.values = calloc(r * WEEKLY * FIXTURE_WEEKS, sizeof(float));
    study->curves.values = calloc(r * CURVES * FIXTURE_POINTS, sizeof(float));
    for (size_t i = 0; i < r * CELLS; i++)
        study->table.values[i] = 10.0 * (double)(i % CELLS + 1) + fixture_draw(i, 1, 1);
    for (size_t i = 0; i < r * WEEKLY * FIXTURE_WEEKS; i++)
        study->series.values[i] = (float)(100.0 + 20.0 * fixture_draw(i, 2, 2));
    for (size_t i = 0; i < r * CURVES; i++)
        for (size_t p = 0; p < FIXTURE_POINTS; p++)
            study->curves.values[i * FIXTURE_POINTS + p] =
                (float)((80.0 + 10.0 * fixture_draw(i, 3, 3)) * (1.0 - exp(-(double)p / 20.0)));
}

/* Runs a command of ours in the shell; its exit status. */
static inline int fixture_shell(const char *format, const char *path)
{
    char command[1024];
    snprintf(command, sizeof command, format, path, path, path);
    return system(command);
}

/* A new folder to work in; ended by fixture_folder_remove. */
static inline char *fixture_folder(void)
{
    char *path = strdup("/tmp/ketensim-test-XXXXXX");
    assert_non_null(path);
    assert_non_null(mkdtemp(path));
    return path;
}

static inline void fixture_folder_remove(char *path)
{
    assert_int_equal(fixture_shell("rm -rf '%s'", path), 0);
    free(path);
}

/* "folder/name" in a buffer of the caller. */
static inline const char *fixture_path(char path[512], const char *folder, const char *name)
{
    int length = snprintf(path, 512, "%s/%s", folder, name);
    assert_true(length > 0 && length < 512);
    return path;
}

static inline bool fixture_exists(const char *folder, const char *name)
{
    char path[512];
    struct stat about;
    return lstat(fixture_path(path, folder, name), &about) == 0;
}

static inline void fixture_put(const char *folder, const char *name, const char *text)
{
    char path[512];
    FILE *out = fopen(fixture_path(path, folder, name), "w");
    assert_non_null(out);
    assert_true(fputs(text, out) >= 0);
    assert_int_equal(fclose(out), 0);
}

/* The whole file, to be freed. */
static inline char *fixture_get(const char *folder, const char *name)
{
    char path[512];
    FILE *in = fopen(fixture_path(path, folder, name), "r");
    assert_non_null(in);
    size_t size = 1 << 22;
    char *text = calloc(size, 1);
    assert_non_null(text);
    assert_true(fread(text, 1, size - 1, in) < size - 1);
    fclose(in);
    return text;
}

#endif
