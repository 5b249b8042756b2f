#include "scenarios/quantity.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/nearest.h"
#include "scenarios/number_text.h"
#include "scenarios/storage.h"

#define VALUES_LIMIT 10000

static const char *const distribution_keys[] = {"verdeling", "gemiddelde", "sd",      "vorm",
                                                "laagste",   "top",        "hoogste", "waarden"};

/* The families and the keys each of them takes, as bits in the order above. */
struct family {
    const char *name;
    enum distribution_family family;
    unsigned int keys;
};

enum {
    MEAN = 1 << 1,
    SD = 1 << 2,
    SHAPE = 1 << 3,
    LOW = 1 << 4,
    MODE = 1 << 5,
    HIGH = 1 << 6,
    VALUES = 1 << 7
};

static const struct family families[] = {
    {"constant", DISTRIBUTION_CONSTANT, MEAN},
    {"exponentieel", DISTRIBUTION_EXPONENTIAL, MEAN},
    {"gamma", DISTRIBUTION_GAMMA, MEAN | SD},
    {"lognormaal", DISTRIBUTION_LOGNORMAL, MEAN | SD},
    {"weibull", DISTRIBUTION_WEIBULL, MEAN | SHAPE},
    {"uniform", DISTRIBUTION_UNIFORM, LOW | HIGH},
    {"driehoek", DISTRIBUTION_TRIANGULAR, LOW | MODE | HIGH},
    {"empirisch", DISTRIBUTION_EMPIRICAL, VALUES},
};

#define KEY_COUNT (sizeof distribution_keys / sizeof distribution_keys[0])
#define FAMILY_COUNT (sizeof families / sizeof families[0])

void quantity_fault(const struct quantity_context *context, const struct node *node,
                    const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    char *text = storage_new((size_t)(length > 0 ? length : 0) + 1, 1);
    vsnprintf(text, (size_t)(length > 0 ? length : 0) + 1, format, arguments);
    va_end(arguments);
    fault_add(context->faults, FAULT_ERROR, context->file,
              context->line >= 0 ? context->line : node->line, context->path, "%s", text);
    free(text);
}

bool quantity_is_distribution_key(const char *key)
{
    for (size_t i = 0; i < KEY_COUNT; i++)
        if (strcmp(key, distribution_keys[i]) == 0)
            return true;
    return false;
}

static const char *unit_of(const struct parameter_row *row)
{
    return row->unit == NULL ? "" : row->unit;
}

static bool in_range(const struct quantity_context *context, const struct node *node, double number)
{
    const struct parameter_row *row = context->row;
    if ((number >= row->minimum && number <= row->maximum) ||
        (row->unlimited && number == INFINITY))
        return true;
    const char *space = unit_of(row)[0] != '\0' ? " " : "";
    bool scaled = context->factor != 1.0 || context->shift != 0.0;
    quantity_fault(context, node,
                   "%s %.12g ligt buiten het bereik van %.12g tot en met %.12g%s%s.%s",
                   scaled ? "De uitkomst" : "De waarde", number, row->minimum, row->maximum, space,
                   unit_of(row), row->unlimited ? " Zonder grens schrijft u \"onbeperkt\"." : "");
    return false;
}

/* A plain number, whole where the row asks it. */
static bool read_number(double *number, const struct node *node,
                        const struct quantity_context *context, bool whole)
{
    if (node->is_faulty)
        return false;
    if (node->kind != NODE_NUMBER) {
        char *found = node_describe(node);
        quantity_fault(context, node, "Hier hoort een %s te staan%s, maar er staat %s.",
                       whole ? "geheel getal" : "getal",
                       context->row->unlimited ? ", of \"onbeperkt\"" : "", found);
        free(found);
        return false;
    }
    if (whole && !node->is_integer) {
        quantity_fault(context, node,
                       number_text_is_thousand(node->text)
                           ? "Hier hoort een geheel getal; `%s` is een getal met decimalen. "
                             "Schrijf duizendtallen zonder punt."
                           : "Hier hoort een geheel getal, zonder punt; er staat `%s`.",
                       node->text);
        return false;
    }
    if (!whole && number_text_is_thousand(node->text) && node->text[strlen(node->text) - 1] == '0')
        fault_add(context->faults, FAULT_WARNING, context->file,
                  context->line >= 0 ? context->line : node->line, context->path,
                  "`%s` is gelezen als %.12g; een duizendtal schrijft u zonder punt.", node->text,
                  node->number);
    *number = node->number * context->factor + context->shift;
    if (whole && (*number != floor(*number) || !isfinite(*number))) {
        quantity_fault(context, node, "De uitkomst %.12g is geen geheel getal.", *number);
        return false;
    }
    return true;
}

