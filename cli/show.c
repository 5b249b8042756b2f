#include <stdio.h>

#include "cli/command.h"
#include "cli/load.h"
#include "cli/run_study.h"
#include "cli/show_casus.h"

int command_show(const struct options *options, struct complaint *complaint)
{
    struct loaded loaded;
    if (!load_scenario(&loaded, options->names[0], options, &complaint->faults))
        return EXIT_FAULTY_SCENARIO;
    int status = EXIT_DONE;
    if (options->stroom)
        status = run_study(&loaded, options, complaint);
    else if (options->casus != NULL)
        status = show_casus(&loaded.scenario, options, complaint);
    else
        scenario_show(&loaded.scenario, stdout); /* a failed write shows when stdout is closed */
    load_release(&loaded);
    return command_close_output(status, complaint);
}
