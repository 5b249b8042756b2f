#include "models/melding.h"

#include "models/mechanismen.h"
#include "models/trekking.h"
#include "models/waarde.h"
#include "sim/world_memory.h"

#include <math.h>

static int32_t onderweg_maak(struct meldingen *ms)
{
    if (ms->vrij >= 0) {
        int32_t i = ms->vrij;
        ms->vrij = ms->onderweg[i].huishouden;
        return i;
    }
    if (ms->aantal == ms->ruimte) {
        ms->ruimte = ms->ruimte ? 2 * ms->ruimte : 256;
        ms->onderweg = world_resize(ms->onderweg, (size_t)ms->ruimte * sizeof *ms->onderweg);
        SIM_CHECK(ms->sim, ms->onderweg != NULL);
    }
    return ms->aantal++;
}

static void melding_komt(void *context, int64_t i)
{
    struct meldingen *ms = context;
    struct melding melding = ms->onderweg[i];
    ms->onderweg[i].huishouden = ms->vrij;
    ms->vrij = (int32_t)i;
    ms->hs->rij[melding.huishouden].onderweg--;
    ms->bedrading.ontvangen(ms->bedrading.keten, &melding);
    huishoudens_plan(ms->hs, melding.huishouden);
}

/* A draw about one report of an incident. */
static struct stream_name naam_van(const struct meldingen *ms, const struct melding *m,
                                   uint8_t doel)
{
    struct stream_name naam = huishouden_naam(ms->hs, m->huishouden, m->kandidaat, doel);
    naam.visit = m->volgnummer;
    return naam;
}

/* Somebody decides now to report: the melding arrives after the usual time of that melder. */
static void verstuur(struct meldingen *ms, const struct melding *melding)
{
    double dagen = duur_trek(ms->in->vertraging[melding->melder], ms->sim->now, ms->sim->key,
                             naam_van(ms, melding, TREKKING_VERTRAGING));
    tick op = ms->sim->now + dagen_tick(dagen);
    if (melding->melder == POLITIE) {
        tick uur = (tick)ms->in->politie_uur * CLOCK_HOUR;
        tick nacht = clock_day(op) * CLOCK_DAY + uur;
        op = nacht >= op ? nacht : nacht + CLOCK_DAY;
    }
    int32_t i = onderweg_maak(ms);
    ms->onderweg[i] = *melding;
    ms->hs->rij[melding->huishouden].onderweg++;
    simulation_schedule(ms->sim, op, EVENT_ARRIVAL, ms->soort, i);
}

/* One of the melders, by these weights (at least one above 0), with one uniform. */
static enum melder kies(const double gewicht[MELDERS_BUITEN], double u)
{
    double som = 0.0;
    for (int m = 0; m < MELDERS_BUITEN; m++) {
        som += gewicht[m];
    }
    u *= som;
    enum melder laatste = ANDERS;
    for (int m = 0; m < MELDERS_BUITEN; m++) {
        if (gewicht[m] > 0.0) {
            laatste = (enum melder)m;
            u -= gewicht[m];
            if (u < 0.0) {
                break;
            }
        }
    }
    return laatste;
}

/* The melder of a report as it would be with every factor at 1; `vanaf` and `tot` bound the kinds.
 */
static enum melder gewone_melder(struct meldingen *ms, const struct melding *melding,
                                 enum melder vanaf, enum melder tot)
{
    double gewicht[MELDERS_BUITEN] = {0};
    for (int m = (int)vanaf; m <= (int)tot; m++) {
        gewicht[m] = waarde_op(ms->in->aandeel[m], ms->sim->now);
    }
    return kies(gewicht,
                stream_first_uniform(ms->sim->key, naam_van(ms, melding, TREKKING_MELDER)));
}

/* One of the two reports that an incident may bring; `gewoon`: it comes when every factor is 1,
 * which has this chance. With factors f, a report by melder m is kept with chance min(f, 1), and
 * where none came one is added with chance Σ kans × share × max(f − 1, 0) ÷ (1 − kans): so melder m
 * reports f times as often, and reports that stay are the very same. True when it is sent. */
