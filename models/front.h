/* The front of Veilig Thuis: one pool of people for all hour work, and the piket.
 *
 * The pool does crisis > VB and work on vervolgmeldingen > advies > overdracht > monitoring, each
 * in order of arrival (a discipline for the VB may put heavier ones first); outside its hours
 * crisis is taken by the piket, and crisis still waiting at closing goes there. Each kind of work
 * belongs to a part of the chain, which tells how long it takes and what follows. */
#ifndef MODELS_FRONT_H
#define MODELS_FRONT_H

#include "models/plaatswerk.h"
#include "sim/hour_pool.h"

enum front_werk {
    FRONT_CRISIS,
    FRONT_VB,
    FRONT_VERVOLG,
    FRONT_ADVIES,
    FRONT_OVERDRACHT,
    FRONT_MONITORING,
    FRONT_WERKEN
};

/* Who does a kind of work: as hour_kind, with a context of its own. */
struct front_taak {
    void *context;
    tick (*start)(void *context, int64_t user, const struct station_wait *wacht);
    void (*eind)(void *context, int64_t user);
};

struct front_instelling {
    const struct parameter_value *fte, *piket, *euro;
    double uren_week;
    struct roster kantoor;
};

struct front {
    struct simulation *sim;
    const struct front_instelling *in;
    struct hour_pool *pool, *piket;
    struct front_taak taak[FRONT_WERKEN];
};

extern const struct parameter_row front_rijen[];
extern const size_t front_rij_aantal;
void front_lees(struct front_instelling *in, const struct parameter_set *set);
void front_init(struct front *f, struct simulation *sim, const struct front_instelling *in);
/* From `start` on these settings hold: before begin. */
void front_wissel(struct front *f, const struct front_instelling *in);
void front_release(struct front *f);
/* Gives a kind of work to a part of the chain; before front_begin. */
void front_neem(struct front *f, enum front_werk werk, struct front_taak taak);
void front_begin(struct front *f);
/* Work joins the list now; `user` ≥ 0. Crisis goes to the piket outside the front's hours. Of one
 * urgency the lowest `prioriteit` goes first, then arrival. */
void front_vraag(struct front *f, enum front_werk werk, int64_t user, int32_t prioriteit);
/* Share of the formation at work from now on (M6). */
void front_sterkte(struct front *f, double sterkte);
/* Pieces of work of a kind on the list now, those at the piket included. */
size_t front_wachtend(const struct front *f, enum front_werk werk);
void front_audit(const struct front *f, struct station_audit *audit);

#endif
