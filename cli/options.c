#include "cli/options.h"

#include <errno.h>
#include <getopt.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/nearest.h"
#include "scenarios/storage.h"

#define LARGEST_SEED 9007199254740992.0 /* 2^53 */

#define LEAST_POINTS 100 /* words of certainty need as many */
#define USUAL_POINTS 128 /* some may have no value for an outcome */

#define LEAST_WAVE_POINTS 16

enum {
    RUN = 1,
    COMPARE = 2,
    VESSELS = 4,
    CHECK_ = 8,
    SHOW = 16,
    NEW = 32,
    VALIDATE = 64,
    CALIBRATE = 128,
    REPORT = 256
};
#define SPREADING (RUN | COMPARE | VESSELS)
#define STUDIES (SPREADING | VALIDATE | CALIBRATE)
#define READING (STUDIES | CHECK_ | SHOW)

enum option_id {
    OPTION_OUT = 256,
    OPTION_REPLICATIONS,
    OPTION_SEED,
    OPTION_THREADS,
    OPTION_SET,
    OPTION_PRECISION,
    OPTION_STORE,
    OPTION_UNCERTAINTY,
    OPTION_FIGURES,
    OPTION_PARAMETER,
    OPTION_POINTS,
    OPTION_QUIET,
    OPTION_LANG,
    OPTION_CASUS,
    OPTION_STROOM,
    OPTION_REPLICATIE,
    OPTION_HELP,
    OPTION_VERSION,
};

/* Indexed by option_id − OPTION_OUT; getopt's table and where each option belongs. */
static const struct option long_options[] = {
    {"out", required_argument, NULL, OPTION_OUT},
    {"replications", required_argument, NULL, OPTION_REPLICATIONS},
    {"seed", required_argument, NULL, OPTION_SEED},
    {"threads", required_argument, NULL, OPTION_THREADS},
    {"set", required_argument, NULL, OPTION_SET},
    {"precision", required_argument, NULL, OPTION_PRECISION},
    {"store", required_argument, NULL, OPTION_STORE},
    {"onzekerheid", optional_argument, NULL, OPTION_UNCERTAINTY},
    {"figures", required_argument, NULL, OPTION_FIGURES},
    {"parameter", required_argument, NULL, OPTION_PARAMETER},
    {"points", required_argument, NULL, OPTION_POINTS},
    {"quiet", no_argument, NULL, OPTION_QUIET},
    {"lang", required_argument, NULL, OPTION_LANG},
    {"casus", required_argument, NULL, OPTION_CASUS},
    {"stroom", no_argument, NULL, OPTION_STROOM},
    {"replicatie", required_argument, NULL, OPTION_REPLICATIE},
    {"help", no_argument, NULL, OPTION_HELP},
    {"version", no_argument, NULL, OPTION_VERSION},
    {NULL, 0, NULL, 0},
};

static const unsigned int belongs_to[] = {
    STUDIES | SHOW,                /* out */
    STUDIES | SHOW,                /* replications */
    STUDIES | SHOW,                /* seed */
    STUDIES | SHOW,                /* threads */
    READING,                       /* set */
    RUN | COMPARE,                 /* precision */
    STUDIES,                       /* store */
    SPREADING,                     /* onzekerheid */
    VALIDATE | CALIBRATE | CHECK_, /* figures */
    CALIBRATE,                     /* parameter */
    CALIBRATE,                     /* points */
    READING | NEW | REPORT,        /* quiet */
    READING | REPORT,              /* lang */
    COMPARE | SHOW,                /* casus */
    SHOW,                          /* stroom */
    COMPARE | SHOW,                /* replicatie */
    READING | NEW | REPORT,        /* help */
    READING | NEW | REPORT,        /* version */
};

static const char *const command_names[] = {"",     "run", "compare",  "vessels",   "check",
                                            "show", "new", "validate", "calibrate", "report"};

#define COMMAND_COUNT (sizeof command_names / sizeof command_names[0])

static char *parse_between(const char *name, const char *text, double low, double high,
                           int64_t *number)
{
    bool is_plain = text[0] != '\0' && strspn(text, "0123456789") == strlen(text);
    double value = is_plain ? strtod(text, NULL) : 0.0;
    if (value < low || value > high)
        return storage_format(
            "Bij --%s hoort een geheel getal van %.0f tot en met %.0f; er staat `%s`.", name, low,
            high, text);
    *number = (int64_t)value;
    return NULL;
}

