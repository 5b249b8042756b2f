/* The words of the chain as numbers: zwaarten, melders, stations, fasen, and what each fase means.
 *
 * Everything that counts casussen reads this table, so that a casus in a fase is waiting or not,
 * seen or not, and somebody's responsibility, in one place. Source: RP 2.4, 2.5 and chapter 4. */
#ifndef MODELS_BEGRIPPEN_H
#define MODELS_BEGRIPPEN_H

#include <stdbool.h>

enum zwaarte { LICHT, MIDDELZWAAR, ZWAAR, ZWAARTEN };

enum melder {
    POLITIE,
    GEZONDHEIDSZORG,
    ONDERWIJS,
    JEUGDZORG,
    OVERIG_BEROEPSMATIG,
    NIET_BEROEPSMATIG,
    ANDERS,
    MELDERS
};

enum meldingsoort { EERSTE, HERMELDING, VERVOLGMELDING, MELDINGSOORTEN };

/* Where a casus can be; `veilig_thuis` and `keten` are sums, made where results are gathered. */
enum station {
    STATION_VB,
    STATION_OVERDRACHT,
    STATION_ONDERZOEK,
    STATION_VENV,
    STATION_LOKAAL_TEAM,
    STATION_RAAD,
    STATION_HULP,
    STATIONS
};

/* Number of earlier casussen within the registratiehorizon: none, 1 or 2, 3 and more. */
enum voorgeschiedenis { GEEN_VOORGESCHIEDENIS, EEN_OF_TWEE, DRIE_EN_MEER, VOORGESCHIEDENISSEN };

enum fase {
    FASE_VB_WACHT,
    FASE_VB,
    FASE_ONDERZOEK_WACHT,
    FASE_ONDERZOEK,
    FASE_VENV_WACHT,
    FASE_VENV,
    FASE_OVERDRACHT_WACHT, /* decided; waits for somebody at the front */
    FASE_OVERDRACHT,       /* being handed over, not yet received by the next party */
    FASE_OVERLEG_WACHT,    /* received; waits for the interventieoverleg that gates the team */
    FASE_LOKAAL_WACHT,     /* waits for a place at the team */
    FASE_LOKAAL_PLANNEN,   /* has a place; the first contact is still to come */
    FASE_LOKAAL,           /* in work at the team */
    FASE_RAAD_WACHT,       /* all children wait */
    FASE_RAAD,             /* at least one child in work */
    FASE_CONTACT_WACHT,    /* at the betrokken hulp, before the first contact */
    FASE_HULP_GEPLAND,     /* accepted; the usual time until a traject can start */
    FASE_HULP_WACHT,       /* could start, waits for a place */
    FASE_HULP,
    FASE_GESLOTEN,
    FASEN
};

/* Who answers for the casus. */
enum verantwoordelijke {
    BIJ_VEILIG_THUIS,
    BIJ_LOKAAL_TEAM,
    BIJ_HULP,
    BIJ_NIEMAND,
    VERANTWOORDELIJKEN
};

/* What the household notices; it sets the hazard of a new incident. */
enum beleving { WACHT, BIJ_VT, IN_HULP, BELEVINGEN };

struct fase_rij {
    enum station station;
    bool wacht; /* on somebody's waiting list */
    bool zicht; /* somebody sees the family */
    enum verantwoordelijke verantwoordelijk;
    enum beleving beleving;
    bool vt_betrokken; /* a melding now is a vervolgmelding */
    const char *nl;
};

/* The row of a fase; for FASE_RAAD zicht is decided per casus (a stated share is not seen). */
const struct fase_rij *begrippen_fase(enum fase fase);

const char *begrippen_zwaarte(enum zwaarte z); /* "licht", … */
const char *begrippen_melder(enum melder m);   /* "politie", … */
const char *begrippen_station(enum station s); /* "vb", "lokaal_team", … as in kpi.csv */
const char *
begrippen_verantwoordelijke(enum verantwoordelijke v); /* "verantwoordelijk: …"; NULL for nobody */
/* As they stand in the column uitsplitsing: "zwaarte=licht", "voorgeschiedenis=3plus". */
const char *begrippen_per_zwaarte(enum zwaarte z);
const char *begrippen_per_voorgeschiedenis(enum voorgeschiedenis v);
/* Whether Veilig Thuis answers for casussen at this station, by the table of fasen. */
bool begrippen_is_bij_vt(enum station s);
enum voorgeschiedenis begrippen_indeling(int eerdere_casussen);

#endif
