/* One scenario an arrow: the only open route from its box, so that it carries casussen and its
 * siblings none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "tests/models/world.h"

#define END (-1)
#define MOST 10

struct arrow_case {
    enum pijl only;
    int siblings[MOST]; /* ends with END */
    const char *sets[MOST * 2];
};

#define GEEN_VERVOLG(x)                                                                            \
    "veilig_thuis.geen_vervolg.licht=" x, "veilig_thuis.geen_vervolg.middelzwaar=" x,              \
        "veilig_thuis.geen_vervolg.zwaar=" x
#define VENV(x)                                                                                    \
    "veilig_thuis.venv.aandeel.licht=" x, "veilig_thuis.venv.aandeel.middelzwaar=" x,              \
        "veilig_thuis.venv.aandeel.zwaar=" x
#define RAAD(x)                                                                                    \
    "veilig_thuis.onderzoek.naar_raad.licht=" x,                                                   \
        "veilig_thuis.onderzoek.naar_raad.middelzwaar=" x,                                         \
        "veilig_thuis.onderzoek.naar_raad.zwaar=" x
#define DIRECT(x) "gemeenten.*.doorzet_percentage=" x
#define NA(x) "veilig_thuis.onderzoek.geen_vervolg=" x
#define HELP(x) "gemeenten.*.betrokken_hulp=" x
#define WITH_CHILDREN "huishoudens.zonder_kinderen=0"

