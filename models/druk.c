#include "models/druk.h"

#include "models/rij.h"
#include "models/waarde.h"
#include "sim/world_memory.h"

#include <math.h>

#define WEEK_DAGEN 7.0

#define GRENS_RIJ(pad, tekst, text)                                                                \
    RIJ_GETAL(pad, PARAMETER_AARD, "procent van de capaciteit", 0.0, 1000.0, tekst, text)

const struct parameter_row druk_rijen[] = {
    GRENS_RIJ("druk.veilig_thuis.drempel",
              "wachtend werk bij Veilig Thuis waar overbelasting begint",
              "waiting work at Veilig Thuis at which overload begins"),
    GRENS_RIJ("druk.veilig_thuis.vol", "wachtend werk bij Veilig Thuis waar de druk vol is",
              "waiting work at Veilig Thuis at which pressure is full"),
    GRENS_RIJ("druk.lokaal_team.drempel",
              "wachtend werk bij een lokaal team waar overbelasting begint",
              "waiting work at a lokale team at which overload begins"),
    GRENS_RIJ("druk.lokaal_team.vol", "wachtend werk bij een lokaal team waar de druk vol is",
              "waiting work at a lokale team at which pressure is full"),
    RIJ_GETAL("druk.halfwaarde_dagen", PARAMETER_AARD, "dagen", 0.0, 3650.0,
              "tijd waarin een verandering van het wachtende werk voor de helft gevoeld wordt; 0: "
              "meteen",
              "time in which a change in the waiting work is felt by half; 0: at once"),
    RIJ_GETAL("druk.hoogstens", PARAMETER_AARD, "maal vol", 1.0, 100.0,
              "langste lijst die nog gevoeld wordt: hoe lang de druk blijft als zij weg is",
              "longest list that is felt: how long pressure stays when it is gone"),
};
const size_t druk_rij_aantal = sizeof druk_rijen / sizeof druk_rijen[0];

void druk_lees(struct druk_instelling *in, const struct parameter_set *set)
{
    in->veilig_thuis = (struct druk_grens){parameter_get(set, "druk.veilig_thuis.drempel"),
                                           parameter_get(set, "druk.veilig_thuis.vol")};
    in->lokaal_team = (struct druk_grens){parameter_get(set, "druk.lokaal_team.drempel"),
                                          parameter_get(set, "druk.lokaal_team.vol")};
    in->halfwaarde_dagen = parameter_get(set, "druk.halfwaarde_dagen");
    in->hoogstens = parameter_get(set, "druk.hoogstens");
}

/* A list without end (no capacity at all) would be felt for years after it was gone: there is a
 * longest that is felt. */
static double gemeten(const struct druk *d, const struct druk_grens *grens, int gemeente)
{
    double lijst = d->bedrading.lijst(d->bedrading.keten, gemeente);
    SIM_CHECK(d->sim, lijst >= 0.0);
    tick nu = d->sim->now;
    return fmin(lijst, waarde_op(d->in->hoogstens, nu) * waarde_op(grens->vol, nu) / 100.0);
}

/* Moves what is felt a part of the way to what is there; 1: all of it. */
static void volg(struct druk *d, double deel)
{
    d->veilig_thuis += deel * (gemeten(d, &d->in->veilig_thuis, -1) - d->veilig_thuis);
    for (size_t g = 0; g < d->gemeenten; g++) {
        d->team[g] += deel * (gemeten(d, &d->in->lokaal_team, (int)g) - d->team[g]);
    }
    d->wachtaandeel += deel * (d->bedrading.wachtaandeel(d->bedrading.keten) - d->wachtaandeel);
}

static void week(void *context, int64_t argument)
{
    (void)argument;
    struct druk *d = context;
    double halfwaarde = waarde_op(d->in->halfwaarde_dagen, d->sim->now);
    volg(d, halfwaarde > 0.0 ? 1.0 - exp2(-WEEK_DAGEN / halfwaarde) : 1.0);
    simulation_schedule(d->sim, d->sim->now + CLOCK_WEEK, EVENT_CAPACITY, d->soort, 0);
    d->bedrading.week(d->bedrading.keten);
}

void druk_init(struct druk *d, struct simulation *sim, const struct druk_instelling *in,
               size_t gemeenten, struct druk_bedrading bedrading)
{
    *d = (struct druk){.sim = sim, .in = in, .gemeenten = gemeenten, .bedrading = bedrading};
    d->team = world_allocate(gemeenten + 1, sizeof *d->team);
    SIM_CHECK(sim, d->team != NULL);
    d->soort = simulation_register(sim, week, d, "druk");
}

void druk_release(struct druk *d)
{
    world_release(d->team);
    d->team = NULL;
}

void druk_begin(struct druk *d)
{
    SIM_CHECK(d->sim, !d->begonnen);
    d->begonnen = true;
    volg(d, 1.0);
    tick nu = d->sim->now;
    tick middernacht = nu - clock_second_of_day(nu);
    tick maandag = middernacht + (7 - clock_weekday(nu)) % 7 * CLOCK_DAY;
    simulation_schedule(d->sim, maandag < nu ? maandag + CLOCK_WEEK : maandag, EVENT_CAPACITY,
                        d->soort, 0);
}

static double druk_van(const struct druk *d, const struct druk_grens *grens, double lijst)
{
    if (!d->begonnen) {
        return 0.0;
    }
    double drempel = waarde_op(grens->drempel, d->sim->now) / 100.0;
    double vol = waarde_op(grens->vol, d->sim->now) / 100.0;
    if (!(vol > drempel)) {
        return lijst > drempel ? 1.0 : 0.0;
    }
    return fmin(1.0, fmax(0.0, (lijst - drempel) / (vol - drempel)));
}

double druk_veilig_thuis(const struct druk *d)
{
    return druk_van(d, &d->in->veilig_thuis, d->veilig_thuis);
}

double druk_team(const struct druk *d, int gemeente)
{
    return druk_van(d, &d->in->lokaal_team, d->team[gemeente]);
}

double druk_wachtaandeel(const struct druk *d)
{
    return d->begonnen ? d->wachtaandeel : 0.0;
}
