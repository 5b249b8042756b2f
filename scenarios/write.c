/* The resolved scenario as a file that stands alone.
 *
 * Every value is written, defaults too, so that a later version of the program with other defaults
 * gives the same results. What the policy was before the start goes into a group of its own, where
 * it differs: without a basis it could not be known. */
#include <stdlib.h>
#include <string.h>

#include "scenarios/resolve.h"
#include "scenarios/run_parameters.h"
#include "scenarios/scenario.h"
#include "scenarios/storage.h"
#include "scenarios/value.h"
#include "scenarios/value_text.h"

/* A path with its value; without one it is written as absent. */
struct entry {
    const char *path;
    const struct parameter_value *value;
};

static void indent(struct storage_text *text, size_t depth)
{
    for (size_t i = 0; i < depth; i++)
        storage_text_add(text, "  ");
}

static void add_key(struct storage_text *text, size_t depth, const char *key, size_t length)
{
    indent(text, depth);
    storage_text_add(text, "%.*s", (int)length, key);
}

static void add_leaf(struct storage_text *text, const struct entry *entry)
{
    storage_text_add(text, " = ");
    if (entry->value == NULL)
        storage_text_add(text, "{ ontbreekt = true; }");
    else
        value_text_add(text, entry->value);
    storage_text_add(text, ";\n");
}

/* Writes entries[first … end), which share the first `shared` bytes of their paths, as one group.
 */
static void add_group(struct storage_text *text, const struct entry *entries, size_t first,
                      size_t end, size_t shared, size_t depth)
{
    while (first < end) {
        const char *key = entries[first].path + shared;
        size_t length = strcspn(key, ".");
        size_t next = first + 1;
        while (next < end && strncmp(entries[next].path + shared, key, length) == 0 &&
               strchr(".", entries[next].path[shared + length]) != NULL)
            next++;
        bool is_value = key[length] == '\0';
        add_key(text, depth, key, length);
        if (is_value && next == first + 1) {
            add_leaf(text, &entries[first]);
            first = next;
            continue;
        }
        storage_text_add(text, ": {\n");
        if (is_value) { /* a value with a group below it */
            indent(text, depth + 1);
            if (entries[first].value != NULL)
                value_text_add_members(text, entries[first].value);
            else
                storage_text_add(text, "ontbreekt = true;");
            storage_text_add(text, "\n");
        }
        add_group(text, entries, first + (is_value ? 1 : 0), next, shared + length + 1, depth + 1);
        indent(text, depth);
        storage_text_add(text, "};\n");
        first = next;
    }
}

static bool is_at_top(const char *path)
{
    for (size_t i = 0; i < RUN_PARAMETER_COUNT; i++)
        if (strcmp(scenario_run_rows[i].path, path) == 0)
            return true;
    return false;
}

static int compare_entries(const void *a, const void *b)
{
    const struct entry *first = a, *second = b;
    return strcmp(first->path, second->path);
}

/* Values of the history that differ from those of the run, and those that are in one of the two
 * only. */
static size_t list_history(struct entry *entries, const struct scenario *scenario)
{
    size_t count = 0;
    for (size_t i = 0; i < scenario->base.count; i++) {
        const struct parameter_value *value = &scenario->base.values[i];
        const struct parameter_value *now = value_find(&scenario->final, value->path);
        if (value->row->nature == PARAMETER_BELEID && !value_is_absent(value) &&
            (now == NULL || !value_is_same(now, value)))
            entries[count++] = (struct entry){value->path, value};
    }
    for (size_t i = 0; i < scenario->final.count; i++) {
        const struct parameter_value *value = &scenario->final.values[i];
        if (value->row->nature == PARAMETER_BELEID && !value_is_absent(value) &&
            value_find(&scenario->base, value->path) == NULL)
            entries[count++] = (struct entry){value->path, NULL};
    }
    qsort(entries, count, sizeof *entries, compare_entries);
    return count;
}

bool scenario_write(const struct scenario *scenario, FILE *file)
{
    struct storage_text text = {0};
    size_t count = 0;
    struct entry *entries =
        storage_new(scenario->final.count + scenario->base.count, sizeof *entries);
    storage_text_add(
        &text, "# Uitgeschreven scenario: elke waarde staat erin, een basis is niet nodig.\n");
    for (size_t i = 0; i < RUN_PARAMETER_COUNT; i++) {
        const char *path = scenario_run_rows[i].path;
        const struct parameter_value *value = value_find(&scenario->final, path);
        if (value == NULL)
            continue;
        add_key(&text, 0, path, strlen(path));
        add_leaf(&text, &(struct entry){path, value});
    }
    for (size_t i = 0; i < scenario->final.count; i++)
        if (!is_at_top(scenario->final.values[i].path) &&
            !value_is_absent(&scenario->final.values[i]))
            entries[count++] =
                (struct entry){scenario->final.values[i].path, &scenario->final.values[i]};
    storage_text_add(&text, "\n");
    add_group(&text, entries, 0, count, 0, 0);
    count = list_history(entries, scenario);
    if (count > 0) {
        storage_text_add(
            &text, "\n# Wat voor de start van de simulatie gold, waar dat anders was.\n%s: {\n",
            RESOLVE_HISTORY_KEY);
        add_group(&text, entries, 0, count, 0, 1);
        storage_text_add(&text, "};\n");
    }
    bool sound = fwrite(text.bytes, 1, text.length, file) == text.length && fflush(file) == 0;
    storage_text_release(&text);
    free(entries);
    return sound;
}
