/* Calibrating the chain: reported figures and unknown values of a scenario, in the terms of
 * sim/study/calibration.h.
 *
 * A parameter is a path, or several by one common factor on their stated values (a key of the path
 * is `*`: all gemeenten alike). What is known beforehand is its stated range: laag, waarde, hoog.
 * The history runs on the basis, so a value is set there too; where the basis states something
 * else, in proportion.
 *
 * Targets are figures that were set apart for calibration, never tests or input. How far a figure
 * may be from what produced it, in standard deviations: its reported 95% interval / 3.92 (on the
 * scale of the square root when it counts cases; the interval of a list on one day already says
 * what a snapshot can mean); else of a share of n files the binomial deviation (Agresti and Coull
 * 1998, so that 0 of n is not certain); of a number counted over a period the root of it (Poisson),
 * wider by as much as such numbers vary more than that in the simulation; of a mean over a sample
 * what other samples of the same files and worlds give, simulated at the stated values; of a list
 * on one day what the simulation itself varies between runs. No model discrepancy is added: what
 * the chain leaves out is not in the intervals. */
#ifndef MODELS_CIJFERS_IJKEN_H
#define MODELS_CIJFERS_IJKEN_H

#include "models/catalogus.h"
#include "models/cijfers/cijfers.h"
#include "sim/fault.h"
#include "sim/study/calibration.h"

struct ijk_parameter {
    char *pad;                              /* as asked */
    const struct parameter_value **waarden; /* what it sets, in the scenario's set */
    size_t aantal;
    bool is_factor; /* low, value and high are a factor on the stated values; value is 1 */
};

enum ijk_spreiding {                  /* where a target's deviation comes from */
                     IJK_INTERVAL,    /* reported */
                     IJK_AANDEEL,     /* binomial */
                     IJK_TELLING,     /* Poisson */
                     IJK_STEEKPROEF,  /* other samples in the simulation */
                     IJK_REPLICATIES, /* other runs of the simulation */
};
struct ijk_doel {
    const struct figure *cijfer;
    enum ijk_spreiding spreiding;
    double vooraf; /* what the scenario gives as it stands; NAN: nothing */
};

struct ijken_plan {
    const struct studie_scenario *scenario;
    const struct parameter_catalogue *catalogus;
    const struct figure_list *cijfers;
    const char *const *paden; /* to fit */
    size_t aantal_paden;
    const char *bestand; /* where the paths stand, for faults */
    uint64_t zaad;
    size_t punten, golven; /* of each wave */
    uint32_t replicaties;  /* of each point; at least 2 */
    int draden;
    struct store *opslag;
    const char *versie;
    void (*voortgang)(void *context, uint32_t klaar, uint32_t totaal);
    bool (*stop)(void *context);
    void *context;
};

struct ijken {
    struct ijken_plan plan;
    struct ijk_parameter *parameters;
    size_t aantal;
    struct ijk_doel *doelen;
    size_t aantal_doelen;
    struct figure_list lijst; /* the targets alone, borrowing from plan.cijfers */
    struct calibration_parameter *vooraf;
    struct calibration_target *doel;
    struct calibration_problem probleem;
    struct station_audit boeken;
    uint64_t gebeurtenissen, gebeurtenissen_historie, casussen; /* of all worlds together */
    enum studie_status status;                                  /* why simulating stopped */
    uint32_t gedaan;                                            /* replications, for progress */
};

/* Replications at the stated values before, and at the fitted ones after. */
#define IJKEN_PROEF 8

/* Finds the parameters and the targets. Faults are sentences about a path, or warnings about a
 * figure that cannot be simulated; false when there is an error among them, or no target. To be
 * released in both cases. The plan's things must outlive it. */
bool ijken_maak(struct ijken *ijken, const struct ijken_plan *plan, struct fault_list *faults);
void ijken_release(struct ijken *ijken);

/* Simulates the scenario as it stands: `vooraf` of the targets, and the deviations that rest on the
 * simulation. To be called before calibrate(&…, &ijken->probleem). */
enum studie_status ijken_proef(struct ijken *ijken);

/* The targets' mean outcome in any scenario, by replications that no point had; to mean[doel]. */
enum studie_status ijken_reken_na(struct ijken *ijken, const struct studie_scenario *scenario,
                                  double *gemiddelde);

/* The scenario at waarden[parameter] (NAN: that one stays as it is): copies, to be released; shares
 * that add up are mended among assumptions. With `bron`, which becomes the source of what was set,
 * values are rounded to four digits, to be written down. False: memory is short. */
struct ijk_punt {
    struct parameter_set set, basis;
};
bool ijken_punt(struct ijk_punt *punt, const struct ijken *ijken, const double *waarden,
                const char *bron);
void ijken_punt_release(struct ijk_punt *punt);

/* Does the point hold together: sums of shares, and the model's own checks? */
bool ijken_punt_is_gaaf(const struct ijk_punt *punt, const struct ijken *ijken);

/* Replications in all: before, of the points, after. */
uint32_t ijken_totaal(const struct ijken *ijken);

#endif