static const struct arrow_case cases[] = {
    {PIJL_INCIDENT_MELDING, {END}, {"melding.kans=100"}},
    {PIJL_MELDING_CASUS,
     {PIJL_MELDING_OPEN_CASUS, PIJL_GESLOTEN_RECIDIVE, END},
     {"incidenten.per_jaar=0", "melding.dubbel=0"}},
    /* Who waits for the first VB for ever gets follow-up reports only; the openings are of new
       families. */
    {PIJL_MELDING_OPEN_CASUS,
     {PIJL_GESLOTEN_RECIDIVE, PIJL_VB_ONDERZOEK, PIJL_VB_LOKAAL_TEAM, END},
     {"veilig_thuis.front.fte=0", "veilig_thuis.front.piket=0", "melding.dubbel=100",
      "melding.kans=100", "incidenten.per_jaar=0", "melding.melder.politie.vertraging=0",
      "inloop_dagen=100"}},
    {PIJL_VB_GEEN_VERVOLG,
     {PIJL_VB_BETROKKEN_HULP, PIJL_VB_LOKAAL_TEAM, PIJL_VB_VENV, PIJL_VB_ONDERZOEK, END},
     {GEEN_VERVOLG("100")}},
    {PIJL_VB_BETROKKEN_HULP,
     {PIJL_VB_GEEN_VERVOLG, PIJL_VB_LOKAAL_TEAM, PIJL_VB_VENV, PIJL_VB_ONDERZOEK, END},
     {GEEN_VERVOLG("0"), DIRECT("100"), HELP("100")}},
    {PIJL_VB_LOKAAL_TEAM,
     {PIJL_VB_GEEN_VERVOLG, PIJL_VB_BETROKKEN_HULP, PIJL_VB_VENV, PIJL_VB_ONDERZOEK, END},
     {GEEN_VERVOLG("0"), DIRECT("100"), HELP("0")}},
    {PIJL_VB_VENV,
     {PIJL_VB_GEEN_VERVOLG, PIJL_VB_BETROKKEN_HULP, PIJL_VB_LOKAAL_TEAM, PIJL_VB_ONDERZOEK, END},
     {GEEN_VERVOLG("0"), DIRECT("0"), VENV("100")}},
    {PIJL_VB_ONDERZOEK,
     {PIJL_VB_GEEN_VERVOLG, PIJL_VB_BETROKKEN_HULP, PIJL_VB_LOKAAL_TEAM, PIJL_VB_VENV, END},
     {GEEN_VERVOLG("0"), DIRECT("0"), VENV("0")}},
    {PIJL_VENV_GEEN_VERVOLG,
     {PIJL_VENV_BETROKKEN_HULP, PIJL_VENV_LOKAAL_TEAM, PIJL_ONDERZOEK_RAAD, END},
     {GEEN_VERVOLG("0"), DIRECT("0"), VENV("100"), NA("100")}},
    {PIJL_VENV_BETROKKEN_HULP,
     {PIJL_VENV_GEEN_VERVOLG, PIJL_VENV_LOKAAL_TEAM, PIJL_ONDERZOEK_RAAD, END},
     {GEEN_VERVOLG("0"), DIRECT("0"), VENV("100"), NA("0"), HELP("100")}},
    {PIJL_VENV_LOKAAL_TEAM,
     {PIJL_VENV_GEEN_VERVOLG, PIJL_VENV_BETROKKEN_HULP, PIJL_ONDERZOEK_RAAD, END},
     {GEEN_VERVOLG("0"), DIRECT("0"), VENV("100"), NA("0"), HELP("0")}},
    {PIJL_ONDERZOEK_GEEN_VERVOLG,
     {PIJL_ONDERZOEK_BETROKKEN_HULP, PIJL_ONDERZOEK_LOKAAL_TEAM, PIJL_ONDERZOEK_RAAD, END},
     {DIRECT("0"), VENV("0"), RAAD("0"), NA("100")}},
    {PIJL_ONDERZOEK_BETROKKEN_HULP,
     {PIJL_ONDERZOEK_GEEN_VERVOLG, PIJL_ONDERZOEK_LOKAAL_TEAM, PIJL_ONDERZOEK_RAAD, END},
     {DIRECT("0"), VENV("0"), RAAD("0"), NA("0"), HELP("100")}},
    {PIJL_ONDERZOEK_LOKAAL_TEAM,
     {PIJL_ONDERZOEK_GEEN_VERVOLG, PIJL_ONDERZOEK_BETROKKEN_HULP, PIJL_ONDERZOEK_RAAD, END},
     {DIRECT("0"), VENV("0"), RAAD("0"), NA("0"), HELP("0")}},
    {PIJL_ONDERZOEK_RAAD,
     {PIJL_ONDERZOEK_GEEN_VERVOLG, PIJL_ONDERZOEK_BETROKKEN_HULP, PIJL_ONDERZOEK_LOKAAL_TEAM, END},
     {DIRECT("0"), VENV("0"), RAAD("100"), WITH_CHILDREN}},
    {PIJL_OVERLEG_LOKAAL_TEAM, {END}, {"gemeenten.*.lokaal_team.overleg_weekdagen=(1)", HELP("0")}},
    {PIJL_CONTACT_GEEN_HULP,
     {PIJL_CONTACT_AFGEWEZEN, PIJL_CONTACT_HULP, END},
     {"hulp.niet_nodig=100"}},
    {PIJL_CONTACT_AFGEWEZEN,
     {PIJL_CONTACT_GEEN_HULP, PIJL_CONTACT_HULP, END},
     {"hulp.niet_nodig=0", "hulp.acceptatie=0"}},
    {PIJL_CONTACT_HULP,
     {PIJL_CONTACT_GEEN_HULP, PIJL_CONTACT_AFGEWEZEN, END},
     {"hulp.niet_nodig=0", "hulp.acceptatie=100", "hulp.daling_per_dag=0"}},
    {PIJL_RAAD_HULP,
     {PIJL_RAAD_GEEN_HULP, END},
     {RAAD("100"), "raad.fte=\"onbeperkt\"", "hulp.niet_nodig=0", "hulp.acceptatie=100",
      "hulp.daling_per_dag=0"}},
    {PIJL_RAAD_GEEN_HULP,
     {PIJL_RAAD_HULP, END},
     {RAAD("100"), "raad.fte=\"onbeperkt\"", "hulp.acceptatie=0"}},
    {PIJL_HULP_VOLDOENDE,
     {PIJL_HULP_UITVAL, END},
     {"hulp.voldoende.*=100", "hulp.factor_forse_voorgeschiedenis=1", "hulp.duur=40"}},
    {PIJL_HULP_UITVAL, {PIJL_HULP_VOLDOENDE, END}, {"hulp.voldoende.*=0", "hulp.duur=40"}},
    /* All is closed at once, so that whoever comes back is a new casus. */
    {PIJL_GESLOTEN_RECIDIVE,
     {PIJL_VB_BETROKKEN_HULP, PIJL_VB_LOKAAL_TEAM, PIJL_VB_VENV, PIJL_VB_ONDERZOEK, END},
     {GEEN_VERVOLG("100")}},
};

