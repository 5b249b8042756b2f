#include "scenarios/figure_sums.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/fields.h"
#include "scenarios/nearest.h"
#include "scenarios/storage.h"

#define LONGEST_LINE 160

static void sum_release(struct figure_sum *sum)
{
    free(sum->what);
    free(sum->parts);
}

static void add_sum(struct figure_list *list, const struct figure_sum *sum)
{
    struct figure_sum *sums = storage_new(list->sum_count + 1, sizeof *sums);
    if (list->sum_count > 0)
        memcpy(sums, list->sums, list->sum_count * sizeof *sums);
    free(list->sums);
    list->sums = sums;
    list->sums[list->sum_count++] = *sum;
}

/* The figure with this feit-id; SIZE_MAX with a fault unless there is exactly one. */
static size_t find_figure(struct fields *fields, const struct node *id, const char *key,
                          const struct figure_list *list)
{
    if (id->kind != NODE_TEXT) {
        fields_fault(fields, id, key, "Hier hoort een feit-id tussen aanhalingstekens.");
        return SIZE_MAX;
    }
    struct nearest nearest = {.wanted = id->text};
    size_t found = SIZE_MAX, count = 0;
    for (size_t i = 0; i < list->count; i++) {
        nearest_offer(&nearest, list->figures[i].id);
        if (strcmp(list->figures[i].id, id->text) != 0)
            continue;
        found = i;
        count++;
    }
    if (count == 1)
        return found;
    if (count > 1)
        fields_fault(fields, id, key, "Er zijn %zu cijfers met het feit \"%.40s\".", count,
                     id->text);
    else
        fields_fault(fields, id, key, "Er is geen cijfer met het feit \"%.40s\".%s%s%s", id->text,
                     nearest.best != NULL ? " Bedoelde u \"" : "",
                     nearest.best != NULL ? nearest.best : "", nearest.best != NULL ? "\"?" : "");
    return SIZE_MAX;
}

/* Why this figure cannot stand in one sum with the other; NULL when it can. */
static const char *objection(const struct figure_list *list, const struct figure *part,
                             const struct figure *other, bool has_whole,
                             const struct figure_traits *traits)
{
    if (part->rule != other->rule)
        return "is op een andere manier geteld dan de andere.";
    if (part->rule == FIGURE_KPI)
        return "is een gemiddelde over een periode, geen aantal.";
    if (part->rule != FIGURE_SAMPLE)
        return has_whole ? NULL : "is geen aandeel: zonder `geheel` is er niets om mee te tellen.";
    if (part->sample != other->sample)
        return "komt uit een andere steekproef dan de andere.";
    if (strcmp(traits->rows[figure_trait_find(traits, part->trait)].unit, "procent") != 0)
        return "is een gemiddelde, geen aandeel.";
    if (part->among != NULL && part->of == 0)
        return "gaat over een deel van de dossiers; zonder `van` is het geen aantal.";
    size_t files = list->samples[part->sample].files;
    size_t one = part->of > 0 ? part->of : files, two = other->of > 0 ? other->of : files;
    if (!has_whole && one != two)
        return "gaat over een ander aantal dossiers dan de andere.";
    return NULL;
}

static void check_parts(struct fields *fields, const struct figure_list *list,
                        const struct figure_sum *sum, const struct figure_traits *traits)
{
    const struct figure *first = &list->figures[sum->parts[0]];
    bool has_whole = sum->whole != SIZE_MAX;
    for (size_t i = 0; i <= sum->part_count; i++) {
        if (i == sum->part_count && !has_whole)
            return;
        size_t index = i < sum->part_count ? sum->parts[i] : sum->whole;
        const struct figure *part = &list->figures[index];
        const char *wrong = objection(list, part, first, has_whole, traits);
        if (wrong != NULL)
            fields_fault(fields, NULL, i < sum->part_count ? "delen" : "geheel", "%s %s", part->id,
                         wrong);
    }
}

