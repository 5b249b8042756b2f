#include "scenarios/reader.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "scenarios/encoding.h"
#include "scenarios/storage.h"

/* Who named the file that is being read: for messages about a file that cannot be read. */
struct origin {
    const char *file; /* NULL: the user, on the command line */
    int line;
};

static void report(struct fault_list *faults, const struct origin *origin, const char *file,
                   const char *text)
{
    if (origin->file == NULL)
        fault_add(faults, FAULT_ERROR, file, 1, "", "%s", text);
    else
        fault_add(faults, FAULT_ERROR, origin->file, origin->line, "basis", "`%s`: %s", file, text);
}

static const char *open_failure(int error)
{
    switch (error) {
    case ENOENT:
    case ENOTDIR:
        return "Dit bestand bestaat niet.";
    case EACCES:
    case EPERM:
        return "Dit bestand mag niet gelezen worden.";
    case ELOOP:
        return "Dit is een snelkoppeling (symbolic link); noem het bestand zelf.";
    default:
        return "Dit bestand is niet te openen.";
    }
}

/* The bytes of an open file, one more than the limit at most. */
static char *read_bytes(int descriptor, size_t *length)
{
    char *bytes = storage_new(ENCODING_FILE_LIMIT + 2, 1);
    *length = 0;
    while (*length <= ENCODING_FILE_LIMIT) {
        ssize_t got = read(descriptor, bytes + *length, ENCODING_FILE_LIMIT + 1 - *length);
        if (got == 0)
            return bytes;
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            free(bytes);
            return NULL;
        }
        *length += (size_t)got;
    }
    return bytes;
}

/* The contents of a regular file, to be freed; NULL with a fault. */
static char *read_file(struct layer *layer, const struct origin *origin, size_t *length,
                       struct fault_list *faults)
{
    int descriptor = open(layer->file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    struct stat status;
    if (descriptor < 0) {
        report(faults, origin, layer->file, open_failure(errno));
        return NULL;
    }
    char *bytes = NULL;
    if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        report(faults, origin, layer->file, "Dit is geen gewoon bestand.");
    } else {
        layer->device = status.st_dev;
        layer->inode = status.st_ino;
        bytes = read_bytes(descriptor, length);
        if (bytes == NULL)
            report(faults, origin, layer->file, "Dit bestand is niet te lezen.");
    }
    close(descriptor);
    return bytes;
}

/* What is wrong with the path that `basis` gives; NULL when nothing is. */
static const char *path_fault(const char *path)
{
    size_t length = strlen(path);
    if (path[0] == '/' || path[0] == '~')
        return "Noem de basis met een pad vanaf dit bestand, niet met een volledig pad.";
    if (length < 5 || strcmp(path + length - 4, ".cfg") != 0)
        return "De naam van het bestand waarop dit voortbouwt eindigt op .cfg.";
    const char *rest = strncmp(path, "../", 3) == 0 ? path + 3 : path;
    if (strncmp(rest, "../", 3) == 0 || strstr(rest, "/../") != NULL)
        return "De basis mag hoogstens een map hoger staan (../), niet verder buiten de "
               "scenario's.";
    return NULL;
}

static char *folder_of(const char *file)
{
    const char *slash = strrchr(file, '/');
    if (slash == NULL)
        return storage_copy(".");
    return storage_copy_part(file, slash == file ? 1 : (size_t)(slash - file));
}

/* The last layer's `basis` as a file to open, to be freed; NULL when it has none or a faulty one.
 */
static char *basis_file(const struct layer *layer, basis_finder *find, struct origin *origin,
                        bool *sound, struct fault_list *faults)
{
    const struct node *basis = node_child(&layer->root, "basis");
    if (basis == NULL)
        return NULL;
    *origin = (struct origin){layer->file, basis->line};
    const char *wrong = basis->kind != NODE_TEXT
                            ? "De basis is de naam van een bestand, tussen aanhalingstekens."
                            : path_fault(basis->text);
    if (wrong != NULL) {
        fault_add(faults, FAULT_ERROR, layer->file, basis->line, "basis", "%s", wrong);
        *sound = false;
        return NULL;
    }
    char *folder = folder_of(layer->file);
    char *file = find(folder, basis->text);
    free(folder);
    return file;
}

/* Whether this file is already in the chain; a fault that prints the chain if so. */
static bool is_cycle(const struct layers *layers, const struct layer *next,
                     const struct origin *origin, struct fault_list *faults)
{
    size_t same = 0;
    while (same < layers->count &&
           (layers->items[same].device != next->device || layers->items[same].inode != next->inode))
        same++;
    if (same == layers->count)
        return false;
    struct storage_text chain = {0};
    for (size_t i = same; i < layers->count; i++)
        storage_text_add(&chain, "%s -> ", layers->items[i].file);
    fault_add(faults, FAULT_ERROR, origin->file, origin->line, "basis",
              "De bestanden bouwen in een kring op elkaar voort: %s%s.", chain.bytes, next->file);
    storage_text_release(&chain);
    return true;
}

static void layer_release(struct layer *layer)
{
    free(layer->file);
    node_release(&layer->root);
}

/* Reads the chain below the last layer. */
static bool read_chain(struct layers *layers, basis_finder *find, struct fault_list *faults)
{
    bool sound = true;
    for (;;) {
        struct origin origin = {0};
        char *file = basis_file(&layers->items[layers->count - 1], find, &origin, &sound, faults);
        if (file == NULL)
            return sound;
        struct layer next = {.file = file};
        size_t length = 0;
        char *bytes = read_file(&next, &origin, &length, faults);
        if (bytes == NULL || is_cycle(layers, &next, &origin, faults)) {
            sound = false;
        } else if (layers->count == READER_CHAIN_LIMIT) {
            fault_add(faults, FAULT_ERROR, origin.file, origin.line, "basis",
                      "Meer dan %d bestanden bouwen op elkaar voort.", READER_CHAIN_LIMIT);
            sound = false;
        } else if (!node_parse(&next.root, bytes, length, file, faults)) {
            sound = false;
        }
        free(bytes);
        if (!sound) {
            layer_release(&next);
            return false;
        }
        layers->items[layers->count++] = next;
    }
}

bool layers_parse(struct layers *layers, const char *text, size_t length, const char *file,
                  basis_finder *find, struct fault_list *faults)
{
    *layers = (struct layers){.count = 1};
    layers->items[0].file = storage_copy(file);
    return node_parse(&layers->items[0].root, text, length, file, faults) &&
           read_chain(layers, find, faults);
}

bool layers_read(struct layers *layers, const char *file, basis_finder *find,
                 struct fault_list *faults)
{
    *layers = (struct layers){.count = 1};
    layers->items[0].file = storage_copy(file);
    size_t length = 0;
    struct origin user = {0};
    char *bytes = read_file(&layers->items[0], &user, &length, faults);
    if (bytes == NULL)
        return false;
    bool sound = node_parse(&layers->items[0].root, bytes, length, layers->items[0].file, faults) &&
                 read_chain(layers, find, faults);
    free(bytes);
    return sound;
}

void layers_release(struct layers *layers)
{
    for (size_t i = 0; i < layers->count; i++)
        layer_release(&layers->items[i]);
    *layers = (struct layers){0};
}
