#include "models/verkeer/stand.h"

#include "models/lokaal_inname.h"
#include "models/verkeer/verdeling.h"
#include "models/vt_besluit.h"

#include <math.h>
#include <stdlib.h>

#define DAG ((double)CLOCK_DAY)
#define SOORTEN_OVERDRACHT 4 /* warm or not, direct or not */

double verkeer_respons(const struct verkeer_stand *s, enum respons r, size_t gemeente,
                       enum zwaarte zwaarte, double aan)
{
    const struct respons_rij *rij = mechanismen_rij(r);
    enum stand stand = s->m ? s->m->stand[rij->mechanisme] : STAND_AAN;
    if (stand == STAND_AAN) {
        return aan;
    }
    const double *bevroren =
        stand == STAND_BEVROREN ? mechanismen_bevroren(s->m, r, (int)gemeente, zwaarte) : NULL;
    return bevroren ? *bevroren : stand == STAND_UIT ? rij->uit : aan;
}

double verkeer_escalatie(const struct verkeer_stand *s, size_t gemeente, enum zwaarte werkelijk,
                         double dagen)
{
    if (werkelijk == ZWAAR) {
        return 0.0;
    }
    double per_30 = kans_op(s->d->escalatie.per_30_dagen, s->op);
    double kans = 1.0 - pow(1.0 - per_30, dagen / 30.0);
    return verkeer_respons(s, R2_ESCALATIE, gemeente, werkelijk, kans);
}

double verkeer_niveau(const struct parameter_value *const aandeel[ZWAARTEN], tick op, double schuif,
                      enum zwaarte zwaarte)
{
    double p = 0.0, onder = 0.0, tot = 0.0;
    for (int z = 0; z <= (int)zwaarte; z++) {
        onder = tot;
        p += kans_op(aandeel[z], op);
        tot = z == ZWAAR || p >= 1.0 - 1e-12 ? 1.0 : verkeer_schuif(p, -schuif);
    }
    return tot - onder;
}

double verkeer_lijst_dagen(double plaatsen, double belasting, double dagen, double cv)
{
    if (belasting >= 1.0) {
        return INFINITY;
    }
    if (belasting <= 0.0 || !isfinite(plaatsen)) {
        return 0.0;
    }
    double kans = pow(belasting, sqrt(2.0 * (plaatsen + 1.0)) - 1.0);
    return 0.5 * (1.0 + cv * cv) * dagen * kans / (plaatsen * (1.0 - belasting));
}

/* --- what is looked up once --- */

/* Days until a roster opens, of who comes at any moment of an ordinary week. */
static double tot_opening(const struct roster *r)
{
    double week = 7.0 * DAG, nacht = DAG - r->length, weekend = 3.0 * DAG - r->length;
    return (4.0 * nacht * nacht + weekend * weekend) / (2.0 * week) / DAG;
}

/* The same of meetings on these weekdays, or every so many days. */
static double tot_vergadering(unsigned weekdagen, int elke)
{
    if (!weekdagen) {
        return 0.5 * elke;
    }
    double som = 0.0;
    for (int dag = 0; dag < 7; dag++) {
        int gat = 1;
        while (!(weekdagen >> (dag + gat) % 7 & 1u)) {
            gat++;
        }
        som += weekdagen >> dag & 1u ? gat * gat : 0;
    }
    return som / 14.0;
}

static void lees_wachten(struct verkeer_stand *s)
{
    const struct keten_delen *d = s->d;
    struct roster front = {.open = d->front.kantoor.open,
                           .length = (int)llround(d->front.uren_week * 3600.0 / 5.0)};
    s->kantoor_wacht = tot_opening(&d->veilig_thuis.kantoor);
    s->wacht.vb = s->wacht.overdracht = tot_opening(&front);
    s->wacht.onderzoek = s->wacht.raad = s->wacht.gi = s->wacht.hulp = s->kantoor_wacht;
    s->wacht.tafel = tot_vergadering(d->jbt.weekdagen, 7);
    for (size_t g = 0; g < s->gemeenten; g++) {
        const struct team_instelling *t = &d->lokaal_veld.team[g];
        bool poort = t->overleg_poort && (t->overleg_weekdagen || t->overleg_dagen > 0);
        s->wacht.overleg[g] = poort ? tot_vergadering(t->overleg_weekdagen, t->overleg_dagen) : 0.0;
        s->wacht.team[g] = poort ? 0.0 : s->kantoor_wacht; /* a meeting is held in office hours */
    }
}