bool quantity_read_numbers(double **values, size_t *count, const struct node *list,
                           const struct quantity_context *context)
{
    *values = storage_new(list->child_count, sizeof **values);
    *count = list->child_count;
    if (list->child_count > VALUES_LIMIT) {
        quantity_fault(context, list, "De lijst heeft meer dan %d getallen.", VALUES_LIMIT);
        return false;
    }
    bool sound = true;
    for (size_t i = 0; i < list->child_count; i++)
        sound = read_number(&(*values)[i], &list->children[i], context, false) && sound;
    return sound;
}

static const struct family *read_family(const struct node *node,
                                        const struct quantity_context *context)
{
    const struct node *name = node_child(node, "verdeling");
    if (name == NULL || name->kind != NODE_TEXT) {
        quantity_fault(context, node,
                       "Hier hoort een getal, of een verdeling zoals "
                       "{ verdeling = \"gamma\"; gemiddelde = 3.0; sd = 2.0; }.");
        return NULL;
    }
    struct nearest nearest = {.wanted = name->text};
    for (size_t i = 0; i < FAMILY_COUNT; i++) {
        if (strcmp(families[i].name, name->text) == 0)
            return &families[i];
        nearest_offer(&nearest, families[i].name);
    }
    quantity_fault(context, name,
                   "De verdeling \"%s\" is onbekend; er zijn constant, exponentieel, gamma, "
                   "lognormaal, weibull, uniform, driehoek en empirisch.%s%s%s",
                   name->text, nearest.best != NULL ? " Bedoelde u " : "",
                   nearest.best != NULL ? nearest.best : "", nearest.best != NULL ? "?" : "");
    return NULL;
}

/* The numbers of a distribution, every key that belongs there and no other one. */
static bool read_members(struct distribution_spec *spec, struct quantity *quantity,
                         const struct family *family, const struct node *node,
                         const struct quantity_context *context)
{
    double *const targets[KEY_COUNT] = {NULL,       &spec->mean, &spec->sd,   &spec->shape,
                                        &spec->low, &spec->mode, &spec->high, NULL};
    struct quantity_context plain = *context; /* a spread and a shape are not shifted */
    plain.shift = 0.0;
    bool sound = true;
    for (size_t i = 1; i < KEY_COUNT; i++) {
        const struct node *member = node_child(node, distribution_keys[i]);
        bool wanted = (family->keys & (1U << i)) != 0;
        if (member == NULL && wanted)
            quantity_fault(context, node, "Bij de verdeling %s ontbreekt `%s`.", family->name,
                           distribution_keys[i]);
        if (member != NULL && !wanted)
            quantity_fault(context, member, "`%s` hoort niet bij de verdeling %s.",
                           distribution_keys[i], family->name);
        if ((member == NULL) == wanted) {
            sound = false;
            continue;
        }
        if (member == NULL)
            continue;
        plain.factor = targets[i] == &spec->shape ? 1.0 : context->factor;
        bool moves = targets[i] != &spec->sd && targets[i] != &spec->shape;
        if (targets[i] != NULL)
            sound = read_number(targets[i], member, moves ? context : &plain, false) && sound;
        else if (member->kind == NODE_LIST)
            sound =
                quantity_read_numbers(&quantity->values, &quantity->value_count, member, context) &&
                sound;
        else
            quantity_fault(context, member, "`waarden` is een lijst van getallen: (1.0, 2.0)."),
                sound = false;
    }
    return sound;
}

