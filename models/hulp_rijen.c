/* Parameters of hulp. */
#include "models/hulp.h"

#include "models/rij.h"

/* The same row for each kind of traject, in the order of enum hulpsoort. */
#define RIJ_PER_SOORT(vorm, pad, ...)                                                              \
    vorm("hulp.pleger." pad, __VA_ARGS__), vorm("hulp.slachtoffer." pad, __VA_ARGS__),             \
        vorm("hulp.kind." pad, __VA_ARGS__), vorm("hulp.systeem." pad, __VA_ARGS__)

const struct parameter_row hulp_rijen[] = {
    RIJ_PROCENT("hulp.niet_nodig", PARAMETER_AARD, "aandeel casussen waarin geen hulp nodig is",
                "share of casussen that need no help"),
    RIJ_PER_SOORT(RIJ_PROCENT, "aanbod", PARAMETER_AARD,
                  "aandeel van alle casussen waarin dit soort traject wordt aangeboden; kind: van "
                  "de casussen met kinderen",
                  "share of all casussen in which this kind of traject is offered; kind: of those "
                  "with children"),
    RIJ_PER_SOORT(
        RIJ_PROCENT, "acceptatie", PARAMETER_AARD,
        "aandeel van de aangeboden trajecten dat wordt geaccepteerd, kort na het incident",
        "share of offered trajecten that is accepted, soon after the incident"),
    RIJ_PROCENT("hulp.daling_per_dag", PARAMETER_AARD,
                "daling van de kans op acceptatie per dag later (M3), procent van die kans",
                "fall of the chance of acceptance for each day later (M3), percent of that chance"),
    RIJ_GETAL("hulp.daling_vanaf_dagen", PARAMETER_AARD, "dagen", 0.0, 1000.0,
              "dagen na het incident waarna de acceptatie daalt",
              "days after the incident from which acceptance falls"),
    RIJ_PROCENT("hulp.acceptatie_gedwongen", PARAMETER_AARD,
                "aandeel van de trajecten dat onder een maatregel (OTS) wordt geaccepteerd",
                "share of trajecten that is accepted under a measure (OTS)"),
    RIJ_PER_SOORT(RIJ_PROCENT, "gestart", PARAMETER_AARD,
                  "aandeel van de geaccepteerde trajecten dat begint",
                  "share of accepted trajecten that start"),
    RIJ_PER_SOORT(RIJ_DUUR, "start_dagen", PARAMETER_AARD, "dagen", 1000.0,
                  "van eerste contact tot het traject kan beginnen",
                  "from first contact until the traject can start"),
    RIJ_PER_SOORT(RIJ_DUUR, "duur", PARAMETER_AARD, "dagen", 5000.0, "lengte van een traject",
                  "length of a traject"),
    RIJ_PER_SOORT(RIJ_PROCENT, "voldoende", PARAMETER_AARD,
                  "aandeel van de gestarte trajecten dat voldoende wordt doorlopen, voor de "
                  "factoren voor zwaarte, voorgeschiedenis en coördinatie",
                  "share of started trajecten sufficiently completed, before the factors for "
                  "severity, history and coordination"),
    RIJ_PER_ZWAARTE(RIJ_GETAL, "hulp.factor_zwaarte", PARAMETER_AARD, "factor", 0.0, 10.0,
                    "factor op voldoende doorlopen, naar werkelijke zwaarte",
                    "factor on sufficiently completed, by real severity"),
    RIJ_GETAL("hulp.factor_forse_voorgeschiedenis", PARAMETER_AARD, "factor", 0.0, 1.0,
              "factor daarop bij drie of meer eerdere casussen",
              "factor on it with three or more earlier casussen"),
    RIJ_PROCENT("hulp.coordinatie", PARAMETER_BELEID,
                "aandeel van de casussen met meer trajecten waarin iemand die coördineert",
                "share of casussen with several trajecten in which somebody coordinates them"),
    RIJ_GETAL("hulp.factor_coordinatie", PARAMETER_AARD, "factor", 1.0, 10.0,
              "factor op voldoende doorlopen als iemand meer trajecten coördineert",
              "factor on sufficiently completed when somebody coordinates several trajecten"),
    RIJ_PER_SOORT(RIJ_CAPACITEIT, "plaatsen", "trajecten", 1e6,
                  "trajecten van dit soort die tegelijk kunnen lopen",
                  "trajecten of this kind that can run at the same time"),
    RIJ_PER_SOORT(RIJ_GETAL, "overige_instroom", PARAMETER_BELEID, "trajecten per week", 0.0,
                  10000.0, "trajecten van dit soort die niet uit deze keten komen",
                  "trajecten of this kind that do not come from this chain"),
    RIJ_PER_SOORT(RIJ_GETAL, "euro_per_traject", PARAMETER_BELEID, "euro per traject", 0.0, 1e6,
                  "kosten van een gestart traject", "cost of a traject that started"),
    RIJ_DUUR("hulp.contact_dagen", PARAMETER_AARD, "dagen", 365.0,
             "van overdracht tot eerste contact bij betrokken hulp",
             "from handing over to first contact with help already involved"),
    RIJ_KEUZE("hulp.volgorde", PARAMETER_BELEID, PLAATSWERK_VOLGORDEN, "\"fifo\"",
              "volgorde van de wachtlijsten voor hulp", "order of the waiting lists for help",
              "aanname: op volgorde van binnenkomst"),
};
const size_t hulp_rij_aantal = sizeof hulp_rijen / sizeof hulp_rijen[0];

