#include "models/verkeer/perioden.h"

#include <stdlib.h>
#include <string.h>

static bool eindigt_op(const char *pad, const char *staart)
{
    size_t lang = strlen(pad), kort = strlen(staart);
    return lang >= kort && strcmp(pad + lang - kort, staart) == 0;
}

static bool is_een_van(const char *pad, const char *const *staarten, size_t aantal)
{
    for (size_t i = 0; i < aantal; i++) {
        if (eindigt_op(pad, staarten[i])) {
            return true;
        }
    }
    return false;
}

/* Capacity changes how long lists are, not what is asked of the stations. */
static bool is_capaciteit(const char *pad)
{
    static const char *const staarten[] = {".fte",
                                           ".fte_zwaar",
                                           ".plaatsen",
                                           ".piket",
                                           ".agenda",
                                           ".wachtlijst_start",
                                           ".wachtlijst_start_dagen"};
    return is_een_van(pad, staarten, sizeof staarten / sizeof staarten[0]);
}

static bool telt_niet(const char *pad)
{
    static const char *const staarten[] = {".euro_per_fte", ".euro_per_traject",
                                           ".lijst_overgenomen", "kosten.maatregel"};
    return is_een_van(pad, staarten, sizeof staarten / sizeof staarten[0]);
}

static int vergelijk(const void *a, const void *b)
{
    tick een = *(const tick *)a, ander = *(const tick *)b;
    return (een > ander) - (een < ander);
}

tick *verkeer_dates(const struct keten_instelling *in, size_t *aantal)
{
    size_t ruimte = 1;
    for (size_t i = 0; i < in->set->count; i++) {
        ruimte += in->set->values[i].step_count;
    }
    tick *datum = malloc(ruimte * sizeof *datum);
    if (!datum) {
        return NULL;
    }
    size_t n = 0;
    datum[n++] = in->start;
    for (size_t i = 0; i < in->set->count; i++) {
        const struct parameter_value *waarde = &in->set->values[i];
        for (size_t s = 0; s < waarde->step_count && !telt_niet(waarde->path); s++) {
            tick vanaf = waarde->steps[s].from;
            if (vanaf > in->start && vanaf < in->eind) {
                datum[n++] = vanaf;
            }
        }
    }
    qsort(datum, n, sizeof *datum, vergelijk);
    *aantal = 0;
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || datum[i] != datum[i - 1]) {
            datum[(*aantal)++] = datum[i];
        }
    }
    return datum;
}

/* Do two steps hold the same value? */
static bool gelijk(const struct parameter_step *een, const struct parameter_step *ander)
{
    const struct distribution *a = &een->distribution, *b = &ander->distribution;
    return een->number == ander->number && een->is_distribution == ander->is_distribution &&
           a->family == b->family && a->mean == b->mean && a->a == b->a && a->b == b->b &&
           a->c == b->c && a->values == b->values;
}

bool verkeer_zelfde_stroom(const struct keten_instelling *in, tick een, tick ander)
{
    for (size_t i = 0; i < in->set->count; i++) {
        const struct parameter_value *waarde = &in->set->values[i];
        if (waarde->step_count > 1 && !is_capaciteit(waarde->path) && !telt_niet(waarde->path) &&
            !gelijk(parameter_step_at(waarde, een), parameter_step_at(waarde, ander))) {
            return false;
        }
    }
    return true;
}

bool verkeer_zoals_historie(const struct keten_instelling *in)
{
    for (int m = 0; m < MECHANISMEN; m++) {
        if (in->mechanismen.stand[m] != STAND_AAN) {
            return false;
        }
    }
    for (size_t i = 0; i < in->set->count; i++) {
        const struct parameter_value *nu = &in->set->values[i], *toen = &in->basis->values[i];
        if (nu->row->nature == PARAMETER_RUN || is_capaciteit(nu->path) || telt_niet(nu->path) ||
            parameter_values_agree(nu, toen)) {
            continue;
        }
        if (nu->step_count == 0 || toen->step_count == 0 ||
            !gelijk(parameter_step_at(nu, in->start), parameter_step_at(toen, in->start))) {
            return false;
        }
    }
    return true;
}
