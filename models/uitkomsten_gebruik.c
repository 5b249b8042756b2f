/* KPI's of use, background and cost.
 *
 * Cost is formation × euro per fte, plus what begun trajecten cost and what a measure itself costs.
 * It stays out what nobody here decides or no report prices: the piket (persons present round the
 * clock), the jeugdbeschermingstafel and the court. */
#include "models/uitkomsten_intern.h"

#include "models/kosten.h"
#include "models/waarde.h"

#define DAG ((double)CLOCK_DAY)

/* First date after `op` on which the value changes; CLOCK_NEVER when it does not. */
static tick volgende_stap(const struct parameter_value *waarde, tick op)
{
    for (size_t s = 0; s < waarde->step_count; s++) {
        if (waarde->steps[s].from > op) {
            return waarde->steps[s].from;
        }
    }
    return CLOCK_NEVER;
}

/* Time mean of `aantal` × `euro` over the measured window (aantal NULL: of euro alone); NAN when it
 * is without limit. */
static double tijdgemiddelde(const struct blik *b, const struct parameter_value *aantal,
                             const struct parameter_value *euro)
{
    const struct keten_instelling *in = b->w->k->in;
    double som = 0.0;
    for (tick op = in->telt_vanaf; op < in->eind;) {
        tick a = aantal ? volgende_stap(aantal, op) : CLOCK_NEVER, e = volgende_stap(euro, op);
        tick tot = a < e ? a : e;
        tot = tot < in->eind ? tot : in->eind;
        som += (aantal ? waarde_op(aantal, op) : 1.0) * waarde_op(euro, op) * (double)(tot - op);
        op = tot;
    }
    return isfinite(som) && b->ticks > 0.0 ? som / b->ticks : (double)NAN;
}

static double uurbezetting(struct hour_use begin, struct hour_use nu)
{
    double gewerkt = (double)(nu.worked - begin.worked - (nu.overrun - begin.overrun));
    return uitkomsten_procent(gewerkt, (double)(nu.available - begin.available));
}

static double plaatsbezetting(const struct plaatsstand *s)
{
    return uitkomsten_procent(s->gebruik.used, s->gebruik.available);
}

static struct plaatsstand tussen(struct plaatsstand begin, struct plaatsstand nu)
{
    return (struct plaatsstand){.gebruik = {nu.gebruik.used - begin.gebruik.used,
                                            nu.gebruik.available - begin.gebruik.available},
                                .overig_wacht = nu.overig_wacht - begin.overig_wacht,
                                .overig_kwam = nu.overig_kwam - begin.overig_kwam,
                                .wacht = nu.wacht - begin.wacht,
                                .werk = nu.werk - begin.werk,
                                .kwam = nu.kwam - begin.kwam};
}

/* What a place station did in the measured time; its stocks at the end; what its lists grow by a
 * week. */
struct plaats {
    struct plaatsstand tijd, eind, groei;
};

static void plaats_tel(struct plaats *som, const struct plaats *p)
{
    plaatsstand_tel(&som->tijd, p->tijd);
    plaatsstand_tel(&som->eind, p->eind);
    plaatsstand_tel(&som->groei, p->groei);
}

/* `overig`: what the background is called, cases or children. */
static void overig_zet(const struct blik *b, const char *station, const char *overig,
                       const struct plaats *p)
{
    blik_zet(b, KPI_WACHTLIJST, station, overig, p->tijd.overig_wacht / b->ticks);
    blik_zet(b, KPI_WACHTLIJST_EIND, station, overig, p->eind.overig_wacht);
    blik_zet(b, KPI_WACHTLIJST_GROEI, station, overig, p->groei.overig_wacht);
    blik_zet(b, KPI_DOORSTROOM, station, overig, p->tijd.overig_kwam / b->jaren);
}

/* The list of the chain itself, in what the station counts: kinderen or trajecten. */
static void wacht_zet(const struct blik *b, const char *station, const char *soort,
                      const struct plaats *p)
{
    blik_zet(b, KPI_WACHTLIJST, station, soort, p->tijd.wacht / b->ticks);
    blik_zet(b, KPI_WACHTLIJST_EIND, station, soort, p->eind.wacht);
    blik_zet(b, KPI_WACHTLIJST_GROEI, station, soort, p->groei.wacht);
}

static double veilig_thuis(const struct blik *b)
{
    const struct keten_delen *in = &b->w->k->in->lopend;
    const struct momentopname *begin = &b->w->telt, *nu = &b->w->nu;
    blik_zet(b, KPI_BEZETTING, "front", "alle", uurbezetting(begin->front, nu->front));
    blik_zet(b, KPI_BEZETTING, "crisis", "alle", uurbezetting(begin->piket, nu->piket));
    struct plaatsstand onderzoek = tussen(begin->onderzoek, nu->onderzoek);
    blik_zet(b, KPI_BEZETTING, "onderzoek", "alle", plaatsbezetting(&onderzoek));
    double front = tijdgemiddelde(b, in->front.fte, in->front.euro),
           plaatsen = tijdgemiddelde(b, in->veilig_thuis.onderzoek_fte, in->veilig_thuis.euro);
    blik_zet(b, KPI_KOSTEN, "front", "alle", front);
    blik_zet(b, KPI_KOSTEN, "onderzoek", "alle", plaatsen);
    blik_zet(b, KPI_KOSTEN, "veilig_thuis", "alle", front + plaatsen);
    return front + plaatsen;
}

