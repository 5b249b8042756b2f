/* Memory and text for the scenario reader: every function gives what was asked or stops the
 * program, for a scenario is small and without memory there is nothing left to report. */
#ifndef SCENARIOS_STORAGE_H
#define SCENARIOS_STORAGE_H

#include <stdarg.h>
#include <stddef.h>

/* A text that grows; all zero is an empty one. `bytes` ends in NUL once anything was added. */
struct storage_text {
    char *bytes;
    size_t length;
    size_t capacity;
};

void storage_text_add(struct storage_text *text, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void storage_text_add_char(struct storage_text *text, char c);
void storage_text_release(struct storage_text *text);

/* `count` zeroed items of `size` bytes; to be freed. Never NULL, not even for a count of 0. */
void *storage_new(size_t count, size_t size);

/* Room for one item more than `count` in an array of `*capacity` items; gives the (moved) array. */
void *storage_grow(void *items, size_t *capacity, size_t count, size_t size);

/* Copies, to be freed. storage_copy of NULL is NULL. */
char *storage_copy(const char *text);
char *storage_copy_part(const char *text, size_t length);
char *storage_format(const char *format, ...) __attribute__((format(printf, 1, 2)));
char *storage_format_list(const char *format, va_list arguments)
    __attribute__((format(printf, 1, 0)));

#endif
