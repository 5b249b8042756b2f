#include "models/huishouden.h"

#include "models/huishouden_hazard.h"
#include "models/trekking.h"
#include "models/waarde.h"
#include "sim/world_memory.h"

#include <math.h>

#define LANG_GELEDEN (36525 * CLOCK_DAY)
#define JAAR (CLOCK_YEAR_DAYS * (double)CLOCK_DAY)

/* A candidate further away than this never comes within a run. */
static tick later(tick van, double seconden)
{
    if (!(seconden < 4e9)) {
        return CLOCK_NEVER;
    }
    /* Rounded as clock_round does, without its checks: half a second and more goes up. */
    tick hele = (tick)seconden;
    return van + hele + (seconden - (double)hele >= 0.5);
}

/* The next candidate that can happen at all: its date and its own random number, from one stream
 * each. Candidates above the largest hazard that the settings and stands allow are passed over
 * without looking at the huishouden's state; they keep their number, so that the others are the
 * same in all worlds. */
static struct kandidaat kandidaat_na(const struct huishoudens *hs, int32_t i,
                                     struct kandidaat vorige)
{
    const struct huishouden *h = &hs->rij[i];
    double h_max = hs->in->h_max, grootste = hs->grootste;
    double tempo = JAAR / (h->kwetsbaarheid * h_max);
    struct stream_name naam = huishouden_naam(hs, i, vorige.nummer, TREKKING_KANDIDAAT);
    struct stream_pair u;
    tick tijd = vorige.tijd, laatst = h->vertrek < hs->grens ? h->vertrek : hs->grens;
    do {
        SIM_CHECK(hs->sim, naam.candidate < UINT16_MAX);
        naam.candidate++;
        u = stream_first_pair(hs->sim->key, naam);
        tijd = later(tijd, -log(u.first) * tempo);
    } while (u.second * h_max >= grootste && tijd < laatst);
    return (struct kandidaat){tijd, u.second, naam.candidate};
}

static void kandidaat_trek(struct huishoudens *hs, int32_t i)
{
    struct huishouden *h = &hs->rij[i];
    struct kandidaat volgende;
    if (h->vooraf_aantal > 0) {
        volgende = hs->vooraf[h->vooraf++];
        h->vooraf_aantal--;
    } else {
        volgende = kandidaat_na(
            hs, i, (struct kandidaat){h->kandidaat_tijd, h->kandidaat_u, h->kandidaat});
    }
    h->kandidaat = volgende.nummer;
    h->kandidaat_tijd = volgende.tijd;
    h->kandidaat_u = volgende.u;
    h->beslist = false;
}

void huishoudens_begrens(struct huishoudens *hs, const struct mechanismen_instelling *stand)
{
    hs->grootste = fmax(hs->grootste, huishouden_grootste_onder(hs->in, stand));
}

void huishoudens_vooruit(struct huishoudens *hs)
{
    int32_t aantal = 0, ruimte = 0;
    struct kandidaat *rij = NULL;
    for (int32_t i = 0; i < hs->aantal; i++) {
        struct huishouden *h = &hs->rij[i];
        tick laatst = h->vertrek < hs->grens ? h->vertrek : hs->grens;
        struct kandidaat k = {h->kandidaat_tijd, h->kandidaat_u, h->kandidaat};
        h->vooraf = aantal;
        h->vooraf_aantal = 0;
        while (h->leeft && k.tijd < laatst) {
            if (aantal == ruimte) {
                ruimte = ruimte ? 2 * ruimte : 4096;
                rij = world_resize(rij, (size_t)ruimte * sizeof *rij);
                SIM_CHECK(hs->sim, rij != NULL);
            }
            k = kandidaat_na(hs, i, k);
            rij[aantal++] = k;
            h->vooraf_aantal++;
        }
    }
    world_release(hs->vooraf);
    hs->vooraf = rij;
}

static bool kandidaat_gebeurt(struct huishoudens *hs, const struct huishouden *h)
{
    return h->kandidaat_u * hs->in->h_max < huishouden_hazard(hs, h, h->kandidaat_tijd);
}

/* Monitoring may open a casus at any moment, and needs to know what happened. */
static bool in_rust(const struct huishouden *h)
{
    return h->open == 0 && h->onderweg == 0 && h->monitoring == 0;
}

static void vertrekt(struct huishoudens *hs, int32_t i)
{
    hs->rij[i].leeft = false;
    hs->rij[i].eerste_casus = hs->vrij;
    hs->vrij = i;
    hs->levend--;
}

