/* Which columns and rows each table shows. */
#include "output/report/chart_list_tables.h"

#include "output/report/chart_tables.h"

#define SCENARIO                                                                                   \
    {                                                                                              \
        "scenario", "Scenario", "Scenario", CHART_TEXT                                             \
    }

/* --- run --- */

void chart_list_caseload(struct grid *grid, const struct report *report)
{
    static const struct chart_column columns[] = {
        {"caseload", "veilig_thuis", NULL, "Caseload", "Caseload"},
        {"wachtlijst", "veilig_thuis", NULL, "Waarvan wachtend", "Of whom waiting"},
        {NULL, NULL, NULL, NULL, NULL}};
    chart_table_series(grid, report, "tijdreeks.csv", columns);
}

void chart_list_wachtlijsten(struct grid *grid, const struct report *report)
{
    static const struct chart_column columns[] = {
        {"wachtlijst", "veilig_thuis", NULL, "Veilig Thuis", "Veilig Thuis"},
        {"wachtlijst", "lokaal_team", NULL, "Lokale teams", "Local teams"},
        {"wachtlijst", "jbt", NULL, "Tafel", "Table"},
        {"wachtlijst", "raad", NULL, "Raad", "Board"},
        {"wachtlijst", "rechter", NULL, "Rechter", "Court"},
        {"wachtlijst", "gi", NULL, "GI", "Institution"},
        {"wachtlijst", "hulp", NULL, "Hulp", "Help"},
        {NULL, NULL, NULL, NULL, NULL}};
    chart_table_series(grid, report, "tijdreeks.csv", columns);
}

void chart_list_wachten(struct grid *grid, const struct report *report)
{
    static const struct chart_column columns[] = {
        {"wacht_bezet", NULL, NULL, "Niemand vrij", "Nobody free"},
        {"wacht_geblokkeerd", NULL, NULL, "Plaats bezet gehouden", "Place kept"},
        {"wacht_overleg", NULL, NULL, "Op overleg", "For a meeting"},
        {"wacht_gesloten", NULL, NULL, "Buiten kantoortijd", "Closed"},
        {NULL, NULL, NULL, NULL, NULL}};
    chart_table_stations(grid, report, columns);
}

void chart_list_wie_wacht(struct grid *grid, const struct report *report)
{
    static const struct chart_column columns[] = {
        {"wachtlijst", "veilig_thuis", NULL, "Veilig Thuis", "Veilig Thuis"},
        {"wachtlijst", "lokaal_team", NULL, "Lokaal team", "Local team"},
        {"wachtlijst", "jbt", NULL, "Tafel", "Table"},
        {"wachtlijst", "raad", NULL, "Raad", "Board"},
        {"wachtlijst", "gi", NULL, "GI", "Institution"},
        {"wachtlijst", "hulp", NULL, "Hulp", "Help"},
        {NULL, NULL, NULL, NULL, NULL}};
    chart_table_gemeenten(grid, report, columns);
}

void chart_list_gemeenten(struct grid *grid, const struct report *report)
{
    static const struct chart_column columns[] = {
        {"meldingen_per_jaar", "keten", NULL, "Meldingen", "Reports"},
        {"direct_doorgezet", "keten", NULL, "Direct doorgezet", "Handed on directly"},
        {"terugmelding_aandeel", "keten", NULL, "Teruggemeld", "Sent back"},
        {"doorlooptijd_overdracht", "keten", NULL, "Tot overdracht", "Until handover"},
        {"wachttijd", "lokaal_team", NULL, "Wachttijd lokaal team", "Waiting time local team"},
        {"recidive_15m", "keten", NULL, "Recidive 15 maanden", "Recidivism 15 months"},
        {NULL, NULL, NULL, NULL, NULL}};
    chart_table_gemeenten(grid, report, columns);
}

