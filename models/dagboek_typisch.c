/* The diary of a typical huishouden, in one run: what happens to everybody after `start` is kept,
 * and when the world has ended it is known who is typical. */
#include "models/dagboek.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One line of anybody's diary; its text stands in the notes' own bytes. */
struct notitie {
    tick op;
    size_t tekst;
    uint32_t nummer, casussen; /* of the huishouden; how many casussen it had by then */
    float kwetsbaarheid;
    uint16_t kandidaat, gemeente;
    uint8_t kinderen;
};

struct notities {
    struct notitie *rij;
    size_t aantal, ruimte;
    char *tekst;
    size_t lengte, tekst_ruimte;
};

static void *vergroot(const struct keten *k, void *oud, size_t *ruimte, size_t nodig, size_t maat)
{
    if (nodig <= *ruimte) {
        return oud;
    }
    SIM_CHECK(&k->sim, nodig <= SIZE_MAX / 2 / maat);
    *ruimte = nodig < 2048 ? 4096 : 2 * nodig;
    void *nieuw = realloc(oud, *ruimte * maat);
    SIM_CHECK(&k->sim, nieuw != NULL);
    return nieuw;
}

static void noteer(void *context, struct keten *k, int32_t huishouden, int32_t casus,
                   const char *wat, const char *detail)
{
    struct notities *n = context;
    const struct huishouden *h = &k->huishoudens.rij[huishouden];
    char regel[DAGBOEK_TEKST];
    dagboek_tekst(regel, wat, detail);
    size_t lengte = strlen(regel) + 1;
    n->rij = vergroot(k, n->rij, &n->ruimte, n->aantal + 1, sizeof *n->rij);
    n->tekst = vergroot(k, n->tekst, &n->tekst_ruimte, n->lengte + lengte, 1);
    memcpy(n->tekst + n->lengte, regel, lengte);
    n->rij[n->aantal++] = (struct notitie){
        .op = k->sim.now,
        .tekst = n->lengte,
        .nummer = h->nummer,
        .casussen = h->casussen,
        .kwetsbaarheid = (float)h->kwetsbaarheid,
        .kandidaat = casus >= 0 ? k->casussen.rij[casus].kandidaat : UINT16_MAX,
        .gemeente = h->gemeente,
        .kinderen = h->kinderen,
    };
    n->lengte += lengte;
}

static bool bereikte(const struct casus *c, enum mijlpaal m)
{
    return c->mijlpaal[m] != CLOCK_NEVER;
}

enum { JAAR = 366, JAREN = 3 };

static tick laatste(const struct keten_instelling *in)
{
    tick tot = in->telt_vanaf + JAREN * JAAR * CLOCK_DAY;
    return tot < in->eind ? tot : in->eind;
}

/* How much of the chain a casus shows, 0 for none that will do. */
static int laat_zien(const struct keten *k, const struct casus *c)
{
    const struct keten_instelling *in = k->in;
    bool nieuw = c->telt && !c->lokaal && !c->raadszaak && c->eerder == 0 &&
                 c->mijlpaal[MIJLPAAL_MELDING] < in->telt_vanaf + JAAR * CLOCK_DAY;
    if (!nieuw || c->fase != FASE_GESLOTEN || c->vertrek < laatste(in) ||
        !bereikte(c, MIJLPAAL_VB)) {
        return 0;
    }
    if (!bereikte(c, MIJLPAAL_OVERDRACHT) || !bereikte(c, MIJLPAAL_CONTACT)) {
        return 1;
    }
    if (!bereikte(c, MIJLPAAL_HULP_EIND)) {
        return 2;
    }
    if (!bereikte(c, MIJLPAAL_ONDERZOEK_EIND)) {
        return 3;
    }
    /* one more casus at most, and nobody sent it back: else there is too much to read */
    bool rustig = c->ronde == 0 && k->huishoudens.rij[c->huishouden].casussen <= 2;
    return rustig && c->bij_lokaal_veld ? 5 : 4;
}

