#include "cli/command.h"
#include "cli/load.h"
#include "cli/run_study.h"

int command_run(const struct options *options, struct complaint *complaint)
{
    struct loaded loaded;
    if (!load_scenario(&loaded, options->names[0], options, &complaint->faults))
        return EXIT_FAULTY_SCENARIO;
    int status = run_study(&loaded, options, complaint);
    load_release(&loaded);
    return command_close_output(status, complaint);
}
