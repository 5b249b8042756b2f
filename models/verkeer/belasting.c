/* Places: what is asked of them and what there is. */
#include "models/verkeer/werk.h"

#include "models/verkeer/verdeling.h"

#include <math.h>
#include <stdlib.h>

#define JAAR CLOCK_YEAR_DAYS

static double per(double deel, double geheel)
{
    return geheel > 0.0 ? deel / geheel : 0.0;
}

static double van_alle(const struct verkeer_stromen *st, int maat)
{
    double som = 0.0;
    for (size_t g = 0; g < st->gemeenten; g++) {
        som += st->gemeente[g].maat[maat];
    }
    return som;
}

/* Coefficient of variation of hours × factor after a fixed time. */
static double cv_van(const struct parameter_value *uren, double per_uur, double dagen, tick op)
{
    return per(per_uur * verkeer_spreiding(uren, op), dagen);
}

static void onderzoek(struct verkeer_plaatsen *p, const struct verkeer_stand *s,
                      const struct verkeer_stromen *st)
{
    const struct vt_instelling *in = &s->d->veilig_thuis;
    double caseload = waarde_op(in->onderzoek_caseload[MIDDELZWAAR], s->op);
    double inflow = van_alle(st, VM_DOORSTROOM + STATION_ONDERZOEK) +
                    van_alle(st, VM_DOORSTROOM + STATION_VENV);
    double fte = van_alle(st, VM_ONDERZOEK_FTE) + van_alle(st, VM_VENV_FTE);
    double dagen = per(van_alle(st, VM_ONDERZOEK_DAGEN) + van_alle(st, VM_VENV_DAGEN), inflow);
    *p = (struct verkeer_plaatsen){
        .inflow = inflow,
        .werk = fte / JAAR * caseload,
        .vast = van_alle(st, VM_VT_VAST) / JAAR * caseload +
                verkeer_respons(s, R1_PLAATSEN_VT, 0, LICHT, 0.0),
        .plaatsen = waarde_op(in->onderzoek_fte, s->op) * caseload *
                    verkeer_respons(s, R6_STERKTE_ONDERZOEK, 0, LICHT, 1.0),
        .dagen = dagen,
        .cv = cv_van(in->onderzoek.uren[MIDDELZWAAR], 7.0 * caseload / in->uren_week, dagen, s->op),
        .per_casus = 1.0};
}

static void team(struct verkeer_plaatsen *p, struct verkeer_plaatsen *zwaar,
                 const struct verkeer_stand *s, const struct verkeer_gemeente *van, size_t g)
{
    const struct lokaal_veld_instelling *lv = &s->d->lokaal_veld;
    const struct team_instelling *in = &lv->team[g];
    double caseload = waarde_op(in->caseload[MIDDELZWAAR], s->op), uur = 7.0 / lv->uren_week;
    double sterkte = verkeer_respons(s, R6_STERKTE_TEAM, g, LICHT, 1.0);
    double plannen = verkeer_gemiddeld(in->plannen, s->op),
           uren = verkeer_gemiddeld(in->uren[MIDDELZWAAR], s->op);
    double overig = waarde_op(in->overige_instroom, s->op) * VERKEER_WEKEN_PER_JAAR;
    double overig_dagen = plannen + uur * uren * caseload;
    double dagen = per(van->maat[VM_TEAM_DAGEN], van->maat[VM_TEAM]) + plannen;
    double deel_zwaar =
        per(van->maat[VM_ZWAAR_FTE], van->maat[VM_ZWAAR_FTE] + van->maat[VM_TEAM_FTE]);
    *p = (struct verkeer_plaatsen){
        .inflow = van->maat[VM_TEAM] * (1.0 - deel_zwaar),
        .overig = overig,
        .werk = (van->maat[VM_TEAM_FTE] / JAAR) * caseload + overig * overig_dagen / JAAR,
        .vast = van->maat[VM_TEAM_VAST] / JAAR * caseload +
                verkeer_respons(s, R1_PLAATSEN_TEAM, g, LICHT, 0.0),
        .plaatsen = waarde_op(in->fte, s->op) * caseload * sterkte,
        .dagen = dagen,
        .cv = cv_van(in->uren[MIDDELZWAAR], uur * caseload, dagen, s->op),
        .per_casus = 1.0};
    double caseload_zwaar = waarde_op(in->caseload[ZWAAR], s->op);
    *zwaar = (struct verkeer_plaatsen){.inflow = van->maat[VM_TEAM] * deel_zwaar,
                                       .werk = van->maat[VM_ZWAAR_FTE] / JAAR * caseload_zwaar,
                                       .vast = van->maat[VM_ZWAAR_VAST] / JAAR * caseload_zwaar,
                                       .plaatsen = waarde_op(in->fte_zwaar, s->op) *
                                                   caseload_zwaar * sterkte,
                                       .dagen = dagen,
                                       .cv = p->cv,
                                       .per_casus = 1.0};
}

