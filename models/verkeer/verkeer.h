/* The traffic equations of the chain: what must follow from a scenario's figures, before anything
 * is simulated.
 *
 * Flows: expected casussen of a huishouden's life (frailty by quadrature, history, acute phase,
 * state after help; verkeer_leven.h) give the casussen a year; the tree after the VB, overdracht,
 * terugmelding, JBT, Raad, court, GI and hulp give the flow on every arrow, loops included
 * (verkeer_pad.h). Work: flow × mean time in service, in places or hours, with what is held for a
 * next organisation (M1; verkeer_werk.h).
 *
 * What follows is what the figures say, not a forecast. Pressure mechanisms (M6, M8, M9, M10) are
 * taken at rest, and lists as long as they settle at, or as the stated ones where nothing settles;
 * where a list grows without end only what can be served goes on. The pool of huishoudens is the
 * one that settles under the outermost basis; under later policy it moves from there, year by year
 * (to settle takes decades), and the flows of a period are means over that period. Left out:
 * seasons and weekdays within a year, the list that is handed over once (lijst_overgenomen), and
 * what waiting longer than at rest does to families. */
#ifndef MODELS_VERKEER_VERKEER_H
#define MODELS_VERKEER_VERKEER_H

#include "models/keten.h"
#include "sim/study/traffic.h"

/* Solves the equations for every period of [start, eind) between dated changes of policy, and draws
 * the findings. `in` outlives the result; to be released with traffic_release. False when memory is
 * short. Takes some hundredths of a second for six gemeenten and one policy. */
bool verkeer_reken(struct traffic *verkeer, const struct keten_instelling *in);

#endif