/* Places enough that nothing keeps a casus from its arrow. */
static const char *const roomy[] = {"veilig_thuis.onderzoek.fte=\"onbeperkt\"",
                                    "gemeenten.*.lokaal_team.fte=\"onbeperkt\"",
                                    "veilig_thuis.front.fte=20", "eind=2018-12-31"};

static void test_arrow_when_only_open_route_then_it_alone_carries_casussen(void **state)
{
    (void)state;
    bool tried[PIJLEN] = {false};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct arrow_case *a = &cases[i];
        const char *sets[MOST * 2 + 8];
        size_t n = sizeof roomy / sizeof roomy[0];
        memcpy(sets, roomy, sizeof roomy);
        for (size_t s = 0; s < MOST * 2 && a->sets[s] != NULL; s++)
            sets[n++] = a->sets[s];
        sets[n] = NULL;
        struct world w;
        struct studie study;
        world_load(&w, WORLD_ALWAYS, sets);
        world_study(&w, &study, 1);
        if (!(study.pijlen[a->only] > 0.0))
            fail_msg("nothing on arrow %s", metingen_pijl(a->only)->sleutel);
        for (const int *sibling = a->siblings; *sibling != END; sibling++)
            if (study.pijlen[*sibling] != 0.0)
                fail_msg("only %s should be open, but %s carries %.1f a year",
                         metingen_pijl(a->only)->sleutel,
                         metingen_pijl((enum pijl) * sibling)->sleutel, study.pijlen[*sibling]);
        assert_int_equal(study.tabellen.books.failures, 0);
        tried[a->only] = true;
        studie_release(&study);
        world_release(&w);
    }
    for (int p = 0; p < PIJLEN; p++)
        if (!tried[p])
            fail_msg("arrow %s has no scenario", metingen_pijl((enum pijl)p)->sleutel);
}

static void test_arrows_when_run_then_boxes_balance(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_FROM_START, "veilig_thuis.venv.aandeel.middelzwaar=20");
    const uint64_t *p = world_run(&w, 1)->metingen.pijl;
    assert_int_equal(p[PIJL_INCIDENT_MELDING], p[PIJL_MELDING_CASUS] + p[PIJL_MELDING_OPEN_CASUS]);
    assert_int_equal(p[PIJL_MELDING_CASUS], w.keten.casussen.geopend);
    assert_true(p[PIJL_GESLOTEN_RECIDIVE] < p[PIJL_MELDING_CASUS]);
    uint64_t after = p[PIJL_VB_GEEN_VERVOLG] + p[PIJL_VB_BETROKKEN_HULP] + p[PIJL_VB_LOKAAL_TEAM] +
                     p[PIJL_VB_VENV] + p[PIJL_VB_ONDERZOEK];
    assert_true(after > 300 && after < p[PIJL_MELDING_CASUS] + 100);
    for (int i = 0; i < PIJLEN; i++)
        assert_true(p[i] > 0 || i == PIJL_VENV_GEEN_VERVOLG || i == PIJL_ONDERZOEK_GEEN_VERVOLG);
    world_release(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_arrow_when_only_open_route_then_it_alone_carries_casussen),
        cmocka_unit_test(test_arrows_when_run_then_boxes_balance),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
