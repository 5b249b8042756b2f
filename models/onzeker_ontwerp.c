/* Which points, and what a scenario is at a point. */
#include "models/onzeker.h"

#include "models/onzeker_meldingen.h"
#include "sim/parameter_change.h"
#include "sim/study/design.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MEESTE_POGINGEN 20 /* points of the sequence looked at for each point asked */

static double getal(const struct parameter_value *value)
{
    return value->steps[0].is_distribution ? value->steps[0].distribution.mean
                                           : value->steps[0].number;
}

/* Assumed, or fitted to figures: then the range is what these leave. */
static bool is_aanname(const struct parameter_value *value)
{
    return value->given && value->source && parameter_has_range(value) &&
           (strncmp(value->source, "aanname", 7) == 0 ||
            strncmp(value->source, "gekalibreerd", 12) == 0);
}

/* One assumption, stated for several gemeenten. Each has meldingen, so an instroom, of its own. */
static bool zelfde_aanname(const struct parameter_value *a, const struct parameter_value *b)
{
    if (onzeker_is_instroom(a) && strcmp(a->path, b->path) != 0) {
        return false;
    }
    return a->row == b->row && getal(a) == getal(b) && a->low == b->low && a->high == b->high &&
           strcmp(a->source, b->source) == 0;
}

/* What another scenario than the first states of its own: one number with a range. */
static bool is_maatregel(const struct parameter_value *value, const struct parameter_value *eerste)
{
    return is_aanname(value) && value->step_count == 1 &&
           (!eerste || eerste->step_count == 0 || !parameter_values_agree(value, eerste));
}

/* The dimension of a value that this scenario states; SIZE_MAX: none. */
static size_t dimensie_van(const struct onzeker_ontwerp *o, size_t scenario,
                           const struct parameter_value *value)
{
    for (size_t d = 0; d < o->dimensies; d++) {
        if (o->van[d] == scenario && zelfde_aanname(o->dimensie[d], value)) {
            return d;
        }
    }
    return SIZE_MAX;
}

static double op_hoogte(const struct parameter_value *value, double u)
{
    return design_between(u, value->low, getal(value), value->high);
}

/* What the first scenario's value is at this point. */
static double getrokken(const struct onzeker_ontwerp *o, const double *u,
                        const struct parameter_value *eerste)
{
    size_t d = is_aanname(eerste) ? dimensie_van(o, 0, eerste) : SIZE_MAX;
    return d == SIZE_MAX ? getal(eerste) : op_hoogte(eerste, u[d]);
}

/* A value at this point. `scenario` is the one that states it, 0 also for what holds in a history.
 */
static void zet_waarde(struct parameter_value *value, const struct onzeker_ontwerp *o,
                       const double *u, size_t scenario, const struct parameter_value *eerste)
{
    if (value->step_count == 0 || (eerste && eerste->step_count == 0)) {
        eerste = NULL;
    }
    bool heeft_getal = eerste && (is_aanname(eerste) || is_aanname(value));
    if (value->step_count == 0 || (!heeft_getal && !is_aanname(value))) {
        return;
    }
    if (eerste && parameter_values_agree(value, eerste)) {
        if (is_aanname(eerste)) {
            parameter_value_set(value, getrokken(o, u, eerste));
        }
        return;
    }
    size_t d =
        scenario > 0 && is_maatregel(value, eerste) ? dimensie_van(o, scenario, value) : SIZE_MAX;
    double eigen = d == SIZE_MAX ? getal(value) : op_hoogte(value, u[d]);
    double oud = eerste ? getal(eerste) : 0.0, nieuw = eerste ? getrokken(o, u, eerste) : 0.0;
    parameter_value_set(value, oud != 0.0 ? eigen * nieuw / oud : eigen + nieuw);
}

/* Shares that add up are mended among assumptions only. */
static void zet(struct parameter_set *set, const struct onzeker_ontwerp *o, const double *u,
                const struct onzeker_plan *plan, size_t scenario)
{
    for (size_t i = 0; i < set->count; i++) {
        struct parameter_value *value = &set->values[i];
        if (value->row->type != PARAMETER_LIST && value->row->type != PARAMETER_TEXT &&
            value->row->type != PARAMETER_CHOICE && value->row->type != PARAMETER_DATE &&
            value->row->nature != PARAMETER_RUN) {
            zet_waarde(value, o, u, scenario, parameter_find(plan->scenario[0].set, value->path));
        }
    }
    parameter_sums_restore(set, plan->catalogus, is_aanname);
}

static bool maak(struct onzeker_punt *punt, const struct onzeker_ontwerp *o, const double *u,
                 const struct onzeker_plan *plan, size_t scenario)
{
    *punt = (struct onzeker_punt){0};
    if (!parameter_set_copy(&punt->set, plan->scenario[scenario].set) ||
        !parameter_set_copy(&punt->basis, plan->scenario[scenario].basis)) {
        onzeker_punt_release(punt);
        return false;
    }
    zet(&punt->set, o, u, plan, scenario);
    zet(&punt->basis, o, u, plan, 0);
    return true;
}

