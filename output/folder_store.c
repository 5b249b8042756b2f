#include "output/folder_store.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "output/memory.h"
#include "sim/study/store.h"

bool folder_store_is_name(const char *name)
{
    return strcmp(name, FOLDER_STORE_NAME) == 0 || strcmp(name, FOLDER_STORE_NAME "-journal") == 0;
}

bool folder_store_is_all(const char *directory)
{
    DIR *list = opendir(directory);
    if (list == NULL)
        return false;
    bool all = true;
    for (struct dirent *entry; (entry = readdir(list)) != NULL;)
        all = all && (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0 ||
                      folder_store_is_name(entry->d_name));
    closedir(list);
    return all;
}

bool folder_store_stands_alone(const char *directory)
{
    char *store = memory_format("%s/%s", directory, FOLDER_STORE_NAME);
    bool alone = folder_store_is_all(directory) && store_recognises(store);
    free(store);
    return alone;
}
