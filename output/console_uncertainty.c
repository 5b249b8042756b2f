/* A block a variant (levels first), a few sentences an outcome. Everything else stands in
 * onzekerheid.csv and aannames.csv. */
#include "output/console_uncertainty.h"

#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "output/console_vessels_page.h"
#include "output/text.h"
#include "output/uncertainty_words.h"

enum { TOLD_MOST = 3, LETTERS_MOST = 100 };

struct telling {
    struct page page;
    const struct uncertainty *uncertainty;
};

/* Sentences that grow; what does not fit is cut off. */
struct prose {
    char text[8192];
    size_t used;
};

static void add(struct prose *prose, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void add(struct prose *prose, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length =
        vsnprintf(prose->text + prose->used, sizeof prose->text - prose->used, format, arguments);
    va_end(arguments);
    if (length > 0)
        prose->used += (size_t)length;
    if (prose->used >= sizeof prose->text)
        prose->used = sizeof prose->text - 1;
}

static const char *say(const struct telling *t, const char *nl, const char *en)
{
    return page_say(&t->page, nl, en);
}

static const char *count_of(const struct telling *t, size_t count, char text[NUMBER_PEOPLE_SIZE])
{
    return page_number(&t->page, (double)count, 0, text);
}

/* ‘what it is’ (path): the path tells apart what gemeenten share a description for. */
static void add_assumption(struct prose *prose, const struct uncertainty_assumption *assumption)
{
    char *what = text_clean(assumption->what, LETTERS_MOST);
    char *path = text_clean(assumption->path, LETTERS_MOST);
    add(prose, "‘%s’ (%s)", what, path);
    free(path);
    free(what);
}

/* --- one outcome --- */

/* "Waarschijnlijk lager, beter (in 93% van de punten). Van de bandbreedte komt …" */
static void print_certainty(const struct telling *t, const struct uncertainty_outcome *outcome)
{
    const struct labels *labels = t->page.labels;
    const struct spread *spread = &outcome->spread;
    char words[UNCERTAINTY_WORDS_SIZE], percent[NUMBER_PEOPLE_SIZE];
    struct prose prose = {.used = 0};
    uncertainty_verdict(labels, outcome, outcome->direction, words);
    if (words[0] != '\0') {
        add(&prose, "%s", labels_capitalise(words));
        double share = spread->sign < 0 ? spread->negative : spread->positive;
        page_number(&t->page, floor(share + 1e-9), 0, percent); /* 99.5% is not all of them */
        if (spread->certainty != CERTAINTY_NONE)
            add(&prose, say(t, " (in %s%% van de punten)", " (in %s%% of the points)"), percent);
        else if (spread->sign != 0)
            add(&prose, say(t, " (%s 0 in %s%% van de punten)", " (%s 0 in %s%% of the points)"),
                spread->sign < 0 ? say(t, "onder", "below") : say(t, "boven", "above"), percent);
        add(&prose, ". ");
    }
    uncertainty_split(labels, spread, words);
    if (words[0] != '\0')
        add(&prose, "%s.", labels_capitalise(words));
    page_wrapped(&t->page, prose.text, 4);
}

/* "ongeveer 12%", "minder dan 1%" */
static void add_narrowing(const struct telling *t, struct prose *prose, double percent)
{
    char text[NUMBER_PEOPLE_SIZE];
    if (percent < 1.0)
        add(prose, "%s", say(t, "minder dan 1%", "less than 1%"));
    else
        add(prose, say(t, "ongeveer %s%%", "about %s%%"), page_number(&t->page, percent, 0, text));
}

/* "Wie ‘X’ zou meten, maakt deze bandbreedte ongeveer 12% smaller; wie ‘Y’ zou meten, …" */
static void print_ranking(const struct telling *t, const struct uncertainty_outcome *outcome)
{
    struct prose prose = {.used = 0};
    size_t told = 0;
    for (size_t i = 0; i < t->uncertainty->assumption_count && told < TOLD_MOST; i++) {
        const struct influence *influence = &outcome->ranking[i];
        if (!influence->distinct)
            continue;
        add(&prose, "%s", told > 0 ? say(t, "; wie ", "; ") : say(t, "Wie ", "Measuring "));
        add_assumption(&prose, &t->uncertainty->assumptions[influence->dimension]);
        add(&prose, "%s",
            told > 0 ? say(t, " zou meten, ", " by ")
                     : say(t, " zou meten, maakt deze bandbreedte ",
                           " would make this spread narrower by "));
        add_narrowing(t, &prose, uncertainty_narrows(t->uncertainty, outcome, influence));
        if (told++ == 0)
            add(&prose, "%s", say(t, " smaller", ""));
    }
    if (told == 0)
        add(&prose, "%s",
            say(t, "Van geen enkele aanname is de invloed hierop van toeval te onderscheiden",
                "Of no assumption can the influence on this be told from chance"));
    add(&prose, ".");
    page_wrapped(&t->page, prose.text, 4);
}

/* Where the conclusion would turn, by the most telling assumption that can do so alone. */
static void print_turning_point(const struct telling *t, const struct uncertainty_outcome *outcome)
{
    if (!uncertainty_has_sign(outcome))
        return;
    const struct labels *labels = t->page.labels;
    struct prose prose = {.used = 0};
    bool any = false;
    for (size_t i = 0; i < t->uncertainty->assumption_count; i++) {
        const struct influence *influence = &outcome->ranking[i];
        double turn = uncertainty_turning_point(t->uncertainty, outcome, influence);
        any = any || influence->distinct;
        if (!influence->distinct || !isfinite(turn))
            continue;
        const struct uncertainty_assumption *assumption =
            &t->uncertainty->assumptions[influence->dimension];
        char at[NUMBER_PEOPLE_SIZE], now[NUMBER_PEOPLE_SIZE];
        const char *unit = labels_unit(labels, assumption->unit);
        add(&prose, "%s",
            say(t, "Gemiddeld over de andere aannames ligt het kantelpunt van ",
                "Averaged over the other assumptions the turning point of "));
        add_assumption(&prose, assumption);
        add(&prose,
            say(t, " bij ongeveer %s%s%s (in het scenario %s).",
                " lies at about %s%s%s (in the scenario %s)."),
            uncertainty_value(labels, turn, 3, at), unit[0] != '\0' ? " " : "", unit,
            uncertainty_value(labels, assumption->value, 4, now));
        page_wrapped(&t->page, prose.text, 4);
        return;
    }
    if (any && (outcome->spread.certainty == CERTAINTY_PROBABLE ||
                outcome->spread.certainty == CERTAINTY_PRACTICAL))
        page_wrapped(&t->page,
                     say(t, "Geen enkele aanname keert deze conclusie in haar eentje om.",
                         "No assumption by itself turns this conclusion round."),
                     4);
}

static void print_outcome(const struct telling *t, const struct uncertainty_outcome *outcome)
{
    char band[UNCERTAINTY_WORDS_SIZE];
    struct prose prose = {.used = 0};
    char *title = uncertainty_title(outcome->what, LETTERS_MOST);
    add(&prose, "%s: %s", title, uncertainty_band(t->page.labels, outcome, band));
    free(title);
    page_wrapped(&t->page, prose.text, 2);
    if (outcome->spread.points == 0)
        return;
    print_certainty(t, outcome);
    if (outcome->ranking == NULL || !(outcome->spread.high > outcome->spread.low))
        return;
    print_ranking(t, outcome);
    print_turning_point(t, outcome);
}

/* --- the whole --- */

static void print_top(const struct telling *t)
{
    const struct uncertainty *uncertainty = t->uncertainty;
    char points[NUMBER_PEOPLE_SIZE], each[NUMBER_PEOPLE_SIZE], assumptions[NUMBER_PEOPLE_SIZE];
    struct prose prose = {.used = 0};
    page_heading(&t->page, "Over de bandbreedte van de aannames",
                 "Over the ranges of the assumptions");
    count_of(t, uncertainty->points, points);
    count_of(t, uncertainty->replications, each);
    count_of(t, uncertainty->assumption_count, assumptions);
    bool one = uncertainty->points == 1, once = uncertainty->replications == 1;
    add(&prose, "%s %s, %s %s %s, %s %s %s. ", points,
        one ? say(t, "punt", "point") : say(t, "punten", "points"),
        one ? say(t, "met", "with") : say(t, "elk met", "each with"), each,
        once ? say(t, "herhaling", "replication") : say(t, "herhalingen", "replications"),
        say(t, "over de bereiken van", "over the ranges of"), assumptions,
        uncertainty->assumption_count == 1 ? say(t, "aanname", "assumption")
                                           : say(t, "aannames", "assumptions"));
    add(&prose, "%s",
        say(t,
            "Tussen haakjes staat waarbinnen 95% van alle herhalingen valt, door aannames en "
            "toeval "
            "samen; de percentages daarvan zijn aandelen in de variantie.",
            "In brackets stands what holds 95% of all replications, by assumptions and chance "
            "together; the percentages of that are shares of the variance."));
    page_wrapped(&t->page, prose.text, 2);
    if (uncertainty->replaced > 0) {
        prose.used = 0;
        bool single = uncertainty->replaced == 1;
        count_of(t, uncertainty->replaced, points);
        add(&prose, "%s %s", points,
            single
                ? say(t,
                      "punt is overgeslagen: zijn waarden spreken elkaar tegen, of vragen om een "
                      "instroom buiten haar bereik om op de meldingen van het scenario uit te "
                      "komen.",
                      "point was passed over: its values contradict each other, or need an "
                      "inflow outside its range to give the scenario's reports.")
                : say(t,
                      "punten zijn overgeslagen: hun waarden spreken elkaar tegen, of vragen om "
                      "een instroom buiten haar bereik om op de meldingen van het scenario uit "
                      "te komen.",
                      "points were passed over: their values contradict each other, or need an "
                      "inflow outside its range to give the scenario's reports."));
        page_wrapped(&t->page, prose.text, 2);
    }
}

static void print_too_few(const struct telling *t)
{
    for (size_t i = 0; i < t->uncertainty->outcome_count; i++) {
        const struct uncertainty_outcome *outcome = &t->uncertainty->outcomes[i];
        if (outcome->is_headline && outcome->spread.points > 0 && uncertainty_has_sign(outcome) &&
            outcome->spread.certainty == CERTAINTY_UNKNOWN) {
            page_wrapped(&t->page,
                         say(t, "Onder de 100 punten staat er niet bij hoe zeker iets is.",
                             "Below 100 points nothing is said about how certain something is."),
                         2);
            return;
        }
    }
}

static bool is_of(const struct uncertainty_outcome *outcome, const char *variant)
{
    return outcome->is_headline &&
           (variant == NULL || outcome->variant == NULL ? outcome->variant == variant
                                                        : strcmp(outcome->variant, variant) == 0);
}

static bool has_variants(const struct telling *t)
{
    for (size_t i = 0; i < t->uncertainty->outcome_count; i++)
        if (t->uncertainty->outcomes[i].is_headline && t->uncertainty->outcomes[i].variant != NULL)
            return true;
    return false;
}

/* The outcomes of one variant; NULL: levels. */
static void print_variant(const struct telling *t, const char *variant)
{
    bool first = true;
    for (size_t i = 0; i < t->uncertainty->outcome_count; i++) {
        const struct uncertainty_outcome *outcome = &t->uncertainty->outcomes[i];
        if (!is_of(outcome, variant))
            continue;
        fputc('\n', t->page.out);
        if (first && variant != NULL) {
            char *name = text_clean(variant, 120);
            fprintf(t->page.out, "  %s: %s\n\n",
                    say(t, "Verschil met de basis", "Difference from the basis"), name);
            free(name);
        } else if (first && has_variants(t)) {
            fprintf(t->page.out, "  %s\n\n", say(t, "In de basis zelf", "In the basis itself"));
        }
        first = false;
        print_outcome(t, outcome);
    }
}

bool console_print_uncertainty(FILE *out, const struct uncertainty *uncertainty,
                               const struct labels *labels)
{
    struct telling t = {{.out = out, .labels = labels}, uncertainty};
    print_top(&t);
    print_too_few(&t);
    print_variant(&t, NULL);
    for (size_t i = 0; i < uncertainty->outcome_count; i++) {
        const char *variant = uncertainty->outcomes[i].variant;
        bool is_first = variant != NULL && uncertainty->outcomes[i].is_headline;
        for (size_t j = 0; is_first && j < i; j++)
            is_first = !is_of(&uncertainty->outcomes[j], variant);
        if (is_first)
            print_variant(&t, variant);
    }
    return ferror(out) == 0;
}
