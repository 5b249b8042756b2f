#include "models/verkeer/aanloop.h"

#include "models/verkeer/verdeling.h"

#include <math.h>
#include <string.h>

#define STAPPEN 50
#define DAG ((double)CLOCK_DAY)

static double van_alle(const struct verkeer_stromen *st, int maat)
{
    double som = 0.0;
    for (size_t g = 0; g < st->gemeenten; g++) {
        som += st->gemeente[g].maat[maat];
    }
    return som;
}

static double deel(const struct verkeer_stromen *st, int teller, int noemer)
{
    double alle = van_alle(st, noemer);
    return alle > 0.0 ? van_alle(st, teller) / alle : 0.0;
}

/* Months until a moment, on average over the moments. */
static double momenten_dagen(const struct verkeer_stand *s)
{
    double som = 0.0;
    int aantal = 0;
    for (int i = 0; i < MONITORING_MOMENTEN; i++) {
        double maand = waarde_op(s->d->monitoring.maand[i], s->op);
        som += maand;
        aantal += maand > 0.0;
    }
    return aantal > 0 ? som / aantal * CLOCK_YEAR_DAYS / 12.0 : 0.0;
}

void verkeer_ouderdom(struct verkeer_ouderdom *o, const struct verkeer_stand *s,
                      const struct verkeer_stromen *st, const struct verkeer_belasting *b)
{
    double vb = deel(st, VM_VB_WACHT, VM_VB) + deel(st, VM_VB_BEZIG, VM_VB);
    double oz = deel(st, VM_OZ_WACHT, VM_OZ) + deel(st, VM_OZ_BEZIG, VM_OZ);
    double via_oz = van_alle(st, VM_OZ_TEAM), direct = van_alle(st, VM_VB_TEAM);
    double lang = via_oz + direct > 0.0 ? via_oz / (via_oz + direct) : 0.0;
    double naar_team = vb + lang * oz + deel(st, VM_NAAR_TEAM_DAGEN, VM_NAAR_TEAM);
    double tafel = vb + oz + s->wacht.overdracht +
                   verkeer_gemiddeld(s->d->veilig_thuis.overdracht_na_onderzoek, s->op) +
                   verkeer_gemiddeld(s->d->jbt.voorbereiding[JBT_VIA_VT], s->op) + s->wacht.tafel;
    double zitting = verkeer_gemiddeld(s->d->rechter.dagen_tot_zitting, s->op);
    o->dagen[LAAT_VB] = vb;
    o->dagen[LAAT_OVERDRACHT] = vb + lang * oz;
    o->dagen[LAAT_ONDERZOEK] = vb + b->onderzoek.dagen;
    o->dagen[LAAT_MONITORING] = vb + oz + momenten_dagen(s);
    o->dagen[LAAT_TEAM] = naar_team + deel(st, VM_TEAM_DAGEN, VM_TEAM);
    o->dagen[LAAT_TAFEL] = tafel;
    o->dagen[LAAT_RAAD] = tafel + b->raad.dagen;
    o->dagen[LAAT_RECHTER] = tafel + s->raad_gezin + zitting;
    o->dagen[LAAT_GI] = tafel + s->raad_gezin + zitting + b->gi.dagen;
    o->dagen[LAAT_HULP] =
        naar_team + deel(st, VM_STRAKS_DAGEN, VM_CONTACT_HULP) + b->hulp[HULP_SYSTEEM].dagen;
}

static double ouderdom_van(const struct verkeer_ouderdom *o, const char *station)
{
    static const struct {
        const char *begin;
        enum verkeer_laat laat;
    } tabel[] = {{"onderzoek", LAAT_ONDERZOEK},
                 {"venv", LAAT_ONDERZOEK},
                 {"overdracht", LAAT_OVERDRACHT},
                 {"monitoring", LAAT_MONITORING},
                 {"lokaal_team", LAAT_TEAM},
                 {"jbt", LAAT_TAFEL},
                 {"raad", LAAT_RAAD},
                 {"rechter", LAAT_RECHTER},
                 {"gi", LAAT_GI},
                 {"hulp", LAAT_HULP}};
    for (size_t i = 0; i < sizeof tabel / sizeof tabel[0]; i++) {
        if (strncmp(station, tabel[i].begin, strlen(tabel[i].begin)) == 0) {
            return o->dagen[tabel[i].laat];
        }
    }
    return o->dagen[LAAT_VB];
}

