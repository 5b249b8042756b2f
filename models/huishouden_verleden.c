/* What lies behind a huishouden: what files and register tell of the years before a casus. */
#include "models/huishouden.h"

#define JAAR (CLOCK_YEAR_DAYS * (double)CLOCK_DAY)

static uint32_t onthouden(uint32_t aantal)
{
    return aantal < HUISHOUDEN_OPENINGEN ? aantal : HUISHOUDEN_OPENINGEN;
}

void huishouden_noteer(struct huishouden_data *data, tick op)
{
    data->op[data->aantal % HUISHOUDEN_OPENINGEN] = op;
    data->aantal++;
}

struct huishouden_verleden huishouden_verleden(const struct huishoudens *hs,
                                               const struct huishouden *h, tick op, tick incident)
{
    struct huishouden_verleden v = {.oudste = CLOCK_NEVER};
    tick horizon = hs->in->registratiehorizon, jaar = clock_round(JAAR);
    for (uint32_t k = 0; k < onthouden(h->casussen); k++) {
        v.casussen += h->opening[k] > op - horizon;
    }
    for (uint32_t k = 0; k < onthouden(h->meldingen.aantal); k++) {
        tick melding = h->meldingen.op[k];
        if (melding < op && melding > op - horizon) {
            v.meldingen++;
            v.oudste = melding < v.oudste ? melding : v.oudste;
        }
    }
    for (uint32_t k = 0; k < onthouden(h->incidenten.aantal); k++) {
        tick gebeurd = h->incidenten.op[k];
        bool telt = gebeurd < incident && gebeurd > incident - horizon;
        v.incidenten_jaar += telt && gebeurd > incident - jaar;
        v.incidenten_daarvoor += telt && gebeurd <= incident - jaar;
    }
    return v;
}
