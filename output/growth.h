/* Stations without equilibrium: more comes in than can be done, so their lists grow without end and
 * a mean over the measured time tells how long was measured. Tables and charts then show the state
 * at the end, and by how much the list grows.
 *
 * Which stations those are follows from a scenario's figures (sim/study/traffic.h); here is what it
 * means for the outcomes: which of them hang on such a station, and what to show of it instead. */
#ifndef OUTPUT_GROWTH_H
#define OUTPUT_GROWTH_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/kpi.h"
#include "sim/study/estimate.h"
#include "sim/study/traffic.h"

#define GROWTH_MARK "↗"

struct growth_place {
    const char *station;  /* as in the traffic equations: a station, or a pool ("front") */
    const char *gemeente; /* a key, or "alle" */
    tick from;            /* since when more comes than can be done */
};

struct growth {
    struct growth_place *places; /* in the order of showing */
    size_t count;
};

/* The lists that grow without end (traffic_grows) under the last settings; where the front cannot
 * do all its work, those of its least urgent kinds of work. Borrows the texts of the traffic; to be
 * released. */
void growth_make(struct growth *growth, const struct traffic *traffic);
/* Adds what stands in the other list and not yet in this one. */
void growth_add(struct growth *growth, const struct growth *other);
void growth_release(struct growth *growth);

/* In all that follows `growth` may be NULL: then nothing grows. */

/* Is there any such station? */
bool growth_any(const struct growth *growth);

/* Does the list of this station grow without end? Sums ("veilig_thuis", "keten") do when one of
 * their lists does, "alle" when one of the gemeenten does; a place of all gemeenten counts in each.
 */
bool growth_at(const struct growth *growth, const char *station, const char *gemeente);

/* Does this KPI tell how long was measured: a stock or a wait at such a station, a clock that runs
 * through one, days without sight of safety? */
bool growth_sways(const struct growth *growth, const char *kpi, const char *station,
                  const char *gemeente);

/* The same, and wholly: of all gemeenten together not only one or a few do. */
bool growth_sways_all(const struct growth *growth, const char *kpi, const char *station,
                      const char *gemeente);

/* How an outcome is to be shown. */
enum growth_form {
    GROWTH_PLAIN,  /* as it is: its mean */
    GROWTH_STATE,  /* `value`: the state at the end, in the unit of the KPI */
    GROWTH_SHARE,  /* `value`: percent of the whole wait, for the days still rise */
    GROWTH_MOVES,  /* no number: it rises, or falls, as long as is simulated */
    GROWTH_MARKED, /* its mean, which rests for a part on such stations */
};
struct growth_shown {
    enum growth_form form;
    struct estimate value;
};
struct growth_shown growth_show(const struct growth *growth, const struct kpi_study *study,
                                size_t cell);

/* The KPI that is the state at the end of this one: "wachtlijst_eind" of "wachtlijst"; NULL: there
 * is none. */
const char *growth_end_kpi(const char *kpi);

/* The cell to show of this KPI: that of the state at the end where it is swayed and the table has
 * one, else its own; SIZE_MAX when there is neither. */
size_t growth_cell(const struct growth *growth, const struct kpi_table *table, const char *kpi,
                   const char *station, const char *gemeente);

/* Casussen a week by which the list grows: wachtlijst_groei; where more comes in only since a date
 * in the measured time, by least squares through the weekly means since then. No values (count 0)
 * where nothing was measured. */
struct estimate growth_per_week(const struct growth *growth, const struct kpi_study *study,
                                const char *station, const char *gemeente);

/* Mean of the last week of a weekly series. */
struct estimate growth_last_week(const struct kpi_study *study, const char *kpi,
                                 const char *station, const char *gemeente);

#endif
