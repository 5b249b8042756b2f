/* Writing of a results folder; taking it stands in output/folder_claim.c, putting it into a folder
 * that exists in output/folder_place.c. */
#include "output/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "output/folder_claim.h"
#include "output/folder_path.h"
#include "output/folder_place.h"
#include "output/folder_store.h"
#include "output/memory.h"
#include "sim/check.h"

#define NAME_MARK ".ketensim-tijdelijk"

struct folder {
    const char *final; /* the claim's */
    char *temporary;
    struct folder_claim *claim;
    bool owns_claim;
    struct folder_files files;
    char *complaint;
};

/* Removes a temporary folder, two levels deep, without following links. */
static void remove_folder(const char *directory, int depth)
{
    DIR *list = opendir(directory);
    if (list == NULL)
        return;
    for (struct dirent *entry; (entry = readdir(list)) != NULL;) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        char *path = memory_format("%s/%s", directory, entry->d_name);
        if (unlink(path) != 0 && depth > 0)
            remove_folder(path, depth - 1);
        free(path);
    }
    closedir(list);
    rmdir(directory);
}

/* Cleans up temporary folders of runs that no longer live. The lock is held, so no other run writes
 * for this folder; only folders that bear our mark are touched. */
static void clean_leftovers(const struct folder *folder)
{
    char *parent = folder_path_parent(folder->final);
    const char *slash = strrchr(folder->final, '/');
    char *start = memory_format("%s.tmp-", slash != NULL ? slash + 1 : folder->final);
    DIR *list = opendir(parent);
    for (struct dirent *entry; list != NULL && (entry = readdir(list)) != NULL;) {
        const char *digits = entry->d_name + strlen(start);
        if (strncmp(entry->d_name, start, strlen(start)) != 0 || *digits == '\0' ||
            digits[strspn(digits, "0123456789")] != '\0' || strlen(digits) > 9)
            continue;
        pid_t pid = (pid_t)strtol(digits, NULL, 10);
        char *path = memory_format("%s/%s", parent, entry->d_name);
        char *mark = memory_format("%s/%s", path, NAME_MARK);
        bool dead = pid == getpid() || (pid > 0 && kill(pid, 0) != 0 && errno == ESRCH);
        if (dead && folder_path_exists(mark))
            remove_folder(path, 1);
        free(mark);
        free(path);
    }
    if (list != NULL)
        closedir(list);
    free(start);
    free(parent);
}

static void free_folder(struct folder *folder)
{
    if (folder->owns_claim)
        folder_claim_release(folder->claim);
    folder_files_release(&folder->files);
    free(folder->complaint);
    free(folder->temporary);
    free(folder);
}

static void complain(struct folder *folder, const char *name, const char *reason)
{
    if (folder->complaint == NULL)
        folder->complaint =
            memory_format("‘%s/%s’ kan niet worden geschreven: %s.", folder->final, name, reason);
}

enum folder_status folder_begin_claimed(struct folder_claim *claim, struct folder **result,
                                        char **message)
{
    *result = NULL;
    *message = NULL;
    struct folder *folder = memory_allocate(1, sizeof *folder);
    folder->claim = claim;
    folder->final = folder_claim_directory(claim);
    folder->temporary = memory_format("%s.tmp-%ld", folder->final, (long)getpid());
    clean_leftovers(folder);
    char *mark = memory_format("%s/%s", folder->temporary, NAME_MARK);
    int file = -1;
    if (mkdir(folder->temporary, 0777) == 0)
        file = open(mark, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file < 0)
        *message = memory_format("De map ‘%s’ kan niet worden gemaakt: %s.", folder->temporary,
                                 strerror(errno));
    else
        close(file);
    free(mark);
    if (*message != NULL) {
        free_folder(folder);
        return FOLDER_FAILED;
    }
    *result = folder;
    return FOLDER_OK;
}

