/* What one replication measures besides the stocks: waits by cause, meldingen, and the number of
 * casussen on every arrow.
 *
 * The parts of the chain note what happens as it happens; `uitkomsten` turns it into KPI's.
 * Measuring begins after the warm-up; before that nothing is noted. */
#ifndef MODELS_METINGEN_H
#define MODELS_METINGEN_H

#include "models/begrippen.h"
#include "sim/statistics.h"
#include "sim/waiting.h"

/* Every arrow of the chain (begrippen.def), in the order of the picture. */
enum pijl {
#define PIJL(naam, ...) PIJL_##naam,
#include "models/begrippen.def"
    PIJLEN
};

struct pijl_rij {
    const char *sleutel, *van, *naar; /* Dutch; `van` and `naar` are station words or plain words */
};
const struct pijl_rij *metingen_pijl(enum pijl pijl);

struct wachtmeting {
    struct tally dagen, zwaarte[ZWAARTEN];
    double oorzaak[WAIT_CAUSES]; /* ticks */
    uint64_t gepasseerd;
    struct histogram *verdeling;
};

struct metingen {
    size_t gemeenten;
    bool actief;
    tick vanaf;                /* waits count when they began here or later */
    struct wachtmeting *wacht; /* [station * gemeenten + gemeente] */
    uint64_t *meldingen;       /* [(soort * MELDERS + melder) * gemeenten + gemeente] */
    struct tally *vertraging;  /* per gemeente: days from incident to melding */
    uint64_t *doorstroom;      /* [station * gemeenten + gemeente]: casussen that came in */
    uint64_t pijl[PIJLEN];
    uint64_t *terugmeldingen;  /* per gemeente: within casussen; in `meldingen` as hermelding too */
    uint64_t adviezen;         /* given: those about a huishouden of the model and all others */
    uint64_t meldingen_totaal; /* all meldingen received, always on */
    uint64_t gebeurtenissen;   /* events as the design counts them, always on */
};

void metingen_init(struct metingen *m, size_t gemeenten);
void metingen_release(struct metingen *m);

/* A wait that ended now. Start lists do not count: how long they have waited is given, not found.
 */
void metingen_wacht(struct metingen *m, enum station station, int gemeente, enum zwaarte zwaarte,
                    const struct station_wait *wacht);
void metingen_melding(struct metingen *m, enum meldingsoort soort, enum melder melder, int gemeente,
                      tick na_incident);
/* A casus that came back: counted apart, and as a hermelding of the lokale veld. */
void metingen_terugmelding(struct metingen *m, int gemeente);
void metingen_advies(struct metingen *m);
void metingen_pijl_tel(struct metingen *m, enum pijl pijl);
void metingen_doorstroom(struct metingen *m, enum station station, int gemeente);
void metingen_gebeurtenis(struct metingen *m);

#endif
