/* Puts finished results into a folder that exists, file by file, so that it stays recognisable and
 * nothing of others is lost, whenever the power fails. */
#ifndef OUTPUT_FOLDER_PLACE_H
#define OUTPUT_FOLDER_PLACE_H

#include "output/folder.h"

/* What earlier results in the folder consist of, added to `files` (may be NULL); false when there
 * are none of ours. */
bool folder_place_read(const char *directory, struct folder_files *files);

/* Moves `files`, herkomst.json last, from `temporary` to `final`, and removes the files of earlier
 * results that no longer exist. When not OK *message is one Dutch sentence, to be freed. */
enum folder_status folder_place_files(const char *temporary, const char *final,
                                      const struct folder_files *files, char **message);

#endif
