#include "models/hulp.h"

#include "models/hulp_aanbod.h"
#include "models/trekking.h"
#include "models/waarde.h"

#include <math.h>

/* A traject as the events and the stations know it: casus and kind in one number. */
static int64_t traject_nummer(int32_t casus, enum hulpsoort soort)
{
    return (int64_t)casus * HULPSOORTEN + soort;
}

static int32_t casus_van(int64_t nummer)
{
    return (int32_t)(nummer / HULPSOORTEN);
}

static enum hulpsoort soort_van(int64_t nummer)
{
    return (enum hulpsoort)(nummer % HULPSOORTEN);
}

static bool treft(const struct hulp *h, int32_t i, uint8_t doel, enum hulpsoort soort, double kans)
{
    return stream_first_uniform(h->sim->key, hulp_naam(h, i, doel, soort)) < kans;
}

static tick dagen(const struct hulp *h, const struct parameter_value *waarde,
                  struct stream_name stroom)
{
    return dagen_tick(duur_trek(waarde, h->sim->now, h->sim->key, stroom));
}

enum fase hulp_fase(const struct casus *c)
{
    enum fase fase = FASE_HULP_GEPLAND;
    for (int s = 0; s < HULPSOORTEN; s++) {
        if (c->traject[s] == TRAJECT_LOOPT) {
            return FASE_HULP;
        }
        if (c->traject[s] == TRAJECT_WACHT) {
            fase = FASE_HULP_WACHT;
        }
    }
    return fase;
}

/* --- first contact --- */

void hulp_ontvang(struct hulp *h, int32_t i)
{
    h->casussen->rij[i].in_handen = false;
    casus_mijlpaal_eerst(h->casussen, i, MIJLPAAL_OVERDRACHT);
    casus_naar(h->casussen, i, FASE_CONTACT_WACHT);
    struct stream_name stroom = casus_naam(h->casussen, i, TREKKING_CONTACT);
    simulation_schedule(h->sim, h->sim->now + dagen(h, h->in->contact_dagen, stroom), EVENT_END,
                        h->soort_contact, i);
}

static void contact(void *context, int64_t i)
{
    struct hulp *h = context;
    casus_mijlpaal_eerst(h->casussen, (int32_t)i, MIJLPAAL_CONTACT);
    metingen_gebeurtenis(h->metingen);
    h->bedrading.contact(h->bedrading.keten, (int32_t)i);
}

/* --- the offer and the answer --- */

static int eerder_afgewezen(const struct casus *c, bool gekozen[HULPSOORTEN])
{
    int aantal = 0;
    for (int s = 0; s < HULPSOORTEN; s++) {
        gekozen[s] = c->traject[s] == TRAJECT_AFGEWEZEN;
        aantal += gekozen[s];
    }
    return aantal;
}

/* M3: what is left of the chance that help is accepted; `daling` percent of it is lost each day
 * after the first days since the incident. Each offered traject counts once in its mean. */
static double motivatie(const struct hulp *h, const struct casus *c, int aantal)
{
    tick nu = h->sim->now;
    double na = (double)(nu - c->mijlpaal[MIJLPAAL_INCIDENT]) / (double)CLOCK_DAY -
                waarde_op(h->in->daling_vanaf, nu);
    double aan = fmax(0.0, 1.0 - kans_op(h->in->daling, nu) * fmax(0.0, na));
    return mechanismen_respons(h->mechanismen, R3_ACCEPTATIE, c->gemeente, c->werkelijk, aan,
                               aantal);
}

static bool heeft_traject(const struct casus *c)
{
    bool ja = false;
    for (int s = 0; s < HULPSOORTEN; s++) {
        ja = ja || c->traject[s] >= TRAJECT_GEPLAND;
    }
    return ja;
}

/* The answer to one offered kind. The same uniform decides when it is offered again, so that
 * `acceptatie_gedwongen` is the share that accepts at last. */
