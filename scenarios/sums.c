#include "scenarios/sums.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/schema.h"
#include "scenarios/storage.h"
#include "scenarios/value.h"

/* Members of one sum: `pattern` matches them all, the summed key being `*`. */
struct members {
    const struct parameter_value **values;
    size_t count;
    char *pattern;
};

/* Position of the summed key in a path like the sum's pattern: the number of dots before it. */
static size_t summed_key(const char *pattern)
{
    size_t dots = 0;
    for (const char *c = pattern; *c != '+' && *c != '\0'; c++)
        dots += *c == '.';
    return dots;
}

/* The path with the key after `dots` dots replaced by a star. */
static char *star_out(const char *path, size_t dots)
{
    const char *key = path;
    for (; dots > 0; dots--)
        key = strchr(key, '.') + 1;
    return storage_format("%.*s*%s", (int)(key - path), path, key + strcspn(key, "."));
}

static double sum_at(const struct members *members, tick at)
{
    double total = 0.0;
    for (size_t i = 0; i < members->count; i++)
        total += parameter_step_at(members->values[i], at)->number;
    return total;
}

static void report(const struct members *members, const struct parameter_sum *sum, tick at,
                   double total, struct fault_list *faults)
{
    const struct parameter_value *place = members->values[0];
    struct storage_text text = {0};
    for (size_t i = 0; i < members->count; i++) {
        const struct parameter_value *value = members->values[i];
        storage_text_add(&text, "%s%s %.12g", i > 0 ? " + " : "", value->path,
                         parameter_step_at(value, at)->number);
        if ((value->changed_from_base && !place->changed_from_base) || place->file == NULL)
            place = value;
    }
    char date[CLOCK_DATE_SIZE] = "";
    if (at != CLOCK_ALWAYS)
        clock_format_date(at, date);
    fault_add(faults, FAULT_ERROR, place->file, place->line, members->pattern,
              "Deze waarden zijn samen %.12g en moeten %.12g zijn%s%s: %s.", total, sum->total,
              date[0] != '\0' ? " op " : "", date, text.bytes);
    storage_text_release(&text);
}

static void check_members(const struct members *members, const struct parameter_sum *sum,
                          struct fault_list *faults)
{
    for (size_t i = 0; i < members->count; i++) {
        for (size_t k = 0; k < members->values[i]->step_count; k++) {
            tick at = members->values[i]->steps[k].from;
            double total = sum_at(members, at);
            if (fabs(total - sum->total) <= sum->tolerance)
                continue;
            report(members, sum, at, total, faults);
            return;
        }
    }
}

static bool has_faulty_member(const struct slots *slots, const char *pattern)
{
    for (size_t i = 0; i < slots->count; i++)
        if (slots->items[i].is_faulty && schema_matches(pattern, slots->items[i].path))
            return true;
    return false;
}

/* All members of the group that `first` is in, when it is the first of them. */
static void check_group(const struct parameter_set *set, size_t first,
                        const struct parameter_sum *sum, const struct slots *slots,
                        struct fault_list *faults)
{
    struct members members = {storage_new(set->count, sizeof *members.values), 0,
                              star_out(set->values[first].path, summed_key(sum->pattern))};
    bool is_first = true;
    for (size_t i = 0; i < set->count && is_first; i++) {
        if (!schema_matches(members.pattern, set->values[i].path) || set->values[i].step_count == 0)
            continue;
        is_first = i >= first;
        members.values[members.count++] = &set->values[i];
    }
    if (is_first && members.count > 0 && !has_faulty_member(slots, members.pattern))
        check_members(&members, sum, faults);
    free(members.values);
    free(members.pattern);
}

void sums_check(const struct parameter_set *set, const struct slots *slots,
                struct fault_list *faults)
{
    for (size_t s = 0; s < slots->catalogue->sum_count; s++) {
        const struct parameter_sum *sum = &slots->catalogue->sums[s];
        char *pattern = star_out(sum->pattern, summed_key(sum->pattern));
        for (size_t i = 0; i < set->count; i++)
            if (schema_matches(pattern, set->values[i].path))
                check_group(set, i, sum, slots, faults);
        free(pattern);
    }
}
