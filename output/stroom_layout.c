/* The page, by hand: arrows that cross are far fewer than any automatic layout leaves. */
#include "output/stroom_layout.h"

#include <string.h>

static const struct stroom_box BOXES[] = {
    {"incident", "incidenten", "incidents", 20, 380, 120, 90, STROOM_OTHER},
    {"advies", "adviezen", "advice", 215, 205, 140, 88, STROOM_VT},
    {"melding", "meldingen", "reports", 215, 380, 140, 90, STROOM_VT},
    {"monitoring", "monitoring", "monitoring", 215, 705, 140, 88, STROOM_VT},
    {"vb", "veiligheids-\nbeoordeling", "safety\nassessment", 430, 370, 160, 110, STROOM_VT},
    {"venv", "Voorwaarden\n& Vervolg", "Conditions\n& follow-up", 430, 535, 160, 106, STROOM_VT},
    {"onderzoek", "onderzoek", "inquiry", 430, 695, 160, 98, STROOM_VT},
    {"geen_vervolg", "geen vervolg", "no further action", 815, 205, 160, 46, STROOM_OTHER},
    {"betrokken_hulp", "betrokken hulp", "help already\ninvolved", 815, 300, 160, 60, STROOM_HULP},
    {"overdracht", "alle overdrachten\nen inname", "all handing over\nand intake", 815, 424, 160,
     110, STROOM_LOKAAL},
    {"lokaal_team", "lokale teams", "local teams", 1090, 430, 145, 98, STROOM_LOKAAL},
    {"overleg", "interventieoverleg", "local meeting", 1084, 565, 156, 46, STROOM_LOKAAL},
    {"jbt", "jeugdbescher-\nmingstafel", "youth protection\ntable", 815, 706, 160, 106,
     STROOM_JEUGD},
    {"raad", "Raad voor de\nKinderbescherming", "Child Protection\nBoard", 1080, 706, 158, 106,
     STROOM_JEUGD},
    {"rechter", "kinderrechter", "juvenile court", 1284, 706, 116, 106, STROOM_JEUGD},
    {"gi", "gecertificeerde\ninstelling", "certified\ninstitution", 1450, 706, 135, 106,
     STROOM_JEUGD},
    {"spoed", "spoedverzoek", "urgent request", 1085, 850, 140, 30, STROOM_JEUGD},
    {"vrijwillig", "vrijwillig kader", "voluntary help", 1280, 592, 130, 40, STROOM_OTHER},
    {"contact", "eerste contact", "first contact", 1276, 300, 128, 60, STROOM_HULP},
    {"hulp", "hulptrajecten", "courses of help", 1460, 281, 125, 98, STROOM_HULP},
};

#define POINTS(...)                                                                                \
    {__VA_ARGS__}, sizeof(struct stroom_point[]){__VA_ARGS__} / sizeof(struct stroom_point)

