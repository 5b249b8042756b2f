/* Which values are fitted, between what bounds, and a scenario with other
 * values. */
#include "models/cijfers/ijken_intern.h"

#include "sim/parameter_change.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static double getal(const struct parameter_value *waarde)
{
    return waarde->steps[0].is_distribution ? waarde->steps[0].distribution.mean
                                            : waarde->steps[0].number;
}

static size_t sleutel_lengte(const char *pad)
{
    return strcspn(pad, ".");
}

/* Key by key the same, `*` standing for any key. */
static bool past(const char *patroon, const char *pad)
{
    for (;;) {
        size_t p = sleutel_lengte(patroon), q = sleutel_lengte(pad);
        bool gelijk = (p == 1 && *patroon == '*') || (p == q && strncmp(patroon, pad, p) == 0);
        if (!gelijk || (patroon[p] == '\0') != (pad[q] == '\0')) {
            return false;
        }
        if (patroon[p] == '\0') {
            return true;
        }
        patroon += p + 1;
        pad += q + 1;
    }
}

static bool heeft_ster(const char *pad)
{
    for (; *pad; pad += sleutel_lengte(pad), pad += *pad == '.') {
        if (pad[0] == '*' && sleutel_lengte(pad) == 1) {
            return true;
        }
    }
    return false;
}

static bool is_getal(const struct parameter_value *waarde)
{
    enum parameter_type soort = waarde->row->type;
    return waarde->row->nature != PARAMETER_RUN &&
           (soort == PARAMETER_NUMBER || soort == PARAMETER_INTEGER ||
            soort == PARAMETER_PERCENTAGE || soort == PARAMETER_DURATION);
}

/* Why this value cannot be fitted; NULL when it can. */
static const char *bezwaar(const struct parameter_value *waarde)
{
    if (!is_getal(waarde)) {
        return "Dit is geen getal dat te ijken is.";
    }
    if (waarde->step_count == 0) {
        return "Deze parameter heeft in dit scenario geen waarde.";
    }
    if (!isfinite(getal(waarde))) {
        return "Deze waarde is onbeperkt en dus niet te ijken.";
    }
    if (isnan(waarde->low) || isnan(waarde->high)) {
        return "Bij deze waarde staat geen bereik (laag en hoog), dus er is niets "
               "om binnen te "
               "zoeken; met --set vervalt een bereik.";
    }
    if (!parameter_has_range(waarde)) {
        return "Het bereik (laag en hoog) van deze waarde heeft geen breedte, of "
               "de waarde ligt "
               "erbuiten.";
    }
    return NULL;
}

static bool wordt_gezet(const struct ijken *ijken, const char *pad)
{
    for (size_t p = 0; p < ijken->aantal; p++) {
        for (size_t i = 0; i < ijken->parameters[p].aantal; i++) {
            if (strcmp(ijken->parameters[p].waarden[i]->path, pad) == 0) {
                return true;
            }
        }
    }
    return false;
}

/* All values that the path names, those with a `*` that are 0 apart: a factor
 * leaves them as they are. */
static bool zoek(const struct ijken *ijken, struct ijk_parameter *p, struct fault_list *faults)
{
    const struct parameter_set *set = ijken->plan.scenario->set;
    const char *bestand = ijken->plan.bestand;
    bool goed = true, bestaat = false;
    for (size_t i = 0; i < set->count; i++) {
        const struct parameter_value *waarde = &set->values[i];
        if (!past(p->pad, waarde->path)) {
            continue;
        }
        bestaat = true;
        bool is_nul = is_getal(waarde) && waarde->step_count > 0 && getal(waarde) == 0.0;
        if (p->is_factor && (waarde->step_count == 0 || is_nul)) {
            continue;
        }
        const char *tekst = bezwaar(waarde);
        if (!tekst && wordt_gezet(ijken, waarde->path)) {
            tekst = "Deze waarde staat al in een andere te ijken parameter.";
        }
        if (tekst) {
            fault_add(faults, FAULT_ERROR, bestand, 0, waarde->path, "%s", tekst);
            goed = false;
        } else {
            p->waarden[p->aantal++] = waarde;
        }
    }
    if (!bestaat) {
        fault_add(faults, FAULT_ERROR, bestand, 0, p->pad, "Dit pad bestaat niet in dit scenario.");
    } else if (goed && p->aantal == 0) {
        fault_add(faults, FAULT_ERROR, bestand, 0, p->pad,
                  "Al deze waarden zijn 0: een gezamenlijke factor verandert niets.");
    }
    return goed && p->aantal > 0;
}

/* The prior. Of several values the factors that all of them allow. */
static bool bereik(const struct ijken *ijken, const struct ijk_parameter *p,
                   struct calibration_parameter *vooraf, struct fault_list *faults)
{
    *vooraf = (struct calibration_parameter){.name = p->pad};
    if (!p->is_factor) {
        vooraf->low = p->waarden[0]->low;
        vooraf->value = getal(p->waarden[0]);
        vooraf->high = p->waarden[0]->high;
        return true;
    }
    *vooraf = (struct calibration_parameter){p->pad, -INFINITY, 1.0, INFINITY};
    for (size_t i = 0; i < p->aantal; i++) {
        double waarde = getal(p->waarden[i]);
        double een = p->waarden[i]->low / waarde, ander = p->waarden[i]->high / waarde;
        vooraf->low = fmax(vooraf->low, fmin(een, ander));
        vooraf->high = fmin(vooraf->high, fmax(een, ander));
    }
    if (vooraf->low < vooraf->high) {
        return true;
    }
    fault_add(faults, FAULT_ERROR, ijken->plan.bestand, 0, p->pad,
              "De bereiken van deze waarden laten samen geen gezamenlijke factor toe.");
    return false;
}

