/* Allocation that aborts instead of returning NULL. */
#include "output/memory.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void memory_is_short(void)
{
    fputs("ketensim: out of memory while writing results\n", stderr);
    abort();
}

void *memory_allocate(size_t count, size_t size)
{
    void *memory = calloc(count > 0 ? count : 1, size > 0 ? size : 1);
    if (memory == NULL)
        memory_is_short();
    return memory;
}

void *memory_grow(void *old, size_t count, size_t size)
{
    if (size > 0 && count > SIZE_MAX / size)
        memory_is_short();
    void *memory = realloc(old, count * size > 0 ? count * size : 1);
    if (memory == NULL)
        memory_is_short();
    return memory;
}

char *memory_copy_text(const char *text)
{
    size_t length = strlen(text);
    char *copy = memory_allocate(length + 1, 1);
    memcpy(copy, text, length);
    return copy;
}

char *memory_format(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0)
        memory_is_short();
    char *text = memory_allocate((size_t)length + 1, 1);
    va_start(arguments, format);
    vsnprintf(text, (size_t)length + 1, format, arguments);
    va_end(arguments);
    return text;
}
