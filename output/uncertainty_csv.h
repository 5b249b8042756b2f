/* The tables of a study under uncertainty, in the notation of output/csv.h. Column scenario holds
 * the variant's name where the outcome is a difference with the basis, else `scenario`. Errors of
 * writing stay behind in ferror(out). */
#ifndef OUTPUT_UNCERTAINTY_CSV_H
#define OUTPUT_UNCERTAINTY_CSV_H

#include <stdio.h>

#include "sim/study/uncertainty.h"

/* onzekerheid.csv, a row an outcome:
 * scenario,kpi,station,gemeente,uitsplitsing,eenheid,soort,gemiddelde,laag95,hoog95,toeval,aanname,
 * aandeel_aanname,zekerheid,punten
 * soort is niveau or verschil; toeval and aanname are half-widths of 95%; aandeel_aanname is
 * percent of the variance; zekerheid is empty with fewer than 100 points and where a sign means
 * nothing; punten counts those with a value. */
void uncertainty_csv_write_outcomes(FILE *out, const struct uncertainty *uncertainty,
                                    const char *scenario);

/* aannames.csv, of every headline outcome all assumptions, most telling first:
 * scenario,kpi,station,gemeente,uitsplitsing,rang,pad,aanname,eenheid,waarde,laag,hoog,
 * bespaart_procent,smaller_procent,helling,onderscheiden,kantelpunt
 * bespaart_procent is of the variance of the point means (struct influence), smaller_procent what
 * that makes of the width of the band; kantelpunt is the assumption's own value at which the
 * outcome changes sign. */
void uncertainty_csv_write_rankings(FILE *out, const struct uncertainty *uncertainty,
                                    const char *scenario);

/* ontwerp_aannames.csv, a row a point of the design and a column an assumption: punt,PAD,… */
void uncertainty_csv_write_design(FILE *out, const struct uncertainty *uncertainty);

#endif
