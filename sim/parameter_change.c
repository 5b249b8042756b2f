#include "sim/parameter_change.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/check.h"

/* --- copying --- */

static void *copy_bytes(const void *from, size_t bytes)
{
    if (from == NULL)
        return NULL;
    void *to = malloc(bytes > 0 ? bytes : 1);
    CHECK(to != NULL);
    if (bytes > 0)
        memcpy(to, from, bytes);
    return to;
}

static char *copy_text(const char *text)
{
    return text == NULL ? NULL : copy_bytes(text, strlen(text) + 1);
}

/* An empirical distribution borrows its values, perhaps from the list of its own parameter. */
static void borrow_anew(struct parameter_value *copy, const struct parameter_value *value)
{
    for (size_t i = 0; i < copy->step_count; i++) {
        struct distribution *distribution = &copy->steps[i].distribution;
        if (value->list != NULL && distribution->values == value->list)
            distribution->values = copy->list;
    }
}

static void copy_value(struct parameter_value *copy, const struct parameter_value *value)
{
    *copy = *value;
    copy->path = copy_text(value->path);
    copy->steps = copy_bytes(value->steps, value->step_count * sizeof *value->steps);
    copy->list = copy_bytes(value->list, value->list_count * sizeof *value->list);
    copy->text = copy_text(value->text);
    copy->source = copy_text(value->source);
    copy->file = copy_text(value->file);
    borrow_anew(copy, value);
}

bool parameter_set_copy(struct parameter_set *copy, const struct parameter_set *set)
{
    *copy = (struct parameter_set){.values = calloc(set->count + 1, sizeof *copy->values)};
    if (copy->values == NULL)
        return false;
    for (size_t i = 0; i < set->count; i++)
        copy_value(&copy->values[copy->count++], &set->values[i]);
    return true;
}

/* --- other values --- */

static double first_number(const struct parameter_value *value)
{
    const struct parameter_step *step = &value->steps[0];
    return step->is_distribution ? step->distribution.mean : step->number;
}

bool parameter_has_range(const struct parameter_value *value)
{
    bool is_number =
        value->row->type == PARAMETER_NUMBER || value->row->type == PARAMETER_INTEGER ||
        value->row->type == PARAMETER_PERCENTAGE || value->row->type == PARAMETER_DURATION;
    if (!is_number || value->row->nature == PARAMETER_RUN || value->step_count == 0 ||
        !isfinite(value->low) || !isfinite(value->high) || value->low >= value->high)
        return false;
    double number = first_number(value);
    return number >= value->low && number <= value->high;
}

static double within_bounds(const struct parameter_value *value, double number)
{
    if (value->row->type == PARAMETER_INTEGER)
        number = nearbyint(number);
    return fmin(fmax(number, value->row->minimum), value->row->maximum);
}

void parameter_value_set(struct parameter_value *value, double number)
{
    double old = first_number(value);
    for (size_t i = 0; i < value->step_count; i++) {
        struct parameter_step *step = &value->steps[i];
        double here = step->is_distribution ? step->distribution.mean : step->number;
        if (!isfinite(here))
            continue; /* without limit */
        double changed = i == 0 ? number : old != 0.0 ? here * number / old : here + number - old;
        changed = within_bounds(value, changed);
        step->number = changed;
        if (value->row->type == PARAMETER_DURATION)
            step->distribution.mean = changed;
    }
}

/* --- sums --- */

static const char *key_end(const char *path)
{
    return path + strcspn(path, ".");
}

/* Does the path fit, `*` and `+` standing for any key? Gives where the key of `+` stands in it. */
static bool fits(const char *pattern, const char *path, const char **summed)
{
    for (;;) {
        const char *pattern_end = key_end(pattern), *path_end = key_end(path);
        bool any = pattern_end - pattern == 1 && (*pattern == '*' || *pattern == '+');
        if (*pattern == '+')
            *summed = path;
        if (!any && (pattern_end - pattern != path_end - path ||
                     strncmp(pattern, path, (size_t)(path_end - path)) != 0))
            return false;
        if (*pattern_end == '\0' || *path_end == '\0')
            return *pattern_end == *path_end;
        pattern = pattern_end + 1;
        path = path_end + 1;
    }
}

/* Are both members of one sum: the same but for the summed key? */
static bool same_group(const char *one, const char *one_key, const char *other,
                       const char *other_key)
{
    size_t length = (size_t)(one_key - one);
    return length == (size_t)(other_key - other) && strncmp(one, other, length) == 0 &&
           strcmp(key_end(one_key), key_end(other_key)) == 0;
}

/* The sum of the group that `first` begins, unless an earlier value began it. */
static void restore_group(struct parameter_set *set, size_t first, const struct parameter_sum *sum,
                          bool (*may_change)(const struct parameter_value *value))
{
    const char *key, *other;
    fits(sum->pattern, set->values[first].path, &key);
    double fixed = 0.0, free_sum = 0.0;
    for (size_t i = 0; i < set->count; i++) {
        const struct parameter_value *value = &set->values[i];
        if (value->step_count == 0 || !fits(sum->pattern, value->path, &other) ||
            !same_group(set->values[first].path, key, value->path, other))
            continue;
        if (i < first)
            return;
        *(may_change(value) ? &free_sum : &fixed) += first_number(value);
    }
    double factor = (sum->total - fixed) / free_sum;
    if (!(free_sum > 0.0) || !(factor >= 0.0) || factor == 1.0)
        return;
    for (size_t i = first; i < set->count; i++) {
        struct parameter_value *value = &set->values[i];
        if (value->step_count > 0 && may_change(value) && fits(sum->pattern, value->path, &other) &&
            same_group(set->values[first].path, key, value->path, other))
            parameter_value_set(value, factor * first_number(value));
    }
}

void parameter_sums_restore(struct parameter_set *set, const struct parameter_catalogue *catalogue,
                            bool (*may_change)(const struct parameter_value *value))
{
    const char *key;
    for (size_t s = 0; s < catalogue->sum_count; s++)
        for (size_t i = 0; i < set->count; i++)
            if (set->values[i].step_count > 0 &&
                fits(catalogue->sums[s].pattern, set->values[i].path, &key))
                restore_group(set, i, &catalogue->sums[s], may_change);
}
