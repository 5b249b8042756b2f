/* Checks on ourselves that stay on in every build, whatever NDEBUG says.
 *
 * For modules that know of no simulated world; where there is one, SIM_CHECK of sim/simulation.h
 * also tells date, replication and seed. Never for what a user or the machine did wrong. */
#ifndef SIM_CHECK_H
#define SIM_CHECK_H

#include <stdio.h>
#include <stdlib.h>

/* Prints what was expected and where, then aborts, unless the condition holds. */
#define CHECK(condition) ((condition) ? (void)0 : check_fail(#condition, __FILE__, __LINE__))

_Noreturn static inline void check_fail(const char *what, const char *file, int line)
{
    fprintf(stderr, "ketensim: internal error at %s:%d: expected %s\n", file, line, what);
    abort();
}

#endif