static bool meldt(struct meldingen *ms, struct melding melding, bool gewoon, double kans)
{
    tick nu = ms->sim->now;
    if (gewoon) {
        melding.melder = gewone_melder(ms, &melding, POLITIE, ANDERS);
        double factor = waarde_op(ms->in->factor[melding.melder], nu);
        if (factor < 1.0 &&
            stream_first_uniform(ms->sim->key, naam_van(ms, &melding, TREKKING_MEER_MELDEN)) >=
                factor) {
            return false;
        }
        verstuur(ms, &melding);
        return true;
    }
    double gewicht[MELDERS_BUITEN], meer = 0.0;
    for (int m = 0; m < MELDERS_BUITEN; m++) {
        gewicht[m] =
            kans_op(ms->in->aandeel[m], nu) * fmax(waarde_op(ms->in->factor[m], nu) - 1.0, 0.0);
        meer += gewicht[m];
    }
    if (meer <= 0.0 || kans >= 1.0) {
        return false;
    }
    struct stream_pair u =
        stream_first_pair(ms->sim->key, naam_van(ms, &melding, TREKKING_MEER_MELDEN));
    if (u.first >= kans * meer / (1.0 - kans)) {
        return false;
    }
    melding.melder = kies(gewicht, u.second);
    verstuur(ms, &melding);
    return true;
}

enum signaal { SIGNAAL_GEEN, SIGNAAL_OPGEVANGEN, SIGNAAL_GEMIST };

/* What the lokale veld makes of an incident that nobody reported: it catches the signal, or misses
 * it only because its team is under pressure (M10), and then it may become a melding. */
static enum signaal signaal(struct meldingen *ms, const struct melding *melding)
{
    tick nu = ms->sim->now;
    int gemeente = ms->hs->rij[melding->huishouden].gemeente;
    double kans = kans_op(ms->in->opgevangen[gemeente], nu);
    double opvang = mechanismen_respons(
        ms->mechanismen, R10_OPVANG, gemeente, LICHT,
        1.0 - kans_op(ms->in->druk_opvang, nu) * druk_team(ms->druk, gemeente), 1.0);
    struct stream_pair u = stream_first_pair(ms->sim->key, naam_van(ms, melding, TREKKING_OPVANG));
    if (u.first < kans * opvang) {
        return SIGNAAL_OPGEVANGEN;
    }
    bool melding_waard = u.second < kans_op(ms->in->gemist_wordt_melding, nu);
    return u.first < kans && melding_waard ? SIGNAAL_GEMIST : SIGNAAL_GEEN;
}

/* A huishouden with an open casus gets no second one for a signal that is caught: then whoever
 * helps it hears of it, and where nobody does it is as if nobody had noticed. */
static void niet_gemeld(struct meldingen *ms, struct melding melding)
{
    tick nu = ms->sim->now;
    int32_t huishouden = melding.huishouden;
    struct huishouden *h = &ms->hs->rij[huishouden];
    bool hulp = h->beleving[IN_HULP] > 0;
    enum signaal wat = signaal(ms, &melding);
    if (wat == SIGNAAL_GEMIST && h->open == 0) {
        melding.gemist = true;
        melding.melder = gewone_melder(ms, &melding, GEZONDHEIDSZORG, OVERIG_BEROEPSMATIG);
        verstuur(ms, &melding);
        return;
    }
    h->onbekend_incident = nu; /* to Veilig Thuis; monitoring may find it */
    h->onbekend_kandidaat = melding.kandidaat;
    if (wat == SIGNAAL_OPGEVANGEN && h->open == 0) {
        ms->bedrading.opgevangen(ms->bedrading.keten, huishouden, melding.kandidaat);
    } else if (wat == SIGNAAL_OPGEVANGEN && hulp) {
        ms->bedrading.bekend(ms->bedrading.keten, huishouden, nu);
    } else if (stream_first_uniform(ms->sim->key, naam_van(ms, &melding, TREKKING_ADVIES)) <
               kans_op(ms->in->advies, nu)) {
        ms->bedrading.advies(ms->bedrading.keten, huishouden, melding.kandidaat);
    } else if (hulp && stream_first_uniform(ms->sim->key, naam_van(ms, &melding, TREKKING_BEKEND)) <
                           kans_op(ms->in->bekend_bij_hulp, nu)) {
        ms->bedrading.bekend(ms->bedrading.keten, huishouden, nu);
    }
}

