/* Makes charts in a results folder: grafieken/NAME.gp (the script, with its numbers), NAME.svg and
 * NAME.png. Which charts there are is a list, one for every command that draws. */
#ifndef OUTPUT_CHARTS_H
#define OUTPUT_CHARTS_H

#include "output/chart.h"
#include "output/folder.h"

struct chart_kind {
    const char *name;                  /* the file's, without ending */
    bool (*draw)(struct chart *chart); /* see output/chart_kinds.h */
    size_t variant;                    /* the one it is of, from 1; 0: of all, or of none */
};

struct chart_list {
    const struct chart_kind *kinds;
    size_t count;
};

struct charts_result {
    size_t drawn, failed;
    bool gnuplot_missing; /* the scripts are written all the same */
    bool without_png;     /* no font was found; only SVG was made */
    char *first_failure;  /* Dutch sentence, to be freed; NULL when none */
};

/* Those of `run`. */
struct chart_list charts_of_study(void);

/* The script of one chart, to be freed; NULL when the source has no numbers for it. */
char *charts_script(const struct chart_source *source, const struct chart_kind *kind,
                    size_t *length);

/* Draws them all. Charts for which the source has no numbers are left out. */
struct charts_result charts_draw(struct folder *folder, const struct chart_source *source,
                                 struct chart_list charts);

#endif
