#include "cli/load.h"

#include "models/keten.h"

bool load_scenario(struct scenario *scenario, const char *name, const struct options *options,
                   struct fault_list *faults)
{
    struct fault_list own;
    fault_list_init(&own);
    bool sound =
        scenario_load(scenario, name, options->sets, options->set_count, keten_catalogue(), &own);
    if (sound)
        keten_check(&scenario->final, &own);
    if (sound && fault_count(&own, FAULT_ERROR) > 0) {
        scenario_release(scenario);
        sound = false;
    }
    fault_list_sort(&own);
    for (size_t i = 0; i < own.count; i++)
        fault_add(faults, own.items[i].severity, own.items[i].file, own.items[i].line,
                  own.items[i].path, "%s", own.items[i].text);
    fault_list_release(&own);
    return sound;
}
