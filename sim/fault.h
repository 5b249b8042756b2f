/* Faults: what is wrong with what the user gave us, collected and reported all at once. */
#ifndef SIM_FAULT_H
#define SIM_FAULT_H

#include <stdbool.h>
#include <stddef.h>

enum fault_severity { FAULT_ERROR, FAULT_WARNING };

struct fault {
    enum fault_severity severity;
    char *file; /* as the user named it, or "--set" */
    int line;   /* 1-based; 0 when there is no line (an option) */
    char *path; /* full path of the setting, or "" */
    char *text; /* one whole Dutch sentence, or several: value, bound, unit, hint */
};

struct fault_list {
    struct fault *items;
    size_t count;
    size_t capacity;
};

void fault_list_init(struct fault_list *list);
void fault_list_release(struct fault_list *list);

/* Adds a fault; copies its texts. file and path may be NULL. Control characters in user text are
 * replaced by spaces. Aborts when memory is short. */
void fault_add(struct fault_list *list, enum fault_severity severity, const char *file, int line,
               const char *path, const char *format, ...) __attribute__((format(printf, 6, 7)));

size_t fault_count(const struct fault_list *list, enum fault_severity severity);

/* Orders by file as first seen, then line, then order of adding; exact doubles fall away. */
void fault_list_sort(struct fault_list *list);

/* One line of text, "FILE:LINE: PATH: sentence" (":LINE" left out when 0, FILE or PATH with its
 * colon when empty), without newline; to be freed. */
char *fault_format(const struct fault *fault);

#endif
