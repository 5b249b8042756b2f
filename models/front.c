#include "models/front.h"

#include "models/rij.h"
#include "models/waarde.h"
#include "sim/world_memory.h"

#include <math.h>

/* In the pool a piece of work is named by its user and its kind in one number, so that the one
 * `start` and `end` of the front find the part it belongs to. */
#define NAMEN_PER_USER 8
_Static_assert(FRONT_WERKEN <= NAMEN_PER_USER, "a kind of work must fit in the name");

const struct parameter_row front_rijen[] = {
    RIJ_GETAL("veilig_thuis.front.fte", PARAMETER_BELEID, "fte", 0.0, 2000.0,
              "medewerkers voor veiligheidsbeoordeling, advies, overdracht en monitoring",
              "staff for VB, consults, handing over and monitoring"),
    RIJ_GETAL("veilig_thuis.front.piket", PARAMETER_BELEID, "personen", 0.0, 100.0,
              "personen die dag en nacht klaarstaan voor crisis",
              "persons on call day and night for crises"),
};
const size_t front_rij_aantal = sizeof front_rijen / sizeof front_rijen[0];

void front_lees(struct front_instelling *in, const struct parameter_set *set)
{
    *in = (struct front_instelling){.fte = parameter_get(set, "veilig_thuis.front.fte"),
                                    .piket = parameter_get(set, "veilig_thuis.front.piket"),
                                    .euro = parameter_get(set, "veilig_thuis.euro_per_fte"),
                                    .uren_week =
                                        parameter_number(set, "veilig_thuis.productieve_uren_week"),
                                    .kantoor = plaatswerk_kantoor(set)};
}

/* --- work: from the pool to the part it belongs to --- */

static const struct front_taak *taak_van(const struct front *f, int64_t naam)
{
    return &f->taak[naam % NAMEN_PER_USER];
}

static tick werk_start(void *context, int64_t naam, const struct station_wait *wacht)
{
    const struct front *f = context;
    const struct front_taak *taak = taak_van(f, naam);
    return taak->start(taak->context, naam / NAMEN_PER_USER, wacht);
}

static void werk_eind(void *context, int64_t naam)
{
    const struct front *f = context;
    const struct front_taak *taak = taak_van(f, naam);
    taak->eind(taak->context, naam / NAMEN_PER_USER);
}

static bool piket_bezet(const struct front *f)
{
    return waarde_op(f->in->piket, f->sim->now) > 0.0;
}

void front_vraag(struct front *f, enum front_werk werk, int64_t user, int32_t prioriteit)
{
    SIM_CHECK(f->sim, user >= 0 && f->taak[werk].start != NULL);
    tick nu = f->sim->now;
    int64_t naam = user * NAMEN_PER_USER + (int64_t)werk;
    if (werk == FRONT_CRISIS && !hour_pool_is_open(f->pool) && piket_bezet(f)) {
        hour_pool_request(f->piket, 0, naam, 0, nu, STATION_CASUS, nu);
        return;
    }
    hour_pool_request(f->pool, werk, naam, prioriteit, nu, STATION_CASUS, nu);
}

static void naar_piket(void *context, int64_t naam, struct hour_ticket ticket)
{
    struct front *f = context;
    struct station_wait wacht;
    hour_pool_withdraw(f->pool, ticket, &wacht);
    hour_pool_request(f->piket, 0, naam, 0, 0, STATION_CASUS, wacht.entered);
}

/* Crisis that the front did not get to before closing goes to the piket. */
static void sluit(void *context)
{
    struct front *f = context;
    if (piket_bezet(f)) {
        hour_pool_each_waiting(f->pool, FRONT_CRISIS, naar_piket);
    }
}

/* --- setting up --- */

/* Makes a pool, or configures one that there is. */
static struct hour_pool *pool_stel(struct front *f, struct hour_pool *pool,
                                   const struct parameter_value *fte,
                                   const struct hour_pool_config *config)
{
    struct fte_step *stappen = world_allocate(fte->step_count, sizeof *stappen);
    SIM_CHECK(f->sim, stappen != NULL);
    for (size_t s = 0; s < fte->step_count; s++) {
        stappen[s] = (struct fte_step){fte->steps[s].from, fte->steps[s].number};
    }
    struct hour_pool_config geheel = *config;
    geheel.steps = stappen;
    geheel.step_count = fte->step_count;
    geheel.context = f;
    if (pool) {
        hour_pool_configure(pool, &geheel);
    } else {
        pool = hour_pool_create(f->sim, &geheel);
    }
    world_release(stappen);
    SIM_CHECK(f->sim, pool != NULL);
    return pool;
}

void front_wissel(struct front *f, const struct front_instelling *in)
{
    f->in = in;
    const struct hour_kind werk[FRONT_WERKEN] = {
        [FRONT_CRISIS] = {"crisis", 0, werk_start, werk_eind},
        [FRONT_VB] = {"vb", 1, werk_start, werk_eind},
        [FRONT_VERVOLG] = {"vervolgmelding", 1, werk_start, werk_eind},
        [FRONT_ADVIES] = {"advies", 2, werk_start, werk_eind},
        [FRONT_OVERDRACHT] = {"overdracht", 3, werk_start, werk_eind},
        [FRONT_MONITORING] = {"monitoring", 4, werk_start, werk_eind},
    };
    struct roster dag = {.every_day = false,
                         .open = in->kantoor.open,
                         .length = (int)llround(in->uren_week * 3600.0 / 5.0)};
    struct roster altijd = {.every_day = true, .open = 0, .length = (int)CLOCK_DAY};
    f->pool = pool_stel(f, f->pool, in->fte,
                        &(struct hour_pool_config){.name = "front",
                                                   .roster = dag,
                                                   .discipline = DISCIPLINE_PRIORITY,
                                                   .kinds = werk,
                                                   .kind_count = FRONT_WERKEN,
                                                   .closing = sluit});
    f->piket = pool_stel(f, f->piket, in->piket,
                         &(struct hour_pool_config){.name = "piket",
                                                    .roster = altijd,
                                                    .discipline = DISCIPLINE_FIFO,
                                                    .kinds = &werk[FRONT_CRISIS],
                                                    .kind_count = 1});
}

void front_init(struct front *f, struct simulation *sim, const struct front_instelling *in)
{
    *f = (struct front){.sim = sim};
    front_wissel(f, in);
}

void front_release(struct front *f)
{
    hour_pool_free(f->pool);
    hour_pool_free(f->piket);
}

void front_neem(struct front *f, enum front_werk werk, struct front_taak taak)
{
    f->taak[werk] = taak;
}

void front_begin(struct front *f)
{
    hour_pool_begin(f->pool);
    hour_pool_begin(f->piket);
}

void front_sterkte(struct front *f, double sterkte)
{
    hour_pool_scale(f->pool, sterkte);
}

size_t front_wachtend(const struct front *f, enum front_werk werk)
{
    return hour_pool_waiting(f->pool, werk) +
           (werk == FRONT_CRISIS ? hour_pool_waiting(f->piket, 0) : 0);
}

void front_audit(const struct front *f, struct station_audit *audit)
{
    hour_pool_audit(f->pool, audit);
    hour_pool_audit(f->piket, audit);
}
