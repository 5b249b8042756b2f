#include "models/dagboek.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Whose diary: −1 for "not chosen yet". */
struct schrijver {
    struct dagboek *dagboek;
    size_t ruimte;
    int gemeente;
    uint32_t nummer;
    bool gezien;
};

void dagboek_tekst(char tekst[DAGBOEK_TEKST], const char *wat, const char *detail)
{
    bool heeft = detail && *detail;
    snprintf(tekst, DAGBOEK_TEKST, "%s%s%s%s", wat, heeft ? " (" : "", heeft ? detail : "",
             heeft ? ")" : "");
}

static void regel_schrijf(struct schrijver *s, const struct keten *k, int32_t casus,
                          const char *wat, const char *detail)
{
    struct dagboek *d = s->dagboek;
    if (d->aantal == s->ruimte) {
        s->ruimte = s->ruimte ? 2 * s->ruimte : 64;
        d->regel = realloc(d->regel, s->ruimte * sizeof *d->regel);
        SIM_CHECK(&k->sim, d->regel != NULL);
    }
    struct dagboek_regel *r = &d->regel[d->aantal++];
    r->op = k->sim.now;
    r->kandidaat = casus >= 0 ? k->casussen.rij[casus].kandidaat : UINT16_MAX;
    dagboek_tekst(r->tekst, wat, detail);
}

static void noteer(void *context, struct keten *k, int32_t huishouden, int32_t casus,
                   const char *wat, const char *detail)
{
    struct schrijver *s = context;
    const struct huishouden *h = &k->huishoudens.rij[huishouden];
    if (h->gemeente != s->gemeente || h->nummer != s->nummer) {
        return;
    }
    if (!s->gezien) {
        s->gezien = true;
        s->dagboek->kinderen = h->kinderen;
        s->dagboek->kwetsbaarheid = h->kwetsbaarheid;
    }
    if (!k->lopend) {
        s->dagboek->eerdere_casussen = h->casussen;
        return;
    }
    regel_schrijf(s, k, casus, wat, detail);
}

/* "almere-1234.3" or "almere-1234". */
static bool naam_lees(struct schrijver *s, const struct keten_instelling *in, const char *naam)
{
    const char *streep = strrchr(naam, '-');
    if (!streep || streep[1] < '0' || streep[1] > '9') {
        return false;
    }
    char *einde;
    errno = 0;
    unsigned long nummer = strtoul(streep + 1, &einde, 10);
    if (errno || nummer > UINT32_MAX || (*einde != '\0' && *einde != '.')) {
        return false;
    }
    if (*einde == '.' && (einde[1] == '\0' || einde[1 + strspn(einde + 1, "0123456789")] != '\0')) {
        return false;
    }
    for (size_t g = 0; g < in->gemeenten; g++) {
        if (strlen(in->sleutel[g]) == (size_t)(streep - naam) &&
            strncmp(in->sleutel[g], naam, (size_t)(streep - naam)) == 0) {
            s->gemeente = (int)g;
            s->nummer = (uint32_t)nummer;
            return true;
        }
    }
    return false;
}

static void loop(struct keten *k, const struct keten_instelling *in, uint64_t zaad,
                 uint32_t replicatie, struct schrijver *s)
{
    keten_init(k, in, zaad, replicatie);
    if (s) {
        k->journaal = noteer;
        k->journaal_context = s;
    }
    keten_tot_start(k);
    keten_loop(k, in->eind);
}

/* The first counted casus that went to the Raad and has closed, or else the first that closed. */
static bool voorbeeld_zoek(char naam[80], const struct keten_instelling *in, uint64_t zaad,
                           uint32_t replicatie)
{
    struct keten *k = malloc(sizeof *k);
    if (!k) {
        abort();
    }
    loop(k, in, zaad, replicatie, NULL);
    int32_t gekozen = -1;
    for (int32_t i = 0; i < k->casussen.aantal; i++) {
        const struct casus *c = &k->casussen.rij[i];
        if (!c->telt || c->fase != FASE_GESLOTEN || c->vertrek < in->eind) {
            continue;
        }
        if (c->eerder > 2) {
            continue; /* an ordinary history reads better */
        }
        if (gekozen < 0 || (c->raadszaak && c->mijlpaal[MIJLPAAL_HULP_EIND] != CLOCK_NEVER)) {
            gekozen = i;
            if (c->raadszaak) {
                break;
            }
        }
    }
    if (gekozen >= 0) {
        const struct casus *c = &k->casussen.rij[gekozen];
        snprintf(naam, 80, "%s-%lu.%u", in->sleutel[c->gemeente], (unsigned long)c->nummer,
                 (unsigned)c->kandidaat);
    }
    keten_release(k);
    free(k);
    return gekozen >= 0;
}

enum dagboek_status dagboek_maak(struct dagboek *dagboek, const struct keten_instelling *in,
                                 uint64_t zaad, uint32_t replicatie, const char *naam)
{
    *dagboek = (struct dagboek){0};
    if (strcmp(naam, "voorbeeld") == 0) {
        if (!voorbeeld_zoek(dagboek->naam, in, zaad, replicatie)) {
            return DAGBOEK_ONBEKEND;
        }
    } else {
        snprintf(dagboek->naam, sizeof dagboek->naam, "%s", naam);
    }
    struct schrijver s = {.dagboek = dagboek};
    if (!naam_lees(&s, in, dagboek->naam)) {
        return DAGBOEK_FOUTE_NAAM;
    }
    struct keten *k = malloc(sizeof *k);
    if (!k) {
        abort();
    }
    loop(k, in, zaad, replicatie, &s);
    keten_release(k);
    free(k);
    if (dagboek->aantal == 0) {
        dagboek_release(dagboek);
        return DAGBOEK_ONBEKEND;
    }
    return DAGBOEK_KLAAR;
}

void dagboek_release(struct dagboek *dagboek)
{
    free(dagboek->regel);
    dagboek->regel = NULL;
}
