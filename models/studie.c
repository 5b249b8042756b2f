#include "models/studie.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define BEVROREN_BRON "gekalibreerd: gemiddelde werking in de basis"

struct werk {
    const struct studie_plan *plan;
    const struct keten_instelling *in;
    struct uitkomst *uitkomst; /* by replication */
    uint32_t klaar, gevraagd;
};

static bool stop(void *context)
{
    const struct studie_plan *plan = ((const struct werk *)context)->plan;
    return plan->stop && plan->stop(plan->context);
}

static bool replicatie_doe(void *context, uint32_t replicatie)
{
    struct werk *werk = context;
    struct keten *k = malloc(sizeof *k);
    if (!k) {
        return false;
    }
    keten_init(k, werk->in, werk->plan->zaad, replicatie);
    k->stop = stop;
    k->stop_context = werk;
    bool klaar = uitkomst_maak(&werk->uitkomst[replicatie - 1], k);
    keten_release(k);
    free(k);
    return klaar;
}

static void voortgang(void *context, uint32_t klaar, uint32_t totaal)
{
    const struct werk *werk = context;
    (void)totaal;
    if (werk->plan->voortgang) {
        werk->plan->voortgang(werk->plan->context, werk->klaar + klaar, werk->gevraagd);
    }
}

/* Runs replications up to number `tot`. False when it was stopped before: then `klaar` is the
 * unbroken row of replications from the first on that were finished, and what lies beyond is thrown
 * away. */
static bool loop(struct werk *werk, uint32_t tot)
{
    uint32_t count = tot - werk->klaar, row = 0;
    struct uitkomst *groter = realloc(werk->uitkomst, tot * sizeof *groter);
    bool *done = calloc(count, sizeof *done);
    if (groter) {
        werk->uitkomst = groter;
    }
    if (!groter || !done) {
        free(done);
        return false;
    }
    memset(groter + werk->klaar, 0, count * sizeof *groter);
    werk->gevraagd = tot;
    struct replications_plan r = {.first = werk->klaar + 1,
                                  .count = count,
                                  .threads = werk->plan->draden,
                                  .run = replicatie_doe,
                                  .progress = voortgang,
                                  .stop = stop,
                                  .context = werk};
    replications_run(&r, done);
    while (row < count && done[row]) {
        row++;
    }
    for (uint32_t i = row; i < count; i++) {
        uitkomst_release(&groter[werk->klaar + i]);
    }
    werk->klaar += row;
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

/* Same cells in every replication: the first one's are kept. */
static struct kpi_table tabel_maak(const struct werk *werk)
{
    const struct uitkomst *u = &werk->uitkomst[0];
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
        memcpy(t.values + r * cellen, werk->uitkomst[r].kpi.waarde, cellen * sizeof *t.values);
    }
    return t;
}

static void reeksen_vul(struct kpi_study *s, const struct werk *werk)
{
    const struct uitkomst *u = &werk->uitkomst[0];
    size_t n = werk->klaar;
    s->series =
        (struct kpi_series){.cells = kopie(u->reeks_cel, u->reeks_aantal * sizeof *u->reeks_cel),
                            .cell_count = u->reeks_aantal,
                            .weeks = u->weken,
                            .start = werk->in->start};
    s->series.values = malloc(n * u->reeks_aantal * u->weken * sizeof *s->series.values + 1);
    s->curves =
        (struct kpi_curves){.cells = kopie(u->curve_cel, u->curve_aantal * sizeof *u->curve_cel),
                            .cell_count = u->curve_aantal,
                            .points = CURVE_PUNTEN,
                            .step_days = CURVE_STAP_DAGEN};
    s->curves.values = malloc(n * u->curve_aantal * CURVE_PUNTEN * sizeof *s->curves.values);
    if (!s->series.values || !s->curves.values) {
        abort();
    }
    for (size_t r = 0; r < n; r++) {
        const struct uitkomst *v = &werk->uitkomst[r];
        if (u->weken > 0) {
            memcpy(s->series.values + r * u->reeks_aantal * u->weken, v->reeks,
                   u->reeks_aantal * u->weken * sizeof *v->reeks);
        }
        memcpy(s->curves.values + r * u->curve_aantal * CURVE_PUNTEN, v->curve,
               u->curve_aantal * CURVE_PUNTEN * sizeof *v->curve);
    }
}

