/* Do 95% intervals hold the truth in 95% of cases? Each kind of interval of sim/study, 2,000
 * experiments, on queues of the engine whose means are known.
 *
 * M/M/1 starts in its steady state, so that its means are those of the textbook at every moment;
 * M/M/infinity starts empty, with a mean that is known at every moment. Worlds that are held
 * against each other share arrivals, start and service draws, customer by customer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sim/place_station.h"
#include "sim/stream.h"
#include "sim/study/estimate.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define EXPERIMENTS 2000
#define REPLICATIONS 30

/* --- the queues --- */

struct queue {
    double rate, mean_service; /* a day; days */
    bool unlimited;            /* as many places as it takes, empty at the start; else one place, in
                                  steady state */
    int days, slots;           /* measured in so many equal parts */
};

struct world {
    const struct queue *queue;
    struct simulation sim;
    struct stream arrivals;
    uint16_t arrival_kind;
    int64_t customers;
    struct place_station *station;
};

static void enter(struct world *world)
{
    place_station_request(world->station, &(struct place_request){.user = world->customers++,
                                                                  .claim = 1,
                                                                  .class = STATION_CASUS,
                                                                  .entered = world->sim.now});
}

static void schedule_arrival(struct world *world)
{
    double gap = stream_exponential(&world->arrivals) / world->queue->rate;
    simulation_schedule(&world->sim, world->sim.now + clock_round(gap * (double)CLOCK_DAY),
                        EVENT_ARRIVAL, world->arrival_kind, 0);
}

static void arrive(void *context, int64_t argument)
{
    (void)argument;
    struct world *world = context;
    schedule_arrival(world);
    enter(world);
}

static tick start(void *context, int64_t customer, const struct station_wait *wait)
{
    (void)wait;
    const struct world *world = context;
    struct stream_name name = {.purpose = 2, .actor = (uint32_t)customer};
    double length = -log(stream_first_uniform(world->sim.key, name)) * world->queue->mean_service;
    return clock_round(length * (double)CLOCK_DAY);
}

static int64_t end(void *context, int64_t customer)
{
    (void)context;
    (void)customer;
    return 0;
}

/* In M/M/1 at least k are present with probability ρ^k. */
static void fill_steady(struct world *world)
{
    double load = world->queue->rate * world->queue->mean_service;
    double u = stream_first_uniform(world->sim.key, (struct stream_name){.purpose = 3});
    for (double there = floor(log(u) / log(load)); there > 0; there--)
        enter(world);
}

/* Mean numbers in each slot. */
static void run_queue(const struct queue *queue, const struct calendar *calendar, uint64_t seed,
                      uint32_t replication, double *waiting, double *serving)
{
    struct world world = {.queue = queue};
    if (!simulation_init(&world.sim, calendar, seed, replication, 0))
        abort();
    const struct capacity_step step = {CLOCK_ALWAYS, queue->unlimited ? PLACE_UNLIMITED : 1};
    world.arrival_kind = simulation_register(&world.sim, arrive, &world, "aankomst");
    world.station = place_station_create(
        &world.sim, &(struct place_config){.name = "plaatsen",
                                           .opening = {.every_day = true, .length = (int)CLOCK_DAY},
                                           .steps = &step,
                                           .step_count = 1,
                                           .units_per_place = 1,
                                           .context = &world,
                                           .start = start,
                                           .end = end});
    place_station_begin(world.station);
    stream_open(&world.arrivals, world.sim.key, (struct stream_name){.purpose = 1});
    schedule_arrival(&world);
    if (!queue->unlimited)
        fill_steady(&world);
    tick slot = queue->days * CLOCK_DAY / queue->slots;
    int64_t waited = 0, served = 0;
    const struct station_flow *flow = &place_station_books(world.station)->flow[STATION_CASUS];
    for (int i = 0; i < queue->slots; i++) {
        simulation_run(&world.sim, (i + 1) * slot);
        int64_t waited_now = time_weighted_integral(&flow->waiting, world.sim.now);
        int64_t served_now = time_weighted_integral(&flow->serving, world.sim.now);
        waiting[i] = (double)(waited_now - waited) / (double)slot;
        serving[i] = (double)(served_now - served) / (double)slot;
        waited = waited_now;
        served = served_now;
    }
    place_station_free(world.station);
    simulation_release(&world.sim);
}

static struct calendar *calendar; /* shared, read only: nobody here has days off */

static int make_calendar(void **state)
{
    (void)state;
    calendar = calendar_create(1970, 1971);
    return calendar == NULL;
}

static int free_calendar(void **state)
{
    (void)state;
    calendar_free(calendar);
    return 0;
}

/* --- how often --- */

static bool holds(double low, double truth, double high)
{
    return low <= truth && truth <= high;
}

/* Within 1.5 points of `percent`: three standard errors at 2,000 experiments and 95% (or 5%). */
static void assert_share(const char *what, int count, double percent)
{
    double found = 100.0 * count / EXPERIMENTS;
    printf("%-58s %6.2f%%\n", what, found);
    fflush(stdout);
    if (!(fabs(found - percent) <= 1.5))
        fail_msg("%s: %.2f%% instead of %g%%", what, found, percent);
}

