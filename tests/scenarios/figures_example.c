#include "figures_example.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "example.h"
#include "scenarios/storage.h"

static const struct kpi_row kpi_rows[] = {
    {"meldingen_per_jaar", "per jaar", 0, 0, "meldingen", "reports", "geteld"},
    {"wachtlijst_eind", "casussen", -1, 1, "wachtlijst", "list", "geteld"},
    {"wachttijd", "dagen", -1, 1, "wachttijd", "waiting time", "geteld"},
    {"recidive_12m", "procent", -1, 1, "recidive", "recidivism", "geteld"},
};
static const struct kpi_catalogue kpis = {kpi_rows, 4};
static const struct figure_trait trait_rows[] = {{"recidive", "procent", "recidive", "recidivism"},
                                                 {"zwaar", "procent", "zwaar", "heavy"},
                                                 {"licht", "procent", "licht", "light"},
                                                 {"duur_vb", "dagen", "duur", "duration"}};
static const struct figure_traits traits = {trait_rows, 4};
static char almere[] = "almere", urk[] = "urk";
static char *const gemeenten[] = {almere, urk};
const struct figure_vocabulary figures_vocabulary = {&kpis, &traits, gemeenten, 2, NULL};

const char *const figures_good =
    "# cijfers\n"
    "ijken = ( \"incidenten.per_jaar\", \"gemeenten.*.instroom\" );\n"
    "steekproeven: {\n"
    "  dossiers: { wat = \"honderd dossiers\"; vanaf = \"2018-01-01\"; tot = \"2018-04-01\";\n"
    "    peildatum = \"2019-03-31\"; omvang = 100; zwaar = 10; };\n"
    "};\n"
    "cijfers = (\n"
    "  { feit = \"RP-160\"; wat = \"nieuw geweld\"; rol = \"gekalibreerd\"; steekproef = "
    "\"dossiers\";\n"
    "    kenmerk = \"recidive\"; aantal = 31; van = 100; toelichting = \"op gekozen\"; },\n"
    "  { feit = \"RP-180\"; wat = \"zwaar, nieuw geweld\"; rol = \"toets\"; steekproef = "
    "\"dossiers\";\n"
    "    onder = \"zwaar\"; kenmerk = \"recidive\"; aantal = 14; van = 25; },\n"
    "  { feit = \"RP-105\"; wat = \"duur\"; rol = \"toets\"; steekproef = \"dossiers\";\n"
    "    kenmerk = \"duur_vb\"; waarde = 2.87; },\n"
    "  { feit = \"RP-025\"; wat = \"meldingen\"; rol = \"context\"; kpi = \"meldingen_per_jaar\";\n"
    "    station = \"keten\"; vanaf = \"2018-01-01\"; tot = \"2018-07-01\"; telling = \"aantal\";\n"
    "    waarde = 1999; vorig: { waarde = 1900; bron = \"RP-001\"; laag = 1815; hoog = 1987; }; "
    "},\n"
    "  { feit = \"VTF-001\"; wat = \"de lijst\"; rol = \"invoer\"; afgeleid = \"ja\";\n"
    "    kpi = \"wachtlijst_eind\"; station = \"onderzoek\"; gemeente = \"almere\";\n"
    "    uitsplitsing = \"zwaarte=licht\"; peildatum = \"2018-12-31\"; waarde = 26; laag = 5;\n"
    "    hoog = 90; },\n"
    "  { feit = \"X-1\"; wat = \"wachttijd\"; rol = \"toets\"; kpi = \"wachttijd\"; station = "
    "\"raad\";\n"
    "    vanaf = \"2018-02-01\"; tot = \"2018-03-01\"; waarde = 30; hoog = 40; }\n"
    ");\n"
    "samen = ( { wat = \"delen\"; delen = ( \"RP-160\", \"RP-180b\" ); } );\n";

char *figures_good_with(const char *old, const char *new)
{
    const char *at = strstr(figures_good, old);
    if (at == NULL || strstr(at + 1, old) != NULL)
        fail_msg("\"%s\" does not stand in the good file once", old);
    return storage_format("%.*s%s%s", (int)(at - figures_good), figures_good, new,
                          at + strlen(old));
}

static int line_of(const char *text, const char *part)
{
    int line = 1;
    for (const char *c = text; c < strstr(text, part); c++)
        line += *c == '\n';
    return line;
}

char *figures_sound(void)
{
    return figures_good_with(
        "samen = ( { wat = \"delen\"; delen = ( \"RP-160\", \"RP-180b\" ); } );\n", "");
}

bool figures_read_text(struct figure_list *list, const char *text, struct fault_list *faults)
{
    fault_list_init(faults);
    return figures_parse(list, text, strlen(text), "proef.cfg", &figures_vocabulary, faults);
}

struct figure_list figures_expect_read(const char *text)
{
    struct figure_list list;
    struct fault_list faults;
    if (!figures_read_text(&list, text, &faults)) {
        char *all = example_faults(&faults);
        fail_msg("%s", all);
    }
    fault_list_release(&faults);
    return list;
}

void figures_expect_refused(const char *text, int line, const char *message)
{
    struct figure_list list;
    struct fault_list faults;
    bool accepted = figures_read_text(&list, text, &faults);
    bool found = false;
    for (size_t i = 0; i < faults.count; i++) {
        char *printed = fault_format(&faults.items[i]);
        found = found || (faults.items[i].line == line && strstr(printed, message) != NULL);
        free(printed);
    }
    char *all = example_faults(&faults);
    if (accepted || !found)
        fail_msg("expected line %d \"%s\" in:\n%s\nof:\n%s", line, message, all, text);
    assert_int_equal(list.count, 0);
    assert_null(list.figures);
    free(all);
    fault_list_release(&faults);
}

void figures_expect_changes(const struct figures_change *changes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char *text = figures_good_with(changes[i].old, changes[i].new);
        figures_expect_refused(text, line_of(figures_good, changes[i].old) + changes[i].offset,
                               changes[i].message);
        free(text);
    }
}
