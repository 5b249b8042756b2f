/* Holding sets of parameters against each other: are their values the same, and a hash of them. */
#include <string.h>

#include "sim/parameter.h"

static bool same_numbers(const double *one, const double *other, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (one[i] != other[i])
            return false;
    return true;
}

static bool same_distribution(const struct distribution *one, const struct distribution *other)
{
    const double mine[] = {one->mean, one->a, one->b, one->c, one->values_mean};
    const double its[] = {other->mean, other->a, other->b, other->c, other->values_mean};
    return one->family == other->family && same_numbers(mine, its, sizeof mine / sizeof mine[0]) &&
           one->value_count == other->value_count &&
           same_numbers(one->values, other->values, one->value_count);
}

static bool same_steps(const struct parameter_value *one, const struct parameter_value *other)
{
    if (one->step_count != other->step_count)
        return false;
    for (size_t i = 0; i < one->step_count; i++) {
        const struct parameter_step *mine = &one->steps[i], *its = &other->steps[i];
        if (mine->from != its->from || mine->number != its->number ||
            mine->is_distribution != its->is_distribution)
            return false;
        if (one->row->type == PARAMETER_DURATION &&
            !same_distribution(&mine->distribution, &its->distribution))
            return false;
    }
    return true;
}

bool parameter_values_agree(const struct parameter_value *one, const struct parameter_value *other)
{
    bool same_text = (one->text == NULL) == (other->text == NULL) &&
                     (one->text == NULL || strcmp(one->text, other->text) == 0);
    return same_text && same_steps(one, other) && one->list_count == other->list_count &&
           same_numbers(one->list, other->list, one->list_count);
}

bool parameter_sets_agree(const struct parameter_set *one, const struct parameter_set *other)
{
    if (one->count != other->count)
        return false;
    for (size_t i = 0; i < one->count; i++)
        if (strcmp(one->values[i].path, other->values[i].path) != 0 ||
            (one->values[i].row->nature != PARAMETER_RUN &&
             !parameter_values_agree(&one->values[i], &other->values[i])))
            return false;
    return true;
}

uint64_t parameter_hash_bytes(const void *bytes, size_t length, uint64_t hash)
{
    const unsigned char *u = bytes;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ u[i]) * UINT64_C(1099511628211);
    return hash;
}

static uint64_t hash_text(const char *text, uint64_t hash)
{
    return text == NULL ? parameter_hash_bytes("", 1, hash)
                        : parameter_hash_bytes(text, strlen(text) + 1, hash);
}

static uint64_t hash_numbers(const double *numbers, size_t count, uint64_t hash)
{
    return numbers == NULL ? hash : parameter_hash_bytes(numbers, count * sizeof *numbers, hash);
}

static uint64_t hash_distribution(const struct distribution *distribution, uint64_t hash)
{
    const double numbers[] = {(double)distribution->family, distribution->mean, distribution->a,
                              distribution->b, distribution->c};
    hash = hash_numbers(numbers, sizeof numbers / sizeof numbers[0], hash);
    return hash_numbers(distribution->values, distribution->value_count, hash);
}

uint64_t parameter_value_hash(const struct parameter_value *value, uint64_t hash)
{
    hash = hash_text(value->path, hash);
    hash = hash_text(value->text, hash);
    for (size_t k = 0; k < value->step_count; k++) {
        const struct parameter_step *step = &value->steps[k];
        hash = parameter_hash_bytes(&step->from, sizeof step->from, hash);
        hash = hash_numbers(&step->number, 1, hash);
        if (step->is_distribution)
            hash = hash_distribution(&step->distribution, hash);
    }
    return hash_numbers(value->list, value->list_count, hash);
}

uint64_t parameter_set_hash(const struct parameter_set *set, uint64_t hash)
{
    for (size_t i = 0; i < set->count; i++)
        if (set->values[i].row->nature != PARAMETER_RUN)
            hash = parameter_value_hash(&set->values[i], hash);
    return hash_text("", hash);
}
