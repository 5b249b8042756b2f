#include "models/hulp_aanbod.h"

#include "models/trekking.h"
#include "models/waarde.h"

#include <math.h>

struct stream_name hulp_naam(const struct hulp *h, int32_t i, uint8_t doel, enum hulpsoort soort)
{
    struct stream_name n = casus_naam(h->casussen, i, doel);
    n.visit = h->casussen->rij[i].melding;
    n.part = (uint16_t)soort;
    return n;
}

/* The share of casussen that get this kind, of those that need help. */
static double aandeel(const struct hulp *h, const struct casus *c, enum hulpsoort soort)
{
    tick nu = h->sim->now;
    double nodig = 1.0 - kans_op(h->in->niet_nodig, nu);
    bool kan = soort != HULP_KIND || c->kinderen > 0;
    return kan ? fmin(1.0, kans_op(h->in->soort[soort].aanbod, nu) / nodig) : 0.0;
}

/* The pivotal method (Deville and Tillé, "Unequal probability sampling without replacement through
 * a splitting method", Biometrika 85, 1998): in a random order, two shares meet and one takes from
 * the other until it is 0 (not offered) or 1 (offered); the last is a plain chance. Every kind so
 * keeps its share exactly, all pairs can go together, and the number of kinds is as even as the
 * shares allow. That evenness is in RP table 4.3: 18 + 19 + 46 + 56 kinds in the 93 casussen that
 * need help is one kind for all and a second for 46, and 46 had several. Independent draws with the
 * same shares leave 12 casussen without any kind; one kind given to those, several falls to 37.
 * When nothing is offered after all, the system as a whole is helped. */
int hulp_kies_soorten(const struct hulp *h, int32_t i, bool gekozen[HULPSOORTEN])
{
    const struct casus *c = &h->casussen->rij[i];
    struct stream stroom;
    stream_open(&stroom, h->sim->key, hulp_naam(h, i, TREKKING_HULP_AANBOD, HULP_PLEGER));
    enum hulpsoort over[HULPSOORTEN] = {HULP_PLEGER, HULP_SLACHTOFFER, HULP_KIND, HULP_SYSTEEM};
    enum hulpsoort een = HULP_SYSTEEM;
    double deel = 0.0; /* of `een`; at first nobody's */
    int aantal = 0;
    for (int rest = HULPSOORTEN; rest > 0; rest--) {
        int k = (int)(stream_uniform(&stroom) * rest);
        enum hulpsoort ander = over[k];
        over[k] = over[rest - 1];
        double bij = aandeel(h, c, ander), som = deel + bij, u = stream_uniform(&stroom);
        if (som < 1.0) {
            een = u * som < bij ? ander : een;
            deel = som;
            continue;
        }
        bool blijft = u * (2.0 - som) < 1.0 - deel; /* `een` stays, `ander` is offered */
        gekozen[blijft ? ander : een] = true;
        aantal++;
        een = blijft ? een : ander;
        deel = som - 1.0;
    }
    if (stream_uniform(&stroom) < deel) {
        gekozen[een] = true;
        aantal++;
    }
    if (aantal == 0) {
        gekozen[HULP_SYSTEEM] = true;
        aantal = 1;
    }
    return aantal;
}
