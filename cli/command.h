/* The commands. Each does its work, prints what was asked for to stdout, and hands back what went
 * wrong; only main prints that. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "cli/exit_status.h"
#include "cli/options.h"
#include "sim/fault.h"

/* What main is to print on stderr. */
struct complaint {
    struct fault_list faults; /* of scenarios */
    char *sentence;           /* of everything else; NULL: none; owned */
};

/* Sets the sentence, in place of an earlier one. */
void complain(struct complaint *complaint, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

int command_run(const struct options *options, struct complaint *complaint);
int command_compare(const struct options *options, struct complaint *complaint);
int command_vessels(const struct options *options, struct complaint *complaint);
int command_check(const struct options *options, struct complaint *complaint);
int command_show(const struct options *options, struct complaint *complaint);
int command_validate(const struct options *options, struct complaint *complaint);
int command_calibrate(const struct options *options, struct complaint *complaint);
int command_report(const struct options *options, struct complaint *complaint);
int command_new(const struct options *options, struct complaint *complaint);

/* Flushes stdout; gives `status`, or EXIT_FAILED with a complaint when writing failed. */
int command_close_output(int status, struct complaint *complaint);

#endif
