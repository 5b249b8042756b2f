/* Makes all charts of a study in a results folder: grafieken/NAME.gp (the script, with its
 * numbers), NAME.svg and NAME.png. */
#ifndef OUTPUT_CHARTS_H
#define OUTPUT_CHARTS_H

#include "output/chart.h"
#include "output/folder.h"

struct charts_result {
    size_t drawn, failed;
    bool gnuplot_missing; /* the scripts are written all the same */
    bool without_png;     /* no font was found; only SVG was made */
    char *first_failure;  /* Dutch sentence, to be freed; NULL when none */
};

/* The file name (without ending) of the i-th chart, NULL past the last. */
const char *charts_name(size_t i);

/* The script of the i-th chart, to be freed; NULL when the study has no numbers for it. */
char *charts_script(const struct chart_source *source, size_t i, size_t *length);

/* Draws them all. Charts for which the study has no numbers are left out. */
struct charts_result charts_draw(struct folder *folder, const struct chart_source *source);

#endif