static void raad(struct verkeer_plaatsen *p, const struct verkeer_stand *s,
                 const struct verkeer_stromen *st)
{
    const struct raad_instelling *in = &s->d->raad;
    double caseload = waarde_op(in->caseload, s->op), uur = 7.0 * caseload / in->uren_week;
    double dagen =
        verkeer_gemiddeld(in->extern_dagen, s->op) + uur * verkeer_gemiddeld(in->uren, s->op);
    double inflow = van_alle(st, VM_DOORSTROOM + STATION_RAAD);
    double overig = waarde_op(in->overige_instroom, s->op) * VERKEER_WEKEN_PER_JAAR;
    *p = (struct verkeer_plaatsen){.inflow = inflow,
                                   .overig = overig,
                                   .werk = (inflow * s->kinderen_gemiddeld + overig) * dagen / JAAR,
                                   .plaatsen = waarde_op(in->fte, s->op) * caseload,
                                   .dagen = dagen,
                                   .cv = cv_van(in->uren, uur, dagen, s->op),
                                   .per_casus = s->kinderen_gemiddeld};
}

static void gi(struct verkeer_plaatsen *p, const struct verkeer_stand *s,
               const struct verkeer_stromen *st)
{
    const struct gi_instelling *in = &s->d->gi;
    double inflow = van_alle(st, VM_DOORSTROOM + STATION_GI), ots = van_alle(st, VM_GI_OTS);
    double overig = waarde_op(in->overige_instroom, s->op) * VERKEER_WEKEN_PER_JAAR;
    double lang = verkeer_gemiddeld(in->ots_dagen, s->op),
           kort = verkeer_gemiddeld(in->save_dagen, s->op);
    double werk = (ots * lang + (inflow - ots) * kort) * s->kinderen_gemiddeld + overig * lang;
    double stuks = inflow * s->kinderen_gemiddeld + overig;
    *p = (struct verkeer_plaatsen){.inflow = inflow,
                                   .overig = overig,
                                   .werk = werk / JAAR,
                                   .plaatsen =
                                       waarde_op(in->fte, s->op) * waarde_op(in->caseload, s->op),
                                   .dagen = per(werk, stuks),
                                   .cv = cv_van(in->ots_dagen, 1.0, lang, s->op),
                                   .per_casus = s->kinderen_gemiddeld};
}

static void hulp(struct verkeer_plaatsen *p, const struct verkeer_stand *s,
                 const struct verkeer_stromen *st, int soort)
{
    const struct hulpsoort_instelling *in = &s->d->hulp.soort[soort];
    double inflow = van_alle(st, VM_TRAJECT + soort), dagen = verkeer_gemiddeld(in->duur, s->op);
    double overig = waarde_op(in->overige_instroom, s->op) * VERKEER_WEKEN_PER_JAAR;
    *p = (struct verkeer_plaatsen){.inflow = inflow,
                                   .overig = overig,
                                   .werk = (inflow + overig) * dagen / JAAR,
                                   .plaatsen = waarde_op(in->plaatsen, s->op),
                                   .dagen = dagen,
                                   .cv = cv_van(in->duur, 1.0, dagen, s->op),
                                   .per_casus = 1.0};
}

/* A service ends at any moment; its place is handed out when the office opens. */
static void leeg(struct verkeer_plaatsen *p, const struct verkeer_stand *s)
{
    p->leeg = per(p->werk, p->dagen) * s->kantoor_wacht;
}

