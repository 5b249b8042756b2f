#include "models/kosten.h"

#include "models/rij.h"

const struct parameter_row kosten_rijen[] = {
    RIJ_STANDAARD_NUL("kosten.maatregel", PARAMETER_NUMBER, "euro per jaar", 1e9, true,
                      "Wat de maatregel zelf kost, naast formatie en trajecten; telt mee in de "
                      "kosten van de keten",
                      "What the measure itself costs, besides staff and trajecten; part of the "
                      "cost of the chain",
                      "aanname: zonder maatregel zijn er geen eigen kosten", 0.0),
};
const size_t kosten_rij_aantal = sizeof kosten_rijen / sizeof kosten_rijen[0];

const struct parameter_value *kosten_maatregel(const struct parameter_set *set)
{
    return parameter_get(set, "kosten.maatregel");
}
