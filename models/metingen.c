#include "models/metingen.h"

#include "sim/world_memory.h"

#include <stdlib.h>

static const struct pijl_rij pijlen[PIJLEN] = {
#define PIJL(naam, sleutel, van, naar) {sleutel, van, naar},
#include "models/begrippen.def"
};

const struct pijl_rij *metingen_pijl(enum pijl pijl)
{
    return &pijlen[pijl];
}

static void *nullen(size_t n, size_t grootte)
{
    void *p = world_allocate(n, grootte);
    if (!p) {
        abort();
    }
    return p;
}

void metingen_init(struct metingen *m, size_t gemeenten)
{
    *m = (struct metingen){.gemeenten = gemeenten};
    m->wacht = nullen(STATIONS * gemeenten, sizeof *m->wacht);
    m->meldingen = nullen((size_t)MELDINGSOORTEN * MELDERS * gemeenten, sizeof *m->meldingen);
    m->terugmeldingen = nullen(gemeenten, sizeof *m->terugmeldingen);
    m->doorstroom = nullen(STATIONS * gemeenten, sizeof *m->doorstroom);
    m->vertraging = nullen(gemeenten, sizeof *m->vertraging);
    for (size_t g = 0; g < gemeenten; g++) {
        tally_init(&m->vertraging[g]);
    }
    for (size_t i = 0; i < STATIONS * gemeenten; i++) {
        tally_init(&m->wacht[i].dagen);
        for (int z = 0; z < ZWAARTEN; z++) {
            tally_init(&m->wacht[i].zwaarte[z]);
        }
    }
}

void metingen_release(struct metingen *m)
{
    for (size_t i = 0; i < STATIONS * m->gemeenten; i++) {
        histogram_free(m->wacht[i].verdeling);
    }
    world_release(m->wacht);
    world_release(m->meldingen);
    world_release(m->terugmeldingen);
    world_release(m->doorstroom);
    world_release(m->vertraging);
}

void metingen_wacht(struct metingen *m, enum station station, int gemeente, enum zwaarte zwaarte,
                    const struct station_wait *wacht)
{
    if (!m->actief || wacht->entered < m->vanaf) {
        return;
    }
    struct wachtmeting *w = &m->wacht[(size_t)station * m->gemeenten + (size_t)gemeente];
    double dagen = (double)(wacht->left - wacht->entered) / (double)CLOCK_DAY;
    tally_add(&w->dagen, dagen);
    tally_add(&w->zwaarte[zwaarte], dagen);
    for (int o = 0; o < WAIT_CAUSES; o++) {
        w->oorzaak[o] += (double)wacht->cause[o];
    }
    w->gepasseerd += wacht->overtaken;
    if (!w->verdeling) {
        w->verdeling = histogram_create();
        if (!w->verdeling) {
            abort();
        }
    }
    histogram_add(w->verdeling, wacht->left - wacht->entered);
}

void metingen_melding(struct metingen *m, enum meldingsoort soort, enum melder melder, int gemeente,
                      tick na_incident)
{
    m->meldingen_totaal++;
    if (m->actief) {
        m->meldingen[((size_t)soort * MELDERS + melder) * m->gemeenten + (size_t)gemeente]++;
        if (melder != AMBTSHALVE) { /* found months later: says nothing of how fast people report */
            tally_add(&m->vertraging[gemeente], (double)na_incident / (double)CLOCK_DAY);
        }
    }
}

void metingen_terugmelding(struct metingen *m, int gemeente)
{
    m->meldingen_totaal++;
    if (m->actief) {
        m->terugmeldingen[gemeente]++;
        m->meldingen[((size_t)HERMELDING * MELDERS + OVERIG_BEROEPSMATIG) * m->gemeenten +
                     (size_t)gemeente]++;
    }
}

void metingen_advies(struct metingen *m)
{
    if (m->actief) {
        m->adviezen++;
    }
}

void metingen_pijl_tel(struct metingen *m, enum pijl pijl)
{
    if (m->actief) {
        m->pijl[pijl]++;
    }
}

void metingen_doorstroom(struct metingen *m, enum station station, int gemeente)
{
    if (m->actief) {
        m->doorstroom[(size_t)station * m->gemeenten + (size_t)gemeente]++;
    }
}

void metingen_gebeurtenis(struct metingen *m)
{
    m->gebeurtenissen++;
}
