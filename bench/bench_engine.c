/* How fast is the engine? Two queueing systems through its public interface, with the books kept.
 *
 * W1: one server, exponential arrivals and services, load 0.9, started empty, a million customers.
 * W2: a small open network like a chain of care, in days. Ten arrivals a day at A (12 places,
 * lognormal, mean 1, sd 1); after A 60% go to B, 30% to C and the rest leaves; B (60 places, gamma,
 * shape 2, mean 8) sends 25% on to C; C (96 places, lognormal, mean 17, sd 12) sees 25% back at A
 * after an exponential 200 days. Started empty, ten years.
 *
 * An event is the model's own: an arrival from outside, the end of a service, the end of a delay.
 * The engine's events (handing out, too) are given beside them. Each system is run some times; the
 * fastest counts, as the least disturbed by other work on the machine. Reported too are a mean wait
 * and the mean time in the system, so that a faster engine that does something else is seen. */
#include "sim/check.h"
#include "sim/distribution.h"
#include "sim/place_station.h"
#include "sim/stream.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define NODES 3
#define RUNS 7
#define SEED 1

struct node {
    int places;
    struct distribution service; /* in `unit` ticks */
    double route[NODES + 1];     /* after service: chance of each node, and of the delay */
};

struct network {
    const char *name;
    size_t node_count;
    struct node nodes[NODES];
    double unit;   /* ticks */
    double rate;   /* arrivals a unit at node 0 */
    double delay;  /* mean, in units; ends at node 0 */
    uint64_t most; /* arrivals, 0: no limit */
    double length; /* of the run, in units */
};

struct world {
    const struct network *network;
    struct simulation sim;
    uint16_t arrival_kind, delay_kind;
    struct stream arrivals, services, routes;
    struct station {
        struct world *world;
        const struct node *node;
        struct place_station *places;
    } stations[NODES];
    tick *arrived; /* by customer */
    uint64_t customers, room;
    struct tally sojourn; /* ticks */
    uint64_t events;
};

static tick units(const struct network *network, double length)
{
    return clock_round(length * network->unit);
}

static void enter(struct world *world, size_t node, int64_t customer)
{
    place_station_request(world->stations[node].places,
                          &(struct place_request){.user = customer,
                                                  .claim = PLACE_UNITS_PER_FTE,
                                                  .class = STATION_CASUS,
                                                  .entered = world->sim.now});
}

static void schedule_arrival(struct world *world)
{
    const struct network *network = world->network;
    if (network->most > 0 && world->customers == network->most)
        return;
    tick after = units(network, stream_exponential(&world->arrivals) / network->rate);
    simulation_schedule(&world->sim, world->sim.now + after, EVENT_ARRIVAL, world->arrival_kind, 0);
}

static void arrive(void *context, int64_t argument)
{
    (void)argument;
    struct world *world = context;
    world->events++;
    if (world->customers == world->room) {
        world->room = world->room == 0 ? 1024 : 2 * world->room;
        world->arrived = realloc(world->arrived, world->room * sizeof *world->arrived);
        CHECK(world->arrived != NULL);
    }
    world->arrived[world->customers] = world->sim.now;
    enter(world, 0, (int64_t)world->customers++);
    schedule_arrival(world);
}

static void end_delay(void *context, int64_t customer)
{
    struct world *world = context;
    world->events++;
    enter(world, 0, customer);
}

static tick start_service(void *context, int64_t customer, const struct station_wait *wait)
{
    (void)customer;
    (void)wait;
    struct station *station = context;
    return units(station->world->network,
                 distribution_draw(&station->node->service, &station->world->services.rng));
}

static int64_t end_service(void *context, int64_t customer)
{
    struct station *station = context;
    struct world *world = station->world;
    const struct network *network = world->network;
    world->events++;
    double u = network->node_count > 1 ? stream_uniform(&world->routes) : 1.0;
    for (size_t next = 0; next <= NODES; next++) {
        if (u < station->node->route[next]) {
            if (next < NODES) {
                enter(world, next, customer);
            } else {
                double delay = network->delay * stream_exponential(&world->routes);
                simulation_schedule(&world->sim, world->sim.now + units(network, delay),
                                    EVENT_ARRIVAL, world->delay_kind, customer);
            }
            return 0;
        }
        u -= station->node->route[next];
    }
    tally_add(&world->sojourn, (double)(world->sim.now - world->arrived[customer]));
    return 0;
}

