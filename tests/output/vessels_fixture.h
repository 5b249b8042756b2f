/* A made-up communicerende-vaten experiment: worlds two by two whose lists differ by what a test
 * asks for, and the couplings computed from them. */
#ifndef TESTS_OUTPUT_VESSELS_FIXTURE_H
#define TESTS_OUTPUT_VESSELS_FIXTURE_H

#include "sim/study/vessels.h"
#include "tests/output/fixture.h"

enum {
    VATEN_STATIONS = 7, /* vb, onderzoek, lokaal_team, jbt, raad, gi, hulp */
    VATEN_WEEKS = 104,
    VATEN_MECHANISMS = 10,
    VATEN_STEPS = 5, /* loads an axis */
    VATEN_RECEIVERS = 4
};

/* How one pair of worlds differs. */
struct vaten_pair {
    double relief;                /* casus-dagen a week that vanish at the source */
    double share[VATEN_STATIONS]; /* of which come back at each station, points per 100 */
    double noise;                 /* sd of each replication's own difference, as share of 100 */
};

struct vaten {
    struct vessels vessels;
    struct coupling_data data;
    float *days;   /* those of data */
    char **worlds; /* [data.worlds] */
    struct coupling_pair headline;
    size_t room; /* for worlds */
};

static const struct {
    const char *source;
    uint32_t own;
} VATEN_SOURCES[] = {
    {"veilig_thuis", 3}, {"front", 1}, {"onderzoek", 2}, {"lokaal_team", 4},
    {"raad", 16},        {"gi", 32},   {"hulp", 64},
};
enum { VATEN_SOURCE_COUNT = sizeof VATEN_SOURCES / sizeof VATEN_SOURCES[0] };

static const struct {
    const char *id, *name;
} VATEN_MECHANISM_NAMES[VATEN_MECHANISMS] = {
    {"M1", "raad blokkeert aanvrager"},
    {"M2", "escalatie bij wachten"},
    {"M3", "motivatieverlies"},
    {"M4", "terugmelding"},
    {"M5", "recidive"},
    {"M6", "werkdruk"},
    {"M7", "meldgedrag"},
    {"M8", "steun verdrongen"},
    {"M9", "doorzetten onder druk"},
    {"M10", "lokale druk"},
};

/* What a test may change: the pair of every coupling. */
struct vaten_shape {
    size_t replications;
    struct vaten_pair headline, less;
    struct vaten_pair other[VATEN_SOURCE_COUNT]; /* [0] is not used */
    double without[VATEN_MECHANISMS];            /* share at the teams that vanishes without it */
    double noise_of_loads;
};

/* Roughly normal, mean 0 and sd 1; depends on nothing but its arguments. */
static inline double vaten_noise(size_t a, size_t b, size_t c)
{
    double sum = -6.0;
    for (size_t i = 0; i < 12; i++)
        sum += fixture_draw(a * 12 + i, b, c);
    return sum;
}

/* A chain in which pressure comes back at the teams and the Raad. */
static inline struct vaten_shape vaten_shape_usual(void)
{
    struct vaten_shape shape = {
        .replications = 12,
        .headline = {350.0, {0, 0, 21.0, 1.5, 9.0, 2.0, -3.0}, 6.0},
        .less = {-300.0, {0, 0, 26.0, 1.0, 8.0, 1.0, -2.0}, 6.0},
        .other = {{0},
                  {120.0, {0, 55.0, 12.0, 0.5, 3.0, 0.4, 1.0}, 5.0},
                  {210.0, {-4.0, 0, 19.0, 2.0, 10.0, 2.0, -2.0}, 5.0},
                  {500.0, {-2.0, -11.0, 0, 0.2, -1.0, 0.1, 24.0}, 4.0},
                  {60.0, {0, -14.0, -22.0, 0.0, 0, 48.0, 2.0}, 8.0},
                  {2.0, {0}, 900.0},
                  {900.0, {-0.5, -0.2, -6.0, 0, 0.1, 0.0, 0}, 3.0}},
        .without = {9.0, 1.0, -2.5, 4.0, 2.0, 0.0, 0.8, 6.0, 3.0, 0.3},
        .noise_of_loads = 4.0,
    };
    return shape;
}

