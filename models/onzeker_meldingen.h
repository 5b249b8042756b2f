/* What is counted stays as counted: meldingen at the points of a design.
 *
 * How many meldingen come in, everybody knows; how many huishoudens there are behind them, nobody.
 * So at each point the assumptions decide how many meldingen a huishouden brings, and the instroom
 * of huishoudens follows: it is what gives the gemeente as many meldingen a year before `start` as
 * the stated scenario does, by the traffic equations at rest (models/verkeer; their flows are
 * proportional to instroom). The range of an instroom is then no longer drawn from; where no
 * instroom within it does, the point contradicts what is counted. An instroom without a range is
 * known: there meldingen follow. */
#ifndef MODELS_ONZEKER_MELDINGEN_H
#define MODELS_ONZEKER_MELDINGEN_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/parameter.h"

/* Meldingen a year before `start`, terugmeldingen apart, by gemeente. */
struct onzeker_meldingen {
    char **gemeente; /* keys, sorted */
    double *jaar;
    size_t gemeenten;
};
/* Of a scenario and the settings of its history. To be released, also when this fails: memory is
 * short. */
bool onzeker_meldingen_tel(struct onzeker_meldingen *meldingen, const struct parameter_set *set,
                           const struct parameter_set *basis);
void onzeker_meldingen_release(struct onzeker_meldingen *meldingen);

/* Is this the instroom of a gemeente? */
bool onzeker_is_instroom(const struct parameter_value *value);
/* The coordinate (design_between) at which this instroom gives its gemeente as many meldingen as
 * are `genoemd`, when its stated value gives those of `punt`; that of the stated value when there
 * are none to keep. NAN: none does. */
double onzeker_meldingen_houd(const struct parameter_value *instroom,
                              const struct onzeker_meldingen *genoemd,
                              const struct onzeker_meldingen *punt);

#endif
