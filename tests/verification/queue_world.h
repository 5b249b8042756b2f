/* A queueing network on the stations of the engine, for holding it against theory.
 *
 * Up to three nodes, place work or hour work; two classes of customers (in the books: casus and
 * background); Poisson arrivals from outside; Markov routing. It starts empty; the warm-up is left
 * out of the results. Time is in days. Everything is reached through the public interface of sim/.
 */
#ifndef TESTS_VERIFICATION_QUEUE_WORLD_H
#define TESTS_VERIFICATION_QUEUE_WORLD_H

#include "sim/distribution.h"
#include "sim/hour_pool.h"
#include "sim/place_station.h"
#include "sim/stream.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define QUEUE_NODES 3
#define QUEUE_REPLICATIONS 48

struct queue_node {
    bool hours;     /* hour work round the clock, unless `roster` says otherwise; else place work */
    double servers; /* people or places; INFINITY: no limit (places only) */
    int per_server; /* places: customers who share one (0: 1) */
    bool loss;      /* places: who does not start at once leaves */
    struct roster roster; /* length 0: round the clock */
    enum discipline discipline;
    double rate[STATION_CLASSES]; /* from outside, a day */
    struct distribution service[STATION_CLASSES];
    double route[QUEUE_NODES]; /* after service; the rest leaves */
};

struct queue_network {
    struct queue_node nodes[QUEUE_NODES];
    size_t count;
    double warm_up, window;
};

/* Means over the window. */
struct queue_result {
    double waiting[QUEUE_NODES][STATION_CLASSES];
    double serving[QUEUE_NODES][STATION_CLASSES];
    double finished[QUEUE_NODES][STATION_CLASSES]; /* a day */
    double lost;                                   /* share of arrivals at nodes with loss */
    bool balanced;
};

struct queue_world {
    const struct queue_network *network;
    struct simulation sim;
    uint16_t arrival_kind, loss_kind;
    struct stream arrivals, services, routes;
    struct queue_station {
        struct queue_world *world;
        const struct queue_node *node;
        struct place_station *place;
        struct hour_pool *pool;
    } stations[QUEUE_NODES];
    uint64_t offered, lost;
};

static inline struct distribution queue_service(enum distribution_family family, double mean,
                                                double sd)
{
    struct distribution made;
    const char *wrong = distribution_init(
        &made, &(struct distribution_spec){.family = family, .mean = mean, .sd = sd});
    if (wrong != NULL) {
        fprintf(stderr, "%s\n", wrong);
        abort();
    }
    return made;
}

static inline struct distribution queue_exponential(double mean)
{
    return queue_service(DISTRIBUTION_EXPONENTIAL, mean, 0);
}

static inline void queue_enter(struct queue_station *station, int64_t class)
{
    struct queue_world *world = station->world;
    if (station->pool != NULL) {
        hour_pool_request(station->pool, (size_t) class, class, 0, 0, (enum station_class) class,
                          world->sim.now);
        return;
    }
    int per_server = station->node->per_server > 0 ? station->node->per_server : 1;
    struct place_ticket ticket = place_station_request(
        station->place, &(struct place_request){.user = class,
                                                .claim = PLACE_UNITS_PER_FTE / per_server,
                                                .priority = (int32_t) class,
                                                .class = (enum station_class) class,
                                                .entered = world->sim.now});
    if (!station->node->loss)
        return;
    world->offered++;
    int64_t name = (int64_t)((uint64_t)ticket.generation << 32 | ticket.slot);
    simulation_schedule(&world->sim, world->sim.now, EVENT_STATISTICS, world->loss_kind, name);
}

/* Only node 0 may have loss. */
static inline void queue_lose(void *context, int64_t name)
{
    struct queue_world *world = context;
    struct place_ticket ticket = {(uint32_t)((uint64_t)name & UINT32_MAX),
                                  (uint32_t)((uint64_t)name >> 32)};
    world->lost += place_station_withdraw(world->stations[0].place, ticket, NULL);
}

static inline void queue_schedule_arrival(struct queue_world *world, size_t node, size_t class)
{
    double rate = world->network->nodes[node].rate[class];
    if (!(rate > 0))
        return;
    tick at = world->sim.now +
              clock_round(stream_exponential(&world->arrivals) / rate * (double)CLOCK_DAY);
    simulation_schedule(&world->sim, at, EVENT_ARRIVAL, world->arrival_kind,
                        (int64_t)(node * STATION_CLASSES + class));
}

