/* The parts of the traffic equations, each against what is known of it exactly. */
#include "tests/models/world.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "models/verkeer/leven.h"
#include "models/verkeer/verdeling.h"

static void expect_near(const char *what, double found, double expected, double share)
{
    if (!(fabs(found - expected) <= share * fabs(expected) + 1e-12))
        fail_msg("%s is %.8g, expected %.8g", what, found, expected);
}

/* --- durations --- */

static struct distribution of(enum distribution_family family, double mean, double sd)
{
    struct distribution d;
    assert_null(distribution_init(
        &d, &(struct distribution_spec){.family = family, .mean = mean, .sd = sd}));
    return d;
}

static void test_longest_when_exponential_then_harmonic(void **state)
{
    struct distribution d = of(DISTRIBUTION_EXPONENTIAL, 80.0, 0.0);
    const double two[] = {0.0, 0.0, 1.0}, mixed[] = {0.2, 0.3, 0.0, 0.5};
    (void)state;
    expect_near("of two", verkeer_langste(&d, two, 3), 80.0 * 1.5, 1e-4);
    expect_near("of none, one or three", verkeer_langste(&d, mixed, 4),
                80.0 * (0.3 + 0.5 * (1.0 + 1.0 / 2.0 + 1.0 / 3.0)), 1e-4);
    struct distribution fixed = distribution_constant(7.0);
    expect_near("of fixed ones", verkeer_langste(&fixed, mixed, 4), 0.8 * 7.0, 1e-12);
}

static void test_part_before_an_event_when_known_then_exact(void **state)
{
    struct distribution d = of(DISTRIBUTION_EXPONENTIAL, 2.0, 0.0), c = distribution_constant(3.0);
    struct distribution lognormal = of(DISTRIBUTION_LOGNORMAL, 366.0, 1159.0);
    const struct distribution *two[] = {&d, &d}, *both[] = {&c, &d}, *long_one[] = {&lognormal};
    (void)state;
    expect_near("exponential", verkeer_tot(two, 1, 0.4), 1.0 / (0.5 + 0.4), 1e-4);
    /* 1 − F² is two of rate 1/2 less one of rate 1. */
    expect_near("longest of two", verkeer_tot(two, 2, 0.4), 2.0 / 0.9 - 1.0 / 1.4, 1e-4);
    expect_near("fixed", verkeer_tot(both, 1, 0.4), (1.0 - exp(-1.2)) / 0.4, 1e-12);
    expect_near("fixed, then exponential", verkeer_tot(both, 2, 0.4),
                (1.0 - exp(-1.2)) / 0.4 + exp(-1.2) * exp(-1.5) / 0.9, 1e-3);
    expect_near("its mean", verkeer_tot(long_one, 1, 0.0), 366.0, 5e-3);
}

/* Against Erlang's delay formula. */
static void test_list_when_many_places_then_near_erlang(void **state)
{
    (void)state;
    for (int places = 5; places <= 80; places *= 4) {
        double load = 0.92, a = load * places, term = 1.0, sum = 1.0;
        for (int k = 1; k < places; k++) {
            term *= a / k;
            sum += term;
        }
        double last = term * a / places / (1.0 - load), wait = last / (sum + last);
        double days = wait * 30.0 / (places * (1.0 - load));
        expect_near("days on the list", verkeer_lijst_dagen(places, load, 30.0, 1.0), days, 0.2);
    }
    assert_true(isinf(verkeer_lijst_dagen(10.0, 1.0, 30.0, 1.0)));
    assert_true(verkeer_lijst_dagen(INFINITY, 0.5, 30.0, 1.0) == 0.0);
}

/* --- history --- */

