#include "cli/results.h"

#include <gsl/gsl_version.h>
#include <stdlib.h>
#include <string.h>

#include "cli/version.h"
#include "cli/words_value.h"
#include "scenarios/storage.h"

bool results_write_scenario(void *context, FILE *out)
{
    return scenario_write(context, out);
}

struct labels_gemeente *results_gemeente_names(const struct scenario *scenario,
                                               const struct keten_instelling *in)
{
    struct labels_gemeente *names = storage_new(in->gemeenten + 1, sizeof *names);
    for (size_t g = 0; g < in->gemeenten; g++)
        names[g] = (struct labels_gemeente){
            in->sleutel[g], parameter_text(&scenario->final, "gemeenten.%s.naam", in->sleutel[g])};
    return names;
}

/* "feiten RP, VTF, RVK; 219 aannames (zie bron in scenario.cfg)": what the values of this scenario
 * rest on. To be freed. */
static char *sources_line(const struct scenario *scenario, bool english)
{
    char letters[200] = "";
    size_t assumed = 0;
    for (size_t i = 0; i < scenario->final.count; i++) {
        const char *source = words_source(&scenario->final.values[i]);
        size_t length = strspn(source, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
        assumed += strncmp(source, "aanname", 7) == 0;
        if (length < 2 || length > 5 || source[length] != '-')
            continue;
        char word[8];
        snprintf(word, sizeof word, "%.*s", (int)length, source);
        size_t used = strlen(letters);
        if (strstr(letters, word) == NULL && used + length + 3 < sizeof letters)
            snprintf(letters + used, sizeof letters - used, "%s%s", used > 0 ? ", " : "", word);
    }
    if (letters[0] == '\0')
        snprintf(letters, sizeof letters, "%s", english ? "none" : "geen");
    return storage_format(english ? "facts %s; %zu assumptions (see bron in scenario.cfg)"
                                  : "feiten %s; %zu aannames (zie bron in scenario.cfg)",
                          letters, assumed);
}

void results_set(struct results_setting *setting, const struct options *options,
                 const struct workplace *place, const struct scenario *scenario,
                 const struct keten_instelling *in, double seconds)
{
    *setting = (struct results_setting){.gemeenten = results_gemeente_names(scenario, in)};
    setting->output = (struct output_options){.directory = place->directory,
                                              .claim = place->claim,
                                              .quiet = options->quiet,
                                              .lang = options->lang,
                                              .charts = true,
                                              .gemeenten = setting->gemeenten,
                                              .gemeente_count = in->gemeenten};
    setting->labels = output_labels(&setting->output);
    words_init(&setting->words, setting->labels.english);
    words_add(&setting->words, scenario);
    setting->output.words = &setting->words.report;
    setting->sources = sources_line(scenario, setting->labels.english);
    setting->provenance = (struct provenance){.version = version_number(),
                                              .commit = version_commit(),
                                              .lang = options->lang,
                                              .argc = options->argc,
                                              .argv = options->argv,
                                              .wall_seconds = seconds,
                                              .threads = (int)options->threads,
                                              .sources = setting->sources,
                                              .gsl_version = gsl_version};
}

void results_add_variant(struct results_setting *setting, const struct scenario *scenario)
{
    words_add(&setting->words, scenario);
}

void results_release(struct results_setting *setting)
{
    words_release(&setting->words);
    free(setting->gemeenten);
    free(setting->sources);
}

int results_status(enum output_status written, char *message, struct complaint *complaint)
{
    if (message != NULL)
        complain(complaint, "%s", message);
    free(message);
    switch (written) {
    case OUTPUT_OK:
        return EXIT_DONE;
    case OUTPUT_NO_CHARTS:
    case OUTPUT_SOME_CHARTS_FAILED:
        return EXIT_WITHOUT_CHARTS;
    case OUTPUT_NOT_OURS:
        return EXIT_WRONG_USE;
    case OUTPUT_FAILED:
        break;
    }
    return EXIT_FAILED;
}
