/* A made-up validation: figures of every rule, role and verdict, as a test may reshape them. */
#ifndef TESTS_OUTPUT_VALIDATION_FIXTURE_H
#define TESTS_OUTPUT_VALIDATION_FIXTURE_H

#include "output/validation_words.h"
#include "tests/output/fixture.h"

enum { HELD_MOST = 48, HELD_DRAWS = 3, HELD_REPLICATIONS = 2 };

static const struct kpi_row HELD_KPIS[] = {
    {"meldingen_per_jaar", "per jaar", 0, 0, "meldingen", "reports", ""},
    {"wachtlijst_eind", "casussen", -1, 1, "wachtlijst aan het eind", "waiting list at the end",
     ""},
    {"direct_doorgezet", "procent", 0, 1, "direct doorgezet", "handed on directly", ""},
    {"doorlooptijd_vb", "dagen", -1, 2, "van melding tot besluit na VB",
     "report to decision after VB", ""},
    {"doorlooptijd_overdracht", "dagen", -1, 1, "van melding tot overdracht",
     "report to handing over", ""},
    {"wachtlijst_groei", "casussen per week", -1, 2, "groei van de wachtlijst",
     "growth of the waiting list", ""},
    {"hulp_voldoende", "procent", 1, 1, "hulp voldoende doorlopen", "help sufficiently completed",
     ""},
};

static const struct figure_trait HELD_TRAITS[] = {
    {"recidive", "procent", "nieuw geweld", "new violence"},
    {"zwaar", "procent", "forse voorgeschiedenis", "a heavy history"},
    {"traject", "dagen", "van incident tot einde van hulp", "incident to end of help"},
};

/* Places of some of the figures, for tests. */
enum {
    HELD_AGREES = 0,
    HELD_WIDE = 2,
    HELD_DEVIATES = 3,
    HELD_LIST = 6,
    HELD_FILES = 7,
    HELD_AMONG = 8,
};

struct held {
    struct figure figures[HELD_MOST];
    struct prediction predictions[HELD_MOST];
    struct figure_sample samples[1];
    struct figure_list list;
    struct validation validation;
    struct validation_told told;
    double values[HELD_MOST * HELD_REPLICATIONS * HELD_DRAWS];
};

/* What one row of the fixture says; dates of the period are days since its start. */
struct held_row {
    enum figure_role role;
    bool inherited;
    enum figure_rule rule;
    const char *id, *what, *key, *station, *gemeente;
    double value, low, high; /* reported */
    double mean, from, to;   /* predicted */
    double naive_low, naive_high;
};

#define HELD_NONE ((double)NAN)

