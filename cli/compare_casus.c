#include "cli/compare_casus.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/interrupt.h"
#include "cli/moved.h"
#include "cli/study.h"
#include "models/dagboek.h"
#include "scenarios/storage.h"

#define COLUMN 62 /* characters of a world's column */

struct diaries {
    struct dagboek *diary;
    enum dagboek_status *status;
    size_t count;
};

static uint64_t seed_of(struct scenario *const *scenarios)
{
    return (uint64_t)parameter_integer(&scenarios[0]->final, "zaad");
}

/* A casus that the first variant helps at another time, from the first replication of both. */
static bool choose(struct scenario *const *scenarios, char name[80])
{
    struct studie_scenario worlds[2];
    for (size_t i = 0; i < 2; i++)
        worlds[i] = (struct studie_scenario){&scenarios[i]->final, &scenarios[i]->base,
                                             scenarios[i]->name, false};
    struct studie studies[2];
    struct studie_plan plan = {.scenario = worlds,
                               .scenarios = 2,
                               .zaad = seed_of(scenarios),
                               .replicaties = 1,
                               .draden = 1,
                               .stop = interrupt_came};
    if (studie_maak(studies, &plan) != STUDIE_KLAAR)
        return false;
    bool found = moved_example(&studies[0], &studies[1], name);
    studie_release(&studies[0]);
    studie_release(&studies[1]);
    return found;
}

static bool tell(struct diaries *diaries, struct scenario *const *scenarios, uint32_t replication,
                 const char *name)
{
    for (size_t i = 0; i < diaries->count; i++) {
        struct keten_instelling settings;
        if (!keten_instelling_lees(&settings, &scenarios[i]->final, &scenarios[i]->base))
            return false;
        diaries->status[i] =
            dagboek_maak(&diaries->diary[i], &settings, seed_of(scenarios), replication, name);
        keten_instelling_release(&settings);
    }
    return true;
}

/* Bytes of the first `columns` characters of a UTF-8 text, and how many characters those are. */
static int fitting(const char *text, int columns, int *characters)
{
    int bytes = 0;
    *characters = 0;
    while (text[bytes] != '\0' && *characters < columns) {
        bytes++;
        while (((unsigned char)text[bytes] & 0xc0) == 0x80)
            bytes++;
        ++*characters;
    }
    return bytes;
}

static void print_column(const char *text, bool is_last)
{
    int characters;
    int bytes = fitting(text, COLUMN, &characters);
    if (is_last) {
        printf("%s\n", text);
        return;
    }
    bool is_cut = text[bytes] != '\0';
    if (is_cut)
        bytes = fitting(text, COLUMN - 1, &characters);
    printf("%.*s%s%*s  ", bytes, text, is_cut ? "…" : "", COLUMN - characters - is_cut, "");
}

static tick next_date(const struct diaries *diaries, const size_t *at)
{
    tick first = CLOCK_NEVER;
    for (size_t i = 0; i < diaries->count; i++)
        if (at[i] < diaries->diary[i].aantal && diaries->diary[i].regel[at[i]].op < first)
            first = diaries->diary[i].regel[at[i]].op;
    return first;
}

/* What happens on one day in each world stands beside each other. */
static void print_day(const struct diaries *diaries, size_t *at)
{
    tick day = next_date(diaries, at) / CLOCK_DAY;
    bool is_first = true, more = true;
    while (more) {
        char date[CLOCK_DATE_SIZE];
        clock_format_date(day * CLOCK_DAY, date);
        printf("%-10s  ", is_first ? date : "");
        more = false;
        for (size_t i = 0; i < diaries->count; i++) {
            const struct dagboek *diary = &diaries->diary[i];
            bool has = at[i] < diary->aantal && diary->regel[at[i]].op / CLOCK_DAY == day;
            char line[200] = "";
            if (has && diary->regel[at[i]].kandidaat != UINT16_MAX)
                snprintf(line, sizeof line, "casus %u: %s", (unsigned)diary->regel[at[i]].kandidaat,
                         diary->regel[at[i]].tekst);
            else if (has)
                snprintf(line, sizeof line, "%s", diary->regel[at[i]].tekst);
            print_column(line, i + 1 == diaries->count);
            at[i] += has;
            more = more || (at[i] < diary->aantal && diary->regel[at[i]].op / CLOCK_DAY == day);
        }
        is_first = false;
    }
}

static void print(const struct diaries *diaries, struct scenario *const *scenarios,
                  uint32_t replication, const char *name)
{
    printf("Hetzelfde verzonnen huishouden in %zu werelden: %s (herhaling %u)\n\n", diaries->count,
           name, (unsigned)replication);
    printf("%-10s  ", "");
    for (size_t i = 0; i < diaries->count; i++)
        print_column(scenarios[i]->name, i + 1 == diaries->count);
    size_t *at = storage_new(diaries->count, sizeof *at);
    while (next_date(diaries, at) != CLOCK_NEVER)
        print_day(diaries, at);
    free(at);
}

static int judge(const struct diaries *diaries, const char *name, uint32_t replication,
                 struct complaint *complaint)
{
    bool somebody = false;
    for (size_t i = 0; i < diaries->count; i++) {
        if (diaries->status[i] == DAGBOEK_FOUTE_NAAM) {
            complain(complaint,
                     "`%s` is geen naam van een huishouden of casus; zo wel: almere-1234 of "
                     "almere-1234.3, of `voorbeeld`.",
                     name);
            return EXIT_WRONG_USE;
        }
        somebody = somebody || diaries->status[i] == DAGBOEK_KLAAR;
    }
    if (somebody)
        return EXIT_DONE;
    complain(complaint, "In herhaling %u gebeurt er na de start niets met `%s`.",
             (unsigned)replication, name);
    return EXIT_WRONG_USE;
}

int compare_casus(struct scenario *const *scenarios, size_t count, const struct options *options,
                  struct complaint *complaint)
{
    uint32_t replication = options->replication > 0 ? (uint32_t)options->replication : 1;
    bool is_example = strcmp(options->casus, "voorbeeld") == 0;
    char name[80];
    snprintf(name, sizeof name, "%s", options->casus);
    struct studie_plan plan = {
        .zaad = seed_of(scenarios), .draden = (int)options->threads, .stop = interrupt_came};
    bool frozen = study_freeze(scenarios, count, &plan) == STUDIE_KLAAR;
    if (!frozen || (is_example && !choose(scenarios, name))) {
        if (interrupt_signal() != 0)
            return study_interrupted(false, complaint);
        complain(complaint, frozen ? "In herhaling 1 wordt niemand veel eerder of later geholpen."
                                   : "De simulatie is mislukt: te weinig geheugen.");
        return EXIT_FAILED;
    }
    replication = is_example ? 1 : replication;
    struct diaries diaries = {storage_new(count, sizeof *diaries.diary),
                              storage_new(count, sizeof *diaries.status), count};
    int status = EXIT_FAILED;
    if (tell(&diaries, scenarios, replication, name)) {
        status = judge(&diaries, name, replication, complaint);
        if (status == EXIT_DONE)
            print(&diaries, scenarios, replication, name);
    }
    for (size_t i = 0; i < count; i++)
        dagboek_release(&diaries.diary[i]);
    free(diaries.diary);
    free(diaries.status);
    return status;
}
