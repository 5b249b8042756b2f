/* Counting figures in the outcomes of one replication.
 *
 * A sample is drawn as the report drew it: some files at random among the heaviest, by what the
 * first VB saw of them, and the others at random among all that are left. All figures of a sample
 * are counted in the same files; of a figure over fewer files a part of those is taken. */
#include "models/cijfers/cijfers_intern.h"

#include "models/trekking.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- draws by number --- */

struct draad {
    uint64_t sleutel;
    struct stream_name naam;
};

static uint32_t naamgetal(uint64_t hash)
{
    return (uint32_t)(hash ^ hash >> 32);
}

static uint64_t met_tekst(uint64_t hash, const char *tekst)
{
    return tekst ? parameter_hash_bytes(tekst, strlen(tekst) + 1, hash) : hash;
}

static double trek(void *context, size_t nummer)
{
    struct draad *d = context;
    d->naam.visit = (uint16_t)(nummer / STREAM_PART_LIMIT);
    d->naam.part = (uint16_t)(nummer % STREAM_PART_LIMIT);
    return stream_first_uniform(d->sleutel, d->naam);
}

static size_t tussen(struct draad *d, size_t nummer, size_t van, size_t tot)
{
    return van + (size_t)(trek(d, nummer) * (double)(tot - van));
}

/* --- a sample --- */

/* The dossiers by what the first VB saw, heaviest first; `grens[z]`: where those lighter than z
 * begin. */
static void op_zwaarte(const struct dossiers *dossiers, size_t *keuze, size_t grens[ZWAARTEN])
{
    size_t aantal = 0;
    for (int z = ZWAARTEN - 1; z >= 0; z--) {
        for (size_t i = 0; i < dossiers->aantal; i++) {
            if (dossiers->rij[i].beoordeeld == z) {
                keuze[aantal++] = i;
            }
        }
        grens[z] = aantal;
    }
}

static void verwissel(size_t *keuze, size_t i, size_t j)
{
    size_t dit = keuze[i];
    keuze[i] = keuze[j];
    keuze[j] = dit;
}

/* The first of `keuze` are the sample (without replacement, by Fisher and Yates); gives how many.
 */
static size_t steekproef(const struct dossiers *dossiers, const struct figure_sample *rol,
                         struct draad *d, size_t *keuze)
{
    size_t grens[ZWAARTEN], n = dossiers->aantal;
    size_t aantal = rol->files < n ? rol->files : n;
    op_zwaarte(dossiers, keuze, grens);
    for (size_t i = 0; i < aantal; i++) {
        size_t tot = n;
        for (int z = 0; i < rol->heavy && z < ZWAARTEN; z++) {
            tot = grens[z] > i ? grens[z] : tot; /* of the heaviest that are left */
        }
        verwissel(keuze, i, tussen(d, i, i, tot));
    }
    return aantal;
}

/* --- figures --- */

static double kpi_waarde(const struct figure *cijfer, const struct uitkomst *u)
{
    size_t kpi = cijfers_kpi(cijfer);
    size_t cel = kpi_cells_find(&uitkomsten_catalogus, u->kpi.cel, u->kpi.aantal,
                                uitkomsten_catalogus.rows[kpi].id, cijfer->station,
                                cijfer->gemeente, cijfer->breakdown);
    double waarde = cel == SIZE_MAX ? (double)NAN : u->kpi.waarde[cel];
    double dagen = (double)(cijfer->to - cijfer->from) / (double)CLOCK_DAY;
    return cijfer->rule == FIGURE_COUNT ? waarde * dagen / CLOCK_YEAR_DAYS : waarde;
}

static double uit_dossiers(const struct figure *cijfer, const struct dossiers *dossiers,
                           const size_t *keuze, size_t aantal, struct draad *d)
{
    size_t onder = cijfer->among ? dossiers_kenmerk(cijfer->among) : SIZE_MAX;
    return dossiers_cijfer(dossiers, keuze, aantal, dossiers_kenmerk(cijfer->trait), onder,
                           cijfer->of, d ? trek : NULL, d);
}

