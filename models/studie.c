/* Replications of worlds into tables: one row of outcomes a scenario, by replication. */
#include "models/studie.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct werk {
    const struct studie_plan *plan;
    const struct wereld *wereld;
    size_t werelden;
    struct uitkomst *uitkomst; /* [replicatie * werelden + wereld] */
    uint32_t klaar, gevraagd;
};

static bool stop(void *context)
{
    const struct studie_plan *plan = ((const struct werk *)context)->plan;
    return plan->stop && plan->stop(plan->context);
}

static void voortgang(void *context, uint32_t klaar, uint32_t totaal)
{
    const struct werk *werk = context;
    (void)totaal;
    if (werk->plan->voortgang) {
        werk->plan->voortgang(werk->plan->context, werk->klaar + klaar, werk->gevraagd);
    }
}

static void vergeet(struct werk *werk, uint32_t replicatie)
{
    for (size_t w = 0; w < werk->werelden; w++) {
        uitkomst_release(&werk->uitkomst[replicatie * werk->werelden + w]);
    }
}

/* Runs replications up to number `tot`. False when it was stopped before: then `klaar` is the
 * unbroken row of replications from the first on that were finished, and what lies beyond is thrown
 * away. */
static bool loop(struct werk *werk, uint32_t tot)
{
    uint32_t count = tot - werk->klaar, row = 0;
    size_t werelden = werk->werelden;
    struct uitkomst *groter = realloc(werk->uitkomst, tot * werelden * sizeof *groter);
    struct taak *taak = calloc(count + 1, sizeof *taak);
    bool *done = calloc(count + 1, sizeof *done);
    if (groter) {
        werk->uitkomst = groter;
    }
    if (!groter || !taak || !done) {
        free(taak);
        free(done);
        return false;
    }
    werk->gevraagd = tot;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t r = werk->klaar + i;
        taak[i] = (struct taak){werk->wereld, werelden, r + 1, &groter[r * werelden]};
    }
    memset(&groter[werk->klaar * werelden], 0, count * werelden * sizeof *groter);
    struct uitvoering u = {.zaad = werk->plan->zaad,
                           .draden = werk->plan->draden,
                           .opslag = werk->plan->opslag,
                           .voortgang = voortgang,
                           .stop = stop,
                           .context = werk};
    uitvoering_doe(&u, taak, count, done);
    while (row < count && done[row]) {
        row++;
    }
    for (uint32_t i = row; i < count; i++) {
        vergeet(werk, werk->klaar + i);
    }
    werk->klaar += row;
    free(taak);
    free(done);
    return row == count;
}

static void *kopie(const void *bron, size_t bytes)
{
    void *p = malloc(bytes ? bytes : 1);
    if (!p) {
        abort();
    }
    if (bytes > 0) { /* `bron` may be NULL otherwise */
        memcpy(p, bron, bytes);
    }
    return p;
}

static const struct uitkomst *uitkomst_van(const struct werk *werk, size_t wereld, size_t r)
{
    return &werk->uitkomst[r * werk->werelden + wereld];
}

/* Same cells in every replication: the first one's are kept. */
static struct kpi_table tabel_maak(const struct werk *werk, size_t wereld)
{
    const struct uitkomst *u = uitkomst_van(werk, wereld, 0);
    size_t n = werk->klaar, cellen = u->kpi.aantal;
    struct kpi_table t = {.catalogue = uitkomsten_catalogus,
                          .cells = kopie(u->kpi.cel, cellen * sizeof *u->kpi.cel),
                          .cell_count = cellen,
                          .replications = n};
    t.values = malloc(n * cellen * sizeof *t.values);
    if (!t.values) {
        abort();
    }
    for (size_t r = 0; r < n; r++) {
        memcpy(t.values + r * cellen, uitkomst_van(werk, wereld, r)->kpi.waarde,
               cellen * sizeof *t.values);
    }
    return t;
}

static void reeksen_vul(struct kpi_study *s, const struct werk *werk, size_t wereld)
{
    const struct uitkomst *u = uitkomst_van(werk, wereld, 0);
    size_t n = werk->klaar;
    s->series =
        (struct kpi_series){.cells = kopie(u->reeks_cel, u->reeks_aantal * sizeof *u->reeks_cel),
                            .cell_count = u->reeks_aantal,
                            .weeks = u->weken,
                            .start = werk->wereld[wereld].in->start};
    s->series.values = malloc(n * u->reeks_aantal * u->weken * sizeof *s->series.values + 1);
    s->curves =
        (struct kpi_curves){.cells = kopie(u->curve_cel, u->curve_aantal * sizeof *u->curve_cel),
                            .cell_count = u->curve_aantal,
                            .points = CURVE_PUNTEN,
                            .step_days = CURVE_STAP_DAGEN};
    s->curves.values = malloc(n * u->curve_aantal * CURVE_PUNTEN * sizeof *s->curves.values + 1);
    if (!s->series.values || !s->curves.values) {
        abort();
    }
    for (size_t r = 0; r < n; r++) {
        const struct uitkomst *v = uitkomst_van(werk, wereld, r);
        if (u->weken > 0) {
            memcpy(s->series.values + r * u->reeks_aantal * u->weken, v->reeks,
                   u->reeks_aantal * u->weken * sizeof *v->reeks);
        }
        memcpy(s->curves.values + r * u->curve_aantal * CURVE_PUNTEN, v->curve,
               u->curve_aantal * CURVE_PUNTEN * sizeof *v->curve);
    }
}

