/* Reported figures: what somebody counted, and by which rule, so that a model's outcomes can be
 * counted in the same way and held against them. */
#ifndef SIM_STUDY_FIGURES_H
#define SIM_STUDY_FIGURES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/clock.h"

/* What a figure was used for. Only tests prove anything. */
enum figure_role {
    FIGURE_INPUT,      /* stands in the scenario, or follows from what stands there */
    FIGURE_CALIBRATED, /* a parameter was chosen with a view to it */
    FIGURE_TEST,
    FIGURE_CONTEXT, /* shown and looked at for contradictions, never judged */
};

enum figure_rule {
    FIGURE_KPI,    /* a KPI over the period */
    FIGURE_COUNT,  /* a KPI per year, times the length of the period: a number counted in it */
    FIGURE_STOCK,  /* a KPI at the end of the day `at` */
    FIGURE_SAMPLE, /* a share or a mean in a sample of files */
};

/* A sample of files: `files` of those opened in [from, to), as they stood at `at` (the beginning of
 * that day); `heavy` of them chosen among the heaviest, the others at random. */
struct figure_sample {
    char *key;  /* names it in the file */
    char *what; /* Dutch, one line */
    tick from, to, at;
    size_t files, heavy;
};

/* What can be read from a file: a model's own vocabulary. */
struct figure_trait {
    const char *key;  /* "recidive" */
    const char *unit; /* "procent": a share; else of a mean: "dagen" */
    const char *nl, *en;
};
struct figure_traits {
    const struct figure_trait *rows;
    size_t count;
};

struct figure {
    char *id;   /* of the source: "RP-160" */
    char *what; /* Dutch, one line: "nieuw geweld binnen 12 tot 15 maanden" */
    char *note; /* Dutch: why it has this role, what the model leaves out; may be NULL */
    enum figure_role role;
    enum figure_rule rule;
    char *kpi, *station, *gemeente, *breakdown; /* KPI, COUNT, STOCK; else NULL */
    tick from, to;                              /* KPI, COUNT: [from, to) */
    tick at;                                    /* STOCK: beginning of the day after */
    size_t sample;                              /* SAMPLE: index in the list */
    char *trait, *among;                        /* SAMPLE: of whom; NULL: of all files */
    size_t of;        /* SAMPLE: files (or trajecten) that the figure is over; 0: all drawn */
    double value;     /* in the unit of its KPI or trait; COUNT: a number */
    double low, high; /* reported 95% interval, or range of what it can mean; NAN: none */
    double naive, naive_low, naive_high; /* forecast "last year's figure" with its 95% sampling
                                            error; NAN: there was none */
    /* Follows from other figures of the list: calibrating on both would count it twice. */
    bool derived;
    bool inherited; /* stands in the file that this one builds on */
    char *file;
    int line;
};

/* Figures that belong to one whole. Counted in the same files or the same period, so that only
 * rounding may keep the parts from adding up: chance is the same for all of them. */
struct figure_sum {
    char *what;    /* Dutch: "meldingen naar gemeente" */
    size_t whole;  /* index in the list; SIZE_MAX: none, the parts exclude each other */
    size_t *parts; /* indices */
    size_t part_count;
};

struct figure_list {
    struct figure *figures;
    size_t count;
    struct figure_sample *samples;
    size_t sample_count;
    struct figure_sum *sums;
    size_t sum_count;
    char **parameters; /* paths (a key may be `*`: all by one factor) that `calibrate` fits */
    size_t parameter_count;
};

void figure_list_release(struct figure_list *list); /* and all its strings, by free() */

/* Are they about the same thing: rule, KPI and cell or trait and group, period or sample (by its
 * index)? */
bool figures_share_subject(const struct figure *one, const struct figure *other);

/* "invoer", "gekalibreerd", "toets", "context"; English with `english`. */
const char *figure_role_word(enum figure_role role, bool english);

#endif
