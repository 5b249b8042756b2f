#include "tests/models/pressed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

static const char *const overloaded[] = {
    "huishoudens.historie_jaren=5",
    "eind=2018-12-31",
    "veilig_thuis.onderzoek.fte=5.6",
    "veilig_thuis.onderzoek.naar_jbt.middelzwaar=20",
    "veilig_thuis.onderzoek.plaatsdeel_bij_raad=100",
    "jbt.agenda=6",
    "raad.fte=3",
    "gemeenten.*.lokaal_team.fte*=0.5",
    "gemeenten.*.lokaal_opgevangen=40",
    "gemeenten.*.warme_overdracht.direct=80",
    "gemeenten.*.warme_overdracht.na_onderzoek=80",
    "incidenten.toestand.wachten=2",
    "escalatie.per_30_dagen=20",
    "hulp.daling_per_dag=0.8",
    "hulp.daling_vanaf_dagen=20",
    "meldgedrag.minder_bij_wachten=50",
    "meldgedrag.meer_bij_wachten=400",
    "veilig_thuis.advies.factor_bij_wachten=100",
    "druk.halfwaarde_dagen=7",
    "personeel.vertrek_per_jaar=80",
    "personeel.verzuim=20",
    "veilig_thuis.druk.direct=1.5",
    "veilig_thuis.druk.beoordeling=1.5",
    "veilig_thuis.druk.warm=100",
    "lokaal_veld.druk.opvang=100",
    "lokaal_veld.druk.weigering=60",
};

void pressed_load_with(struct world *w, const char *const *sets)
{
    const char *all[60];
    size_t n = sizeof overloaded / sizeof overloaded[0];
    memcpy(all, overloaded, sizeof overloaded);
    while (*sets != NULL) {
        assert_true(n + 1 < sizeof all / sizeof all[0]);
        all[n++] = *sets++;
    }
    all[n] = NULL;
    world_load(w, WORLD_ALWAYS, all);
}

void pressed_load(struct world *w)
{
    pressed_load_with(w, (const char *const[]){NULL});
}

static void incident(void *context, int32_t household, uint16_t candidate)
{
    struct pressed *p = context;
    const struct huishouden *h = &p->keten->huishoudens.rij[household];
    bool waits = h->beleving[WACHT] > 0;
    const uint64_t *asked = &p->keten->metingen.pijl[PIJL_INCIDENT_ADVIES];
    int before = h->onderweg - (int)*asked;
    p->wired.incident(p->wired.keten, household, candidate);
    int reports = p->keten->huishoudens.rij[household].onderweg - (int)*asked - before;
    p->waiting += waits;
    p->reported += waits && reports > 0;
    p->twice += waits && reports == 2;
}

static void waited(void *context, int32_t i, tick duration)
{
    struct pressed *p = context;
    const struct casus *c = &p->keten->casussen.rij[i];
    enum zwaarte before = c->werkelijk;
    p->waited(p->keten, i, duration);
    p->waits += before != ZWAAR;
    p->escalations += c->werkelijk != before;
}

void pressed_run(struct pressed *p, struct world *w, uint32_t replicatie)
{
    struct keten *k = world_start(w, replicatie);
    *p = (struct pressed){
        .keten = k, .wired = k->huishoudens.bedrading, .waited = k->casussen.gewacht};
    k->huishoudens.bedrading = (struct huishoudens_bedrading){p, incident};
    k->casussen.gewacht = waited;
    k->casussen.gewacht_context = p;
    keten_loop(k, w->in.eind);
    k->huishoudens.bedrading = p->wired;
    k->casussen.gewacht = p->waited;
    k->casussen.gewacht_context = k;
}

/* --- targets --- */

static double arrow(const struct pressed *p, enum pijl pijl)
{
    return (double)p->keten->metingen.pijl[pijl];
}

/* Share of the casussen opened in the run for which `yes` of those for which `of`, in percent. */
static double share(const struct pressed *p, bool (*of)(const struct casus *c),
                    bool (*yes)(const struct casus *c))
{
    double n = 0.0, count = 0.0;
    for (int32_t i = 0; i < p->keten->casussen.aantal; i++) {
        const struct casus *c = &p->keten->casussen.rij[i];
        if (c->telt && of(c)) {
            n++;
            count += yes(c);
        }
    }
    assert_true(n >= 30.0);
    return 100.0 * count / n;
}

