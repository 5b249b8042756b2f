/* stress.md: the twenty items of STRESS-DES, filled in from what the catalogues and the folder say.
 * What only people can answer is flagged by whom. Markdown, with texts of others made harmless. */
#include <stdlib.h>
#include <string.h>

#include "output/memory.h"
#include "output/report/assumptions.h"
#include "output/report/figures.h"
#include "output/report/sections.h"
#include "output/text.h"

#define REFERENCE                                                                                  \
    "Monks, Currie, Onggo, Robinson, Kunc, Taylor (2019), Journal of Simulation 13(1), "           \
    "doi 10.1080/17477778.2018.1442155"

enum { TEXT_MOST = 2000 };

/* Text of others: on one line, and without anything that Markdown or HTML would read. */
static void write_text(FILE *out, const char *text)
{
    char *clean = text_clean(text, TEXT_MOST);
    for (const char *at = clean; *at != '\0'; at++) {
        if (strchr("\\`*_{}[]<>#|~&!", *at) != NULL)
            fputc('\\', out);
        fputc(*at, out);
    }
    free(clean);
}

static void say(struct report *report, const char *nl, const char *en)
{
    fprintf(report->out, "%s\n\n", report_say(report, nl, en));
}

static void heading(struct report *report, const char *nl, const char *en)
{
    fprintf(report->out, "## %s\n\n", report_say(report, nl, en));
}

static void item(struct report *report, const char *number, const char *nl, const char *en)
{
    fprintf(report->out, "### %s %s\n\n", number, report_say(report, nl, en));
}

/* The flag of what no file knows. */
static void ask(struct report *report, const char *who_nl, const char *who_en, const char *nl,
                const char *en)
{
    fprintf(report->out, "> **%s %s**: %s\n\n",
            report_say(report, "In te vullen door", "To be filled in by"),
            report_say(report, who_nl, who_en), report_say(report, nl, en));
}

static const char *fact(const struct report *report, const char *path)
{
    return report_source_fact(report->source, path);
}

/* A count as the facts have it ("14221"), for people. */
static const char *count_fact(const struct report *report, const char *path,
                              char text[NUMBER_PEOPLE_SIZE])
{
    const char *value = fact(report, path);
    return value[0] == '\0' || value[strspn(value, "0123456789")] != '\0'
               ? value
               : figures_count(report, (size_t)strtoull(value, NULL, 10), text);
}

/* "- Versie: 1.0", nothing without a value. */
static void line(struct report *report, const char *nl, const char *en, const char *value)
{
    if (value[0] == '\0' || strcmp(value, "null") == 0)
        return;
    fprintf(report->out, "- %s: ", report_say(report, nl, en));
    write_text(report->out, value);
    fputc('\n', report->out);
}

static const struct report_scenario *first_scenario(const struct report *report)
{
    return report->words->scenario_count > 0 ? &report->words->scenarios[0] : NULL;
}

/* A value of the first scenario by its path; "" when it has none. */
static const char *value_of(const struct report *report, const char *path)
{
    const struct report_scenario *scenario = first_scenario(report);
    for (size_t i = 0; scenario != NULL && i < scenario->value_count; i++)
        if (strcmp(scenario->values[i].path, path) == 0)
            return scenario->values[i].value;
    return "";
}

/* --- 1: objectives --- */

static void write_outcomes(struct report *report)
{
    const struct kpi_catalogue *kpis = &report->words->kpis;
    fprintf(report->out, "| %s | %s | %s |\n| --- | --- | --- |\n",
            report_say(report, "Uitkomst", "Outcome"), report_say(report, "Eenheid", "Unit"),
            report_say(report, "Hoe geteld", "How it is counted (in Dutch)"));
    for (size_t i = 0; i < kpis->row_count; i++) {
        fputs("| ", report->out);
        write_text(report->out, report_say(report, kpis->rows[i].nl, kpis->rows[i].en));
        fputs(" | ", report->out);
        write_text(report->out, labels_unit(&report->words->labels, kpis->rows[i].unit));
        fputs(" | ", report->out);
        write_text(report->out, kpis->rows[i].how);
        fputs(" |\n", report->out);
    }
    fputc('\n', report->out);
}

