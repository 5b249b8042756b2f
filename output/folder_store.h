/* The store of finished replications as a guest in the results folder. It is written while a run is
 * going on, stays for the next run, and is none of the results: no list of files names it, and
 * nothing here replaces or removes it. */
#ifndef OUTPUT_FOLDER_STORE_H
#define OUTPUT_FOLDER_STORE_H

#include <stdbool.h>

#define FOLDER_STORE_NAME "opslag.sqlite"

/* Is this the name, within a results folder, of the store or of the journal that a killed run
 * leaves beside it? */
bool folder_store_is_name(const char *name);

/* Does the folder hold nothing, or nothing but files with those names? */
bool folder_store_is_all(const char *directory);

/* Is the folder what a run leaves that was killed before its results: a store of ours and nothing
 * else? Looks into the store, so not to be asked while this process has it open. */
bool folder_store_stands_alone(const char *directory);

#endif
