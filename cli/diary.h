/* The diary of one typical invented huishouden, for dagboek.csv. */
#ifndef CLI_DIARY_H
#define CLI_DIARY_H

#include "models/dagboek.h"
#include "output/diary_csv.h"

struct kept_diary {
    struct dagboek model;
    struct diary diary; /* of the model's; without lines when nobody is typical */
    struct diary_line *lines;
};

/* Simulates the first replication once more; to be released. */
void diary_make(struct kept_diary *kept, const struct keten_instelling *in, uint64_t seed);
void diary_release(struct kept_diary *kept);

#endif
