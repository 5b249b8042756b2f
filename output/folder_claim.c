/* Whether a results folder can be used, and taking it. */
#include "output/folder_claim.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "output/folder_lock.h"
#include "output/folder_path.h"
#include "output/folder_place.h"
#include "output/folder_store.h"
#include "output/memory.h"

struct folder_claim {
    char *directory, *lock_path, *store_path;
    int lock;
    bool made; /* DIR was made for the store */
};

static enum folder_status check_writable(const char *directory, char **message)
{
    char *path = memory_copy_text(directory);
    while (!folder_path_exists(path)) {
        char *above = folder_path_parent(path);
        free(path);
        path = above;
    }
    enum folder_status status = FOLDER_OK;
    if (!folder_path_is_folder(path)) {
        *message = memory_format("De uitvoermap ‘%s’ kan niet worden gemaakt: ‘%s’ is geen map.",
                                 directory, path);
        status = FOLDER_NOT_OURS;
    } else if (access(path, W_OK | X_OK) != 0) {
        *message = memory_format("De uitvoermap ‘%s’ kan niet worden geschreven: geen toegang "
                                 "tot de map ‘%s’ (%s).",
                                 directory, path, strerror(errno));
        status = FOLDER_FAILED;
    }
    free(path);
    return status;
}

enum folder_status folder_check(const char *directory, char **message)
{
    *message = NULL;
    if (directory[0] == '\0') {
        *message = memory_copy_text("De naam van de uitvoermap is leeg.");
        return FOLDER_FAILED;
    }
    char *path = folder_path_normal(directory);
    char *parent = folder_path_parent(path);
    char *lock_path = memory_format("%s.lock", path);
    long holder = 0;
    enum folder_status status = FOLDER_OK;
    if (folder_path_exists(path) && !folder_path_is_folder(path)) {
        *message = memory_format("‘%s’ is een bestand en geen map; er is niets geschreven.", path);
        status = FOLDER_NOT_OURS;
    } else if (folder_path_exists(path) && !folder_place_read(path, NULL) &&
               !folder_path_is_empty(path) && !folder_store_stands_alone(path)) {
        *message = memory_format("De map ‘%s’ is niet leeg en bevat geen resultaten van ketensim; "
                                 "kies een andere map met --out.",
                                 path);
        status = FOLDER_NOT_OURS;
    } else if (folder_lock_is_held(lock_path, &holder)) {
        *message = memory_format("Naar de map ‘%s’ schrijft nu al een andere uitvoering "
                                 "(proces %ld).",
                                 path, holder);
        status = FOLDER_FAILED;
    } else {
        status = check_writable(parent, message);
        if (status == FOLDER_OK && folder_path_exists(path))
            status = check_writable(path, message);
    }
    free(lock_path);
    free(parent);
    free(path);
    return status;
}

/* Makes the folders above `path` that do not exist. */
static bool make_parents(const char *path)
{
    char *parent = folder_path_parent(path);
    bool good = folder_path_is_folder(parent) ||
                (make_parents(parent) && mkdir(parent, 0777) == 0) ||
                (errno == EEXIST && folder_path_is_folder(parent));
    free(parent);
    return good;
}

enum folder_status folder_claim_take(const char *directory, struct folder_claim **result,
                                     char **message)
{
    *result = NULL;
    enum folder_status status = folder_check(directory, message);
    if (status != FOLDER_OK)
        return status;
    struct folder_claim *claim = memory_allocate(1, sizeof *claim);
    claim->directory = folder_path_normal(directory);
    claim->lock_path = memory_format("%s.lock", claim->directory);
    claim->store_path = memory_format("%s/%s", claim->directory, FOLDER_STORE_NAME);
    claim->lock = -1;
    long holder = -1;
    if (make_parents(claim->directory))
        claim->lock = folder_lock_take(claim->lock_path, &holder);
    if (claim->lock < 0) {
        *message = holder >= 0
                       ? memory_format("Naar de map ‘%s’ schrijft nu al een andere uitvoering "
                                       "(proces %ld).",
                                       claim->directory, holder)
                       : memory_format("Naast de uitvoermap kan ‘%s’ niet worden gemaakt: %s.",
                                       claim->lock_path, strerror(errno));
        folder_claim_release(claim);
        return FOLDER_FAILED;
    }
    *result = claim;
    return FOLDER_OK;
}

const char *folder_claim_store(struct folder_claim *claim, char **message)
{
    *message = NULL;
    if (mkdir(claim->directory, 0777) == 0) {
        claim->made = true;
        char *parent = folder_path_parent(claim->directory);
        folder_path_sync(parent);
        free(parent);
    } else if (errno != EEXIST || !folder_path_is_folder(claim->directory)) {
        *message = memory_format("De map ‘%s’ kan niet worden gemaakt: %s.", claim->directory,
                                 strerror(errno));
        return NULL;
    }
    return claim->store_path;
}

const char *folder_claim_directory(const struct folder_claim *claim)
{
    return claim->directory;
}

void folder_claim_release(struct folder_claim *claim)
{
    if (claim == NULL)
        return;
    if (claim->made)
        rmdir(claim->directory); /* refuses when anything is in it */
    if (claim->lock >= 0)
        folder_lock_release(claim->lock_path, claim->lock);
    free(claim->store_path);
    free(claim->lock_path);
    free(claim->directory);
    free(claim);
}