void huishoudens_plan(struct huishoudens *hs, int32_t i)
{
    struct huishouden *h = &hs->rij[i];
    if (!h->leeft || event_list_is_pending(hs->sim->events, h->gebeurtenis)) {
        return;
    }
    for (;;) {
        if (h->kandidaat_tijd >= hs->grens) {
            return; /* for the next phase, or never within this run */
        }
        if (h->kandidaat_tijd >= h->vertrek) {
            if (in_rust(h)) {
                vertrekt(hs, i);
            }
            return;
        }
        bool rust = in_rust(h);
        if (!rust || h->beslist || kandidaat_gebeurt(hs, h)) {
            h->beslist = rust;
            h->gebeurtenis = simulation_schedule(hs->sim, h->kandidaat_tijd, EVENT_ARRIVAL,
                                                 hs->soort_incident, i);
            return;
        }
        kandidaat_trek(hs, i);
    }
}

static void kandidaat_komt(void *context, int64_t i)
{
    struct huishoudens *hs = context;
    struct huishouden *h = &hs->rij[i];
    bool gebeurt = h->beslist || kandidaat_gebeurt(hs, h);
    uint16_t nummer = h->kandidaat;
    kandidaat_trek(hs, (int32_t)i);
    if (gebeurt) {
        h->laatste_incident = hs->sim->now;
        hs->bedrading.incident(hs->bedrading.keten, (int32_t)i, nummer);
    }
    huishoudens_plan(hs, (int32_t)i);
}

static int32_t plaats_maak(struct huishoudens *hs)
{
    if (hs->vrij >= 0) {
        int32_t i = hs->vrij;
        hs->vrij = hs->rij[i].eerste_casus;
        return i;
    }
    if (hs->aantal == hs->ruimte) {
        hs->ruimte = hs->ruimte ? 2 * hs->ruimte : 1024;
        hs->rij = world_resize(hs->rij, (size_t)hs->ruimte * sizeof *hs->rij);
        SIM_CHECK(hs->sim, hs->rij != NULL);
    }
    return hs->aantal++;
}

static int32_t huishouden_maak(struct huishoudens *hs, uint16_t gemeente, uint32_t nummer,
                               tick incident)
{
    const struct huishouden_instelling *in = hs->in;
    int32_t i = plaats_maak(hs);
    struct huishouden *h = &hs->rij[i];
    *h = (struct huishouden){.leeft = true,
                             .gemeente = gemeente,
                             .nummer = nummer,
                             .kandidaat_tijd = incident,
                             .laatste_incident = incident,
                             .laatst_bij_vt = CLOCK_ALWAYS,
                             .onbekend_incident = CLOCK_ALWAYS,
                             .hulp_tot = CLOCK_ALWAYS,
                             .eerste_casus = -1,
                             .eerste_dossier = -1};
    hs->levend++;
    struct stream stroom;
    stream_open(&stroom, hs->sim->key, huishouden_naam(hs, i, 0, TREKKING_HUISHOUDEN));
    h->vertrek = later(incident, stream_exponential(&stroom) * JAAR / in->vertrek_per_jaar);
    if (stream_uniform(&stroom) >= in->kans_zonder_kinderen) {
        /* At least one: 1 + Poisson(mean − 1), by inversion so that it takes one uniform. */
        double u = stream_uniform(&stroom), extra = in->kinderen_gemiddeld - 1.0;
        double p = exp(-extra), som = p;
        int n = 1;
        while (u > som && n < HUISHOUDEN_KINDEREN) {
            p *= extra / n;
            som += p;
            n++;
        }
        h->kinderen = (uint8_t)n;
    }
    /* The gamma sampler takes a varying number of draws: a stream of its own. */
    struct stream_name naam = huishouden_naam(hs, i, 0, TREKKING_HUISHOUDEN);
    naam.part = 1;
    stream_open(&stroom, hs->sim->key, naam);
    h->kwetsbaarheid = fmax(distribution_draw_unit(&in->kwetsbaarheid, &stroom.rng), 1e-6);
    kandidaat_trek(hs, i);
    return i;
}

/* Plans the next arrival of a gemeente: candidates at instroom_max, thinned to the inflow of the
 * date. */
