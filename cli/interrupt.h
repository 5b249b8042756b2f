/* Signals that ask the program to stop. The first is remembered, for the work to end in good order;
 * the second ends it at once. */
#ifndef CLI_INTERRUPT_H
#define CLI_INTERRUPT_H

#include <stdbool.h>

/* Listens to SIGINT, SIGTERM and SIGHUP, and ignores SIGPIPE and SIGXFSZ (a failed write tells as
 * much). */
void interrupt_listen(void);

/* The signal that came, 0 when none did. */
int interrupt_signal(void);

/* Whether one came, in the form that long work asks it; the context is not used. */
bool interrupt_came(void *context);

#endif
