#include "models/monitoring.h"

#include "models/rij.h"
#include "models/trekking.h"
#include "models/waarde.h"
#include "sim/world_memory.h"

/* A casus that Veilig Thuis looks back at. Everything is kept here: the casus may be closed and its
 * place another's, and so may the huishouden's. */
struct monitoring_dossier {
    bool loopt;
    int32_t huishouden; /* a free slot: the next free one */
    int32_t casus;      /* −1: not of the cohort, so perhaps another's by now */
    uint32_t nummer;    /* of the huishouden */
    uint16_t gemeente;
    enum zwaarte zwaarte;
    struct stream_name naam;
    tick opening; /* of the casus */
    tick vertrek; /* of the huishouden */
    tick moment[MONITORING_MOMENTEN];
    uint8_t momenten, gedaan;
};

const struct parameter_row monitoring_rijen[] = {
    RIJ_PROCENT("veilig_thuis.monitoring.aandeel", PARAMETER_BELEID,
                "casussen na onderzoek of V&V waarnaar Veilig Thuis terugkijkt",
                "casussen after onderzoek or V&V that Veilig Thuis looks back at"),
    RIJ_GETAL("veilig_thuis.monitoring.maand_1", PARAMETER_BELEID, "maanden", 0.0, 60.0,
              "eerste monitormoment, na het onderzoek of de V&V; 0: geen",
              "first moment of monitoring, after the onderzoek or V&V; 0: none"),
    RIJ_GETAL("veilig_thuis.monitoring.maand_2", PARAMETER_BELEID, "maanden", 0.0, 60.0,
              "tweede monitormoment; 0: geen", "second moment of monitoring; 0: none"),
    RIJ_GETAL("veilig_thuis.monitoring.maand_3", PARAMETER_BELEID, "maanden", 0.0, 60.0,
              "derde monitormoment; 0: geen", "third moment of monitoring; 0: none"),
    RIJ_DUUR("veilig_thuis.monitoring.uren", PARAMETER_BELEID, "uren", 80.0,
             "werk aan een monitormoment", "work on a moment of monitoring"),
    RIJ_PROCENT("veilig_thuis.monitoring.ontdekking", PARAMETER_BELEID,
                "kans dat een monitormoment een nog onbekend incident aan het licht brengt",
                "chance that a moment of monitoring brings an unknown incident to light"),
};
const size_t monitoring_rij_aantal = sizeof monitoring_rijen / sizeof monitoring_rijen[0];

void monitoring_lees(struct monitoring_instelling *in, const struct parameter_set *set)
{
    *in = (struct monitoring_instelling){
        .aandeel = parameter_get(set, "veilig_thuis.monitoring.aandeel"),
        .uren = parameter_get(set, "veilig_thuis.monitoring.uren"),
        .ontdekking = parameter_get(set, "veilig_thuis.monitoring.ontdekking")};
    for (int i = 0; i < MONITORING_MOMENTEN; i++) {
        in->maand[i] = parameter_get(set, "veilig_thuis.monitoring.maand_%d", i + 1);
    }
}

static int32_t dossier_maak(struct monitoring *m)
{
    if (m->vrij >= 0) {
        int32_t i = m->vrij;
        m->vrij = m->dossier[i].huishouden;
        return i;
    }
    if (m->aantal == m->ruimte) {
        m->ruimte = m->ruimte ? 2 * m->ruimte : 256;
        m->dossier = world_resize(m->dossier, (size_t)m->ruimte * sizeof *m->dossier);
        SIM_CHECK(m->sim, m->dossier != NULL);
    }
    return m->aantal++;
}

/* The huishouden of a dossier; NULL when it is no longer followed. */
static struct huishouden *huishouden_van(const struct monitoring *m,
                                         const struct monitoring_dossier *d)
{
    struct huishouden *h = &m->casussen->hs->rij[d->huishouden];
    return h->leeft && h->nummer == d->nummer && h->gemeente == d->gemeente ? h : NULL;
}

/* Gone for good. A huishouden that has no more incidents to come is forgotten before it leaves: it
 * still lives there and is called. One with an open casus stays beyond its date. */