static inline float *vaten_days(const struct vaten *vaten, size_t world, size_t r, size_t week)
{
    return vaten->days +
           ((world * vaten->data.replications + r) * VATEN_WEEKS + week) * VATEN_STATIONS;
}

/* Two new worlds; the noise of one pair is the same for all pairs, as under common random numbers.
 */
static inline struct coupling_pair vaten_add(struct vaten *vaten, const char *what,
                                             struct vaten_pair pair, uint32_t own)
{
    static const double basis[VATEN_STATIONS] = {900, 1500, 2600, 300, 700, 400, 5200};
    size_t n = vaten->data.replications, at = vaten->data.worlds;
    vaten->data.worlds += 2;
    assert_true(vaten->data.worlds <= vaten->room);
    for (size_t side = 0; side < 2; side++) {
        char text[160];
        snprintf(text, sizeof text, "%s%s", what,
                 side == 0 ? "" : ", capaciteit van de bron anders");
        vaten->worlds[at + side] = strdup(text);
    }
    for (size_t r = 0; r < n; r++) {
        double relief = pair.relief * (1.0 + 0.1 * vaten_noise(r, 1, 1)) +
                        (fabs(pair.relief) < 10.0 ? 30.0 * vaten_noise(r, 9, 1) : 0.0);
        for (size_t week = 0; week < VATEN_WEEKS; week++) {
            double ramp = 1.0 - exp(-((double)week + 1.0) / 12.0);
            double later = 1.0 - exp(-((double)week + 1.0) / 40.0);
            for (size_t s = 0; s < VATEN_STATIONS; s++) {
                double list = basis[s] * (1.0 + 0.05 * vaten_noise(r, s, 2));
                size_t own_count = (own & 1) + (own >> 1 & 1) + (own >> 2 & 1) + (own >> 4 & 1) +
                                   (own >> 5 & 1) + (own >> 6 & 1);
                double share =
                    pair.share[s] / 100.0 * later + pair.noise / 100.0 * vaten_noise(r, s, 3);
                double change = own >> s & 1
                                    ? -relief * ramp / (double)own_count
                                    : share * fabs(pair.relief) * (pair.relief < 0.0 ? -1.0 : 1.0);
                vaten_days(vaten, at, r, week)[s] = (float)(7.0 * list);
                vaten_days(vaten, at + 1, r, week)[s] = (float)(7.0 * (list + change));
            }
        }
    }
    return (struct coupling_pair){at, at + 1, own};
}

static inline void vaten_fill_mechanisms(struct vaten *vaten, const struct vaten_shape *shape)
{
    struct vessels *v = &vaten->vessels;
    struct coupling_pair none = {0};
    v->mechanisms = calloc(2 + 2 * VATEN_MECHANISMS, sizeof *v->mechanisms);
    for (size_t i = 0; i < 2 + 2 * VATEN_MECHANISMS; i++) {
        struct vessels_mechanism *row = &v->mechanisms[v->mechanism_count++];
        size_t m = i < 2 ? 0 : (i - 2) % VATEN_MECHANISMS;
        struct vaten_pair pair = shape->headline;
        double all = 0.0;
        for (size_t k = 0; k < VATEN_MECHANISMS; k++)
            all += shape->without[k];
        row->stands = i == 0                     ? VESSELS_ALL
                      : i == 1                   ? VESSELS_NONE
                      : i < 2 + VATEN_MECHANISMS ? VESSELS_BUT_ONE
                                                 : VESSELS_ONLY_ONE;
        if (i >= 2) {
            row->id = VATEN_MECHANISM_NAMES[m].id;
            row->name = VATEN_MECHANISM_NAMES[m].name;
        }
        pair.share[2] -= row->stands == VESSELS_ALL       ? 0.0
                         : row->stands == VESSELS_NONE    ? all
                         : row->stands == VESSELS_BUT_ONE ? shape->without[m]
                                                          : all - shape->without[m];
        struct coupling_pair at =
            i == 0 ? vaten->headline : vaten_add(vaten, "mechanismen anders", pair, 3);
        if (i == 1)
            none = at;
        coupling_of(&vaten->data, at, v->receivers, VATEN_RECEIVERS, VATEN_WEEKS, 7, &row->result);
        row->difference = (struct estimate){0, (double)NAN, (double)NAN, (double)NAN};
        uint32_t bits = v->receivers[0] | v->receivers[1] | v->receivers[2] | v->receivers[3];
        if (row->stands == VESSELS_BUT_ONE)
            row->difference =
                coupling_difference(&vaten->data, vaten->headline, at, bits, VATEN_WEEKS);
        if (row->stands == VESSELS_ONLY_ONE)
            row->difference = coupling_difference(&vaten->data, at, none, bits, VATEN_WEEKS);
    }
}

