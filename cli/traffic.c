#include "cli/traffic.h"

#include <stdlib.h>
#include <string.h>

#include "cli/results.h"
#include "models/verkeer/verkeer.h"
#include "scenarios/storage.h"

bool scenario_traffic_make(struct scenario_traffic *made, const struct scenario *scenario,
                           const struct options *options, struct complaint *complaint)
{
    *made = (struct scenario_traffic){0};
    bool read = keten_instelling_lees(&made->in, &scenario->final, &scenario->base);
    if (!read || !verkeer_reken(&made->traffic, &made->in)) {
        if (read)
            keten_instelling_release(&made->in);
        complain(complaint, "Er is te weinig geheugen om `%s` door te rekenen.", scenario->file);
        return false;
    }
    made->names = results_gemeente_names(scenario, &made->in);
    made->labels = (struct labels){.english = strcmp(options->lang, "en") == 0,
                                   .gemeenten = made->names,
                                   .gemeente_count = made->in.gemeenten};
    growth_make(&made->growth, &made->traffic);
    return true;
}

void scenario_traffic_release(struct scenario_traffic *made)
{
    growth_release(&made->growth);
    traffic_release(&made->traffic);
    free(made->names);
    keten_instelling_release(&made->in);
    *made = (struct scenario_traffic){0};
}

bool compared_traffic_make(struct compared_traffic *made, struct scenario *const *scenarios,
                           size_t count, const struct options *options, struct complaint *complaint)
{
    *made = (struct compared_traffic){.each = storage_new(count + 1, sizeof *made->each)};
    for (; made->count < count; made->count++) {
        struct scenario_traffic *one = &made->each[made->count];
        if (!scenario_traffic_make(one, scenarios[made->count], options, complaint))
            return false;
        growth_add(&made->any, &one->growth);
    }
    return true;
}

void compared_traffic_release(struct compared_traffic *made)
{
    growth_release(&made->any);
    for (size_t i = 0; i < made->count; i++)
        scenario_traffic_release(&made->each[i]);
    free(made->each);
    *made = (struct compared_traffic){0};
}