static void soort_lees(struct hulpsoort_instelling *in, const struct parameter_set *set,
                       const char *soort)
{
    in->aanbod = parameter_get(set, "hulp.%s.aanbod", soort);
    in->acceptatie = parameter_get(set, "hulp.%s.acceptatie", soort);
    in->gestart = parameter_get(set, "hulp.%s.gestart", soort);
    in->voldoende = parameter_get(set, "hulp.%s.voldoende", soort);
    in->start_dagen = parameter_get(set, "hulp.%s.start_dagen", soort);
    in->duur = parameter_get(set, "hulp.%s.duur", soort);
    in->plaatsen = parameter_get(set, "hulp.%s.plaatsen", soort);
    in->overige_instroom = parameter_get(set, "hulp.%s.overige_instroom", soort);
    in->euro_per_traject = parameter_get(set, "hulp.%s.euro_per_traject", soort);
}

void hulp_lees(struct hulp_instelling *in, const struct parameter_set *set)
{
    in->kantoor = plaatswerk_kantoor(set);
    for (int s = 0; s < HULPSOORTEN; s++) {
        soort_lees(&in->soort[s], set, begrippen_hulpsoort((enum hulpsoort)s));
    }
    in->niet_nodig = parameter_get(set, "hulp.niet_nodig");
    in->daling = parameter_get(set, "hulp.daling_per_dag");
    in->daling_vanaf = parameter_get(set, "hulp.daling_vanaf_dagen");
    in->acceptatie_gedwongen = parameter_get(set, "hulp.acceptatie_gedwongen");
    for (int z = 0; z < ZWAARTEN; z++) {
        in->factor_zwaarte[z] =
            parameter_get(set, "hulp.factor_zwaarte.%s", begrippen_zwaarte((enum zwaarte)z));
    }
    in->factor_voorgeschiedenis = parameter_get(set, "hulp.factor_forse_voorgeschiedenis");
    in->coordinatie = parameter_get(set, "hulp.coordinatie");
    in->factor_coordinatie = parameter_get(set, "hulp.factor_coordinatie");
    in->contact_dagen = parameter_get(set, "hulp.contact_dagen");
    in->volgorde = (enum volgorde)parameter_integer(set, "hulp.volgorde");
}
