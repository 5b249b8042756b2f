/* The page's building blocks. Every text goes through html_text, so that no text of a user is ever
 * read as mark-up; only names of ours (ids, classes, elements) are written as they are. */
#ifndef OUTPUT_REPORT_HTML_H
#define OUTPUT_REPORT_HTML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Text between or within elements: cleaned (output/text.h) and with & < > " ' escaped. */
void html_text(FILE *out, const char *text);
void html_format(FILE *out, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* <tag class="class">text</tag>; class may be NULL. */
void html_element(FILE *out, const char *tag, const char *class, const char *text);

/* A section with its heading (level 2 or 3) and an id of ours; html_section_end closes it. */
void html_section(FILE *out, int level, const char *id, const char *heading);
/* The same with a class for the heading, which may be NULL. */
void html_section_of(FILE *out, int level, const char *id, const char *class, const char *heading);
void html_section_end(FILE *out);

/* A folded part that opens by mouse and keyboard. */
void html_fold(FILE *out, const char *summary);
void html_fold_end(FILE *out);

/* A table: caption, header cells (scope="col"), then rows of which the first cell is the row's
 * header (scope="row"); `is_number[column]` cells stand right. In a box that scrolls sideways by
 * itself and can be reached by keyboard (tabindex="0", role="group", named as the caption). */
struct html_table {
    FILE *out;
    size_t columns, column;
    const bool *is_number;
};
void html_table_begin(struct html_table *table, FILE *out, const char *caption,
                      const char *const *heads, const bool *is_number, size_t columns);
/* The same with a class for the caption and one for each head; any may be NULL, and `classes`. */
void html_table_begin_of(struct html_table *table, FILE *out, const char *caption,
                         const char *caption_class, const char *const *heads,
                         const char *const *classes, const bool *is_number, size_t columns);
void html_table_cell(struct html_table *table, const char *text);
void html_table_end(struct html_table *table);

/* An SVG file of our charts put inline in a <figure>: without XML prologue and scripts, ids led by
 * `prefix` wherever they are defined or used, sized by its viewBox, with role="img" and `alt` as
 * its name; below it `caption`. False: it is not an SVG as our gnuplot makes them (nothing is
 * written).
 */
bool html_svg(FILE *out, const char *svg, const char *prefix, const char *alt, const char *caption);

#endif
