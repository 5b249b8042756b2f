/* Parameters of zwaarte and Veilig Thuis. */
#include "models/veilig_thuis.h"

#include "models/rij.h"

#include <stdlib.h>

#define VERWARRING(werkelijk)                                                                      \
    RIJ_PER_ZWAARTE(RIJ_PROCENT, "zwaarte.verwarring." werkelijk, PARAMETER_BELEID,                \
                    "hoe de VB een casus beoordeelt die werkelijk " werkelijk " is",               \
                    "how the VB judges a casus that really is " werkelijk)

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
    VERWARRING("licht"),
    VERWARRING("middelzwaar"),
    VERWARRING("zwaar"),
    RIJ_VAST("zwaarte.weeg_voorgeschiedenis", PARAMETER_BELEID, "logit", -5.0, 5.0,
             "hoe zwaar voorgeschiedenis meetelt in de VB, per eerdere casus",
             "how much history counts in the VB, per earlier casus"),
    RIJ_PER_ZWAARTE(RIJ_PROCENT, "zwaarte.crisis", PARAMETER_AARD,
                    "aandeel casussen dat met een crisis begint",
                    "share of casussen that begin with a crisis"),
    RIJ_VAST("veilig_thuis.productieve_uren_week", PARAMETER_BELEID, "uren per week", 5.0, 60.0,
             "uren per week die een fte aan casussen werkt",
             "hours a week that one fte works on casussen"),
    RIJ_GETAL("veilig_thuis.front.fte", PARAMETER_BELEID, "fte", 0.0, 2000.0,
              "medewerkers voor veiligheidsbeoordeling en overdracht",
              "staff for VB and handing over"),
    RIJ_GETAL("veilig_thuis.front.piket", PARAMETER_BELEID, "personen", 0.0, 100.0,
              "personen die dag en nacht klaarstaan voor crisis",
              "persons on call day and night for crises"),
    RIJ_DUUR("veilig_thuis.vb.uren", PARAMETER_BELEID, "uren", 100.0,
             "werk per veiligheidsbeoordeling", "work per VB"),
    RIJ_DUUR("veilig_thuis.vb.uren_vervolgmelding", PARAMETER_BELEID, "uren", 100.0,
             "werk aan een melding die bij een open casus komt",
             "work on a report that joins an open casus"),
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
    RIJ_HEEL("veilig_thuis.onderzoek.wachtlijst_start", PARAMETER_BELEID, "casussen", 0.0, 100000.0,
             "wachtlijst voor onderzoek op de startdatum",
             "waiting list for onderzoek at the start"),
    RIJ_VAST("veilig_thuis.onderzoek.wachtlijst_start_dagen", PARAMETER_BELEID, "dagen", 0.0,
             2000.0, "gemiddelde tijd die zij dan al wachten",
             "mean time they have waited by then"),
    RIJ_PER_ZWAARTE(
        RIJ_PROCENT, "veilig_thuis.onderzoek.naar_raad", PARAMETER_BELEID,
        "aandeel van de onderzoeken (met kinderen) dat naar de Raad gaat, naar werkelijke zwaarte",
        "share of onderzoeken (with children) that goes to the Raad, by real severity"),
    RIJ_PROCENT("veilig_thuis.onderzoek.geen_vervolg", PARAMETER_BELEID,
                "aandeel dat na onderzoek of V&V zonder overdracht sluit",
                "share that closes after onderzoek or V&V without handing over"),
    RIJ_PROCENT(
        "veilig_thuis.onderzoek.plaatsdeel_bij_raad", PARAMETER_BELEID,
        "deel van de plaats dat een casus bij Veilig Thuis bezet houdt zolang de Raad bezig is "
        "(M1)",
        "part of a place that a casus keeps at Veilig Thuis while it is with the Raad (M1)"),
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
    in->front_fte = parameter_get(set, "veilig_thuis.front.fte");
    in->piket = parameter_get(set, "veilig_thuis.front.piket");
    in->vb_uren = parameter_get(set, "veilig_thuis.vb.uren");
    in->vervolg_uren = parameter_get(set, "veilig_thuis.vb.uren_vervolgmelding");
    in->vb_extern = parameter_get(set, "veilig_thuis.vb.extern");
    in->vb_historie = parameter_get(set, "veilig_thuis.vb.historie_dagen");
    in->vb_termijn_werkdagen = (double)parameter_integer(set, "veilig_thuis.vb.termijn_werkdagen");
    in->overdracht_uren = parameter_get(set, "veilig_thuis.overdracht.uren");
    in->overdracht_direct = parameter_get(set, "veilig_thuis.overdracht.dagen_direct");
    in->overdracht_na_onderzoek = parameter_get(set, "veilig_thuis.overdracht.dagen_na_onderzoek");
    per_zwaarte(in->geen_vervolg, set, "veilig_thuis.geen_vervolg");
    per_zwaarte(in->venv, set, "veilig_thuis.venv.aandeel");
    per_zwaarte(in->naar_raad, set, "veilig_thuis.onderzoek.naar_raad");
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
    in->euro = parameter_get(set, "veilig_thuis.euro_per_fte");
    in->weeg_voorgeschiedenis = parameter_number(set, "zwaarte.weeg_voorgeschiedenis");
    in->zwaarte_kwetsbaarheid = parameter_number(set, "zwaarte.effect_kwetsbaarheid");
    in->zwaarte_voorgeschiedenis = parameter_number(set, "zwaarte.effect_voorgeschiedenis");
    in->zwaarte_nulpunt = parameter_number(set, "zwaarte.nulpunt");
}

void veilig_thuis_instelling_release(struct vt_instelling *in)
{
    free(in->gemeente);
}
