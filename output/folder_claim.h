/* A results folder taken by one run, from before its simulation until its results stand there.
 *
 * The lock is DIR.lock; while it is held no other run can take DIR or write results there. */
#ifndef OUTPUT_FOLDER_CLAIM_H
#define OUTPUT_FOLDER_CLAIM_H

#include "output/folder.h"

struct folder_claim;

/* Checks as folder_check, makes the folders above `directory` and takes the lock. On OK *claim must
 * be released; else *message is one Dutch sentence, to be freed. */
enum folder_status folder_claim_take(const char *directory, struct folder_claim **claim,
                                     char **message);

/* Where the store of finished replications belongs, DIR/opslag.sqlite; makes DIR when it does not
 * exist. The path lives as long as the claim. NULL: DIR cannot be made, with *message as above. */
const char *folder_claim_store(struct folder_claim *claim, char **message);

/* The folder, without trailing slashes. */
const char *folder_claim_directory(const struct folder_claim *claim);

/* Lets go. A folder that was made for the store and is still empty is removed. NULL is allowed. */
void folder_claim_release(struct folder_claim *claim);

#endif
