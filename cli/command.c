#include "cli/command.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/storage.h"

void complain(struct complaint *complaint, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    char *sentence = storage_new((size_t)(length > 0 ? length : 0) + 1, 1);
    vsnprintf(sentence, (size_t)(length > 0 ? length : 0) + 1, format, arguments);
    va_end(arguments);
    free(complaint->sentence);
    complaint->sentence = sentence;
}

int command_close_output(int status, struct complaint *complaint)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    if (errno == EPIPE) /* whoever read along has seen enough */
        return status;
    complain(complaint, "De uitvoer is niet te schrijven: %s.", strerror(errno));
    return EXIT_FAILED;
}
