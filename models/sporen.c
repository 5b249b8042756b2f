#include "models/sporen.h"

#include <stdlib.h>

static bool hoort_erbij(const struct casus *c)
{
    return c->telt && !c->lokaal;
}

static int vergelijk(const void *links, const void *rechts)
{
    const struct spoor *a = links, *b = rechts;
    if (a->gemeente != b->gemeente) {
        return a->gemeente < b->gemeente ? -1 : 1;
    }
    return a->wie < b->wie ? -1 : a->wie > b->wie;
}

void sporen_maak(struct sporen *sporen, const struct keten *k)
{
    const struct casussen *cs = &k->casussen;
    *sporen = (struct sporen){.rij = calloc((size_t)cs->aantal + 1, sizeof *sporen->rij)};
    SIM_CHECK(&k->sim, sporen->rij != NULL);
    for (int32_t i = 0; i < cs->aantal; i++) {
        const struct casus *c = &cs->rij[i];
        if (!hoort_erbij(c)) {
            continue;
        }
        tick contact = c->mijlpaal[MIJLPAAL_CONTACT];
        sporen->rij[sporen->aantal++] = (struct spoor){
            .wie = (uint64_t)c->nummer << 32 | (uint64_t)c->kandidaat << 8 | c->melding,
            .gemeente = c->gemeente,
            .zwaarte = (uint32_t)c->eerste_beoordeeld,
            .contact =
                contact == CLOCK_NEVER ? CLOCK_NEVER : contact - c->mijlpaal[MIJLPAAL_INCIDENT]};
    }
    qsort(sporen->rij, sporen->aantal, sizeof *sporen->rij, vergelijk);
}

void sporen_release(struct sporen *sporen)
{
    free(sporen->rij);
}

void sporen_vergelijk(const struct sporen *basis, const struct sporen *variant, double dagen,
                      struct verschuiving *v)
{
    tick drempel = clock_round(dagen * (double)CLOCK_DAY);
    size_t i = 0, j = 0;
    while (i < basis->aantal || j < variant->aantal) {
        int orde = i == basis->aantal     ? 1
                   : j == variant->aantal ? -1
                                          : vergelijk(&basis->rij[i], &variant->rij[j]);
        const struct spoor *a = orde <= 0 ? &basis->rij[i++] : NULL;
        const struct spoor *b = orde >= 0 ? &variant->rij[j++] : NULL;
        const struct spoor *een = a ? a : b;
        size_t cel = (size_t)een->gemeente * ZWAARTEN + een->zwaarte;
        bool in_a = a && a->contact != CLOCK_NEVER, in_b = b && b->contact != CLOCK_NEVER;
        v->alleen_basis[cel] += in_a && !in_b;
        v->alleen_variant[cel] += in_b && !in_a;
        if (in_a && in_b) {
            v->eerder[cel] += b->contact <= a->contact - drempel;
            v->later[cel] += b->contact >= a->contact + drempel;
        }
    }
}
