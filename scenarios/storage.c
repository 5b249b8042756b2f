#include "scenarios/storage.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/check.h"

static void text_reserve(struct storage_text *text, size_t extra)
{
    CHECK(extra < SIZE_MAX / 4 && text->length < SIZE_MAX / 4);
    size_t needed = text->length + extra + 1;
    if (needed <= text->capacity)
        return;
    size_t capacity = text->capacity > 0 ? text->capacity : 128;
    while (capacity < needed)
        capacity *= 2;
    char *bytes = realloc(text->bytes, capacity);
    CHECK(bytes != NULL);
    text->bytes = bytes;
    text->capacity = capacity;
}

static void text_add_list(struct storage_text *text, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    CHECK(length >= 0);
    text_reserve(text, (size_t)length);
    vsnprintf(text->bytes + text->length, (size_t)length + 1, format, arguments);
    text->length += (size_t)length;
}

void storage_text_add(struct storage_text *text, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    text_add_list(text, format, arguments);
    va_end(arguments);
}

void storage_text_add_char(struct storage_text *text, char c)
{
    text_reserve(text, 1);
    text->bytes[text->length++] = c;
    text->bytes[text->length] = '\0';
}

void storage_text_release(struct storage_text *text)
{
    free(text->bytes);
    *text = (struct storage_text){0};
}

void *storage_new(size_t count, size_t size)
{
    void *items = calloc(count > 0 ? count : 1, size > 0 ? size : 1);
    CHECK(items != NULL);
    return items;
}

void *storage_grow(void *items, size_t *capacity, size_t count, size_t size)
{
    if (items != NULL && count < *capacity)
        return items;
    size_t wanted = *capacity > 0 ? *capacity * 2 : 16;
    CHECK(wanted > count && wanted < SIZE_MAX / size);
    void *moved = realloc(items, wanted * size);
    CHECK(moved != NULL);
    *capacity = wanted;
    return moved;
}

char *storage_copy(const char *text)
{
    return text == NULL ? NULL : storage_copy_part(text, strlen(text));
}

char *storage_copy_part(const char *text, size_t length)
{
    char *copy = storage_new(length + 1, 1);
    memcpy(copy, text, length);
    return copy;
}

char *storage_format_list(const char *format, va_list arguments)
{
    struct storage_text text = {0};
    text_add_list(&text, format, arguments);
    return text.bytes;
}

char *storage_format(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char *text = storage_format_list(format, arguments);
    va_end(arguments);
    return text;
}
