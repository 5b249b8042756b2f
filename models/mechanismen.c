#include "models/mechanismen.h"
#include "sim/world_memory.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MEESTE_GETALLEN 1000 /* M2 in 200 gemeenten: 800 */

#define STAND_RIJ(sleutel, tekst, text)                                                            \
    {                                                                                              \
        .path = "mechanismen." sleutel ".stand", .type = PARAMETER_CHOICE,                         \
        .nature = PARAMETER_BELEID, .unit = "", .standard = "\"aan\"",                             \
        .choices = "aan|bevroren|uit", .nl = tekst, .en = text,                                    \
        .source = "aanname: alle beschreven mechanismen werken", .low = NAN, .high = NAN           \
    }
#define BEVROREN_RIJ(sleutel, eenheid, tekst, text)                                                \
    {                                                                                              \
        .path = "mechanismen." sleutel ".bevroren_waarde", .type = PARAMETER_LIST,                 \
        .nature = PARAMETER_BELEID, .unit = eenheid, .minimum = 0.0, .maximum = 1e6,               \
        .optional = true, .list_minimum = 1, .list_maximum = MEESTE_GETALLEN, .nl = tekst,         \
        .en = text, .source = "berekend uit de basis", .low = NAN, .high = NAN                     \
    }

const struct parameter_row mechanismen_rijen[] = {
    STAND_RIJ("M1",
              "Raad blokkeert aanvrager: een zaak bij de Raad houdt een deel van de plaats bij de "
              "aanvrager bezet",
              "Raad blocks the asking party: a case at the Raad keeps part of a place there"),
    BEVROREN_RIJ("M1", "plaatsen",
                 "bevroren aantal bezet gehouden plaatsen: bij Veilig Thuis, dan bij elk lokaal "
                 "team",
                 "frozen number of places held: at Veilig Thuis, then at each lokale team"),
    STAND_RIJ(
        "M2",
        "escalatie bij wachten: wie wacht loopt meer kans op een nieuw incident en kan "
        "zwaarder worden",
        "escalation while waiting: whoever waits runs a higher risk of a new incident and may "
        "become a heavier case"),
    BEVROREN_RIJ("M2", "factor, kans",
                 "bevroren factor op de kans op een nieuw incident per gemeente, dan de kans op "
                 "verzwaring na een wachttijd per gemeente en zwaarte",
                 "frozen multiplier on the hazard by gemeente, then the chance that a wait made "
                 "the case heavier, by gemeente and zwaarte"),
    STAND_RIJ(
        "M3",
        "motivatieverlies: hoe langer na het incident, hoe minder huishoudens hulp accepteren",
        "loss of motivation: the longer after the incident, the fewer accept help"),
    BEVROREN_RIJ("M3", "factor", "bevroren factor op de acceptatiekans, per gemeente en zwaarte",
                 "frozen factor on the chance of acceptance, by gemeente and zwaarte"),
    STAND_RIJ("M4", "terugmelding: het lokale team stuurt terug wat te zwaar voor hem is",
              "sending back: the lokale team returns what is too heavy for it"),
    BEVROREN_RIJ("M4", "kans", "bevroren kans op terugmelding, per gemeente en zwaarte",
                 "frozen chance that the team sends a case back, by gemeente and zwaarte"),
    STAND_RIJ("M5", "recidive: voorgeschiedenis en mislukte hulp brengen het huishouden terug",
              "recidivism: history and failed help bring the household back"),
    BEVROREN_RIJ("M5", "factor", "bevroren factor op de kans op een nieuw incident, per gemeente",
                 "frozen multiplier on the hazard of a new incident, by gemeente"),
    STAND_RIJ("M6", "werkdruk: aanhoudende druk laat medewerkers vertrekken of uitvallen",
              "workload: sustained pressure makes staff leave or fall ill"),
    BEVROREN_RIJ("M6", "deel",
                 "bevroren deel van de formatie dat aan het werk is: front, onderzoek, dan elk "
                 "lokaal team",
                 "frozen share of the formation at work: front, onderzoek, then each lokale team"),
    STAND_RIJ("M7",
              "meldgedrag: wachten in de keten verandert hoe vaak er gemeld en gevraagd wordt",
              "reporting: waiting in the chain changes how often people report and ask"),
    BEVROREN_RIJ("M7", "factor",
                 "bevroren factor op een tweede melder per gemeente, dan op adviezen, dan op de "
                 "meldkans per gemeente",
                 "frozen factor on a second reporter by gemeente, then on adviezen, then on the "
                 "chance of reporting by gemeente"),
    STAND_RIJ("M8", "steun verdrongen: een overbelast Veilig Thuis draagt minder vaak warm over",
              "support crowded out: an overloaded Veilig Thuis hands on fewer cases in person"),
    BEVROREN_RIJ("M8", "factor", "bevroren factor op het aandeel warme overdrachten, per gemeente",
                 "frozen factor on the share of warme overdrachten, by gemeente"),
    STAND_RIJ("M9",
              "doorzetten onder druk: een overbelast Veilig Thuis zet meer door en oordeelt "
              "lichter",
              "handing on under pressure: an overloaded Veilig Thuis hands on more, and judges "
              "lighter"),
    BEVROREN_RIJ("M9", "logit",
                 "bevroren verschuiving van direct doorzetten per gemeente, dan van de beoordeling "
                 "per gemeente",
                 "frozen shift of direct doorzetten by gemeente, then of the judgement by "
                 "gemeente"),
    STAND_RIJ("M10",
              "lokale druk: een overbelast lokaal team vangt minder signalen op en weigert "
              "overdrachten",
              "local pressure: an overloaded lokale team catches fewer signals and refuses "
              "overdrachten"),
    BEVROREN_RIJ("M10", "factor, kans",
                 "bevroren factor op het lokaal opgevangen deel per gemeente, dan de kans op "
                 "weigering per gemeente",
                 "frozen factor on the share caught locally by gemeente, then the chance of "
                 "refusal by gemeente"),
};
const size_t mechanismen_rij_aantal = sizeof mechanismen_rijen / sizeof mechanismen_rijen[0];

