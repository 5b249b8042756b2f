/* A small vocabulary, a good file of figures in it, and expectations about changes to that file. */
#ifndef TESTS_SCENARIOS_FIGURES_EXAMPLE_H
#define TESTS_SCENARIOS_FIGURES_EXAMPLE_H

#include "scenarios/figures.h"

extern const struct figure_vocabulary figures_vocabulary;

/* Six figures, one sample, two parameters and, as the last line, a sum of which one feit-id does
 * not exist. The tests replace parts of it; every line holds something that no other does. */
extern const char *const figures_good;

/* figures_good with one part (that stands in it once) replaced; to be freed. */
char *figures_good_with(const char *old, const char *new);

/* figures_good without its faulty sum; to be freed. */
char *figures_sound(void);

/* Reads a text as proef.cfg; `faults` is made. */
bool figures_read_text(struct figure_list *list, const char *text, struct fault_list *faults);

/* The list of a text that must be sound. */
struct figure_list figures_expect_read(const char *text);

/* Fails unless the text is refused with this message at this line, and leaves an empty list. */
void figures_expect_refused(const char *text, int line, const char *message);

struct figures_change {
    const char *old, *new;
    int offset; /* of the fault's line from the replaced part's */
    const char *message;
};
void figures_expect_changes(const struct figures_change *changes, size_t count);

#define FIGURES_EXPECT_CHANGES(changes)                                                            \
    figures_expect_changes((changes), sizeof(changes) / sizeof(changes)[0])

#endif
