/* Text of others (scenario names, names of gemeenten) made safe to show: valid UTF-8, on one line,
 * without characters that steer a terminal, an XML reader or the direction of writing. Also the
 * width of text on a terminal, which is neither its bytes nor its code points. */
#ifndef OUTPUT_TEXT_H
#define OUTPUT_TEXT_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* Reads one code point at `text` (not at its end) into *point; returns the bytes used, at least 1.
 * Bytes that are no valid UTF-8 (overlong, surrogate, cut off) give U+FFFD one by one. */
size_t text_decode(const char *text, uint32_t *point);

/* Writes the code point as UTF-8 into bytes[4]; returns how many bytes. */
size_t text_encode(uint32_t point, char bytes[4]);

/* A copy fit to show on one line, to be freed: controls, line and paragraph separators, direction
 * controls and non-characters become spaces, "]]>" becomes "]] >", invalid bytes become U+FFFD, and
 * what exceeds `cap` code points is replaced by one "…". */
char *text_clean(const char *text, size_t cap);

/* Columns on a terminal: 0 for combining marks, 2 for wide East Asian characters, else 1. */
size_t text_width(const char *text);

/* Writes the text with spaces after it (left) or before it (right) up to `width` columns. */
void text_pad_left(FILE *out, const char *text, size_t width);
void text_pad_right(FILE *out, const char *text, size_t width);

#endif
