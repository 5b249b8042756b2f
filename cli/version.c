#include "cli/version.h"

#ifndef KETENSIM_VERSION
#define KETENSIM_VERSION "onbekend"
#endif
#ifndef KETENSIM_COMMIT
#define KETENSIM_COMMIT "onbekend"
#endif

const char *version_number(void)
{
    return KETENSIM_VERSION;
}

const char *version_commit(void)
{
    return KETENSIM_COMMIT;
}
