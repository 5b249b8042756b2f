/* The tables of differences, in the notation of output/csv.h. `names` are those of the basis and
 * its variants; column scenario holds the variant's. Errors of writing stay behind in ferror(out).
 */
#ifndef OUTPUT_COMPARISON_CSV_H
#define OUTPUT_COMPARISON_CSV_H

#include <stdio.h>

#include "sim/study/comparison.h"

/* verschillen.csv, a row for every cell of the basis and every variant:
 * scenario,kpi,station,gemeente,uitsplitsing,eenheid,basis,variant,verschil,bi95_laag,bi95_hoog,
 * oordeel,variantiefactor,replicaties
 * The interval is that of verschil = variant − basis (in procentpunt where the unit is procent);
 * oordeel is lager, hoger, niet te onderscheiden, gelijk or onbekend; replicaties counts pairs. */
void comparison_csv_write_differences(FILE *out, const struct comparison *comparison,
                                      char *const *names);

/* verschil_tijdreeks.csv, a row a week and cell that both have:
 * scenario,datum,kpi,station,gemeente,uitsplitsing,verschil,band95_laag,band95_hoog,uiteen
 * The band holds for all weeks of a cell together; uiteen is "ja" in the week from which it
 * excludes 0 for four weeks on end. */
void comparison_csv_write_series(FILE *out, const struct comparison *comparison,
                                 char *const *names);

/* eerder_later.csv: scenario,gemeente,uitsplitsing,dagen,soort,gemiddelde,bi95_laag,bi95_hoog,
 * replicaties
 * Casussen a year; soort is eerder, later, alleen_basis, alleen_variant, saldo (eerder − later),
 * nul_eerder, nul_later, nul_saldo (of the null comparison) or meer_dan_herschikking (saldo −
 * nul_saldo). */
void comparison_csv_write_moved(FILE *out, const struct comparison *comparison, char *const *names);

/* gewijzigd.csv: scenario,pad,betekenis,basis,variant,eenheid */
void comparison_csv_write_changes(FILE *out, const struct comparison *comparison,
                                  char *const *names);

/* The word of column oordeel. */
const char *comparison_csv_verdict(enum verdict verdict);

#endif