static bool is_weg(const struct monitoring *m, const struct monitoring_dossier *d)
{
    const struct huishouden *h = huishouden_van(m, d);
    return m->sim->now >= d->vertrek && (!h || (h->open == 0 && h->onderweg == 0));
}

static void sluit(struct monitoring *m, int32_t i)
{
    struct monitoring_dossier *d = &m->dossier[i];
    int32_t huishouden = d->huishouden;
    struct huishouden *h = huishouden_van(m, d);
    time_weighted_add(&m->stand[d->gemeente], m->sim->now, -1);
    d->loopt = false;
    d->huishouden = m->vrij;
    m->vrij = i;
    if (h) {
        h->monitoring--;
        huishoudens_plan(m->casussen->hs, huishouden);
    }
}

static void volgend_moment(struct monitoring *m, int32_t i)
{
    const struct monitoring_dossier *d = &m->dossier[i];
    tick op = d->moment[d->gedaan];
    simulation_schedule(m->sim, op > m->sim->now ? op : m->sim->now, EVENT_ARRIVAL, m->soort, i);
}

/* Veilig Thuis has asked around: what nobody reported may come out. */
static void moment_klaar(struct monitoring *m, int32_t i)
{
    struct monitoring_dossier *d = &m->dossier[i];
    struct huishouden *h = huishouden_van(m, d);
    tick nu = m->sim->now;
    d->gedaan++;
    bool weg = is_weg(m, d);
    if (!weg && d->casus >= 0) {
        m->casussen->rij[d->casus].terugkijken++;
    }
    if (h && !weg) {
        h->laatst_bij_vt = nu;
        struct stream_name naam = d->naam;
        naam.part = d->gedaan; /* 0: whether it is monitored at all */
        if (h->onbekend_incident > d->opening &&
            stream_first_uniform(m->sim->key, naam) < kans_op(m->in->ontdekking, nu)) {
            m->bedrading.ambtshalve(m->bedrading.keten, d->huishouden, h->onbekend_kandidaat,
                                    h->onbekend_incident);
        }
    }
    d = &m->dossier[i]; /* the melding may have made room for more */
    if (d->gedaan == d->momenten || is_weg(m, d)) {
        sluit(m, i);
    } else {
        volgend_moment(m, i);
    }
}

static void moment_komt(void *context, int64_t argument)
{
    struct monitoring *m = context;
    int32_t i = (int32_t)argument;
    metingen_gebeurtenis(m->metingen);
    if (is_weg(m, &m->dossier[i])) {
        sluit(m, i);
    } else if (m->historie) {
        moment_klaar(m, i);
    } else {
        front_vraag(m->front, FRONT_MONITORING, i, 0);
    }
}

static tick begin_werk(void *context, int64_t i, const struct station_wait *wacht)
{
    struct monitoring *m = context;
    const struct monitoring_dossier *d = &m->dossier[i];
    metingen_gebeurtenis(m->metingen);
    metingen_wacht(m->metingen, STATION_MONITORING, d->gemeente, d->zwaarte, wacht);
    struct stream_name naam = d->naam;
    naam.purpose = TREKKING_MONITORING_UREN;
    naam.part = (uint16_t)(d->gedaan + 1);
    return uren_tick(duur_trek(m->in->uren, m->sim->now, m->sim->key, naam));
}

static void eind_werk(void *context, int64_t i)
{
    struct monitoring *m = context;
    metingen_gebeurtenis(m->metingen);
    moment_klaar(m, (int32_t)i);
}

/* The moments in force now, in order of time. Gives their number. */
static uint8_t momenten(const struct monitoring *m, tick moment[MONITORING_MOMENTEN])
{
    tick nu = m->sim->now;
    uint8_t aantal = 0;
    for (int i = 0; i < MONITORING_MOMENTEN; i++) {
        double maand = waarde_op(m->in->maand[i], nu);
        if (!(maand > 0.0)) {
            continue;
        }
        tick op = nu + dagen_tick(maand * CLOCK_YEAR_DAYS / 12.0);
        uint8_t plek = aantal++;
        for (; plek > 0 && moment[plek - 1] > op; plek--) {
            moment[plek] = moment[plek - 1];
        }
        moment[plek] = op;
    }
    return aantal;
}

