#include "cli/load.h"

bool load_scenario(struct loaded *loaded, const char *name, const struct options *options,
                   struct fault_list *faults)
{
    struct fault_list own;
    fault_list_init(&own);
    if (!catalogus_init(&loaded->catalogue)) {
        fault_add(faults, FAULT_ERROR, name, 0, "",
                  "Er is te weinig geheugen om het scenario te lezen.");
        return false;
    }
    bool sound = scenario_load(&loaded->scenario, name, options->sets, options->set_count,
                               &loaded->catalogue.tabel, &own);
    if (sound)
        catalogus_controle(&loaded->scenario.final, &loaded->scenario.base, &own);
    if (sound && fault_count(&own, FAULT_ERROR) > 0) {
        scenario_release(&loaded->scenario);
        sound = false;
    }
    if (!sound)
        catalogus_release(&loaded->catalogue);
    fault_list_sort(&own);
    for (size_t i = 0; i < own.count; i++)
        fault_add(faults, own.items[i].severity, own.items[i].file, own.items[i].line,
                  own.items[i].path, "%s", own.items[i].text);
    fault_list_release(&own);
    return sound;
}

void load_release(struct loaded *loaded)
{
    scenario_release(&loaded->scenario);
    catalogus_release(&loaded->catalogue);
}
