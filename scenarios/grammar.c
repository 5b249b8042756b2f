#include "scenarios/grammar.h"

#include <stdlib.h>
#include <string.h>

#include "scenarios/storage.h"

enum expectation {
    EXPECT_KEY,
    EXPECT_SIGN,
    EXPECT_VALUE,
    EXPECT_AFTER_VALUE,
    EXPECT_ITEM,
    EXPECT_ITEM_AFTER_COMMA,
    EXPECT_AFTER_ITEM,
    EXPECT_NOTHING, /* after a fault: skip to the end of this setting */
};

struct frame {
    char open; /* '{', '(', '[', or 0 for the file itself */
    int line;
    enum expectation expect;
    int sign_line;        /* of the last = or : */
    enum token_kind last; /* kind of the last value */
    size_t path_length;   /* of the path without this frame's current key */
    size_t first_key;     /* its keys are keys[first_key …] with this frame's serial */
    unsigned int serial;
};

struct key {
    const char *text;
    size_t length;
    int line;
    unsigned int serial;
};

struct grammar {
    const char *file;
    struct fault_list *faults;
    struct frame frames[GRAMMAR_LEVEL_LIMIT + 1];
    size_t depth;
    struct key *keys;
    size_t key_count, key_capacity;
    unsigned int serial;
    char *path;
    size_t path_capacity;
    bool sound, stopped;
};

struct grammar *grammar_create(const char *file, struct fault_list *faults)
{
    struct grammar *grammar = storage_new(1, sizeof *grammar);
    grammar->file = file;
    grammar->faults = faults;
    grammar->sound = true;
    grammar->path_capacity = 256;
    grammar->path = storage_new(grammar->path_capacity, 1);
    grammar->frames[0] = (struct frame){.expect = EXPECT_KEY};
    return grammar;
}

void grammar_free(struct grammar *grammar)
{
    if (grammar == NULL)
        return;
    free(grammar->keys);
    free(grammar->path);
    free(grammar);
}

bool grammar_is_stopped(const struct grammar *grammar)
{
    return grammar->stopped;
}

const char *grammar_path(const struct grammar *grammar)
{
    return grammar->path;
}

static bool is_list(const struct frame *frame)
{
    return frame->open == '(' || frame->open == '[';
}

bool grammar_is_in_list(const struct grammar *grammar)
{
    return is_list(&grammar->frames[grammar->depth]);
}

static struct frame *top(struct grammar *grammar)
{
    return &grammar->frames[grammar->depth];
}

/* A fault after which libconfig could not go on; the rest of the setting is skipped. */
static void refuse(struct grammar *grammar, int line, const char *text)
{
    fault_add(grammar->faults, FAULT_ERROR, grammar->file, line, grammar->path, "%s", text);
    grammar->sound = false;
    if (!is_list(top(grammar)))
        top(grammar)->expect = EXPECT_NOTHING;
}

static void set_path(struct grammar *grammar, const char *key, size_t length)
{
    size_t before = top(grammar)->path_length;
    size_t needed = before + length + 2;
    if (needed > grammar->path_capacity) {
        size_t capacity = grammar->path_capacity;
        while (capacity < needed)
            capacity *= 2;
        char *longer = storage_new(capacity, 1);
        memcpy(longer, grammar->path, before);
        free(grammar->path);
        grammar->path = longer;
        grammar->path_capacity = capacity;
    }
    size_t at = before;
    if (before > 0 && length > 0)
        grammar->path[at++] = '.';
    memcpy(grammar->path + at, key, length);
    grammar->path[at + length] = '\0';
}

static void check_duplicate(struct grammar *grammar, const struct token *token)
{
    const struct frame *frame = top(grammar);
    for (size_t i = frame->first_key; i < grammar->key_count; i++) {
        const struct key *key = &grammar->keys[i];
        if (key->serial != frame->serial || key->length != token->length ||
            memcmp(key->text, token->text, token->length) != 0)
            continue;
        fault_add(grammar->faults, FAULT_ERROR, grammar->file, token->line, grammar->path,
                  "Deze sleutel staat hier voor de tweede keer; de eerste staat op regel %d.",
                  key->line);
        memset(token->text, '*', token->length);
        return;
    }
}

