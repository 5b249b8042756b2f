/* Parameters of reporting. */
#include "models/melding.h"

#include "models/rij.h"

#define MELDER(sleutel, naam, name)                                                                \
    RIJ_PROCENT("melding.melder." sleutel ".aandeel", PARAMETER_AARD,                              \
                "aandeel van de gemelde incidenten: " naam, "share of reported incidents: " name), \
        RIJ_DUUR("melding.melder." sleutel ".vertraging", PARAMETER_AARD, "dagen", 365.0,          \
                 "tijd van incident tot melding: " naam, "time from incident to melding: " name)

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

void melding_lees(struct melding_instelling *in, const struct parameter_set *set)
{
    in->kans = parameter_get(set, "melding.kans");
    in->dubbel = parameter_get(set, "melding.dubbel");
    in->bekend_bij_hulp = parameter_get(set, "melding.bekend_bij_hulp");
    in->politie_uur = (int)parameter_integer(set, "melding.politie_uur");
    for (int m = 0; m < MELDERS; m++) {
        const char *naam = begrippen_melder((enum melder)m);
        in->aandeel[m] = parameter_get(set, "melding.melder.%s.aandeel", naam);
        in->vertraging[m] = parameter_get(set, "melding.melder.%s.vertraging", naam);
    }
}
