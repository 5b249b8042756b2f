/* Parameters of zwaarte and Veilig Thuis. */
#include "models/veilig_thuis.h"

#include "models/rij.h"

#include <stdlib.h>

#define VERWARRING(werkelijk)                                                                      \
    RIJ_PER_ZWAARTE(RIJ_PROCENT, "zwaarte.verwarring." werkelijk, PARAMETER_BELEID,                \
                    "hoe de VB een casus beoordeelt die werkelijk " werkelijk " is",               \
                    "how the VB judges a casus that really is " werkelijk)

/* Crisis is urgent in both; the first of them is VOLGORDE_CRISIS. */
#define VB_VOLGORDEN "crisis_eerst|zwaarte"

const struct parameter_row veilig_thuis_rijen[] = {
    RIJ_PER_ZWAARTE(RIJ_PROCENT, "zwaarte.verdeling", PARAMETER_AARD,
                    "werkelijke zwaarte bij de opening van een casus",
                    "real severity when a casus opens"),
    RIJ_VAST("zwaarte.effect_kwetsbaarheid", PARAMETER_AARD, "logit", -5.0, 5.0,
             "hoeveel zwaarder per factor e kwetsbaarheid",
             "how much heavier per factor e of frailty"),
    RIJ_VAST("zwaarte.effect_voorgeschiedenis", PARAMETER_AARD, "logit", -5.0, 5.0,
             "hoeveel zwaarder per eerdere casus", "how much heavier per earlier casus"),
    RIJ_VAST("zwaarte.nulpunt", PARAMETER_AARD, "logit", -20.0, 20.0,
             "gemiddelde van die twee effecten over casussen, zodat de verdeling gelijk blijft",
             "mean of these two effects over casussen, so that the distribution stays as stated"),
    RIJ_VAST("zwaarte.effect_gemist", PARAMETER_AARD, "logit", -5.0, 5.0,
             "hoeveel zwaarder een casus is waarvan een overbelast lokaal team het signaal miste "
             "(M10)",
             "how much heavier a casus is whose signal an overloaded team missed (M10)"),
    VERWARRING("licht"),
    VERWARRING("middelzwaar"),
    VERWARRING("zwaar"),
    RIJ_VAST("zwaarte.weeg_voorgeschiedenis", PARAMETER_BELEID, "logit", -5.0, 5.0,
             "hoe zwaar voorgeschiedenis meetelt in de VB, per eerdere casus",
             "how much history counts in the VB, per earlier casus"),
    RIJ_PER_ZWAARTE(RIJ_PROCENT, "zwaarte.crisis", PARAMETER_AARD,
                    "aandeel casussen dat met een crisis begint",
                    "share of casussen that begin with a crisis"),
    RIJ_PROCENT("veilig_thuis.huisverbod", PARAMETER_AARD,
                "aandeel van de crisiscasussen met een tijdelijk huisverbod; dan altijd onderzoek",
                "share of crisis casussen with a temporary restraining order; always onderzoek"),
    RIJ_VAST("veilig_thuis.productieve_uren_week", PARAMETER_BELEID, "uren per week", 5.0, 60.0,
             "uren per week die een fte aan casussen werkt",
             "hours a week that one fte works on casussen"),
    RIJ_DUUR("veilig_thuis.vb.uren", PARAMETER_BELEID, "uren", 100.0,
             "werk per veiligheidsbeoordeling", "work per VB"),
    RIJ_DUUR("veilig_thuis.vb.uren_vervolgmelding", PARAMETER_BELEID, "uren", 100.0,
             "werk aan een melding die bij een open casus komt",
             "work on a report that joins an open casus"),
    RIJ_GETAL("veilig_thuis.vb.uren_hermelding_factor", PARAMETER_BELEID, "factor", 0.0, 5.0,
              "werk per veiligheidsbeoordeling van een hermelding, ten opzichte van een eerste "
              "melding",
              "work per VB of a hermelding, relative to a first report"),
    RIJ_GETAL("veilig_thuis.vb.factor_terugmelding", PARAMETER_BELEID, "factor", 0.0, 5.0,
              "werk per veiligheidsbeoordeling van een teruggemelde casus, ten opzichte van een "
              "eerste melding",
              "work per VB of a casus that was sent back, relative to a first report"),
    RIJ_KEUZE("veilig_thuis.vb.volgorde", PARAMETER_BELEID, VB_VOLGORDEN, "\"crisis_eerst\"",
              "volgorde van de wachtlijst voor de veiligheidsbeoordeling; crisis gaat altijd voor",
              "order of the waiting list for the VB; crisis always goes first",
              "aanname: crisis meteen, verder op volgorde van binnenkomst"),
    RIJ_DUUR("veilig_thuis.vb.extern", PARAMETER_BELEID, "dagen", 100.0,
             "wachten op informatie van anderen tijdens de VB",
             "waiting for others' information during the VB"),
    RIJ_DUUR("veilig_thuis.vb.historie_dagen", PARAMETER_AARD, "dagen", 100.0,
             "duur van melding tot besluit in de jaren voor de start",
             "time from report to decision before the start"),
    RIJ_HEEL("veilig_thuis.vb.termijn_werkdagen", PARAMETER_AARD, "werkdagen", 1.0, 100.0,
             "wettelijke termijn van de VB", "legal term of the VB"),
    RIJ_DUUR("veilig_thuis.overdracht.uren", PARAMETER_BELEID, "uren", 100.0, "werk per overdracht",
             "work per handing over"),
    RIJ_DUUR("veilig_thuis.overdracht.dagen_direct", PARAMETER_AARD, "dagen", 200.0,
             "van besluit tot ontvangst bij direct doorzetten, naast het werk",
             "from decision to receipt when handed on directly, besides the work"),
    RIJ_DUUR("veilig_thuis.overdracht.dagen_na_onderzoek", PARAMETER_AARD, "dagen", 200.0,
             "van einde onderzoek tot ontvangst, naast het werk",
             "from end of onderzoek to receipt, besides the work"),
    RIJ_DUUR("veilig_thuis.overdracht.uren_warm", PARAMETER_BELEID, "uren", 100.0,
             "extra werk als de overdracht warm is: een gesprek met gezin en ontvanger",
             "extra work when the handover is a conversation with family and receiver"),
    RIJ_PROCENT("veilig_thuis.terugmelding_direct", PARAMETER_BELEID,
                "direct doorzetten van een teruggemelde casus, als deel van het gewone aandeel",
                "handing on directly a casus that was sent back, as part of the ordinary share"),
    RIJ_GETAL("veilig_thuis.druk.direct", PARAMETER_BELEID, "logit", 0.0, 5.0,
              "hoeveel vaker Veilig Thuis bij volle druk direct doorzet (M9)",
              "how much more often Veilig Thuis hands on directly at full pressure (M9)"),
    RIJ_GETAL("veilig_thuis.druk.beoordeling", PARAMETER_BELEID, "logit", 0.0, 5.0,
              "hoeveel lichter Veilig Thuis bij volle druk beoordeelt (M9)",
              "how much lighter Veilig Thuis judges at full pressure (M9)"),
    RIJ_PROCENT("veilig_thuis.druk.warm", PARAMETER_BELEID,
                "aandeel van de warme overdrachten dat bij volle druk vervalt (M8)",
                "share of warm handovers given up at full pressure (M8)"),
    RIJ_PER_ZWAARTE(
        RIJ_PROCENT, "veilig_thuis.geen_vervolg", PARAMETER_BELEID,
        "aandeel van alle casussen met een VB dat zonder vervolg sluit (netwerk, geen HGKM)",
        "share of all casussen with a VB that closes without follow-up"),
    RIJ_PER_ZWAARTE(RIJ_PROCENT, "veilig_thuis.venv.aandeel", PARAMETER_BELEID,
                    "aandeel van alle casussen met een VB dat Voorwaarden & Vervolg krijgt",
                    "share of all casussen with a VB that gets V&V"),
    RIJ_PER_ZWAARTE(RIJ_DUUR, "veilig_thuis.venv.uren", PARAMETER_BELEID, "uren", 1000.0,
                    "werk per V&V, naar werkelijke zwaarte", "work per V&V, by real severity"),
    RIJ_DUUR("veilig_thuis.venv.extern", PARAMETER_BELEID, "dagen", 1000.0,
             "vaste tijd van een V&V, naast het werk", "fixed time of a V&V, besides the work"),
    RIJ_DUUR("veilig_thuis.venv.historie_dagen", PARAMETER_AARD, "dagen", 1000.0,
             "duur van V&V in de jaren voor de start", "length of V&V before the start"),
    RIJ_CAPACITEIT("veilig_thuis.onderzoek.fte", "fte", 2000.0,
                   "onderzoekers (onderzoek en V&V samen)",
                   "investigators (onderzoek and V&V together)"),
    RIJ_PER_ZWAARTE(RIJ_GETAL, "veilig_thuis.onderzoek.caseload_per_fte", PARAMETER_BELEID,
                    "casussen per fte", 0.1, 1000.0,
                    "casussen die een onderzoeker tegelijk heeft, naar beoordeelde zwaarte",
                    "casussen one investigator has at a time, by judged severity"),
    RIJ_PER_ZWAARTE(RIJ_DUUR, "veilig_thuis.onderzoek.uren", PARAMETER_BELEID, "uren", 1000.0,
                    "werk per onderzoek, naar werkelijke zwaarte",
                    "work per onderzoek, by real severity"),
    RIJ_DUUR("veilig_thuis.onderzoek.extern", PARAMETER_BELEID, "dagen", 1000.0,
             "vaste tijd van een onderzoek, naast het werk",
             "fixed time of an onderzoek, besides the work"),
    RIJ_DUUR("veilig_thuis.onderzoek.historie_dagen", PARAMETER_AARD, "dagen", 1000.0,
             "van VB tot einde onderzoek in de jaren voor de start, wachten inbegrepen",
             "from VB to end of onderzoek before the start, waiting included"),
    RIJ_VAST("veilig_thuis.onderzoek.termijn_dagen", PARAMETER_AARD, "dagen", 1.0, 1000.0,
             "wettelijke termijn van onderzoek en V&V, vanaf de VB",
             "legal term of onderzoek and V&V, from the VB"),
    RIJ_KEUZE("veilig_thuis.onderzoek.volgorde", PARAMETER_BELEID, PLAATSWERK_VOLGORDEN,
              "\"crisis_eerst\"", "volgorde van de wachtlijst voor onderzoek",
              "order of the waiting list for onderzoek",
              "aanname: crisis meteen, verder op volgorde van binnenkomst"),
    RIJ_VAST("veilig_thuis.betrokken_hulp.effect_lopende_hulp", PARAMETER_AARD, "logit", 0.0, 10.0,
             "hoeveel vaker hulp de casus overneemt als het huishouden al hulp heeft",
             "how much more often help takes the casus over when the household has help already"),
    RIJ_VAST("veilig_thuis.betrokken_hulp.nulpunt", PARAMETER_AARD, "logit", 0.0, 10.0,
             "gemiddelde van dat effect, zodat de aandelen per gemeente kloppen",
             "mean of that effect, so that the shares by municipality hold"),
    RIJ_STANDAARD_NUL("veilig_thuis.onderzoek.lijst_overgenomen", PARAMETER_PERCENTAGE, "procent",
                      100.0, true,
                      "aandeel van wie op deze datum wacht (geen crisis, niet zwaar) dat alsnog "
                      "direct wordt doorgezet: de lijst samen doorlopen",
                      "share of those waiting on this date (no crisis, not heavy) handed on after "
                      "all: going through the list together",
                      "aanname: de lijst wordt niet samen doorlopen", 100.0),
    RIJ_HEEL("veilig_thuis.onderzoek.wachtlijst_start", PARAMETER_BELEID, "casussen", 0.0, 100000.0,
             "wachtlijst voor onderzoek op de startdatum",
             "waiting list for onderzoek at the start"),
    RIJ_VAST("veilig_thuis.onderzoek.wachtlijst_start_dagen", PARAMETER_BELEID, "dagen", 0.0,
             2000.0, "gemiddelde tijd die zij dan al wachten",
             "mean time they have waited by then"),
    RIJ_PER_ZWAARTE(RIJ_PROCENT, "veilig_thuis.onderzoek.naar_jbt", PARAMETER_BELEID,
                    "aandeel van de onderzoeken (met kinderen) dat naar de jeugdbeschermingstafel "
                    "gaat, naar werkelijke zwaarte",
                    "share of onderzoeken (with children) that goes to the JBT, by real severity"),
    RIJ_PROCENT("veilig_thuis.onderzoek.geen_vervolg", PARAMETER_BELEID,
                "aandeel dat na onderzoek of V&V zonder overdracht sluit",
                "share that closes after onderzoek or V&V without handing over"),
    RIJ_PROCENT(
        "veilig_thuis.onderzoek.plaatsdeel_bij_raad", PARAMETER_BELEID,
        "deel van de plaats dat een casus bij Veilig Thuis bezet houdt zolang de tafel of de Raad "
        "bezig is (M1)",
        "part of a place that a casus keeps at Veilig Thuis while the JBT or the Raad has it (M1)"),
    RIJ_GETAL("veilig_thuis.euro_per_fte", PARAMETER_BELEID, "euro per fte per jaar", 0.0, 1e6,
              "kosten van een fte bij Veilig Thuis", "cost of one fte at Veilig Thuis"),
    RIJ_PER_ZWAARTE(
        RIJ_PROCENT, "gemeenten.*.doorzet_percentage", PARAMETER_BELEID,
        "aandeel van alle casussen met een VB dat direct wordt doorgezet, naar beoordeelde zwaarte",
        "share of all casussen with a VB that is handed on directly, by judged severity"),
    {.path = "gemeenten.*.doorzet_percentage",
     .type = PARAMETER_PERCENTAGE,
     .nature = PARAMETER_BELEID,
     .unit = "procent",
     .minimum = 0.0,
     .maximum = 100.0,
     .dated = true,
     .optional = true,
     .nl = "totale aandeel direct doorzetten; het profiel naar zwaarte schuift mee",
     .en = "overall share handed on directly; the profile by severity shifts along",
     RIJ_GEEN_BRON},
    RIJ_PROCENT("gemeenten.*.betrokken_hulp", PARAMETER_BELEID,
                "aandeel van de overdrachten dat naar hulp gaat die al betrokken is",
                "share of handovers that goes to help already involved"),
    RIJ_PROCENT("gemeenten.*.warme_overdracht.direct", PARAMETER_BELEID,
                "aandeel van het direct doorzetten dat warm gebeurt, zonder druk",
                "share of direct handovers that is warm, without pressure"),
    RIJ_PROCENT("gemeenten.*.warme_overdracht.na_onderzoek", PARAMETER_BELEID,
                "aandeel van de overdrachten na onderzoek of V&V dat warm gebeurt, zonder druk",
                "share of handovers after onderzoek or V&V that is warm, without pressure"),
};
const size_t veilig_thuis_rij_aantal = sizeof veilig_thuis_rijen / sizeof veilig_thuis_rijen[0];

