/* Looking up in the catalogue of parameters and in a resolved set of values.
 *
 * The set is sorted by path and does not change once it is resolved, so a lookup is a binary
 * search. A value of an optional row that the user did not give stands in the set with `given`
 * false: it is known, but absent. Asking for what no row describes is a mistake in the model's
 * code, and stops the program with the path, in every build. */
#include "sim/parameter.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/check.h"

#define LONGEST_PATH 512
#define LARGEST_EXACT_INTEGER 9007199254740992.0 /* 2^53 */

_Noreturn static void fail_at(const char *path, const char *why)
{
    fprintf(stderr, "ketensim: internal error: parameter \"%s\" %s\n", path, why);
    abort();
}

void parameter_value_release(struct parameter_value *value)
{
    free(value->path);
    free(value->steps);
    free(value->list);
    free(value->text);
    free(value->source);
    free(value->file);
    *value = (struct parameter_value){0};
}

void parameter_set_release(struct parameter_set *set)
{
    for (size_t i = 0; i < set->count; i++)
        parameter_value_release(&set->values[i]);
    free(set->values);
    *set = (struct parameter_set){0};
}

static int compare_path(const void *key, const void *element)
{
    const struct parameter_value *value = element;
    return strcmp(key, value->path);
}

const struct parameter_value *parameter_find(const struct parameter_set *set, const char *path)
{
    if (set->count == 0)
        return NULL;
    return bsearch(path, set->values, set->count, sizeof *set->values, compare_path);
}

/* Whether the concrete path fits the row's path, in which the key `*` stands for any one key. Most
 * rows are told apart by their first letters: it is asked for every key of every scenario. */
static bool path_matches(const char *pattern, const char *path)
{
    bool at_key = true;
    for (; *pattern != '\0'; pattern++) {
        bool any = at_key && pattern[0] == '*' && (pattern[1] == '.' || pattern[1] == '\0');
        size_t length = any ? strcspn(path, ".") : *pattern == *path;
        if (length == 0)
            return false;
        path += length;
        at_key = *pattern == '.';
    }
    return *path == '\0';
}

const struct parameter_row *parameter_row_for(const struct parameter_catalogue *catalogue,
                                              const char *path)
{
    const struct parameter_row *by_wildcard = NULL;
    for (size_t i = 0; i < catalogue->row_count; i++) {
        const struct parameter_row *row = catalogue->rows[i];
        if (!path_matches(row->path, path))
            continue;
        if (strcmp(row->path, path) == 0)
            return row;
        by_wildcard = by_wildcard != NULL ? by_wildcard : row;
    }
    return by_wildcard;
}

/* The value at a path made from a format; stops when there is none. */
__attribute__((format(printf, 2, 0))) static const struct parameter_value *
find_formatted(const struct parameter_set *set, const char *format, va_list arguments)
{
    char path[LONGEST_PATH];
    int length = vsnprintf(path, sizeof path, format, arguments);
    CHECK(length >= 0);
    if ((size_t)length >= sizeof path)
        fail_at(path, "has too long a path");
    const struct parameter_value *value = parameter_find(set, path);
    if (value == NULL)
        fail_at(path, "is not in the set");
    return value;
}

static bool value_is_absent(const struct parameter_value *value)
{
    return value->row->optional && !value->given;
}

/* The first step's number, of any type that has one. */
static double first_number(const struct parameter_value *value)
{
    if (value->row->type == PARAMETER_TEXT || value->row->type == PARAMETER_LIST)
        fail_at(value->path, "is no number");
    if (value_is_absent(value))
        fail_at(value->path, "was not given and has no number");
    if (value->step_count == 0)
        fail_at(value->path, "has no steps");
    return value->steps[0].number;
}

bool parameter_is_given(const struct parameter_set *set, const char *path, ...)
{
    va_list arguments;
    va_start(arguments, path);
    const struct parameter_value *value = find_formatted(set, path, arguments);
    va_end(arguments);
    return value->given;
}

