/* A made-up study under uncertainty: five assumptions with long and short descriptions, and
 * outcomes that a test may reshape. */
#ifndef TESTS_OUTPUT_UNCERTAINTY_FIXTURE_H
#define TESTS_OUTPUT_UNCERTAINTY_FIXTURE_H

#include "sim/study/uncertainty.h"
#include "tests/output/fixture.h"

enum {
    UNSURE_POINTS = 100,
    UNSURE_ASSUMPTIONS = 5,
    UNSURE_OUTCOMES = 6,
    /* Places of the outcomes: levels first. */
    UNSURE_LIST = 0,
    UNSURE_COUPLING,
    UNSURE_HIDDEN, /* no headline */
    UNSURE_RAAD,   /* of variant "meer Raad" */
    UNSURE_TERM,
    UNSURE_OTHER, /* as UNSURE_RAAD, of another variant */
};

struct unsure {
    struct uncertainty uncertainty;
    struct uncertainty_assumption assumptions[UNSURE_ASSUMPTIONS];
    struct uncertainty_outcome outcomes[UNSURE_OUTCOMES];
    struct influence rankings[UNSURE_OUTCOMES][UNSURE_ASSUMPTIONS];
    double coordinates[UNSURE_POINTS * UNSURE_ASSUMPTIONS];
};

static const struct uncertainty_assumption UNSURE_LIKE[UNSURE_ASSUMPTIONS] = {
    {"gemeenten.almere.lokaal_team.uren.middelzwaar", "werk per casus, naar werkelijke zwaarte",
     "uren", "aanname: geschat", 33.3, 29.5, 37.5},
    {"melding.kans", "kans dat een ernstig incident een melding wordt", "procent", "aanname: =1+1",
     20.0, 10.0, 60.0},
    {"gemeenten.lelystad.lokaal_team.fte_zwaar_en_nog_langer",
     "medewerkers van een eigen team voor als zwaar beoordeelde casussen, naast fte; 0: geen "
     "specialisatie, en daarna gaat deze zin nog een hele tijd door",
     "fte", "aanname: geen", 0.0, 0.0, 12.0},
    {"druk.vorm", "hoe steil druk oploopt", "", "aanname: midden", 1.0, 0.25, 4.0},
    {"raad.uren", "=werk, \"per\" onderzoek", "uren", "aanname: rond", 40.0, 40.0, 40.0},
};

/* A spread with these parts; its sign and certainty are those of so many percent of points. */
static inline struct spread unsure_spread(double mean, double half, double share, double positive,
                                          double negative)
{
    double chance = half * sqrt(1.0 - share / 100.0), assumption = half * sqrt(share / 100.0);
    double larger = fmax(positive, negative);
    return (struct spread){.points = UNSURE_POINTS,
                           .mean = mean,
                           .low = mean - 0.8 * half,
                           .high = mean + 1.2 * half,
                           .chance = chance,
                           .assumption = assumption,
                           .assumption_share = share,
                           .positive = positive,
                           .negative = negative,
                           .certainty = larger >= 99.0   ? CERTAINTY_PRACTICAL
                                        : larger >= 90.0 ? CERTAINTY_PROBABLE
                                                         : CERTAINTY_NONE,
                           .sign = (positive > negative) - (positive < negative)};
}

