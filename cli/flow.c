#include "cli/flow.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "sim/statistics.h"

static double mean_of(const struct studie *study, const char *kpi, const char *station)
{
    size_t cell = kpi_table_find(&study->tabellen.table, kpi, station, "alle", "alle");
    return cell == SIZE_MAX ? (double)NAN : kpi_table_summary(&study->tabellen.table, cell).mean;
}

/* The pool whose hours a station works with has the load. */
static const char *load_station(size_t s)
{
    bool front = s == STATION_ADVIES || s == STATION_VB || s == STATION_OVERDRACHT ||
                 s == STATION_MONITORING;
    return front ? "front" : begrippen_station((enum station)s);
}

static void fill_stations(struct flow *flow, const struct studie *study,
                          const struct growth *growth, const struct labels *labels)
{
    for (size_t s = 0; s < STATIONS; s++) {
        const char *key = begrippen_station((enum station)s);
        flow->stations[s] = (struct stroom_station){
            .key = key,
            .label = labels_station(labels, key),
            .per_year = mean_of(study, "doorstroom", key),
            .load = mean_of(study, "bezetting", load_station(s)),
            .waiting = mean_of(study, "wachtlijst", key),
        };
        double end = mean_of(study, growth_end_kpi("wachtlijst"), key);
        if (!growth_at(growth, key, "alle") || !(end > 0.0))
            continue;
        flow->stations[s].grows = true;
        flow->stations[s].waiting = end;
        flow->stations[s].growth = growth_per_week(growth, &study->tabellen, key, "alle").mean;
    }
}

/* Mean over replications of every arrow, a year, and the half-width of its 95% interval. */
static void fill_arrows(struct flow *flow, const struct studie *study)
{
    for (size_t p = 0; p < PIJLEN; p++) {
        struct tally tally;
        tally_init(&tally);
        for (uint32_t r = 0; r < study->klaar; r++)
            tally_add(&tally, study->pijlen[r * PIJLEN + p]);
        const struct pijl_rij *row = metingen_pijl((enum pijl)p);
        double half = study->klaar < 2 ? (double)NAN
                                       : statistics_t95(study->klaar) *
                                             sqrt(tally_variance(&tally) / (double)study->klaar);
        flow->arrows[p] = (struct stroom_arrow){.key = row->sleutel,
                                                .from = row->van,
                                                .to = row->naar,
                                                .per_year = tally_mean(&tally),
                                                .half_width = half};
    }
}

bool flow_make(struct flow *flow, const struct studie *study, const struct growth *growth,
               const struct labels *labels)
{
    flow->stations = calloc(STATIONS, sizeof *flow->stations);
    flow->arrows = calloc(PIJLEN, sizeof *flow->arrows);
    if (flow->stations == NULL || flow->arrows == NULL) {
        flow_release(flow);
        return false;
    }
    fill_stations(flow, study, growth, labels);
    fill_arrows(flow, study);
    flow->stroom = (struct stroom){flow->stations, STATIONS, flow->arrows, PIJLEN};
    return true;
}

static const struct pairing *change_of(const struct studie *basis, const struct pairing *cells,
                                       const char *kpi, const char *station)
{
    size_t cell = kpi_table_find(&basis->tabellen.table, kpi, station, "alle", "alle");
    return cell == SIZE_MAX || cells[cell].difference.count == 0 ? NULL : &cells[cell];
}

bool flow_compare(struct flow *flow, const struct flow_world *basis,
                  const struct flow_world *variant, const struct pairing *cells)
{
    const struct studie *one = basis->study, *other = variant->study;
    flow->changes = calloc(PIJLEN, sizeof *flow->changes);
    if (flow->changes == NULL)
        return false;
    uint32_t pairs = one->klaar < other->klaar ? one->klaar : other->klaar;
    for (size_t p = 0; p < PIJLEN; p++) {
        flow->changes[p] = pairing_of(one->pijlen + p, other->pijlen + p, pairs, PIJLEN);
        flow->arrows[p].change = &flow->changes[p];
    }
    for (size_t s = 0; s < STATIONS; s++) {
        struct stroom_station *station = &flow->stations[s];
        const char *key = station->key;
        station->per_year_change = change_of(one, cells, "doorstroom", key);
        station->load_change = change_of(one, cells, "bezetting", load_station(s));
        bool grows =
            growth_at(basis->growth, key, "alle") || growth_at(variant->growth, key, "alle");
        const char *list = grows ? growth_end_kpi("wachtlijst") : "wachtlijst";
        station->waiting_change = change_of(one, cells, list, key);
        if (grows && station->waiting_change != NULL)
            station->waiting = mean_of(other, list, key);
    }
    return true;
}

void flow_release(struct flow *flow)
{
    free(flow->changes);
    free(flow->stations);
    free(flow->arrows);
    *flow = (struct flow){0};
}