bool verkeer_belasting(struct verkeer_belasting *b, const struct verkeer_stand *s,
                       const struct verkeer_stromen *stromen)
{
    *b = (struct verkeer_belasting){0};
    b->team = calloc(s->gemeenten, sizeof *b->team);
    b->zwaar = calloc(s->gemeenten, sizeof *b->zwaar);
    if (!b->team || !b->zwaar) {
        return false;
    }
    onderzoek(&b->onderzoek, s, stromen);
    raad(&b->raad, s, stromen);
    gi(&b->gi, s, stromen);
    for (size_t g = 0; g < s->gemeenten; g++) {
        team(&b->team[g], &b->zwaar[g], s, &stromen->gemeente[g], g);
        leeg(&b->team[g], s);
        leeg(&b->zwaar[g], s);
    }
    for (int soort = 0; soort < HULPSOORTEN; soort++) {
        hulp(&b->hulp[soort], s, stromen, soort);
        leeg(&b->hulp[soort], s);
    }
    leeg(&b->onderzoek, s);
    leeg(&b->raad, s);
    leeg(&b->gi, s);
    return true;
}

double verkeer_vol(const struct verkeer_plaatsen *p)
{
    double gevraagd = p->werk + p->vast + p->leeg;
    return isfinite(p->plaatsen) && gevraagd > 0.0
               ? (p->plaatsen > 0.0 ? gevraagd / p->plaatsen : INFINITY)
               : 0.0;
}

void verkeer_belasting_release(struct verkeer_belasting *b)
{
    free(b->team);
    free(b->zwaar);
    *b = (struct verkeer_belasting){0};
}

/* --- waits --- */

#define BIJNA_VOL 0.95

/* Days on the list beside the office being closed; `gemeld` and `stuks`: as many are stated to
 * wait, and so many a year come in. */
static double lijst(const struct verkeer_plaatsen *p, double gemeld)
{
    double over = p->plaatsen - p->vast - p->leeg;
    if (!isfinite(over) || p->werk <= 0.0) {
        return 0.0;
    }
    double stuks = p->inflow * p->per_casus + p->overig;
    double zelf =
        over > 0.0 ? verkeer_lijst_dagen(over, p->werk / over, p->dagen, p->cv) : INFINITY;
    double bijna = verkeer_lijst_dagen(fmax(over, 1.0), BIJNA_VOL, p->dagen, p->cv);
    return fmin(zelf, fmax(bijna, per(gemeld * JAAR, stuks)));
}

void verkeer_wachten(struct verkeer_stand *s, const struct verkeer_belasting *b)
{
    const struct keten_delen *d = s->d;
    s->wacht.onderzoek = s->kantoor_wacht + lijst(&b->onderzoek, d->veilig_thuis.wachtlijst_start);
    s->wacht.raad = s->kantoor_wacht + lijst(&b->raad, d->raad.wachtlijst_start);
    s->wacht.gi = s->kantoor_wacht + lijst(&b->gi, 0.0);
    for (size_t g = 0; g < s->gemeenten; g++) {
        double dicht = s->wacht.overleg[g] > 0.0 ? 0.0 : s->kantoor_wacht;
        s->wacht.team[g] = dicht + lijst(&b->team[g], d->lokaal_veld.team[g].wachtlijst_start);
    }
}

/* --- what gets through --- */

static void laat_door(double *deel, const struct verkeer_plaatsen *p, bool *anders)
{
    double vol = verkeer_vol(p), nu = vol > 1.0 ? 1.0 / vol : 1.0;
    *anders = *anders || fabs(nu - *deel) > 0.002;
    *deel = nu;
}

bool verkeer_doorlaten(struct verkeer_stand *s, const struct verkeer_belasting *b)
{
    bool anders = false;
    laat_door(&s->door.onderzoek, &b->onderzoek, &anders);
    laat_door(&s->door.raad, &b->raad, &anders);
    laat_door(&s->door.gi, &b->gi, &anders);
    for (size_t g = 0; g < s->gemeenten; g++) {
        laat_door(&s->door.team[g], &b->team[g], &anders);
        laat_door(&s->door.zwaar[g], &b->zwaar[g], &anders);
    }
    return anders;
}