static void write_aim(struct report *report)
{
    switch (report_source_kind(report->source)) {
    case REPORT_RUN:
        say(report,
            "Eén scenario doorrekenen: hoe groot zijn caseload, wachtlijsten en "
            "doorlooptijden?",
            "One scenario: how large are caseload, waiting lists and lead times?");
        break;
    case REPORT_COMPARE:
        say(report, "Een of meer veranderingen naast de basis: wat verschuift er, en waarheen?",
            "One or more changes beside the basis: what moves, and where?");
        break;
    case REPORT_VESSELS:
        say(report, "Meten of wachtlijsten communicerende vaten zijn, en door welk mechanisme.",
            "Measuring whether waiting lists are communicating vessels, and by which mechanism.");
        break;
    case REPORT_VALIDATE:
        say(report, "Gesimuleerde cijfers naast gemelde houden.",
            "Holding simulated figures against reported ones.");
        break;
    case REPORT_CALIBRATE:
        say(report, "Onbekende parameters schatten uit gemelde cijfers.",
            "Estimating unknown parameters from reported figures.");
        break;
    }
    for (size_t i = 0; i < report->words->scenario_count; i++) {
        const struct report_scenario *scenario = &report->words->scenarios[i];
        fputs("- ", report->out);
        write_text(report->out, scenario->name);
        if (scenario->description[0] != '\0') {
            fputs(": ", report->out);
            write_text(report->out, scenario->description);
        }
        fputc('\n', report->out);
    }
    fputc('\n', report->out);
}

static void write_objectives(struct report *report)
{
    heading(report, "1. Doelen", "1. Objectives");
    item(report, "1.1", "Doel van het model", "Purpose of the model");
    say(report,
        "Laten zien wat een verandering in capaciteit of werkwijze doet met caseload, "
        "wachtlijsten, "
        "doorlooptijden en recidive in de hulpverleningsketen huiselijk geweld en "
        "kindermishandeling, "
        "voordat iemand erover besluit.",
        "To show what a change in capacity or working method does to caseload, waiting lists, lead "
        "times and recidivism in the chain of help for domestic violence and child abuse, before "
        "anybody decides on it.");
    ask(report, "de opdrachtgever", "who commissioned it",
        "welk besluit ligt er voor, en wie neemt het?",
        "which decision is at hand, and who takes it?");
    item(report, "1.2", "Uitkomsten", "Model outputs");
    write_outcomes(report);
    item(report, "1.3", "Doel van het experiment", "Experimentation aims");
    write_aim(report);
}

/* --- 2: logic --- */

