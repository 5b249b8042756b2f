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

/* Which of the library's folders hold what is looked for, ended by NULL. */
static const char *const scenario_folders[] = {"", "/maatregelen", NULL};
static const char *const figures_folders[] = {"/cijfers", NULL};

static char *find_in_library(const char *name, const char *const *subfolders)
{
    const char *folders[] = {"scenarios", getenv("KETENSIM_SCENARIOS")};
    if (strchr(name, '/') != NULL || name[0] == '\0')
        return NULL;
    for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
        if (folders[i] == NULL || folders[i][0] == '\0')
            continue;
        for (size_t k = 0; subfolders[k] != NULL; k++) {
            char *folder = storage_format("%s%s", folders[i], subfolders[k]);
            char *path = find_in(folder, name);
            free(folder);
            if (path != NULL)
                return path;
        }
    }
    return NULL;
}

static char *find(const char *name, const char *const *subfolders)
{
    struct stat status;
    char *path = NULL;
    if (stat(name, &status) != 0 || S_ISDIR(status.st_mode))
        path = find_in_library(name, subfolders);
    return path != NULL ? path : storage_copy(name);
}

char *library_find(const char *name)
{
    return find(name, scenario_folders);
}

char *library_find_figures(const char *name)
{
    return find(name, figures_folders);
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

static char *find_basis(const char *folder, const char *name, const char *const *subfolders)
{
    char *path = join(folder, name);
    if (exists(path))
        return path;
    char *found = find_in_library(name, subfolders);
    if (found == NULL)
        return path;
    free(path);
    return found;
}

char *library_find_basis(const char *folder, const char *name)
{
    return find_basis(folder, name, scenario_folders);
}

char *library_find_figures_basis(const char *folder, const char *name)
{
    return find_basis(folder, name, figures_folders);
}

char *library_figures_beside(const char *scenario)
{
    const char *slash = strrchr(scenario, '/');
    const char *name = slash == NULL ? scenario : slash + 1;
    char *path = storage_format("%.*scijfers/%s", (int)(name - scenario), scenario, name);
    if (exists(path))
        return path;
    free(path);
    return NULL;
}
