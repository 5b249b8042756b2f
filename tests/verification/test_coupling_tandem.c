/* The coupling of two stations in tandem where theory says what it must be: the stations, clock and
 * random streams of the engine, and the couplings of sim/study.
 *
 * Two stations with exponential services; whoever leaves the first goes to the second. From `t0` on
 * the first has 10% more places in world b. Customers keep their service times in every world. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sim/place_station.h"
#include "sim/stream.h"
#include "sim/study/coupling.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define WEEKS 104

/* `mean_service` in days. */
struct tandem_station {
    int places;
    double mean_service;
};

struct tandem {
    double rate; /* arrivals a day */
    int replications;
    struct tandem_station stations[2];
    int waiting_first; /* customers there at the beginning, besides those who arrive */
    int waiting_second;
    int weeks_before; /* t0 */
};

struct tandem_world {
    const struct tandem *tandem;
    struct simulation sim;
    struct stream arrivals;
    uint16_t arrival_kind;
    int64_t customers;
    struct tandem_place {
        struct tandem_world *world;
        size_t number;
        struct place_station *station;
    } places[2];
};

static void enter(struct tandem_place *place, int64_t customer)
{
    place_station_request(place->station,
                          &(struct place_request){.user = customer,
                                                  .claim = PLACE_UNITS_PER_FTE,
                                                  .class = STATION_CASUS,
                                                  .entered = place->world->sim.now});
}

static void schedule_arrival(struct tandem_world *world)
{
    double gap = stream_exponential(&world->arrivals) / world->tandem->rate;
    simulation_schedule(&world->sim, world->sim.now + clock_round(gap * (double)CLOCK_DAY),
                        EVENT_ARRIVAL, world->arrival_kind, 0);
}

static void arrive(void *context, int64_t argument)
{
    (void)argument;
    struct tandem_world *world = context;
    schedule_arrival(world);
    enter(&world->places[0], world->customers++);
}

static tick start(void *context, int64_t customer, const struct station_wait *wait)
{
    (void)wait;
    const struct tandem_place *place = context;
    struct stream_name name = {
        .purpose = 2, .place = (uint16_t)place->number, .actor = (uint32_t)customer};
    double length = -log(stream_first_uniform(place->world->sim.key, name)) *
                    place->world->tandem->stations[place->number].mean_service;
    return clock_round(length * (double)CLOCK_DAY);
}

static int64_t end(void *context, int64_t customer)
{
    struct tandem_place *place = context;
    if (place->number == 0)
        enter(&place->world->places[1], customer);
    return 0;
}

static void open_place(struct tandem_world *world, size_t number)
{
    struct tandem_place *place = &world->places[number];
    *place = (struct tandem_place){.world = world, .number = number};
    const struct capacity_step step = {CLOCK_ALWAYS, world->tandem->stations[number].places *
                                                         PLACE_UNITS_PER_FTE};
    place->station = place_station_create(
        &world->sim,
        &(struct place_config){.name = "plaatsen",
                               .opening = {.every_day = true, .length = (int)CLOCK_DAY},
                               .steps = &step,
                               .step_count = 1,
                               .units_per_place = PLACE_UNITS_PER_FTE,
                               .context = place,
                               .start = start,
                               .end = end});
    place_station_begin(place->station);
}

static void open_world(struct tandem_world *world, const struct tandem *tandem,
                       const struct calendar *calendar, uint64_t seed, uint32_t replication)
{
    *world = (struct tandem_world){.tandem = tandem};
    if (!simulation_init(&world->sim, calendar, seed, replication, 0))
        abort();
    world->arrival_kind = simulation_register(&world->sim, arrive, world, "aankomst");
    stream_open(&world->arrivals, world->sim.key, (struct stream_name){.purpose = 1});
    open_place(world, 0);
    open_place(world, 1);
    for (int i = 0; i < tandem->waiting_first; i++)
        enter(&world->places[0], world->customers++);
    for (int i = 0; i < tandem->waiting_second; i++)
        enter(&world->places[1], world->customers++);
    schedule_arrival(world);
}

