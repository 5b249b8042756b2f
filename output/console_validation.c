/* A table a section, then the outcome in a few sentences. Everything else stands in validatie.csv.
 */
#include "output/console_validation.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/chart_uncertainty.h"
#include "output/memory.h"
#include "output/text.h"

enum { WHAT_LETTERS = 50, WHAT_WIDTH = 54, REPORTED_WIDTH = 27, PREDICTED_WIDTH = 27 };
enum { VERDICT_WIDTH = 15, LINE_WIDTH = 110, SOURCE_MOST = 60 };

struct printing {
    FILE *out;
    const struct validation_told *told;
    const struct labels *labels;
};

static const char *say(const struct printing *p, const char *nl, const char *en)
{
    return p->labels->english ? en : nl;
}

static const char *number(const struct printing *p, double value, int decimals,
                          char text[NUMBER_PEOPLE_SIZE])
{
    return number_people(value, decimals, (struct number_style){.english = p->labels->english},
                         text);
}

/* The text on lines of at most LINE_WIDTH columns, each led by `indent` spaces; frees it. */
static void print_sentence(const struct printing *p, size_t indent, char *text)
{
    size_t used = 0;
    char *rest = NULL;
    for (char *word = strtok_r(text, " ", &rest); word != NULL; word = strtok_r(NULL, " ", &rest)) {
        size_t width = text_width(word);
        bool starts = used == 0;
        if (!starts && used + 1 + width > LINE_WIDTH) {
            fputc('\n', p->out);
            starts = true;
        }
        if (starts)
            text_pad_left(p->out, "", indent);
        fprintf(p->out, "%s%s", starts ? "" : " ", word);
        used = (starts ? indent : used + 1) + width;
    }
    fputc('\n', p->out);
    free(text);
}

/* --- the table --- */

/* "RP-160, jan–jun 2018" */
static char *say_source(const struct printing *p, const struct figure *figure)
{
    char period[VALIDATION_WORDS_SIZE];
    validation_period(p->told, p->labels, figure, period);
    char *raw = memory_format("%s, %s", figure->id != NULL ? figure->id : "", period);
    char *clean = text_clean(raw, SOURCE_MOST);
    free(raw);
    return clean;
}

/* The text in a column; one that does not fit pushes the next aside. */
static void print_cell(const struct printing *p, const char *text, size_t width)
{
    text_pad_left(p->out, text, width);
    if (text_width(text) >= width)
        fputs("  ", p->out);
}

static void print_figure(const struct printing *p, const struct judged *judged)
{
    char words[VALIDATION_WORDS_SIZE];
    char *what = validation_what(p->told, p->labels, judged->figure);
    char *source = say_source(p, judged->figure);
    struct uncertainty_lines lines = uncertainty_lines_of(what, WHAT_LETTERS);
    fputs("  ", p->out);
    print_cell(p, lines.count > 0 ? lines.line[0] : "", WHAT_WIDTH - 2);
    print_cell(p, validation_reported(p->told, p->labels, judged->figure, words), REPORTED_WIDTH);
    print_cell(p, validation_predicted(p->told, p->labels, judged, words), PREDICTED_WIDTH);
    print_cell(p, validation_verdict(p->labels, judged), VERDICT_WIDTH);
    fprintf(p->out, "%s\n", source);
    for (size_t i = 1; i < lines.count; i++)
        fprintf(p->out, "    %s\n", lines.line[i]);
    uncertainty_lines_release(&lines);
    free(what);
    free(source);
}

static void print_columns(const struct printing *p, size_t section)
{
    fputc('\n', p->out);
    text_pad_left(p->out, validation_section_name(p->labels, section, p->told->validation),
                  WHAT_WIDTH);
    text_pad_left(p->out, say(p, "gemeld (interval)", "reported (interval)"), REPORTED_WIDTH);
    text_pad_left(p->out, say(p, "voorspeld (95%)", "predicted (95%)"), PREDICTED_WIDTH);
    text_pad_left(p->out, say(p, "oordeel", "verdict"), VERDICT_WIDTH);
    fprintf(p->out, "%s\n", say(p, "bron", "source"));
}

static void print_section(const struct printing *p, size_t section)
{
    const struct validation *validation = p->told->validation;
    bool any = false;
    for (size_t i = 0; i < validation->count; i++) {
        const struct judged *judged = &validation->judged[i];
        if (validation_section_of(judged->figure) != section)
            continue;
        if (!any)
            print_columns(p, section);
        any = true;
        print_figure(p, judged);
    }
}

static void print_top(const struct printing *p)
{
    char *scenario = text_clean(p->told->scenario, 120);
    char count[NUMBER_PEOPLE_SIZE];
    number(p, (double)p->told->validation->replications, 0, count);
    fprintf(p->out,
            say(p, "%s: gemelde cijfers tegenover het model (%s herhalingen)\n",
                "%s: reported figures against the model (%s replications)\n"),
            scenario, count);
    free(scenario);
}