static inline void queue_arrive(void *context, int64_t argument)
{
    struct queue_world *world = context;
    size_t node = (size_t)argument / STATION_CLASSES;
    size_t class = (size_t)argument % STATION_CLASSES;
    queue_schedule_arrival(world, node, class);
    queue_enter(&world->stations[node], (int64_t) class);
}

static inline tick queue_start(void *context, int64_t class, const struct station_wait *wait)
{
    (void)wait;
    struct queue_station *station = context;
    return clock_round(
        distribution_draw(&station->node->service[class], &station->world->services.rng) *
        (double)CLOCK_DAY);
}

static inline void queue_go_on(struct queue_station *station, int64_t class)
{
    struct queue_world *world = station->world;
    double u = stream_uniform(&world->routes);
    for (size_t next = 0; next < world->network->count; next++) {
        if (u < station->node->route[next]) {
            queue_enter(&world->stations[next], class);
            return;
        }
        u -= station->node->route[next];
    }
}

static inline void queue_end_work(void *context, int64_t class)
{
    queue_go_on(context, class);
}

static inline int64_t queue_end_place(void *context, int64_t class)
{
    queue_go_on(context, class);
    return 0;
}

static inline struct roster queue_roster(const struct queue_node *node)
{
    if (node->roster.length > 0)
        return node->roster;
    return (struct roster){.every_day = true, .length = (int)CLOCK_DAY};
}

static inline void queue_add_pool(struct queue_station *station)
{
    const struct fte_step step = {CLOCK_ALWAYS, station->node->servers};
    struct hour_kind kinds[STATION_CLASSES];
    for (int class = 0; class < STATION_CLASSES; class ++)
        kinds[class] = (struct hour_kind){"soort", class, queue_start, queue_end_work};
    station->pool =
        hour_pool_create(&station->world->sim, &(struct hour_pool_config){
                                                   .name = "uren",
                                                   .roster = queue_roster(station->node),
                                                   .discipline = station->node->discipline,
                                                   .steps = &step,
                                                   .step_count = 1,
                                                   .kinds = kinds,
                                                   .kind_count = STATION_CLASSES,
                                                   .context = station,
                                               });
    hour_pool_begin(station->pool);
}

static inline void queue_add_places(struct queue_station *station)
{
    double servers = station->node->servers;
    const struct capacity_step step = {
        CLOCK_ALWAYS,
        isinf(servers) ? PLACE_UNLIMITED : (int64_t)llround(servers * (double)PLACE_UNITS_PER_FTE)};
    station->place =
        place_station_create(&station->world->sim, &(struct place_config){
                                                       .name = "plaatsen",
                                                       .opening = queue_roster(station->node),
                                                       .discipline = station->node->discipline,
                                                       .steps = &step,
                                                       .step_count = 1,
                                                       .units_per_place = PLACE_UNITS_PER_FTE,
                                                       .context = station,
                                                       .start = queue_start,
                                                       .end = queue_end_place,
                                                   });
    place_station_begin(station->place);
}

static inline void queue_world_init(struct queue_world *world, const struct queue_network *network,
                                    const struct calendar *calendar, uint64_t seed,
                                    uint32_t replication)
{
    *world = (struct queue_world){.network = network};
    if (!simulation_init(&world->sim, calendar, seed, replication, 0))
        abort();
    world->arrival_kind = simulation_register(&world->sim, queue_arrive, world, "aankomst");
    world->loss_kind = simulation_register(&world->sim, queue_lose, world, "verlies");
    stream_open(&world->arrivals, world->sim.key, (struct stream_name){.purpose = 1});
    stream_open(&world->services, world->sim.key, (struct stream_name){.purpose = 2});
    stream_open(&world->routes, world->sim.key, (struct stream_name){.purpose = 3});
    for (size_t node = 0; node < network->count; node++) {
        struct queue_station *station = &world->stations[node];
        station->world = world;
        station->node = &network->nodes[node];
        if (station->node->hours)
            queue_add_pool(station);
        else
            queue_add_places(station);
        for (size_t class = 0; class < STATION_CLASSES; class ++)
            queue_schedule_arrival(world, node, class);
    }
}

