/* Parameters of the lokale veld, the Raad and hulp. */
#include "models/hulp.h"
#include "models/lokaal_veld.h"
#include "models/raad.h"

#include "models/rij.h"

#include <stdlib.h>

#define TEAM "gemeenten.*.lokaal_team"

const struct parameter_row lokaal_veld_rijen[] = {
    {.path = "gemeenten.*.naam",
     .type = PARAMETER_TEXT,
     .nature = PARAMETER_RUN,
     .unit = "",
     .nl = "naam van de gemeente",
     .en = "name of the municipality",
     RIJ_GEEN_BRON},
    RIJ_VAST("lokaal_veld.productieve_uren_week", PARAMETER_BELEID, "uren per week", 5.0, 60.0,
             "uren per week die een fte aan casussen werkt",
             "hours a week that one fte works on casussen"),
    RIJ_VAST("lokaal_veld.overleg_uur", PARAMETER_BELEID, "uur", 0.0, 23.0,
             "uur waarop een overleg of levering is", "hour of a meeting or batch"),
    RIJ_GETAL("lokaal_veld.euro_per_fte", PARAMETER_BELEID, "euro per fte per jaar", 0.0, 1e6,
              "kosten van een fte bij een lokaal team", "cost of one fte at a local team"),
    RIJ_CAPACITEIT(TEAM ".fte", "fte", 5000.0,
                   "medewerkers van het lokale team voor HGKM en vergelijkbaar werk",
                   "staff of the local team for this and comparable work"),
    RIJ_PER_ZWAARTE(RIJ_GETAL, TEAM ".caseload_per_fte", PARAMETER_BELEID, "casussen per fte", 0.1,
                    1000.0, "casussen die een medewerker tegelijk heeft, naar beoordeelde zwaarte",
                    "casussen one worker has at a time, by judged severity"),
    RIJ_PER_ZWAARTE(RIJ_DUUR, TEAM ".uren", PARAMETER_BELEID, "uren", 2000.0,
                    "werk per casus, naar werkelijke zwaarte", "work per casus, by real severity"),
    RIJ_DUUR(TEAM ".plannen", PARAMETER_AARD, "dagen", 365.0, "van plaats tot eerste gesprek",
             "from place to first conversation"),
    RIJ_GETAL(TEAM ".direct_factor", PARAMETER_BELEID, "factor", 0.1, 10.0,
              "hoeveel meer werk een direct doorgezette casus geeft",
              "how much more work a directly handed casus gives"),
    RIJ_GETAL(TEAM ".overige_instroom", PARAMETER_BELEID, "casussen per week", 0.0, 10000.0,
              "vergelijkbaar werk dat niet via Veilig Thuis komt",
              "comparable work that does not come through Veilig Thuis"),
    RIJ_DUUR(TEAM ".historie_dagen", PARAMETER_AARD, "dagen", 1000.0,
             "tijd bij het team in de jaren voor de start, wachten inbegrepen",
             "time at the team before the start, waiting included"),
    {.path = TEAM ".overleg_weekdagen",
     .type = PARAMETER_LIST,
     .nature = PARAMETER_BELEID,
     .unit = "weekdag (1 = maandag)",
     .minimum = 1.0,
     .maximum = 7.0,
     .list_minimum = 0,
     .list_maximum = 7,
     .standard = "()",
     .nl = "weekdagen van het overleg of de levering waar casussen op wachten; leeg: geen",
     .en = "weekdays of the meeting or batch that casussen wait for; empty: none",
     .source = "aanname: geen overleg",
     .low = NAN,
     .high = NAN},
    RIJ_KEUZE(TEAM ".volgorde", PARAMETER_BELEID, PLAATSWERK_VOLGORDEN, "\"fifo\"",
              "volgorde van de wachtlijst van het team", "order of the team's waiting list",
              "aanname: op volgorde van binnenkomst"),
    RIJ_HEEL(TEAM ".wachtlijst_start", PARAMETER_BELEID, "casussen", 0.0, 100000.0,
             "wachtlijst op de startdatum", "waiting list at the start"),
    RIJ_VAST(TEAM ".wachtlijst_start_dagen", PARAMETER_BELEID, "dagen", 0.0, 2000.0,
             "gemiddelde tijd die zij dan al wachten", "mean time they have waited by then"),
};
const size_t lokaal_veld_rij_aantal = sizeof lokaal_veld_rijen / sizeof lokaal_veld_rijen[0];