void chart_list_doorlooptijden(struct grid *grid, const struct report *report)
{
    static const struct chart_column columns[] = {
        {"doorlooptijd_vb", "keten", NULL, "Besluit na VB", "Decision after VB"},
        {"doorlooptijd_onderzoek", "keten", NULL, "Einde onderzoek", "End of inquiry"},
        {"doorlooptijd_overdracht", "keten", NULL, "Overdracht", "Handover"},
        {"doorlooptijd_eerste_contact", "keten", NULL, "Eerste contact", "First contact"},
        {"doorlooptijd_start_hulp", "keten", NULL, "Start hulp", "Start of help"},
        {NULL, NULL, NULL, NULL, NULL}};
    chart_table_curves(grid, report, columns);
}

void chart_list_recidive(struct grid *grid, const struct report *report)
{
    static const struct chart_column columns[] = {
        {"recidive", "keten", NULL, "Alle casussen", "All cases"},
        {"recidive", "keten", "voorgeschiedenis=0", "Geen eerdere casus", "No earlier case"},
        {"recidive", "keten", "voorgeschiedenis=1-2", "1 of 2 eerdere", "1 or 2 earlier"},
        {"recidive", "keten", "voorgeschiedenis=3plus", "3 of meer eerdere", "3 or more earlier"},
        {NULL, NULL, NULL, NULL, NULL}};
    chart_table_curves(grid, report, columns);
}

void chart_list_jeugdbescherming(struct grid *grid, const struct report *report)
{
    static const struct chart_column columns[] = {{"caseload", "jbt", NULL, "Tafel", "Table"},
                                                  {"caseload", "raad", NULL, "Raad", "Board"},
                                                  {"caseload", "rechter", NULL, "Rechter", "Court"},
                                                  {"caseload", "gi", NULL, "GI", "Institution"},
                                                  {NULL, NULL, NULL, NULL, NULL}};
    chart_table_series(grid, report, "tijdreeks.csv", columns);
}

/* --- uncertainty --- */

void chart_list_onzekerheid(struct grid *grid, const struct report *report)
{
    static const struct chart_field fields[] = {
        {"kpi", "Uitkomst", "Outcome", CHART_OUTCOME},
        SCENARIO,
        {"soort", "Soort", "Kind", CHART_WORD},
        {"eenheid", "Eenheid", "Unit", CHART_WORD},
        {"gemiddelde", "Gemiddeld", "Mean", CHART_VALUE},
        {"laag95", "Laag (95%)", "Low (95%)", CHART_VALUE},
        {"hoog95", "Hoog (95%)", "High (95%)", CHART_VALUE},
        {"aandeel_aanname", "Door aannames (%)", "By assumptions (%)", CHART_WHOLE},
        {"zekerheid", "Zekerheid", "Certainty", CHART_WORD},
        {NULL, NULL, NULL, CHART_TEXT}};
    /* what the chart draws */
    static const struct chart_test tests[] = {
        {"gemeente", "|alle|", false},
        {"uitsplitsing", "|alle|", false},
        {"station", "|keten|veilig_thuis|vb|onderzoek|lokaal_team|raad|gi|hulp|", false},
        {"kpi",
         "|meldingen_per_jaar|caseload|wachtlijst|zonder_zicht_stand|kosten|binnen_termijn|"
         "doorlooptijd_overdracht|doorlooptijd_eerste_contact|doorlooptijd_start_hulp|"
         "recidive_15m|",
         false},
        {NULL, NULL, false}};
    chart_table_rows(grid, report, "onzekerheid.csv", fields, tests, 120);
}

