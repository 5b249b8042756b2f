/* The arrows from an incident up to and including Veilig Thuis: each one open alone. */
#include "tests/keten/arrows.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define CAUGHT(x) "gemeenten.*.lokaal_opgevangen=" x
#define IN_2016                                                                                    \
    "gemeenten.*.instroom=({waarde=0.0;},{vanaf=\"2016-01-01\";waarde=10.0;},"                     \
    "{vanaf=\"2017-01-01\";waarde=0.0;})"
#define OPENINGS_ONLY "incidenten.per_jaar=0", "melding.dubbel=0"

static const struct arrow_case cases[] = {
    {.only = PIJL_INCIDENT_MELDING,
     .sets = {"melding.kans=100", "meldgedrag.minder_bij_wachten=0"}},
    {.only = PIJL_INCIDENT_LOKAAL_TEAM,
     .sets = {"melding.kans=0", CAUGHT("100"), "melding.advies=0"}},
    {.only = PIJL_INCIDENT_ADVIES, .sets = {"melding.kans=0", CAUGHT("0"), "melding.advies=100"}},
    {.only = PIJL_ADVIES_MELDING,
     .sets = {"melding.kans=0", CAUGHT("0"), "melding.advies=100",
              "veilig_thuis.advies.leidt_tot_melding=100"},
     .also = {PIJL_INCIDENT_MELDING, PIJL_MONITORING_MELDING},
     .also_count = 2},
    {.only = PIJL_MELDING_CASUS,
     .sets = {OPENINGS_ONLY},
     .also = {PIJL_GESLOTEN_RECIDIVE},
     .also_count = 1},
    /* All families came in 2016, and their first casus is in onderzoek until 2019. */
    {.only = PIJL_MELDING_OPEN_CASUS,
     .sets = {"melding.kans=100", "incidenten.per_jaar=1", IN_2016,
              "veilig_thuis.vb.historie_dagen=100", ALL_INVESTIGATED,
              "veilig_thuis.onderzoek.historie_dagen=1000"},
     .also = {PIJL_GESLOTEN_RECIDIVE},
     .also_count = 1},
    {.only = PIJL_VB_GEEN_VERVOLG, .sets = {GEEN_VERVOLG("100")}},
    {.only = PIJL_VB_BETROKKEN_HULP, .sets = {GEEN_VERVOLG("0"), DIRECT("100"), HELP("100")}},
    {.only = PIJL_VB_LOKAAL_TEAM, .sets = {GEEN_VERVOLG("0"), DIRECT("100"), HELP("0")}},
    {.only = PIJL_VB_VENV, .sets = {ALL_VENV}},
    {.only = PIJL_VB_ONDERZOEK, .sets = {ALL_INVESTIGATED}},
    {.only = PIJL_VENV_GEEN_VERVOLG, .sets = {ALL_VENV, NA("100"), NAAR_JBT("0")}},
    {.only = PIJL_VENV_BETROKKEN_HULP, .sets = {ALL_VENV, NA("0"), HELP("100"), NAAR_JBT("0")}},
    {.only = PIJL_VENV_LOKAAL_TEAM, .sets = {ALL_VENV, NA("0"), HELP("0"), NAAR_JBT("0")}},
    {.only = PIJL_VENV_JBT,
     .sets = {ALL_VENV, NAAR_JBT("100"), WITH_CHILDREN, "veilig_thuis.monitoring.aandeel=0",
              "incidenten.per_jaar=0", "melding.dubbel=0"}},
    {.only = PIJL_ONDERZOEK_GEEN_VERVOLG,
     .sets = {ALL_INVESTIGATED, NAAR_JBT("0"), NA("100"), "veilig_thuis.monitoring.aandeel=0"}},
    {.only = PIJL_ONDERZOEK_BETROKKEN_HULP,
     .sets = {ALL_INVESTIGATED, NAAR_JBT("0"), NA("0"), HELP("100"),
              "veilig_thuis.monitoring.aandeel=0"}},
    {.only = PIJL_ONDERZOEK_LOKAAL_TEAM,
     .sets = {ALL_INVESTIGATED, NAAR_JBT("0"), NA("0"), HELP("0"),
              "veilig_thuis.monitoring.aandeel=0"}},
    {.only = PIJL_ONDERZOEK_JBT,
     .sets = {ALL_INVESTIGATED, NAAR_JBT("100"), WITH_CHILDREN, "veilig_thuis.monitoring.aandeel=0",
              "incidenten.per_jaar=0", "melding.dubbel=0"}},
    {.only = PIJL_ONDERZOEK_MONITORING,
     .sets = {ALL_INVESTIGATED, "veilig_thuis.monitoring.aandeel=100"},
     .siblings = GOES_BESIDE},
    /* Nothing but openings is reported by others, so that what is found was unknown. */
    {.only = PIJL_MONITORING_MELDING,
     .sets = {ALL_INVESTIGATED, "veilig_thuis.monitoring.aandeel=100",
              "veilig_thuis.monitoring.ontdekking=100", CAUGHT("0"), "melding.advies=0"},
     .also = {PIJL_INCIDENT_LOKAAL_TEAM, PIJL_INCIDENT_ADVIES, PIJL_ADVIES_MELDING},
     .also_count = 3},
};

static const struct shut_case shut[] = {
    {PIJL_ADVIES_MELDING, {"melding.advies=100", "veilig_thuis.advies.leidt_tot_melding=0"}},
    {PIJL_ONDERZOEK_MONITORING, {ALL_INVESTIGATED, "veilig_thuis.monitoring.aandeel=0"}},
    {PIJL_MONITORING_MELDING,
     {ALL_INVESTIGATED, "veilig_thuis.monitoring.aandeel=100",
      "veilig_thuis.monitoring.ontdekking=0"}},
};

static void test_arrow_up_to_veilig_thuis_when_only_open_route_then_it_alone_carries(void **state)
{
    (void)state;
    arrows_expect_alone(cases, sizeof cases / sizeof cases[0]);
}

static void test_arrow_up_to_veilig_thuis_when_its_route_is_shut_then_it_carries_none(void **state)
{
    (void)state;
    arrows_expect_none(shut, sizeof shut / sizeof shut[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_arrow_up_to_veilig_thuis_when_only_open_route_then_it_alone_carries),
        cmocka_unit_test(test_arrow_up_to_veilig_thuis_when_its_route_is_shut_then_it_carries_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