static void take_key(struct grammar *grammar, const struct token *token)
{
    struct frame *frame = top(grammar);
    set_path(grammar, token->text, token->length);
    if (memchr(token->text, '*', token->length) != NULL || strchr("_-", token->text[0]) != NULL)
        fault_add(grammar->faults, FAULT_ERROR, grammar->file, token->line, grammar->path,
                  "Een sleutel bestaat uit kleine letters, cijfers en _; een sterretje kan alleen "
                  "in --set.");
    check_duplicate(grammar, token);
    grammar->keys = storage_grow(grammar->keys, &grammar->key_capacity, grammar->key_count,
                                 sizeof *grammar->keys);
    grammar->keys[grammar->key_count++] =
        (struct key){token->text, token->length, token->line, frame->serial};
    frame->expect = EXPECT_SIGN;
    if (grammar->key_count > GRAMMAR_KEY_LIMIT) {
        refuse(grammar, token->line,
               "Het bestand heeft meer dan 5000 sleutels; dat is geen scenario.");
        grammar->stopped = true;
    }
}

static void take_open(struct grammar *grammar, const struct token *token)
{
    if (grammar->depth == GRAMMAR_LEVEL_LIMIT) {
        refuse(grammar, token->line, "Hier staan meer dan 64 haakjes in elkaar.");
        grammar->stopped = true;
        return;
    }
    size_t path_length = strlen(grammar->path);
    struct frame *frame = &grammar->frames[++grammar->depth];
    *frame = (struct frame){.open = token->text[0],
                            .line = token->line,
                            .path_length = path_length,
                            .first_key = grammar->key_count,
                            .serial = ++grammar->serial};
    frame->expect = is_list(frame) ? EXPECT_ITEM : EXPECT_KEY;
}

static void take_close(struct grammar *grammar, const struct token *token)
{
    static const char pairs[] = "{}()[]";
    char close = token->text[0];
    struct frame *frame = top(grammar);
    if (frame->open == 0) {
        refuse(grammar, token->line, "Dit haakje sluit, maar er staat er geen open.");
        return;
    }
    if (strchr(pairs, frame->open)[1] != close) {
        char *text =
            storage_format("Hier staat `%c`, maar het haakje `%c` van regel %d staat nog open.",
                           close, frame->open, frame->line);
        refuse(grammar, token->line, text);
        free(text);
    } else if (frame->expect == EXPECT_SIGN || frame->expect == EXPECT_VALUE) {
        refuse(grammar, frame->sign_line > 0 ? frame->sign_line : token->line,
               "Na het = teken ontbreekt de waarde.");
    } else if (frame->expect == EXPECT_ITEM_AFTER_COMMA) {
        refuse(grammar, token->line, "De komma voor dit haakje is er een te veel.");
    }
    grammar->path[frame->path_length] = '\0';
    grammar->depth--;
    frame = top(grammar);
    if (frame->expect != EXPECT_NOTHING)
        frame->expect = is_list(frame) ? EXPECT_AFTER_ITEM : EXPECT_AFTER_VALUE;
    frame->last = TOKEN_CLOSE;
}

static bool is_boolean(const struct token *token)
{
    return (token->length == 4 && strncmp(token->text, "true", 4) == 0) ||
           (token->length == 5 && strncmp(token->text, "false", 5) == 0);
}

/* A value, or the opening of one, where one is expected. */
static void take_value(struct grammar *grammar, const struct token *token)
{
    struct frame *frame = top(grammar);
    if (token->kind == TOKEN_WORD && !is_boolean(token)) {
        refuse(grammar, token->line, "Een tekst hoort tussen rechte aanhalingstekens: \"zo\".");
        if (is_list(frame))
            frame->expect = EXPECT_AFTER_ITEM;
        return;
    }
    frame->expect = is_list(frame) ? EXPECT_AFTER_ITEM : EXPECT_AFTER_VALUE;
    frame->last = token->kind;
    if (token->kind == TOKEN_OPEN)
        take_open(grammar, token);
}

static void take_in_list(struct grammar *grammar, const struct token *token)
{
    struct frame *frame = top(grammar);
    switch (token->kind) {
    case TOKEN_COMMA:
        if (frame->expect != EXPECT_AFTER_ITEM)
            refuse(grammar, token->line, "Voor deze komma ontbreekt een waarde.");
        frame->expect = EXPECT_ITEM_AFTER_COMMA;
        return;
    case TOKEN_KEY:
    case TOKEN_SIGN:
    case TOKEN_END: {
        char *text = storage_format("De lijst die op regel %d begint is hier nog niet gesloten.",
                                    frame->line);
        refuse(grammar, token->line, text);
        free(text);
        grammar->depth--;
        top(grammar)->expect = token->kind == TOKEN_END ? EXPECT_KEY : EXPECT_NOTHING;
        if (token->kind == TOKEN_KEY && !is_list(top(grammar)))
            take_key(grammar, token);
        return;
    }
    default:
        if (frame->expect == EXPECT_AFTER_ITEM) {
            refuse(grammar, token->line,
                   frame->last == TOKEN_STRING && token->kind == TOKEN_STRING
                       ? "Hier staan twee teksten achter elkaar; ontbreekt er een komma?"
                       : "Tussen twee waarden in een lijst hoort een komma.");
        }
        take_value(grammar, token);
    }
}

