/* Two tables and a few sentences; everything else stands in ijking*.csv. */
#include "output/console_calibration.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "output/calibration_words.h"
#include "output/comparison_words.h"
#include "output/console_vessels_page.h"
#include "output/memory.h"
#include "output/text.h"
#include "output/uncertainty_words.h"

enum {
    WHAT_LETTERS = 160,
    PATH_LETTERS = 84,
    PATH_WIDTH = 39,
    RANGE_WIDTH = 16,
    VALUE_WIDTH = 24,
    FIGURE_LETTERS = 84,
    FIGURE_WIDTH = 38, /* of the first column */
    NUMBER_WIDTH = 9,
    AFTER_WIDTH = 22
};

struct telling {
    struct page page;
    const struct calibration_report *report;
};

static const char *say(const struct telling *t, const char *nl, const char *en)
{
    return page_say(&t->page, nl, en);
}

static const char *count_of(const struct telling *t, size_t count, char text[NUMBER_PEOPLE_SIZE])
{
    return page_number(&t->page, (double)count, 0, text);
}

static void print_cell(const struct telling *t, const char *text, size_t width)
{
    text_pad_right(t->page.out, text, width);
}

/* The first column; on a line of its own where it does not leave room for the numbers. */
static void print_first(const struct telling *t, const char *text, size_t width)
{
    bool alone = text_width(text) > width;
    if (alone)
        fprintf(t->page.out, "%s\n", text);
    text_pad_left(t->page.out, alone ? "" : text, width);
}

/* "0,1–0,23" */
static const char *range_text(const struct telling *t, double low, double high,
                              char text[CALIBRATION_WORDS_SIZE])
{
    char from[NUMBER_PEOPLE_SIZE], to[NUMBER_PEOPLE_SIZE];
    snprintf(text, CALIBRATION_WORDS_SIZE, "%s–%s", calibration_number(t->page.labels, low, from),
             calibration_number(t->page.labels, high, to));
    return text;
}

/* "0,16 (0,12–0,2)" */
static const char *value_text(const struct telling *t, double value, double low, double high,
                              char text[CALIBRATION_WORDS_SIZE])
{
    char number[NUMBER_PEOPLE_SIZE], range[CALIBRATION_WORDS_SIZE];
    snprintf(text, CALIBRATION_WORDS_SIZE, "%s (%.200s)",
             calibration_number(t->page.labels, value, number), range_text(t, low, high, range));
    return text;
}

/* --- top --- */

static void print_top(const struct telling *t)
{
    const struct calibration_problem *problem = t->report->problem;
    char text[LINE_MOST], a[NUMBER_PEOPLE_SIZE], b[NUMBER_PEOPLE_SIZE], c[NUMBER_PEOPLE_SIZE],
        d[NUMBER_PEOPLE_SIZE], e[NUMBER_PEOPLE_SIZE];
    char *name = text_clean(t->report->scenario, 60);
    fprintf(t->page.out, "%s: %s\n\n", name,
            say(t, "ijking op gerapporteerde cijfers", "calibration to reported figures"));
    free(name);
    snprintf(text, sizeof text,
             say(t,
                 "%s parameters, %s cijfers; %s rondes van %s punten, elk punt "
                 "met dezelfde %s "
                 "herhalingen.",
                 "%s parameters, %s figures; %s waves of %s points, each point "
                 "with the same %s "
                 "replications."),
             count_of(t, problem->parameter_count, a), count_of(t, problem->target_count, b),
             count_of(t, problem->waves, c), count_of(t, problem->points, d),
             count_of(t, problem->replications, e));
    page_wrapped(&t->page, text, 2);
}

/* --- parameters --- */

