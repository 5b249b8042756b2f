#include "cli/words.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "cli/words_value.h"
#include "models/catalogus.h"
#include "models/uitkomsten.h"
#include "scenarios/storage.h"
#include "sim/check.h"

/* Of one scenario: what was read, and what is told of it. */
struct words_scenario {
    struct catalogus catalogue; /* outlives the scenario */
    struct scenario scenario;
    struct report_value *values;
    size_t value_count;
};

void words_init(struct words *words, bool english)
{
    *words =
        (struct words){.report = {.labels = {.english = english}, .kpis = uitkomsten_catalogus}};
}

static void release_values(struct words_scenario *read)
{
    for (size_t i = 0; i < read->value_count; i++) {
        const char *const own[] = {read->values[i].value, read->values[i].low,
                                   read->values[i].high};
        for (size_t o = 0; o < sizeof own / sizeof own[0]; o++)
            free((void *)(uintptr_t)own[o]);
    }
    free(read->values);
}

void words_release(struct words *words)
{
    for (size_t i = 0; i < words->count; i++) {
        release_values(words->read[i]);
        scenario_release(&words->read[i]->scenario);
        catalogus_release(&words->read[i]->catalogue);
        free(words->read[i]);
    }
    for (size_t g = 0; g < words->report.labels.gemeente_count; g++)
        free(words->keys[g]);
    free(words->keys);
    free(words->gemeenten);
    free(words->scenarios);
    free(words->read);
    *words = (struct words){0};
}

/* Names of the scenario are told apart, and what is not given has no value. */
static bool is_told(const struct parameter_value *value)
{
    static const char *const apart[] = {"naam", "omschrijving", "basis"};
    for (size_t i = 0; i < sizeof apart / sizeof apart[0]; i++)
        if (strcmp(value->path, apart[i]) == 0)
            return false;
    return words_is_given(value);
}

static void tell_values(struct words_scenario *read, bool english)
{
    const struct parameter_set *set = &read->scenario.final;
    read->values = storage_new(set->count, sizeof *read->values);
    for (size_t i = 0; i < set->count; i++) {
        const struct parameter_value *value = &set->values[i];
        if (!is_told(value))
            continue;
        bool has_range = isfinite(value->low) && isfinite(value->high);
        read->values[read->value_count++] =
            (struct report_value){.path = value->path,
                                  .what = english ? value->row->en : value->row->nl,
                                  .value = words_value(value, english),
                                  .unit = value->row->unit != NULL ? value->row->unit : "",
                                  .source = words_source(value),
                                  .low = words_number(has_range ? value->low : NAN, english),
                                  .high = words_number(has_range ? value->high : NAN, english)};
    }
}

/* The gemeenten are those of the basis: the variants have the same. */
static void name_gemeenten(struct words *words, const struct scenario *scenario)
{
    size_t count;
    words->keys = parameter_keys(&scenario->final, "gemeenten", &count);
    words->gemeenten = storage_new(count + 1, sizeof *words->gemeenten);
    for (size_t g = 0; g < count; g++)
        words->gemeenten[g] = (struct labels_gemeente){
            words->keys[g], parameter_text(&scenario->final, "gemeenten.%s.naam", words->keys[g])};
    words->report.labels.gemeenten = words->gemeenten;
    words->report.labels.gemeente_count = count;
}

bool words_add_text(struct words *words, const char *text, const char *file,
                    struct fault_list *faults)
{
    struct words_scenario *read = storage_new(1, sizeof *read);
    CHECK(catalogus_init(&read->catalogue));
    if (!scenario_parse(&read->scenario, text, strlen(text), file, NULL, 0, &read->catalogue.tabel,
                        faults)) {
        catalogus_release(&read->catalogue);
        free(read);
        return false;
    }
    tell_values(read, words->report.labels.english);
    struct words_scenario **all = storage_new(words->count + 1, sizeof *all);
    struct report_scenario *told = storage_new(words->count + 1, sizeof *told);
    for (size_t i = 0; i < words->count; i++) {
        all[i] = words->read[i];
        told[i] = words->scenarios[i];
    }
    all[words->count] = read;
    told[words->count] = (struct report_scenario){read->scenario.name, read->scenario.description,
                                                  "", read->values, read->value_count};
    free(words->read);
    free(words->scenarios);
    words->read = all;
    words->scenarios = told;
    words->report.scenarios = told;
    words->report.scenario_count = ++words->count;
    if (words->count == 1)
        name_gemeenten(words, &read->scenario);
    return true;
}

void words_add(struct words *words, const struct scenario *scenario)
{
    char *text = NULL;
    size_t size = 0;
    struct fault_list faults;
    fault_list_init(&faults);
    FILE *out = open_memstream(&text, &size);
    CHECK(out != NULL && scenario_write(scenario, out));
    CHECK(fclose(out) == 0);
    CHECK(words_add_text(words, text, "scenario.cfg", &faults));
    fault_list_release(&faults);
    free(text);
}
