/* Parameters of huishoudens and incidents. */
#include "models/huishouden.h"

#include "models/rij.h"

#include <stdlib.h>
#include <string.h>

const struct parameter_row huishouden_rijen[] = {
    RIJ_VAST(
        "huishoudens.kwetsbaarheid_vorm", PARAMETER_AARD, "", 0.1, 100.0,
        "vorm van de gammaverdeling van kwetsbaarheid (gemiddelde 1 bij binnenkomst); kleiner is "
        "ongelijker",
        "shape of the gamma distribution of frailty (mean 1 on arrival); smaller is more unequal"),
    RIJ_VAST(
        "huishoudens.vertrek_per_jaar", PARAMETER_AARD, "per jaar", 0.01, 1.0,
        "kans per jaar dat een huishouden voorgoed uit beeld raakt (verhuisd, kinderen groot, "
        "gestopt)",
        "yearly rate at which a household leaves for good (moved, children grown up, stopped)"),
    RIJ_PROCENT("huishoudens.zonder_kinderen", PARAMETER_AARD,
                "aandeel huishoudens zonder minderjarige kinderen",
                "share of households without minor children"),
    RIJ_VAST("huishoudens.kinderen_gemiddeld", PARAMETER_AARD, "kinderen", 1.0, 4.0,
             "gemiddeld aantal minderjarige kinderen in een huishouden met kinderen",
             "mean number of minors in a household with children"),
    RIJ_VAST("huishoudens.registratiehorizon_jaren", PARAMETER_AARD, "jaren", 1.0, 30.0,
             "hoever het register van Veilig Thuis terugkijkt bij 'eerder bekend'",
             "how far back the register of Veilig Thuis looks for 'known before'"),
    RIJ_VAST("huishoudens.historie_jaren", PARAMETER_AARD, "jaren", 5.0, 80.0,
             "jaren voorgeschiedenis die voor de start worden gesimuleerd",
             "years of history simulated before the start"),
    RIJ_GETAL("gemeenten.*.instroom", PARAMETER_AARD, "huishoudens per jaar", 0.0, 20000.0,
              "huishoudens die per jaar voor het eerst een ernstig incident hebben",
              "households a year that have their first serious incident"),
    RIJ_VAST("gemeenten.*.instroom_max", PARAMETER_AARD, "huishoudens per jaar", 0.0, 40000.0,
             "bovengrens van de instroom (rekengrens, verandert de uitkomst niet)",
             "upper bound of the inflow (a computing bound, does not change results)"),
    RIJ_HEEL("gemeenten.*.cbs_code", PARAMETER_AARD, "", 1.0, 9999.0, "gemeentecode van het CBS",
             "CBS code of the municipality"),
    RIJ_VAST("incidenten.per_jaar", PARAMETER_AARD, "per jaar", 0.0, 20.0,
             "ernstige incidenten per huishouden per jaar, in rust, eerste keer, gemiddelde "
             "kwetsbaarheid",
             "serious incidents a household a year, at rest, no history, average frailty"),
    RIJ_VAST("incidenten.h_max", PARAMETER_AARD, "per jaar", 0.01, 200.0,
             "bovengrens van de incidentkans bij kwetsbaarheid 1 (rekengrens, verandert de "
             "uitkomst niet)",
             "upper bound of the hazard at frailty 1 (a computing bound, does not change results)"),
    RIJ_VAST("incidenten.voorgeschiedenis_effect", PARAMETER_AARD, "", 0.0, 10.0,
             "toename van de incidentkans per eerdere casus",
             "rise of the hazard for each earlier casus"),
    RIJ_HEEL("incidenten.voorgeschiedenis_maximum", PARAMETER_AARD, "casussen", 0.0, 50.0,
             "hoogste aantal eerdere casussen dat meetelt",
             "highest number of earlier casussen that counts"),
    RIJ_VAST("incidenten.acuut_effect", PARAMETER_AARD, "", 0.0, 20.0,
             "extra incidentkans meteen na een incident (2 is drie keer zo hoog)",
             "extra hazard right after an incident (2 means three times as high)"),
    RIJ_VAST("incidenten.acuut_dagen", PARAMETER_AARD, "dagen", 1.0, 365.0,
             "tijd waarin dat extra met een factor e afneemt",
             "time in which that extra falls by a factor e"),
    RIJ_VAST("incidenten.toestand.wachten", PARAMETER_AARD, "", 0.0, 10.0,
             "factor terwijl een casus ergens wacht (M2)",
             "factor while a casus waits anywhere (M2)"),
    RIJ_VAST("incidenten.toestand.veilig_thuis", PARAMETER_AARD, "", 0.0, 10.0,
             "factor terwijl Veilig Thuis of de Raad aan het werk is",
             "factor while Veilig Thuis or the Raad is at work"),
    RIJ_VAST("incidenten.toestand.hulp", PARAMETER_AARD, "", 0.0, 10.0, "factor tijdens hulp",
             "factor during help"),
    RIJ_VAST("incidenten.toestand.na_voldoende", PARAMETER_AARD, "", 0.0, 10.0,
             "factor na voldoende doorlopen hulp", "factor after sufficiently completed help"),
    RIJ_VAST("incidenten.toestand.na_uitval", PARAMETER_AARD, "", 0.0, 10.0,
             "factor na hulp die niet voldoende is doorlopen",
             "factor after help that was not sufficiently completed"),
    RIJ_VAST("incidenten.toestand.jaren", PARAMETER_AARD, "jaren", 0.0, 30.0,
             "hoelang de uitkomst van hulp doorwerkt", "how long the outcome of help counts"),
    RIJ_LIJST("incidenten.seizoen", PARAMETER_AARD, "factor", 12, 0.0, 5.0,
              "[1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0]",
              "factor per maand op incidenten en instroom",
              "factor by month on incidents and inflow", "aanname: geen maandpatroon gevonden"),
    RIJ_LIJST("incidenten.weekdag", PARAMETER_AARD, "factor", 7, 0.0, 5.0,
              "[1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0]", "factor per weekdag (maandag eerst)",
              "factor by weekday (Monday first)", "aanname: geen weekpatroon gevonden"),
    RIJ_GETAL("incidenten.jaarfactor", PARAMETER_AARD, "factor", 0.0, 5.0,
              "factor op incidenten en instroom, per datum",
              "factor on incidents and inflow, by date"),
};
const size_t huishouden_rij_aantal = sizeof huishouden_rijen / sizeof huishouden_rijen[0];

