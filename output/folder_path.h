/* Questions about paths, for the results folder. */
#ifndef OUTPUT_FOLDER_PATH_H
#define OUTPUT_FOLDER_PATH_H

#include <stdbool.h>

/* The path without trailing slashes; one that ends in "." or ".." is written out. To be freed. */
char *folder_path_normal(const char *directory);

/* The folder the path stands in; of a path without slash ".". To be freed. */
char *folder_path_parent(const char *path);

bool folder_path_exists(const char *path); /* a dangling link exists too */
bool folder_path_is_folder(const char *path);
bool folder_path_is_empty(const char *directory);

/* Makes sure that the names in a folder are on the disk too; not every file system can. */
void folder_path_sync(const char *directory);

#endif