/* "Ernstige incidenten per huishouden in rust (per jaar)" */
static void print_what(const struct telling *t, const struct calibration_subject *subject)
{
    char unit[CALIBRATION_WORDS_SIZE], number[NUMBER_PEOPLE_SIZE];
    char *what = uncertainty_title(subject->what, WHAT_LETTERS);
    if (subject->values > 0)
        snprintf(unit, sizeof unit,
                 say(t, " (een factor op %s waarden)", " (one factor on %s values)"),
                 count_of(t, subject->values, number));
    else if (subject->unit[0] != '\0')
        snprintf(unit, sizeof unit, " (%.60s)", labels_unit(t->page.labels, subject->unit));
    else
        unit[0] = '\0';
    char *line = memory_format("%s%s", what, unit);
    page_wrapped(&t->page, line, 2);
    free(line);
    free(what);
}

static void print_parameter(const struct telling *t, size_t p)
{
    const struct calibration_report *report = t->report;
    const struct calibration_parameter *prior = &report->problem->parameters[p];
    const struct calibrated_parameter *after = &report->calibration->parameters[p];
    char text[CALIBRATION_WORDS_SIZE];
    print_what(t, &report->subjects[p]);
    char *path = text_clean(report->subjects[p].path, PATH_LETTERS);
    snprintf(text, sizeof text, "    %s", path);
    print_first(t, text, PATH_WIDTH);
    free(path);
    print_cell(t, range_text(t, prior->low, prior->high, text), RANGE_WIDTH);
    print_cell(t, value_text(t, after->median, after->low, after->high, text), VALUE_WIDTH);
    fprintf(t->page.out, "  %s\n", calibration_verdict(t->page.labels, after->identification));
}

static void print_parameters(const struct telling *t)
{
    page_heading(&t->page, "Wat de cijfers over de parameters zeggen",
                 "What the figures say of the parameters");
    text_pad_left(t->page.out, "  parameter", PATH_WIDTH);
    print_cell(t, say(t, "vooraf", "beforehand"), RANGE_WIDTH);
    print_cell(t, say(t, "erna (95%)", "after (95%)"), VALUE_WIDTH);
    fputc('\n', t->page.out);
    bool any = false, shifted = false;
    for (size_t p = 0; p < t->report->problem->parameter_count; p++) {
        enum identification found = t->report->calibration->parameters[p].identification;
        print_parameter(t, p);
        any = any || found == NOT_IDENTIFIED;
        shifted = shifted || found == SHIFTED;
    }
    if (shifted)
        page_wrapped(
            &t->page,
            say(t,
                "Verschoven: het bereik blijft ongeveer even breed, maar de cijfers wijzen "
                "een andere kant op dan de waarde vooraf.",
                "Shifted: the range stays about as wide, but the figures point away from "
                "the value beforehand."),
            2);
    if (any)
        page_wrapped(&t->page,
                     say(t, "Niet te bepalen: deze cijfers laten de waarde waar zij vooraf al lag.",
                         "Cannot be determined: these figures leave the value where it was "
                         "beforehand."),
                     2);
}

static void print_tradeoffs(const struct telling *t)
{
    const struct calibration *calibration = t->report->calibration;
    page_heading(&t->page, "Wat tegen elkaar uitruilt", "What trades off");
    for (size_t i = 0; i < calibration->tradeoff_count; i++) {
        char text[CALIBRATION_WORDS_SIZE];
        page_wrapped(&t->page,
                     calibration_tradeoff_sentence(t->page.labels, t->report,
                                                   &calibration->tradeoffs[i], text),
                     2);
    }
    if (calibration->tradeoff_count == 0)
        page_wrapped(&t->page,
                     say(t, "Geen twee parameters hangen na de ijking sterk samen.",
                         "No two parameters hang together strongly after the calibration."),
                     2);
}

/* --- figures --- */

static void print_number(const struct telling *t, const struct calibration_figure *figure,
                         double value, size_t width)
{
    char number[NUMBER_PEOPLE_SIZE];
    print_cell(t, calibration_figure_number(t->page.labels, figure, value, number), width);
}

