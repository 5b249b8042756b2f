/* Reported figures beside simulated ones in words and numbers for people: one place for the tables,
 * the console and the charts. */
#ifndef OUTPUT_VALIDATION_WORDS_H
#define OUTPUT_VALIDATION_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "output/labels.h"
#include "output/number.h"
#include "sim/kpi.h"
#include "sim/study/validation.h"

enum { VALIDATION_WORDS_SIZE = 256 };

/* A validation, and what its figures are about. */
struct validation_told {
    const struct validation *validation;
    const char *scenario;
    struct kpi_catalogue kpis;
    struct figure_traits traits;
};

/* Figures are shown by what they were used for, those of the scenario itself before those of the
 * scenario it builds on: tests first, then what is no proof. */
enum { VALIDATION_SECTIONS = 8, VALIDATION_TEST_SECTIONS = 2 };
size_t validation_section_of(const struct figure *figure);
const char *validation_section_name(const struct labels *labels, size_t section,
                                    const struct validation *validation);

/* "klopt", "ruim", "wijkt af", "niet te zeggen"; "" of context. */
const char *validation_verdict(const struct labels *labels, const struct judged *judged);

/* What the figure is, clean: as its file says, in English what its KPI or trait is called. To be
 * freed; begins with a capital. */
char *validation_what(const struct validation_told *told, const struct labels *labels,
                      const struct figure *figure);

/* When it was counted, short: "jan–jun 2018", "31 dec 2018"; "n = 18, dossiers jan–mrt 2018" when
 * the files were opened. */
const char *validation_period(const struct validation_told *told, const struct labels *labels,
                              const struct figure *figure, char text[VALIDATION_WORDS_SIZE]);

/* The unit in Dutch: of its KPI or trait; "aantal" of a number counted in a period. */
const char *validation_unit(const struct validation_told *told, const struct figure *figure);

/* Is it counted in cases, children or reports, so that chance goes with its square root? */
bool validation_is_count(const struct validation_told *told, const struct figure *figure);

/* "31% (23 tot 41)", "26", "2,87 dagen": what was reported; and what the model predicts, which
 * leaves the unit out. */
const char *validation_reported(const struct validation_told *told, const struct labels *labels,
                                const struct figure *figure, char text[VALIDATION_WORDS_SIZE]);
const char *validation_predicted(const struct validation_told *told, const struct labels *labels,
                                 const struct judged *judged, char text[VALIDATION_WORDS_SIZE]);

/* "40 van de 45 toetsen kloppen (89%); ten minste 85% is nodig": how it came out. */
const char *validation_outcome(const struct labels *labels, const struct validation *validation,
                               char text[VALIDATION_WORDS_SIZE]);

#endif