static const struct held_row HELD_ROWS[] = {
    {FIGURE_TEST, false, FIGURE_COUNT, "RP-025", "meldingen in het eerste halfjaar van 2018",
     "meldingen_per_jaar", "keten", "alle", 1999, HELD_NONE, HELD_NONE, 2034, 1921, 2150, 1850,
     2010},
    {FIGURE_TEST, false, FIGURE_COUNT, "RP-017", "meldingen uit Urk", "meldingen_per_jaar", "keten",
     "urk", 26, HELD_NONE, HELD_NONE, 31.2, 20.5, 44.1, HELD_NONE, HELD_NONE},
    {FIGURE_TEST, false, FIGURE_KPI, "RP-116",
     "direct doorgezet, zonder de casussen waarin onderzoek nodig bleek", "direct_doorgezet",
     "keten", "alle", 34, 25.5, 43.7, 25.1, 22.3, 27.9, HELD_NONE, HELD_NONE},
    {FIGURE_TEST, false, FIGURE_KPI, "RP-107", "dagen van melding tot overdracht, alle routes",
     "doorlooptijd_overdracht", "keten", "alle", 28, HELD_NONE, HELD_NONE, 41.6, 36.2, 47.3, 24,
     33},
    {FIGURE_TEST, false, FIGURE_KPI, "RP-105", "dagen van melding tot besluit na de VB",
     "doorlooptijd_vb", "keten", "alle", 2.87, HELD_NONE, HELD_NONE, 2.91, 2.66, 3.18, HELD_NONE,
     HELD_NONE},
    {FIGURE_TEST, false, FIGURE_SAMPLE, "RP-157",
     "dagen van incident tot het einde van het laatste hulptraject, over 34 trajecten die op dat "
     "moment waren afgesloten",
     "traject", NULL, NULL, 157, 121, 193, 163.4, 130.8, 201.2, HELD_NONE, HELD_NONE},
    {FIGURE_TEST, false, FIGURE_STOCK, "VTF-003",
     "wachtlijst van Veilig Thuis, kinderen en gezinnen samen geteld", "wachtlijst_eind",
     "veilig_thuis", "alle", 149, 75, 149, 58.3, 21.4, 111.9, 5, 90},
    {FIGURE_TEST, true, FIGURE_SAMPLE, "RP-160", "nieuw geweld binnen 12 tot 15 maanden",
     "recidive", NULL, NULL, 31, 22.8, 40.6, 33.2, 24, 43, HELD_NONE, HELD_NONE},
    {FIGURE_TEST, true, FIGURE_SAMPLE, "RP-165", "nieuw geweld bij forse voorgeschiedenis",
     "recidive", "zwaar", NULL, 56, 37.1, 73.3, 48.8, 28, 68, HELD_NONE, HELD_NONE},
    {FIGURE_TEST, true, FIGURE_SAMPLE, "RP-187", "huisverbod bij forse voorgeschiedenis", "zwaar",
     NULL, NULL, 4, 0.7, 19.5, 0, 0, 0, HELD_NONE, HELD_NONE},
    {FIGURE_TEST, true, FIGURE_SAMPLE, "RP-188", "iets waarover geen enkele herhaling iets zegt",
     "zwaar", NULL, NULL, 12, 4.2, 30, HELD_NONE, HELD_NONE, HELD_NONE, HELD_NONE, HELD_NONE},
    {FIGURE_TEST, true, FIGURE_KPI, "RP-170", "hulp ten minste zo vaak voldoende doorlopen",
     "hulp_voldoende", "hulp", "alle", 40, 30, HELD_NONE, 47.2, 41.5, 52.9, HELD_NONE, HELD_NONE},
    {FIGURE_TEST, true, FIGURE_KPI, "VTF-009", "groei van de wachtlijst in casussen per week",
     "wachtlijst_groei", "veilig_thuis", "alle", 5.3, HELD_NONE, HELD_NONE, -0.4, -1.9, 1.2,
     HELD_NONE, HELD_NONE},
    {FIGURE_CALIBRATED, false, FIGURE_STOCK, "VTF-001", "wachtlijst van Veilig Thuis",
     "wachtlijst_eind", "veilig_thuis", "alle", 26, 5, 90, 29.3, 8.8, 61.9, HELD_NONE, HELD_NONE},
    {FIGURE_CALIBRATED, true, FIGURE_SAMPLE, "RP-161", "ten minste één eerdere casus", "recidive",
     NULL, NULL, 58, 48.2, 67.2, 57.1, 48, 66, HELD_NONE, HELD_NONE},
    {FIGURE_INPUT, true, FIGURE_COUNT, "RP-001", "meldingen uit Almere", "meldingen_per_jaar",
     "keten", "almere", 1181, HELD_NONE, HELD_NONE, 1201, 1113, 1292, HELD_NONE, HELD_NONE},
    {FIGURE_INPUT, false, FIGURE_SAMPLE, "RP-062", "=1+1, \"twee\"", "zwaar", NULL, NULL, 80, 71.1,
     86.7, 79.9, 71, 88, HELD_NONE, HELD_NONE},
    {FIGURE_CONTEXT, false, FIGURE_KPI, "OAM-006", "direct doorgezet, elders in het land",
     "direct_doorgezet", "keten", "alle", 67, HELD_NONE, HELD_NONE, 25.1, 22.3, 27.9, HELD_NONE,
     HELD_NONE},
};

enum { HELD_COUNT = sizeof HELD_ROWS / sizeof HELD_ROWS[0] };

static inline char *held_text(const char *text)
{
    char *copy = text != NULL ? strdup(text) : NULL;
    assert_true(text == NULL || copy != NULL);
    return copy;
}

