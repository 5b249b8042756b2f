#include "scenarios/run_parameters.h"

#include <math.h>
#include <stdlib.h>

#include "scenarios/storage.h"
#include "scenarios/value.h"

#define FIRST_DATE 631152000.0 /* 1990-01-01 */
#define LAST_DATE 4133894400.0 /* 2100-12-31 */
#define LONGEST_YEARS 50
#define LARGEST_SEED 9007199254740992.0 /* 2^53 */

const struct parameter_row scenario_run_rows[RUN_PARAMETER_COUNT] = {
    {.path = "naam",
     .type = PARAMETER_TEXT,
     .nature = PARAMETER_RUN,
     .unit = "",
     .minimum = 1,
     .maximum = 120,
     .low = NAN,
     .high = NAN,
     .nl = "Naam van het scenario, zoals die onder grafieken staat",
     .en = "Name of the scenario, as printed below charts"},
    {.path = "omschrijving",
     .type = PARAMETER_TEXT,
     .nature = PARAMETER_RUN,
     .unit = "",
     .minimum = 0,
     .maximum = 4096,
     .standard = "\"\"",
     .low = NAN,
     .high = NAN,
     .nl = "Wat het scenario voorstelt",
     .en = "What the scenario stands for"},
    {.path = "basis",
     .type = PARAMETER_TEXT,
     .nature = PARAMETER_RUN,
     .unit = "",
     .minimum = 1,
     .maximum = 4096,
     .optional = true,
     .low = NAN,
     .high = NAN,
     .nl = "Bestand waarop dit scenario voortbouwt",
     .en = "File that this scenario builds on"},
    {.path = "start",
     .type = PARAMETER_DATE,
     .nature = PARAMETER_RUN,
     .unit = "datum",
     .minimum = FIRST_DATE,
     .maximum = LAST_DATE,
     .low = NAN,
     .high = NAN,
     .nl = "Eerste dag van de simulatie",
     .en = "First day of the simulation"},
    {.path = "eind",
     .type = PARAMETER_DATE,
     .nature = PARAMETER_RUN,
     .unit = "datum",
     .minimum = FIRST_DATE,
     .maximum = LAST_DATE,
     .low = NAN,
     .high = NAN,
     .nl = "Laatste dag van de simulatie",
     .en = "Last day of the simulation"},
    {.path = "inloop_dagen",
     .type = PARAMETER_INTEGER,
     .nature = PARAMETER_RUN,
     .unit = "dagen",
     .minimum = 0,
     .maximum = 18262,
     .standard = "0",
     .low = NAN,
     .high = NAN,
     .nl = "Dagen aan het begin die niet in de uitkomsten tellen",
     .en = "Days at the start that are left out of the outcomes"},
    {.path = "replicaties",
     .type = PARAMETER_INTEGER,
     .nature = PARAMETER_RUN,
     .unit = "",
     .minimum = 1,
     .maximum = 100000,
     .standard = "30",
     .low = NAN,
     .high = NAN,
     .nl = "Aantal keren dat de simulatie met ander toeval wordt herhaald",
     .en = "Number of repetitions with other chance"},
    {.path = "zaad",
     .type = PARAMETER_INTEGER,
     .nature = PARAMETER_RUN,
     .unit = "",
     .minimum = 1,
     .maximum = LARGEST_SEED,
     .standard = "1",
     .low = NAN,
     .high = NAN,
     .nl = "Zaad van het toeval: hetzelfde zaad geeft dezelfde uitkomsten",
     .en = "Seed of chance: the same seed gives the same outcomes"},
};

struct parameter_catalogue run_catalogue_join(const struct parameter_catalogue *model)
{
    const struct parameter_row **rows =
        storage_new(RUN_PARAMETER_COUNT + model->row_count, sizeof *rows);
    for (size_t i = 0; i < RUN_PARAMETER_COUNT; i++)
        rows[i] = &scenario_run_rows[i];
    for (size_t i = 0; i < model->row_count; i++)
        rows[RUN_PARAMETER_COUNT + i] = model->rows[i];
    return (struct parameter_catalogue){rows, RUN_PARAMETER_COUNT + model->row_count, model->sums,
                                        model->sum_count};
}

void run_catalogue_release(struct parameter_catalogue *catalogue)
{
    /* the pointers are ours, the rows are not */
    union {
        const struct parameter_row *const *read;
        void *owned;
    } rows = {.read = catalogue->rows};
    free(rows.owned);
    *catalogue = (struct parameter_catalogue){0};
}

void run_parameters_check(const struct parameter_set *set, struct fault_list *faults)
{
    const struct parameter_value *start = value_find(set, "start");
    const struct parameter_value *end = value_find(set, "eind");
    const struct parameter_value *warm_up = value_find(set, "inloop_dagen");
    if (start == NULL || end == NULL)
        return;
    double days = (end->steps[0].number - start->steps[0].number) / (double)CLOCK_DAY;
    if (days <= 0)
        fault_add(faults, FAULT_ERROR, end->file, end->line, "eind",
                  "De einddatum ligt niet na de startdatum.");
    else if (days > LONGEST_YEARS * CLOCK_YEAR_DAYS)
        fault_add(faults, FAULT_ERROR, end->file, end->line, "eind",
                  "De simulatie duurt %.0f jaar; hoogstens %d jaar is mogelijk.",
                  days / CLOCK_YEAR_DAYS, LONGEST_YEARS);
    else if (warm_up != NULL && warm_up->steps[0].number >= days)
        fault_add(faults, FAULT_ERROR, warm_up->file != NULL ? warm_up->file : end->file,
                  warm_up->file != NULL ? warm_up->line : end->line, "inloop_dagen",
                  "De inloop van %.0f dagen is niet korter dan de hele simulatie van %.0f dagen.",
                  warm_up->steps[0].number, days);
}
