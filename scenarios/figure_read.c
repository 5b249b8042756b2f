#include "scenarios/figure_read.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/fields.h"
#include "scenarios/figure_numbers.h"
#include "scenarios/nearest.h"
#include "scenarios/storage.h"

#define LONGEST_NAME 40
#define LONGEST_LINE 160
#define LONGEST_NOTE 1000

#define COUNT_OF(words) (sizeof(words) / sizeof(words)[0])

static const char *const everywhere[] = {"feit",     "wat",    "rol",       "toelichting",
                                         "afgeleid", "waarde", "laag",      "hoog",
                                         "vorig",    "kpi",    "steekproef"};
static const char *const of_files[] = {"kenmerk", "onder", "aantal", "van"};
static const char *const of_kpi[] = {"station", "gemeente",  "uitsplitsing", "vanaf",
                                     "tot",     "peildatum", "telling"};

size_t figure_trait_find(const struct figure_traits *traits, const char *key)
{
    for (size_t i = 0; i < traits->count; i++)
        if (strcmp(traits->rows[i].key, key) == 0)
            return i;
    return SIZE_MAX;
}

/* --- names --- */

static void report_unknown(struct fields *fields, const char *key, const char *what,
                           const struct nearest *nearest)
{
    fields_fault(fields, node_child(fields->group, key), key, "%s \"%.60s\" is onbekend.%s%s%s",
                 what, nearest->wanted, nearest->best != NULL ? " Bedoelde u \"" : "",
                 nearest->best != NULL ? nearest->best : "", nearest->best != NULL ? "\"?" : "");
}

/* The text of `key` if it is a trait of the vocabulary. */
static char *read_trait(struct fields *fields, const char *key, enum fields_need need,
                        const struct figure_traits *traits)
{
    char *text = fields_text(fields, key, LONGEST_NAME, need);
    if (text == NULL || figure_trait_find(traits, text) != SIZE_MAX)
        return text;
    struct nearest nearest = {.wanted = text};
    for (size_t i = 0; i < traits->count; i++)
        nearest_offer(&nearest, traits->rows[i].key);
    report_unknown(fields, key, "Het kenmerk", &nearest);
    free(text);
    return NULL;
}

static const struct kpi_row *find_kpi(const struct kpi_catalogue *kpis, const char *id)
{
    for (size_t i = 0; id != NULL && i < kpis->row_count; i++)
        if (strcmp(kpis->rows[i].id, id) == 0)
            return &kpis->rows[i];
    return NULL;
}

static char *read_kpi(struct fields *fields, const struct kpi_catalogue *kpis)
{
    char *text = fields_text(fields, "kpi", LONGEST_NAME, FIELDS_REQUIRED);
    if (text == NULL || find_kpi(kpis, text) != NULL)
        return text;
    struct nearest nearest = {.wanted = text};
    for (size_t i = 0; i < kpis->row_count; i++)
        nearest_offer(&nearest, kpis->rows[i].id);
    report_unknown(fields, "kpi", "De kpi", &nearest);
    free(text);
    return NULL;
}

static char *read_gemeente(struct fields *fields, const struct figure_vocabulary *vocabulary)
{
    if (!fields_has(fields, "gemeente"))
        return storage_copy("alle");
    char *text = fields_text(fields, "gemeente", LONGEST_NAME, FIELDS_REQUIRED);
    if (text == NULL || strcmp(text, "alle") == 0)
        return text;
    struct nearest nearest = {.wanted = text};
    nearest_offer(&nearest, "alle");
    for (size_t i = 0; i < vocabulary->gemeente_count; i++) {
        if (strcmp(text, vocabulary->gemeenten[i]) == 0)
            return text;
        nearest_offer(&nearest, vocabulary->gemeenten[i]);
    }
    report_unknown(fields, "gemeente", "De gemeente", &nearest);
    free(text);
    return NULL;
}

/* Index of the sample; SIZE_MAX when it is unknown. */
static size_t read_sample_name(struct fields *fields, const struct figure_list *list,
                               bool is_complete)
{
    char *text = fields_text(fields, "steekproef", LONGEST_NAME, FIELDS_REQUIRED);
    size_t found = SIZE_MAX;
    struct nearest nearest = {.wanted = text};
    for (size_t i = 0; text != NULL && i < list->sample_count; i++) {
        nearest_offer(&nearest, list->samples[i].key);
        if (strcmp(text, list->samples[i].key) == 0)
            found = i;
    }
    if (text != NULL && found == SIZE_MAX && is_complete)
        report_unknown(fields, "steekproef", "De steekproef", &nearest);
    fields->is_sound = fields->is_sound && found != SIZE_MAX;
    free(text);
    return found;
}

/* --- the two kinds of figures --- */