static const struct respons_rij responsen[RESPONSEN] = {
    [R1_PLAATSEN_VT] = {M1_RAAD_BLOKKEERT_AANVRAGER, RESPONS_EEN, 0.0,
                        "bezet gehouden plaatsen bij Veilig Thuis"},
    [R1_PLAATSEN_TEAM] = {M1_RAAD_BLOKKEERT_AANVRAGER, RESPONS_GEMEENTE, 0.0,
                          "bezet gehouden plaatsen bij het lokale team"},
    [R2_HAZARD] = {M2_ESCALATIE_BIJ_WACHTEN, RESPONS_GEMEENTE, 1.0,
                   "factor op de kans op een nieuw incident"},
    [R2_ESCALATIE] = {M2_ESCALATIE_BIJ_WACHTEN, RESPONS_GEMEENTE_ZWAARTE, 0.0,
                      "kans op verzwaring na een wachttijd"},
    [R3_ACCEPTATIE] = {M3_MOTIVATIEVERLIES, RESPONS_GEMEENTE_ZWAARTE, 1.0,
                       "factor op de acceptatiekans"},
    [R4_TERUGMELDING] = {M4_TERUGMELDING, RESPONS_GEMEENTE_ZWAARTE, 0.0, "kans op terugmelding"},
    [R5_HAZARD] = {M5_RECIDIVE, RESPONS_GEMEENTE, 1.0, "factor op de kans op een nieuw incident"},
    [R6_STERKTE_FRONT] = {M6_WERKDRUK, RESPONS_EEN, 1.0, "deel van het front aan het werk"},
    [R6_STERKTE_ONDERZOEK] = {M6_WERKDRUK, RESPONS_EEN, 1.0,
                              "deel van de onderzoekers aan het werk"},
    [R6_STERKTE_TEAM] = {M6_WERKDRUK, RESPONS_GEMEENTE, 1.0,
                         "deel van het lokale team aan het werk"},
    [R7_DUBBEL] = {M7_MELDGEDRAG, RESPONS_GEMEENTE, 1.0, "factor op de kans op een tweede melder"},
    [R7_ADVIES] = {M7_MELDGEDRAG, RESPONS_EEN, 1.0, "factor op adviezen"},
    [R7_MELDKANS] = {M7_MELDGEDRAG, RESPONS_GEMEENTE, 1.0, "factor op de meldkans"},
    [R8_WARM] = {M8_STEUN_VERDRONGEN, RESPONS_GEMEENTE, 1.0,
                 "factor op het aandeel warme overdrachten"},
    [R9_DIRECT] = {M9_DOORZETTEN_ONDER_DRUK, RESPONS_GEMEENTE, 0.0,
                   "verschuiving van direct doorzetten (logit)"},
    [R9_BEOORDELING] = {M9_DOORZETTEN_ONDER_DRUK, RESPONS_GEMEENTE, 0.0,
                        "verschuiving van de beoordeling naar lichter (logit)"},
    [R10_OPVANG] = {M10_LOKALE_DRUK, RESPONS_GEMEENTE, 1.0,
                    "factor op het lokaal opgevangen deel van de signalen"},
    [R10_WEIGERING] = {M10_LOKALE_DRUK, RESPONS_GEMEENTE, 0.0,
                       "kans dat een overdracht geweigerd wordt"},
};

