/* What the values of a scenario must hold together, beyond each one's own range. */
#include "models/catalogus.h"

#include "models/keten.h"
#include "models/waarde.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static void fout(struct fault_list *faults, enum fault_severity ernst,
                 const struct parameter_value *waarde, const char *tekst)
{
    fault_add(faults, ernst, waarde->file, waarde->line, waarde->path, "%s", tekst);
}

/* Frozen values of M2 and M5 replace the multipliers that waiting, history and state give: they too
 * must stay below h_max. */
static void bevroren_hazard(const struct keten_instelling *in, const struct parameter_set *set,
                            struct fault_list *faults)
{
    const struct mechanismen_instelling *m = &in->mechanismen;
    double h_max = in->lopend.huishoudens.h_max;
    double kans = huishouden_grootste_onder(&in->lopend.huishoudens, m);
    if (kans <= h_max) {
        return;
    }
    bool m5 = m->stand[M5_RECIDIVE] == STAND_BEVROREN && m->bevroren[M5_RECIDIVE];
    bool m2 = m->stand[M2_ESCALATIE_BIJ_WACHTEN] == STAND_BEVROREN &&
              m->bevroren[M2_ESCALATIE_BIJ_WACHTEN];
    if (!m2 && !m5) {
        return; /* said at h_max itself */
    }
    const struct parameter_value *waarde = parameter_get(
        set, m5 ? "mechanismen.M5.bevroren_waarde" : "mechanismen.M2.bevroren_waarde");
    fault_add(faults, FAULT_ERROR, waarde->file, waarde->line, waarde->path,
              "Met deze bevroren factor kan de incidentkans oplopen tot %.4g per jaar; h_max is "
              "%.4g en moet minstens zo groot zijn.",
              kans, h_max);
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
    bevroren_hazard(in, set, faults);
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
    const struct front_instelling *front = &in->lopend.front;
    if (front->kantoor.length == 0) {
        fout(faults, FAULT_ERROR, parameter_get(set, "kantoor.tot_uur"),
             "Het kantoor sluit voordat het opengaat: tot_uur moet na van_uur liggen.");
    }
    if (front->kantoor.open + front->uren_week * 3600.0 / 5.0 > (double)CLOCK_DAY) {
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

/* Two shares of the same casussen: together at most 100 at every date. */
static void samen_honderd(const struct keten_instelling *in, const struct parameter_value *een,
                          const struct parameter_value *ander, struct fault_list *faults)
{
    const struct parameter_value *beide[] = {een, ander};
    for (int b = 0; b < 2; b++) {
        for (size_t s = 0; s < beide[b]->step_count; s++) {
            tick op = beide[b]->steps[s].from > in->start ? beide[b]->steps[s].from : in->start;
            double som = waarde_op(een, op) + waarde_op(ander, op);
            if (som > 100.0 + 1e-9) {
                fault_add(faults, FAULT_ERROR, een->file, een->line, een->path,
                          "Samen met %s is dit %.4g procent; het zijn delen van dezelfde casussen, "
                          "dus hoogstens 100.",
                          ander->path, som);
                return;
            }
        }
    }
}

/* Pressure begins at the drempel and is full at a higher point, at every date. */
static void druk_loopt_op(const struct keten_instelling *in, const struct druk_grens *grens,
                          struct fault_list *faults)
{
    const struct parameter_value *beide[] = {grens->drempel, grens->vol};
    for (int b = 0; b < 2; b++) {
        for (size_t s = 0; s < beide[b]->step_count; s++) {
            tick op = beide[b]->steps[s].from > in->start ? beide[b]->steps[s].from : in->start;
            if (waarde_op(grens->vol, op) <= waarde_op(grens->drempel, op)) {
                fault_add(faults, FAULT_ERROR, grens->vol->file, grens->vol->line, grens->vol->path,
                          "De druk is vol bij %.4g procent, maar begint pas bij %.4g: vol moet "
                          "hoger zijn dan drempel.",
                          waarde_op(grens->vol, op), waarde_op(grens->drempel, op));
                return;
            }
        }
    }
}

/* Moments of monitoring come one after the other. */
static void kijkmomenten(const struct keten_instelling *in, struct fault_list *faults)
{
    const struct monitoring_instelling *m = &in->lopend.monitoring;
    for (int i = 1; i < MONITORING_MOMENTEN; i++) {
        for (size_t s = 0; s < m->maand[i]->step_count; s++) {
            tick vanaf = m->maand[i]->steps[s].from, op = vanaf > in->start ? vanaf : in->start;
            double dit = waarde_op(m->maand[i], op), vorige = waarde_op(m->maand[i - 1], op);
            if (dit > 0.0 && dit <= vorige) {
                fault_add(faults, FAULT_ERROR, m->maand[i]->file, m->maand[i]->line,
                          m->maand[i]->path,
                          "Dit moment (na %.4g maanden) moet na het vorige komen (%.4g maanden).",
                          dit, vorige);
                return;
            }
        }
    }
}

static void aandelen(const struct keten_instelling *in, struct fault_list *faults)
{
    const struct keten_delen *d = &in->lopend;
    samen_honderd(in, d->jbt.naar_raad, d->jbt.naar_save, faults);
    for (size_t g = 0; g < in->gemeenten; g++) {
        const struct team_instelling *team = &d->lokaal_veld.team[g];
        samen_honderd(in, team->screening_terug, team->screening_betrokken_hulp, faults);
    }
    kijkmomenten(in, faults);
    druk_loopt_op(in, &d->druk.veilig_thuis, faults);
    druk_loopt_op(in, &d->druk.lokaal_team, faults);
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
    aandelen(&in, faults);
    nooit_open(in.lopend.front.fte, faults);
    nooit_open(in.lopend.veilig_thuis.onderzoek_fte, faults);
    nooit_open(in.lopend.raad.fte, faults);
    nooit_open(in.lopend.gi.fte, faults);
    for (int h = 0; h < HULPSOORTEN; h++) {
        nooit_open(in.lopend.hulp.soort[h].plaatsen, faults);
    }
    past(in.lopend.raad.fte, in.lopend.raad.caseload, faults);
    past(in.lopend.gi.fte, in.lopend.gi.caseload, faults);
    for (int z = 0; z < ZWAARTEN; z++) {
        past(in.lopend.veilig_thuis.onderzoek_fte, in.lopend.veilig_thuis.onderzoek_caseload[z],
             faults);
        for (size_t g = 0; g < in.gemeenten; g++) {
            const struct team_instelling *team = &in.lopend.lokaal_veld.team[g];
            bool apart = z == ZWAAR && waarde_op(team->fte_zwaar, in.start) > 0.0;
            past(apart ? team->fte_zwaar : team->fte, team->caseload[z], faults);
        }
    }
    for (size_t g = 0; g < in.gemeenten; g++) {
        nooit_open(in.lopend.lokaal_veld.team[g].fte, faults);
    }
    keten_instelling_release(&in);
}
