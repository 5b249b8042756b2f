/* Parameters of the jeugdbeschermingstafel. */
#include "models/jeugdbeschermingstafel.h"

#include "models/rij.h"

const struct parameter_row jbt_rijen[] = {
    {.path = "jbt.weekdagen",
     .type = PARAMETER_LIST,
     .nature = PARAMETER_BELEID,
     .unit = "weekdag (1 = maandag)",
     .minimum = 1.0,
     .maximum = 7.0,
     .list_minimum = 1,
     .list_maximum = 7,
     .nl = "weekdagen waarop de jeugdbeschermingstafel bijeenkomt",
     .en = "weekdays on which the table meets",
     RIJ_GEEN_BRON},
    RIJ_VAST("jbt.uur", PARAMETER_BELEID, "uur", 0.0, 23.0, "uur waarop de tafel bijeenkomt",
             "hour at which the table meets"),
    RIJ_HEEL("jbt.agenda", PARAMETER_BELEID, "casussen", 0.0, 1000.0,
             "meeste casussen uit deze regio per bijeenkomst; 0 is geen maximum",
             "most casussen of this region a meeting; 0 is no limit"),
    RIJ_KEUZE("jbt.volgorde", PARAMETER_BELEID, "fifo|zwaarte", "\"fifo\"",
              "wie het eerst op de agenda komt", "who comes on the agenda first",
              "aanname: op volgorde van binnenkomst"),
    RIJ_DUUR("jbt.voorbereiding.veilig_thuis", PARAMETER_BELEID, "dagen", 365.0,
             "voorbereiding van een verzoek van Veilig Thuis, voor het op de agenda kan",
             "preparation of a request by Veilig Thuis before it can be on the agenda"),
    RIJ_DUUR("jbt.voorbereiding.mandaat", PARAMETER_BELEID, "dagen", 365.0,
             "voorbereiding van een verzoek van een lokale toegang met mandaat",
             "preparation of a request by a local team with mandate"),
    RIJ_DUUR("jbt.voorbereiding.save", PARAMETER_BELEID, "dagen", 365.0,
             "voorbereiding van een verzoek van een lokale toegang via SAVE, de tijd bij SAVE "
             "inbegrepen",
             "preparation of a local team's request through SAVE, the time there included"),
    RIJ_PROCENT("jbt.spoed", PARAMETER_BELEID,
                "aandeel van de crisis- en huisverbodcasussen dat voorbij de tafel direct naar de "
                "Raad gaat",
                "share of crisis casussen that go past the table straight to the Raad"),
    RIJ_PROCENT("jbt.naar_raad", PARAMETER_BELEID,
                "aandeel op de tafel dat tot een raadsonderzoek leidt",
                "share on the table that leads to an inquiry by the Raad"),
    RIJ_PROCENT("jbt.naar_save", PARAMETER_BELEID,
                "aandeel op de tafel dat SAVE-begeleiding krijgt (hoogstens wat naar_raad "
                "overlaat); de rest blijft in het vrijwillig kader",
                "share on the table that gets SAVE guidance (at most what naar_raad leaves); the "
                "rest stays voluntary"),
    RIJ_DUUR("jbt.historie_dagen", PARAMETER_AARD, "dagen", 1000.0,
             "van verzoek tot besluit van de tafel in de jaren voor de start, voorbereiding en "
             "wachten inbegrepen",
             "from request to decision before the start, preparation and waiting included"),
};
const size_t jbt_rij_aantal = sizeof jbt_rijen / sizeof jbt_rijen[0];

void jbt_lees(struct jbt_instelling *in, const struct parameter_set *set)
{
    static const char *const toegang[JBT_TOEGANGEN] = {
        [JBT_VIA_VT] = "veilig_thuis", [JBT_MANDAAT] = "mandaat", [JBT_VIA_SAVE] = "save"};
    *in = (struct jbt_instelling){0};
    for (int t = 0; t < JBT_TOEGANGEN; t++) {
        in->voorbereiding[t] = parameter_get(set, "jbt.voorbereiding.%s", toegang[t]);
    }
    in->spoed = parameter_get(set, "jbt.spoed");
    in->naar_raad = parameter_get(set, "jbt.naar_raad");
    in->naar_save = parameter_get(set, "jbt.naar_save");
    in->historie_dagen = parameter_get(set, "jbt.historie_dagen");
    const struct parameter_value *dagen = parameter_get(set, "jbt.weekdagen");
    for (size_t i = 0; i < dagen->list_count; i++) {
        in->weekdagen |= 1u << ((unsigned)dagen->list[i] - 1u);
    }
    in->tijd = (int)lround(parameter_number(set, "jbt.uur") * 3600.0);
    in->agenda = (size_t)parameter_integer(set, "jbt.agenda");
    in->zwaarste_eerst = parameter_integer(set, "jbt.volgorde") == 1;
}
