/* Prints the handbook's tables, in Markdown and in Dutch, from the program's own catalogues:
 *
 *   handboek_tabellen parameters    every key that a scenario may hold
 *   handboek_tabellen kpis          every outcome
 *
 * `make handboek-tabellen` writes them to docs/; tests/rules/test_handboek.sh sees to it that they
 * are not older than the catalogues. */
#include <stdio.h>
#include <string.h>

#include "models/catalogus.h"
#include "models/uitkomsten.h"
#include "scenarios/run_parameters.h"

static const char *soort(const struct parameter_row *rij)
{
    switch (rij->type) {
    case PARAMETER_NUMBER:
        return rij->unlimited ? "getal of \"onbeperkt\"" : "getal";
    case PARAMETER_INTEGER:
        return "geheel getal";
    case PARAMETER_PERCENTAGE:
        return "procent";
    case PARAMETER_DURATION:
        return "getal of verdeling";
    case PARAMETER_DATE:
        return "datum";
    case PARAMETER_CHOICE:
        return "keuze";
    case PARAMETER_TEXT:
        return "tekst";
    case PARAMETER_LIST:
        return "lijst";
    }
    return "";
}

/* What may be filled in: the words of a choice, or the bounds and the unit. */
static void print_grenzen(const struct parameter_row *rij)
{
    if (rij->type == PARAMETER_CHOICE) {
        for (const char *c = rij->choices; *c != '\0'; c++) {
            if (*c == '|') {
                printf(", ");
            } else {
                putchar(*c);
            }
        }
    } else if (rij->type == PARAMETER_TEXT) {
        printf("–");
    } else if (rij->type == PARAMETER_DATE) {
        printf("1990-01-01 tot en met 2100-12-31");
    } else {
        printf("%.16g tot en met %.16g", rij->minimum, rij->maximum);
        if (rij->unit[0] != '\0' && strcmp(rij->unit, "factor") != 0 &&
            rij->type != PARAMETER_PERCENTAGE) {
            printf(" %s", rij->unit);
        }
    }
}

static void print_standaard(const struct parameter_row *rij)
{
    if (rij->standard != NULL) {
        printf("`%s`", rij->standard);
    } else {
        printf("%s", rij->optional ? "mag weg" : "–");
    }
}

/* The same row for light, medium and heavy cases is printed once. */
static bool is_per_zwaarte(const struct parameter_catalogue *tabel, size_t i, size_t *stam)
{
    const char *eerste = tabel->rows[i]->path;
    size_t lengte = strlen(eerste);
    if (lengte < 6 || strcmp(eerste + lengte - 6, ".licht") != 0 || i + 2 >= tabel->row_count) {
        return false;
    }
    *stam = lengte - 5;
    return strncmp(tabel->rows[i + 1]->path, eerste, *stam) == 0 &&
           strcmp(tabel->rows[i + 1]->path + *stam, "middelzwaar") == 0 &&
           strncmp(tabel->rows[i + 2]->path, eerste, *stam) == 0 &&
           strcmp(tabel->rows[i + 2]->path + *stam, "zwaar") == 0;
}

static void print_rij(const struct parameter_row *rij, int stam, const char *einde)
{
    printf("| `%.*s%s` | %s | %s%s | ", stam, rij->path, einde, rij->nl, soort(rij),
           rij->dated ? ", met datums" : "");
    print_grenzen(rij);
    printf(" | ");
    print_standaard(rij);
    printf(" | %s |\n", rij->nature == PARAMETER_RUN    ? "looptijd"
                        : rij->nature == PARAMETER_AARD ? "aard"
                                                        : "beleid");
}

/* Length of the first key of a path; 0 for the keys at the top of a file. */
static size_t groep_lengte(const char *pad)
{
    size_t lengte = strcspn(pad, ".");
    return pad[lengte] == '\0' ? 0 : lengte;
}

static bool zelfde_groep(const char *pad, const char *ander)
{
    size_t lengte = groep_lengte(pad);
    return lengte == groep_lengte(ander) && strncmp(pad, ander, lengte) == 0;
}

