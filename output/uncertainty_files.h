/* What --onzekerheid adds to the results folder of any command: one list of files. */
#ifndef OUTPUT_UNCERTAINTY_FILES_H
#define OUTPUT_UNCERTAINTY_FILES_H

#include "output/content.h"
#include "sim/study/uncertainty.h"

enum { UNCERTAINTY_FILE_COUNT = 3 };

struct uncertainty_files {
    const struct uncertainty *uncertainty; /* NULL: not asked for */
    const char *scenario;                  /* what column scenario calls the (first) scenario */
};

/* Puts onzekerheid.csv, aannames.csv and ontwerp_aannames.csv (output/uncertainty_csv.h) at
 * `files`; returns how many: all, or 0 without uncertainty. `which` must outlive the writing. */
size_t uncertainty_files_add(struct uncertainty_files *which, struct content_file *files);

#endif
