/* A small comparison as a results folder, and page one made from it. */
#ifndef TESTS_OUTPUT_DECISION_FIXTURE_H
#define TESTS_OUTPUT_DECISION_FIXTURE_H

#include "models/uitkomsten.h"
#include "output/memory.h"
#include "output/report/sections.h"
#include "tests/output/report_folder.h"

#define DIFFERENCES_HEAD                                                                           \
    "scenario,kpi,station,gemeente,uitsplitsing,eenheid,basis,variant,verschil,bi95_laag,"         \
    "bi95_hoog,oordeel,variantiefactor,replicaties\n"
#define KPI_HEAD                                                                                   \
    "scenario,kpi,station,gemeente,uitsplitsing,eenheid,gemiddelde,bi95_laag,bi95_hoog,"           \
    "replicaties\n"
#define WEEKS_HEAD                                                                                 \
    "scenario,datum,kpi,station,gemeente,uitsplitsing,verschil,band95_laag,band95_hoog,uiteen\n"
#define MOVED_HEAD                                                                                 \
    "scenario,gemeente,uitsplitsing,dagen,soort,gemiddelde,bi95_laag,bi95_hoog,replicaties\n"
#define UNCERTAIN_HEAD                                                                             \
    "scenario,kpi,station,gemeente,uitsplitsing,eenheid,soort,gemiddelde,laag95,hoog95,toeval,"    \
    "aanname,aandeel_aanname,zekerheid,punten\n"
#define RANKING_HEAD                                                                               \
    "scenario,kpi,station,gemeente,uitsplitsing,rang,pad,aanname,eenheid,waarde,laag,hoog,"        \
    "bespaart_procent,smaller_procent,helling,onderscheiden,kantelpunt\n"

#define DECISION_FACTS                                                                             \
    "  \"opdracht\": \"ketensim compare a.cfg b.cfg\",\n  \"scenario\": \"Basis\",\n"              \
    "  \"start\": \"2018-01-01\",\n  \"eind\": \"2022-12-31\",\n  \"replicaties\": 20,\n"          \
    "  \"zonder_evenwicht\": [],\n  \"varianten\": [{\"scenario\": \"Meer <teams> & "              \
    "'s-Gravenl\", "                                                                               \
    "\"zonder_evenwicht\": []}],\n"

#define VARIANT "Meer <teams> & 's-Gravenl"

/* Two gemeenten, whose names are texts of others. */
static const struct labels_gemeente DECISION_GEMEENTEN[] = {{"almere", "Almere"},
                                                            {"hertog", "'s-Hertogen<b>"}};

typedef void (*decision_section)(struct report *report);

/* What the section writes for a folder of these files; to be freed. */
static inline char *decision_page(const char *facts, const struct report_file *files, size_t count,
                                  bool english, decision_section section)
{
    char *folder = fixture_folder(), *message = NULL, *text = NULL;
    size_t size = 0;
    report_folder_fill(folder, facts, files, count);
    static const struct report_value value = {"x", "wat", "1", "", "aanname: gok", "0", "2"};
    static const struct report_scenario scenarios[] = {{"Basis", "De basis", "", &value, 1},
                                                       {"V", "Elk team groeit", "", &value, 1}};
    const struct report_words words = {
        .labels = {english, DECISION_GEMEENTEN, 2},
        .kpis = uitkomsten_catalogus,
        .scenarios = scenarios,
        .scenario_count = 2,
    };
    struct report_source *source = report_source_open(folder, &message);
    assert_non_null(source);
    struct report report = {open_memstream(&text, &size), source, &words};
    assert_non_null(report.out);
    section(&report);
    assert_null(report_source_complaint(source));
    assert_int_equal(fclose(report.out), 0);
    report_source_close(source);
    fixture_folder_remove(folder);
    return text;
}

/* How often the text is on the page. */
static inline size_t decision_count(const char *page, const char *text)
{
    size_t count = 0;
    for (const char *at = strstr(page, text); at != NULL; at = strstr(at + 1, text))
        count++;
    return count;
}

static inline void decision_says(const char *page, const char *text)
{
    if (strstr(page, text) == NULL)
        fail_msg("\n%s\nis not in\n%s", text, page);
}

static inline void decision_is_silent(const char *page, const char *text)
{
    if (strstr(page, text) != NULL)
        fail_msg("\n%s\nis in\n%s", text, page);
}

/* A folder as a test states it. */
struct folder_text {
    const char *facts;
    struct report_file files[12];
    size_t count;
};

static inline char *page_of(const struct folder_text *folder, bool english,
                            decision_section section)
{
    return decision_page(folder->facts, folder->files, folder->count, english, section);
}

/* The page holds all the texts, of which the last is NULL. */
static inline void expect(const struct folder_text *folder, bool english, decision_section section,
                          const char *const *texts)
{
    char *page = page_of(folder, english, section);
    for (; *texts != NULL; texts++)
        decision_says(page, *texts);
    free(page);
}

#endif
