/* Frozen mechanisms: the mean of each response in the basis with all mechanisms `aan`. */
#include "models/studie.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BEVROREN_BRON "gekalibreerd: gemiddelde werking in de basis"

static void *kopie(const void *bron, size_t bytes)
{
    void *p = malloc(bytes);
    if (!p) {
        abort();
    }
    return memcpy(p, bron, bytes);
}

bool studie_moet_bevriezen(const struct parameter_set *set, const struct parameter_set *basis)
{
    struct keten_instelling in;
    if (!keten_instelling_lees(&in, set, basis)) {
        return false;
    }
    bool moet = !mechanismen_compleet(&in.mechanismen);
    keten_instelling_release(&in);
    return moet;
}

/* Mean response over replications, cells a to b − 1 together, each by its weight; NAN when nothing
 * was seen. */
static double gemiddelde(const struct uitkomst *uitkomst, int m, size_t a, size_t b)
{
    double som = 0.0, gewicht = 0.0;
    for (uint32_t r = 0; r < STUDIE_BEVRIES_REPLICATIES; r++) {
        for (size_t i = a; i < b; i++) {
            som += uitkomst[r].respons[m][i];
            gewicht += uitkomst[r].gewicht[m][i];
        }
    }
    return gewicht > 0.0 ? som / gewicht : (double)NAN;
}

/* The frozen value of one cell; where nothing was seen, that of all cells of its response together,
 * or what holds without the mechanism. */
static double bevroren_waarde(const struct uitkomst *uitkomst, size_t gemeenten, enum mechanisme m,
                              size_t i)
{
    size_t begin, lengte;
    enum respons r = mechanismen_respons_op(m, i, gemeenten, &begin, &lengte);
    double hier = gemiddelde(uitkomst, (int)m, i, i + 1);
    double overal = gemiddelde(uitkomst, (int)m, begin, begin + lengte);
    return isfinite(hier) ? hier : isfinite(overal) ? overal : mechanismen_rij(r)->uit;
}

/* Puts a list in the place of an absent optional value. */
static void lijst_geef(struct parameter_set *set, enum mechanisme m, const double *waarden,
                       size_t aantal)
{
    char pad[64];
    snprintf(pad, sizeof pad, "mechanismen.%s.bevroren_waarde", mechanismen_sleutel(m));
    for (size_t i = 0; i < set->count; i++) {
        struct parameter_value *v = &set->values[i];
        if (strcmp(v->path, pad) == 0) {
            free(v->list);
            free(v->source);
            v->list = kopie(waarden, aantal * sizeof *waarden);
            v->list_count = aantal;
            v->source = kopie(BEVROREN_BRON, sizeof BEVROREN_BRON);
            v->given = true;
        }
    }
}

static void alles_aan(struct keten_instelling *in)
{
    for (int m = 0; m < MECHANISMEN; m++) {
        in->mechanismen.stand[m] = STAND_AAN;
    }
}

/* Gives the set what it lacks. */
static void vul_in(struct parameter_set *set, const struct mechanismen_instelling *eigen,
                   double *const *waarden)
{
    for (int m = 0; m < MECHANISMEN; m++) {
        if (eigen->stand[m] == STAND_BEVROREN && !eigen->bevroren[m]) {
            lijst_geef(set, (enum mechanisme)m, waarden[m],
                       mechanismen_lengte((enum mechanisme)m, eigen->gemeenten));
        }
    }
}

/* All replications; false when not all were finished. */
static bool simuleer(const struct keten_instelling *in, const struct studie_plan *plan,
                     struct uitkomst *uitkomst)
{
    struct wereld wereld = wereld_maak(in, false, plan->zaad, plan->versie ? plan->versie : "");
    struct taak taak[STUDIE_BEVRIES_REPLICATIES];
    bool klaar[STUDIE_BEVRIES_REPLICATIES];
    for (uint32_t r = 0; r < STUDIE_BEVRIES_REPLICATIES; r++) {
        taak[r] = (struct taak){&wereld, 1, r + 1, &uitkomst[r]};
    }
    struct uitvoering u = {.zaad = plan->zaad,
                           .draden = plan->draden,
                           .opslag = plan->opslag,
                           .voortgang = plan->voortgang,
                           .stop = plan->stop,
                           .context = plan->context};
    return uitvoering_doe(&u, taak, STUDIE_BEVRIES_REPLICATIES, klaar);
}

enum studie_status studie_werking(struct keten_instelling *in, const struct studie_plan *plan,
                                  double *waarden[MECHANISMEN])
{
    alles_aan(in);
    struct uitkomst uitkomst[STUDIE_BEVRIES_REPLICATIES] = {0};
    bool klaar = simuleer(in, plan, uitkomst);
    for (int m = 0; m < MECHANISMEN; m++) {
        size_t n = mechanismen_lengte((enum mechanisme)m, in->gemeenten);
        waarden[m] = klaar ? calloc(n, sizeof **waarden) : NULL;
        for (size_t i = 0; waarden[m] && i < n; i++) {
            waarden[m][i] = bevroren_waarde(uitkomst, in->gemeenten, (enum mechanisme)m, i);
        }
    }
    for (uint32_t r = 0; r < STUDIE_BEVRIES_REPLICATIES; r++) {
        uitkomst_release(&uitkomst[r]);
    }
    return klaar                                     ? STUDIE_KLAAR
           : plan->stop && plan->stop(plan->context) ? STUDIE_AFGEBROKEN
                                                     : STUDIE_MISLUKT;
}

enum studie_status studie_bevries(struct parameter_set *set, const struct parameter_set *basis,
                                  const struct studie_plan *plan)
{
    struct keten_instelling eigen, in;
    if (!keten_instelling_lees(&eigen, set, basis)) {
        return STUDIE_MISLUKT;
    }
    if (!keten_instelling_lees(&in, basis, basis)) {
        keten_instelling_release(&eigen);
        return STUDIE_MISLUKT;
    }
    double *waarden[MECHANISMEN];
    enum studie_status status = studie_werking(&in, plan, waarden);
    if (status == STUDIE_KLAAR) {
        vul_in(set, &eigen.mechanismen, waarden);
    }
    for (int m = 0; m < MECHANISMEN; m++) {
        free(waarden[m]);
    }
    keten_instelling_release(&in);
    keten_instelling_release(&eigen);
    return status;
}
