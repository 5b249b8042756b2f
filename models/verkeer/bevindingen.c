#include "models/verkeer/bevindingen.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define BIJNA_VOL 95.0 /* percent */
#define HALF_JAAR ((tick)(CLOCK_YEAR_DAYS / 2.0 * (double)CLOCK_DAY))

static bool kopie(char **naar, const char *van)
{
    *naar = NULL;
    if (!van) {
        return true;
    }
    size_t lengte = strlen(van) + 1;
    *naar = malloc(lengte);
    if (*naar) {
        memcpy(*naar, van, lengte);
    }
    return *naar != NULL;
}

bool verkeer_bevind(struct traffic *traffic, struct traffic_finding bevinding, const char *one,
                    const char *other, const char *what, const char *what_en)
{
    struct traffic_finding *rij =
        realloc(traffic->findings, (traffic->finding_count + 1) * sizeof *rij);
    if (!rij) {
        return false;
    }
    traffic->findings = rij;
    bool eerste = kopie(&bevinding.one, one), tweede = kopie(&bevinding.other, other);
    bool nl = kopie(&bevinding.what, what ? what : ""),
         en = kopie(&bevinding.what_en, what_en ? what_en : "");
    traffic->findings[traffic->finding_count++] = bevinding;
    return eerste && tweede && nl && en;
}

/* --- growing and nearly critical, from the periods --- */

static bool groeit(const struct traffic_station *rij)
{
    return rij->growth > 0.0;
}

static bool is_krap(const struct traffic_station *rij)
{
    return !groeit(rij) && rij->load >= BIJNA_VOL;
}

/* Periods one after the other in which it holds are one finding: with their means over time. */
static bool reeks(struct traffic *traffic, size_t rij, enum traffic_kind kind,
                  bool (*geldt)(const struct traffic_station *rij))
{
    for (size_t p = 0; p < traffic->period_count;) {
        const struct traffic_period *periode = &traffic->periods[p];
        const struct traffic_station *station = &periode->stations[rij];
        if (!geldt(station)) {
            p++;
            continue;
        }
        struct traffic_finding bevinding = {.kind = kind,
                                            .station = station->station,
                                            .gemeente = station->gemeente,
                                            .from = periode->from,
                                            .stated = (double)NAN,
                                            .low = (double)NAN,
                                            .high = (double)NAN};
        double tijd = 0.0;
        for (; p < traffic->period_count && geldt(&traffic->periods[p].stations[rij]); p++) {
            const struct traffic_period *hier = &traffic->periods[p];
            double duur = (double)(hier->to - hier->from);
            bevinding.load += duur * hier->stations[rij].load;
            bevinding.growth += duur * hier->stations[rij].growth;
            bevinding.to = hier->to;
            tijd += duur;
        }
        bevinding.load /= tijd;
        bevinding.growth /= tijd;
        bool kort = bevinding.to - bevinding.from < HALF_JAAR; /* no time to settle anyway */
        if ((kind == TRAFFIC_GROWS || !kort) &&
            !verkeer_bevind(traffic, bevinding, NULL, NULL, NULL, NULL)) {
            return false;
        }
    }
    return true;
}

/* The teams together have no list of their own. */
static bool heeft_lijst(const struct traffic_station *rij)
{
    return isfinite(rij->capacity) &&
           !(strcmp(rij->station, begrippen_station(STATION_LOKAAL_TEAM)) == 0 &&
             strcmp(rij->gemeente, "alle") == 0);
}

static bool belastingen(struct traffic *traffic, enum traffic_kind kind,
                        bool (*geldt)(const struct traffic_station *rij))
{
    bool klaar = true;
    for (size_t rij = 0; klaar && rij < traffic->periods[0].count; rij++) {
        bool lijst = false;
        for (size_t p = 0; p < traffic->period_count; p++) {
            lijst = lijst || heeft_lijst(&traffic->periods[p].stations[rij]);
        }
        klaar = !lijst || reeks(traffic, rij, kind, geldt);
    }
    return klaar;
}

bool verkeer_bevindingen(struct traffic *traffic, const struct keten_instelling *in,
                         const struct verkeer_datum *historie, const struct verkeer_datum *start)
{
    return belastingen(traffic, TRAFFIC_GROWS, groeit) &&
           belastingen(traffic, TRAFFIC_CRITICAL, is_krap) &&
           verkeer_voorraden(traffic, in, historie) &&
           verkeer_tegenspraken(traffic, in, historie, start);
}