struct werk {
    const struct cijfers_plan *plan;
    const struct cijferwerelden *w;
    const struct uitkomst *uitkomst;
    uint64_t sleutel;
    uint32_t rij;
    double *waarde;
};

static double *plek(const struct werk *werk, size_t cijfer, size_t trekking)
{
    size_t trekkingen = werk->plan->steekproef ? CIJFERS_TREKKINGEN : 1;
    return &werk->waarde[(cijfer * werk->plan->replicaties + werk->rij) * trekkingen + trekking];
}

static bool in_steekproef(const struct werk *werk, size_t cijfer, size_t rol)
{
    const struct figure *f = &werk->plan->cijfers->figures[cijfer];
    return werk->w->van[cijfer] != SIZE_MAX && f->rule == FIGURE_SAMPLE && f->sample == rol;
}

/* All figures of a sample in one drawing of it. */
static void tel_trekking(const struct werk *werk, size_t rol, const struct dossiers *dossiers,
                         size_t trekking, size_t *keuze)
{
    const struct figure_list *lijst = werk->plan->cijfers;
    const struct figure_sample *s = &lijst->samples[rol];
    struct draad d = {.sleutel = werk->sleutel,
                      .naam = {.actor = naamgetal(met_tekst(PARAMETER_HASH_START, s->key)),
                               .candidate = (uint16_t)trekking,
                               .purpose = TREKKING_STEEKPROEF}};
    size_t aantal = steekproef(dossiers, s, &d, keuze);
    for (size_t c = 0; c < lijst->count; c++) {
        if (!in_steekproef(werk, c, rol)) {
            continue;
        }
        const struct figure *f = &lijst->figures[c];
        uint64_t hash = met_tekst(PARAMETER_HASH_START, f->id);
        d.naam.purpose = TREKKING_STEEKPROEF_CIJFER;
        d.naam.actor = naamgetal(met_tekst(met_tekst(hash, f->trait), f->among));
        *plek(werk, c, trekking) = uit_dossiers(f, dossiers, keuze, aantal, &d);
    }
}

static void tel_steekproef(const struct werk *werk, size_t rol, const struct dossiers *dossiers)
{
    size_t *keuze = malloc((dossiers->aantal + 1) * sizeof *keuze);
    if (!keuze) {
        abort();
    }
    for (size_t t = 0; werk->plan->steekproef && t < CIJFERS_TREKKINGEN; t++) {
        tel_trekking(werk, rol, dossiers, t, keuze);
    }
    for (size_t i = 0; i < dossiers->aantal; i++) {
        keuze[i] = i;
    }
    for (size_t c = 0; !werk->plan->steekproef && c < werk->plan->cijfers->count; c++) {
        if (in_steekproef(werk, c, rol)) {
            *plek(werk, c, 0) = uit_dossiers(&werk->plan->cijfers->figures[c], dossiers, keuze,
                                             dossiers->aantal, NULL);
        }
    }
    free(keuze);
}

void cijfers_tel(const struct cijfers_plan *plan, const struct cijferwerelden *w,
                 const struct uitkomst *uitkomst, uint32_t replicatie, uint32_t rij, double *waarde)
{
    struct werk werk = {.plan = plan,
                        .w = w,
                        .uitkomst = uitkomst,
                        .sleutel = stream_key(plan->zaad, replicatie),
                        .rij = rij,
                        .waarde = waarde};
    const struct figure_list *lijst = plan->cijfers;
    for (size_t c = 0; c < lijst->count; c++) {
        if (w->van[c] != SIZE_MAX && lijst->figures[c].rule != FIGURE_SAMPLE) {
            *plek(&werk, c, 0) = kpi_waarde(&lijst->figures[c], &uitkomst[w->van[c]]);
        }
    }
    for (size_t s = 0; s < lijst->sample_count; s++) {
        size_t c = 0;
        while (c < lijst->count && !in_steekproef(&werk, c, s)) {
            c++;
        }
        if (c < lijst->count) {
            tel_steekproef(&werk, s, &uitkomst[w->van[c]].dossiers);
        }
    }
}
