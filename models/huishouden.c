#include "models/huishouden.h"

#include "models/trekking.h"
#include "models/waarde.h"

#include <math.h>
#include <stdlib.h>

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

/* What does not depend on the chain: at most so many a year. */
static double grootste_rust(const struct huishouden_instelling *in)
{
    double seizoen = 0.0, weekdag = 0.0, jaar = 0.0;
    for (int i = 0; i < 12; i++) {
        seizoen = fmax(seizoen, in->seizoen[i]);
    }
    for (int i = 0; i < 7; i++) {
        weekdag = fmax(weekdag, in->weekdag[i]);
    }
    for (size_t i = 0; i < in->jaarfactor->step_count; i++) {
        jaar = fmax(jaar, in->jaarfactor->steps[i].number);
    }
    return in->per_jaar * seizoen * weekdag * jaar * (1.0 + in->acuut_effect);
}

/* The largest value of a response that is at most `aan` when its mechanism is. */
static double grootste_respons(const struct mechanismen_instelling *m, enum respons r, double aan)
{
    enum stand stand = m->stand[mechanismen_rij(r)->mechanisme];
    if (stand != STAND_BEVROREN) {
        return stand == STAND_AAN ? aan : mechanismen_rij(r)->uit;
    }
    double grootste = 0.0;
    for (size_t g = 0; g < m->gemeenten; g++) {
        const double *waarde = mechanismen_bevroren(m, r, (int)g, LICHT);
        grootste = fmax(grootste, waarde ? *waarde : aan);
    }
    return grootste;
}

double huishouden_grootste_onder(const struct huishouden_instelling *in,
                                 const struct mechanismen_instelling *m)
{
    double geschiedenis = 1.0 + in->voorgeschiedenis_effect * in->voorgeschiedenis_maximum;
    double toestand = fmax(fmax(1.0, fmax(in->na_voldoende, in->na_uitval)),
                           fmax(in->toestand[BIJ_VT], in->toestand[IN_HULP]));
    double wachtend = grootste_respons(m, R2_HAZARD, in->toestand[WACHT]) *
                      grootste_respons(m, R5_HAZARD, geschiedenis);
    double anders = grootste_respons(m, R2_HAZARD, 1.0) *
                    grootste_respons(m, R5_HAZARD, geschiedenis * toestand);
    return grootste_rust(in) * fmax(wachtend, anders);
}

double huishouden_grootste_hazard(const struct huishouden_instelling *in)
{
    const struct mechanismen_instelling alles_aan = {.stand = {STAND_AAN}};
    return huishouden_grootste_onder(in, &alles_aan);
}

/* Season, weekday and year act on incidents and arrivals alike. */
static double kalenderfactor(const struct huishouden_instelling *in, tick op)
{
    return in->seizoen[clock_to_date(op).month - 1] * in->weekdag[clock_weekday(op)] *
           waarde_op(in->jaarfactor, op);
}

/* While a casus is open and none waits: with Veilig Thuis or the Raad, in help. Afterwards: what
 * earlier help left behind. */
static double toestandsfactor(const struct huishouden_instelling *in, const struct huishouden *h,
                              tick op)
{
    if (h->beleving[WACHT]) {
        return 1.0; /* what waiting does is M2 */
    }
    for (int b = WACHT + 1; b < BELEVINGEN; b++) {
        if (h->beleving[b]) {
            return in->toestand[b];
        }
    }
    if (h->hulp_uitkomst == GEEN_HULP || op >= h->hulp_tot) {
        return 1.0;
    }
    return h->hulp_uitkomst == HULP_VOLDOENDE ? in->na_voldoende : in->na_uitval;
}

/* Each mechanism's mean is weighted by the other, so that freezing one keeps the number of
 * incidents. */
static double hazard(struct huishoudens *hs, const struct huishouden *h, tick op)
{
    const struct huishouden_instelling *in = hs->in;
    double dagen = (double)(op - h->laatste_incident) / (double)CLOCK_DAY;
    double acuut = 1.0 + in->acuut_effect * exp(-dagen / in->acuut_dagen);
    int eerder = h->casussen < (uint32_t)in->voorgeschiedenis_maximum
                     ? (int)h->casussen
                     : in->voorgeschiedenis_maximum;
    double wachten = h->beleving[WACHT] ? in->toestand[WACHT] : 1.0;
    double recidive = (1.0 + in->voorgeschiedenis_effect * eerder) * toestandsfactor(in, h, op);
    double gewicht = acuut * kalenderfactor(in, op);
    return in->per_jaar * gewicht *
           mechanismen_respons(hs->mechanismen, R2_HAZARD, h->gemeente, LICHT, wachten,
                               gewicht * recidive) *
           mechanismen_respons(hs->mechanismen, R5_HAZARD, h->gemeente, LICHT, recidive,
                               gewicht * wachten);
}

/* The next candidate that can happen at all: its date and its own random number, from one stream
 * each. Candidates above the largest hazard that the settings and stands allow are passed over
 * without looking at the huishouden's state; they keep their number, so that the others are the
 * same in all worlds. */
static void kandidaat_trek(struct huishoudens *hs, int32_t i)
{
    struct huishouden *h = &hs->rij[i];
    double h_max = hs->in->h_max, grootste = hs->grootste;
    double tempo = JAAR / (h->kwetsbaarheid * h_max);
    struct stream_name naam = huishouden_naam(hs, i, h->kandidaat, TREKKING_KANDIDAAT);
    struct stream_pair u;
    tick tijd = h->kandidaat_tijd, laatst = h->vertrek < hs->grens ? h->vertrek : hs->grens;
    do {
        SIM_CHECK(hs->sim, naam.candidate < UINT16_MAX);
        naam.candidate++;
        u = stream_first_pair(hs->sim->key, naam);
        tijd = later(tijd, -log(u.first) * tempo);
    } while (u.second * h_max >= grootste && tijd < laatst);
    h->kandidaat = naam.candidate;
    h->kandidaat_tijd = tijd;
    h->kandidaat_u = u.second;
    h->beslist = false;
}

static bool kandidaat_gebeurt(struct huishoudens *hs, const struct huishouden *h)
{
    return h->kandidaat_u * hs->in->h_max < hazard(hs, h, h->kandidaat_tijd);
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
        hs->rij = realloc(hs->rij, (size_t)hs->ruimte * sizeof *hs->rij);
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
            waarde_op(gemeente->instroom, op) * kalenderfactor(hs->in, op)) {
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
    hs->aankomst = calloc(in->gemeenten, sizeof *hs->aankomst);
    hs->aankomst_tijd = calloc(in->gemeenten, sizeof *hs->aankomst_tijd);
    SIM_CHECK(sim, hs->aankomst && hs->aankomst_tijd);
    hs->soort_incident = simulation_register(sim, kandidaat_komt, hs, "incident");
    hs->soort_aankomst = simulation_register(sim, huishouden_komt, hs, "aankomst");
}

void huishoudens_release(struct huishoudens *hs)
{
    free(hs->rij);
    free(hs->aankomst);
    free(hs->aankomst_tijd);
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

int huishouden_eerdere_casussen(const struct huishoudens *hs, const struct huishouden *h, tick op)
{
    uint32_t bekend = h->casussen < HUISHOUDEN_OPENINGEN ? h->casussen : HUISHOUDEN_OPENINGEN;
    int aantal = 0;
    for (uint32_t k = 0; k < bekend; k++) {
        aantal += h->opening[k] > op - hs->in->registratiehorizon;
    }
    return aantal;
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
