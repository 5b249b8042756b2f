/* Building blocks of the page. */
#include "output/report/html.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "output/memory.h"
#include "output/text.h"

void html_text(FILE *out, const char *text)
{
    char *clean = text_clean(text, SIZE_MAX);
    for (const char *at = clean; *at != '\0'; at++) {
        switch (*at) {
        case '&':
            fputs("&amp;", out);
            break;
        case '<':
            fputs("&lt;", out);
            break;
        case '>':
            fputs("&gt;", out);
            break;
        case '"':
            fputs("&quot;", out);
            break;
        case '\'':
            fputs("&#39;", out);
            break;
        default:
            fputc(*at, out);
        }
    }
    free(clean);
}

void html_format(FILE *out, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    size_t size = (size_t)(length > 0 ? length : 0) + 1;
    char *text = memory_allocate(size, 1);
    vsnprintf(text, size, format, arguments);
    va_end(arguments);
    html_text(out, text);
    free(text);
}

static void open_element(FILE *out, const char *tag, const char *class)
{
    fprintf(out, "<%s", tag);
    if (class != NULL)
        fprintf(out, " class=\"%s\"", class);
    fputc('>', out);
}

void html_element(FILE *out, const char *tag, const char *class, const char *text)
{
    open_element(out, tag, class);
    html_text(out, text);
    fprintf(out, "</%s>\n", tag);
}

void html_section(FILE *out, int level, const char *id, const char *heading)
{
    html_section_of(out, level, id, NULL, heading);
}

void html_section_of(FILE *out, int level, const char *id, const char *class, const char *heading)
{
    fprintf(out, "<section id=\"%s\" aria-labelledby=\"%s-kop\">\n<h%d id=\"%s-kop\"", id, id,
            level, id);
    if (class != NULL)
        fprintf(out, " class=\"%s\"", class);
    fputc('>', out);
    html_text(out, heading);
    fprintf(out, "</h%d>\n", level);
}

void html_section_end(FILE *out)
{
    fputs("</section>\n", out);
}

void html_fold(FILE *out, const char *summary)
{
    fputs("<details>\n<summary>", out);
    html_text(out, summary);
    fputs("</summary>\n", out);
}

void html_fold_end(FILE *out)
{
    fputs("</details>\n", out);
}

static const char *cell_class(const struct html_table *table)
{
    return table->is_number != NULL && table->is_number[table->column] ? "n" : NULL;
}

static void write_cell(struct html_table *table, const char *tag, const char *scope,
                       const char *class, const char *text)
{
    fprintf(table->out, "<%s", tag);
    if (scope != NULL)
        fprintf(table->out, " scope=\"%s\"", scope);
    if (class != NULL)
        fprintf(table->out, " class=\"%s\"", class);
    fputc('>', table->out);
    html_text(table->out, text);
    fprintf(table->out, "</%s>", tag);
}

void html_table_begin(struct html_table *table, FILE *out, const char *caption,
                      const char *const *heads, const bool *is_number, size_t columns)
{
    html_table_begin_of(table, out, caption, NULL, heads, NULL, is_number, columns);
}

void html_table_begin_of(struct html_table *table, FILE *out, const char *caption,
                         const char *caption_class, const char *const *heads,
                         const char *const *classes, const bool *is_number, size_t columns)
{
    *table = (struct html_table){.out = out, .columns = columns, .is_number = is_number};
    fputs("<div class=\"box\" role=\"group\" tabindex=\"0\" aria-label=\"", out);
    html_text(out, caption);
    fputs("\">\n<table>\n<caption", out);
    if (caption_class != NULL)
        fprintf(out, " class=\"%s\"", caption_class);
    fputc('>', out);
    html_text(out, caption);
    fputs("</caption>\n<thead><tr>", out);
    for (; table->column < columns; table->column++) {
        bool named = heads[table->column][0] != '\0';
        const char *own = classes != NULL ? classes[table->column] : NULL;
        write_cell(table, named ? "th" : "td", named ? "col" : NULL,
                   own != NULL ? own : cell_class(table), heads[table->column]);
    }
    table->column = 0;
    fputs("</tr></thead>\n<tbody>\n", out);
}

void html_table_cell(struct html_table *table, const char *text)
{
    bool heads = table->column == 0 && text[0] != '\0';
    if (table->column == 0)
        fputs("<tr>", table->out);
    write_cell(table, heads ? "th" : "td", heads ? "row" : NULL, cell_class(table), text);
    if (++table->column == table->columns) {
        fputs("</tr>\n", table->out);
        table->column = 0;
    }
}

void html_table_end(struct html_table *table)
{
    while (table->column != 0)
        html_table_cell(table, "");
    fputs("</tbody>\n</table>\n</div>\n", table->out);
}
