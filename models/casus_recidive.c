/* Recidive of the casussen that are followed: the first new incident after the opening melding, of
 * all and of those that became known, and how many of the latter there were.
 *
 * One incident may become known more than once: a second melder, a melding after help had heard of
 * it, monitoring that finds it later. It counts once; of the first CASUS_NIEUW new incidents a
 * casus remembers the moment. */
#include "models/casus.h"

/* A report that comes later than this after a casus' first recidive no longer changes its date. */
#define NABERICHT (366 * CLOCK_DAY)

static void tel_nieuw(struct casus *c, tick incident)
{
    tick na = incident - c->mijlpaal[MIJLPAAL_MELDING];
    if (na > UINT32_MAX || c->nieuw == UINT8_MAX) {
        return;
    }
    for (int n = 0; n < CASUS_NIEUW && n < c->nieuw; n++) {
        if (c->nieuw_op[n] == (uint32_t)na) {
            return;
        }
    }
    if (c->nieuw < CASUS_NIEUW) {
        c->nieuw_op[c->nieuw] = (uint32_t)na;
    }
    c->nieuw++;
}

/* The dates of the first ones. */
static void noteer_eerste(struct casus *c, tick incident, bool bekend, tick nu)
{
    if (c->recidive_vast) {
        return;
    }
    if (c->recidive_werkelijk == CLOCK_NEVER) {
        c->recidive_werkelijk = incident;
    }
    if (bekend && incident < c->recidive) {
        c->recidive = incident; /* an earlier incident may become known later */
    }
    c->recidive_vast = c->recidive != CLOCK_NEVER && nu > c->recidive + NABERICHT;
}

void casussen_recidive(struct casussen *cs, int32_t huishouden, tick incident, bool bekend)
{
    int32_t *schakel = &cs->hs->rij[huishouden].eerste_dossier;
    while (*schakel >= 0) {
        struct casus *c = &cs->rij[*schakel];
        if (incident <= c->mijlpaal[MIJLPAAL_MELDING]) {
            schakel = &c->volgende_dossier;
            continue;
        }
        noteer_eerste(c, incident, bekend, cs->sim->now);
        if (bekend) {
            tel_nieuw(c, incident);
        }
        if (c->recidive_vast && c->nieuw >= CASUS_NIEUW) {
            *schakel = c->volgende_dossier; /* nothing left to follow */
        } else {
            schakel = &c->volgende_dossier;
        }
    }
}
