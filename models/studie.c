#include "models/studie.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct werk {
    const struct studie_plan *plan;
    const struct keten_instelling *in;
    struct uitkomst *uitkomst; /* by replication */
};

static bool replicatie_doe(void *context, uint32_t replicatie)
{
    struct werk *werk = context;
    struct keten *k = malloc(sizeof *k);
    if (!k) {
        return false;
    }
    keten_init(k, werk->in, werk->plan->zaad, replicatie);
    uitkomst_maak(&werk->uitkomst[replicatie - 1], k);
    keten_release(k);
    free(k);
    return true;
}

struct oproep {
    struct werk *werk;
    const struct studie_plan *plan;
};

static bool doe(void *context, uint32_t replicatie)
{
    return replicatie_doe(((struct oproep *)context)->werk, replicatie);
}

static void voortgang(void *context, uint32_t klaar, uint32_t totaal)
{
    const struct studie_plan *plan = ((struct oproep *)context)->plan;
    if (plan->voortgang) {
        plan->voortgang(plan->context, klaar, totaal);
    }
}

static bool stop(void *context)
{
    const struct studie_plan *plan = ((struct oproep *)context)->plan;
    return plan->stop && plan->stop(plan->context);
}

/* Runs all replications; false when not all were finished. */
static bool loop(struct werk *werk)
{
    struct oproep oproep = {werk, werk->plan};
    struct replications_plan r = {.first = 1,
                                  .count = werk->plan->replicaties,
                                  .threads = werk->plan->draden,
                                  .run = doe,
                                  .progress = voortgang,
                                  .stop = stop,
                                  .context = &oproep};
    return replications_run(&r, NULL) == werk->plan->replicaties;
}

static void *kopie(const void *bron, size_t bytes)
{
    void *p = malloc(bytes ? bytes : 1);
    if (!p) {
        abort();
    }
    memcpy(p, bron, bytes);
    return p;
}

/* Same cells in every replication: the first one's are kept. */
static void tabellen_vul(struct kpi_study *s, const struct werk *werk)
{
    const struct uitkomst *u = &werk->uitkomst[0];
    size_t n = werk->plan->replicaties;
    s->table = (struct kpi_table){.catalogue = uitkomsten_catalogus,
                                  .cells = kopie(u->kpi.cel, u->kpi.aantal * sizeof *u->kpi.cel),
                                  .cell_count = u->kpi.aantal,
                                  .replications = n};
    s->table.values = malloc(n * u->kpi.aantal * sizeof *s->table.values);
    s->series = (struct kpi_series){.cells = kopie(u->reeks_cel, u->reeks_aantal * sizeof *u->reeks_cel),
                                    .cell_count = u->reeks_aantal,
                                    .weeks = u->weken,
                                    .start = werk->in->start};
    s->series.values = malloc(n * u->reeks_aantal * u->weken * sizeof *s->series.values + 1);
    s->curves = (struct kpi_curves){.cells = kopie(u->curve_cel, u->curve_aantal * sizeof *u->curve_cel),
                                    .cell_count = u->curve_aantal,
                                    .points = CURVE_PUNTEN,
                                    .step_days = CURVE_STAP_DAGEN};
    s->curves.values = malloc(n * u->curve_aantal * CURVE_PUNTEN * sizeof *s->curves.values);
    if (!s->table.values || !s->series.values || !s->curves.values) {
        abort();
    }
    for (size_t r = 0; r < n; r++) {
        const struct uitkomst *v = &werk->uitkomst[r];
        memcpy(s->table.values + r * u->kpi.aantal, v->kpi.waarde, u->kpi.aantal * sizeof *v->kpi.waarde);
        if (u->weken > 0) {
            memcpy(s->series.values + r * u->reeks_aantal * u->weken, v->reeks, u->reeks_aantal * u->weken * sizeof *v->reeks);
        }
        memcpy(s->curves.values + r * u->curve_aantal * CURVE_PUNTEN, v->curve, u->curve_aantal * CURVE_PUNTEN * sizeof *v->curve);
    }
}

