/* Stated lists: can they have arisen?
 *
 * The list of a station in equilibrium is empty, or geometric in its tail (M/M/c; for other
 * services and for arrivals that come several at a time its mean is multiplied by (ca² + cs²)/2,
 * Whitt, "Approximations for the GI/G/m queue", Production and Operations Management 2, 1993; the
 * chance to wait is that of Halfin and Whitt, Operations Research 29, 1981). A stated list cannot
 * have arisen when a longer one is there less than one day in a thousand, at a load that is
 * `MARGE` higher than found, the work of the longest closure of the office added. At a load of 100%
 * any list can. A list and its ages contradict each other when they differ by more than a factor
 * three from what came in within twice the mean age (first come, first served: ages lie between
 * nothing and twice their mean). */
#include "models/verkeer/bevindingen.h"

#include "models/verkeer/verdeling.h"

#include <math.h>
#include <stdio.h>

#define MARGE 0.02 /* of the capacity: what the traffic equations may miss */
#define ZELDEN 0.001
#define FACTOR 3.0
#define PAD 200

struct voorraad {
    const struct verkeer_plaatsen *p;
    double lijst, dagen; /* stated */
    double groepen;      /* squared coefficient of variation of arrivals */
    const char *station, *gemeente, *pad;
    const char *wat, *wat_en;
};

/* Chance to wait with c places of which this share is in use (Halfin–Whitt). */
static double kans_wachten(double plaatsen, double belasting)
{
    double beta = (1.0 - belasting) * sqrt(plaatsen);
    double kop = verkeer_dichtheid(beta);
    return kop / (kop + beta * verkeer_normaal(beta));
}

/* The longest list that is not rare; INFINITY when any is possible. */
static double langste_lijst(const struct voorraad *v, double stuks, double sluiting_dagen)
{
    const struct verkeer_plaatsen *p = v->p;
    double over = p->plaatsen - p->vast - p->leeg;
    double belasting = over > 0.0 ? p->werk / over + MARGE : 1.0;
    if (belasting >= 1.0) {
        return INFINITY;
    }
    double staart = fmax(1.0, belasting / (1.0 - belasting) * 0.5 * (v->groepen + p->cv * p->cv));
    double kans = kans_wachten(over, belasting);
    return fmax(0.0, staart * log(kans / ZELDEN)) + stuks / CLOCK_YEAR_DAYS * sluiting_dagen;
}

static bool beoordeel(struct traffic *traffic, const struct keten_instelling *in,
                      const struct verkeer_stand *s, const struct voorraad *v)
{
    const struct verkeer_plaatsen *p = v->p;
    double stuks = p->inflow * p->per_casus + p->overig;
    if (v->lijst <= 0.0) {
        return true;
    }
    struct traffic_finding bevinding = {.station = v->station,
                                        .gemeente = v->gemeente,
                                        .from = in->start,
                                        .to = in->start,
                                        .stated = v->lijst};
    double sluiting = 3.0 - s->d->veilig_thuis.kantoor.length / (double)CLOCK_DAY;
    double hoog = isfinite(p->plaatsen) ? langste_lijst(v, stuks, sluiting)
                                        : stuks / CLOCK_YEAR_DAYS * sluiting;
    bool klaar = true;
    if (v->lijst > hoog) {
        bevinding.kind = TRAFFIC_BACKLOG_CANNOT;
        bevinding.low = (double)NAN;
        bevinding.high = hoog;
        klaar = verkeer_bevind(traffic, bevinding, v->pad, NULL, v->wat, v->wat_en);
    }
    /* Who waits since today is younger than a day. */
    double kwam = stuks / CLOCK_YEAR_DAYS * 2.0 * fmax(v->dagen, 1.0);
    if (klaar && kwam > 0.0 && (v->lijst > FACTOR * kwam || v->lijst < kwam / FACTOR)) {
        char leeftijd[PAD];
        snprintf(leeftijd, sizeof leeftijd, "%s_dagen", v->pad);
        bevinding.kind = TRAFFIC_BACKLOG_AGE;
        bevinding.low = kwam / FACTOR;
        bevinding.high = FACTOR * kwam;
        klaar = verkeer_bevind(traffic, bevinding, v->pad, leeftijd, v->wat, v->wat_en);
    }
    return klaar;
}

/* Mean square ÷ mean of what one arrival brings, with other work that brings one at a time. */
static double groepen_kinderen(const struct verkeer_plaatsen *p, const struct verkeer_stand *s)
{
    double kwadraat = 0.0;
    for (int k = 1; k <= HUISHOUDEN_KINDEREN; k++) {
        kwadraat += k * k * s->kinderen[k];
    }
    double stuks = p->inflow * p->per_casus + p->overig;
    return stuks > 0.0 ? (p->inflow * kwadraat + p->overig) / stuks : 1.0;
}

bool verkeer_voorraden(struct traffic *traffic, const struct keten_instelling *in,
                       const struct verkeer_datum *historie)
{
    const struct keten_delen *d = &in->lopend;
    const struct verkeer_belasting *b = &historie->b;
    bool klaar = beoordeel(traffic, in, &historie->s,
                           &(struct voorraad){.p = &b->onderzoek,
                                              .lijst = d->veilig_thuis.wachtlijst_start,
                                              .dagen = d->veilig_thuis.wachtlijst_start_dagen,
                                              .groepen = 1.0,
                                              .station = begrippen_station(STATION_ONDERZOEK),
                                              .gemeente = "alle",
                                              .pad = "veilig_thuis.onderzoek.wachtlijst_start"});
    for (size_t g = 0; klaar && g < in->gemeenten; g++) {
        char pad[PAD];
        snprintf(pad, sizeof pad, "gemeenten.%s.lokaal_team.wachtlijst_start", in->sleutel[g]);
        klaar = beoordeel(
            traffic, in, &historie->s,
            &(struct voorraad){.p = &b->team[g],
                               .lijst = d->lokaal_veld.team[g].wachtlijst_start,
                               .dagen = d->lokaal_veld.team[g].wachtlijst_start_dagen,
                               .groepen = 2.0, /* zwaar takes two places, and batches come in */
                               .station = begrippen_station(STATION_LOKAAL_TEAM),
                               .gemeente = in->sleutel[g],
                               .pad = pad});
    }
    return klaar &&
           beoordeel(traffic, in, &historie->s,
                     &(struct voorraad){.p = &b->raad,
                                        .lijst = d->raad.wachtlijst_start,
                                        .dagen = d->raad.wachtlijst_start_dagen,
                                        .groepen = groepen_kinderen(&b->raad, &historie->s),
                                        .station = begrippen_station(STATION_RAAD),
                                        .gemeente = "alle",
                                        .pad = "raad.wachtlijst_start",
                                        .wat = "kinderen",
                                        .wat_en = "children"});
}