enum folder_status folder_begin(const char *directory, struct folder **result, char **message)
{
    *result = NULL;
    struct folder_claim *claim;
    enum folder_status status = folder_claim_take(directory, &claim, message);
    if (status != FOLDER_OK)
        return status;
    status = folder_begin_claimed(claim, result, message);
    if (status == FOLDER_OK)
        (*result)->owns_claim = true;
    else
        folder_claim_release(claim);
    return status;
}

const char *folder_path(const struct folder *folder)
{
    return folder->temporary;
}

const struct folder_files *folder_files(const struct folder *folder)
{
    return &folder->files;
}

const char *folder_complaint(const struct folder *folder)
{
    return folder->complaint;
}

bool folder_make(struct folder *folder, const char *name)
{
    char *path = memory_format("%s/%s", folder->temporary, name);
    bool good = mkdir(path, 0777) == 0;
    if (!good)
        complain(folder, name, strerror(errno));
    free(path);
    return good;
}

int folder_close_stream(FILE *stream)
{
    errno = 0;
    bool was_wrong = ferror(stream) != 0;
    int error = 0;
    if (fflush(stream) != 0)
        error = errno != 0 ? errno : EIO;
    if (error == 0 && fsync(fileno(stream)) != 0 && errno != EINVAL && errno != EROFS)
        error = errno;
    if (fclose(stream) != 0 && error == 0)
        error = errno != 0 ? errno : EIO;
    return error != 0 ? error : was_wrong ? EIO : 0;
}

bool folder_write(struct folder *folder, const char *name, bool (*write)(void *context, FILE *out),
                  void *context)
{
    char *path = memory_format("%s/%s", folder->temporary, name);
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    FILE *out = file >= 0 ? fdopen(file, "w") : NULL;
    bool good = false;
    if (out == NULL) {
        complain(folder, name, strerror(errno));
        if (file >= 0)
            close(file);
    } else {
        bool filled = write(context, out);
        int error = folder_close_stream(out);
        if (error != 0)
            complain(folder, name, strerror(error));
        else if (!filled)
            complain(folder, name, "de inhoud kon niet worden gemaakt");
        good = filled && error == 0 && folder_adopt(folder, name);
    }
    free(path);
    return good;
}

bool folder_adopt(struct folder *folder, const char *name)
{
    CHECK(!folder_store_is_name(name));
    char *path = memory_format("%s/%s", folder->temporary, name);
    struct folder_file file = {.name = memory_copy_text(name)};
    bool good = folder_file_measure(path, &file);
    if (good) {
        folder_files_add(&folder->files, file);
    } else {
        complain(folder, name, strerror(errno));
        free(file.name);
    }
    free(path);
    return good;
}

bool folder_withdraw(struct folder *folder, const char *name)
{
    char *path = memory_format("%s/%s", folder->temporary, name);
    bool good = unlink(path) == 0;
    if (good)
        folder_files_remove(&folder->files, name);
    else
        complain(folder, name, strerror(errno));
    free(path);
    return good;
}

void folder_abandon(struct folder *folder)
{
    if (folder == NULL)
        return;
    remove_folder(folder->temporary, 1);
    free_folder(folder);
}

enum folder_status folder_commit(struct folder *folder, char **message)
{
    *message = NULL;
    CHECK(folder->complaint != NULL || folder_files_has(&folder->files, FOLDER_MANIFEST_NAME));
    enum folder_status status = FOLDER_OK;
    if (folder->complaint != NULL) {
        *message = memory_copy_text(folder->complaint);
        status = FOLDER_FAILED;
    } else if (folder_path_exists(folder->final)) {
        status = folder_place_files(folder->temporary, folder->final, &folder->files, message);
    } else {
        char *mark = memory_format("%s/%s", folder->temporary, NAME_MARK);
        unlink(mark);
        free(mark);
        folder_path_sync(folder->temporary);
        if (rename(folder->temporary, folder->final) != 0) {
            *message = memory_format("De map ‘%s’ kan niet op haar plaats worden gezet: %s.",
                                     folder->final, strerror(errno));
            status = FOLDER_FAILED;
        }
    }
    char *parent = folder_path_parent(folder->final);
    folder_path_sync(parent);
    free(parent);
    folder_abandon(folder);
    return status;
}
