#include "scenarios/changes.h"

#include <stdlib.h>
#include <string.h>

#include "scenarios/storage.h"
#include "scenarios/value_text.h"

#define LONGEST 120 /* bytes of a value; a long list is cut */

static bool is_absent(const struct parameter_value *value)
{
    return value == NULL || (value->row->optional && !value->given);
}

static char *describe(const struct parameter_value *value)
{
    if (is_absent(value))
        return storage_copy("(niet gegeven)");
    struct storage_text text = {0};
    value_text_add_readable(&text, value);
    char *all = storage_copy(text.bytes != NULL ? text.bytes : "");
    storage_text_release(&text);
    if (strlen(all) <= LONGEST)
        return all;
    int length = LONGEST - 1;
    while (((unsigned char)all[length] & 0xC0) == 0x80) /* not within a character of UTF-8 */
        length--;
    char *part = storage_format("%.*s…", length, all);
    free(all);
    return part;
}

static bool differ(const struct parameter_value *one, const struct parameter_value *other)
{
    if (is_absent(one) || is_absent(other))
        return is_absent(one) != is_absent(other);
    return !parameter_values_agree(one, other);
}

static void add(struct scenario_change *changes, size_t *count, const struct parameter_value *from,
                const struct parameter_value *to)
{
    const struct parameter_value *present = to != NULL ? to : from;
    if (present->row->nature == PARAMETER_RUN || !differ(from, to))
        return;
    changes[(*count)++] =
        (struct scenario_change){present->path, present->row, describe(from), describe(to)};
}

struct scenario_change *scenario_changes(const struct scenario *basis,
                                         const struct scenario *variant, size_t *count)
{
    const struct parameter_set *one = &basis->final, *other = &variant->final;
    struct scenario_change *changes = storage_new(one->count + other->count + 1, sizeof *changes);
    *count = 0;
    size_t i = 0, j = 0;
    while (i < one->count || j < other->count) {
        int order = i == one->count     ? 1
                    : j == other->count ? -1
                                        : strcmp(one->values[i].path, other->values[j].path);
        const struct parameter_value *from = order <= 0 ? &one->values[i++] : NULL;
        const struct parameter_value *to = order >= 0 ? &other->values[j++] : NULL;
        add(changes, count, from, to);
    }
    return changes;
}

void scenario_changes_free(struct scenario_change *changes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        free(changes[i].from);
        free(changes[i].to);
    }
    free(changes);
}
