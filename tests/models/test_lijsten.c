/* Lists at the end and how fast they grow: recounted from the casussen and from the weekly series
 * of one world. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "tests/models/run.h"

/* Open casussen at a station, and those that wait there; gemeente -1: all. */
static void count_open(const struct run *r, enum station s, int gemeente, double *all,
                       double *waiting)
{
    const struct keten *k = &r->world.keten;
    *all = *waiting = 0.0;
    for (int32_t h = 0; h < k->huishoudens.aantal; h++) {
        const struct huishouden *family = &k->huishoudens.rij[h];
        for (int32_t c = family->leeft ? family->eerste_casus : -1; c >= 0;
             c = k->casussen.rij[c].volgende_casus) {
            const struct casus *casus = &k->casussen.rij[c];
            const struct fase_rij *f = begrippen_fase(casus->fase);
            if (f->station == s && (gemeente < 0 || casus->gemeente == gemeente)) {
                *all += 1.0;
                *waiting += f->wacht;
            }
        }
    }
}

static void test_stocks_at_the_end_when_recounted_from_casussen_then_equal(void **state)
{
    (void)state;
    struct run *r = RUN("inloop_dagen=60", "veilig_thuis.onderzoek.fte=4", "eind=2018-11-30");
    double keten = 0.0, keten_waiting = 0.0;
    for (int s = 0; s < STATIONS; s++) {
        if (s == STATION_ADVIES || s == STATION_MONITORING)
            continue;
        const char *station = begrippen_station((enum station)s);
        for (int g = -1; g < (int)r->world.in.gemeenten; g++) {
            const char *gemeente = g < 0 ? "alle" : r->world.in.sleutel[g];
            double all, waiting;
            count_open(r, (enum station)s, g, &all, &waiting);
            assert_true(run_value(r, "caseload_eind", station, gemeente, "alle") == all);
            assert_true(run_value(r, "wachtlijst_eind", station, gemeente, "alle") == waiting);
            keten += g < 0 ? all : 0.0;
            keten_waiting += g < 0 ? waiting : 0.0;
        }
    }
    assert_true(keten > 50.0 && keten_waiting > 20.0 && keten_waiting < keten);
    assert_true(run_value(r, "caseload_eind", "keten", "alle", "alle") == keten);
    assert_true(run_value(r, "wachtlijst_eind", "keten", "alle", "alle") == keten_waiting);
    /* Of the list for onderzoek the mean over time is another number: it grew. */
    double end = run_value(r, "wachtlijst_eind", "onderzoek", "alle", "alle");
    assert_true(end > run_value(r, "wachtlijst", "onderzoek", "alle", "alle") + 5.0);
    const struct keten *k = &r->world.keten;
    struct place_state raad = place_station_state(k->raad.station);
    assert_true(run_value(r, "wachtlijst_eind", "raad", "alle", "soort=kinderen") ==
                (double)raad.waiting_of[STATION_CASUS]);
    assert_true(run_value(r, "caseload_eind", "raad", "alle", "soort=kinderen") ==
                (double)(raad.waiting_of[STATION_CASUS] + raad.serving_of[STATION_CASUS]));
    assert_true(run_value(r, "wachtlijst_eind", "raad", "alle", "soort=overige_kinderen") ==
                (double)raad.waiting_of[STATION_BACKGROUND]);
    double vt = 0.0, looked_back = 0.0;
    for (size_t g = 0; g < r->world.in.gemeenten; g++) {
        vt += (double)k->casussen.verantwoordelijk[BIJ_VEILIG_THUIS * r->world.in.gemeenten + g]
                  .value;
        looked_back += (double)k->monitoring.stand[g].value;
    }
    assert_true(vt > 20.0 && run_value(r, "caseload_eind", "veilig_thuis", "alle", "alle") == vt);
    assert_true(looked_back > 0.0 &&
                run_value(r, "caseload_eind", "monitoring", "alle", "alle") == looked_back);
    run_free(r);
}

