/* What a comparison comes to, in whole sentences for people: what changed, who is helped earlier or
 * later, what it costs, what pairing saved. Each is one line without its end, to be freed. */
#ifndef OUTPUT_COMPARISON_SENTENCES_H
#define OUTPUT_COMPARISON_SENTENCES_H

#include "output/labels.h"
#include "sim/study/comparison.h"

/* "3 waarden anders:", "geen enkele waarde anders". */
char *comparison_say_count(const struct labels *labels, size_t changes);

/* "formatie (veilig_thuis.onderzoek.fte): 14,0 → 16,8 fte". */
char *comparison_say_change(const struct labels *labels, const struct comparison_change *change);

/* Of all gemeenten and casussen together; NULL when `moved` holds no such row. */
char *comparison_say_moved(const struct labels *labels, const struct comparison_moved *moved,
                           double days);

/* Beside it: who has contact with help in one world only; NULL when nobody. */
char *comparison_say_one_world(const struct labels *labels, const struct comparison_moved *moved);

char *comparison_say_cost(const struct labels *labels, const struct comparison_variant *variant);
char *comparison_say_price(const struct labels *labels, const struct comparison_variant *variant);
char *comparison_say_saving(const struct labels *labels, const struct comparison_variant *variant);

#endif
