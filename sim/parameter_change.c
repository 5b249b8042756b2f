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

void parameter_value_copy(struct parameter_value *copy, const struct parameter_value *value)
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
        parameter_value_copy(&copy->values[copy->count++], &set->values[i]);
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

/* Members of a sum, from the first of them on. */
struct members {
    struct parameter_value **values;
    size_t count;
};

/* The step that holds from `from` on, when one begins exactly there. */
static struct parameter_step *step_from(struct parameter_value *value, tick from)
{
    for (size_t i = 0; i < value->step_count; i++)
        if (value->steps[i].from == from)
            return &value->steps[i];
    return NULL;
}

/* Scales what may change and begins at this date, so that all that holds then adds up. */
static void restore_at(const struct members *members, tick from, double total,
                       bool (*may_change)(const struct parameter_value *value))
{
    double fixed = 0.0, changeable = 0.0;
    for (size_t i = 0; i < members->count; i++) {
        struct parameter_value *value = members->values[i];
        double number = parameter_step_at(value, from)->number;
        bool free_here = may_change(value) && step_from(value, from) != NULL;
        *(free_here ? &changeable : &fixed) += number;
    }
    double factor = (total - fixed) / changeable;
    if (!(changeable > 0.0) || !(factor >= 0.0))
        return;
    for (size_t i = 0; i < members->count; i++) {
        struct parameter_step *step = step_from(members->values[i], from);
        if (step != NULL && may_change(members->values[i]))
            step->number = within_bounds(members->values[i], factor * step->number);
    }
}

/* The group of the first of these values, in `group`; what is left of the others stays in `all`. */
static void take_group(struct members *all, struct members *group, const char *pattern)
{
    const char *key, *other;
    const char *first = all->values[0]->path;
    size_t left = 0;
    fits(pattern, first, &key);
    group->count = 0;
    for (size_t i = 0; i < all->count; i++) {
        struct parameter_value *value = all->values[i];
        fits(pattern, value->path, &other);
        if (same_group(first, key, value->path, other))
            group->values[group->count++] = value;
        else
            all->values[left++] = value;
    }
    all->count = left;
}

/* The values that are in a sum of this pattern, of any group. */
static void find_members(struct members *all, const struct parameter_set *set, const char *pattern)
{
    const char *key;
    all->count = 0;
    for (size_t i = 0; i < set->count; i++)
        if (set->values[i].step_count > 0 && fits(pattern, set->values[i].path, &key))
            all->values[all->count++] = &set->values[i];
}

static void restore_sum(struct parameter_set *set, const struct parameter_sum *sum,
                        struct members *all, struct members *group,
                        bool (*may_change)(const struct parameter_value *value))
{
    find_members(all, set, sum->pattern);
    while (all->count > 0) {
        take_group(all, group, sum->pattern);
        for (size_t i = 0; i < group->count; i++)
            for (size_t k = 0; k < group->values[i]->step_count; k++)
                restore_at(group, group->values[i]->steps[k].from, sum->total, may_change);
    }
}

static bool sum_holds_at(const struct members *members, tick from, const struct parameter_sum *sum)
{
    double total = 0.0;
    for (size_t i = 0; i < members->count; i++)
        total += parameter_step_at(members->values[i], from)->number;
    return fabs(total - sum->total) <= sum->tolerance;
}

static bool sum_holds(const struct parameter_set *set, const struct parameter_sum *sum,
                      struct members *all, struct members *group)
{
    bool holds = true;
    find_members(all, set, sum->pattern);
    while (all->count > 0) {
        take_group(all, group, sum->pattern);
        for (size_t i = 0; i < group->count; i++)
            for (size_t k = 0; k < group->values[i]->step_count; k++)
                holds = holds && sum_holds_at(group, group->values[i]->steps[k].from, sum);
    }
    return holds;
}

static void make_room(struct members *all, struct members *group, const struct parameter_set *set)
{
    *all = (struct members){calloc(set->count + 1, sizeof *all->values), 0};
    *group = (struct members){calloc(set->count + 1, sizeof *group->values), 0};
    CHECK(all->values != NULL && group->values != NULL);
}

void parameter_sums_restore(struct parameter_set *set, const struct parameter_catalogue *catalogue,
                            bool (*may_change)(const struct parameter_value *value))
{
    struct members all, group;
    make_room(&all, &group, set);
    for (size_t s = 0; s < catalogue->sum_count; s++)
        restore_sum(set, &catalogue->sums[s], &all, &group, may_change);
    free(all.values);
    free(group.values);
}

bool parameter_sums_hold(const struct parameter_set *set,
                         const struct parameter_catalogue *catalogue)
{
    struct members all, group;
    make_room(&all, &group, set);
    bool hold = true;
    for (size_t s = 0; hold && s < catalogue->sum_count; s++)
        hold = sum_holds(set, &catalogue->sums[s], &all, &group);
    free(all.values);
    free(group.values);
    return hold;
}