static void print_figure_name(const struct telling *t, const struct calibration_figure *figure)
{
    char *id = text_clean(figure->id, 20), *what = text_clean(figure->what, FIGURE_LETTERS - 8);
    char *line = memory_format("  %s %s", id, what);
    print_first(t, line, FIGURE_WIDTH);
    free(line);
    free(id);
    free(what);
}

static void print_figure(const struct telling *t, size_t i)
{
    const struct calibration_report *report = t->report;
    const struct calibration_figure *figure = &report->figures[i];
    const struct calibrated_target *after = &report->calibration->targets[i];
    bool fitted = report->status == CALIBRATION_DONE;
    char line[LINE_MOST], low[NUMBER_PEOPLE_SIZE], high[NUMBER_PEOPLE_SIZE],
        mean[NUMBER_PEOPLE_SIZE];
    print_figure_name(t, figure);
    print_number(t, figure, report->problem->targets[i].value, NUMBER_WIDTH);
    print_number(t, figure, figure->before, NUMBER_WIDTH);
    snprintf(line, sizeof line, "%s (%s–%s)",
             calibration_figure_number(t->page.labels, figure,
                                       calibration_possible(figure, after->mean), mean),
             calibration_figure_number(t->page.labels, figure,
                                       calibration_possible(figure, after->low), low),
             calibration_figure_number(t->page.labels, figure,
                                       calibration_possible(figure, after->high), high));
    print_cell(t, line, AFTER_WIDTH);
    if (fitted)
        print_number(t, figure, figure->after, NUMBER_WIDTH + 2);
    print_cell(t,
               fitted ? comparison_signed(t->page.labels, calibration_off(report, i), 1, mean)
                      : page_number(&t->page, after->implausibility, 1, mean),
               NUMBER_WIDTH);
    fputc('\n', t->page.out);
}

static void print_figures_head(const struct telling *t, bool fitted)
{
    page_heading(&t->page, "De cijfers waarop is geijkt", "The figures that were fitted");
    text_pad_left(t->page.out, say(t, "  cijfer", "  figure"), FIGURE_WIDTH);
    print_cell(t, say(t, "rapport", "report"), NUMBER_WIDTH);
    print_cell(t, say(t, "nu", "now"), NUMBER_WIDTH);
    print_cell(t,
               fitted ? say(t, "geijkt (95%)", "fitted (95%)")
                      : say(t, "dichtst erbij (95%)", "nearest (95%)"),
               AFTER_WIDTH);
    if (fitted)
        print_cell(t, say(t, "nagerekend", "checked"), NUMBER_WIDTH + 2);
    print_cell(t, fitted ? say(t, "verschil", "off") : say(t, "afstand", "distance"), NUMBER_WIDTH);
    fputc('\n', t->page.out);
}

static void print_figures_foot(const struct telling *t)
{
    char text[LINE_MOST], number[NUMBER_PEOPLE_SIZE], cutoff[NUMBER_PEOPLE_SIZE];
    count_of(t, t->report->check_replications, number);
    if (t->report->status == CALIBRATION_DONE)
        snprintf(text, sizeof text,
                 say(t,
                     "Nu en nagerekend: gesimuleerd, %s herhalingen, met het scenario zoals het "
                     "staat en met het geijkte. Verschil: nagerekend min rapport, in "
                     "standaardafwijkingen van het cijfer; boven de 2 past het slecht.",
                     "Now and checked: simulated, %s replications, with the scenario as it stands "
                     "and with the fitted one. Off: checked less report, in standard deviations of "
                     "the figure; above 2 it fits badly."),
                 number);
    else
        snprintf(text, sizeof text,
                 say(t,
                     "Nu: gesimuleerd, %s herhalingen, met het scenario zoals het staat. Afstand: "
                     "hoe dicht een punt bij dit cijfer kan komen, in standaardafwijkingen; een "
                     "punt valt af bij meer dan %s.",
                     "Now: simulated, %s replications, with the scenario as it stands. Distance: "
                     "how near a point can come to this figure, in standard deviations; a point is "
                     "ruled out above %s."),
                 number, page_number(&t->page, t->report->calibration->cutoff, 1, cutoff));
    page_wrapped(&t->page, text, 2);
}

