/* Stated figures that cannot both be true.
 *
 * A stated length of the years before `start` (historie_dagen, waiting included) is held against
 * the length that the stated work gives: fixed time + hours × caseload ÷ productive hours, without
 * waiting and with as long a wait as the stated list at the stated inflow (Little). It contradicts
 * them when it lies more than a factor `FACTOR` outside that span and the span lies outside its own
 * stated range. Shares after the VB that together pass 100% contradict each other. */
#include "models/verkeer/bevindingen.h"

#include "models/verkeer/verdeling.h"

#include <math.h>
#include <stdio.h>

#define FACTOR 1.5
#define PAD 200
#define SPELING 0.005 /* shares are rounded */

struct lengte {
    const struct parameter_value *historie;
    double kort, lang; /* what the work gives, without and with waiting */
    const char *station, *gemeente;
    const char *ander; /* the path of the work; may end in ".*" */
};

static bool buiten(double waarde, double laag, double hoog)
{
    return waarde > FACTOR * hoog || waarde < laag / FACTOR;
}

static bool lengte(struct traffic *traffic, const struct keten_instelling *in,
                   const struct lengte *l)
{
    double dagen = verkeer_gemiddeld(l->historie, in->start);
    /* The stated range of the length may hold what the work gives. */
    bool bereik = isfinite(l->historie->low) && isfinite(l->historie->high);
    bool past = bereik && l->lang >= l->historie->low && l->kort <= l->historie->high;
    if (l->lang <= 0.0 || past || !buiten(dagen, l->kort, l->lang)) {
        return true;
    }
    return verkeer_bevind(traffic,
                          (struct traffic_finding){.kind = TRAFFIC_CONTRADICTION,
                                                   .station = l->station,
                                                   .gemeente = l->gemeente,
                                                   .from = in->start,
                                                   .to = in->start,
                                                   .stated = dagen,
                                                   .low = l->kort,
                                                   .high = l->lang},
                          l->historie->path, l->ander,
                          "de opgegeven duur tegenover werk, caseload en wachtlijst, in dagen",
                          "the stated length against work, caseload and list, in days");
}

/* Days on a list of so many when so many a year come in. */
static double wacht(double lijst, const struct verkeer_plaatsen *p)
{
    double stuks = p->inflow * p->per_casus + p->overig;
    return stuks > 0.0 ? CLOCK_YEAR_DAYS * lijst / stuks : 0.0;
}

/* The shortest and the longest of the three zwaarten, of fixed days and hours. */
static void span(struct lengte *l, double vast, const struct parameter_value *const uren[ZWAARTEN],
                 const struct parameter_value *const caseload[ZWAARTEN], double uren_week, tick op)
{
    l->kort = INFINITY;
    l->lang = 0.0;
    for (int z = 0; z < ZWAARTEN; z++) {
        double dagen =
            vast + 7.0 * verkeer_gemiddeld(uren[z], op) * waarde_op(caseload[z], op) / uren_week;
        l->kort = fmin(l->kort, dagen);
        l->lang = fmax(l->lang, dagen);
    }
}

