/* Half a page for each gemeente: what comes in, who waits for the team, how long it takes until
 * somebody helps, and who comes back; beside the region as a whole, and in a comparison what
 * changes. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/memory.h"
#include "output/report/grid.h"
#include "output/report/html.h"
#include "output/report/moved.h"

enum { OPEN_MOST = 8 }; /* with more the parts are folded: half a page each */

static const struct outcome {
    const char *kpi, *station, *nl, *en;
} OUTCOMES[] = {
    {"meldingen_per_jaar", "keten", "Meldingen", "Reports"},
    {"direct_doorgezet", "keten", "Direct doorgezet na de VB", "Handed on straight after the VB"},
    {"wachtlijst", "veilig_thuis", "Wacht bij Veilig Thuis", "Waits at Veilig Thuis"},
    {"wachtlijst", "lokaal_team", "Wacht op het lokale team", "Waits for the local team"},
    {"wachttijd", "lokaal_team", "Wachttijd lokaal team", "Waiting time local team"},
    {"bezetting", "lokaal_team", "Bezetting lokaal team", "Local team in use"},
    {"terugmelding_aandeel", "keten", "Teruggemeld aan Veilig Thuis", "Sent back to Veilig Thuis"},
    {"doorlooptijd_overdracht", "keten", "Van melding tot overdracht", "Report to handing over"},
    {"doorlooptijd_eerste_contact", "keten", "Van incident tot eerste contact",
     "Incident to first contact"},
    {"zonder_zicht", "keten", "Zonder zicht op veiligheid", "Without sight of safety"},
    {"recidive_15m", "keten", "Recidive binnen 15 maanden", "Recidivism within 15 months"},
};
enum { OUTCOME_COUNT = sizeof OUTCOMES / sizeof OUTCOMES[0] };

static struct report_key key_of(const char *scenario, const struct outcome *outcome,
                                const char *gemeente)
{
    return (struct report_key){scenario, outcome->kpi, outcome->station, gemeente, "alle"};
}

static bool has(const struct report *report, const struct report_key *key)
{
    const struct report_table *table = report_source_table(report->source, "kpi.csv");
    return table != NULL && report_find(table, 0, key) != SIZE_MAX;
}

/* The number of an outcome; false when there is none, or it only rises. */
static bool shown(const struct report *report, const struct growth *growth, const char *scenario,
                  const char *kpi, const char *station, const char *gemeente,
                  char text[FIGURES_SIZE])
{
    struct report_key key = {scenario, kpi, station, gemeente, "alle"};
    double value;
    figures_shown(report, growth, &key, &value, text);
    return isfinite(value);
}

static void write_sentence(struct report *report, const struct growth *growth, const char *scenario,
                           const char *gemeente, const char *name)
{
    char text[FIGURES_SIZE];
    fputs("<p>", report->out);
    if (shown(report, growth, scenario, "meldingen_per_jaar", "keten", gemeente, text))
        html_format(report->out,
                    report_say(report, "Per jaar komen er %s meldingen over huishoudens in %s. ",
                               "A year brings %s reports about households in %s. "),
                    text, name);
    if (shown(report, growth, scenario, "wachtlijst", "lokaal_team", gemeente, text))
        html_format(report->out,
                    report_say(report, "Aantal casussen dat op het lokale team wacht: %s. ",
                               "Number of cases that wait for the local team: %s. "),
                    text);
    if (shown(report, growth, scenario, "doorlooptijd_eerste_contact", "keten", gemeente, text))
        html_format(report->out,
                    report_say(report,
                               "Van incident tot eerste contact met hulp duurt het %s dagen. ",
                               "From incident to first contact with help it takes %s days. "),
                    text);
    else
        html_format(report->out, "%s",
                    report_say(report,
                               "De tijd van incident tot eerste contact met hulp blijft oplopen. ",
                               "The time from incident to first contact with help keeps rising. "));
    if (shown(report, growth, scenario, "recidive_15m", "keten", gemeente, text))
        html_format(report->out,
                    report_say(report, "Binnen 15 maanden komt %s%% opnieuw in beeld.",
                               "Within 15 months %s%% come into view again."),
                    text);
    fputs("</p>\n", report->out);
}

static void heads(struct grid *grid, const struct report *report, const char *name,
                  const char *const *scenarios, size_t scenario_count)
{
    grid_head(grid, report_say(report, "Uitkomst", "Outcome"), false);
    grid_head(grid, report_say(report, "Eenheid", "Unit"), false);
    if (scenario_count == 1) {
        grid_head(grid, name, true);
        grid_head(grid, report_say(report, "Alle gemeenten", "All municipalities"), true);
        return;
    }
    char *basis = memory_format(report_say(report, "Basis: %s", "Basis: %s"), scenarios[0]);
    grid_head(grid, basis, true);
    free(basis);
    for (size_t i = 1; i < scenario_count; i++) {
        char *head =
            memory_format(report_say(report, "Verschil: %s", "Difference: %s"), scenarios[i]);
        grid_head(grid, head, false); /* long: may wrap */
        free(head);
    }
}