static void refuse_keys(struct fields *fields, const char *const *keys, size_t count,
                        const char *text)
{
    for (size_t i = 0; i < count; i++)
        if (fields_has(fields, keys[i]))
            fields_fault(fields, node_child(fields->group, keys[i]), keys[i], "%s", text);
}

static void read_period(struct fields *fields, struct figure *figure)
{
    tick day = 0;
    if (fields_has(fields, "peildatum")) {
        if (fields_has(fields, "vanaf") || fields_has(fields, "tot"))
            fields_fault(fields, NULL, "",
                         "Geef of een peildatum (een stand), of vanaf en tot (een periode).");
        if (fields_has(fields, "telling"))
            fields_fault(fields, node_child(fields->group, "telling"), "telling",
                         "Een stand op een peildatum heeft geen telling over een periode.");
        figure->rule = FIGURE_STOCK;
        if (fields_date(fields, "peildatum", FIELDS_REQUIRED, &day))
            figure->at = day + CLOCK_DAY;
        return;
    }
    static const char *const ways[] = {"gemiddelde", "aantal"};
    size_t way = fields_word(fields, "telling", ways, COUNT_OF(ways), FIELDS_OPTIONAL);
    figure->rule = way == 1 ? FIGURE_COUNT : FIGURE_KPI;
    bool has_from = fields_date(fields, "vanaf", FIELDS_REQUIRED, &figure->from);
    bool has_to = fields_date(fields, "tot", FIELDS_REQUIRED, &figure->to);
    if (has_from && has_to && figure->to <= figure->from)
        fields_fault(fields, node_child(fields->group, "tot"), "tot",
                     "`tot` is de dag na de periode en ligt dus na `vanaf`.");
}

static const char *read_kpi_figure(struct fields *fields, struct figure *figure,
                                   const struct figure_source *source)
{
    refuse_keys(fields, of_files, COUNT_OF(of_files),
                "Deze sleutel hoort alleen bij een cijfer uit een steekproef.");
    read_period(fields, figure);
    figure->kpi = read_kpi(fields, source->vocabulary->kpis);
    figure->station = fields_text(fields, "station", LONGEST_NAME, FIELDS_REQUIRED);
    figure->gemeente = read_gemeente(fields, source->vocabulary);
    figure->breakdown = fields_has(fields, "uitsplitsing")
                            ? fields_text(fields, "uitsplitsing", LONGEST_NAME, FIELDS_REQUIRED)
                            : storage_copy("alle");
    const struct kpi_row *row = find_kpi(source->vocabulary->kpis, figure->kpi);
    if (row != NULL && figure->rule == FIGURE_COUNT && strcmp(row->unit, "per jaar") != 0)
        fields_fault(fields, node_child(fields->group, "telling"), "telling",
                     "Een aantal in een periode kan alleen bij een kpi per jaar; `%s` is in %s.",
                     row->id, row->unit);
    return row != NULL ? row->unit : NULL;
}

static const char *unit_of(const struct figure_traits *traits, const char *trait)
{
    return trait != NULL ? traits->rows[figure_trait_find(traits, trait)].unit : NULL;
}

static const char *read_sample_figure(struct fields *fields, struct figure *figure,
                                      const struct figure_list *list,
                                      const struct figure_source *source)
{
    const struct figure_traits *traits = source->vocabulary->traits;
    figure->rule = FIGURE_SAMPLE;
    refuse_keys(fields, of_kpi, COUNT_OF(of_kpi),
                "Deze sleutel hoort niet bij een cijfer uit een steekproef.");
    figure->sample = read_sample_name(fields, list, source->is_complete);
    figure->trait = read_trait(fields, "kenmerk", FIELDS_REQUIRED, traits);
    figure->among = read_trait(fields, "onder", FIELDS_OPTIONAL, traits);
    if (figure->trait != NULL && figure->among != NULL && strcmp(figure->trait, figure->among) == 0)
        fields_fault(fields, node_child(fields->group, "onder"), "onder",
                     "`onder` is hetzelfde als het kenmerk; dan geldt het altijd.");
    const char *group_unit = unit_of(traits, figure->among);
    if (group_unit != NULL && strcmp(group_unit, "procent") != 0)
        fields_fault(fields, node_child(fields->group, "onder"), "onder",
                     "Wie het betreft is een kenmerk dat er is of niet; `%s` is in %s.",
                     figure->among, group_unit);
    return unit_of(traits, figure->trait);
}

static void read_role(struct fields *fields, struct figure *figure)
{
    static const char *const roles[] = {"invoer", "gekalibreerd", "toets", "context"};
    static const char *const answers[] = {"ja", "nee"};
    size_t role = fields_word(fields, "rol", roles, COUNT_OF(roles), FIELDS_REQUIRED);
    figure->role = role < COUNT_OF(roles) ? (enum figure_role)role : FIGURE_CONTEXT;
    figure->derived =
        fields_word(fields, "afgeleid", answers, COUNT_OF(answers), FIELDS_OPTIONAL) == 0;
    if (figure->derived && figure->role == FIGURE_TEST)
        fields_fault(fields, node_child(fields->group, "afgeleid"), "afgeleid",
                     "Wat uit andere cijfers volgt, is geen eigen toets.");
}