static void per_zwaarte(const struct parameter_value *uit[ZWAARTEN],
                        const struct parameter_set *set, const char *pad)
{
    for (int z = 0; z < ZWAARTEN; z++) {
        uit[z] = parameter_get(set, "%s.%s", pad, begrippen_zwaarte((enum zwaarte)z));
    }
}

static void gemeente_lees(struct vt_gemeente *g, const struct parameter_set *set,
                          const char *sleutel)
{
    for (int z = 0; z < ZWAARTEN; z++) {
        g->doorzet[z] = parameter_get(set, "gemeenten.%s.doorzet_percentage.%s", sleutel,
                                      begrippen_zwaarte((enum zwaarte)z));
    }
    g->doorzet_totaal = parameter_is_given(set, "gemeenten.%s.doorzet_percentage", sleutel)
                            ? parameter_get(set, "gemeenten.%s.doorzet_percentage", sleutel)
                            : NULL;
    g->betrokken_hulp = parameter_get(set, "gemeenten.%s.betrokken_hulp", sleutel);
    g->warm_direct = parameter_get(set, "gemeenten.%s.warme_overdracht.direct", sleutel);
    g->warm_na_onderzoek =
        parameter_get(set, "gemeenten.%s.warme_overdracht.na_onderzoek", sleutel);
}

