/* What the keys of the results (stations, gemeenten, breakdowns, dates) are called for people, and
 * the order in which stations are shown: the order in which a casus meets them. */
#ifndef OUTPUT_LABELS_H
#define OUTPUT_LABELS_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/clock.h"

enum { LABELS_SIZE = 160 };

struct labels_gemeente {
    const char *key;  /* "almere" */
    const char *name; /* "Almere"; text of the user */
};

/* The language, and the names of gemeenten as the scenario gives them (may be none: the key is then
 * shown with a capital). */
struct labels {
    bool english;
    const struct labels_gemeente *gemeenten;
    size_t gemeente_count;
};

/* The place of a station in the order of showing; unknown stations come after all known ones. */
size_t labels_station_order(const char *station);

bool labels_station_is_known(const char *station);

/* "raad" → "Raad voor de Kinderbescherming". Unknown stations are shown by their key. */
const char *labels_station(const struct labels *labels, const char *station);

/* Each writes the name into text and returns it. The name of a gemeente is cleaned (see
 * text_clean). */
const char *labels_gemeente(const struct labels *labels, const char *key, char text[LABELS_SIZE]);
const char *labels_breakdown(const struct labels *labels, const char *breakdown,
                             char text[LABELS_SIZE]);
const char *labels_date(const struct labels *labels, tick at, char text[LABELS_SIZE]);

/* A station, and of one gemeente that too: "lokaal team Almere", "Raad voor de Kinderbescherming";
 * of one kind of help, "hulp (kind)", which kind. */
const char *labels_place(const struct labels *labels, const char *station, const char *gemeente,
                         char text[2 * LABELS_SIZE]);

/* "jan" … "dec", month 1 to 12. */
const char *labels_month(const struct labels *labels, int month);

/* Sets the first letter of `text` as a capital, in place (ASCII letters only); returns `text`. */
char *labels_capitalise(char *text);

/* Where an arrow comes from or goes to, in the language asked, by its Dutch name; an unknown name
 * is given back. */
const char *labels_arrow_end(const struct labels *labels, const char *name);

/* The unit of a KPI in the language asked: units stand in Dutch in the catalogue. */
const char *labels_unit(const struct labels *labels, const char *unit);

/* A unit in either language as it is called after 1: "dag" of "dagen", "case" of "cases"; the unit
 * itself when it has no other form. */
const char *labels_unit_of_one(const char *unit);

/* A unit in either language behind a number as it is shown: "1 dag", "2 dagen", and as Dutch has it
 * "2 uur", "2 jaar". */
const char *labels_unit_after(const char *unit, const char *number);

#endif