static char *parse_whole(const char *name, const char *text, double high, int64_t *number)
{
    return parse_between(name, text, 1.0, high, number);
}

static char *keep_text(struct options *options, char *text)
{
    options->texts[options->text_count++] = text;
    return text;
}

static char *take_option(struct options *options, int id, const char *value)
{
    switch (id) {
    case OPTION_OUT:
        options->out = value;
        return value[0] != '\0' ? NULL : storage_copy("Bij --out hoort de naam van een map.");
    case OPTION_REPLICATIONS:
        return parse_whole("replications", value, 100000.0, &options->replications);
    case OPTION_SEED:
        return parse_whole("seed", value, LARGEST_SEED, &options->seed);
    case OPTION_THREADS:
        return parse_whole("threads", value, 1024.0, &options->threads);
    case OPTION_SET:
        options->set_list[options->set_count++] = value;
        return strchr(value, '=') != NULL && value[0] != '='
                   ? NULL
                   : storage_format("Bij --set hoort PAD=WAARDE; er staat `%s`.", value);
    case OPTION_PRECISION:
        options->precision_list[options->precision_count++] = value;
        return NULL;
    case OPTION_STORE:
        options->store = value;
        return value[0] != '\0' ? NULL : storage_copy("Bij --store hoort de naam van een bestand.");
    case OPTION_UNCERTAINTY:
        options->points = USUAL_POINTS;
        return value == NULL
                   ? NULL
                   : parse_between("onzekerheid", value, LEAST_POINTS, 100000.0, &options->points);
    case OPTION_FIGURES:
        options->figures = value;
        return value[0] != '\0' ? NULL
                                : storage_copy("Bij --figures hoort de naam van een bestand.");
    case OPTION_PARAMETER:
        options->parameter_list[options->parameter_count++] = value;
        return value[0] != '\0' ? NULL : storage_copy("Bij --parameter hoort een pad.");
    case OPTION_POINTS:
        return parse_between("points", value, LEAST_WAVE_POINTS, 100000.0, &options->wave_points);
    case OPTION_LANG:
        options->lang = value;
        options->lang_is_given = true;
        return strcmp(value, "nl") == 0 || strcmp(value, "en") == 0
                   ? NULL
                   : storage_format("Bij --lang hoort nl of en; er staat `%s`.", value);
    case OPTION_CASUS:
        options->casus = value;
        return NULL;
    case OPTION_REPLICATIE:
        return parse_whole("replicatie", value, 100000.0, &options->replication);
    case OPTION_STROOM:
        options->stroom = true;
        return NULL;
    case OPTION_QUIET:
        options->quiet = true;
        return NULL;
    case OPTION_HELP:
        options->help = true;
        return NULL;
    default:
        options->version = true;
        return NULL;
    }
}

static char *unknown_option(const char *argument)
{
    const char *name = argument + strspn(argument, "-");
    char *plain = storage_copy_part(name, strcspn(name, "="));
    struct nearest nearest = {.wanted = plain};
    for (const struct option *option = long_options; option->name != NULL; option++)
        nearest_offer(&nearest, option->name);
    char *text =
        nearest.best != NULL
            ? storage_format("De optie `%s` bestaat niet. Bedoelde u --%s?", argument, nearest.best)
            : storage_format("De optie `%s` bestaat niet; ketensim --help noemt ze.", argument);
    free(plain);
    return text;
}

static char *find_command(struct options *options, const char *name)
{
    struct nearest nearest = {.wanted = name};
    for (size_t i = 1; i < COMMAND_COUNT; i++) {
        if (strcmp(command_names[i], name) == 0) {
            options->command = (enum command)i;
            return NULL;
        }
        nearest_offer(&nearest, command_names[i]);
    }
    if (nearest.best != NULL)
        return storage_format("De opdracht `%s` bestaat niet. Bedoelde u %s?", name, nearest.best);
    return storage_format("De opdracht `%s` bestaat niet; ketensim --help noemt ze.", name);
}

