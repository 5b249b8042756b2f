#define _XOPEN_SOURCE 700 /* nftw */

#include "example.h"

#include <ftw.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "scenarios/storage.h"
#include "sim/check.h"

#define BELEID_ROW(key, kind, what, low_bound, high_bound)                                         \
    .path = (key), .type = (kind), .nature = PARAMETER_BELEID, .unit = (what),                     \
    .minimum = (low_bound), .maximum = (high_bound), .nl = "voorbeeld", .en = "example",           \
    .low = NAN, .high = NAN

static const struct parameter_row rows[] = {
    {BELEID_ROW("veilig_thuis.onderzoek.fte", PARAMETER_NUMBER, "fte", 0, 1000), .dated = true,
     .unlimited = true},
    {BELEID_ROW("veilig_thuis.onderzoek.plaatsen", PARAMETER_INTEGER, "plaatsen", 0, 10000)},
    {BELEID_ROW("veilig_thuis.onderzoek.duur", PARAMETER_DURATION, "dagen", 0, 400), .dated = true},
    {BELEID_ROW("veilig_thuis.discipline", PARAMETER_CHOICE, "", 0, 0), .dated = true,
     .choices = "fifo|zwaarte|termijn", .standard = "\"fifo\"", .source = "RP-001"},
    {.path = "veilig_thuis.uren",
     .type = PARAMETER_NUMBER,
     .nature = PARAMETER_BELEID,
     .unit = "uren",
     .minimum = 0,
     .maximum = 100,
     .standard = "3.5",
     .nl = "uren",
     .en = "hours",
     .source = "aanname: tussen kort en volledig",
     .low = 2.0,
     .high = 7.0},
    {.path = "melding.melder.politie.aandeel",
     .type = PARAMETER_PERCENTAGE,
     .nature = PARAMETER_AARD,
     .unit = "procent",
     .minimum = 0,
     .maximum = 100,
     .dated = true,
     .nl = "aandeel van de politie",
     .en = "share of the police",
     .low = NAN,
     .high = NAN},
    {.path = "melding.melder.school.aandeel",
     .type = PARAMETER_PERCENTAGE,
     .nature = PARAMETER_AARD,
     .unit = "procent",
     .minimum = 0,
     .maximum = 100,
     .dated = true,
     .nl = "aandeel van scholen",
     .en = "share of schools",
     .low = NAN,
     .high = NAN},
    {.path = "melding.seizoen",
     .type = PARAMETER_LIST,
     .nature = PARAMETER_AARD,
     .unit = "",
     .minimum = 0,
     .maximum = 10,
     .list_minimum = 4,
     .list_maximum = 4,
     .nl = "per kwartaal",
     .en = "by quarter",
     .low = NAN,
     .high = NAN},
    {.path = "melding.vanaf_jaar",
     .type = PARAMETER_DATE,
     .nature = PARAMETER_AARD,
     .unit = "datum",
     .nl = "sinds",
     .en = "since",
     .low = NAN,
     .high = NAN,
     .optional = true},
    {.path = "gemeenten.*.naam",
     .type = PARAMETER_TEXT,
     .nature = PARAMETER_AARD,
     .unit = "",
     .minimum = 1,
     .maximum = 40,
     .nl = "naam",
     .en = "name",
     .low = NAN,
     .high = NAN},
    {BELEID_ROW("gemeenten.*.lokaal_team.fte", PARAMETER_NUMBER, "fte", 0, 500), .dated = true},
    {BELEID_ROW("gemeenten.*.doorzet_percentage", PARAMETER_PERCENTAGE, "procent", 0, 100),
     .optional = true, .dated = true},
    {BELEID_ROW("gemeenten.*.doorzet_percentage.licht", PARAMETER_PERCENTAGE, "procent", 0, 100),
     .standard = "95.0", .source = "RP-052"},
    {BELEID_ROW("gemeenten.*.doorzet_percentage.zwaar", PARAMETER_PERCENTAGE, "procent", 0, 100),
     .standard = "5.0", .source = "RP-053"},
};

#define ROW_COUNT (sizeof rows / sizeof rows[0])

static const struct parameter_row *const row_pointers[] = {
    &rows[0], &rows[1], &rows[2], &rows[3],  &rows[4],  &rows[5],  &rows[6],
    &rows[7], &rows[8], &rows[9], &rows[10], &rows[11], &rows[12], &rows[13],
};

