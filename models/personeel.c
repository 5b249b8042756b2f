#include "models/personeel.h"

#include "models/rij.h"
#include "models/waarde.h"
#include "sim/world_memory.h"

#include <math.h>

#define WEEK_DAGEN 7.0

/* A week must be short against what goes on in it. */
#define KORTST 14.0

const struct parameter_row personeel_rijen[] = {
    RIJ_PROCENT("personeel.vertrek_per_jaar", PARAMETER_AARD,
                "extra deel van de medewerkers dat bij volle druk per jaar vertrekt",
                "extra share of the staff that leaves in a year of full pressure"),
    RIJ_GETAL("personeel.werving_dagen", PARAMETER_BELEID, "dagen", KORTST, 3650.0,
              "tijd tot een vacature vervuld is", "time until a vacancy is filled"),
    RIJ_GETAL("personeel.inwerk_dagen", PARAMETER_BELEID, "dagen", KORTST, 3650.0,
              "tijd tot een nieuwe medewerker volwaardig meedraait",
              "time until a newcomer works at full strength"),
    RIJ_PROCENT("personeel.inwerk_sterkte", PARAMETER_AARD,
                "wat een nieuwe medewerker intussen doet, van een ervaren medewerker",
                "what a newcomer does meanwhile, of an experienced colleague"),
    RIJ_PROCENT("personeel.verzuim", PARAMETER_AARD, "extra verzuim bij volle druk",
                "extra absence at full pressure"),
};
const size_t personeel_rij_aantal = sizeof personeel_rijen / sizeof personeel_rijen[0];

void personeel_lees(struct personeel_instelling *in, const struct parameter_set *set)
{
    in->vertrek_per_jaar = parameter_get(set, "personeel.vertrek_per_jaar");
    in->werving_dagen = parameter_get(set, "personeel.werving_dagen");
    in->inwerk_dagen = parameter_get(set, "personeel.inwerk_dagen");
    in->inwerk_sterkte = parameter_get(set, "personeel.inwerk_sterkte");
    in->verzuim = parameter_get(set, "personeel.verzuim");
}

void personeel_init(struct personeel *p, struct simulation *sim,
                    const struct personeel_instelling *in, struct mechanismen *mechanismen,
                    const struct druk *druk, size_t gemeenten, struct personeel_bedrading bedrading)
{
    *p = (struct personeel){.in = in,
                            .sim = sim,
                            .mechanismen = mechanismen,
                            .druk = druk,
                            .gemeenten = gemeenten,
                            .bedrading = bedrading,
                            .front.sterkte = 1.0,
                            .onderzoek.sterkte = 1.0};
    p->team = world_allocate(gemeenten + 1, sizeof *p->team);
    SIM_CHECK(sim, p->team != NULL);
    for (size_t g = 0; g < gemeenten; g++) {
        p->team[g].sterkte = 1.0;
    }
}

void personeel_release(struct personeel *p)
{
    world_release(p->team);
    p->team = NULL;
}

/* One week on under this pressure; gives the share at work. */
static double beweeg(const struct personeel *p, struct personeelsgroep *groep, double druk)
{
    tick nu = p->sim->now;
    double vertrokken = kans_op(p->in->vertrek_per_jaar, nu) * druk * (1.0 - groep->vacature) *
                        WEEK_DAGEN / CLOCK_YEAR_DAYS;
    double geworven = groep->vacature * WEEK_DAGEN / waarde_op(p->in->werving_dagen, nu);
    double ingewerkt = groep->nieuw * WEEK_DAGEN / waarde_op(p->in->inwerk_dagen, nu);
    groep->vacature += vertrokken - geworven;
    groep->nieuw = fmin(groep->nieuw + geworven - ingewerkt, 1.0 - groep->vacature);
    double kracht =
        1.0 - groep->vacature - groep->nieuw * (1.0 - kans_op(p->in->inwerk_sterkte, nu));
    return kracht * (1.0 - kans_op(p->in->verzuim, nu) * druk);
}

static void week_van(struct personeel *p, struct personeelsgroep *groep, enum respons respons,
                     int gemeente, double druk)
{
    double eigen = beweeg(p, groep, druk);
    groep->sterkte = mechanismen_respons(p->mechanismen, respons, gemeente < 0 ? 0 : gemeente,
                                         LICHT, eigen, 1.0);
    p->bedrading.sterkte(p->bedrading.keten, respons, gemeente, groep->sterkte);
}

void personeel_week(struct personeel *p)
{
    double veilig_thuis = druk_veilig_thuis(p->druk);
    week_van(p, &p->front, R6_STERKTE_FRONT, -1, veilig_thuis);
    week_van(p, &p->onderzoek, R6_STERKTE_ONDERZOEK, -1, veilig_thuis);
    for (size_t g = 0; g < p->gemeenten; g++) {
        week_van(p, &p->team[g], R6_STERKTE_TEAM, (int)g, druk_team(p->druk, (int)g));
    }
}
