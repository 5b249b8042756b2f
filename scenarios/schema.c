#include "scenarios/schema.h"

#include <stdlib.h>
#include <string.h>

#include "scenarios/nearest.h"
#include "scenarios/storage.h"

static bool key_ends(const char *at)
{
    return *at == '.' || *at == '\0';
}

/* What is left of the pattern after it matched the whole path; NULL when it does not match. Asked
 * for every row and every key of a scenario, so it stops at the first letter that differs. */
static const char *match_rest(const char *pattern, const char *path)
{
    while (*path != '\0') {
        if (*pattern == '\0')
            return NULL;
        if (pattern[0] == '*' && key_ends(pattern + 1)) {
            pattern++;
            path += strcspn(path, ".");
        }
        while (!key_ends(path) && *pattern == *path) {
            pattern++;
            path++;
        }
        if (!key_ends(path) || !key_ends(pattern))
            return NULL;
        path += *path == '.';
        pattern += *pattern == '.';
    }
    return pattern;
}

bool schema_matches(const char *pattern, const char *path)
{
    const char *rest = match_rest(pattern, path);
    return rest != NULL && rest[0] == '\0';
}

bool schema_is_group(const struct parameter_catalogue *catalogue, const char *path)
{
    for (size_t i = 0; i < catalogue->row_count; i++) {
        const char *rest = match_rest(catalogue->rows[i]->path, path);
        if (rest != NULL && rest[0] != '\0')
            return true;
    }
    return false;
}

bool schema_has_free_keys(const struct parameter_catalogue *catalogue, const char *path)
{
    for (size_t i = 0; i < catalogue->row_count; i++) {
        const char *rest = match_rest(catalogue->rows[i]->path, path);
        if (rest != NULL && strncmp(rest, "*.", 2) == 0)
            return true;
    }
    return false;
}

/* "Bedoelde u" among the keys of the same group; "" when none is near. */
static char *hint_in_group(const struct parameter_catalogue *catalogue, const char *path,
                           const char *key)
{
    struct nearest nearest = {.wanted = key};
    char *best = NULL;
    for (size_t i = 0; i < catalogue->row_count; i++) {
        const char *rest = match_rest(catalogue->rows[i]->path, path);
        if (rest == NULL || rest[0] == '\0' || rest[0] == '*')
            continue;
        char *candidate = storage_copy_part(rest, strcspn(rest, "."));
        size_t before = nearest.best == NULL ? 99 : nearest.distance;
        nearest_offer(&nearest, candidate);
        if (nearest.best != NULL && nearest.distance < before) {
            free(best);
            best = candidate;
        } else {
            free(candidate);
        }
        nearest.best = best;
    }
    char *hint = best == NULL ? storage_copy("") : storage_format(" Bedoelde u `%s`?", best);
    free(best);
    return hint;
}

/* Where else a row ends in this key; "" when nowhere. */
static char *hint_elsewhere(const struct parameter_catalogue *catalogue, const char *key)
{
    const char *first = NULL;
    size_t count = 0;
    for (size_t i = 0; i < catalogue->row_count; i++) {
        const char *path = catalogue->rows[i]->path;
        const char *last = strrchr(path, '.');
        if (strcmp(last == NULL ? path : last + 1, key) != 0)
            continue;
        count++;
        if (first == NULL)
            first = path;
    }
    if (count == 0)
        return storage_copy("");
    const char *last = strrchr(first, '.');
    const char *more = count > 1 ? " (en op nog meer plaatsen)" : "";
    if (last == NULL)
        return storage_format(" Deze sleutel hoort bovenaan het bestand, buiten elke groep.");
    return storage_format(" Deze sleutel hoort in de groep `%.*s`%s.", (int)(last - first), first,
                          more);
}

char *schema_hint(const struct parameter_catalogue *catalogue, const char *path, const char *key)
{
    char *hint = hint_in_group(catalogue, path, key);
    if (hint[0] != '\0')
        return hint;
    free(hint);
    return hint_elsewhere(catalogue, key);
}
