/* The worlds in which reported figures are counted: each distinct period, day and sample its own
 * dates, all with one history. */
#include "models/cijfers/cijfers_intern.h"

#include <stdlib.h>
#include <string.h>

/* When and of what a world gives account. */
struct kijk {
    tick vanaf, eind, dossiers_tot;
};

size_t cijfers_kpi(const struct figure *cijfer)
{
    static const char achter[] = "_eind";
    size_t lengte = strlen(cijfer->kpi);
    for (size_t k = 0; k < uitkomsten_catalogus.row_count; k++) {
        const char *id = uitkomsten_catalogus.rows[k].id;
        bool zelf = strcmp(id, cijfer->kpi) == 0;
        bool aan_eind = strncmp(id, cijfer->kpi, lengte) == 0 && strcmp(id + lengte, achter) == 0;
        if (cijfer->rule == FIGURE_STOCK ? aan_eind : zelf) {
            return k;
        }
    }
    return SIZE_MAX;
}

static struct kijk kijk_van(const struct cijferwerelden *w, const struct figure *cijfer,
                            const struct figure_list *lijst)
{
    if (cijfer->rule == FIGURE_SAMPLE) {
        const struct figure_sample *s = &lijst->samples[cijfer->sample];
        return (struct kijk){s->from, s->at, s->to};
    }
    if (cijfer->rule == FIGURE_STOCK) {
        tick dag_ervoor = cijfer->at - CLOCK_DAY;
        return (struct kijk){dag_ervoor > w->eigen.start ? dag_ervoor : w->eigen.start, cijfer->at,
                             0};
    }
    return (struct kijk){cijfer->from, cijfer->to, 0};
}

/* A world that serves: for a stock any that ends on its day. */
static size_t vind(const struct cijferwerelden *w, const struct kijk *k, bool stand)
{
    for (size_t i = 0; i < w->aantal; i++) {
        bool zelfde = w->in[i].telt_vanaf == k->vanaf &&
                      (k->dossiers_tot == 0 || w->wereld[i].dossiers_tot == k->dossiers_tot);
        if (w->in[i].eind == k->eind && (stand || zelfde)) {
            return i;
        }
    }
    return w->aantal;
}

static void voeg_toe(struct cijferwerelden *w, const struct kijk *k,
                     const struct cijfers_plan *plan, bool rimpel)
{
    size_t i = w->aantal++;
    w->in[i] = w->eigen;
    w->in[i].telt_vanaf = k->vanaf;
    w->in[i].eind = k->eind;
    struct wereld wereld = wereld_beknopt(
        wereld_maak(&w->in[i], rimpel, plan->zaad, plan->versie ? plan->versie : ""));
    w->wereld[i] = k->dossiers_tot > 0 ? wereld_dossiers(wereld, k->dossiers_tot) : wereld;
}

/* Samples first, then periods, then days: the later ones are often content with a world of the
 * others. */
static int beurt(const struct figure *cijfer)
{
    return cijfer->rule == FIGURE_SAMPLE ? 0 : cijfer->rule == FIGURE_STOCK ? 2 : 1;
}

bool cijferwerelden_maak(struct cijferwerelden *w, const struct cijfers_plan *plan,
                         const struct studie_scenario *scenario)
{
    const struct figure_list *lijst = plan->cijfers;
    *w = (struct cijferwerelden){0};
    if (!keten_instelling_lees(&w->eigen, scenario->set, scenario->basis)) {
        return false;
    }
    w->in = calloc(lijst->count + 1, sizeof *w->in);
    w->wereld = calloc(lijst->count + 1, sizeof *w->wereld);
    w->van = calloc(lijst->count + 1, sizeof *w->van);
    if (!w->in || !w->wereld || !w->van || !mechanismen_compleet(&w->eigen.mechanismen)) {
        return false;
    }
    for (int nu = 0; nu < 3; nu++) {
        for (size_t c = 0; c < lijst->count; c++) {
            const struct figure *cijfer = &lijst->figures[c];
            if (beurt(cijfer) != nu) {
                continue;
            }
            w->van[c] = SIZE_MAX;
            if (cijfers_bezwaar(cijfer, lijst, scenario)) {
                continue;
            }
            struct kijk k = kijk_van(w, cijfer, lijst);
            w->van[c] = vind(w, &k, cijfer->rule == FIGURE_STOCK);
            if (w->van[c] == w->aantal) {
                voeg_toe(w, &k, plan, scenario->rimpel);
            }
        }
    }
    return true;
}

void cijferwerelden_release(struct cijferwerelden *w)
{
    keten_instelling_release(&w->eigen);
    free(w->in);
    free(w->wereld);
    free(w->van);
}
