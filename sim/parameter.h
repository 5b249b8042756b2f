/* The catalogue of parameters and a resolved set of their values.
 *
 * One table row describes one parameter; loading, checking, `show`, sweeps, uncertainty and the
 * handbook all read it. A model owns its rows and asks for values by path once, at set-up. A path
 * is a chain of ASCII keys joined by dots; one key of a row's path may be `*`, which stands for
 * every key of that group (the set of gemeenten is data). */
#ifndef SIM_PARAMETER_H
#define SIM_PARAMETER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/clock.h"
#include "sim/distribution.h"
#include "sim/fault.h"

enum parameter_type {
    PARAMETER_NUMBER,     /* a real number in its unit */
    PARAMETER_INTEGER,    /* a whole number */
    PARAMETER_PERCENTAGE, /* 0 to 100 */
    PARAMETER_DURATION,   /* a real number or a distribution, in its unit (dagen, uren) */
    PARAMETER_DATE,       /* "YYYY-MM-DD"; number = its tick */
    PARAMETER_CHOICE,     /* one of `choices`; number = its index */
    PARAMETER_TEXT,
    PARAMETER_LIST, /* a list of numbers of any length within list_minimum/list_maximum */
};

enum parameter_nature {
    PARAMETER_RUN,  /* how to simulate: naam, start, eind, zaad, … */
    PARAMETER_AARD, /* families, incidents, reporting, reported lengths: holds in the history too */
    PARAMETER_BELEID, /* capacity, doorzetten, measures: a changed value holds from `start` on */
};

struct parameter_row {
    const char *path;
    enum parameter_type type;
    enum parameter_nature nature;
    const char *unit; /* Dutch: "fte", "dagen", "procent", "per jaar", "" */
    double minimum,
        maximum; /* inclusive; of the mean for a distribution, of each element for a list */
    const char
        *standard;  /* default as scenario text ("12.0", "\"fifo\"", "onbeperkt"), NULL: required */
    bool optional;  /* no default and may be absent (parameter_is_given tells) */
    bool dated;     /* may be a list of dated steps */
    bool unlimited; /* may be "onbeperkt" (read as INFINITY) */
    const char *choices; /* for CHOICE: "fifo|zwaarte|termijn" */
    size_t list_minimum, list_maximum;
    const char *nl, *en; /* what it is, one line each */
    const char *source;  /* of the default: a feit-id, or "aanname: why" */
    double low, high;    /* range of the default when it is an aanname, else both NAN */
};

/* Rows whose values must add up: all rows that match `group`.* (one key more), e.g.
 * "melders.*.aandeel" is written as group "melders" member "aandeel". */
struct parameter_sum {
    const char *pattern; /* path with one `+` for the summed key, and possibly one `*`:
                            "melding.melder.+.aandeel", "gemeenten.*.zwaarte.+" */
    double total;        /* 100 */
    double tolerance;    /* 1e-6 */
};

struct parameter_catalogue {
    const struct parameter_row *const *rows; /* pointers, gathered from the parts of the model */
    size_t row_count;
    const struct parameter_sum *sums;
    size_t sum_count;
};

struct parameter_step {
    tick from; /* CLOCK_ALWAYS for an undated value */
    double number;
    bool is_distribution;
    struct distribution distribution; /* set for DURATION always (a plain number is a constant) */
};

struct parameter_value {
    const struct parameter_row *row;
    char *path; /* concrete */
    struct parameter_step
        *steps; /* sorted by `from`, no two equal; at least one for numeric types */
    size_t step_count;
    double *list; /* LIST */
    size_t list_count;
    char *text;       /* TEXT, and the chosen word of CHOICE */
    char *source;     /* feit-id, "aanname: …", "scenario: file", "--set" or the row's own */
    double low, high; /* stated range of the (first) number, else NAN */
    bool given;       /* false: the row's default */
    bool changed_from_base; /* given by a child file or --set, not by the outermost basis */
    char *file;             /* where it stands, NULL for a default */
    int line;
};

/* All values, sorted by path (byte order); an optional value that was not given stands in it too,
 * with `given` false and no steps, list or text. Lookups by path are O(log n); a getter asked for
 * an unknown path, the wrong type or an absent value is an error of ours and aborts with the path.
 */
struct parameter_set {
    struct parameter_value *values;
    size_t count;
};

void parameter_set_release(struct parameter_set *set);
/* What one value holds. */
void parameter_value_release(struct parameter_value *value);
/* NULL when the set holds no such path. */
const struct parameter_value *parameter_find(const struct parameter_set *set, const char *path);
/* The row for a concrete path, NULL when no row matches. */
const struct parameter_row *parameter_row_for(const struct parameter_catalogue *catalogue,
                                              const char *path);

/* Getters; the path is given as a printf format. */
bool parameter_is_given(const struct parameter_set *set, const char *path, ...)
    __attribute__((format(printf, 2, 3)));
/* The value's first step (what holds at the beginning). */
double parameter_number(const struct parameter_set *set, const char *path, ...)
    __attribute__((format(printf, 2, 3)));
int64_t parameter_integer(const struct parameter_set *set, const char *path, ...)
    __attribute__((format(printf, 2, 3)));
const char *parameter_text(const struct parameter_set *set, const char *path, ...)
    __attribute__((format(printf, 2, 3)));
/* Steps with dates; NULL when an optional value is absent. */
const struct parameter_value *parameter_get(const struct parameter_set *set, const char *path, ...)
    __attribute__((format(printf, 2, 3)));
/* The step in force at `at` (the first one when `at` is before all). */
const struct parameter_step *parameter_step_at(const struct parameter_value *value, tick at);

/* Do two sets hold the same values, those of nature RUN apart? Sources and ranges do not count. */
bool parameter_sets_agree(const struct parameter_set *one, const struct parameter_set *other);

/* The same for two values of one path, whatever their nature. */
bool parameter_values_agree(const struct parameter_value *one, const struct parameter_value *other);

/* Adds all values to a hash (FNV-1a, 64 bits; begin with PARAMETER_HASH_START), those of nature RUN
 * apart; sources and ranges do not count. */
#define PARAMETER_HASH_START UINT64_C(14695981039346656037)
uint64_t parameter_set_hash(const struct parameter_set *set, uint64_t hash);
uint64_t parameter_value_hash(const struct parameter_value *value, uint64_t hash);
uint64_t parameter_hash_bytes(const void *bytes, size_t length, uint64_t hash);

/* The distinct keys that stand for `*` below `group` ("gemeenten"), sorted; count in *count. The
 * array is the caller's (free it), the strings are the set's… copied: free each. */
char **parameter_keys(const struct parameter_set *set, const char *group, size_t *count);

#endif
