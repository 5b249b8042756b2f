/* Every place in the catalogue that a scenario can fill, and which file, of those that build on
 * each other, has filled it last.
 *
 * Inheritance is settled here: a value replaces the whole value of the file it builds on, groups
 * merge because their keys do, lists are replaced. A row whose path is also a group (an overall
 * percentage beside percentages by zwaarte) keeps both: a plain value sets the overall and leaves
 * the group, a group given later merges into the group and takes an earlier overall away. */
#ifndef SCENARIOS_SLOTS_H
#define SCENARIOS_SLOTS_H

#include <stddef.h>

#include "scenarios/node.h"
#include "sim/fault.h"
#include "sim/parameter.h"

struct slot {
    const struct parameter_row *row;
    char *path;
    const struct node *node; /* borrowed; NULL: not given, the default counts if there is one */
    const char *file;        /* borrowed */
    size_t layer;            /* that gave it last: 0 the outermost basis */
    bool by_option;          /* given or changed by --set */
    bool is_absent;          /* stated to be absent, in the history of a written scenario */
    bool is_faulty;          /* its value was refused */
    double factor, shift;
};

/* A group whose key is data, such as one gemeente. */
struct slot_instance {
    char *path;
    const char *file;
    int line;
    size_t layer; /* that named it first */
};

struct slots {
    const struct parameter_catalogue *catalogue;
    struct slot *items;
    size_t count, capacity;
    struct slot_instance *instances;
    size_t instance_count, instance_capacity;
};

/* Starts empty; the catalogue, and later the files' trees and names, are borrowed. */
void slots_init(struct slots *slots, const struct parameter_catalogue *catalogue);
void slots_release(struct slots *slots);

/* Lays one file over what is there; outermost basis first (layer 0). Unknown keys, groups where a
 * value belongs and values where a group belongs are reported. */
void slots_lay(struct slots *slots, const struct node *root, const char *file, size_t layer,
               struct fault_list *faults);

/* As slots_lay on layer 0, for the group in a written scenario that tells what held before the
 * start. */
void slots_lay_history(struct slots *slots, const struct node *group, const char *file,
                       struct fault_list *faults);

/* Adds an empty slot for every row that no file fills, for every instance of its group; and those
 * of `others`, so that both have the same instances (NULL: none). */
void slots_complete(struct slots *slots, const struct slots *others);

struct slot *slots_find(const struct slots *slots, const char *path);

/* The instance within which this path lies, NULL when its keys are all fixed. */
const struct slot_instance *slots_instance_of(const struct slots *slots, const char *path);

#endif
