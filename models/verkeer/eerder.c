#include "models/verkeer/leven.h"

#include <math.h>
#include <string.h>

#define STAPPEN 24
#define MEESTE_STAPPEN 1000

void verkeer_zwaarte(const struct verkeer_stand *s, double kwetsbaarheid, const double *eerder,
                     double kans[ZWAARTEN])
{
    const struct vt_instelling *in = &s->d->veilig_thuis;
    double vast = in->zwaarte_kwetsbaarheid * log(kwetsbaarheid) - in->zwaarte_nulpunt;
    for (int z = 0; z < ZWAARTEN; z++) {
        kans[z] = 0.0;
    }
    for (int e = 0; e < VERKEER_EERDER; e++) {
        if (eerder[e] <= 0.0) {
            continue;
        }
        for (int z = 0; z < ZWAARTEN; z++) {
            kans[z] += eerder[e] * verkeer_niveau(in->verdeling, s->op,
                                                  vast + in->zwaarte_voorgeschiedenis * e,
                                                  (enum zwaarte)z);
        }
    }
}

/* Looking back from an opening with `vooraf` casussen before it: the time since the last one was
 * spent at level `vooraf`, the one before that a level lower, and so on. The chances of having met
 * 0, 1, 2 … within t years, by the trapezium rule (Crank–Nicolson), which no rate can upset. */
static void terugblik(double p[VERKEER_EERDER], const double *tempo, size_t vooraf, size_t hoogste,
                      double jaren)
{
    size_t n = vooraf < VERKEER_EERDER - 1 ? vooraf : VERKEER_EERDER - 1;
    double uit[VERKEER_EERDER] = {0.0}; /* how fast the next one is met, having met so many */
    double snelst = 0.0;
    for (size_t k = 0; k < n; k++) {
        size_t niveau = vooraf - k;
        uit[k] = tempo[niveau < hoogste ? niveau : hoogste];
        snelst = fmax(snelst, uit[k]);
    }
    int stappen = (int)fmin(MEESTE_STAPPEN, fmax(STAPPEN, ceil(snelst * jaren)));
    double half = 0.5 * jaren / stappen;
    memset(p, 0, VERKEER_EERDER * sizeof *p);
    p[0] = 1.0;
    for (int stap = 0; stap < stappen; stap++) {
        double erbij = 0.0;
        for (size_t k = 0; k <= n; k++) {
            double was = p[k], blijft = was * (1.0 - half * uit[k]) + erbij;
            p[k] = blijft / (1.0 + half * uit[k]);
            erbij = half * uit[k] * (was + p[k]);
        }
    }
}

void verkeer_eerdere(double eerder[VERKEER_EERDER], const double *tempo, size_t n, size_t hoogste,
                     double nog_eens, double horizon_jaren)
{
    if (n < hoogste) {
        terugblik(eerder, tempo, n, hoogste, horizon_jaren);
        return;
    }
    /* At the highest level: the first opened there, the second, …; those with more behind them than
     * are remembered look alike. */
    double p[VERKEER_EERDER], rest = 1.0;
    memset(eerder, 0, VERKEER_EERDER * sizeof *eerder);
    for (size_t extra = 0; extra < VERKEER_EERDER; extra++) {
        double deel = extra + 1 < VERKEER_EERDER ? rest * (1.0 - nog_eens) : rest;
        rest -= deel;
        terugblik(p, tempo, n + extra, hoogste, horizon_jaren);
        for (size_t e = 0; e < VERKEER_EERDER; e++) {
            eerder[e] += deel * p[e];
        }
    }
}
