/* What is measured in a world: who waits where, and how full the stations are. */
#include "models/vaten_volg.h"

#include <math.h>
#include <string.h>

/* Ticks that casussen have waited up to now, by list. */
static void wachttijd(const struct keten *k, int64_t ticks[VATEN])
{
    static const struct {
        enum station station;
        enum vat vat;
    } lijsten[] = {{STATION_VB, VAT_VB},
                   {STATION_OVERDRACHT, VAT_OVERDRACHT},
                   {STATION_ONDERZOEK, VAT_ONDERZOEK},
                   {STATION_VENV, VAT_ONDERZOEK},
                   {STATION_LOKAAL_TEAM, VAT_LOKAAL_TEAM},
                   {STATION_JBT, VAT_JBT},
                   {STATION_RAAD, VAT_RAAD},
                   {STATION_GI, VAT_GI},
                   {STATION_HULP, VAT_HULP}};
    memset(ticks, 0, VATEN * sizeof *ticks);
    for (size_t i = 0; i < sizeof lijsten / sizeof lijsten[0]; i++) {
        for (size_t g = 0; g < k->in->gemeenten; g++) {
            ticks[lijsten[i].vat] += time_weighted_integral(
                &k->casussen.wachtlijst[(size_t)lijsten[i].station * k->in->gemeenten + g],
                k->sim.now);
        }
    }
}

static void tel_gebruik(struct place_use *som, const struct place_station *station)
{
    struct place_use gebruik = place_station_use(station);
    som->used += gebruik.used;
    som->available += gebruik.available;
}

/* Use and capacity since `start`, by source. */
static void gebruik(const struct keten *k, struct place_use som[BRONNEN])
{
    memset(som, 0, BRONNEN * sizeof *som);
    struct hour_use front = hour_pool_use(k->front.pool);
    som[BRON_FRONT] =
        (struct place_use){(double)(front.worked - front.overrun), (double)front.available};
    tel_gebruik(&som[BRON_ONDERZOEK], k->veilig_thuis.onderzoek);
    for (size_t g = 0; g < k->in->gemeenten; g++) {
        tel_gebruik(&som[BRON_LOKAAL_TEAM], k->lokaal_veld.team[g].station);
        if (k->lokaal_veld.team[g].zwaar) {
            tel_gebruik(&som[BRON_LOKAAL_TEAM], k->lokaal_veld.team[g].zwaar);
        }
    }
    tel_gebruik(&som[BRON_RAAD], k->raad.station);
    tel_gebruik(&som[BRON_GI], k->gi.station);
    for (int s = 0; s < HULPSOORTEN; s++) {
        tel_gebruik(&som[BRON_HULP], k->hulp.plaats[s].station);
    }
}

void vaten_volg(struct keten *k, float *dagen, float *belasting)
{
    tick t0 = k->sim.now;
    int64_t vorige[VATEN], nu[VATEN];
    struct place_use eerst[BRONNEN], laatst[BRONNEN];
    wachttijd(k, vorige);
    gebruik(k, eerst);
    for (int week = 0; week < VATEN_WEKEN && !k->gestopt; week++) {
        keten_loop(k, t0 + (week + 1) * CLOCK_WEEK);
        wachttijd(k, nu);
        for (int v = 0; v < VATEN; v++) {
            dagen[week * VATEN + v] = (float)((double)(nu[v] - vorige[v]) / (double)CLOCK_DAY);
        }
        memcpy(vorige, nu, sizeof vorige);
    }
    gebruik(k, laatst);
    for (int b = 0; b < BRONNEN; b++) {
        double ruimte = laatst[b].available - eerst[b].available;
        belasting[b] =
            ruimte > 0.0 ? (float)(100.0 * (laatst[b].used - eerst[b].used) / ruimte) : NAN;
    }
}