static inline void vaten_fill_loads(struct vaten *vaten, const struct vaten_shape *shape)
{
    static const double factors[VATEN_STEPS] = {0.8, 0.9, 1.0, 1.1, 1.2};
    struct vessels *v = &vaten->vessels;
    v->loads = calloc(3 * VATEN_STEPS, sizeof *v->loads);
    for (size_t i = 0; i < 3 * VATEN_STEPS; i++) {
        struct vessels_load *load = &v->loads[v->load_count++];
        load->axis = (enum vessels_axis)(i / VATEN_STEPS);
        load->factor = factors[i % VATEN_STEPS];
        struct vaten_pair pair = shape->headline;
        double slack = load->factor - 1.0;
        for (size_t s = 2; s < VATEN_STATIONS; s++)
            pair.share[s] *= fmax(0.0, 1.0 - 4.0 * slack);
        if (load->axis != VESSELS_TEAMS)
            pair.relief *= slack > 0.15 ? 0.004 : 1.0 - 2.0 * slack;
        pair.noise = shape->noise_of_loads;
        struct coupling_pair at = vaten_add(vaten, "belasting anders", pair, 3);
        coupling_of(&vaten->data, at, v->receivers, VATEN_RECEIVERS, VATEN_WEEKS, 7, &load->result);
        double vt = load->axis != VESSELS_TEAMS ? fmin(99.5, 94.0 / load->factor) : 94.0;
        double team = load->axis != VESSELS_VT ? fmin(99.8, 91.0 / load->factor) : 91.0;
        load->load_vt = (struct estimate){shape->replications, vt, vt - 0.6, vt + 0.6};
        load->load_team = (struct estimate){shape->replications, team, team - 0.4, team + 0.4};
    }
}

static inline void vaten_fill_effects(struct vaten *vaten, const struct vaten_shape *shape)
{
    struct vessels *v = &vaten->vessels;
    uint32_t each[VATEN_STATIONS];
    v->effects = calloc(2 * VATEN_SOURCE_COUNT, sizeof *v->effects);
    for (size_t i = 0; i < 2 * VATEN_SOURCE_COUNT; i++) {
        struct vessels_effect *effect = &v->effects[v->effect_count++];
        size_t source = i / 2;
        bool more = i % 2 == 0;
        struct vaten_pair pair =
            source == 0 ? more ? shape->headline : shape->less : shape->other[source];
        if (source > 0 && !more)
            pair.relief = -pair.relief;
        effect->source = VATEN_SOURCES[source].source;
        effect->own = VATEN_SOURCES[source].own;
        effect->factor = more ? 1.1 : 0.9;
        struct coupling_pair at = vaten_add(vaten, effect->source, pair, effect->own);
        if (i == 0)
            vaten->headline = at;
        for (size_t s = 0; s < VATEN_STATIONS; s++)
            each[s] = (uint32_t)1 << s;
        struct coupling_result all; /* the last ratio: all stations but the own ones */
        uint32_t rest = ((uint32_t)1 << VATEN_STATIONS) - 1;
        rest &= ~effect->own;
        coupling_of(&vaten->data, at, each, VATEN_STATIONS, VATEN_WEEKS, 7, &effect->result);
        coupling_of(&vaten->data, at, &rest, 1, VATEN_WEEKS, 7, &all);
        effect->result.ratios[VATEN_STATIONS] = all.ratios[0];
        effect->result.moved[VATEN_STATIONS] = all.moved[0];
        coupling_release(&all);
        if (i == 1)
            coupling_of(&vaten->data, at, v->receivers, VATEN_RECEIVERS, VATEN_WEEKS, 7, &v->less);
    }
    v->headline = 0;
    v->headline_less = 1;
}