static void test_earlier_casussen_when_one_rate_then_poisson(void **state)
{
    double tempo[] = {0.7, 0.7, 0.7}, seen[VERKEER_EERDER], all = 0.0, p = exp(-0.7 * 3.0);
    (void)state;
    verkeer_eerdere(seen, tempo, 2, 2, 0.999999, 3.0);
    for (int e = 0; e < 8; e++) {
        expect_near("share with so many", seen[e], p, 0.02);
        p *= 0.7 * 3.0 / (e + 1);
    }
    /* With two before it there are at most two; with none, none. */
    double few[] = {0.2, 0.4, 0.6, 0.8};
    verkeer_eerdere(seen, few, 2, 3, 0.0, 5.0);
    for (int e = 0; e < VERKEER_EERDER; e++)
        all += seen[e];
    expect_near("all", all, 1.0, 1e-9);
    assert_true(seen[3] == 0.0);
    expect_near("none since", seen[0], exp(-0.6 * 5.0), 0.02);
    verkeer_eerdere(seen, few, 0, 3, 0.0, 5.0);
    assert_true(seen[0] == 1.0);
}

/* --- one date of the small world --- */

static void read_date(struct world *w, struct verkeer_stand *s, const char *const *sets)
{
    world_load(w, WORLD_ALWAYS, sets);
    assert_true(verkeer_stand_lees(s, &w->in, false, w->in.start));
}
#define READ_DATE(w, s, ...) read_date((w), (s), (const char *const[]){__VA_ARGS__, NULL})

static void forget_date(struct world *w, struct verkeer_stand *s)
{
    verkeer_stand_release(s);
    world_unload(w);
}

static void test_offer_when_kinds_are_drawn_then_each_its_share(void **state)
{
    struct world w;
    struct verkeer_stand s;
    (void)state;
    READ_DATE(&w, &s, "hulp.niet_nodig=7", "hulp.pleger.aanbod=18", "hulp.slachtoffer.aanbod=19",
              "hulp.kind.aanbod=50", "hulp.systeem.aanbod=56", "hulp.slachtoffer.acceptatie=80",
              "hulp.slachtoffer.gestart=90");
    const struct verkeer_aanbod *a = &s.aanbod;
    const double shares[HULPSOORTEN] = {0.18, 0.19, 0.50, 0.56};
    double all = 0.0, several = 0.0, each[HULPSOORTEN] = {0.0};
    for (unsigned set = 0; set < VERKEER_SOORTEN; set++) {
        all += a->keuze[1][set];
        several += (set & (set - 1)) != 0 ? a->keuze[1][set] : 0.0;
        for (int kind = 0; kind < HULPSOORTEN; kind++)
            each[kind] += set >> kind & 1u ? a->keuze[1][set] : 0.0;
    }
    expect_near("all", all, 1.0, 1e-12);
    for (int kind = 0; kind < HULPSOORTEN; kind++)
        expect_near("share of a kind", each[kind], shares[kind] / 0.93, 1e-9);
    expect_near("several", several, (0.18 + 0.19 + 0.50 + 0.56) / 0.93 - 1.0, 1e-9);
    assert_true(a->keuze[0][1u << HULP_KIND] == 0.0); /* no child, no help for one */
    struct verkeer_antwoord yes, no;
    verkeer_antwoord(&yes, a, true, MIDDELZWAAR, 0.37, false);
    verkeer_antwoord(&no, a, true, MIDDELZWAAR, 0.0, false);
    expect_near("started", yes.traject[HULP_SLACHTOFFER], 0.19 * 0.37 * 0.8 * 0.9, 1e-9);
    expect_near("nothing accepted", no.hulp, 0.0, 0.0);
    expect_near("nothing came to naught", no.uitval, 0.0, 0.0);
    forget_date(&w, &s);
}

