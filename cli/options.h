/* The command line taken apart: one command, its files, and options with their values checked. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum command {
    COMMAND_NONE,
    COMMAND_RUN,
    COMMAND_COMPARE,
    COMMAND_VESSELS,
    COMMAND_CHECK,
    COMMAND_SHOW,
    COMMAND_NEW,
    COMMAND_VALIDATE,
    COMMAND_CALIBRATE,
    COMMAND_REPORT
};

struct options {
    enum command command;
    const char *const *names; /* scenarios, the name for `new`, the folder for `report` */
    size_t name_count;
    const char *out;               /* NULL: not given */
    int64_t replications;          /* 0: not given */
    int64_t seed;                  /* 0: not given */
    int64_t threads;               /* 0: not given */
    const char *const *precisions; /* --precision, as given; read by cli/precision.h */
    size_t precision_count;
    const char *store;             /* file of finished replications; NULL: opslag.sqlite in --out */
    int64_t points;                /* --onzekerheid: points of the design; 0: not given */
    int64_t wave_points;           /* --points: of each wave of calibrate; 0: not given */
    const char *figures;           /* file of reported figures; NULL: beside the scenario */
    const char *const *parameters; /* --parameter: paths to fit; none: those of the figures */
    size_t parameter_count;
    const char *casus;   /* of a huishouden or casus; NULL: not given */
    int64_t replication; /* to show; 0: not given */
    const char *const
        *sets; /* --set, with --seed and --replications as zaad= and replicaties= at the end */
    size_t set_count;
    const char *lang; /* "nl" or "en" */
    bool lang_is_given;
    bool stroom, quiet, help, version;
    int argc; /* the command line as it was given */
    const char *const *argv;
    /* owned */
    char **texts;
    size_t text_count;
    const char **name_list, **set_list, **precision_list, **parameter_list, **given;
};

/* Takes argv apart (and reorders it, as getopt does). NULL when all is well, else one Dutch
 * sentence, to be freed. The options borrow from argv; release them in both cases. */
char *options_parse(struct options *options, int argc, char **argv);
void options_release(struct options *options);

/* What --help prints for a command, or for the program. */
const char *options_help(enum command command);

#endif
