/* Which outcomes hang on which stations, and the few numbers that take the place of a mean. */
#include "output/growth.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/labels.h"
#include "output/memory.h"

enum { THROUGH_MOST = 10 };

#define WEEKS_LEAST 8 /* fewer say nothing of a slope */

/* Lists that share the people of a pool. */
static const struct pool {
    const char *place;
    const char *stations[THROUGH_MOST];
} POOLS[] = {
    {"front", {"vb", "advies", "overdracht", "monitoring"}},
    {"onderzoek", {"venv"}},
    {"piket", {"crisis"}},
    {"overleg", {"lokaal_team"}},
};

/* What is measured at one place and hangs on lists at others. A casus of the Raad is Veilig Thuis'
 * to answer for while it waits there. Ways that few casussen take do not make a clock of all. */
static const struct passage {
    const char *kpi, *station;
    const char *through[THROUGH_MOST];
} PASSAGES[] = {
    {"wachtlijst", "veilig_thuis", {"vb", "venv", "onderzoek"}},
    {"caseload",
     "veilig_thuis",
     {"vb", "venv", "onderzoek", "crisis", "overdracht", "jbt", "raad", "rechter"}},
    {"zonder_zicht", "veilig_thuis", {"vb", "venv", "onderzoek", "overdracht"}},
    {"doorlooptijd_vb", "keten", {"vb"}},
    {"doorlooptijd_onderzoek", "keten", {"onderzoek", "venv"}},
    {"doorlooptijd_overdracht", "keten", {"vb", "venv", "onderzoek", "overdracht"}},
    {"doorlooptijd_jbt", "keten", {"jbt"}},
    {"doorlooptijd_raad", "keten", {"raad"}},
    {"doorlooptijd_eerste_contact",
     "keten",
     {"vb", "venv", "onderzoek", "overdracht", "lokaal_team"}},
    {"doorlooptijd_start_hulp",
     "keten",
     {"vb", "venv", "onderzoek", "overdracht", "lokaal_team", "hulp"}},
    {"doorlooptijd_traject",
     "keten",
     {"vb", "venv", "onderzoek", "overdracht", "lokaal_team", "hulp"}},
};

/* KPI's that say how long or how many wait, by how their ids begin. */
static const char *const WAITS[] = {"caseload", "wachtlijst",     "wachttijd",
                                    "wacht_",   "binnen_termijn", "zonder_zicht"};

static bool is_among(const char *const *list, const char *key)
{
    for (size_t i = 0; i < THROUGH_MOST && list[i] != NULL; i++)
        if (strcmp(list[i], key) == 0)
            return true;
    return false;
}

