/* Parameters of reporting. */
#include "models/melding.h"

#include "models/rij.h"

#include <stdlib.h>

#define MELDER(sleutel, naam, name)                                                                \
    RIJ_PROCENT("melding.melder." sleutel ".aandeel", PARAMETER_AARD,                              \
                "aandeel van de gemelde incidenten: " naam, "share of reported incidents: " name), \
        RIJ_DUUR("melding.melder." sleutel ".vertraging", PARAMETER_AARD, "dagen", 365.0,          \
                 "tijd van incident tot melding: " naam, "time from incident to melding: " name),  \
        RIJ_GETAL("melding.melder." sleutel ".factor", PARAMETER_AARD, "factor", 0.0, 10.0,        \
                  "meldingen tegenover vroeger (1 = evenveel): " naam,                             \
                  "reports against what they were (1 = as many): " name)

const struct parameter_row melding_rijen[] = {
    RIJ_PROCENT("melding.kans", PARAMETER_AARD, "kans dat een ernstig incident een melding wordt",
                "chance that a serious incident is reported"),
    RIJ_PROCENT("melding.dubbel", PARAMETER_AARD,
                "kans dat een tweede melder hetzelfde incident ook meldt",
                "chance that a second reporter reports the same incident"),
    RIJ_PROCENT(
        "melding.bekend_bij_hulp", PARAMETER_AARD,
        "kans dat een niet gemeld incident toch bekend wordt als er hulp in het huishouden is",
        "chance that an unreported incident becomes known where help is present"),
    RIJ_PROCENT("melding.advies", PARAMETER_AARD,
                "kans dat iemand advies vraagt over een incident dat niet gemeld of opgevangen is",
                "chance that somebody asks for advies about an incident not reported nor caught"),
    RIJ_PROCENT("melding.gemist_wordt_melding", PARAMETER_AARD,
                "kans dat een signaal dat het lokale team door drukte mist een melding wordt",
                "chance that a signal which a pressed lokale team misses becomes a melding"),
    RIJ_PROCENT("gemeenten.*.lokaal_opgevangen", PARAMETER_BELEID,
                "niet gemelde incidenten waarvan het lokale veld het signaal zelf opvangt",
                "unreported incidents whose signal the lokale veld catches itself"),
    RIJ_PROCENT("lokaal_veld.druk.opvang", PARAMETER_BELEID,
                "hoeveel minder signalen een lokaal team opvangt bij volle druk",
                "how many fewer signals a team catches at full pressure"),
    RIJ_PROCENT("meldgedrag.minder_bij_wachten", PARAMETER_AARD,
                "hoeveel minder vaak een incident gemeld wordt als het huishouden al wacht",
                "how much less often an incident is reported when the household already waits"),
    RIJ_GETAL("meldgedrag.meer_bij_wachten", PARAMETER_AARD, "procent", 0.0, 400.0,
              "hoeveel vaker er een tweede melder is als het huishouden al wacht",
              "how much more often there is a second reporter when the household already waits"),
    RIJ_VAST("melding.hermelding_jaren", PARAMETER_AARD, "jaren", 0.1, 20.0,
             "hoelang na de laatste betrokkenheid een melding een hermelding heet",
             "how long after the last involvement a report counts as a repeat report"),
    RIJ_HEEL("melding.politie_uur", PARAMETER_AARD, "uur", 0.0, 23.0,
             "uur van de nacht waarop politiemeldingen binnenkomen",
             "hour at which police reports come in"),
    MELDER("politie", "politie", "police"),
    MELDER("gezondheidszorg", "gezondheidszorg", "health care"),
    MELDER("onderwijs", "onderwijs", "education"),
    MELDER("jeugdzorg", "jeugdzorg", "youth care"),
    MELDER("overig_beroepsmatig", "overige professionals", "other professionals"),
    MELDER("niet_beroepsmatig", "burgers (niet beroepsmatig)", "citizens"),
    MELDER("anders", "anders", "other"),
};
const size_t melding_rij_aantal = sizeof melding_rijen / sizeof melding_rijen[0];

void melding_lees(struct melding_instelling *in, const struct parameter_set *set,
                  char *const *sleutels, size_t gemeenten)
{
    *in = (struct melding_instelling){
        .kans = parameter_get(set, "melding.kans"),
        .dubbel = parameter_get(set, "melding.dubbel"),
        .bekend_bij_hulp = parameter_get(set, "melding.bekend_bij_hulp"),
        .druk_opvang = parameter_get(set, "lokaal_veld.druk.opvang"),
        .gemist_wordt_melding = parameter_get(set, "melding.gemist_wordt_melding"),
        .advies = parameter_get(set, "melding.advies"),
        .minder_bij_wachten = parameter_get(set, "meldgedrag.minder_bij_wachten"),
        .meer_bij_wachten = parameter_get(set, "meldgedrag.meer_bij_wachten"),
        .politie_uur = (int)parameter_integer(set, "melding.politie_uur")};
    for (int m = 0; m < MELDERS_BUITEN; m++) {
        const char *naam = begrippen_melder((enum melder)m);
        in->aandeel[m] = parameter_get(set, "melding.melder.%s.aandeel", naam);
        in->vertraging[m] = parameter_get(set, "melding.melder.%s.vertraging", naam);
        in->factor[m] = parameter_get(set, "melding.melder.%s.factor", naam);
    }
    in->opgevangen = calloc(gemeenten, sizeof *in->opgevangen);
    if (!in->opgevangen) {
        abort();
    }
    for (size_t g = 0; g < gemeenten; g++) {
        in->opgevangen[g] = parameter_get(set, "gemeenten.%s.lokaal_opgevangen", sleutels[g]);
    }
}

void melding_instelling_release(struct melding_instelling *in)
{
    free(in->opgevangen);
    in->opgevangen = NULL;
}
