/* Names for people, in one table. */
#include "output/labels.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "output/memory.h"
#include "output/text.h"

struct label {
    const char *key, *nl, *en;
};

static const struct label STATIONS[] = {
    {"keten", "hele keten", "whole chain"},
    {"veilig_thuis", "Veilig Thuis", "Veilig Thuis"},
    {"front", "frontteam Veilig Thuis", "front team Veilig Thuis"},
    {"piket", "piket (crisis buiten kantooruren)", "on-call crisis service"},
    {"crisis", "crisisdienst", "crisis service"},
    {"advies", "adviezen", "advice"},
    {"vb", "veiligheidsbeoordeling", "safety assessment (VB)"},
    {"venv", "Voorwaarden & Vervolg", "conditions and follow-up (V&V)"},
    {"onderzoek", "onderzoek Veilig Thuis", "inquiry by Veilig Thuis"},
    {"overdracht", "overdracht", "handing over"},
    {"monitoring", "monitoring", "monitoring"},
    {"overleg", "interventieoverleg", "intervention meeting"},
    {"lokaal_team", "lokale teams", "local teams"},
    {"jbt", "jeugdbeschermingstafel", "youth protection table"},
    {"raad", "Raad voor de Kinderbescherming", "Child Care and Protection Board"},
    {"rechter", "kinderrechter", "juvenile court"},
    {"gi", "gecertificeerde instelling", "certified institution"},
    {"hulp", "hulptrajecten", "courses of help"},
};

/* Where an arrow comes from or goes to, by its Dutch name. */
static const struct label ENDS[] = {
    {"melding", NULL, "report"},
    {"lokaal team", NULL, "local team"},
    {"advies", NULL, "advice"},
    {"veiligheidsbeoordeling", NULL, "safety assessment (VB)"},
    {"open casus (vervolgmelding)", NULL, "open case (follow-up report)"},
    {"geen vervolg", NULL, "no further action"},
    {"betrokken hulp", NULL, "help already involved"},
    {"Voorwaarden & Vervolg", NULL, "conditions and follow-up (V&V)"},
    {"onderzoek", NULL, "inquiry by Veilig Thuis"},
    {"jeugdbeschermingstafel", NULL, "youth protection table"},
    {"overdracht", NULL, "handing over"},
    {"geweigerd door lokaal team", NULL, "refused by local team"},
    {"intake van de gemeente", NULL, "intake of the municipality"},
    {"interventieoverleg", NULL, "intervention meeting"},
    {"lokaal team (via SAVE)", NULL, "local team (through SAVE)"},
    {"spoedverzoek", NULL, "urgent request"},
    {"Raad voor de Kinderbescherming", NULL, "Child Care and Protection Board"},
    {"SAVE-begeleiding", NULL, "SAVE guidance"},
    {"vrijwillig kader", NULL, "voluntary help"},
    {"kinderrechter", NULL, "juvenile court"},
    {"ondertoezichtstelling", NULL, "supervision order"},
    {"gecertificeerde instelling", NULL, "certified institution"},
    {"afgesloten", NULL, "closed"},
    {"eerste contact", NULL, "first contact"},
    {"geen hulp nodig", NULL, "no help needed"},
    {"hulp afgewezen", NULL, "help declined"},
    {"hulptraject", NULL, "course of help"},
    {"voldoende doorlopen", NULL, "sufficiently completed"},
    {"niet voldoende doorlopen", NULL, "not sufficiently completed"},
    {"huishouden met eerdere casus", NULL, "household with an earlier case"},
    {"nieuwe casus", NULL, "new case"},
};

