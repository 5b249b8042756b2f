#include "models/vt_lijst.h"

#include "models/trekking.h"

void vt_lijst_begin(struct veilig_thuis *vt)
{
    const struct parameter_value *deel = vt->in->lijst_overgenomen;
    tick nu = vt->sim->now;
    const struct parameter_step *geldt = parameter_step_at(deel, nu);
    for (size_t s = 0; s < deel->step_count; s++) {
        const struct parameter_step *stap = &deel->steps[s];
        tick op = stap == geldt ? nu : stap->from;
        if (stap->number > 0.0 && op >= nu) {
            simulation_schedule(vt->sim, op, EVENT_STATISTICS, vt->soort_lijst, (int64_t)s);
        }
    }
}

static bool gaat_over(const struct veilig_thuis *vt, int32_t i, int64_t stap, double aandeel)
{
    const struct casus *c = &vt->casussen->rij[i];
    struct stream_name naam = casus_naam(vt->casussen, i, TREKKING_LIJST_OVERGENOMEN);
    naam.part = (uint16_t)(stap % STREAM_PART_LIMIT);
    return (c->fase == FASE_ONDERZOEK_WACHT || c->fase == FASE_VENV_WACHT) && !c->crisis &&
           c->beoordeeld != ZWAAR && stream_first_uniform(vt->sim->key, naam) < aandeel;
}

void vt_lijst_doorlopen(void *context, int64_t stap)
{
    struct veilig_thuis *vt = context;
    double aandeel = vt->in->lijst_overgenomen->steps[stap].number / 100.0;
    for (int32_t i = 0; i < vt->casussen->aantal; i++) {
        struct casus *c = &vt->casussen->rij[i];
        if (!gaat_over(vt, i, stap, aandeel)) {
            continue;
        }
        struct station_wait wacht;
        bool wachtte = place_station_withdraw(vt->onderzoek, c->vt_plaats, &wacht);
        SIM_CHECK(vt->sim, wachtte);
        c->vt_plaats = (struct place_ticket){0};
        metingen_gebeurtenis(vt->metingen);
        vt->bedrading.van_lijst(vt->bedrading.keten, i);
    }
}
