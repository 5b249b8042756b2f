/* Which explanations of Veilig Thuis' waiting list in 2019 can be true:
 *
 *   raadsel_2019 SCENARIOS WORK [REPLICATIONS]
 *
 * simulates flevoland-2019 with every explanation of SCENARIOS/verklaringen, alone and together
 * (tools/raadsel.h), and writes WORK/raadsel.csv, WORK/raadsel_verloop.csv and two charts.
 * WORK/raadsel.sqlite keeps what was done: a second run only writes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/version.h"
#include "output/memory.h"
#include "output/progress.h"
#include "sim/statistics.h"
#include "tools/raadsel.h"

#define DIRECT_REPLICATIES 2 /* some 3,000 casussen each: a share within a point */
#define GETOOND 10           /* combinations in the chart of May */
#define VERLOOP 5

static const struct clock_date jaar_begin = {2019, 1, 1}, mei_begin = {2019, 5, 1},
                               jaar_eind = {2020, 1, 1};

struct werk {
    struct raadsel *raadsel;
    struct store *opslag;
    uint64_t zaad;
};

/* --- simulating --- */

static struct studie_scenario *werelden(const struct raadsel *r, const size_t *nummer,
                                        size_t aantal)
{
    struct studie_scenario *scenario = memory_allocate(aantal, sizeof *scenario);
    for (size_t i = 0; i < aantal; i++) {
        scenario[i] = (struct studie_scenario){
            .set = &r->combinatie[nummer[i]].set, .basis = &r->basis.base, .naam = ""};
    }
    return scenario;
}

static void toon(void *voortgang, uint32_t klaar, uint32_t totaal)
{
    progress_update(voortgang, klaar, totaal);
}

static void simuleer(const struct werk *werk, struct dagstanden *standen,
                     struct dagstanden_plan *plan, const size_t *nummer, size_t aantal)
{
    struct progress voortgang;
    progress_init(&voortgang, stderr, true, false);
    struct studie_scenario *scenario = werelden(werk->raadsel, nummer, aantal);
    plan->scenario = scenario;
    plan->scenarios = aantal;
    plan->zaad = werk->zaad;
    plan->opslag = werk->opslag;
    plan->versie = version_sources();
    plan->voortgang = toon;
    plan->context = &voortgang;
    enum studie_status status = dagstanden_maak(standen, plan);
    progress_finish(&voortgang);
    free(scenario);
    if (status != STUDIE_KLAAR) {
        fprintf(stderr, "raadsel_2019: de simulatie is mislukt\n");
        exit(1);
    }
    if (standen->boeken.failures > 0) {
        fprintf(stderr, "raadsel_2019: de boekhouding klopt niet: %s\n",
                standen->boeken.first_failure);
        exit(1);
    }
}

static int vergelijk(const void *een, const void *ander)
{
    double a = *(const double *)een, b = *(const double *)ander;
    return (a > b) - (a < b);
}

/* Of n values, which are sorted here. */
static struct raadsel_verdeling verdeling(double *waarde, size_t n)
{
    struct raadsel_verdeling v = {0};
    qsort(waarde, n, sizeof *waarde, vergelijk);
    for (size_t i = 0; i < n; i++) {
        v.gemiddeld += waarde[i] / (double)n;
    }
    v.p05 = statistics_quantile(waarde, n, 0.05);
    v.p95 = statistics_quantile(waarde, n, 0.95);
    return v;
}

static double stand(const struct dagstanden *s, const struct dagstanden_plan *plan, size_t scenario,
                    size_t r, size_t dag, enum daglijst lijst)
{
    return (double)
        s->lijst[((scenario * plan->replicaties + r) * plan->dagen + dag) * DAGLIJSTEN + lijst];
}

/* The list of Veilig Thuis: onderzoek and V&V wait in one queue, and a few casussen for their VB.
 */