static bool lees_direct(struct verkeer_stand *s)
{
    struct veilig_thuis vt = {.in = &s->d->veilig_thuis};
    vt.doorzet = calloc(s->gemeenten, sizeof *vt.doorzet);
    if (!vt.doorzet) {
        return false;
    }
    for (size_t g = 0; g < s->gemeenten; g++) {
        vt.doorzet[g].totaal = -1.0;
        for (int b = 0; b < ZWAARTEN; b++) {
            double kans = veilig_thuis_direct_kans(&vt, (int)g, (enum zwaarte)b, s->op);
            s->direct[g * ZWAARTEN + (size_t)b] =
                verkeer_schuif(kans, verkeer_respons(s, R9_DIRECT, g, (enum zwaarte)b, 0.0));
        }
    }
    free(vt.doorzet);
    for (int b = 0; b < ZWAARTEN; b++) {
        s->huisverbod[b] = vt_besluit_huisverbod(&s->d->veilig_thuis, (enum zwaarte)b, s->op);
    }
    return true;
}

static size_t te_zwaar_plek(size_t g, enum zwaarte w, bool kinderen, bool warm, bool direct)
{
    return ((g * ZWAARTEN + (size_t)w) * 2 + kinderen) * SOORTEN_OVERDRACHT + 2 * (size_t)warm +
           direct;
}

static void lees_te_zwaar(struct verkeer_stand *s)
{
    struct simulation sim = {.now = s->op};
    struct lokaal_veld lv = {.sim = &sim, .in = &s->d->lokaal_veld};
    for (size_t g = 0; g < s->gemeenten; g++) {
        for (int n = 0; n < ZWAARTEN * 2 * SOORTEN_OVERDRACHT; n++) {
            enum zwaarte w = (enum zwaarte)(n / (2 * SOORTEN_OVERDRACHT));
            bool kinderen = n / SOORTEN_OVERDRACHT % 2, warm = n / 2 % 2, direct = n % 2;
            struct casus c = {.gemeente = (uint8_t)g,
                              .werkelijk = w,
                              .kinderen = kinderen,
                              .warm = warm,
                              .route = direct ? ROUTE_DIRECT : ROUTE_ONDERZOEK};
            s->te_zwaar[te_zwaar_plek(g, w, kinderen, warm, direct)] =
                verkeer_respons(s, R4_TERUGMELDING, g, w, lokaal_inname_te_zwaar(&lv, &c));
        }
    }
}

double verkeer_te_zwaar(const struct verkeer_stand *s, size_t gemeente, enum zwaarte werkelijk,
                        bool kinderen, bool warm, bool direct)
{
    return s->te_zwaar[te_zwaar_plek(gemeente, werkelijk, kinderen, warm, direct)];
}

/* As huishouden_maak draws them: none, or 1 + Poisson, cut at the most there can be. */
static void lees_kinderen(struct verkeer_stand *s)
{
    const struct huishouden_instelling *in = &s->d->huishoudens;
    double extra = in->kinderen_gemiddeld - 1.0, p = exp(-extra), rest = 1.0, som = 0.0;
    s->kinderen[0] = 0.0;
    for (int k = 1; k <= HUISHOUDEN_KINDEREN; k++) {
        s->kinderen[k] = k < HUISHOUDEN_KINDEREN ? p : rest;
        som += k * s->kinderen[k];
        rest -= p;
        p *= extra / k;
    }
    s->met_kinderen = 1.0 - in->kans_zonder_kinderen;
    s->kinderen_gemiddeld = som;
}

/* The longest of the hours of a family's children, after the fixed time of each. */
static void lees_gezinnen(struct verkeer_stand *s)
{
    const struct raad_instelling *raad = &s->d->raad;
    const struct gi_instelling *gi = &s->d->gi;
    const size_t n = HUISHOUDEN_KINDEREN + 1;
    const struct distribution *uren = &parameter_step_at(raad->uren, s->op)->distribution;
    s->raad_gezin = verkeer_gemiddeld(raad->extern_dagen, s->op) +
                    7.0 * verkeer_langste(uren, s->kinderen, n) * waarde_op(raad->caseload, s->op) /
                        raad->uren_week;
    s->gi_gezin_ots =
        verkeer_langste(&parameter_step_at(gi->ots_dagen, s->op)->distribution, s->kinderen, n);
    s->gi_gezin_save =
        verkeer_langste(&parameter_step_at(gi->save_dagen, s->op)->distribution, s->kinderen, n);
}

/* --- reports that come late --- */

#define STAP 0.25 /* days */
#define STAPPEN 480

