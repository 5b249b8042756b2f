/* Every chart of the folder: heading, what to see, the picture with its main numbers as alt text,
 * and the table behind it, folded. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/memory.h"
#include "output/report/chart_list.h"
#include "output/report/html.h"

#define FOLDER "grafieken/"

/* Would a highest number hide one that has none, because its list grows? */
static bool has_growing(const struct grid *grid, size_t column)
{
    for (size_t row = 0; row < grid_rows(grid); row++)
        if (strstr(grid_cell(grid, row, column), GROWTH_MARK) != NULL)
            return true;
    return false;
}

/* One sentence out of the table's numbers; NULL when there are none. To be freed. */
static char *tell(const struct report *report, const struct chart_told *told,
                  const struct grid *grid)
{
    size_t rows = grid_rows(grid), column = told->column;
    if (told->tell == CHART_TELL_NOTHING || rows < 2 || column >= grid->columns ||
        has_growing(grid, column))
        return NULL;
    const char *format = report_say(report, told->tell_nl, told->tell_en);
    size_t last = rows - 1, top = grid_highest(grid, column);
    if (told->tell == CHART_TELL_HIGHEST && top != SIZE_MAX)
        return memory_format(format, grid_cell(grid, top, 0), grid_cell(grid, top, column));
    if (told->tell == CHART_TELL_ENDS && isfinite(grid_value(grid, 0, column)) &&
        isfinite(grid_value(grid, last, column)))
        return memory_format(format, grid_cell(grid, 0, column), grid_cell(grid, 0, 0),
                             grid_cell(grid, last, column), grid_cell(grid, last, 0));
    return NULL;
}

/* "De caseload van Veilig Thuis. 2018: Caseload 341,6; 2022: Caseload 402,3.", to be freed. */
static char *describe(const struct report *report, const struct chart_told *told,
                      const char *heading, const struct grid *grid)
{
    if (grid_rows(grid) == 0)
        return memory_format(report_say(report, "Grafiek: %s.", "Chart: %s."), heading);
    bool ends = told->tell == CHART_TELL_ENDS;
    char *numbers = grid_summary(grid, ends ? 2 : 4, ends);
    bool any = numbers[0] != '\0';
    char *text = memory_format(
        report_say(report, "Grafiek: %s. %s%sAlle getallen staan in de tabel eronder.",
                   "Chart: %s. %s%sAll numbers stand in the table below."),
        heading, numbers, any ? ". " : "");
    free(numbers);
    return text;
}

static void write_picture(struct report *report, const struct chart_told *told, const char *name,
                          const char *heading, const struct grid *grid)
{
    char *file = memory_format(FOLDER "%s.svg", name), *prefix = memory_format("g-%s", name);
    const char *svg =
        report_source_has(report->source, file) ? report_source_text(report->source, file) : NULL;
    char *alt = describe(report, told, heading, grid);
    char *caption = memory_format(report_say(report, "De getallen achter deze grafiek staan in %s.",
                                             "The numbers behind this chart stand in %s."),
                                  told->file);
    if (svg == NULL || !html_svg(report->out, svg, prefix, alt, caption))
        html_element(report->out, "p", "note",
                     report_say(report,
                                "Deze grafiek is er niet als plaatje; de getallen staan hieronder.",
                                "There is no picture of this chart; the numbers stand below."));
    free(caption);
    free(alt);
    free(prefix);
    free(file);
}

static void write_table(struct report *report, const char *heading, const struct grid *grid)
{
    if (grid_rows(grid) == 0)
        return;
    char *summary =
        memory_format(report_say(report, "De tabel bij: %s", "The table behind: %s"), heading);
    html_fold(report->out, summary);
    grid_write(report->out, grid, heading);
    html_fold_end(report->out);
    free(summary);
}

/* `part`: what tells it from others of the same kind; NULL for the first. */
static void write_chart(struct report *report, const struct chart_told *told, const char *name,
                        const char *part)
{
    struct grid grid;
    grid_init(&grid);
    if (part == NULL && told->table != NULL)
        told->table(&grid, report);
    const char *title = report_say(report, told->nl, told->en);
    char *heading = part != NULL ? memory_format("%s: %s", title, part) : memory_copy_text(title);
    char *id = memory_format("grafiek-%s", name);
    html_section(report->out, 3, id, heading);
    char *numbers = tell(report, told, &grid);
    fputs("<p>", report->out);
    html_text(report->out, report_say(report, told->see_nl, told->see_en));
    if (numbers != NULL)
        html_format(report->out, " %s", numbers);
    fputs("</p>\n", report->out);
    write_picture(report, told, name, heading, &grid);
    write_table(report, heading, &grid);
    html_section_end(report->out);
    free(numbers);
    free(id);
    free(heading);
    grid_release(&grid);
}

/* The name of the i-th picture in herkomst.json; NULL past the last, "" of other files. To be
 * freed. */
static char *picture_name(const struct report *report, size_t i)
{
    char path[64];
    snprintf(path, sizeof path, "$.bestanden[%zu].naam", i);
    const char *file = report_source_fact(report->source, path);
    size_t start = strlen(FOLDER), length = strlen(file);
    if (length == 0)
        return NULL;
    bool is_picture = length > start + 4 && strncmp(file, FOLDER, start) == 0 &&
                      strcmp(file + length - 4, ".svg") == 0;
    return is_picture ? memory_format("%.*s", (int)(length - start - 4), file + start)
                      : memory_copy_text("");
}

/* "dossiers 2" of "validatie_dossiers_2": what follows the kind's own name. To be freed. */
static char *part_of(const char *name, const struct chart_told *told)
{
    char *part = memory_copy_text(name + strlen(told->name) + 1);
    for (char *at = part; *at != '\0'; at++)
        if (*at == '_')
            *at = ' ';
    return part;
}

/* Those whose names begin with the kind's, in the order of the folder. */
static void write_parts(struct report *report, const struct chart_told *told)
{
    size_t length = strlen(told->name);
    char *name;
    for (size_t i = 0; (name = picture_name(report, i)) != NULL; i++) {
        if (strncmp(name, told->name, length) == 0 && name[length] == '_' &&
            chart_told_of(name) == NULL) {
            char *part = part_of(name, told);
            write_chart(report, told, name, part);
            free(part);
        }
        free(name);
    }
}

static bool has_picture(const struct report *report, const char *name)
{
    char *file = memory_format(FOLDER "%s.svg", name);
    bool has = report_source_has(report->source, file);
    free(file);
    return has;
}

static bool has_any(const struct report *report)
{
    for (size_t i = 0; chart_told(i) != NULL; i++)
        if (has_picture(report, chart_told(i)->name))
            return true;
    return false;
}

void report_charts(struct report *report)
{
    if (!has_any(report))
        return;
    html_section(report->out, 2, "grafieken", report_say(report, "Grafieken", "Charts"));
    html_element(report->out, "p", NULL,
                 report_say(report,
                            "Bij elke grafiek staat eerst wat u kunt zien. De getallen erachter "
                            "staan in een tabel die u kunt openklappen.",
                            "Above each chart it says what to see. The numbers behind it stand in "
                            "a table that can be unfolded."));
    figures_explain_numbers(report);
    for (size_t i = 0; chart_told(i) != NULL; i++) {
        const struct chart_told *told = chart_told(i);
        if (has_picture(report, told->name))
            write_chart(report, told, told->name, NULL);
        write_parts(report, told);
    }
    html_section_end(report->out);
}
