/* Faults: a growing list of what is wrong with what the user gave us.
 *
 * Reading goes on after a fault, so that one run of `check` tells them all. The texts are shown on
 * a terminal and may quote the user; control characters, C1 ones in UTF-8 included, become spaces
 * so that a scenario cannot write escape sequences to the screen. */
#include "sim/fault.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/check.h"

#define FIRST_CAPACITY 16

/* Hands on what an allocation gave, or stops: a list of faults with holes would mislead. */
static void *need_memory(void *memory)
{
    if (memory == NULL) {
        fputs("ketensim: te weinig geheugen om fouten te verzamelen.\n", stderr);
        abort();
    }
    return memory;
}

static void replace_control_characters(char *text)
{
    for (unsigned char *c = (unsigned char *)text; *c != '\0'; c++) {
        if (*c < 0x20 || *c == 0x7f) {
            *c = ' ';
        } else if (c[0] == 0xc2 && c[1] >= 0x80 && c[1] <= 0x9f) {
            c[0] = ' ';
            c[1] = ' ';
        }
    }
}

static char *copy_clean(const char *text)
{
    char *copy = need_memory(strdup(text == NULL ? "" : text));
    replace_control_characters(copy);
    return copy;
}

void fault_list_init(struct fault_list *list)
{
    *list = (struct fault_list){0};
}

static void fault_release(struct fault *fault)
{
    free(fault->file);
    free(fault->path);
    free(fault->text);
}

void fault_list_release(struct fault_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        fault_release(&list->items[i]);
    free(list->items);
    fault_list_init(list);
}

static void make_room(struct fault_list *list)
{
    if (list->count < list->capacity)
        return;
    size_t capacity = list->capacity == 0 ? FIRST_CAPACITY : 2 * list->capacity;
    CHECK(capacity <= SIZE_MAX / sizeof *list->items);
    list->items = need_memory(realloc(list->items, capacity * sizeof *list->items));
    list->capacity = capacity;
}

void fault_add(struct fault_list *list, enum fault_severity severity, const char *file, int line,
               const char *path, const char *format, ...)
{
    CHECK(line >= 0);
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    CHECK(length >= 0);

    char *text = need_memory(malloc((size_t)length + 1));
    va_start(arguments, format);
    vsnprintf(text, (size_t)length + 1, format, arguments);
    va_end(arguments);
    replace_control_characters(text);

    make_room(list);
    list->items[list->count++] = (struct fault){
        .severity = severity,
        .file = copy_clean(file),
        .line = line,
        .path = copy_clean(path),
        .text = text,
    };
}

size_t fault_count(const struct fault_list *list, enum fault_severity severity)
{
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++)
        count += list->items[i].severity == severity;
    return count;
}

/* A fault with what orders it: qsort is not stable, so the order of adding is part of the key. */
struct ranked_fault {
    struct fault fault;
    size_t file_rank;
    size_t added;
};

static int compare_ranked(const void *left, const void *right)
{
    const struct ranked_fault *a = left;
    const struct ranked_fault *b = right;
    if (a->file_rank != b->file_rank)
        return a->file_rank < b->file_rank ? -1 : 1;
    if (a->fault.line != b->fault.line)
        return a->fault.line < b->fault.line ? -1 : 1;
    return a->added < b->added ? -1 : a->added > b->added;
}

/* The place of the first fault in the same file. */
static size_t rank_of_file(const struct fault_list *list, const char *file)
{
    size_t rank = 0;
    while (strcmp(list->items[rank].file, file) != 0)
        rank++;
    return rank;
}

static bool faults_are_equal(const struct fault *a, const struct fault *b)
{
    return a->severity == b->severity && a->line == b->line && strcmp(a->file, b->file) == 0 &&
           strcmp(a->path, b->path) == 0 && strcmp(a->text, b->text) == 0;
}

/* Whether the sorted list already holds the fault; only the same file and line need looking at. */
static bool list_holds(const struct fault_list *list, const struct fault *fault)
{
    for (size_t i = list->count; i > 0; i--) {
        const struct fault *earlier = &list->items[i - 1];
        if (earlier->line != fault->line || strcmp(earlier->file, fault->file) != 0)
            return false;
        if (faults_are_equal(earlier, fault))
            return true;
    }
    return false;
}

void fault_list_sort(struct fault_list *list)
{
    size_t count = list->count;
    if (count < 2)
        return;
    struct ranked_fault *ranked = need_memory(calloc(count, sizeof *ranked));
    for (size_t i = 0; i < count; i++)
        ranked[i] = (struct ranked_fault){.fault = list->items[i],
                                          .file_rank = rank_of_file(list, list->items[i].file),
                                          .added = i};
    qsort(ranked, count, sizeof *ranked, compare_ranked);
    list->count = 0;
    for (size_t i = 0; i < count; i++) {
        if (list_holds(list, &ranked[i].fault))
            fault_release(&ranked[i].fault);
        else
            list->items[list->count++] = ranked[i].fault;
    }
    free(ranked);
}

char *fault_format(const struct fault *fault)
{
    char line[16] = "";
    if (fault->line > 0)
        snprintf(line, sizeof line, ":%d", fault->line);
    const char *after_file = fault->file[0] == '\0' ? "" : ": ";
    const char *after_path = fault->path[0] == '\0' ? "" : ": ";
    if (fault->file[0] == '\0')
        line[0] = '\0';

    size_t size = strlen(fault->file) + strlen(line) + strlen(after_file) + strlen(fault->path) +
                  strlen(after_path) + strlen(fault->text) + 1;
    char *text = need_memory(malloc(size));
    snprintf(text, size, "%s%s%s%s%s%s", fault->file, line, after_file, fault->path, after_path,
             fault->text);
    return text;
}