static void write_logic(struct report *report)
{
    heading(report, "2. Logica", "2. Logic");
    item(report, "2.1", "Overzicht van het model", "Base model overview diagram");
    say(report,
        report_source_has(report->source, "grafieken/stroom.svg")
            ? "Het plaatje van de keten: grafieken/stroom.svg in deze map."
            : "Het plaatje van de keten komt uit `ketensim run` of `show --stroom`: "
              "grafieken/stroom.svg.",
        report_source_has(report->source, "grafieken/stroom.svg")
            ? "The picture of the chain: grafieken/stroom.svg in this folder."
            : "The picture of the chain comes from `ketensim run` or `show --stroom`: "
              "grafieken/stroom.svg.");
    item(report, "2.2", "Logica van het model", "Base model logic");
    say(report,
        "Een huishouden krijgt incidenten. Een incident wordt gemeld, lokaal opgevangen of door "
        "niemand gezien. Na een melding volgen veiligheidsbeoordeling, zo nodig onderzoek of "
        "Voorwaarden & Vervolg, overdracht aan lokaal team of betrokken hulp, zo nodig tafel, "
        "Raad, "
        "kinderrechter en gecertificeerde instelling, en hulp. Tien mechanismen (M1 tot M10) "
        "binden "
        "de stations; zij staan in het handboek.",
        "A household has incidents. An incident is reported, caught locally or seen by nobody. "
        "After "
        "a report come a safety assessment, if needed an inquiry or conditions and follow-up, the "
        "handover to a local team or help already involved, if needed the table, the Board, the "
        "juvenile court and the certified institution, and help. Ten mechanisms (M1 to M10) tie "
        "the "
        "stations together; the handbook describes them.");
    item(report, "2.3", "Logica van de scenario’s", "Scenario logic");
    if (report_source_has(report->source, "gewijzigd.csv"))
        say(report, "Elke waarde die verschilt van de basis staat in gewijzigd.csv.",
            "Every value that differs from the basis stands in gewijzigd.csv.");
    else
        say(report, "Eén scenario; alle waarden staan in scenario.cfg.",
            "One scenario; all its values stand in scenario.cfg.");
    item(report, "2.4", "Algoritmen", "Algorithms");
    say(report,
        "Incidenten komen uit een Poissonproces dat wordt uitgedund naar de toestand van het "
        "huishouden. Wachtlijsten gaan op volgorde van binnenkomst, behalve waar het scenario een "
        "andere voorrang noemt. Curven van doorlooptijd en recidive: Aalen-Johansen.",
        "Incidents come from a Poisson process that is thinned by the state of the household. "
        "Waiting lists go by order of arrival, except where the scenario names another priority. "
        "Curves of lead times and recidivism: Aalen–Johansen.");
    item(report, "2.5", "Onderdelen", "Components");
    say(report,
        "- 2.5.1 Entiteiten: huishoudens (met kinderen, kwetsbaarheid en verleden), meldingen, "
        "casussen, hulptrajecten.\n"
        "- 2.5.2 Activiteiten: beoordelen, onderzoeken, overdragen, behandelen, vergaderen, "
        "raadsonderzoek, zitting, begeleiding, hulp.\n"
        "- 2.5.3 Middelen: uren van het frontteam en de piket; plaatsen bij onderzoek, lokale "
        "teams, "
        "Raad, gecertificeerde instelling en hulp.\n"
        "- 2.5.4 Wachtrijen: een per station; wie waarop wacht, staat per oorzaak in het wachtboek "
        "(wacht_… in kpi.csv).\n"
        "- 2.5.5 In en uit: huishoudens komen binnen met hun eerste incident en vertrekken met een "
        "vaste kans; werk van elders komt bij lokale teams, Raad, GI en hulp binnen.",
        "- 2.5.1 Entities: households (with children, frailty and a past), reports, cases, courses "
        "of "
        "help.\n"
        "- 2.5.2 Activities: assessing, inquiring, handing over, treating, meeting, inquiry by the "
        "Board, hearing, guidance, help.\n"
        "- 2.5.3 Resources: hours of the front team and the on-call service; places at the "
        "inquiry, "
        "local teams, Board, certified institution and help.\n"
        "- 2.5.4 Queues: one a station; who waits for what stands by cause in the waiting ledger "
        "(wacht_… in kpi.csv).\n"
        "- 2.5.5 Entry and exit: households enter with their first incident and leave at a stated "
        "rate; work from elsewhere enters at local teams, Board, institution and help.");
}

/* --- 3: data --- */

/* A sentence for one, and one with "%s" for any other count. */
static void say_counted(struct report *report, size_t count, const char *one_nl,
                        const char *many_nl, const char *one_en, const char *many_en)
{
    const char *sentence =
        count == 1 ? report_say(report, one_nl, one_en) : report_say(report, many_nl, many_en);
    const char *hole = strstr(sentence, "%s");
    char number[NUMBER_PEOPLE_SIZE];
    if (hole == NULL)
        fprintf(report->out, "%s\n\n", sentence);
    else
        fprintf(report->out, "%.*s%s%s\n\n", (int)(hole - sentence), sentence,
                figures_count(report, count, number), hole + 2);
}

