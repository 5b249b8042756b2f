/* Parameters of the lokale veld. */
#include "models/lokaal_veld.h"

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
    RIJ_GETAL("lokaal_veld.factor_signaal", PARAMETER_AARD, "factor", 0.0, 10.0,
              "werk aan een lokaal opgevangen signaal, vergeleken met een casus na onderzoek",
              "work on a signal caught locally, compared with a casus after onderzoek"),
    RIJ_PROCENT("lokaal_veld.plaatsdeel_bij_raad", PARAMETER_BELEID,
                "deel van de plaats dat bezet blijft na een verzoek aan de tafel (M1)",
                "part of the place that stays held after a request to the table (M1)"),
    RIJ_GETAL("lokaal_veld.terugmelding.factor_direct", PARAMETER_BELEID, "factor", 0.0, 10.0,
              "factor op de kans op terugmelding na direct doorzetten (M4)",
              "factor on the chance of being sent back when handed on directly (M4)"),
    RIJ_GETAL("lokaal_veld.terugmelding.factor_na_onderzoek", PARAMETER_BELEID, "factor", 0.0, 10.0,
              "factor op de kans op terugmelding na onderzoek of V&V (M4)",
              "factor on the chance of being sent back after onderzoek or V&V (M4)"),
    RIJ_GETAL("lokaal_veld.terugmelding.factor_warm", PARAMETER_BELEID, "factor", 0.0, 10.0,
              "factor op de kans op terugmelding na een warme overdracht (M4)",
              "factor on the chance of being sent back after a warm handover (M4)"),
    RIJ_GETAL("lokaal_veld.terugmelding.factor_mandaat", PARAMETER_BELEID, "factor", 0.0, 10.0,
              "factor op de kans op terugmelding als het team zelf naar de tafel mag (M4)",
              "factor on the chance of being sent back when the team may go to the table (M4)"),
    /* Below 100, so that every overdracht is received in the end. */
    {.path = "lokaal_veld.druk.weigering",
     .type = PARAMETER_PERCENTAGE,
     .nature = PARAMETER_BELEID,
     .unit = "procent",
     .minimum = 0.0,
     .maximum = 95.0,
     .dated = true,
     .nl = "kans dat een team onder volle druk een overdracht weigert (M10)",
     .en = "chance that a team under full pressure refuses a handover (M10)",
     RIJ_GEEN_BRON},
    RIJ_GETAL("lokaal_veld.druk.weigering_dagen", PARAMETER_BELEID, "dagen", 1.0, 365.0,
              "dagen waarna een geweigerde overdracht opnieuw wordt aangeboden (M10)",
              "days after which a refused handover is offered again (M10)"),
    RIJ_CAPACITEIT(TEAM ".fte", "fte", 5000.0,
                   "medewerkers van het lokale team voor HGKM en vergelijkbaar werk",
                   "staff of the local team for this and comparable work"),
    RIJ_STANDAARD_NUL(TEAM ".fte_zwaar", PARAMETER_NUMBER, "fte", 5000.0, false,
                      "medewerkers van een eigen team voor als zwaar beoordeelde casussen, naast "
                      "fte; 0: geen specialisatie",
                      "staff of a team of its own for casussen judged zwaar, beside fte; 0: none",
                      "aanname: geen specialisatie", 20.0),
    RIJ_PER_ZWAARTE(RIJ_GETAL, TEAM ".caseload_per_fte", PARAMETER_BELEID, "casussen per fte", 0.1,
                    1000.0, "casussen die een medewerker tegelijk heeft, naar beoordeelde zwaarte",
                    "casussen one worker has at a time, by judged severity"),
    RIJ_PER_ZWAARTE(RIJ_DUUR, TEAM ".uren", PARAMETER_BELEID, "uren", 2000.0,
                    "werk per casus, naar werkelijke zwaarte", "work per casus, by real severity"),
    RIJ_STANDAARD_NUL(TEAM ".coordinatie_uren", PARAMETER_NUMBER, "uren", 500.0, true,
                      "extra werk per casus voor casusregie",
                      "extra work per casus for coordination", "aanname: geen aparte casusregie",
                      20.0),
    RIJ_STANDAARD_NUL(TEAM ".veiligheidsplan_uren", PARAMETER_NUMBER, "uren", 500.0, true,
                      "extra werk per casus voor een veiligheidsplan",
                      "extra work per casus for a safety plan",
                      "aanname: geen apart veiligheidsplan", 10.0),
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
    RIJ_PER_ZWAARTE(RIJ_PROCENT, TEAM ".terugmelding", PARAMETER_BELEID,
                    "aandeel ontvangen casussen dat als te zwaar teruggaat naar Veilig Thuis, naar "
                    "werkelijke zwaarte, voor de factoren van M4",
                    "share of received casussen sent back as too heavy, by real severity, before "
                    "the factors of M4"),
    RIJ_STANDAARD_NUL(TEAM ".terugmelding_licht_zonder_kinderen", PARAMETER_PERCENTAGE, "procent",
                      100.0, true, "procentpunten daarbovenop voor lichte casussen zonder kinderen",
                      "percentage points on top of it for light casussen without children",
                      "aanname: alleen waar het zo is beschreven", 30.0),
    RIJ_PER_ZWAARTE(RIJ_PROCENT, TEAM ".naar_jbt", PARAMETER_BELEID,
                    "aandeel casussen met kinderen waarvoor het team aan het eind de "
                    "jeugdbeschermingstafel vraagt, naar werkelijke zwaarte",
                    "share of casussen with children for which the team asks for the table in the "
                    "end, by real severity"),
    RIJ_KEUZE(TEAM ".mandaat", PARAMETER_BELEID, "nee|ja", "\"nee\"",
              "of het lokale veld zelf naar de jeugdbeschermingstafel mag, anders via SAVE",
              "whether the lokale veld may go to the table itself, else through SAVE", "VS-009"),
    RIJ_STANDAARD_NUL(TEAM ".screening.dagen", PARAMETER_DURATION, "dagen", 100.0, true,
                      "tijd waarin de gemeente bekijkt waar een casus hoort",
                      "time in which the gemeente looks where a casus belongs",
                      "aanname: geen screening", 5.0),
    RIJ_STANDAARD_NUL(TEAM ".screening.terug", PARAMETER_PERCENTAGE, "procent", 100.0, true,
                      "aandeel dat de screening teruglegt bij Veilig Thuis (M4)",
                      "share that the screening returns to Veilig Thuis (M4)",
                      "aanname: geen screening", 20.0),
    RIJ_STANDAARD_NUL(TEAM ".screening.betrokken_hulp", PARAMETER_PERCENTAGE, "procent", 100.0,
                      true, "aandeel van de rest waarvoor de screening betrokken hulp vindt",
                      "share of the rest for which the screening finds help already there",
                      "aanname: geen screening", 60.0),
    {.path = TEAM ".overleg_weekdagen",
     .type = PARAMETER_LIST,
     .nature = PARAMETER_BELEID,
     .unit = "weekdag (1 = maandag)",
     .minimum = 1.0,
     .maximum = 7.0,
     .list_minimum = 0,
     .list_maximum = 7,
     .standard = "()",
     .nl = "weekdagen van het overleg of de levering; leeg: zie overleg_dagen",
     .en = "weekdays of the meeting or batch; empty: see overleg_dagen",
     .source = "aanname: geen overleg",
     .low = NAN,
     .high = NAN},
    RIJ_STANDAARD_NUL(TEAM ".overleg_dagen", PARAMETER_INTEGER, "dagen", 365.0, false,
                      "dagen tussen twee overleggen als er geen weekdagen zijn opgegeven; 0: geen",
                      "days between two meetings when no weekdays are given; 0: none",
                      "aanname: geen overleg", 30.0),
    RIJ_KEUZE(TEAM ".overleg_poort", PARAMETER_BELEID, "nee|ja", "\"ja\"",
              "of casussen op het overleg wachten; anders volgt het alleen wat er loopt",
              "whether casussen wait for the meeting; else it only follows them",
              "aanname: een overleg verdeelt de casussen"),
    RIJ_KEUZE(
        TEAM ".overleg_alles", PARAMETER_BELEID, "nee|ja", "\"nee\"",
        "of elke overdracht eerst langs het overleg of het team gaat, ook als er al hulp is",
        "whether every overdracht goes through the meeting or team first, even with help there",
        "aanname: wie al hulp heeft gaat daar rechtstreeks heen"),
    RIJ_KEUZE(TEAM ".volgorde", PARAMETER_BELEID, PLAATSWERK_VOLGORDEN, "\"fifo\"",
              "volgorde van de wachtlijst van het team", "order of the team's waiting list",
              "aanname: op volgorde van binnenkomst"),
    RIJ_HEEL(TEAM ".wachtlijst_start", PARAMETER_BELEID, "casussen", 0.0, 100000.0,
             "wachtlijst op de startdatum", "waiting list at the start"),
    RIJ_VAST(TEAM ".wachtlijst_start_dagen", PARAMETER_BELEID, "dagen", 0.0, 2000.0,
             "gemiddelde tijd die zij dan al wachten", "mean time they have waited by then"),
};
const size_t lokaal_veld_rij_aantal = sizeof lokaal_veld_rijen / sizeof lokaal_veld_rijen[0];

