/* Which program this is. */
#ifndef CLI_VERSION_H
#define CLI_VERSION_H

const char *version_number(void);  /* "0.1.0" */
const char *version_sources(void); /* digest of the sources that outcomes depend on, and of how
                                    they were compiled */
const char *version_commit(void);  /* git id of the source, "onbekend" when built without */

#endif
