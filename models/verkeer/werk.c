#include "models/verkeer/werk.h"

#include "models/verkeer/front_uren.h"
#include "models/verkeer/verdeling.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define WEKEN VERKEER_WEKEN_PER_JAAR

struct lijst {
    struct traffic_station *rij;
    size_t aantal, ruimte;
    bool vol; /* memory was short */
};

static struct traffic_station *zet(struct lijst *l, const char *station, const char *gemeente,
                                   const char *eenheid, double inflow, double work)
{
    static struct traffic_station nergens;
    if (l->aantal == l->ruimte) {
        size_t ruimte = l->ruimte ? 2 * l->ruimte : 64;
        struct traffic_station *rij = realloc(l->rij, ruimte * sizeof *rij);
        if (!rij) {
            l->vol = true;
            return &nergens;
        }
        l->rij = rij;
        l->ruimte = ruimte;
    }
    struct traffic_station *rij = &l->rij[l->aantal++];
    *rij = (struct traffic_station){.station = station,
                                    .gemeente = gemeente,
                                    .inflow = inflow,
                                    .work = work,
                                    .capacity = (double)NAN,
                                    .unit = eenheid,
                                    .served = INFINITY};
    return rij;
}

/* Casussen a week that cannot be done of so many a year; one a year is nothing. */
static double groei(double inflow, double vol)
{
    double jaar = vol > 1.0 ? inflow * (1.0 - 1.0 / vol) : 0.0;
    return jaar > 1.0 ? jaar / WEKEN : 0.0;
}

/* Gives the row its capacity and what follows from it; `vol`: see verkeer_vol. */
static void begrens(struct traffic_station *rij, double capacity, double vol)
{
    rij->capacity = capacity;
    if (!isfinite(capacity) || rij->work <= 0.0) {
        return;
    }
    rij->load = capacity > 0.0 ? 100.0 * rij->work / capacity : INFINITY;
    rij->served = rij->inflow / vol;
    rij->growth = groei(rij->inflow, vol);
}

static double deel_van(double werk, double capacity)
{
    return capacity > 0.0 ? werk / capacity : INFINITY;
}

static void zet_plaatsen(struct lijst *l, const char *station, const char *gemeente,
                         const char *eenheid, double inflow, const struct verkeer_plaatsen *p)
{
    struct traffic_station *rij = zet(l, station, gemeente, eenheid, inflow, p->werk + p->vast);
    rij->held = p->vast;
    begrens(rij, p->plaatsen, verkeer_vol(p));
}

/* What the front cannot do is left undone in order of urgency, the least urgent first: so many
 * pieces a week. */
static double onverricht(const struct verkeer_uren *u, double tekort)
{
    double stuks = 0.0;
    for (int soort = SOORTEN - 1; soort >= 0 && tekort > 0.0; soort--) {
        double uren = fmin(tekort, u->uren[soort]);
        stuks += u->uren[soort] > 0.0 ? u->stuks[soort] * uren / u->uren[soort] : 0.0;
        tekort -= uren;
    }
    return stuks / WEKEN;
}

static void zet_front(struct lijst *l, const struct keten_instelling *in,
                      const struct verkeer_stand *s, const struct verkeer_uren *u, tick van,
                      tick tot)
{
    const struct front_instelling *front = &s->d->front;
    struct roster dag = {.open = front->kantoor.open,
                         .length = (int)llround(front->uren_week * 3600.0 / 5.0)};
    double weken = (double)(tot - van) / (double)CLOCK_WEEK, werk = 0.0;
    double uren = weken > 0.0 ? (double)roster_worked(in->kalender, &dag, 1.0, van, tot) /
                                    (double)CLOCK_HOUR / weken
                              : front->uren_week;
    for (int soort = 0; soort < SOORTEN; soort++) {
        werk += u->uren[soort];
    }
    struct traffic_station *rij =
        zet(l, "front", "alle", "uren per week", u->stuks[VBS], werk / WEKEN);
    double er =
        waarde_op(front->fte, s->op) * uren * verkeer_respons(s, R6_STERKTE_FRONT, 0, LICHT, 1.0);
    begrens(rij, er, deel_van(rij->work, er));
    rij->growth = onverricht(u, werk - rij->capacity * WEKEN);
    rij = zet(l, "crisis", "alle", "uren per week", u->crises, u->piket / WEKEN);
    er = waarde_op(front->piket, s->op) * 168.0;
    begrens(rij, er, deel_van(rij->work, er));
}