#define TEAM_VAN "gemeenten.%s.lokaal_team."

static void overleg_lees(struct team_instelling *t, const struct parameter_set *set, const char *g)
{
    const struct parameter_value *dagen = parameter_get(set, TEAM_VAN "overleg_weekdagen", g);
    for (size_t i = 0; i < dagen->list_count; i++) {
        t->overleg_weekdagen |= 1u << ((unsigned)dagen->list[i] - 1u);
    }
    t->overleg_dagen = (int)parameter_integer(set, TEAM_VAN "overleg_dagen", g);
    t->overleg_poort = parameter_integer(set, TEAM_VAN "overleg_poort", g) == 1;
    t->overleg_alles = parameter_integer(set, TEAM_VAN "overleg_alles", g) == 1;
}

static void inname_lees(struct team_instelling *t, const struct parameter_set *set, const char *g)
{
    overleg_lees(t, set, g);
    t->mandaat = parameter_integer(set, TEAM_VAN "mandaat", g) == 1;
    t->screening_dagen = parameter_get(set, TEAM_VAN "screening.dagen", g);
    t->screening_terug = parameter_get(set, TEAM_VAN "screening.terug", g);
    t->screening_betrokken_hulp = parameter_get(set, TEAM_VAN "screening.betrokken_hulp", g);
    t->terugmelding_licht_zonder_kinderen =
        parameter_get(set, TEAM_VAN "terugmelding_licht_zonder_kinderen", g);
}

