/* Which combinations of explanations are looked at, and what stands in them. */
#include "tools/raadsel.h"

#include <dirent.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "output/memory.h"
#include "sim/parameter_change.h"
#include "sim/parameter_combine.h"

/* An explanation moves the list when alone it changes the mean of May by so many casussen. */
#define BEWEEGT 15.0
/* Two that lengthen it are not looked at together when their sum goes this far beyond the top of
 * what May can mean. */
#define TE_LANG 100.0

#define OMSLAG "omslag"

const struct raadsel_cijfer raadsel_cijfers[RAADSEL_DAGEN] = {
    [DAG_DECEMBER] = {{2018, 12, 31}, 26.0, 5.0, 90.0, "VTF-001", "eind december 2018"},
    [DAG_JANUARI] = {{2019, 1, 15}, 42.0, 25.0, 60.0, "VTF-002", "half januari 2019"},
    [DAG_MEI] = {{2019, 5, 2}, 149.0, 75.0, 149.0, "VTF-003", "begin mei 2019"},
};

const char *raadsel_oordeel_woord(enum raadsel_oordeel oordeel)
{
    static const char *const woorden[] = {[OORDEEL_PAST] = "past",
                                          [OORDEEL_NET] = "kan net",
                                          [OORDEEL_DIRECT] = "te weinig direct",
                                          [OORDEEL_DECEMBER] = "december past niet",
                                          [OORDEEL_JANUARI] = "januari past niet",
                                          [OORDEEL_MEI] = "mei past niet"};
    return woorden[oordeel];
}

/* --- reading --- */

static bool lees(struct raadsel *r, struct scenario *scenario, const char *file)
{
    struct fault_list fouten;
    fault_list_init(&fouten);
    bool gelukt = scenario_load(scenario, file, NULL, 0, &r->catalogus.tabel, &fouten);
    if (gelukt) {
        catalogus_controle(&scenario->final, &scenario->base, &fouten);
        gelukt = fault_count(&fouten, FAULT_ERROR) == 0;
    }
    for (size_t i = 0; i < fouten.count; i++) {
        if (fouten.items[i].severity == FAULT_ERROR) {
            fprintf(stderr, "raadsel_2019: %s:%d: %s: %s\n", fouten.items[i].file,
                    fouten.items[i].line, fouten.items[i].path, fouten.items[i].text);
        }
    }
    fault_list_release(&fouten);
    return gelukt;
}

/* All worlds run on from the history of the basis: an explanation changes nothing before `start`
 * but policy. */
static bool zelfde_verleden(const struct raadsel *r, const struct scenario *scenario)
{
    tick start = (tick)parameter_number(&r->basis.final, "start");
    struct parameter_set verleden;
    if (!parameter_set_copy(&verleden, &r->basis.base)) {
        return false;
    }
    bool zelfde = parameter_set_take(&verleden, &r->basis.base, &scenario->base, start, NULL) &&
                  parameter_sets_agree(&verleden, &r->basis.base);
    parameter_set_release(&verleden);
    if (!zelfde) {
        fprintf(stderr, "raadsel_2019: %s verandert de jaren voor de start\n", scenario->file);
    }
    return zelfde;
}

static int is_scenario(const struct dirent *inhoud)
{
    size_t lengte = strlen(inhoud->d_name);
    return lengte > 4 && strcmp(inhoud->d_name + lengte - 4, ".cfg") == 0;
}