static void read_sum(struct figure_list *list, const struct node *node, size_t number,
                     const struct figure_source *source)
{
    static const char *const known[] = {"wat", "geheel", "delen"};
    char *path = storage_format("samen[%zu]", number);
    struct fields fields = {node, source->file, path, source->faults, true};
    struct figure_sum sum = {.whole = SIZE_MAX};
    const struct node *whole = node_child(node, "geheel"), *parts = node_child(node, "delen");
    if (node->kind != NODE_GROUP) {
        fields_fault(&fields, node, "",
                     "Hier hoort een groep: { wat = \"…\"; geheel = "
                     "\"RP-025\"; delen = (\"RP-001\", \"RP-005\"); }.");
        free(path);
        return;
    }
    fields_check_keys(&fields, known, sizeof known / sizeof known[0]);
    sum.what = fields_text(&fields, "wat", LONGEST_LINE, FIELDS_REQUIRED);
    if (whole != NULL)
        sum.whole = find_figure(&fields, whole, "geheel", list);
    if (parts == NULL || parts->kind != NODE_LIST || parts->child_count < 2) {
        fields_fault(&fields, parts, "delen", "Hier hoort een lijst van ten minste twee feit-ids.");
    } else {
        sum.parts = storage_new(parts->child_count, sizeof *sum.parts);
        for (size_t i = 0; i < parts->child_count; i++)
            sum.parts[sum.part_count++] = find_figure(&fields, &parts->children[i], "delen", list);
    }
    if (fields.is_sound)
        check_parts(&fields, list, &sum, source->vocabulary->traits);
    if (fields.is_sound)
        add_sum(list, &sum);
    else
        sum_release(&sum);
    free(path);
}

void figure_sums_read(struct figure_list *list, const struct node *sums,
                      const struct figure_source *source)
{
    if (sums->kind != NODE_LIST) {
        fault_add(source->faults, FAULT_ERROR, source->file, sums->line, "samen",
                  "Hier hoort een lijst van groepen: ( { wat = \"…\"; delen = ( … ); } ).");
        return;
    }
    for (size_t i = 0; i < sums->child_count; i++)
        read_sum(list, &sums->children[i], i + 1, source);
}

/* The figure about the same as the region's, of this gemeente; SIZE_MAX when there is none. */
static size_t find_part(const struct figure_list *list, const struct figure *whole, char *gemeente)
{
    struct figure wanted = *whole;
    wanted.gemeente = gemeente;
    for (size_t i = 0; i < list->count; i++)
        if (figures_share_subject(&list->figures[i], &wanted))
            return i;
    return SIZE_MAX;
}

/* Whether a sum has this whole, or another figure about the same. */
static bool is_summed(const struct figure_list *list, const struct figure *whole)
{
    for (size_t i = 0; i < list->sum_count; i++)
        if (list->sums[i].whole < list->count &&
            figures_share_subject(&list->figures[list->sums[i].whole], whole))
            return true;
    return false;
}

void figure_sums_of_gemeenten(struct figure_list *list, const struct figure_vocabulary *vocabulary)
{
    for (size_t i = 0; i < list->count && vocabulary->gemeente_count > 1; i++) {
        const struct figure *whole = &list->figures[i];
        bool is_number = whole->rule == FIGURE_COUNT || whole->rule == FIGURE_STOCK;
        if (!is_number || strcmp(whole->gemeente, "alle") != 0 || is_summed(list, whole))
            continue;
        struct figure_sum sum = {.whole = i};
        sum.parts = storage_new(vocabulary->gemeente_count, sizeof *sum.parts);
        while (sum.part_count < vocabulary->gemeente_count) {
            size_t part = find_part(list, whole, vocabulary->gemeenten[sum.part_count]);
            if (part == SIZE_MAX)
                break;
            sum.parts[sum.part_count++] = part;
        }
        if (sum.part_count == vocabulary->gemeente_count) {
            sum.what = storage_format("%s, naar gemeente", whole->what);
            add_sum(list, &sum);
        } else {
            sum_release(&sum);
        }
    }
}
