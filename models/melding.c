#include "models/melding.h"

#include "models/trekking.h"
#include "models/waarde.h"

#include <stdlib.h>

static int32_t onderweg_maak(struct meldingen *ms)
{
    if (ms->vrij >= 0) {
        int32_t i = ms->vrij;
        ms->vrij = ms->onderweg[i].huishouden;
        return i;
    }
    if (ms->aantal == ms->ruimte) {
        ms->ruimte = ms->ruimte ? 2 * ms->ruimte : 256;
        ms->onderweg = realloc(ms->onderweg, (size_t)ms->ruimte * sizeof *ms->onderweg);
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

/* Who reports: one uniform against the shares, which add up to 100. */
static enum melder melder_kies(const struct melding_instelling *in, double u, tick op)
{
    for (int m = 0; m < MELDERS - 1; m++) {
        u -= kans_op(in->aandeel[m], op);
        if (u < 0.0) {
            return (enum melder)m;
        }
    }
    return MELDERS - 1;
}

static void melding_stuur(struct meldingen *ms, int32_t huishouden, uint16_t kandidaat,
                          uint8_t volgnummer)
{
    tick nu = ms->sim->now;
    struct stream_name naam = huishouden_naam(ms->hs, huishouden, kandidaat, TREKKING_MELDER);
    naam.visit = volgnummer;
    enum melder melder = melder_kies(ms->in, stream_first_uniform(ms->sim->key, naam), nu);
    naam.purpose = TREKKING_VERTRAGING;
    double dagen = duur_trek(ms->in->vertraging[melder], nu, ms->sim->key, naam);
    tick op = nu + dagen_tick(dagen);
    if (melder == POLITIE) {
        tick uur = (tick)ms->in->politie_uur * CLOCK_HOUR;
        tick nacht = clock_day(op) * CLOCK_DAY + uur;
        op = nacht >= op ? nacht : nacht + CLOCK_DAY;
    }
    int32_t i = onderweg_maak(ms);
    ms->onderweg[i] = (struct melding){.huishouden = huishouden,
                                       .kandidaat = kandidaat,
                                       .volgnummer = volgnummer,
                                       .melder = melder,
                                       .incident = nu};
    ms->hs->rij[huishouden].onderweg++;
    simulation_schedule(ms->sim, op, EVENT_ARRIVAL, ms->soort, i);
}

void melding_incident(struct meldingen *ms, int32_t huishouden, uint16_t kandidaat)
{
    tick nu = ms->sim->now;
    struct stream stroom;
    stream_open(&stroom, ms->sim->key,
                huishouden_naam(ms->hs, huishouden, kandidaat, TREKKING_GEMELD));
    double gemeld = stream_uniform(&stroom), dubbel = stream_uniform(&stroom);
    if (gemeld < kans_op(ms->in->kans, nu)) {
        melding_stuur(ms, huishouden, kandidaat, 0);
        if (dubbel < kans_op(ms->in->dubbel, nu)) {
            melding_stuur(ms, huishouden, kandidaat, 1);
        }
        return;
    }
    if (ms->hs->rij[huishouden].beleving[IN_HULP] > 0 &&
        stream_first_uniform(ms->sim->key,
                             huishouden_naam(ms->hs, huishouden, kandidaat, TREKKING_BEKEND)) <
            kans_op(ms->in->bekend_bij_hulp, nu)) {
        ms->bedrading.bekend(ms->bedrading.keten, huishouden, nu);
    }
}

void meldingen_init(struct meldingen *ms, struct simulation *sim, struct huishoudens *hs,
                    const struct melding_instelling *in, struct meldingen_bedrading bedrading)
{
    *ms = (struct meldingen){.sim = sim, .hs = hs, .in = in, .bedrading = bedrading, .vrij = -1};
    ms->soort = simulation_register(sim, melding_komt, ms, "melding");
}

void meldingen_release(struct meldingen *ms)
{
    free(ms->onderweg);
}