static const struct label BREAKDOWNS[] = {
    {"alle", "alle casussen", "all cases"},
    {"voorgeschiedenis=0", "geen eerdere casus", "no earlier case"},
    {"voorgeschiedenis=1-2", "1 of 2 eerdere casussen", "1 or 2 earlier cases"},
    {"voorgeschiedenis=3plus", "3 of meer eerdere casussen", "3 or more earlier cases"},
    {"zwaarte=licht", "licht", "light"},
    {"zwaarte=middelzwaar", "middelzwaar", "medium"},
    {"zwaarte=zwaar", "zwaar", "heavy"},
    {"soort=kinderen", "in kinderen geteld", "counted in children"},
    {"soort=overige_kinderen", "kinderen van elders", "children from elsewhere"},
    {"soort=overige_instroom", "werk van elders", "work from elsewhere"},
    {"soort=overige_pleger", "gericht op pleger, van elders",
     "for the perpetrator, from elsewhere"},
    {"soort=overige_slachtoffer", "gericht op slachtoffer, van elders",
     "for the victim, from elsewhere"},
    {"soort=overige_kind", "gericht op kind, van elders", "for the child, from elsewhere"},
    {"soort=overige_systeem", "gericht op systeem, van elders", "for the family, from elsewhere"},
    {"soort=maatregel", "de maatregel zelf", "the measure itself"},
    {"traject=pleger", "gericht op pleger", "for the perpetrator"},
    {"traject=slachtoffer", "gericht op slachtoffer", "for the victim"},
    {"traject=kind", "gericht op kind", "for the child"},
    {"traject=systeem", "gericht op systeem", "for the family"},
    {"melder=ambtshalve", "ambtshalve", "ex officio"},
};

static const struct label UNITS[] = {
    {"per jaar", "per jaar", "per year"},
    {"dagen", "dagen", "days"},
    {"procent", "procent", "percent"},
    {"casussen", "casussen", "cases"},
    {"casussen per week", "casussen per week", "cases per week"},
    {"kinderen", "kinderen", "children"},
    {"dagen per casus", "dagen per casus", "days per case"},
    {"euro per jaar", "euro per jaar", "euro per year"},
    {"keer", "keer", "times"},
    {"casussen per week", "casussen per week", "cases per week"},
    {"plaatsen", "plaatsen", "places"},
    {"kindplaatsen", "kindplaatsen", "child places"},
    {"uren per week", "uren per week", "hours per week"},
    {"trajecten", "trajecten", "courses of help"},
};

static const struct label MONTHS[] = {
    {"jan", "januari", "January"},
    {"feb", "februari", "February"},
    {"mrt", "maart", "March"},
    {"apr", "april", "April"},
    {"mei", "mei", "May"},
    {"jun", "juni", "June"},
    {"jul", "juli", "July"},
    {"aug", "augustus", "August"},
    {"sep", "september", "September"},
    {"okt", "oktober", "October"},
    {"nov", "november", "November"},
    {"dec", "december", "December"},
};

static const char *const MONTHS_EN[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

enum { STATION_COUNT = sizeof STATIONS / sizeof STATIONS[0] };

static const char *look_up(const struct label *table, size_t count, const char *key, bool english)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(table[i].key, key) == 0)
            return english ? table[i].en : table[i].nl;
    return NULL;
}

size_t labels_station_order(const char *station)
{
    for (size_t i = 0; i < STATION_COUNT; i++)
        if (strcmp(STATIONS[i].key, station) == 0)
            return i;
    return STATION_COUNT;
}

bool labels_station_is_known(const char *station)
{
    return labels_station_order(station) < STATION_COUNT;
}

const char *labels_station(const struct labels *labels, const char *station)
{
    const char *name = look_up(STATIONS, STATION_COUNT, station, labels->english);
    return name != NULL ? name : station;
}

const char *labels_arrow_end(const struct labels *labels, const char *name)
{
    const char *english =
        labels->english ? look_up(ENDS, sizeof ENDS / sizeof ENDS[0], name, true) : NULL;
    return english != NULL ? english : name;
}

const char *labels_unit(const struct labels *labels, const char *unit)
{
    const char *name = look_up(UNITS, sizeof UNITS / sizeof UNITS[0], unit, labels->english);
    return name != NULL ? name : unit;
}

