#include "models/kinderrechter.h"

#include "models/kinderen.h"
#include "models/rij.h"
#include "models/trekking.h"
#include "models/waarde.h"

static void zitting(void *context, int64_t casus)
{
    struct rechter *r = context;
    int32_t i = (int32_t)casus;
    struct casus *c = &r->casussen->rij[i];
    tick nu = r->sim->now;
    SIM_CHECK(r->sim, c->fase == FASE_RECHTER);
    struct station_wait wacht = {.entered = c->wacht_sinds, .left = nu};
    wacht.cause[WAIT_MEETING] = nu - c->wacht_sinds;
    casus_wachtte(r->casussen, r->metingen, i, STATION_RECHTER, &wacht);
    metingen_gebeurtenis(r->metingen);
    casus_mijlpaal_eerst(r->casussen, i, MIJLPAAL_UITSPRAAK);
    double u =
        stream_first_uniform(r->sim->key, kinderen_naam(r->casussen, i, 0, TREKKING_UITSPRAAK));
    r->bedrading.uitspraak(r->bedrading.keten, i, u < kans_op(r->in->toegewezen, nu));
}

void rechter_verzoek(struct rechter *r, int32_t i)
{
    metingen_doorstroom(r->metingen, STATION_RECHTER, r->casussen->rij[i].gemeente);
    casus_naar(r->casussen, i, FASE_RECHTER);
    double dagen = duur_trek(r->in->dagen_tot_zitting, r->sim->now, r->sim->key,
                             kinderen_naam(r->casussen, i, 0, TREKKING_ZITTING));
    simulation_schedule(r->sim, r->sim->now + dagen_tick(dagen), EVENT_END, r->soort, i);
}

void rechter_init(struct rechter *r, struct simulation *sim, struct casussen *casussen,
                  struct metingen *metingen, const struct rechter_instelling *in,
                  struct rechter_bedrading bedrading)
{
    *r = (struct rechter){
        .sim = sim, .casussen = casussen, .metingen = metingen, .in = in, .bedrading = bedrading};
    r->soort = simulation_register(sim, zitting, r, "zitting kinderrechter");
}

/* --- parameters --- */

const struct parameter_row rechter_rijen[] = {
    RIJ_DUUR("rechter.dagen_tot_zitting", PARAMETER_BELEID, "dagen", 1000.0,
             "van het verzoek van de Raad tot de uitspraak van de kinderrechter",
             "from the request of the Raad to the decision of the court"),
    RIJ_PROCENT("rechter.toegewezen", PARAMETER_BELEID,
                "aandeel verzoeken dat een ondertoezichtstelling wordt",
                "share of requests that become a supervision order"),
};
const size_t rechter_rij_aantal = sizeof rechter_rijen / sizeof rechter_rijen[0];

void rechter_lees(struct rechter_instelling *in, const struct parameter_set *set)
{
    in->dagen_tot_zitting = parameter_get(set, "rechter.dagen_tot_zitting");
    in->toegewezen = parameter_get(set, "rechter.toegewezen");
}
