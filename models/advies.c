#include "models/advies.h"

#include "models/mechanismen.h"
#include "models/rij.h"
#include "models/trekking.h"
#include "models/waarde.h"
#include "sim/world_memory.h"

/* One about a huishouden that waits for the front or is in work there. */
struct advies_vraag {
    int32_t huishouden; /* a free slot: the next free one */
    uint16_t kandidaat;
    tick incident;
};

/* What the front knows an advies by: number and sort in one. */
enum sort { OVER_HUISHOUDEN, OVERIG, EXTRA, SORTEN };

static int64_t gebruiker(int64_t nummer, enum sort sort)
{
    return nummer * SORTEN + (int64_t)sort;
}

const struct parameter_row advies_rijen[] = {
    RIJ_GETAL("veilig_thuis.advies.overige_per_week", PARAMETER_AARD, "adviezen per week", 0.0,
              10000.0, "adviezen die niet over een incident in dit model gaan",
              "adviezen that are not about an incident in this model"),
    RIJ_DUUR("veilig_thuis.advies.uren", PARAMETER_BELEID, "uren", 40.0, "werk aan een advies",
             "work on an advies"),
    RIJ_PROCENT("veilig_thuis.advies.leidt_tot_melding", PARAMETER_AARD,
                "adviezen over een incident die alsnog een melding worden",
                "adviezen about an incident that become a melding after all"),
    RIJ_PROCENT("veilig_thuis.advies.factor_bij_wachten", PARAMETER_AARD,
                "hoeveel meer overige adviezen er zijn als alle open casussen wachten",
                "how many more other adviezen there are when all open casussen wait"),
};
const size_t advies_rij_aantal = sizeof advies_rijen / sizeof advies_rijen[0];

void advies_lees(struct advies_instelling *in, const struct parameter_set *set)
{
    *in = (struct advies_instelling){
        .overige_per_week = parameter_get(set, "veilig_thuis.advies.overige_per_week"),
        .uren = parameter_get(set, "veilig_thuis.advies.uren"),
        .leidt_tot_melding = parameter_get(set, "veilig_thuis.advies.leidt_tot_melding"),
        .factor_bij_wachten = parameter_get(set, "veilig_thuis.advies.factor_bij_wachten")};
}

/* --- about a huishouden --- */

static int32_t vraag_maak(struct adviezen *a)
{
    if (a->vrij >= 0) {
        int32_t i = a->vrij;
        a->vrij = a->vraag[i].huishouden;
        return i;
    }
    if (a->aantal == a->ruimte) {
        a->ruimte = a->ruimte ? 2 * a->ruimte : 64;
        a->vraag = world_resize(a->vraag, (size_t)a->ruimte * sizeof *a->vraag);
        SIM_CHECK(a->sim, a->vraag != NULL);
    }
    return a->aantal++;
}

/* Advised: now the asker reports after all, or leaves it at that. */
static void beslis(struct adviezen *a, int32_t huishouden, uint16_t kandidaat, tick incident)
{
    if (stream_first_uniform(
            a->sim->key, huishouden_naam(a->hs, huishouden, kandidaat, TREKKING_ADVIES_MELDING)) <
        kans_op(a->in->leidt_tot_melding, a->sim->now)) {
        a->bedrading.melding(a->bedrading.keten, huishouden, kandidaat, incident);
    }
}

static void gevraagd(struct adviezen *a, int gemeente)
{
    metingen_gebeurtenis(a->metingen);
    metingen_advies(a->metingen);
    metingen_doorstroom(a->metingen, STATION_ADVIES, gemeente);
}

void advies_vraag(struct adviezen *a, int32_t huishouden, uint16_t kandidaat)
{
    struct huishouden *h = &a->hs->rij[huishouden];
    tick nu = a->sim->now;
    gevraagd(a, h->gemeente);
    if (a->historie) {
        beslis(a, huishouden, kandidaat, nu);
        return;
    }
    int32_t i = vraag_maak(a);
    a->vraag[i] = (struct advies_vraag){huishouden, kandidaat, nu};
    h->onderweg++; /* the huishouden stays at least until it is dealt with */
    front_vraag(a->front, FRONT_ADVIES, gebruiker(i, OVER_HUISHOUDEN), 0);
}

/* --- all others --- */

/* A gemeente drawn by the share of new huishoudens that it has now. */
static int gemeente_van(const struct adviezen *a, struct stream_name naam)
{
    const struct huishouden_instelling *in = a->hs->in;
    double som = 0.0;
    for (size_t g = 0; g < in->gemeenten; g++) {
        som += waarde_op(in->gemeente[g].instroom, a->sim->now);
    }
    double u = som * stream_first_uniform(a->sim->key, naam);
    size_t g = 0;
    while (g + 1 < in->gemeenten && u >= waarde_op(in->gemeente[g].instroom, a->sim->now)) {
        u -= waarde_op(in->gemeente[g].instroom, a->sim->now);
        g++;
    }
    return (int)g;
}

