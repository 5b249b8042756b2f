/* Takes the command line apart, has one command carried out, and is the one place that prints what
 * went wrong and settles the exit status. */
#include <gsl/gsl_errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "cli/command.h"
#include "cli/interrupt.h"
#include "cli/version.h"

#ifndef KETENSIM_DATADIR
#define KETENSIM_DATADIR "/usr/local/share/ketensim"
#endif

static void print_faults(const struct fault_list *faults)
{
    for (size_t i = 0; i < faults->count; i++) {
        char *line = fault_format(&faults->items[i]);
        fprintf(stderr, "%s\n", line);
        free(line);
    }
}

static int carry_out(const struct options *options, struct complaint *complaint)
{
    switch (options->command) {
    case COMMAND_RUN:
        return command_run(options, complaint);
    case COMMAND_COMPARE:
        return command_compare(options, complaint);
    case COMMAND_VESSELS:
        return command_vessels(options, complaint);
    case COMMAND_CHECK:
        return command_check(options, complaint);
    case COMMAND_SHOW:
        return command_show(options, complaint);
    case COMMAND_NEW:
        return command_new(options, complaint);
    case COMMAND_VALIDATE:
        return command_validate(options, complaint);
    case COMMAND_CALIBRATE:
        return command_calibrate(options, complaint);
    case COMMAND_REPORT:
        return command_report(options, complaint);
    case COMMAND_NONE:
        break;
    }
    return EXIT_WRONG_USE;
}

int main(int argc, char **argv)
{
    gsl_set_error_handler_off();
    interrupt_listen();
    /* where bare names of scenarios are looked up, unless the user says otherwise */
    setenv("KETENSIM_SCENARIOS", KETENSIM_DATADIR "/scenarios", 0);
    struct options options;
    struct complaint complaint = {.sentence = options_parse(&options, argc, argv)};
    fault_list_init(&complaint.faults);
    int status = EXIT_WRONG_USE;
    if (complaint.sentence == NULL && options.help) {
        fputs(options_help(options.command), stdout);
        status = command_close_output(EXIT_DONE, &complaint);
    } else if (complaint.sentence == NULL && options.version) {
        printf("ketensim %s (%s)\n", version_number(), version_commit());
        status = command_close_output(EXIT_DONE, &complaint);
    } else if (complaint.sentence == NULL) {
        status = carry_out(&options, &complaint);
    }
    print_faults(&complaint.faults);
    if (complaint.sentence != NULL)
        fprintf(stderr, "ketensim: %s\n", complaint.sentence);
    free(complaint.sentence);
    fault_list_release(&complaint.faults);
    options_release(&options);
    return status;
}
