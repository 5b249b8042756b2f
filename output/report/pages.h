/* The report as part of a results folder: added to one that is being made, or made anew in one that
 * stands. */
#ifndef OUTPUT_REPORT_PAGES_H
#define OUTPUT_REPORT_PAGES_H

#include <stdbool.h>

#include "output/folder.h"
#include "output/report/report.h"
#include "output/report/source.h"
#include "output/results.h"

/* Adds rapport.html and stress.md to the folder, from the files that stand there; herkomst.json
 * must be among them, listing the others, and has to be written again afterwards. False with
 * *message, a Dutch sentence to be freed. */
bool report_pages_add(struct folder *folder, const struct report_words *words, char **message);

/* Makes both anew in `directory`, of which `source` was opened; all its other files stay as they
 * are, and herkomst.json lists the new ones. OUTPUT_OK, or else *message as above: OUTPUT_NOT_OURS
 * when a file is missing or fails its hash, OUTPUT_FAILED when the machine refuses. */
enum output_status report_pages_renew(const char *directory, struct report_source *source,
                                      const struct report_words *words, char **message);

#endif
