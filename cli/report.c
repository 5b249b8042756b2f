/* The report of results that stand in a folder, made again from those results alone. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/results.h"
#include "cli/words.h"
#include "output/report/pages.h"
#include "scenarios/storage.h"

/* The language asked for, or else that in which the results were made. */
static bool is_english(const struct options *options, struct report_source *source)
{
    const char *lang =
        options->lang_is_given ? options->lang : report_source_fact(source, "$.taal");
    return strcmp(lang, "en") == 0;
}

/* scenario.cfg, scenario-2.cfg, … of the folder, each held against its hash. */
static int read_words(struct words *words, struct report_source *source,
                      struct complaint *complaint)
{
    int status = EXIT_DONE;
    for (size_t i = 1; status == EXIT_DONE; i++) {
        char *file = i == 1 ? storage_copy("scenario.cfg") : storage_format("scenario-%zu.cfg", i);
        bool is_there = report_source_has(source, file);
        const char *text = is_there ? report_source_text(source, file) : NULL;
        if (text == NULL && (is_there || i == 1))
            status = EXIT_WRONG_USE;
        else if (text != NULL && !words_add_text(words, text, file, &complaint->faults))
            status = EXIT_FAULTY_SCENARIO;
        free(file);
        if (!is_there)
            break;
    }
    return status;
}

static int renew(struct report_source *source, const struct options *options,
                 struct complaint *complaint)
{
    struct words words;
    words_init(&words, is_english(options, source));
    int status = read_words(&words, source, complaint);
    if (status == EXIT_WRONG_USE)
        complain(complaint, "%s",
                 report_source_complaint(source) != NULL
                     ? report_source_complaint(source)
                     : "In de map staat geen scenario.cfg bij de uitkomsten.");
    if (status == EXIT_DONE) {
        char *message = NULL;
        enum output_status written =
            report_pages_renew(options->names[0], source, &words.report, &message);
        status = results_status(written, message, complaint);
    }
    if (status == EXIT_DONE && !options->quiet)
        printf("Het rapport staat in %s/rapport.html; wat erbij hoort in stress.md.\n",
               options->names[0]);
    words_release(&words);
    return status;
}

int command_report(const struct options *options, struct complaint *complaint)
{
    char *message = NULL;
    struct report_source *source = report_source_open(options->names[0], &message);
    int status = EXIT_WRONG_USE;
    if (source != NULL)
        status = renew(source, options, complaint);
    else
        complain(complaint, "%s", message);
    free(message);
    report_source_close(source);
    return command_close_output(status, complaint);
}
