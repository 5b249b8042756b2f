/* Memory for the results room. Being out of memory while writing results leaves nothing sensible to
 * do, so these never return NULL: they abort with a message. */
#ifndef OUTPUT_MEMORY_H
#define OUTPUT_MEMORY_H

#include <stddef.h>

/* Zeroed memory for `count` items of `size` bytes (at least one byte). The caller frees it. */
void *memory_allocate(size_t count, size_t size);

/* As realloc to `count` items of `size` bytes. */
void *memory_grow(void *old, size_t count, size_t size);

/* A copy of the text, to be freed. */
char *memory_copy_text(const char *text);

/* A printf-formatted text, to be freed. */
char *memory_format(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
