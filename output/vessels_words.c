/* Numbers with their interval, names with their article, and rows in the order of showing. */
#include "output/vessels_words.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "output/number.h"

#define PER 100.0

static const char *say(const struct labels *labels, const char *nl, const char *en)
{
    return labels->english ? en : nl;
}

static const char *number(const struct labels *labels, double value, int decimals,
                          char text[NUMBER_PEOPLE_SIZE])
{
    return number_people(value, decimals, (struct number_style){.english = labels->english}, text);
}

/* --- numbers --- */

int vessels_decimals(double low, double high)
{
    return isfinite(low) && isfinite(high) && high - low < 4.0 ? 1 : 0;
}

const char *vessels_interval(const struct labels *labels, double value, double low, double high,
                             char text[VESSELS_WORDS_SIZE])
{
    char mean[NUMBER_PEOPLE_SIZE], from[NUMBER_PEOPLE_SIZE], to[NUMBER_PEOPLE_SIZE];
    int decimals = vessels_decimals(low, high);
    number(labels, value, decimals, mean);
    if (isfinite(low) && isfinite(high))
        snprintf(text, VESSELS_WORDS_SIZE, say(labels, "%s (%s tot %s)", "%s (%s to %s)"), mean,
                 number(labels, low, decimals, from), number(labels, high, decimals, to));
    else
        snprintf(text, VESSELS_WORDS_SIZE, "%s", mean);
    return text;
}

const char *vessels_ratio(const struct labels *labels, const struct ratio *ratio,
                          char text[VESSELS_WORDS_SIZE])
{
    if (ratio->kind != RATIO_NONE)
        return vessels_interval(labels, PER * ratio->value, PER * ratio->low, PER * ratio->high,
                                text);
    snprintf(text, VESSELS_WORDS_SIZE, "%s",
             say(labels, "niet te bepalen", "cannot be determined"));
    return text;
}

bool vessels_is_clear(const struct ratio *ratio)
{
    return ratio->kind != RATIO_NONE && (ratio->low > 0.0 || ratio->high < 0.0);
}

bool vessels_is_clear_of_all(const struct ratio *ratio)
{
    return ratio->kind != RATIO_NONE && (ratio->all_low > 0.0 || ratio->all_high < 0.0);
}

const char *vessels_short(const struct labels *labels, const struct ratio *total, double margin,
                          char text[VESSELS_WORDS_SIZE])
{
    const char *comment = NULL;
    switch (coupling_equivalence(total, margin)) {
    case EQUIVALENCE_NONE:
        snprintf(
            text, VESSELS_WORDS_SIZE, "%s",
            say(labels, "geen knelpunt, niet te bepalen", "no bottleneck, cannot be determined"));
        return text;
    case EQUIVALENCE_PRESENT:
        break;
    case EQUIVALENCE_ABSENT:
        comment = say(labels, "geen koppeling van betekenis", "no coupling to speak of");
        break;
    case EQUIVALENCE_UNCLEAR:
        comment = say(labels, "niet te onderscheiden", "not distinct from 0");
        break;
    }
    vessels_ratio(labels, total, text);
    size_t used = strlen(text);
    if (comment != NULL)
        snprintf(text + used, VESSELS_WORDS_SIZE - used, ", %s", comment);
    return text;
}

/* --- names --- */

const char *vessels_at(const struct labels *labels, const char *station,
                       char text[VESSELS_WORDS_SIZE])
{
    static const char *const bare[] = {"veilig_thuis", "venv", "monitoring"};
    static const char *const neuter[] = {"onderzoek", "front", "overleg"};
    const char *name = labels_station(labels, station), *article = say(labels, "de ", "the ");
    for (size_t i = 0; i < sizeof bare / sizeof bare[0]; i++)
        if (strcmp(station, bare[i]) == 0)
            article = "";
    for (size_t i = 0; i < sizeof neuter / sizeof neuter[0]; i++)
        if (strcmp(station, neuter[i]) == 0)
            article = say(labels, "het ", "the ");
    if (strcmp(name, station) == 0) /* no label: shown by its key */
        article = "";
    snprintf(text, VESSELS_WORDS_SIZE, "%s %s%s", say(labels, "bij", "at"), article, name);
    return text;
}