/* A load of 0.3 against one of 0.27: with 300 customers the mean number waiting is then less skew
 * than at higher loads. */
static const struct queue base_queue = {.rate = 0.3, .mean_service = 1, .days = 1000, .slots = 1};
static const struct queue variant_queue = {
    .rate = 0.3, .mean_service = 0.9, .days = 1000, .slots = 1};

static double load_of(const struct queue *queue)
{
    return queue->rate * queue->mean_service;
}

static double waiting_of(const struct queue *queue)
{
    double load = load_of(queue);
    return load * load / (1 - load);
}

/* --- means, differences, ratios --- */

struct sample {
    double waiting[2][REPLICATIONS], serving[2][REPLICATIONS]; /* by basis and variant */
};

static void draw_sample(int experiment, struct sample *sample)
{
    for (uint32_t r = 0; r < REPLICATIONS; r++) {
        uint64_t seed = 1000000 + (uint64_t)experiment;
        run_queue(&base_queue, calendar, seed, r + 1, &sample->waiting[0][r],
                  &sample->serving[0][r]);
        run_queue(&variant_queue, calendar, seed, r + 1, &sample->waiting[1][r],
                  &sample->serving[1][r]);
    }
}

/* Waiting ÷ serving in the basis: ρ/(1 − ρ). */
static bool level_ratio_holds(const struct sample *sample)
{
    struct ratio ratio;
    ratio_fieller(sample->waiting[0], 1, sample->serving[0], REPLICATIONS, 1, &ratio);
    double load = load_of(&base_queue);
    return ratio.kind == RATIO_INTERVAL && holds(ratio.low, load / (1 - load), ratio.high);
}

/* As a coupling is: one difference between worlds ÷ the other. */
static bool change_ratio_holds(const struct sample *sample)
{
    double numerator[REPLICATIONS], denominator[REPLICATIONS];
    for (int r = 0; r < REPLICATIONS; r++) {
        numerator[r] = sample->waiting[1][r] - sample->waiting[0][r];
        denominator[r] = sample->serving[1][r] - sample->serving[0][r];
    }
    struct ratio ratio;
    ratio_fieller(numerator, 1, denominator, REPLICATIONS, 1, &ratio);
    double truth = (waiting_of(&variant_queue) - waiting_of(&base_queue)) /
                   (load_of(&variant_queue) - load_of(&base_queue));
    return ratio.kind == RATIO_INTERVAL && holds(ratio.low, truth, ratio.high);
}

/* Which of the two is called the basis is drawn for each pair: whatever the worlds are, the labels
 * then say nothing. */
static bool relabelled_differs(const struct sample *sample, int experiment)
{
    double base[REPLICATIONS], variant[REPLICATIONS];
    for (uint32_t r = 0; r < REPLICATIONS; r++) {
        uint64_t key = stream_key((uint64_t)experiment, r + 1);
        int which = stream_first_uniform(key, (struct stream_name){.purpose = 4}) < 0.5;
        base[r] = sample->waiting[which][r];
        variant[r] = sample->waiting[!which][r];
    }
    enum verdict verdict = pairing_of(base, variant, REPLICATIONS, 1).verdict;
    return verdict == VERDICT_LOWER || verdict == VERDICT_HIGHER;
}

static void test_intervals_when_30_replications_then_hold_the_truth_in_95_percent(void **state)
{
    (void)state;
    int mean = 0, difference = 0, level_ratio = 0, change_ratio = 0, relabelled = 0;
    double saved = 0;
#pragma omp parallel for schedule(dynamic)                                                         \
    reduction(+ : mean, difference, level_ratio, change_ratio, relabelled, saved)
    for (int i = 0; i < EXPERIMENTS; i++) {
        struct sample sample;
        draw_sample(i, &sample);
        struct pairing pairing = pairing_of(sample.waiting[0], sample.waiting[1], REPLICATIONS, 1);
        mean += holds(pairing.base.low, waiting_of(&base_queue), pairing.base.high);
        difference +=
            holds(pairing.difference.low, waiting_of(&variant_queue) - waiting_of(&base_queue),
                  pairing.difference.high);
        saved += pairing.variance_factor / EXPERIMENTS;
        level_ratio += level_ratio_holds(&sample);
        change_ratio += change_ratio_holds(&sample);
        relabelled += relabelled_differs(&sample, i);
    }
    printf("pairing saves a factor of %.1f\n", saved);
    assert_true(saved > 3);
    assert_share("M/M/1, mean waiting, 30 replications", mean, 95);
    assert_share("  difference under common random numbers", difference, 95);
    assert_share("  ratio of means", level_ratio, 95);
    assert_share("  ratio of differences", change_ratio, 95);
    assert_share("  labels drawn at random: found different", relabelled, 5);
}

/* --- until precise enough --- */