double parameter_number(const struct parameter_set *set, const char *path, ...)
{
    va_list arguments;
    va_start(arguments, path);
    const struct parameter_value *value = find_formatted(set, path, arguments);
    va_end(arguments);
    return first_number(value);
}

int64_t parameter_integer(const struct parameter_set *set, const char *path, ...)
{
    va_list arguments;
    va_start(arguments, path);
    const struct parameter_value *value = find_formatted(set, path, arguments);
    va_end(arguments);
    enum parameter_type type = value->row->type;
    if (type != PARAMETER_INTEGER && type != PARAMETER_DATE && type != PARAMETER_CHOICE)
        fail_at(value->path, "is no whole number, date or choice");
    double number = first_number(value);
    /* Also false for NAN; an unlimited value has no integer. */
    if (!(fabs(number) <= LARGEST_EXACT_INTEGER) || number < floor(number) ||
        number > floor(number))
        fail_at(value->path, "has a value that is no whole number");
    return (int64_t)number;
}

const char *parameter_text(const struct parameter_set *set, const char *path, ...)
{
    va_list arguments;
    va_start(arguments, path);
    const struct parameter_value *value = find_formatted(set, path, arguments);
    va_end(arguments);
    if (value->row->type != PARAMETER_TEXT && value->row->type != PARAMETER_CHOICE)
        fail_at(value->path, "is no text or choice");
    if (value_is_absent(value) || value->text == NULL)
        fail_at(value->path, "was not given and has no text");
    return value->text;
}

const struct parameter_value *parameter_get(const struct parameter_set *set, const char *path, ...)
{
    va_list arguments;
    va_start(arguments, path);
    const struct parameter_value *value = find_formatted(set, path, arguments);
    va_end(arguments);
    return value_is_absent(value) ? NULL : value;
}

const struct parameter_step *parameter_step_at(const struct parameter_value *value, tick at)
{
    if (value->step_count == 0)
        fail_at(value->path, "has no steps");
    size_t low = 0; /* holds already, or is the first */
    size_t high = value->step_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (value->steps[middle].from <= at)
            low = middle;
        else
            high = middle;
    }
    return &value->steps[low];
}

/* The length of the key that stands for `*` right below the group, 0 when the value has none there;
 * a row may name a key of the group in full, and that key is no member of the set of keys. */
static size_t wildcard_key(const struct parameter_value *value, const char *group, size_t length)
{
    const char *row = value->row->path;
    if (strncmp(row, group, length) != 0 || strncmp(row + length, ".*", 2) != 0)
        return 0;
    if (row[length + 2] != '\0' && row[length + 2] != '.')
        return 0;
    if (strncmp(value->path, group, length) != 0 || value->path[length] != '.')
        return 0;
    return strcspn(value->path + length + 1, ".");
}

static int compare_keys(const void *left, const void *right)
{
    const char *const *a = left;
    const char *const *b = right;
    return strcmp(*a, *b);
}

char **parameter_keys(const struct parameter_set *set, const char *group, size_t *count)
{
    size_t group_length = strlen(group);
    char **keys = calloc(set->count + 1, sizeof *keys);
    if (keys == NULL)
        fail_at(group, "needs more memory than there is");
    *count = 0;
    for (size_t i = 0; i < set->count; i++) {
        size_t length = wildcard_key(&set->values[i], group, group_length);
        if (length == 0)
            continue;
        /* Sorted by path, the values of one key stand together. */
        const char *key = set->values[i].path + group_length + 1;
        const char *last = *count == 0 ? "" : keys[*count - 1];
        if (strlen(last) == length && memcmp(last, key, length) == 0)
            continue;
        keys[*count] = strndup(key, length);
        if (keys[*count] == NULL)
            fail_at(group, "needs more memory than there is");
        ++*count;
    }
    /* Paths sort "a-b.x" before "a.x"; keys sort "a" before "a-b". */
    qsort(keys, *count, sizeof *keys, compare_keys);
    return keys;
}