static void product_lees(struct vt_product *p, const struct parameter_set *set, const char *naam)
{
    for (int z = 0; z < ZWAARTEN; z++) {
        p->uren[z] =
            parameter_get(set, "veilig_thuis.%s.uren.%s", naam, begrippen_zwaarte((enum zwaarte)z));
    }
    p->extern_dagen = parameter_get(set, "veilig_thuis.%s.extern", naam);
    p->historie_dagen = parameter_get(set, "veilig_thuis.%s.historie_dagen", naam);
}

void veilig_thuis_lees(struct vt_instelling *in, const struct parameter_set *set,
                       char *const *sleutels, size_t gemeenten)
{
    *in = (struct vt_instelling){.gemeenten = gemeenten};
    in->gemeente = calloc(gemeenten, sizeof *in->gemeente);
    if (!in->gemeente) {
        abort();
    }
    for (size_t g = 0; g < gemeenten; g++) {
        gemeente_lees(&in->gemeente[g], set, sleutels[g]);
    }
    in->kantoor = plaatswerk_kantoor(set);
    in->uren_week = parameter_number(set, "veilig_thuis.productieve_uren_week");
    in->vb_factor_hermelding = parameter_get(set, "veilig_thuis.vb.uren_hermelding_factor");
    in->vb_factor_terugmelding = parameter_get(set, "veilig_thuis.vb.factor_terugmelding");
    in->terugmelding_direct = parameter_get(set, "veilig_thuis.terugmelding_direct");
    in->vb_volgorde =
        (enum volgorde)(VOLGORDE_CRISIS + (int)parameter_integer(set, "veilig_thuis.vb.volgorde"));
    in->vb_uren = parameter_get(set, "veilig_thuis.vb.uren");
    in->vervolg_uren = parameter_get(set, "veilig_thuis.vb.uren_vervolgmelding");
    in->vb_extern = parameter_get(set, "veilig_thuis.vb.extern");
    in->vb_historie = parameter_get(set, "veilig_thuis.vb.historie_dagen");
    in->vb_termijn_werkdagen = (double)parameter_integer(set, "veilig_thuis.vb.termijn_werkdagen");
    in->overdracht_uren = parameter_get(set, "veilig_thuis.overdracht.uren");
    in->warm_uren = parameter_get(set, "veilig_thuis.overdracht.uren_warm");
    in->huisverbod = parameter_get(set, "veilig_thuis.huisverbod");
    in->druk_direct = parameter_get(set, "veilig_thuis.druk.direct");
    in->druk_beoordeling = parameter_get(set, "veilig_thuis.druk.beoordeling");
    in->druk_warm = parameter_get(set, "veilig_thuis.druk.warm");
    in->overdracht_direct = parameter_get(set, "veilig_thuis.overdracht.dagen_direct");
    in->overdracht_na_onderzoek = parameter_get(set, "veilig_thuis.overdracht.dagen_na_onderzoek");
    per_zwaarte(in->geen_vervolg, set, "veilig_thuis.geen_vervolg");
    per_zwaarte(in->venv, set, "veilig_thuis.venv.aandeel");
    per_zwaarte(in->naar_jbt, set, "veilig_thuis.onderzoek.naar_jbt");
    per_zwaarte(in->onderzoek_caseload, set, "veilig_thuis.onderzoek.caseload_per_fte");
    per_zwaarte(in->crisis, set, "zwaarte.crisis");
    per_zwaarte(in->verdeling, set, "zwaarte.verdeling");
    per_zwaarte(in->verwarring[LICHT], set, "zwaarte.verwarring.licht");
    per_zwaarte(in->verwarring[MIDDELZWAAR], set, "zwaarte.verwarring.middelzwaar");
    per_zwaarte(in->verwarring[ZWAAR], set, "zwaarte.verwarring.zwaar");
    product_lees(&in->onderzoek, set, "onderzoek");
    product_lees(&in->venv_product, set, "venv");
    in->onderzoek_fte = parameter_get(set, "veilig_thuis.onderzoek.fte");
    in->onderzoek_termijn_dagen = parameter_number(set, "veilig_thuis.onderzoek.termijn_dagen");
    in->onderzoek_volgorde =
        (enum volgorde)parameter_integer(set, "veilig_thuis.onderzoek.volgorde");
    in->wachtlijst_start = (int)parameter_integer(set, "veilig_thuis.onderzoek.wachtlijst_start");
    in->wachtlijst_start_dagen =
        parameter_number(set, "veilig_thuis.onderzoek.wachtlijst_start_dagen");
    in->geen_vervolg_na = parameter_get(set, "veilig_thuis.onderzoek.geen_vervolg");
    in->plaatsdeel_raad = parameter_get(set, "veilig_thuis.onderzoek.plaatsdeel_bij_raad");
    in->betrokken_effect = parameter_number(set, "veilig_thuis.betrokken_hulp.effect_lopende_hulp");
    in->betrokken_nulpunt = parameter_number(set, "veilig_thuis.betrokken_hulp.nulpunt");
    in->lijst_overgenomen = parameter_get(set, "veilig_thuis.onderzoek.lijst_overgenomen");
    in->euro = parameter_get(set, "veilig_thuis.euro_per_fte");
    in->weeg_voorgeschiedenis = parameter_number(set, "zwaarte.weeg_voorgeschiedenis");
    in->zwaarte_kwetsbaarheid = parameter_number(set, "zwaarte.effect_kwetsbaarheid");
    in->zwaarte_voorgeschiedenis = parameter_number(set, "zwaarte.effect_voorgeschiedenis");
    in->zwaarte_gemist = parameter_number(set, "zwaarte.effect_gemist");
    in->zwaarte_nulpunt = parameter_number(set, "zwaarte.nulpunt");
}

void veilig_thuis_instelling_release(struct vt_instelling *in)
{
    free(in->gemeente);
}