const struct respons_rij *mechanismen_rij(enum respons r)
{
    return &responsen[r];
}

const char *mechanismen_sleutel(enum mechanisme m)
{
    static const char *const sleutels[MECHANISMEN] = {"M1", "M2", "M3", "M4", "M5",
                                                      "M6", "M7", "M8", "M9", "M10"};
    return sleutels[m];
}

/* --- shapes --- */

static size_t vorm_lengte(enum respons_vorm vorm, size_t gemeenten)
{
    return vorm == RESPONS_EEN ? 1 : vorm == RESPONS_GEMEENTE ? gemeenten : gemeenten * ZWAARTEN;
}

static size_t vorm_plaats(enum respons_vorm vorm, int gemeente, enum zwaarte zwaarte)
{
    return vorm == RESPONS_EEN        ? 0
           : vorm == RESPONS_GEMEENTE ? (size_t)gemeente
                                      : (size_t)gemeente * ZWAARTEN + zwaarte;
}

size_t mechanismen_lengte(enum mechanisme m, size_t gemeenten)
{
    size_t lengte = 0;
    for (int r = 0; r < RESPONSEN; r++) {
        if (responsen[r].mechanisme == m) {
            lengte += vorm_lengte(responsen[r].vorm, gemeenten);
        }
    }
    return lengte;
}

enum respons mechanismen_respons_op(enum mechanisme m, size_t i, size_t gemeenten, size_t *begin,
                                    size_t *lengte)
{
    *begin = *lengte = 0;
    for (int r = 0; r < RESPONSEN; r++) {
        if (responsen[r].mechanisme != m) {
            continue;
        }
        *begin += *lengte;
        *lengte = vorm_lengte(responsen[r].vorm, gemeenten);
        if (i < *begin + *lengte) {
            return (enum respons)r;
        }
    }
    return RESPONSEN;
}

/* Where this response begins in the list of its mechanism. */
static size_t respons_begin(enum respons r, size_t gemeenten)
{
    size_t begin = 0;
    for (int eerder = 0; eerder < (int)r; eerder++) {
        if (responsen[eerder].mechanisme == responsen[r].mechanisme) {
            begin += vorm_lengte(responsen[eerder].vorm, gemeenten);
        }
    }
    return begin;
}

/* --- settings --- */