static void lijst(double *uit, size_t aantal, const struct parameter_set *set, const char *pad)
{
    const struct parameter_value *waarde = parameter_get(set, "%s", pad);
    memcpy(uit, waarde->list, aantal * sizeof *uit);
}

static tick jaren(double aantal)
{
    return clock_round(aantal * CLOCK_YEAR_DAYS * (double)CLOCK_DAY);
}

void huishouden_lees(struct huishouden_instelling *in, const struct parameter_set *set,
                     char *const *sleutels, size_t gemeenten)
{
    *in = (struct huishouden_instelling){.gemeenten = gemeenten};
    in->gemeente = calloc(gemeenten, sizeof *in->gemeente);
    if (!in->gemeente) {
        abort();
    }
    for (size_t g = 0; g < gemeenten; g++) {
        in->gemeente[g].cbs_code =
            (uint16_t)parameter_integer(set, "gemeenten.%s.cbs_code", sleutels[g]);
        in->gemeente[g].instroom = parameter_get(set, "gemeenten.%s.instroom", sleutels[g]);
        in->gemeente[g].instroom_max =
            parameter_number(set, "gemeenten.%s.instroom_max", sleutels[g]);
    }
    double vorm = parameter_number(set, "huishoudens.kwetsbaarheid_vorm");
    distribution_init(&in->kwetsbaarheid, &(struct distribution_spec){.family = DISTRIBUTION_GAMMA,
                                                                      .mean = 1.0,
                                                                      .sd = 1.0 / sqrt(vorm)});
    in->vertrek_per_jaar = parameter_number(set, "huishoudens.vertrek_per_jaar");
    in->kans_zonder_kinderen = parameter_number(set, "huishoudens.zonder_kinderen") / 100.0;
    in->kinderen_gemiddeld = parameter_number(set, "huishoudens.kinderen_gemiddeld");
    in->registratiehorizon = jaren(parameter_number(set, "huishoudens.registratiehorizon_jaren"));
    in->per_jaar = parameter_number(set, "incidenten.per_jaar");
    in->h_max = parameter_number(set, "incidenten.h_max");
    in->voorgeschiedenis_effect = parameter_number(set, "incidenten.voorgeschiedenis_effect");
    in->voorgeschiedenis_maximum =
        (int)parameter_integer(set, "incidenten.voorgeschiedenis_maximum");
    in->acuut_effect = parameter_number(set, "incidenten.acuut_effect");
    in->acuut_dagen = parameter_number(set, "incidenten.acuut_dagen");
    in->toestand[WACHT] = parameter_number(set, "incidenten.toestand.wachten");
    in->toestand[BIJ_VT] = parameter_number(set, "incidenten.toestand.veilig_thuis");
    in->toestand[IN_HULP] = parameter_number(set, "incidenten.toestand.hulp");
    in->na_voldoende = parameter_number(set, "incidenten.toestand.na_voldoende");
    in->na_uitval = parameter_number(set, "incidenten.toestand.na_uitval");
    in->toestand_duur = jaren(parameter_number(set, "incidenten.toestand.jaren"));
    in->jaarfactor = parameter_get(set, "incidenten.jaarfactor");
    lijst(in->seizoen, 12, set, "incidenten.seizoen");
    lijst(in->weekdag, 7, set, "incidenten.weekdag");
}

void huishouden_instelling_release(struct huishouden_instelling *in)
{
    free(in->gemeente);
}
