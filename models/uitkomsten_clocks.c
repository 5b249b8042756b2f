/* Doorlooptijden, terms and recidive: from the milestones of the casussen opened after the warm-up.
 *
 * Curves by Aalen–Johansen: closing without the milestone, refusing and leaving compete; only the
 * end of the run censors. Raadszaken stay out of the first contact (they reach no help in that
 * sense until the Raad is done). */
#include "models/uitkomsten_intern.h"

#include "sim/incidence.h"

#include <math.h>
#include <stdlib.h>

#define DAG ((double)CLOCK_DAY)
#define TAU (730 * CLOCK_DAY)
#define MAAND (CLOCK_YEAR_DAYS / 12.0 * DAG)

enum groep { GROEP_ALLE, GROEP_ZWAARTE, GROEP_VOORGESCHIEDENIS };

struct keuze {
    struct waarnemer *w;
    int gemeente; /* −1: all */
    const char *naam;
    enum groep groep;
    int waarde;
    const char *uitsplitsing;
    int32_t *casus; /* those of the group */
    size_t casussen;
    struct incidence_record *record;
};

static bool past(const struct keuze *k, const struct casus *c)
{
    return c->telt && (k->gemeente < 0 || c->gemeente == k->gemeente) &&
           (k->groep != GROEP_ZWAARTE || (int)c->eerste_beoordeeld == k->waarde) &&
           (k->groep != GROEP_VOORGESCHIEDENIS || (int)c->voorgeschiedenis == k->waarde);
}

static tick eind(const struct keuze *k)
{
    return k->w->k->in->eind;
}

/* From one milestone to another; closing before it is another ending. False: this casus is not in
 * this clock. */
static bool mijlpalen(const struct casus *c, enum mijlpaal van, enum mijlpaal tot, tick einde,
                      struct incidence_record *r)
{
    if (c->mijlpaal[van] == CLOCK_NEVER) {
        return false;
    }
    tick op = c->mijlpaal[tot], gesloten = c->mijlpaal[MIJLPAAL_GESLOTEN];
    if (op < c->mijlpaal[van]) {
        op = CLOCK_NEVER; /* of an earlier visit: this one is still under way */
    }
    tick t = op != CLOCK_NEVER ? op : gesloten != CLOCK_NEVER ? gesloten : einde;
    r->ending = op != CLOCK_NEVER         ? INCIDENCE_EVENT
                : gesloten != CLOCK_NEVER ? INCIDENCE_OTHER
                                          : INCIDENCE_CENSORED;
    r->ticks = t - c->mijlpaal[van];
    return true;
}

/* Decided on at the first VB. Whoever got it only after having been sent back is not in its clock
 * and term: those months elsewhere were none of the onderzoek. */
static bool kreeg_onderzoek(const struct casus *c)
{
    return c->eerste_route == ROUTE_ONDERZOEK || c->eerste_route == ROUTE_VENV;
}

struct klok {
    enum kpi_nummer kpi, aankomst; /* aankomst = KPI_AANTAL: none */
    enum mijlpaal van, tot;
    bool curve;
};

static const struct klok klokken[] = {
    {KPI_DL_VB, KPI_AANKOMST_VB, MIJLPAAL_MELDING, MIJLPAAL_VB, true},
    {KPI_DL_ONDERZOEK, KPI_AANTAL, MIJLPAAL_VB, MIJLPAAL_ONDERZOEK_EIND, true},
    {KPI_DL_OVERDRACHT, KPI_AANKOMST_OVERDRACHT, MIJLPAAL_MELDING, MIJLPAAL_OVERDRACHT, true},
    {KPI_DL_JBT, KPI_AANKOMST_JBT, MIJLPAAL_JBT_VERZOEK, MIJLPAAL_JBT_BESLUIT, true},
    {KPI_DL_RAAD, KPI_AANKOMST_RAAD, MIJLPAAL_RAAD_VERZOEK, MIJLPAAL_RAAD_EIND, true},
    {KPI_DL_CONTACT, KPI_AANKOMST_CONTACT, MIJLPAAL_INCIDENT, MIJLPAAL_CONTACT, true},
    {KPI_DL_HULP, KPI_AANKOMST_HULP, MIJLPAAL_INCIDENT, MIJLPAAL_HULP_START, true},
    {KPI_DL_TRAJECT, KPI_AANKOMST_TRAJECT, MIJLPAAL_INCIDENT, MIJLPAAL_HULP_EIND, true},
};

