#include "models/catalogus.h"

#include "models/keten.h"
#include "models/waarde.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static const struct parameter_sum sommen[] = {
    {"melding.melder.+.aandeel", 100.0, 1e-6},   {"zwaarte.verdeling.+", 100.0, 1e-6},
    {"zwaarte.verwarring.licht.+", 100.0, 1e-6}, {"zwaarte.verwarring.middelzwaar.+", 100.0, 1e-6},
    {"zwaarte.verwarring.zwaar.+", 100.0, 1e-6},
};

bool catalogus_init(struct catalogus *catalogus)
{
    const struct {
        const struct parameter_row *rijen;
        size_t aantal;
    } delen[] = {
        {huishouden_rijen, huishouden_rij_aantal},
        {melding_rijen, melding_rij_aantal},
        {veilig_thuis_rijen, veilig_thuis_rij_aantal},
        {lokaal_veld_rijen, lokaal_veld_rij_aantal},
        {raad_rijen, raad_rij_aantal},
        {hulp_rijen, hulp_rij_aantal},
        {mechanismen_rijen, mechanismen_rij_aantal},
        {plaatswerk_rijen, plaatswerk_rij_aantal},
    };
    size_t totaal = 0, deel_aantal = sizeof delen / sizeof delen[0];
    for (size_t d = 0; d < deel_aantal; d++) {
        totaal += delen[d].aantal;
    }
    catalogus->rijen = calloc(totaal, sizeof *catalogus->rijen);
    if (!catalogus->rijen) {
        return false;
    }
    size_t n = 0;
    for (size_t d = 0; d < deel_aantal; d++) {
        for (size_t r = 0; r < delen[d].aantal; r++) {
            catalogus->rijen[n++] = &delen[d].rijen[r];
        }
    }
    catalogus->tabel = (struct parameter_catalogue){.rows = catalogus->rijen,
                                                    .row_count = totaal,
                                                    .sums = sommen,
                                                    .sum_count = sizeof sommen / sizeof sommen[0]};
    return true;
}

void catalogus_release(struct catalogus *catalogus)
{
    free(catalogus->rijen);
    catalogus->rijen = NULL;
}

static void fout(struct fault_list *faults, enum fault_severity ernst,
                 const struct parameter_value *waarde, const char *tekst)
{
    fault_add(faults, ernst, waarde->file, waarde->line, waarde->path, "%s", tekst);
}

/* Frozen values of M5 replace the multiplier that history and state give: they too must stay below
 * h_max. */
static void bevroren_recidive(const struct keten_instelling *in, const struct parameter_set *set,
                              struct fault_list *faults)
{
    struct huishouden_instelling kaal = in->lopend.huishoudens;
    const double *factor = in->mechanismen.bevroren[M5_RECIDIVE];
    if (!factor || in->mechanismen.stand[M5_RECIDIVE] != STAND_BEVROREN) {
        return;
    }
    double grootste = 0.0;
    for (size_t g = 0; g < in->gemeenten; g++) {
        grootste = fmax(grootste, factor[g]);
    }
    kaal.voorgeschiedenis_maximum = 0;
    kaal.na_voldoende = kaal.na_uitval = 1.0;
    for (int b = 0; b < BELEVINGEN; b++) {
        kaal.toestand[b] = 1.0;
    }
    double kans = grootste * huishouden_grootste_hazard(&kaal);
    if (kans > kaal.h_max) {
        const struct parameter_value *waarde = parameter_get(set, "mechanismen.M5.bevroren_waarde");
        fault_add(faults, FAULT_ERROR, waarde->file, waarde->line, waarde->path,
                  "Met een factor van %.4g kan de incidentkans oplopen tot %.4g per jaar; h_max is "
                  "%.4g en moet minstens zo groot zijn.",
                  grootste, kans, kaal.h_max);
    }
}

/* A frozen list has one number for each gemeente (and zwaarte), in the order of their keys. */
static void bevroren_lengte(const struct keten_instelling *in, const struct parameter_set *set,
                            struct fault_list *faults)
{
    for (int m = 0; m < MECHANISMEN; m++) {
        const char *sleutel = mechanismen_sleutel((enum mechanisme)m);
        size_t hoort = mechanismen_lengte((enum mechanisme)m, in->gemeenten);
        if (!parameter_is_given(set, "mechanismen.%s.bevroren_waarde", sleutel)) {
            continue;
        }
        const struct parameter_value *waarde =
            parameter_get(set, "mechanismen.%s.bevroren_waarde", sleutel);
        if (waarde->list_count != hoort) {
            fault_add(faults, FAULT_ERROR, waarde->file, waarde->line, waarde->path,
                      "Hier staan %zu getallen; voor %zu gemeenten horen het er %zu te zijn. Laat "
                      "de sleutel weg, dan rekent het programma ze uit.",
                      waarde->list_count, in->gemeenten, hoort);
        }
    }
}

/* Candidates and huishoudens are numbered in names of random streams, which have room for so many.
 * The frailest huishouden in 10^8 stays below 1 + 20 / vorm. */