static inline void vaten_make(struct vaten *vaten, const struct vaten_shape *shape)
{
    static const char *const ids[VATEN_STATIONS] = {"vb",   "onderzoek", "lokaal_team", "jbt",
                                                    "raad", "gi",        "hulp"};
    *vaten = (struct vaten){
        .room = 2 * (2 * VATEN_SOURCE_COUNT + 2 + 2 * VATEN_MECHANISMS + 3 * VATEN_STEPS)};
    vaten->data = (struct coupling_data){0, shape->replications, VATEN_WEEKS, VATEN_STATIONS, NULL};
    float *days =
        calloc(vaten->room * shape->replications * VATEN_WEEKS * VATEN_STATIONS, sizeof *days);
    assert_non_null(days);
    vaten->data.days = vaten->days = days;
    vaten->worlds = calloc(vaten->room, sizeof *vaten->worlds);
    struct vessels *v = &vaten->vessels;
    *v = (struct vessels){.scenario = "Flevoland 2018",
                          .seed = 7,
                          .replications = shape->replications,
                          .weeks = VATEN_WEEKS,
                          .station_count = VATEN_STATIONS,
                          .receivers = {4, 16, 32, 64},
                          .margin = 10.0};
    assert_true(clock_parse_date("2018-01-01", &v->t0));
    v->stations = calloc(VATEN_STATIONS, sizeof *v->stations);
    for (size_t s = 0; s < VATEN_STATIONS; s++) {
        double list = 100.0 * (double)(s + 1);
        v->stations[s] = (struct vessels_station){
            ids[s], {12, list, list - 5.0, list + 5.0}, {12, 90.0, 89.0, 91.0}};
    }
    vaten_fill_effects(vaten, shape);
    v->lags = calloc(VATEN_WEEKS / 4, sizeof *v->lags);
    for (size_t weeks = 4; weeks <= VATEN_WEEKS; weeks += 4) {
        struct vessels_lag *lag = &v->lags[v->lag_count++];
        lag->weeks = weeks;
        coupling_of(&vaten->data, vaten->headline, v->receivers, VATEN_RECEIVERS, weeks, 7,
                    &lag->result);
    }
    vaten_fill_mechanisms(vaten, shape);
    vaten_fill_loads(vaten, shape);
}

static inline void vaten_release(struct vaten *vaten)
{
    struct vessels *v = &vaten->vessels;
    for (size_t i = 0; i < v->effect_count; i++)
        coupling_release(&v->effects[i].result);
    for (size_t i = 0; i < v->lag_count; i++)
        coupling_release(&v->lags[i].result);
    for (size_t i = 0; i < v->mechanism_count; i++)
        coupling_release(&v->mechanisms[i].result);
    for (size_t i = 0; i < v->load_count; i++)
        coupling_release(&v->loads[i].result);
    coupling_release(&v->less);
    for (size_t w = 0; w < vaten->data.worlds; w++)
        free(vaten->worlds[w]);
    free(vaten->worlds);
    free(v->stations);
    free(v->effects);
    free(v->lags);
    free(v->mechanisms);
    free(v->loads);
    free(vaten->days);
}

/* What the foot of charts and herkomst.json need of the study. */
static inline struct kpi_study vaten_study(const struct vaten *vaten)
{
    struct kpi_study study = {.scenario = vaten->vessels.scenario,
                              .seed = vaten->vessels.seed,
                              .replications = vaten->vessels.replications,
                              .start = vaten->vessels.t0,
                              .events = 1000,
                              .casussen = 300,
                              .books = {.checks = 1234}};
    study.end = study.start + (tick)VATEN_WEEKS * CLOCK_WEEK;
    return study;
}

#endif