static double wachtend(const struct dagstanden *s, const struct dagstanden_plan *plan,
                       size_t scenario, size_t r, size_t dag)
{
    double som = 0.0;
    for (int l = 0; l < DAGLIJSTEN; l++) {
        som += stand(s, plan, scenario, r, dag, (enum daglijst)l);
    }
    return som;
}

/* --- judging --- */

static bool binnen(const struct raadsel_cijfer *cijfer, double waarde)
{
    return waarde >= cijfer->laag && waarde <= cijfer->hoog;
}

static void tel(struct combinatie *c, const struct dagstanden *s,
                const struct dagstanden_plan *plan, size_t scenario)
{
    size_t n = plan->replicaties;
    double *waarde = memory_allocate(n, sizeof *waarde);
    c->replicaties = plan->replicaties;
    c->in_december = c->in_alle = 0;
    c->vb_mei = 0.0;
    for (size_t d = 0; d < RAADSEL_DAGEN; d++) {
        c->onderzoek[d] = 0.0;
        for (size_t r = 0; r < n; r++) {
            waarde[r] = wachtend(s, plan, scenario, r, d);
            c->onderzoek[d] += stand(s, plan, scenario, r, d, DAGLIJST_ONDERZOEK) / (double)n;
        }
        c->lijst[d] = verdeling(waarde, n);
    }
    for (size_t r = 0; r < n; r++) {
        bool alle = true;
        for (size_t d = 0; d < RAADSEL_DAGEN; d++) {
            bool in = binnen(&raadsel_cijfers[d], wachtend(s, plan, scenario, r, d));
            c->in_december += d == DAG_DECEMBER && in;
            alle = alle && in;
        }
        c->in_alle += alle;
        c->vb_mei += stand(s, plan, scenario, r, DAG_MEI, DAGLIJST_VB) / (double)n;
    }
    free(waarde);
}

/* How often a world of this combination fits all three figures. */
static double aandeel(const struct combinatie *c)
{
    return (double)c->in_alle / (double)c->replicaties;
}

static void oordeel(struct combinatie *c)
{
    static const enum raadsel_oordeel mist[RAADSEL_DAGEN] = {OORDEEL_DECEMBER, OORDEEL_JANUARI,
                                                             OORDEEL_MEI};
    c->oordeel = aandeel(c) >= RAADSEL_PAST ? OORDEEL_PAST : OORDEEL_NET;
    for (int d = RAADSEL_DAGEN - 1; d >= 0; d--) {
        if (c->lijst[d].p95 < raadsel_cijfers[d].laag ||
            c->lijst[d].p05 > raadsel_cijfers[d].hoog) {
            c->oordeel = mist[d];
        }
    }
    if (c->direct_mei < RAADSEL_DIRECT) {
        c->oordeel = OORDEEL_DIRECT;
    }
}

/* The lists on the three days. */
static void kijk_lijsten(const struct werk *werk, const size_t *nummer, size_t aantal,
                         uint32_t replicaties)
{
    tick dag[RAADSEL_DAGEN];
    for (int d = 0; d < RAADSEL_DAGEN; d++) {
        dag[d] = clock_from_date(raadsel_cijfers[d].avond) + CLOCK_DAY;
    }
    struct dagstanden_plan plan = {.dag = dag, .dagen = RAADSEL_DAGEN, .replicaties = replicaties};
    struct dagstanden standen;
    simuleer(werk, &standen, &plan, nummer, aantal);
    for (size_t i = 0; i < aantal; i++) {
        tel(&werk->raadsel->combinatie[nummer[i]], &standen, &plan, i);
    }
    dagstanden_release(&standen);
}

