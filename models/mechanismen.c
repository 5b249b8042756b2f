#include "models/mechanismen.h"

#include <math.h>
#include <stdlib.h>

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
        .optional = true, .list_minimum = 1, .list_maximum = 3000, .nl = tekst, .en = text,        \
        .source = "berekend uit de basis", .low = NAN, .high = NAN                                 \
    }

const struct parameter_row mechanismen_rijen[] = {
    STAND_RIJ("M1",
              "Raad blokkeert aanvrager: een zaak bij de Raad houdt een deel van de plaats bij de "
              "aanvrager bezet",
              "Raad blocks the asking party: a case at the Raad keeps part of a place there"),
    BEVROREN_RIJ("M1", "plaatsen", "bevroren aantal bezet gehouden plaatsen bij Veilig Thuis",
                 "frozen number of places held at Veilig Thuis"),
    STAND_RIJ(
        "M3",
        "motivatieverlies: hoe langer na het incident, hoe minder huishoudens hulp accepteren",
        "loss of motivation: the longer after the incident, the fewer accept help"),
    BEVROREN_RIJ("M3", "kans", "bevroren acceptatiekans, per gemeente en zwaarte",
                 "frozen chance of acceptance, by gemeente and zwaarte"),
    STAND_RIJ("M5", "recidive: voorgeschiedenis en mislukte hulp brengen het huishouden terug",
              "recidivism: history and failed help bring the household back"),
    BEVROREN_RIJ("M5", "factor", "bevroren factor op de kans op een nieuw incident, per gemeente",
                 "frozen multiplier on the hazard of a new incident, by gemeente"),
};
const size_t mechanismen_rij_aantal = sizeof mechanismen_rijen / sizeof mechanismen_rijen[0];

const char *mechanismen_sleutel(enum mechanisme m)
{
    static const char *const sleutels[MECHANISMEN] = {"M1", "M3", "M5"};
    return sleutels[m];
}

size_t mechanismen_lengte(enum mechanisme m, size_t gemeenten)
{
    return m == M1_RAAD_BLOKKEERT_AANVRAGER ? 1
           : m == M5_RECIDIVE               ? gemeenten
                                            : gemeenten * ZWAARTEN;
}

/* Index of a response in a frozen list, in the shape that mechanismen_lengte tells. */
static size_t index_van(enum mechanisme m, int gemeente, enum zwaarte zwaarte)
{
    return m == M1_RAAD_BLOKKEERT_AANVRAGER ? 0
           : m == M5_RECIDIVE               ? (size_t)gemeente
                                            : (size_t)gemeente * ZWAARTEN + zwaarte;
}

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

bool mechanismen_compleet(const struct mechanismen_instelling *in)
{
    for (int m = 0; m < MECHANISMEN; m++) {
        if (in->stand[m] == STAND_BEVROREN && !in->bevroren[m]) {
            return false;
        }
    }
    return true;
}

void mechanismen_init(struct mechanismen *m, const struct mechanismen_instelling *in)
{
    m->in = in;
    m->begonnen = false;
    size_t n = (size_t)MECHANISMEN * in->gemeenten * ZWAARTEN;
    m->som = calloc(n, sizeof *m->som);
    m->gewicht = calloc(n, sizeof *m->gewicht);
    if (!m->som || !m->gewicht) {
        abort();
    }
}

void mechanismen_release(struct mechanismen *m)
{
    free(m->som);
    free(m->gewicht);
    m->som = m->gewicht = NULL;
}

static size_t plek(const struct mechanismen *m, enum mechanisme welk, int gemeente,
                   enum zwaarte zwaarte)
{
    return (size_t)welk * m->in->gemeenten * ZWAARTEN + index_van(welk, gemeente, zwaarte);
}

enum stand mechanismen_stand(const struct mechanismen *m, enum mechanisme welk)
{
    return m->begonnen ? m->in->stand[welk] : STAND_AAN;
}

double mechanismen_respons(struct mechanismen *m, enum mechanisme welk, int gemeente,
                           enum zwaarte zwaarte, double aan, double uit, double gewicht)
{
    if (!m->begonnen) {
        return aan;
    }
    switch (m->in->stand[welk]) {
    case STAND_BEVROREN:
        return m->in->bevroren[welk][index_van(welk, gemeente, zwaarte)];
    case STAND_UIT:
        return uit;
    default:
        m->som[plek(m, welk, gemeente, zwaarte)] += gewicht * aan;
        m->gewicht[plek(m, welk, gemeente, zwaarte)] += gewicht;
        return aan;
    }
}

void mechanismen_gezien(const struct mechanismen *m, enum mechanisme welk, size_t i, double *som,
                        double *gewicht)
{
    size_t plaats = (size_t)welk * m->in->gemeenten * ZWAARTEN + i;
    *som = m->som[plaats];
    *gewicht = m->gewicht[plaats];
}
