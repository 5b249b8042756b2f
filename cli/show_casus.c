#include "cli/show_casus.h"

#include <stdio.h>
#include <stdlib.h>

#include "cli/interrupt.h"
#include "models/dagboek.h"
#include "models/studie.h"

static uint64_t seed_of(const struct scenario *scenario)
{
    return (uint64_t)parameter_integer(&scenario->final, "zaad");
}

static void print_diary(const struct dagboek *diary, uint32_t replication)
{
    printf("Dagboek van een verzonnen huishouden: %s (herhaling %u)\n", diary->naam,
           (unsigned)replication);
    printf("%d minderjarig%s; kwetsbaarheid %.2f (gemiddeld is 1); %u casus%s voor de "
           "start van de simulatie\n\n",
           diary->kinderen, diary->kinderen == 1 ? " kind" : "e kinderen", diary->kwetsbaarheid,
           (unsigned)diary->eerdere_casussen, diary->eerdere_casussen == 1 ? "" : "sen");
    for (size_t i = 0; i < diary->aantal; i++) {
        const struct dagboek_regel *line = &diary->regel[i];
        char date[CLOCK_DATE_SIZE];
        clock_format_date(line->op, date);
        if (line->kandidaat == UINT16_MAX)
            printf("%s          %s\n", date, line->tekst);
        else
            printf("%s  casus %-3u %s\n", date, (unsigned)line->kandidaat, line->tekst);
    }
}

static int tell(struct scenario *scenario, const struct options *options,
                struct complaint *complaint)
{
    struct keten_instelling settings;
    if (!keten_instelling_lees(&settings, &scenario->final, &scenario->base)) {
        complain(complaint, "Er is te weinig geheugen.");
        return EXIT_FAILED;
    }
    uint32_t replication = options->replication > 0 ? (uint32_t)options->replication : 1;
    struct dagboek diary;
    int result = EXIT_DONE;
    switch (dagboek_maak(&diary, &settings, seed_of(scenario), replication, options->casus)) {
    case DAGBOEK_KLAAR:
        print_diary(&diary, replication);
        dagboek_release(&diary);
        break;
    case DAGBOEK_FOUTE_NAAM:
        complain(complaint,
                 "`%s` is geen naam van een huishouden of casus; zo wel: almere-1234 of "
                 "almere-1234.3, of "
                 "`voorbeeld` voor een willekeurige casus.",
                 options->casus);
        result = EXIT_WRONG_USE;
        break;
    case DAGBOEK_ONBEKEND:
        complain(complaint,
                 "In herhaling %u gebeurt er na de start niets met `%s`; met `voorbeeld` kiest het "
                 "programma zelf.",
                 (unsigned)replication, options->casus);
        result = EXIT_WRONG_USE;
        break;
    }
    keten_instelling_release(&settings);
    return result;
}

int show_casus(struct scenario *scenario, const struct options *options,
               struct complaint *complaint)
{
    if (studie_moet_bevriezen(&scenario->final, &scenario->base) &&
        studie_bevries(&scenario->final, &scenario->base,
                       &(struct studie_plan){.zaad = seed_of(scenario),
                                             .draden = (int)options->threads,
                                             .stop = interrupt_came}) != STUDIE_KLAAR) {
        complain(complaint, "Afgebroken.");
        return interrupt_signal() ? EXIT_INTERRUPTED + interrupt_signal() : EXIT_FAILED;
    }
    return tell(scenario, options, complaint);
}