bool raadsel_lees(struct raadsel *r, const char *map)
{
    *r = (struct raadsel){0};
    char *file = memory_format("%s/flevoland-2019.cfg", map);
    char *folder = memory_format("%s/verklaringen", map);
    bool gelukt = catalogus_init(&r->catalogus) && lees(r, &r->basis, file);
    struct dirent **inhoud = NULL;
    int aantal = gelukt ? scandir(folder, &inhoud, is_scenario, alphasort) : 0;
    r->verklaring = memory_allocate(aantal > 0 ? (size_t)aantal : 1, sizeof *r->verklaring);
    for (int i = 0; i < aantal; i++) {
        free(file);
        file = memory_format("%s/%s", folder, inhoud[i]->d_name);
        struct verklaring *v = &r->verklaring[r->verklaringen];
        gelukt = gelukt && lees(r, &v->scenario, file);
        if (gelukt) {
            gelukt = zelfde_verleden(r, &v->scenario);
            v->sleutel =
                memory_format("%.*s", (int)strlen(inhoud[i]->d_name) - 4, inhoud[i]->d_name);
            v->groep = strcspn(v->sleutel, "-");
            r->verklaringen++;
        }
        free(inhoud[i]);
    }
    free(inhoud);
    if (aantal <= 0 && gelukt) {
        fprintf(stderr, "raadsel_2019: er staan geen verklaringen in %s\n", folder);
    }
    free(folder);
    free(file);
    if (gelukt && aantal > 0) {
        gelukt = raadsel_voeg_toe(r, NULL, 0) == 0;
    }
    return gelukt && aantal > 0;
}

void raadsel_release(struct raadsel *r)
{
    for (size_t i = 0; i < r->combinaties; i++) {
        parameter_set_release(&r->combinatie[i].set);
    }
    for (size_t i = 0; i < r->verklaringen; i++) {
        scenario_release(&r->verklaring[i].scenario);
        free(r->verklaring[i].sleutel);
    }
    free(r->combinatie);
    free(r->verklaring);
    scenario_release(&r->basis);
    catalogus_release(&r->catalogus);
}

/* --- combinations --- */

static bool zelfde_groep(const struct verklaring *een, const struct verklaring *ander)
{
    return een->groep == ander->groep && strncmp(een->sleutel, ander->sleutel, een->groep) == 0;
}

size_t raadsel_zoek(const struct raadsel *r, const size_t *lid, size_t leden)
{
    for (size_t i = 0; i < r->combinaties; i++) {
        const struct combinatie *c = &r->combinatie[i];
        bool zelfde = c->leden == leden;
        for (size_t l = 0; zelfde && l < leden; l++) {
            zelfde = c->lid[l] == lid[l];
        }
        if (zelfde) {
            return i;
        }
    }
    return SIZE_MAX;
}

static int volgorde(const void *een, const void *ander)
{
    size_t a = *(const size_t *)een, b = *(const size_t *)ander;
    return (a > b) - (a < b);
}

size_t raadsel_voeg_toe(struct raadsel *r, const size_t *lid, size_t leden)
{
    struct combinatie nieuw = {.leden = leden};
    for (size_t l = 0; l < leden; l++) {
        nieuw.lid[l] = lid[l];
    }
    qsort(nieuw.lid, leden, sizeof *nieuw.lid, volgorde);
    for (size_t a = 0; a < leden; a++) {
        for (size_t b = 0; b < a; b++) {
            if (zelfde_groep(&r->verklaring[nieuw.lid[a]], &r->verklaring[nieuw.lid[b]])) {
                return SIZE_MAX;
            }
        }
    }
    size_t er_al = raadsel_zoek(r, nieuw.lid, leden);
    if (er_al != SIZE_MAX || !parameter_set_copy(&nieuw.set, &r->basis.final)) {
        return er_al;
    }
    for (size_t l = 0; l < leden; l++) {
        const char *pad = NULL;
        if (!parameter_set_take(&nieuw.set, &r->basis.final,
                                &r->verklaring[nieuw.lid[l]].scenario.final, CLOCK_NEVER, &pad)) {
            fprintf(stderr, "raadsel_2019: %s is niet samen te nemen bij %s\n",
                    r->verklaring[nieuw.lid[l]].sleutel, pad);
            parameter_set_release(&nieuw.set);
            return SIZE_MAX;
        }
    }
    r->combinatie = memory_grow(r->combinatie, r->combinaties + 1, sizeof *r->combinatie);
    r->combinatie[r->combinaties] = nieuw;
    return r->combinaties++;
}

