/* The reported figures that go with a scenario: --figures, or else the file beside it. */
#ifndef CLI_REPORTED_H
#define CLI_REPORTED_H

#include "cli/command.h"
#include "cli/load.h"
#include "sim/study/figures.h"

/* Finds and reads them. EXIT_DONE, or EXIT_FAULTY_SCENARIO with the reasons in the complaint and
 * nothing to release: there is no such file, it is faulty, or one of its figures (but for context)
 * is about something that this scenario cannot say. */
int reported_load(struct figure_list *figures, const struct loaded *loaded,
                  const struct options *options, struct complaint *complaint);

/* Reads them without asking whether the scenario can say something about each. EXIT_DONE also when
 * there are none (an empty list) and no --figures was given; else as above. */
int reported_read(struct figure_list *figures, const struct loaded *loaded,
                  const struct options *options, struct complaint *complaint);

#endif