static inline void unsure_make(struct unsure *unsure)
{
    static const struct influence ranking[UNSURE_ASSUMPTIONS] = {
        {1, 42.0, -21.5, true, 0.75},      {0, 19.0, 14.0, true, (double)NAN},
        {2, 5.0, 6.25, true, 0.5},         {3, 0.4, -1.5, false, (double)NAN},
        {4, 0.0, 0.5, false, (double)NAN},
    };
    static const struct uncertainty_outcome like[UNSURE_OUTCOMES] = {
        {"wachtlijst",
         "veilig_thuis",
         "alle",
         "alle",
         "casussen",
         "wachtlijst bij Veilig Thuis",
         NULL,
         -1,
         1,
         true,
         {0},
         NULL},
        {"koppeling",
         "veilig_thuis",
         "alle",
         "alle",
         "punten van 100",
         "wachtdagen die elders terugkomen, van elke 100 die bij Veilig Thuis verdwijnen",
         NULL,
         0,
         0,
         true,
         {0},
         NULL},
        {"caseload",
         "veilig_thuis",
         "almere",
         "zwaarte=licht",
         "casussen",
         "caseload",
         NULL,
         -1,
         0,
         false,
         {0},
         NULL},
        {"wachtlijst",
         "raad",
         "alle",
         "alle",
         "casussen",
         "wachtlijst bij de Raad voor de Kinderbescherming",
         "meer Raad",
         -1,
         1,
         true,
         {0},
         NULL},
        {"binnen_termijn",
         "vb",
         "alle",
         "alle",
         "procent",
         "veiligheidsbeoordelingen die binnen de wettelijke termijn klaar zijn",
         "meer Raad",
         1,
         1,
         true,
         {0},
         NULL},
        {"wachtlijst",
         "raad",
         "alle",
         "alle",
         "casussen",
         "wachtlijst bij de Raad voor de Kinderbescherming",
         "=ander, scenario",
         -1,
         1,
         true,
         {0},
         NULL},
    };
    memcpy(unsure->assumptions, UNSURE_LIKE, sizeof UNSURE_LIKE);
    memcpy(unsure->outcomes, like, sizeof like);
    for (size_t i = 0; i < UNSURE_OUTCOMES; i++) {
        memcpy(unsure->rankings[i], ranking, sizeof ranking);
        if (like[i].is_headline)
            unsure->outcomes[i].ranking = unsure->rankings[i];
    }
    unsure->outcomes[UNSURE_LIST].spread = unsure_spread(61.25, 40.0, 70.4, 100.0, 0.0);
    unsure->outcomes[UNSURE_COUPLING].spread = unsure_spread(24.0, 31.0, 55.0, 93.0, 7.0);
    unsure->outcomes[UNSURE_HIDDEN].spread = unsure_spread(300.0, 20.0, 10.0, 100.0, 0.0);
    unsure->outcomes[UNSURE_RAAD].spread = unsure_spread(-12.0, 15.0, 30.0, 5.0, 95.0);
    unsure->outcomes[UNSURE_TERM].spread = unsure_spread(4.0, 2.5, 81.0, 100.0, 0.0);
    unsure->outcomes[UNSURE_OTHER].spread = unsure_spread(-2.0, 6.0, 12.0, 40.0, 60.0);
    for (size_t i = 0; i < UNSURE_POINTS * UNSURE_ASSUMPTIONS; i++)
        unsure->coordinates[i] = 0.001 + 0.998 * fixture_draw(i, 8, 8);
    unsure->uncertainty = (struct uncertainty){.points = UNSURE_POINTS,
                                               .replications = 4,
                                               .replaced = 3,
                                               .assumptions = unsure->assumptions,
                                               .assumption_count = UNSURE_ASSUMPTIONS,
                                               .coordinates = unsure->coordinates,
                                               .outcomes = unsure->outcomes,
                                               .outcome_count = UNSURE_OUTCOMES};
}

/* Two parts of it as results of their own: levels, and differences. */
static inline struct uncertainty unsure_levels(const struct unsure *unsure)
{
    struct uncertainty uncertainty = unsure->uncertainty;
    uncertainty.outcome_count = UNSURE_RAAD;
    return uncertainty;
}

static inline struct uncertainty unsure_differences(struct unsure *unsure)
{
    struct uncertainty uncertainty = unsure->uncertainty;
    uncertainty.outcomes = unsure->outcomes + UNSURE_RAAD;
    uncertainty.outcome_count = UNSURE_OUTCOMES - UNSURE_RAAD;
    return uncertainty;
}

#endif