void melding_incident(struct meldingen *ms, int32_t huishouden, uint16_t kandidaat)
{
    tick nu = ms->sim->now;
    const struct huishouden *h = &ms->hs->rij[huishouden];
    bool wacht = h->beleving[WACHT] > 0;
    struct melding melding = {.huishouden = huishouden,
                              .kandidaat = kandidaat,
                              .volgnummer = MELDING_EERSTE,
                              .incident = nu};
    struct stream_pair u = stream_first_pair(ms->sim->key, naam_van(ms, &melding, TREKKING_GEMELD));
    double kans =
        kans_op(ms->in->kans, nu) *
        mechanismen_respons(ms->mechanismen, R7_MELDKANS, h->gemeente, LICHT,
                            wacht ? 1.0 - kans_op(ms->in->minder_bij_wachten, nu) : 1.0, 1.0);
    bool eerste = u.first < kans;
    bool gemeld = meldt(ms, melding, eerste, kans);
    if (eerste) {
        double dubbel =
            kans_op(ms->in->dubbel, nu) *
            mechanismen_respons(ms->mechanismen, R7_DUBBEL, h->gemeente, LICHT,
                                wacht ? 1.0 + kans_op(ms->in->meer_bij_wachten, nu) : 1.0, 1.0);
        dubbel = fmin(dubbel, 1.0);
        melding.volgnummer = MELDING_TWEEDE;
        gemeld = meldt(ms, melding, u.second < dubbel, dubbel) || gemeld;
    }
    if (!gemeld) {
        melding.volgnummer = MELDING_EERSTE;
        niet_gemeld(ms, melding);
    }
}

void melding_na_advies(struct meldingen *ms, int32_t huishouden, uint16_t kandidaat, tick incident)
{
    struct huishouden *h = &ms->hs->rij[huishouden];
    if (h->onbekend_incident == incident && h->onbekend_kandidaat == kandidaat) {
        h->onbekend_incident = CLOCK_ALWAYS;
    }
    struct melding melding = {.huishouden = huishouden,
                              .kandidaat = kandidaat,
                              .volgnummer = MELDING_NA_ADVIES,
                              .incident = incident};
    melding.melder = gewone_melder(ms, &melding, GEZONDHEIDSZORG, NIET_BEROEPSMATIG);
    verstuur(ms, &melding);
}

void melding_ambtshalve(struct meldingen *ms, int32_t huishouden, uint16_t kandidaat, tick incident)
{
    ms->hs->rij[huishouden].onbekend_incident = CLOCK_ALWAYS;
    struct melding melding = {.huishouden = huishouden,
                              .kandidaat = kandidaat,
                              .volgnummer = MELDING_MONITORING,
                              .melder = AMBTSHALVE,
                              .incident = incident};
    ms->bedrading.ontvangen(ms->bedrading.keten, &melding);
    huishoudens_plan(ms->hs, huishouden);
}

void meldingen_init(struct meldingen *ms, struct simulation *sim, struct huishoudens *hs,
                    const struct melding_instelling *in, struct mechanismen *mechanismen,
                    const struct druk *druk, struct meldingen_bedrading bedrading)
{
    *ms = (struct meldingen){.sim = sim,
                             .hs = hs,
                             .in = in,
                             .mechanismen = mechanismen,
                             .druk = druk,
                             .bedrading = bedrading,
                             .vrij = -1};
    ms->soort = simulation_register(sim, melding_komt, ms, "melding");
}

void meldingen_release(struct meldingen *ms)
{
    world_release(ms->onderweg);
}
