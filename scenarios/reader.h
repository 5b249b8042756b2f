/* Reads a scenario file, or one of reported figures, and one after another the files it builds on.
 *
 * Only regular files are opened, never through a symbolic link. `basis` is a path relative to the
 * file that names it: not absolute, at most one folder up, ending in .cfg; a bare name that is not
 * found there is looked up among the installed ones of its kind. */
#ifndef SCENARIOS_READER_H
#define SCENARIOS_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

#include "scenarios/node.h"
#include "sim/fault.h"

#define READER_CHAIN_LIMIT 5

struct layer {
    char *file; /* as named by the user, or reached through `basis` */
    dev_t device;
    ino_t inode;
    struct node root;
};

/* From the file that was named down to the outermost basis. */
struct layers {
    struct layer items[READER_CHAIN_LIMIT];
    size_t count;
};

/* The file that the `basis` of a file in `folder` stands for, as a path to open; to be freed. */
typedef char *basis_finder(const char *folder, const char *name);

/* Reads `file` and its chain. False when one of them could not be read; all that was found wrong is
 * in `faults`. Release in both cases. */
bool layers_read(struct layers *layers, const char *file, basis_finder *find,
                 struct fault_list *faults);

/* Reads a text as if it were the contents of `file`, and then its chain. */
bool layers_parse(struct layers *layers, const char *text, size_t length, const char *file,
                  basis_finder *find, struct fault_list *faults);
void layers_release(struct layers *layers);

#endif