#define MOST 400
#define PRECISION 9.0 /* half-width, percent of the mean */

/* As --precision does it: at least 30, then rounds of a quarter more, but no fewer than ten. */
static struct estimate run_until_precise(uint64_t seed)
{
    double waiting[MOST], serving;
    size_t done = 0;
    size_t wanted = 30;
    for (;;) {
        for (; done < wanted; done++)
            run_queue(&base_queue, calendar, seed, (uint32_t)done + 1, &waiting[done], &serving);
        struct estimate estimate = estimate_of(waiting, done, 1);
        if (done == MOST || (estimate.high - estimate.low) / 2 <= PRECISION / 100 * estimate.mean)
            return estimate;
        wanted += done / 4 > 10 ? done / 4 : 10;
        wanted = wanted < MOST ? wanted : MOST;
    }
}

static void test_interval_when_run_until_precise_then_holds_the_truth_in_95_percent(void **state)
{
    (void)state;
    int held = 0, least = 0, most = 0;
    double replications = 0;
#pragma omp parallel for schedule(dynamic) reduction(+ : held, least, most, replications)
    for (int i = 0; i < EXPERIMENTS; i++) {
        struct estimate estimate = run_until_precise(3000000 + (uint64_t)i);
        held += holds(estimate.low, waiting_of(&base_queue), estimate.high);
        least += estimate.count == 30;
        most += estimate.count == MOST;
        replications += (double)estimate.count / EXPERIMENTS;
    }
    printf("%.0f replications on average, %d times 30, %d times %d\n", replications, least, most,
           MOST);
    assert_share("M/M/1, mean waiting, until precise", held, 95);
}

/* --- a whole curve --- */

#define SLOTS 12

/* M/M/infinity from empty: a Poisson number with mean a (1 − exp(−t)), t in mean services. */
static const struct queue filling = {
    .rate = 10, .mean_service = 1, .unlimited = true, .days = 6, .slots = SLOTS};

static double filling_truth(int slot)
{
    double from = (double)slot * filling.days / SLOTS;
    double to = (double)(slot + 1) * filling.days / SLOTS;
    return filling.rate * (1 - (exp(-from) - exp(-to)) / (to - from));
}

static void test_band_when_30_replications_then_holds_the_whole_curve_in_95_percent(void **state)
{
    (void)state;
    int whole = 0, last = 0;
#pragma omp parallel for schedule(dynamic) reduction(+ : whole, last)
    for (int i = 0; i < EXPERIMENTS; i++) {
        double serving[REPLICATIONS * SLOTS], waiting[SLOTS];
        for (uint32_t r = 0; r < REPLICATIONS; r++)
            run_queue(&filling, calendar, 4000000 + (uint64_t)i, r + 1, waiting,
                      serving + r * SLOTS);
        double mean[SLOTS], low[SLOTS], high[SLOTS];
        struct band band = {mean, low, high};
        band_of(serving, REPLICATIONS, SLOTS, (uint64_t)i, &band);
        bool all = true;
        for (int slot = 0; slot < SLOTS; slot++)
            all = all && holds(low[slot], filling_truth(slot), high[slot]);
        whole += all;
        struct estimate estimate = estimate_of(serving + SLOTS - 1, REPLICATIONS, SLOTS);
        last += holds(estimate.low, filling_truth(SLOTS - 1), estimate.high);
    }
    assert_share("M/M/infinity from empty, mean in the last slot", last, 95);
    assert_share("  twelve slots at once", whole, 95);
}

/* --- two worlds of one law --- */

static const struct queue short_filling = {
    .rate = 5, .mean_service = 1, .unlimited = true, .days = 10, .slots = 1};

static void test_pairing_when_only_the_seed_differs_then_different_in_5_percent(void **state)
{
    (void)state;
    int different = 0;
#pragma omp parallel for schedule(dynamic) reduction(+ : different)
    for (int i = 0; i < EXPERIMENTS; i++) {
        double serving[2][REPLICATIONS], waiting;
        for (uint32_t r = 0; r < REPLICATIONS; r++) {
            for (uint64_t world = 0; world < 2; world++)
                run_queue(&short_filling, calendar, 2000000 + 2 * (uint64_t)i + world, r + 1,
                          &waiting, &serving[world][r]);
        }
        enum verdict verdict = pairing_of(serving[0], serving[1], REPLICATIONS, 1).verdict;
        different += verdict == VERDICT_LOWER || verdict == VERDICT_HIGHER;
    }
    assert_share("same law, another seed: found different", different, 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_intervals_when_30_replications_then_hold_the_truth_in_95_percent),
        cmocka_unit_test(test_interval_when_run_until_precise_then_holds_the_truth_in_95_percent),
        cmocka_unit_test(test_band_when_30_replications_then_holds_the_whole_curve_in_95_percent),
        cmocka_unit_test(test_pairing_when_only_the_seed_differs_then_different_in_5_percent),
    };
    return cmocka_run_group_tests(tests, make_calendar, free_calendar);
}