/* Casus-days so far. */
static double days_of(const struct tandem_world *world, const struct time_weighted *number)
{
    return (double)time_weighted_integral(number, world->sim.now) / (double)CLOCK_DAY;
}

static const struct station_flow *flow_of(const struct tandem_world *world, size_t station)
{
    return &place_station_books(world->places[station].station)->flow[STATION_CASUS];
}

/* Days of waiting in each week after t0: days[week * 2 + station]. Gives whether all places of both
 * stations were busy from t0 on, all the time. */
static bool run_world(const struct tandem *tandem, const struct calendar *calendar, uint64_t seed,
                      uint32_t replication, double factor, float *days)
{
    struct tandem_world world;
    open_world(&world, tandem, calendar, seed, replication);
    simulation_run(&world.sim, tandem->weeks_before * CLOCK_WEEK);
    place_station_scale(world.places[0].station, factor);
    double waited[2], served[2];
    for (size_t station = 0; station < 2; station++) {
        waited[station] = days_of(&world, &flow_of(&world, station)->waiting);
        served[station] = days_of(&world, &flow_of(&world, station)->serving);
    }
    for (size_t week = 0; week < WEEKS; week++) {
        simulation_run(&world.sim, world.sim.now + CLOCK_WEEK);
        for (size_t station = 0; station < 2; station++) {
            double so_far = days_of(&world, &flow_of(&world, station)->waiting);
            days[week * 2 + station] = (float)(so_far - waited[station]);
            waited[station] = so_far;
        }
    }
    bool busy = true;
    for (size_t station = 0; station < 2; station++) {
        double places = round(tandem->stations[station].places * (station == 0 ? factor : 1.0));
        double possible = places * 7 * WEEKS;
        double used = days_of(&world, &flow_of(&world, station)->serving) - served[station];
        busy = busy && fabs(used - possible) < 1e-6;
        place_station_free(world.places[station].station);
    }
    simulation_release(&world.sim);
    return busy;
}

struct experiment {
    float *days;
    struct coupling_data data;
    int busy; /* runs in which all places were busy all the time */
};

static struct experiment run_experiment(const struct tandem *tandem, uint64_t seed)
{
    int runs = 2 * tandem->replications;
    struct experiment experiment = {.days = calloc((size_t)runs * WEEKS * 2, sizeof(float))};
    assert_non_null(experiment.days);
    struct calendar *calendar = calendar_create(1970, 1971); /* nobody here has days off */
    int busy = 0;
#pragma omp parallel for schedule(dynamic) reduction(+ : busy)
    for (int run = 0; run < runs; run++)
        busy += run_world(tandem, calendar, seed, (uint32_t)(run % tandem->replications) + 1,
                          run < tandem->replications ? 1.0 : 1.1,
                          experiment.days + (size_t)run * WEEKS * 2);
    calendar_free(calendar);
    experiment.busy = busy;
    experiment.data =
        (struct coupling_data){2, (size_t)tandem->replications, WEEKS, 2, experiment.days};
    return experiment;
}

/* The coupling from the first station to the second over so many weeks, in points per 100. */
static struct ratio coupling(const struct experiment *experiment, size_t weeks)
{
    static const uint32_t second[] = {2};
    struct coupling_result result;
    coupling_of(&experiment->data, (struct coupling_pair){0, 1, 1}, second, 1, weeks, 1, &result);
    assert_true(result.relief.low > 0);
    struct ratio ratio = result.ratios[0];
    coupling_release(&result);
    assert_int_equal(ratio.kind, RATIO_INTERVAL);
    ratio.value *= 100;
    ratio.low *= 100;
    ratio.high *= 100;
    return ratio;
}

static void assert_known(const char *what, const struct ratio *ratio, double truth, double at_most)
{
    printf("%-34s theory %7.3f  found %7.3f (%.3f to %.3f)\n", what, truth, ratio->value,
           ratio->low, ratio->high);
    assert_true(ratio->low <= truth && truth <= ratio->high);
    assert_true(ratio->high - ratio->low <= at_most);
}