static void boeken_vul(struct kpi_study *s, const struct werk *werk, size_t wereld)
{
    for (size_t r = 0; r < werk->klaar; r++) {
        const struct uitkomst *u = uitkomst_van(werk, wereld, r);
        s->books.checks += u->boeken.checks;
        s->books.failures += u->boeken.failures;
        if (s->books.first_failure[0] == '\0') {
            memcpy(s->books.first_failure, u->boeken.first_failure, sizeof s->books.first_failure);
        }
        s->events += u->gebeurtenissen;
        s->events_history += u->gebeurtenissen_historie;
        s->casussen += u->casussen;
    }
}

static void pijlen_vul(struct studie *studie, const struct werk *werk, size_t wereld)
{
    size_t n = werk->klaar;
    double jaren =
        (double)(studie->in.eind - studie->in.telt_vanaf) / (double)CLOCK_DAY / CLOCK_YEAR_DAYS;
    studie->pijlen = malloc(n * PIJLEN * sizeof *studie->pijlen);
    studie->sporen = calloc(n, sizeof *studie->sporen);
    if (!studie->pijlen || !studie->sporen) {
        abort();
    }
    for (size_t r = 0; r < n; r++) {
        struct uitkomst *u = &werk->uitkomst[r * werk->werelden + wereld];
        for (size_t p = 0; p < PIJLEN; p++) {
            studie->pijlen[r * PIJLEN + p] = (double)u->pijl[p] / jaren;
        }
        studie->sporen[r] = u->sporen;
        u->sporen = (struct sporen){0};
    }
}

static void werk_release(struct werk *werk)
{
    for (uint32_t r = 0; r < werk->klaar; r++) {
        vergeet(werk, r);
    }
    free(werk->uitkomst);
}

static bool is_genoeg(const struct werk *werk)
{
    struct kpi_table *tabel = calloc(werk->werelden, sizeof *tabel);
    if (!tabel) {
        abort();
    }
    for (size_t w = 0; w < werk->werelden; w++) {
        tabel[w] = tabel_maak(werk, w);
    }
    bool genoeg = werk->plan->genoeg(werk->plan->context, tabel, werk->werelden);
    for (size_t w = 0; w < werk->werelden; w++) {
        free(tabel[w].cells);
        free(tabel[w].values);
    }
    free(tabel);
    return genoeg;
}

/* Further rounds until the plan says that it is precise enough. */
static bool tot_genoeg(struct werk *werk)
{
    const struct studie_plan *plan = werk->plan;
    while (plan->genoeg && werk->klaar < plan->hoogstens && !is_genoeg(werk)) {
        uint32_t meer = werk->klaar / 4 > 10 ? werk->klaar / 4 : 10;
        uint32_t over = plan->hoogstens - werk->klaar;
        if (!loop(werk, werk->klaar + (meer < over ? meer : over))) {
            return false;
        }
    }
    return true;
}

static void studie_vul(struct studie *studie, const struct werk *werk, size_t wereld)
{
    studie->klaar = werk->klaar;
    studie->tabellen = (struct kpi_study){.scenario = werk->plan->scenario[wereld].naam,
                                          .seed = werk->plan->zaad,
                                          .replications = werk->klaar,
                                          .table = tabel_maak(werk, wereld),
                                          .start = studie->in.start,
                                          .end = studie->in.eind};
    reeksen_vul(&studie->tabellen, werk, wereld);
    boeken_vul(&studie->tabellen, werk, wereld);
    pijlen_vul(studie, werk, wereld);
    struct uitkomst *eerste = &werk->uitkomst[wereld];
    studie->teksten = eerste->teksten; /* the cells point into it */
    eerste->teksten = NULL;
}

/* Settings and worlds of the first `aantal` scenarios, all complete; false otherwise. */
static bool werelden_lees(struct studie *studies, struct wereld *wereld,
                          const struct studie_plan *plan, size_t *gelezen)
{
    for (size_t w = 0; w < plan->scenarios; w++) {
        const struct studie_scenario *s = &plan->scenario[w];
        if (!keten_instelling_lees(&studies[w].in, s->set, s->basis)) {
            return false;
        }
        *gelezen = w + 1;
        if (!mechanismen_compleet(&studies[w].in.mechanismen)) {
            return false;
        }
        wereld[w] =
            wereld_maak(&studies[w].in, s->rimpel, plan->zaad, plan->versie ? plan->versie : "");
    }
    return true;
}

enum studie_status studie_maak(struct studie *studies, const struct studie_plan *plan)
{
    memset(studies, 0, plan->scenarios * sizeof *studies);
    struct wereld *wereld = calloc(plan->scenarios, sizeof *wereld);
    struct werk werk = {.plan = plan, .wereld = wereld, .werelden = plan->scenarios};
    size_t gelezen = 0;
    bool alles = wereld && werelden_lees(studies, wereld, plan, &gelezen) &&
                 loop(&werk, plan->replicaties) && tot_genoeg(&werk);
    bool gestopt = !alles && stop(&werk);
    bool iets = alles || (gestopt && werk.klaar > 0);
    for (size_t w = 0; w < gelezen; w++) {
        if (iets) {
            studie_vul(&studies[w], &werk, w);
        } else {
            keten_instelling_release(&studies[w].in);
        }
    }
    werk_release(&werk);
    free(wereld);
    return alles ? STUDIE_KLAAR : gestopt ? STUDIE_AFGEBROKEN : STUDIE_MISLUKT;
}

void studie_release(struct studie *studie)
{
    kpi_study_release(&studie->tabellen);
    keten_instelling_release(&studie->in);
    for (uint32_t r = 0; r < studie->klaar; r++) {
        sporen_release(&studie->sporen[r]);
    }
    free(studie->sporen);
    free(studie->pijlen);
    free(studie->teksten);
}
