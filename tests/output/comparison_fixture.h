/* A small made-up comparison: one basis, and variants with known differences. */
#ifndef TESTS_OUTPUT_COMPARISON_FIXTURE_H
#define TESTS_OUTPUT_COMPARISON_FIXTURE_H

#include "sim/study/comparison.h"
#include "tests/output/fixture.h"

enum { COMPARED_MOST = 7, MOVED_ROWS = 4 };

struct compared {
    struct kpi_study studies[COMPARED_MOST + 1]; /* basis first */
    struct comparison_moved moved[COMPARED_MOST][MOVED_ROWS];
    struct comparison comparison;
};

static const struct comparison_change COMPARED_CHANGES[] = {
    {"raad.fte", "formatie van de Raad", "12.5", "14", "fte"},
    {"vt.duur", "duur, \"kort\"", "70", "1", "dagen"},
    {"naam", "=naam", "stap 1; stap 2", "", ""},
};

static inline struct estimate compared_estimate(double mean, double half)
{
    return (struct estimate){10, mean, mean - half, mean + half};
}

static inline struct comparison_moved compared_moved(const char *gemeente, const char *breakdown,
                                                     double size)
{
    return (struct comparison_moved){
        gemeente,
        breakdown,
        compared_estimate(30.0 * size, 3.0 * size),
        compared_estimate(12.0 * size, 2.0 * size),
        compared_estimate(2.0 * size, 1.0 * size),
        compared_estimate(3.0 * size, 1.0 * size),
        compared_estimate(8.0 * size, 2.0 * size),
        compared_estimate(7.0 * size, 2.0 * size),
        compared_estimate(18.0 * size, 4.0 * size),
        compared_estimate(1.0 * size, 2.0 * size),
        compared_estimate(17.0 * size, 5.0 * size),
    };
}

/* Variant v (from 1) lies v above the basis in even cells of the table and v below it in odd ones,
 * but for a little noise; every tenth cell is equal. */
static inline void compared_make(struct compared *compared, size_t variants, size_t replications)
{
    assert_true(variants <= COMPARED_MOST);
    const struct kpi_study *others[COMPARED_MOST];
    for (size_t v = 0; v <= variants; v++) {
        struct kpi_study *study = &compared->studies[v];
        fixture_study(study, v == 0 ? "proef" : v == 1 ? "meer Raad" : "anders", replications);
        study->table.cells[10] = (struct kpi_cell){FIXTURE_KOSTEN, "keten", "alle", "alle"};
        study->table.cells[11] = (struct kpi_cell){FIXTURE_WACHTLIJST, "raad", "alle", "alle"};
        for (size_t i = 0; i < replications * study->table.cell_count; i++) {
            size_t cell = i % study->table.cell_count;
            double step = (cell % 2 == 0 ? 1.0 : -1.0) * (double)v;
            if (cell % 10 != 0)
                study->table.values[i] += step + 0.1 * fixture_draw(i, v, 4) * (v > 0);
        }
        size_t points = replications * study->series.cell_count * study->series.weeks;
        for (size_t i = 0; i < points; i++)
            if (i % study->series.weeks >= 20 && v > 0)
                study->series.values[i] += (float)v * (5.0F + (float)fixture_draw(i, v, 5));
        if (v > 0)
            others[v - 1] = study;
    }
    assert_true(comparison_make(&compared->comparison, &compared->studies[0], others, variants));
    for (size_t v = 0; v < variants; v++) {
        struct comparison_variant *variant = &compared->comparison.variants[v];
        struct comparison_moved *moved = compared->moved[v];
        moved[0] = compared_moved("alle", "alle", 1.0);
        moved[1] = compared_moved("almere", "alle", 0.75);
        moved[2] = compared_moved("urk", "alle", 0.25);
        moved[3] = compared_moved("alle", "zwaarte=zwaar", 0.5);
        variant->moved = moved;
        variant->moved_count = MOVED_ROWS;
        variant->changes = COMPARED_CHANGES;
        variant->change_count = sizeof COMPARED_CHANGES / sizeof COMPARED_CHANGES[0];
    }
}

static inline void compared_release(struct compared *compared)
{
    size_t count = compared->comparison.variant_count;
    comparison_release(&compared->comparison);
    for (size_t v = 0; v <= count; v++)
        kpi_study_release(&compared->studies[v]);
}

#endif
