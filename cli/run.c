#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/load.h"
#include "cli/run_study.h"
#include "output/results.h"
#include "scenarios/storage.h"

/* uitvoer/NAME for scenarios/NAME.cfg; to be freed. */
static char *default_directory(const char *file)
{
    const char *slash = strrchr(file, '/');
    const char *name = slash == NULL ? file : slash + 1;
    size_t length = strlen(name);
    if (length > 4 && strcmp(name + length - 4, ".cfg") == 0)
        length -= 4;
    return storage_format("uitvoer/%.*s", (int)length, name);
}

int command_run(const struct options *options, struct complaint *complaint)
{
    struct loaded loaded;
    if (!load_scenario(&loaded, options->names[0], options, &complaint->faults))
        return EXIT_FAULTY_SCENARIO;
    char *directory =
        options->out != NULL ? storage_copy(options->out) : default_directory(loaded.scenario.file);
    char *message = NULL;
    enum output_status usable = output_folder_usable(directory, &message);
    int status = usable == OUTPUT_NOT_OURS ? EXIT_WRONG_USE : EXIT_FAILED;
    if (usable == OUTPUT_OK)
        status = run_study(&loaded.scenario, options, directory, complaint);
    else
        complain(complaint, "%s",
                 message != NULL ? message : "De map voor de uitkomsten is niet te gebruiken.");
    free(message);
    free(directory);
    load_release(&loaded);
    return command_close_output(status, complaint);
}
