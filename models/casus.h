/* The casussen: where each is, who answers for it, whether it waits and whether anybody sees the
 * family.
 *
 * A casus is in exactly one fase; casus_naar is the only way to move it, and it alone keeps the
 * counts, so that every stock in the results comes from one place. A casus keeps its milestones for
 * the doorlooptijden. Casussen opened after the warm-up stay in the table until the end of the run
 * (they are followed for recidive); others are forgotten when closed. */
#ifndef MODELS_CASUS_H
#define MODELS_CASUS_H

#include "models/huishouden.h"
#include "sim/statistics.h"
#include "sim/station_books.h"

enum mijlpaal {
    MIJLPAAL_INCIDENT,
    MIJLPAAL_MELDING,
    MIJLPAAL_VB,
    MIJLPAAL_ONDERZOEK_START,
    MIJLPAAL_ONDERZOEK_EIND,
    MIJLPAAL_OVERDRACHT,
    MIJLPAAL_RAAD_VERZOEK,
    MIJLPAAL_RAAD_START,
    MIJLPAAL_RAAD_EIND,
    MIJLPAAL_CONTACT,
    MIJLPAAL_HULP_START,
    MIJLPAAL_HULP_EIND,
    MIJLPAAL_GESLOTEN,
    MIJLPALEN
};

enum route { ROUTE_OPEN, ROUTE_GEEN_VERVOLG, ROUTE_DIRECT, ROUTE_VENV, ROUTE_ONDERZOEK };
enum hulp_aanbod { NIET_AANGEBODEN, GEEN_HULP_NODIG, AFGEWEZEN, GEACCEPTEERD };

struct casus {
    int32_t huishouden;
    uint16_t kandidaat; /* of the opening incident */
    uint8_t melding;    /* sequence number of the opening melding of that incident, 0 or 1 */
    bool telt;          /* opened after the warm-up: in every KPI */
    bool aangevuld;     /* made to fill a stated start list */
    bool crisis, raadszaak, raad_gezien, betrokken_hulp, geen_vervolg_na;
    bool in_team; /* the team still has it in work */
    uint8_t gemeente, kinderen;
    enum melder melder;
    enum meldingsoort soort;
    enum zwaarte werkelijk, beoordeeld;
    enum voorgeschiedenis voorgeschiedenis;
    int eerder; /* earlier casussen within the registratiehorizon */
    enum fase fase;
    enum route route;
    enum hulp_aanbod aanbod;
    bool hulp_voldoende;
    bool hulp_loopt;                        /* a traject has been accepted and is not over */
    bool hulp_wacht;                        /* it waits for a place */
    uint8_t raad_open, raad_wacht;          /* children not yet done, children still waiting */
    uint32_t ticket_slot, ticket_generatie; /* place at Veilig Thuis, held during the Raad */
    int64_t claim;                          /* units of that place */
    tick ongezien_sinds;         /* nobody sees the family since; only while that is so */
    int64_t ongezien[STATIONS];  /* ticks that nobody saw it, by station */
    tick mijlpaal[MIJLPALEN];    /* CLOCK_NEVER: not reached */
    tick vertrek;                /* of the huishouden */
    int64_t overleg_wacht;       /* ticks waited for the overleg */
    struct event_handle contact; /* the planned first contact at the team */
    tick recidive,
        recidive_werkelijk; /* first new incident after opening that became known; first of all */
    int32_t volgende_casus, volgende_dossier;
};

struct casussen {
    struct simulation *sim;
    struct huishoudens *hs;
    size_t gemeenten;
    struct casus *rij;
    int32_t aantal, ruimte, vrij;
    tick telt_vanaf;
    /* Stocks, [station * gemeenten + gemeente] and [verantwoordelijke * gemeenten + gemeente]. */
    struct time_weighted *caseload, *wachtlijst, *zonder_zicht, *verantwoordelijk;
    uint64_t geopend, gesloten, in_fase[FASEN];
    uint64_t bij_start; /* open when the books began */
    void (*journaal)(void *context, int32_t casus,
                     enum fase fase); /* may be NULL: told of every move */
    void *journaal_context;
};

void casussen_init(struct casussen *cs, struct simulation *sim, struct huishoudens *hs,
                   size_t gemeenten);
void casussen_release(struct casussen *cs);
/* The books begin: stocks are integrated from now on; casussen opened from `telt_vanaf` on are
 * counted. */
void casussen_begin(struct casussen *cs, tick telt_vanaf);

/* Opens a casus in FASE_VB_WACHT for an incident; the caller fills in the rest. Gives its index. */
int32_t casus_open(struct casussen *cs, int32_t huishouden, uint16_t kandidaat, uint8_t melding,
                   tick incident, tick opening);
/* Moves it on and keeps all counts. Moving to FASE_GESLOTEN closes it: afterwards the index may be
 * another's. */
void casus_naar(struct casussen *cs, int32_t c, enum fase fase);
void casus_mijlpaal(struct casussen *cs, int32_t c, enum mijlpaal mijlpaal);
/* A place at the Raad may come with a family that nobody sees: sets raad_gezien and corrects the
 * stock. */
void casus_zicht_bij_raad(struct casussen *cs, int32_t c, bool gezien);

/* An incident of this huishouden at `incident`: recidive of its earlier casussen. `bekend`: known
 * to VT or help. */
void casussen_recidive(struct casussen *cs, int32_t huishouden, tick incident, bool bekend);
/* Open casus of the huishouden in which VT is involved, −1 if none. */
int32_t casus_bij_vt(const struct casussen *cs, int32_t huishouden);

struct stream_name casus_naam(const struct casussen *cs, int32_t c, uint8_t doel);
double casus_uniform(const struct casussen *cs, int32_t c, uint8_t doel);

/* Ticks until now that nobody saw the family at a station; open casussen included. */
int64_t casus_ongezien(const struct casussen *cs, int32_t c, enum station station);

/* In = out + inside; every casus in exactly one fase; the stocks agree with a recount. */
void casussen_audit(const struct casussen *cs, struct station_audit *audit);

#endif
