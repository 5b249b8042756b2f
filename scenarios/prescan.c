#include "scenarios/prescan.h"

#include <stdlib.h>
#include <string.h>

#include "scenarios/encoding.h"
#include "scenarios/grammar.h"
#include "scenarios/number_text.h"
#include "scenarios/storage.h"

/* Decimal commas in a list look like extra elements: (0,97, 0,03). */
struct comma_watch {
    int glued_line; /* of the first comma with digits at both sides, 0: none */
    bool spaced;    /* a comma with white space behind it */
};

struct scan {
    struct prescan *out;
    struct grammar *grammar;
    const char *file;
    struct fault_list *faults;
    size_t at;
    int line;
    bool lost; /* the rest of the text was swallowed */
    struct comma_watch commas[GRAMMAR_LEVEL_LIMIT + 2];
    size_t depth;
    enum token_kind previous;
};

static void report(struct scan *scan, int line, const char *text)
{
    fault_add(scan->faults, FAULT_ERROR, scan->file, line, grammar_path(scan->grammar), "%s", text);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_name(char c)
{
    return is_letter(c) || is_digit(c) || c == '_' || c == '*' || c == '-';
}

static char peek(const struct scan *scan, size_t ahead)
{
    size_t at = scan->at + ahead;
    return at < scan->out->length ? scan->out->text[at] : '\0';
}

static void give(struct scan *scan, enum token_kind kind, size_t start, int line)
{
    struct token token = {kind, line, scan->out->text + start, scan->at - start};
    grammar_take(scan->grammar, &token);
    scan->previous = kind;
}

static void blank(struct scan *scan, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++)
        if (scan->out->text[i] != '\n')
            scan->out->text[i] = ' ';
}

static void scan_line_comment(struct scan *scan)
{
    size_t start = scan->at;
    while (scan->at < scan->out->length && scan->out->text[scan->at] != '\n')
        scan->at++;
    blank(scan, start, scan->at);
}

static void scan_block_comment(struct scan *scan)
{
    size_t start = scan->at;
    int opened = scan->line;
    scan->at += 2;
    while (scan->at < scan->out->length && !(peek(scan, 0) == '*' && peek(scan, 1) == '/')) {
        scan->line += peek(scan, 0) == '\n';
        scan->at++;
    }
    if (scan->at >= scan->out->length) {
        report(scan, opened,
               "Het commentaar dat hier met /* begint wordt nergens met */ gesloten; alles erna "
               "telt niet mee.");
        scan->lost = true;
    } else {
        scan->at += 2;
    }
    blank(scan, start, scan->at);
}

/* One escape sequence; the backslash is the current character. */
static void scan_escape(struct scan *scan)
{
    if (strchr("\"\\nt", peek(scan, 1)) == NULL || peek(scan, 1) == '\0') {
        report(
            scan, scan->line,
            "In een tekst kan na \\ alleen \", \\, n of t staan; schrijf \\\\ voor een \\ zelf.");
        scan->out->text[scan->at] = '/';
    }
    scan->at += peek(scan, 1) == '\n' ? 1 : 2;
}

static void scan_string(struct scan *scan)
{
    size_t start = scan->at++;
    while (scan->at < scan->out->length && peek(scan, 0) != '"' && peek(scan, 0) != '\n') {
        if (peek(scan, 0) == '\\')
            scan_escape(scan);
        else
            scan->at++;
    }
    if (peek(scan, 0) != '"') {
        report(scan, scan->line,
               "De tekst die hier begint is op deze regel niet gesloten; er ontbreekt een "
               "aanhalingsteken (een tekst loopt niet door op de volgende regel).");
        scan->lost = true;
        give(scan, TOKEN_STRING, start, scan->line);
        return;
    }
    scan->at++;
    if (scan->at - start > PRESCAN_STRING_LIMIT)
        report(scan, scan->line, "Deze tekst is langer dan 4096 bytes.");
    give(scan, TOKEN_STRING, start, scan->line);
}