static void add_station(struct world *world, size_t node)
{
    struct station *station = &world->stations[node];
    station->world = world;
    station->node = &world->network->nodes[node];
    const struct capacity_step step = {CLOCK_ALWAYS, station->node->places * PLACE_UNITS_PER_FTE};
    station->places = place_station_create(
        &world->sim,
        &(struct place_config){.name = "places",
                               .opening = {.every_day = true, .length = (int)CLOCK_DAY},
                               .discipline = DISCIPLINE_FIFO,
                               .steps = &step,
                               .step_count = 1,
                               .units_per_place = PLACE_UNITS_PER_FTE,
                               .context = station,
                               .start = start_service,
                               .end = end_service});
    place_station_begin(station->places);
}

static void world_init(struct world *world, const struct network *network,
                       const struct calendar *calendar)
{
    *world = (struct world){.network = network};
    CHECK(simulation_init(&world->sim, calendar, SEED, 1, 0));
    world->arrival_kind = simulation_register(&world->sim, arrive, world, "arrival");
    world->delay_kind = simulation_register(&world->sim, end_delay, world, "delay");
    stream_open(&world->arrivals, world->sim.key, (struct stream_name){.purpose = 1});
    stream_open(&world->services, world->sim.key, (struct stream_name){.purpose = 2});
    stream_open(&world->routes, world->sim.key, (struct stream_name){.purpose = 3});
    tally_init(&world->sojourn);
    for (size_t node = 0; node < network->node_count; node++)
        add_station(world, node);
}

static void world_release(struct world *world)
{
    for (size_t node = 0; node < world->network->node_count; node++)
        place_station_free(world->stations[node].places);
    free(world->arrived);
    simulation_release(&world->sim);
}

static double mean_wait(const struct world *world, size_t node)
{
    const struct station_flow *flow =
        &place_station_books(world->stations[node].places)->flow[STATION_CASUS];
    return (double)flow->wait_ticks / (double)flow->started / world->network->unit;
}

/* Seconds of one run; prints its results when asked. */
static double run_once(const struct network *network, const struct calendar *calendar, bool print,
                       double best)
{
    struct world world;
    clock_t before = clock();
    world_init(&world, network, calendar);
    schedule_arrival(&world);
    simulation_run(&world.sim, units(network, network->length));
    double seconds = (double)(clock() - before) / CLOCKS_PER_SEC;
    if (print) {
        struct station_audit audit = {0};
        for (size_t node = 0; node < network->node_count; node++)
            place_station_audit(world.stations[node].places, &audit);
        CHECK(audit.failures == 0);
        if (seconds < best)
            best = seconds;
        printf("%s  %.2f M events/s  (%.2f M engine events/s)  %.0f ms\n", network->name,
               (double)world.events / best / 1e6, (double)world.sim.handled / best / 1e6,
               best * 1e3);
        printf("    %llu events, %llu in the engine; mean wait at A %.4f, mean time inside %.4f\n",
               (unsigned long long)world.events, (unsigned long long)world.sim.handled,
               mean_wait(&world, 0), tally_mean(&world.sojourn) / network->unit);
    }
    world_release(&world);
    return seconds;
}

static struct distribution service(enum distribution_family family, double mean, double sd)
{
    struct distribution made;
    const char *wrong = distribution_init(
        &made, &(struct distribution_spec){.family = family, .mean = mean, .sd = sd});
    CHECK(wrong == NULL);
    return made;
}

int main(int argc, char **argv)
{
    const struct network networks[] = {
        {.name = "W1",
         .node_count = 1,
         .nodes = {{1, service(DISTRIBUTION_EXPONENTIAL, 1, 0), {0}}},
         .unit = 600,
         .rate = 0.9,
         .most = 1000000,
         .length = 1.2e6},
        {.name = "W2",
         .node_count = 3,
         .nodes = {{12, service(DISTRIBUTION_LOGNORMAL, 1, 1), {0, 0.6, 0.3}},
                   {60, service(DISTRIBUTION_GAMMA, 8, 5.656854249492381), {0, 0, 0.25}},
                   {96, service(DISTRIBUTION_LOGNORMAL, 17, 12), {0, 0, 0, 0.25}}},
         .unit = 86400,
         .rate = 10,
         .delay = 200,
         .length = 3650},
    };
    /* With a name: that system once, for a profiler. */
    struct calendar *calendar = calendar_create(1970, 1971); /* no roster here asks for days off */
    CHECK(calendar != NULL);
    for (size_t i = 0; i < sizeof networks / sizeof networks[0]; i++) {
        if (argc > 1 && strcmp(argv[1], networks[i].name) != 0)
            continue;
        double best = 1e9;
        for (int run = 1; run < RUNS && argc == 1; run++) {
            double seconds = run_once(&networks[i], calendar, false, best);
            best = seconds < best ? seconds : best;
        }
        run_once(&networks[i], calendar, true, best);
    }
    calendar_free(calendar);
    return EXIT_SUCCESS;
}
