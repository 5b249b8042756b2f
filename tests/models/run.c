#include "tests/models/run.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>

struct run *run_of(const char *const *sets)
{
    struct run *r = calloc(1, sizeof *r);
    assert_non_null(r);
    world_load(&r->world, WORLD_FROM_START, sets);
    uitkomst_maak(&r->u, world_begin(&r->world, 1));
    r->years =
        (double)(r->world.in.eind - r->world.in.telt_vanaf) / (double)CLOCK_DAY / CLOCK_YEAR_DAYS;
    return r;
}

void run_free(struct run *r)
{
    uitkomst_release(&r->u);
    world_unload(&r->world);
    free(r);
}

size_t run_cell(const struct run *r, const char *kpi, const char *station, const char *gemeente,
                const char *breakdown)
{
    return kpi_cells_find(&uitkomsten_catalogus, r->u.kpi.cel, r->u.kpi.aantal, kpi, station,
                          gemeente, breakdown);
}

double run_value(const struct run *r, const char *kpi, const char *station, const char *gemeente,
                 const char *breakdown)
{
    size_t i = run_cell(r, kpi, station, gemeente, breakdown);
    if (i == SIZE_MAX)
        fail_msg("no row %s %s %s %s", kpi, station, gemeente, breakdown);
    return r->u.kpi.waarde[i];
}

bool run_near(double a, double b)
{
    return fabs(a - b) <= 1e-9 * fmax(1.0, fabs(a));
}