static void team_lees(struct team_instelling *t, const struct parameter_set *set, const char *g)
{
    t->cbs_code = (uint16_t)parameter_integer(set, "gemeenten.%s.cbs_code", g);
    t->fte = parameter_get(set, "gemeenten.%s.lokaal_team.fte", g);
    for (int z = 0; z < ZWAARTEN; z++) {
        const char *zwaarte = begrippen_zwaarte((enum zwaarte)z);
        t->caseload[z] =
            parameter_get(set, "gemeenten.%s.lokaal_team.caseload_per_fte.%s", g, zwaarte);
        t->uren[z] = parameter_get(set, "gemeenten.%s.lokaal_team.uren.%s", g, zwaarte);
    }
    t->plannen = parameter_get(set, "gemeenten.%s.lokaal_team.plannen", g);
    t->direct_factor = parameter_get(set, "gemeenten.%s.lokaal_team.direct_factor", g);
    t->overige_instroom = parameter_get(set, "gemeenten.%s.lokaal_team.overige_instroom", g);
    t->historie_dagen = parameter_get(set, "gemeenten.%s.lokaal_team.historie_dagen", g);
    t->volgorde = (enum volgorde)parameter_integer(set, "gemeenten.%s.lokaal_team.volgorde", g);
    t->wachtlijst_start =
        (int)parameter_integer(set, "gemeenten.%s.lokaal_team.wachtlijst_start", g);
    t->wachtlijst_start_dagen =
        parameter_number(set, "gemeenten.%s.lokaal_team.wachtlijst_start_dagen", g);
    const struct parameter_value *dagen =
        parameter_get(set, "gemeenten.%s.lokaal_team.overleg_weekdagen", g);
    for (size_t i = 0; i < dagen->list_count; i++) {
        t->overleg_weekdagen |= 1u << ((unsigned)dagen->list[i] - 1u);
    }
}

void lokaal_veld_lees(struct lokaal_veld_instelling *in, const struct parameter_set *set,
                      char *const *sleutels, size_t gemeenten)
{
    *in = (struct lokaal_veld_instelling){.gemeenten = gemeenten};
    in->kantoor = plaatswerk_kantoor(set);
    in->overleg_tijd = (int)lround(parameter_number(set, "lokaal_veld.overleg_uur") * 3600.0);
    in->uren_week = parameter_number(set, "lokaal_veld.productieve_uren_week");
    in->euro = parameter_get(set, "lokaal_veld.euro_per_fte");
    in->team = calloc(gemeenten, sizeof *in->team);
    if (!in->team) {
        abort();
    }
    for (size_t g = 0; g < gemeenten; g++) {
        team_lees(&in->team[g], set, sleutels[g]);
    }
}

void lokaal_veld_instelling_release(struct lokaal_veld_instelling *in)
{
    free(in->team);
}

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
              "kinderen die niet via Veilig Thuis komen",
              "children who do not come through Veilig Thuis"),
    RIJ_PROCENT("raad.zonder_zicht", PARAMETER_BELEID,
                "aandeel gezinnen dat niemand ziet terwijl de Raad onderzoekt",
                "share of families nobody sees while the Raad inquires"),
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
    in->euro = parameter_get(set, "raad.euro_per_fte");
    in->termijn_dagen = parameter_number(set, "raad.termijn_dagen");
    in->volgorde = (enum volgorde)parameter_integer(set, "raad.volgorde");
    in->wachtlijst_start = (int)parameter_integer(set, "raad.wachtlijst_start");
    in->wachtlijst_start_dagen = parameter_number(set, "raad.wachtlijst_start_dagen");
}

