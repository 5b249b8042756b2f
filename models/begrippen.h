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
    AMBTSHALVE, /* Veilig Thuis itself, at a moment of monitoring; has no share of its own */
    MELDERS
};
#define MELDERS_BUITEN AMBTSHALVE /* number of melders from outside: those with a share */

enum meldingsoort { EERSTE, HERMELDING, VERVOLGMELDING, MELDINGSOORTEN };

/* Where a casus can be, and where Veilig Thuis works beside it (advies, monitoring: no casus is
 * ever *in* those, they have work and waits only). `veilig_thuis` and `keten` are sums, made where
 * results are gathered. */
enum station {
#define STATION(naam, sleutel, nl) STATION_##naam,
#include "models/begrippen.def"
    STATIONS
};

/* Number of earlier casussen within the registratiehorizon: none, 1 or 2, 3 and more. */
enum voorgeschiedenis { GEEN_VOORGESCHIEDENIS, EEN_OF_TWEE, DRIE_EN_MEER, VOORGESCHIEDENISSEN };

enum fase {
#define FASE(naam, ...) FASE_##naam,
#include "models/begrippen.def"
    FASE_GESLOTEN,
    FASEN
};

/* Who answers for the casus. */
enum verantwoordelijke {
    BIJ_VEILIG_THUIS,
    BIJ_LOKAAL_TEAM,
    BIJ_GI,
    BIJ_HULP,
    BIJ_NIEMAND,
    VERANTWOORDELIJKEN,
    /* In the table of fasen only: whoever asked for the Raad, told by the casus (RP 2.4). */
    BIJ_AANVRAGER = VERANTWOORDELIJKEN
};

/* Kinds of hulptrajecten: whom they are aimed at (RP table 4.3). */
enum hulpsoort { HULP_PLEGER, HULP_SLACHTOFFER, HULP_KIND, HULP_SYSTEEM, HULPSOORTEN };

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

const char *begrippen_zwaarte(enum zwaarte z);         /* "licht", … */
const char *begrippen_melder(enum melder m);           /* "politie", … */
const char *begrippen_hulpsoort(enum hulpsoort h);     /* "pleger", … */
const char *begrippen_per_hulpsoort(enum hulpsoort h); /* "traject=pleger", … */
const char *begrippen_station(enum station s);         /* "vb", "lokaal_team", … as in kpi.csv */
const char *begrippen_station_nl(enum station s);      /* as people say it: "de Raad", … */
const char *
begrippen_verantwoordelijke(enum verantwoordelijke v); /* "verantwoordelijk: …"; NULL for nobody */
/* As they stand in the column uitsplitsing: "zwaarte=licht", "voorgeschiedenis=3plus". */
const char *begrippen_per_zwaarte(enum zwaarte z);
const char *begrippen_per_voorgeschiedenis(enum voorgeschiedenis v);
/* Whether Veilig Thuis always answers for casussen at this station, by the table of fasen. */
bool begrippen_is_bij_vt(enum station s);
enum voorgeschiedenis begrippen_indeling(int eerdere_casussen);

#endif
