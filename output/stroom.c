/* Files of the picture, and the table. */
#include "output/stroom.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "output/folder.h"
#include "output/gnuplot.h"
#include "output/memory.h"
#include "output/number.h"
#include "output/text.h"

enum { NUMBER_WIDTH = 10 };

/* --- the picture --- */

static bool write_script(const char *path, const char *script, size_t length, char **why)
{
    FILE *out = fopen(path, "we");
    int error = out == NULL ? errno : 0;
    if (out != NULL) {
        error = fwrite(script, 1, length, out) == length ? 0 : errno;
        int closing = folder_close_stream(out);
        error = error != 0 ? error : closing;
    }
    if (error != 0)
        *why = memory_format("Het bestand ‘%s’ kan niet worden geschreven: %s.", path,
                             strerror(error));
    return error == 0;
}

/* Is the picture whole? If not it is removed. */
static bool keep_picture(const char *directory, const char *ending,
                         bool (*is_whole)(const char *path))
{
    char *path = memory_format("%s/stroom.%s", directory, ending);
    bool whole = is_whole(path);
    if (!whole)
        unlink(path);
    free(path);
    return whole;
}

static enum stroom_result run_gnuplot(const char *directory, const char *script, char **why)
{
    bool without_png = !gnuplot_has_fonts();
    char *whole = memory_format("%s%s", without_png ? "zonder_png = 1\n" : "", script);
    struct gnuplot_job job = {whole, strlen(whole), directory, GNUPLOT_DEADLINE_SECONDS};
    enum gnuplot_result ran = gnuplot_run(&job, why);
    free(whole);
    if (ran == GNUPLOT_MISSING)
        return STROOM_ONLY_SCRIPT;
    bool svg = keep_picture(directory, "svg", gnuplot_svg_is_whole);
    bool png = without_png || keep_picture(directory, "png", gnuplot_png_is_whole);
    if (ran == GNUPLOT_OK && !(svg && png))
        *why = memory_copy_text("Het plaatje van de keten is niet heel (schijf vol?).");
    return *why != NULL ? STROOM_FAILED : without_png ? STROOM_WITHOUT_PNG : STROOM_DRAWN;
}

enum stroom_result stroom_draw(const char *directory, const struct chart_source *source,
                               const struct stroom *stroom, char **why)
{
    *why = NULL;
    size_t length;
    char *script = stroom_script(source, stroom, &length);
    char *path = memory_format("%s/stroom.gp", directory);
    enum stroom_result result = write_script(path, script, length, why)
                                    ? run_gnuplot(directory, script, why)
                                    : STROOM_FAILED;
    free(path);
    free(script);
    return result;
}

/* --- the table --- */

static const char *say(const struct labels *labels, const char *nl, const char *en)
{
    return labels->english ? en : nl;
}

static size_t widest(size_t width, const char *text)
{
    size_t own = text_width(text);
    return own > width ? own : width;
}

static void print_number(FILE *out, const struct labels *labels, double value, int decimals)
{
    char text[NUMBER_PEOPLE_SIZE];
    struct number_style style = {.english = labels->english};
    text_pad_right(out, isfinite(value) ? number_people(value, decimals, style, text) : "",
                   NUMBER_WIDTH);
}

static void print_stations(FILE *out, const struct stroom *stroom, const struct labels *labels)
{
    const char *head = say(labels, "station", "station");
    size_t width = text_width(head);
    for (size_t i = 0; i < stroom->station_count; i++)
        width = widest(width, stroom->stations[i].label);
    fputs("  ", out);
    text_pad_left(out, head, width + 2);
    text_pad_right(out, say(labels, "per jaar", "a year"), NUMBER_WIDTH);
    text_pad_right(out, say(labels, "bezetting", "load"), NUMBER_WIDTH + 2);
    text_pad_right(out, say(labels, "wachtlijst", "waiting"), NUMBER_WIDTH + 2);
    fputc('\n', out);
    for (size_t i = 0; i < stroom->station_count; i++) {
        const struct stroom_station *station = &stroom->stations[i];
        fputs("  ", out);
        text_pad_left(out, station->label, width + 2);
        print_number(out, labels, station->per_year, 1);
        print_number(out, labels, station->load, 1);
        fputs(isfinite(station->load) ? "% " : "  ", out);
        print_number(out, labels, station->waiting, 1);
        fputc('\n', out);
    }
}

static void print_arrows(FILE *out, const struct stroom *stroom, const struct labels *labels)
{
    const char *from = say(labels, "van", "from"), *to = say(labels, "naar", "to");
    size_t from_width = text_width(from), to_width = text_width(to);
    for (size_t i = 0; i < stroom->arrow_count; i++) {
        from_width = widest(from_width, stroom->arrows[i].from);
        to_width = widest(to_width, stroom->arrows[i].to);
    }
    fputs("  ", out);
    text_pad_left(out, from, from_width + 4);
    text_pad_left(out, to, to_width);
    text_pad_right(out, say(labels, "per jaar", "a year"), NUMBER_WIDTH);
    fputc('\n', out);
    for (size_t i = 0; i < stroom->arrow_count; i++) {
        const struct stroom_arrow *arrow = &stroom->arrows[i];
        fputs("  ", out);
        text_pad_left(out, arrow->from, from_width);
        fputs(" -> ", out);
        text_pad_left(out, arrow->to, to_width);
        print_number(out, labels, arrow->per_year, 1);
        if (isfinite(arrow->half_width)) {
            char text[NUMBER_PEOPLE_SIZE];
            struct number_style style = {.english = labels->english};
            fprintf(out, "  ± %s", number_people(arrow->half_width, 1, style, text));
        }
        fputc('\n', out);
    }
}

bool stroom_print(FILE *out, const struct stroom *stroom, const struct labels *labels)
{
    if (stroom->station_count > 0) {
        print_stations(out, stroom, labels);
        fputc('\n', out);
    }
    print_arrows(out, stroom, labels);
    return !ferror(out) && fflush(out) == 0;
}