static inline bool queue_world_is_balanced(const struct queue_world *world)
{
    struct station_audit audit = {0};
    for (size_t node = 0; node < world->network->count; node++) {
        if (world->stations[node].pool != NULL)
            hour_pool_audit(world->stations[node].pool, &audit);
        else
            place_station_audit(world->stations[node].place, &audit);
    }
    return audit.failures == 0 && audit.checks > 0;
}

static inline void queue_world_release(struct queue_world *world)
{
    for (size_t node = 0; node < world->network->count; node++) {
        place_station_free(world->stations[node].place);
        hour_pool_free(world->stations[node].pool);
    }
    simulation_release(&world->sim);
}

/* Adds `sign` × the integrals so far to the result. */
static inline void queue_measure(const struct queue_world *world, double sign,
                                 struct queue_result *result)
{
    for (size_t node = 0; node < world->network->count; node++) {
        const struct queue_station *station = &world->stations[node];
        for (size_t class = 0; class < STATION_CLASSES; class ++) {
            const struct station_books *books = station->pool != NULL
                                                    ? hour_pool_books(station->pool, class)
                                                    : place_station_books(station->place);
            const struct station_flow *flow = &books->flow[class];
            tick now = world->sim.now;
            result->waiting[node][class] +=
                sign * (double)time_weighted_integral(&flow->waiting, now);
            result->serving[node][class] +=
                sign * (double)time_weighted_integral(&flow->serving, now);
            result->finished[node][class] += sign * (double)flow->finished;
        }
    }
}

static inline struct queue_result queue_run(const struct queue_network *network,
                                            const struct calendar *calendar, uint64_t seed,
                                            uint32_t replication)
{
    struct queue_world world;
    struct queue_result result = {.lost = 0};
    queue_world_init(&world, network, calendar, seed, replication);
    tick warm = clock_round(network->warm_up * (double)CLOCK_DAY);
    tick end = warm + clock_round(network->window * (double)CLOCK_DAY);
    simulation_run(&world.sim, warm);
    queue_measure(&world, -1, &result);
    uint64_t offered = world.offered;
    uint64_t lost = world.lost;
    simulation_run(&world.sim, end);
    queue_measure(&world, 1, &result);
    for (size_t node = 0; node < QUEUE_NODES; node++) {
        for (size_t class = 0; class < STATION_CLASSES; class ++) {
            result.waiting[node][class] /= (double)(end - warm);
            result.serving[node][class] /= (double)(end - warm);
            result.finished[node][class] /= network->window;
        }
    }
    if (world.offered > offered)
        result.lost = (double)(world.lost - lost) / (double)(world.offered - offered);
    result.balanced = queue_world_is_balanced(&world);
    queue_world_release(&world);
    return result;
}

/* All replications of a network: results by replication, whatever thread made them. */
static inline void queue_run_all(const struct queue_network *network, uint64_t seed,
                                 struct queue_result results[QUEUE_REPLICATIONS])
{
    struct calendar *calendar = calendar_create(1970, 1971); /* no roster here asks for days off */
#pragma omp parallel for schedule(dynamic)
    for (int i = 0; i < QUEUE_REPLICATIONS; i++)
        results[i] = queue_run(network, calendar, seed, (uint32_t)i + 1);
    calendar_free(calendar);
}

/* Distance between the mean of the replications and what theory says, in standard errors of that
 * mean. */
static inline double queue_z(const double values[QUEUE_REPLICATIONS], double theory)
{
    struct tally tally;
    tally_init(&tally);
    for (int i = 0; i < QUEUE_REPLICATIONS; i++)
        tally_add(&tally, values[i]);
    return (tally_mean(&tally) - theory) / sqrt(tally_variance(&tally) / QUEUE_REPLICATIONS);
}

/* Within four standard errors? Prints the case, so that a failure can be read from the log. */
static inline bool queue_agrees(const char *what, const double values[QUEUE_REPLICATIONS],
                                double theory)
{
    double z = queue_z(values, theory);
    double mean = 0;
    for (int i = 0; i < QUEUE_REPLICATIONS; i++)
        mean += values[i] / QUEUE_REPLICATIONS;
    bool agrees = fabs(z) < 4;
    printf("%-44s theory %10.5f  mean %10.5f  z %6.2f%s\n", what, theory, mean, z,
           agrees ? "" : "  TOO FAR");
    return agrees;
}

#endif
