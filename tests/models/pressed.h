/* A small world pressed everywhere, in which every mechanism has something to respond to, with what
 * each mechanism moves there: its own targets. */
#ifndef TESTS_MODELS_PRESSED_H
#define TESTS_MODELS_PRESSED_H

#include "tests/models/world.h"

enum target {
    PLACES_HELD,
    WAIT_FOR_ONDERZOEK,
    ESCALATED,
    ESCALATED_EACH_WAIT,
    AGAIN,
    INCIDENTS_WHILE_WAITING,
    ACCEPTED,
    SENT_BACK,
    KNOWN_BEFORE,
    AGAIN_AFTER_MANY,
    STRENGTH,
    LIST_FOR_ONDERZOEK,
    REPORTED_WHILE_WAITING,
    REPORTED_TWICE,
    ADVIEZEN,
    WARM,
    SENT_BACK_COLD,
    DIRECT,
    JUDGED_LIGHT,
    CAUGHT,
    REFUSED,
    MISSED,
    TARGETS
};

/* A world that has run, and what was heard of incidents and waits after `start`. */
struct pressed {
    struct keten *keten;
    struct huishoudens_bedrading wired;
    void (*waited)(void *context, int32_t casus, tick duration);
    double waiting, reported, twice; /* incidents while somebody waits; reported at all, twice */
    double waits, escalations;       /* of casussen that could become heavier */
};

struct target_row {
    enum mechanisme mechanism;
    double direction; /* +1: more of it when `aan` than when `uit`; −1: less */
    const char *what;
    double (*of)(const struct pressed *p);
};
const struct target_row *pressed_row(enum target t);
double pressed_target(enum target t, const struct pressed *p);

/* Loads the pressed world, with further changes (ending in NULL). */
void pressed_load_with(struct world *w, const char *const *sets);
void pressed_load(struct world *w);
/* Runs it to its end. */
void pressed_run(struct pressed *p, struct world *w, uint32_t replicatie);

#endif
