#include "tests/models/outcome.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <string.h>

static bool same_numbers(const double *one, const double *other, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (one[i] != other[i] && !(isnan(one[i]) && isnan(other[i])))
            return false;
    return true;
}

static bool same_floats(const float *one, const float *other, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (one[i] != other[i] && !(isnan(one[i]) && isnan(other[i])))
            return false;
    return true;
}

static bool same_cells(const struct kpi_cell *one, const struct kpi_cell *other, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (one[i].kpi != other[i].kpi || strcmp(one[i].station, other[i].station) != 0 ||
            strcmp(one[i].gemeente, other[i].gemeente) != 0 ||
            strcmp(one[i].breakdown, other[i].breakdown) != 0)
            return false;
    return true;
}

static bool same_traces(const struct sporen *one, const struct sporen *other)
{
    bool same = one->aantal == other->aantal;
    for (size_t i = 0; same && i < one->aantal; i++) {
        const struct spoor *a = &one->rij[i], *b = &other->rij[i];
        same = a->wie == b->wie && a->gemeente == b->gemeente && a->zwaarte == b->zwaarte &&
               a->contact == b->contact;
    }
    return same;
}

/* A dossier has no bytes between its fields, and NAN only by one constant. */
static bool same_files(const struct dossiers *one, const struct dossiers *other)
{
    return one->aantal == other->aantal &&
           (one->aantal == 0 || memcmp(one->rij, other->rij, one->aantal * sizeof *one->rij) == 0);
}

static bool same_responses(const struct uitkomst *one, const struct uitkomst *other)
{
    for (int m = 0; m < MECHANISMEN; m++)
        if (one->respons_aantal[m] != other->respons_aantal[m] ||
            !same_numbers(one->respons[m], other->respons[m], one->respons_aantal[m]) ||
            !same_numbers(one->gewicht[m], other->gewicht[m], one->respons_aantal[m]))
            return false;
    return true;
}

const char *outcome_difference(const struct uitkomst *one, const struct uitkomst *other)
{
    if (one->gebeurtenissen_historie != other->gebeurtenissen_historie)
        return "events of the history";
    if (one->gebeurtenissen != other->gebeurtenissen)
        return "events";
    if (one->casussen != other->casussen)
        return "casussen";
    if (one->kpi.aantal != other->kpi.aantal || one->reeks_aantal != other->reeks_aantal ||
        one->weken != other->weken || one->curve_aantal != other->curve_aantal)
        return "numbers of cells and weeks";
    if (!same_cells(one->kpi.cel, other->kpi.cel, one->kpi.aantal) ||
        !same_cells(one->reeks_cel, other->reeks_cel, one->reeks_aantal) ||
        !same_cells(one->curve_cel, other->curve_cel, one->curve_aantal))
        return "cells";
    if (!same_numbers(one->kpi.waarde, other->kpi.waarde, one->kpi.aantal))
        return "KPI's";
    if (!same_floats(one->reeks, other->reeks, one->reeks_aantal * one->weken))
        return "weekly series";
    if (!same_floats(one->curve, other->curve, one->curve_aantal * CURVE_PUNTEN))
        return "curves";
    if (one->boeken.checks != other->boeken.checks ||
        one->boeken.failures != other->boeken.failures ||
        strcmp(one->boeken.first_failure, other->boeken.first_failure) != 0)
        return "books";
    if (memcmp(one->pijl, other->pijl, sizeof one->pijl) != 0)
        return "arrows";
    if (!same_responses(one, other))
        return "responses";
    if (!same_files(&one->dossiers, &other->dossiers))
        return "dossiers";
    return same_traces(&one->sporen, &other->sporen) ? NULL : "traces";
}

/* Says which KPI's differ. */
static void tell(const struct uitkomst *one, const struct uitkomst *other)
{
    for (size_t i = 0; i < one->kpi.aantal && i < other->kpi.aantal; i++) {
        const struct kpi_cell *cell = &one->kpi.cel[i];
        if (!same_numbers(&one->kpi.waarde[i], &other->kpi.waarde[i], 1))
            print_error("%s %s %s %s: %.17g, %.17g\n", uitkomsten_catalogus.rows[cell->kpi].id,
                        cell->station, cell->gemeente, cell->breakdown, one->kpi.waarde[i],
                        other->kpi.waarde[i]);
    }
}

void outcome_expect_same(const char *what, const struct uitkomst *one, const struct uitkomst *other)
{
    const char *difference = outcome_difference(one, other);
    if (difference != NULL)
        tell(one, other);
    if (difference != NULL)
        fail_msg("%s: %s differ", what, difference);
}
