#include "cli/moved.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/storage.h"

enum measure { EARLIER, LATER, ONLY_BASE, ONLY_VARIANT, MEASURES };

/* Casussen a year in each replication: [(measure * cells + cell) * replications + r]. */
struct counts {
    size_t cells, replications;
    double *values;
};

static double *count_of(const struct counts *counts, enum measure measure, size_t cell, size_t r)
{
    return &counts->values[((size_t)measure * counts->cells + cell) * counts->replications + r];
}

static struct counts count(const struct studie *basis, const struct studie *variant)
{
    struct counts counts = {.cells = basis->in.gemeenten * ZWAARTEN, .replications = basis->klaar};
    counts.values = storage_new(MEASURES * counts.cells * counts.replications + 1, sizeof(double));
    double *block = storage_new(MEASURES * counts.cells, sizeof *block);
    double years =
        (double)(basis->in.eind - basis->in.telt_vanaf) / (double)CLOCK_DAY / CLOCK_YEAR_DAYS;
    for (size_t r = 0; r < counts.replications; r++) {
        memset(block, 0, MEASURES * counts.cells * sizeof *block);
        struct verschuiving moved = {block, block + counts.cells, block + 2 * counts.cells,
                                     block + 3 * counts.cells};
        sporen_vergelijk(&basis->sporen[r], &variant->sporen[r], MOVED_DAYS, &moved);
        for (size_t i = 0; i < MEASURES * counts.cells; i++)
            *count_of(&counts, (enum measure)(i / counts.cells), i % counts.cells, r) =
                block[i] / years;
    }
    free(block);
    return counts;
}

/* The cells of one row together: gemeente −1 and zwaarte −1 stand for all. */
struct choice {
    int gemeente, zwaarte;
};

static double sum(const struct counts *counts, enum measure measure, struct choice choice, size_t r)
{
    double total = 0.0;
    for (size_t cell = 0; cell < counts->cells; cell++) {
        bool here = choice.gemeente < 0 || (size_t)choice.gemeente == cell / ZWAARTEN;
        if (here && (choice.zwaarte < 0 || (size_t)choice.zwaarte == cell % ZWAARTEN))
            total += *count_of(counts, measure, cell, r);
    }
    return total;
}

struct rows {
    double *earlier, *later, *net;
};

static struct estimate estimate(const struct counts *counts, enum measure measure,
                                struct choice choice, double *values)
{
    for (size_t r = 0; r < counts->replications; r++)
        values[r] = sum(counts, measure, choice, r);
    return estimate_of(values, counts->replications, 1);
}

static double net(const struct counts *counts, struct choice choice, size_t r)
{
    return sum(counts, EARLIER, choice, r) - sum(counts, LATER, choice, r);
}

static struct estimate estimate_net(const struct counts *counts, const struct counts *minus,
                                    struct choice choice, double *values)
{
    for (size_t r = 0; r < counts->replications; r++)
        values[r] = net(counts, choice, r) - (minus != NULL ? net(minus, choice, r) : 0.0);
    return estimate_of(values, counts->replications, 1);
}

static struct comparison_moved row(const struct studie *basis, const struct counts *variant,
                                   const struct counts *null, struct choice choice)
{
    static const char *const breakdowns[ZWAARTEN] = {"zwaarte=licht", "zwaarte=middelzwaar",
                                                     "zwaarte=zwaar"};
    double *values = storage_new(variant->replications + 1, sizeof *values);
    struct comparison_moved moved = {
        .gemeente = choice.gemeente < 0 ? "alle" : basis->in.sleutel[choice.gemeente],
        .breakdown = choice.zwaarte < 0 ? "alle" : breakdowns[choice.zwaarte],
        .earlier = estimate(variant, EARLIER, choice, values),
        .later = estimate(variant, LATER, choice, values),
        .only_base = estimate(variant, ONLY_BASE, choice, values),
        .only_variant = estimate(variant, ONLY_VARIANT, choice, values),
        .null_earlier = estimate(null, EARLIER, choice, values),
        .null_later = estimate(null, LATER, choice, values),
        .net = estimate_net(variant, NULL, choice, values),
        .null_net = estimate_net(null, NULL, choice, values),
        .beyond = estimate_net(variant, null, choice, values),
    };
    free(values);
    return moved;
}

struct comparison_moved *moved_make(const struct studie *basis, const struct studie *variant,
                                    const struct studie *null, size_t *count_out)
{
    int gemeenten = (int)basis->in.gemeenten;
    struct comparison_moved *rows =
        storage_new((size_t)(gemeenten + 1) * (ZWAARTEN + 1), sizeof *rows);
    struct counts moved = count(basis, variant), reshuffled = count(basis, null);
    size_t n = 0;
    for (int g = -1; g < gemeenten; g++)
        for (int z = -1; z < ZWAARTEN; z++)
            rows[n++] = row(basis, &moved, &reshuffled, (struct choice){g, z});
    free(moved.values);
    free(reshuffled.values);
    *count_out = n;
    return rows;
}

bool moved_example(const struct studie *basis, const struct studie *variant, char name[80])
{
    const struct sporen *one = &basis->sporen[0], *other = &variant->sporen[0];
    tick most = 0;
    for (size_t i = 0, j = 0; i < one->aantal; i++) {
        const struct spoor *a = &one->rij[i];
        while (j < other->aantal &&
               (other->rij[j].gemeente < a->gemeente ||
                (other->rij[j].gemeente == a->gemeente && other->rij[j].wie < a->wie)))
            j++;
        if (j == other->aantal || other->rij[j].wie != a->wie ||
            other->rij[j].gemeente != a->gemeente || a->contact == CLOCK_NEVER ||
            other->rij[j].contact == CLOCK_NEVER)
            continue;
        tick moved = other->rij[j].contact - a->contact;
        moved = moved < 0 ? -moved : moved;
        if (moved <= most || moved < clock_round(MOVED_DAYS * (double)CLOCK_DAY))
            continue;
        most = moved;
        snprintf(name, 80, "%s-%lu.%u", basis->in.sleutel[a->gemeente],
                 (unsigned long)(a->wie >> 32), (unsigned)(a->wie >> 8 & 0xffff));
    }
    return most > 0;
}
