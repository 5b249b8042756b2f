/* While files are put in place one by one, two hidden names hold what makes the folder recognisable
 * as ours after a sudden end: `.herkomst-nieuw.json` (of the results coming in) and
 * `.herkomst-vorige.json` (of those going out). */
#include "output/folder_place.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "output/folder_path.h"
#include "output/folder_store.h"
#include "output/memory.h"

#define NAME_NEW ".herkomst-nieuw.json"
#define NAME_OLD ".herkomst-vorige.json"

bool folder_place_read(const char *directory, struct folder_files *files)
{
    static const char *const names[] = {FOLDER_MANIFEST_NAME, NAME_OLD, NAME_NEW};
    bool ours = false;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        char *path = memory_format("%s/%s", directory, names[i]);
        ours = folder_manifest_read(path, files) || ours;
        free(path);
    }
    return ours;
}

/* Moves from/name to to/name2; 0 or an errno. */
static int move(const char *from, const char *name, const char *to, const char *new_name)
{
    char *source = memory_format("%s/%s", from, name);
    char *target = memory_format("%s/%s", to, new_name);
    int error = rename(source, target) == 0 ? 0 : errno;
    free(target);
    free(source);
    return error;
}

/* The first new file whose place is taken by something we did not make; NULL when there is none. */
static const char *find_stranger(const char *final, const struct folder_files *files,
                                 const struct folder_files *old)
{
    for (size_t i = 0; i < files->count; i++) {
        const char *name = files->items[i].name;
        char *path = memory_format("%s/%s", final, name);
        struct stat about;
        bool there = lstat(path, &about) == 0;
        bool stranger = there && (!S_ISREG(about.st_mode) || !folder_files_has(old, name));
        free(path);
        if (stranger && strcmp(name, FOLDER_MANIFEST_NAME) != 0)
            return name;
    }
    return NULL;
}

/* Makes the folder in DIR that `name` stands in. */
static void make_inner(const char *final, const char *name)
{
    const char *slash = strchr(name, '/');
    if (slash == NULL)
        return;
    char *path = memory_format("%s/%.*s", final, (int)(slash - name), name);
    mkdir(path, 0777);
    free(path);
}

/* Puts the files one by one into DIR, which exists; 0 or an errno, with *name what failed. */
static int replace_files(const char *temporary, const char *final, const struct folder_files *files,
                         const struct folder_files *old, const char **name)
{
    *name = FOLDER_MANIFEST_NAME;
    int error = move(temporary, FOLDER_MANIFEST_NAME, final, NAME_NEW);
    if (error != 0)
        return error;
    error = move(final, FOLDER_MANIFEST_NAME, final, NAME_OLD);
    if (error != 0 && error != ENOENT)
        return error;
    for (size_t i = 0; i < files->count; i++) {
        *name = files->items[i].name;
        if (strcmp(*name, FOLDER_MANIFEST_NAME) == 0)
            continue;
        make_inner(final, *name);
        error = move(temporary, *name, final, *name);
        if (error != 0)
            return error;
    }
    for (size_t i = 0; i < old->count; i++) {
        if (folder_files_has(files, old->items[i].name))
            continue;
        char *path = memory_format("%s/%s", final, old->items[i].name);
        unlink(path);
        char *inner = folder_path_parent(path);
        if (strcmp(inner, final) != 0)
            rmdir(inner);
        free(inner);
        free(path);
    }
    folder_path_sync(final);
    *name = FOLDER_MANIFEST_NAME;
    error = move(final, NAME_NEW, final, FOLDER_MANIFEST_NAME);
    if (error == 0) {
        char *path = memory_format("%s/%s", final, NAME_OLD);
        unlink(path);
        free(path);
    }
    return error;
}

enum folder_status folder_place_files(const char *temporary, const char *final,
                                      const struct folder_files *files, char **message)
{
    struct folder_files old = {0};
    bool ours = folder_place_read(final, &old);
    enum folder_status status = FOLDER_OK;
    const char *name = find_stranger(final, files, &old);
    if (!ours && !folder_store_is_all(final)) {
        *message = memory_format("De map ‘%s’ is intussen door iets anders gevuld; er is niets "
                                 "vervangen.",
                                 final);
        status = FOLDER_NOT_OURS;
    } else if (name != NULL) {
        *message = memory_format("In ‘%s’ staat al een ‘%s’ die niet door ketensim is gemaakt; er "
                                 "is niets vervangen.",
                                 final, name);
        status = FOLDER_NOT_OURS;
    } else {
        int error = replace_files(temporary, final, files, &old, &name);
        if (error != 0) {
            *message = memory_format("‘%s/%s’ kan niet worden vervangen: %s.", final, name,
                                     strerror(error));
            status = FOLDER_FAILED;
        }
    }
    folder_files_release(&old);
    return status;
}
