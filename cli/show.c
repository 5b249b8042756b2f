#include <stdio.h>

#include "cli/command.h"
#include "cli/load.h"

int command_show(const struct options *options, struct complaint *complaint)
{
    struct scenario scenario;
    if (!load_scenario(&scenario, options->names[0], options, &complaint->faults))
        return EXIT_FAULTY_SCENARIO;
    scenario_show(&scenario, stdout);
    scenario_release(&scenario);
    return command_close_output(EXIT_DONE, complaint);
}
