#include "sim/study/contradictions.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/check.h"

/* All that a figure can stand for. */
struct range {
    double low, high;
};

struct collection {
    const struct figure_list *list;
    struct traffic_finding *findings;
    size_t count;
};

static char *text_of(const char *format, ...) __attribute__((format(printf, 1, 2)));
static char *text_of(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    CHECK(length >= 0);
    char *text = malloc((size_t)length + 1);
    CHECK(text != NULL);
    va_start(arguments, format);
    vsnprintf(text, (size_t)length + 1, format, arguments);
    va_end(arguments);
    return text;
}

/* Half of the last decimal that was written: 84 stands for 83.5 to 84.5. A share that was made from
 * numbers (26 of 31) has no last decimal and is exact. */
static double rounding_of(double value)
{
    double unit = 1.0;
    for (int decimals = 0; decimals <= 3; decimals++, unit *= 10.0) {
        double scaled = value * unit;
        if (fabs(scaled - round(scaled)) < 1e-9 * fmax(1.0, fabs(scaled)))
            return 0.5 / unit;
    }
    return 0.0;
}

static struct range rounded(double value)
{
    double half = rounding_of(value);
    return (struct range){value - half, value + half};
}

static bool has_interval(const struct figure *figure)
{
    return !isnan(figure->low) || !isnan(figure->high);
}

/* The reported interval, open where it names no end; else the value as it was rounded. */
static struct range reported(const struct figure *figure)
{
    if (!has_interval(figure))
        return rounded(figure->value);
    return (struct range){isnan(figure->low) ? -INFINITY : figure->low,
                          isnan(figure->high) ? INFINITY : figure->high};
}

/* Touching is no contradiction, nor what is lost by adding in floating point. */
static bool are_apart(struct range one, struct range other)
{
    double slack = 1e-9 * fmax(1.0, fmin(fabs(one.high), fabs(other.high)));
    return one.high < other.low - slack || other.high < one.low - slack;
}

static const struct figure_sample *sample_of(const struct collection *c,
                                             const struct figure *figure)
{
    return figure->rule == FIGURE_SAMPLE ? &c->list->samples[figure->sample] : NULL;
}

static size_t group_size(const struct collection *c, const struct figure *figure)
{
    if (figure->of > 0 || figure->among != NULL)
        return figure->of;
    return sample_of(c, figure)->files;
}

/* What a figure is about, in keys: for readers of another language. */
static char *subject_of(const struct collection *c, const struct figure *figure)
{
    char from[CLOCK_DATE_SIZE], to[CLOCK_DATE_SIZE];
    if (figure->rule == FIGURE_SAMPLE)
        return text_of("%s%s%s in sample %s", figure->trait, figure->among != NULL ? " among " : "",
                       figure->among != NULL ? figure->among : "", sample_of(c, figure)->key);
    if (figure->rule == FIGURE_STOCK) {
        clock_format_date(figure->at - 1, to);
        return text_of("%s, %s, %s, %s at the end of %s", figure->kpi, figure->station,
                       figure->gemeente, figure->breakdown, to);
    }
    clock_format_date(figure->from, from);
    clock_format_date(figure->to, to);
    return text_of("%s, %s, %s, %s from %s until %s", figure->kpi, figure->station,
                   figure->gemeente, figure->breakdown, from, to);
}

static struct traffic_finding *add(struct collection *c, const struct figure *about)
{
    struct traffic_finding *findings = realloc(c->findings, (c->count + 1) * sizeof *c->findings);
    CHECK(findings != NULL);
    c->findings = findings;
    struct traffic_finding *finding = &findings[c->count++];
    const struct figure_sample *sample = sample_of(c, about);
    *finding = (struct traffic_finding){
        .kind = TRAFFIC_CONTRADICTION,
        .station = about->station != NULL ? about->station : "keten",
        .gemeente = about->gemeente != NULL ? about->gemeente : "alle",
        .from = sample != NULL ? sample->from : about->from,
        .to = sample != NULL ? sample->to : about->to,
    };
    if (about->rule == FIGURE_STOCK)
        finding->from = finding->to = about->at;
    return finding;
}

