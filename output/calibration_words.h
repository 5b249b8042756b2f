/* What a calibration comes down to, in words and numbers for people. */
#ifndef OUTPUT_CALIBRATION_WORDS_H
#define OUTPUT_CALIBRATION_WORDS_H

#include "output/calibration_report.h"
#include "output/labels.h"
#include "output/number.h"

enum { CALIBRATION_WORDS_SIZE = 768 };

/* "bepaald", "vernauwd", "niet te bepalen". */
const char *calibration_verdict(const struct labels *labels, enum identification identification);

/* A value of a parameter with at most three digits that count: "0,163", "33,3".
 */
const char *calibration_number(const struct labels *labels, double value,
                               char text[NUMBER_PEOPLE_SIZE]);

/* "0,1 tot 0,23". */
const char *calibration_range(const struct labels *labels, double low, double high,
                              char text[CALIBRATION_WORDS_SIZE]);

/* Of a figure: as many decimals as its own. */
const char *calibration_figure_number(const struct labels *labels,
                                      const struct calibration_figure *figure, double value,
                                      char text[NUMBER_PEOPLE_SIZE]);

/* An emulated outcome within what is possible: shares from 0 to 100, numbers and days from 0. */
double calibration_possible(const struct calibration_figure *figure, double value);

/* How far the fitted scenario is from figure `target`, in the figure's own standard deviations, on
 * the scale of the fit. NAN: not simulated, or the figure has no deviation of its own. */
double calibration_off(const struct calibration_report *report, size_t target);

/* "a.b ruilt sterk uit tegen c.d (correlatie −0,85): de een hoger en de ander lager past even goed
 * bij de cijfers." Cut off where it does not fit. */
const char *calibration_tradeoff_sentence(const struct labels *labels,
                                          const struct calibration_report *report,
                                          const struct calibration_tradeoff *tradeoff,
                                          char text[CALIBRATION_WORDS_SIZE]);

/* "−0,85" with two decimals. */
const char *calibration_correlation(const struct labels *labels, double correlation,
                                    char text[NUMBER_PEOPLE_SIZE]);

/* Where a value stands on the prior's range, 0 to 1. */
double calibration_place(const struct calibration_parameter *parameter, double value);

#endif