/* A decimal comma outside a list: digits, a comma and digits without space. */
static bool at_decimal_comma(const struct scan *scan)
{
    return peek(scan, 0) == ',' && is_digit(peek(scan, 1)) && !grammar_is_in_list(scan->grammar);
}

static void scan_number(struct scan *scan)
{
    size_t start = scan->at;
    struct prescan *out = scan->out;
    while (is_name(peek(scan, 0)) || strchr(".+%", peek(scan, 0)) != NULL ||
           at_decimal_comma(scan)) {
        if (scan->at >= out->length)
            break;
        scan->at++;
    }
    char *raw = storage_copy_part(out->text + start, scan->at - start);
    char *wrong = number_text_fault(raw);
    if (wrong != NULL) {
        report(scan, scan->line, wrong);
        blank(scan, start, scan->at);
        out->text[start] = '1';
    }
    out->numbers =
        storage_grow(out->numbers, &out->number_capacity, out->number_count, sizeof *out->numbers);
    out->numbers[out->number_count++] = (struct prescan_number){raw, scan->line, wrong != NULL};
    free(wrong);
    give(scan, TOKEN_NUMBER, start, scan->line);
}

static void scan_name(struct scan *scan)
{
    size_t start = scan->at;
    while (is_name(peek(scan, 0)))
        scan->at++;
    size_t ahead = 0;
    while (peek(scan, ahead) == ' ' || peek(scan, ahead) == '\t')
        ahead++;
    char next = peek(scan, ahead);
    if (peek(scan, 0) == '.' && is_letter(peek(scan, 1))) {
        report(scan, scan->line,
               "Een pad met punten kan alleen in --set; schrijf hier groepen in elkaar: a: { b = "
               "1; };");
        scan->lost = true;
    }
    give(scan, next == '=' || next == ':' ? TOKEN_KEY : TOKEN_WORD, start, scan->line);
}

static void scan_comma(struct scan *scan)
{
    struct comma_watch *watch = &scan->commas[scan->depth];
    bool glued = scan->previous == TOKEN_NUMBER && is_digit(peek(scan, 1)) && scan->at > 0 &&
                 is_digit(scan->out->text[scan->at - 1]);
    if (glued && watch->glued_line == 0)
        watch->glued_line = scan->line;
    if (peek(scan, 1) == ' ' || peek(scan, 1) == '\t' || peek(scan, 1) == '\n')
        watch->spaced = true;
    scan->at++;
    give(scan, TOKEN_COMMA, scan->at - 1, scan->line);
}

static void scan_bracket(struct scan *scan)
{
    char *c = &scan->out->text[scan->at++];
    bool opens = strchr("{([", *c) != NULL;
    if (opens && scan->depth <= GRAMMAR_LEVEL_LIMIT)
        scan->commas[++scan->depth] = (struct comma_watch){0};
    give(scan, opens ? TOKEN_OPEN : TOKEN_CLOSE, scan->at - 1, scan->line);
    if (!opens && scan->depth > 0) {
        const struct comma_watch *watch = &scan->commas[scan->depth--];
        if (*c != '}' && watch->glued_line > 0 && watch->spaced)
            report(scan, watch->glued_line,
                   "Decimaalkomma in een lijst? Schrijf 0.97 in plaats van 0,97 en een spatie na "
                   "elke komma.");
    }
    /* libconfig's arrays refuse 1 beside 2.0; its lists do not */
    *c = *c == '[' ? '(' : *c == ']' ? ')' : *c;
}

