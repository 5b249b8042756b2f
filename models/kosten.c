#include "models/kosten.h"

#include "models/rij.h"

const struct parameter_row kosten_rijen[] = {
    {.path = "kosten.maatregel",
     .type = PARAMETER_NUMBER,
     .nature = PARAMETER_BELEID,
     .unit = "euro per jaar",
     .minimum = 0.0,
     .maximum = 1e9,
     .standard = "0",
     .dated = true,
     .nl = "Wat de maatregel zelf kost, naast formatie en trajecten; telt mee in de kosten van de "
           "keten",
     .en = "What the measure itself costs, besides staff and trajecten; part of the cost of the "
           "chain",
     .source = "aanname: zonder maatregel zijn er geen eigen kosten",
     .low = 0.0,
     .high = 0.0},
};
const size_t kosten_rij_aantal = sizeof kosten_rijen / sizeof kosten_rijen[0];

const struct parameter_value *kosten_maatregel(const struct parameter_set *set)
{
    return parameter_get(set, "kosten.maatregel");
}
