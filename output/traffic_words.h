/* What the traffic equations and figures that contradict each other come down to, in plain
 * sentences: one place for `check`, `run` and pages. */
#ifndef OUTPUT_TRAFFIC_WORDS_H
#define OUTPUT_TRAFFIC_WORDS_H

#include <stddef.h>

#include "output/labels.h"
#include "sim/study/traffic.h"

/* The finding as one or a few whole sentences, to be freed. `traffic` tells how much comes in and
 * can be done, and from when to when is all the time; may be NULL. */
char *traffic_words(const struct labels *labels, const struct traffic_finding *finding,
                    const struct traffic *traffic);

/* All stations that are nearly full (TRAFFIC_CRITICAL) in one go, each with its highest load; NULL
 * when there are none. To be freed. */
char *traffic_words_critical(const struct labels *labels, const struct traffic *traffic);

/* "vanaf 1 mei 2019", "tot en met 31 december 2018", "van … tot en met …"; "" for all the time that
 * the traffic is about. */
enum { TRAFFIC_WHEN_SIZE = 2 * LABELS_SIZE + 40 };
const char *traffic_when(const struct labels *labels, tick from, tick to,
                         const struct traffic *traffic, char text[TRAFFIC_WHEN_SIZE]);

#endif