/* From the incident to the first contact with help, or if that never came to the end. */
static tick duur(const struct casus *c)
{
    enum mijlpaal tot = bereikte(c, MIJLPAAL_CONTACT) ? MIJLPAAL_CONTACT : MIJLPAAL_GESLOTEN;
    return c->mijlpaal[tot] - c->mijlpaal[MIJLPAAL_INCIDENT];
}

static int naar_duur(const void *een, const void *ander)
{
    const struct casus *a = *(const struct casus *const *)een;
    const struct casus *b = *(const struct casus *const *)ander;
    tick da = duur(a), db = duur(b);
    if (da != db) {
        return da < db ? -1 : 1;
    }
    if (a->gemeente != b->gemeente) {
        return a->gemeente < b->gemeente ? -1 : 1;
    }
    return a->nummer < b->nummer ? -1 : a->nummer > b->nummer;
}

static const struct casus *kies(const struct keten *k)
{
    const struct casus **kandidaat = calloc((size_t)k->casussen.aantal + 1, sizeof *kandidaat);
    SIM_CHECK(&k->sim, kandidaat != NULL);
    size_t aantal = 0;
    int meeste = 1;
    for (int32_t i = 0; i < k->casussen.aantal; i++) {
        const struct casus *c = &k->casussen.rij[i];
        int toont = laat_zien(k, c);
        if (toont > meeste) {
            meeste = toont;
            aantal = 0;
        }
        if (toont == meeste) {
            kandidaat[aantal++] = c;
        }
    }
    qsort(kandidaat, aantal, sizeof *kandidaat, naar_duur);
    const struct casus *gekozen = aantal > 0 ? kandidaat[(aantal - 1) / 2] : NULL;
    free(kandidaat);
    return gekozen;
}

static bool gaat_over(const struct notitie *r, const struct casus *c)
{
    return r->gemeente == c->gemeente && r->nummer == c->nummer;
}

static void schrijf_over(struct dagboek *d, const struct keten *k, const struct notities *n,
                         const struct casus *c)
{
    snprintf(d->naam, sizeof d->naam, "%s-%lu", k->in->sleutel[c->gemeente],
             (unsigned long)c->nummer);
    size_t regels = 0;
    for (size_t i = 0; i < n->aantal; i++) {
        regels += gaat_over(&n->rij[i], c);
    }
    d->regel = calloc(regels + 1, sizeof *d->regel);
    SIM_CHECK(&k->sim, d->regel != NULL);
    for (size_t i = 0; i < n->aantal; i++) {
        const struct notitie *r = &n->rij[i];
        if (!gaat_over(r, c)) {
            continue;
        }
        if (d->aantal == 0) {
            d->kinderen = r->kinderen;
            d->kwetsbaarheid = (double)r->kwetsbaarheid;
            d->eerdere_casussen = r->casussen;
        }
        struct dagboek_regel *regel = &d->regel[d->aantal++];
        *regel = (struct dagboek_regel){.op = r->op, .kandidaat = r->kandidaat};
        snprintf(regel->tekst, sizeof regel->tekst, "%s", n->tekst + r->tekst);
    }
}

enum dagboek_status dagboek_typisch(struct dagboek *dagboek, const struct keten_instelling *in,
                                    uint64_t zaad, uint32_t replicatie)
{
    *dagboek = (struct dagboek){0};
    struct keten *k = malloc(sizeof *k);
    if (!k) {
        abort();
    }
    struct notities notities = {0};
    keten_init(k, in, zaad, replicatie);
    keten_tot_start(k);
    k->journaal = noteer;
    k->journaal_context = &notities;
    keten_loop(k, laatste(in));
    const struct casus *gekozen = kies(k);
    if (gekozen) {
        schrijf_over(dagboek, k, &notities, gekozen);
    }
    keten_release(k);
    free(k);
    free(notities.rij);
    free(notities.tekst);
    return gekozen ? DAGBOEK_KLAAR : DAGBOEK_ONBEKEND;
}
