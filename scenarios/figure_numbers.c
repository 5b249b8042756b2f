#include "scenarios/figure_numbers.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/storage.h"

#define LARGEST 1e9
#define LONGEST_LINE 160
#define WILSON_Z 1.959963984540054 /* 97.5% point of the normal distribution */

/* Between which numbers a value in this unit lies. */
struct bounds {
    double low, high;
};

static struct bounds bounds_of(const struct figure *figure, const char *unit)
{
    if (unit != NULL && strcmp(unit, "procent") == 0)
        return (struct bounds){0.0, 100.0};
    bool is_positive = figure->rule == FIGURE_COUNT || figure->rule == FIGURE_SAMPLE;
    return (struct bounds){is_positive ? 0.0 : -LARGEST, LARGEST};
}

/* laag ≤ waarde ≤ hoog. */
static void check_order(struct fields *fields, double value, double low, double high)
{
    if (isnan(value) || !(low > value || value > high || low > high))
        return;
    fields_fault(fields, node_child(fields->group, low > value ? "laag" : "hoog"),
                 low > value ? "laag" : "hoog", "De waarde %.6g ligt niet tussen laag en hoog.",
                 value);
}

/* E.B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22,
 * 1927: the 95% interval of a share, in percent. */
static void wilson(double count, double of, double *low, double *high)
{
    double p = count / of, z2 = WILSON_Z * WILSON_Z;
    double middle = (p + z2 / (2.0 * of)) / (1.0 + z2 / of);
    double half = WILSON_Z / (1.0 + z2 / of) * sqrt(p * (1.0 - p) / of + z2 / (4.0 * of * of));
    *low = count > 0.0 ? 100.0 * (middle - half) : 0.0; /* exactly: not a rounding error above */
    *high = count < of ? 100.0 * (middle + half) : 100.0;
}

/* "31 van 100". */
static void read_share(struct fields *fields, struct figure *figure, const char *unit)
{
    size_t count = 0;
    bool has_count = fields_whole(fields, "aantal", 0, (size_t)LARGEST, FIELDS_REQUIRED, &count);
    if (unit != NULL && strcmp(unit, "procent") != 0)
        fields_fault(fields, node_child(fields->group, "aantal"), "aantal",
                     "Een gemiddelde in %s heeft een waarde, geen aantal.", unit);
    if (fields_has(fields, "waarde"))
        fields_fault(fields, node_child(fields->group, "waarde"), "waarde",
                     "Geef of een waarde, of een aantal met `van`; niet beide.");
    if (!fields_has(fields, "van"))
        fields_fault(fields, NULL, "", "Hier ontbreekt `van`: van hoeveel is dit het aantal?");
    if (!has_count || figure->of == 0)
        return;
    if (count > figure->of) {
        fields_fault(fields, node_child(fields->group, "aantal"), "aantal",
                     "Het aantal %zu is meer dan de %zu waar het van is.", count, figure->of);
        return;
    }
    figure->value = 100.0 * (double)count / (double)figure->of;
    wilson((double)count, (double)figure->of, &figure->low, &figure->high);
}

static void read_value(struct fields *fields, struct figure *figure, const char *unit)
{
    struct bounds b = bounds_of(figure, unit);
    if (figure->rule == FIGURE_SAMPLE)
        fields_whole(fields, "van", 1, (size_t)LARGEST, FIELDS_OPTIONAL, &figure->of);
    if (figure->rule == FIGURE_SAMPLE && fields_has(fields, "aantal")) {
        read_share(fields, figure, unit);
    } else if (figure->rule == FIGURE_COUNT) {
        size_t count = 0;
        if (fields_whole(fields, "waarde", 0, (size_t)LARGEST, FIELDS_REQUIRED, &count))
            figure->value = (double)count;
    } else {
        fields_number(fields, "waarde", b.low, b.high, FIELDS_REQUIRED, &figure->value);
    }
    bool has_low = fields_has(fields, "laag"), has_high = fields_has(fields, "hoog");
    if (has_low || has_high)
        figure->low = figure->high = NAN;
    fields_number(fields, "laag", b.low, b.high, FIELDS_OPTIONAL, &figure->low);
    fields_number(fields, "hoog", b.low, b.high, FIELDS_OPTIONAL, &figure->high);
    check_order(fields, figure->value, figure->low, figure->high);
}

static void read_naive(struct fields *fields, struct figure *figure, const char *unit)
{
    static const char *const known[] = {"waarde", "laag", "hoog", "bron"};
    const struct node *node = node_child(fields->group, "vorig");
    if (node == NULL)
        return;
    if (node->kind != NODE_GROUP) {
        fields_fault(fields, node, "vorig",
                     "Hier hoort een groep: { waarde = 26; bron = \"…\"; laag = 5; hoog = 90; }.");
        return;
    }
    char *path = storage_format("%s.vorig", fields->path);
    struct fields own = {node, fields->file, path, fields->faults, true};
    struct bounds b = bounds_of(figure, unit);
    fields_check_keys(&own, known, sizeof known / sizeof known[0]);
    fields_number(&own, "waarde", b.low, b.high, FIELDS_REQUIRED, &figure->naive);
    fields_number(&own, "laag", b.low, b.high, FIELDS_REQUIRED, &figure->naive_low);
    fields_number(&own, "hoog", b.low, b.high, FIELDS_REQUIRED, &figure->naive_high);
    free(fields_text(&own, "bron", LONGEST_LINE, FIELDS_REQUIRED));
    check_order(&own, figure->naive, figure->naive_low, figure->naive_high);
    fields->is_sound = fields->is_sound && own.is_sound;
    free(path);
}

void figure_numbers_read(struct figure *figure, struct fields *fields, const char *unit)
{
    read_value(fields, figure, unit);
    read_naive(fields, figure, unit);
}