/* All rows of the group that row `eerste` opens; nothing when an earlier row opened it. */
static void print_groep(const struct parameter_catalogue *tabel, size_t eerste)
{
    const char *pad = tabel->rows[eerste]->path;
    for (size_t i = 0; i < eerste; i++) {
        if (zelfde_groep(pad, tabel->rows[i]->path)) {
            return;
        }
    }
    if (groep_lengte(pad) == 0) {
        printf("\n## Bovenaan het bestand\n\n");
    } else {
        printf("\n## `%.*s`\n\n", (int)groep_lengte(pad), pad);
    }
    printf("| sleutel | betekenis | soort | toegestaan | standaard | geldt als |\n"
           "| --- | --- | --- | --- | --- | --- |\n");
    for (size_t i = eerste; i < tabel->row_count; i++) {
        const struct parameter_row *rij = tabel->rows[i];
        size_t stam = 0;
        if (!zelfde_groep(pad, rij->path)) {
            continue;
        }
        if (is_per_zwaarte(tabel, i, &stam)) {
            print_rij(rij, (int)stam, "ZWAARTE");
            i += 2;
        } else {
            print_rij(rij, (int)strlen(rij->path), "");
        }
    }
}

static bool print_parameters(void)
{
    struct catalogus catalogus;
    if (!catalogus_init(&catalogus)) {
        return false;
    }
    struct parameter_catalogue tabel = run_catalogue_join(&catalogus.tabel);
    printf(
        "# Alle sleutels van een scenario\n\n"
        "Gemaakt met `make handboek-tabellen` uit de catalogus van het programma; niet met de hand "
        "wijzigen.\n\n"
        "- Een `*` staat voor de sleutel van een gemeente, `ZWAARTE` voor `licht`, `middelzwaar` "
        "of `zwaar`.\n"
        "- \"Met datums\": de waarde mag een lijst van stappen met datums zijn.\n"
        "- \"Geldt als\": *aard* geldt ook in de jaren voor de start, *beleid* pas vanaf de start, "
        "*looptijd* gaat\n"
        "  over de simulatie zelf.\n"
        "- Bij een verdeling gelden de grenzen voor het gemiddelde, bij een lijst voor elk getal.\n"
        "- Zonder standaard (een streepje) is een sleutel verplicht.\n\n"
        "De waarden voor Flevoland staan met hun bron en bereik in "
        "`scenarios/flevoland-2018.cfg`.\n");
    for (size_t i = 0; i < tabel.row_count; i++) {
        print_groep(&tabel, i);
    }
    run_catalogue_release(&tabel);
    catalogus_release(&catalogus);
    return true;
}

static void print_kpis(void)
{
    printf("# Alle uitkomsten\n\n"
           "Gemaakt met `make handboek-tabellen` uit de catalogus van het programma; niet met de "
           "hand wijzigen.\n"
           "\"Gunstig\": welke kant op beter is; een streepje: geen van beide.\n\n"
           "| id | naam | eenheid | gunstig | hoe bepaald |\n"
           "| --- | --- | --- | --- | --- |\n");
    for (size_t i = 0; i < uitkomsten_catalogus.row_count; i++) {
        const struct kpi_row *rij = &uitkomsten_catalogus.rows[i];
        printf("| `%s` | %s | %s | %s | %s |\n", rij->id, rij->nl, rij->unit,
               rij->direction < 0   ? "lager"
               : rij->direction > 0 ? "hoger"
                                    : "–",
               rij->how);
    }
}

int main(int argc, char **argv)
{
    bool klaar = false;
    if (argc == 2 && strcmp(argv[1], "parameters") == 0) {
        klaar = print_parameters();
    } else if (argc == 2 && strcmp(argv[1], "kpis") == 0) {
        print_kpis();
        klaar = true;
    } else {
        fprintf(stderr, "gebruik: handboek_tabellen parameters|kpis\n");
        return 2;
    }
    return klaar && fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
