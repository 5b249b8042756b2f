#include "scenarios/figures.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/fields.h"
#include "scenarios/figure_read.h"
#include "scenarios/figure_sums.h"
#include "scenarios/library.h"
#include "scenarios/nearest.h"
#include "scenarios/reader.h"
#include "scenarios/schema.h"
#include "scenarios/storage.h"

/* A list being filled. */
struct filling {
    struct figure_list *list;
    size_t figure_capacity, sample_capacity;
};

static void report(const struct figure_source *source, const struct node *node, const char *path,
                   const char *text)
{
    fault_add(source->faults, FAULT_ERROR, source->file, node->line, path, "%s", text);
}

/* --- samples --- */

static void read_samples(struct filling *filling, const struct node *samples,
                         const struct figure_source *source)
{
    struct figure_list *list = filling->list;
    if (samples->kind != NODE_GROUP) {
        report(source, samples, "steekproeven",
               "Hier hoort een groep: { dossiers: { wat = \"…\"; … }; }.");
        return;
    }
    for (size_t i = 0; i < samples->child_count; i++) {
        const struct node *node = &samples->children[i];
        for (size_t k = 0; k < list->sample_count; k++)
            if (strcmp(list->samples[k].key, node->name) == 0)
                fault_add(source->faults, FAULT_ERROR, source->file, node->line, "steekproeven",
                          "De steekproef `%s` staat al in de basis; kies een andere naam.",
                          node->name);
        list->samples = storage_grow(list->samples, &filling->sample_capacity, list->sample_count,
                                     sizeof *list->samples);
        figure_sample_read(&list->samples[list->sample_count++], node, source);
    }
}

/* --- figures --- */

static bool is_same(const struct figure *one, const struct figure *other)
{
    return strcmp(one->id, other->id) == 0 && figures_share_subject(one, other);
}

/* Takes the i-th figure out of the list. */
static void drop(struct figure_list *list, size_t i)
{
    struct figure_list alone = {.figures = storage_new(1, sizeof *list->figures), .count = 1};
    alone.figures[0] = list->figures[i];
    memmove(&list->figures[i], &list->figures[i + 1],
            (list->count - i - 1) * sizeof *list->figures);
    list->count--;
    figure_list_release(&alone);
}

/* A figure of the basis makes place for it; one of the same file is a fault. */
static void settle_double(struct figure_list *list, const struct figure *figure, size_t first_own,
                          const struct figure_source *source)
{
    for (size_t i = 0; i + 1 < list->count; i++) {
        const struct figure *earlier = &list->figures[i];
        if (!is_same(earlier, figure))
            continue;
        if (i < first_own) {
            drop(list, i);
            return;
        }
        fault_add(source->faults, FAULT_ERROR, figure->file, figure->line, "cijfers",
                  "Dit cijfer (%s) staat er al, op regel %d, over hetzelfde.", figure->id,
                  earlier->line);
        return;
    }
}

static void read_figures(struct filling *filling, const struct node *figures, bool is_inherited,
                         const struct figure_source *source)
{
    struct figure_list *list = filling->list;
    if (figures->kind != NODE_LIST) {
        report(source, figures, "cijfers",
               "Hier hoort een lijst van groepen: ( { feit = \"RP-001\"; … }, { … } ).");
        return;
    }
    size_t from_basis = list->count;
    for (size_t i = 0; i < figures->child_count; i++) {
        list->figures = storage_grow(list->figures, &filling->figure_capacity, list->count,
                                     sizeof *list->figures);
        size_t before = list->count++;
        struct figure *figure = &list->figures[before];
        bool is_sound = figure_read(figure, &figures->children[i], i + 1, list, source);
        figure->inherited = is_inherited;
        if (!is_sound)
            drop(list, before); /* its faults are told; without it the list can be looked through */
        else
            settle_double(list, figure, from_basis, source);
        from_basis -= is_sound && list->count == before && from_basis > 0;
    }
}

/* --- parameters to fit --- */

static bool is_known_path(const char *path, const struct parameter_set *parameters,
                          struct nearest *nearest)
{
    for (size_t i = 0; i < parameters->count; i++) {
        if (schema_matches(path, parameters->values[i].path))
            return true;
        nearest_offer(nearest, parameters->values[i].row->path);
        nearest_offer(nearest, parameters->values[i].path);
    }
    return false;
}

