/* The table for people, and the file. */
#include "output/stroom.h"

#include <math.h>

#include "output/comparison_csv.h"
#include "output/csv.h"
#include "output/growth_words.h"
#include "output/number.h"
#include "output/text.h"

enum { NUMBER_WIDTH = 10 };

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

/* " ↗ aan het eind, +8,1 per week" */
static void print_growth(FILE *out, const struct stroom_station *station,
                         const struct labels *labels)
{
    char rate[GROWTH_TEXT_SIZE];
    struct estimate growth = {isfinite(station->growth) ? 1 : 0, station->growth, NAN, NAN};
    if (!station->grows)
        return;
    growth_rate(labels, &growth, rate);
    fprintf(out, " " GROWTH_MARK " %s%s%s", say(labels, "aan het eind", "at the end"),
            rate[0] != '\0' ? ", " : "", rate);
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
        print_growth(out, station, labels);
        fputc('\n', out);
    }
}

static void print_arrows(FILE *out, const struct stroom *stroom, const struct labels *labels)
{
    const char *from = say(labels, "van", "from"), *to = say(labels, "naar", "to");
    size_t from_width = text_width(from), to_width = text_width(to);
    for (size_t i = 0; i < stroom->arrow_count; i++) {
        from_width = widest(from_width, labels_arrow_end(labels, stroom->arrows[i].from));
        to_width = widest(to_width, labels_arrow_end(labels, stroom->arrows[i].to));
    }
    fputs("  ", out);
    text_pad_left(out, from, from_width + 4);
    text_pad_left(out, to, to_width);
    text_pad_right(out, say(labels, "per jaar", "a year"), NUMBER_WIDTH);
    fputc('\n', out);
    for (size_t i = 0; i < stroom->arrow_count; i++) {
        const struct stroom_arrow *arrow = &stroom->arrows[i];
        fputs("  ", out);
        text_pad_left(out, labels_arrow_end(labels, arrow->from), from_width);
        fputs(" -> ", out);
        text_pad_left(out, labels_arrow_end(labels, arrow->to), to_width);
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

/* --- the files --- */

static void write_ends(FILE *out, const char *scenario, const struct stroom_arrow *arrow)
{
    csv_text(out, scenario);
    csv_next_text(out, arrow->key);
    csv_next_text(out, arrow->from);
    csv_next_text(out, arrow->to);
}

void stroom_write_csv(FILE *out, const char *const *scenarios, const struct stroom *const *stromen,
                      size_t count)
{
    fputs("scenario,pijl,van,naar,per_jaar,bi95_laag,bi95_hoog\n", out);
    for (size_t s = 0; s < count; s++) {
        for (size_t i = 0; i < stromen[s]->arrow_count; i++) {
            const struct stroom_arrow *arrow = &stromen[s]->arrows[i];
            write_ends(out, scenarios[s], arrow);
            csv_next_number(out, arrow->per_year);
            csv_next_number(out, arrow->per_year - arrow->half_width);
            csv_next_number(out, arrow->per_year + arrow->half_width);
            fputc('\n', out);
        }
    }
}

void stroom_write_changes(FILE *out, const char *const *scenarios,
                          const struct stroom *const *stromen, size_t count)
{
    fputs("scenario,pijl,van,naar,basis,variant,verschil,bi95_laag,bi95_hoog,oordeel\n", out);
    for (size_t s = 1; s < count; s++) {
        for (size_t i = 0; i < stromen[s]->arrow_count; i++) {
            const struct stroom_arrow *arrow = &stromen[s]->arrows[i];
            write_ends(out, scenarios[s], arrow);
            csv_next_number(out, arrow->change->base.mean);
            csv_next_number(out, arrow->change->variant.mean);
            csv_next_number(out, arrow->change->difference.mean);
            csv_next_number(out, arrow->change->difference.low);
            csv_next_number(out, arrow->change->difference.high);
            csv_next_text(out, comparison_csv_verdict(arrow->change->verdict));
            fputc('\n', out);
        }
    }
}
