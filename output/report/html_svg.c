/* A chart of gnuplot put into the page. Only the elements and attributes that gnuplot draws with
 * pass, so that nothing in the page can run or reach outside it, whatever the file holds. What is
 * for files alone (prologue, names of plots, the version of gnuplot) is left out. */
#include "output/report/html.h"

#include <stdlib.h>
#include <string.h>

#include "output/memory.h"

static const char *const ELEMENTS[] = {"svg",     "g",        "defs",   "circle",      "path",
                                       "rect",    "use",      "filter", "feFlood",     "polygon",
                                       "text",    "tspan",    "line",   "feComposite", "polyline",
                                       "ellipse", "clipPath", "title",  "desc"};
static const char *const ATTRIBUTES[] = {"viewBox",
                                         "id",
                                         "class",
                                         "r",
                                         "cx",
                                         "cy",
                                         "rx",
                                         "ry",
                                         "x",
                                         "y",
                                         "x1",
                                         "x2",
                                         "y1",
                                         "y2",
                                         "width",
                                         "height",
                                         "d",
                                         "points",
                                         "transform",
                                         "fill",
                                         "fill-opacity",
                                         "fill-rule",
                                         "color",
                                         "stroke",
                                         "stroke-width",
                                         "stroke-opacity",
                                         "stroke-linecap",
                                         "stroke-linejoin",
                                         "stroke-dasharray",
                                         "opacity",
                                         "font-family",
                                         "font-size",
                                         "font-weight",
                                         "font-style",
                                         "text-anchor",
                                         "shape-rendering",
                                         "filter",
                                         "filterUnits",
                                         "clip-path",
                                         "clipPathUnits",
                                         "in",
                                         "in2",
                                         "operator",
                                         "result",
                                         "flood-color",
                                         "flood-opacity",
                                         "dx",
                                         "dy",
                                         "xml:space",
                                         "baseline-shift",
                                         "text-decoration"};
/* Of the outermost element, and needless in a page. */
static const char *const NEEDLESS[] = {"xmlns", "xmlns:xlink", "version", "width", "height"};

#define LEAST_SCALE 0.72 /* 14 units of type in gnuplot become 10 pixels */

enum { DEEPEST = 32 };

struct reader {
    const char *at;
    FILE *out;
    const char *prefix;
    size_t depth; /* of elements that are open, and their names */
    struct {
        const char *name;
        size_t length;
    } open[DEEPEST];
    size_t skipped; /* of those within a part that is left out; 0: none */
    bool is_wrong;
};

static bool is_among(const char *const *list, size_t count, const char *name, size_t length)
{
    for (size_t i = 0; i < count; i++)
        if (strlen(list[i]) == length && memcmp(list[i], name, length) == 0)
            return true;
    return false;
}

#define AMONG(list, name, length) is_among(list, sizeof(list) / sizeof(list)[0], name, length)

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void skip_spaces(struct reader *reader)
{
    while (is_space(*reader->at))
        reader->at++;
}

static size_t take_name(struct reader *reader, const char **name)
{
    *name = reader->at;
    while ((*reader->at >= 'a' && *reader->at <= 'z') ||
           (*reader->at >= 'A' && *reader->at <= 'Z') ||
           (*reader->at >= '0' && *reader->at <= '9') || *reader->at == '-' || *reader->at == ':')
        reader->at++;
    return (size_t)(reader->at - *name);
}

static bool is_id(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (text[i] != '_' && text[i] != '-' && !(text[i] >= '0' && text[i] <= '9') &&
            !(text[i] >= 'a' && text[i] <= 'z') && !(text[i] >= 'A' && text[i] <= 'Z'))
            return false;
    return length > 0;
}

static bool has(const char *text, size_t length, const char *part)
{
    size_t size = strlen(part);
    for (size_t i = 0; i + size <= length; i++)
        if (memcmp(text + i, part, size) == 0)
            return true;
    return false;
}