struct blik {
    struct lijst *l;
    const struct keten_instelling *in;
    const struct verkeer_stand *s;
    const struct verkeer_stromen *st;
    const struct verkeer_belasting *b;
    struct verkeer_uren *uren, alle;
};

static double van_alle(const struct verkeer_stromen *st, int maat)
{
    double som = 0.0;
    for (size_t g = 0; g < st->gemeenten; g++) {
        som += st->gemeente[g].maat[maat];
    }
    return som;
}

/* The work of the front by kind, of all and by gemeente. */
static void zet_uren(const struct blik *k, const char *station, int soort)
{
    double stuks = k->alle.stuks[soort], uren = k->alle.uren[soort];
    if (soort == VBS) { /* what joins a casus is read with its VB */
        uren += k->alle.uren[VERVOLG] + k->alle.piket;
    } else if (soort == MOMENTEN) {
        stuks = van_alle(k->st, VM_DOORSTROOM + STATION_MONITORING);
    }
    zet(k->l, station, "alle", "uren per week", stuks, uren / WEKEN);
    for (size_t g = 0; g < k->st->gemeenten; g++) {
        const struct verkeer_uren *u = &k->uren[g];
        stuks = soort == MOMENTEN ? k->st->gemeente[g].maat[VM_DOORSTROOM + STATION_MONITORING]
                                  : u->stuks[soort];
        uren = u->uren[soort] + (soort == VBS ? u->uren[VERVOLG] + u->piket : 0.0);
        zet(k->l, station, k->in->sleutel[g], "uren per week", stuks, uren / WEKEN);
    }
}

static void zet_onderzoek(const struct blik *k, bool venv)
{
    const struct verkeer_stromen *st = k->st;
    int stroom = VM_DOORSTROOM + (venv ? STATION_VENV : STATION_ONDERZOEK);
    int fte = venv ? VM_VENV_FTE : VM_ONDERZOEK_FTE;
    const char *station = begrippen_station(venv ? STATION_VENV : STATION_ONDERZOEK);
    double caseload = waarde_op(k->s->d->veilig_thuis.onderzoek_caseload[MIDDELZWAAR], k->s->op) /
                      CLOCK_YEAR_DAYS;
    if (venv) {
        zet(k->l, station, "alle", "plaatsen", van_alle(st, stroom), van_alle(st, fte) * caseload);
    } else {
        zet_plaatsen(k->l, station, "alle", "plaatsen", van_alle(st, stroom), &k->b->onderzoek);
        struct traffic_station *rij = &k->l->rij[k->l->aantal - 1];
        double alle = rij->inflow + van_alle(st, VM_DOORSTROOM + STATION_VENV);
        rij->growth = groei(alle, verkeer_vol(&k->b->onderzoek));
    }
    for (size_t g = 0; g < st->gemeenten; g++) {
        const double *m = st->gemeente[g].maat;
        double vast = venv ? 0.0 : m[VM_VT_VAST] * caseload;
        zet(k->l, station, k->in->sleutel[g], "plaatsen", m[stroom], m[fte] * caseload + vast)
            ->held = vast;
    }
}