void chart_list_aannames(struct grid *grid, const struct report *report)
{
    static const struct chart_field fields[] = {
        {"aanname", "Aanname", "Assumption", CHART_TEXT},
        SCENARIO,
        {"kpi", "Uitkomst", "Outcome", CHART_OUTCOME},
        {"waarde", "Waarde", "Value", CHART_EXACT},
        {"laag", "Laag", "Low", CHART_EXACT},
        {"hoog", "Hoog", "High", CHART_EXACT},
        {"eenheid", "Eenheid", "Unit", CHART_WORD},
        {"smaller_procent", "Band smaller als bekend (%)", "Band narrower if known (%)",
         CHART_NUMBER},
        {"kantelpunt", "Kantelpunt", "Turning point", CHART_EXACT},
        {NULL, NULL, NULL, CHART_TEXT}};
    static const struct chart_test tests[] = {{"rang", "|1|2|3|", false}, {NULL, NULL, false}};
    chart_table_rows(grid, report, "aannames.csv", fields, tests, 60);
}

/* --- compare: see also chart_moved.c --- */

void chart_list_verschil_tijd(struct grid *grid, const struct report *report)
{
    static const struct chart_column columns[] = {
        {"caseload", "veilig_thuis", NULL, "Caseload Veilig Thuis", "Caseload Veilig Thuis"},
        {"wachtlijst", "veilig_thuis", NULL, "Wachtlijst Veilig Thuis",
         "Waiting list Veilig Thuis"},
        {"wachtlijst", "lokaal_team", NULL, "Wachtlijst lokale teams", "Waiting list local teams"},
        {"wachtlijst", "raad", NULL, "Wachtlijst Raad", "Waiting list Board"},
        {"wachtlijst", "hulp", NULL, "Wachtlijst hulp", "Waiting list help"},
        {"zonder_zicht_stand", "keten", NULL, "Zonder zicht", "Without sight"},
        {NULL, NULL, NULL, NULL, NULL}};
    chart_table_series(grid, report, "verschil_tijdreeks.csv", columns);
}

/* --- vessels --- */

#define COUPLING                                                                                   \
    {"koppeling", "Van elke 100 dagen terug", "Of every 100 days back", CHART_NUMBER},             \
        {"bi95_laag", "Van (95%)", "From (95%)", CHART_NUMBER},                                    \
        {"bi95_hoog", "Tot (95%)", "To (95%)", CHART_NUMBER},                                      \
        {"status", "Te bepalen?", "Determined?", CHART_WORD},                                      \
    {                                                                                              \
        NULL, NULL, NULL, CHART_TEXT                                                               \
    }

/* Of the sources where capacity is multiplied by `factors`; the headline alone or all of them. */
static void put_couplings(struct grid *grid, const struct report *report, const char *factors,
                          const char *sources)
{
    static const struct chart_field fields[] = {
        {"station", "Waar het terugkomt", "Where it comes back", CHART_STATION},
        {"bron", "Waar capaciteit verandert", "Where capacity changes", CHART_STATION},
        COUPLING};
    const struct chart_test tests[] = {{"eigen_lijst", "|ja|", true},
                                       {"factor", factors, factors[0] == '\0'},
                                       {"bron", sources, sources[0] == '\0'},
                                       {NULL, NULL, false}};
    chart_table_rows(grid, report, "koppeling.csv", fields, tests, 200);
}

void chart_list_waterbed(struct grid *grid, const struct report *report)
{
    put_couplings(grid, report, "|1.1|", "|veilig_thuis|");
}

void chart_list_koppeling(struct grid *grid, const struct report *report)
{
    put_couplings(grid, report, "|1.1|", "");
}

void chart_list_koppeling_minder(struct grid *grid, const struct report *report)
{
    put_couplings(grid, report, "|0.9|", "");
}

void chart_list_horizon(struct grid *grid, const struct report *report)
{
    static const struct chart_field fields[] = {
        {"weken", "Weken", "Weeks", CHART_WHOLE},
        {"station", "Waar het terugkomt", "Where it comes back", CHART_STATION},
        COUPLING};
    static const struct chart_test tests[] = {{"station", "|samen|", false},
                                              {"weken", "|4|12|13|24|26|52|78|104|", false},
                                              {NULL, NULL, false}};
    chart_table_rows(grid, report, "koppeling_horizon.csv", fields, tests, 60);
}

