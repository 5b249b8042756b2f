/* Writes JSON by hand: the file is flat and small, and its lines about files are read back line by
 * line (see output/folder_manifest.h). */
#include "output/provenance.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/memory.h"
#include "output/number.h"
#include "output/text.h"

void provenance_json_text(FILE *out, const char *text)
{
    fputc('"', out);
    while (*text != '\0') {
        uint32_t point;
        text += text_decode(text, &point);
        if (point == '"' || point == '\\') {
            fprintf(out, "\\%c", (int)point);
        } else if (point == '\n') {
            fputs("\\n", out);
        } else if (point == '\t') {
            fputs("\\t", out);
        } else if (point < 0x20 || (point >= 0x7F && point <= 0x9F) || point == 0x2028 ||
                   point == 0x2029 || (point >= 0x202A && point <= 0x202E)) {
            fprintf(out, "\\u%04x", (unsigned)point);
        } else {
            char bytes[4];
            size_t length = text_encode(point, bytes);
            fwrite(bytes, 1, length, out);
        }
    }
    fputc('"', out);
}

/* The last part of a path that says something about the machine, else the path itself. */
static const char *reduced_path(const char *path)
{
    bool tells = path[0] == '/' || path[0] == '~' || strstr(path, "../") != NULL;
    const char *slash = strrchr(path, '/');
    return tells && slash != NULL ? slash + 1 : path;
}

static void write_argument(FILE *out, const char *argument)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                "-_./=+:,@%";
    bool quote = argument[0] == '\0' || argument[strspn(argument, plain)] != '\0';
    if (quote)
        fputc('\'', out);
    for (; *argument != '\0'; argument++) {
        if (*argument == '\'')
            fputs("'\\''", out);
        else
            fputc(*argument, out);
    }
    if (quote)
        fputc('\'', out);
}

char *provenance_command(int argc, const char *const *argv)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    if (out == NULL)
        abort();
    for (int i = 0; i < argc; i++) {
        if (i > 0)
            fputc(' ', out);
        const char *path = argv[i];
        const char *equals = strchr(argv[i], '=');
        char *whole;
        if (i == 0 && strrchr(path, '/') != NULL)
            whole = memory_copy_text(strrchr(path, '/') + 1);
        else if (equals != NULL && path[0] == '-')
            whole =
                memory_format("%.*s%s", (int)(equals + 1 - path), path, reduced_path(equals + 1));
        else
            whole = memory_copy_text(reduced_path(path));
        write_argument(out, whole);
        free(whole);
    }
    if (fclose(out) != 0)
        abort();
    return text;
}

static void write_text(FILE *out, const char *name, const char *value)
{
    fprintf(out, "  \"%s\": ", name);
    if (value != NULL)
        provenance_json_text(out, value);
    else
        fputs("null", out);
    fputs(",\n", out);
}

static void write_whole(FILE *out, const char *name, uint64_t value)
{
    fprintf(out, "  \"%s\": %" PRIu64 ",\n", name, value);
}

static void write_libraries(FILE *out, const struct provenance *provenance)
{
#ifdef __clang__
    const char *compiler = "clang " __clang_version__;
#else
    const char *compiler = "gcc " __VERSION__;
#endif
    write_text(out, "gsl", provenance->gsl_version);
    write_text(out, "gnuplot", provenance->gnuplot_version);
    write_text(out, "compiler", compiler);
}

static void write_books(FILE *out, const struct kpi_books *books)
{
    fprintf(out,
            "\"boekhouding\": {\"controles\": %" PRIu64 ", \"fouten\": %" PRIu64
            ", \"eerste_fout\": ",
            books->checks, books->failures);
    if (books->failures > 0)
        provenance_json_text(out, books->first_failure);
    else
        fputs("null", out);
    fputc('}', out);
}

