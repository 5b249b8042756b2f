#include "cli/version.h"

#ifndef KETENSIM_VERSION
#define KETENSIM_VERSION "onbekend"
#endif
#ifndef KETENSIM_COMMIT
#define KETENSIM_COMMIT "onbekend"
#endif

#ifndef KETENSIM_SOURCES
#define KETENSIM_SOURCES "onbekend"
#endif

const char *version_sources(void)
{
    return KETENSIM_SOURCES;
}

const char *version_number(void)
{
    return KETENSIM_VERSION;
}

const char *version_commit(void)
{
    return KETENSIM_COMMIT;
}