void monitoring_start(struct monitoring *m, int32_t casus)
{
    struct casus *c = &m->casussen->rij[casus];
    struct monitoring_dossier d = {.loopt = true,
                                   .huishouden = c->huishouden,
                                   .casus = c->telt ? casus : -1,
                                   .gemeente = c->gemeente,
                                   .zwaarte = c->beoordeeld,
                                   .naam = casus_naam(m->casussen, casus, TREKKING_MONITORING),
                                   .opening = c->mijlpaal[MIJLPAAL_MELDING],
                                   .vertrek = c->vertrek};
    d.momenten = momenten(m, d.moment);
    if (c->gemonitord || d.momenten == 0 ||
        stream_first_uniform(m->sim->key, d.naam) >= kans_op(m->in->aandeel, m->sim->now)) {
        return;
    }
    struct huishouden *h = &m->casussen->hs->rij[c->huishouden];
    d.nummer = h->nummer;
    h->monitoring++;
    c->gemonitord = true;
    time_weighted_add(&m->stand[d.gemeente], m->sim->now, +1);
    metingen_doorstroom(m->metingen, STATION_MONITORING, d.gemeente);
    int32_t i = dossier_maak(m);
    m->dossier[i] = d;
    volgend_moment(m, i);
}

void monitoring_init(struct monitoring *m, struct simulation *sim, struct casussen *casussen,
                     struct metingen *metingen, struct front *front,
                     const struct monitoring_instelling *historie,
                     struct monitoring_bedrading bedrading)
{
    *m = (struct monitoring){.sim = sim,
                             .casussen = casussen,
                             .metingen = metingen,
                             .front = front,
                             .in = historie,
                             .bedrading = bedrading,
                             .historie = true,
                             .vrij = -1};
    m->stand = world_allocate(casussen->gemeenten, sizeof *m->stand);
    SIM_CHECK(sim, m->stand != NULL);
    for (size_t g = 0; g < casussen->gemeenten; g++) {
        time_weighted_init(&m->stand[g], sim->now, 0);
    }
    m->soort = simulation_register(sim, moment_komt, m, "monitormoment");
    front_neem(front, FRONT_MONITORING,
               (struct front_taak){.context = m, .start = begin_werk, .eind = eind_werk});
}

void monitoring_release(struct monitoring *m)
{
    world_release(m->dossier);
    world_release(m->stand);
}

void monitoring_begin(struct monitoring *m)
{
    m->historie = false;
    for (size_t g = 0; g < m->casussen->gemeenten; g++) {
        time_weighted_init(&m->stand[g], m->sim->now, m->stand[g].value);
    }
}

void monitoring_audit(const struct monitoring *m, struct station_audit *audit)
{
    const struct huishoudens *hs = m->casussen->hs;
    int64_t *geteld = world_allocate(m->casussen->gemeenten, sizeof *geteld);
    SIM_CHECK(m->sim, geteld != NULL);
    uint64_t bekend = 0, volgens_huishoudens = 0;
    bool momenten_over = true;
    for (int32_t i = 0; i < m->aantal; i++) {
        const struct monitoring_dossier *d = &m->dossier[i];
        if (d->loopt) {
            geteld[d->gemeente]++;
            bekend += huishouden_van(m, d) != NULL;
            momenten_over = momenten_over && d->gedaan < d->momenten;
        }
    }
    for (int32_t i = 0; i < hs->aantal; i++) {
        volgens_huishoudens += hs->rij[i].leeft ? hs->rij[i].monitoring : 0;
    }
    bool stand = true;
    for (size_t g = 0; g < m->casussen->gemeenten; g++) {
        stand = stand && m->stand[g].value == geteld[g];
    }
    world_release(geteld);
    station_audit_note(audit, stand, "monitoring",
                       "de stand is niet het aantal lopende dossiers van die gemeente");
    station_audit_note(audit, momenten_over, "monitoring",
                       "een lopend dossier heeft geen monitormoment meer");
    station_audit_note(audit, bekend == volgens_huishoudens, "monitoring",
                       "huishoudens hebben niet zoveel dossiers als er lopen");
}