const char *labels_unit_of_one(const char *unit)
{
    static const char *const forms[][2] = {
        {"dagen", "dag"},
        {"weken", "week"},
        {"maanden", "maand"},
        {"uren", "uur"},
        {"uren per week", "uur per week"},
        {"minuten", "minuut"},
        {"jaren", "jaar"},
        {"casussen", "casus"},
        {"plaatsen", "plaats"},
        {"kinderen", "kind"},
        {"trajecten", "traject"},
        {"dagen per casus", "dag per casus"},
        {"casussen per week", "casus per week"},
        {"days", "day"},
        {"weeks", "week"},
        {"months", "month"},
        {"hours", "hour"},
        {"minutes", "minute"},
        {"years", "year"},
        {"cases", "case"},
        {"places", "place"},
        {"children", "child"},
        {"courses of help", "course of help"},
        {"days per case", "day per case"},
        {"cases per week", "case per week"},
    };
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
        if (strcmp(unit, forms[i][0]) == 0)
            return forms[i][1];
    return unit;
}

const char *labels_unit_after(const char *unit, const char *number)
{
    static const char *const always_one[] = {"uren", "jaren", "uren per week"};
    bool one = strcmp(number, "1") == 0;
    for (size_t i = 0; i < sizeof always_one / sizeof always_one[0] && !one; i++)
        one = strcmp(unit, always_one[i]) == 0;
    return one ? labels_unit_of_one(unit) : unit;
}

char *labels_capitalise(char *text)
{
    if (text[0] >= 'a' && text[0] <= 'z')
        text[0] = (char)(text[0] - 'a' + 'A');
    return text;
}

const char *labels_gemeente(const struct labels *labels, const char *key, char text[LABELS_SIZE])
{
    if (strcmp(key, "alle") == 0) {
        snprintf(text, LABELS_SIZE, "%s", labels->english ? "all" : "alle gemeenten");
        return text;
    }
    for (size_t i = 0; i < labels->gemeente_count; i++) {
        if (strcmp(labels->gemeenten[i].key, key) == 0) {
            char *clean = text_clean(labels->gemeenten[i].name, 30);
            snprintf(text, LABELS_SIZE, "%s", clean);
            free(clean);
            return text;
        }
    }
    snprintf(text, LABELS_SIZE, "%s", key);
    for (char *c = text; *c != '\0'; c++)
        if (*c == '_')
            *c = ' ';
    return labels_capitalise(text);
}

const char *labels_breakdown(const struct labels *labels, const char *breakdown,
                             char text[LABELS_SIZE])
{
    const char *name =
        look_up(BREAKDOWNS, sizeof BREAKDOWNS / sizeof BREAKDOWNS[0], breakdown, labels->english);
    const char *value = strchr(breakdown, '=');
    snprintf(text, LABELS_SIZE, "%s", name != NULL ? name : value != NULL ? value + 1 : breakdown);
    for (char *c = text; name == NULL && *c != '\0'; c++)
        if (*c == '_')
            *c = ' ';
    return text;
}

const char *labels_date(const struct labels *labels, tick at, char text[LABELS_SIZE])
{
    struct clock_date date = clock_to_date(at);
    const struct label *month = &MONTHS[date.month - 1];
    snprintf(text, LABELS_SIZE, "%d %s %d", date.day, labels->english ? month->en : month->nl,
             date.year);
    return text;
}

const char *labels_place(const struct labels *labels, const char *station, const char *gemeente,
                         char text[2 * LABELS_SIZE])
{
    char name[LABELS_SIZE], kind[LABELS_SIZE];
    if (sscanf(station, "hulp (%140[^)])", name) == 1) { /* one kind of help */
        snprintf(kind, sizeof kind, "traject=%.140s", name);
        snprintf(text, 2 * LABELS_SIZE, "%s %s", labels_station(labels, "hulp"),
                 labels_breakdown(labels, kind, name));
        return text;
    }
    if (gemeente == NULL || strcmp(gemeente, "alle") == 0 || gemeente[0] == '\0') {
        snprintf(text, 2 * LABELS_SIZE, "%s", labels_station(labels, station));
        return text;
    }
    labels_gemeente(labels, gemeente, name);
    if (strcmp(station, "lokaal_team") == 0)
        snprintf(text, 2 * LABELS_SIZE, "%s %s", labels->english ? "local team" : "lokaal team",
                 name);
    else
        snprintf(text, 2 * LABELS_SIZE, "%s (%s)", labels_station(labels, station), name);
    return text;
}

const char *labels_month(const struct labels *labels, int month)
{
    return labels->english ? MONTHS_EN[month - 1] : MONTHS[month - 1].key;
}