bool onzeker_punt_maak(struct onzeker_punt *punt, const struct onzeker_ontwerp *o, size_t nummer,
                       const struct onzeker_plan *plan, size_t scenario)
{
    return maak(punt, o, &o->coordinaten[nummer * o->dimensies], plan, scenario);
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
        if (!maak(&punt, o, u, plan, s)) {
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

static bool is_gevolg(const struct onzeker_ontwerp *o, size_t d)
{
    return o->van[d] == 0 && onzeker_is_instroom(o->dimensie[d]);
}

/* Gives each instroom that the first scenario assumes the coordinate that keeps the meldingen of
 * its gemeente. False when none does. */
static bool houd_meldingen(const struct onzeker_ontwerp *o, const struct onzeker_plan *plan,
                           const struct onzeker_meldingen *genoemd, double *u)
{
    struct onzeker_punt punt;
    struct onzeker_meldingen nu = {0};
    bool kan = maak(&punt, o, u, plan, 0);
    if (kan) {
        kan = onzeker_meldingen_tel(&nu, &punt.set, &punt.basis);
        onzeker_punt_release(&punt);
    }
    for (size_t d = 0; kan && d < o->dimensies; d++) {
        if (is_gevolg(o, d)) {
            u[d] = onzeker_meldingen_houd(o->dimensie[d], genoemd, &nu);
            kan = !isnan(u[d]);
        }
    }
    onzeker_meldingen_release(&nu);
    return kan;
}

/* The n-th point of the sequence; an instroom as stated. */
static void trek(const struct onzeker_ontwerp *o, const struct onzeker_plan *plan, size_t n,
                 double *u)
{
    for (size_t d = 0; d < o->dimensies; d++) {
        u[d] = is_gevolg(o, d) ? 0.5 : design_coordinate(plan->zaad, n, d);
    }
}

static void voeg_toe(struct onzeker_ontwerp *o, size_t scenario,
                     const struct parameter_value *value)
{
    if (dimensie_van(o, scenario, value) == SIZE_MAX) {
        o->dimensie[o->dimensies] = value;
        o->van[o->dimensies++] = scenario;
    }
}

static void kies_dimensies(struct onzeker_ontwerp *o, const struct onzeker_plan *plan)
{
    const struct parameter_set *eerste = plan->scenario[0].set;
    for (size_t s = 0; s < plan->scenarios; s++) {
        const struct parameter_set *set = plan->scenario[s].set;
        for (size_t i = 0; i < set->count; i++) {
            const struct parameter_value *value = &set->values[i];
            if (s == 0 ? is_aanname(value)
                       : is_maatregel(value, parameter_find(eerste, value->path))) {
                voeg_toe(o, s, value);
            }
        }
    }
}

bool onzeker_ontwerp_maak(struct onzeker_ontwerp *o, const struct onzeker_plan *plan)
{
    size_t meeste = 1;
    for (size_t s = 0; s < plan->scenarios; s++) {
        meeste += plan->scenario[s].set->count;
    }
    *o = (struct onzeker_ontwerp){.dimensie = calloc(meeste, sizeof *o->dimensie),
                                  .van = calloc(meeste, sizeof *o->van),
                                  .zaad = plan->zaad};
    if (!o->dimensie || !o->van) {
        return false;
    }
    kies_dimensies(o, plan);
    o->coordinaten = calloc((plan->punten + 1) * (o->dimensies + 1), sizeof *o->coordinaten);
    if (!o->coordinaten) {
        return false;
    }
    struct onzeker_meldingen genoemd;
    bool kan = onzeker_meldingen_tel(&genoemd, plan->scenario[0].set, plan->scenario[0].basis);
    bool vrij = false; /* is there an instroom to follow? */
    for (size_t d = 0; d < o->dimensies; d++) {
        vrij = vrij || is_gevolg(o, d);
    }
    for (size_t n = 0; kan && o->punten < plan->punten && n < MEESTE_POGINGEN * plan->punten; n++) {
        if (plan->stop && plan->stop(plan->context)) {
            break;
        }
        double *u = &o->coordinaten[o->punten * o->dimensies];
        trek(o, plan, n, u);
        bool gaaf = is_gaaf(o, plan, u) &&
                    (!vrij || (houd_meldingen(o, plan, &genoemd, u) && is_gaaf(o, plan, u)));
        o->punten += gaaf;
        o->vervangen += !gaaf;
    }
    onzeker_meldingen_release(&genoemd);
    return o->punten == plan->punten;
}

void onzeker_ontwerp_release(struct onzeker_ontwerp *o)
{
    free(o->dimensie);
    free(o->van);
    free(o->coordinaten);
    *o = (struct onzeker_ontwerp){0};
}
