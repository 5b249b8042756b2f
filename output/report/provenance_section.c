/* Herkomst: what anyone needs to get the same numbers again. */
#include <stdlib.h>
#include <string.h>

#include "output/memory.h"
#include "output/report/grid.h"
#include "output/report/html.h"

static void put(struct grid *grid, const char *what, const char *value)
{
    if (value[0] == '\0' || strcmp(value, "null") == 0)
        return;
    grid_text(grid, what);
    grid_text(grid, value);
}

static const char *fact(const struct report *report, const char *path)
{
    return report_source_fact(report->source, path);
}

static void put_number(struct grid *grid, const struct report *report, const char *what,
                       const char *path)
{
    const char *value = fact(report, path);
    char text[NUMBER_PEOPLE_SIZE];
    if (value[0] != '\0' && strcmp(value, "0") != 0) /* 0: not counted by this command */
        put(grid, what, figures_number(report, strtod(value, NULL), 0, text));
}

/* "De boekhouding klopt (1.234 controles)"; to be freed. */
static char *books(const struct report *report)
{
    const char *failures = fact(report, "$.boekhouding.fouten");
    char checks[NUMBER_PEOPLE_SIZE];
    figures_number(report, strtod(fact(report, "$.boekhouding.controles"), NULL), 0, checks);
    if (strcmp(failures, "0") == 0)
        return memory_format(report_say(report, "klopt (%s controles)", "in balance (%s checks)"),
                             checks);
    return memory_format(report_say(report, "%s fouten in %s controles", "%s faults in %s checks"),
                         failures, checks);
}

static void put_period(struct grid *grid, const struct report *report)
{
    const char *const paths[] = {"$.start", "$.eind"};
    char text[2][LABELS_SIZE];
    for (int i = 0; i < 2; i++) {
        tick at;
        const char *date = fact(report, paths[i]);
        if (!clock_parse_date(date, &at))
            return;
        labels_date(&report->words->labels, at, text[i]);
    }
    char *period =
        memory_format(report_say(report, "%s tot en met %s", "%s to %s"), text[0], text[1]);
    put(grid, report_say(report, "Periode", "Period"), period);
    free(period);
}

static void put_variants(struct grid *grid, const struct report *report)
{
    for (size_t i = 0;; i++) {
        char name[64], hash[64];
        snprintf(name, sizeof name, "$.varianten[%zu].scenario", i);
        snprintf(hash, sizeof hash, "$.varianten[%zu].scenario_sha256", i);
        if (fact(report, name)[0] == '\0')
            return;
        char *what = memory_format(report_say(report, "Variant %zu", "Variant %zu"), i + 1);
        char *print = memory_format(
            report_say(report, "SHA-256 van variant %zu", "SHA-256 of variant %zu"), i + 1);
        put(grid, what, fact(report, name));
        put(grid, print, fact(report, hash));
        free(print);
        free(what);
    }
}

static void write_facts(struct report *report)
{
    struct grid grid;
    grid_init(&grid);
    grid_head(&grid, report_say(report, "Wat", "What"), false);
    grid_head(&grid, report_say(report, "Waarde", "Value"), false);
    put(&grid, report_say(report, "Opdracht", "Command"), fact(report, "$.opdracht"));
    put(&grid, report_say(report, "Programma", "Program"), "ketensim");
    put(&grid, report_say(report, "Versie", "Version"), fact(report, "$.versie"));
    put(&grid, report_say(report, "Stand van de broncode", "Commit of the source"),
        fact(report, "$.commit"));
    put(&grid, report_say(report, "Scenario", "Scenario"), fact(report, "$.scenario"));
    put(&grid, report_say(report, "SHA-256 van scenario.cfg", "SHA-256 of scenario.cfg"),
        fact(report, "$.scenario_sha256"));
    put_variants(&grid, report);
    put_period(&grid, report);
    put(&grid, report_say(report, "Zaad van het toeval", "Seed"), fact(report, "$.zaad"));
    put_number(&grid, report, report_say(report, "Herhalingen", "Replications"), "$.replicaties");
    put_number(&grid, report, report_say(report, "Gebeurtenissen", "Events"), "$.gebeurtenissen");
    put_number(&grid, report, report_say(report, "Casussen", "Cases"), "$.casussen");
    char *balance = books(report);
    put(&grid, report_say(report, "Boekhouding", "Books"), balance);
    free(balance);
    put(&grid, report_say(report, "Bronnen", "Sources"), fact(report, "$.bronnen"));
    put(&grid, "GSL", fact(report, "$.gsl"));
    put(&grid, "gnuplot", fact(report, "$.gnuplot"));
    put(&grid, report_say(report, "Compiler", "Compiler"), fact(report, "$.compiler"));
    grid_write(
        report->out, &grid,
        report_say(report, "Waar deze uitkomsten vandaan komen", "Where these outcomes come from"));
    grid_release(&grid);
}

static void write_files(struct report *report)
{
    struct grid grid;
    grid_init(&grid);
    grid_head(&grid, report_say(report, "Bestand", "File"), false);
    grid_head(&grid, "SHA-256", false);
    for (size_t i = 0;; i++) {
        char name[64], hash[64];
        snprintf(name, sizeof name, "$.bestanden[%zu].naam", i);
        snprintf(hash, sizeof hash, "$.bestanden[%zu].sha256", i);
        const char *file = fact(report, name);
        size_t length = strlen(file);
        if (length == 0)
            break;
        bool is_picture = length > 4 && (strcmp(file + length - 4, ".png") == 0 ||
                                         strcmp(file + length - 3, ".gp") == 0);
        /* the pages are made of the other files, so they cannot name themselves */
        if (is_picture || report_source_is_page(file))
            continue;
        grid_text(&grid, file);
        grid_text(&grid, fact(report, hash));
    }
    html_fold(report->out,
              report_say(report, "De bestanden in deze map", "The files in this folder"));
    grid_write(
        report->out, &grid,
        report_say(report, "Bestanden met hun vingerafdruk", "Files and their fingerprints"));
    html_fold_end(report->out);
    grid_release(&grid);
}

void report_provenance(struct report *report)
{
    html_section(report->out, 2, "herkomst",
                 report_say(report, "Herkomst: zo doet u het over", "Provenance: how to redo it"));
    html_element(
        report->out, "p", NULL,
        report_say(
            report,
            "Het scenario, met alle waarden erin, staat in scenario.cfg van deze map. Draai "
            "het met dezelfde versie, hetzelfde zaad en evenveel herhalingen: dan komen er op "
            "dezelfde soort machine precies dezelfde getallen uit. De vingerafdruk (SHA-256) "
            "verandert als er ook maar één teken anders is.",
            "The scenario with all its values stands in scenario.cfg of this folder. Run it "
            "with the same version, the same seed and as many replications: on the same kind "
            "of machine exactly the same numbers come out. The fingerprint (SHA-256) changes "
            "when a single character differs."));
    write_facts(report);
    write_files(report);
    html_section_end(report->out);
}
