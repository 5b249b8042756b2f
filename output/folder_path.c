/* Small questions about paths, answered by the file system. */
#include "output/folder_path.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "output/memory.h"

char *folder_path_normal(const char *directory)
{
    char *path = memory_copy_text(directory);
    for (size_t n = strlen(path); n > 1 && path[n - 1] == '/'; n--)
        path[n - 1] = '\0';
    const char *base = strrchr(path, '/') != NULL ? strrchr(path, '/') + 1 : path;
    if (strcmp(base, ".") == 0 || strcmp(base, "..") == 0) {
        char *whole = realpath(path, NULL);
        if (whole != NULL) {
            free(path);
            path = whole;
        }
    }
    return path;
}

char *folder_path_parent(const char *path)
{
    const char *slash = strrchr(path, '/');
    if (slash == NULL)
        return memory_copy_text(".");
    return slash == path ? memory_copy_text("/") : memory_format("%.*s", (int)(slash - path), path);
}

bool folder_path_exists(const char *path)
{
    struct stat about;
    return lstat(path, &about) == 0;
}

bool folder_path_is_folder(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

bool folder_path_is_empty(const char *directory)
{
    DIR *list = opendir(directory);
    if (list == NULL)
        return false;
    bool empty = true;
    for (struct dirent *entry; (entry = readdir(list)) != NULL;)
        empty = empty && (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0);
    closedir(list);
    return empty;
}

void folder_path_sync(const char *path)
{
    int directory = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (directory >= 0) {
        fsync(directory);
        close(directory);
    }
}
