/* The mechanisms that tie the stations together, each `aan`, `bevroren` or `uit` (design of the
 * chain: M1 to M10; here those that the present chain has).
 *
 * Bevroren replaces a mechanism's response by its time mean in the basis with all mechanisms `aan`,
 * so that the load stays the same while the response no longer follows the queues. Before `start`
 * every mechanism is `aan`; the stand holds from `start` on. Every response passes through here,
 * and its mean is kept per gemeente and zwaarte, so that the frozen values of a basis are a
 * by-product of simulating it. */
#ifndef MODELS_MECHANISMEN_H
#define MODELS_MECHANISMEN_H

#include "models/begrippen.h"
#include "sim/parameter.h"

#include <stddef.h>

enum mechanisme {
    M1_RAAD_BLOKKEERT_AANVRAGER, /* response: places held at the asking party (RP 2.4) */
    M3_MOTIVATIEVERLIES,         /* response: chance that offered help is accepted (RP 4.1, 5.2) */
    M5_RECIDIVE,                 /* response: multiplier on the hazard of a new incident (RP 4.4) */
    MECHANISMEN
};

enum stand { STAND_AAN, STAND_BEVROREN, STAND_UIT };

struct mechanismen_instelling {
    enum stand stand[MECHANISMEN];
    size_t gemeenten;
    /* Frozen responses in the shape of mechanismen_lengte: M1 one number (places at Veilig Thuis),
     * M3 [gemeente * ZWAARTEN + zwaarte], M5 [gemeente]. NULL when not given. Borrowed from the
     * parameter set. */
    const double *bevroren[MECHANISMEN];
};

/* One replication's view: the stand in force, and the responses seen. */
struct mechanismen {
    const struct mechanismen_instelling *in;
    bool begonnen;         /* from `start` on */
    double *som, *gewicht; /* one block of gemeenten × ZWAARTEN a mechanism */
};

extern const struct parameter_row mechanismen_rijen[];
extern const size_t mechanismen_rij_aantal;

const char *mechanismen_sleutel(enum mechanisme m); /* "M1", … */
void mechanismen_lees(struct mechanismen_instelling *in, const struct parameter_set *set,
                      size_t gemeenten);
size_t mechanismen_lengte(enum mechanisme m, size_t gemeenten);
/* False when a frozen mechanism lacks its values, or their number is wrong. */
bool mechanismen_compleet(const struct mechanismen_instelling *in);

void mechanismen_init(struct mechanismen *m, const struct mechanismen_instelling *in);
void mechanismen_release(struct mechanismen *m);

/* The response that holds: `aan` itself (noting it with `gewicht`), the frozen mean, or `uit`. */
double mechanismen_respons(struct mechanismen *m, enum mechanisme welk, int gemeente,
                           enum zwaarte zwaarte, double aan, double uit, double gewicht);
enum stand mechanismen_stand(const struct mechanismen *m, enum mechanisme welk);
/* Responses seen since `start`, in the shape of mechanismen_lengte: sum of weight × response, and
 * of weights. */
void mechanismen_gezien(const struct mechanismen *m, enum mechanisme welk, size_t i, double *som,
                        double *gewicht);

#endif
