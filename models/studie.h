/* A study: replications of one scenario, gathered into tables. */
#ifndef MODELS_STUDIE_H
#define MODELS_STUDIE_H

#include "models/uitkomsten.h"
#include "sim/replications.h"

struct studie_plan {
    const struct parameter_set *set, *basis; /* as in keten_instelling_lees */
    const char *naam;
    uint64_t zaad;
    uint32_t replicaties;
    int draden; /* 0: as many as the machine gives */
    void (*voortgang)(void *context, uint32_t klaar, uint32_t totaal); /* may be NULL */
    bool (*stop)(
        void *context); /* may be NULL; asked often, from any thread: true ends the study */
    void *context;
    /* May be NULL: asked after `replicaties`, and after each further round, whether the table is
     * precise enough; no more than `hoogstens` replications are made. */
    bool (*genoeg)(void *context, const struct kpi_table *tabel);
    uint32_t hoogstens;
};

struct studie {
    struct kpi_study tabellen; /* its cells' strings live in `in` */
    struct keten_instelling in;
    uint32_t klaar; /* replications finished */
    double *pijlen; /* [replicatie * PIJLEN + pijl], a year */
};

enum studie_status { STUDIE_KLAAR, STUDIE_AFGEBROKEN, STUDIE_MISLUKT };

/* Carries out the plan. AFGEBROKEN: the study holds the first `klaar` replications, as many as were
 * finished in a row; with none, and on MISLUKT, there is nothing in it and nothing to release. The
 * set must be complete: frozen mechanisms have their values (studie_bevries). */
enum studie_status studie_maak(struct studie *studie, const struct studie_plan *plan);
void studie_release(struct studie *studie);

/* Replications by which frozen values are found (design of the chain: mechanisms). */
#define STUDIE_BEVRIES_REPLICATIES 20

/* True when the scenario freezes a mechanism without giving its value. */
bool studie_moet_bevriezen(const struct parameter_set *set, const struct parameter_set *basis);
/* Gives the set the frozen values that it lacks: mean responses in its basis with all mechanisms
 * `aan`, from 20 replications at the same seed. */
enum studie_status studie_bevries(struct parameter_set *set, const struct parameter_set *basis,
                                  uint64_t zaad, int draden, bool (*stop)(void *context),
                                  void *context);

#endif
