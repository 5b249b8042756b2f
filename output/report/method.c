/* The method in half a page, and what may not be concluded from it. */
#include <math.h>
#include <stdlib.h>

#include "output/memory.h"
#include "output/report/html.h"
#include "output/report/sections.h"
#include "output/report/sentences_words.h"
#include "output/vessels_words.h"

static void paragraph(struct report *report, const char *nl, const char *en)
{
    html_element(report->out, "p", NULL, report_say(report, nl, en));
}

static void item(struct report *report, const char *nl, const char *en)
{
    html_element(report->out, "li", NULL, report_say(report, nl, en));
}

/* By how much capacity is changed, of which both sides were simulated: "10% meer capaciteit of 10%
 * minder capaciteit"; to be freed. */
static char *capacities(const struct report *report)
{
    const struct report_table *matrix = report_source_table(report->source, "koppeling.csv");
    char more[VESSELS_WORDS_SIZE] = "", less[VESSELS_WORDS_SIZE] = "";
    for (size_t row = 0; matrix != NULL && row < matrix->rows; row++) {
        double factor = report_number(matrix, row, "factor");
        if (factor > 1.0 && more[0] == '\0')
            vessels_capacity(&report->words->labels, factor, more);
        if (factor < 1.0 && less[0] == '\0')
            vessels_capacity(&report->words->labels, factor, less);
    }
    if (more[0] == '\0' && less[0] == '\0')
        return memory_copy_text(
            report_say(report, "meer of minder capaciteit", "more or less capacity"));
    return memory_format(
        "%s%s%s", more,
        more[0] != '\0' && less[0] != '\0' ? report_say(report, " of ", " or ") : "", less);
}

/* "104 weken"; to be freed. */
static char *horizon(const struct report *report)
{
    const struct report_table *table = report_source_table(report->source, "koppeling_horizon.csv");
    double weeks = 0.0;
    char number[NUMBER_PEOPLE_SIZE];
    for (size_t row = 0; table != NULL && row < table->rows; row++)
        weeks = fmax(weeks, report_number(table, row, "weken"));
    return weeks > 0.0 ? memory_format(report_say(report, "%s weken lang", "for %s weeks"),
                                       sentences_number(&report->words->labels, weeks, 0, number))
                       : memory_copy_text(report_say(report, "week voor week", "week by week"));
}

static void write_vessels(struct report *report)
{
    char *capacity = capacities(report), *weeks = horizon(report);
    char *text = memory_format(
        report_say(report,
                   "Om te zien of wachtlijsten communicerende vaten zijn, krijgt steeds één "
                   "onderdeel van de keten %s, en verder verandert er niets. Daarna wordt %s "
                   "geteld hoeveel wachtdagen daar verdwijnen en hoeveel er elders bij komen. De "
                   "koppeling is een uitkomst: zij is nergens ingevoerd.",
                   "To see whether waiting lists are communicating vessels, one part of the chain "
                   "at a time gets %s and nothing else changes. Then %s it is counted how many "
                   "days of waiting vanish there and how many are added elsewhere. The coupling is "
                   "an outcome: it is put in nowhere."),
        capacity, weeks);
    html_element(report->out, "p", NULL, text);
    free(text);
    free(capacity);
    free(weeks);
}

/* How the numbers of this kind of folder are made. */
static void write_own(struct report *report)
{
    switch (report_source_kind(report->source)) {
    case REPORT_RUN:
        paragraph(report,
                  "Elk getal is een gemiddelde over herhalingen met ander toeval. Het interval van "
                  "95% erachter zegt hoe ver dat gemiddelde door toeval ernaast kan zitten.",
                  "Every number is a mean over replications with other chance. The 95% interval "
                  "behind it says how far chance may have put that mean off.");
        break;
    case REPORT_COMPARE:
        paragraph(
            report,
            "Basis en variant krijgen in elke herhaling dezelfde gezinnen, dezelfde "
            "incidenten en hetzelfde toeval. Wat dan nog verschilt, komt door de verandering. "
            "Zonder --onzekerheid telt een verschil pas als het interval van 95% nul niet bevat.",
            "In every replication basis and variant get the same families, the same incidents "
            "and the same chance. What still differs comes from the change. Without --onzekerheid "
            "a difference only counts when its 95% interval does not hold zero.");
        break;
    case REPORT_VESSELS:
        write_vessels(report);
        break;
    case REPORT_VALIDATE:
        paragraph(
            report,
            "Elk gemeld cijfer is in het model nageteld volgens de regel van zijn eigen "
            "rapport. Cijfers waarmee het model is ingesteld, bewijzen niets en staan apart. "
            "Een toets klopt als het cijfer in het voorspellingsinterval van het model valt, "
            "en het voorspelde gemiddelde in het interval om het cijfer zelf, als dat gemeld is.",
            "Every reported figure was counted in the model by the rule of its own report. "
            "Figures that the model was set with prove nothing and stand apart. A test is "
            "right when the figure lies in the model's prediction interval, and the "
            "predicted mean in the interval around the figure, where one is reported.");
        break;
    case REPORT_CALIBRATE:
        paragraph(report,
                  "Van de parameters is nagegaan met welke waarden het model de gemelde cijfers "
                  "haalt. Waar cijfers weinig zeggen, blijft het bereik breed.",
                  "Of the parameters it was found with which values the model meets the reported "
                  "figures. Where figures say little, the range stays wide.");
        break;
    }
}

