/* herkomst.json: where results come from, so that they can be defended and made again. Holds no
 * host, no user and no absolute path. */
#ifndef OUTPUT_PROVENANCE_H
#define OUTPUT_PROVENANCE_H

#include <stdbool.h>
#include <stdio.h>

#include "output/folder_manifest.h"
#include "output/growth.h"
#include "sim/kpi.h"

/* A scenario that was held against that of the study. */
struct provenance_variant {
    const struct kpi_study *study;
    const char *name;          /* as in the tables */
    const char *file;          /* "scenario-2.cfg": where it stands */
    const char *scenario_hash; /* NULL: the SHA-256 of that file as written */
    const struct growth *growth;
};

/* What only the command line knows; the rest stands in the study. Texts may be NULL: unknown. */
struct provenance {
    const char *version; /* of ketensim */
    const char *commit;  /* git id of the source */
    const char *lang;    /* of charts and report: "nl" or "en"; NULL: not told */
    int argc;            /* the command as it was given */
    const char *const *argv;
    double wall_seconds; /* of the simulation; NAN: unknown */
    int threads;         /* 0: unknown */
    const char
        *scenario_hash; /* of the resolved scenario; NULL: the SHA-256 of scenario.cfg as written */
    const char *sources; /* one line for the foot of charts: the reports the figures come from */
    const char *gsl_version;
    const char *gnuplot_version;               /* NULL: not used; content_write finds it itself */
    const struct provenance_variant *variants; /* of `compare`; else none */
    size_t variant_count;
    const struct growth *growth; /* lists without equilibrium; NULL: not known, and not told */
};

/* Writes the whole file; `files` are listed in it (may be NULL). Errors stay behind in ferror(out).
 */
void provenance_write(FILE *out, const struct provenance *provenance, const struct kpi_study *study,
                      const struct folder_files *files);

/* The command on one line, quoted for a shell where needed; absolute paths and paths that climb
 * ("../") are reduced to their last part. To be freed. */
char *provenance_command(int argc, const char *const *argv);

/* A JSON string, quotes included. Invalid UTF-8 becomes U+FFFD. */
void provenance_json_text(FILE *out, const char *text);

#endif