/* Which share goes on directly. */
static void kijk_direct(const struct werk *werk, const size_t *nummer, size_t aantal)
{
    tick eind = clock_from_date(jaar_eind);
    const struct dagstanden_periode periode[] = {{clock_from_date(jaar_begin), eind},
                                                 {clock_from_date(mei_begin), eind}};
    struct dagstanden_plan plan = {.dag = &eind,
                                   .dagen = 1,
                                   .periode = periode,
                                   .perioden = 2,
                                   .replicaties = DIRECT_REPLICATIES};
    struct dagstanden standen;
    simuleer(werk, &standen, &plan, nummer, aantal);
    for (size_t i = 0; i < aantal; i++) {
        struct combinatie *c = &werk->raadsel->combinatie[nummer[i]];
        c->direct_jaar = c->direct_mei = 0.0;
        for (size_t r = 0; r < DIRECT_REPLICATIES; r++) {
            const float *direct = &standen.direct[(i * DIRECT_REPLICATIES + r) * 2];
            c->direct_jaar += (double)direct[0] / DIRECT_REPLICATIES;
            c->direct_mei += (double)direct[1] / DIRECT_REPLICATIES;
        }
        oordeel(c);
    }
    dagstanden_release(&standen);
}

/* Combinations that were not looked at yet. */
static void kijk_nieuwe(const struct werk *werk, uint32_t replicaties)
{
    const struct raadsel *r = werk->raadsel;
    size_t *nummer = memory_allocate(r->combinaties, sizeof *nummer), aantal = 0;
    for (size_t i = 0; i < r->combinaties; i++) {
        if (r->combinatie[i].replicaties == 0) {
            nummer[aantal++] = i;
        }
    }
    if (aantal > 0) {
        fprintf(stderr, "%zu werelden, %u herhalingen\n", aantal, replicaties);
        kijk_lijsten(werk, nummer, aantal, replicaties);
        kijk_direct(werk, nummer, aantal);
    }
    free(nummer);
}

/* Those that fit before those that just can, the likeliest first, and of equals the simplest. */
static int rang(const struct combinatie *een, const struct combinatie *ander)
{
    int soort = (een->oordeel > ander->oordeel) - (een->oordeel < ander->oordeel);
    if (een->oordeel > OORDEEL_NET && ander->oordeel > OORDEEL_NET) {
        soort = 0;
    }
    double meer = aandeel(ander) - aandeel(een);
    return soort != 0    ? soort
           : meer != 0.0 ? (meer > 0.0) - (meer < 0.0)
                         : (een->leden > ander->leden) - (een->leden < ander->leden);
}

/* All combinations, the most promising first. */
static size_t *geordend(const struct raadsel *r)
{
    size_t *nummer = memory_allocate(r->combinaties, sizeof *nummer);
    for (size_t i = 0; i < r->combinaties; i++) {
        size_t plek = i;
        for (; plek > 0 && rang(&r->combinatie[i], &r->combinatie[nummer[plek - 1]]) < 0; plek--) {
            nummer[plek] = nummer[plek - 1];
        }
        nummer[plek] = i;
    }
    return nummer;
}

/* All alone, and those that seem to fit together, with all replications. */
static void kijk_nader(const struct werk *werk, uint32_t replicaties)
{
    const struct raadsel *r = werk->raadsel;
    size_t *nummer = memory_allocate(r->combinaties, sizeof *nummer), aantal = 0;
    for (size_t i = 0; i < r->combinaties; i++) {
        if (r->combinatie[i].leden <= 1 || r->combinatie[i].oordeel == OORDEEL_PAST) {
            nummer[aantal++] = i;
        }
    }
    fprintf(stderr, "%zu werelden, %u herhalingen\n", aantal, replicaties);
    kijk_lijsten(werk, nummer, aantal, replicaties);
    for (size_t i = 0; i < aantal; i++) {
        oordeel(&werk->raadsel->combinatie[nummer[i]]);
    }
    free(nummer);
}

/* --- the course of some lists --- */

#define VERLOOP_REPLICATIES 30

