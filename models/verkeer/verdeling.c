#include "models/verkeer/verdeling.h"

#include <math.h>

/* Integrals over time run over u = ln(t / mean) by the trapezium rule: from far below the mean to
 * far into the longest tail. */
#define U_VAN (-9.0)
#define U_TOT 9.0
#define U_STAP 0.1

/* ∫ (1 − F(t)) exp(−tempo t) dt of what is below the grid: nothing has ended there. */
static double kop(double t, double tempo)
{
    return tempo > 0.0 ? (1.0 - exp(-tempo * t)) / tempo : t;
}

double verkeer_langste(const struct distribution *d, const double *kans, size_t aantal)
{
    if (d->family == DISTRIBUTION_CONSTANT || d->mean <= 0.0) {
        return (1.0 - kans[0]) * d->mean;
    }
    double som = (1.0 - kans[0]) * d->mean * exp(U_VAN);
    for (double u = U_VAN; u <= U_TOT; u += U_STAP) {
        double t = d->mean * exp(u), korter = distribution_chance(d, t), macht = 1.0, alle = 0.0;
        for (size_t k = 0; k < aantal; k++) {
            alle += kans[k] * macht;
            macht *= korter;
        }
        som += (1.0 - alle) * t * U_STAP;
    }
    return som;
}

double verkeer_tot(const struct distribution *const *d, size_t aantal, double tempo)
{
    double vast = 0.0, schaal = 0.0;
    for (size_t i = 0; i < aantal; i++) {
        bool is_vast = d[i]->family == DISTRIBUTION_CONSTANT;
        vast = is_vast ? fmax(vast, d[i]->mean) : vast;
        schaal = is_vast ? schaal : fmax(schaal, d[i]->mean);
    }
    if (schaal <= 0.0) {
        return kop(vast, tempo);
    }
    /* Before the longest fixed one nothing has ended; afterwards only the others count. */
    double som = kop(vast, tempo) + exp(-tempo * vast) * kop(schaal * exp(U_VAN), tempo);
    for (double u = U_VAN; u <= U_TOT; u += U_STAP) {
        double t = schaal * exp(u), korter = 1.0;
        for (size_t i = 0; i < aantal; i++) {
            korter *=
                d[i]->family == DISTRIBUTION_CONSTANT ? 1.0 : distribution_chance(d[i], vast + t);
        }
        som += (1.0 - korter) * exp(-tempo * (vast + t)) * t * U_STAP;
    }
    return som;
}