static void beantwoord(struct hulp *h, int32_t i, enum hulpsoort soort, double kans)
{
    const struct hulpsoort_instelling *in = &h->in->soort[soort];
    struct casus *c = &h->casussen->rij[i];
    tick nu = h->sim->now;
    if (!treft(h, i, TREKKING_TRAJECT_ACCEPTATIE, soort, kans)) {
        c->traject[soort] = TRAJECT_AFGEWEZEN;
        return;
    }
    c->aanbod = GEACCEPTEERD;
    if (!treft(h, i, TREKKING_TRAJECT_GESTART, soort, kans_op(in->gestart, nu))) {
        c->traject[soort] = TRAJECT_NIET_GESTART;
        return;
    }
    if (!heeft_traject(c)) {
        metingen_doorstroom(h->metingen, STATION_HULP, c->gemeente);
    }
    c->traject[soort] = TRAJECT_GEPLAND;
    c->mijlpaal[MIJLPAAL_HULP_EIND] = CLOCK_NEVER; /* help goes on: offered again under a measure */
    c->trajecten_open++;
    tick over = dagen(h, in->start_dagen, hulp_naam(h, i, TREKKING_HULP_START, soort));
    simulation_schedule(h->sim, nu + over, EVENT_ARRIVAL, h->soort_start, traject_nummer(i, soort));
}

bool hulp_bied_aan(struct hulp *h, int32_t i, bool gedwongen)
{
    struct casus *c = &h->casussen->rij[i];
    tick nu = h->sim->now;
    bool gekozen[HULPSOORTEN] = {false};
    int aantal = 0;
    if (c->aanbod == NIET_AANGEBODEN) {
        if (treft(h, i, TREKKING_HULP_NODIG, HULP_PLEGER, kans_op(h->in->niet_nodig, nu))) {
            c->aanbod = GEEN_HULP_NODIG;
            return true;
        }
        aantal = hulp_kies_soorten(h, i, gekozen);
        c->aanbod = AFGEWEZEN;
    } else if (gedwongen) {
        aantal = eerder_afgewezen(c, gekozen);
    }
    if (aantal == 0) {
        return false;
    }
    double factor = gedwongen ? 1.0 : motivatie(h, c, aantal);
    for (int s = 0; s < HULPSOORTEN; s++) {
        const struct parameter_value *kans =
            gedwongen ? h->in->acceptatie_gedwongen : h->in->soort[s].acceptatie;
        if (gekozen[s]) {
            beantwoord(h, i, (enum hulpsoort)s, factor * kans_op(kans, nu));
        }
    }
    if (c->aanbod == GEACCEPTEERD && !heeft_traject(c)) {
        huishouden_hulp_klaar(h->casussen->hs, c->huishouden, HULP_UITVAL);
    }
    return true;
}

/* --- a traject --- */

/* The contact that is still to come will look at how the trajecten are. */
static void meld_verandering(struct hulp *h, int32_t i, enum hulpsoort soort)
{
    const struct casus *c = &h->casussen->rij[i];
    if (c->fase == FASE_CONTACT_WACHT) {
        return;
    }
    if (c->trajecten_open > 0) {
        h->bedrading.verandert(h->bedrading.keten, i, soort);
    } else {
        h->bedrading.klaar(h->bedrading.keten, i, soort);
    }
}

static void kan_starten(void *context, int64_t nummer)
{
    struct hulp *h = context;
    int32_t i = casus_van(nummer);
    enum hulpsoort soort = soort_van(nummer);
    struct casus *c = &h->casussen->rij[i];
    c->traject[soort] = TRAJECT_WACHT;
    meld_verandering(h, i, soort);
    place_station_request(h->plaats[soort].station,
                          &(struct place_request){.user = nummer,
                                                  .claim = PLACE_UNITS_PER_FTE,
                                                  .priority = plaatswerk_prioriteit(
                                                      h->in->volgorde, c->crisis, c->beoordeeld),
                                                  .deadline = c->mijlpaal[MIJLPAAL_INCIDENT],
                                                  .class = STATION_CASUS,
                                                  .entered = h->sim->now});
}