static void write_data(struct report *report)
{
    const struct report_scenario *scenario = first_scenario(report);
    size_t counts[VALUE_GROUNDS] = {0};
    if (scenario != NULL)
        value_grounds_count(scenario, counts);
    heading(report, "3. Data", "3. Data");
    item(report, "3.1", "Bronnen", "Data sources");
    line(report, "Bronnen", "Sources", fact(report, "$.bronnen"));
    char number[NUMBER_PEOPLE_SIZE];
    line(report, "Waarden uit een rapport of register (feit-id)",
         "Values from a report or register (fact id)",
         figures_count(report, counts[VALUE_FACT], number));
    line(report, "Geijkte waarden", "Calibrated values",
         figures_count(report, counts[VALUE_CALIBRATED], number));
    line(report, "Keuzes en instellingen", "Choices and settings",
         figures_count(report, counts[VALUE_CHOSEN], number));
    fputc('\n', report->out);
    item(report, "3.2", "Voorbewerking", "Pre-processing");
    say(report,
        "Cijfers zijn overgenomen zoals gemeld; wat is omgerekend, staat bij de waarde (bron) in "
        "scenario.cfg.",
        "Figures were taken as reported; what was converted stands beside the value (bron) in "
        "scenario.cfg.");
    ask(report, "de onderzoeker", "the researcher", "zijn er eigen gegevens bewerkt, en hoe?",
        "was any data of your own processed, and how?");
    item(report, "3.3", "Invoer", "Input parameters");
    say_counted(report, scenario != NULL ? scenario->value_count : 0,
                "Het scenario heeft één waarde. Zij staat met bron en bereik in scenario.cfg en in "
                "rapport.html.",
                "Het scenario heeft %s waarden. Zij staan met bron en bereik in scenario.cfg en in "
                "rapport.html.",
                "The scenario has one value. It stands with source and range in scenario.cfg and "
                "in rapport.html.",
                "The scenario has %s values. They stand with source and range in scenario.cfg and "
                "in rapport.html.");
    item(report, "3.4", "Aannames", "Assumptions");
    say_counted(report, counts[VALUE_ASSUMED], "Eén waarde is een aanname, met reden en bereik.",
                "%s waarden zijn een aanname, elk met reden en bereik.",
                "One value is an assumption, with a reason and a range.",
                "%s values are assumptions, each with a reason and a range.");
    if (report_source_has(report->source, "aannames.csv"))
        say(report, "Welke het meest uitmaken, staat in aannames.csv.",
            "Which matter most stands in aannames.csv.");
    else
        say(report, "Aannames zijn hier niet gevarieerd; dat doet --onzekerheid.",
            "Assumptions were not varied here; --onzekerheid does that.");
    ask(report, "deskundigen uit de keten", "experts from the chain",
        "welke aannames zijn met hen besproken, en wanneer?",
        "which assumptions were discussed with them, and when?");
}

/* --- 4 to 6 --- */

static void write_experimentation(struct report *report)
{
    char count[NUMBER_PEOPLE_SIZE];
    heading(report, "4. Experiment", "4. Experimentation");
    item(report, "4.1", "Begin", "Initialisation");
    say(report,
        "Voor de start loopt een lange voorgeschiedenis waarin niets wacht; daarna gelden "
        "capaciteiten en gemelde beginlijsten. De inloop telt niet mee in de uitkomsten.",
        "Before the start a long history runs in which nothing queues; then capacities and stated "
        "lists apply. The warm-up does not count in the outcomes.");
    line(report, "Voorgeschiedenis (jaren)", "History (years)",
         value_of(report, "huishoudens.historie_jaren"));
    line(report, "Inloop (dagen)", "Warm-up (days)", value_of(report, "inloop_dagen"));
    fputc('\n', report->out);
    item(report, "4.2", "Lengte", "Run length");
    line(report, "Eerste dag", "First day", fact(report, "$.start"));
    line(report, "Laatste dag", "Last day", fact(report, "$.eind"));
    fputc('\n', report->out);
    item(report, "4.3", "Schatting", "Estimation approach");
    say(report,
        "Onafhankelijke herhalingen, Student-t-intervallen van 95%; verschillen gepaard, met "
        "dezelfde "
        "toevalsgetallen in alle werelden.",
        "Independent replications, 95% Student-t intervals; differences paired, with common random "
        "numbers in all worlds.");
    line(report, "Herhalingen", "Replications", count_fact(report, "$.replicaties", count));
    fputc('\n', report->out);
}

