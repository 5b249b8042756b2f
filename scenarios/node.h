/* A scenario file as a tree: what libconfig read, with the line and the written form of every
 * value. */
#ifndef SCENARIOS_NODE_H
#define SCENARIOS_NODE_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/fault.h"

enum node_kind { NODE_GROUP, NODE_LIST, NODE_NUMBER, NODE_TEXT, NODE_BOOLEAN };

struct node {
    enum node_kind kind;
    char *name; /* key; NULL for the file itself and for elements of a list */
    int line;
    char *text;            /* TEXT; of a NUMBER as it was written */
    double number;         /* NUMBER */
    bool is_integer;       /* NUMBER written without point or exponent */
    bool is_true;          /* BOOLEAN */
    bool is_faulty;        /* already reported: not to be looked at */
    struct node *children; /* of a GROUP or LIST */
    size_t child_count;
};

/* Reads `length` bytes of scenario text into *root (a GROUP) by the pre-scan and libconfig. False,
 * and an empty group, when the text cannot be read; faults are reported under the name `file`. Even
 * when true there may be faults. To be released in both cases. */
bool node_parse(struct node *root, const char *bytes, size_t length, const char *file,
                struct fault_list *faults);
void node_release(struct node *node);

/* The child of a group with this key, or NULL. */
const struct node *node_child(const struct node *group, const char *name);

/* What a node is, in Dutch, for messages: "de tekst \"x\"", "12.0", "een groep"; to be freed. */
char *node_describe(const struct node *node);

#endif