/* --- two figures about the same thing --- */

/* Counted in the same files, or in files of which we cannot tell that they are others. */
static bool same_files(const struct collection *c, const struct figure *one,
                       const struct figure *other)
{
    if (one->rule != FIGURE_SAMPLE)
        return false;
    size_t first = group_size(c, one), second = group_size(c, other);
    return first == second || first == 0 || second == 0;
}

static void compare(struct collection *c, const struct figure *one, const struct figure *other)
{
    struct range first = reported(one), second = reported(other);
    if (same_files(c, one, other)) {
        first = rounded(one->value);
        second = rounded(other->value);
    } else if (one->rule == FIGURE_SAMPLE && !has_interval(one) && !has_interval(other)) {
        return; /* other files: how far chance may keep them apart was not reported */
    }
    if (!are_apart(first, second))
        return;
    struct traffic_finding *finding = add(c, one);
    finding->stated = other->value;
    finding->low = first.low;
    finding->high = first.high;
    finding->one = text_of("%s", one->id);
    finding->other = text_of("%s", other->id);
    finding->what = text_of("%s", one->what);
    finding->what_en = subject_of(c, one);
}

/* --- parts and their whole --- */

/* A share of files as a number of them; NAN when nobody says of how many. */
static struct range amount_of(const struct collection *c, const struct figure *figure,
                              double *value)
{
    if (figure->rule != FIGURE_SAMPLE) {
        *value = figure->value;
        return reported(figure);
    }
    size_t size = group_size(c, figure);
    double per_percent = size > 0 ? (double)size / 100.0 : NAN;
    struct range share = rounded(figure->value);
    *value = figure->value * per_percent;
    return (struct range){share.low * per_percent, share.high * per_percent};
}

static char *ids_of(const struct figure_list *list, const struct figure_sum *sum)
{
    char *ids = text_of("%s", list->figures[sum->parts[0]].id);
    for (size_t i = 1; i < sum->part_count; i++) {
        char *longer = text_of("%s + %s", ids, list->figures[sum->parts[i]].id);
        free(ids);
        ids = longer;
    }
    return ids;
}

static void add_up(struct collection *c, const struct figure_sum *sum)
{
    const struct figure_list *list = c->list;
    struct range parts = {0.0, 0.0};
    double value = 0.0;
    if (sum->part_count == 0)
        return;
    for (size_t i = 0; i < sum->part_count; i++) {
        struct range part = amount_of(c, &list->figures[sum->parts[i]], &value);
        parts.low += part.low;
        parts.high += part.high;
    }
    const struct figure *first = &list->figures[sum->parts[0]];
    const struct figure *whole = sum->whole < list->count ? &list->figures[sum->whole] : NULL;
    struct range all;
    if (whole != NULL) {
        all = amount_of(c, whole, &value);
    } else if (first->rule == FIGURE_SAMPLE) {
        value = (double)group_size(c, first);
        all = (struct range){-INFINITY, value};
    } else {
        return;
    }
    if (!are_apart(parts, all)) /* nor when one of them is NAN */
        return;
    struct traffic_finding *finding = add(c, whole != NULL ? whole : first);
    finding->stated = value;
    finding->low = parts.low;
    finding->high = parts.high;
    finding->one = ids_of(list, sum);
    finding->other = text_of("%s", whole != NULL ? whole->id : "");
    finding->what = text_of("%s", sum->what);
    finding->what_en = subject_of(c, whole != NULL ? whole : first);
}

size_t figures_contradictions(const struct figure_list *list, struct traffic_finding **findings)
{
    struct collection c = {.list = list};
    for (size_t i = 0; i < list->count; i++)
        for (size_t k = i + 1; k < list->count; k++)
            if (figures_share_subject(&list->figures[i], &list->figures[k]))
                compare(&c, &list->figures[i], &list->figures[k]);
    for (size_t i = 0; i < list->sum_count; i++)
        add_up(&c, &list->sums[i]);
    *findings = c.findings;
    return c.count;
}