/* "zonder_evenwicht": [{"station": "onderzoek", "gemeente": "alle", "vanaf": "2018-01-01"}], */
static void write_growth(FILE *out, const struct growth *growth)
{
    fputs("\"zonder_evenwicht\": [", out);
    for (size_t i = 0; i < growth->count; i++) {
        const struct growth_place *place = &growth->places[i];
        char from[CLOCK_DATE_SIZE];
        clock_format_date(place->from, from);
        fprintf(out, "%s{\"station\": ", i > 0 ? ", " : "");
        provenance_json_text(out, place->station);
        fputs(", \"gemeente\": ", out);
        provenance_json_text(out, place->gemeente);
        fprintf(out, ", \"vanaf\": \"%s\"}", from);
    }
    fputs("]", out);
}

static void write_variants(FILE *out, const struct provenance *provenance)
{
    fputs("  \"varianten\": [", out);
    for (size_t i = 0; i < provenance->variant_count; i++) {
        const struct provenance_variant *variant = &provenance->variants[i];
        fprintf(out, "%s\n    {\"scenario\": ", i > 0 ? "," : "");
        provenance_json_text(out, variant->name);
        fputs(", \"bestand\": ", out);
        provenance_json_text(out, variant->file);
        fputs(", \"scenario_sha256\": ", out);
        if (variant->scenario_hash != NULL)
            provenance_json_text(out, variant->scenario_hash);
        else
            fputs("null", out);
        fprintf(out,
                ", \"gebeurtenissen\": %" PRIu64 ", \"gebeurtenissen_voorgeschiedenis\": %" PRIu64
                ", \"casussen\": %" PRIu64 ", ",
                variant->study->events, variant->study->events_history, variant->study->casussen);
        if (variant->growth != NULL) {
            write_growth(out, variant->growth);
            fputs(", ", out);
        }
        write_books(out, &variant->study->books);
        fputc('}', out);
    }
    fputs("\n  ],\n", out);
}

void provenance_write(FILE *out, const struct provenance *provenance, const struct kpi_study *study,
                      const struct folder_files *files)
{
    char start[CLOCK_DATE_SIZE], end[CLOCK_DATE_SIZE], seconds[NUMBER_EXACT_SIZE];
    clock_format_date(study->start, start);
    clock_format_date(study->end - CLOCK_DAY, end); /* the last day, as scenarios state it */
    char *command = provenance_command(provenance->argc, provenance->argv);
    fputs("{\n  " FOLDER_MANIFEST_MARK ",\n", out);
    write_text(out, "versie", provenance->version);
    write_text(out, "commit", provenance->commit);
    write_text(out, "opdracht", command);
    if (provenance->lang != NULL)
        write_text(out, "taal", provenance->lang);
    write_text(out, "scenario", study->scenario);
    write_text(out, "scenario_sha256", provenance->scenario_hash);
    write_text(out, "start", start);
    write_text(out, "eind", end);
    write_text(out, "bronnen", provenance->sources);
    write_whole(out, "zaad", study->seed);
    write_whole(out, "replicaties", study->replications);
    write_whole(out, "gebeurtenissen", study->events);
    write_whole(out, "gebeurtenissen_voorgeschiedenis", study->events_history);
    write_whole(out, "casussen", study->casussen);
    fputs("  ", out);
    write_books(out, &study->books);
    fputs(",\n", out);
    if (provenance->growth != NULL) {
        fputs("  ", out);
        write_growth(out, provenance->growth);
        fputs(",\n", out);
    }
    if (provenance->variant_count > 0)
        write_variants(out, provenance);
    number_exact(provenance->wall_seconds, seconds);
    fprintf(out, "  \"rekentijd_seconden\": %s,\n", seconds[0] != '\0' ? seconds : "null");
    if (provenance->threads > 0)
        write_whole(out, "draden", (uint64_t)provenance->threads);
    write_libraries(out, provenance);
    fputs("  \"bestanden\": ", out);
    folder_files_write(out, files != NULL ? files : &(struct folder_files){0});
    fputs("\n}\n", out);
    free(command);
}
