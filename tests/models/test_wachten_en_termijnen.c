/* Outcomes of time: waits and their causes, terms, recidive, recounted from the casussen of one
 * run. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "tests/models/run.h"

static void test_wait_when_taken_from_milestones_then_about_the_stations(void **state)
{
    (void)state;
    struct run *r = RUN("veilig_thuis.onderzoek.fte=4");
    const struct keten *k = &r->world.keten;
    double waited = 0.0, started = 0.0;
    for (int32_t i = 0; i < k->casussen.aantal; i++) {
        const struct casus *c = &k->casussen.rij[i];
        if (c->telt && c->route == ROUTE_ONDERZOEK &&
            c->mijlpaal[MIJLPAAL_ONDERZOEK_START] != CLOCK_NEVER) {
            waited += (double)(c->mijlpaal[MIJLPAAL_ONDERZOEK_START] - c->mijlpaal[MIJLPAAL_VB]);
            started++;
        }
    }
    /* Those from before the start also start here; they are in the station's mean but few. */
    double mean = run_value(r, "wachttijd", "onderzoek", "alle", "alle");
    assert_true(started > 100.0);
    assert_true(fabs(mean - waited / started / (double)CLOCK_DAY) < 0.15 * mean);
    run_free(r);
}

static void test_waits_when_split_by_cause_then_sum_to_the_wait(void **state)
{
    (void)state;
    struct run *r = RUN("veilig_thuis.onderzoek.fte=4", "veilig_thuis.onderzoek.wachtlijst_start=0",
                        "raad.wachtlijst_start=0");
    static const char *const causes[] = {"wacht_gesloten", "wacht_overleg", "wacht_geblokkeerd",
                                         "wacht_bezet"};
    for (int s = 0; s < STATIONS; s++) {
        const char *station = begrippen_station((enum station)s);
        double sum = 0.0, wait = run_value(r, "wachttijd", station, "alle", "alle");
        for (int c = 0; c < 4; c++)
            sum += run_value(r, causes[c], station, "alle", "alle");
        if (!(run_near(sum, wait) || (isnan(sum) && isnan(wait))))
            fail_msg("%s: causes sum to %g of %g days", station, sum, wait);
    }
    assert_true(run_value(r, "wacht_overleg", "lokaal_team", "almere", "alle") > 0.5);
    assert_true(run_value(r, "wacht_overleg", "lokaal_team", "lelystad", "alle") == 0.0);
    assert_true(run_value(r, "wacht_bezet", "onderzoek", "alle", "alle") > 1.0);
    run_free(r);
}

static double percent(double part, double whole)
{
    return 100.0 * part / whole;
}

/* Of the casussen whose term from `from` has ended, the percentage that reached `to` in it. */
static double in_time(const struct run *r, enum mijlpaal from, enum mijlpaal to, int working_days,
                      double days, double *ended)
{
    const struct casussen *cs = &r->world.keten.casussen;
    double made = 0.0;
    *ended = 0.0;
    for (int32_t i = 0; i < cs->aantal; i++) {
        const struct casus *c = &cs->rij[i];
        tick begin = c->mijlpaal[from];
        if (!c->telt || begin == CLOCK_NEVER)
            continue;
        tick end = working_days > 0 ? calendar_term_end(r->world.in.kalender, begin, working_days)
                                    : begin + clock_round(days * (double)CLOCK_DAY);
        bool inquiry = c->eerste_route == ROUTE_ONDERZOEK || c->eerste_route == ROUTE_VENV;
        if (end > r->world.in.eind || (to == MIJLPAAL_ONDERZOEK_EIND && !inquiry))
            continue;
        *ended += 1.0;
        made += c->mijlpaal[to] <= end;
    }
    return percent(made, *ended);
}

static void test_terms_when_recounted_then_share_of_those_that_ended(void **state)
{
    (void)state;
    struct run *r =
        RUN("inloop_dagen=60", "raad.fte=3", "gi.fte=onbeperkt", "veilig_thuis.onderzoek.fte=5.5",
            "veilig_thuis.onderzoek.naar_jbt.middelzwaar=40", "jbt.naar_save=25",
            "gemeenten.*.lokaal_team.terugmelding.middelzwaar=40");
    const struct {
        const char *station;
        enum mijlpaal from, to;
        int working_days;
        double days;
    } terms[] = {{"vb", MIJLPAAL_MELDING, MIJLPAAL_VB, 5, 0.0},
                 {"onderzoek", MIJLPAAL_VB, MIJLPAAL_ONDERZOEK_EIND, 0, 70.0},
                 {"raad", MIJLPAAL_RAAD_VERZOEK, MIJLPAAL_RAAD_START, 0, 10.0},
                 {"gi", MIJLPAAL_GI_OPDRACHT, MIJLPAAL_GI_CONTACT, 5, 0.0}};
    for (size_t t = 0; t < sizeof terms / sizeof terms[0]; t++) {
        double ended, share = in_time(r, terms[t].from, terms[t].to, terms[t].working_days,
                                      terms[t].days, &ended);
        double x = run_value(r, "binnen_termijn", terms[t].station, "alle", "alle");
        if (!(ended > 30.0 && share > 0.0 && share < 100.0 && run_near(x, share)))
            fail_msg("%s: %g in time, recounted %g of %g", terms[t].station, x, share, ended);
    }
    run_free(r);
}

static void test_recidive_when_nobody_leaves_then_share_with_a_new_incident(void **state)
{
    (void)state;
    /* Followed for the whole term: those opened in the first ten months of two years. */
    struct run *r = RUN("huishoudens.vertrek_per_jaar=0.01", "gemeenten.*.instroom*=0.125",
                        "gemeenten.*.instroom_max*=0.125");
    double n = 0.0, again = 0.0;
    const struct casussen *cs = &r->world.keten.casussen;
    tick term = clock_round(CLOCK_YEAR_DAYS * (double)CLOCK_DAY);
    for (int32_t i = 0; i < cs->aantal; i++) {
        const struct casus *c = &cs->rij[i];
        tick opened = c->mijlpaal[MIJLPAAL_MELDING];
        if (c->telt && opened < r->world.in.eind - term) {
            n++;
            again += c->recidive != CLOCK_NEVER && c->recidive - opened <= term;
        }
    }
    double curve = run_value(r, "recidive_12m", "keten", "alle", "alle");
    assert_true(n > 50.0);
    assert_true(fabs(curve - 100.0 * again / n) < 5.0);
    assert_true(run_value(r, "recidive_werkelijk_12m", "keten", "alle", "alle") > curve);
    assert_true(run_value(r, "recidive_15m", "keten", "alle", "alle") >= curve);
    run_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_wait_when_taken_from_milestones_then_about_the_stations),
        cmocka_unit_test(test_waits_when_split_by_cause_then_sum_to_the_wait),
        cmocka_unit_test(test_terms_when_recounted_then_share_of_those_that_ended),
        cmocka_unit_test(test_recidive_when_nobody_leaves_then_share_with_a_new_incident),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