/* A station that works for children; gives its cost. */
static double kinderen(const struct blik *b, enum station welk, const struct plaats *p,
                       const struct parameter_value *fte, const struct parameter_value *euro)
{
    const char *station = begrippen_station(welk);
    double kosten = tijdgemiddelde(b, fte, euro);
    blik_zet(b, KPI_BEZETTING, station, "alle", plaatsbezetting(&p->tijd));
    overig_zet(b, station, "soort=overige_kinderen", p);
    wacht_zet(b, station, "soort=kinderen", p);
    blik_zet(b, KPI_CASELOAD, station, "soort=kinderen", (p->tijd.wacht + p->tijd.werk) / b->ticks);
    blik_zet(b, KPI_CASELOAD_EIND, station, "soort=kinderen", p->eind.wacht + p->eind.werk);
    blik_zet(b, KPI_KOSTEN, station, "alle", kosten);
    return kosten;
}

static double jeugdbescherming(const struct blik *b)
{
    const struct keten_delen *in = &b->w->k->in->lopend;
    const struct momentopname *begin = &b->w->telt, *nu = &b->w->nu;
    if (in->jbt.agenda > 0) {
        blik_zet(b, KPI_BEZETTING, begrippen_station(STATION_JBT), "alle",
                 uitkomsten_procent((double)(nu->tafel.treated - begin->tafel.treated),
                                    (double)(nu->tafel.room - begin->tafel.room)));
    }
    const struct waarnemer *w = b->w;
    struct plaats raad = {tussen(begin->raad, nu->raad), w->eind.raad, w->groei.raad};
    struct plaats gi = {tussen(begin->gi, nu->gi), w->eind.gi, w->groei.gi};
    return kinderen(b, STATION_RAAD, &raad, in->raad.fte, in->raad.euro) +
           kinderen(b, STATION_GI, &gi, in->gi.fte, in->gi.euro);
}

static double hulp(const struct blik *b)
{
    static const char *const overig[HULPSOORTEN] = {"soort=overige_pleger",
                                                    "soort=overige_slachtoffer",
                                                    "soort=overige_kind", "soort=overige_systeem"};
    const struct momentopname *begin = &b->w->telt, *nu = &b->w->nu;
    const char *station = begrippen_station(STATION_HULP);
    struct plaats som = {0};
    double kosten = 0.0;
    for (int h = 0; h < HULPSOORTEN; h++) {
        const char *soort = begrippen_per_hulpsoort((enum hulpsoort)h);
        struct plaats hier = {tussen(begin->hulp[h], nu->hulp[h]), b->w->eind.hulp[h],
                              b->w->groei.hulp[h]};
        double euro = (nu->trajecten[h] - begin->trajecten[h]) / b->jaren *
                      tijdgemiddelde(b, NULL, b->w->k->in->lopend.hulp.soort[h].euro_per_traject);
        blik_zet(b, KPI_BEZETTING, station, soort, plaatsbezetting(&hier.tijd));
        wacht_zet(b, station, soort, &hier);
        blik_zet(b, KPI_DOORSTROOM, station, soort, hier.tijd.kwam / b->jaren);
        overig_zet(b, station, overig[h], &hier);
        blik_zet(b, KPI_KOSTEN, station, soort, euro);
        plaats_tel(&som, &hier);
        kosten += euro;
    }
    blik_zet(b, KPI_BEZETTING, station, "alle", plaatsbezetting(&som.tijd));
    overig_zet(b, station, "soort=overige_instroom", &som);
    blik_zet(b, KPI_KOSTEN, station, "alle", kosten);
    return kosten;
}

static void team_zet(const struct blik *b, const struct plaats *p, double overleg, double kosten)
{
    const char *station = begrippen_station(STATION_LOKAAL_TEAM);
    blik_zet(b, KPI_BEZETTING, station, "alle", plaatsbezetting(&p->tijd));
    overig_zet(b, station, "soort=overige_instroom", p);
    blik_zet(b, KPI_DOORSTROOM, "overleg", "alle", overleg / b->jaren);
    blik_zet(b, KPI_KOSTEN, station, "alle", kosten);
}

static double teams(const struct blik *alle)
{
    const struct waarnemer *w = alle->w;
    const struct lokaal_veld_instelling *in = &w->k->in->lopend.lokaal_veld;
    struct plaats som = {0};
    double overleg = 0.0, kosten = 0.0;
    for (size_t g = 0; g < in->gemeenten; g++) {
        struct blik b = *alle;
        b.gemeente = (int)g;
        b.naam = w->k->in->sleutel[g];
        struct plaats hier = {tussen(w->telt.team[g], w->nu.team[g]), w->eind.team[g],
                              w->groei.team[g]};
        double euro = tijdgemiddelde(&b, in->team[g].fte, in->euro) +
                      tijdgemiddelde(&b, in->team[g].fte_zwaar, in->euro);
        team_zet(&b, &hier, w->nu.overleg[g] - w->telt.overleg[g], euro);
        plaats_tel(&som, &hier);
        overleg += w->nu.overleg[g] - w->telt.overleg[g];
        kosten += euro;
    }
    team_zet(alle, &som, overleg, kosten);
    return kosten;
}

void uitkomsten_gebruik(const struct blik *alle)
{
    double maatregel = tijdgemiddelde(alle, NULL, kosten_maatregel(alle->w->k->in->set));
    double kosten = veilig_thuis(alle);
    kosten += teams(alle);
    kosten += jeugdbescherming(alle);
    kosten += hulp(alle);
    blik_zet(alle, KPI_KOSTEN, "keten", "soort=maatregel", maatregel);
    blik_zet(alle, KPI_KOSTEN, "keten", "alle", kosten + maatregel);
}