/* Slope of the series of this list over the whole weeks from `from` on, by least squares. */
static double slope(const struct run *r, const char *station, const char *gemeente, tick from)
{
    size_t cell = kpi_cells_find(&uitkomsten_catalogus, r->u.reeks_cel, r->u.reeks_aantal,
                                 "wachtlijst", station, gemeente, "alle");
    assert_true(cell != SIZE_MAX);
    double n = 0.0, t = 0.0, y = 0.0, ty = 0.0, tt = 0.0;
    for (size_t w = 0; w < r->u.weken; w++) {
        if (r->world.in.start + (tick)w * CLOCK_WEEK >= from) {
            double value = (double)r->u.reeks[cell * r->u.weken + w];
            n++;
            t += (double)w;
            y += value;
            ty += (double)w * value;
            tt += (double)w * (double)w;
        }
    }
    return (n * ty - t * y) / (n * tt - t * t);
}

static void expect_growth(const struct run *r, const char *station, const char *gemeente)
{
    double found = run_value(r, "wachtlijst_groei", station, gemeente, "alle");
    double expected = slope(r, station, gemeente, r->world.in.telt_vanaf);
    if (!(fabs(found - expected) < 1e-4 * (1.0 + fabs(expected))))
        fail_msg("%s %s: %g a week, the series says %g", station, gemeente, found, expected);
}

static void test_growth_when_of_the_series_after_the_warm_up_then_its_slope(void **state)
{
    (void)state;
    /* A warm-up that ends within a week. */
    struct run *r = RUN("inloop_dagen=60", "veilig_thuis.onderzoek.fte=4", "eind=2018-11-30");
    expect_growth(r, "onderzoek", "alle");
    expect_growth(r, "onderzoek", r->world.in.sleutel[0]);
    expect_growth(r, "raad", "alle");
    expect_growth(r, "hulp", "alle");
    expect_growth(r, "veilig_thuis", "alle");
    expect_growth(r, "keten", "alle");
    double growth = run_value(r, "wachtlijst_groei", "onderzoek", "alle", "alle");
    assert_true(growth > 0.3);
    run_free(r);
    /* Nobody at the Raad works: its list of the chain and the other one hold all that comes. */
    r = RUN("inloop_dagen=0", "raad.fte=0", "eind=2018-11-30", "huishoudens.historie_jaren=5");
    static const char *const kinds[] = {"soort=kinderen", "soort=overige_kinderen"};
    for (int i = 0; i < 2; i++) {
        double came = run_value(r, "wachtlijst_eind", "raad", "alle", kinds[i]) -
                      (i == 0 ? r->world.in.lopend.raad.wachtlijst_start : 0.0);
        growth = run_value(r, "wachtlijst_groei", "raad", "alle", kinds[i]);
        assert_true(came > 10.0 && growth > 0.6 * came / 47.0 && growth < 1.6 * came / 47.0);
    }
    run_free(r);
}

static void test_growth_when_fewer_than_eight_whole_weeks_then_none(void **state)
{
    (void)state;
    static const char *const stations[] = {"onderzoek", "veilig_thuis", "keten", "raad"};
    /* 1 January to 25 February is eight weeks; from the second day on it is seven. */
    struct run *eight = RUN("inloop_dagen=0", "eind=2018-02-25", "huishoudens.historie_jaren=5");
    struct run *seven = RUN("inloop_dagen=1", "eind=2018-02-25", "huishoudens.historie_jaren=5");
    for (size_t i = 0; i < sizeof stations / sizeof stations[0]; i++) {
        assert_true(isfinite(run_value(eight, "wachtlijst_groei", stations[i], "alle", "alle")));
        assert_true(isnan(run_value(seven, "wachtlijst_groei", stations[i], "alle", "alle")));
    }
    assert_true(isnan(run_value(seven, "wachtlijst_groei", "raad", "alle", "soort=kinderen")));
    run_free(eight);
    run_free(seven);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_stocks_at_the_end_when_recounted_from_casussen_then_equal),
        cmocka_unit_test(test_growth_when_of_the_series_after_the_warm_up_then_its_slope),
        cmocka_unit_test(test_growth_when_fewer_than_eight_whole_weeks_then_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
