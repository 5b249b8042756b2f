#include "scenarios/fields.h"

#include <stdlib.h>
#include <string.h>

#include "scenarios/nearest.h"
#include "scenarios/number_text.h"
#include "scenarios/storage.h"

void fields_fault(struct fields *fields, const struct node *node, const char *key,
                  const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char *text = storage_format_list(format, arguments);
    va_end(arguments);
    bool both = fields->path[0] != '\0' && key[0] != '\0';
    char *path = storage_format("%s%s%s", fields->path, both ? "." : "", key);
    fault_add(fields->faults, FAULT_ERROR, fields->file,
              node != NULL ? node->line : fields->group->line, path, "%s", text);
    fields->is_sound = false;
    free(path);
    free(text);
}

bool fields_has(const struct fields *fields, const char *key)
{
    return node_child(fields->group, key) != NULL;
}

static bool is_among(const char *key, const char *const *known, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(key, known[i]) == 0)
            return true;
    return false;
}

void fields_check_keys(struct fields *fields, const char *const *known, size_t count)
{
    for (size_t i = 0; i < fields->group->child_count; i++) {
        const struct node *child = &fields->group->children[i];
        if (is_among(child->name, known, count))
            continue;
        struct nearest nearest = {.wanted = child->name};
        for (size_t k = 0; k < count; k++)
            nearest_offer(&nearest, known[k]);
        fields_fault(fields, child, child->name, "Deze sleutel hoort hier niet.%s%s%s",
                     nearest.best != NULL ? " Bedoelde u `" : "",
                     nearest.best != NULL ? nearest.best : "", nearest.best != NULL ? "`?" : "");
    }
}

/* The node of `key` if it is of this kind. */
static const struct node *take(struct fields *fields, const char *key, enum node_kind kind,
                               const char *expected, enum fields_need need)
{
    const struct node *node = node_child(fields->group, key);
    if (node == NULL) {
        if (need == FIELDS_REQUIRED)
            fields_fault(fields, NULL, "", "Hier ontbreekt `%s`: %s.", key, expected);
        return NULL;
    }
    if (node->is_faulty) {
        fields->is_sound = false;
        return NULL;
    }
    if (node->kind == kind)
        return node;
    char *found = node_describe(node);
    fields_fault(fields, node, key, "Hier hoort %s; er staat %s.", expected, found);
    free(found);
    return NULL;
}

static size_t length_in_characters(const char *text)
{
    size_t count = 0;
    for (const char *c = text; *c != '\0'; c++)
        count += ((unsigned char)*c & 0xC0) != 0x80;
    return count;
}

char *fields_text(struct fields *fields, const char *key, size_t longest, enum fields_need need)
{
    const struct node *node =
        take(fields, key, NODE_TEXT, "een tekst tussen aanhalingstekens", need);
    if (node == NULL)
        return NULL;
    size_t length = length_in_characters(node->text);
    if (length >= 1 && length <= longest && strspn(node->text, " ") < strlen(node->text))
        return storage_copy(node->text);
    fields_fault(fields, node, key,
                 "De tekst heeft %zu tekens; toegestaan zijn er 1 tot en met "
                 "%zu, niet alleen spaties.",
                 length, longest);
    return NULL;
}

bool fields_number(struct fields *fields, const char *key, double low, double high,
                   enum fields_need need, double *number)
{
    const struct node *node = take(fields, key, NODE_NUMBER, "een getal", need);
    if (node == NULL)
        return false;
    if (node->number < low || node->number > high) {
        fields_fault(fields, node, key, "%s ligt buiten het bereik van %.12g tot en met %.12g.",
                     node->text, low, high);
        return false;
    }
    *number = node->number;
    return true;
}

bool fields_whole(struct fields *fields, const char *key, size_t low, size_t high,
                  enum fields_need need, size_t *number)
{
    double read = 0.0;
    const struct node *node = take(fields, key, NODE_NUMBER, "een geheel getal", need);
    if (node == NULL)
        return false;
    if (!node->is_integer) {
        fields_fault(fields, node, key, "Hier hoort een geheel getal; er staat %s.%s", node->text,
                     number_text_is_thousand(node->text) ? " Schrijf duizendtallen zonder punt."
                                                         : "");
        return false;
    }
    if (!fields_number(fields, key, (double)low, (double)high, need, &read))
        return false;
    *number = (size_t)read;
    return true;
}

bool fields_date(struct fields *fields, const char *key, enum fields_need need, tick *at)
{
    const struct node *node =
        take(fields, key, NODE_TEXT, "een datum \"JJJJ-MM-DD\" tussen aanhalingstekens", need);
    if (node == NULL)
        return false;
    if (clock_parse_date(node->text, at))
        return true;
    fields_fault(fields, node, key,
                 "Hier hoort een bestaande datum \"JJJJ-MM-DD\"; er staat \"%.60s\".", node->text);
    return false;
}

size_t fields_word(struct fields *fields, const char *key, const char *const *words, size_t count,
                   enum fields_need need)
{
    struct storage_text all = {0};
    struct nearest nearest = {0};
    for (size_t i = 0; i < count; i++)
        storage_text_add(&all, "%s\"%s\"", i == 0 ? "" : i + 1 < count ? ", " : " of ", words[i]);
    const struct node *node = take(fields, key, NODE_TEXT, all.bytes, need);
    size_t chosen = count;
    if (node != NULL) {
        nearest.wanted = node->text;
        for (size_t i = 0; i < count; i++) {
            nearest_offer(&nearest, words[i]);
            if (strcmp(node->text, words[i]) == 0)
                chosen = i;
        }
    }
    if (node != NULL && chosen == count)
        fields_fault(fields, node, key, "Hier hoort %s; er staat \"%.60s\".%s%s%s", all.bytes,
                     node->text, nearest.best != NULL ? " Bedoelde u \"" : "",
                     nearest.best != NULL ? nearest.best : "", nearest.best != NULL ? "\"?" : "");
    storage_text_release(&all);
    return chosen;
}