/* Whether the number of names suits the command. */
static char *check_names(const struct options *options)
{
    bool takes_more = options->command == COMMAND_CHECK || options->command == COMMAND_COMPARE;
    const char *what = options->command == COMMAND_NEW      ? "een naam"
                       : options->command == COMMAND_REPORT ? "een map met uitkomsten"
                                                            : "een scenario";
    if (options->name_count == 0)
        return storage_format("Bij %s hoort %s.", command_names[options->command], what);
    if (options->name_count == 1 && options->command == COMMAND_COMPARE)
        return storage_copy("Bij compare horen een basis en een of meer varianten.");
    if (options->name_count > 1 && !takes_more)
        return storage_format("Bij %s hoort maar %s; `%s` is er een te veel.",
                              command_names[options->command], what, options->names[1]);
    return NULL;
}

static char *check_belonging(const struct options *options, unsigned int given)
{
    for (size_t i = 0; long_options[i].name != NULL; i++)
        if ((given & (1U << i)) != 0 && (belongs_to[i] & (1U << (options->command - 1))) == 0)
            return storage_format("De optie --%s hoort niet bij %s.", long_options[i].name,
                                  command_names[options->command]);
    return NULL;
}

/* Options that exclude each other, or that say something of one that was not given. */
static char *check_together(const struct options *options)
{
    if (options->stroom && options->casus != NULL)
        return storage_copy("Kies een van beide: --stroom of --casus.");
    if (options->replication > 0 && options->casus == NULL)
        return storage_copy("De optie --replicatie hoort bij --casus.");
    return NULL;
}

/* --seed and --replications are settings of the scenario like any other. */
static void add_settings(struct options *options)
{
    if (options->seed > 0)
        options->set_list[options->set_count++] =
            keep_text(options, storage_format("zaad=%lld", (long long)options->seed));
    if (options->replications > 0)
        options->set_list[options->set_count++] = keep_text(
            options, storage_format("replicaties=%lld", (long long)options->replications));
}

static char *read_arguments(struct options *options, int argc, char **argv, unsigned int *given)
{
    optind = 0;
    opterr = 0;
    for (;;) {
        int index = optind > 0 ? optind : 1;
        int id = getopt_long(argc, argv, ":", long_options, NULL);
        if (id == -1)
            break;
        if (id == ':')
            return storage_format("Bij de optie %s ontbreekt de waarde.", argv[optind - 1]);
        if (id == '?')
            return unknown_option(argv[optind > index ? optind - 1 : index]);
        *given |= 1U << (unsigned int)(id - OPTION_OUT);
        char *wrong = take_option(options, id, optarg);
        if (wrong != NULL)
            return wrong;
    }
    for (int i = optind + 1; i < argc; i++)
        options->name_list[options->name_count++] = argv[i];
    return optind < argc ? find_command(options, argv[optind]) : NULL;
}

char *options_parse(struct options *options, int argc, char **argv)
{
    size_t room = (size_t)argc + 2;
    *options = (struct options){.lang = "nl"};
    options->texts = storage_new(room, sizeof *options->texts);
    options->name_list = storage_new(room, sizeof *options->name_list);
    options->set_list = storage_new(room, sizeof *options->set_list);
    options->precision_list = storage_new(room, sizeof *options->precision_list);
    options->parameter_list = storage_new(room, sizeof *options->parameter_list);
    options->names = options->name_list;
    options->sets = options->set_list;
    options->precisions = options->precision_list;
    options->parameters = options->parameter_list;
    /* getopt reorders argv; where results come from wants it as it was */
    options->given = storage_new(room, sizeof *options->given);
    for (int i = 0; i < argc; i++)
        options->given[i] = argv[i];
    options->argc = argc;
    options->argv = options->given;
    unsigned int given = 0;
    char *wrong = read_arguments(options, argc, argv, &given);
    if (wrong != NULL || options->help || options->version)
        return wrong;
    if (options->command == COMMAND_NONE)
        return storage_copy(
            "Noem een opdracht: run, compare, vessels, validate, calibrate, report, check, show of "
            "new; ketensim --help legt ze uit.");
    wrong = check_belonging(options, given);
    if (wrong == NULL)
        wrong = check_names(options);
    if (wrong == NULL)
        wrong = check_together(options);
    add_settings(options);
    return wrong;
}

void options_release(struct options *options)
{
    for (size_t i = 0; i < options->text_count; i++)
        free(options->texts[i]);
    free(options->texts);
    free(options->name_list);
    free(options->set_list);
    free(options->precision_list);
    free(options->parameter_list);
    free(options->given);
    *options = (struct options){0};
}