static const struct parameter_value *bevroren(const struct parameter_set *set, enum mechanisme m)
{
    return parameter_is_given(set, "mechanismen.%s.bevroren_waarde", mechanismen_sleutel(m))
               ? parameter_get(set, "mechanismen.%s.bevroren_waarde", mechanismen_sleutel(m))
               : NULL;
}

void mechanismen_lees(struct mechanismen_instelling *in, const struct parameter_set *set,
                      size_t gemeenten)
{
    in->gemeenten = gemeenten;
    for (int m = 0; m < MECHANISMEN; m++) {
        in->stand[m] = (enum stand)parameter_integer(set, "mechanismen.%s.stand",
                                                     mechanismen_sleutel((enum mechanisme)m));
        const struct parameter_value *waarde = bevroren(set, (enum mechanisme)m);
        in->bevroren[m] =
            waarde && waarde->list_count == mechanismen_lengte((enum mechanisme)m, gemeenten)
                ? waarde->list
                : NULL;
    }
}

const double *mechanismen_bevroren(const struct mechanismen_instelling *in, enum respons r,
                                   int gemeente, enum zwaarte zwaarte)
{
    const double *lijst = in->bevroren[responsen[r].mechanisme];
    return lijst ? lijst + respons_begin(r, in->gemeenten) +
                       vorm_plaats(responsen[r].vorm, gemeente, zwaarte)
                 : NULL;
}

bool mechanismen_compleet(const struct mechanismen_instelling *in)
{
    for (int m = 0; m < MECHANISMEN; m++) {
        if (in->stand[m] == STAND_BEVROREN && !in->bevroren[m]) {
            return false;
        }
    }
    return true;
}

/* --- one replication --- */

void mechanismen_init(struct mechanismen *m, const struct mechanismen_instelling *in)
{
    m->in = in;
    m->begonnen = false;
    size_t n = (size_t)RESPONSEN * (in->gemeenten * ZWAARTEN + 1);
    m->som = world_allocate(n, sizeof *m->som);
    m->gewicht = world_allocate(n, sizeof *m->gewicht);
    if (!m->som || !m->gewicht) {
        abort();
    }
}

void mechanismen_vergeet(struct mechanismen *m)
{
    size_t n = (size_t)RESPONSEN * (m->in->gemeenten * ZWAARTEN + 1);
    memset(m->som, 0, n * sizeof *m->som);
    memset(m->gewicht, 0, n * sizeof *m->gewicht);
}

void mechanismen_release(struct mechanismen *m)
{
    world_release(m->som);
    world_release(m->gewicht);
    m->som = m->gewicht = NULL;
}

/* Each response has a block of its own, large enough for the largest shape. */
static size_t blok(const struct mechanismen *m, enum respons r)
{
    return (size_t)r * (m->in->gemeenten * ZWAARTEN + 1);
}

enum stand mechanismen_stand(const struct mechanismen *m, enum mechanisme welk)
{
    return m->begonnen ? m->in->stand[welk] : STAND_AAN;
}

double mechanismen_respons(struct mechanismen *m, enum respons r, int gemeente,
                           enum zwaarte zwaarte, double aan, double gewicht)
{
    if (!m->begonnen) {
        return aan;
    }
    size_t plaats;
    switch (m->in->stand[responsen[r].mechanisme]) {
    case STAND_BEVROREN:
        return *mechanismen_bevroren(m->in, r, gemeente, zwaarte);
    case STAND_UIT:
        return responsen[r].uit;
    default:
        plaats = blok(m, r) + vorm_plaats(responsen[r].vorm, gemeente, zwaarte);
        m->som[plaats] += gewicht * aan;
        m->gewicht[plaats] += gewicht;
        return aan;
    }
}

void mechanismen_gezien(const struct mechanismen *m, enum mechanisme welk, size_t i, double *som,
                        double *gewicht)
{
    size_t begin, lengte;
    enum respons r = mechanismen_respons_op(welk, i, m->in->gemeenten, &begin, &lengte);
    size_t plaats = blok(m, r) + i - begin;
    *som = m->som[plaats];
    *gewicht = m->gewicht[plaats];
}