static void curve_zet(const struct keuze *k, enum kpi_nummer kpi, const struct incidence *curve)
{
    struct uitkomst *u = k->w->u;
    size_t n = u->curve_aantal++;
    u->curve_cel = realloc(u->curve_cel, u->curve_aantal * sizeof *u->curve_cel);
    u->curve = realloc(u->curve, u->curve_aantal * CURVE_PUNTEN * sizeof *u->curve);
    if (!u->curve_cel || !u->curve) {
        abort();
    }
    u->curve_cel[n] = (struct kpi_cell){kpi, "keten", k->naam, k->uitsplitsing};
    for (size_t p = 0; p < CURVE_PUNTEN; p++) {
        u->curve[n * CURVE_PUNTEN + p] =
            (float)(100.0 * incidence_at(curve, clock_round((double)p * CURVE_STAP_DAGEN * DAG)));
    }
}

static struct incidence *schat(const struct keuze *k, size_t n)
{
    struct incidence *curve = incidence_estimate(k->record, n);
    SIM_CHECK(&k->w->k->sim, curve != NULL);
    return curve;
}

static void zet(const struct keuze *k, enum kpi_nummer kpi, double waarde)
{
    uitkomsten_zet(k->w->u, kpi, "keten", k->naam, k->uitsplitsing, waarde);
}

static void doorlooptijd(const struct keuze *k, const struct klok *klok)
{
    const struct casussen *cs = &k->w->k->casussen;
    size_t n = 0;
    for (size_t i = 0; i < k->casussen; i++) {
        const struct casus *c = &cs->rij[k->casus[i]];
        bool mee =
            !(klok->kpi == KPI_DL_CONTACT && c->raadszaak) &&
            !(klok->kpi == KPI_DL_TRAJECT && c->mijlpaal[MIJLPAAL_HULP_START] == CLOCK_NEVER);
        /* What monitoring found had happened months before: no clock of the chain. */
        mee = mee && !(klok->van == MIJLPAAL_INCIDENT && c->melder == AMBTSHALVE);
        mee = mee && (klok->kpi != KPI_DL_ONDERZOEK || kreeg_onderzoek(c));
        n += mee && mijlpalen(c, klok->van, klok->tot, eind(k), &k->record[n]);
    }
    struct incidence *curve = schat(k, n);
    zet(k, klok->kpi, incidence_mean(curve, TAU) / DAG);
    if (klok->aankomst != KPI_AANTAL) {
        zet(k, klok->aankomst, 100.0 * incidence_at(curve, TAU));
    }
    if (klok->curve && k->gemeente < 0 && k->groep == GROEP_ALLE) {
        curve_zet(k, klok->kpi, curve);
    }
    incidence_free(curve);
}

static void recidive(const struct keuze *k, bool werkelijk)
{
    const struct casussen *cs = &k->w->k->casussen;
    size_t n = 0;
    for (size_t i = 0; i < k->casussen; i++) {
        const struct casus *c = &cs->rij[k->casus[i]];
        tick op = werkelijk ? c->recidive_werkelijk : c->recidive;
        tick weg = c->vertrek < eind(k) ? c->vertrek : eind(k);
        tick t = op != CLOCK_NEVER ? op : weg;
        tick opening = c->mijlpaal[MIJLPAAL_MELDING];
        k->record[n].ticks = t > opening ? t - opening : 0;
        k->record[n++].ending = op != CLOCK_NEVER      ? INCIDENCE_EVENT
                                : c->vertrek < eind(k) ? INCIDENCE_OTHER
                                                       : INCIDENCE_CENSORED;
    }
    struct incidence *curve = schat(k, n);
    const enum kpi_nummer kpi[2][3] = {{KPI_RECIDIVE_12, KPI_RECIDIVE_15, KPI_RECIDIVE_24},
                                       {KPI_WERKELIJK_12, KPI_WERKELIJK_15, KPI_WERKELIJK_24}};
    const double maanden[3] = {12.0, 15.0, 24.0};
    for (int m = 0; m < 3; m++) {
        tick op = clock_round(maanden[m] * MAAND);
        bool lang_genoeg = eind(k) - k->w->k->in->telt_vanaf > op;
        zet(k, kpi[werkelijk][m], lang_genoeg ? 100.0 * incidence_at(curve, op) : (double)NAN);
    }
    if (!werkelijk && k->gemeente < 0 && k->groep != GROEP_ZWAARTE) {
        curve_zet(k, KPI_RECIDIVE, curve);
    }
    incidence_free(curve);
}

/* A legal term or norm: where it is reported, and the milestone that has to be there in time. */
enum termijn { TERMIJN_VB, TERMIJN_ONDERZOEK, TERMIJN_RAAD, TERMIJN_GI, TERMIJNEN };
static const struct termijn_rij {
    const char *station;
    enum mijlpaal op;
} termijnrijen[TERMIJNEN] = {
    [TERMIJN_VB] = {"vb", MIJLPAAL_VB},
    [TERMIJN_ONDERZOEK] = {"onderzoek", MIJLPAAL_ONDERZOEK_EIND},
    [TERMIJN_RAAD] = {"raad", MIJLPAAL_RAAD_START},
    [TERMIJN_GI] = {"gi", MIJLPAAL_GI_CONTACT},
};