static void test_incident_when_melders_change_then_as_many_more(void **state)
{
    struct world w;
    struct verkeer_stand s;
    (void)state;
    READ_DATE(&w, &s, "melding.kans=60", "melding.dubbel=10", "meldgedrag.minder_bij_wachten=5",
              "meldgedrag.meer_bij_wachten=25");
    struct verkeer_melden before = verkeer_melden(&s, 0, false),
                          waits = verkeer_melden(&s, 0, true);
    expect_near("reports of an incident", before.meldingen, 0.6 * 1.1, 1e-9);
    expect_near("reported", before.gemeld, 0.6, 1e-9);
    expect_near("reported while waiting", waits.gemeld, 0.6 * 0.95, 1e-9);
    expect_near("by two while waiting", waits.dubbel, 0.1 * 1.25, 1e-9);
    forget_date(&w, &s);
    READ_DATE(&w, &s, "melding.kans=60", "melding.dubbel=10", "melding.melder.politie.factor=1.2",
              "melding.melder.onderwijs.factor=0.5");
    struct verkeer_melden after = verkeer_melden(&s, 0, false);
    const struct melding_instelling *in = &s.d->melding;
    double factor = 1.0 + 0.2 * in->aandeel[POLITIE]->steps[0].number / 100.0 -
                    0.5 * in->aandeel[ONDERWIJS]->steps[0].number / 100.0;
    expect_near("reports of an incident", after.meldingen, 0.6 * 1.1 * factor, 1e-9);
    forget_date(&w, &s);
}

static void test_zwaarte_when_history_is_heavier_then_heavier(void **state)
{
    struct world w;
    struct verkeer_stand s;
    (void)state;
    READ_DATE(&w, &s, "zwaarte.effect_kwetsbaarheid=0.3", "zwaarte.effect_voorgeschiedenis=0.1",
              "zwaarte.nulpunt=0.2");
    double none[VERKEER_EERDER] = {1.0}, many[VERKEER_EERDER] = {0.0}, one[ZWAARTEN],
           more[ZWAARTEN];
    many[5] = 1.0;
    verkeer_zwaarte(&s, exp(0.2 / 0.3), none, one); /* where the shift is nought */
    verkeer_zwaarte(&s, exp(0.2 / 0.3), many, more);
    expect_near("licht", one[LICHT], 0.1, 1e-9);
    expect_near("zwaar", one[ZWAAR], 0.1, 1e-9);
    expect_near("all", more[LICHT] + more[MIDDELZWAAR] + more[ZWAAR], 1.0, 1e-12);
    expect_near("zwaar after five", more[ZWAAR], 1.0 / (1.0 + 9.0 * exp(-0.5)), 1e-9);
    forget_date(&w, &s);
}

/* All of a life is spent at some level, and every huishouden leaves at one rate. */
static void expect_whole_life(const struct verkeer_stand *s, double frailty)
{
    static struct verkeer_paden paths;
    double judged[ZWAARTEN * ZWAARTEN] = {0.8, 0.2, 0.0, 0.1, 0.8, 0.1, 0.0, 0.2, 0.8};
    memset(&paths, 0, sizeof paths);
    for (int z = 0; z < ZWAARTEN; z++) {
        struct verkeer_begin b = {
            .gemeente = 0, .zwaarte = (enum zwaarte)z, .dagen = 3.0, .sd = 3.0, .oordeel = judged};
        verkeer_pad(s, &b, paths.casus[0][z]);
        b.loopt = 1.0;
        verkeer_pad(s, &b, paths.casus[1][z]);
        b.lokaal = true;
        verkeer_pad(s, &b, paths.lokaal[z]);
    }
    struct verkeer_leven life = {
        .s = s,
        .gemeente = 0,
        .paden = &paths,
        .melden = {verkeer_melden(s, 0, false), verkeer_melden(s, 0, true)},
        .kalender = 1.0};
    struct verkeer_niveau level[60], first;
    size_t levels = verkeer_niveaus(s);
    assert_true(levels <= 60);
    assert_true(verkeer_leven(&life, frailty, level, &first));
    double years = 0.0, before = first.geopend, mu = s->d->huishoudens.vertrek_per_jaar;
    for (size_t n = 0; n < levels; n++) {
        years += level[n].tijd;
        /* Who reaches the level (all at 0 that did not go up at once) leaves it for good or up. */
        double enter = n == 0 && levels > 1 ? 1.0 - first.geopend : n == 0 ? 1.0 : before;
        if (n + 1 < levels)
            expect_near("balance of a level", mu * level[n].tijd + level[n].geopend, enter, 2e-3);
        before = level[n].geopend + (n == 0 ? first.geopend : 0.0);
        assert_true(level[n].loopt >= 0.0 && level[n].loopt <= level[n].geopend + 1e-12);
        assert_true(level[n].elders <= level[n].geopend + 1e-12);
    }
    expect_near("years of a life", years, 1.0 / mu, 2e-3);
}

