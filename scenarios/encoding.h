/* The bytes of a scenario file made into plain text: one encoding (UTF-8), one line end (LF),
 * nothing invisible. What an editor or spreadsheet may have done to the file is named, with its
 * line. */
#ifndef SCENARIOS_ENCODING_H
#define SCENARIOS_ENCODING_H

#include <stddef.h>

#include "sim/fault.h"

#define ENCODING_FILE_LIMIT ((size_t)1 << 20)

/* The text, NUL-terminated, to be freed: no byte order mark, LF line ends (CRLF and CR become LF),
 * a last line that ends. Bytes that are no UTF-8 and control characters are reported and become
 * `?`. NULL when nothing can be made of it: too large, UTF-16, or holding NUL bytes. */
char *encoding_clean(const char *bytes, size_t length, const char *file, struct fault_list *faults,
                     size_t *clean_length);

/* Length in bytes of the UTF-8 character at `text` (of `left` bytes) and its code point; 0 when the
 * bytes are no valid UTF-8 (overlong forms, surrogates and beyond U+10FFFF are not). */
size_t encoding_decode(const char *text, size_t left, unsigned long *code);

#endif
