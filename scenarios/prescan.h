/* The pre-scan: a scenario's text looked through before libconfig sees it.
 *
 * libconfig accepts an unclosed comment (and drops the rest of the file), reads `(0,97, 0,03)` as
 * four numbers, wraps hexadecimal and large integers, and follows @include. Everything it would
 * misread in silence is refused here, at the line where it stands. What is wrong with one number
 * only is replaced by a harmless one, so that the rest of the file can still be checked in the same
 * round. */
#ifndef SCENARIOS_PRESCAN_H
#define SCENARIOS_PRESCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/fault.h"

#define PRESCAN_STRING_LIMIT 4096

/* A number as it was written; libconfig's value tells no more whether 1.000 was meant as a
 * thousand. */
struct prescan_number {
    char *raw;
    int line;
    bool faulty; /* already reported */
};

struct prescan {
    char *text; /* NUL-terminated, without comments, ready for libconfig */
    size_t length;
    struct prescan_number *numbers; /* in the order of the text */
    size_t number_count, number_capacity;
};

/* Scans `length` bytes. True when the text can go to libconfig, be it with faults reported; false
 * when it cannot, with at least one fault reported. Release in both cases. O(length). */
bool prescan_init(struct prescan *prescan, const char *bytes, size_t length, const char *file,
                  struct fault_list *faults);
void prescan_release(struct prescan *prescan);

#endif
