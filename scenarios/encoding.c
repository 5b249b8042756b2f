#include "scenarios/encoding.h"

#include <string.h>

#include "scenarios/storage.h"

size_t encoding_decode(const char *text, size_t left, unsigned long *code)
{
    static const unsigned long smallest[5] = {0, 0, 0x80, 0x800, 0x10000};
    const unsigned char *u = (const unsigned char *)text;
    if (left == 0)
        return 0;
    if (u[0] < 0x80) {
        *code = u[0];
        return 1;
    }
    size_t size = (u[0] & 0xE0) == 0xC0   ? 2
                  : (u[0] & 0xF0) == 0xE0 ? 3
                  : (u[0] & 0xF8) == 0xF0 ? 4
                                          : 0;
    if (size == 0 || size > left)
        return 0;
    unsigned long value = u[0] & (0x7FUL >> size);
    for (size_t i = 1; i < size; i++) {
        if ((u[i] & 0xC0) != 0x80)
            return 0;
        value = (value << 6) | (u[i] & 0x3FUL);
    }
    if (value < smallest[size] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        return 0;
    *code = value;
    return size;
}

static bool looks_like_utf16(const unsigned char *u, size_t length)
{
    if (length >= 2 && ((u[0] == 0xFF && u[1] == 0xFE) || (u[0] == 0xFE && u[1] == 0xFF)))
        return true;
    return length >= 4 && ((u[0] == 0 && u[2] == 0 && u[1] != 0 && u[3] != 0) ||
                           (u[1] == 0 && u[3] == 0 && u[0] != 0 && u[2] != 0));
}

/* Whether the file is text at all; a fault if not. */
static bool is_text(const char *bytes, size_t length, const char *file, struct fault_list *faults)
{
    if (length > ENCODING_FILE_LIMIT) {
        fault_add(faults, FAULT_ERROR, file, 1, "",
                  "Het bestand is groter dan 1 MiB; dat is geen scenario.");
        return false;
    }
    if (looks_like_utf16((const unsigned char *)bytes, length)) {
        fault_add(faults, FAULT_ERROR, file, 1, "",
                  "Het bestand is opgeslagen als Unicode (UTF-16); bewaar het als UTF-8.");
        return false;
    }
    const char *nul = length > 0 ? memchr(bytes, '\0', length) : NULL;
    if (nul != NULL) {
        int line = 1;
        for (const char *c = bytes; c < nul; c++)
            line += *c == '\n' || (*c == '\r' && c[1] != '\n');
        fault_add(faults, FAULT_ERROR, file, line, "",
                  "Byte %zu van het bestand is een NUL; in een tekstbestand komt die niet voor.",
                  (size_t)(nul - bytes) + 1);
        return false;
    }
    return true;
}

/* Characters that nobody sees and that make a text read otherwise than it is. */
static bool is_hidden(unsigned long code)
{
    return (code < 0x20 && code != '\t' && code != '\n') || (code >= 0x7F && code < 0xA0) ||
           code == 0xFEFF || (code >= 0x200B && code <= 0x200F) ||
           (code >= 0x2028 && code <= 0x202E) || (code >= 0x2060 && code <= 0x2069);
}

char *encoding_clean(const char *bytes, size_t length, const char *file, struct fault_list *faults,
                     size_t *clean_length)
{
    if (!is_text(bytes, length, file, faults))
        return NULL;
    size_t at = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    struct storage_text text = {0};
    int line = 1, reported_line = 0;
    while (at < length) {
        if (bytes[at] == '\r') {
            at += at + 1 < length && bytes[at + 1] == '\n' ? 2 : 1;
            storage_text_add_char(&text, '\n');
            line++;
            continue;
        }
        unsigned long code = 0;
        size_t size = encoding_decode(bytes + at, length - at, &code);
        if (size == 0 || is_hidden(code)) {
            if (line != reported_line && size == 0)
                fault_add(
                    faults, FAULT_ERROR, file, line, "",
                    "Hier staat een teken dat geen UTF-8 is (byte 0x%02X); bewaar het bestand "
                    "als UTF-8.",
                    (unsigned int)(unsigned char)bytes[at]);
            else if (line != reported_line)
                fault_add(faults, FAULT_ERROR, file, line, "",
                          "Hier staat een onzichtbaar teken (U+%04lX); haal het weg.", code);
            reported_line = line;
            storage_text_add_char(&text, '?');
            at += size > 0 ? size : 1;
            continue;
        }
        line += code == '\n';
        for (size_t i = 0; i < size; i++)
            storage_text_add_char(&text, bytes[at + i]);
        at += size;
    }
    storage_text_add_char(&text, '\n');
    *clean_length = text.length;
    return text.bytes;
}