static void aantallen(const struct keten_instelling *in, const struct parameter_set *set,
                      struct fault_list *faults)
{
    const struct huishouden_instelling *h = &in->lopend.huishoudens;
    double jaren = (double)(in->eind - in->historie_begin) / (double)CLOCK_DAY / CLOCK_YEAR_DAYS;
    double kandidaten =
        h->h_max * (1.0 + 20.0 / parameter_number(set, "huishoudens.kwetsbaarheid_vorm")) * jaren;
    if (kandidaten > UINT16_MAX) {
        const struct parameter_value *waarde = parameter_get(set, "incidenten.h_max");
        fault_add(faults, FAULT_ERROR, waarde->file, waarde->line, waarde->path,
                  "Met deze h_max kan een kwetsbaar huishouden in %.0f jaar aan %.0f kandidaten "
                  "voor een incident komen; er is "
                  "plaats voor 65535. Kies een kleinere h_max of minder historie_jaren.",
                  jaren, kandidaten);
    }
    for (size_t g = 0; g < in->gemeenten; g++) {
        double verwacht = h->gemeente[g].instroom_max * jaren;
        if (verwacht + 6.0 * sqrt(verwacht) > (double)HUISHOUDEN_BEGINPOOL) {
            const struct parameter_value *waarde =
                parameter_get(set, "gemeenten.%s.instroom_max", in->sleutel[g]);
            fault_add(faults, FAULT_ERROR, waarde->file, waarde->line, waarde->path,
                      "Met deze instroom_max kunnen er in %.0f jaar %.0f huishoudens komen; in een "
                      "gemeente is plaats voor %u. "
                      "Kies een kleinere instroom_max, minder historie_jaren of meer gemeenten.",
                      jaren, verwacht, HUISHOUDEN_BEGINPOOL);
        }
    }
}

/* The computing bounds of thinning must not be passed, or incidents would be lost in silence. */
static void grenzen(const struct keten_instelling *in, const struct parameter_set *set,
                    struct fault_list *faults)
{
    const struct huishouden_instelling *h = &in->lopend.huishoudens;
    char tekst[400];
    double grootste = huishouden_grootste_hazard(h);
    if (grootste > h->h_max) {
        snprintf(
            tekst, sizeof tekst,
            "De grootste incidentkans die deze waarden toelaten is %.4g per jaar; h_max is %.4g en "
            "moet minstens zo "
            "groot zijn. Zet h_max op %.3g (dat verandert de uitkomsten niet, wel de trekkingen).",
            grootste, h->h_max, ceil(grootste * 11.0) / 10.0);
        fout(faults, FAULT_ERROR, parameter_get(set, "incidenten.h_max"), tekst);
    }
    bevroren_recidive(in, set, faults);
    bevroren_lengte(in, set, faults);
    aantallen(in, set, faults);
    double factor = 0.0, week = 0.0, jaar = 0.0;
    for (int m = 0; m < 12; m++) {
        factor = fmax(factor, h->seizoen[m]);
    }
    for (int d = 0; d < 7; d++) {
        week = fmax(week, h->weekdag[d]);
    }
    for (size_t s = 0; s < h->jaarfactor->step_count; s++) {
        jaar = fmax(jaar, h->jaarfactor->steps[s].number);
    }
    for (size_t g = 0; g < in->gemeenten; g++) {
        const struct parameter_value *instroom = h->gemeente[g].instroom;
        for (size_t s = 0; s < instroom->step_count; s++) {
            double piek = instroom->steps[s].number * factor * week * jaar;
            if (piek > h->gemeente[g].instroom_max) {
                snprintf(tekst, sizeof tekst,
                         "De instroom kan oplopen tot %.4g huishoudens per jaar; instroom_max is "
                         "%.4g en moet minstens zo groot zijn.",
                         piek, h->gemeente[g].instroom_max);
                fout(faults, FAULT_ERROR,
                     parameter_get(set, "gemeenten.%s.instroom_max", in->sleutel[g]), tekst);
                break;
            }
        }
    }
}

static void codes(const struct keten_instelling *in, const struct parameter_set *set,
                  struct fault_list *faults)
{
    for (size_t g = 0; g < in->gemeenten; g++) {
        for (size_t e = 0; e < g; e++) {
            if (in->lopend.huishoudens.gemeente[g].cbs_code ==
                in->lopend.huishoudens.gemeente[e].cbs_code) {
                const struct parameter_value *waarde =
                    parameter_get(set, "gemeenten.%s.cbs_code", in->sleutel[g]);
                fault_add(faults, FAULT_ERROR, waarde->file, waarde->line, waarde->path,
                          "Deze cbs_code (%d) heeft %s ook; elke gemeente moet een eigen code "
                          "hebben, want de toevalsgetallen hangen eraan.",
                          (int)in->lopend.huishoudens.gemeente[g].cbs_code, in->sleutel[e]);
            }
        }
    }
}

