/* rapport.html and stress.md: one page that a board member understands in five minutes, made from
 * the files of a results folder alone, so that `run` and `report DIR` make the same bytes. */
#ifndef OUTPUT_REPORT_REPORT_H
#define OUTPUT_REPORT_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "output/labels.h"
#include "sim/kpi.h"

/* One value of a scenario as the assumptions table shows it. */
struct report_value {
    const char *path;       /* "veilig_thuis.onderzoek.fte" */
    const char *what;       /* its meaning, in the language asked */
    const char *value;      /* for people: "33,3" */
    const char *unit;       /* "" when none */
    const char *source;     /* "RP-106", "aanname: …", "gekalibreerd: …"; "" when none */
    const char *low, *high; /* for people; "" when no range */
};

/* One scenario of the folder: the basis first, then each variant. */
struct report_scenario {
    const char *name, *description, *title; /* of the file; texts of others, any may be "" */
    const struct report_value *values;
    size_t value_count;
};

/* What the files of a folder do not say by themselves: names and meanings. */
struct report_words {
    struct labels labels;
    struct kpi_catalogue kpis;
    const struct report_scenario *scenarios; /* as in the folder's scenario.cfg, scenario-2.cfg … */
    size_t scenario_count;
};

/* Writes the page from the finished files in `directory`, herkomst.json among them. False with
 * *message, a Dutch sentence to be freed: the files do not belong together, or are not readable. */
bool report_write(FILE *out, const char *directory, const struct report_words *words,
                  char **message);

/* Writes stress.md: the STRESS-DES items (Monks et al., 2019, doi 10.1080/17477778.2018.1442155),
 * what the catalogues and results fill in, and what only people can, flagged. As report_write. */
bool report_write_stress(FILE *out, const char *directory, const struct report_words *words,
                         char **message);

#endif
