#include "scenarios/value_text.h"

#include <math.h>
#include <string.h>

#include "scenarios/number_text.h"

void value_text_add_quoted(struct storage_text *text, const char *content)
{
    storage_text_add_char(text, '"');
    for (const char *c = content; *c != '\0'; c++) {
        if (*c == '\n' || *c == '\t')
            storage_text_add(text, "\\%c", *c == '\n' ? 'n' : 't');
        else if (*c == '"' || *c == '\\')
            storage_text_add(text, "\\%c", *c);
        else
            storage_text_add_char(text, *c);
    }
    storage_text_add_char(text, '"');
}

static void add_number(struct storage_text *text, double number)
{
    char written[32];
    number_text_format(number, written);
    storage_text_add(text, "%s", written);
}

static void add_choice(struct storage_text *text, const char *choices, double index)
{
    const char *word = choices;
    for (double i = 0.0; i < index; i += 1.0)
        word += strcspn(word, "|") + 1;
    storage_text_add(text, "\"%.*s\"", (int)strcspn(word, "|"), word);
}

/* The number of one step, without a distribution. */
static void add_step_number(struct storage_text *text, const struct parameter_value *value,
                            const struct parameter_step *step)
{
    char date[CLOCK_DATE_SIZE];
    switch (value->row->type) {
    case PARAMETER_CHOICE:
        add_choice(text, value->row->choices, step->number);
        return;
    case PARAMETER_DATE:
        clock_format_date((tick)step->number, date);
        storage_text_add(text, "\"%s\"", date);
        return;
    case PARAMETER_INTEGER:
        if (!isinf(step->number)) {
            storage_text_add(text, "%.0f", step->number);
            return;
        }
        break;
    default:
        break;
    }
    if (isinf(step->number))
        storage_text_add(text, "\"onbeperkt\"");
    else
        add_number(text, step->number);
}

/* The line of value->text that describes step `index`; its length is 0 for a plain number. */
static const char *written_distribution(const struct parameter_value *value, size_t index,
                                        size_t *length)
{
    *length = 0;
    if (value->row->type != PARAMETER_DURATION || value->text == NULL)
        return "";
    const char *line = value->text;
    for (size_t i = 0; i < index; i++)
        line += strcspn(line, "\n") + 1;
    *length = strcspn(line, "\n");
    return line;
}

/* `waarde = …;` or `verdeling = …; …` of one step. */
static void add_step_members(struct storage_text *text, const struct parameter_value *value,
                             size_t index)
{
    size_t length = 0;
    const char *written = written_distribution(value, index, &length);
    if (length > 0) {
        storage_text_add(text, "%.*s", (int)length, written);
        return;
    }
    storage_text_add(text, "waarde = ");
    add_step_number(text, value, &value->steps[index]);
    storage_text_add_char(text, ';');
}

static void add_steps(struct storage_text *text, const struct parameter_value *value)
{
    storage_text_add(text, "waarde = (");
    for (size_t i = 0; i < value->step_count; i++) {
        storage_text_add(text, "%s{ ", i > 0 ? ", " : "");
        if (value->steps[i].from != CLOCK_ALWAYS) {
            char date[CLOCK_DATE_SIZE];
            clock_format_date(value->steps[i].from, date);
            storage_text_add(text, "vanaf = \"%s\"; ", date);
        }
        add_step_members(text, value, i);
        storage_text_add(text, " }");
    }
    storage_text_add(text, ");");
}

static bool is_dated(const struct parameter_value *value)
{
    return value->step_count > 1 ||
           (value->step_count == 1 && value->steps[0].from != CLOCK_ALWAYS);
}

static void add_list(struct storage_text *text, const struct parameter_value *value)
{
    storage_text_add_char(text, '(');
    for (size_t i = 0; i < value->list_count; i++) {
        storage_text_add(text, "%s", i > 0 ? ", " : "");
        add_number(text, value->list[i]);
    }
    storage_text_add_char(text, ')');
}

void value_text_add_members(struct storage_text *text, const struct parameter_value *value)
{
    if (value->row->type == PARAMETER_TEXT) {
        storage_text_add(text, "waarde = ");
        value_text_add_quoted(text, value->text);
        storage_text_add_char(text, ';');
    } else if (value->row->type == PARAMETER_LIST) {
        storage_text_add(text, "waarde = ");
        add_list(text, value);
        storage_text_add_char(text, ';');
    } else if (is_dated(value)) {
        add_steps(text, value);
    } else {
        add_step_members(text, value, 0);
    }
    storage_text_add(text, " bron = ");
    value_text_add_quoted(text, value->source != NULL ? value->source : "scenario: onbekend");
    storage_text_add_char(text, ';');
    if (isnan(value->low) || isnan(value->high))
        return;
    storage_text_add(text, " laag = ");
    add_number(text, value->low);
    storage_text_add(text, "; hoog = ");
    add_number(text, value->high);
    storage_text_add_char(text, ';');
}

static bool has_own_source(const struct parameter_value *value)
{
    return value->source != NULL && strncmp(value->source, "scenario:", 9) != 0 &&
           strcmp(value->source, "--set") != 0;
}

void value_text_add(struct storage_text *text, const struct parameter_value *value)
{
    bool is_plain = value->row->nature == PARAMETER_RUN ||
                    (value->row->type == PARAMETER_TEXT && !has_own_source(value));
    if (is_plain && value->row->type == PARAMETER_TEXT) {
        value_text_add_quoted(text, value->text);
    } else if (is_plain && value->row->type == PARAMETER_LIST) {
        add_list(text, value);
    } else if (is_plain && !is_dated(value) && value->text == NULL) {
        add_step_number(text, value, &value->steps[0]);
    } else {
        storage_text_add(text, "{ ");
        value_text_add_members(text, value);
        storage_text_add(text, " }");
    }
}

void value_text_add_readable(struct storage_text *text, const struct parameter_value *value)
{
    if (value->row->type == PARAMETER_TEXT) {
        value_text_add_quoted(text, value->text);
        return;
    }
    if (value->row->type == PARAMETER_LIST) {
        add_list(text, value);
        return;
    }
    for (size_t i = 0; i < value->step_count; i++) {
        size_t length = 0;
        const char *written = written_distribution(value, i, &length);
        storage_text_add(text, "%s", i > 0 ? ", " : "");
        if (length > 0)
            storage_text_add(text, "{ %.*s }", (int)length, written);
        else
            add_step_number(text, value, &value->steps[i]);
        if (value->steps[i].from != CLOCK_ALWAYS) {
            char date[CLOCK_DATE_SIZE];
            clock_format_date(value->steps[i].from, date);
            storage_text_add(text, " vanaf %s", date);
        }
    }
}