static const struct stroom_path PATHS[] = {
    /* who goes to the first contact: counted there, by what comes of it */
    {NULL, POINTS({975, 330}, {1276, 330}), {0, 0}, "", "", "", false},
    {NULL, POINTS({1235, 470}, {1258, 470}, {1258, 348}, {1276, 348}), {0, 0}, "", "", "", false},
    {NULL, POINTS({1440, 760}, {1440, 560}, {1300, 560}, {1300, 360}), {0, 0}, "", "", "", false},

    /* how who was handed over comes to the team, or to the overleg that it waits for */
    {NULL, POINTS({975, 452}, {1090, 452}), {0, 0}, "", "", "", false},
    {NULL, POINTS({975, 518}, {985, 518}, {985, 573}, {1084, 573}), {0, 0}, "", "", "", false},

    {"incident_melding", POINTS({140, 425}, {215, 425}), {175, 406}, "center", "", "", false},
    {"incident_lokaal_team",
     POINTS({80, 470}, {80, 902}, {1058, 902}, {1058, 512}, {1090, 512}),
     {520, 889},
     "center",
     "lokaal opgevangen, zonder melding:",
     "caught locally, no report:",
     false},
    {"incident_advies",
     POINTS({105, 380}, {105, 249}, {215, 249}),
     {158, 235},
     "center",
     "",
     "",
     false},
    {"advies_melding", POINTS({285, 293}, {285, 380}), {296, 336}, "left", "", "", false},
    {"melding_casus", POINTS({355, 425}, {430, 425}), {390, 404}, "center", "", "", false},
    {"melding_open_casus",
     POINTS({250, 470}, {250, 525}),
     {245, 540},
     "center",
     "bij open casus:",
     "open case:",
     false},
    {"vb_geen_vervolg", POINTS({590, 390}, {815, 218}), {0, 0}, "center", "", "", false},
    {"vb_betrokken_hulp", POINTS({590, 418}, {815, 312}), {0, 0}, "center", "", "", false},
    {"vb_lokaal_team", POINTS({590, 448}, {815, 446}), {0, 0}, "center", "", "", false},
    {"vb_venv", POINTS({510, 480}, {510, 535}), {520, 506}, "left", "", "", false},
    {"vb_onderzoek",
     POINTS({430, 462}, {396, 462}, {396, 722}, {430, 722}),
     {384, 640},
     "right",
     "",
     "",
     false},
    {"venv_geen_vervolg", POINTS({590, 556}, {815, 228}), {0, 0}, "center", "", "", false},
    {"venv_betrokken_hulp", POINTS({590, 584}, {815, 328}), {0, 0}, "center", "", "", false},
    {"venv_lokaal_team", POINTS({590, 612}, {815, 472}), {0, 0}, "center", "", "", false},
    {"venv_jbt", POINTS({590, 634}, {815, 738}), {775, 702}, "center", "", "", false},
    {"onderzoek_geen_vervolg", POINTS({590, 708}, {815, 240}), {0, 0}, "center", "", "", false},
    {"onderzoek_betrokken_hulp", POINTS({590, 730}, {815, 346}), {0, 0}, "center", "", "", false},
    {"onderzoek_lokaal_team", POINTS({590, 752}, {815, 500}), {0, 0}, "center", "", "", false},
    {"onderzoek_jbt", POINTS({590, 779}, {815, 779}), {715, 764}, "center", "", "", false},
    {"onderzoek_monitoring", POINTS({430, 764}, {355, 764}), {395, 780}, "center", "", "", false},
    {"monitoring_melding", POINTS({330, 705}, {330, 470}), {320, 600}, "right", "", "", true},
    {"overdracht_geweigerd",
     POINTS({840, 534}, {840, 574}),
     {885, 588},
     "center",
     "geweigerd, blijft bij VT:",
     "refused, stays with VT:",
     true},
    {"intake_betrokken_hulp", POINTS({895, 424}, {895, 360}), {905, 394}, "left", "", "", false},
    {"intake_terugmelding",
     POINTS({975, 446}, {998, 446}, {998, 178}, {545, 178}, {545, 370}),
     {765, 165},
     "center",
     "terug na de inname:",
     "sent back at intake:",
     true},
    {"overleg_lokaal_team", POINTS({1150, 565}, {1150, 528}), {1160, 548}, "left", "", "", false},
    {"lokaal_team_terugmelding",
     POINTS({1130, 430}, {1130, 148}, {505, 148}, {505, 370}),
     {820, 135},
     "center",
     "terug van het lokale team:",
     "sent back by the team:",
     true},
    {"lokaal_team_jbt",
     POINTS({1090, 466}, {1018, 466}, {1018, 625}, {930, 625}, {930, 706}),
     {1008, 611},
     "right",
     "met mandaat:",
     "with mandate:",
     false},
    {"lokaal_team_save_jbt",
     POINTS({1090, 490}, {1038, 490}, {1038, 652}, {880, 652}, {880, 706}),
     {868, 668},
     "right",
     "via SAVE:",
     "through SAVE:",
     false},
    {"raad_spoed", POINTS({1155, 850}, {1155, 812}), {1166, 832}, "left", "", "", false},
    {"jbt_raad", POINTS({975, 765}, {1080, 765}), {1030, 783}, "center", "", "", false},
    {"jbt_save",
     POINTS({975, 742}, {1004, 742}, {1004, 686}, {1495, 686}, {1495, 706}),
     {1490, 672},
     "left",
     "SAVE:",
     "SAVE:",
     false},
    {"jbt_vrijwillig",
     POINTS({975, 724}, {988, 724}, {988, 668}, {1305, 668}, {1305, 632}),
     {1100, 655},
     "left",
     "",
     "",
     false},
    {"raad_rechter", POINTS({1238, 760}, {1284, 760}), {1260, 744}, "center", "", "", false},
    {"raad_vrijwillig",
     POINTS({1205, 706}, {1205, 622}, {1280, 622}),
     {1215, 645},
     "left",
     "",
     "",
     false},
    {"rechter_ots", POINTS({1400, 780}, {1450, 780}), {1424, 797}, "center", "", "", false},
    {"rechter_afgewezen", POINTS({1380, 706}, {1380, 632}), {1390, 655}, "left", "", "", false},
    {"save_jbt",
     POINTS({1480, 812}, {1480, 892}, {895, 892}, {895, 812}),
     {1340, 878},
     "center",
     "terug naar de tafel:",
     "back to the table:",
     true},
    {"gi_klaar", POINTS({1545, 812}, {1545, 850}), {1540, 866}, "center", "klaar:", "done:", false},
    {"contact_geen_hulp",
     POINTS({1335, 300}, {1335, 262}),
     {1335, 248},
     "center",
     "geen hulp nodig:",
     "no help needed:",
     false},
    {"contact_afgewezen",
     POINTS({1360, 360}, {1360, 395}),
     {1345, 410},
     "center",
     "afgewezen:",
     "declined:",
     false},
    {"contact_hulp", POINTS({1404, 330}, {1460, 330}), {1432, 312}, "center", "", "", false},
    {"hulp_voldoende",
     POINTS({1522, 281}, {1522, 240}),
     {1595, 226},
     "right",
     "trajecten voldoende:",
     "courses sufficient:",
     false},
    {"hulp_uitval",
     POINTS({1522, 379}, {1522, 420}),
     {1595, 439},
     "right",
     "trajecten niet voldoende:",
     "courses not sufficient:",
     false},
    {"gesloten_recidive",
     POINTS({1590, 118}, {50, 118}, {50, 380}),
     {1300, 132},
     "center",
     "opnieuw, huishouden met een eerdere casus:",
     "again, household with an earlier case:",
     true},
};

enum {
    BOX_COUNT = sizeof BOXES / sizeof BOXES[0],
    PATH_COUNT = sizeof PATHS / sizeof PATHS[0],
};

const struct stroom_box *stroom_box(size_t i)
{
    return i < BOX_COUNT ? &BOXES[i] : NULL;
}

const struct stroom_path *stroom_path(size_t i)
{
    return i < PATH_COUNT ? &PATHS[i] : NULL;
}

const struct stroom_box *stroom_box_of(const char *key)
{
    for (size_t i = 0; i < BOX_COUNT; i++)
        if (strcmp(BOXES[i].key, key) == 0)
            return &BOXES[i];
    return NULL;
}

const struct stroom_path *stroom_path_of(const char *key)
{
    for (size_t i = 0; i < PATH_COUNT; i++)
        if (PATHS[i].key != NULL && strcmp(PATHS[i].key, key) == 0)
            return &PATHS[i];
    return NULL;
}
