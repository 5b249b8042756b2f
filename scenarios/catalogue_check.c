/* The catalogue held against the rules it lives by itself; a default that is out of its own range
 * would otherwise only show in the scenario that relies on it. */
#include <math.h>
#include <string.h>

#include "scenarios/node.h"
#include "scenarios/source_note.h"
#include "scenarios/scenario.h"
#include "scenarios/storage.h"
#include "scenarios/value.h"

#include <stdlib.h>

static void report(struct fault_list *faults, const struct parameter_row *row, const char *text)
{
    fault_add(faults, FAULT_ERROR, "catalogus", 1, row->path, "%s", text);
}

static bool is_numeric(const struct parameter_row *row)
{
    return row->type == PARAMETER_NUMBER || row->type == PARAMETER_INTEGER ||
           row->type == PARAMETER_PERCENTAGE || row->type == PARAMETER_DURATION;
}

static void check_standard(const struct parameter_row *row, struct fault_list *faults)
{
    char *text = strcmp(row->standard, "onbeperkt") == 0
                     ? storage_copy("waarde = \"onbeperkt\";")
                     : storage_format("waarde = %s;", row->standard);
    struct parameter_catalogue none = {0};
    struct quantity_context context = {.row = row,
                                       .path = row->path,
                                       .file = "catalogus",
                                       .line = 1,
                                       .faults = faults,
                                       .factor = 1.0};
    struct node root;
    struct parameter_value value;
    if (node_parse(&root, text, strlen(text), "catalogus", faults) &&
        value_read(&value, &root.children[0], &context, &none)) {
        bool has_range = !isnan(row->low) && !isnan(row->high);
        if (has_range && is_numeric(row) &&
            (row->low > value.steps[0].number || value.steps[0].number > row->high))
            report(faults, row, "De standaardwaarde ligt niet tussen low en high.");
        value_release(&value);
    }
    node_release(&root);
    free(text);
    if (row->nature == PARAMETER_RUN || row->type == PARAMETER_TEXT)
        return;
    if (row->source == NULL || !source_note_is_source(row->source))
        report(faults, row, "De standaardwaarde heeft geen geldige bron.");
    else if (strncmp(row->source, "aanname:", 8) == 0 && is_numeric(row) &&
             (isnan(row->low) || isnan(row->high)))
        report(faults, row, "De standaardwaarde is een aanname zonder bereik.");
}

static void check_row(const struct parameter_row *row, struct fault_list *faults)
{
    if (row->nl == NULL || row->en == NULL)
        report(faults, row, "De omschrijving ontbreekt in een van de twee talen.");
    if (is_numeric(row) && !(row->minimum < row->maximum))
        report(faults, row, "Het bereik is leeg.");
    if (row->type == PARAMETER_PERCENTAGE && (row->minimum < 0.0 || row->maximum > 100.0))
        report(faults, row, "Een percentage ligt tussen 0 en 100.");
    if (row->type == PARAMETER_CHOICE && (row->choices == NULL || row->choices[0] == '\0'))
        report(faults, row, "Een keuze zonder mogelijkheden.");
    if (row->type == PARAMETER_LIST && row->list_maximum < row->list_minimum)
        report(faults, row, "De lengte van de lijst kan niet bestaan.");
    if (row->optional && row->standard != NULL)
        report(faults, row, "Een sleutel die mag ontbreken heeft geen standaardwaarde.");
    const char *star = strchr(row->path, '*');
    if (star != NULL && strchr(star + 1, '*') != NULL)
        report(faults, row, "Een pad heeft hoogstens een sterretje.");
    if (row->standard != NULL)
        check_standard(row, faults);
}

void scenario_check_catalogue(const struct parameter_catalogue *model, struct fault_list *faults)
{
    for (size_t i = 0; i < model->row_count; i++) {
        check_row(model->rows[i], faults);
        for (size_t k = 0; k < i; k++)
            if (strcmp(model->rows[i]->path, model->rows[k]->path) == 0)
                report(faults, model->rows[i], "Dit pad staat er twee keer.");
    }
}
