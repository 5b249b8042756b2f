/* Expectations about faulty scenarios, for the tables of the tests. */
#ifndef TESTS_SCENARIOS_EXPECT_H
#define TESTS_SCENARIOS_EXPECT_H

#include "example.h"

/* A faultless scenario with one line changed, and the fault that must follow. */
struct change {
    const char *old;  /* part of the line that is replaced */
    const char *line; /* NULL: left out */
    int offset;       /* of the reported line from the replaced one */
    const char *message;
};

/* Whether a fault stands at this line with this text. */
bool expect_has_fault(const struct fault_list *faults, int line, const char *message);

/* Fails the test unless the text is refused with such a fault. */
void expect_fault(const char *text, int line, const char *message);
void expect_changes(const struct change *changes, size_t count);

#define EXPECT_CHANGES(changes) expect_changes((changes), sizeof(changes) / sizeof(changes)[0])

/* The scenario in this file; fails the test when it is refused. */
struct scenario expect_loaded(const char *path, const char *const *sets, size_t count);

/* Basis and child in a folder of their own; the child's text follows its basis and name. */
struct family {
    char *folder, *basis, *child;
};

struct family expect_family(const char *child);
void expect_family_remove(struct family *family);

/* Writing, reading and writing again gives the same bytes and the same hash. */
void expect_same_when_written(const struct scenario *scenario);

#endif