bool ijken_parameters_maak(struct ijken *ijken, struct fault_list *faults)
{
    const struct ijken_plan *plan = &ijken->plan;
    bool goed = true;
    ijken->parameters = ijken_ruimte(plan->aantal_paden, sizeof *ijken->parameters);
    ijken->vooraf = ijken_ruimte(plan->aantal_paden, sizeof *ijken->vooraf);
    for (size_t i = 0; i < plan->aantal_paden; i++) {
        struct ijk_parameter *p = &ijken->parameters[ijken->aantal];
        p->pad = ijken_ruimte(strlen(plan->paden[i]) + 1, 1);
        strcpy(p->pad, plan->paden[i]);
        p->is_factor = heeft_ster(p->pad);
        p->waarden = ijken_ruimte(plan->scenario->set->count, sizeof *p->waarden);
        bool gevonden =
            zoek(ijken, p, faults) && bereik(ijken, p, &ijken->vooraf[ijken->aantal], faults);
        if (gevonden) {
            ijken->aantal++;
        } else {
            free(p->pad);
            free(p->waarden);
            *p = (struct ijk_parameter){0};
        }
        goed = goed && gevonden;
    }
    if (plan->aantal_paden == 0) {
        fault_add(faults, FAULT_ERROR, plan->bestand, 0, NULL,
                  "Er is geen parameter genoemd om te ijken: noem ze onder `ijken` "
                  "bij de cijfers, "
                  "of met --parameter PAD.");
    }
    return goed && ijken->aantal > 0;
}

/* --- a scenario at a point --- */

/* Marks what was set, so that a sum is mended among the others. */
#define GEZET "gekalibreerd: "
#define CIJFERS_GESCHREVEN 4

static bool mag_mee(const struct parameter_value *waarde)
{
    return waarde->given && waarde->source && strncmp(waarde->source, "aanname", 7) == 0 &&
           parameter_has_range(waarde);
}

static struct parameter_value *vind(struct parameter_set *set, const char *pad)
{
    const struct parameter_value *waarde = parameter_find(set, pad);
    return waarde ? &set->values[waarde - set->values] : NULL;
}

/* As many digits as a range of assumptions can bear, and as are pleasant to
 * read. */
static double rond_af(double x)
{
    if (x == 0.0) {
        return x;
    }
    double eenheid = pow(10.0, CIJFERS_GESCHREVEN - 1 - floor(log10(fabs(x))));
    return round(x * eenheid) / eenheid;
}

/* A history of other values than the run's keeps its proportion to them. */
static void zet(struct parameter_set *set, const struct parameter_value *vermeld, double nieuw,
                const char *bron)
{
    struct parameter_value *waarde = vind(set, vermeld->path);
    if (!waarde || waarde->step_count == 0) {
        return;
    }
    double oud = getal(vermeld), hier = getal(waarde);
    if (!parameter_values_agree(waarde, vermeld)) {
        nieuw = oud != 0.0 ? hier * nieuw / oud : hier + nieuw;
    }
    parameter_value_set(waarde, bron ? rond_af(nieuw) : nieuw);
    const char *tekst = bron ? bron : GEZET "een punt";
    free(waarde->source);
    waarde->source = ijken_ruimte(strlen(tekst) + 1, 1);
    strcpy(waarde->source, tekst);
}

static void zet_alles(struct parameter_set *set, const struct ijken *ijken, const double *waarden,
                      const char *bron)
{
    for (size_t p = 0; p < ijken->aantal; p++) {
        const struct ijk_parameter *parameter = &ijken->parameters[p];
        for (size_t i = 0; i < parameter->aantal && isfinite(waarden[p]); i++) {
            const struct parameter_value *vermeld = parameter->waarden[i];
            zet(set, vermeld, parameter->is_factor ? getal(vermeld) * waarden[p] : waarden[p],
                bron);
        }
    }
    parameter_sums_restore(set, ijken->plan.catalogus, mag_mee);
}

bool ijken_punt(struct ijk_punt *punt, const struct ijken *ijken, const double *waarden,
                const char *bron)
{
    *punt = (struct ijk_punt){0};
    if (!parameter_set_copy(&punt->set, ijken->plan.scenario->set) ||
        !parameter_set_copy(&punt->basis, ijken->plan.scenario->basis)) {
        ijken_punt_release(punt);
        return false;
    }
    zet_alles(&punt->set, ijken, waarden, bron);
    zet_alles(&punt->basis, ijken, waarden, bron);
    return true;
}

void ijken_punt_release(struct ijk_punt *punt)
{
    parameter_set_release(&punt->set);
    parameter_set_release(&punt->basis);
}

bool ijken_punt_is_gaaf(const struct ijk_punt *punt, const struct ijken *ijken)
{
    if (!parameter_sums_hold(&punt->set, ijken->plan.catalogus) ||
        !parameter_sums_hold(&punt->basis, ijken->plan.catalogus)) {
        return false;
    }
    struct fault_list fouten;
    fault_list_init(&fouten);
    catalogus_controle(&punt->set, &punt->basis, &fouten);
    bool gaaf = fault_count(&fouten, FAULT_ERROR) == 0;
    fault_list_release(&fouten);
    return gaaf;
}