static bool bij_veilig_thuis(struct traffic *traffic, const struct keten_instelling *in,
                             const struct verkeer_datum *h)
{
    const struct vt_instelling *vt = &in->historie.veilig_thuis;
    tick op = in->start;
    double op_lijst = h->s.kantoor_wacht + wacht(vt->wachtlijst_start, &h->b.onderzoek);
    double vb = 7.0 * verkeer_gemiddeld(vt->vb_uren, op) / vt->uren_week / 7.0 +
                verkeer_gemiddeld(vt->vb_extern, op);
    struct lengte l = {.historie = vt->vb_historie,
                       .kort = vb,
                       .lang = vb + 7.0 * verkeer_gemiddeld(vt->vb_uren, op) / vt->uren_week +
                               h->s.wacht.vb,
                       .station = begrippen_station(STATION_VB),
                       .gemeente = "alle",
                       .ander = "veilig_thuis.vb.extern"};
    bool klaar = lengte(traffic, in, &l);
    l = (struct lengte){.historie = vt->onderzoek.historie_dagen,
                        .station = begrippen_station(STATION_ONDERZOEK),
                        .gemeente = "alle",
                        .ander = "veilig_thuis.onderzoek.uren"};
    span(&l, verkeer_gemiddeld(vt->onderzoek.extern_dagen, op), vt->onderzoek.uren,
         vt->onderzoek_caseload, vt->uren_week, op);
    l.lang += op_lijst;
    klaar = klaar && lengte(traffic, in, &l);
    l = (struct lengte){.historie = vt->venv_product.historie_dagen,
                        .station = begrippen_station(STATION_VENV),
                        .gemeente = "alle",
                        .ander = "veilig_thuis.venv.uren"};
    span(&l, verkeer_gemiddeld(vt->venv_product.extern_dagen, op), vt->venv_product.uren,
         vt->onderzoek_caseload, vt->uren_week, op);
    l.lang += op_lijst;
    return klaar && lengte(traffic, in, &l);
}

static bool bij_teams(struct traffic *traffic, const struct keten_instelling *in,
                      const struct verkeer_datum *h)
{
    const struct lokaal_veld_instelling *lv = &in->historie.lokaal_veld;
    tick op = in->start;
    bool klaar = true;
    for (size_t g = 0; klaar && g < in->gemeenten; g++) {
        const struct team_instelling *t = &lv->team[g];
        char pad[PAD];
        snprintf(pad, sizeof pad, "gemeenten.%s.lokaal_team.uren", in->sleutel[g]);
        struct lengte l = {.historie = t->historie_dagen,
                           .station = begrippen_station(STATION_LOKAAL_TEAM),
                           .gemeente = in->sleutel[g],
                           .ander = pad};
        span(&l, verkeer_gemiddeld(t->plannen, op), t->uren, t->caseload, lv->uren_week, op);
        double direct = waarde_op(t->direct_factor, op);
        l.lang = l.lang * fmax(1.0, direct) + h->s.wacht.overleg[g] + h->s.kantoor_wacht +
                 wacht(t->wachtlijst_start, &h->b.team[g]);
        klaar = lengte(traffic, in, &l);
    }
    return klaar;
}

static bool bij_jeugd(struct traffic *traffic, const struct keten_instelling *in,
                      const struct verkeer_datum *h)
{
    const struct keten_delen *d = &in->historie;
    tick op = in->start;
    double kind = h->b.raad.dagen;
    struct lengte l = {.historie = d->raad.historie_dagen,
                       .kort = kind,
                       .lang =
                           kind + h->s.kantoor_wacht + wacht(d->raad.wachtlijst_start, &h->b.raad),
                       .station = begrippen_station(STATION_RAAD),
                       .gemeente = "alle",
                       .ander = "raad.uren"};
    bool klaar = lengte(traffic, in, &l);
    l = (struct lengte){.historie = d->jbt.historie_dagen,
                        .kort = INFINITY,
                        .station = begrippen_station(STATION_JBT),
                        .gemeente = "alle",
                        .ander = "jbt.voorbereiding"};
    for (int t = 0; t < JBT_TOEGANGEN; t++) {
        double dagen = verkeer_gemiddeld(d->jbt.voorbereiding[t], op);
        l.kort = fmin(l.kort, dagen);
        l.lang = fmax(l.lang, dagen + 2.0 * h->s.wacht.tafel);
    }
    klaar = klaar && lengte(traffic, in, &l);
    double ots = verkeer_gemiddeld(d->gi.ots_dagen, op),
           save = verkeer_gemiddeld(d->gi.save_dagen, op);
    return klaar &&
           lengte(traffic, in,
                  &(struct lengte){.historie = d->gi.historie_ots_dagen,
                                   .kort = ots,
                                   .lang = ots,
                                   .station = begrippen_station(STATION_GI),
                                   .gemeente = "alle",
                                   .ander = "gi.ots_dagen"}) &&
           lengte(traffic, in,
                  &(struct lengte){.historie = d->gi.historie_save_dagen,
                                   .kort = save,
                                   .lang = save,
                                   .station = begrippen_station(STATION_GI),
                                   .gemeente = "alle",
                                   .ander = "gi.save_dagen"});
}

