/* Couplings in words, for the console and the charts: one place that says what an interval means.
 *
 * A coupling is shown in casus-dagen per 100 that vanish at the source. Above 0: they come back
 * elsewhere. Below 0: days vanish elsewhere too. Where less capacity adds days at the source, the
 * same number tells how many go elsewhere. */
#ifndef OUTPUT_VESSELS_WORDS_H
#define OUTPUT_VESSELS_WORDS_H

#include <stdbool.h>

#include "output/labels.h"
#include "sim/study/vessels.h"

enum { VESSELS_WORDS_SIZE = 256 };

/* Decimals with which an interval of points per 100 is read: none when it is wide. */
int vessels_decimals(double low, double high);

/* "34 (21 tot 47)", of points per 100; returns text. */
const char *vessels_interval(const struct labels *labels, double value, double low, double high,
                             char text[VESSELS_WORDS_SIZE]);

/* A ratio as "34 (21 tot 47)", or "niet te bepalen"; returns text. */
const char *vessels_ratio(const struct labels *labels, const struct ratio *ratio,
                          char text[VESSELS_WORDS_SIZE]);

/* Whether its interval lies beyond 0: by itself, and as one of several at once. */
bool vessels_is_clear(const struct ratio *ratio);
bool vessels_is_clear_of_all(const struct ratio *ratio);

/* "bij de lokale teams", "at the local teams"; with the first letter after `bij` as in the name. */
const char *vessels_at(const struct labels *labels, const char *station,
                       char text[VESSELS_WORDS_SIZE]);

/* "10% meer capaciteit", "gelijke capaciteit". */
const char *vessels_capacity(const struct labels *labels, double factor,
                             char text[VESSELS_WORDS_SIZE]);

/* "20 van de 50 herhalingen", on which mechanisms and loads rest; "" when on all. */
const char *vessels_rests_on(const struct labels *labels, const struct vessels *vessels,
                             char text[VESSELS_WORDS_SIZE]);

/* The station whose bit alone is set in `bits`; NULL when there is no such station. */
const struct vessels_station *vessels_receiver(const struct vessels *vessels, uint32_t bits);

/* The receivers of the headline that there are: those with a bit. Writes their places in
 * vessels->receivers; returns how many. */
size_t vessels_receivers(const struct vessels *vessels, size_t at[4]);

/* What a total coupling comes down to, in short: "12 (5 tot 19)", "geen knelpunt, niet te bepalen",
 * "niet te onderscheiden (-8 tot 21)"; returns text. */
const char *vessels_short(const struct labels *labels, const struct ratio *total, double margin,
                          char text[VESSELS_WORDS_SIZE]);

/* The coupling over the whole horizon of 10% more at Veilig Thuis; NULL when there are no lags. */
const struct coupling_result *vessels_main(const struct vessels *vessels);

/* The mechanisms of one stand, those that carry most first, those that cannot be determined last.
 * Writes their places into `order` (room for all); returns how many. */
size_t vessels_rank(const struct vessels *vessels, enum vessels_stands stands, size_t *order);

/* The first mechanism row with these stands and id (NULL: of none); NULL when absent. */
const struct vessels_mechanism *vessels_stand(const struct vessels *vessels,
                                              enum vessels_stands stands, const char *id);

/* The loads of one axis, most capacity first; as vessels_rank. */
size_t vessels_along(const struct vessels *vessels, enum vessels_axis axis, size_t *order);

/* The first of these from which on every coupling lies above 0 and beyond the margin of
 * equivalence; `count` when there is none. */
size_t vessels_onset(const struct vessels *vessels, const size_t *order, size_t count);

#endif