/* When a melding comes, in steps after the incident; the police in the next night. */
static void lees_vertraging(struct verkeer_stand *s, double *kans)
{
    const struct melding_instelling *in = &s->d->melding;
    double alle = 0.0, m1 = 0.0, m2 = 0.0;
    for (int m = 0; m < MELDERS_BUITEN; m++) {
        alle += waarde_op(in->aandeel[m], s->op) * waarde_op(in->factor[m], s->op);
    }
    for (int m = 0; alle > 0.0 && m < MELDERS_BUITEN; m++) {
        double deel = waarde_op(in->aandeel[m], s->op) * waarde_op(in->factor[m], s->op) / alle;
        double nacht = m == POLITIE ? 0.5 : 0.0; /* half a day on average */
        const struct distribution *d = &parameter_step_at(in->vertraging[m], s->op)->distribution;
        double sd = distribution_sd(d), gemiddeld = d->mean + nacht;
        m1 += deel * gemiddeld;
        m2 += deel * (gemiddeld * gemiddeld + sd * sd + nacht / 6.0);
        double tot = 0.0;
        for (int i = 0; i < STAPPEN; i++) {
            double korter = i + 1 < STAPPEN ? distribution_chance(d, (i + 1) * STAP - nacht) : 1.0;
            kans[i] += deel * (korter - tot);
            tot = korter;
        }
    }
    s->meld_dagen = m1;
    s->meld_sd = sqrt(fmax(0.0, m2 - m1 * m1));
}

/* Two reporters of one incident: how much later the second comes, against how long Veilig Thuis
 * has the casus. */
static bool lees_naijl(struct verkeer_stand *s)
{
    const struct vt_instelling *vt = &s->d->veilig_thuis;
    double *kans = calloc(STAPPEN, sizeof *kans);
    if (!kans) {
        return false;
    }
    lees_vertraging(s, kans);
    double werk = 7.0 * verkeer_gemiddeld(vt->vb_uren, s->op) / vt->uren_week;
    double bezig = s->wacht.vb + werk;
    double onderzoek = s->wacht.onderzoek + verkeer_gemiddeld(vt->onderzoek.extern_dagen, s->op) +
                       7.0 * verkeer_gemiddeld(vt->onderzoek.uren[MIDDELZWAAR], s->op) *
                           waarde_op(vt->onderzoek_caseload[MIDDELZWAAR], s->op) / vt->uren_week;
    const struct distribution *navraag = &parameter_step_at(vt->vb_extern, s->op)->distribution;
    s->naijl_vb = s->naijl_onderzoek = 0.0;
    for (int later = 1; later < STAPPEN; later++) {
        double samen = 0.0;
        for (int i = 0; i + later < STAPPEN; i++) {
            samen += kans[i] * kans[i + later];
        }
        s->naijl_vb += 2.0 * samen * distribution_chance(navraag, later * STAP - bezig);
        s->naijl_onderzoek +=
            2.0 * samen * distribution_chance(navraag, later * STAP - bezig - onderzoek);
    }
    free(kans);
    return true;
}

bool verkeer_stand_lees(struct verkeer_stand *s, const struct keten_instelling *in, bool historie,
                        tick op)
{
    *s = (struct verkeer_stand){.d = historie ? &in->historie : &in->lopend,
                                .m = historie ? NULL : &in->mechanismen,
                                .op = op,
                                .gemeenten = in->gemeenten,
                                .hermelding_jaren =
                                    (double)in->hermelding_termijn / (CLOCK_YEAR_DAYS * DAG)};
    size_t n = in->gemeenten;
    s->direct = calloc(n * ZWAARTEN, sizeof *s->direct);
    s->te_zwaar = calloc(n * ZWAARTEN * 2 * SOORTEN_OVERDRACHT, sizeof *s->te_zwaar);
    s->wacht.overleg = calloc(n, sizeof *s->wacht.overleg);
    s->wacht.team = calloc(n, sizeof *s->wacht.team);
    s->door.team = calloc(n, sizeof *s->door.team);
    s->door.zwaar = calloc(n, sizeof *s->door.zwaar);
    if (!s->direct || !s->te_zwaar || !s->wacht.overleg || !s->wacht.team || !s->door.team ||
        !s->door.zwaar) {
        return false;
    }
    s->door.onderzoek = s->door.raad = s->door.gi = 1.0;
    for (size_t g = 0; g < n; g++) {
        s->door.team[g] = s->door.zwaar[g] = 1.0;
    }
    lees_wachten(s);
    lees_te_zwaar(s);
    lees_kinderen(s);
    lees_gezinnen(s);
    verkeer_aanbod_lees(&s->aanbod, &s->d->hulp, op);
    return lees_direct(s) && lees_naijl(s);
}

void verkeer_stand_release(struct verkeer_stand *s)
{
    free(s->direct);
    free(s->te_zwaar);
    free(s->wacht.overleg);
    free(s->wacht.team);
    free(s->door.team);
    free(s->door.zwaar);
    *s = (struct verkeer_stand){0};
}
