#include "models/verkeer/aanbod.h"

#include "models/verkeer/verdeling.h"

#include <math.h>
#include <string.h>

const double verkeer_tempi[VERKEER_TEMPI] = {0.08, 0.4, 2.0};

/* --- which kinds --- */

/* The pivotal method of hulp_kies_soorten, all its orders and outcomes with their chances: `over`
 * the kinds not yet met, `deel` the share of `een` that is undecided, `gekozen` those offered. */
static void spil(double keuze[VERKEER_SOORTEN], const double aandeel[HULPSOORTEN], unsigned over,
                 int een, double deel, unsigned gekozen, double kans)
{
    if (kans <= 0.0) {
        return;
    }
    int rest = 0;
    for (int s = 0; s < HULPSOORTEN; s++) {
        rest += (over >> s & 1u) != 0;
    }
    if (rest == 0) {
        keuze[gekozen | 1u << een] += kans * deel;
        keuze[gekozen ? gekozen : 1u << HULP_SYSTEEM] += kans * (1.0 - deel);
        return;
    }
    for (int ander = 0; ander < HULPSOORTEN; ander++) {
        if (!(over >> ander & 1u)) {
            continue;
        }
        double hier = kans / rest, bij = aandeel[ander], som = deel + bij;
        unsigned nog = over & ~(1u << ander);
        if (som < 1.0) {
            double wissel = som > 0.0 ? bij / som : 0.0;
            spil(keuze, aandeel, nog, ander, som, gekozen, hier * wissel);
            spil(keuze, aandeel, nog, een, som, gekozen, hier * (1.0 - wissel));
            continue;
        }
        double blijft = som < 2.0 ? fmin(1.0, (1.0 - deel) / (2.0 - som)) : 0.0;
        spil(keuze, aandeel, nog, een, som - 1.0, gekozen | 1u << ander, hier * blijft);
        spil(keuze, aandeel, nog, ander, som - 1.0, gekozen | 1u << een, hier * (1.0 - blijft));
    }
}

static void keuzes(struct verkeer_aanbod *a, const struct hulp_instelling *in, tick op,
                   bool kinderen)
{
    double aandeel[HULPSOORTEN];
    for (int s = 0; s < HULPSOORTEN; s++) {
        bool kan = s != HULP_KIND || kinderen;
        aandeel[s] = kan && a->niet_nodig < 1.0
                         ? fmin(1.0, kans_op(in->soort[s].aanbod, op) / (1.0 - a->niet_nodig))
                         : 0.0;
    }
    memset(a->keuze[kinderen], 0, sizeof a->keuze[kinderen]);
    spil(a->keuze[kinderen], aandeel, VERKEER_SOORTEN - 1u, HULP_SYSTEEM, 0.0, 0u, 1.0);
}

/* --- how long --- */

static void duren(struct verkeer_aanbod *a, const struct hulp_instelling *in, tick op)
{
    for (unsigned u = 1; u < VERKEER_SOORTEN; u++) {
        const struct distribution *duur[HULPSOORTEN];
        size_t aantal = 0;
        double eerst = INFINITY;
        for (int s = 0; s < HULPSOORTEN; s++) {
            if (u >> s & 1u) {
                duur[aantal++] = &parameter_step_at(in->soort[s].duur, op)->distribution;
                eerst = fmin(eerst, a->start[s]);
            }
        }
        a->straks[u] = eerst;
        for (int r = 0; r < VERKEER_TEMPI; r++) {
            a->loopt[u][r] =
                verkeer_tot(duur, aantal, verkeer_tempi[r] / CLOCK_YEAR_DAYS) / CLOCK_YEAR_DAYS;
        }
    }
}

/* --- reading --- */

static void antwoorden(struct verkeer_aanbod *a);

void verkeer_aanbod_lees(struct verkeer_aanbod *a, const struct hulp_instelling *in, tick op)
{
    memset(a, 0, sizeof *a);
    a->niet_nodig = kans_op(in->niet_nodig, op);
    a->gedwongen = kans_op(in->acceptatie_gedwongen, op);
    a->daling = kans_op(in->daling, op);
    a->daling_vanaf = waarde_op(in->daling_vanaf, op);
    a->factor_fors = waarde_op(in->factor_voorgeschiedenis, op);
    a->coordinatie = kans_op(in->coordinatie, op);
    a->factor_coordinatie = waarde_op(in->factor_coordinatie, op);
    for (int z = 0; z < ZWAARTEN; z++) {
        a->factor_zwaarte[z] = waarde_op(in->factor_zwaarte[z], op);
    }
    for (int s = 0; s < HULPSOORTEN; s++) {
        a->acceptatie[s] = kans_op(in->soort[s].acceptatie, op);
        a->gestart[s] = kans_op(in->soort[s].gestart, op);
        a->voldoende[s] = kans_op(in->soort[s].voldoende, op);
        a->duur[s] = verkeer_gemiddeld(in->soort[s].duur, op);
        a->start[s] = verkeer_gemiddeld(in->soort[s].start_dagen, op);
    }
    keuzes(a, in, op, false);
    keuzes(a, in, op, true);
    duren(a, in, op);
    antwoorden(a);
}

