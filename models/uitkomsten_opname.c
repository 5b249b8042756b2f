/* Snapshots of everything that is summed since `start`. */
#include "models/uitkomsten_intern.h"

#include <stdlib.h>

static void *ruimte(size_t n, size_t grootte)
{
    void *p = calloc(n, grootte);
    if (!p) {
        abort();
    }
    return p;
}

void opname_init(struct momentopname *o, size_t gemeenten)
{
    *o = (struct momentopname){0};
    o->caseload = ruimte(STATIONS * gemeenten, sizeof(double));
    o->wachtlijst = ruimte(STATIONS * gemeenten, sizeof(double));
    o->zonder_zicht = ruimte(STATIONS * gemeenten, sizeof(double));
    o->verantwoordelijk = ruimte(VERANTWOORDELIJKEN * gemeenten, sizeof(double));
    o->monitoring = ruimte(gemeenten, sizeof(double));
    o->team = ruimte(gemeenten, sizeof *o->team);
    o->overleg = ruimte(gemeenten, sizeof *o->overleg);
}

void opname_release(struct momentopname *o)
{
    free(o->caseload);
    free(o->wachtlijst);
    free(o->zonder_zicht);
    free(o->verantwoordelijk);
    free(o->monitoring);
    free(o->team);
    free(o->overleg);
}

static struct plaatsstand stand(const struct place_station *station, tick nu)
{
    const struct station_books *boeken = place_station_books(station);
    const struct station_flow *casus = &boeken->flow[STATION_CASUS],
                              *overig = &boeken->flow[STATION_BACKGROUND];
    return (struct plaatsstand){.gebruik = place_station_use(station),
                                .overig_wacht =
                                    (double)time_weighted_integral(&overig->waiting, nu),
                                .overig_kwam = (double)overig->arrived,
                                .kwam = (double)casus->arrived,
                                .wacht = (double)time_weighted_integral(&casus->waiting, nu),
                                .werk = (double)time_weighted_integral(&casus->serving, nu)};
}

static double afgerond(const struct station_books *boeken)
{
    return (double)(boeken->flow[STATION_CASUS].finished +
                    boeken->flow[STATION_BACKGROUND].finished);
}

void plaatsstand_tel(struct plaatsstand *som, struct plaatsstand s)
{
    som->gebruik.used += s.gebruik.used;
    som->gebruik.available += s.gebruik.available;
    som->overig_wacht += s.overig_wacht;
    som->overig_kwam += s.overig_kwam;
    som->wacht += s.wacht;
    som->werk += s.werk;
    som->kwam += s.kwam;
}

void opname_neem(struct momentopname *o, const struct keten *k)
{
    tick nu = k->sim.now;
    const struct casussen *cs = &k->casussen;
    for (size_t i = 0; i < STATIONS * cs->gemeenten; i++) {
        o->caseload[i] = (double)time_weighted_integral(&cs->caseload[i], nu);
        o->wachtlijst[i] = (double)time_weighted_integral(&cs->wachtlijst[i], nu);
        o->zonder_zicht[i] = (double)time_weighted_integral(&cs->zonder_zicht[i], nu);
    }
    for (size_t i = 0; i < VERANTWOORDELIJKEN * cs->gemeenten; i++) {
        o->verantwoordelijk[i] = (double)time_weighted_integral(&cs->verantwoordelijk[i], nu);
    }
    o->front = hour_pool_use(k->front.pool);
    o->piket = hour_pool_use(k->front.piket);
    o->adviezen = afgerond(hour_pool_books(k->front.pool, FRONT_ADVIES));
    o->onderzoek = stand(k->veilig_thuis.onderzoek, nu);
    o->tafel = k->jbt.tafel ? meeting_use(k->jbt.tafel) : (struct meeting_use){0};
    o->raad = stand(k->raad.station, nu);
    o->gi = stand(k->gi.station, nu);
    for (int h = 0; h < HULPSOORTEN; h++) {
        o->hulp[h] = stand(k->hulp.plaats[h].station, nu);
        o->trajecten[h] = (double)k->hulp.plaats[h].begonnen;
    }
    for (size_t g = 0; g < cs->gemeenten; g++) {
        const struct team *team = &k->lokaal_veld.team[g];
        o->monitoring[g] = (double)time_weighted_integral(&k->monitoring.stand[g], nu);
        o->team[g] = stand(team->station, nu);
        if (team->zwaar) {
            plaatsstand_tel(&o->team[g], stand(team->zwaar, nu));
        }
        o->overleg[g] = team->overleg ? (double)meeting_use(team->overleg).treated : 0.0;
    }
}
