/* Files are read when they are first asked for, held against herkomst.json, and kept. */
#include "output/report/source.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "output/memory.h"
#include "output/report/source_csv.h"
#include "output/report/source_json.h"

#define ANOTHER                                                                                    \
    "is niet meer het bestand dat bij deze uitkomsten hoort: de hash in herkomst.json is een "     \
    "andere. Wat niet bij elkaar hoort, komt niet in een rapport."

struct kept_file {
    char *name;
    char *text; /* NULL: it could not be read */
    struct report_table table;
    bool is_table;
};

struct kept_fact {
    char *path, *value;
};

struct report_source {
    char *directory, *manifest;
    struct folder_files files;
    struct source_json *json;
    enum report_kind kind;
    struct kept_file **kept; /* pointers: what was handed out stays where it is */
    size_t kept_count;
    struct kept_fact *facts;
    size_t fact_count;
    char *complaint;
};

/* The whole file, ended with NUL; NULL with errno. */
static char *read_file(const char *path, size_t *length)
{
    FILE *in = fopen(path, "rbe");
    if (in == NULL)
        return NULL;
    char *text = NULL;
    size_t used = 0, room = 0, got = 1;
    while (got > 0) {
        if (room - used < 2) {
            room = room > 0 ? 2 * room : 65536;
            text = memory_grow(text, room, 1);
        }
        got = fread(text + used, 1, room - used - 1, in);
        used += got;
    }
    int error = ferror(in) != 0 ? (errno != 0 ? errno : EIO) : 0;
    fclose(in);
    if (error != 0) {
        free(text);
        errno = error;
        return NULL;
    }
    text[used] = '\0';
    *length = used;
    return text;
}

