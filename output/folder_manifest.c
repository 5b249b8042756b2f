/* Reading needs no JSON parser: the program reads only lines that it wrote itself, and believes no
 * name that it would not write. */
#include "output/folder_manifest.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "output/folder_store.h"
#include "output/memory.h"

#define LINE_START "    {\"naam\": \""
#define LINE_REST "\", \"bytes\": %" SCNu64 ", \"sha256\": \"%64[0-9a-f]"

void folder_files_release(struct folder_files *files)
{
    for (size_t i = 0; i < files->count; i++)
        free(files->items[i].name);
    free(files->items);
    *files = (struct folder_files){0};
}

bool folder_files_has(const struct folder_files *files, const char *name)
{
    for (size_t i = 0; i < files->count; i++)
        if (strcmp(files->items[i].name, name) == 0)
            return true;
    return false;
}

void folder_files_add(struct folder_files *files, struct folder_file file)
{
    files->items = memory_grow(files->items, files->count + 1, sizeof *files->items);
    files->items[files->count++] = file;
}

void folder_files_remove(struct folder_files *files, const char *name)
{
    for (size_t i = 0; i < files->count; i++) {
        if (strcmp(files->items[i].name, name) != 0)
            continue;
        free(files->items[i].name);
        files->count--;
        memmove(files->items + i, files->items + i + 1, (files->count - i) * sizeof *files->items);
        return;
    }
}

void folder_files_write(FILE *out, const struct folder_files *files)
{
    fputs("[\n", out);
    for (size_t i = 0; i < files->count; i++)
        fprintf(out, LINE_START "%s\", \"bytes\": %" PRIu64 ", \"sha256\": \"%s\"}%s\n",
                files->items[i].name, files->items[i].bytes, files->items[i].sha256,
                i + 1 < files->count ? "," : "");
    fputs("  ]", out);
}

static bool is_own_name(const char *name, size_t length)
{
    if (length == 0 || length > 100 || name[0] == '/' || name[0] == '.')
        return false;
    for (size_t i = 0; i < length; i++) {
        if (strchr("abcdefghijklmnopqrstuvwxyz0123456789-_./", name[i]) == NULL)
            return false;
        if (name[i] == '.' && (name[i + 1] == '.' || name[i - 1] == '/'))
            return false;
    }
    return true;
}

bool folder_manifest_read(const char *path, struct folder_files *files)
{
    FILE *in = fopen(path, "re");
    if (in == NULL)
        return false;
    bool ours = false;
    char line[512];
    for (int number = 0; fgets(line, sizeof line, in) != NULL; number++) {
        if (number < 3 && strstr(line, FOLDER_MANIFEST_MARK) != NULL)
            ours = true;
        if (!ours || files == NULL || strncmp(line, LINE_START, strlen(LINE_START)) != 0)
            continue;
        const char *name = line + strlen(LINE_START);
        size_t length = strcspn(name, "\"");
        if (!is_own_name(name, length))
            continue;
        struct folder_file file = {.name = memory_format("%.*s", (int)length, name)};
        if (sscanf(name + length, LINE_REST, &file.bytes, file.sha256) != 2)
            file.sha256[0] = '\0';
        if (folder_files_has(files, file.name) || folder_store_is_name(file.name))
            free(file.name);
        else
            folder_files_add(files, file);
    }
    fclose(in);
    return ours;
}

bool folder_file_measure(const char *path, struct folder_file *file)
{
    FILE *in = fopen(path, "rbe");
    if (in == NULL)
        return false;
    struct sha256 hash;
    sha256_init(&hash);
    file->bytes = 0;
    unsigned char buffer[16384];
    size_t got;
    while ((got = fread(buffer, 1, sizeof buffer, in)) > 0) {
        sha256_add(&hash, buffer, got);
        file->bytes += got;
    }
    bool good = ferror(in) == 0;
    fclose(in);
    sha256_finish(&hash, file->sha256);
    return good;
}