/* --- what comes of it --- */

/* Chance that none of these trajecten is enough. */
static double geen_genoeg(const struct verkeer_aanbod *a, unsigned lopend, double factor)
{
    double kans = 1.0;
    for (int s = 0; s < HULPSOORTEN; s++) {
        if (lopend >> s & 1u) {
            kans *= 1.0 - fmin(1.0, a->voldoende[s] * factor);
        }
    }
    return kans;
}

static double een_genoeg(const struct verkeer_aanbod *a, unsigned lopend, double factor)
{
    bool meer = (lopend & (lopend - 1u)) != 0;
    double samen = meer ? a->coordinatie : 0.0;
    return 1.0 - samen * geen_genoeg(a, lopend, factor * a->factor_coordinatie) -
           (1.0 - samen) * geen_genoeg(a, lopend, factor);
}

static void loopt(struct verkeer_antwoord *uit, const struct verkeer_aanbod *a, unsigned lopend,
                  enum zwaarte werkelijk, double kans)
{
    double factor = a->factor_zwaarte[werkelijk];
    uit->hulp += kans;
    uit->straks += kans * a->straks[lopend];
    for (int r = 0; r < VERKEER_TEMPI; r++) {
        uit->loopt[r] += kans * a->loopt[lopend][r];
    }
    for (int s = 0; s < HULPSOORTEN; s++) {
        uit->traject[s] += lopend >> s & 1u ? kans : 0.0;
    }
    uit->voldoende += kans * een_genoeg(a, lopend, factor);
    uit->fors += kans * een_genoeg(a, lopend, factor * a->factor_fors);
}

static void reken(struct verkeer_antwoord *uit, const struct verkeer_aanbod *a, bool kinderen,
                  enum zwaarte werkelijk, double factor, bool gedwongen)
{
    memset(uit, 0, sizeof *uit);
    double ja[HULPSOORTEN], start[HULPSOORTEN], lopend[VERKEER_SOORTEN] = {0.0};
    for (int s = 0; s < HULPSOORTEN; s++) {
        ja[s] = gedwongen ? a->gedwongen : factor * a->acceptatie[s];
        start[s] = ja[s] * a->gestart[s];
    }
    for (unsigned k = 1; k < VERKEER_SOORTEN; k++) {
        double kans = (1.0 - a->niet_nodig) * a->keuze[kinderen][k], afgewezen = kans;
        if (kans <= 0.0) {
            continue;
        }
        for (unsigned u = k;; u = (u - 1u) & k) { /* every part of the offer */
            double deel = kans;
            for (int s = 0; s < HULPSOORTEN; s++) {
                deel *= !(k >> s & 1u) ? 1.0 : u >> s & 1u ? start[s] : 1.0 - start[s];
            }
            lopend[u] += deel;
            if (u == 0) {
                break;
            }
        }
        for (int s = 0; s < HULPSOORTEN; s++) {
            afgewezen *= k >> s & 1u ? 1.0 - ja[s] : 1.0;
        }
        uit->uitval -= afgewezen;
    }
    uit->uitval += lopend[0];
    for (unsigned u = 1; u < VERKEER_SOORTEN; u++) {
        loopt(uit, a, u, werkelijk, lopend[u]);
    }
}

static void antwoorden(struct verkeer_aanbod *a)
{
    for (int n = 0; n < 2 * ZWAARTEN; n++) {
        bool kinderen = n % 2;
        enum zwaarte w = (enum zwaarte)(n / 2);
        reken(&a->gedwongen_antwoord[kinderen][w], a, kinderen, w, 1.0, true);
        for (int k = 0; k < VERKEER_FACTOREN; k++) {
            reken(&a->antwoord[kinderen][w][k], a, kinderen, w, (double)k / HULPSOORTEN, false);
        }
    }
}

static void tel_bij(struct verkeer_antwoord *som, const struct verkeer_antwoord *deel, double keer)
{
    som->hulp += keer * deel->hulp;
    som->uitval += keer * deel->uitval;
    som->straks += keer * deel->straks;
    som->voldoende += keer * deel->voldoende;
    som->fors += keer * deel->fors;
    for (int s = 0; s < HULPSOORTEN; s++) {
        som->traject[s] += keer * deel->traject[s];
    }
    for (int r = 0; r < VERKEER_TEMPI; r++) {
        som->loopt[r] += keer * deel->loopt[r];
    }
}

/* Lagrange's polynomial through the values that were worked out. */
void verkeer_antwoord(struct verkeer_antwoord *uit, const struct verkeer_aanbod *a, bool kinderen,
                      enum zwaarte werkelijk, double factor, bool gedwongen)
{
    memset(uit, 0, sizeof *uit);
    if (gedwongen) {
        *uit = a->gedwongen_antwoord[kinderen][werkelijk];
        return;
    }
    double x = factor * HULPSOORTEN;
    for (int k = 0; k < VERKEER_FACTOREN; k++) {
        double keer = 1.0;
        for (int j = 0; j < VERKEER_FACTOREN; j++) {
            keer *= j != k ? (x - j) / (k - j) : 1.0;
        }
        tel_bij(uit, &a->antwoord[kinderen][werkelijk][k], keer);
    }
}
