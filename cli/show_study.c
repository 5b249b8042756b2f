#include "cli/show_study.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "cli/interrupt.h"
#include "models/dagboek.h"
#include "models/studie.h"
#include "sim/statistics.h"

static uint64_t seed_of(const struct scenario *scenario)
{
    return (uint64_t)parameter_integer(&scenario->final, "zaad");
}

/* Mean and 95% half-width over replications of one arrow, a year. */
static void print_arrow(const struct studie *study, size_t arrow)
{
    struct tally tally;
    tally_init(&tally);
    for (uint32_t r = 0; r < study->klaar; r++)
        tally_add(&tally, study->pijlen[r * PIJLEN + arrow]);
    const struct pijl_rij *row = metingen_pijl((enum pijl)arrow);
    printf("  %-32s -> %-32s %9.1f", row->van, row->naar, tally_mean(&tally));
    if (study->klaar > 1)
        printf("  ± %.1f",
               statistics_t95(study->klaar) * sqrt(tally_variance(&tally) / (double)study->klaar));
    putchar('\n');
}

static int show_flow(struct scenario *scenario, const struct options *options,
                     struct complaint *complaint)
{
    struct studie study;
    enum studie_status status =
        studie_maak(&study, &(struct studie_plan){.set = &scenario->final,
                                                  .basis = &scenario->base,
                                                  .naam = scenario->name,
                                                  .zaad = seed_of(scenario),
                                                  .replicaties = (uint32_t)parameter_integer(
                                                      &scenario->final, "replicaties"),
                                                  .draden = (int)options->threads,
                                                  .stop = interrupt_came});
    if (status == STUDIE_AFGEBROKEN && study.klaar > 0)
        studie_release(&study);
    if (status != STUDIE_KLAAR) {
        complain(complaint, status == STUDIE_AFGEBROKEN
                                ? "Afgebroken."
                                : "De simulatie is mislukt: te weinig geheugen.");
        return status == STUDIE_AFGEBROKEN ? EXIT_INTERRUPTED + interrupt_signal() : EXIT_FAILED;
    }
    printf(
        "%s: aantallen per jaar op elke pijl (gemiddelde van %u herhalingen, ± 95%%-interval)\n\n",
        scenario->name, (unsigned)study.klaar);
    for (size_t p = 0; p < PIJLEN; p++)
        print_arrow(&study, p);
    studie_release(&study);
    return EXIT_DONE;
}

static void print_diary(const struct dagboek *diary, uint32_t replication)
{
    printf("Dagboek van een verzonnen huishouden: %s (herhaling %u)\n", diary->naam,
           (unsigned)replication);
    printf("%d minderjarig%s; kwetsbaarheid %.2f (gemiddeld is 1); %u casussen voor de "
           "start van de simulatie\n\n",
           diary->kinderen, diary->kinderen == 1 ? " kind" : "e kinderen", diary->kwetsbaarheid,
           (unsigned)diary->eerdere_casussen);
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

static int show_casus(struct scenario *scenario, const struct options *options,
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

int show_study(struct scenario *scenario, const struct options *options,
               struct complaint *complaint)
{
    if (studie_moet_bevriezen(&scenario->final, &scenario->base) &&
        studie_bevries(&scenario->final, &scenario->base, seed_of(scenario), (int)options->threads,
                       interrupt_came, NULL) != STUDIE_KLAAR) {
        complain(complaint, "Afgebroken.");
        return interrupt_signal() ? EXIT_INTERRUPTED + interrupt_signal() : EXIT_FAILED;
    }
    return options->stroom ? show_flow(scenario, options, complaint)
                           : show_casus(scenario, options, complaint);
}