static char *write_distribution(const struct distribution_spec *spec, const struct family *family)
{
    const double numbers[KEY_COUNT] = {0,         spec->mean, spec->sd,   spec->shape,
                                       spec->low, spec->mode, spec->high, 0};
    struct storage_text text = {0};
    char number[32];
    storage_text_add(&text, "verdeling = \"%s\";", family->name);
    for (size_t i = 1; i < KEY_COUNT; i++) {
        if ((family->keys & (1U << i)) == 0 || (1U << i) == VALUES)
            continue;
        number_text_format(numbers[i], number);
        storage_text_add(&text, " %s = %s;", distribution_keys[i], number);
    }
    if ((family->keys & VALUES) != 0) {
        storage_text_add(&text, " waarden = (");
        for (size_t i = 0; i < spec->value_count; i++) {
            number_text_format(spec->values[i], number);
            storage_text_add(&text, "%s%s", i > 0 ? ", " : "", number);
        }
        storage_text_add(&text, ");");
    }
    return text.bytes;
}

static bool read_distribution(struct quantity *quantity, const struct node *node,
                              const struct quantity_context *context)
{
    const struct family *family = read_family(node, context);
    if (family == NULL)
        return false;
    struct distribution_spec spec = {.family = family->family};
    if (!read_members(&spec, quantity, family, node, context))
        return false;
    spec.values = quantity->values;
    spec.value_count = quantity->value_count;
    const char *wrong = distribution_init(&quantity->distribution, &spec);
    if (wrong != NULL) {
        quantity_fault(context, node, "%s", wrong);
        return false;
    }
    quantity->is_distribution = true;
    quantity->number = quantity->distribution.mean;
    quantity->written = write_distribution(&spec, family);
    return in_range(context, node, quantity->number);
}

/* A word of the row's choices; its index. */
static bool read_choice(struct quantity *quantity, const struct node *node,
                        const struct quantity_context *context)
{
    const char *choices = context->row->choices;
    size_t length = node->kind == NODE_TEXT ? strlen(node->text) : 0;
    size_t index = 0;
    for (const char *word = choices; length > 0 && *word != '\0'; index++) {
        size_t size = strcspn(word, "|");
        if (size == length && memcmp(word, node->text, size) == 0) {
            quantity->number = (double)index;
            return true;
        }
        word += size + (word[size] == '|');
    }
    char *found = node_describe(node);
    quantity_fault(context, node, "Hier hoort een van deze teksten: %s; er staat %s.", choices,
                   found);
    free(found);
    return false;
}

bool quantity_read(struct quantity *quantity, const struct node *node,
                   const struct quantity_context *context)
{
    const struct parameter_row *row = context->row;
    *quantity = (struct quantity){0};
    if (row->type == PARAMETER_CHOICE)
        return read_choice(quantity, node, context);
    if (row->unlimited && node->kind == NODE_TEXT && strcmp(node->text, "onbeperkt") == 0) {
        quantity->number = INFINITY;
        return true;
    }
    if (node->kind == NODE_GROUP && row->type == PARAMETER_DURATION)
        return read_distribution(quantity, node, context);
    if (node->kind == NODE_GROUP && node_child(node, "verdeling") != NULL) {
        quantity_fault(context, node,
                       "Hier hoort een getal; een verdeling kan alleen bij een duur.");
        return false;
    }
    if (!read_number(&quantity->number, node, context, row->type == PARAMETER_INTEGER) ||
        !in_range(context, node, quantity->number))
        return false;
    if (row->type == PARAMETER_DURATION) {
        struct distribution_spec spec = {.family = DISTRIBUTION_CONSTANT, .mean = quantity->number};
        const char *wrong = distribution_init(&quantity->distribution, &spec);
        if (wrong != NULL)
            quantity_fault(context, node, "%s", wrong);
        return wrong == NULL;
    }
    return true;
}

void quantity_release(struct quantity *quantity)
{
    free(quantity->values);
    free(quantity->written);
    *quantity = (struct quantity){0};
}
