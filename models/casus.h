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
#include "models/metingen.h"
#include "sim/place_station.h"
#include "sim/statistics.h"
#include "sim/station_books.h"

/* New incidents that a casus tells apart, however often each is reported. */
#define CASUS_NIEUW 3

enum mijlpaal {
    MIJLPAAL_INCIDENT,
    MIJLPAAL_MELDING,
    MIJLPAAL_VB,
    MIJLPAAL_ONDERZOEK_START,
    MIJLPAAL_ONDERZOEK_EIND,
    MIJLPAAL_OVERDRACHT, /* first one received by the next party */
    MIJLPAAL_JBT_VERZOEK,
    MIJLPAAL_JBT_BESLUIT,
    MIJLPAAL_RAAD_VERZOEK,
    MIJLPAAL_RAAD_START,
    MIJLPAAL_RAAD_EIND,
    MIJLPAAL_UITSPRAAK,   /* of the kinderrechter */
    MIJLPAAL_GI_OPDRACHT, /* OTS or SAVE-begeleiding ordered */
    MIJLPAAL_GI_CONTACT,
    MIJLPAAL_CONTACT,
    MIJLPAAL_HULP_START,
    MIJLPAAL_HULP_EIND,
    MIJLPAAL_GESLOTEN,
    MIJLPALEN
};

enum route {
    ROUTE_OPEN,
    ROUTE_GEEN_VERVOLG,
    ROUTE_DIRECT,
    ROUTE_VENV,
    ROUTE_ONDERZOEK,
    ROUTE_LOKAAL /* caught locally: never was at Veilig Thuis */
};
enum hulp_aanbod { NIET_AANGEBODEN, GEEN_HULP_NODIG, AFGEWEZEN, GEACCEPTEERD };
enum traject_stand {
    TRAJECT_GEEN, /* not offered */
    TRAJECT_AFGEWEZEN,
    TRAJECT_NIET_GESTART, /* accepted, but nothing came of it */
    TRAJECT_GEPLAND,      /* accepted; the usual time until it can start */
    TRAJECT_WACHT,        /* could start, waits for a place */
    TRAJECT_LOOPT,
    TRAJECT_VOLDOENDE,
    TRAJECT_UITVAL
};

