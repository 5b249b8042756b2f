#include "models/keten_journaal.h"

#include <stdio.h>

void keten_meld(struct keten *k, int32_t huishouden, int32_t casus, const char *wat,
                const char *detail)
{
    if (k->journaal) {
        k->journaal(k->journaal_context, k, huishouden, casus, wat, detail);
    }
}

void keten_meld_casus(struct keten *k, int32_t i, const char *wat, const char *detail)
{
    keten_meld(k, k->casussen.rij[i].huishouden, i, wat, detail);
}

/* Adds "kind, systeem" to `tekst`: the kinds that were declined, or those that were accepted. */
static size_t soorten(char *tekst, size_t ruimte, size_t n, const struct casus *c, bool afgewezen)
{
    bool eerste = true;
    for (int h = 0; h < HULPSOORTEN && n < ruimte; h++) {
        bool aangeboden = c->traject[h] != TRAJECT_GEEN;
        if (aangeboden && (c->traject[h] == TRAJECT_AFGEWEZEN) == afgewezen) {
            n += (size_t)snprintf(tekst + n, ruimte - n, "%s%s",
                                  !eerste      ? ", "
                                  : !afgewezen ? "geaccepteerd: "
                                  : n > 0      ? "; afgewezen: "
                                               : "afgewezen: ",
                                  begrippen_hulpsoort((enum hulpsoort)h));
            eerste = false;
        }
    }
    return n;
}

void keten_meld_hulp(struct keten *k, int32_t i, const char *wat)
{
    const struct casus *c = &k->casussen.rij[i];
    if (!k->journaal) {
        return;
    }
    char tekst[160] = "geen hulp nodig";
    if (c->aanbod != GEEN_HULP_NODIG) {
        size_t n = soorten(tekst, sizeof tekst, 0, c, false);
        soorten(tekst, sizeof tekst, n, c, true);
    }
    keten_meld_casus(k, i, wat, tekst);
}

void keten_meld_traject(struct keten *k, int32_t i, enum hulpsoort soort)
{
    static const char *const wat[] = {[TRAJECT_LOOPT] = "hulptraject begonnen",
                                      [TRAJECT_VOLDOENDE] = "hulptraject voldoende doorlopen",
                                      [TRAJECT_UITVAL] = "hulptraject niet voldoende doorlopen"};
    enum traject_stand stand = (enum traject_stand)k->casussen.rij[i].traject[soort];
    if (wat[stand]) {
        keten_meld_casus(k, i, wat[stand], begrippen_hulpsoort(soort));
    }
}

void keten_stap(void *context, int32_t i, enum fase fase)
{
    struct keten *k = context;
    keten_meld_casus(k, i, begrippen_fase(fase)->nl,
                     begrippen_verantwoordelijke(casus_verantwoordelijk(&k->casussen.rij[i])));
}

/* "23 dagen gewacht op onderzoek door Veilig Thuis (18 omdat niemand vrij was, 5 buiten
 * kantoortijd)"; shorter than half a day is not worth a line. */
void keten_wachtboek(void *context, int32_t i, enum station station,
                     const struct station_wait *wacht)
{
    static const char *const oorzaak[WAIT_CAUSES] = {
        [WAIT_MEETING] = "op overleg, tafel of zitting",
        [WAIT_BLOCKED] = "omdat een Raadszaak een plaats bezet houdt",
        [WAIT_CLOSED] = "buiten kantoortijd",
        [WAIT_BUSY] = "omdat niemand vrij was"};
    struct keten *k = context;
    long dagen = (long)((wacht->left - wacht->entered + CLOCK_DAY / 2) / CLOCK_DAY);
    if (!k->journaal || dagen < 1) {
        return;
    }
    char tekst[160] = "";
    int n = 0;
    long vooraf = dagen;
    for (int o = 0; o < WAIT_CAUSES; o++) {
        long deel = (long)((wacht->cause[o] + CLOCK_DAY / 2) / CLOCK_DAY);
        vooraf -= deel;
        if (deel > 0 && n >= 0 && (size_t)n < sizeof tekst) {
            n += snprintf(tekst + n, sizeof tekst - (size_t)n, "%s%ld %s", n > 0 ? ", " : "", deel,
                          oorzaak[o]);
        }
    }
    if (vooraf > 1 && n >= 0 && (size_t)n < sizeof tekst) { /* rounding may leave a day */
        snprintf(tekst + n, sizeof tekst - (size_t)n, "%s%ld voor de start van de simulatie",
                 n > 0 ? ", " : "", vooraf);
    }
    char kop[100];
    snprintf(kop, sizeof kop, "%ld %s gewacht op %s", dagen, dagen == 1 ? "dag" : "dagen",
             begrippen_station_nl(station));
    keten_meld_casus(k, i, kop, tekst);
}
