/* Parameters of the gecertificeerde instelling. */
#include "models/gecertificeerde_instelling.h"

#include "models/rij.h"

const struct parameter_row gi_rijen[] = {
    RIJ_CAPACITEIT("gi.fte", "fte", 5000.0, "jeugdbeschermers voor deze regio",
                   "youth protection workers for this region"),
    RIJ_GETAL("gi.caseload_per_fte", PARAMETER_BELEID, "kinderen per fte", 0.1, 1000.0,
              "kinderen die een jeugdbeschermer tegelijk heeft; hoger maakt plaats, want de duur "
              "van een maatregel volgt niet uit uren",
              "children one worker has at a time; higher makes room, as the length of a measure "
              "does not follow from hours"),
    RIJ_GETAL("gi.overige_instroom", PARAMETER_BELEID, "kinderen per week", 0.0, 10000.0,
              "kinderen met een ondertoezichtstelling die niet via deze keten komen",
              "children under supervision who do not come through this chain"),
    RIJ_DUUR("gi.ots_dagen", PARAMETER_BELEID, "dagen", 10000.0,
             "duur van een ondertoezichtstelling per kind, verlengingen inbegrepen",
             "length of a supervision order a child, renewals included"),
    RIJ_DUUR("gi.save_dagen", PARAMETER_BELEID, "dagen", 10000.0,
             "duur van SAVE-begeleiding per kind, verlenging inbegrepen",
             "length of SAVE guidance a child, renewal included"),
    RIJ_DUUR("gi.contact_dagen", PARAMETER_BELEID, "dagen", 365.0,
             "van een jeugdbeschermer voor het eerste kind tot het eerste gesprek met het gezin",
             "from a worker for the first child to the first conversation with the family"),
    {.path = "gi.save_niet_genoeg",
     .type = PARAMETER_PERCENTAGE,
     .nature = PARAMETER_BELEID,
     .unit = "procent",
     .minimum = 0.0,
     .maximum = 90.0, /* or a family could go round for ever */
     .dated = true,
     .nl = "aandeel gezinnen dat na SAVE-begeleiding opnieuw naar de jeugdbeschermingstafel gaat",
     .en = "share of families that go to the table again after SAVE guidance",
     RIJ_GEEN_BRON},
    RIJ_DUUR("gi.historie_ots_dagen", PARAMETER_AARD, "dagen", 10000.0,
             "duur van een ondertoezichtstelling in de jaren voor de start",
             "length of a supervision order before the start"),
    RIJ_DUUR("gi.historie_save_dagen", PARAMETER_AARD, "dagen", 10000.0,
             "duur van SAVE-begeleiding in de jaren voor de start",
             "length of SAVE guidance before the start"),
    RIJ_HEEL("gi.termijn_werkdagen", PARAMETER_AARD, "werkdagen", 0.0, 250.0,
             "norm van maatregel tot eerste contact", "norm from measure to first contact"),
    RIJ_KEUZE("gi.volgorde", PARAMETER_BELEID, PLAATSWERK_VOLGORDEN, "\"fifo\"",
              "volgorde van de wachtlijst van de gecertificeerde instelling",
              "order of the waiting list", "aanname: op volgorde van binnenkomst"),
    RIJ_GETAL("gi.euro_per_fte", PARAMETER_BELEID, "euro per fte per jaar", 0.0, 1e6,
              "kosten van een fte bij de gecertificeerde instelling", "cost of one fte"),
};
const size_t gi_rij_aantal = sizeof gi_rijen / sizeof gi_rijen[0];

void gi_lees(struct gi_instelling *in, const struct parameter_set *set)
{
    in->kantoor = plaatswerk_kantoor(set);
    in->fte = parameter_get(set, "gi.fte");
    in->caseload = parameter_get(set, "gi.caseload_per_fte");
    in->overige_instroom = parameter_get(set, "gi.overige_instroom");
    in->euro = parameter_get(set, "gi.euro_per_fte");
    in->ots_dagen = parameter_get(set, "gi.ots_dagen");
    in->save_dagen = parameter_get(set, "gi.save_dagen");
    in->contact_dagen = parameter_get(set, "gi.contact_dagen");
    in->save_niet_genoeg = parameter_get(set, "gi.save_niet_genoeg");
    in->historie_ots_dagen = parameter_get(set, "gi.historie_ots_dagen");
    in->historie_save_dagen = parameter_get(set, "gi.historie_save_dagen");
    in->termijn_werkdagen = (int)parameter_integer(set, "gi.termijn_werkdagen");
    in->volgorde = (enum volgorde)parameter_integer(set, "gi.volgorde");
}
