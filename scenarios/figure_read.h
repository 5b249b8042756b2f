/* One reported figure, or sample, out of a file of figures; the format stands in figures.h. */
#ifndef SCENARIOS_FIGURE_READ_H
#define SCENARIOS_FIGURE_READ_H

#include <stdbool.h>
#include <stddef.h>

#include "scenarios/figures.h"
#include "scenarios/node.h"

struct figure_source {
    const struct figure_vocabulary *vocabulary;
    const char *file;
    struct fault_list *faults;
    bool is_complete; /* false: a file it builds on is missing, so that names may be unknown */
};

/* Reads the `number`-th figure (from 1) of a list; `list` holds the samples so far. False when a
 * fault was added; the figure's texts are the caller's in both cases. */
bool figure_read(struct figure *figure, const struct node *node, size_t number,
                 const struct figure_list *list, const struct figure_source *source);

/* Reads the sample that stands under its key. The same promises. */
bool figure_sample_read(struct figure_sample *sample, const struct node *node,
                        const struct figure_source *source);

/* Index of the trait, or SIZE_MAX. */
size_t figure_trait_find(const struct figure_traits *traits, const char *key);

#endif