/* Anything that belongs nowhere outside a text or a comment. */
static void scan_stranger(struct scan *scan)
{
    unsigned long code = 0;
    size_t size = encoding_decode(scan->out->text + scan->at, scan->out->length - scan->at, &code);
    const char *text = NULL;
    char *made = NULL;
    switch (code) {
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x2018:
    case 0x2019:
        text = "Hier staat een gekruld aanhalingsteken; gebruik rechte aanhalingstekens: \".";
        break;
    case '\'':
        text = "Gebruik dubbele rechte aanhalingstekens (\") in plaats van enkele.";
        break;
    case 0xA0:
    case 0x202F:
        text = "Hier staat een harde spatie (U+00A0); vervang die door een gewone spatie.";
        break;
    case 0x2212:
    case 0x2013:
        text = "Hier staat een lang minteken; gebruik het gewone streepje: -.";
        break;
    case '%':
        text = "Een percentage is een getal zonder %-teken.";
        break;
    case 0x20AC:
        text = "Een bedrag is een getal zonder euroteken.";
        break;
    default:
        made = storage_format("Het teken `%.*s` kan hier niet staan; sleutels bestaan uit letters "
                              "zonder accenten, cijfers en _.",
                              (int)size, scan->out->text + scan->at);
    }
    report(scan, scan->line, text != NULL ? text : made);
    free(made);
    if (code != 0xA0 && code != 0x202F && code != '%')
        scan->lost = true;
    blank(scan, scan->at, scan->at + size);
    scan->at += size;
    /* the rest of a curly text is words; skip to the end of the setting, so as to report it once */
    if (code == '\'' || (code >= 0x2018 && code <= 0x201E)) {
        size_t start = scan->at;
        while (strchr(";\n", peek(scan, 0)) == NULL)
            scan->at++;
        blank(scan, start, scan->at);
        scan->out->text[start - 1] = '1';
        give(scan, TOKEN_NUMBER, start - 1, scan->line);
    }
}

static void scan_at_sign(struct scan *scan)
{
    report(scan, scan->line,
           "@include kan niet in een scenario; noem het andere bestand met de sleutel `basis`.");
    scan_line_comment(scan);
}

static void scan_token(struct scan *scan)
{
    char c = peek(scan, 0), next = peek(scan, 1);
    if (c == '\n' || c == ' ' || c == '\t') {
        scan->line += c == '\n';
        scan->at++;
    } else if (c == '#' || (c == '/' && next == '/')) {
        scan_line_comment(scan);
    } else if (c == '/' && next == '*') {
        scan_block_comment(scan);
    } else if (c == '"') {
        scan_string(scan);
    } else if (is_digit(c) ||
               ((c == '-' || c == '+' || c == '.') && (is_digit(next) || next == '.'))) {
        scan_number(scan);
    } else if (is_name(c) && c != '-') {
        scan_name(scan);
    } else if (c == ',') {
        scan_comma(scan);
    } else if (strchr("{}()[]", c) != NULL) {
        scan_bracket(scan);
    } else if (c == '=' || c == ':' || c == ';') {
        scan->at++;
        give(scan, c == ';' ? TOKEN_END : TOKEN_SIGN, scan->at - 1, scan->line);
    } else if (c == '@') {
        scan_at_sign(scan);
    } else {
        scan_stranger(scan);
    }
}

bool prescan_init(struct prescan *prescan, const char *bytes, size_t length, const char *file,
                  struct fault_list *faults)
{
    *prescan = (struct prescan){0};
    prescan->text = encoding_clean(bytes, length, file, faults, &prescan->length);
    if (prescan->text == NULL)
        return false;
    struct scan *scan = storage_new(1, sizeof *scan);
    scan->out = prescan;
    scan->file = file;
    scan->faults = faults;
    scan->line = 1;
    scan->grammar = grammar_create(file, faults);
    while (scan->at < prescan->length && !grammar_is_stopped(scan->grammar))
        scan_token(scan);
    bool sound = !scan->lost && grammar_finish(scan->grammar);
    grammar_free(scan->grammar);
    free(scan);
    return sound;
}

void prescan_release(struct prescan *prescan)
{
    for (size_t i = 0; i < prescan->number_count; i++)
        free(prescan->numbers[i].raw);
    free(prescan->numbers);
    free(prescan->text);
    *prescan = (struct prescan){0};
}