/* A chart never becomes so small that its letters cannot be read: it then scrolls in its box. */
static void write_least_width(FILE *out, const char *box)
{
    char *end;
    strtod(box, &end);
    strtod(end, &end);
    double width = strtod(end, &end);
    if (width > 0.0 && width < 1e5)
        fprintf(out, " style=\"min-width:%.0fpx\"", LEAST_SCALE * width);
}

/* The attribute's value, with ids led by the prefix; false when it is not one of a chart. */
static bool write_attribute(struct reader *reader, const char *name, size_t name_length,
                            const char *value, size_t length)
{
    bool refers = name_length == 10 && memcmp(name, "xlink:href", 10) == 0;
    refers = refers || (name_length == 4 && memcmp(name, "href", 4) == 0);
    if (name_length == 7 && memcmp(name, "viewBox", 7) == 0)
        write_least_width(reader->out, value);
    if (!refers && !AMONG(ATTRIBUTES, name, name_length))
        return false;
    if (memchr(value, '<', length) != NULL || memchr(value, '>', length) != NULL)
        return false;
    if (name_length == 9 && memcmp(name, "xml:space", 9) == 0) {
        fputs(" style=\"white-space:pre\"", reader->out);
        return true;
    }
    bool names = name_length == 2 && memcmp(name, "id", 2) == 0;
    if (refers) {
        if (!(length > 1 && value[0] == '#' && is_id(value + 1, length - 1)))
            return false;
        fprintf(reader->out, " href=\"#%s-%.*s\"", reader->prefix, (int)(length - 1), value + 1);
    } else if (names) {
        if (!is_id(value, length))
            return false;
        fprintf(reader->out, " id=\"%s-%.*s\"", reader->prefix, (int)length, value);
    } else if (has(value, length, "url(")) {
        if (!(length > 6 && memcmp(value, "url(#", 5) == 0 && value[length - 1] == ')' &&
              is_id(value + 5, length - 6)))
            return false;
        fprintf(reader->out, " %.*s=\"url(#%s-%.*s)\"", (int)name_length, name, reader->prefix,
                (int)(length - 6), value + 5);
    } else {
        fprintf(reader->out, " %.*s=\"", (int)name_length, name);
        for (size_t i = 0; i < length; i++)
            if (value[i] == '"')
                fputs("&quot;", reader->out);
            else
                fputc(value[i], reader->out);
        fputc('"', reader->out);
    }
    return true;
}

/* The attributes up to the end of the tag; gives whether the element ends with it. */
static bool read_attributes(struct reader *reader, bool is_outermost)
{
    for (;;) {
        skip_spaces(reader);
        bool ends = reader->at[0] == '/' && reader->at[1] == '>';
        if (ends || reader->at[0] == '>') {
            reader->at += ends ? 2 : 1;
            return ends;
        }
        const char *name, *value;
        size_t name_length = take_name(reader, &name);
        skip_spaces(reader);
        if (name_length == 0 || *reader->at++ != '=') {
            reader->is_wrong = true;
            return true;
        }
        skip_spaces(reader);
        char quote = *reader->at;
        const char *end = quote == '"' || quote == '\'' ? strchr(reader->at + 1, quote) : NULL;
        if (end == NULL) {
            reader->is_wrong = true;
            return true;
        }
        value = reader->at + 1;
        reader->at = end + 1;
        if (reader->skipped > 0 || (is_outermost && AMONG(NEEDLESS, name, name_length)))
            continue;
        if (!write_attribute(reader, name, name_length, value, (size_t)(end - value))) {
            reader->is_wrong = true;
            return true;
        }
    }
}

static void write_name(FILE *out, const char *text)
{
    fputs(" role=\"img\" aria-label=\"", out);
    html_text(out, text);
    fputc('"', out);
}