char *raadsel_naam(const struct raadsel *r, const struct combinatie *c, const char *tussen,
                   bool sleutels)
{
    char *naam = memory_copy_text(c->leden == 0 ? (sleutels ? "basis" : "Basis") : "");
    for (size_t l = 0; l < c->leden; l++) {
        const struct verklaring *v = &r->verklaring[c->lid[l]];
        char *langer = memory_format("%s%s%s", naam, l > 0 ? tussen : "",
                                     sleutels ? v->sleutel : v->scenario.name);
        free(naam);
        naam = langer;
    }
    return naam;
}

/* --- which are worth looking at --- */

void raadsel_alleen(struct raadsel *r)
{
    for (size_t i = 0; i < r->verklaringen; i++) {
        raadsel_voeg_toe(r, &i, 1);
    }
}

static void reken_werking(struct raadsel *r)
{
    for (size_t i = 0; i < r->verklaringen; i++) {
        const struct combinatie *c = &r->combinatie[raadsel_zoek(r, &i, 1)];
        r->verklaring[i].werking =
            c->lijst[DAG_MEI].gemiddeld - r->combinatie[0].lijst[DAG_MEI].gemiddeld;
    }
}

/* Two that lengthen the list: their effects add up. One that shortens it holds the other back by
 * more than it takes away itself, since no list is shorter than nothing: always worth a look. Two
 * that shorten it lead away from what was counted. */
void raadsel_paren(struct raadsel *r)
{
    reken_werking(r);
    double basis = r->combinatie[0].lijst[DAG_MEI].gemiddeld;
    for (size_t b = 0; b < r->verklaringen; b++) {
        for (size_t a = 0; a < b; a++) {
            double een = r->verklaring[a].werking, ander = r->verklaring[b].werking;
            if (fabs(een) < BEWEEGT || fabs(ander) < BEWEEGT || (een < 0.0 && ander < 0.0) ||
                (een > 0.0 && ander > 0.0 &&
                 basis + een + ander > raadsel_cijfers[DAG_MEI].hoog + TE_LANG)) {
                continue;
            }
            const size_t paar[] = {a, b};
            raadsel_voeg_toe(r, paar, 2);
        }
    }
}

/* The strongest single effect that this date of the shift still holds below what May can mean, and
 * the weakest that it does not hold below its top. */
static void grenzen(const struct raadsel *r, size_t omslag, double *minstens, double *hoogstens)
{
    *minstens = 0.0;
    *hoogstens = INFINITY;
    for (size_t i = 0; i < r->combinaties; i++) {
        const struct combinatie *c = &r->combinatie[i];
        if (c->leden != 2 || (c->lid[0] != omslag && c->lid[1] != omslag)) {
            continue;
        }
        double werking = r->verklaring[c->lid[0] == omslag ? c->lid[1] : c->lid[0]].werking;
        double mei = c->lijst[DAG_MEI].gemiddeld;
        if (mei < raadsel_cijfers[DAG_MEI].laag) {
            *minstens = fmax(*minstens, werking);
        }
        if (mei > raadsel_cijfers[DAG_MEI].hoog) {
            *hoogstens = fmin(*hoogstens, werking);
        }
    }
}

void raadsel_drietallen(struct raadsel *r)
{
    for (size_t o = 0; o < r->verklaringen; o++) {
        if (strncmp(r->verklaring[o].sleutel, OMSLAG, strlen(OMSLAG)) != 0 ||
            r->verklaring[o].werking > -BEWEEGT) {
            continue;
        }
        double minstens, hoogstens;
        grenzen(r, o, &minstens, &hoogstens);
        for (size_t b = 0; b < r->verklaringen; b++) {
            for (size_t a = 0; a < b; a++) {
                double een = r->verklaring[a].werking, ander = r->verklaring[b].werking;
                if (een >= BEWEEGT && ander >= BEWEEGT && een + ander >= 0.9 * minstens &&
                    een + ander <= 1.3 * hoogstens) {
                    const size_t drie[] = {o, a, b};
                    raadsel_voeg_toe(r, drie, 3);
                }
            }
        }
    }
}
