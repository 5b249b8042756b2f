/* A study: replications of one or more scenarios with the same seed, gathered into tables. */
#ifndef MODELS_STUDIE_H
#define MODELS_STUDIE_H

#include "models/uitvoering.h"

struct studie_scenario {
    const struct parameter_set *set, *basis; /* as in keten_instelling_lees */
    const char *naam;
    bool rimpel; /* see keten_rimpel */
};

struct studie_plan {
    const struct studie_scenario *scenario; /* those that share a history simulate it once */
    size_t scenarios;
    uint64_t zaad;
    uint32_t replicaties;
    int draden;           /* 0: as many as the machine gives */
    struct store *opslag; /* may be NULL: finished replications are looked up and kept there */
    const char *versie;   /* of the program, for the store; may be NULL without one */
    void (*voortgang)(void *context, uint32_t klaar, uint32_t totaal); /* may be NULL */
    bool (*stop)(
        void *context); /* may be NULL; asked often, from any thread: true ends the study */
    void *context;
    /* May be NULL: asked after `replicaties`, and after each further round, whether the tables (one
     * a scenario) are precise enough; no more than `hoogstens` replications are made. */
    bool (*genoeg)(void *context, const struct kpi_table *tabellen, size_t aantal);
    uint32_t hoogstens;
};

struct studie {
    struct kpi_study tabellen; /* its cells' strings live in `in` and `teksten` */
    struct keten_instelling in;
    uint32_t klaar;        /* replications finished */
    double *pijlen;        /* [replicatie * PIJLEN + pijl], a year */
    struct sporen *sporen; /* [replicatie] */
    char *teksten;
};

enum studie_status { STUDIE_KLAAR, STUDIE_AFGEBROKEN, STUDIE_MISLUKT };

/* Carries out the plan; `studies` has room for one a scenario. AFGEBROKEN: the studies hold the
 * first `klaar` replications, as many as were finished in a row; with none, and on MISLUKT, there
 * is nothing in them and nothing to release. The sets must be complete: frozen mechanisms have
 * their values (studie_bevries). */
enum studie_status studie_maak(struct studie *studies, const struct studie_plan *plan);
void studie_release(struct studie *studie);

/* Replications by which frozen values are found (design of the chain: mechanisms). */
#define STUDIE_BEVRIES_REPLICATIES 20

/* True when the scenario freezes a mechanism without giving its value. */
bool studie_moet_bevriezen(const struct parameter_set *set, const struct parameter_set *basis);
/* The mean of every response in the world of `in` with all mechanisms `aan` (`in` is set to that),
 * from so many replications: waarden[m], in the shape of mechanismen_lengte, to be freed; NULL
 * unless KLAAR. Of `plan` only zaad, draden, opslag, versie, voortgang, stop and context are used.
 */
enum studie_status studie_werking(struct keten_instelling *in, const struct studie_plan *plan,
                                  double *waarden[MECHANISMEN]);
/* Gives the set the frozen values that it lacks: mean responses in its basis with all mechanisms
 * `aan` (studie_werking, with the same fields of `plan`). */
enum studie_status studie_bevries(struct parameter_set *set, const struct parameter_set *basis,
                                  const struct studie_plan *plan);

#endif
