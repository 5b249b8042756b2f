#include "models/kinderen.h"

#include "models/trekking.h"

/* How the part of a stream's name (0 to 4095) is divided. */
#define KINDEREN_RUIMTE 8
#define AANVRAGERS_RUIMTE 4
#define KEREN_RUIMTE (STREAM_PART_LIMIT / (KINDEREN_RUIMTE * AANVRAGERS_RUIMTE))

int64_t kinderen_user(int32_t casus, int kind)
{
    return (int64_t)casus * KINDEREN_RUIMTE + kind;
}

int32_t kinderen_casus(int64_t user)
{
    return (int32_t)(user / KINDEREN_RUIMTE);
}

int kinderen_nummer(int64_t user)
{
    return (int)(user % KINDEREN_RUIMTE);
}

struct stream_name kinderen_naam(const struct casussen *cs, int32_t casus, int deel, uint8_t doel)
{
    const struct casus *c = &cs->rij[casus];
    SIM_CHECK(cs->sim, deel >= 0 && deel < KINDEREN_RUIMTE && c->aanvrager < AANVRAGERS_RUIMTE);
    int bezoek = (int)c->aanvrager + AANVRAGERS_RUIMTE * (c->gi_keer % KEREN_RUIMTE);
    struct stream_name n = casus_naam(cs, casus, doel);
    n.part = (uint16_t)(deel + KINDEREN_RUIMTE * bezoek);
    return n;
}

struct stream_name kinderen_overig_naam(uint16_t plaats, uint32_t nummer, int deel)
{
    return (struct stream_name){
        .place = plaats, .actor = nummer, .purpose = TREKKING_OVERIGE_WERK, .part = (uint16_t)deel};
}

static void vraag(struct place_station *station, int64_t user, int32_t prioriteit,
                  enum station_class soort, const struct kinderen_verzoek *verzoek)
{
    place_station_request(station, &(struct place_request){.user = user,
                                                           .claim = verzoek->claim,
                                                           .priority = prioriteit,
                                                           .deadline = verzoek->uiterlijk,
                                                           .class = soort,
                                                           .entered = verzoek->sinds});
}

void kinderen_vraag(struct place_station *station, const struct casussen *cs, int32_t casus,
                    const struct kinderen_verzoek *verzoek)
{
    const struct casus *c = &cs->rij[casus];
    SIM_CHECK(cs->sim, c->kinderen > 0 && c->kinderen < KINDEREN_RUIMTE);
    int32_t prioriteit = plaatswerk_prioriteit(verzoek->volgorde, c->spoed, c->beoordeeld);
    for (int kind = 0; kind < c->kinderen; kind++) {
        vraag(station, kinderen_user(casus, kind), prioriteit, STATION_CASUS, verzoek);
    }
}

void kinderen_vraag_overig(struct place_station *station, uint32_t nummer,
                           const struct kinderen_verzoek *verzoek)
{
    int32_t prioriteit = plaatswerk_prioriteit(verzoek->volgorde, false, ZWAAR);
    vraag(station, -(int64_t)nummer, prioriteit, STATION_BACKGROUND, verzoek);
}
