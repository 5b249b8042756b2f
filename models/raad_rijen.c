/* Parameters of the Raad. */
#include "models/raad.h"

#include "models/rij.h"

const struct parameter_row raad_rijen[] = {
    RIJ_VAST("raad.productieve_uren_week", PARAMETER_BELEID, "uren per week", 5.0, 60.0,
             "uren per week die een fte aan onderzoeken werkt",
             "hours a week that one fte works on cases"),
    RIJ_CAPACITEIT("raad.fte", "fte", 5000.0, "raadsonderzoekers voor deze regio",
                   "Raad investigators for this region"),
    RIJ_GETAL("raad.caseload_per_fte", PARAMETER_BELEID, "kinderen per fte", 0.1, 1000.0,
              "kinderen die een raadsonderzoeker tegelijk heeft",
              "children one investigator has at a time"),
    RIJ_DUUR("raad.uren", PARAMETER_BELEID, "uren", 2000.0, "werk per kind", "work per child"),
    RIJ_DUUR("raad.extern", PARAMETER_BELEID, "dagen", 1000.0,
             "vaste tijd per kind, naast het werk", "fixed time per child, besides the work"),
    RIJ_DUUR("raad.historie_dagen", PARAMETER_AARD, "dagen", 1000.0,
             "van verzoek tot einde raadsonderzoek in de jaren voor de start, wachten inbegrepen",
             "from request to end of the inquiry before the start, waiting included"),
    RIJ_GETAL("raad.overige_instroom", PARAMETER_BELEID, "kinderen per week", 0.0, 10000.0,
              "kinderen die anders dan via deze keten bij de Raad komen",
              "children who come to the Raad in another way than through this chain"),
    RIJ_PROCENT("raad.zonder_zicht", PARAMETER_BELEID,
                "aandeel gezinnen dat niemand ziet terwijl de Raad onderzoekt",
                "share of families nobody sees while the Raad inquires"),
    RIJ_PROCENT("raad.naar_rechter", PARAMETER_BELEID,
                "aandeel gezinnen waarvoor de Raad de kinderrechter om een maatregel vraagt",
                "share of families for which the Raad asks the court for a measure"),
    RIJ_VAST("raad.termijn_dagen", PARAMETER_AARD, "dagen", 0.0, 1000.0,
             "norm van verzoek tot start van het raadsonderzoek",
             "norm from request to start of the inquiry"),
    RIJ_KEUZE("raad.volgorde", PARAMETER_BELEID, PLAATSWERK_VOLGORDEN, "\"crisis_eerst\"",
              "volgorde van de wachtlijst van de Raad", "order of the Raad's waiting list",
              "aanname: crisis meteen, verder op volgorde van binnenkomst"),
    RIJ_HEEL("raad.wachtlijst_start", PARAMETER_BELEID, "kinderen", 0.0, 100000.0,
             "kinderen op de wachtlijst op de startdatum",
             "children on the waiting list at the start"),
    RIJ_VAST("raad.wachtlijst_start_dagen", PARAMETER_BELEID, "dagen", 0.0, 2000.0,
             "gemiddelde tijd die zij dan al wachten", "mean time they have waited by then"),
    RIJ_GETAL("raad.euro_per_fte", PARAMETER_BELEID, "euro per fte per jaar", 0.0, 1e6,
              "kosten van een fte bij de Raad", "cost of one fte at the Raad"),
};
const size_t raad_rij_aantal = sizeof raad_rijen / sizeof raad_rijen[0];

void raad_lees(struct raad_instelling *in, const struct parameter_set *set)
{
    in->kantoor = plaatswerk_kantoor(set);
    in->uren_week = parameter_number(set, "raad.productieve_uren_week");
    in->fte = parameter_get(set, "raad.fte");
    in->caseload = parameter_get(set, "raad.caseload_per_fte");
    in->uren = parameter_get(set, "raad.uren");
    in->extern_dagen = parameter_get(set, "raad.extern");
    in->historie_dagen = parameter_get(set, "raad.historie_dagen");
    in->overige_instroom = parameter_get(set, "raad.overige_instroom");
    in->zonder_zicht = parameter_get(set, "raad.zonder_zicht");
    in->naar_rechter = parameter_get(set, "raad.naar_rechter");
    in->euro = parameter_get(set, "raad.euro_per_fte");
    in->termijn_dagen = parameter_number(set, "raad.termijn_dagen");
    in->volgorde = (enum volgorde)parameter_integer(set, "raad.volgorde");
    in->wachtlijst_start = (int)parameter_integer(set, "raad.wachtlijst_start");
    in->wachtlijst_start_dagen = parameter_number(set, "raad.wachtlijst_start_dagen");
}