/* An opening tag at reader->at, behind its "<". */
static void read_opening(struct reader *reader, const char *alt)
{
    const char *name;
    size_t length = take_name(reader, &name);
    bool is_outermost = reader->depth == 0;
    bool is_svg = length == 3 && memcmp(name, "svg", 3) == 0;
    if (!AMONG(ELEMENTS, name, length) || is_svg != is_outermost || reader->depth == DEEPEST) {
        reader->is_wrong = true;
        return;
    }
    bool left_out = (length == 5 && memcmp(name, "title", 5) == 0) ||
                    (length == 4 && memcmp(name, "desc", 4) == 0);
    if (reader->skipped > 0 || left_out)
        reader->skipped++;
    if (reader->skipped == 0)
        fprintf(reader->out, "<%.*s", (int)length, name);
    if (is_outermost)
        write_name(reader->out, alt);
    bool ended = read_attributes(reader, is_outermost);
    if (reader->skipped == 0)
        fputs(ended ? "/>" : ">", reader->out);
    if (!ended) {
        reader->open[reader->depth].name = name;
        reader->open[reader->depth++].length = length;
    } else if (reader->skipped > 0) {
        reader->skipped--;
    }
}

/* A closing tag at reader->at, behind its "</". */
static void read_closing(struct reader *reader)
{
    const char *name;
    size_t length = take_name(reader, &name);
    skip_spaces(reader);
    reader->is_wrong = *reader->at != '>' || reader->depth == 0 ||
                       reader->open[reader->depth - 1].length != length ||
                       memcmp(reader->open[reader->depth - 1].name, name, length) != 0;
    if (reader->is_wrong)
        return;
    reader->at++;
    reader->depth--;
    if (reader->skipped > 0)
        reader->skipped--;
    else
        fprintf(reader->out, "</%.*s>", (int)length, name);
}

/* Text up to the next tag. Layout of the file (lines and tabs between elements) becomes one line.
 */
static void read_text(struct reader *reader)
{
    size_t length = strcspn(reader->at, "<");
    bool blank = strspn(reader->at, " \t\r\n") >= length;
    if (reader->skipped == 0 && reader->depth > 0) {
        if (blank && memchr(reader->at, '\n', length) != NULL)
            fputc('\n', reader->out);
        else
            fwrite(reader->at, 1, length, reader->out);
    } else if (reader->depth == 0 && !blank) {
        reader->is_wrong = true;
    }
    reader->at += length;
}

/* The drawing alone, from <svg> to </svg>; NULL when it is none. To be freed. */
static char *read_drawing(const char *svg, const char *prefix, const char *alt)
{
    if (strncmp(svg, "<?xml", 5) == 0) {
        svg = strstr(svg, "?>");
        if (svg == NULL)
            return NULL;
        svg += 2;
    }
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    if (out == NULL)
        abort();
    struct reader reader = {.at = svg, .out = out, .prefix = prefix};
    bool begun = false;
    while (!reader.is_wrong && *reader.at != '\0' && !(begun && reader.depth == 0)) {
        if (*reader.at != '<') {
            read_text(&reader);
        } else if (*++reader.at == '/') {
            reader.at++;
            read_closing(&reader);
        } else {
            read_opening(&reader, alt);
            begun = true;
        }
    }
    skip_spaces(&reader);
    bool good = !reader.is_wrong && begun && reader.depth == 0 && *reader.at == '\0';
    if (fclose(out) != 0)
        abort();
    if (!good) {
        free(text);
        return NULL;
    }
    return text;
}

bool html_svg(FILE *out, const char *svg, const char *prefix, const char *alt, const char *caption)
{
    char *drawing = read_drawing(svg, prefix, alt);
    if (drawing == NULL)
        return false;
    fputs("<figure>\n<div class=\"box\" role=\"group\" tabindex=\"0\" aria-label=\"", out);
    html_text(out, alt);
    fprintf(out, "\">\n%s\n</div>\n<figcaption>", drawing);
    html_text(out, caption);
    fputs("</figcaption>\n</figure>\n", out);
    free(drawing);
    return true;
}
