#include "cli/options.h"

#define COMMON                                                                                     \
    "  --set PAD=WAARDE   verandert een waarde; ook PAD*=FACTOR en PAD+=GETAL, en een\n"           \
    "                     sterretje in het pad: --set 'gemeenten.*.lokaal_team.fte*=1.2'\n"        \
    "  --seed N           zaad van het toeval\n"                                                   \
    "  --replications N   aantal replicaties\n"                                                    \
    "  --lang nl|en       taal van tabellen, grafieken en rapport\n"                               \
    "  --quiet            alleen fouten\n"

#define PRECISION                                                                                  \
    "  --precision P      gaat door tot de halve breedte van de intervallen klein genoeg is:\n"    \
    "                     5% van het gemiddelde, of van een uitkomst: wachttijd@lokaal_team=2\n"   \
    "                     (in haar eenheid) of caseload@veilig_thuis=3%; mag vaker\n"
#define KEEP                                                                                       \
    "  --store FILE       bewaart klare replicaties daar (standaard: opslag.sqlite in de map)\n"
#define STORE                                                                                      \
    "  --onzekerheid[=N]  rekent de aannames mee: N punten (128, ten minste 100) in hun "          \
    "bereiken\n" KEEP
#define FIGURES                                                                                    \
    "  --figures FILE     gerapporteerde cijfers (standaard: cijfers/SCENARIO.cfg ernaast, of\n"   \
    "                     die van een basis)\n"

const char *options_help(enum command command)
{
    switch (command) {
    case COMMAND_RUN:
        return "ketensim run SCENARIO [opties]\n"
               "Simuleert een scenario en schrijft uitkomsten en grafieken.\n\n"
               "  --out DIR          map voor de uitkomsten (standaard: uitvoer/SCENARIO)\n"
               "  --threads N        aantal rekenkernen\n" PRECISION STORE COMMON;
    case COMMAND_COMPARE:
        return "ketensim compare BASIS VARIANT... [opties]\n"
               "Houdt scenario's tegen een basis: dezelfde huishoudens, in elke wereld.\n\n"
               "  --out DIR          map voor de uitkomsten (standaard: uitvoer/BASIS-VARIANT)\n"
               "  --threads N        aantal rekenkernen\n"
               "  --casus ID         toont alleen een huishouden in de werelden naast elkaar\n"
               "  --replicatie N     uit welke replicatie (standaard 1)\n" PRECISION STORE COMMON;
    case COMMAND_VESSELS:
        return "ketensim vessels SCENARIO [opties]\n"
               "Toetst of Veilig Thuis en het lokale veld communicerende vaten zijn: meer of\n"
               "minder capaciteit hier, wat doet dat met het wachten daar?\n\n"
               "  --out DIR          map voor de uitkomsten (standaard: uitvoer/SCENARIO-vaten)\n"
               "  --threads N        aantal rekenkernen\n" STORE COMMON;
    case COMMAND_VALIDATE:
        return "ketensim validate SCENARIO [opties]\n"
               "Houdt gesimuleerde cijfers tegen gerapporteerde, elk met een oordeel: klopt, ruim\n"
               "of wijkt af. Status 4 als minder dan 85% van de toetsen klopt.\n\n"
               "  --out DIR          map voor de uitkomsten (standaard: "
               "uitvoer/SCENARIO-validatie)\n"
               "  --threads N        aantal rekenkernen\n" FIGURES KEEP COMMON;
    case COMMAND_CALIBRATE:
        return "ketensim calibrate SCENARIO [opties]\n"
               "Zoekt welke waarden van onbekende parameters bij gerapporteerde cijfers passen, "
               "en\n"
               "zegt wat die cijfers niet kunnen bepalen. Schrijft een geijkt scenario.\n\n"
               "  --parameter PAD    past deze aan, in plaats van wat bij de cijfers onder ijken\n"
               "                     staat; mag vaker, en met een sterretje\n"
               "  --points N         punten per ronde (ten minste 16)\n"
               "  --out DIR          map voor de uitkomsten (standaard: uitvoer/SCENARIO-ijking)\n"
               "  --threads N        aantal rekenkernen\n" FIGURES KEEP COMMON;
    case COMMAND_CHECK:
        return "ketensim check SCENARIO... [opties]\n"
               "Noemt alle fouten in een of meer scenario's, en wat uit de cijfers moet volgen:\n"
               "instroom, belasting en groei van de wachtlijsten, en cijfers die elkaar\n"
               "tegenspreken. Simuleert niet.\n\n"
               "  --figures FILE     gerapporteerde cijfers (standaard: cijfers/SCENARIO.cfg "
               "ernaast)\n"
               "  --set PAD=WAARDE   verandert een waarde voor de controle\n"
               "  --quiet            alleen fouten\n";
    case COMMAND_SHOW:
        return "ketensim show SCENARIO [opties]\n"
               "Toont elke waarde van een scenario, met waar die vandaan komt.\n\n"
               "  --stroom           simuleert, toont de aantallen op elke pijl van de keten, en\n"
               "                     schrijft de uitkomsten met de keten als plaatje\n"
               "  --out DIR          map daarvoor (standaard: uitvoer/SCENARIO-stroom)\n"
               "  --casus ID         het dagboek van een verzonnen huishouden\n"
               "  --replicatie N     uit welke replicatie (standaard 1)\n"
               "  --threads N        aantal rekenkernen\n" COMMON;
    case COMMAND_REPORT:
        return "ketensim report MAP [opties]\n"
               "Maakt het rapport van uitkomsten opnieuw: rapport.html en stress.md, uit de "
               "bestanden\n"
               "in de map. Simuleert niet. Een map waarvan bestanden zijn veranderd wordt "
               "geweigerd.\n\n"
               "  --lang nl|en       taal van het rapport (standaard: die van de uitkomsten)\n"
               "  --quiet            alleen fouten\n";
    case COMMAND_NEW:
        return "ketensim new NAAM\n"
               "Schrijft een eerste scenario, NAAM.cfg, met uitleg en drie voorbeelden.\n"
               "Een bestand dat er al is blijft staan.\n";
    case COMMAND_NONE:
        break;
    }
    return "ketensim OPDRACHT [opties]\n"
           "Simuleert de hulpverleningsketen bij huiselijk geweld en kindermishandeling.\n\n"
           "  run SCENARIO       simuleert en schrijft uitkomsten en grafieken\n"
           "  compare BASIS VARIANT...\n"
           "                     houdt scenario's tegen een basis\n"
           "  vessels SCENARIO   toetst de communicerende vaten\n"
           "  validate SCENARIO  houdt gesimuleerde cijfers tegen gerapporteerde\n"
           "  calibrate SCENARIO zoekt de waarden die bij gerapporteerde cijfers passen\n"
           "  report MAP         maakt het rapport van uitkomsten opnieuw\n"
           "  check SCENARIO...  noemt alle fouten, en wat uit de cijfers moet volgen\n"
           "  show SCENARIO      toont elke waarde, met waar die vandaan komt\n"
           "  new NAAM           schrijft een eerste scenario\n\n"
           "  --help             uitleg, ook per opdracht: ketensim run --help\n"
           "  --version          versie\n\n"
           "Afsluitstatus: 0 gelukt; 1 mislukt; 2 verkeerd gebruik of een map die niet van\n"
           "ketensim is; 3 fout in het scenario; 4 gelukt, maar te weinig toetsen kloppen;\n"
           "5 gelukt, maar zonder (alle) grafieken; 128 + signaal: onderbroken.\n";
}
