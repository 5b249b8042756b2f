/* The traffic equations of a period held against simulated replications, row by row.
 *
 * Two numbers that a model and its equations give for the same thing differ by chance (the mean of
 * few replications) and by what the equations leave out. A row fails when it is further off than
 * the tolerance allows plus AGREEMENT_ERRORS standard errors of the simulated mean, so that more
 * replications make the test sharper. */
#ifndef TESTS_MODELS_AGREEMENT_H
#define TESTS_MODELS_AGREEMENT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "models/studie.h"
#include "sim/study/traffic.h"

#define AGREEMENT_ERRORS 3.0
#define AGREEMENT_LEAST 50.0 /* casussen a year; fewer are not held against anything */

struct agreement {
    double inflow, work;     /* tolerances, as shares */
    const char *const *skip; /* stations whose work is not compared; ends in NULL; may be NULL */
    bool print;
    size_t inflows, works; /* how many were compared */
    size_t wrong;
};

static inline void agreement_hold(struct agreement *a, const struct studie *study, const char *what,
                                  const struct traffic_station *row, double value, const char *kpi,
                                  const char *station, const char *breakdown, double tolerance)
{
    const struct kpi_table *table = &study->tabellen.table;
    size_t cell = kpi_table_find(table, kpi, station, row->gemeente, breakdown);
    if (cell == SIZE_MAX)
        fail_msg("no row %s %s %s %s", kpi, station, row->gemeente, breakdown);
    struct kpi_summary found = kpi_table_summary(table, cell);
    /* The half-width of a 95% interval is some two standard errors; with few replications more. */
    double error = 0.5 * (found.high - found.low) / 2.0;
    double off = value / found.mean - 1.0;
    bool right = fabs(value - found.mean) <= tolerance * found.mean + AGREEMENT_ERRORS * error;
    if (a->print || !right) {
        printf("  %-6s %-18s %-16s %10.2f simulated %10.2f: %+5.1f%% (standard error %.1f%%)%s\n",
               what, row->station, row->gemeente, value, found.mean, 100.0 * off,
               100.0 * error / found.mean, right ? "" : "  too far");
        fflush(stdout);
    }
    a->wrong += !right;
}

static inline bool agreement_skips(const struct agreement *a, const char *station)
{
    for (size_t i = 0; a->skip != NULL && a->skip[i] != NULL; i++)
        if (strcmp(a->skip[i], station) == 0)
            return true;
    return false;
}

static inline void agreement_row(struct agreement *a, const struct studie *study,
                                 const struct traffic_station *row)
{
    char breakdown[64] = "alle";
    bool pool = strcmp(row->station, "front") == 0 || strcmp(row->station, "crisis") == 0;
    const char *kind = strchr(row->station, '(');
    const char *station = kind != NULL ? "hulp" : row->station;
    if (kind != NULL)
        snprintf(breakdown, sizeof breakdown, "traject=%.*s", (int)strlen(kind) - 2, kind + 1);
    if (row->inflow < AGREEMENT_LEAST)
        return;
    if (!pool) {
        agreement_hold(a, study, "inflow", row, row->inflow, "doorstroom", station, breakdown,
                       a->inflow);
        a->inflows++;
    }
    if (isfinite(row->capacity) && !agreement_skips(a, row->station)) {
        agreement_hold(a, study, "load", row, row->load, "bezetting", station, breakdown, a->work);
        a->works++;
    } else if (strcmp(row->station, "rechter") == 0) {
        agreement_hold(a, study, "work", row, row->work, "caseload", station, breakdown, a->work);
        a->works++;
    }
}

/* All rows of the period, and its meldingen and casussen. */
static inline void agreement_check(struct agreement *a, const struct studie *study,
                                   const struct traffic_period *period)
{
    struct traffic_station whole = {.station = "keten", .gemeente = "alle"};
    agreement_hold(a, study, "a year", &whole, period->casussen, "casussen_per_jaar", "keten",
                   "alle", a->inflow);
    agreement_hold(a, study, "a year", &whole, period->meldingen, "meldingen_per_jaar", "keten",
                   "alle", a->inflow);
    for (size_t i = 0; i < period->count; i++)
        agreement_row(a, study, &period->stations[i]);
}

#endif
