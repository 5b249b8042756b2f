/* The keys of one group of a file that is no scenario, each read as the type it must have.
 *
 * What is missing, of the wrong type, out of its bounds or unknown becomes a fault at its line with
 * what was found and what was expected; reading goes on, so that all faults are told at once. */
#ifndef SCENARIOS_FIELDS_H
#define SCENARIOS_FIELDS_H

#include <stdbool.h>
#include <stddef.h>

#include "scenarios/node.h"
#include "sim/clock.h"
#include "sim/fault.h"

struct fields {
    const struct node *group;
    const char *file;
    const char *path; /* of the group, for messages; "" at the top */
    struct fault_list *faults;
    bool is_sound; /* no fault so far; set it to true at the start */
};

enum fields_need { FIELDS_OPTIONAL, FIELDS_REQUIRED };

/* Reports a fault at `node`'s line (NULL: the group's own) about the group's `key` ("": itself). */
void fields_fault(struct fields *fields, const struct node *node, const char *key,
                  const char *format, ...) __attribute__((format(printf, 4, 5)));

bool fields_has(const struct fields *fields, const char *key);

/* Reports every key that is not among `known`, with the one it may have meant. */
void fields_check_keys(struct fields *fields, const char *const *known, size_t count);

/* The text of `key`, of 1 to `longest` characters, to be freed; NULL when there is none or a faulty
 * one. */
char *fields_text(struct fields *fields, const char *key, size_t longest, enum fields_need need);

/* Whether there is a number of low to high, inclusive; if so it stands in *number. */
bool fields_number(struct fields *fields, const char *key, double low, double high,
                   enum fields_need need, double *number);
bool fields_whole(struct fields *fields, const char *key, size_t low, size_t high,
                  enum fields_need need, size_t *number);
bool fields_date(struct fields *fields, const char *key, enum fields_need need, tick *at);

/* Index in `words` of what stands at `key`; `count` when there is none or a faulty one. */
size_t fields_word(struct fields *fields, const char *key, const char *const *words, size_t count,
                   enum fields_need need);

#endif