/* Of two lists of one gemeente (a team of its own for zwaar) the fuller tells the load. */
static void zet_team(const struct blik *k, size_t g, struct traffic_station *alle)
{
    const struct verkeer_plaatsen *team = &k->b->team[g], *zwaar = &k->b->zwaar[g];
    const double *m = k->st->gemeente[g].maat;
    double inflow = m[VM_DOORSTROOM + STATION_LOKAAL_TEAM];
    struct verkeer_plaatsen samen = *team;
    samen.werk += zwaar->werk;
    samen.vast += zwaar->vast;
    samen.leeg += zwaar->leeg;
    samen.plaatsen += zwaar->plaatsen;
    zet_plaatsen(k->l, begrippen_station(STATION_LOKAAL_TEAM), k->in->sleutel[g], "plaatsen",
                 inflow, &samen);
    struct traffic_station *rij = &k->l->rij[k->l->aantal - 1];
    if (zwaar->plaatsen > 0.0) {
        rij->load = 100.0 * fmax(deel_van(team->werk + team->vast, team->plaatsen),
                                 deel_van(zwaar->werk + zwaar->vast, zwaar->plaatsen));
    }
    /* Only what comes as far as the list can make it grow. */
    rij->growth = groei(team->inflow, verkeer_vol(team)) + groei(zwaar->inflow, verkeer_vol(zwaar));
    alle->inflow += inflow;
    alle->work += rij->work;
    alle->held += rij->held;
    alle->capacity += rij->capacity;
}

static void zet_teams(const struct blik *k)
{
    size_t plek = k->l->aantal;
    struct traffic_station alle = {.served = INFINITY};
    zet(k->l, begrippen_station(STATION_LOKAAL_TEAM), "alle", "plaatsen", 0.0, 0.0);
    for (size_t g = 0; g < k->st->gemeenten && !k->l->vol; g++) {
        zet_team(k, g, &alle);
    }
    struct traffic_station *rij = &k->l->rij[plek];
    rij->inflow = alle.inflow;
    rij->work = alle.work;
    rij->held = alle.held;
    rij->capacity = alle.capacity;
    rij->load =
        isfinite(alle.capacity) && alle.capacity > 0.0 ? 100.0 * alle.work / alle.capacity : 0.0;
}

/* The table: requests a week against the places on its agenda. */
static void zet_tafel(const struct blik *k)
{
    const struct jbt_instelling *in = &k->s->d->jbt;
    double inflow = van_alle(k->st, VM_DOORSTROOM + STATION_JBT);
    int per_week = 0;
    for (int dag = 0; dag < 7; dag++) {
        per_week += in->weekdagen >> dag & 1u ? 1 : 0;
    }
    struct traffic_station *rij = zet(k->l, begrippen_station(STATION_JBT), "alle",
                                      "casussen per week", inflow, inflow / WEKEN);
    double er = in->agenda > 0 ? (double)in->agenda * per_week : (double)INFINITY;
    begrens(rij, er, deel_van(rij->work, er));
}

static void zet_gemeenten(const struct blik *k, enum station station, const char *eenheid,
                          double werk_per_casus)
{
    for (size_t g = 0; g < k->st->gemeenten; g++) {
        double inflow = k->st->gemeente[g].maat[VM_DOORSTROOM + station];
        zet(k->l, begrippen_station(station), k->in->sleutel[g], eenheid, inflow,
            inflow * werk_per_casus);
    }
}

static void zet_jeugd(const struct blik *k)
{
    const struct verkeer_stand *s = k->s;
    const struct verkeer_plaatsen *raad = &k->b->raad, *gi = &k->b->gi;
    double zitting = verkeer_gemiddeld(s->d->rechter.dagen_tot_zitting, s->op) / CLOCK_YEAR_DAYS;
    zet_tafel(k);
    zet_gemeenten(k, STATION_JBT, "casussen per week", 1.0 / WEKEN);
    zet_plaatsen(k->l, "raad", "alle", "kindplaatsen", raad->inflow, raad);
    zet_gemeenten(k, STATION_RAAD, "kindplaatsen", raad->per_casus * raad->dagen / CLOCK_YEAR_DAYS);
    double zaken = van_alle(k->st, VM_DOORSTROOM + STATION_RECHTER);
    zet(k->l, "rechter", "alle", "casussen", zaken, zaken * zitting);
    zet_gemeenten(k, STATION_RECHTER, "casussen", zitting);
    zet_plaatsen(k->l, "gi", "alle", "kindplaatsen", gi->inflow, gi);
    for (size_t g = 0; g < k->st->gemeenten; g++) {
        const double *m = k->st->gemeente[g].maat;
        double inflow = m[VM_DOORSTROOM + STATION_GI], ots = m[VM_GI_OTS];
        double dagen = ots * verkeer_gemiddeld(s->d->gi.ots_dagen, s->op) +
                       (inflow - ots) * verkeer_gemiddeld(s->d->gi.save_dagen, s->op);
        zet(k->l, "gi", k->in->sleutel[g], "kindplaatsen", inflow,
            dagen * s->kinderen_gemiddeld / CLOCK_YEAR_DAYS);
    }
}

