/* Scenarios held against a basis: reading them, and whether they can be compared at all. */
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/compare_casus.h"
#include "cli/compare_study.h"
#include "cli/study.h"
#include "scenarios/storage.h"

static bool load(struct compared *scenarios, const struct options *options,
                 struct complaint *complaint)
{
    *scenarios =
        (struct compared){.loaded = storage_new(options->name_count, sizeof *scenarios->loaded),
                          .list = storage_new(options->name_count, sizeof *scenarios->list)};
    for (size_t i = 0; i < options->name_count; i++) {
        if (!load_scenario(&scenarios->loaded[i], options->names[i], options, &complaint->faults))
            return false;
        scenarios->list[i] = &scenarios->loaded[i].scenario;
        scenarios->count = i + 1;
    }
    return true;
}

static void unload(struct compared *scenarios)
{
    for (size_t i = 0; i < scenarios->count; i++)
        load_release(&scenarios->loaded[i]);
    free(scenarios->loaded);
    free(scenarios->list);
}

static bool same_number(const struct scenario *one, const struct scenario *other, const char *path)
{
    return parameter_number(&one->final, "%s", path) == parameter_number(&other->final, "%s", path);
}

static bool same_gemeenten(const struct scenario *one, const struct scenario *other)
{
    size_t mine, its;
    char **keys = parameter_keys(&one->final, "gemeenten", &mine);
    char **others = parameter_keys(&other->final, "gemeenten", &its);
    bool same = mine == its;
    for (size_t i = 0; i < mine; i++) {
        same = same && strcmp(keys[i], others[i]) == 0;
        free(keys[i]);
    }
    for (size_t i = 0; i < its; i++)
        free(others[i]);
    free(keys);
    free(others);
    return same;
}

/* Differs one of the values on which hangs which draws a huishouden meets? Says so. */
static bool draws_differ(const struct scenario *basis, const struct scenario *variant,
                         const char *path, struct complaint *complaint)
{
    if (same_number(basis, variant, path))
        return false;
    complain(
        complaint,
        "`%s` en `%s` hebben een andere waarde voor %s; dan overkomt dezelfde huishoudens niet "
        "hetzelfde, en is een verschil niet van toeval te scheiden.",
        basis->file, variant->file, path);
    return true;
}

static bool same_draws(const struct scenario *basis, const struct scenario *variant,
                       struct complaint *complaint)
{
    static const char *const own[] = {"instroom_max", "cbs_code"};
    size_t count;
    char **keys = parameter_keys(&basis->final, "gemeenten", &count);
    bool same = !draws_differ(basis, variant, "incidenten.h_max", complaint);
    for (size_t i = 0; i < count; i++) {
        for (size_t o = 0; same && o < sizeof own / sizeof own[0]; o++) {
            char *path = storage_format("gemeenten.%s.%s", keys[i], own[o]);
            same = !draws_differ(basis, variant, path, complaint);
            free(path);
        }
        free(keys[i]);
    }
    free(keys);
    return same;
}

/* Only worlds over the same time, with the same gemeenten and the same draws, can be held against
 * each other. */
static bool are_comparable(const struct compared *scenarios, struct complaint *complaint)
{
    static const char *const times[] = {"start", "eind", "inloop_dagen"};
    const struct scenario *basis = scenarios->list[0];
    for (size_t i = 1; i < scenarios->count; i++) {
        const struct scenario *variant = scenarios->list[i];
        for (size_t t = 0; t < sizeof times / sizeof times[0]; t++)
            if (!same_number(basis, variant, times[t])) {
                complain(complaint,
                         "`%s` en `%s` hebben een andere waarde voor %s; vergelijken kan alleen "
                         "over dezelfde tijd.",
                         basis->file, variant->file, times[t]);
                return false;
            }
        if (!same_gemeenten(basis, variant)) {
            complain(complaint, "`%s` en `%s` hebben niet dezelfde gemeenten.", basis->file,
                     variant->file);
            return false;
        }
        if (!same_draws(basis, variant, complaint))
            return false;
    }
    return true;
}

int command_compare(const struct options *options, struct complaint *complaint)
{
    struct compared scenarios;
    int status = study_check(options, complaint);
    if (status != EXIT_DONE)
        return status;
    status = EXIT_FAULTY_SCENARIO;
    if (load(&scenarios, options, complaint)) {
        status = EXIT_WRONG_USE;
        if (are_comparable(&scenarios, complaint))
            status = options->casus != NULL
                         ? compare_casus(scenarios.list, scenarios.count, options, complaint)
                         : compare_study(&scenarios, options, complaint);
    }
    unload(&scenarios);
    return command_close_output(status, complaint);
}
