/* Files of reported figures, in libconfig behind the same pre-scan as scenarios. They stand in the
 * folder `cijfers` beside the scenarios, under the name of the scenario that they belong to.
 *
 *   basis = "flevoland-2018.cfg";       builds on that file: its figures come first, its samples
 *                                       may be named here
 *   ijken = ( "incidenten.per_jaar" );  parameters that calibrate fits; replaces the basis' list
 *   steekproeven: {                     files somebody read: those opened in [vanaf, tot), as they
 *     dossiers: { wat; vanaf; tot;      stood at the end of `peildatum`
 *                 peildatum; omvang; zwaar; };
 *   };
 *   cijfers = ( { feit; wat; rol; … }, … );
 *   samen = ( { wat; geheel; delen; } );  feit-ids of parts that add up to a whole, or without
 *                                       `geheel` exclude each other
 *
 * A figure out of files: steekproef, kenmerk, onder (of whom), and either aantal with van (31 of
 * 100; the 95% interval is Wilson's unless laag and hoog are given) or waarde (a mean, or a
 * percentage), with van if it is over fewer than all. Any other figure: kpi, station, gemeente and
 * uitsplitsing ("alle" when left out), waarde, and when: vanaf and tot (`telling = "aantal"`: a
 * number counted in that period, else the KPI over it), or peildatum (at the end of that day). As
 * in scenarios a period ends before the day of `tot`. Of every figure: feit, wat, rol (invoer,
 * gekalibreerd, toets or context), laag and hoog (one may be left out: open at that side),
 * toelichting, afgeleid = "ja" (follows from other figures here) and vorig: { waarde; bron; laag;
 * hoog; }, last year's figure as a naive forecast with its 95% sampling error.
 *
 * A child's figure replaces the basis' one of the same feit about the same thing. */
#ifndef SCENARIOS_FIGURES_H
#define SCENARIOS_FIGURES_H

#include <stdbool.h>
#include <stddef.h>

#include "scenarios/scenario.h"
#include "sim/fault.h"
#include "sim/kpi.h"
#include "sim/parameter.h"
#include "sim/study/figures.h"

/* The names that figures may use. */
struct figure_vocabulary {
    const struct kpi_catalogue *kpis;
    const struct figure_traits *traits;
    char *const *gemeenten; /* of the scenario; beside them "alle" */
    size_t gemeente_count;
    const struct parameter_set *parameters; /* of the scenario, for `ijken`; NULL: any path */
};

/* The file of figures that goes with a scenario: that of its own file, else of the first in its
 * chain that has one. To be freed; NULL when there is none. */
char *figures_find(const struct scenario *scenario);

/* Reads a file of figures by path, or by the bare name of one in a folder `cijfers`. Every fault is
 * in `faults`, sorted; false, and an empty list, when one of them is an error. Warns of a feit that
 * counts as a test twice. */
bool figures_load(struct figure_list *list, const char *file,
                  const struct figure_vocabulary *vocabulary, struct fault_list *faults);

/* As figures_load, from a text that stands for the contents of `file`. */
bool figures_parse(struct figure_list *list, const char *text, size_t length, const char *file,
                   const struct figure_vocabulary *vocabulary, struct fault_list *faults);

#endif
