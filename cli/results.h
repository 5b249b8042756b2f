/* What commands that write results have in common: names, provenance, and the exit status. */
#ifndef CLI_RESULTS_H
#define CLI_RESULTS_H

#include "cli/command.h"
#include "cli/words.h"
#include "cli/workplace.h"
#include "models/keten.h"
#include "output/results.h"
#include "scenarios/scenario.h"

struct results_setting {
    struct output_options output;
    struct labels labels;
    struct provenance provenance;
    struct labels_gemeente *gemeenten;
    char *sources;
    struct words words; /* of the report */
};

/* For results about this scenario, simulated in `seconds`; to be released. The setting stays where
 * it is: output points into it. */
void results_set(struct results_setting *setting, const struct options *options,
                 const struct workplace *place, const struct scenario *scenario,
                 const struct keten_instelling *in, double seconds);
/* Of a comparison: a scenario that is held against the first. */
void results_add_variant(struct results_setting *setting, const struct scenario *scenario);
void results_release(struct results_setting *setting);

/* What the gemeenten of the scenario are called, `in->gemeenten` of them; to be freed. Borrows. */
struct labels_gemeente *results_gemeente_names(const struct scenario *scenario,
                                               const struct keten_instelling *in);

/* The scenario as its own writer; context is a struct scenario. */
bool results_write_scenario(void *context, FILE *out);

/* Exit status of what was written; `message` (owned, may be NULL) goes to the complaint. */
int results_status(enum output_status written, char *message, struct complaint *complaint);

#endif
