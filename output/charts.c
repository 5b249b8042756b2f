/* The list of charts of `run`, and what makes files of any list. A picture counts only when gnuplot
 * had nothing to remark and the file is whole; else it is removed. */
#include "output/charts.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "output/chart_kinds.h"
#include "output/gnuplot.h"
#include "output/memory.h"

#define FOLDER_NAME "grafieken"

static const struct chart_kind KINDS[] = {
    {"caseload", chart_draw_caseload, 0},
    {"wachtlijsten", chart_draw_wachtlijsten, 0},
    {"doorlooptijden", chart_draw_doorlooptijden, 0},
    {"recidive", chart_draw_recidive, 0},
    {"wachten", chart_draw_wachten, 0},
    {"gemeenten", chart_draw_gemeenten, 0},
    {"wie_wacht_waarop", chart_draw_wie_wacht, 0},
    {"jeugdbescherming", chart_draw_jeugdbescherming, 0},
    {"stroom", chart_draw_stroom, 0},
    {"onzekerheid", chart_draw_onzekerheid, 0},
    {"aannames", chart_draw_aannames, 0},
};

struct chart_list charts_of_study(void)
{
    return (struct chart_list){KINDS, sizeof KINDS / sizeof KINDS[0]};
}

char *charts_script(const struct chart_source *source, const struct chart_kind *kind,
                    size_t *length)
{
    struct chart chart;
    chart_init(&chart, source, kind->name);
    chart.variant = kind->variant;
    bool drawn = kind->draw(&chart);
    char *script = chart_finish(&chart, length);
    if (!drawn) {
        free(script);
        return NULL;
    }
    return script;
}

struct script {
    const char *text;
    size_t length;
};

static bool write_script(void *context, FILE *out)
{
    const struct script *script = context;
    return fwrite(script->text, 1, script->length, out) == script->length;
}

static void note_failure(struct charts_result *result, const char *name, const char *why)
{
    result->failed++;
    if (result->first_failure == NULL)
        result->first_failure = memory_format("De grafiek ‘%s’ is niet gemaakt: %s", name, why);
}

/* Takes the picture into the folder when it is whole; else removes it. */
static bool take_picture(struct folder *folder, const char *name, const char *ending,
                         bool (*is_whole)(const char *path))
{
    char *inner = memory_format(FOLDER_NAME "/%s.%s", name, ending);
    char *path = memory_format("%s/%s", folder_path(folder), inner);
    bool good = is_whole(path);
    if (good)
        good = folder_adopt(folder, inner);
    else
        unlink(path);
    free(path);
    free(inner);
    return good;
}

static void draw(struct folder *folder, const char *name, const struct script *script,
                 struct charts_result *result)
{
    static const char no_png[] = "zonder_png = 1\n";
    char *directory = memory_format("%s/" FOLDER_NAME, folder_path(folder));
    char *whole = memory_format("%s%s", result->without_png ? no_png : "", script->text);
    struct gnuplot_job job = {whole, strlen(whole), directory, GNUPLOT_DEADLINE_SECONDS};
    char *why;
    enum gnuplot_result ran = gnuplot_run(&job, &why);
    if (ran == GNUPLOT_MISSING) {
        result->gnuplot_missing = true;
    } else {
        bool svg = ran == GNUPLOT_OK && take_picture(folder, name, "svg", gnuplot_svg_is_whole);
        bool png =
            svg && !result->without_png && take_picture(folder, name, "png", gnuplot_png_is_whole);
        if (ran == GNUPLOT_FAILED)
            note_failure(result, name, why);
        else if (!svg || (!png && !result->without_png))
            note_failure(result, name, "het bestand is niet heel (schijf vol?).");
        else
            result->drawn++;
        static const char *const endings[] = {"svg", "png"};
        for (size_t i = 0; i < 2; i++) {
            char *left = memory_format("%s/%s.%s", directory, name, endings[i]);
            if (i == 0 ? !svg : !png)
                unlink(left);
            free(left);
        }
    }
    free(why);
    free(whole);
    free(directory);
}

struct charts_result charts_draw(struct folder *folder, const struct chart_source *source,
                                 struct chart_list charts)
{
    struct charts_result result = {.without_png = !gnuplot_has_fonts()};
    if (!folder_make(folder, FOLDER_NAME))
        return result;
    for (size_t i = 0; i < charts.count; i++) {
        struct script script;
        char *text = charts_script(source, &charts.kinds[i], &script.length);
        if (text == NULL)
            continue;
        script.text = text;
        char *name = memory_format(FOLDER_NAME "/%s.gp", charts.kinds[i].name);
        if (folder_write(folder, name, write_script, &script) && !result.gnuplot_missing)
            draw(folder, charts.kinds[i].name, &script, &result);
        free(name);
        free(text);
    }
    return result;
}
