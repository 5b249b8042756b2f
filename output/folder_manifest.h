/* The list of files in herkomst.json by which a results folder knows what it made itself. */
#ifndef OUTPUT_FOLDER_MANIFEST_H
#define OUTPUT_FOLDER_MANIFEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "output/sha256.h"

#define FOLDER_MANIFEST_NAME "herkomst.json"
#define FOLDER_MANIFEST_MARK "\"programma\": \"ketensim\""

struct folder_file {
    char *name; /* relative: "kpi.csv", "grafieken/caseload.svg" */
    uint64_t bytes;
    char sha256[SHA256_TEXT_SIZE]; /* "" when a list that was read names none */
};

struct folder_files {
    struct folder_file *items;
    size_t count;
};

void folder_files_release(struct folder_files *files);
bool folder_files_has(const struct folder_files *files, const char *name);
void folder_files_add(struct folder_files *files, struct folder_file file); /* takes file.name */

void folder_files_remove(struct folder_files *files, const char *name); /* if it is there */

/* The JSON array of the files, one a line, as folder_manifest_read reads it back. */
void folder_files_write(FILE *out, const struct folder_files *files);

/* Is the file at `path` a manifest of ours? If so the files in it are added to `files` (may be
 * NULL); names that could lead outside the folder, and the store's, are passed over. */
bool folder_manifest_read(const char *path, struct folder_files *files);

/* Bytes and hash of the file at `path`; false when it cannot be read. */
bool folder_file_measure(const char *path, struct folder_file *file);

#endif
