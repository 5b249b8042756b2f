/* Snapshots of everything that is summed since `start`, and of stocks. */
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
    *o = (struct momentopname){.gemeenten = gemeenten};
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

static struct plaatsstand plaats_stand(const struct place_station *station)
{
    const struct station_books *boeken = place_station_books(station);
    const struct station_flow *casus = &boeken->flow[STATION_CASUS];
    return (struct plaatsstand){.overig_wacht =
                                    (double)boeken->flow[STATION_BACKGROUND].waiting.value,
                                .wacht = (double)casus->waiting.value,
                                .werk = (double)casus->serving.value};
}

void opname_stand(struct momentopname *o, const struct keten *k)
{
    const struct casussen *cs = &k->casussen;
    for (size_t i = 0; i < STATIONS * cs->gemeenten; i++) {
        o->caseload[i] = (double)cs->caseload[i].value;
        o->wachtlijst[i] = (double)cs->wachtlijst[i].value;
    }
    for (size_t i = 0; i < VERANTWOORDELIJKEN * cs->gemeenten; i++) {
        o->verantwoordelijk[i] = (double)cs->verantwoordelijk[i].value;
    }
    o->raad = plaats_stand(k->raad.station);
    o->gi = plaats_stand(k->gi.station);
    for (int h = 0; h < HULPSOORTEN; h++) {
        o->hulp[h] = plaats_stand(k->hulp.plaats[h].station);
    }
    for (size_t g = 0; g < cs->gemeenten; g++) {
        const struct team *team = &k->lokaal_veld.team[g];
        o->monitoring[g] = (double)k->monitoring.stand[g].value;
        o->team[g] = plaats_stand(team->station);
        if (team->zwaar) {
            plaatsstand_tel(&o->team[g], plaats_stand(team->zwaar));
        }
    }
}

static void weeg_plaats(struct plaatsstand *s, double factor, const struct plaatsstand *ander)
{
    s->wacht += factor * ander->wacht;
    s->overig_wacht += factor * ander->overig_wacht;
}

void opname_weeg_wacht(struct momentopname *o, double factor, const struct momentopname *ander)
{
    for (size_t i = 0; i < STATIONS * o->gemeenten; i++) {
        o->wachtlijst[i] += factor * ander->wachtlijst[i];
    }
    weeg_plaats(&o->raad, factor, &ander->raad);
    weeg_plaats(&o->gi, factor, &ander->gi);
    for (int h = 0; h < HULPSOORTEN; h++) {
        weeg_plaats(&o->hulp[h], factor, &ander->hulp[h]);
    }
    for (size_t g = 0; g < o->gemeenten; g++) {
        weeg_plaats(&o->team[g], factor, &ander->team[g]);
    }
}
