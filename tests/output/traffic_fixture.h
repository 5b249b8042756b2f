/* Made-up traffic: three stations over two periods, 2018 and on, and from 1 May 2019 on. */
#ifndef TESTS_OUTPUT_TRAFFIC_FIXTURE_H
#define TESTS_OUTPUT_TRAFFIC_FIXTURE_H

#include "sim/study/traffic.h"
#include "tests/output/fixture.h"

enum { MADE_STATIONS = 5 };

struct made_traffic {
    struct traffic traffic; /* nothing in it is to be freed */
    struct traffic_period periods[2];
    struct traffic_station stations[2][MADE_STATIONS];
};

static const struct traffic_station MADE_FIRST[MADE_STATIONS] = {
    {"hulp", "alle", 1800.0, 2400.0, 0.0, INFINITY, "trajecten", 0.0, INFINITY, 0.0},
    {"onderzoek", "alle", 1800.0, 231.0, 12.0, 210.0, "plaatsen", 110.0, 1636.0, 3.14},
    {"lokaal_team", "almere", 1010.0, 81.0, 0.0, 100.0, "plaatsen", 81.0, 1250.0, 0.0},
    {"lokaal_team", "urk", 40.0, 3.24, 0.0, 4.0, "plaatsen", 81.0, 49.0, 0.0},
    {"venv", "alle", 0.0, 0.0, 0.0, 210.0, "plaatsen", 0.0, 0.0, 0.0},
};

static inline void made_traffic(struct made_traffic *made)
{
    memset(made, 0, sizeof *made);
    made->traffic = (struct traffic){made->periods, 2, NULL, 0};
    for (size_t p = 0; p < 2; p++) {
        memcpy(made->stations[p], MADE_FIRST, sizeof MADE_FIRST);
        made->periods[p].stations = made->stations[p];
        made->periods[p].count = MADE_STATIONS;
        made->periods[p].meldingen = 3904.0;
        made->periods[p].casussen = 3033.0;
    }
    assert_true(clock_parse_date("2018-01-01", &made->periods[0].from));
    assert_true(clock_parse_date("2019-05-01", &made->periods[0].to));
    made->periods[1].from = made->periods[0].to;
    assert_true(clock_parse_date("2021-01-01", &made->periods[1].to));
    made->stations[1][2] = (struct traffic_station){
        "lokaal_team", "almere", 1240.0, 123.4, 0.0, 100.0, "plaatsen", 123.4, 1010.0, 4.41};
}

/* A finding that holds all the time. */
static inline struct traffic_finding made_grows(const struct made_traffic *made,
                                                const char *station, const char *gemeente,
                                                double load, double growth)
{
    return (struct traffic_finding){.kind = TRAFFIC_GROWS,
                                    .station = station,
                                    .gemeente = gemeente,
                                    .from = made->periods[0].from,
                                    .to = made->periods[1].to,
                                    .load = load,
                                    .growth = growth};
}

#endif
