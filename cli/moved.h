/* Who is helped earlier or later in a variant than in the basis, beside the null comparison. */
#ifndef CLI_MOVED_H
#define CLI_MOVED_H

#include "models/studie.h"
#include "sim/study/comparison.h"

#define MOVED_DAYS 14.0

/* Rows by gemeente and zwaarte, alle × alle first; `count` of them, to be freed. `null` is the
 * basis with the smallest disturbance. The studies must outlive them. */
struct comparison_moved *moved_make(const struct studie *basis, const struct studie *variant,
                                    const struct studie *null, size_t *count);

/* A casus of the first replication that is helped much earlier or later in the variant, as
 * "almere-1234.3" with `gemeente` its index; false when there is none. */
bool moved_example(const struct studie *basis, const struct studie *variant, char name[80]);

#endif