const struct parameter_row hulp_rijen[] = {
    RIJ_CAPACITEIT("hulp.plaatsen", "trajecten", 1e6, "trajecten die tegelijk kunnen lopen",
                   "trajecten that can run at the same time"),
    RIJ_GETAL("hulp.overige_instroom", PARAMETER_BELEID, "trajecten per week", 0.0, 10000.0,
              "trajecten die niet uit deze keten komen",
              "trajecten that do not come from this chain"),
    RIJ_PROCENT("hulp.niet_nodig", PARAMETER_AARD, "aandeel casussen waarin geen hulp nodig is",
                "share of casussen that need no help"),
    RIJ_PROCENT("hulp.acceptatie", PARAMETER_AARD,
                "aandeel van de aangeboden hulp dat wordt geaccepteerd, kort na het incident",
                "share of offered help that is accepted, soon after the incident"),
    RIJ_PROCENT("hulp.daling_per_dag", PARAMETER_AARD,
                "daling van de acceptatie per dag later (M3), procentpunt",
                "fall of acceptance for each day later (M3), percentage points"),
    RIJ_GETAL("hulp.daling_vanaf_dagen", PARAMETER_AARD, "dagen", 0.0, 1000.0,
              "dagen na het incident waarna de acceptatie daalt",
              "days after the incident from which acceptance falls"),
    RIJ_PROCENT("hulp.gestart", PARAMETER_AARD, "aandeel van de geaccepteerde trajecten dat begint",
                "share of accepted trajecten that start"),
    RIJ_DUUR("hulp.start_dagen", PARAMETER_AARD, "dagen", 1000.0,
             "van eerste contact tot de hulp kan beginnen",
             "from first contact until help can start"),
    RIJ_DUUR("hulp.duur", PARAMETER_AARD, "dagen", 5000.0, "lengte van een traject",
             "length of a traject"),
    RIJ_PER_ZWAARTE(RIJ_PROCENT, "hulp.voldoende", PARAMETER_AARD,
                    "aandeel trajecten dat voldoende wordt doorlopen, naar werkelijke zwaarte",
                    "share of trajecten sufficiently completed, by real severity"),
    RIJ_GETAL("hulp.factor_forse_voorgeschiedenis", PARAMETER_AARD, "factor", 0.0, 1.0,
              "factor daarop bij drie of meer eerdere casussen",
              "factor on it with three or more earlier casussen"),
    RIJ_DUUR("hulp.contact_dagen", PARAMETER_AARD, "dagen", 365.0,
             "van overdracht tot eerste contact bij betrokken hulp",
             "from handing over to first contact with help already involved"),
    RIJ_KEUZE("hulp.volgorde", PARAMETER_BELEID, PLAATSWERK_VOLGORDEN, "\"fifo\"",
              "volgorde van de wachtlijst voor hulp", "order of the waiting list for help",
              "aanname: op volgorde van binnenkomst"),
};
const size_t hulp_rij_aantal = sizeof hulp_rijen / sizeof hulp_rijen[0];

void hulp_lees(struct hulp_instelling *in, const struct parameter_set *set)
{
    in->kantoor = plaatswerk_kantoor(set);
    in->plaatsen = parameter_get(set, "hulp.plaatsen");
    in->overige_instroom = parameter_get(set, "hulp.overige_instroom");
    in->niet_nodig = parameter_get(set, "hulp.niet_nodig");
    in->acceptatie = parameter_get(set, "hulp.acceptatie");
    in->daling = parameter_get(set, "hulp.daling_per_dag");
    in->daling_vanaf = parameter_get(set, "hulp.daling_vanaf_dagen");
    in->gestart = parameter_get(set, "hulp.gestart");
    in->start_dagen = parameter_get(set, "hulp.start_dagen");
    in->duur = parameter_get(set, "hulp.duur");
    for (int z = 0; z < ZWAARTEN; z++) {
        in->voldoende[z] =
            parameter_get(set, "hulp.voldoende.%s", begrippen_zwaarte((enum zwaarte)z));
    }
    in->factor_voorgeschiedenis = parameter_get(set, "hulp.factor_forse_voorgeschiedenis");
    in->contact_dagen = parameter_get(set, "hulp.contact_dagen");
    in->volgorde = (enum volgorde)parameter_integer(set, "hulp.volgorde");
}
