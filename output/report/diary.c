/* The diary of one invented huishouden, from dagboek.csv: what a list or a wait means for a family.
 */
#include <stdlib.h>
#include <string.h>

#include "output/memory.h"
#include "output/report/diary_words.h"
#include "output/report/grid.h"
#include "output/report/html.h"

enum { CASUSSEN_MOST = 64 };

/* Numbers of incidents as 1, 2, … in the order in which they come. */
struct casussen {
    const char *numbers[CASUSSEN_MOST];
    size_t count;
};

static void put_casus(struct grid *grid, struct casussen *casussen, const char *number)
{
    char text[24] = "";
    if (number[0] != '\0') {
        size_t i = 0;
        while (i < casussen->count && strcmp(casussen->numbers[i], number) != 0)
            i++;
        if (i == casussen->count && i < CASUSSEN_MOST)
            casussen->numbers[casussen->count++] = number;
        snprintf(text, sizeof text, "%zu", i + 1);
    }
    grid_text(grid, text);
}

/* "onderzoek door Veilig Thuis (verantwoordelijk: Veilig Thuis)": what, and who answers for it. */
static void put_event(struct grid *grid, const struct report *report, const char *event)
{
    static const char mark[] = " (verantwoordelijk: ";
    const char *who = strstr(event, mark);
    size_t length = who != NULL ? (size_t)(who - event) : strlen(event);
    char *what = memory_format("%.*s", (int)length, event), *party = memory_copy_text("");
    if (who != NULL) {
        who += strlen(mark);
        size_t end = strlen(who);
        free(party);
        party = memory_format("%.*s", (int)(end > 0 ? end - 1 : 0), who);
    }
    bool english = report->words->labels.english;
    char *said = english ? diary_words_english(what) : memory_copy_text(what);
    char *by = english ? diary_words_english(party) : memory_copy_text(party);
    for (char *at = said; *at != '\0'; at++) /* keys of melders */
        if (*at == '_')
            *at = ' ';
    grid_text(grid, labels_capitalise(said));
    grid_text(grid, labels_capitalise(by));
    free(by);
    free(said);
    free(party);
    free(what);
}

/* "8 aug 2018" */
static const char *short_date(const struct report *report, tick at, char text[LABELS_SIZE])
{
    struct clock_date date = clock_to_date(at);
    snprintf(text, LABELS_SIZE, "%d %s %d", date.day,
             labels_month(&report->words->labels, date.month), date.year);
    return text;
}

static void fill(struct grid *grid, const struct report *report, const struct report_table *table)
{
    struct casussen casussen = {0};
    grid_head(grid, report_say(report, "Datum", "Date"), false);
    grid_head(grid, report_say(report, "Dag", "Day"), true);
    grid_head(grid, report_say(report, "Casus", "Case"), true);
    grid_head(grid, report_say(report, "Wat er gebeurt", "What happens"), false);
    grid_head(grid, report_say(report, "Wie verantwoordelijk is", "Who is responsible"), false);
    tick first = 0;
    for (size_t row = 0; row < table->rows; row++) {
        const char *date = report_cell(table, row, "datum");
        const char *event = report_cell(table, row, "gebeurtenis");
        tick at = 0;
        bool is_date = clock_parse_date(date, &at);
        if (row == 0) { /* who they are: told above the table */
            first = at;
            continue;
        }
        char text[LABELS_SIZE];
        grid_text(grid, is_date ? short_date(report, at, text) : date);
        grid_number(grid, report, (double)((at - first) / CLOCK_DAY), 0);
        put_casus(grid, &casussen, report_cell(table, row, "casus"));
        put_event(grid, report, event);
    }
}

static void write_who(struct report *report, const struct report_table *table)
{
    FILE *out = report->out;
    const char *who = report_cell(table, 0, "gebeurtenis");
    const char *name = report_cell(table, 0, "huishouden");
    char *said = report->words->labels.english ? diary_words_english(who) : memory_copy_text(who);
    char *scenario = memory_copy_text(report_cell(table, 0, "scenario"));
    fputs("<p>", out);
    html_format(out,
                report_say(report,
                           "Dit is een %s, met nummer %s in de eerste herhaling van %s. Er is geen "
                           "echt gezin waar dit over gaat.",
                           "This is an %s, number %s in the first replication of %s. It is about "
                           "no real family."),
                said, name, scenario);
    fputs("</p>\n", out);
    html_element(
        out, "p", NULL,
        report_say(report,
                   "Het programma koos het zelf: een huishouden dat in het eerste jaar voor het "
                   "eerst werd gemeld en zo veel mogelijk van de keten meemaakte. Van die "
                   "huishoudens is dit het middelste, geordend naar de tijd van incident tot "
                   "eerste contact. Andere huishoudens maken iets anders mee. Het dagboek loopt "
                   "tot drie jaar na de inloop.",
                   "The program chose it: a household that was reported for the first time in the "
                   "first year and went through as much of the chain as possible. Of those it is "
                   "the middle one, by the time from incident to first contact. Other households "
                   "fare differently. The diary ends three years after the warm-up."));
    free(scenario);
    free(said);
}

void report_diary(struct report *report)
{
    const struct report_table *table = report_source_table(report->source, "dagboek.csv");
    if (table == NULL || table->rows < 2)
        return;
    html_section(report->out, 2, "dagboek",
                 report_say(report, "Dagboek van één verzonnen huishouden",
                            "Diary of one invented household"));
    write_who(report, table);
    struct grid grid;
    grid_init(&grid);
    fill(&grid, report, table);
    char rows[NUMBER_PEOPLE_SIZE];
    char *summary = memory_format(
        report_say(report, "Het dagboek lezen (%s regels)", "Read the diary (%s lines)"),
        figures_count(report, grid_rows(&grid), rows));
    html_fold(report->out, summary);
    grid_write(report->out, &grid,
               report_say(report, "Dagboek van een verzonnen huishouden, van dag tot dag",
                          "Diary of an invented household, day by day"));
    html_fold_end(report->out);
    html_section_end(report->out);
    free(summary);
    grid_release(&grid);
}