static void write_implementation(struct report *report)
{
    char count[NUMBER_PEOPLE_SIZE];
    heading(report, "5. Uitvoering", "5. Implementation");
    item(report, "5.1", "Programma", "Software or programming language");
    line(report, "ketensim", "ketensim", fact(report, "$.versie"));
    line(report, "Stand van de broncode", "Commit of the source", fact(report, "$.commit"));
    line(report, "Taal en compiler", "Language and compiler", fact(report, "$.compiler"));
    line(report, "GSL", "GSL", fact(report, "$.gsl"));
    line(report, "gnuplot", "gnuplot", fact(report, "$.gnuplot"));
    fputc('\n', report->out);
    item(report, "5.2", "Toeval", "Random sampling");
    say(report,
        "Philox4x32-10, op teller: een trekking hangt af van huishouden, incident en doel, niet "
        "van "
        "de volgorde. Zo krijgt hetzelfde huishouden in elk scenario dezelfde trekkingen.",
        "Philox4x32-10, counter-based: a draw depends on household, incident and purpose, not on "
        "the "
        "order. So the same household gets the same draws in every scenario.");
    line(report, "Zaad", "Seed", fact(report, "$.zaad"));
    fputc('\n', report->out);
    item(report, "5.3", "Uitvoering van het model", "Model execution");
    say(report, "Gebeurtenis voor gebeurtenis, uit één gebeurtenissenlijst; tijd in seconden.",
        "Event by event, from one event list; time in seconds.");
    line(report, "Opdracht", "Command", fact(report, "$.opdracht"));
    line(report, "Gebeurtenissen", "Events", count_fact(report, "$.gebeurtenissen", count));
    fputc('\n', report->out);
    item(report, "5.4", "Machine", "System specification");
    say(report, "Rekentijd en aantal draden staan in herkomst.json.",
        "Wall time and number of threads stand in herkomst.json.");
    ask(report, "wie het draaide", "who ran it", "op welke machine is gerekend?",
        "on which machine was it run?");
}

static void write_access(struct report *report)
{
    heading(report, "6. Toegang tot de code", "6. Code access");
    item(report, "6.1", "Waar het model te vinden is", "Computer model sharing statement");
    say(report,
        "De broncode is vrij te gebruiken onder GPL-3.0-or-later. Met scenario.cfg van deze map "
        "komen "
        "dezelfde getallen er opnieuw uit.",
        "The source is free to use under GPL-3.0-or-later. With scenario.cfg of this folder the "
        "same "
        "numbers come out again.");
    line(report, "SHA-256 van scenario.cfg", "SHA-256 of scenario.cfg",
         fact(report, "$.scenario_sha256"));
    fputc('\n', report->out);
    ask(report, "de onderzoeker", "the researcher", "waar zijn code en resultaten gearchiveerd?",
        "where are code and results archived?");
}

bool report_write_stress(FILE *out, const char *directory, const struct report_words *words,
                         char **message)
{
    struct report_source *source = report_source_open(directory, message);
    if (source == NULL)
        return false;
    struct report report = {out, source, words};
    fprintf(out, "# %s: ",
            report_say(&report, "STRESS-DES, verantwoording van het model",
                       "STRESS-DES, account of the model"));
    write_text(out, fact(&report, "$.scenario"));
    fputs("\n\n", out);
    fprintf(out, "%s: " REFERENCE ".\n\n", report_say(&report, "Lijst volgens", "Checklist after"));
    write_objectives(&report);
    write_logic(&report);
    write_data(&report);
    write_experimentation(&report);
    write_implementation(&report);
    write_access(&report);
    bool good = report_source_complaint(source) == NULL;
    if (!good)
        *message = memory_copy_text(report_source_complaint(source));
    report_source_close(source);
    return good;
}