const char *vessels_capacity(const struct labels *labels, double factor,
                             char text[VESSELS_WORDS_SIZE])
{
    char percent[NUMBER_PEOPLE_SIZE];
    double change = PER * (factor - 1.0);
    if (fabs(change) < 0.05)
        snprintf(text, VESSELS_WORDS_SIZE, "%s",
                 say(labels, "gelijke capaciteit", "the same capacity"));
    else
        snprintf(text, VESSELS_WORDS_SIZE, "%s%% %s",
                 number(labels, fabs(change), fabs(change - round(change)) < 0.05 ? 0 : 1, percent),
                 change > 0.0 ? say(labels, "meer capaciteit", "more capacity")
                              : say(labels, "minder capaciteit", "less capacity"));
    return text;
}

const char *vessels_rests_on(const struct labels *labels, const struct vessels *vessels,
                             char text[VESSELS_WORDS_SIZE])
{
    char some[NUMBER_PEOPLE_SIZE], all[NUMBER_PEOPLE_SIZE];
    text[0] = '\0';
    if (vessels->side_replications > 0 && vessels->side_replications < vessels->replications)
        snprintf(text, VESSELS_WORDS_SIZE,
                 say(labels, "%s van de %s herhalingen", "%s of the %s replications"),
                 number(labels, (double)vessels->side_replications, 0, some),
                 number(labels, (double)vessels->replications, 0, all));
    return text;
}

const struct vessels_station *vessels_receiver(const struct vessels *vessels, uint32_t bits)
{
    for (size_t s = 0; s < vessels->station_count && s < 32; s++)
        if (bits == (uint32_t)1 << s)
            return &vessels->stations[s];
    return NULL;
}

size_t vessels_receivers(const struct vessels *vessels, size_t at[4])
{
    size_t count = 0;
    for (size_t j = 0; j < 4; j++)
        if (vessels_receiver(vessels, vessels->receivers[j]) != NULL)
            at[count++] = j;
    return count;
}

const struct coupling_result *vessels_main(const struct vessels *vessels)
{
    return vessels->lag_count > 0 ? &vessels->lags[vessels->lag_count - 1].result : NULL;
}

/* --- mechanisms and loads in order --- */

/* What a row carries; −∞ when that is not known, so that it comes last. */
static double carried(const struct vessels_mechanism *row)
{
    return row->difference.count > 0 && isfinite(row->difference.mean) ? row->difference.mean
                                                                       : -(double)INFINITY;
}

size_t vessels_rank(const struct vessels *vessels, enum vessels_stands stands, size_t *order)
{
    size_t count = 0;
    for (size_t i = 0; i < vessels->mechanism_count; i++) {
        if (vessels->mechanisms[i].stands != stands)
            continue;
        size_t at = count++;
        double value = carried(&vessels->mechanisms[i]);
        for (; at > 0 && carried(&vessels->mechanisms[order[at - 1]]) < value; at--)
            order[at] = order[at - 1];
        order[at] = i;
    }
    return count;
}

const struct vessels_mechanism *vessels_stand(const struct vessels *vessels,
                                              enum vessels_stands stands, const char *id)
{
    for (size_t i = 0; i < vessels->mechanism_count; i++) {
        const struct vessels_mechanism *row = &vessels->mechanisms[i];
        if (row->stands == stands && (id == NULL || (row->id != NULL && strcmp(row->id, id) == 0)))
            return row;
    }
    return NULL;
}

size_t vessels_along(const struct vessels *vessels, enum vessels_axis axis, size_t *order)
{
    size_t count = 0;
    for (size_t i = 0; i < vessels->load_count; i++) {
        if (vessels->loads[i].axis != axis)
            continue;
        size_t at = count++;
        for (; at > 0 && vessels->loads[order[at - 1]].factor < vessels->loads[i].factor; at--)
            order[at] = order[at - 1];
        order[at] = i;
    }
    return count;
}

size_t vessels_onset(const struct vessels *vessels, const size_t *order, size_t count)
{
    size_t first = count;
    while (first > 0) {
        const struct ratio *total = &vessels->loads[order[first - 1]].result.ratios[4];
        if (!(total->low > 0.0) ||
            coupling_equivalence(total, vessels->margin) != EQUIVALENCE_PRESENT)
            break;
        first--;
    }
    return first;
}
