#include "cli/workplace.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "scenarios/storage.h"

static int refuse(struct workplace *place, enum folder_status status, char *message,
                  struct complaint *complaint)
{
    complain(complaint, "%s",
             message != NULL ? message : "De map voor de uitkomsten is niet te gebruiken.");
    free(message);
    workplace_release(place);
    return status == FOLDER_NOT_OURS ? EXIT_WRONG_USE : EXIT_FAILED;
}

/* Something that is no store of ours, and not just one that cannot be used now? */
static bool is_foreign(const char *file)
{
    struct stat about;
    return lstat(file, &about) == 0 && !store_recognises(file);
}

int workplace_take(struct workplace *place, const struct options *options, char *standard,
                   struct complaint *complaint)
{
    *place = (struct workplace){.directory =
                                    options->out != NULL ? storage_copy(options->out) : standard};
    if (options->out != NULL)
        free(standard);
    char *message = NULL;
    enum folder_status status = folder_claim_take(place->directory, &place->claim, &message);
    if (status != FOLDER_OK)
        return refuse(place, status, message, complaint);
    const char *file =
        options->store != NULL ? options->store : folder_claim_store(place->claim, &message);
    if (file == NULL)
        return refuse(place, FOLDER_FAILED, message, complaint);
    place->store = store_open(file, &message);
    if (place->store == NULL)
        return refuse(place, is_foreign(file) ? FOLDER_NOT_OURS : FOLDER_FAILED, message,
                      complaint);
    return EXIT_DONE;
}

void workplace_close_store(struct workplace *place)
{
    const char *refusal = place->store != NULL ? store_complaint(place->store) : NULL;
    if (refusal != NULL)
        place->refusal = storage_copy(refusal);
    store_close(place->store);
    place->store = NULL;
}

void workplace_tell(const struct workplace *place, struct complaint *complaint)
{
    const char *refusal = place->store != NULL ? store_complaint(place->store) : place->refusal;
    if (refusal == NULL)
        return;
    const char *before = complaint->sentence != NULL ? complaint->sentence : "";
    complain(complaint, "%s%s%s Niet alles wat klaar was is bewaard.", before,
             before[0] != '\0' ? " " : "", refusal);
}

void workplace_release(struct workplace *place)
{
    workplace_close_store(place);
    folder_claim_release(place->claim);
    free(place->directory);
    free(place->refusal);
    *place = (struct workplace){0};
}

char *workplace_stem(const char *file)
{
    const char *slash = strrchr(file, '/');
    const char *name = slash == NULL ? file : slash + 1;
    size_t length = strlen(name);
    if (length > 4 && strcmp(name + length - 4, ".cfg") == 0)
        length -= 4;
    return storage_copy_part(name, length);
}