void report_method(struct report *report)
{
    FILE *out = report->out;
    html_section(out, 2, "methode", report_say(report, "Methode", "Method"));
    paragraph(
        report,
        "ketensim speelt de hulpverleningsketen na, gebeurtenis voor gebeurtenis: een incident, "
        "een melding, een beoordeling, wachten, onderzoek, overdracht, hulp. Alle huishoudens "
        "zijn verzonnen. Mensen werken volgens hun uren, plaatsen zijn vol of vrij, en wie niet "
        "aan de beurt is, wacht. Wachtlijsten en doorlooptijden zijn dus uitkomsten.",
        "ketensim plays the chain of help event by event: an incident, a report, an assessment, "
        "waiting, an inquiry, a handover, help. All households are invented. People work their "
        "hours, places are full or free, and whose turn it is not, waits. So waiting lists and "
        "lead times are outcomes.");
    paragraph(
        report,
        "De waarden komen uit rapporten en registers; waar die niets zeggen, staat een aanname "
        "met een bereik. Voor de start loopt eerst een lange voorgeschiedenis, zodat er vanaf de "
        "eerste dag gezinnen met een verleden en gevulde lijsten zijn. In elke herhaling is "
        "nagerekend of alles klopt: wat binnenkomt, is eruit gegaan of er nog.",
        "The values come from reports and registers; where those say nothing there is an "
        "assumption with a range. Before the start a long history runs, so that from the first "
        "day there are families with a past and filled lists. In every replication the books "
        "were balanced: what came in has gone out or is still there.");
    write_own(report);
    if (report_source_has(report->source, "onzekerheid.csv"))
        paragraph(
            report,
            "De aannames zijn samen over hun bereik gevarieerd. Meldingen worden geteld, de "
            "gezinnen erachter niet. Waar het aantal nieuwe gezinnen een aanname is, is het elke "
            "keer zo gekozen dat er voor de start evenveel meldingen zijn als in het scenario "
            "zelf. "
            "‘Vrijwel zeker’ betekent: dezelfde kant op in ten minste 99% van de gevallen; "
            "‘waarschijnlijk’: in ten minste 90%.",
            "The assumptions were varied together over their ranges. Reports are counted, the "
            "families behind them are not. Where the number of new families is an assumption, it "
            "is chosen each time so that before the start there are as many reports as in the "
            "scenario itself. “Almost certainly” means: the same direction in at least 99% of "
            "cases; “probably”: in at least 90%.");
    else
        paragraph(report,
                  "De intervallen gaan over alleen toeval; de aannames zijn niet meegerekend. Met "
                  "--onzekerheid gebeurt dat wel.",
                  "The intervals are about chance only; the assumptions are not counted in. With "
                  "--onzekerheid they are.");
    html_section(out, 3, "niet-concluderen",
                 report_say(report, "Wat u hier niet uit kunt concluderen",
                            "What you cannot conclude from this"));
    fputs("<ul>\n", out);
    item(report,
         "Het is geen voorspelling van een jaar dat nog komt: het is wat er volgt uit deze "
         "aannames.",
         "It is no forecast of a year to come: it is what follows from these assumptions.");
    item(report, "Het zegt niets over één echt gezin of één medewerker.",
         "It says nothing of one real family or one worker.");
    item(report,
         "‘Niet te onderscheiden’ is niet hetzelfde als ‘er is geen verschil’: met meer "
         "herhalingen kan "
         "een klein verschil alsnog blijken.",
         "“Not distinct” is not the same as “there is no difference”: with more replications a "
         "small "
         "one may still show.");
    item(report,
         "Bij zoveel uitkomsten naast elkaar lijkt er altijd wel een te verschillen door toeval "
         "alleen: "
         "ongeveer één op de twintig.",
         "With so many outcomes side by side some seem to differ by chance alone: about one in "
         "twenty.");
    item(report,
         "Een verschil tussen gemeenten komt door de ingevoerde werkwijze en formatie, en is geen "
         "oordeel over hun werk.",
         "A difference between municipalities comes from the working methods and staff put in, and "
         "is no judgement of their work.");
    item(report,
         "Kosten zijn alleen de kosten in de keten. Wat geweld de samenleving kost, is niet "
         "meegerekend.",
         "Costs are those of the chain alone. What violence costs society is not counted.");
    item(report,
         "Het model kent geen verhuizing tussen gemeenten, geen scheiding van gezinnen en geen "
         "invloed van het ene gezin op het andere.",
         "The model knows no moves between municipalities, no splitting of families and no "
         "influence "
         "of one family on another.");
    fputs("</ul>\n", out);
    html_section_end(out);
    html_section_end(out);
}