/* Stable: what leaves M/M/c in steady state is Poisson at the rate of what enters, whatever c is
 * (Burke 1956). So the second station sees the same stream in both worlds, but for the time around
 * t0 in which the first falls from its old mean to its new one. By Little's law as many stay in
 * service as before, so the fall of the number present is that of the number waiting, ΔLq_1; these
 * customers reach the second station besides its usual stream, once. One customer extra adds, in
 * first order and over all time, dLq_2/dλ days to the list there: the response of the integral to
 * an impulse is that of the level to a step. Hence, with −D_1 ≈ ΔLq_1 H,
 *
 *   K(H) ≈ ΔLq_1 · dLq_2/dλ ÷ (ΔLq_1 H) = (dLq_2/dλ)/H → 0.
 *
 * M/M/1 with ρ = λ/μ: Lq = ρ²/(1 − ρ), so dLq/dλ = ρ(2 − ρ)/(1 − ρ)² ÷ μ; at a load of 0.7 and 2 a
 * day that is 3.54 days, and 0.49 points per 100 over 104 weeks. The first station has ten places
 * at a load of 0.8, so that 10% more is one place; it needs some weeks to fall, which makes −D_1 a
 * few percent less than ΔLq_1 H: far inside the interval. */
static void test_tandem_when_stable_then_coupling_goes_to_zero(void **state)
{
    (void)state;
    const double rate = 2;
    const double load = 0.7;
    const struct tandem tandem = {.rate = rate,
                                  .replications = 200,
                                  .stations = {{10, 4}, {1, load / rate}},
                                  .weeks_before = 100};
    struct experiment experiment = run_experiment(&tandem, 301);
    assert_int_equal(experiment.busy, 0);
    double extra = load * (2 - load) / pow(1 - load, 2) * load / rate;
    assert_true(100 * extra / (7 * WEEKS) < 1);
    struct ratio year = coupling(&experiment, WEEKS / 2);
    assert_known("stable tandem, 52 weeks", &year, 100 * extra / (7 * WEEKS / 2), 5);
    struct ratio both = coupling(&experiment, WEEKS);
    assert_known("  104 weeks", &both, 100 * extra / (7 * WEEKS), 4);
    both.low /= 100;
    both.high /= 100;
    assert_int_equal(coupling_equivalence(&both, 10), EQUIVALENCE_ABSENT);
    free(experiment.days);
}

/* Overloaded: the first station is never empty, so all of its places work all the time, at a rate
 * μ each. δ places more take δ from the list at once, and δμ a day from then on, as each of them
 * goes on with the next: −D_1 = ∫ (δ + δμt) dt = δH + δμH²/2. What they finish, δμt up to day t,
 * reaches a second station that is never empty either, and so can only wait: D_2 = δμH²/2. Hence
 *
 *   K(H) = (μH²/2) ÷ (H + μH²/2) = 1/(1 + 2/(μH)),
 *
 * exactly, whatever the second station is like; δ and the number of places fall out. */
static void test_tandem_when_overloaded_then_nearly_all_comes_back(void **state)
{
    (void)state;
    const double mean_service[] = {14, 5};
    for (size_t i = 0; i < 2; i++) {
        int places = 20;
        double through = places / mean_service[i];
        const struct tandem tandem = {.rate = 1.2 * through,
                                      .replications = 60,
                                      .stations = {{places, mean_service[i]}, {3, 3.6 / through}},
                                      .waiting_first = 150,
                                      .waiting_second = 150,
                                      .weeks_before = 10};
        struct experiment experiment = run_experiment(&tandem, 310 + i);
        assert_int_equal(experiment.busy, 2 * tandem.replications);
        const size_t horizons[] = {13, 52, WEEKS};
        for (size_t h = 0; h < 3; h++) {
            char what[60];
            snprintf(what, sizeof what, "overloaded, %g days, %zu weeks", mean_service[i],
                     horizons[h]);
            double truth = 100 / (1 + 2 * mean_service[i] / (7 * (double)horizons[h]));
            struct ratio ratio = coupling(&experiment, horizons[h]);
            assert_known(what, &ratio, truth, 1.5);
        }
        free(experiment.days);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tandem_when_stable_then_coupling_goes_to_zero),
        cmocka_unit_test(test_tandem_when_overloaded_then_nearly_all_comes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