static bool any(const struct casus *c)
{
    return c->huishouden >= 0;
}
static bool is_heavy(const struct casus *c)
{
    return c->werkelijk == ZWAAR;
}
static bool was_offered(const struct casus *c)
{
    return c->aanbod == AFGEWEZEN || c->aanbod == GEACCEPTEERD;
}
static bool has_accepted(const struct casus *c)
{
    return c->aanbod == GEACCEPTEERD;
}
static bool is_known(const struct casus *c)
{
    return c->eerder > 0;
}
static bool has_history(const struct casus *c)
{
    return c->voorgeschiedenis == DRIE_EN_MEER;
}
static bool came_back(const struct casus *c)
{
    return c->recidive_werkelijk != CLOCK_NEVER;
}
static bool was_handed_over(const struct casus *c)
{
    return c->bij_lokaal_veld && c->ronde == 0;
}
static bool is_warm(const struct casus *c)
{
    return c->warm;
}
static bool is_decided(const struct casus *c)
{
    return c->mijlpaal[MIJLPAAL_VB] != CLOCK_NEVER && c->ronde == 0;
}
static bool is_direct(const struct casus *c)
{
    return c->eerste_route == ROUTE_DIRECT;
}
static bool is_judged_light(const struct casus *c)
{
    return c->beoordeeld == LICHT;
}

/* Out of use for the Raad on average, or put out of use, in places of a middelzware casus. */
static double places_of(const struct place_station *station, int64_t claim)
{
    double held = place_station_mean_held(station) + (double)place_station_state(station).reserved;
    return held / (double)claim;
}

/* At Veilig Thuis and the teams together. */
static double places_held(const struct pressed *p)
{
    const struct keten *k = p->keten;
    double held = places_of(k->veilig_thuis.onderzoek,
                            veilig_thuis_claim(k->veilig_thuis.in, MIDDELZWAAR, k->sim.now));
    for (size_t g = 0; g < k->in->gemeenten; g++)
        held += places_of(k->lokaal_veld.team[g].station,
                          lokaal_veld_claim(&k->lokaal_veld, (int)g, MIDDELZWAAR));
    return held;
}

static double wait_for_onderzoek(const struct pressed *p)
{
    const struct metingen *m = &p->keten->metingen;
    struct tally days;
    tally_init(&days);
    for (size_t g = 0; g < m->gemeenten; g++)
        tally_merge(&days, &m->wacht[STATION_ONDERZOEK * m->gemeenten + g].dagen);
    return tally_mean(&days);
}

static double list_for_onderzoek(const struct pressed *p)
{
    const struct casussen *cs = &p->keten->casussen;
    double waiting = 0.0;
    for (size_t g = 0; g < cs->gemeenten; g++)
        waiting += time_weighted_mean(&cs->wachtlijst[STATION_ONDERZOEK * cs->gemeenten + g],
                                      p->keten->sim.now);
    return waiting;
}