static void print_figures(const struct telling *t)
{
    print_figures_head(t, t->report->status == CALIBRATION_DONE);
    for (size_t i = 0; i < t->report->problem->target_count; i++)
        print_figure(t, i);
    print_figures_foot(t);
}

/* --- the whole --- */

static void print_waves(const struct telling *t)
{
    char text[LINE_MOST];
    size_t waves = t->report->problem->waves, used = 0;
    used += (size_t)snprintf(text, sizeof text, "%s",
                             say(t, "Van wat vooraf mogelijk was bleef over:",
                                 "Of what was possible beforehand was left:"));
    bool any = true;
    for (size_t w = 0; any && w < waves && used < sizeof text; w++) {
        char number[NUMBER_PEOPLE_SIZE];
        double left = t->report->calibration->left[w];
        any = left > 0.0;
        int decimals = left >= 10.0 ? 0 : left >= 1.0 ? 1 : left >= 0.1 ? 2 : 3;
        used += (size_t)snprintf(text + used, sizeof text - used, "%s %s %zu %s%s",
                                 w > 0 ? "," : "", say(t, "na ronde", "after wave"), w + 1,
                                 any ? page_number(&t->page, left, decimals, number)
                                     : say(t, "niets", "nothing"),
                                 any ? "%" : "");
    }
    if (used + 1 < sizeof text)
        snprintf(text + used, sizeof text - used, ".");
    fputc('\n', t->page.out);
    page_wrapped(&t->page, text, 2);
}

/* "RP-160 (nieuw geweld binnen 12 tot 15 maanden)", to be freed. */
static char *figure_name(const struct telling *t, size_t i)
{
    const struct calibration_figure *figure = &t->report->figures[i];
    char *id = text_clean(figure->id, 20), *what = text_clean(figure->what, 100);
    char *name = memory_format("%s (%s)", id, what);
    free(id);
    free(what);
    return name;
}

static void print_contradiction(const struct telling *t)
{
    const struct calibration *calibration = t->report->calibration;
    char text[LINE_MOST];
    char *worst = figure_name(t, calibration->worst);
    fputc('\n', t->page.out);
    if (calibration->rival == SIZE_MAX) {
        snprintf(text, sizeof text,
                 say(t,
                     "Binnen deze bereiken komt geen punt in de buurt van %s: "
                     "cijfer en model "
                     "sluiten elkaar uit.",
                     "Within these ranges no point comes near %s: figure and model "
                     "exclude each "
                     "other."),
                 worst);
    } else {
        char *rival = figure_name(t, calibration->rival);
        snprintf(text, sizeof text,
                 say(t,
                     "Elk cijfer apart is binnen deze bereiken te halen, maar niet "
                     "alle samen: wie "
                     "%s haalt, mist %s, of omgekeerd.",
                     "Within these ranges each figure by itself can be reached, "
                     "but not all "
                     "together: who reaches %s misses %s, or the other way round."),
                 rival, worst);
        free(rival);
    }
    free(worst);
    page_wrapped(&t->page, text, 2);
    page_wrapped(&t->page,
                 say(t,
                     "Er is geen geijkt scenario geschreven. Verruim de "
                     "bereiken, laat een cijfer "
                     "weg, of zoek wat het model mist.",
                     "No fitted scenario was written. Widen the ranges, leave a "
                     "figure out, or look "
                     "for what the model lacks."),
                 2);
}

bool console_print_calibration(FILE *out, const struct calibration_report *report,
                               const struct labels *labels)
{
    struct telling t = {{.out = out, .labels = labels}, report};
    print_top(&t);
    if (report->status == CALIBRATION_DONE) {
        print_parameters(&t);
        print_tradeoffs(&t);
    }
    print_figures(&t);
    print_waves(&t);
    if (report->status == CALIBRATION_CONTRADICTED)
        print_contradiction(&t);
    return ferror(out) == 0;
}
