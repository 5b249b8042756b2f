/* What Veilig Thuis decides, noted where it hands a casus on: between the part and its wiring. */
#ifndef TESTS_MODELS_DECISIONS_H
#define TESTS_MODELS_DECISIONS_H

#include "tests/models/world.h"

/* Nothing under pressure or sent back, nothing grown heavier while it waited. */
#define CALM                                                                                       \
    "mechanismen.M2.stand=uit", "mechanismen.M4.stand=uit", "mechanismen.M6.stand=uit",            \
        "mechanismen.M7.stand=uit", "mechanismen.M8.stand=uit", "mechanismen.M9.stand=uit",        \
        "mechanismen.M10.stand=uit"

/* Casussen opened after the start at the decision of a VB. */
struct decided {
    double n, of[ZWAARTEN], to[ZWAARTEN][ROUTE_ONDERZOEK + 1], help[ZWAARTEN];
    double real[ZWAARTEN], judged[ZWAARTEN][ZWAARTEN], crisis[ZWAARTEN];
    double bans, bans_elsewhere; /* with a huisverbod; of those not crisis or not in onderzoek */
};

struct decisions {
    struct keten *keten;
    struct vt_bedrading wired;
    bool pressed; /* Veilig Thuis as overloaded as can be, from the start on */
    bool bounce;  /* every first overdracht comes straight back instead of being received */
    struct decided first, again;
    double handed[2], warm[2]; /* received by team or hulp, first ronde: direct, after onderzoek */
    double clocks_lost;        /* sent back and decided again, with another date of the VB */
};

/* Runs the world from its start to its end. */
void decisions_run(struct decisions *d, struct world *w);

#endif