static const struct parameter_sum sums[] = {{"melding.melder.+.aandeel", 100.0, 1e-6}};

const struct parameter_catalogue example_catalogue = {row_pointers, ROW_COUNT, sums, 1};

const char *const example_text =
    "# een voorbeeld\n"
    "naam = \"Voorbeeld\";\n"
    "omschrijving = \"Een klein scenario\";\n"
    "start = \"2018-01-01\";\n"
    "eind = \"2022-12-31\";\n"
    "inloop_dagen = 0;\n"
    "replicaties = 20;\n"
    "zaad = 42;\n"
    "veilig_thuis: {\n"
    "  onderzoek: {\n"
    "    fte = { waarde = 34.0; bron = \"RP-211\"; laag = 25.0; hoog = 44.0; };\n"
    "    plaatsen = { waarde = 203; bron = \"RP-212\"; };\n"
    "    duur = { verdeling = \"gamma\"; gemiddelde = 25.5; sd = 14.0; bron = \"aanname: "
    "geschat\"; "
    "laag = 20.0; hoog = 30.0; };\n"
    "  };\n"
    "  discipline = { waarde = \"zwaarte\"; bron = \"RP-001\"; };\n"
    "};\n"
    "melding: {\n"
    "  melder: {\n"
    "    politie: { aandeel = { waarde = 60.0; bron = \"RP-010\"; }; };\n"
    "    school: { aandeel = { waarde = 40.0; bron = \"RP-011\"; }; };\n"
    "  };\n"
    "  seizoen = { waarde = (1.0, 1.1, 0.9, 1.0); bron = \"VTR-003\"; };\n"
    "};\n"
    "gemeenten: {\n"
    "  almere: {\n"
    "    naam = \"Almere\";\n"
    "    lokaal_team: { fte = { waarde = 19.0; bron = \"LOK-001\"; }; };\n"
    "    doorzet_percentage: { licht = { waarde = 90.0; bron = \"RP-053\"; }; };\n"
    "  };\n"
    "  urk: {\n"
    "    naam = \"Urk\";\n"
    "    lokaal_team: { fte = { waarde = 0.5; bron = \"LOK-002\"; }; };\n"
    "  };\n"
    "};\n";

char *example_with(const char *old, const char *line)
{
    const char *at = strstr(example_text, old);
    CHECK(at != NULL);
    while (at > example_text && at[-1] != '\n')
        at--;
    const char *end = strchr(at, '\n') + 1;
    return storage_format("%.*s%s%s%s", (int)(at - example_text), example_text,
                          line != NULL ? line : "", line != NULL ? "\n" : "", end);
}

int example_line(const char *text)
{
    const char *at = strstr(example_text, text);
    CHECK(at != NULL);
    int line = 1;
    for (const char *c = example_text; c < at; c++)
        line += *c == '\n';
    return line;
}

char *example_file(const char *folder, const char *name, const char *text)
{
    char *path = storage_format("%s/%s", folder, name);
    for (char *slash = path + strlen(folder) + 1; (slash = strchr(slash, '/')) != NULL; slash++) {
        *slash = '\0';
        mkdir(path, 0777);
        *slash = '/';
    }
    FILE *file = fopen(path, "w");
    CHECK(file != NULL);
    CHECK(fputs(text, file) >= 0);
    CHECK(fclose(file) == 0);
    return path;
}

char *example_folder(void)
{
    char *folder = storage_copy("/tmp/ketensim-test-XXXXXX");
    CHECK(mkdtemp(folder) != NULL);
    return folder;
}

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
    (void)status;
    (void)kind;
    (void)walk;
    return remove(path);
}

void example_folder_remove(char *folder)
{
    nftw(folder, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
    free(folder);
}

char *example_faults(const struct fault_list *faults)
{
    struct storage_text text = {0};
    storage_text_add(&text, "%s", "");
    for (size_t i = 0; i < faults->count; i++) {
        char *line = fault_format(&faults->items[i]);
        storage_text_add(&text, "%s\n", line);
        free(line);
    }
    return text.bytes;
}

char *example_written(const struct scenario *scenario)
{
    char *bytes = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&bytes, &length);
    CHECK(file != NULL);
    CHECK(scenario_write(scenario, file));
    CHECK(fclose(file) == 0);
    return bytes;
}
