#include "scenarios/scenario.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/library.h"
#include "scenarios/source_note.h"
#include "scenarios/reader.h"
#include "scenarios/resolve.h"
#include "scenarios/run_parameters.h"
#include "scenarios/storage.h"
#include "scenarios/value.h"

static bool counts_in_hash(const struct parameter_value *value)
{
    return strcmp(value->path, "naam") != 0 && strcmp(value->path, "omschrijving") != 0 &&
           strcmp(value->path, "zaad") != 0 && strcmp(value->path, "replicaties") != 0;
}

static uint64_t hash_set(uint64_t hash, const struct parameter_set *set)
{
    for (size_t i = 0; i < set->count; i++)
        if (counts_in_hash(&set->values[i]))
            hash = parameter_value_hash(&set->values[i], hash);
    return parameter_hash_bytes("", 1, hash);
}

/* Takes over what was resolved. */
static void fill(struct scenario *scenario, struct resolution *resolution,
                 const struct layers *layers)
{
    scenario->final = resolution->final;
    scenario->base = resolution->base;
    scenario->unsourced = resolution->unsourced;
    *resolution = (struct resolution){0};
    scenario->file = storage_copy(layers->items[0].file);
    scenario->name = storage_copy(value_find(&scenario->final, "naam")->text);
    scenario->description = storage_copy(value_find(&scenario->final, "omschrijving")->text);
    scenario->chain = storage_new(layers->count, sizeof *scenario->chain);
    for (size_t i = 0; i < layers->count; i++)
        scenario->chain[i] = storage_copy(layers->items[i].file);
    scenario->chain_count = layers->count;
    scenario->hash = hash_set(PARAMETER_HASH_START, &scenario->final);
    scenario->hash = hash_set(scenario->hash, &scenario->base);
}

static bool finish(struct scenario *scenario, struct layers *layers, bool is_complete,
                   const char *const *sets, size_t set_count,
                   const struct parameter_catalogue *model, struct fault_list *faults)
{
    struct parameter_catalogue catalogue = run_catalogue_join(model);
    struct resolution resolution = {0};
    bool sound = resolve(&resolution, layers, is_complete, sets, set_count, &catalogue, faults);
    *scenario = (struct scenario){0};
    if (sound && is_complete)
        fill(scenario, &resolution, layers);
    resolution_release(&resolution);
    run_catalogue_release(&catalogue);
    layers_release(layers);
    fault_list_sort(faults);
    return sound && is_complete;
}

bool scenario_load(struct scenario *scenario, const char *file, const char *const *sets,
                   size_t set_count, const struct parameter_catalogue *model,
                   struct fault_list *faults)
{
    struct layers layers;
    char *found = library_find(file);
    bool is_complete = layers_read(&layers, found, library_find_basis, faults);
    free(found);
    return finish(scenario, &layers, is_complete, sets, set_count, model, faults);
}

bool scenario_parse(struct scenario *scenario, const char *text, size_t length, const char *file,
                    const char *const *sets, size_t set_count,
                    const struct parameter_catalogue *model, struct fault_list *faults)
{
    struct layers layers;
    bool is_complete = layers_parse(&layers, text, length, file, library_find_basis, faults);
    return finish(scenario, &layers, is_complete, sets, set_count, model, faults);
}

void scenario_release(struct scenario *scenario)
{
    free(scenario->file);
    free(scenario->name);
    free(scenario->description);
    for (size_t i = 0; i < scenario->chain_count; i++)
        free(scenario->chain[i]);
    free(scenario->chain);
    parameter_set_release(&scenario->final);
    parameter_set_release(&scenario->base);
    parameter_set_release(&scenario->unsourced);
    *scenario = (struct scenario){0};
}

size_t scenario_sources_missing(const struct scenario *scenario, struct fault_list *faults)
{
    for (size_t i = 0; i < scenario->unsourced.count; i++) {
        const struct parameter_value *value = &scenario->unsourced.values[i];
        fault_add(faults, FAULT_ERROR, value->file, value->line, value->path,
                  "Bij deze waarde ontbreekt `bron`.");
    }
    return scenario->unsourced.count;
}