/* Shares after the VB that together pass 100: the tree gives what is left. */
static void boom(const struct keten_instelling *in, const struct parameter_set *set,
                 struct fault_list *faults)
{
    const struct vt_instelling *vt = &in->lopend.veilig_thuis;
    (void)set;
    for (size_t g = 0; g < in->gemeenten; g++) {
        /* One overall share gets one warning, a profile one for each zwaarte. */
        for (int z = 0; z < (vt->gemeente[g].doorzet_totaal ? 1 : ZWAARTEN); z++) {
            const struct parameter_value *direct = vt->gemeente[g].doorzet_totaal
                                                       ? vt->gemeente[g].doorzet_totaal
                                                       : vt->gemeente[g].doorzet[z];
            for (size_t s = 0; s < direct->step_count; s++) {
                tick op = direct->steps[s].from > in->start ? direct->steps[s].from : in->start;
                double som = direct->steps[s].number + waarde_op(vt->geen_vervolg[z], op);
                if (som > 100.0 + 1e-9) {
                    fault_add(
                        faults, FAULT_WARNING, direct->file, direct->line, direct->path,
                        "Let op: samen met %.4g procent zonder vervolg (%s) is dit %.4g procent, "
                        "meer dan 100; van deze "
                        "casussen wordt alles wat overblijft direct doorgezet.",
                        waarde_op(vt->geen_vervolg[z], op), begrippen_zwaarte((enum zwaarte)z),
                        som);
                    break;
                }
            }
        }
    }
}

/* The office opens, and the front's hours fit into the rest of the day. */
static void kantooruren(const struct keten_instelling *in, const struct parameter_set *set,
                        struct fault_list *faults)
{
    const struct vt_instelling *vt = &in->lopend.veilig_thuis;
    if (vt->kantoor.length == 0) {
        fout(faults, FAULT_ERROR, parameter_get(set, "kantoor.tot_uur"),
             "Het kantoor sluit voordat het opengaat: tot_uur moet na van_uur liggen.");
    }
    if (vt->kantoor.open + vt->uren_week * 3600.0 / 5.0 > (double)CLOCK_DAY) {
        fout(faults, FAULT_ERROR, parameter_get(set, "kantoor.van_uur"),
             "De werkdag van het frontteam (een vijfde van productieve_uren_week) past niet meer "
             "in de dag.");
    }
}

/* A station that never has capacity while work can come would never serve anybody. */
static void nooit_open(const struct parameter_value *fte, struct fault_list *faults)
{
    for (size_t s = 0; s < fte->step_count; s++) {
        if (fte->steps[s].number > 0.0) {
            return;
        }
    }
    fout(faults, FAULT_WARNING, fte,
         "Let op: dit station heeft de hele tijd 0 fte: wie hier komt, wacht tot het einde van de "
         "simulatie.");
}

/* An employee's caseload must fit at least one claim into the capacity, or the head of the list
 * waits for ever. */
static void past(const struct parameter_value *fte, const struct parameter_value *caseload,
                 struct fault_list *faults)
{
    double meest = 0.0, minst = INFINITY;
    for (size_t s = 0; s < fte->step_count; s++) {
        meest = fmax(meest, fte->steps[s].number);
    }
    for (size_t s = 0; s < caseload->step_count; s++) {
        minst = fmin(minst, caseload->steps[s].number);
    }
    if (meest > 0.0 && meest * minst < 1.0) {
        fault_add(faults, FAULT_ERROR, fte->file, fte->line, fte->path,
                  "Met hoogstens %.4g fte en een caseload van %.4g per fte past er geen enkele "
                  "casus: nodig is minstens %.4g fte.",
                  meest, minst, 1.0 / minst);
    }
}

void catalogus_controle(const struct parameter_set *set, const struct parameter_set *basis,
                        struct fault_list *faults)
{
    struct keten_instelling in;
    if (!keten_instelling_lees(&in, set, basis)) {
        abort();
    }
    if (in.gemeenten == 0) {
        fault_add(faults, FAULT_ERROR, NULL, 0, "gemeenten",
                  "Er staat geen enkele gemeente in het scenario.");
    }
    if (in.gemeenten > 200) {
        fault_add(faults, FAULT_ERROR, NULL, 0, "gemeenten",
                  "Er staan %zu gemeenten in het scenario; hoogstens 200 kunnen er mee.",
                  in.gemeenten);
    }
    grenzen(&in, set, faults);
    kantooruren(&in, set, faults);
    codes(&in, set, faults);
    boom(&in, set, faults);
    nooit_open(in.lopend.veilig_thuis.front_fte, faults);
    nooit_open(in.lopend.veilig_thuis.onderzoek_fte, faults);
    nooit_open(in.lopend.raad.fte, faults);
    past(in.lopend.raad.fte, in.lopend.raad.caseload, faults);
    for (int z = 0; z < ZWAARTEN; z++) {
        past(in.lopend.veilig_thuis.onderzoek_fte, in.lopend.veilig_thuis.onderzoek_caseload[z],
             faults);
        for (size_t g = 0; g < in.gemeenten; g++) {
            past(in.lopend.lokaal_veld.team[g].fte, in.lopend.lokaal_veld.team[g].caseload[z],
                 faults);
        }
    }
    for (size_t g = 0; g < in.gemeenten; g++) {
        nooit_open(in.lopend.lokaal_veld.team[g].fte, faults);
    }
    keten_instelling_release(&in);
}