static void refuse_after_value(struct grammar *grammar, const struct token *token)
{
    enum token_kind last = top(grammar)->last;
    if (last == TOKEN_STRING && token->kind == TOKEN_STRING)
        refuse(grammar, token->line,
               "Hier staan twee teksten achter elkaar; ontbreekt er een komma of een puntkomma?");
    else if (last == TOKEN_NUMBER && token->kind == TOKEN_WORD)
        refuse(grammar, token->line,
               "Achter een getal staat geen eenheid; de eenheid van elke sleutel ligt vast.");
    else
        refuse(grammar, token->line, "Na de waarde hoort een puntkomma en dan een sleutel.");
}

static void take_in_group(struct grammar *grammar, const struct token *token)
{
    struct frame *frame = top(grammar);
    bool is_value = token->kind == TOKEN_NUMBER || token->kind == TOKEN_STRING ||
                    token->kind == TOKEN_WORD || token->kind == TOKEN_OPEN;
    if (token->kind == TOKEN_KEY) {
        if (frame->expect == EXPECT_VALUE || frame->expect == EXPECT_SIGN)
            refuse(grammar, frame->sign_line, "Na het = teken ontbreekt de waarde.");
        take_key(grammar, token);
    } else if (frame->expect == EXPECT_NOTHING) {
        if (token->kind == TOKEN_END)
            frame->expect = EXPECT_KEY;
        else if (token->kind == TOKEN_OPEN)
            take_open(grammar, token);
    } else if (frame->expect == EXPECT_SIGN && token->kind == TOKEN_SIGN) {
        frame->expect = EXPECT_VALUE;
        frame->sign_line = token->line;
    } else if (frame->expect == EXPECT_VALUE && is_value) {
        take_value(grammar, token);
    } else if (frame->expect == EXPECT_VALUE) {
        refuse(grammar, token->line, "Na het = teken ontbreekt de waarde.");
        if (token->kind == TOKEN_END)
            frame->expect = EXPECT_KEY;
    } else if (frame->expect == EXPECT_AFTER_VALUE &&
               (token->kind == TOKEN_END || token->kind == TOKEN_COMMA)) {
        frame->expect = EXPECT_KEY;
    } else if (frame->expect == EXPECT_AFTER_VALUE) {
        refuse_after_value(grammar, token);
        if (token->kind == TOKEN_OPEN)
            take_open(grammar, token);
    } else if (token->kind == TOKEN_END || token->kind == TOKEN_COMMA) {
        refuse(grammar, token->line, "Hier staat een leesteken te veel.");
        frame->expect = EXPECT_KEY;
    } else {
        refuse(grammar, token->line,
               token->kind == TOKEN_WORD
                   ? "Na deze sleutel ontbreekt het = teken."
                   : "Hier hoort een sleutel te staan, met een = teken en een waarde.");
        if (token->kind == TOKEN_OPEN)
            take_open(grammar, token);
    }
}

void grammar_take(struct grammar *grammar, const struct token *token)
{
    if (grammar->stopped)
        return;
    if (token->kind == TOKEN_CLOSE)
        take_close(grammar, token);
    else if (is_list(top(grammar)))
        take_in_list(grammar, token);
    else
        take_in_group(grammar, token);
}

bool grammar_finish(struct grammar *grammar)
{
    if (grammar->stopped)
        return false;
    const struct frame *last = top(grammar);
    if (last->expect == EXPECT_SIGN || last->expect == EXPECT_VALUE)
        refuse(grammar, last->sign_line, "Na het = teken ontbreekt de waarde.");
    for (; grammar->depth > 0; grammar->depth--) {
        const struct frame *frame = top(grammar);
        grammar->path[frame->path_length] = '\0';
        fault_add(grammar->faults, FAULT_ERROR, grammar->file, frame->line, grammar->path,
                  "Het haakje `%c` op deze regel wordt nergens gesloten.", frame->open);
        grammar->sound = false;
    }
    if (grammar->key_count == 0 && grammar->sound) {
        fault_add(grammar->faults, FAULT_ERROR, grammar->file, 1, "",
                  "Het bestand is leeg: er staat geen enkele sleutel in.");
        grammar->sound = false;
    }
    return grammar->sound;
}