static void aankomst_plan(struct huishoudens *hs, uint16_t g)
{
    const struct huishouden_gemeente *gemeente = &hs->in->gemeente[g];
    if (gemeente->instroom_max <= 0.0) {
        hs->aankomst_tijd[g] = CLOCK_NEVER;
        return;
    }
    for (;;) {
        if (hs->aankomst_tijd[g] >= hs->grens) {
            return;
        }
        struct stream stroom;
        stream_open(&stroom, hs->sim->key,
                    (struct stream_name){.place = gemeente->cbs_code,
                                         .actor = hs->aankomst[g] + 1,
                                         .purpose = TREKKING_AANKOMST});
        double tussen = stream_exponential(&stroom) * JAAR / gemeente->instroom_max;
        double u = stream_uniform(&stroom);
        tick op = later(hs->aankomst_tijd[g], tussen);
        if (op >= hs->grens) {
            return; /* drawn again in the next phase, with the same outcome */
        }
        hs->aankomst_tijd[g] = op;
        hs->aankomst[g]++;
        if (u * gemeente->instroom_max <
            waarde_op(gemeente->instroom, op) * huishouden_kalenderfactor(hs->in, op)) {
            simulation_schedule(hs->sim, op, EVENT_ARRIVAL, hs->soort_aankomst, g);
            return;
        }
    }
}

static void huishouden_komt(void *context, int64_t g)
{
    struct huishoudens *hs = context;
    SIM_CHECK(hs->sim, hs->aankomst[g] <= HUISHOUDEN_BEGINPOOL);
    int32_t i = huishouden_maak(hs, (uint16_t)g, hs->aankomst[g], hs->sim->now);
    hs->bedrading.incident(hs->bedrading.keten, i, 0);
    huishoudens_plan(hs, i);
    aankomst_plan(hs, (uint16_t)g);
}

void huishoudens_init(struct huishoudens *hs, struct simulation *sim,
                      const struct huishouden_instelling *in, struct mechanismen *mechanismen,
                      struct huishoudens_bedrading bedrading)
{
    *hs = (struct huishoudens){
        .sim = sim, .in = in, .mechanismen = mechanismen, .bedrading = bedrading, .vrij = -1};
    hs->grootste = huishouden_grootste_hazard(in); /* all `aan` before `start` */
    hs->aankomst = world_allocate(in->gemeenten, sizeof *hs->aankomst);
    hs->aankomst_tijd = world_allocate(in->gemeenten, sizeof *hs->aankomst_tijd);
    SIM_CHECK(sim, hs->aankomst && hs->aankomst_tijd);
    hs->soort_incident = simulation_register(sim, kandidaat_komt, hs, "incident");
    hs->soort_aankomst = simulation_register(sim, huishouden_komt, hs, "aankomst");
}

void huishoudens_release(struct huishoudens *hs)
{
    world_release(hs->rij);
    world_release(hs->aankomst);
    world_release(hs->aankomst_tijd);
    world_release(hs->vooraf);
}

void huishoudens_begin(struct huishoudens *hs, tick grens)
{
    hs->grens = grens;
    tick nu = hs->sim->now;
    for (uint16_t g = 0; g < hs->in->gemeenten; g++) {
        const struct huishouden_gemeente *gemeente = &hs->in->gemeente[g];
        struct stream stroom;
        stream_open(
            &stroom, hs->sim->key,
            (struct stream_name){.place = gemeente->cbs_code, .purpose = TREKKING_BEGINPOOL});
        double verwacht = waarde_op(gemeente->instroom, nu) / hs->in->vertrek_per_jaar;
        unsigned aantal = distribution_poisson(verwacht, &stroom.rng);
        for (unsigned n = 1; n <= aantal; n++) {
            int32_t i = huishouden_maak(hs, g, HUISHOUDEN_BEGINPOOL + n, nu);
            hs->rij[i].laatste_incident = nu - LANG_GELEDEN; /* the acute phase is over */
            huishoudens_plan(hs, i);
        }
        hs->aankomst_tijd[g] = nu;
        aankomst_plan(hs, g);
    }
}

void huishoudens_verder(struct huishoudens *hs, const struct huishouden_instelling *in, tick grens)
{
    hs->in = in;
    hs->grens = grens;
    hs->grootste = huishouden_grootste_onder(in, hs->mechanismen->in);
    for (int32_t i = 0; i < hs->aantal; i++) {
        huishoudens_plan(hs, i);
    }
    for (uint16_t g = 0; g < in->gemeenten; g++) {
        aankomst_plan(hs, g);
    }
}

void huishouden_casus_geopend(struct huishoudens *hs, int32_t i, tick opening)
{
    struct huishouden *h = &hs->rij[i];
    h->opening[h->casussen % HUISHOUDEN_OPENINGEN] = opening;
    h->casussen++;
}

void huishouden_hulp_klaar(struct huishoudens *hs, int32_t i, enum hulp_uitkomst uitkomst)
{
    hs->rij[i].hulp_uitkomst = uitkomst;
    hs->rij[i].hulp_tot = hs->sim->now + hs->in->toestand_duur;
}