static void team_lees(struct team_instelling *t, const struct parameter_set *set, const char *g)
{
    t->cbs_code = (uint16_t)parameter_integer(set, "gemeenten.%s.cbs_code", g);
    t->fte = parameter_get(set, TEAM_VAN "fte", g);
    t->fte_zwaar = parameter_get(set, TEAM_VAN "fte_zwaar", g);
    for (int z = 0; z < ZWAARTEN; z++) {
        const char *zwaarte = begrippen_zwaarte((enum zwaarte)z);
        t->caseload[z] = parameter_get(set, TEAM_VAN "caseload_per_fte.%s", g, zwaarte);
        t->uren[z] = parameter_get(set, TEAM_VAN "uren.%s", g, zwaarte);
        t->terugmelding[z] = parameter_get(set, TEAM_VAN "terugmelding.%s", g, zwaarte);
        t->naar_jbt[z] = parameter_get(set, TEAM_VAN "naar_jbt.%s", g, zwaarte);
    }
    t->coordinatie_uren = parameter_get(set, TEAM_VAN "coordinatie_uren", g);
    t->veiligheidsplan_uren = parameter_get(set, TEAM_VAN "veiligheidsplan_uren", g);
    t->plannen = parameter_get(set, TEAM_VAN "plannen", g);
    t->direct_factor = parameter_get(set, TEAM_VAN "direct_factor", g);
    t->overige_instroom = parameter_get(set, TEAM_VAN "overige_instroom", g);
    t->historie_dagen = parameter_get(set, TEAM_VAN "historie_dagen", g);
    t->volgorde = (enum volgorde)parameter_integer(set, TEAM_VAN "volgorde", g);
    t->wachtlijst_start = (int)parameter_integer(set, TEAM_VAN "wachtlijst_start", g);
    t->wachtlijst_start_dagen = parameter_number(set, TEAM_VAN "wachtlijst_start_dagen", g);
    inname_lees(t, set, g);
}

void lokaal_veld_lees(struct lokaal_veld_instelling *in, const struct parameter_set *set,
                      char *const *sleutels, size_t gemeenten)
{
    *in = (struct lokaal_veld_instelling){.gemeenten = gemeenten};
    in->kantoor = plaatswerk_kantoor(set);
    in->overleg_tijd = (int)lround(parameter_number(set, "lokaal_veld.overleg_uur") * 3600.0);
    in->uren_week = parameter_number(set, "lokaal_veld.productieve_uren_week");
    in->euro = parameter_get(set, "lokaal_veld.euro_per_fte");
    in->factor_signaal = parameter_get(set, "lokaal_veld.factor_signaal");
    in->plaatsdeel_bij_raad = parameter_get(set, "lokaal_veld.plaatsdeel_bij_raad");
    in->factor_direct = parameter_get(set, "lokaal_veld.terugmelding.factor_direct");
    in->factor_na_onderzoek = parameter_get(set, "lokaal_veld.terugmelding.factor_na_onderzoek");
    in->factor_warm = parameter_get(set, "lokaal_veld.terugmelding.factor_warm");
    in->factor_mandaat = parameter_get(set, "lokaal_veld.terugmelding.factor_mandaat");
    in->weigering = parameter_get(set, "lokaal_veld.druk.weigering");
    in->weigering_dagen = parameter_get(set, "lokaal_veld.druk.weigering_dagen");
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