static void boeken_vul(struct kpi_study *s, const struct werk *werk)
{
    for (size_t r = 0; r < werk->plan->replicaties; r++) {
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
    size_t n = werk->plan->replicaties;
    double jaren = (double)(werk->in->eind - werk->in->telt_vanaf) / (double)CLOCK_DAY / CLOCK_YEAR_DAYS;
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
    for (uint32_t r = 0; r < werk->plan->replicaties; r++) {
        uitkomst_release(&werk->uitkomst[r]);
    }
    free(werk->uitkomst);
}

enum studie_status studie_maak(struct studie *studie, const struct studie_plan *plan)
{
    *studie = (struct studie){0};
    if (!keten_instelling_lees(&studie->in, plan->set, plan->basis)) {
        return STUDIE_MISLUKT;
    }
    struct werk werk = {.plan = plan, .in = &studie->in};
    werk.uitkomst = calloc(plan->replicaties, sizeof *werk.uitkomst);
    if (!werk.uitkomst || !mechanismen_compleet(&studie->in.mechanismen)) {
        keten_instelling_release(&studie->in);
        free(werk.uitkomst);
        return STUDIE_MISLUKT;
    }
    if (!loop(&werk)) {
        werk_release(&werk);
        keten_instelling_release(&studie->in);
        return plan->stop && plan->stop(plan->context) ? STUDIE_AFGEBROKEN : STUDIE_MISLUKT;
    }
    studie->klaar = plan->replicaties;
    studie->tabellen = (struct kpi_study){.scenario = plan->naam,
                                          .seed = plan->zaad,
                                          .replications = plan->replicaties,
                                          .start = studie->in.start,
                                          .end = studie->in.eind};
    tabellen_vul(&studie->tabellen, &werk);
    boeken_vul(&studie->tabellen, &werk);
    pijlen_vul(studie, &werk);
    werk_release(&werk);
    return STUDIE_KLAAR;
}

void studie_release(struct studie *studie)
{
    kpi_study_release(&studie->tabellen);
    keten_instelling_release(&studie->in);
    free(studie->pijlen);
}

/* --- frozen mechanisms ---------------------------------------------------------------------------- */

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

/* Mean over replications of one response, leaving out those without any. */
static double gemiddelde(const struct werk *werk, int m, size_t i)
{
    double som = 0.0;
    size_t n = 0;
    for (uint32_t r = 0; r < werk->plan->replicaties; r++) {
        double x = werk->uitkomst[r].bevroren[m][i];
        if (isfinite(x)) {
            som += x;
            n++;
        }
    }
    return n ? som / (double)n : m == M1_RAAD_BLOKKEERT_AANVRAGER ? 0.0 : 1.0;
}

/* Puts a list in the place of an absent optional value. */
static void lijst_geef(struct parameter_set *set, enum mechanisme m, const double *waarden, size_t aantal)
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
            v->source = kopie("berekend uit de basis: gemiddelde respons", sizeof "berekend uit de basis: gemiddelde respons");
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

enum studie_status studie_bevries(struct parameter_set *set, const struct parameter_set *basis, uint64_t zaad, int draden,
                                  bool (*stop_vraag)(void *context), void *context)
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
    werk.uitkomst = calloc(plan.replicaties, sizeof *werk.uitkomst);
    bool klaar = werk.uitkomst && loop(&werk);
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
            waarden[i] = gemiddelde(&werk, m, i);
        }
        lijst_geef(set, (enum mechanisme)m, waarden, n);
        free(waarden);
    }
    if (werk.uitkomst) {
        werk_release(&werk);
    }
    keten_instelling_release(&in);
    keten_instelling_release(&eigen);
    return klaar ? STUDIE_KLAAR : stop_vraag && stop_vraag(context) ? STUDIE_AFGEBROKEN : STUDIE_MISLUKT;
}