/* What made the folder, by the table that only it writes. */
static bool find_kind(struct report_source *source)
{
    static const struct {
        const char *file;
        enum report_kind kind;
    } kinds[] = {
        {"koppeling.csv", REPORT_VESSELS}, {"validatie.csv", REPORT_VALIDATE},
        {"ijking.csv", REPORT_CALIBRATE},  {"verschillen.csv", REPORT_COMPARE},
        {"kpi.csv", REPORT_RUN},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (report_source_has(source, kinds[i].file)) {
            source->kind = kinds[i].kind;
            return true;
        }
    return false;
}

/* herkomst.json into the source; NULL when all is well, else a sentence. */
static char *read_manifest(struct report_source *source)
{
    char *path = memory_format("%s/" FOLDER_MANIFEST_NAME, source->directory);
    char *wrong = NULL;
    size_t length = 0;
    errno = 0;
    char *text = source->manifest = read_file(path, &length);
    if (text == NULL && errno != ENOENT && errno != ENOTDIR)
        wrong = memory_format("‘%s’ is niet te lezen: %s.", path, strerror(errno));
    else if (text == NULL || !folder_manifest_read(path, &source->files))
        wrong = memory_format("In ‘%s’ staan geen uitkomsten van ketensim.", source->directory);
    if (wrong == NULL && memchr(text, '\0', length) == NULL)
        source->json = source_json_open(text);
    if (wrong == NULL && (source->json == NULL ||
                          report_source_fact(source, "$.versie")[0] == '\0' || !find_kind(source)))
        wrong = memory_format("‘%s’ is niet heel, of van een andere versie van ketensim; maak de "
                              "uitkomsten opnieuw.",
                              path);
    free(path);
    return wrong;
}

struct report_source *report_source_open(const char *directory, char **message)
{
    struct report_source *source = memory_allocate(1, sizeof *source);
    source->directory = memory_copy_text(directory);
    *message = read_manifest(source);
    if (*message != NULL) {
        report_source_close(source);
        return NULL;
    }
    return source;
}

void report_source_close(struct report_source *source)
{
    if (source == NULL)
        return;
    for (size_t i = 0; i < source->kept_count; i++) {
        struct kept_file *file = source->kept[i];
        if (file->is_table)
            source_csv_release(&file->table);
        free(file->name);
        free(file->text);
        free(file);
    }
    for (size_t i = 0; i < source->fact_count; i++) {
        free(source->facts[i].path);
        free(source->facts[i].value);
    }
    source_json_close(source->json);
    folder_files_release(&source->files);
    free(source->kept);
    free(source->facts);
    free(source->directory);
    free(source->manifest);
    free(source->complaint);
    free(source);
}

enum report_kind report_source_kind(const struct report_source *source)
{
    return source->kind;
}

const char *report_source_fact(struct report_source *source, const char *path)
{
    for (size_t i = 0; i < source->fact_count; i++)
        if (strcmp(source->facts[i].path, path) == 0)
            return source->facts[i].value;
    source->facts = memory_grow(source->facts, source->fact_count + 1, sizeof *source->facts);
    struct kept_fact *fact = &source->facts[source->fact_count++];
    *fact = (struct kept_fact){memory_copy_text(path), source_json_value(source->json, path)};
    return fact->value;
}

static const struct folder_file *find_listed(const struct report_source *source, const char *name)
{
    for (size_t i = 0; i < source->files.count; i++)
        if (strcmp(source->files.items[i].name, name) == 0)
            return &source->files.items[i];
    return NULL;
}

bool report_source_has(const struct report_source *source, const char *file)
{
    return find_listed(source, file) != NULL;
}

static void complain(struct report_source *source, const char *name, const char *what)
{
    if (source->complaint == NULL)
        source->complaint = memory_format("‘%s/%s’ %s", source->directory, name, what);
}

static void complain_unreadable(struct report_source *source, const char *name)
{
    char *reason = memory_format("is niet te lezen: %s.", strerror(errno));
    complain(source, name, reason);
    free(reason);
}

static bool is_as_listed(const char *text, size_t length, const struct folder_file *listed)
{
    struct sha256 hash;
    char mine[SHA256_TEXT_SIZE];
    sha256_init(&hash);
    sha256_add(&hash, text, length);
    sha256_finish(&hash, mine);
    return length == listed->bytes && strcmp(mine, listed->sha256) == 0;
}

/* The file, read and held against its hash; NULL when the folder has none, or on a failure. */
static struct kept_file *fetch(struct report_source *source, const char *name, bool as_table)
{
    const struct folder_file *listed = find_listed(source, name);
    if (listed == NULL)
        return NULL;
    for (size_t i = 0; i < source->kept_count; i++)
        if (strcmp(source->kept[i]->name, name) == 0 && source->kept[i]->is_table == as_table)
            return source->kept[i]->text != NULL ? source->kept[i] : NULL;
    struct kept_file *file = memory_allocate(1, sizeof *file);
    *file = (struct kept_file){.name = memory_copy_text(name), .is_table = as_table};
    source->kept = memory_grow(source->kept, source->kept_count + 1, sizeof *source->kept);
    source->kept[source->kept_count++] = file;
    char *path = memory_format("%s/%s", source->directory, name);
    size_t length = 0;
    errno = 0;
    file->text = read_file(path, &length);
    bool good = false;
    if (file->text == NULL)
        complain_unreadable(source, name);
    else if (!is_as_listed(file->text, length, listed))
        complain(source, name, ANOTHER);
    else if (as_table && !source_csv_read(file->text, length, &file->table))
        complain(source, name, "is geen tabel zoals ketensim die schrijft.");
    else
        good = true;
    if (!good) {
        free(file->text);
        file->text = NULL;
    }
    free(path);
    return file->text != NULL ? file : NULL;
}

const struct report_table *report_source_table(struct report_source *source, const char *file)
{
    struct kept_file *kept = fetch(source, file, true);
    return kept != NULL ? &kept->table : NULL;
}

const char *report_source_text(struct report_source *source, const char *file)
{
    struct kept_file *kept = fetch(source, file, false);
    return kept != NULL ? kept->text : NULL;
}

bool report_source_is_page(const char *file)
{
    return strcmp(file, REPORT_PAGE) == 0 || strcmp(file, REPORT_STRESS) == 0;
}

bool report_source_verify(struct report_source *source)
{
    bool good = true;
    for (size_t i = 0; good && i < source->files.count; i++) {
        const struct folder_file *listed = &source->files.items[i];
        struct folder_file found = {0};
        if (report_source_is_page(listed->name))
            continue;
        char *path = memory_format("%s/%s", source->directory, listed->name);
        errno = 0;
        good = folder_file_measure(path, &found);
        if (!good)
            complain_unreadable(source, listed->name);
        else if (strcmp(found.sha256, listed->sha256) != 0)
            complain(source, listed->name, ANOTHER);
        good = good && strcmp(found.sha256, listed->sha256) == 0;
        free(path);
    }
    return good;
}

const struct folder_files *report_source_files(const struct report_source *source)
{
    return &source->files;
}

const char *report_source_manifest(const struct report_source *source)
{
    return source->manifest;
}

const char *report_source_complaint(const struct report_source *source)
{
    return source->complaint;
}
