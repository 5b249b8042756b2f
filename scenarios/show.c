/* The resolved scenario for people: what every value is, where it comes from and which line gave
 * it. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/scenario.h"
#include "scenarios/storage.h"
#include "scenarios/value.h"
#include "scenarios/value_text.h"

/* Width in characters, not bytes. */
static size_t width(const char *text)
{
    size_t points = 0;
    for (; *text != '\0'; text++)
        points += ((unsigned char)*text & 0xC0) != 0x80;
    return points;
}

static void pad(struct storage_text *text, size_t from, size_t to)
{
    do
        storage_text_add_char(text, ' ');
    while (++from < to);
}

static void add_place(struct storage_text *text, const struct parameter_value *value)
{
    if (!value->given)
        storage_text_add(text, "standaard");
    else if (strcmp(value->source, "--set") == 0)
        storage_text_add(text, "--set");
    else
        storage_text_add(text, "%s:%d", value->file, value->line);
    if (value->changed_from_base && value->row->nature != PARAMETER_RUN)
        storage_text_add(text, ", anders dan de basis");
}

static void add_line(struct storage_text *text, const struct scenario *scenario,
                     const struct parameter_value *value, const char *key)
{
    struct storage_text readable = {0};
    value_text_add_readable(&readable, value);
    if (value->row->unit != NULL && value->row->unit[0] != '\0')
        storage_text_add(&readable, " %s", value->row->unit);
    size_t key_column = 44, value_column = 28;
    storage_text_add(text, "  %s", key);
    pad(text, width(key) + 2, key_column);
    storage_text_add(text, "%s", readable.bytes);
    pad(text, width(readable.bytes), value_column);
    storage_text_release(&readable);
    bool has_source = value->row->nature != PARAMETER_RUN;
    if (has_source)
        storage_text_add(text, "[%s] ", value->source);
    if (!isnan(value->low) && !isnan(value->high))
        storage_text_add(text, "(%.12g tot %.12g) ", value->low, value->high);
    add_place(text, value);
    const struct parameter_value *before = value_find(&scenario->base, value->path);
    if (value->row->nature == PARAMETER_BELEID && before != NULL && !value_is_same(before, value)) {
        storage_text_add(text, "; voor de start: ");
        value_text_add_readable(text, before);
    }
    storage_text_add(text, "\n");
}

/* Length of the part of the path that is printed as a heading: its first key, or the first two
 * where the second is data. */
static size_t heading_length(const struct parameter_value *value)
{
    size_t length = strcspn(value->path, ".");
    if (value->path[length] == '\0')
        return 0;
    const char *second = value->row->path + strcspn(value->row->path, ".");
    if (strncmp(second, ".*.", 3) == 0)
        length += 1 + strcspn(value->path + length + 1, ".");
    return length;
}

bool scenario_show(const struct scenario *scenario, FILE *file)
{
    struct storage_text text = {0};
    storage_text_add(&text, "%s\n", scenario->name);
    if (scenario->description[0] != '\0')
        storage_text_add(&text, "%s\n", scenario->description);
    for (size_t i = 0; i < scenario->chain_count; i++)
        storage_text_add(&text, "%s %s\n", i == 0 ? "Bestand:" : "Basis:  ", scenario->chain[i]);
    storage_text_add(&text, "\nLooptijd en toeval\n");
    for (size_t i = 0; i < scenario->final.count; i++)
        if (heading_length(&scenario->final.values[i]) == 0 &&
            !value_is_absent(&scenario->final.values[i]))
            add_line(&text, scenario, &scenario->final.values[i], scenario->final.values[i].path);
    const char *heading = "";
    size_t shown = 0;
    for (size_t i = 0; i < scenario->final.count; i++) {
        const struct parameter_value *value = &scenario->final.values[i];
        size_t length = heading_length(value);
        if (length == 0 || value_is_absent(value))
            continue;
        if (length != shown || strncmp(heading, value->path, length) != 0)
            storage_text_add(&text, "\n%.*s\n", (int)length, value->path);
        heading = value->path;
        shown = length;
        add_line(&text, scenario, value, value->path + length + 1);
    }
    bool sound = fwrite(text.bytes, 1, text.length, file) == text.length && fflush(file) == 0;
    storage_text_release(&text);
    return sound;
}