static void test_life_when_any_frailty_then_all_of_it_at_some_level(void **state)
{
    struct world w;
    struct verkeer_stand s;
    (void)state;
    READ_DATE(&w, &s, "zaad=1");
    for (double frailty = 0.05; frailty < 30.0; frailty *= 3.0)
        expect_whole_life(&s, frailty);
    forget_date(&w, &s);
    READ_DATE(&w, &s, "incidenten.voorgeschiedenis_maximum=0", "melding.kans=100");
    expect_whole_life(&s, 1.0);
    forget_date(&w, &s);
}

/* Every casus ends somewhere: what leaves the VB is what came to it. */
static void test_path_when_followed_then_nothing_is_lost(void **state)
{
    struct world w;
    struct verkeer_stand s;
    double judged[ZWAARTEN * ZWAARTEN] = {0.8, 0.2, 0.0, 0.1, 0.8, 0.1, 0.0, 0.2, 0.8};
    (void)state;
    READ_DATE(&w, &s, "veilig_thuis.venv.aandeel.middelzwaar=20",
              "veilig_thuis.onderzoek.geen_vervolg=4");
    for (size_t g = 0; g < s.gemeenten; g++) {
        double m[VM_MATEN] = {0.0};
        verkeer_pad(&s,
                    &(struct verkeer_begin){
                        .gemeente = g, .zwaarte = ZWAAR, .loopt = 0.3, .oordeel = judged},
                    m);
        expect_near("to the VB", m[VM_VB], 1.0 + m[VM_NAAR_TEAM_TERUG], 1e-6);
        expect_near("from the VB",
                    m[VM_VB_GEEN] + m[VM_VB_HULP] + m[VM_VB_TEAM] + m[VM_VB_ONDERZOEK], m[VM_VB],
                    1e-9);
        expect_near("from onderzoek",
                    m[VM_OZ_GEEN] + m[VM_OZ_HULP] + m[VM_OZ_TEAM] + m[VM_OZ_TAFEL], m[VM_OZ], 1e-9);
        expect_near("to the teams", m[VM_NAAR_TEAM],
                    m[VM_VB_TEAM] + m[VM_OZ_TEAM] + m[VM_TAFEL_TEAM], 1e-6);
        expect_near("at the team", m[VM_TEAM],
                    m[VM_NAAR_TEAM] - m[VM_NAAR_TEAM_TERUG] - m[VM_NAAR_TEAM_HULP], 1e-6);
        expect_near("to hulp", m[VM_NAAR_HULP],
                    m[VM_VB_HULP] + m[VM_OZ_HULP] + m[VM_TAFEL_HULP] + m[VM_NAAR_TEAM_HULP], 1e-6);
        expect_near("to the table and past it", m[VM_DOORSTROOM + STATION_JBT] + m[VM_RAAD_SPOED],
                    m[VM_TAFEL] / (1.0 - 0.15 * 0.25), 0.02);
    }
    forget_date(&w, &s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_longest_when_exponential_then_harmonic),
        cmocka_unit_test(test_part_before_an_event_when_known_then_exact),
        cmocka_unit_test(test_list_when_many_places_then_near_erlang),
        cmocka_unit_test(test_earlier_casussen_when_one_rate_then_poisson),
        cmocka_unit_test(test_offer_when_kinds_are_drawn_then_each_its_share),
        cmocka_unit_test(test_incident_when_melders_change_then_as_many_more),
        cmocka_unit_test(test_zwaarte_when_history_is_heavier_then_heavier),
        cmocka_unit_test(test_life_when_any_frailty_then_all_of_it_at_some_level),
        cmocka_unit_test(test_path_when_followed_then_nothing_is_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
