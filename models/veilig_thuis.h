/* Veilig Thuis: the veiligheidsbeoordeling, onderzoek and V&V, and the overdracht to the next
 * party.
 *
 * VB is hours of the front followed by an external delay (asking around, RP 2.3) during which
 * nobody is held. Onderzoek and V&V are two products of one pool of places (onderzoekers with a
 * caseload). After the VB a tree of two-way choices by zwaarte beoordeeld: geen vervolg, direct
 * doorzetten (to betrokken hulp or the lokale team), V&V, onderzoek (RP 2.4, table 4.2); a
 * huisverbod always leads to onderzoek, at once. All shares are of casussen with a finished VB; the
 * tree divides by what is left. Under pressure more is handed on and judged lighter (M9). The
 * overdracht may be warm, a conversation with family and receiver that costs more hours; a pressed
 * Veilig Thuis gives it up (M8). After an onderzoek a share goes to the JBT (by zwaarte werkelijk,
 * only with kinderen); meanwhile part of the place stays held (M1). A terugmelding does the VB
 * again, in the same casus. In the history before `start` every step is a delay of its reported
 * length. */
#ifndef MODELS_VEILIG_THUIS_H
#define MODELS_VEILIG_THUIS_H

#include "models/casus.h"
#include "models/druk.h"
#include "models/front.h"
#include "models/mechanismen.h"
#include "models/metingen.h"
#include "models/plaatswerk.h"

struct vt_product {
    const struct parameter_value *uren[ZWAARTEN], *extern_dagen, *historie_dagen;
};

struct vt_gemeente {
    const struct parameter_value *doorzet[ZWAARTEN]; /* profile by zwaarte beoordeeld */
    const struct parameter_value *doorzet_totaal;    /* overall share; NULL: the profile as it is */
    const struct parameter_value *betrokken_hulp;
    const struct parameter_value *warm_direct, *warm_na_onderzoek; /* percentages of overdrachten */
};

struct vt_instelling {
    struct roster kantoor;
    size_t gemeenten;
    struct vt_gemeente *gemeente;
    double uren_week;
    const struct parameter_value *onderzoek_fte, *onderzoek_caseload[ZWAARTEN];
    const struct parameter_value *vb_uren, *vb_extern, *vb_historie, *vervolg_uren,
        *overdracht_uren;
    /* Factors on the hours of a VB; share of its ordinary doorzetten that a casus sent back gets.
     */
    const struct parameter_value *vb_factor_hermelding, *vb_factor_terugmelding,
        *terugmelding_direct;
    enum volgorde vb_volgorde;
    const struct parameter_value *warm_uren, *huisverbod; /* huisverbod: percentage of crisis */
    const struct parameter_value *druk_direct, *druk_beoordeling,
        *druk_warm; /* M9, M9, M8: at full pressure */
    const struct parameter_value *overdracht_direct, *overdracht_na_onderzoek;
    const struct parameter_value *geen_vervolg[ZWAARTEN], *venv[ZWAARTEN], *naar_jbt[ZWAARTEN];
    const struct parameter_value *geen_vervolg_na, *crisis[ZWAARTEN];
    struct vt_product onderzoek, venv_product;
    const struct parameter_value *plaatsdeel_raad, *lijst_overgenomen;
    const struct parameter_value *verdeling[ZWAARTEN], *verwarring[ZWAARTEN][ZWAARTEN];
    double betrokken_effect, betrokken_nulpunt;
    double weeg_voorgeschiedenis, zwaarte_kwetsbaarheid, zwaarte_voorgeschiedenis, zwaarte_nulpunt,
        zwaarte_gemist;
    enum volgorde onderzoek_volgorde;
    double vb_termijn_werkdagen, onderzoek_termijn_dagen;
    int wachtlijst_start;
    double wachtlijst_start_dagen;
    const struct parameter_value *euro;
};

struct vt_bedrading {
    void *keten;
    void (*na_vb)(void *keten, int32_t casus); /* route and betrokken_hulp are decided */
    void (*na_onderzoek)(void *keten,
                         int32_t casus); /* onderzoek or V&V; naar_jbt, route are decided */
    void (*overgedragen)(void *keten, int32_t casus);
    /* Taken off the list for onderzoek or V&V: handed on after all. */
    void (*van_lijst)(void *keten, int32_t casus);
};