static void read_parameters(struct figure_list *list, const struct node *paths,
                            const struct figure_source *source)
{
    const struct parameter_set *known = source->vocabulary->parameters;
    for (size_t i = 0; i < list->parameter_count; i++)
        free(list->parameters[i]);
    free(list->parameters);
    list->parameter_count = 0;
    list->parameters = storage_new(paths->child_count, sizeof *list->parameters);
    if (paths->kind != NODE_LIST)
        report(source, paths, "ijken", "Hier hoort een lijst: ( \"incidenten.per_jaar\", … ).");
    for (size_t i = 0; paths->kind == NODE_LIST && i < paths->child_count; i++) {
        const struct node *path = &paths->children[i];
        if (path->kind != NODE_TEXT) {
            report(source, path, "ijken", "Een parameter is een pad tussen aanhalingstekens.");
            continue;
        }
        struct nearest nearest = {.wanted = path->text};
        if (known != NULL && !is_known_path(path->text, known, &nearest))
            fault_add(source->faults, FAULT_ERROR, source->file, path->line, "ijken",
                      "Het scenario heeft geen parameter `%.80s`.%s%s%s", path->text,
                      nearest.best != NULL ? " Bedoelde u `" : "",
                      nearest.best != NULL ? nearest.best : "", nearest.best != NULL ? "`?" : "");
        for (size_t k = 0; k < list->parameter_count; k++)
            if (strcmp(list->parameters[k], path->text) == 0)
                fault_add(source->faults, FAULT_ERROR, source->file, path->line, "ijken",
                          "`%.80s` staat er twee keer.", path->text);
        list->parameters[list->parameter_count++] = storage_copy(path->text);
    }
}

/* --- the file and those it builds on --- */

static void read_layer(struct filling *filling, const struct layer *layer, bool is_inherited,
                       const struct figure_source *source)
{
    static const char *const known[] = {"basis", "ijken", "steekproeven", "cijfers", "samen"};
    struct fields fields = {&layer->root, layer->file, "", source->faults, true};
    fields_check_keys(&fields, known, sizeof known / sizeof known[0]);
    const struct node *node;
    if ((node = node_child(&layer->root, "steekproeven")) != NULL)
        read_samples(filling, node, source);
    if ((node = node_child(&layer->root, "cijfers")) != NULL)
        read_figures(filling, node, is_inherited, source);
    if ((node = node_child(&layer->root, "ijken")) != NULL)
        read_parameters(filling->list, node, source);
}

static void warn_of_double_tests(const struct figure_list *list, struct fault_list *faults)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct figure *figure = &list->figures[i];
        for (size_t k = 0; figure->role == FIGURE_TEST && k < i; k++) {
            const struct figure *earlier = &list->figures[k];
            if (earlier->role != FIGURE_TEST || strcmp(earlier->id, figure->id) != 0)
                continue;
            fault_add(faults, FAULT_WARNING, figure->file, figure->line, "cijfers",
                      "Het feit %s telt al als toets (regel %d); een cijfer bewijst maar één keer "
                      "iets.",
                      figure->id, earlier->line);
            break;
        }
    }
}

static bool finish(struct figure_list *list, struct layers *layers, bool is_complete,
                   const struct figure_vocabulary *vocabulary, struct fault_list *faults)
{
    *list = (struct figure_list){0};
    struct filling filling = {.list = list};
    struct figure_source source = {vocabulary, NULL, faults, is_complete};
    for (size_t i = layers->count; i-- > 0;) {
        source.file = layers->items[i].file;
        read_layer(&filling, &layers->items[i], i > 0, &source);
    }
    bool is_sound = is_complete && fault_count(faults, FAULT_ERROR) == 0;
    for (size_t i = layers->count; is_sound && i-- > 0;) {
        const struct node *sums = node_child(&layers->items[i].root, "samen");
        source.file = layers->items[i].file;
        if (sums != NULL)
            figure_sums_read(list, sums, &source);
    }
    if (is_sound && list->count == 0)
        fault_add(faults, FAULT_ERROR, layers->items[0].file, 1, "cijfers",
                  "Er staat geen enkel cijfer in dit bestand.");
    if (is_sound) {
        figure_sums_of_gemeenten(list, vocabulary);
        warn_of_double_tests(list, faults);
    }
    fault_list_sort(faults);
    layers_release(layers);
    if (is_complete && fault_count(faults, FAULT_ERROR) == 0)
        return true;
    figure_list_release(list);
    return false;
}

char *figures_find(const struct scenario *scenario)
{
    char *found = NULL;
    for (size_t i = 0; i < scenario->chain_count && found == NULL; i++)
        found = library_figures_beside(scenario->chain[i]);
    return found;
}

bool figures_load(struct figure_list *list, const char *file,
                  const struct figure_vocabulary *vocabulary, struct fault_list *faults)
{
    struct layers layers;
    char *found = library_find_figures(file);
    bool is_complete = layers_read(&layers, found, library_find_figures_basis, faults);
    free(found);
    return finish(list, &layers, is_complete, vocabulary, faults);
}

bool figures_parse(struct figure_list *list, const char *text, size_t length, const char *file,
                   const struct figure_vocabulary *vocabulary, struct fault_list *faults)
{
    struct layers layers;
    bool is_complete =
        layers_parse(&layers, text, length, file, library_find_figures_basis, faults);
    return finish(list, &layers, is_complete, vocabulary, faults);
}
