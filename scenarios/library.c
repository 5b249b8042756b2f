#include "scenarios/library.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "scenarios/storage.h"

static bool exists(const char *path)
{
    struct stat status;
    return lstat(path, &status) == 0;
}

static bool ends_in_cfg(const char *name)
{
    size_t length = strlen(name);
    return length > 4 && strcmp(name + length - 4, ".cfg") == 0;
}

/* folder/name, or folder/name.cfg; NULL when neither exists. */
static char *find_in(const char *folder, const char *name)
{
    char *path = storage_format("%s/%s", folder, name);
    if (exists(path))
        return path;
    free(path);
    if (ends_in_cfg(name))
        return NULL;
    path = storage_format("%s/%s.cfg", folder, name);
    if (exists(path))
        return path;
    free(path);
    return NULL;
}

static char *find_in_library(const char *name)
{
    const char *folders[] = {"scenarios", getenv("KETENSIM_SCENARIOS")};
    if (strchr(name, '/') != NULL || name[0] == '\0')
        return NULL;
    for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
        if (folders[i] == NULL || folders[i][0] == '\0')
            continue;
        char *path = find_in(folders[i], name);
        if (path == NULL) {
            char *measures = storage_format("%s/maatregelen", folders[i]);
            path = find_in(measures, name);
            free(measures);
        }
        if (path != NULL)
            return path;
    }
    return NULL;
}

char *library_find(const char *name)
{
    struct stat status;
    char *path = NULL;
    if (stat(name, &status) != 0 || S_ISDIR(status.st_mode))
        path = find_in_library(name);
    return path != NULL ? path : storage_copy(name);
}

/* folder/name, where `../` takes the folder's last part away if it has one with a name. */
static char *join(const char *folder, const char *name)
{
    const char *slash = strrchr(folder, '/');
    const char *last = slash == NULL ? folder : slash + 1;
    if (strcmp(folder, ".") == 0)
        return storage_copy(name);
    if (strncmp(name, "../", 3) != 0 || last[0] == '\0' || last[0] == '.')
        return storage_format("%s/%s", folder, name);
    return storage_format("%.*s%s", (int)(last - folder), folder, name + 3);
}

char *library_find_basis(const char *folder, const char *name)
{
    char *path = join(folder, name);
    if (exists(path))
        return path;
    char *found = find_in_library(name);
    if (found == NULL)
        return path;
    free(path);
    return found;
}
