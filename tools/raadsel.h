/* The puzzle of 2019: which explanations, alone or together, go with the list of Veilig Thuis in
 * December 2018, January and May 2019.
 *
 * An explanation is a scenario of scenarios/verklaringen; its group is its name up to the first
 * hyphen, and of a group at most one can be true. A combination takes over in flevoland-2019 what
 * each of its explanations has otherwise (sim/parameter_combine.h). */
#ifndef TOOLS_RAADSEL_H
#define TOOLS_RAADSEL_H

#include "models/catalogus.h"
#include "models/dagstanden.h"
#include "scenarios/scenario.h"

#define RAADSEL_LEDEN 3 /* explanations together, at most */

/* What was counted (VTF-001 to VTF-003), and what it can mean. December is one snapshot of a list
 * that goes up and down. For January neither the day nor what was counted is known. In May there
 * were 149 "kinderen en gezinnen": all of them casussen, or on average two a casus. */
enum raadsel_dag { DAG_DECEMBER, DAG_JANUARI, DAG_MEI, RAADSEL_DAGEN };
struct raadsel_cijfer {
    struct clock_date avond; /* counted at the end of this day */
    double geteld, laag, hoog;
    const char *feit, *naam;
};
extern const struct raadsel_cijfer raadsel_cijfers[RAADSEL_DAGEN];

/* In each world so many of 100 casussen with a VB must go on directly from May to December 2019
 * (RP-211, VS-001). */
#define RAADSEL_DIRECT 60.0

/* A combination fits when so many of its worlds fit all three figures at once; chance alone keeps
 * even the true one far from all of them. */
#define RAADSEL_PAST 0.15

struct verklaring {
    char *sleutel;
    size_t groep; /* letters of the name that tell the group */
    struct scenario scenario;
    double werking; /* on the mean list in May, alone; casussen */
};

struct raadsel_verdeling {
    double gemiddeld, p05, p95;
};

enum raadsel_oordeel {
    OORDEEL_PAST,     /* at least RAADSEL_PAST of the worlds fit all three figures */
    OORDEEL_NET,      /* fewer, but each figure meets 90% of the worlds */
    OORDEEL_DIRECT,   /* fewer than RAADSEL_DIRECT go on directly */
    OORDEEL_DECEMBER, /* 90% of the worlds miss what the figure can mean */
    OORDEEL_JANUARI,
    OORDEEL_MEI
};

struct combinatie {
    size_t lid[RAADSEL_LEDEN], leden; /* indices of explanations, rising */
    struct parameter_set set;
    uint32_t replicaties;                          /* on which its lists rest; 0: none yet */
    struct raadsel_verdeling lijst[RAADSEL_DAGEN]; /* of Veilig Thuis: VB, V&V and onderzoek */
    double onderzoek[RAADSEL_DAGEN];               /* mean, onderzoek only */
    double vb_mei;                                 /* mean list for the VB in May */
    uint32_t in_december, in_alle;                 /* worlds within the figure of December; of all
                                                      three */
    double direct_jaar, direct_mei;                /* percent: all of 2019; May to December */
    enum raadsel_oordeel oordeel;
};

struct raadsel {
    struct catalogus catalogus;
    struct scenario basis;
    struct verklaring *verklaring;
    size_t verklaringen;
    struct combinatie *combinatie; /* the first is the basis alone */
    size_t combinaties;
};

/* Reads flevoland-2019 and all explanations from the folder `scenarios`. False: faults are printed.
 */
bool raadsel_lees(struct raadsel *r, const char *map);
void raadsel_release(struct raadsel *r);

/* Adds the combination, unless it is there, or two of its members are of one group: SIZE_MAX, or
 * its index. */
size_t raadsel_voeg_toe(struct raadsel *r, const size_t *lid, size_t leden);
/* The combination's index, SIZE_MAX when it is not there. */
size_t raadsel_zoek(const struct raadsel *r, const size_t *lid, size_t leden);

/* What is worth looking at: all explanations alone; then pairs of those that move the list, then
 * threes in which two that lengthen it stand against a date of the shift that shortens it. */
void raadsel_alleen(struct raadsel *r);
void raadsel_paren(struct raadsel *r);
void raadsel_drietallen(struct raadsel *r);

/* The names of the combination's explanations, joined by `tussen`; to be freed. */
char *raadsel_naam(const struct raadsel *r, const struct combinatie *c, const char *tussen,
                   bool sleutels);
const char *raadsel_oordeel_woord(enum raadsel_oordeel oordeel);

/* How a list went on: some combinations, week by week. */
struct raadsel_verloop {
    const size_t *combinatie;
    size_t combinaties, weken;
    const tick *dag;                     /* [weken] */
    struct raadsel_verdeling *verdeling; /* [combinatie * weken + week] */
    uint32_t replicaties;
    uint64_t zaad;
};

/* raadsel.csv, all combinations in this order, and raadsel_verloop.csv in `map`. False when they
 * could not be written; the reason is printed. */
bool raadsel_schrijf(const struct raadsel *r, const size_t *volgorde,
                     const struct raadsel_verloop *verloop, const char *map);

/* Two charts as SVG in `map`: what each combination predicts for May, and the course of some. False
 * when they could not be made; the reason is printed. */
bool raadsel_teken(const struct raadsel *r, const size_t *getoond, size_t aantal,
                   const struct raadsel_verloop *verloop, const char *map);

#endif
