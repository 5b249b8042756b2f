/* What `calibrate` found, ready to be told: for its tables, the console and the
 * charts. */
#ifndef OUTPUT_CALIBRATION_REPORT_H
#define OUTPUT_CALIBRATION_REPORT_H

#include "sim/study/calibration.h"

/* A parameter, in the order of the problem's. */
struct calibration_subject {
    const char *path; /* "incidenten.per_jaar"; a key may be `*` */
    const char *what; /* what it is, in the language asked */
    const char *unit; /* Dutch, as in the catalogue; of a factor "" */
    size_t values;    /* so many by one common factor; 0: one value by itself */
    double fitted;    /* what the fitted scenario holds; NAN: it keeps the stated
                         value */
};

/* A figure that was fitted, in the order of the problem's targets. */
struct calibration_figure {
    const char *id;   /* "RP-160" */
    const char *what; /* Dutch, text of the user */
    const char *unit; /* Dutch, as in the catalogue */
    const char *from; /* where its deviation comes from, in the language asked */
    int decimals;
    double before; /* simulated with the scenario as it stands; NAN: none */
    double after;  /* simulated with the fitted one; NAN: none */
};

struct calibration_report {
    const char *scenario;
    enum calibration_status status; /* DONE or CONTRADICTED */
    const struct calibration *calibration;
    const struct calibration_problem *problem;
    const struct calibration_subject *subjects;
    const struct calibration_figure *figures;
    size_t check_replications; /* behind `before` and `after` */
};

#endif
