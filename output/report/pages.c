/* Making the report anew goes by the same road as making results: the files, each held against its
 * hash, are copied to a new folder, the report is made there from what herkomst.json said before
 * there was one, and then all is put in place. */
#include "output/report/pages.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "output/memory.h"

#define LIST_START "\n  \"bestanden\": "

struct page {
    const char *directory;
    const struct report_words *words;
    bool (*write)(FILE *out, const char *directory, const struct report_words *words,
                  char **message);
    char *message;
};

static bool write_page(void *context, FILE *out)
{
    struct page *page = context;
    return page->write(out, page->directory, page->words, &page->message);
}

bool report_pages_add(struct folder *folder, const struct report_words *words, char **message)
{
    struct page page = {folder_path(folder), words, report_write, NULL};
    bool good = folder_write(folder, REPORT_PAGE, write_page, &page);
    if (good) {
        page.write = report_write_stress;
        good = folder_write(folder, REPORT_STRESS, write_page, &page);
    }
    *message = NULL;
    if (!good)
        *message = page.message != NULL
                       ? memory_format("Het rapport is niet gemaakt: %s", page.message)
                       : memory_copy_text(folder_complaint(folder));
    free(page.message);
    return good;
}

/* Copies from the file at `context`. */
static bool copy_bytes(void *context, FILE *out)
{
    const char *path = context;
    FILE *in = fopen(path, "rbe");
    if (in == NULL)
        return false;
    char buffer[16384];
    size_t got;
    bool good = true;
    while (good && (got = fread(buffer, 1, sizeof buffer, in)) > 0)
        good = fwrite(buffer, 1, got, out) == got;
    good = good && ferror(in) == 0;
    fclose(in);
    return good;
}

/* Makes the folder in which `name` stands, unless it was made before. */
static bool make_inner(struct folder *folder, const char *name, char **made)
{
    const char *slash = strrchr(name, '/');
    if (slash == NULL)
        return true;
    char *inner = memory_format("%.*s", (int)(slash - name), name);
    bool is_new = *made == NULL || strcmp(*made, inner) != 0;
    bool good = !is_new || folder_make(folder, inner);
    free(is_new ? *made : inner);
    if (is_new)
        *made = inner;
    return good;
}

static bool copy_files(struct folder *folder, const char *directory,
                       const struct folder_files *files)
{
    bool good = true;
    char *made = NULL;
    for (size_t i = 0; good && i < files->count; i++) {
        const char *name = files->items[i].name;
        if (report_source_is_page(name))
            continue;
        char *path = memory_format("%s/%s", directory, name);
        good = make_inner(folder, name, &made) && folder_write(folder, name, copy_bytes, path);
        free(path);
    }
    free(made);
    return good;
}

/* Is what was copied what the list says? */
static bool are_equal(const struct folder_files *copies, const struct folder_files *listed)
{
    size_t at = 0;
    for (size_t i = 0; i < listed->count; i++) {
        if (report_source_is_page(listed->items[i].name))
            continue;
        if (at == copies->count || strcmp(copies->items[at].sha256, listed->items[i].sha256) != 0)
            return false;
        at++;
    }
    return true;
}

struct manifest {
    const char *text; /* as it was */
    const struct folder_files *files;
};

/* All that it said, with the files that there are now. */
static bool write_manifest(void *context, FILE *out)
{
    const struct manifest *manifest = context;
    const char *list = strstr(manifest->text, LIST_START);
    if (list == NULL)
        return false;
    fwrite(manifest->text, 1, (size_t)(list - manifest->text), out);
    fputs(LIST_START, out);
    folder_files_write(out, manifest->files);
    fputs("\n}\n", out);
    return ferror(out) == 0;
}

/* Copies, report and lists into the folder; *status tells what went wrong. */
static bool fill(struct folder *folder, const char *directory, struct report_source *source,
                 const struct report_words *words, enum output_status *status, char **message)
{
    const struct folder_files *listed = report_source_files(source);
    struct manifest manifest = {report_source_manifest(source), folder_files(folder)};
    *status = OUTPUT_FAILED;
    if (!copy_files(folder, directory, listed))
        return false;
    if (!are_equal(folder_files(folder), listed)) {
        *message = memory_format("‘%s’ is intussen veranderd; er is niets vervangen.", directory);
        *status = OUTPUT_NOT_OURS;
        return false;
    }
    return folder_write(folder, FOLDER_MANIFEST_NAME, write_manifest, &manifest) &&
           report_pages_add(folder, words, message) &&
           folder_withdraw(folder, FOLDER_MANIFEST_NAME) &&
           folder_write(folder, FOLDER_MANIFEST_NAME, write_manifest, &manifest);
}

enum output_status report_pages_renew(const char *directory, struct report_source *source,
                                      const struct report_words *words, char **message)
{
    *message = NULL;
    if (!report_source_verify(source)) {
        *message = memory_copy_text(report_source_complaint(source));
        return OUTPUT_NOT_OURS;
    }
    struct folder *folder;
    enum folder_status begun = folder_begin(directory, &folder, message);
    if (begun != FOLDER_OK)
        return begun == FOLDER_NOT_OURS ? OUTPUT_NOT_OURS : OUTPUT_FAILED;
    enum output_status status;
    if (!fill(folder, directory, source, words, &status, message)) {
        if (*message == NULL && folder_complaint(folder) != NULL)
            *message = memory_copy_text(folder_complaint(folder));
        folder_abandon(folder);
        return status;
    }
    enum folder_status placed = folder_commit(folder, message);
    return placed == FOLDER_OK         ? OUTPUT_OK
           : placed == FOLDER_NOT_OURS ? OUTPUT_NOT_OURS
                                       : OUTPUT_FAILED;
}
