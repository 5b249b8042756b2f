/* Whether a scenario can say anything about a reported figure. */
#include "models/cijfers/cijfers_intern.h"

#include <stdlib.h>
#include <string.h>

static bool is_een_van(const char *tekst, const char *const *woorden, size_t aantal)
{
    for (size_t i = 0; i < aantal; i++) {
        if (strcmp(tekst, woorden[i]) == 0) {
            return true;
        }
    }
    return false;
}

static bool kent_station(const char *tekst)
{
    static const char *const ander[] = {"keten", "veilig_thuis", "front", "crisis", "overleg"};
    bool ja = is_een_van(tekst, ander, sizeof ander / sizeof ander[0]);
    for (int s = 0; s < STATIONS; s++) {
        ja = ja || strcmp(tekst, begrippen_station((enum station)s)) == 0;
    }
    return ja;
}

static bool kent_gemeente(const char *tekst, const struct parameter_set *set)
{
    size_t aantal;
    char **sleutel = parameter_keys(set, "gemeenten", &aantal);
    bool ja = strcmp(tekst, "alle") == 0;
    for (size_t g = 0; sleutel && g < aantal; g++) {
        ja = ja || strcmp(tekst, sleutel[g]) == 0;
        free(sleutel[g]);
    }
    free(sleutel);
    return ja;
}

static bool na_gelijk(const char *tekst, const char *voor, const char *woord)
{
    size_t n = strlen(voor);
    return strncmp(tekst, voor, n) == 0 && strcmp(tekst + n, woord) == 0;
}

static bool kent_uitsplitsing(const char *tekst)
{
    bool ja = strcmp(tekst, "alle") == 0 || strncmp(tekst, "soort=", 6) == 0;
    for (int m = 0; m < MELDERS; m++) {
        ja = ja || na_gelijk(tekst, "melder=", begrippen_melder((enum melder)m));
    }
    for (int z = 0; z < ZWAARTEN; z++) {
        ja = ja || strcmp(tekst, begrippen_per_zwaarte((enum zwaarte)z)) == 0;
    }
    for (int h = 0; h < HULPSOORTEN; h++) {
        ja = ja || strcmp(tekst, begrippen_per_hulpsoort((enum hulpsoort)h)) == 0;
    }
    for (int v = 0; v < VOORGESCHIEDENISSEN; v++) {
        ja = ja || strcmp(tekst, begrippen_per_voorgeschiedenis((enum voorgeschiedenis)v)) == 0;
    }
    return ja;
}

static const char *over_kpi(const struct figure *cijfer, const struct parameter_set *set)
{
    if (!cijfer->kpi || !cijfer->station || !cijfer->gemeente || !cijfer->breakdown) {
        return "er staat niet bij welke uitkomst het is";
    }
    size_t kpi = cijfers_kpi(cijfer);
    if (kpi == SIZE_MAX) {
        return cijfer->rule == FIGURE_STOCK ? "deze uitkomst heeft geen stand aan het eind"
                                            : "deze uitkomst bestaat niet";
    }
    if (!kent_station(cijfer->station)) {
        return "dit station bestaat niet";
    }
    if (!kent_gemeente(cijfer->gemeente, set)) {
        return "deze gemeente zit niet in het scenario";
    }
    if (!kent_uitsplitsing(cijfer->breakdown)) {
        return "deze uitsplitsing bestaat niet";
    }
    return cijfer->rule == FIGURE_COUNT && !strstr(uitkomsten_catalogus.rows[kpi].unit, "per jaar")
               ? "alleen een uitkomst per jaar kan over een periode worden geteld"
               : NULL;
}

static const char *over_dossiers(const struct figure *cijfer, const struct figure_list *lijst)
{
    if (cijfer->sample >= lijst->sample_count || !cijfer->trait) {
        return "er staat niet bij in welke steekproef het is geteld";
    }
    size_t kenmerk = dossiers_kenmerk(cijfer->trait);
    if (kenmerk == SIZE_MAX) {
        return "dit kenmerk van een dossier bestaat niet";
    }
    if (lijst->samples[cijfer->sample].heavy > lijst->samples[cijfer->sample].files) {
        return "in deze steekproef zijn meer zware dan alle dossiers";
    }
    if (!cijfer->among) {
        return NULL;
    }
    size_t onder = dossiers_kenmerk(cijfer->among);
    if (onder == SIZE_MAX) {
        return "het kenmerk waaronder is geteld bestaat niet";
    }
    if (strcmp(dossier_kenmerken.rows[onder].unit, "procent") != 0) {
        return "onder een duur of aantal kan niet worden geteld";
    }
    return dossiers_kenmerk_van_traject(onder) && !dossiers_kenmerk_van_traject(kenmerk)
               ? "dossiers kunnen niet onder trajecten worden geteld"
               : NULL;
}

/* The dates: from the first day of the run, to no later than the end of its last. */
static bool binnen(const struct figure *cijfer, const struct figure_list *lijst,
                   const struct parameter_set *set)
{
    tick start = (tick)parameter_number(set, "start");
    tick eind = (tick)parameter_number(set, "eind") + CLOCK_DAY;
    if (cijfer->rule == FIGURE_STOCK) {
        return cijfer->at > start && cijfer->at <= eind;
    }
    if (cijfer->rule == FIGURE_SAMPLE) {
        const struct figure_sample *s = &lijst->samples[cijfer->sample];
        return s->from >= start && s->from < s->to && s->to <= s->at && s->at <= eind;
    }
    return cijfer->from >= start && cijfer->from < cijfer->to && cijfer->to <= eind;
}

const char *cijfers_bezwaar(const struct figure *cijfer, const struct figure_list *cijfers,
                            const struct studie_scenario *scenario)
{
    const char *waarom = cijfer->rule == FIGURE_SAMPLE ? over_dossiers(cijfer, cijfers)
                                                       : over_kpi(cijfer, scenario->set);
    if (waarom) {
        return waarom;
    }
    return binnen(cijfer, cijfers, scenario->set)
               ? NULL
               : "de periode valt niet binnen de looptijd van het scenario";
}