/* --- shares after the VB --- */

/* What geen vervolg, huisverboden and direct doorzetten leave for V&V. */
static bool aandelen(struct traffic *traffic, const struct keten_instelling *in,
                     const struct verkeer_datum *start, size_t g, enum zwaarte b)
{
    const struct vt_instelling *vt = &in->lopend.veilig_thuis;
    const struct verkeer_stand *s = &start->s;
    double geen = kans_op(vt->geen_vervolg[b], s->op), venv = kans_op(vt->venv[b], s->op);
    double over = 1.0 - s->huisverbod[b] - geen - s->direct[g * ZWAARTEN + (size_t)b];
    if (venv <= 0.0 || venv <= over + SPELING) {
        return true;
    }
    const struct parameter_value *direct = vt->gemeente[g].doorzet_totaal
                                               ? vt->gemeente[g].doorzet_totaal
                                               : vt->gemeente[g].doorzet[b];
    return verkeer_bevind(traffic,
                          (struct traffic_finding){.kind = TRAFFIC_CONTRADICTION,
                                                   .station = begrippen_station(STATION_VENV),
                                                   .gemeente = in->sleutel[g],
                                                   .from = s->op,
                                                   .to = s->op,
                                                   .stated = 100.0 * venv,
                                                   .low = (double)NAN,
                                                   .high = fmax(0.0, 100.0 * over)},
                          vt->venv[b]->path, direct->path,
                          "aandelen van dezelfde casussen zijn samen meer dan 100 procent",
                          "shares of the same cases add up to more than 100 percent");
}

/* One overall share of direct doorzetten that geen vervolg and huisverboden do not leave. */
static bool totaal(struct traffic *traffic, const struct keten_instelling *in,
                   const struct verkeer_datum *start, size_t g)
{
    const struct vt_instelling *vt = &in->lopend.veilig_thuis;
    const struct verkeer_stand *s = &start->s;
    if (!vt->gemeente[g].doorzet_totaal) {
        return true;
    }
    double doel = kans_op(vt->gemeente[g].doorzet_totaal, s->op), hoogstens = 0.0;
    for (int w = 0; w < ZWAARTEN; w++) {
        for (int b = 0; b < ZWAARTEN; b++) {
            double rest = 1.0 - s->huisverbod[b] - kans_op(vt->geen_vervolg[b], s->op);
            hoogstens += kans_op(vt->verdeling[w], s->op) * kans_op(vt->verwarring[w][b], s->op) *
                         fmax(0.0, rest);
        }
    }
    return doel <= hoogstens + SPELING ||
           verkeer_bevind(traffic,
                          (struct traffic_finding){.kind = TRAFFIC_CONTRADICTION,
                                                   .station = begrippen_station(STATION_VB),
                                                   .gemeente = in->sleutel[g],
                                                   .from = s->op,
                                                   .to = s->op,
                                                   .stated = 100.0 * doel,
                                                   .low = (double)NAN,
                                                   .high = 100.0 * hoogstens},
                          vt->gemeente[g].doorzet_totaal->path, "veilig_thuis.geen_vervolg",
                          "zoveel laten geen vervolg en huisverboden niet over",
                          "geen vervolg and huisverboden do not leave as many");
}

bool verkeer_tegenspraken(struct traffic *traffic, const struct keten_instelling *in,
                          const struct verkeer_datum *historie, const struct verkeer_datum *start)
{
    bool klaar = bij_veilig_thuis(traffic, in, historie) && bij_teams(traffic, in, historie) &&
                 bij_jeugd(traffic, in, historie);
    for (size_t g = 0; klaar && g < in->gemeenten; g++) {
        klaar = totaal(traffic, in, start, g);
        for (int b = 0; klaar && b < ZWAARTEN; b++) {
            klaar = aandelen(traffic, in, start, g, (enum zwaarte)b);
        }
    }
    return klaar;
}