static struct raadsel_verloop kijk_verloop(const struct werk *werk, const size_t *nummer,
                                           size_t aantal)
{
    /* Friday evenings: no public holiday falls on one, which would leave VB's waiting. */
    tick begin = clock_from_date((struct clock_date){2018, 10, 6});
    size_t weken = (size_t)((clock_from_date(jaar_eind) - begin) / CLOCK_WEEK) + 1;
    tick *dag = memory_allocate(weken, sizeof *dag);
    for (size_t w = 0; w < weken; w++) {
        dag[w] = begin + (tick)w * CLOCK_WEEK;
    }
    struct dagstanden_plan plan = {.dag = dag, .dagen = weken, .replicaties = VERLOOP_REPLICATIES};
    struct dagstanden standen;
    simuleer(werk, &standen, &plan, nummer, aantal);
    struct raadsel_verdeling *uit = memory_allocate(aantal * weken, sizeof *uit);
    double waarde[VERLOOP_REPLICATIES];
    for (size_t i = 0; i < aantal; i++) {
        for (size_t w = 0; w < weken; w++) {
            for (size_t r = 0; r < VERLOOP_REPLICATIES; r++) {
                waarde[r] = wachtend(&standen, &plan, i, r, w);
            }
            uit[i * weken + w] = verdeling(waarde, VERLOOP_REPLICATIES);
        }
    }
    dagstanden_release(&standen);
    return (struct raadsel_verloop){nummer,    aantal, weken, dag, uit, VERLOOP_REPLICATIES,
                                    werk->zaad};
}

/* The basis, each other date of the shift by itself, and the likeliest together. */
static size_t kies_verloop(const struct raadsel *r, const size_t *volgorde, size_t *nummer)
{
    size_t aantal = 0;
    nummer[aantal++] = 0;
    static const char *const alleen[] = {"omslag-maart", "krapte-2018", "vb-25"};
    for (size_t a = 0; a < sizeof alleen / sizeof alleen[0]; a++) {
        for (size_t i = 0; i < r->verklaringen; i++) {
            if (strcmp(r->verklaring[i].sleutel, alleen[a]) == 0) {
                nummer[aantal++] = raadsel_zoek(r, &i, 1);
            }
        }
    }
    for (size_t i = 0; i < r->combinaties; i++) {
        if (r->combinatie[volgorde[i]].leden > 1) {
            nummer[aantal++] = volgorde[i];
            break;
        }
    }
    return aantal;
}

/* --- the whole --- */

int main(int argc, char **argv)
{
    if (argc < 3 || argc > 4) {
        fprintf(stderr, "gebruik: raadsel_2019 SCENARIOS WERKMAP [HERHALINGEN]\n");
        return 2;
    }
    const char *map = argv[2];
    uint32_t diep = argc > 3 ? (uint32_t)strtoul(argv[3], NULL, 10) : 40;
    uint32_t eerst = diep * 3 / 10;
    struct raadsel r;
    if (eerst < 2 || !raadsel_lees(&r, argv[1])) {
        return 1;
    }
    char *pad = memory_format("%s/raadsel.sqlite", map), *klacht = NULL;
    struct werk werk = {&r, store_open(pad, &klacht),
                        (uint64_t)parameter_integer(&r.basis.final, "zaad")};
    free(pad);
    if (!werk.opslag) {
        fprintf(stderr, "raadsel_2019: %s\n", klacht);
        return 1;
    }
    raadsel_alleen(&r);
    kijk_nieuwe(&werk, eerst);
    raadsel_paren(&r);
    kijk_nieuwe(&werk, eerst);
    raadsel_drietallen(&r);
    kijk_nieuwe(&werk, eerst);
    kijk_nader(&werk, diep);
    size_t *volgorde = geordend(&r), gekozen[VERLOOP];
    struct raadsel_verloop verloop =
        kijk_verloop(&werk, gekozen, kies_verloop(&r, volgorde, gekozen));
    if (!raadsel_schrijf(&r, volgorde, &verloop, map)) {
        return 1;
    }
    bool getekend = raadsel_teken(&r, volgorde, GETOOND, &verloop, map);
    store_close(werk.opslag);
    free(volgorde);
    raadsel_release(&r);
    return getekend ? 0 : 1;
}