/* The ends of the terms of one casus; CLOCK_NEVER: it has none. */
static void grenzen(const struct keten_instelling *in, const struct casus *c, tick grens[TERMIJNEN])
{
    const struct keten_delen *delen = &in->lopend;
    const tick *m = c->mijlpaal;
    grens[TERMIJN_VB] = calendar_term_end(in->kalender, m[MIJLPAAL_MELDING],
                                          (int)delen->veilig_thuis.vb_termijn_werkdagen);
    grens[TERMIJN_ONDERZOEK] = grens[TERMIJN_RAAD] = grens[TERMIJN_GI] = CLOCK_NEVER;
    if (m[MIJLPAAL_VB] != CLOCK_NEVER && kreeg_onderzoek(c)) {
        grens[TERMIJN_ONDERZOEK] =
            m[MIJLPAAL_VB] + clock_round(delen->veilig_thuis.onderzoek_termijn_dagen * DAG);
    }
    if (m[MIJLPAAL_RAAD_VERZOEK] != CLOCK_NEVER) {
        grens[TERMIJN_RAAD] =
            m[MIJLPAAL_RAAD_VERZOEK] + clock_round(delen->raad.termijn_dagen * DAG);
    }
    if (m[MIJLPAAL_GI_OPDRACHT] != CLOCK_NEVER) {
        grens[TERMIJN_GI] = calendar_term_end(in->kalender, m[MIJLPAAL_GI_OPDRACHT],
                                              (int)delen->gi.termijn_werkdagen);
    }
}

/* Share of those whose term has ended by now that made it. */
static void termijnen(const struct keuze *k)
{
    const struct keten *keten = k->w->k;
    double gehaald[TERMIJNEN] = {0.0}, allen[TERMIJNEN] = {0.0};
    for (size_t i = 0; i < k->casussen; i++) {
        const struct casus *c = &keten->casussen.rij[k->casus[i]];
        tick grens[TERMIJNEN];
        grenzen(keten->in, c, grens);
        for (int t = 0; t < TERMIJNEN; t++) {
            if (grens[t] <= eind(k)) {
                allen[t]++;
                gehaald[t] += c->mijlpaal[termijnrijen[t].op] <= grens[t];
            }
        }
    }
    for (int t = 0; t < TERMIJNEN; t++) {
        uitkomsten_zet(k->w->u, KPI_BINNEN_TERMIJN, termijnrijen[t].station, k->naam, "alle",
                       uitkomsten_procent(gehaald[t], allen[t]));
    }
}

static void een_keuze(struct keuze *k)
{
    const struct casussen *cs = &k->w->k->casussen;
    k->casussen = 0;
    for (int32_t i = 0; i < cs->aantal; i++) {
        if (past(k, &cs->rij[i])) {
            k->casus[k->casussen++] = i;
        }
    }
    for (size_t i = 0; i < sizeof klokken / sizeof klokken[0]; i++) {
        doorlooptijd(k, &klokken[i]);
    }
    recidive(k, false);
    recidive(k, true);
}

void uitkomsten_clocks(struct waarnemer *w)
{
    const struct keten_instelling *in = w->k->in;
    struct keuze k = {.w = w, .naam = "alle", .gemeente = -1, .uitsplitsing = "alle"};
    k.record = malloc(((size_t)w->k->casussen.aantal + 1) * sizeof *k.record);
    k.casus = malloc(((size_t)w->k->casussen.aantal + 1) * sizeof *k.casus);
    SIM_CHECK(&w->k->sim, k.record != NULL && k.casus != NULL);
    for (int g = -1; g < (int)in->gemeenten; g++) {
        k.gemeente = g;
        k.naam = g < 0 ? "alle" : in->sleutel[g];
        een_keuze(&k);
        termijnen(&k);
    }
    k.gemeente = -1;
    k.naam = "alle";
    k.groep = GROEP_ZWAARTE;
    for (k.waarde = 0; k.waarde < ZWAARTEN; k.waarde++) {
        k.uitsplitsing = begrippen_per_zwaarte((enum zwaarte)k.waarde);
        een_keuze(&k);
    }
    k.groep = GROEP_VOORGESCHIEDENIS;
    for (k.waarde = 0; k.waarde < VOORGESCHIEDENISSEN; k.waarde++) {
        k.uitsplitsing = begrippen_per_voorgeschiedenis((enum voorgeschiedenis)k.waarde);
        een_keuze(&k);
    }
    free(k.record);
    free(k.casus);
}
