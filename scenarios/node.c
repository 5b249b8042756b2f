#include "scenarios/node.h"

#include <libconfig.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/number_text.h"
#include "scenarios/prescan.h"
#include "scenarios/storage.h"

/* Numbers are taken from the text as written, in the order of the text; libconfig gives the
 * structure. */
struct conversion {
    const struct prescan *scan;
    size_t next_number;
    bool out_of_step; /* libconfig saw other numbers than the pre-scan */
};

static void convert(struct node *node, const config_setting_t *setting, struct conversion *c);

static void convert_number(struct node *node, struct conversion *c)
{
    node->kind = NODE_NUMBER;
    if (c->next_number >= c->scan->number_count) {
        c->out_of_step = true;
        return;
    }
    const struct prescan_number *number = &c->scan->numbers[c->next_number++];
    node->text = storage_copy(number->raw);
    node->is_faulty = number->faulty;
    node->is_integer = number_text_is_integer(number->raw);
    node->number = number->faulty ? 0.0 : strtod(number->raw, NULL);
    if (number->line != node->line)
        c->out_of_step = true;
}

static void convert_children(struct node *node, const config_setting_t *setting,
                             struct conversion *c)
{
    int count = config_setting_length(setting);
    node->children = storage_new((size_t)count, sizeof *node->children);
    for (int i = 0; i < count; i++) {
        const config_setting_t *child = config_setting_get_elem(setting, (unsigned int)i);
        convert(&node->children[node->child_count], child, c);
        const char *name = node->children[node->child_count].name;
        if (name != NULL && name[0] == '*') /* a key that stood there twice, already reported */
            node_release(&node->children[node->child_count]);
        else
            node->child_count++;
    }
}

static void convert(struct node *node, const config_setting_t *setting, struct conversion *c)
{
    *node = (struct node){.name = storage_copy(config_setting_name(setting)),
                          .line = (int)config_setting_source_line(setting)};
    switch (config_setting_type(setting)) {
    case CONFIG_TYPE_INT:
    case CONFIG_TYPE_INT64:
    case CONFIG_TYPE_FLOAT:
        convert_number(node, c);
        return;
    case CONFIG_TYPE_STRING:
        node->kind = NODE_TEXT;
        node->text = storage_copy(config_setting_get_string(setting));
        return;
    case CONFIG_TYPE_BOOL:
        node->kind = NODE_BOOLEAN;
        node->is_true = config_setting_get_bool(setting) != 0;
        return;
    case CONFIG_TYPE_GROUP:
        node->kind = NODE_GROUP;
        convert_children(node, setting, c);
        return;
    default:
        node->kind = NODE_LIST;
        convert_children(node, setting, c);
    }
}

bool node_parse(struct node *root, const char *bytes, size_t length, const char *file,
                struct fault_list *faults)
{
    *root = (struct node){.kind = NODE_GROUP};
    struct prescan scan;
    bool sound = prescan_init(&scan, bytes, length, file, faults);
    if (sound) {
        config_t config;
        config_init(&config);
        if (config_read_string(&config, scan.text) == CONFIG_TRUE) {
            struct conversion c = {.scan = &scan};
            convert(root, config_root_setting(&config), &c);
            sound = !c.out_of_step && c.next_number == scan.number_count;
            if (!sound)
                fault_add(
                    faults, FAULT_ERROR, file, 1, "",
                    "Het bestand is niet eenduidig te lezen; zet elke waarde op een eigen regel.");
        } else {
            sound = false;
            if (fault_count(faults, FAULT_ERROR) == 0)
                fault_add(faults, FAULT_ERROR, file, config_error_line(&config), "",
                          "Hier is het bestand niet te lezen; kijk naar haakjes, puntkomma's en "
                          "aanhalingstekens op en boven deze regel.");
        }
        config_destroy(&config);
    }
    prescan_release(&scan);
    if (!sound) {
        node_release(root);
        root->kind = NODE_GROUP;
    }
    return sound;
}

void node_release(struct node *node)
{
    for (size_t i = 0; i < node->child_count; i++)
        node_release(&node->children[i]);
    free(node->children);
    free(node->name);
    free(node->text);
    *node = (struct node){0};
}

const struct node *node_child(const struct node *group, const char *name)
{
    if (group->kind != NODE_GROUP)
        return NULL;
    for (size_t i = 0; i < group->child_count; i++)
        if (strcmp(group->children[i].name, name) == 0)
            return &group->children[i];
    return NULL;
}

char *node_describe(const struct node *node)
{
    switch (node->kind) {
    case NODE_GROUP:
        return storage_copy("een groep");
    case NODE_LIST:
        return storage_copy("een lijst");
    case NODE_NUMBER:
        return storage_copy(node->text);
    case NODE_TEXT:
        return storage_format("de tekst \"%.60s\"", node->text);
    case NODE_BOOLEAN:
        break;
    }
    return storage_copy(node->is_true ? "true" : "false");
}