struct casus {
    int32_t huishouden; /* index; when it has left, perhaps another's */
    uint32_t nummer;    /* of the huishouden within its gemeente */
    uint16_t kandidaat; /* of the opening incident */
    uint8_t melding;    /* sequence number of the opening melding of that incident, 0 or 1 */
    bool telt;          /* opened after the warm-up: in every KPI */
    bool aangevuld;     /* made to fill a stated start list */
    bool crisis, huisverbod;
    bool lokaal;    /* caught locally, no melding: in no figure of meldingen or of VT casussen */
    bool raadszaak; /* has been brought to the JBT or the Raad */
    bool raad_gezien, betrokken_hulp, geen_vervolg_na;
    bool warm;      /* handed over in a conversation with family and receiver */
    bool gemist;    /* a signal that a pressed lokale team missed: heavier (M10) */
    bool in_handen; /* besides hulp somebody has it in work: VT, team, JBT, Raad, rechter or GI */
    bool spoed;     /* goes past the table straight to the Raad */
    bool naar_jbt, naar_rechter, ots; /* decided by the party that has it now */
    bool bij_lokaal_veld;             /* an overdracht was received there, at least once */
    bool gemonitord;                  /* Veilig Thuis looks back, or will */
    bool recidive_vast;               /* too long ago for a report to change its date */
    uint16_t ronde;        /* terugmeldingen so far: each is a new visit at Veilig Thuis */
    uint16_t wachtbeurten; /* waits that have ended: names the draw for escalatie */
    enum verantwoordelijke aanvrager; /* who asked for the JBT or the Raad */
    uint8_t gemeente, kinderen;
    enum melder melder;
    enum meldingsoort soort;
    enum zwaarte werkelijk, beoordeeld, eerste_beoordeeld; /* eerste: at the first VB */
    enum voorgeschiedenis voorgeschiedenis;
    uint8_t eerder;        /* earlier casussen within the registratiehorizon */
    uint8_t eerder_gemeld; /* earlier meldingen within it */
    /* incidents before this one, reported or not: in the year before it, and earlier within it */
    uint8_t incidenten_jaar, incidenten_daarvoor;
    uint8_t nieuw;       /* known incidents since its opening melding (casus_recidive.c) */
    uint8_t terugkijken; /* times that Veilig Thuis looked back at it, if it is in the cohort */
    float eerder_oudste; /* days before its opening that the oldest melding came; NAN: none */
    enum fase fase;
    enum route route, eerste_route; /* of the last VB; of the first. Direct if off the list */
    enum hulp_aanbod aanbod;
    uint8_t traject[HULPSOORTEN];               /* enum traject_stand */
    uint16_t traject_dagen[HULPSOORTEN];        /* of an ended one: whole days since the incident */
    uint8_t trajecten_open;                     /* accepted and not over */
    uint8_t raad_open, raad_wacht;              /* children not yet done, children still waiting */
    uint8_t gi_open, gi_wacht;                  /* the same at the gecertificeerde instelling */
    uint8_t gi_keer;                            /* measures there so far: each is a new visit */
    struct place_ticket vt_plaats, team_plaats; /* places held while the Raad has the casus (M1) */
    int64_t vt_claim, team_claim;               /* units of those places */
    tick wacht_sinds;                           /* on a waiting list since; only while that is so */
    tick ongezien_sinds;         /* nobody sees the family since; only while that is so */
    int64_t ongezien[STATIONS];  /* ticks that nobody saw it, by station */
    tick mijlpaal[MIJLPALEN];    /* CLOCK_NEVER: not reached */
    tick vertrek;                /* of the huishouden */
    int64_t overleg_wacht;       /* ticks waited for the overleg */
    struct event_handle contact; /* the planned first contact at the team */
    tick recidive,
        recidive_werkelijk; /* first new incident after opening that became known; first of all */
    uint32_t nieuw_op[CASUS_NIEUW]; /* the first known ones: ticks after the opening melding */
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
    /* May be NULL: told when a casus leaves a waiting list after `duur` ticks on it. */
    void (*gewacht)(void *context, int32_t casus, tick duur);
    void *gewacht_context;
    /* May be NULL: told of every wait at a station that ended, with its causes. */
    void (*wachtboek)(void *context, int32_t casus, enum station station,
                      const struct station_wait *wacht);
    void *wachtboek_context;
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
/* The same for a signal that the lokale veld catches itself, in FASE_INTAKE: it is no casus of
 * Veilig Thuis (no history, no cohort), only work and a family that gets help. */
int32_t casus_open_lokaal(struct casussen *cs, int32_t huishouden, uint16_t kandidaat,
                          tick incident);
/* Moves it on and keeps all counts. Moving to FASE_GESLOTEN closes it: afterwards the index may be
 * another's. */
void casus_naar(struct casussen *cs, int32_t c, enum fase fase);
void casus_mijlpaal(struct casussen *cs, int32_t c, enum mijlpaal mijlpaal);
/* Notes it only the first time (a casus that comes back keeps its clocks). */
void casus_mijlpaal_eerst(struct casussen *cs, int32_t c, enum mijlpaal mijlpaal);
/* A traject begins, ends or goes to a list: whether anybody sees the family may change with it. */
void casus_traject(struct casussen *cs, int32_t c, enum hulpsoort soort, enum traject_stand stand);
/* Its wait at a station has ended: measured, by its judged zwaarte, and told to who keeps a diary.
 */
void casus_wachtte(struct casussen *cs, struct metingen *metingen, int32_t c, enum station station,
                   const struct station_wait *wacht);
/* Who answers for it now. */
enum verantwoordelijke casus_verantwoordelijk(const struct casus *c);

/* An incident of this huishouden at `incident`: recidive of its earlier casussen. `bekend`: known
 * to VT or help (casus_recidive.c). */
void casussen_recidive(struct casussen *cs, int32_t huishouden, tick incident, bool bekend);
/* Whether another open casus of the same huishouden is at the JBT, the Raad, the court or the GI:
 * one case of child protection a family at a time. */
bool casus_jeugdbescherming_elders(const struct casussen *cs, int32_t c);
/* Open casus of the huishouden in which VT is involved, −1 if none. */
int32_t casus_bij_vt(const struct casussen *cs, int32_t huishouden);

/* The stream of a draw: by the opening incident, its melding and the visit at Veilig Thuis
 * (ronde). */
struct stream_name casus_naam(const struct casussen *cs, int32_t c, uint8_t doel);
double casus_uniform(const struct casussen *cs, int32_t c, uint8_t doel);

/* Ticks until now that nobody saw the family at a station; open casussen included. */
int64_t casus_ongezien(const struct casussen *cs, int32_t c, enum station station);

/* In = out + inside; every casus in exactly one fase; the stocks agree with a recount. */
void casussen_audit(const struct casussen *cs, struct station_audit *audit);

#endif
