/* A small made-up study of which every number is known, with lists that grow. */
#ifndef TESTS_OUTPUT_GROWTH_FIXTURE_H
#define TESTS_OUTPUT_GROWTH_FIXTURE_H

#include "output/growth.h"
#include "tests/output/fixture.h"

static const struct kpi_row GROWING_ROWS[] = {
    {"meldingen_per_jaar", "per jaar", 0, 0, "meldingen", "reports", ""},
    {"caseload", "casussen", -1, 1, "caseload", "caseload", ""},
    {"caseload_eind", "casussen", -1, 1, "caseload aan het eind", "caseload at the end", ""},
    {"wachtlijst", "casussen", -1, 1, "wachtlijst", "waiting list", ""},
    {"wachtlijst_eind", "casussen", -1, 1, "wachtlijst aan het eind", "list at the end", ""},
    {"wachtlijst_groei", "casussen per week", -1, 2, "groei", "growth", ""},
    {"wachttijd", "dagen", -1, 1, "wachttijd", "wait", ""},
    {"wachttijd_p90", "dagen", -1, 1, "wachttijd die 10% overschrijdt", "wait p90", ""},
    {"binnen_termijn", "procent", 1, 1, "binnen de termijn", "within the term", ""},
    {"doorlooptijd_vb", "dagen", -1, 2, "van melding tot besluit na VB", "report to VB", ""},
    {"doorlooptijd_overdracht", "dagen", -1, 1, "van melding tot overdracht", "to handover", ""},
    {"zonder_zicht", "dagen per casus", -1, 1, "dagen zonder zicht", "days without sight", ""},
    {"zonder_zicht_stand", "casussen", -1, 1, "casussen zonder zicht", "without sight", ""},
    {"wacht_bezet", "dagen per casus", -1, 2, "wacht: niemand vrij", "waits: nobody free", ""},
    {"wacht_gesloten", "dagen per casus", -1, 2, "wacht: buiten tijd", "waits: closed", ""},
    {"recidive_15m", "procent", -1, 1, "recidive binnen 15 maanden", "recidivism", ""},
    {"kosten", "euro per jaar", -1, 0, "kosten", "cost", ""},
};

enum {
    GROWING_MELDINGEN,
    GROWING_CASELOAD,
    GROWING_CASELOAD_END,
    GROWING_LIST,
    GROWING_LIST_END,
    GROWING_RATE,
    GROWING_WAIT,
    GROWING_WAIT_P90,
    GROWING_TERM,
    GROWING_VB,
    GROWING_OVERDRACHT,
    GROWING_UNSEEN_DAYS,
    GROWING_UNSEEN,
    GROWING_BUSY,
    GROWING_CLOSED,
    GROWING_RECIDIVISM,
    GROWING_COST,
    GROWING_ROW_COUNT,
    GROWING_WEEKS = 60,
    GROWING_TURN = 30, /* the week from which the list of onderzoek rises faster */
};

static const struct growing_value {
    struct kpi_cell cell;
    double value;
} GROWING_VALUES[] = {
    {{GROWING_MELDINGEN, "keten", "alle", "alle"}, 3900.0},
    {{GROWING_MELDINGEN, "keten", "almere", "alle"}, 2400.0},
    {{GROWING_MELDINGEN, "keten", "urk", "alle"}, 60.0},
    {{GROWING_CASELOAD, "onderzoek", "alle", "alle"}, 611.0},
    {{GROWING_CASELOAD_END, "onderzoek", "alle", "alle"}, 1222.0},
    {{GROWING_CASELOAD, "veilig_thuis", "alle", "alle"}, 633.0},
    {{GROWING_CASELOAD_END, "veilig_thuis", "alle", "alle"}, 1244.0},
    {{GROWING_CASELOAD, "keten", "alle", "alle"}, 4011.0},
    {{GROWING_CASELOAD_END, "keten", "alle", "alle"}, 5022.0},
    {{GROWING_CASELOAD, "lokaal_team", "alle", "alle"}, 355.0},
    {{GROWING_CASELOAD_END, "lokaal_team", "alle", "alle"}, 366.0},
    {{GROWING_LIST, "onderzoek", "alle", "alle"}, 501.0},
    {{GROWING_LIST_END, "onderzoek", "alle", "alle"}, 1010.0},
    {{GROWING_RATE, "onderzoek", "alle", "alle"}, 8.0},
    {{GROWING_LIST, "onderzoek", "almere", "alle"}, 401.0},
    {{GROWING_LIST_END, "onderzoek", "almere", "alle"}, 808.0},
    {{GROWING_LIST, "onderzoek", "urk", "alle"}, 100.0},
    {{GROWING_LIST_END, "onderzoek", "urk", "alle"}, 202.0},
    {{GROWING_LIST, "veilig_thuis", "alle", "alle"}, 507.0},
    {{GROWING_LIST_END, "veilig_thuis", "alle", "alle"}, 1016.0},
    {{GROWING_RATE, "veilig_thuis", "alle", "alle"}, 8.1},
    {{GROWING_LIST_END, "veilig_thuis", "almere", "alle"}, 813.0},
    {{GROWING_LIST_END, "veilig_thuis", "urk", "alle"}, 203.0},
    {{GROWING_LIST, "keten", "alle", "alle"}, 530.0},
    {{GROWING_LIST_END, "keten", "alle", "alle"}, 1041.0},
    {{GROWING_RATE, "keten", "alle", "alle"}, 8.2},
    {{GROWING_LIST, "lokaal_team", "alle", "alle"}, 21.0},
    {{GROWING_LIST_END, "lokaal_team", "alle", "alle"}, 27.0},
    {{GROWING_RATE, "lokaal_team", "alle", "alle"}, 0.4},
    {{GROWING_LIST, "lokaal_team", "almere", "alle"}, 14.0},
    {{GROWING_LIST_END, "lokaal_team", "almere", "alle"}, 15.0},
    {{GROWING_LIST, "lokaal_team", "urk", "alle"}, 7.0},
    {{GROWING_LIST_END, "lokaal_team", "urk", "alle"}, 12.0},
    {{GROWING_RATE, "lokaal_team", "urk", "alle"}, 0.5},
    {{GROWING_WAIT, "onderzoek", "alle", "alle"}, 197.0},
    {{GROWING_WAIT_P90, "onderzoek", "alle", "alle"}, 444.0},
    {{GROWING_WAIT, "lokaal_team", "alle", "alle"}, 1.9},
    {{GROWING_WAIT, "lokaal_team", "almere", "alle"}, 1.8},
    {{GROWING_WAIT, "lokaal_team", "urk", "alle"}, 6.1},
    {{GROWING_TERM, "onderzoek", "alle", "alle"}, 19.9},
    {{GROWING_TERM, "vb", "alle", "alle"}, 96.7},
    {{GROWING_VB, "keten", "alle", "alle"}, 2.79},
    {{GROWING_OVERDRACHT, "keten", "alle", "alle"}, 167.1},
    {{GROWING_OVERDRACHT, "keten", "almere", "alle"}, 168.9},
    {{GROWING_OVERDRACHT, "keten", "urk", "alle"}, 171.2},
    {{GROWING_UNSEEN_DAYS, "keten", "alle", "alle"}, 149.9},
    {{GROWING_UNSEEN, "keten", "alle", "alle"}, 1269.8},
    {{GROWING_BUSY, "onderzoek", "alle", "alle"}, 147.75}, /* three quarters of the wait */
    {{GROWING_CLOSED, "onderzoek", "alle", "alle"}, 49.25},
    {{GROWING_BUSY, "lokaal_team", "alle", "alle"}, 1.5},
    {{GROWING_CLOSED, "lokaal_team", "alle", "alle"}, 0.4},
    {{GROWING_RECIDIVISM, "keten", "alle", "alle"}, 36.4},
    {{GROWING_COST, "keten", "alle", "alle"}, 24000000.0},
};

