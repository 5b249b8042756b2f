/* Lines of the console of `vessels`. */
#include "output/console_vessels_page.h"

#include <string.h>

#include "output/text.h"

const char *page_say(const struct page *p, const char *nl, const char *en)
{
    return p->labels->english ? en : nl;
}

const char *page_number(const struct page *p, double value, int decimals,
                        char text[NUMBER_PEOPLE_SIZE])
{
    return number_people(value, decimals, (struct number_style){.english = p->labels->english},
                         text);
}

void page_heading(const struct page *p, const char *nl, const char *en)
{
    fprintf(p->out, "\n%s\n", page_say(p, nl, en));
}

void page_wrapped(const struct page *p, const char *text, size_t indent)
{
    size_t used = 0;
    while (*text != '\0') {
        char word[LINE_MOST];
        size_t length = strcspn(text, " ");
        snprintf(word, sizeof word, "%.*s", (int)length, text);
        size_t width = text_width(word);
        if (used > 0 && used + 1 + width > PAGE_WIDTH) {
            fputc('\n', p->out);
            used = 0;
        }
        if (used > 0) {
            fputc(' ', p->out);
            used++;
        } else {
            text_pad_left(p->out, "", indent);
            used = indent;
        }
        fputs(word, p->out);
        used += width;
        text += length;
        text += strspn(text, " ");
    }
    fputc('\n', p->out);
}

void page_name(const struct page *p, const char *name)
{
    char line[LINE_MOST];
    snprintf(line, sizeof line, "  %s", name);
    labels_capitalise(line + 2);
    text_pad_left(p->out, line, NAME_WIDTH);
}