bool figure_read(struct figure *figure, const struct node *node, size_t number,
                 const struct figure_list *list, const struct figure_source *source)
{
    *figure = (struct figure){.value = NAN,
                              .low = NAN,
                              .high = NAN,
                              .naive = NAN,
                              .naive_low = NAN,
                              .naive_high = NAN,
                              .file = storage_copy(source->file),
                              .line = node->line};
    if (node->kind != NODE_GROUP) {
        fault_add(
            source->faults, FAULT_ERROR, source->file, node->line, "cijfers",
            "Een cijfer is een groep: { feit = \"RP-001\"; wat = \"…\"; rol = \"toets\"; … }.");
        return false;
    }
    const struct node *id = node_child(node, "feit");
    char *path = id != NULL && id->kind == NODE_TEXT ? storage_format("cijfers.%.40s", id->text)
                                                     : storage_format("cijfers[%zu]", number);
    struct fields fields = {node, source->file, path, source->faults, true};
    const char *known[COUNT_OF(everywhere) + COUNT_OF(of_files) + COUNT_OF(of_kpi)];
    memcpy(known, everywhere, sizeof everywhere);
    memcpy(known + COUNT_OF(everywhere), of_files, sizeof of_files);
    memcpy(known + COUNT_OF(everywhere) + COUNT_OF(of_files), of_kpi, sizeof of_kpi);
    fields_check_keys(&fields, known, COUNT_OF(known));
    figure->id = fields_text(&fields, "feit", LONGEST_NAME, FIELDS_REQUIRED);
    figure->what = fields_text(&fields, "wat", LONGEST_LINE, FIELDS_REQUIRED);
    figure->note = fields_text(&fields, "toelichting", LONGEST_NOTE, FIELDS_OPTIONAL);
    read_role(&fields, figure);
    bool of_sample = fields_has(&fields, "steekproef"), of_a_kpi = fields_has(&fields, "kpi");
    if (of_sample == of_a_kpi) {
        fields_fault(&fields, NULL, "",
                     of_sample
                         ? "Een cijfer gaat over een kpi of over een steekproef; niet beide."
                         : "Hier ontbreekt `kpi` of `steekproef`: waar gaat het cijfer over?");
    } else {
        const char *unit = of_sample ? read_sample_figure(&fields, figure, list, source)
                                     : read_kpi_figure(&fields, figure, source);
        figure_numbers_read(figure, &fields, unit);
    }
    free(path);
    return fields.is_sound;
}

bool figure_sample_read(struct figure_sample *sample, const struct node *node,
                        const struct figure_source *source)
{
    static const char *const known[] = {"wat", "vanaf", "tot", "peildatum", "omvang", "zwaar"};
    *sample = (struct figure_sample){.key = storage_copy(node->name)};
    char *path = storage_format("steekproeven.%s", node->name);
    struct fields fields = {node, source->file, path, source->faults, true};
    tick day = 0;
    if (node->kind != NODE_GROUP) {
        fields_fault(&fields, node, "",
                     "Een steekproef is een groep: { wat = \"…\"; vanaf = "
                     "\"2018-01-01\"; … }.");
        free(path);
        return false;
    }
    fields_check_keys(&fields, known, COUNT_OF(known));
    sample->what = fields_text(&fields, "wat", LONGEST_LINE, FIELDS_REQUIRED);
    bool has_from = fields_date(&fields, "vanaf", FIELDS_REQUIRED, &sample->from);
    bool has_to = fields_date(&fields, "tot", FIELDS_REQUIRED, &sample->to);
    bool has_at = fields_date(&fields, "peildatum", FIELDS_REQUIRED, &day);
    sample->at = day + CLOCK_DAY;
    if (has_from && has_to && sample->to <= sample->from)
        fields_fault(&fields, node_child(node, "tot"), "tot",
                     "`tot` is de dag na de periode en ligt dus na `vanaf`.");
    if (has_to && has_at && sample->at < sample->to)
        fields_fault(&fields, node_child(node, "peildatum"), "peildatum",
                     "De dossiers zijn gelezen voordat de periode waarin zij zijn geopend om was.");
    bool has_files = fields_whole(&fields, "omvang", 1, 100000, FIELDS_REQUIRED, &sample->files);
    fields_whole(&fields, "zwaar", 0, has_files ? sample->files : 100000, FIELDS_OPTIONAL,
                 &sample->heavy);
    free(path);
    return fields.is_sound;
}
