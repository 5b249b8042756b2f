/* Pressure: how overloaded Veilig Thuis and the lokale teams are, as their people feel it.
 *
 * Every Monday at midnight the waiting work of a station is set against its capacity (as it is
 * manned then); the ratio is smoothed exponentially (druk.halfwaarde_dagen) and mapped on 0 (below
 * druk.<waar>.drempel) to 1 (at druk.<waar>.vol and above), linear between; where vol is not above
 * drempel, a step. M6 to M10 respond to that one number, so that "overloaded" means the same
 * everywhere (RP 2.5, 5.1; OAM 4.1, 4.2). The share of all open casussen that wait anywhere is kept
 * alike, unmapped, for M7. A list is felt as twice `vol` at most, so that relief is felt within a
 * half-life or two. The list that stands at `start` is felt in full from there on. In the history
 * before it there is no pressure: nothing queues there. */
#ifndef MODELS_DRUK_H
#define MODELS_DRUK_H

#include "models/begrippen.h"
#include "sim/parameter.h"
#include "sim/simulation.h"

struct druk_grens {
    const struct parameter_value *drempel, *vol; /* waiting work as a percentage of capacity */
};
struct druk_instelling {
    struct druk_grens veilig_thuis, lokaal_team;
    const struct parameter_value *halfwaarde_dagen;
    const struct parameter_value *hoogstens; /* times full: no longer list is felt */
};

struct druk_bedrading {
    void *keten;
    /* Waiting work ÷ capacity now, as a fraction (0 when capacity has no limit; a large number when
     * there is none): of Veilig Thuis (gemeente −1) or a team. */
    double (*lijst)(void *keten, int gemeente);
    double (*wachtaandeel)(void *keten); /* waiting casussen ÷ open casussen, 0 to 1 */
    void (*week)(void *keten);           /* called after each measurement */
};

struct druk {
    struct simulation *sim;
    const struct druk_instelling *in;
    size_t gemeenten;
    struct druk_bedrading bedrading;
    double veilig_thuis, *team; /* smoothed ratios */
    double wachtaandeel;        /* smoothed */
    bool begonnen;
    uint16_t soort;
};

extern const struct parameter_row druk_rijen[];
extern const size_t druk_rij_aantal;
void druk_lees(struct druk_instelling *in, const struct parameter_set *set);
void druk_init(struct druk *d, struct simulation *sim, const struct druk_instelling *in,
               size_t gemeenten, struct druk_bedrading bedrading);
void druk_release(struct druk *d);
/* Measures now (capacities and stated lists stand), and from now on each Monday at midnight, the
 * Monday that begins now included. */
void druk_begin(struct druk *d);
/* 0 (none) to 1 (full); 0 before druk_begin. */
double druk_veilig_thuis(const struct druk *d);
double druk_team(const struct druk *d, int gemeente);
double druk_wachtaandeel(const struct druk *d);

#endif
