#include "cli/command.h"
#include "cli/load.h"
#include "cli/run_study.h"
#include "cli/study.h"

int command_run(const struct options *options, struct complaint *complaint)
{
    struct loaded loaded;
    int status = study_check(options, complaint);
    if (status != EXIT_DONE)
        return status;
    if (!load_scenario(&loaded, options->names[0], options, &complaint->faults))
        return EXIT_FAULTY_SCENARIO;
    status = run_study(&loaded, options, complaint);
    load_release(&loaded);
    return command_close_output(status, complaint);
}
