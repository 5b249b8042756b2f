#include "output/comparison_words.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "output/growth_words.h"

enum { DECIMALS_MOST = 4 };

static const struct comparison_headline HEADLINES[] = {
    {"meldingen_per_jaar", "keten", "Meldingen", "Reports", false},
    {"caseload", "veilig_thuis", "Caseload Veilig Thuis", "Caseload Veilig Thuis", true},
    {"wachtlijst", "veilig_thuis", "Wachtlijst Veilig Thuis", "Waiting list Veilig Thuis", true},
    {"wachtlijst", "lokaal_team", "Wachtlijst lokale teams", "Waiting list local teams", true},
    {"wachtlijst", "raad", "Wachtlijst Raad", "Waiting list Board (Raad)", true},
    {"wachtlijst", "gi", "Wachtlijst GI", "Waiting list institution (GI)", false},
    {"wachtlijst", "hulp", "Wachtlijst hulp", "Waiting list help", true},
    {"binnen_termijn", "vb", "VB binnen de termijn", "VB within the term", false},
    {"binnen_termijn", "onderzoek", "Onderzoek VT binnen de termijn", "VT inquiry within the term",
     false},
    {"doorlooptijd_overdracht", "keten", "Van melding tot overdracht", "Report to handing over",
     false},
    {"doorlooptijd_eerste_contact", "keten", "Van incident tot eerste contact",
     "Incident to first contact", false},
    {"doorlooptijd_start_hulp", "keten", "Van incident tot start hulp", "Incident to start of help",
     false},
    {"zonder_zicht_stand", "keten", "Casussen zonder zicht", "Cases without sight of safety", true},
    {"recidive_15m", "keten", "Recidive binnen 15 maanden", "Recidivism within 15 months", false},
    {"kosten", "keten", "Kosten per jaar", "Cost a year", false},
};

const struct comparison_headline *comparison_headlines(size_t *count)
{
    *count = sizeof HEADLINES / sizeof HEADLINES[0];
    return HEADLINES;
}

size_t comparison_headline_cell(const struct growth *growth, const struct kpi_table *table,
                                const struct comparison_headline *headline)
{
    return growth_cell(growth, table, headline->kpi, headline->station, "alle");
}

const char *comparison_headline_name(const struct labels *labels, const struct growth *growth,
                                     const struct kpi_table *table,
                                     const struct comparison_headline *headline,
                                     char text[COMPARISON_NAME_SIZE])
{
    size_t cell = comparison_headline_cell(growth, table, headline);
    bool swayed = growth_sways(growth, headline->kpi, headline->station, "alle");
    bool at_end = cell != SIZE_MAX &&
                  strcmp(table->catalogue.rows[table->cells[cell].kpi].id, headline->kpi) != 0;
    snprintf(text, COMPARISON_NAME_SIZE, "%s%s%s", labels->english ? headline->en : headline->nl,
             at_end ? (labels->english ? ", end" : ", eind") : "", swayed ? " " GROWTH_MARK : "");
    return text;
}

static bool reads_as_zero(double value, int decimals)
{
    return fabs(value) * pow(10.0, decimals) < 0.5;
}

int comparison_decimals(const struct pairing *pairing, int decimals)
{
    const struct estimate *difference = &pairing->difference;
    double near = fmin(fabs(difference->low), fabs(difference->high));
    double far = fmax(fabs(difference->low), fabs(difference->high));
    bool is_clear = pairing->verdict == VERDICT_LOWER || pairing->verdict == VERDICT_HIGHER;
    bool is_vague = pairing->verdict == VERDICT_UNCLEAR;
    if ((is_clear && reads_as_zero(near, decimals) && far < 10.0) ||
        (is_vague && reads_as_zero(far, decimals)))
        decimals++;
    while (is_clear && decimals < DECIMALS_MOST && reads_as_zero(difference->mean, decimals))
        decimals++;
    return decimals;
}

const char *comparison_signed(const struct labels *labels, double value, int decimals,
                              char text[NUMBER_PEOPLE_SIZE])
{
    struct number_style style = {.english = labels->english};
    bool plus = isfinite(value) && value > 0.0 && !reads_as_zero(value, decimals);
    char plain[NUMBER_PEOPLE_SIZE];
    number_people(value, decimals, style, plain);
    snprintf(text, NUMBER_PEOPLE_SIZE, "%s%.*s", plus ? "+" : "", NUMBER_PEOPLE_SIZE - 2, plain);
    return text;
}

const char *comparison_interval(const struct labels *labels, double low, double high, int decimals,
                                char text[COMPARISON_INTERVAL_SIZE])
{
    char from[NUMBER_PEOPLE_SIZE], to[NUMBER_PEOPLE_SIZE];
    text[0] = '\0';
    if (!isfinite(low) || !isfinite(high))
        return text;
    snprintf(text, COMPARISON_INTERVAL_SIZE, "%s %s %s",
             comparison_signed(labels, low, decimals, from), labels->english ? "to" : "tot",
             comparison_signed(labels, high, decimals, to));
    return text;
}

const char *comparison_unit(const struct labels *labels, const char *unit)
{
    if (strcmp(unit, "procent") == 0)
        return labels->english ? "percentage points" : "procentpunt";
    return labels_unit(labels, unit);
}

enum comparison_news comparison_news(enum verdict verdict, int direction)
{
    int sign = verdict == VERDICT_LOWER ? -1 : verdict == VERDICT_HIGHER ? 1 : 0;
    return sign * direction > 0 ? NEWS_BETTER : sign * direction < 0 ? NEWS_WORSE : NEWS_NONE;
}

const char *comparison_verdict(const struct labels *labels, enum verdict verdict, int direction,
                               char text[COMPARISON_WORDS_SIZE])
{
    static const char *const words[][2] = {
        [VERDICT_UNKNOWN] = {"geen interval", "no interval"},
        [VERDICT_EQUAL] = {"gelijk", "equal"},
        [VERDICT_UNCLEAR] = {"niet te onderscheiden", "no distinct difference"},
        [VERDICT_LOWER] = {"lager", "lower"},
        [VERDICT_HIGHER] = {"hoger", "higher"},
    };
    static const char *const news[][2] = {
        [NEWS_NONE] = {"", ""},
        [NEWS_BETTER] = {", beter", ", better"},
        [NEWS_WORSE] = {", slechter", ", worse"},
    };
    snprintf(text, COMPARISON_WORDS_SIZE, "%s%s", words[verdict][labels->english],
             news[comparison_news(verdict, direction)][labels->english]);
    return text;
}

enum verdict comparison_verdict_of(const struct estimate *difference)
{
    if (difference->count < 2 || !isfinite(difference->low) || !isfinite(difference->high))
        return VERDICT_UNKNOWN;
    if (difference->low > 0.0)
        return VERDICT_HIGHER;
    if (difference->high < 0.0)
        return VERDICT_LOWER;
    return difference->mean == 0.0 && difference->low == 0.0 && difference->high == 0.0
               ? VERDICT_EQUAL
               : VERDICT_UNCLEAR;
}
