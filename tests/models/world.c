#include "tests/models/world.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MOST_SETS 120

/* A fifth of a Flevoland. */
static const char *const small[] = {"huishoudens.historie_jaren=6",
                                    "gemeenten.*.instroom*=0.2",
                                    "gemeenten.*.instroom_max*=0.2",
                                    "eind=2019-12-31",
                                    "veilig_thuis.front.fte=4.4",
                                    "veilig_thuis.advies.overige_per_week*=0.2",
                                    "veilig_thuis.onderzoek.fte=6.8",
                                    "veilig_thuis.onderzoek.wachtlijst_start=5",
                                    "jbt.agenda=3",
                                    "raad.fte=2.4",
                                    "raad.overige_instroom=0.6",
                                    "raad.wachtlijst_start=9",
                                    "gi.fte=9.6",
                                    "gi.overige_instroom=0.34",
                                    "gemeenten.*.lokaal_team.overige_instroom*=0.2",
                                    "gemeenten.almere.lokaal_team.fte=4.8",
                                    "gemeenten.lelystad.lokaal_team.fte=1.8",
                                    "gemeenten.dronten.lokaal_team.fte=0.6",
                                    "gemeenten.noordoostpolder.lokaal_team.fte=0.5",
                                    "gemeenten.zeewolde.lokaal_team.fte=0.5"};

static void fail_with(struct fault_list *faults)
{
    char *text = faults->count > 0 ? fault_format(&faults->items[0]) : NULL;
    fail_msg("%s", text != NULL ? text : "no fault given");
}

void world_load(struct world *w, enum world_since since, const char *const *sets)
{
    *w = (struct world){.since = since};
    const char *all[MOST_SETS];
    size_t count = sizeof small / sizeof small[0];
    memcpy(all, small, sizeof small);
    for (; *sets != NULL; sets++) {
        assert_true(count < MOST_SETS);
        all[count++] = *sets;
    }
    struct fault_list faults;
    fault_list_init(&faults);
    assert_true(catalogus_init(&w->catalogue));
    if (!scenario_load(&w->scenario, WORLD_SCENARIO, all, count, &w->catalogue.tabel, &faults))
        fail_with(&faults);
    fault_list_release(&faults);
    assert_true(keten_instelling_lees(&w->in, &w->scenario.final, world_basis(w)));
}

const struct parameter_set *world_basis(const struct world *w)
{
    return w->since == WORLD_ALWAYS ? &w->scenario.final : &w->scenario.base;
}

static void stop(struct world *w)
{
    if (w->runs)
        keten_release(&w->keten);
    w->runs = false;
}

void world_unload(struct world *w)
{
    stop(w);
    keten_instelling_release(&w->in);
    scenario_release(&w->scenario);
    catalogus_release(&w->catalogue);
}

void world_again(struct world *w)
{
    stop(w);
    keten_instelling_release(&w->in);
    assert_true(keten_instelling_lees(&w->in, &w->scenario.final, world_basis(w)));
}

struct keten *world_begin(struct world *w, uint32_t replicatie)
{
    stop(w);
    keten_init(&w->keten, &w->in, 4711, replicatie);
    w->runs = true;
    return &w->keten;
}

struct keten *world_start(struct world *w, uint32_t replicatie)
{
    struct keten *k = world_begin(w, replicatie);
    keten_tot_start(k);
    k->metingen.actief = true;
    return k;
}

struct keten *world_run(struct world *w, uint32_t replicatie)
{
    struct keten *k = world_start(w, replicatie);
    keten_loop(k, w->in.eind);
    return k;
}

void world_study(struct world *w, struct studie *study, uint32_t replicaties)
{
    struct parameter_set *final = &w->scenario.final;
    const struct parameter_set *basis = world_basis(w);
    struct studie_scenario scenario = {.set = final, .basis = basis, .naam = "proef"};
    struct studie_plan plan = {.scenario = &scenario,
                               .scenarios = 1,
                               .zaad = 4711,
                               .replicaties = replicaties,
                               .draden = 1};
    if (studie_moet_bevriezen(final, basis))
        assert_int_equal(studie_bevries(final, basis, &plan), STUDIE_KLAAR);
    assert_int_equal(studie_maak(study, &plan), STUDIE_KLAAR);
}

double world_kpi(const struct studie *study, const char *kpi, const char *station,
                 const char *gemeente, const char *breakdown)
{
    size_t cell = kpi_table_find(&study->tabellen.table, kpi, station, gemeente, breakdown);
    if (cell == SIZE_MAX)
        fail_msg("no row %s %s %s %s", kpi, station, gemeente, breakdown);
    return kpi_table_summary(&study->tabellen.table, cell).mean;
}

void world_expect_share(const char *what, double count, double n, double chance)
{
    assert_true(n >= 50.0);
    double sd = sqrt(n * chance * (1.0 - chance));
    if (fabs(count - n * chance) > 4.5 * sd + 1e-9)
        fail_msg("%s: %.0f of %.0f, expected a share of %.4f", what, count, n, chance);
}

void world_expect_mean(const char *what, double sum, double n, double mean, double sd)
{
    assert_true(n >= 50.0);
    if (!(fabs(sum / n - mean) <= 4.5 * sd / sqrt(n)))
        fail_msg("%s: mean %.5f of %.0f, expected %.5f", what, sum / n, n, mean);
}

size_t world_faults(struct world *w, char **texts)
{
    struct fault_list faults;
    fault_list_init(&faults);
    catalogus_controle(&w->scenario.final, &w->scenario.base, &faults);
    size_t count = faults.count, length = 1;
    for (size_t i = 0; i < count; i++)
        length += strlen(faults.items[i].path) + strlen(faults.items[i].text) + 3;
    if (texts != NULL) {
        *texts = calloc(length, 1);
        assert_non_null(*texts);
        for (size_t i = 0; i < count; i++) {
            strcat(*texts, faults.items[i].path);
            strcat(*texts, ": ");
            strcat(*texts, faults.items[i].text);
            strcat(*texts, "\n");
        }
    }
    fault_list_release(&faults);
    return count;
}

int32_t world_quiet_household(const struct keten *k, int gemeente, bool with_children, int n)
{
    for (int32_t i = 0; i < k->huishoudens.aantal; i++) {
        const struct huishouden *h = &k->huishoudens.rij[i];
        bool fits = h->leeft && h->open == 0 && h->onderweg == 0 && h->casussen == 0 &&
                    h->laatst_bij_vt == CLOCK_ALWAYS && h->vertrek > k->in->eind &&
                    (gemeente < 0 || h->gemeente == gemeente) &&
                    (!with_children || h->kinderen > 1);
        if (fits && n-- == 0)
            return i;
    }
    fail_msg("no such huishouden");
    return -1;
}

uint64_t world_report(struct keten *k, int32_t household, uint16_t candidate, uint8_t number,
                      tick incident)
{
    uint64_t before = k->casussen.geopend;
    struct melding m = {.huishouden = household,
                        .kandidaat = candidate,
                        .volgnummer = number,
                        .melder = ANDERS,
                        .incident = incident};
    k->meldingen.bedrading.ontvangen(k->meldingen.bedrading.keten, &m);
    return k->casussen.geopend - before;
}
