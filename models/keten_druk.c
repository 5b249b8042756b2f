/* Pressure and staff in the whole chain: where the numbers come from and where strength goes. */
#include "models/keten_routes.h"

/* Waiting work ÷ places: at Veilig Thuis all that waits there, at a team its list. */
static double druk_lijst(void *keten, int gemeente)
{
    struct keten *k = keten;
    struct place_state stand = gemeente < 0 ? place_station_state(k->veilig_thuis.onderzoek)
                                            : lokaal_veld_stand(&k->lokaal_veld.team[gemeente]);
    if (stand.capacity == PLACE_UNLIMITED) {
        return 0.0;
    }
    int64_t claim;
    double wacht = (double)stand.waiting;
    if (gemeente < 0) {
        claim = veilig_thuis_claim(k->veilig_thuis.in, MIDDELZWAAR, k->sim.now);
        /* Not what a team refused: that waits for the team. */
        wacht += (double)front_wachtend(&k->front, FRONT_OVERDRACHT);
        for (size_t g = 0; g < k->in->gemeenten; g++) {
            wacht += (double)k->casussen.wachtlijst[STATION_VB * k->in->gemeenten + g].value;
        }
    } else {
        claim = lokaal_veld_claim(&k->lokaal_veld, gemeente, MIDDELZWAAR);
    }
    return stand.capacity > 0 ? wacht * (double)claim / (double)stand.capacity : wacht;
}

static double wachtaandeel(void *keten)
{
    const struct keten *k = keten;
    int64_t wacht = 0, open = 0;
    for (size_t i = 0; i < STATIONS * k->in->gemeenten; i++) {
        wacht += k->casussen.wachtlijst[i].value;
        open += k->casussen.caseload[i].value;
    }
    return open > 0 ? (double)wacht / (double)open : 0.0;
}

static void week(void *keten)
{
    struct keten *k = keten;
    personeel_week(&k->personeel);
}

/* What is at work of the formation that there is: see keten_capaciteit. */
static void sterkte(void *keten, enum respons groep, int gemeente, double aandeel)
{
    struct keten *k = keten;
    if (groep == R6_STERKTE_FRONT) {
        front_sterkte(&k->front, aandeel * k->capaciteit[BRON_FRONT]);
    } else if (groep == R6_STERKTE_ONDERZOEK) {
        veilig_thuis_sterkte(&k->veilig_thuis, aandeel * k->capaciteit[BRON_ONDERZOEK]);
    } else {
        lokaal_veld_sterkte(&k->lokaal_veld, gemeente, aandeel * k->capaciteit[BRON_LOKAAL_TEAM]);
    }
}

void keten_capaciteit(struct keten *k, enum bron bron, double factor)
{
    k->capaciteit[bron] = factor;
    switch (bron) {
    case BRON_FRONT:
        sterkte(k, R6_STERKTE_FRONT, -1, k->personeel.front.sterkte);
        break;
    case BRON_ONDERZOEK:
        sterkte(k, R6_STERKTE_ONDERZOEK, -1, k->personeel.onderzoek.sterkte);
        break;
    case BRON_LOKAAL_TEAM:
        for (size_t g = 0; g < k->in->gemeenten; g++) {
            sterkte(k, R6_STERKTE_TEAM, (int)g, k->personeel.team[g].sterkte);
        }
        break;
    case BRON_RAAD:
        place_station_scale(k->raad.station, factor);
        break;
    case BRON_GI:
        place_station_scale(k->gi.station, factor);
        break;
    case BRON_HULP:
        for (int s = 0; s < HULPSOORTEN; s++) {
            place_station_scale(k->hulp.plaats[s].station, factor);
        }
        break;
    case BRONNEN:
        break;
    }
}

struct druk_bedrading keten_druk(struct keten *k)
{
    return (struct druk_bedrading){k, druk_lijst, wachtaandeel, week};
}

struct personeel_bedrading keten_personeel(struct keten *k)
{
    return (struct personeel_bedrading){k, sterkte};
}