static tick traject_start(void *context, int64_t user, const struct station_wait *wacht)
{
    struct hulpplaats *plaats = context;
    struct hulp *h = plaats->hulp;
    const struct parameter_value *duur = h->in->soort[plaats->soort].duur;
    if (user < 0) {
        struct stream_name stroom = {.place = (uint16_t)(PLAATS_HULPSOORT + plaats->soort),
                                     .actor = (uint32_t)-user,
                                     .purpose = TREKKING_OVERIGE_WERK};
        return dagen(h, duur, stroom);
    }
    int32_t i = casus_van(user);
    casus_traject(h->casussen, i, plaats->soort, TRAJECT_LOOPT);
    plaats->begonnen++;
    casus_mijlpaal_eerst(h->casussen, i, MIJLPAAL_HULP_START);
    metingen_gebeurtenis(h->metingen);
    casus_wachtte(h->casussen, h->metingen, i, STATION_HULP, wacht);
    meld_verandering(h, i, plaats->soort);
    return dagen(h, duur, hulp_naam(h, i, TREKKING_HULP_DUUR, plaats->soort));
}

/* Several at once, and somebody who keeps them together. */
static bool gecoordineerd(const struct hulp *h, int32_t i)
{
    const struct casus *c = &h->casussen->rij[i];
    int trajecten = 0;
    for (int s = 0; s < HULPSOORTEN; s++) {
        trajecten += c->traject[s] >= TRAJECT_GEPLAND;
    }
    return trajecten > 1 &&
           treft(h, i, TREKKING_COORDINATIE, HULP_PLEGER, kans_op(h->in->coordinatie, h->sim->now));
}

static double kans_voldoende(const struct hulp *h, int32_t i, enum hulpsoort soort)
{
    const struct casus *c = &h->casussen->rij[i];
    tick nu = h->sim->now;
    double kans = kans_op(h->in->soort[soort].voldoende, nu) *
                  waarde_op(h->in->factor_zwaarte[c->werkelijk], nu);
    if (c->voorgeschiedenis == DRIE_EN_MEER) {
        kans *= waarde_op(h->in->factor_voorgeschiedenis, nu);
    }
    if (gecoordineerd(h, i)) {
        kans *= waarde_op(h->in->factor_coordinatie, nu);
    }
    return fmin(1.0, kans);
}

/* The last traject is over: for the huishouden help was enough when one of its trajecten was. */
static void laatste_eind(struct hulp *h, int32_t i)
{
    const struct casus *c = &h->casussen->rij[i];
    bool voldoende = false;
    for (int s = 0; s < HULPSOORTEN; s++) {
        voldoende = voldoende || c->traject[s] == TRAJECT_VOLDOENDE;
    }
    casus_mijlpaal(h->casussen, i, MIJLPAAL_HULP_EIND);
    huishouden_hulp_klaar(h->casussen->hs, c->huishouden, voldoende ? HULP_VOLDOENDE : HULP_UITVAL);
}

static int64_t traject_eind(void *context, int64_t user)
{
    struct hulpplaats *plaats = context;
    struct hulp *h = plaats->hulp;
    if (user < 0) {
        return 0;
    }
    int32_t i = casus_van(user);
    struct casus *c = &h->casussen->rij[i];
    bool voldoende =
        treft(h, i, TREKKING_VOLDOENDE, plaats->soort, kans_voldoende(h, i, plaats->soort));
    casus_traject(h->casussen, i, plaats->soort, voldoende ? TRAJECT_VOLDOENDE : TRAJECT_UITVAL);
    double sinds = (double)(h->sim->now - c->mijlpaal[MIJLPAAL_INCIDENT]) / (double)CLOCK_DAY;
    c->traject_dagen[plaats->soort] = (uint16_t)fmin(round(sinds), UINT16_MAX);
    c->trajecten_open--;
    metingen_gebeurtenis(h->metingen);
    metingen_pijl_tel(h->metingen, voldoende ? PIJL_HULP_VOLDOENDE : PIJL_HULP_UITVAL);
    if (c->trajecten_open == 0) {
        laatste_eind(h, i);
    }
    meld_verandering(h, i, plaats->soort);
    return 0;
}