static void boeken_vul(struct kpi_study *s, const struct werk *werk)
{
    for (size_t r = 0; r < werk->klaar; r++) {
        const struct uitkomst *u = &werk->uitkomst[r];
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

static void pijlen_vul(struct studie *studie, const struct werk *werk)
{
    size_t n = werk->klaar;
    double jaren =
        (double)(werk->in->eind - werk->in->telt_vanaf) / (double)CLOCK_DAY / CLOCK_YEAR_DAYS;
    studie->pijlen = malloc(n * PIJLEN * sizeof *studie->pijlen);
    if (!studie->pijlen) {
        abort();
    }
    for (size_t r = 0; r < n; r++) {
        for (size_t p = 0; p < PIJLEN; p++) {
            studie->pijlen[r * PIJLEN + p] = (double)werk->uitkomst[r].pijl[p] / jaren;
        }
    }
}

static void werk_release(struct werk *werk)
{
    for (uint32_t r = 0; r < werk->klaar; r++) {
        uitkomst_release(&werk->uitkomst[r]);
    }
    free(werk->uitkomst);
}

/* Further rounds until the plan says that it is precise enough. */
static bool tot_genoeg(struct werk *werk)
{
    const struct studie_plan *plan = werk->plan;
    while (plan->genoeg && werk->klaar < plan->hoogstens) {
        struct kpi_table tabel = tabel_maak(werk);
        bool genoeg = plan->genoeg(plan->context, &tabel);
        free(tabel.cells);
        free(tabel.values);
        if (genoeg) {
            break;
        }
        uint32_t meer = werk->klaar / 4 > 10 ? werk->klaar / 4 : 10;
        uint32_t over = plan->hoogstens - werk->klaar;
        if (!loop(werk, werk->klaar + (meer < over ? meer : over))) {
            return false;
        }
    }
    return true;
}

enum studie_status studie_maak(struct studie *studie, const struct studie_plan *plan)
{
    *studie = (struct studie){0};
    if (!keten_instelling_lees(&studie->in, plan->set, plan->basis)) {
        return STUDIE_MISLUKT;
    }
    struct werk werk = {.plan = plan, .in = &studie->in};
    bool compleet = mechanismen_compleet(&studie->in.mechanismen);
    bool alles = compleet && loop(&werk, plan->replicaties) && tot_genoeg(&werk);
    bool gestopt = !alles && stop(&werk);
    if (!alles && (!gestopt || werk.klaar == 0)) {
        werk_release(&werk);
        keten_instelling_release(&studie->in);
        return gestopt ? STUDIE_AFGEBROKEN : STUDIE_MISLUKT;
    }
    studie->klaar = werk.klaar;
    studie->tabellen = (struct kpi_study){.scenario = plan->naam,
                                          .seed = plan->zaad,
                                          .replications = werk.klaar,
                                          .table = tabel_maak(&werk),
                                          .start = studie->in.start,
                                          .end = studie->in.eind};
    reeksen_vul(&studie->tabellen, &werk);
    boeken_vul(&studie->tabellen, &werk);
    pijlen_vul(studie, &werk);
    werk_release(&werk);
    return alles ? STUDIE_KLAAR : STUDIE_AFGEBROKEN;
}

void studie_release(struct studie *studie)
{
    kpi_study_release(&studie->tabellen);
    keten_instelling_release(&studie->in);
    free(studie->pijlen);
}

/* --- frozen mechanisms --- */

bool studie_moet_bevriezen(const struct parameter_set *set, const struct parameter_set *basis)
{
    struct keten_instelling in;
    if (!keten_instelling_lees(&in, set, basis)) {
        return false;
    }
    bool moet = !mechanismen_compleet(&in.mechanismen);
    keten_instelling_release(&in);
    return moet;
}

/* Mean response over replications, cells a to b − 1 together, each by its weight; NAN when nothing
 * was seen. */
static double gemiddelde(const struct werk *werk, int m, size_t a, size_t b)
{
    double som = 0.0, gewicht = 0.0;
    for (uint32_t r = 0; r < werk->klaar; r++) {
        for (size_t i = a; i < b; i++) {
            som += werk->uitkomst[r].respons[m][i];
            gewicht += werk->uitkomst[r].gewicht[m][i];
        }
    }
    return gewicht > 0.0 ? som / gewicht : (double)NAN;
}

/* The frozen value of one cell; where nothing was seen, that of all cells of its response together,
 * or what holds without the mechanism. */
static double bevroren_waarde(const struct werk *werk, enum mechanisme m, size_t i)
{
    size_t begin, lengte;
    enum respons r = mechanismen_respons_op(m, i, werk->in->mechanismen.gemeenten, &begin, &lengte);
    double hier = gemiddelde(werk, (int)m, i, i + 1);
    double overal = gemiddelde(werk, (int)m, begin, begin + lengte);
    return isfinite(hier) ? hier : isfinite(overal) ? overal : mechanismen_rij(r)->uit;
}

/* Puts a list in the place of an absent optional value. */
static void lijst_geef(struct parameter_set *set, enum mechanisme m, const double *waarden,
                       size_t aantal)
{
    char pad[64];
    snprintf(pad, sizeof pad, "mechanismen.%s.bevroren_waarde", mechanismen_sleutel(m));
    for (size_t i = 0; i < set->count; i++) {
        struct parameter_value *v = &set->values[i];
        if (strcmp(v->path, pad) == 0) {
            free(v->list);
            free(v->source);
            v->list = kopie(waarden, aantal * sizeof *waarden);
            v->list_count = aantal;
            v->source = kopie(BEVROREN_BRON, sizeof BEVROREN_BRON);
            v->given = true;
        }
    }
}

static void alles_aan(struct keten_instelling *in)
{
    for (int m = 0; m < MECHANISMEN; m++) {
        in->mechanismen.stand[m] = STAND_AAN;
    }
}

enum studie_status studie_bevries(struct parameter_set *set, const struct parameter_set *basis,
                                  uint64_t zaad, int draden, bool (*stop_vraag)(void *context),
                                  void *context)
{
    struct keten_instelling eigen, in;
    if (!keten_instelling_lees(&eigen, set, basis)) {
        return STUDIE_MISLUKT;
    }
    if (!keten_instelling_lees(&in, basis, basis)) {
        keten_instelling_release(&eigen);
        return STUDIE_MISLUKT;
    }
    alles_aan(&in);
    struct studie_plan plan = {.zaad = zaad,
                               .replicaties = STUDIE_BEVRIES_REPLICATIES,
                               .draden = draden,
                               .stop = stop_vraag,
                               .context = context};
    struct werk werk = {.plan = &plan, .in = &in};
    bool klaar = loop(&werk, plan.replicaties);
    for (int m = 0; klaar && m < MECHANISMEN; m++) {
        if (eigen.mechanismen.stand[m] != STAND_BEVROREN || eigen.mechanismen.bevroren[m]) {
            continue;
        }
        size_t n = mechanismen_lengte((enum mechanisme)m, in.gemeenten);
        double *waarden = malloc(n * sizeof *waarden);
        if (!waarden) {
            abort();
        }
        for (size_t i = 0; i < n; i++) {
            waarden[i] = bevroren_waarde(&werk, (enum mechanisme)m, i);
        }
        lijst_geef(set, (enum mechanisme)m, waarden, n);
        free(waarden);
    }
    werk_release(&werk);
    keten_instelling_release(&in);
    keten_instelling_release(&eigen);
    return klaar                               ? STUDIE_KLAAR
           : stop_vraag && stop_vraag(context) ? STUDIE_AFGEBROKEN
                                               : STUDIE_MISLUKT;
}
