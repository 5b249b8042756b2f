/* What one section of the page writes about a small folder of the test's own. */
#ifndef TESTS_OUTPUT_REPORT_SECTION_H
#define TESTS_OUTPUT_REPORT_SECTION_H

#include "output/report/sections.h"
#include "tests/output/report_folder.h"

#define SECTION_KPI                                                                                \
    "scenario,kpi,station,gemeente,uitsplitsing,eenheid,gemiddelde,bi95_laag,bi95_hoog,"           \
    "replicaties\n"
#define SECTION_DIFFERENCES                                                                        \
    "scenario,kpi,station,gemeente,uitsplitsing,eenheid,basis,variant,verschil,bi95_laag,"         \
    "bi95_hoog,oordeel,variantiefactor,replicaties\n"

static const struct kpi_row SECTION_ROWS[] = {
    {"meldingen_per_jaar", "per jaar", 0, 0, "meldingen", "reports", "geteld"},
    {"doorstroom", "per jaar", 0, 0, "instroom", "inflow", "geteld"},
    {"bezetting", "procent", 0, 1, "bezetting", "utilisation", "gemeten"},
    {"wachtlijst", "casussen", -1, 1, "wachtlijst", "waiting list", "geteld"},
    {"wachtlijst_eind", "casussen", -1, 1, "wachtlijst aan het eind", "list at the end", "geteld"},
    {"wachttijd", "dagen", -1, 1, "wachttijd", "waiting time", "gemeten"},
    {"wachttijd_p90", "dagen", -1, 1, "lange wachttijd", "long wait", "gemeten"},
    {"wacht_bezet", "dagen per casus", -1, 2, "niemand vrij", "nobody free", "gemeten"},
    {"caseload", "casussen", -1, 1, "caseload", "caseload", "geteld"},
    {"doorlooptijd_eerste_contact", "dagen", -1, 1, "tot eerste contact", "to first contact",
     "gemeten"},
    {"recidive_15m", "procent", -1, 1, "recidive", "recidivism", "geteld | <geschat>"},
};

struct section_case {
    const char *facts; /* of herkomst.json; may be NULL */
    struct report_file files[12];
    size_t count;
    const struct report_scenario *scenarios;
    size_t scenario_count;
    const struct labels_gemeente *gemeenten;
    size_t gemeente_count;
    bool english;
};

static inline struct report_words section_words(const struct section_case *made)
{
    return (struct report_words){
        .labels = {made->english, made->gemeenten, made->gemeente_count},
        .kpis = {SECTION_ROWS, sizeof SECTION_ROWS / sizeof SECTION_ROWS[0]},
        .scenarios = made->scenarios,
        .scenario_count = made->scenario_count};
}

/* What `write` adds to the page; to be freed. */
static inline char *section_written(void (*write)(struct report *report),
                                    const struct section_case *made)
{
    char *folder = fixture_folder(), *text = NULL, *message = NULL;
    size_t size = 0;
    report_folder_fill(folder, made->facts != NULL ? made->facts : "", made->files, made->count);
    struct report_source *source = report_source_open(folder, &message);
    if (source == NULL)
        fail_msg("%s", message);
    struct report_words words = section_words(made);
    struct report report = {open_memstream(&text, &size), source, &words};
    assert_non_null(report.out);
    write(&report);
    assert_int_equal(fclose(report.out), 0);
    assert_null(report_source_complaint(source));
    report_source_close(source);
    fixture_folder_remove(folder);
    return text;
}

static inline void section_has(const char *text, const char *part)
{
    if (strstr(text, part) == NULL)
        fail_msg("\"%s\" is not in:\n%s", part, text);
}

static inline void section_lacks(const char *text, const char *part)
{
    if (strstr(text, part) != NULL)
        fail_msg("\"%s\" is in:\n%s", part, text);
}

#endif
