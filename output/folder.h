/* The results folder, never half-written.
 *
 * Everything is written to a new folder beside it (DIR.tmp-<process>), each file checked up to the
 * disk, and only then put in place: by one rename when DIR does not exist, else file by file, with
 * herkomst.json last, so that results are complete exactly when herkomst.json stands there. A
 * folder is ours when it has our herkomst.json; in it only files are replaced or removed that its
 * herkomst.json says we made. A lock (DIR.lock) keeps two runs apart, and what a killed run left
 * beside DIR is cleaned up by the next.
 *
 * The store of finished replications may stand in it, opslag.sqlite (output/folder_store.h). It
 * makes the folder ours before there are results, and is never listed, replaced or removed. */
#ifndef OUTPUT_FOLDER_H
#define OUTPUT_FOLDER_H

#include <stdbool.h>
#include <stdio.h>

#include "output/folder_manifest.h"

enum folder_status {
    FOLDER_OK,
    FOLDER_NOT_OURS, /* something of somebody else stands in the way */
    FOLDER_FAILED,   /* the machine refuses */
};

struct folder;
struct folder_claim;

/* Could results be written to `directory`? Changes nothing. When not OK, *message is one Dutch
 * sentence, to be freed; else NULL. To be asked before the folder is claimed. */
enum folder_status folder_check(const char *directory, char **message);

/* Locks and begins. Missing folders above it are made. On OK *folder must be ended by folder_commit
 * or folder_abandon; else *message as above. */
enum folder_status folder_begin(const char *directory, struct folder **folder, char **message);

/* As folder_begin, in a folder that this run claimed before (output/folder_claim.h) and goes on
 * claiming. */
enum folder_status folder_begin_claimed(struct folder_claim *claim, struct folder **folder,
                                        char **message);

/* Where files are written now. */
const char *folder_path(const struct folder *folder);

/* Makes a folder inside. False: failed, see folder_complaint. */
bool folder_make(struct folder *folder, const char *name);

/* Writes one file: `write` fills the stream (false: it could not), which is then flushed, synced
 * and closed with every step checked. */
bool folder_write(struct folder *folder, const char *name, bool (*write)(void *context, FILE *out),
                  void *context);

/* Takes a file into the results that another program wrote at folder_path/name. */
bool folder_adopt(struct folder *folder, const char *name);

/* Takes a file out again, so that it can be written anew. False: failed, see folder_complaint. */
bool folder_withdraw(struct folder *folder, const char *name);

/* The files so far. */
const struct folder_files *folder_files(const struct folder *folder);

/* The first failure as one Dutch sentence, or NULL. */
const char *folder_complaint(const struct folder *folder);

/* Puts everything in place and ends the folder; herkomst.json must have been written. On any other
 * status than OK nothing that was there is lost, and *message tells why. */
enum folder_status folder_commit(struct folder *folder, char **message);

/* Removes what was written and ends the folder. NULL is allowed. */
void folder_abandon(struct folder *folder);

/* Flushes, syncs and closes the stream, whatever fails; 0, or the errno of the first failure. A
 * stream on something that cannot be synced (a pipe, a terminal) is fine. */
int folder_close_stream(FILE *stream);

#endif
