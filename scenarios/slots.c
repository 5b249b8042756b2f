#include "scenarios/slots.h"

#include <stdlib.h>
#include <string.h>

#include "scenarios/schema.h"
#include "scenarios/storage.h"
#include "scenarios/value.h"

/* One file being laid over the others. */
struct laying {
    struct slots *slots;
    const char *file;
    size_t layer;
    struct fault_list *faults;
    bool is_history; /* { ontbreekt = true; } may stand for a value that was not there */
};

void slots_init(struct slots *slots, const struct parameter_catalogue *catalogue)
{
    *slots = (struct slots){.catalogue = catalogue};
}

void slots_release(struct slots *slots)
{
    for (size_t i = 0; i < slots->count; i++)
        free(slots->items[i].path);
    for (size_t i = 0; i < slots->instance_count; i++)
        free(slots->instances[i].path);
    free(slots->items);
    free(slots->instances);
    *slots = (struct slots){0};
}

struct slot *slots_find(const struct slots *slots, const char *path)
{
    for (size_t i = 0; i < slots->count; i++)
        if (strcmp(slots->items[i].path, path) == 0)
            return &slots->items[i];
    return NULL;
}

static struct slot *slot_at(struct slots *slots, const struct parameter_row *row, const char *path)
{
    struct slot *slot = slots_find(slots, path);
    if (slot != NULL)
        return slot;
    slots->items = storage_grow(slots->items, &slots->capacity, slots->count, sizeof *slots->items);
    slot = &slots->items[slots->count++];
    *slot = (struct slot){.row = row, .path = storage_copy(path), .factor = 1.0};
    return slot;
}

static bool is_within(const char *path, const char *group)
{
    size_t length = strlen(group);
    return strncmp(path, group, length) == 0 && (path[length] == '.' || path[length] == '\0');
}

const struct slot_instance *slots_instance_of(const struct slots *slots, const char *path)
{
    for (size_t i = 0; i < slots->instance_count; i++)
        if (is_within(path, slots->instances[i].path))
            return &slots->instances[i];
    return NULL;
}

static bool is_key(const char *name)
{
    if (name[0] < 'a' || name[0] > 'z')
        return false;
    return strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen(name);
}

static void add_instance(struct slots *slots, const char *path, const char *file, int line,
                         size_t layer)
{
    for (size_t i = 0; i < slots->instance_count; i++)
        if (strcmp(slots->instances[i].path, path) == 0)
            return;
    slots->instances = storage_grow(slots->instances, &slots->instance_capacity,
                                    slots->instance_count, sizeof *slots->instances);
    slots->instances[slots->instance_count++] =
        (struct slot_instance){storage_copy(path), file, line, layer};
}

static void fault_at(const struct laying *laying, const struct node *node, const char *path,
                     const char *text, const char *hint)
{
    fault_add(laying->faults, FAULT_ERROR, laying->file, node->line, path, "%s%s", text, hint);
}

static void lay_group(const struct laying *laying, const struct node *group, const char *path);

static void set_node(const struct laying *laying, const struct parameter_row *row, const char *path,
                     const struct node *node)
{
    struct slot *slot = slot_at(laying->slots, row, path);
    const struct node *absent =
        node != NULL && laying->is_history ? node_child(node, "ontbreekt") : NULL;
    slot->is_absent = absent != NULL && absent->kind == NODE_BOOLEAN && absent->is_true;
    slot->node = slot->is_absent ? NULL : node;
    slot->file = laying->file;
    slot->layer = laying->layer;
}

static void lay_child(const struct laying *laying, const struct node *child, const char *parent,
                      const char *path)
{
    const struct parameter_catalogue *catalogue = laying->slots->catalogue;
    const struct parameter_row *row = parameter_row_for(catalogue, path);
    bool is_group = schema_is_group(catalogue, path);
    if (row == NULL && !is_group) {
        char *hint = schema_hint(catalogue, parent, child->name);
        fault_at(laying, child, path, "Deze sleutel bestaat niet.", hint);
        free(hint);
        return;
    }
    bool has_value = !is_group || child->kind != NODE_GROUP || value_is_stated(child) ||
                     (laying->is_history && node_child(child, "ontbreekt") != NULL);
    if (row != NULL && (has_value || !laying->is_history))
        set_node(laying, row, path, has_value ? child : NULL);
    if (!is_group || (row != NULL && child->kind != NODE_GROUP))
        return;
    if (child->kind != NODE_GROUP) {
        char *found = node_describe(child);
        char *text =
            storage_format("Hier hoort een groep, { … }, te staan, maar er staat %s.", found);
        fault_at(laying, child, path, text, "");
        free(text);
        free(found);
        return;
    }
    lay_group(laying, child, path);
}

static void lay_group(const struct laying *laying, const struct node *group, const char *path)
{
    const struct parameter_catalogue *catalogue = laying->slots->catalogue;
    bool has_free_keys = schema_has_free_keys(catalogue, path);
    bool is_stated = value_is_stated(group) && parameter_row_for(catalogue, path) != NULL;
    for (size_t i = 0; i < group->child_count; i++) {
        const struct node *child = &group->children[i];
        char *below = path[0] == '\0' ? storage_copy(child->name)
                                      : storage_format("%s.%s", path, child->name);
        bool is_reserved = path[0] == '\0' && (strcmp(child->name, "basis") == 0 ||
                                               strcmp(child->name, "voorgeschiedenis_beleid") == 0);
        bool is_value_key = is_stated && parameter_row_for(catalogue, below) == NULL &&
                            !schema_is_group(catalogue, below);
        if (laying->is_history && strcmp(child->name, "ontbreekt") == 0)
            is_value_key = parameter_row_for(catalogue, path) != NULL;
        if (has_free_keys && child->kind == NODE_GROUP && !is_key(child->name))
            fault_at(
                laying, child, below,
                "Een sleutel bestaat uit kleine letters, cijfers en _, en begint met een letter.",
                "");
        else if (has_free_keys && child->kind == NODE_GROUP)
            add_instance(laying->slots, below, laying->file, child->line, laying->layer);
        if (!is_reserved && !is_value_key)
            lay_child(laying, child, path, below);
        free(below);
    }
}

void slots_lay(struct slots *slots, const struct node *root, const char *file, size_t layer,
               struct fault_list *faults)
{
    struct laying laying = {slots, file, layer, faults, false};
    lay_group(&laying, root, "");
}

void slots_lay_history(struct slots *slots, const struct node *group, const char *file,
                       struct fault_list *faults)
{
    struct laying laying = {slots, file, 0, faults, true};
    lay_group(&laying, group, "");
}

void slots_complete(struct slots *slots, const struct slots *others)
{
    for (size_t i = 0; others != NULL && i < others->instance_count; i++) {
        const struct slot_instance *other = &others->instances[i];
        add_instance(slots, other->path, other->file, other->line, other->layer);
    }
    for (size_t i = 0; i < slots->catalogue->row_count; i++) {
        const struct parameter_row *row = slots->catalogue->rows[i];
        const char *star = strchr(row->path, '*');
        if (strcmp(row->path, "basis") == 0)
            continue;
        if (star == NULL) {
            slot_at(slots, row, row->path);
            continue;
        }
        size_t before = (size_t)(star - row->path);
        if (star[1] != '.')
            continue;
        for (size_t k = 0; k < slots->instance_count; k++) {
            const char *instance = slots->instances[k].path;
            if (strncmp(instance, row->path, before) != 0 || strchr(instance + before, '.') != NULL)
                continue;
            char *path = storage_format("%s%s", instance, star + 1);
            slot_at(slots, row, path);
            free(path);
        }
    }
}
