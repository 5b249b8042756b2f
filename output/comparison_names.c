/* Rows of a table must say of which scenario they are, also when somebody compares a file with a
 * copy of it, or with itself. */
#include <stdlib.h>
#include <string.h>

#include "output/comparison.h"
#include "output/memory.h"

static const char *scenario_of(const struct comparison *comparison, size_t i)
{
    return i == 0 ? comparison->basis->scenario : comparison->variants[i - 1].study->scenario;
}

static bool is_shared(const struct comparison *comparison, size_t i)
{
    for (size_t j = 0; j <= comparison->variant_count; j++)
        if (j != i && strcmp(scenario_of(comparison, i), scenario_of(comparison, j)) == 0)
            return true;
    return false;
}

/* Among the names already given, and the scenarios that are called by their own. */
static bool is_taken(const struct comparison *comparison, char *const *names, size_t i,
                     const char *name)
{
    for (size_t j = 0; j <= comparison->variant_count; j++) {
        if (j != i && strcmp(name, scenario_of(comparison, j)) == 0)
            return true;
        if (j < i && strcmp(name, names[j]) == 0)
            return true;
    }
    return false;
}

static const char *last_part(const char *file)
{
    const char *slash = strrchr(file, '/');
    return slash != NULL ? slash + 1 : file;
}

static char *make_name(const struct comparison *comparison,
                       const struct comparison_scenario *scenarios, char *const *names, size_t i)
{
    const char *scenario = scenario_of(comparison, i);
    if (!is_shared(comparison, i) && !is_taken(comparison, names, i, scenario))
        return memory_copy_text(scenario);
    const char *file = scenarios != NULL ? scenarios[i].file : NULL;
    char *name = file != NULL ? memory_format("%s (%s)", scenario, last_part(file))
                              : memory_format("%s (1)", scenario);
    for (size_t number = 2; is_taken(comparison, names, i, name); number++) {
        free(name);
        name = file != NULL ? memory_format("%s (%s) %zu", scenario, last_part(file), number)
                            : memory_format("%s (%zu)", scenario, number);
    }
    return name;
}

char **comparison_names_make(const struct comparison *comparison,
                             const struct comparison_scenario *scenarios)
{
    char **names = memory_allocate(comparison->variant_count + 1, sizeof *names);
    for (size_t i = 0; i <= comparison->variant_count; i++)
        names[i] = make_name(comparison, scenarios, names, i);
    return names;
}

void comparison_names_free(char **names, const struct comparison *comparison)
{
    for (size_t i = 0; names != NULL && i <= comparison->variant_count; i++)
        free(names[i]);
    free(names);
}
