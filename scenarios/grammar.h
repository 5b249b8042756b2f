/* The order in which signs may follow each other in a scenario file: keys with one value each,
 * groups in braces, lists in brackets.
 *
 * libconfig knows only "syntax error", and only the first; this reports every fault at its own line
 * with a hint, and what passes here libconfig reads without trouble. */
#ifndef SCENARIOS_GRAMMAR_H
#define SCENARIOS_GRAMMAR_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/fault.h"

#define GRAMMAR_LEVEL_LIMIT 64
#define GRAMMAR_KEY_LIMIT 5000

enum token_kind {
    TOKEN_KEY,  /* a name with = or : behind it */
    TOKEN_WORD, /* any other name */
    TOKEN_NUMBER,
    TOKEN_STRING,
    TOKEN_SIGN, /* = or : */
    TOKEN_END,  /* ; */
    TOKEN_COMMA,
    TOKEN_OPEN,  /* { ( [ */
    TOKEN_CLOSE, /* } ) ] */
};

struct token {
    enum token_kind kind;
    int line;
    char *text; /* into the scanned text; a key that stands there twice is overwritten by stars */
    size_t length;
};

struct grammar;

/* Reports to `faults` under the name `file`; both are borrowed. */
struct grammar *grammar_create(const char *file, struct fault_list *faults);
void grammar_free(struct grammar *grammar);

void grammar_take(struct grammar *grammar, const struct token *token);

/* After the last token. True when libconfig will be able to read the text. */
bool grammar_finish(struct grammar *grammar);

/* Too deep or too many keys: the rest is not worth reading. */
bool grammar_is_stopped(const struct grammar *grammar);

/* Path of the key that is being read, "" at the top; valid until the next token. */
const char *grammar_path(const struct grammar *grammar);
bool grammar_is_in_list(const struct grammar *grammar);

#endif
