#include "models/jeugdbeschermingstafel.h"

#include "models/kinderen.h"
#include "models/trekking.h"
#include "models/waarde.h"

/* Draws of one visit with the same purpose. */
enum jbt_trekking { TREK_BESLUIT, TREK_VOORBEREIDING, TREK_HISTORIE };

static double uniform(const struct jbt *j, int32_t i, uint8_t doel)
{
    return stream_first_uniform(j->sim->key, kinderen_naam(j->casussen, i, TREK_BESLUIT, doel));
}

static tick trek_dagen(const struct jbt *j, int32_t i, const struct parameter_value *waarde,
                       enum jbt_trekking welke)
{
    return dagen_tick(duur_trek(waarde, j->sim->now, j->sim->key,
                                kinderen_naam(j->casussen, i, (int)welke, TREKKING_JBT)));
}

static void besluit(struct jbt *j, int32_t i)
{
    tick nu = j->sim->now;
    metingen_gebeurtenis(j->metingen);
    casus_mijlpaal_eerst(j->casussen, i, MIJLPAAL_JBT_BESLUIT);
    double u = uniform(j, i, TREKKING_JBT);
    double raad = kans_op(j->in->naar_raad, nu), save = kans_op(j->in->naar_save, nu);
    enum jbt_besluit b = u < raad ? JBT_RAAD : u < raad + save ? JBT_SAVE : JBT_VRIJWILLIG;
    j->bedrading.besluit(j->bedrading.keten, i, b, false);
}

static void aan_tafel(void *context, int64_t casus, const struct station_wait *wacht)
{
    struct jbt *j = context;
    casus_wachtte(j->casussen, j->metingen, (int32_t)casus, STATION_JBT, wacht);
    besluit(j, (int32_t)casus);
}

/* The argument tells whether the request came in during the history: then the delay that is over
 * was the whole of it. */
static int64_t argument(int32_t casus, bool historie)
{
    return 2 * (int64_t)casus + historie;
}

static void voorbereid(void *context, int64_t wat)
{
    struct jbt *j = context;
    int32_t i = (int32_t)(wat / 2);
    if (wat % 2 == 1) {
        besluit(j, i);
        return;
    }
    const struct casus *c = &j->casussen->rij[i];
    metingen_gebeurtenis(j->metingen);
    meeting_request(j->tafel, i, plaatswerk_prioriteit(VOLGORDE_ZWAARTE, false, c->beoordeeld), 0,
                    false, j->sim->now);
}

void jbt_verzoek(struct jbt *j, int32_t i, enum jbt_toegang toegang)
{
    struct casus *c = &j->casussen->rij[i];
    c->raadszaak = true;
    c->in_handen = true;
    if (toegang == JBT_VIA_VT) {
        casus_mijlpaal_eerst(j->casussen, i, MIJLPAAL_OVERDRACHT);
    }
    /* The crisis of the opening: months later, or after a second look, it is one no more. */
    c->spoed = toegang == JBT_VIA_VT && c->ronde == 0 && (c->crisis || c->huisverbod) &&
               uniform(j, i, TREKKING_SPOED) < kans_op(j->in->spoed, j->sim->now);
    if (c->spoed) {
        j->bedrading.besluit(j->bedrading.keten, i, JBT_RAAD, true);
        return;
    }
    metingen_doorstroom(j->metingen, STATION_JBT, c->gemeente);
    casus_mijlpaal_eerst(j->casussen, i, MIJLPAAL_JBT_VERZOEK);
    casus_naar(j->casussen, i, FASE_JBT_WACHT);
    tick duur = j->historie ? trek_dagen(j, i, j->in->historie_dagen, TREK_HISTORIE)
                            : trek_dagen(j, i, j->in->voorbereiding[toegang], TREK_VOORBEREIDING);
    simulation_schedule(j->sim, j->sim->now + duur, EVENT_END, j->soort, argument(i, j->historie));
}

static struct meeting_config tafel_config(struct jbt *j, const struct jbt_instelling *in)
{
    return (struct meeting_config){.name = "jbt",
                                   .first = clock_day(j->sim->now) * CLOCK_DAY,
                                   .weekdays = in->weekdagen,
                                   .second_of_day = in->tijd,
                                   .agenda = in->agenda,
                                   .discipline =
                                       in->zwaarste_eerst ? DISCIPLINE_PRIORITY : DISCIPLINE_FIFO,
                                   .context = j,
                                   .treated = aan_tafel};
}

void jbt_init(struct jbt *j, struct simulation *sim, struct casussen *casussen,
              struct metingen *metingen, const struct jbt_instelling *historie,
              struct jbt_bedrading bedrading)
{
    *j = (struct jbt){.sim = sim,
                      .casussen = casussen,
                      .metingen = metingen,
                      .in = historie,
                      .bedrading = bedrading,
                      .historie = true};
    j->soort = simulation_register(sim, voorbereid, j, "voorbereiding jeugdbeschermingstafel");
    struct meeting_config config = tafel_config(j, historie);
    j->tafel = meeting_create(sim, &config);
}

void jbt_wissel(struct jbt *j, const struct jbt_instelling *in)
{
    j->in = in;
    struct meeting_config config = tafel_config(j, in);
    meeting_configure(j->tafel, &config);
}

void jbt_release(struct jbt *j)
{
    meeting_free(j->tafel);
}

void jbt_begin(struct jbt *j)
{
    j->historie = false;
    meeting_begin(j->tafel);
}

void jbt_audit(const struct jbt *j, struct station_audit *audit)
{
    meeting_audit(j->tafel, audit);
}
