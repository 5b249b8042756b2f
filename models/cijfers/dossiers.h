/* Dossiers: what the files of a cohort say on a certain day, for figures that were counted from
 * files (RP chapter 1: a hundred casussen of the first quarter of 2018, read a year later).
 *
 * A file says what Veilig Thuis and the help it asked know on that day: not the zwaarte that it
 * really is, not an incident that nobody heard of, not the end of a traject that still runs. Left
 * out: what a file leaves unsaid though somebody knew it, vermoedens, and more than one traject of
 * a kind. */
#ifndef MODELS_CIJFERS_DOSSIERS_H
#define MODELS_CIJFERS_DOSSIERS_H

#include "models/keten.h"
#include "sim/study/figures.h"

/* One casus with a finished first VB, opened in the cohort's period. Durations in days, NAN: not
 * (yet). */
struct dossier {
    uint64_t wie; /* as in sporen.h; rows are sorted by gemeente, then wie */
    uint16_t gemeente, kinderen;
    uint16_t eerder;               /* earlier casussen within the registratiehorizon */
    uint16_t eerder_gemeld;        /* earlier meldingen within it, each report */
    uint16_t incidenten_jaar;      /* earlier incidents, reported or told: of the year before */
    uint16_t incidenten_daarvoor;  /* and before that, within the registratiehorizon */
    uint8_t nieuw;                 /* new known incidents since the opening melding, each once */
    uint8_t terugkijken;           /* times Veilig Thuis looked back so far */
    uint8_t werkelijk, beoordeeld; /* enum zwaarte; beoordeeld at the first VB */
    uint8_t eerste_route;          /* enum route */
    uint8_t aanbod;                /* enum hulp_aanbod */
    uint8_t traject[HULPSOORTEN];  /* enum traject_stand on that day */
    bool crisis, huisverbod;
    bool raadszaak; /* brought to the JBT or the Raad */
    bool maatregel; /* OTS or SAVE-begeleiding ordered */
    bool lokaal;    /* an overdracht was received by the lokale veld */
    bool teruggemeld;
    bool overgedragen;    /* to any other party, at least once */
    bool nog_bij_vt;      /* open, and never handed over */
    bool gemonitord;      /* Veilig Thuis looks back, or will */
    bool ambtshalve;      /* opened by what monitoring found: in no duration since the incident */
    float oudste;         /* days before this opening that the oldest melding came */
    float vb, overdracht; /* from melding */
    float eerste_contact, hulp_gestart; /* from incident; contact: Raadszaken have none */
    float afgesloten;                   /* from incident to the end of the last traject */
    float traject_klaar[HULPSOORTEN];   /* from incident to the end of this traject */
};

struct dossiers {
    struct dossier *rij;
    size_t aantal;
};
/* Of a world at this moment: the casussen opened in [telt_vanaf, tot). */
void dossiers_maak(struct dossiers *dossiers, const struct keten *k, tick tot);
void dossiers_release(struct dossiers *dossiers);

/* The vocabulary of figures from files (dossier_kenmerken.def). A trait is true or false of a
 * dossier (a share), or a number (a mean over those that have one), or is about trajecten: then
 * each offered traject of the dossiers counts apart. */
extern const struct figure_traits dossier_kenmerken;

/* The trait's index, or SIZE_MAX. */
size_t dossiers_kenmerk(const char *sleutel);
/* Whether it is about trajecten, not whole dossiers. */
bool dossiers_kenmerk_van_traject(size_t kenmerk);

/* A figure's value in one sample: `keuze` are the indices of the dossiers drawn, `aantal` of them.
 * `onder`: index of the trait that says of whom, or SIZE_MAX: a share, of trajecten only when the
 * figure is about trajecten too. `van`: at most so many of those for whom the figure can be known,
 * taken at random, file by file, with `u` (uniform draws by number); 0, or `u` NULL: all. NAN when
 * there is nobody. */
double dossiers_cijfer(const struct dossiers *dossiers, const size_t *keuze, size_t aantal,
                       size_t kenmerk, size_t onder, size_t van,
                       double (*u)(void *context, size_t nummer), void *context);

#endif
