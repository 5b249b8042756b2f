/* How long the lists of Veilig Thuis are on certain days, and which share of the casussen went on
 * directly in certain periods: worlds looked at on their way, each simulated once.
 *
 * The worlds of a replication share their history where they can (keten_deelt_historie). */
#ifndef MODELS_DAGSTANDEN_H
#define MODELS_DAGSTANDEN_H

#include "models/studie.h"

/* Casussen that wait, at the end of a day. */
enum daglijst { DAGLIJST_VB, DAGLIJST_ONDERZOEK, DAGLIJST_VENV, DAGLIJSTEN };

struct dagstanden_periode {
    tick van, tot; /* of the first VB's end */
};

struct dagstanden_plan {
    const struct studie_scenario *scenario;
    size_t scenarios;
    const tick *dag; /* beginnings of days, rising, after `start`: the list is that of the evening
                        before */
    size_t dagen;
    const struct dagstanden_periode *periode; /* each ends by the last day, and is not within the
                                                 warm-up */
    size_t perioden;
    uint64_t zaad;
    uint32_t replicaties;
    int draden;
    struct store *opslag; /* may be NULL */
    const char *versie;
    void (*voortgang)(void *context, uint32_t klaar, uint32_t totaal); /* may be NULL */
    bool (*stop)(void *context);                                       /* may be NULL */
    void *context;
};

struct dagstanden {
    float *lijst;  /* [((scenario * replicaties + r) * dagen + dag) * DAGLIJSTEN + lijst] */
    float *direct; /* [(scenario * replicaties + r) * perioden + periode]: percent of the casussen
                      with a finished VB; NAN: there were none */
    struct station_audit boeken;
};

/* AFGEBROKEN and MISLUKT: there is nothing, and nothing to release; the store keeps what was done.
 */
enum studie_status dagstanden_maak(struct dagstanden *standen, const struct dagstanden_plan *plan);
void dagstanden_release(struct dagstanden *standen);

#endif