void chart_list_mechanismen(struct grid *grid, const struct report *report)
{
    static const struct chart_field fields[] = {
        {"stand", "Stand", "Stand", CHART_WORD},
        {"naam", "Mechanisme", "Mechanism", CHART_TEXT},
        {"draagt", "Draagt", "Carries", CHART_NUMBER},
        {"draagt_laag", "Draagt van (95%)", "Carries from (95%)", CHART_NUMBER},
        {"draagt_hoog", "Draagt tot (95%)", "Carries to (95%)", CHART_NUMBER},
        COUPLING};
    static const struct chart_test tests[] = {{"station", "|samen|", false}, {NULL, NULL, false}};
    chart_table_rows(grid, report, "mechanismen.csv", fields, tests, 60);
}

void chart_list_belasting(struct grid *grid, const struct report *report)
{
    static const struct chart_field fields[] = {
        {"as", "Waar de belasting verandert", "Where the load changes", CHART_STATION},
        {"factor", "Factor", "Factor", CHART_FINE},
        {"bezetting_onderzoek", "Bezetting onderzoek (%)", "Use of inquiry (%)", CHART_NUMBER},
        {"bezetting_lokaal_team", "Bezetting lokale teams (%)", "Use of local teams (%)",
         CHART_NUMBER},
        COUPLING};
    static const struct chart_test tests[] = {{"station", "|samen|", false}, {NULL, NULL, false}};
    chart_table_rows(grid, report, "belasting.csv", fields, tests, 60);
}

/* --- validate and calibrate --- */

void chart_list_validatie(struct grid *grid, const struct report *report)
{
    static const struct chart_field fields[] = {
        {"omschrijving", "Cijfer", "Figure", CHART_FIGURE},
        {"feit", "Feit", "Fact", CHART_TEXT},
        {"rol", "Rol", "Role", CHART_WORD},
        {"eenheid", "Eenheid", "Unit", CHART_WORD},
        {"gemeld", "Gemeld", "Reported", CHART_EXACT},
        {"gesimuleerd", "Model", "Model", CHART_EXACT},
        {"pi95_laag", "Model van (95%)", "Model from (95%)", CHART_EXACT},
        {"pi95_hoog", "Model tot (95%)", "Model to (95%)", CHART_EXACT},
        {"oordeel", "Oordeel", "Verdict", CHART_WORD},
        {NULL, NULL, NULL, CHART_TEXT}};
    chart_table_rows(grid, report, "validatie.csv", fields, NULL, 400);
}

void chart_list_ijking(struct grid *grid, const struct report *report)
{
    static const struct chart_field fields[] = {
        {"parameter", "Parameter", "Parameter", CHART_TEXT},
        {"eenheid", "Eenheid", "Unit", CHART_WORD},
        {"vooraf_laag", "Vooraf laag", "Before, low", CHART_EXACT},
        {"vooraf_hoog", "Vooraf hoog", "Before, high", CHART_EXACT},
        {"mediaan", "Midden", "Middle", CHART_EXACT},
        {"laag95", "Van (95%)", "From (95%)", CHART_EXACT},
        {"hoog95", "Tot (95%)", "To (95%)", CHART_EXACT},
        {"geijkt", "Geijkt", "Fitted", CHART_EXACT},
        {"oordeel", "Oordeel", "Verdict", CHART_WORD},
        {NULL, NULL, NULL, CHART_TEXT}};
    chart_table_rows(grid, report, "ijking.csv", fields, NULL, 200);
}

void chart_list_uitruil(struct grid *grid, const struct report *report)
{
    static const struct chart_field fields[] = {
        {"pad", "Parameter", "Parameter", CHART_TEXT},
        {"ander_pad", "Andere parameter", "Other parameter", CHART_TEXT},
        {"correlatie", "Samenhang (−1 tot 1)", "Correlation (−1 to 1)", CHART_FINE},
        {NULL, NULL, NULL, CHART_TEXT}};
    chart_table_rows(grid, report, "ijking_uitruil.csv", fields, NULL, 30);
}