struct veilig_thuis {
    struct simulation *sim;
    struct casussen *casussen;
    struct metingen *metingen;
    struct mechanismen *mechanismen;
    const struct vt_instelling *in;
    struct vt_bedrading bedrading;
    bool historie;
    struct front *front;
    const struct druk *druk;
    struct place_station *onderzoek;
    struct {
        double totaal, schuif;
        tick stap;
    } * doorzet; /* per gemeente: cached shift of the profile */
    uint16_t soort_vb, soort_overdracht, soort_lijst;
};

extern const struct parameter_row veilig_thuis_rijen[];
extern const size_t veilig_thuis_rij_aantal;
void veilig_thuis_lees(struct vt_instelling *in, const struct parameter_set *set,
                       char *const *sleutels, size_t gemeenten);
void veilig_thuis_instelling_release(struct vt_instelling *in);

void veilig_thuis_init(struct veilig_thuis *vt, struct simulation *sim, struct casussen *casussen,
                       struct metingen *metingen, struct mechanismen *mechanismen,
                       const struct druk *druk, struct front *front,
                       const struct vt_instelling *historie, struct vt_bedrading bedrading);
void veilig_thuis_release(struct veilig_thuis *vt);
/* Capacities count from now on (the stations' own begin included). */
void veilig_thuis_begin(struct veilig_thuis *vt);
/* From `start` on these settings hold: before begin, while nobody waits. */
void veilig_thuis_wissel(struct veilig_thuis *vt, const struct vt_instelling *in);

/* Draws zwaarte werkelijk, the first look at it (beoordeeld, settled at the VB), crisis and
 * huisverbod of a casus. */
void veilig_thuis_zwaarte(struct veilig_thuis *vt, int32_t casus);
/* A new casus: sets zwaarte and crisis, and starts its VB. */
void veilig_thuis_melding(struct veilig_thuis *vt, int32_t casus);
/* The lokale veld sends the casus back: it goes through the VB again (ronde + 1), which now sees
 * zwaarte werkelijk, and is handed on directly less often. Crisis and huisverbod belong to the
 * first ronde. */
void veilig_thuis_terugmelding(struct veilig_thuis *vt, int32_t casus);
/* A melding that joins an open casus: only work, named by the incident that was reported and its
 * reporter's number. */
void veilig_thuis_vervolgmelding(struct veilig_thuis *vt, int32_t casus, uint16_t kandidaat,
                                 uint8_t volgnummer);
/* Puts the casus on the list for onderzoek or V&V (by its route), as if it had entered at `sinds`.
 */
void veilig_thuis_neem_in_onderzoek(struct veilig_thuis *vt, int32_t casus, tick sinds);
/* Hands the casus over, to the JBT when naar_jbt, else after its route; draws whether it is warm.
 * The next party notes MIJLPAAL_OVERDRACHT and takes in_handen over. */
void veilig_thuis_overdracht(struct veilig_thuis *vt, int32_t casus);
/* The Raad is done: the place that was kept is free. */
void veilig_thuis_raad_klaar(struct veilig_thuis *vt, int32_t casus);

/* Units of the onderzoek pool that a casus of this zwaarte claims, at `op`. */
int64_t veilig_thuis_claim(const struct vt_instelling *in, enum zwaarte zwaarte, tick op);
/* The chance of direct doorzetten of all casussen with a finished first VB, 0 to 1, without
 * pressure; at most what geen vervolg and huisverboden leave (exposed for tests and `check`). */
double veilig_thuis_direct_kans(struct veilig_thuis *vt, int gemeente, enum zwaarte beoordeeld,
                                tick op);
/* Share of the onderzoekers at work from now on (M6). */
void veilig_thuis_sterkte(struct veilig_thuis *vt, double sterkte);
void veilig_thuis_audit(const struct veilig_thuis *vt, struct station_audit *audit);

#endif
