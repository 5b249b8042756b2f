#include "cli/precision.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/labels.h"
#include "scenarios/nearest.h"
#include "scenarios/storage.h"
#include "sim/study/estimate.h"

struct precision_target {
    char *kpi, *station; /* station NULL: keten, or else the first that has it */
    double width;        /* half of the interval */
    bool relative;       /* percent of the mean */
    bool headline;       /* one of those that no name was given for */
};

static const struct {
    const char *kpi, *station;
} headlines[] = {{"meldingen_per_jaar", "keten"},
                 {"caseload", "veilig_thuis"},
                 {"doorlooptijd_overdracht", "keten"},
                 {"doorlooptijd_eerste_contact", "keten"},
                 {"recidive_15m", "keten"}};

#define HEADLINES (sizeof headlines / sizeof headlines[0])

static void add(struct precision *precision, const char *kpi, size_t kpi_length,
                const char *station, size_t station_length, double width, bool relative,
                bool headline)
{
    precision->targets[precision->count++] = (struct precision_target){
        storage_copy_part(kpi, kpi_length),
        station != NULL ? storage_copy_part(station, station_length) : NULL, width, relative,
        headline};
}

/* A positive number, with a percent sign or not. */
static bool read_width(const char *text, double *width, bool *relative)
{
    size_t digits = strspn(text, "0123456789.");
    const char *rest = text + digits;
    char *end = NULL;
    *width = strtod(text, &end);
    *relative = strcmp(rest, "%") == 0;
    return digits > 0 && end == rest && (*rest == '\0' || *relative) && *width > 0.0 &&
           *width <= 1e9 && (!*relative || *width <= 100.0);
}

static char *unknown_kpi(const char *kpi, size_t length, const struct kpi_catalogue *catalogue)
{
    char *name = storage_copy_part(kpi, length);
    struct nearest nearest = {.wanted = name};
    bool known = false;
    for (size_t i = 0; i < catalogue->row_count; i++) {
        known = known || strcmp(catalogue->rows[i].id, name) == 0;
        nearest_offer(&nearest, catalogue->rows[i].id);
    }
    char *sentence = NULL;
    if (!known && nearest.best != NULL)
        sentence = storage_format("Bij --precision: de uitkomst `%s` bestaat niet. Bedoelde u %s?",
                                  name, nearest.best);
    else if (!known)
        sentence = storage_format(
            "Bij --precision: de uitkomst `%s` bestaat niet; docs/uitkomsten.md noemt ze.", name);
    free(name);
    return sentence;
}

static char *read_one(struct precision *precision, const char *text,
                      const struct kpi_catalogue *catalogue)
{
    double width;
    bool relative;
    const char *equals = strchr(text, '=');
    if (!read_width(equals != NULL ? equals + 1 : text, &width, &relative) ||
        (equals == NULL && width > 100.0))
        return storage_format("Bij --precision hoort een percentage (5%%), of een uitkomst met een "
                              "halve breedte (wachttijd@lokaal_team=2); er staat `%s`.",
                              text);
    if (equals == NULL) {
        for (size_t i = 0; i < HEADLINES; i++)
            add(precision, headlines[i].kpi, strlen(headlines[i].kpi), headlines[i].station,
                strlen(headlines[i].station), width, true, true);
        return NULL;
    }
    size_t length = (size_t)(equals - text);
    const char *at = memchr(text, '@', length);
    size_t kpi_length = at != NULL ? (size_t)(at - text) : length;
    add(precision, text, kpi_length, at != NULL ? at + 1 : NULL,
        at != NULL ? (size_t)(equals - at) - 1 : 0, width, relative, false);
    char *wrong = unknown_kpi(text, kpi_length, catalogue);
    const char *station = precision->targets[precision->count - 1].station;
    if (wrong == NULL && station != NULL && !labels_station_is_known(station))
        wrong = storage_format(
            "Bij --precision: het station `%s` bestaat niet; docs/uitkomsten.md noemt ze.",
            station);
    return wrong;
}

char *precision_read(struct precision *precision, const struct options *options,
                     const struct kpi_catalogue *catalogue)
{
    *precision = (struct precision){.targets = storage_new(options->precision_count * HEADLINES + 1,
                                                           sizeof *precision->targets)};
    char *wrong = NULL;
    for (size_t i = 0; wrong == NULL && i < options->precision_count; i++)
        wrong = read_one(precision, options->precisions[i], catalogue);
    return wrong;
}