static struct stream_name overig_naam(uint32_t nummer, enum sort sort, uint8_t doel)
{
    return (struct stream_name){.place = sort == OVERIG ? PLAATS_ADVIES : PLAATS_ADVIES_EXTRA,
                                .actor = nummer,
                                .purpose = doel};
}

static int overige_gemeente(const struct adviezen *a, uint32_t nummer, enum sort sort)
{
    return gemeente_van(a, overig_naam(nummer, sort, TREKKING_ADVIES));
}

static void overig_komt(void *context, uint32_t nummer)
{
    struct adviezen *a = context;
    gevraagd(a, overige_gemeente(a, nummer, OVERIG));
    front_vraag(a->front, FRONT_ADVIES, gebruiker(nummer, OVERIG), 0);
}

/* Waiting multiplies the rate by R7, 1 to 2: candidates as frequent as the others are kept with
 * chance R7 − 1. */
static void extra_komt(void *context, uint32_t nummer)
{
    struct adviezen *a = context;
    tick nu = a->sim->now;
    double factor = mechanismen_respons(
        a->mechanismen, R7_ADVIES, 0, LICHT,
        1.0 + kans_op(a->in->factor_bij_wachten, nu) * druk_wachtaandeel(a->druk), 1.0);
    double u =
        stream_first_uniform(a->sim->key, overig_naam(nummer, EXTRA, TREKKING_ADVIES_MELDING));
    if (u < factor - 1.0) {
        gevraagd(a, overige_gemeente(a, nummer, EXTRA));
        front_vraag(a->front, FRONT_ADVIES, gebruiker(nummer, EXTRA), 0);
    }
}

/* --- at the front --- */

static tick begin_werk(void *context, int64_t user, const struct station_wait *wacht)
{
    struct adviezen *a = context;
    enum sort sort = (enum sort)(user % SORTEN);
    struct stream_name naam;
    int gemeente;
    metingen_gebeurtenis(a->metingen);
    if (sort == OVER_HUISHOUDEN) {
        const struct advies_vraag *v = &a->vraag[user / SORTEN];
        gemeente = a->hs->rij[v->huishouden].gemeente;
        naam = huishouden_naam(a->hs, v->huishouden, v->kandidaat, TREKKING_ADVIES_UREN);
    } else {
        uint32_t nummer = (uint32_t)(user / SORTEN);
        gemeente = overige_gemeente(a, nummer, sort);
        naam = overig_naam(nummer, sort, TREKKING_ADVIES_UREN);
    }
    metingen_wacht(a->metingen, STATION_ADVIES, gemeente, MIDDELZWAAR, wacht);
    return uren_tick(duur_trek(a->in->uren, a->sim->now, a->sim->key, naam));
}

static void eind_werk(void *context, int64_t user)
{
    struct adviezen *a = context;
    metingen_gebeurtenis(a->metingen);
    if (user % SORTEN != OVER_HUISHOUDEN) {
        return;
    }
    int32_t i = (int32_t)(user / SORTEN);
    struct advies_vraag v = a->vraag[i];
    a->vraag[i].huishouden = a->vrij;
    a->vrij = i;
    beslis(a, v.huishouden, v.kandidaat, v.incident);
    a->hs->rij[v.huishouden].onderweg--;
    huishoudens_plan(a->hs, v.huishouden);
}

/* --- a world --- */

void adviezen_init(struct adviezen *a, struct simulation *sim, struct huishoudens *hs,
                   struct metingen *metingen, struct mechanismen *mechanismen,
                   const struct druk *druk, struct front *front,
                   const struct advies_instelling *historie, struct advies_bedrading bedrading)
{
    *a = (struct adviezen){.sim = sim,
                           .hs = hs,
                           .metingen = metingen,
                           .mechanismen = mechanismen,
                           .druk = druk,
                           .front = front,
                           .in = historie,
                           .bedrading = bedrading,
                           .historie = true,
                           .vrij = -1};
    front_neem(front, FRONT_ADVIES,
               (struct front_taak){.context = a, .start = begin_werk, .eind = eind_werk});
    overige_instroom_init(&a->overig, sim, PLAATS_ADVIES, a, overig_komt);
    overige_instroom_init(&a->extra, sim, PLAATS_ADVIES_EXTRA, a, extra_komt);
}

void adviezen_release(struct adviezen *a)
{
    world_release(a->vraag);
}

void adviezen_begin(struct adviezen *a)
{
    a->historie = false;
    overige_instroom_begin(&a->overig, a->in->overige_per_week);
    overige_instroom_begin(&a->extra, a->in->overige_per_week);
}
