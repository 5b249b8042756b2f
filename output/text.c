/* Cleaning and measuring text. The width table is coarse: the ranges that occur in names. */
#include "output/text.h"

#include <stdbool.h>
#include <string.h>

#include "output/memory.h"

enum { TEXT_REPLACEMENT = 0xFFFD, TEXT_ELLIPSIS = 0x2026 };

size_t text_decode(const char *text, uint32_t *point)
{
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    unsigned char first = (unsigned char)text[0];
    *point = TEXT_REPLACEMENT;
    if (first < 0x80) {
        *point = first;
        return 1;
    }
    size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4)
        return 1;
    uint32_t value = first & (0x7Fu >> length);
    for (size_t i = 1; i < length; i++) {
        unsigned char next = (unsigned char)text[i];
        if ((next & 0xC0) != 0x80)
            return 1;
        value = value << 6 | (next & 0x3F);
    }
    if (value < smallest[length] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        return 1;
    *point = value;
    return length;
}

size_t text_encode(uint32_t point, char bytes[4])
{
    if (point < 0x80) {
        bytes[0] = (char)point;
        return 1;
    }
    size_t length = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    for (size_t i = length - 1; i > 0; i--) {
        bytes[i] = (char)(0x80 | (point & 0x3F));
        point >>= 6;
    }
    bytes[0] = (char)((0xF00u >> length & 0xFF) | point);
    return length;
}

static bool is_unshowable(uint32_t point)
{
    return point < 0x20 || (point >= 0x7F && point <= 0x9F) || point == 0x061C ||
           (point >= 0x200B && point <= 0x200F) || (point >= 0x2028 && point <= 0x202E) ||
           (point >= 0x2060 && point <= 0x206F) || point == 0xFEFF || (point & 0xFFFE) == 0xFFFE ||
           (point >= 0xFDD0 && point <= 0xFDEF);
}

char *text_clean(const char *text, size_t cap)
{
    size_t points = 0;
    uint32_t point;
    for (const char *at = text; *at != '\0'; at += text_decode(at, &point))
        points++;
    size_t keep = points <= cap ? points : cap > 0 ? cap - 1 : 0;
    char *clean = memory_allocate(4 * keep + keep / 3 + 8, 1);
    size_t used = 0;
    size_t done = 0;
    for (const char *at = text; done < keep; done++) {
        at += text_decode(at, &point);
        if (point == '>' && used >= 2 && memcmp(clean + used - 2, "]]", 2) == 0)
            clean[used++] = ' ';
        used += text_encode(is_unshowable(point) ? ' ' : point, clean + used);
    }
    if (keep < points && cap > 0)
        used += text_encode(TEXT_ELLIPSIS, clean + used);
    clean[used] = '\0';
    return clean;
}

static size_t point_width(uint32_t point)
{
    if ((point >= 0x0300 && point <= 0x036F) || (point >= 0x1AB0 && point <= 0x1AFF) ||
        (point >= 0x20D0 && point <= 0x20FF) || (point >= 0xFE00 && point <= 0xFE0F) ||
        (point >= 0x200B && point <= 0x200F))
        return 0;
    if ((point >= 0x1100 && point <= 0x115F) || (point >= 0x2E80 && point <= 0xA4CF) ||
        (point >= 0xAC00 && point <= 0xD7A3) || (point >= 0xF900 && point <= 0xFAFF) ||
        (point >= 0xFE30 && point <= 0xFE6F) || (point >= 0xFF00 && point <= 0xFF60) ||
        (point >= 0x1F300 && point <= 0x1FAFF) || (point >= 0x20000 && point <= 0x3FFFD))
        return 2;
    return 1;
}

size_t text_width(const char *text)
{
    size_t width = 0;
    uint32_t point;
    while (*text != '\0') {
        text += text_decode(text, &point);
        width += point_width(point);
    }
    return width;
}

static void write_spaces(FILE *out, const char *text, size_t width)
{
    for (size_t have = text_width(text); have < width; have++)
        fputc(' ', out);
}

void text_pad_left(FILE *out, const char *text, size_t width)
{
    fputs(text, out);
    write_spaces(out, text, width);
}

void text_pad_right(FILE *out, const char *text, size_t width)
{
    write_spaces(out, text, width);
    fputs(text, out);
}
