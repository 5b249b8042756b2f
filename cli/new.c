/* `new NAAM`: a first scenario to change, on top of the region that is shipped. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/command.h"
#include "scenarios/storage.h"

static const char content[] =
    "# Een eigen scenario: alleen wat anders is dan in de basis staat hier.\n"
    "# Achter # staat uitleg; die telt niet mee. Getallen hebben een punt, geen komma.\n"
    "basis = \"flevoland-2018.cfg\";\n"
    "naam = \"%s\";\n"
    "omschrijving = \"Drie voorbeelden van wat u kunt veranderen\";\n"
    "\n"
    "veilig_thuis: {\n"
    "  onderzoek: {\n"
    "    # 1. Een half jaar meer onderzoekers, daarna weer zoveel als ervoor.\n"
    "    fte = ( { vanaf = \"2018-01-01\"; waarde = 32.5; },\n"
    "            { vanaf = \"2019-07-01\"; tot = \"2020-01-01\"; waarde = 38.5; } );\n"
    "  };\n"
    "};\n"
    "\n"
    "gemeenten: {\n"
    "  almere: {\n"
    "    # 2. Van elke 100 casussen met een veiligheidsbeoordeling gaan er 60 direct door.\n"
    "    doorzet_percentage = 60.0;\n"
    "    # 3. Een groter lokaal team.\n"
    "    lokaal_team: { fte = 28.0; };\n"
    "  };\n"
    "};\n";

/* NULL when the name can be that of a file, else what is wrong with it. */
static const char *name_fault(const char *name)
{
    const char *slash = strrchr(name, '/');
    const char *last = slash == NULL ? name : slash + 1;
    if (last[0] == '\0' || last[0] == '.' || last[0] == '-')
        return "de naam begint met een letter of een cijfer";
    for (const char *c = last; *c != '\0'; c++) {
        bool is_plain = (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') ||
                        (*c >= '0' && *c <= '9') || strchr("_-.", *c) != NULL;
        if (!is_plain)
            return "de naam bestaat uit letters zonder accenten, cijfers, - en _";
    }
    return strlen(last) > 100 ? "de naam is langer dan 100 tekens" : NULL;
}

static char *file_for(const char *name)
{
    size_t length = strlen(name);
    bool has_ending = length > 4 && strcmp(name + length - 4, ".cfg") == 0;
    return storage_format("%s%s", name, has_ending ? "" : ".cfg");
}

static bool write_file(int descriptor, const char *title)
{
    FILE *file = fdopen(descriptor, "w");
    if (file == NULL) {
        close(descriptor);
        return false;
    }
    bool sound = fprintf(file, content, title) >= 0 && fflush(file) == 0 && !ferror(file);
    return fclose(file) == 0 && sound;
}

int command_new(const struct options *options, struct complaint *complaint)
{
    const char *name = options->names[0];
    const char *wrong = name_fault(name);
    if (wrong != NULL) {
        complain(complaint, "`%s` kan niet: %s.", name, wrong);
        return EXIT_WRONG_USE;
    }
    char *path = file_for(name);
    const char *slash = strrchr(path, '/');
    const char *last = slash == NULL ? path : slash + 1;
    char *title = storage_copy_part(last, strlen(last) - 4);
    int status = EXIT_DONE;
    int descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (descriptor < 0 && errno == EEXIST) {
        complain(complaint, "%s bestaat al en is niet veranderd; kies een andere naam.", path);
        status = EXIT_WRONG_USE;
    } else if (descriptor < 0) {
        complain(complaint, "%s is niet te maken: %s.", path, strerror(errno));
        status = EXIT_FAILED;
    } else if (!write_file(descriptor, title)) {
        complain(complaint, "%s is niet te schrijven: %s.", path, strerror(errno));
        unlink(path);
        status = EXIT_FAILED;
    } else if (!options->quiet) {
        printf("%s is gemaakt. Pas het aan, en dan:\n", path);
        const char *program = options->argv[0]; /* in a clone it is not in the PATH */
        printf("  %s check %s\n  %s show %s\n  %s run %s\n", program, path, program, path, program,
               path);
    }
    free(title);
    free(path);
    return command_close_output(status, complaint);
}
