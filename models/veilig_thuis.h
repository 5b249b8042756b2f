/* Veilig Thuis: the veiligheidsbeoordeling, onderzoek and V&V, and the overdracht to the next
 * party.
 *
 * People: the `front` pool does crisis > VB and work on vervolgmeldingen > overdracht, each in
 * order of arrival; outside its hours crisis is taken by `piket`. VB is hours at the front followed
 * by an external delay (asking around, RP 2.3) during which nobody is held. Onderzoek and V&V are
 * two products of one pool of places (onderzoekers with a caseload). After the VB a tree of two-way
 * choices by zwaarte beoordeeld: geen vervolg, direct doorzetten (to betrokken hulp or the lokale
 * team), V&V, onderzoek (RP 2.4, table 4.2). All shares are of casussen with a finished VB; the
 * tree divides by what is left. After an onderzoek a share goes to the Raad (by zwaarte werkelijk,
 * only with kinderen); meanwhile part of the place stays held (M1). In the history before `start`
 * every step is a delay of its reported length. Left out here: adviezen, monitoring, JBT,
 * terugmeldingen. */
#ifndef MODELS_VEILIG_THUIS_H
#define MODELS_VEILIG_THUIS_H

#include "models/casus.h"
#include "models/metingen.h"
#include "models/plaatswerk.h"
#include "sim/hour_pool.h"

enum vt_werk { VT_CRISIS, VT_VB, VT_VERVOLG, VT_OVERDRACHT, VT_WERKEN };

struct vt_product {
    const struct parameter_value *uren[ZWAARTEN], *extern_dagen, *historie_dagen;
};

struct vt_gemeente {
    const struct parameter_value *doorzet[ZWAARTEN]; /* profile by zwaarte beoordeeld */
    const struct parameter_value *doorzet_totaal;    /* overall share; NULL: the profile as it is */
    const struct parameter_value *betrokken_hulp;
};

struct vt_instelling {
    struct roster kantoor;
    size_t gemeenten;
    struct vt_gemeente *gemeente;
    double uren_week;
    const struct parameter_value *front_fte, *piket, *onderzoek_fte, *onderzoek_caseload[ZWAARTEN];
    const struct parameter_value *vb_uren, *vb_extern, *vb_historie, *vervolg_uren,
        *overdracht_uren;
    const struct parameter_value *overdracht_direct, *overdracht_na_onderzoek;
    const struct parameter_value *geen_vervolg[ZWAARTEN], *venv[ZWAARTEN], *naar_raad[ZWAARTEN];
    const struct parameter_value *geen_vervolg_na, *crisis[ZWAARTEN];
    struct vt_product onderzoek, venv_product;
    const struct parameter_value *plaatsdeel_raad;
    const struct parameter_value *verdeling[ZWAARTEN], *verwarring[ZWAARTEN][ZWAARTEN];
    double weeg_voorgeschiedenis, zwaarte_kwetsbaarheid, zwaarte_voorgeschiedenis, zwaarte_nulpunt;
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
                         int32_t casus); /* onderzoek or V&V; raadszaak, route are decided */
    void (*overgedragen)(void *keten, int32_t casus);
};

struct veilig_thuis {
    struct simulation *sim;
    struct casussen *casussen;
    struct metingen *metingen;
    struct mechanismen *mechanismen;
    const struct vt_instelling *in;
    struct vt_bedrading bedrading;
    bool historie;
    struct hour_pool *front, *piket;
    struct place_station *onderzoek;
    struct {
        double totaal, schuif;
        tick stap;
    } * doorzet; /* per gemeente: cached shift of the profile */
    uint16_t soort_vb, soort_overdracht;
};

extern const struct parameter_row veilig_thuis_rijen[];
extern const size_t veilig_thuis_rij_aantal;
void veilig_thuis_lees(struct vt_instelling *in, const struct parameter_set *set,
                       char *const *sleutels, size_t gemeenten);
void veilig_thuis_instelling_release(struct vt_instelling *in);

void veilig_thuis_init(struct veilig_thuis *vt, struct simulation *sim, struct casussen *casussen,
                       struct metingen *metingen, struct mechanismen *mechanismen,
                       const struct vt_instelling *historie, const struct vt_instelling *lopend,
                       struct vt_bedrading bedrading);
void veilig_thuis_release(struct veilig_thuis *vt);
/* Capacities count from now on (the stations' own begin included). */
void veilig_thuis_begin(struct veilig_thuis *vt, const struct vt_instelling *in);

/* Draws zwaarte (werkelijk and beoordeeld) and crisis of a casus. */
void veilig_thuis_zwaarte(struct veilig_thuis *vt, int32_t casus);
/* A new casus: sets zwaarte and crisis, and starts its VB. */
void veilig_thuis_melding(struct veilig_thuis *vt, int32_t casus);
/* A melding that joins an open casus: only work, named by the incident that was reported and its
 * reporter's number. */
void veilig_thuis_vervolgmelding(struct veilig_thuis *vt, int32_t casus, uint16_t kandidaat,
                                 uint8_t volgnummer);
/* Puts the casus on the list for onderzoek or V&V (by its route), as if it had entered at `sinds`.
 */
void veilig_thuis_neem_in_onderzoek(struct veilig_thuis *vt, int32_t casus, tick sinds);
void veilig_thuis_overdracht(struct veilig_thuis *vt, int32_t casus);
/* The Raad is done: the place that was kept is free. */
void veilig_thuis_raad_klaar(struct veilig_thuis *vt, int32_t casus);

/* Units of the onderzoek pool that a casus of this zwaarte claims, at `op`. */
int64_t veilig_thuis_claim(const struct vt_instelling *in, enum zwaarte zwaarte, tick op);
/* The chance of direct doorzetten of all casussen with a finished VB, 0 to 1 (exposed for tests and
 * `check`). */
double veilig_thuis_direct_kans(struct veilig_thuis *vt, int gemeente, enum zwaarte beoordeeld,
                                tick op);
void veilig_thuis_audit(const struct veilig_thuis *vt, struct station_audit *audit);

#endif