enum { GROWING_CELLS = sizeof GROWING_VALUES / sizeof GROWING_VALUES[0] };

static const struct kpi_cell GROWING_WEEKLY[] = {
    {GROWING_CASELOAD, "veilig_thuis", "alle", "alle"},
    {GROWING_LIST, "veilig_thuis", "alle", "alle"},
    {GROWING_LIST, "onderzoek", "alle", "alle"},
    {GROWING_UNSEEN, "keten", "alle", "alle"},
    {GROWING_UNSEEN, "keten", "almere", "alle"},
};

/* The list of onderzoek rises by 2 a week, and by 5 from week GROWING_TURN on; all other series by
 * 10 a week from 100 on. */
static inline float growing_week(size_t series, size_t week)
{
    if (series != 2)
        return 100.0F + 10.0F * (float)week;
    size_t late = week > GROWING_TURN ? week - GROWING_TURN : 0;
    return 50.0F + 2.0F * (float)week + 3.0F * (float)late;
}

/* Replication r lies r − (replications − 1) / 2 thousandths above the values, so that means are the
 * values. Starts on Monday 1 January 2018. */
static inline void growing_study(struct kpi_study *study, const char *name, size_t replications)
{
    enum { WEEKLY = sizeof GROWING_WEEKLY / sizeof GROWING_WEEKLY[0] };
    struct kpi_cell *cells = calloc(GROWING_CELLS, sizeof *cells);
    assert_non_null(cells);
    for (size_t i = 0; i < GROWING_CELLS; i++)
        cells[i] = GROWING_VALUES[i].cell;
    *study = (struct kpi_study){
        .scenario = name,
        .seed = 7,
        .replications = replications,
        .table = {{GROWING_ROWS, GROWING_ROW_COUNT}, cells, GROWING_CELLS, replications, NULL},
        .series = {fixture_copy(GROWING_WEEKLY, WEEKLY), WEEKLY, GROWING_WEEKS, 0, NULL},
        .books = {.checks = 1234},
    };
    assert_true(clock_parse_date("2018-01-01", &study->start));
    assert_true(clock_parse_date("2019-03-01", &study->end));
    study->series.start = study->start;
    study->table.values = calloc(replications * GROWING_CELLS, sizeof(double));
    study->series.values = calloc(replications * WEEKLY * GROWING_WEEKS, sizeof(float));
    for (size_t r = 0; r < replications; r++) {
        double more = 0.001 * ((double)r - 0.5 * (double)(replications - 1));
        for (size_t i = 0; i < GROWING_CELLS; i++)
            study->table.values[r * GROWING_CELLS + i] = GROWING_VALUES[i].value + more;
        for (size_t s = 0; s < WEEKLY; s++)
            for (size_t week = 0; week < GROWING_WEEKS; week++)
                study->series.values[(r * WEEKLY + s) * GROWING_WEEKS + week] =
                    growing_week(s, week);
    }
}

static inline tick growing_date(const char *text)
{
    tick at = 0;
    assert_true(clock_parse_date(text, &at));
    return at;
}

/* A place as the functions of output/growth.h take it. */
#define GROWING_PLACE(station, gemeente, from)                                                     \
    (&(struct growth){(struct growth_place[]){{(station), (gemeente), growing_date(from)}}, 1})

#endif
