/* What the solved equations say of the figures they were made from.
 *
 * Lists that grow, and those that are nearly critical, are read from the periods. A stated list and
 * stated lengths come from the years before `start`, so they are held against the settings and
 * flows of the history, which are those of the outermost basis: a measure that begins at `start`
 * contradicts nothing. What the equations find is taken with a margin (see the definitions in
 * verkeer_bevindingen.c), so that only what no reading of the figures can mend is called a
 * contradiction. */
#ifndef MODELS_VERKEER_BEVINDINGEN_H
#define MODELS_VERKEER_BEVINDINGEN_H

#include "models/verkeer/werk.h"

/* All that is known of one date. */
struct verkeer_datum {
    struct verkeer_stand s;
    struct verkeer_stromen stromen;
    struct verkeer_belasting b;
};

/* Fills the findings of `traffic`, whose periods are solved. False when memory is short. */
bool verkeer_bevindingen(struct traffic *traffic, const struct keten_instelling *in,
                         const struct verkeer_datum *historie, const struct verkeer_datum *start);

/* --- for the files that make them --- */

/* Adds a finding; `bevinding` tells all but the texts, which are copied (NULL: none). False when
 * memory is short. */
bool verkeer_bevind(struct traffic *traffic, struct traffic_finding bevinding, const char *one,
                    const char *other, const char *what, const char *what_en);
/* Stated lists and their ages (verkeer_voorraad.c). */
bool verkeer_voorraden(struct traffic *traffic, const struct keten_instelling *in,
                       const struct verkeer_datum *historie);
/* Stated figures that cannot both be true (verkeer_tegenspraak.c). */
bool verkeer_tegenspraken(struct traffic *traffic, const struct keten_instelling *in,
                          const struct verkeer_datum *historie, const struct verkeer_datum *start);

#endif