/* --- one row of work through the periods --- */

struct verloop {
    double nu, naar, per_dag; /* what is asked, where it goes, how fast */
};

static double op_dag(const struct verloop *v, double dagen)
{
    return v->naar + (v->nu - v->naar) * exp(-v->per_dag * dagen);
}

static struct verloop verloop_van(double nu, double naar, double ouderdom)
{
    return (struct verloop){.nu = nu, .naar = naar, .per_dag = 1.0 / fmax(ouderdom, 0.1)};
}

static bool is(const struct traffic_station *rij, const char *station)
{
    return strcmp(rij->station, station) == 0 && strcmp(rij->gemeente, "alle") == 0;
}

/* Casussen a week that cannot be done when x times the work of the row is asked: of a row that
 * grows when it lasts. */
static double groei(const struct traffic_station *rij, double x)
{
    double vol = rij->inflow / rij->served;
    return rij->growth / (1.0 - 1.0 / vol) * fmax(0.0, x - 1.0 / vol);
}

static void rij_loopt_aan(struct traffic *traffic, const struct traffic_period *voor,
                          const struct verkeer_ouderdom *ouderdom, size_t r)
{
    double nu = voor->stations[r].work;
    for (size_t p = 0; p + 1 < traffic->period_count; p++) {
        const struct traffic_period *periode = &traffic->periods[p];
        struct traffic_station *rij = &periode->stations[r];
        double dagen = (double)(periode->to - periode->from) / DAG;
        struct verloop v = verloop_van(nu, rij->work, ouderdom_van(&ouderdom[p], rij->station));
        double som = 0.0;
        for (int i = 0; i < STAPPEN && rij->growth > 0.0; i++) {
            som += groei(rij, op_dag(&v, dagen * (i + 0.5) / STAPPEN) / rij->work);
        }
        rij->growth = som / STAPPEN;
        nu = op_dag(&v, dagen);
    }
}

/* The front: its kinds of work each at their own pace. */
static void front_loopt_aan(struct traffic *traffic, const struct traffic_period *voor,
                            const struct verkeer_ouderdom *ouderdom, size_t front)
{
    size_t rijen = voor->count;
    for (size_t p = 0; p + 1 < traffic->period_count; p++) {
        const struct traffic_period *periode = &traffic->periods[p];
        double dagen = (double)(periode->to - periode->from) / DAG, som = 0.0;
        struct traffic_station *rij = &periode->stations[front];
        for (int i = 0; i < STAPPEN && rij->growth > 0.0; i++) {
            double gevraagd = 0.0;
            for (size_t r = 0; r < rijen; r++) {
                const struct traffic_station *werk = &periode->stations[r];
                bool min = is(werk, "crisis"), plus = is(werk, "vb") || is(werk, "advies") ||
                                                      is(werk, "overdracht") ||
                                                      is(werk, "monitoring");
                if (!min && !plus) {
                    continue;
                }
                /* From the end of the period before: what was reached there. */
                double nu = voor->stations[r].work;
                for (size_t q = 0; q < p; q++) {
                    struct verloop v = verloop_van(nu, traffic->periods[q].stations[r].work,
                                                   ouderdom_van(&ouderdom[q], werk->station));
                    nu = op_dag(&v,
                                (double)(traffic->periods[q].to - traffic->periods[q].from) / DAG);
                }
                struct verloop v =
                    verloop_van(nu, werk->work, ouderdom_van(&ouderdom[p], werk->station));
                gevraagd += (plus ? 1.0 : -1.0) * op_dag(&v, dagen * (i + 0.5) / STAPPEN);
            }
            som += fmax(0.0, gevraagd - rij->capacity) / STAPPEN;
        }
        rij->growth *= som / fmax(rij->work - rij->capacity, 1e-9);
    }
}

void verkeer_aanloop(struct traffic *traffic, const struct traffic_period *voor,
                     const struct verkeer_ouderdom *ouderdom)
{
    for (size_t r = 0; r < voor->count; r++) {
        if (is(&voor->stations[r], "front")) {
            front_loopt_aan(traffic, voor, ouderdom, r);
        } else if (isfinite(voor->stations[r].capacity)) {
            rij_loopt_aan(traffic, voor, ouderdom, r);
        }
    }
}
