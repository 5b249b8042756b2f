/* Sentences made from numbers, at B1 level, in Dutch and English: what an outcome does, by how much
 * and how sure. Pure: the same numbers give the same sentence, and basis and variant swapped give
 * the opposite one. Each result is one or more whole sentences, to be freed. */
#ifndef OUTPUT_REPORT_SENTENCES_H
#define OUTPUT_REPORT_SENTENCES_H

#include <stdbool.h>
#include <stddef.h>

#include "output/labels.h"

/* Which words fit the noun, and how its level is told. */
enum sentence_measure {
    SENTENCE_HEIGHT, /* lager, hoger: costs, a caseload, recidive */
    SENTENCE_SIZE,   /* kleiner, groter: a number or share of something */
    SENTENCE_TIME,   /* korter, langer: "de tijd van melding tot overdracht" */
    SENTENCE_LIST,   /* korter, langer: "op de wachtlijst staan …" */
};

/* How an outcome is spoken of: "de wachtlijst van Veilig Thuis", singular or plural. */
struct sentence_subject {
    const char *nl, *en;
    bool plural_nl, plural_en;
    const char *unit; /* as in the catalogue: "casussen", "dagen", "procent", "euro per jaar" */
    int decimals;     /* of the catalogue */
    int direction;    /* −1: lower is better, +1: higher is better, 0: neither */
    enum sentence_measure measure;
};

/* Where an interval comes from. */
enum sentence_ground {
    SENTENCE_CHANCE,      /* replications alone: no word of certainty */
    SENTENCE_UNCERTAINTY, /* --onzekerheid: chance and assumptions */
};

struct sentence_difference {
    double basis, variant, difference, low, high; /* low, high: 95%; NAN: none */
    enum sentence_ground ground;
    double same_sign; /* share of draws with the sign of the difference, 0–100; NAN: not known */
    bool grows_basis, grows_variant; /* the list has no equilibrium: it grows without bound; then
                                        the numbers are its states at the end */
    int side; /* −1, +1: the way most draws go, where the mean may go the other; 0: as the mean */
};

/* "De wachtlijst van Veilig Thuis wordt vrijwel zeker korter: 26,4 in plaats van 149,2 casussen
 * (aannames meegerekend: 110,3 tot 136,1 minder)." By chance alone an interval that holds 0, and
 * always a difference of 0: "… is het verschil niet te onderscheiden …". */
char *sentence_difference(const struct labels *labels, const struct sentence_subject *subject,
                          const struct sentence_difference *difference);

/* Of one scenario: "Op de wachtlijst van Veilig Thuis staan gemiddeld 26 casussen (95%-interval 20
 * tot 33)." */
struct sentence_level {
    double mean, low, high;
    enum sentence_ground ground;
    bool grows; /* the mean is its state at the end */
    bool moves; /* it hangs on a list that grows without bound, and so rises all the while */
    double growth_per_week; /* of a list that grows; NAN: not known */
};
char *sentence_level(const struct labels *labels, const struct sentence_subject *subject,
                     const struct sentence_level *level);

/* A norm: `share` percent within the term, the norm being `norm` percent, where it stands. */
struct sentence_norm {
    const char *what_nl, *what_en; /* "de veiligheidsbeoordeling binnen vijf werkdagen" */
    double share, low, high, norm; /* norm NAN: the law names no share */
    enum sentence_ground ground;   /* of low and high */
};
/* +1 met, −1 not met, 0 not distinct, or there is no share to meet; without an interval by the
 * share itself. By the numbers as they are shown. */
int sentence_norm_met(const struct sentence_norm *norm);
char *sentence_norm(const struct labels *labels, const struct sentence_norm *norm);

/* Which way the outcome goes as the sentence tells it: −1 lower, +1 higher, 0 not distinct, or not
 * known for want of an interval. */
int sentence_side(const struct sentence_difference *difference);

/* Decimals with which a difference and its interval are shown: those of comparison_decimals, and
 * more where an end that is not 0 would read as 0 though the interval is small. */
int sentence_decimals(const struct sentence_subject *subject,
                      const struct sentence_difference *difference);

/* The interval of a difference as it stands in brackets: "110,3 tot 136,1 minder", "1,2 dagen
 * korter tot 4,0 dagen langer", "0" where nothing is left of it as it reads; "" without one. To be
 * freed. */
char *sentence_interval(const struct labels *labels, const struct sentence_subject *subject,
                        const struct sentence_difference *difference);

/* "casus" or "casussen", "dag" or "dagen", … after a whole number as it is shown. */
const char *sentence_unit(const struct labels *labels, const char *unit, double shown);

/* How the outcomes that are always told are spoken of; NULL: this one is not told. */
const struct sentence_subject *sentence_subject_of(const char *kpi, const char *station);

#endif
