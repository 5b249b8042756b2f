/* The outcomes that are told in sentences. Names come with their article, so that a sentence reads
 * right whatever the outcome; units, decimals and directions are those of the catalogue
 * (models/kpi_lijst.def), which a test holds them to. */
#include <string.h>

#include "output/report/sentences.h"

struct told {
    const char *kpi, *station;
    struct sentence_subject subject;
};

#define CASES(kpi, station, nl, en, measure)                                                       \
    {                                                                                              \
        kpi, station,                                                                              \
        {                                                                                          \
            nl, en, false, false, "casussen", 1, -1, measure                                       \
        }                                                                                          \
    }
#define DAYS(kpi, station, nl, en)                                                                 \
    {                                                                                              \
        kpi, station,                                                                              \
        {                                                                                          \
            nl, en, false, false, "dagen", 1, -1, SENTENCE_TIME                                    \
        }                                                                                          \
    }
#define SHARE(kpi, station, nl, en)                                                                \
    {                                                                                              \
        kpi, station,                                                                              \
        {                                                                                          \
            nl, en, false, false, "procent", 1, 1, SENTENCE_SIZE                                   \
        }                                                                                          \
    }

static const struct told TOLD[] = {
    {"meldingen_per_jaar",
     "keten",
     {"het aantal meldingen", "the number of reports", false, false, "per jaar", 0, 0,
      SENTENCE_SIZE}},
    CASES("caseload", "veilig_thuis", "de caseload van Veilig Thuis",
          "the caseload of Veilig Thuis", SENTENCE_HEIGHT),
    CASES("caseload", "lokaal_team", "de caseload van de lokale teams",
          "the caseload of the local teams", SENTENCE_HEIGHT),
    CASES("caseload", "raad", "de caseload van de Raad", "the caseload of the Board (Raad)",
          SENTENCE_HEIGHT),
    CASES("caseload", "gi", "de caseload van de gecertificeerde instelling",
          "the caseload of the certified institution", SENTENCE_HEIGHT),
    CASES("caseload", "hulp", "de caseload van de hulp", "the caseload of help", SENTENCE_HEIGHT),
    CASES("wachtlijst", "veilig_thuis", "de wachtlijst van Veilig Thuis",
          "the waiting list of Veilig Thuis", SENTENCE_LIST),
    CASES("wachtlijst", "vb", "de wachtlijst voor de veiligheidsbeoordeling",
          "the waiting list for the safety assessment (VB)", SENTENCE_LIST),
    CASES("wachtlijst", "overdracht", "de wachtlijst voor de overdracht",
          "the waiting list for handing over", SENTENCE_LIST),
    CASES("wachtlijst", "onderzoek", "de wachtlijst voor onderzoek door Veilig Thuis",
          "the waiting list for inquiry by Veilig Thuis", SENTENCE_LIST),
    CASES("wachtlijst", "venv", "de wachtlijst voor Voorwaarden & Vervolg",
          "the waiting list for conditions and follow-up (V&V)", SENTENCE_LIST),
    CASES("wachtlijst", "lokaal_team", "de wachtlijst van de lokale teams",
          "the waiting list of the local teams", SENTENCE_LIST),
    CASES("wachtlijst", "jbt", "de wachtlijst van de jeugdbeschermingstafel",
          "the waiting list of the youth protection table", SENTENCE_LIST),
    CASES("wachtlijst", "raad", "de wachtlijst van de Raad", "the waiting list of the Board (Raad)",
          SENTENCE_LIST),
    CASES("wachtlijst", "rechter", "de wachtlijst van de kinderrechter",
          "the waiting list of the juvenile court", SENTENCE_LIST),
    CASES("wachtlijst", "gi", "de wachtlijst van de gecertificeerde instelling",
          "the waiting list of the certified institution", SENTENCE_LIST),
    CASES("wachtlijst", "hulp", "de wachtlijst voor hulp", "the waiting list for help",
          SENTENCE_LIST),
    SHARE("binnen_termijn", "vb", "het deel van de veiligheidsbeoordelingen binnen de termijn",
          "the share of safety assessments within the term"),
    SHARE("binnen_termijn", "onderzoek", "het deel van de onderzoeken binnen de termijn",
          "the share of inquiries within the term"),
    SHARE("binnen_termijn", "raad", "het deel van de raadsonderzoeken dat op tijd begint",
          "the share of inquiries by the Board that start in time"),
    DAYS("doorlooptijd_overdracht", "keten", "de tijd van melding tot overdracht",
         "the time from report to handing over"),
    DAYS("doorlooptijd_eerste_contact", "keten", "de tijd van incident tot eerste contact met hulp",
         "the time from incident to first contact with help"),
    DAYS("doorlooptijd_start_hulp", "keten", "de tijd van incident tot de start van hulp",
         "the time from incident to the start of help"),
    CASES("zonder_zicht_stand", "keten", "het aantal casussen zonder zicht op veiligheid",
          "the number of cases without sight of safety", SENTENCE_SIZE),
    {"recidive_15m",
     "keten",
     {"de recidive binnen 15 maanden", "recidivism within 15 months", false, false, "procent", 1,
      -1, SENTENCE_HEIGHT}},
    {"kosten",
     "keten",
     {"de kosten van de hele keten", "the cost of the whole chain", true, false, "euro per jaar", 0,
      -1, SENTENCE_HEIGHT}},
};

const struct sentence_subject *sentence_subject_of(const char *kpi, const char *station)
{
    for (size_t i = 0; i < sizeof TOLD / sizeof TOLD[0]; i++)
        if (strcmp(TOLD[i].kpi, kpi) == 0 && strcmp(TOLD[i].station, station) == 0)
            return &TOLD[i].subject;
    return NULL;
}