static double escalated(const struct pressed *p)
{
    return share(p, any, is_heavy);
}
static double escalated_each_wait(const struct pressed *p)
{
    return 100.0 * p->escalations / p->waits;
}
static double again(const struct pressed *p)
{
    return share(p, any, came_back);
}
static double incidents_while_waiting(const struct pressed *p)
{
    return p->waiting;
}
static double accepted(const struct pressed *p)
{
    return share(p, was_offered, has_accepted);
}
static double sent_back(const struct pressed *p)
{
    return arrow(p, PIJL_LOKAAL_TEAM_TERUGMELDING) + arrow(p, PIJL_INTAKE_TERUGMELDING);
}
static double known_before(const struct pressed *p)
{
    return share(p, any, is_known);
}
static double again_after_many(const struct pressed *p)
{
    return share(p, has_history, came_back);
}
static double strength(const struct pressed *p)
{
    const struct personeel *staff = &p->keten->personeel;
    return 100.0 * (staff->front.sterkte + staff->onderzoek.sterkte + staff->team[0].sterkte) / 3.0;
}
static double reported_while_waiting(const struct pressed *p)
{
    return 100.0 * p->reported / p->waiting;
}
static double reported_twice(const struct pressed *p)
{
    return 100.0 * p->twice / p->reported;
}
static double adviezen(const struct pressed *p)
{
    return (double)p->keten->metingen.adviezen;
}
static double warm(const struct pressed *p)
{
    return share(p, was_handed_over, is_warm);
}
static double direct(const struct pressed *p)
{
    return share(p, is_decided, is_direct);
}
static double judged_light(const struct pressed *p)
{
    return share(p, is_decided, is_judged_light);
}
static double caught(const struct pressed *p)
{
    return arrow(p, PIJL_INCIDENT_LOKAAL_TEAM);
}
static double refused(const struct pressed *p)
{
    return arrow(p, PIJL_OVERDRACHT_GEWEIGERD);
}
static bool is_missed(const struct casus *c)
{
    return c->gemist;
}
static double missed(const struct pressed *p)
{
    return share(p, any, is_missed);
}

static const struct target_row rows[TARGETS] = {
    [PLACES_HELD] = {M1_RAAD_BLOKKEERT_AANVRAGER, 1, "places held", places_held},
    [WAIT_FOR_ONDERZOEK] = {M1_RAAD_BLOKKEERT_AANVRAGER, 1, "days waited for onderzoek",
                            wait_for_onderzoek},
    [ESCALATED] = {M2_ESCALATIE_BIJ_WACHTEN, 1, "percent really zwaar", escalated},
    [ESCALATED_EACH_WAIT] = {M2_ESCALATIE_BIJ_WACHTEN, 1, "percent heavier after a wait",
                             escalated_each_wait},
    [AGAIN] = {M2_ESCALATIE_BIJ_WACHTEN, 1, "percent with a new incident", again},
    [INCIDENTS_WHILE_WAITING] = {M2_ESCALATIE_BIJ_WACHTEN, 1, "incidents while somebody waits",
                                 incidents_while_waiting},
    [ACCEPTED] = {M3_MOTIVATIEVERLIES, -1, "percent of offers accepted", accepted},
    [SENT_BACK] = {M4_TERUGMELDING, 1, "terugmeldingen", sent_back},
    [KNOWN_BEFORE] = {M5_RECIDIVE, 1, "percent of casussen known before", known_before},
    [AGAIN_AFTER_MANY] = {M5_RECIDIVE, 1, "percent again, after three casussen or more",
                          again_after_many},
    [STRENGTH] = {M6_WERKDRUK, -1, "percent of the staff at work at the end", strength},
    [LIST_FOR_ONDERZOEK] = {M6_WERKDRUK, 1, "casussen on the list for onderzoek",
                            list_for_onderzoek},
    [REPORTED_WHILE_WAITING] = {M7_MELDGEDRAG, -1, "percent reported of those waiting",
                                reported_while_waiting},
    [REPORTED_TWICE] = {M7_MELDGEDRAG, 1, "percent of those reported twice", reported_twice},
    [ADVIEZEN] = {M7_MELDGEDRAG, 1, "adviezen", adviezen},
    [WARM] = {M8_STEUN_VERDRONGEN, -1, "percent of overdrachten warm", warm},
    [SENT_BACK_COLD] = {M8_STEUN_VERDRONGEN, 1, "terugmeldingen", sent_back},
    [DIRECT] = {M9_DOORZETTEN_ONDER_DRUK, 1, "percent direct doorgezet", direct},
    [JUDGED_LIGHT] = {M9_DOORZETTEN_ONDER_DRUK, 1, "percent judged licht", judged_light},
    [CAUGHT] = {M10_LOKALE_DRUK, -1, "signals caught locally", caught},
    [REFUSED] = {M10_LOKALE_DRUK, 1, "overdrachten refused", refused},
    [MISSED] = {M10_LOKALE_DRUK, 1, "percent of casussen from a missed signal", missed},
};

const struct target_row *pressed_row(enum target t)
{
    return &rows[t];
}

double pressed_target(enum target t, const struct pressed *p)
{
    return rows[t].of(p);
}