static void zet_hulp(const struct blik *k)
{
    static const char *const soorten[HULPSOORTEN] = {"hulp (pleger)", "hulp (slachtoffer)",
                                                     "hulp (kind)", "hulp (systeem)"};
    double werk = 0.0;
    for (int soort = 0; soort < HULPSOORTEN; soort++) {
        werk += k->b->hulp[soort].werk;
    }
    zet(k->l, "hulp", "alle", "trajecten", van_alle(k->st, VM_DOORSTROOM + STATION_HULP), werk);
    for (size_t g = 0; g < k->st->gemeenten; g++) {
        const double *m = k->st->gemeente[g].maat;
        double hier = 0.0;
        for (int soort = 0; soort < HULPSOORTEN; soort++) {
            hier += m[VM_TRAJECT + soort] * k->b->hulp[soort].dagen / CLOCK_YEAR_DAYS;
        }
        zet(k->l, "hulp", k->in->sleutel[g], "trajecten", m[VM_DOORSTROOM + STATION_HULP], hier);
    }
    for (int soort = 0; soort < HULPSOORTEN; soort++) {
        zet_plaatsen(k->l, soorten[soort], "alle", "trajecten", k->b->hulp[soort].inflow,
                     &k->b->hulp[soort]);
    }
}

bool verkeer_rijen(struct traffic_period *period, const struct keten_instelling *in,
                   const struct verkeer_stand *s, const struct verkeer_stromen *stromen,
                   const struct verkeer_belasting *b)
{
    struct lijst l = {0};
    struct verkeer_uren *uren = calloc(stromen->gemeenten, sizeof *uren);
    if (!uren) {
        return false;
    }
    struct blik k = {.l = &l, .in = in, .s = s, .st = stromen, .b = b, .uren = uren};
    period->meldingen = period->casussen = 0.0;
    for (size_t g = 0; g < stromen->gemeenten; g++) {
        const struct verkeer_gemeente *van = &stromen->gemeente[g];
        verkeer_front_uren(&uren[g], s, van, g);
        for (int soort = 0; soort < SOORTEN; soort++) {
            k.alle.stuks[soort] += uren[g].stuks[soort];
            k.alle.uren[soort] += uren[g].uren[soort];
        }
        k.alle.crises += uren[g].crises;
        k.alle.piket += uren[g].piket;
        period->casussen += van->geopend;
        period->meldingen += van->geopend + van->gevoegd + van->maat[VM_NAAR_TEAM_TERUG];
    }
    zet_front(&l, in, s, &k.alle, period->from, period->to);
    zet_uren(&k, begrippen_station(STATION_ADVIES), ADVIEZEN);
    zet_uren(&k, begrippen_station(STATION_VB), VBS);
    zet_uren(&k, begrippen_station(STATION_OVERDRACHT), OVERDRACHTEN);
    zet_onderzoek(&k, false);
    zet_onderzoek(&k, true);
    zet_uren(&k, begrippen_station(STATION_MONITORING), MOMENTEN);
    zet_teams(&k);
    zet_jeugd(&k);
    zet_hulp(&k);
    free(uren);
    period->stations = l.rij;
    period->count = l.aantal;
    return !l.vol;
}