static void put_shown(struct grid *grid, const struct report *report, const struct growth *growth,
                      const struct report_key *key)
{
    double value;
    char text[FIGURES_SIZE];
    figures_shown_interval(report, growth, key, &value, text);
    grid_shown(grid, value, text);
}

static void fill(struct grid *grid, const struct report *report, const struct growth *growth,
                 const char *const *scenarios, size_t scenario_count, const char *gemeente)
{
    for (size_t i = 0; i < OUTCOME_COUNT; i++) {
        struct report_key key = key_of(scenarios[0], &OUTCOMES[i], gemeente);
        const struct kpi_row *kpi = figures_kpi(report, OUTCOMES[i].kpi);
        if (!has(report, &key))
            continue;
        grid_text(grid, report_say(report, OUTCOMES[i].nl, OUTCOMES[i].en));
        grid_text(grid, kpi != NULL ? labels_unit(&report->words->labels, kpi->unit) : "");
        put_shown(grid, report, growth, &key);
        if (scenario_count == 1) {
            struct report_key all = key_of(scenarios[0], &OUTCOMES[i], "alle");
            put_shown(grid, report, growth, &all);
        }
        for (size_t s = 1; s < scenario_count; s++) {
            struct report_key other = key_of(scenarios[s], &OUTCOMES[i], gemeente);
            moved_put(grid, report, s - 1, &other);
        }
    }
}

/* "Lokale teams 20 procent groter: te onderscheiden zijn hier bezetting lokaal team, −14,0 (…)." */
static void tell_changes(struct report *report, const struct grid *grid,
                         const char *const *scenarios, size_t scenario_count)
{
    for (size_t s = 1; s < scenario_count; s++) {
        size_t told = 0;
        fputs("<p>", report->out);
        html_format(report->out, "%s: ", scenarios[s]);
        for (size_t row = 0; row < grid_rows(grid); row++) {
            if (!isfinite(grid_value(grid, row, 2 + s)))
                continue;
            html_format(report->out, "%s‘%s’ %s",
                        told++ > 0 ? "; "
                                   : report_say(report, "anders dan in de basis is hier ",
                                                "other than in the basis is here "),
                        grid_cell(grid, row, 0), grid_cell(grid, row, 2 + s));
        }
        html_format(report->out, "%s",
                    told > 0 ? "."
                             : report_say(report, "hier is geen verschil te onderscheiden.",
                                          "no difference is distinct here."));
        fputs("</p>\n", report->out);
    }
}

static void write_gemeente(struct report *report, const struct growth *growth,
                           const char *const *scenarios, size_t scenario_count,
                           const char *gemeente, size_t index, bool folded)
{
    char name[LABELS_SIZE], id[40];
    labels_gemeente(&report->words->labels, gemeente, name);
    snprintf(id, sizeof id, "gemeente-%zu", index + 1);
    if (folded)
        html_fold(report->out, name);
    else
        html_section(report->out, 3, id, name);
    write_sentence(report, growth, scenarios[0], gemeente, name);
    struct grid grid;
    grid_init(&grid);
    heads(&grid, report, name, scenarios, scenario_count);
    fill(&grid, report, growth, scenarios, scenario_count, gemeente);
    tell_changes(report, &grid, scenarios, scenario_count);
    char *caption =
        memory_format(scenario_count == 1
                          ? report_say(report, "%s naast alle gemeenten samen (95%%-interval)",
                                       "%s beside all together (95%% interval)")
                          : report_say(report, "%s: de basis, en wat er verandert (95%%-interval)",
                                       "%s: the basis, and what changes (95%% interval)"),
                      name);
    grid_write(report->out, &grid, caption);
    free(caption);
    grid_release(&grid);
    if (folded)
        html_fold_end(report->out);
    else
        html_section_end(report->out);
}

void report_gemeenten(struct report *report)
{
    const struct report_table *table = report_source_table(report->source, "kpi.csv");
    const char *scenarios[FIGURES_SCENARIOS_MOST], *gemeenten[FIGURES_GEMEENTEN_MOST];
    size_t scenario_count = figures_scenarios(table, scenarios, FIGURES_SCENARIOS_MOST);
    size_t count = figures_gemeenten(table, gemeenten, FIGURES_GEMEENTEN_MOST);
    if (count == 0 || scenario_count == 0)
        return;
    html_section(report->out, 2, "gemeenten",
                 report_say(report, "Per gemeente", "By municipality"));
    html_element(report->out, "p", NULL,
                 report_say(report,
                            "In een kleine gemeente gaat het om weinig casussen: één gezin meer of "
                            "minder telt daar zwaar mee.",
                            "A small municipality has few cases: one family more or less weighs "
                            "heavily there."));
    figures_explain_numbers(report);
    struct growth growth = figures_growth(report, 0);
    for (size_t g = 0; g < count; g++)
        write_gemeente(report, &growth, scenarios, scenario_count, gemeenten[g], g,
                       count > OPEN_MOST);
    growth_release(&growth);
    html_section_end(report->out);
}