static void overig_komt(void *context, uint32_t nummer)
{
    struct hulpplaats *plaats = context;
    tick nu = plaats->hulp->sim->now;
    place_station_request(plaats->station, &(struct place_request){.user = -(int64_t)nummer,
                                                                   .claim = PLACE_UNITS_PER_FTE,
                                                                   .deadline = nu,
                                                                   .class = STATION_BACKGROUND,
                                                                   .entered = nu});
}

/* --- the part as a whole --- */

static struct place_config plaats_config(struct hulpplaats *plaats,
                                         const struct hulp_instelling *in)
{
    static const char *const namen[HULPSOORTEN] = {"hulp (pleger)", "hulp (slachtoffer)",
                                                   "hulp (kind)", "hulp (systeem)"};
    return (struct place_config){.name = namen[plaats->soort],
                                 .opening = in->kantoor,
                                 .discipline = plaatswerk_discipline(in->volgorde),
                                 .units_per_place = PLACE_UNITS_PER_FTE,
                                 .context = plaats,
                                 .start = traject_start,
                                 .end = traject_eind};
}

void hulp_init(struct hulp *h, struct simulation *sim, struct casussen *casussen,
               struct metingen *metingen, struct mechanismen *mechanismen,
               const struct hulp_instelling *historie, struct hulp_bedrading bedrading)
{
    *h = (struct hulp){.sim = sim,
                       .casussen = casussen,
                       .metingen = metingen,
                       .mechanismen = mechanismen,
                       .in = historie,
                       .bedrading = bedrading};
    h->soort_contact = simulation_register(sim, contact, h, "contact betrokken hulp");
    h->soort_start = simulation_register(sim, kan_starten, h, "start hulp");
    for (int s = 0; s < HULPSOORTEN; s++) {
        struct hulpplaats *plaats = &h->plaats[s];
        plaats->hulp = h;
        plaats->soort = (enum hulpsoort)s;
        struct place_config config = plaats_config(plaats, historie);
        plaats->station = plaatswerk_station(sim, &config, historie->soort[s].plaatsen);
        overige_instroom_init(&plaats->overig, sim, (uint16_t)(PLAATS_HULPSOORT + s), plaats,
                              overig_komt);
    }
}

void hulp_wissel(struct hulp *h, const struct hulp_instelling *in)
{
    h->in = in;
    for (int s = 0; s < HULPSOORTEN; s++) {
        struct place_config config = plaats_config(&h->plaats[s], in);
        plaatswerk_wissel(h->plaats[s].station, &config, in->soort[s].plaatsen);
    }
}

void hulp_release(struct hulp *h)
{
    for (int s = 0; s < HULPSOORTEN; s++) {
        place_station_free(h->plaats[s].station);
    }
}

void hulp_vul(struct hulp *h)
{
    for (int s = 0; s < HULPSOORTEN; s++) {
        overige_instroom_begin(&h->plaats[s].overig, h->in->soort[s].overige_instroom);
    }
}

void hulp_begin(struct hulp *h)
{
    hulp_vul(h);
    for (int s = 0; s < HULPSOORTEN; s++) {
        h->plaats[s].begonnen = 0;
        place_station_begin(h->plaats[s].station);
    }
}

void hulp_audit(const struct hulp *h, struct station_audit *audit)
{
    for (int s = 0; s < HULPSOORTEN; s++) {
        place_station_audit(h->plaats[s].station, audit);
    }
}