void precision_release(struct precision *precision)
{
    for (size_t i = 0; i < precision->count; i++) {
        free(precision->targets[i].kpi);
        free(precision->targets[i].station);
    }
    free(precision->targets);
    free(precision->last);
    free(precision->missing);
    free(precision->silent);
    *precision = (struct precision){0};
}

static size_t find_cell(const struct kpi_table *table, const struct precision_target *target)
{
    if (target->station != NULL)
        return kpi_table_find(table, target->kpi, target->station, "alle", "alle");
    size_t cell = kpi_table_find(table, target->kpi, "keten", "alle", "alle");
    for (size_t i = 0; cell == SIZE_MAX && i < table->cell_count; i++)
        if (strcmp(table->catalogue.rows[table->cells[i].kpi].id, target->kpi) == 0 &&
            strcmp(table->cells[i].gemeente, "alle") == 0 &&
            strcmp(table->cells[i].breakdown, "alle") == 0)
            cell = i;
    return cell;
}

enum met { NOT_MET, MET, SILENT };

static enum met judge(const struct precision_target *target, double mean, struct estimate interval)
{
    if (interval.count == 0)
        return SILENT;
    if (!isfinite(interval.low) || !isfinite(interval.high))
        return NOT_MET;
    double most = target->relative ? fabs(mean) * target->width / 100.0 : target->width;
    return (interval.high - interval.low) / 2.0 <= most ? MET : NOT_MET;
}

/* The same cell of two tables, replication by replication; their lists of cells may differ. */
static struct estimate difference_of(const struct kpi_table *one, size_t cell,
                                     const struct kpi_table *other, size_t its)
{
    size_t n = one->replications;
    double *values = storage_new(2 * n, sizeof *values);
    for (size_t r = 0; r < n; r++) {
        values[r] = one->values[r * one->cell_count + cell];
        values[n + r] = other->values[r * other->cell_count + its];
    }
    struct pairing pairing = pairing_of(values, values + n, n, 1);
    free(values);
    return pairing.difference;
}

/* `first`: the target's cell in the first table. */
static enum met judge_tables(const struct precision_target *target, const struct kpi_table *tables,
                             size_t count, size_t first)
{
    struct kpi_summary mean = kpi_table_summary(&tables[0], first);
    if (count == 1)
        return judge(target, mean.mean,
                     (struct estimate){mean.count, mean.mean, mean.low, mean.high});
    const struct kpi_cell *name = &tables[0].cells[first];
    enum met all = MET;
    for (size_t i = 1; i < count && all != NOT_MET; i++) {
        size_t cell =
            kpi_table_find(&tables[i], target->kpi, name->station, name->gemeente, name->breakdown);
        if (cell == SIZE_MAX)
            continue;
        enum met met = judge(target, mean.mean, difference_of(&tables[0], first, &tables[i], cell));
        if (met != MET)
            all = met;
    }
    return all;
}

static char *name_of(const struct precision_target *target)
{
    return storage_format("%s%s%s", target->kpi, target->station ? "@" : "",
                          target->station ? target->station : "");
}

/* Sets or lengthens a list of names. */
static void note(char **names, const struct precision_target *target)
{
    char *had = *names, *name = name_of(target);
    *names = had != NULL ? storage_format("%s, %s", had, name) : storage_copy(name);
    free(name);
    free(had);
}

static void forget(char **names)
{
    free(*names);
    *names = NULL;
}

bool precision_is_met(struct precision *precision, const struct kpi_table *tables, size_t count)
{
    forget(&precision->missing);
    forget(&precision->silent);
    const struct precision_target *waits = NULL;
    for (size_t i = 0; i < precision->count; i++) {
        const struct precision_target *target = &precision->targets[i];
        size_t first = find_cell(&tables[0], target);
        if (first == SIZE_MAX && !target->headline) {
            forget(&precision->missing);
            note(&precision->missing, target);
        }
        enum met met = first == SIZE_MAX ? MET : judge_tables(target, tables, count, first);
        if (met == SILENT)
            note(&precision->silent, target);
        if (met == NOT_MET && waits == NULL)
            waits = target;
    }
    if (waits == NULL || precision->missing != NULL)
        return true;
    forget(&precision->last);
    note(&precision->last, waits);
    return false;
}
