#include "models/verkeer/verkeer.h"

#include "models/verkeer/aanloop.h"
#include "models/verkeer/bevindingen.h"
#include "models/verkeer/perioden.h"

#include <stdlib.h>
#include <string.h>

static void datum_release(struct verkeer_datum *d)
{
    verkeer_stand_release(&d->s);
    verkeer_stromen_release(&d->stromen);
    verkeer_belasting_release(&d->b);
}

#define KEREN 4 /* stations one after the other whose lists may grow */

/* Loads, the waits that go with them, and what gets through: then loads and paths again. */
static bool belast(struct verkeer_datum *d)
{
    bool klaar = verkeer_belasting(&d->b, &d->s, &d->stromen);
    for (int keer = 0; klaar && keer < KEREN; keer++) {
        bool vol = verkeer_doorlaten(&d->s, &d->b);
        if (keer > 0 && !vol) {
            break;
        }
        verkeer_wachten(&d->s, &d->b);
        verkeer_stromen_paden(&d->stromen, &d->s);
        verkeer_belasting_release(&d->b);
        klaar = verkeer_belasting(&d->b, &d->s, &d->stromen);
    }
    return klaar;
}

/* Settings of a date with flows that are known. */
static bool los_op(struct verkeer_datum *d, const struct keten_instelling *in, tick op,
                   const struct verkeer_stromen *stromen)
{
    return verkeer_stand_lees(&d->s, in, false, op) &&
           verkeer_stromen_kopie(&d->stromen, stromen) && belast(d);
}

/* Periods from p on that differ in capacity only. */
static size_t zelfde(const struct keten_instelling *in, const tick *datums, size_t aantal, size_t p)
{
    size_t q = p + 1;
    while (q < aantal && verkeer_zelfde_stroom(in, datums[q - 1], datums[q])) {
        q++;
    }
    return q;
}

/* The flows of the periods from p to before q. */
static bool stromen_van(struct verkeer_stromen *stromen, const struct keten_instelling *in,
                        const tick *datums, size_t aantal, size_t p, size_t q,
                        struct verkeer_pool *pool, const struct verkeer_stromen *historie)
{
    if (p == 0 && verkeer_zoals_historie(in)) {
        return verkeer_stromen_kopie(stromen, historie);
    }
    struct verkeer_stand s = {0};
    tick tot = q < aantal ? datums[q] : in->eind;
    double jaren = (double)(tot - datums[p]) / (CLOCK_YEAR_DAYS * (double)CLOCK_DAY);
    bool klaar = verkeer_stand_lees(&s, in, false, datums[p]) &&
                 verkeer_stromen_nu(stromen, pool, &s, jaren);
    verkeer_stand_release(&s);
    return klaar;
}

/* The years before `start`, as a period. */
static bool historie_rijen(struct traffic_period *periode, const struct keten_instelling *in,
                           const struct verkeer_datum *historie)
{
    *periode = (struct traffic_period){.from = in->start, .to = in->eind};
    return verkeer_rijen(periode, in, &historie->s, &historie->stromen, &historie->b);
}

static bool perioden(struct traffic *verkeer, const struct keten_instelling *in, const tick *datums,
                     size_t aantal, struct verkeer_pool *pool, const struct verkeer_datum *historie)
{
    struct verkeer_ouderdom *ouderdom = calloc(aantal, sizeof *ouderdom);
    struct traffic_period voor = {0};
    struct verkeer_datum eerste = {0};
    struct verkeer_stromen stromen = {0};
    bool klaar = ouderdom && historie_rijen(&voor, in, historie);
    for (size_t p = 0, q = 0; klaar && p < aantal; p++) {
        struct verkeer_datum nu = {0};
        struct traffic_period *periode = &verkeer->periods[p];
        if (p == q) {
            q = zelfde(in, datums, aantal, p);
            verkeer_stromen_release(&stromen);
            klaar = stromen_van(&stromen, in, datums, aantal, p, q, pool, &historie->stromen);
        }
        periode->from = datums[p];
        periode->to = p + 1 < aantal ? datums[p + 1] : in->eind;
        klaar = klaar && los_op(&nu, in, datums[p], &stromen) &&
                verkeer_rijen(periode, in, &nu.s, &nu.stromen, &nu.b);
        verkeer->period_count = p + 1;
        if (klaar) {
            verkeer_ouderdom(&ouderdom[p], &nu.s, &nu.stromen, &nu.b);
        }
        if (p == 0) {
            eerste = nu;
        } else {
            datum_release(&nu);
        }
    }
    if (klaar) {
        verkeer_aanloop(verkeer, &voor, ouderdom);
    }
    free(ouderdom);
    free(voor.stations);
    klaar = klaar && verkeer_bevindingen(verkeer, in, historie, &eerste);
    verkeer_stromen_release(&stromen);
    datum_release(&eerste);
    return klaar;
}

bool verkeer_reken(struct traffic *verkeer, const struct keten_instelling *in)
{
    *verkeer = (struct traffic){0};
    size_t aantal = 0;
    struct verkeer_datum historie = {0};
    struct verkeer_pool pool = {0};
    tick *datums = verkeer_dates(in, &aantal);
    verkeer->periods = calloc(aantal ? aantal : 1, sizeof *verkeer->periods);
    bool klaar = datums && verkeer->periods &&
                 verkeer_stand_lees(&historie.s, in, true, in->start) &&
                 verkeer_stromen_rust(&historie.stromen, &pool, &historie.s) && belast(&historie) &&
                 perioden(verkeer, in, datums, aantal, &pool, &historie);
    free(datums);
    datum_release(&historie);
    verkeer_pool_release(&pool);
    if (!klaar) {
        traffic_release(verkeer);
    }
    return klaar;
}
