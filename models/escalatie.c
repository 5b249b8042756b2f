#include "models/escalatie.h"

#include "models/rij.h"
#include "models/trekking.h"
#include "models/waarde.h"

#include <math.h>

const struct parameter_row escalatie_rijen[] = {
    RIJ_PROCENT("escalatie.per_30_dagen", PARAMETER_AARD,
                "kans dat een casus in dertig dagen wachten een graad zwaarder wordt",
                "chance that a case becomes one level heavier in thirty days of waiting"),
};
const size_t escalatie_rij_aantal = sizeof escalatie_rijen / sizeof escalatie_rijen[0];

void escalatie_lees(struct escalatie_instelling *in, const struct parameter_set *set)
{
    in->per_30_dagen = parameter_get(set, "escalatie.per_30_dagen");
}

bool escalatie_na_wachten(const struct escalatie_instelling *in, struct casussen *cs,
                          struct mechanismen *mechanismen, int32_t casus, tick duur)
{
    struct casus *c = &cs->rij[casus];
    struct stream_name naam = casus_naam(cs, casus, TREKKING_ESCALATIE);
    SIM_CHECK(cs->sim, duur >= 0);
    naam.part = ++c->wachtbeurten % STREAM_PART_LIMIT;
    if (c->werkelijk == ZWAAR) {
        return false; /* nothing heavier */
    }
    double dagen = (double)duur / (double)CLOCK_DAY;
    double kans = 1.0 - pow(1.0 - kans_op(in->per_30_dagen, cs->sim->now), dagen / 30.0);
    kans = mechanismen_respons(mechanismen, R2_ESCALATIE, c->gemeente, c->werkelijk, kans, 1.0);
    if (stream_first_uniform(cs->sim->key, naam) >= kans) {
        return false;
    }
    c->werkelijk++;
    return true;
}