static inline tick held_day(const char *date)
{
    tick at = 0;
    assert_true(clock_parse_date(date, &at));
    return at;
}

static inline void held_add(struct held *held, const struct held_row *row)
{
    size_t at = held->list.count++;
    assert_true(at < HELD_MOST);
    bool is_files = row->rule == FIGURE_SAMPLE;
    held->figures[at] = (struct figure){
        .id = held_text(row->id),
        .what = held_text(row->what),
        .role = row->role,
        .rule = row->rule,
        .kpi = is_files ? NULL : held_text(row->key),
        .station = held_text(is_files ? NULL : row->station),
        .gemeente = held_text(row->gemeente),
        .breakdown = is_files ? NULL : held_text("alle"),
        .from = held_day("2018-01-01"),
        .to = held_day("2018-07-01"),
        .at = held_day("2019-01-01"),
        .trait = is_files ? held_text(row->key) : NULL,
        .among = is_files ? held_text(row->station) : NULL,
        .value = row->value,
        .low = row->low,
        .high = row->high,
        .naive = isnan(row->naive_low) ? NAN : 0.5 * (row->naive_low + row->naive_high),
        .naive_low = row->naive_low,
        .naive_high = row->naive_high,
        .inherited = row->inherited,
        .file = held_text("proef.cfg"),
        .line = (int)at + 1,
    };
    held->predictions[at] = (struct prediction){isnan(row->mean) ? 0 : 30,
                                                row->mean,
                                                row->from,
                                                row->to,
                                                row->mean + 0.8 * (row->from - row->mean),
                                                row->mean + 0.8 * (row->to - row->mean)};
}

/* Judges what was added; to be done again after a change. */
static inline void held_judge(struct held *held)
{
    held->list.figures = held->figures;
    held->list.samples = held->samples;
    held->list.sample_count = 1;
    free(held->validation.judged);
    validation_judge(&held->validation, &held->list, held->predictions, HELD_REPLICATIONS);
    held->told = (struct validation_told){
        .validation = &held->validation,
        .scenario = "Flevoland 2018",
        .kpis = {HELD_KPIS, sizeof HELD_KPIS / sizeof HELD_KPIS[0]},
        .traits = {HELD_TRAITS, sizeof HELD_TRAITS / sizeof HELD_TRAITS[0]},
    };
}

static inline void held_make(struct held *held)
{
    *held = (struct held){0};
    held->samples[0] = (struct figure_sample){.key = held_text("kwartaal"),
                                              .what = held_text("honderd casussen"),
                                              .from = held_day("2018-01-01"),
                                              .to = held_day("2018-04-01"),
                                              .at = held_day("2019-04-01"),
                                              .files = 100,
                                              .heavy = 10};
    for (size_t i = 0; i < HELD_COUNT; i++)
        held_add(held, &HELD_ROWS[i]);
    held->figures[HELD_DEVIATES].note = held_text("de bron telt een ander begin");
    for (size_t i = 0; i < HELD_MOST * HELD_REPLICATIONS * HELD_DRAWS; i++)
        held->values[i] = i % 7 == 0 ? NAN : 10.0 * fixture_draw(i, 5, 5);
    held_judge(held);
}

static inline void held_release(struct held *held)
{
    for (size_t i = 0; i < held->list.count; i++) {
        struct figure *figure = &held->figures[i];
        free(figure->id);
        free(figure->what);
        free(figure->note);
        free(figure->kpi);
        free(figure->station);
        free(figure->gemeente);
        free(figure->breakdown);
        free(figure->trait);
        free(figure->among);
        free(figure->file);
    }
    free(held->samples[0].key);
    free(held->samples[0].what);
    validation_release(&held->validation);
}

/* The study at the foot of charts and in herkomst.json; nothing to release. */
static inline struct kpi_study held_study(void)
{
    return (struct kpi_study){.scenario = "Flevoland 2018",
                              .seed = 20180101,
                              .replications = 30,
                              .start = held_day("2018-01-01"),
                              .end = held_day("2023-01-01"),
                              .books = {.checks = 1234}};
}

#endif