static bool begins(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

/* --- the places --- */

static bool is_same(const struct growth_place *a, const struct growth_place *b)
{
    return strcmp(a->station, b->station) == 0 && strcmp(a->gemeente, b->gemeente) == 0;
}

static void put(struct growth *growth, struct growth_place place)
{
    for (size_t i = 0; i < growth->count; i++)
        if (is_same(&growth->places[i], &place)) {
            if (place.from < growth->places[i].from)
                growth->places[i].from = place.from;
            return;
        }
    growth->places = memory_grow(growth->places, growth->count + 1, sizeof *growth->places);
    size_t at = growth->count++;
    for (; at > 0 && labels_station_order(growth->places[at - 1].station) >
                         labels_station_order(place.station);
         at--)
        growth->places[at] = growth->places[at - 1];
    growth->places[at] = place;
}

void growth_add(struct growth *growth, const struct growth *other)
{
    for (size_t i = 0; i < other->count; i++)
        put(growth, other->places[i]);
}

void growth_release(struct growth *growth)
{
    free(growth->places);
    *growth = (struct growth){0};
}

bool growth_any(const struct growth *growth)
{
    return growth != NULL && growth->count > 0;
}

/* --- what hangs on them --- */

/* Does what waits at this one station, no sum, wait at the place? */
static bool holds_list(const struct growth_place *place, const char *station)
{
    if (strcmp(place->station, station) == 0)
        return true;
    if (begins(place->station, "hulp (") && strcmp(station, "hulp") == 0) /* one kind of help */
        return true;
    for (size_t i = 0; i < sizeof POOLS / sizeof POOLS[0]; i++)
        if (strcmp(POOLS[i].place, place->station) == 0 && is_among(POOLS[i].stations, station))
            return true;
    return false;
}

static bool holds_gemeente(const struct growth_place *place, const char *gemeente)
{
    return strcmp(place->gemeente, "alle") == 0 || strcmp(gemeente, "alle") == 0 ||
           strcmp(place->gemeente, gemeente) == 0;
}

static bool is_passed(const struct growth_place *place, const struct passage *passage)
{
    for (size_t i = 0; i < THROUGH_MOST && passage->through[i] != NULL; i++)
        if (holds_list(place, passage->through[i]))
            return true;
    return false;
}

bool growth_at(const struct growth *growth, const char *station, const char *gemeente)
{
    return growth_sways(growth, "wachtlijst", station, gemeente);
}

/* By a place of one gemeente also what is of all of them together, unless it must be `whole`. */
static bool sways(const struct growth_place *place, const char *kpi, const char *station,
                  const char *gemeente, bool whole)
{
    bool waits = false;
    if (!holds_gemeente(place, gemeente) ||
        (whole && strcmp(gemeente, "alle") == 0 && strcmp(place->gemeente, "alle") != 0))
        return false;
    for (size_t i = 0; i < sizeof WAITS / sizeof WAITS[0]; i++)
        waits = waits || begins(kpi, WAITS[i]);
    if (waits && (strcmp(station, "keten") == 0 || holds_list(place, station)))
        return true;
    for (size_t i = 0; i < sizeof PASSAGES / sizeof PASSAGES[0]; i++)
        if (begins(kpi, PASSAGES[i].kpi) && strcmp(station, PASSAGES[i].station) == 0 &&
            is_passed(place, &PASSAGES[i]))
            return true;
    return false;
}

bool growth_sways(const struct growth *growth, const char *kpi, const char *station,
                  const char *gemeente)
{
    for (size_t p = 0; growth != NULL && p < growth->count; p++)
        if (sways(&growth->places[p], kpi, station, gemeente, false))
            return true;
    return false;
}

bool growth_sways_all(const struct growth *growth, const char *kpi, const char *station,
                      const char *gemeente)
{
    for (size_t p = 0; growth != NULL && p < growth->count; p++)
        if (sways(&growth->places[p], kpi, station, gemeente, true))
            return true;
    return false;
}

/* --- what to show instead --- */

const char *growth_end_kpi(const char *kpi)
{
    return strcmp(kpi, "caseload") == 0     ? "caseload_eind"
           : strcmp(kpi, "wachtlijst") == 0 ? "wachtlijst_eind"
                                            : NULL;
}

size_t growth_cell(const struct growth *growth, const struct kpi_table *table, const char *kpi,
                   const char *station, const char *gemeente)
{
    const char *end = growth_sways(growth, kpi, station, gemeente) ? growth_end_kpi(kpi) : NULL;
    size_t cell = end != NULL ? kpi_table_find(table, end, station, gemeente, "alle") : SIZE_MAX;
    return cell != SIZE_MAX ? cell : kpi_table_find(table, kpi, station, gemeente, "alle");
}

static size_t find_series(const struct kpi_study *study, const char *kpi, const char *station,
                          const char *gemeente)
{
    return kpi_cells_find(&study->table.catalogue, study->series.cells, study->series.cell_count,
                          kpi, station, gemeente, "alle");
}

static const float *weeks_of(const struct kpi_study *study, size_t cell, size_t replication)
{
    const struct kpi_series *series = &study->series;
    return series->values + (replication * series->cell_count + cell) * series->weeks;
}

static double slope_of(const float *values, size_t from, size_t to)
{
    double n = (double)(to - from), middle = (n - 1.0) / 2.0, sum = 0.0;
    for (size_t week = from; week < to; week++)
        sum += ((double)(week - from) - middle) * (double)values[week];
    return sum / (n * (n * n - 1.0) / 12.0);
}

/* The latest date since which one of the lists at this place grows. */
static tick latest_from(const struct growth *growth, const char *station, const char *gemeente)
{
    tick latest = 0;
    bool any = false;
    for (size_t p = 0; growth != NULL && p < growth->count; p++) {
        struct growth one = {&growth->places[p], 1};
        if (!growth_at(&one, station, gemeente))
            continue;
        latest = !any || growth->places[p].from > latest ? growth->places[p].from : latest;
        any = true;
    }
    return latest;
}

static double value_of(const struct kpi_study *study, const char *kpi, const char *station,
                       const char *gemeente, size_t replication)
{
    const struct kpi_table *table = &study->table;
    size_t cell = kpi_table_find(table, kpi, station, gemeente, "alle");
    return cell != SIZE_MAX ? table->values[replication * table->cell_count + cell] : (double)NAN;
}

/* Slopes by replication; to be freed. */
static double *slopes(const struct growth *growth, const struct kpi_study *study,
                      const char *station, const char *gemeente)
{
    double *values = memory_allocate(study->replications, sizeof *values);
    size_t cell = find_series(study, "wachtlijst", station, gemeente);
    tick since = latest_from(growth, station, gemeente) - study->series.start;
    size_t week = since > 0 ? (size_t)((since + CLOCK_WEEK - 1) / CLOCK_WEEK) : 0;
    bool by_week = cell != SIZE_MAX && week > 0 && week + WEEKS_LEAST <= study->series.weeks;
    for (size_t r = 0; r < study->replications; r++)
        values[r] = by_week ? slope_of(weeks_of(study, cell, r), week, study->series.weeks)
                            : value_of(study, "wachtlijst_groei", station, gemeente, r);
    return values;
}

struct estimate growth_per_week(const struct growth *growth, const struct kpi_study *study,
                                const char *station, const char *gemeente)
{
    double *values = slopes(growth, study, station, gemeente);
    struct estimate estimate = estimate_of(values, study->replications, 1);
    free(values);
    return estimate;
}

struct estimate growth_last_week(const struct kpi_study *study, const char *kpi,
                                 const char *station, const char *gemeente)
{
    size_t cell = find_series(study, kpi, station, gemeente);
    struct estimate none = {0, NAN, NAN, NAN};
    if (cell == SIZE_MAX || study->series.weeks == 0)
        return none;
    double *values = memory_allocate(study->replications, sizeof *values);
    for (size_t r = 0; r < study->replications; r++)
        values[r] = (double)weeks_of(study, cell, r)[study->series.weeks - 1];
    struct estimate estimate = estimate_of(values, study->replications, 1);
    free(values);
    return estimate;
}

/* --- how to show an outcome --- */

static struct estimate mean_of(const struct kpi_table *table, size_t cell)
{
    struct kpi_summary summary = kpi_table_summary(table, cell);
    return (struct estimate){summary.count, summary.mean, summary.low, summary.high};
}

/* Percent that this cause is of all waiting there. */
static struct estimate share_of_wait(const struct kpi_table *table, const struct kpi_cell *about)
{
    static const char *const causes[] = {"wacht_bezet", "wacht_geblokkeerd", "wacht_overleg",
                                         "wacht_gesloten"};
    double own = NAN, all = 0.0;
    for (size_t i = 0; i < sizeof causes / sizeof causes[0]; i++) {
        size_t cell = kpi_table_find(table, causes[i], about->station, about->gemeente, "alle");
        double days = cell != SIZE_MAX ? kpi_table_summary(table, cell).mean : (double)NAN;
        all += isfinite(days) ? days : 0.0;
        if (strcmp(table->catalogue.rows[about->kpi].id, causes[i]) == 0)
            own = days;
    }
    double share = all > 0.0 ? 100.0 * own / all : (double)NAN;
    return (struct estimate){isfinite(share) ? table->replications : 0, share, NAN, NAN};
}

/* What takes the place of the mean; count 0 where nothing does. */
static struct growth_shown instead_of(const struct kpi_study *study, const struct kpi_cell *about)
{
    const struct kpi_table *table = &study->table;
    const char *kpi = table->catalogue.rows[about->kpi].id, *end = growth_end_kpi(kpi);
    struct growth_shown shown = {GROWTH_MOVES, {0, NAN, NAN, NAN}};
    if (end != NULL) {
        size_t cell = kpi_table_find(table, end, about->station, about->gemeente, about->breakdown);
        shown.form = GROWTH_STATE;
        if (cell != SIZE_MAX)
            shown.value = mean_of(table, cell);
    } else if (strcmp(about->breakdown, "alle") != 0) {
        return shown;
    } else if (strcmp(kpi, "zonder_zicht_stand") == 0) {
        shown.form = GROWTH_STATE;
        shown.value = growth_last_week(study, kpi, about->station, about->gemeente);
    } else if (begins(kpi, "wacht_")) {
        shown.form = GROWTH_SHARE;
        shown.value = share_of_wait(table, about);
    }
    return shown;
}

struct growth_shown growth_show(const struct growth *growth, const struct kpi_study *study,
                                size_t cell)
{
    const struct kpi_cell *about = &study->table.cells[cell];
    const char *kpi = study->table.catalogue.rows[about->kpi].id;
    struct growth_shown shown = {GROWTH_PLAIN, mean_of(&study->table, cell)};
    bool is_own = strstr(kpi, "_eind") != NULL || strcmp(kpi, "wachtlijst_groei") == 0;
    if (is_own || !growth_sways(growth, kpi, about->station, about->gemeente))
        return shown;
    struct growth_shown instead = instead_of(study, about);
    if (instead.value.count > 0)
        return instead;
    shown.form = growth_sways_all(growth, kpi, about->station, about->gemeente) ? GROWTH_MOVES
                                                                                : GROWTH_MARKED;
    return shown;
}
