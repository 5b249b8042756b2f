/* The settings of the chain: reading a resolved scenario into typed settings. */
#include "models/keten_delen.h"

#include <stdlib.h>

static tick jaren(double aantal)
{
    return clock_round(aantal * CLOCK_YEAR_DAYS * (double)CLOCK_DAY);
}

bool keten_instelling_lees(struct keten_instelling *in, const struct parameter_set *set,
                           const struct parameter_set *basis)
{
    *in = (struct keten_instelling){.set = set, .basis = basis};
    in->sleutel = parameter_keys(set, "gemeenten", &in->gemeenten);
    in->start = (tick)parameter_number(set, "start");
    in->eind = (tick)parameter_number(set, "eind") + CLOCK_DAY; /* the last day counts */
    in->telt_vanaf = in->start + parameter_integer(set, "inloop_dagen") * CLOCK_DAY;
    /* Whole days, so that the history of a run does not depend on the hour. */
    in->historie_begin =
        in->start -
        clock_day(jaren(parameter_number(set, "huishoudens.historie_jaren"))) * CLOCK_DAY;
    /* Background work must have filled the stations by `start`: a few times the longest of their
     * services (a measure at the gecertificeerde instelling: some three years). */
    tick vullen = in->start - jaren(10.0);
    in->vullen = vullen > in->historie_begin ? vullen : in->historie_begin;
    in->hermelding_termijn = jaren(parameter_number(set, "melding.hermelding_jaren"));
    in->kalender = calendar_create(clock_to_date(in->historie_begin).year - 1,
                                   clock_to_date(in->eind).year + 30);
    if (!in->kalender) {
        return false;
    }
    keten_delen_lees(&in->historie, basis, in->sleutel, in->gemeenten);
    keten_delen_lees(&in->lopend, set, in->sleutel, in->gemeenten);
    mechanismen_lees(&in->mechanismen, set, in->gemeenten);
    return true;
}

void keten_instelling_release(struct keten_instelling *in)
{
    keten_delen_vergeet(&in->historie);
    keten_delen_vergeet(&in->lopend);
    calendar_free(in->kalender);
    for (size_t g = 0; g < in->gemeenten; g++) {
        free(in->sleutel[g]);
    }
    free(in->sleutel);
}
