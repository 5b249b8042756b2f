/* What the program's exit status tells. */
#ifndef CLI_EXIT_STATUS_H
#define CLI_EXIT_STATUS_H

enum exit_status {
    EXIT_DONE = 0,
    EXIT_FAILED = 1,    /* something failed, or the books do not balance */
    EXIT_WRONG_USE = 2, /* the command line is wrong, or a folder is not ours */
    EXIT_FAULTY_SCENARIO = 3,
    EXIT_OUTSIDE_BOUNDS = 4, /* validation */
    EXIT_WITHOUT_CHARTS = 5,
    EXIT_INTERRUPTED = 128, /* plus the number of the signal */
};

#endif