/* --- how it came out --- */

static size_t count_fits(const struct validation *validation, size_t section, int fit)
{
    size_t count = 0;
    for (size_t i = 0; i < validation->count; i++)
        count += validation_section_of(validation->judged[i].figure) == section &&
                 (fit < 0 || (int)validation->judged[i].fit == fit);
    return count;
}

static void print_counts(const struct printing *p, const char *what, size_t tests, size_t agrees,
                         size_t wide, size_t deviates)
{
    char none[64] = "";
    size_t rest = tests - agrees - wide - deviates;
    if (rest > 0)
        snprintf(none, sizeof none, say(p, ", niet te zeggen: %zu", ", cannot be said: %zu"), rest);
    fprintf(p->out,
            say(p, "%s: %zu, klopt: %zu, ruim: %zu, wijkt af: %zu%s\n",
                "%s: %zu, agrees: %zu, wide: %zu, deviates: %zu%s\n"),
            what, tests, agrees, wide, deviates, none);
}

/* Of all tests, and apart when some are inherited. */
static void print_tests(const struct printing *p)
{
    const struct validation *v = p->told->validation;
    char words[VALIDATION_WORDS_SIZE];
    fputc('\n', p->out);
    print_counts(p, say(p, "Toetsen", "Tests"), v->tests, v->agrees, v->wide, v->deviates);
    bool is_split = count_fits(v, 0, -1) > 0 && count_fits(v, 1, -1) > 0;
    for (size_t section = 0; section < VALIDATION_TEST_SECTIONS && is_split; section++)
        print_counts(p,
                     section == 0 ? say(p, "  van dit scenario zelf", "  of this scenario itself")
                                  : say(p, "  van de basis", "  of the basis"),
                     count_fits(v, section, -1), count_fits(v, section, FIT_AGREES),
                     count_fits(v, section, FIT_WIDE), count_fits(v, section, FIT_DEVIATES));
    validation_outcome(p->labels, v, words);
    print_sentence(p, 0, memory_format("%s.", labels_capitalise(words)));
}

static void print_scores(const struct printing *p)
{
    const struct validation *v = p->told->validation;
    char own[NUMBER_PEOPLE_SIZE], naive[NUMBER_PEOPLE_SIZE], count[NUMBER_PEOPLE_SIZE];
    if (v->scored == 0)
        return;
    number(p, v->score, 2, own);
    number(p, v->naive_score, 2, naive);
    number(p, (double)v->scored, 0, count);
    print_sentence(
        p, 0,
        memory_format(say(p,
                          "Intervalscore van het model %s, van de naïeve voorspelling ‘het cijfer "
                          "van vorig jaar met zijn steekproeffout’ %s; lager is beter (gemiddelde "
                          "over de toetsen met zo'n cijfer, n = %s, als deel van wat gemeld is).",
                          "Interval score of the model %s, of the naive forecast ‘last year's "
                          "figure with its sampling error’ %s; lower is better (mean over the "
                          "tests with such a figure, n = %s, as a share of what was reported)."),
                      own, naive, count));
}

/* What lies outside, with what the file of figures says about it. */
static void print_outside(const struct printing *p, enum fit fit, const char *what)
{
    const struct validation *v = p->told->validation;
    bool any = false;
    for (size_t i = 0; i < v->count; i++) {
        const struct figure *figure = v->judged[i].figure;
        if (figure->role != FIGURE_TEST || v->judged[i].fit != fit)
            continue;
        if (!any)
            fprintf(p->out, "\n%s:\n", what);
        any = true;
        char *name = validation_what(p->told, p->labels, figure);
        char *source = say_source(p, figure);
        char *note = text_clean(figure->note != NULL ? figure->note : "", 400);
        print_sentence(
            p, 2, memory_format("%s (%s)%s%s", name, source, note[0] != '\0' ? ": " : "", note));
        free(name);
        free(source);
        free(note);
    }
}

bool console_print_validation(FILE *out, const struct validation_told *told,
                              const struct labels *labels)
{
    struct printing p = {out, told, labels};
    print_top(&p);
    for (size_t section = 0; section < VALIDATION_SECTIONS; section++)
        print_section(&p, section);
    print_tests(&p);
    print_scores(&p);
    print_sentence(&p, 0,
                   memory_copy_text(say(&p, "Alleen toeval; de aannames zijn niet meegerekend.",
                                        "Chance only; the assumptions are not counted in.")));
    print_outside(&p, FIT_DEVIATES, say(&p, "Wijkt af", "Deviates"));
    print_outside(&p, FIT_WIDE, say(&p, "Ruim", "Wide"));
    print_outside(&p, FIT_NONE, say(&p, "Niet te zeggen", "Cannot be said"));
    return ferror(out) == 0;
}
