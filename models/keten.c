#include "models/keten.h"

#include "models/keten_delen.h"
#include "models/keten_routes.h"
#include "models/waarde.h"

#include <string.h>

void keten_init(struct keten *k, const struct keten_instelling *in, uint64_t zaad,
                uint32_t replicatie)
{
    memset(k, 0, sizeof *k);
    k->in = in;
    for (int b = 0; b < BRONNEN; b++) {
        k->capaciteit[b] = 1.0;
    }
    bool klaar = simulation_init(&k->sim, in->kalender, zaad, replicatie, in->historie_begin);
    SIM_CHECK(&k->sim, klaar);
    mechanismen_init(&k->mechanismen, &in->mechanismen);
    metingen_init(&k->metingen, in->gemeenten);
    keten_bedraad(k);
}

void keten_release(struct keten *k)
{
    keten_delen_release(k);
    casussen_release(&k->casussen);
    meldingen_release(&k->meldingen);
    huishoudens_release(&k->huishoudens);
    metingen_release(&k->metingen);
    mechanismen_release(&k->mechanismen);
    simulation_release(&k->sim);
}

/* M1 frozen: so many places are kept out of use, whoever is at the Raad. */
static void reserveer(struct keten *k, struct place_station *station, enum respons r, int gemeente,
                      int64_t claim)
{
    double plaatsen = mechanismen_respons(&k->mechanismen, r, gemeente, LICHT, 0.0, 0.0);
    place_station_reserve(station, clock_round(plaatsen * (double)claim));
}

/* Casussen that are at the Raad let go of their place when M1 does not hold, and a frozen number of
 * places is kept instead. */
static void blokkade_los(struct keten *k)
{
    if (mechanismen_stand(&k->mechanismen, M1_RAAD_BLOKKEERT_AANVRAGER) == STAND_AAN) {
        return;
    }
    for (int32_t i = 0; i < k->huishoudens.aantal; i++) {
        const struct huishouden *h = &k->huishoudens.rij[i];
        for (int32_t c = h->leeft ? h->eerste_casus : -1; c >= 0;
             c = k->casussen.rij[c].volgende_casus) {
            if (k->casussen.rij[c].raadszaak) {
                veilig_thuis_raad_klaar(&k->veilig_thuis, c);
                lokaal_veld_raad_klaar(&k->lokaal_veld, c);
            }
        }
    }
    reserveer(k, k->veilig_thuis.onderzoek, R1_PLAATSEN_VT, 0,
              veilig_thuis_claim(&k->in->lopend.veilig_thuis, MIDDELZWAAR, k->sim.now));
    for (size_t g = 0; g < k->in->gemeenten; g++) {
        reserveer(k, k->lokaal_veld.team[g].station, R1_PLAATSEN_TEAM, (int)g,
                  lokaal_veld_claim(&k->lokaal_veld, (int)g, MIDDELZWAAR));
    }
}

void keten_loop(struct keten *k, tick tot)
{
    while (!k->gestopt && k->sim.now < tot) {
        tick maand = k->sim.now + 30 * CLOCK_DAY;
        simulation_run(&k->sim, maand < tot ? maand : tot);
        k->gestopt = k->stop && k->stop(k->stop_context);
    }
}

void keten_historie(struct keten *k)
{
    const struct keten_instelling *in = k->in;
    huishoudens_begin(&k->huishoudens, in->start);
    keten_loop(k, in->vullen);
    keten_delen_vul(k);
    keten_loop(k, in->start);
    k->gebeurtenissen_historie = k->metingen.gebeurtenissen;
}

bool keten_deelt_historie(const struct keten_instelling *een, const struct keten_instelling *ander)
{
    if (!parameter_sets_agree(een->basis, ander->basis) || een->start != ander->start ||
        een->historie_begin != ander->historie_begin ||
        een->hermelding_termijn != ander->hermelding_termijn ||
        een->gemeenten != ander->gemeenten) {
        return false;
    }
    for (size_t g = 0; g < een->gemeenten; g++) {
        if (lokaal_veld_zwaar_apart(&een->lopend.lokaal_veld.team[g], een->historie_begin) !=
            lokaal_veld_zwaar_apart(&ander->lopend.lokaal_veld.team[g], een->historie_begin)) {
            return false;
        }
    }
    return true;
}

void keten_begin(struct keten *k, const struct keten_instelling *in)
{
    k->in = in;
    k->sim.calendar = in->kalender;
    k->metingen.gebeurtenissen = 0;
    k->lopend = true;
    k->mechanismen.begonnen = true;
    keten_delen_wissel(k);
    blokkade_los(k);
    keten_startlijsten(k);
    casussen_begin(&k->casussen, in->telt_vanaf);
    keten_delen_begin(k);
    huishoudens_verder(&k->huishoudens, &in->lopend.huishoudens, in->eind);
}

void keten_tot_start(struct keten *k)
{
    keten_historie(k);
    if (!k->gestopt) {
        keten_begin(k, k->in);
    }
}

static void een_meer(struct overige_instroom *o)
{
    o->komt(o->context, UINT32_MAX); /* a number that the inflow itself never reaches */
}

void keten_rimpel(struct keten *k)
{
    een_meer(&k->adviezen.overig);
    for (size_t g = 0; g < k->in->gemeenten; g++) {
        een_meer(&k->lokaal_veld.team[g].overig);
    }
    een_meer(&k->raad.overig);
    een_meer(&k->gi.overig);
    for (int s = 0; s < HULPSOORTEN; s++) {
        een_meer(&k->hulp.plaats[s].overig);
    }
}

void keten_mechanismen(struct keten *k, const struct mechanismen_instelling *in)
{
    k->mechanismen.in = in;
    blokkade_los(k);
}
