/* Which points, and what a scenario is at a point. */
#include "models/onzeker.h"

#include "sim/parameter_change.h"
#include "sim/study/design.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MEESTE_POGINGEN 20 /* points of the sequence looked at for each point asked */

/* A scenario with a value of its own for a parameter, but no range, has decided on it. */
static double op_hoogte(const struct parameter_value *value, double u)
{
    double waarde = value->steps[0].is_distribution ? value->steps[0].distribution.mean
                                                    : value->steps[0].number;
    return design_between(u, value->low, waarde, value->high);
}

static struct parameter_value *zoek(struct parameter_set *set, const char *pad)
{
    size_t laag = 0, hoog = set->count;
    while (laag < hoog) {
        size_t midden = (laag + hoog) / 2;
        int orde = strcmp(set->values[midden].path, pad);
        if (orde == 0) {
            return &set->values[midden];
        }
        *(orde < 0 ? &laag : &hoog) = orde < 0 ? midden + 1 : midden;
    }
    return NULL;
}

static void zet(struct parameter_set *set, const struct onzeker_ontwerp *o, const double *u,
                const struct parameter_catalogue *catalogus)
{
    for (size_t d = 0; d < o->dimensies; d++) {
        struct parameter_value *value = zoek(set, o->dimensie[d]->path);
        if (value && parameter_has_range(value)) {
            parameter_value_set(value, op_hoogte(value, u[d]));
        }
    }
    parameter_sums_restore(set, catalogus, parameter_has_range);
}

static bool maak(struct onzeker_punt *punt, const struct onzeker_ontwerp *o, const double *u,
                 const struct parameter_catalogue *catalogus,
                 const struct studie_scenario *scenario)
{
    *punt = (struct onzeker_punt){0};
    if (!parameter_set_copy(&punt->set, scenario->set) ||
        !parameter_set_copy(&punt->basis, scenario->basis)) {
        onzeker_punt_release(punt);
        return false;
    }
    zet(&punt->set, o, u, catalogus);
    zet(&punt->basis, o, u, catalogus);
    return true;
}

bool onzeker_punt_maak(struct onzeker_punt *punt, const struct onzeker_ontwerp *o, size_t nummer,
                       const struct onzeker_plan *plan, const struct studie_scenario *scenario)
{
    return maak(punt, o, &o->coordinaten[nummer * o->dimensies], plan->catalogus, scenario);
}

void onzeker_punt_release(struct onzeker_punt *punt)
{
    parameter_set_release(&punt->set);
    parameter_set_release(&punt->basis);
}

/* Do all scenarios hold together at this point? */
static bool is_gaaf(const struct onzeker_ontwerp *o, const struct onzeker_plan *plan,
                    const double *u)
{
    bool gaaf = true;
    for (size_t s = 0; gaaf && s < plan->scenarios; s++) {
        struct onzeker_punt punt;
        if (!maak(&punt, o, u, plan->catalogus, &plan->scenario[s])) {
            return false;
        }
        struct fault_list fouten;
        fault_list_init(&fouten);
        catalogus_controle(&punt.set, &punt.basis, &fouten);
        gaaf = fault_count(&fouten, FAULT_ERROR) == 0;
        fault_list_release(&fouten);
        onzeker_punt_release(&punt);
    }
    return gaaf;
}

static void kies_dimensies(struct onzeker_ontwerp *o, const struct parameter_set *set)
{
    for (size_t i = 0; i < set->count; i++) {
        const struct parameter_value *value = &set->values[i];
        bool aanname = value->source && strncmp(value->source, "aanname", 7) == 0;
        if (aanname && parameter_has_range(value)) {
            o->dimensie[o->dimensies++] = value;
        }
    }
}

bool onzeker_ontwerp_maak(struct onzeker_ontwerp *o, const struct onzeker_plan *plan)
{
    const struct parameter_set *set = plan->scenario[0].set;
    *o = (struct onzeker_ontwerp){.dimensie = calloc(set->count + 1, sizeof *o->dimensie),
                                  .zaad = plan->zaad};
    if (!o->dimensie) {
        return false;
    }
    kies_dimensies(o, set);
    o->coordinaten = calloc((plan->punten + 1) * (o->dimensies + 1), sizeof *o->coordinaten);
    if (!o->coordinaten) {
        return false;
    }
    for (size_t n = 0; o->punten < plan->punten && n < MEESTE_POGINGEN * plan->punten; n++) {
        double *u = &o->coordinaten[o->punten * o->dimensies];
        for (size_t d = 0; d < o->dimensies; d++) {
            u[d] = design_coordinate(plan->zaad, n, d);
        }
        bool gaaf = is_gaaf(o, plan, u);
        o->punten += gaaf;
        o->vervangen += !gaaf;
    }
    return o->punten == plan->punten;
}

void onzeker_ontwerp_release(struct onzeker_ontwerp *o)
{
    free(o->dimensie);
    free(o->coordinaten);
    *o = (struct onzeker_ontwerp){0};
}
