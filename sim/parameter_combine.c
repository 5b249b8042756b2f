#include "sim/parameter_combine.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/check.h"
#include "sim/parameter_change.h"

static struct parameter_value *find(struct parameter_set *set, const char *path)
{
    const struct parameter_value *value = parameter_find(set, path);
    return value == NULL ? NULL : &set->values[value - set->values];
}

static bool is_absent(const struct parameter_value *value)
{
    return value->row->optional && !value->given;
}

static bool agree(const struct parameter_value *one, const struct parameter_value *other)
{
    return is_absent(one) == is_absent(other) && parameter_values_agree(one, other);
}

/* A view on the steps that begin before `until`. */
static struct parameter_value part_before(const struct parameter_value *value, tick until)
{
    struct parameter_value part = *value;
    for (size_t i = 0; i < part.step_count; i++)
        if (part.steps[i].from >= until)
            part.step_count = i;
    return part;
}

static bool agree_before(const struct parameter_value *one, const struct parameter_value *other,
                         tick until)
{
    struct parameter_value mine = part_before(one, until), its = part_before(other, until);
    return agree(&mine, &its);
}

/* --- two differences of one number --- */

static double number_of(const struct parameter_step *step)
{
    return step->is_distribution ? step->distribution.mean : step->number;
}

static bool can_add(const struct parameter_value *value)
{
    enum parameter_type type = value->row->type;
    for (size_t i = 0; i < value->step_count; i++)
        if (!isfinite(number_of(&value->steps[i])))
            return false;
    return value->step_count > 0 && (type == PARAMETER_NUMBER || type == PARAMETER_INTEGER ||
                                     type == PARAMETER_PERCENTAGE || type == PARAMETER_DURATION);
}

static int compare_from(const void *one, const void *other)
{
    tick a = ((const struct parameter_step *)one)->from;
    tick b = ((const struct parameter_step *)other)->from;
    return (a > b) - (a < b);
}

/* At every date on which one of the two changes: `mine` + `its` − `of`. */
static void add_difference(struct parameter_value *mine, const struct parameter_value *of,
                           const struct parameter_value *its)
{
    size_t room = mine->step_count + its->step_count, count = 0;
    struct parameter_step *steps = malloc(room * sizeof *steps);
    CHECK(steps != NULL);
    for (size_t i = 0; i < mine->step_count; i++)
        steps[count++] = mine->steps[i];
    for (size_t i = 0; i < its->step_count; i++) {
        tick from = its->steps[i].from;
        const struct parameter_step *here = parameter_step_at(mine, from);
        if (here->from != from) {
            steps[count] = *here;
            steps[count++].from = from;
        }
    }
    qsort(steps, count, sizeof *steps, compare_from);
    for (size_t i = 0; i < count; i++) {
        double number = number_of(&steps[i]) + number_of(parameter_step_at(its, steps[i].from)) -
                        number_of(parameter_step_at(of, steps[i].from));
        number = fmin(fmax(number, mine->row->minimum), mine->row->maximum);
        steps[i].number = number;
        if (mine->row->type == PARAMETER_DURATION)
            steps[i].distribution.mean = number;
    }
    free(mine->steps);
    mine->steps = steps;
    mine->step_count = count;
}

/* --- the whole --- */

static bool take(struct parameter_value *mine, const struct parameter_value *of,
                 const struct parameter_value *its)
{
    if (agree(mine, of)) {
        parameter_value_release(mine);
        parameter_value_copy(mine, its);
        return true;
    }
    if (!can_add(mine) || !can_add(of) || !can_add(its))
        return agree(mine, its);
    add_difference(mine, of, its);
    return true;
}

bool parameter_set_take(struct parameter_set *set, const struct parameter_set *basis,
                        const struct parameter_set *variant, tick until, const char **clash)
{
    for (size_t i = 0; i < variant->count; i++) {
        const struct parameter_value *its = &variant->values[i];
        const struct parameter_value *of = parameter_find(basis, its->path);
        struct parameter_value *mine = find(set, its->path);
        if (its->row->nature == PARAMETER_RUN ||
            (of != NULL && mine != NULL && agree_before(of, its, until)))
            continue;
        if (of == NULL || mine == NULL || !take(mine, of, its)) {
            if (clash != NULL)
                *clash = its->path;
            return false;
        }
    }
    return true;
}
