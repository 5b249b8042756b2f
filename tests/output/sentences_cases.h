/* Differences and the sentences that belong to them: none, one and many, better, worse and equal,
 * huge and tiny, growing without bound, without an interval. */
#ifndef TESTS_OUTPUT_SENTENCES_CASES_H
#define TESTS_OUTPUT_SENTENCES_CASES_H

#include <math.h>

#include "output/report/sentences.h"

enum about {
    ABOUT_LIST,
    ABOUT_TIME,
    ABOUT_SHARE,
    ABOUT_COST,
    ABOUT_WITHIN,
    ABOUT_CASELOAD,
    ABOUT_REPORTS,
    ABOUT_SIZE,
    ABOUT_WHOLE,
    ABOUT_WAIT,
    ABOUT_PLURAL,
};

#define CHANCE SENTENCE_CHANCE
#define WIDE SENTENCE_UNCERTAINTY

/* basis, variant, difference, low, high, ground, same sign, grows in the basis, in the variant */
static const struct sentence_case {
    enum about about;
    struct sentence_difference difference;
    const char *nl, *en;
} SENTENCE_CASES[] = {
    {ABOUT_LIST,
     {149.2, 26.4, -122.8, -136.1, -110.3, CHANCE, NAN, false, false, 0},
     "De wachtlijst van Veilig Thuis wordt korter: 26,4 in plaats van 149,2 casussen (110,3 tot "
     "136,1 minder).",
     "The waiting list of Veilig Thuis becomes shorter: 26.4 instead of 149.2 cases (110.3 to "
     "136.1 fewer)."},
    {ABOUT_LIST,
     {26.4, 149.2, 122.8, 110.3, 136.1, CHANCE, NAN, false, false, 0},
     "De wachtlijst van Veilig Thuis wordt langer: 149,2 in plaats van 26,4 casussen (110,3 tot "
     "136,1 meer).",
     "The waiting list of Veilig Thuis becomes longer: 149.2 instead of 26.4 cases (110.3 to 136.1 "
     "more)."},
    {ABOUT_LIST,
     {26.4, 26.4, 0, 0, 0, CHANCE, NAN, false, false, 0},
     "Bij de wachtlijst van Veilig Thuis is het verschil niet te onderscheiden: 26,4 casussen in "
     "beide scenario’s.",
     "For the waiting list of Veilig Thuis the difference is not distinct: 26.4 cases in both "
     "scenarios."},
    {ABOUT_LIST,
     {25.1, 26.4, 1.3, -1.2, 4.0, CHANCE, NAN, false, false, 0},
     "Bij de wachtlijst van Veilig Thuis is het verschil niet te onderscheiden: 26,4 tegen 25,1 "
     "casussen in de basis (1,2 minder tot 4,0 meer).",
     "For the waiting list of Veilig Thuis the difference is not distinct: 26.4 against 25.1 cases "
     "in the basis (1.2 fewer to 4.0 more)."},
    {ABOUT_LIST,
     {25.1, 26.4, 1.3, -0.01, 4.0, CHANCE, NAN, false, false, 0},
     "Bij de wachtlijst van Veilig Thuis is het verschil niet te onderscheiden: 26,4 tegen 25,1 "
     "casussen in de basis (0,01 minder tot 4,00 meer).",
     "For the waiting list of Veilig Thuis the difference is not distinct: 26.4 against 25.1 cases "
     "in the basis (0.01 fewer to 4.00 more)."},
    {ABOUT_LIST,
     {149.2, 26.4, -122.8, NAN, NAN, CHANCE, NAN, false, false, 0},
     "De wachtlijst van Veilig Thuis wordt in deze berekening korter: 26,4 in plaats van 149,2 "
     "casussen. Hoe zeker dat is, is niet te zeggen.",
     "The waiting list of Veilig Thuis becomes shorter in this calculation: 26.4 instead of 149.2 "
     "cases. How sure that is cannot be said."},
    {ABOUT_LIST,
     {26.4, 26.4, 0, NAN, NAN, CHANCE, NAN, false, false, 0},
     "Bij de wachtlijst van Veilig Thuis is het verschil niet te onderscheiden: 26,4 casussen in "
     "beide scenario’s.",
     "For the waiting list of Veilig Thuis the difference is not distinct: 26.4 cases in both "
     "scenarios."},
    {ABOUT_LIST,
     {0, 26.4, 26.4, 20, 33, CHANCE, NAN, false, false, 0},
     "De wachtlijst van Veilig Thuis wordt langer: 26,4 in plaats van 0,0 casussen (20,0 tot 33,0 "
     "meer).",
     "The waiting list of Veilig Thuis becomes longer: 26.4 instead of 0.0 cases (20.0 to 33.0 "
     "more)."},
    {ABOUT_LIST,
     {26.4, 0, -26.4, -33, -20, CHANCE, NAN, false, false, 0},
     "De wachtlijst van Veilig Thuis wordt korter: 0,0 in plaats van 26,4 casussen (20,0 tot 33,0 "
     "minder).",
     "The waiting list of Veilig Thuis becomes shorter: 0.0 instead of 26.4 cases (20.0 to 33.0 "
     "fewer)."},
    {ABOUT_LIST,
     {26.4, 26.41, 0.01, 0.004, 0.016, CHANCE, NAN, false, false, 0},
     "De wachtlijst van Veilig Thuis wordt een fractie langer: afgerond 26,4 casussen in beide "
     "scenario’s (0,004 tot 0,016 meer).",
     "The waiting list of Veilig Thuis becomes a fraction longer: 26.4 cases in both scenarios "
     "after rounding (0.004 to 0.016 more)."},
    {ABOUT_LIST,
     {26.41, 26.4, -0.01, -0.016, -0.004, CHANCE, NAN, false, false, 0},
     "De wachtlijst van Veilig Thuis wordt een fractie korter: afgerond 26,4 casussen in beide "
     "scenario’s (0,004 tot 0,016 minder).",
     "The waiting list of Veilig Thuis becomes a fraction shorter: 26.4 cases in both scenarios "
     "after rounding (0.004 to 0.016 fewer)."},
    {ABOUT_LIST,
     {1234567.8, 1, -1234566.8, -1300000, -1100000, CHANCE, NAN, false, false, 0},
     "De wachtlijst van Veilig Thuis wordt korter: 1,0 in plaats van 1.234.567,8 casussen "
     "(1.100.000,0 tot 1.300.000,0 minder).",
     "The waiting list of Veilig Thuis becomes shorter: 1.0 instead of 1,234,567.8 cases "
     "(1,100,000.0 to 1,300,000.0 fewer)."},
    {ABOUT_LIST,
     {NAN, 26.4, NAN, NAN, NAN, CHANCE, NAN, false, false, 0},
     "Voor de wachtlijst van Veilig Thuis is er geen verschil te bepalen: in ten minste een van de "
     "scenario’s kwam het niet voor.",
     "For the waiting list of Veilig Thuis no difference can be determined: in one of the "
     "scenarios at least it did not occur."},
    {ABOUT_LIST,
     {149.2, 26.4, -100.0, -136.1, -11.3, WIDE, 99.5, false, false, 0},
     "De wachtlijst van Veilig Thuis wordt vrijwel zeker korter: 26,4 in plaats van 149,2 casussen "
     "(aannames meegerekend: 11,3 tot 136,1 minder).",
     "The waiting list of Veilig Thuis almost certainly becomes shorter: 26.4 instead of 149.2 "
     "cases (assumptions included: 11.3 to 136.1 fewer)."},
    {ABOUT_LIST,
     {149.2, 26.4, -100.0, -136.1, 3.2, WIDE, 93, false, false, 0},
     "De wachtlijst van Veilig Thuis wordt waarschijnlijk korter: 26,4 in plaats van 149,2 "
     "casussen (aannames meegerekend: 136,1 minder tot 3,2 meer).",
     "The waiting list of Veilig Thuis probably becomes shorter: 26.4 instead of 149.2 cases "
     "(assumptions included: 136.1 fewer to 3.2 more)."},
    {ABOUT_LIST,
     {149.2, 26.4, -100.0, -136.1, 30.2, WIDE, 89.9, false, false, 0},
     "Bij de wachtlijst van Veilig Thuis is het verschil niet te onderscheiden: 26,4 tegen 149,2 "
     "casussen in de basis (aannames meegerekend: 136,1 minder tot 30,2 meer).",
     "For the waiting list of Veilig Thuis the difference is not distinct: 26.4 against 149.2 "
     "cases in the basis (assumptions included: 136.1 fewer to 30.2 more)."},
    {ABOUT_LIST,
     {26.4, 26.4, 0, 0, 0, WIDE, 100, false, false, 0},
     "Bij de wachtlijst van Veilig Thuis is het verschil niet te onderscheiden: 26,4 casussen in "
     "beide scenario’s.",
     "For the waiting list of Veilig Thuis the difference is not distinct: 26.4 cases in both "
     "scenarios."},
    {ABOUT_LIST,
     {149.2, 26.4, -100.0, -136.1, 30.2, WIDE, NAN, false, false, 0},
     "De wachtlijst van Veilig Thuis wordt in deze berekening korter: 26,4 in plaats van 149,2 "
     "casussen (aannames meegerekend: 136,1 minder tot 30,2 meer). Hoe zeker dat is, is niet te "
     "zeggen.",
     "The waiting list of Veilig Thuis becomes shorter in this calculation: 26.4 instead of 149.2 "
     "cases (assumptions included: 136.1 fewer to 30.2 more). How sure that is cannot be said."},
    {ABOUT_LIST,
     {24.0, 26.4, -10.0, -30.5, 0.5, WIDE, 95, false, false, 0},
     "De wachtlijst van Veilig Thuis wordt waarschijnlijk korter (aannames meegerekend: 30,5 "
     "minder tot 0,5 meer). Bij de waarden van de scenario’s zelf is het 26,4 in plaats van 24,0 "
     "casussen.",
     "The waiting list of Veilig Thuis probably becomes shorter (assumptions included: 30.5 fewer "
     "to 0.5 more). At the scenarios’ own values it is 26.4 instead of 24.0 cases."},
    {ABOUT_LIST,
     {2310.0, 2160.4, -149.6, -170.2, -120.8, CHANCE, NAN, true, true, 0},
     "De wachtlijst van Veilig Thuis blijft in beide scenario’s groeien en is aan het eind korter: "
     "2.160,4 in plaats van 2.310,0 casussen (120,8 tot 170,2 minder).",
     "The waiting list of Veilig Thuis keeps growing in both scenarios and is shorter at the end: "
     "2,160.4 instead of 2,310.0 cases (120.8 to 170.2 fewer)."},
    {ABOUT_LIST,
     {2160.4, 2310.0, 149.6, 120.8, 170.2, CHANCE, NAN, true, true, 0},
     "De wachtlijst van Veilig Thuis blijft in beide scenario’s groeien en is aan het eind langer: "
     "2.310,0 in plaats van 2.160,4 casussen (120,8 tot 170,2 meer).",
     "The waiting list of Veilig Thuis keeps growing in both scenarios and is longer at the end: "
     "2,310.0 instead of 2,160.4 cases (120.8 to 170.2 more)."},
    {ABOUT_LIST,
     {2310.0, 26.4, -2283.6, -2301.0, -2250.0, CHANCE, NAN, true, false, 0},
     "De wachtlijst van Veilig Thuis houdt op met groeien en is aan het eind korter: 26,4 in "
     "plaats van 2.310,0 casussen (2.250,0 tot 2.301,0 minder).",
     "The waiting list of Veilig Thuis stops growing and is shorter at the end: 26.4 instead of "
     "2,310.0 cases (2,250.0 to 2,301.0 fewer)."},
    {ABOUT_LIST,
     {26.4, 2310.0, 2283.6, 2250.0, 2301.0, CHANCE, NAN, false, true, 0},
     "De wachtlijst van Veilig Thuis gaat groeien zonder eind en is aan het eind langer: 2.310,0 "
     "in plaats van 26,4 casussen (2.250,0 tot 2.301,0 meer).",
     "The waiting list of Veilig Thuis starts to grow without end and is longer at the end: "
     "2,310.0 instead of 26.4 cases (2,250.0 to 2,301.0 more)."},
    {ABOUT_LIST,
     {2310.0, 2312.0, 2, -20, 24, CHANCE, NAN, true, true, 0},
     "De wachtlijst van Veilig Thuis blijft in beide scenario’s groeien; het verschil aan het eind "
     "is niet te onderscheiden: 2.312,0 tegen 2.310,0 casussen in de basis (20,0 minder tot 24,0 "
     "meer).",
     "The waiting list of Veilig Thuis keeps growing in both scenarios; the difference at the end "
     "is not distinct: 2,312.0 against 2,310.0 cases in the basis (20.0 fewer to 24.0 more)."},
    {ABOUT_LIST,
     {2310.0, 2310.0, 0, 0, 0, CHANCE, NAN, true, true, 0},
     "De wachtlijst van Veilig Thuis blijft in beide scenario’s groeien; het verschil aan het eind "
     "is niet te onderscheiden: 2.310,0 casussen in beide scenario’s.",
     "The waiting list of Veilig Thuis keeps growing in both scenarios; the difference at the end "
     "is not distinct: 2,310.0 cases in both scenarios."},
    {ABOUT_LIST,
     {2310.0, 26.4, -2283.6, -2301.0, -2250.0, WIDE, 99.9, true, false, 0},
     "De wachtlijst van Veilig Thuis houdt op met groeien en is aan het eind vrijwel zeker korter: "
     "26,4 in plaats van 2.310,0 casussen (aannames meegerekend: 2.250,0 tot 2.301,0 minder).",
     "The waiting list of Veilig Thuis stops growing and is almost certainly shorter at the end: "
     "26.4 instead of 2,310.0 cases (assumptions included: 2,250.0 to 2,301.0 fewer)."},
    {ABOUT_LIST,
     {2310.0, 2000.0, -310, NAN, NAN, CHANCE, NAN, true, true, 0},
     "De wachtlijst van Veilig Thuis blijft in beide scenario’s groeien en is aan het eind in deze "
     "berekening korter: 2.000,0 in plaats van 2.310,0 casussen. Hoe zeker dat is, is niet te "
     "zeggen.",
     "The waiting list of Veilig Thuis keeps growing in both scenarios and is shorter at the end "
     "in this calculation: 2,000.0 instead of 2,310.0 cases. How sure that is cannot be said."},
    {ABOUT_LIST,
     {26.4, 28.0, 1.6, -2, 5, CHANCE, NAN, false, true, 0},
     "De wachtlijst van Veilig Thuis gaat groeien zonder eind; het verschil aan het eind is niet "
     "te onderscheiden: 28,0 tegen 26,4 casussen in de basis (2,0 minder tot 5,0 meer).",
     "The waiting list of Veilig Thuis starts to grow without end; the difference at the end is "
     "not distinct: 28.0 against 26.4 cases in the basis (2.0 fewer to 5.0 more)."},
    {ABOUT_TIME,
     {60.3, 40.1, -20.2, -25.0, -15.4, CHANCE, NAN, false, false, 0},
     "De tijd van incident tot eerste contact met hulp wordt korter: 40,1 in plaats van 60,3 dagen "
     "(15,4 tot 25,0 dagen korter).",
     "The time from incident to first contact with help becomes shorter: 40.1 instead of 60.3 days "
     "(15.4 to 25.0 days shorter)."},
    {ABOUT_TIME,
     {40.1, 60.3, 20.2, 15.4, 25.0, CHANCE, NAN, false, false, 0},
     "De tijd van incident tot eerste contact met hulp wordt langer: 60,3 in plaats van 40,1 dagen "
     "(15,4 tot 25,0 dagen langer).",
     "The time from incident to first contact with help becomes longer: 60.3 instead of 40.1 days "
     "(15.4 to 25.0 days longer)."},
    {ABOUT_TIME,
     {40.1, 40.3, 0.2, -1.2, 1.6, CHANCE, NAN, false, false, 0},
     "Bij de tijd van incident tot eerste contact met hulp is het verschil niet te onderscheiden: "
     "40,3 tegen 40,1 dagen in de basis (1,2 dagen korter tot 1,6 dagen langer).",
     "For the time from incident to first contact with help the difference is not distinct: 40.3 "
     "against 40.1 days in the basis (1.2 days shorter to 1.6 days longer)."},
    {ABOUT_TIME,
     {60.3, 40.1, -20.2, -25.0, -15.4, WIDE, 97, false, false, 0},
     "De tijd van incident tot eerste contact met hulp wordt waarschijnlijk korter: 40,1 in plaats "
     "van 60,3 dagen (aannames meegerekend: 15,4 tot 25,0 dagen korter).",
     "The time from incident to first contact with help probably becomes shorter: 40.1 instead of "
     "60.3 days (assumptions included: 15.4 to 25.0 days shorter)."},
    {ABOUT_SHARE,
     {33.1, 30.8, -2.3, -3.4, -1.1, CHANCE, NAN, false, false, 0},
     "De recidive binnen 15 maanden wordt lager: 30,8% in plaats van 33,1% (1,1 tot 3,4 "
     "procentpunt lager).",
     "Recidivism within 15 months becomes lower: 30.8% instead of 33.1% (1.1 to 3.4 percentage "
     "points lower)."},
    {ABOUT_SHARE,
     {30.8, 33.1, 2.3, 1.1, 3.4, CHANCE, NAN, false, false, 0},
     "De recidive binnen 15 maanden wordt hoger: 33,1% in plaats van 30,8% (1,1 tot 3,4 "
     "procentpunt hoger).",
     "Recidivism within 15 months becomes higher: 33.1% instead of 30.8% (1.1 to 3.4 percentage "
     "points higher)."},
    {ABOUT_SHARE,
     {30.8, 30.8, 0.0, -0.04, 0.04, CHANCE, NAN, false, false, 0},
     "Bij de recidive binnen 15 maanden is het verschil niet te onderscheiden: afgerond 30,8% in "
     "beide scenario’s (0,04 procentpunt lager tot 0,04 procentpunt hoger).",
     "For recidivism within 15 months the difference is not distinct: 30.8% in both scenarios "
     "after rounding (0.04 percentage points lower to 0.04 percentage points higher)."},
    {ABOUT_SHARE,
     {0, 100, 100, 100, 100, CHANCE, NAN, false, false, 0},
     "De recidive binnen 15 maanden wordt hoger: 100,0% in plaats van 0,0% (100,0 procentpunt "
     "hoger).",
     "Recidivism within 15 months becomes higher: 100.0% instead of 0.0% (100.0 percentage points "
     "higher)."},
    {ABOUT_COST,
     {8116452.6, 8751402.6, 634949.9999999998, 634949.9999999991, 634950.0000000005, CHANCE, NAN,
      false, false, 0},
     "De kosten van de hele keten worden hoger: 8.751.403 in plaats van 8.116.453 euro per jaar "
     "(634.950 euro meer).",
     "The cost of the whole chain becomes higher: 8,751,403 instead of 8,116,453 euro per year "
     "(634,950 euro more)."},
    {ABOUT_COST,
     {8751402.6, 8116452.6, -634949.9999999998, -634950.0000000005, -634949.9999999991, CHANCE, NAN,
      false, false, 0},
     "De kosten van de hele keten worden lager: 8.116.453 in plaats van 8.751.403 euro per jaar "
     "(634.950 euro minder).",
     "The cost of the whole chain becomes lower: 8,116,453 instead of 8,751,403 euro per year "
     "(634,950 euro less)."},
    {ABOUT_COST,
     {8116452.6, 8116452.6, 0, 0, 0, CHANCE, NAN, false, false, 0},
     "Bij de kosten van de hele keten is het verschil niet te onderscheiden: 8.116.453 euro per "
     "jaar in beide scenario’s.",
     "For the cost of the whole chain the difference is not distinct: 8,116,453 euro per year in "
     "both scenarios."},
    {ABOUT_COST,
     {8116452.6, 8116900, 447.4, -1000, 1900, CHANCE, NAN, false, false, 0},
     "Bij de kosten van de hele keten is het verschil niet te onderscheiden: 8.116.900 tegen "
     "8.116.453 euro per jaar in de basis (1.000 euro minder tot 1.900 euro meer).",
     "For the cost of the whole chain the difference is not distinct: 8,116,900 against 8,116,453 "
     "euro per year in the basis (1,000 euro less to 1,900 euro more)."},
    {ABOUT_COST,
     {8116452.6, 8751402.6, 634950, 634950, 634950, WIDE, 100, false, false, 0},
     "De kosten van de hele keten worden vrijwel zeker hoger: 8.751.403 in plaats van 8.116.453 "
     "euro per jaar (aannames meegerekend: 634.950 euro meer).",
     "The cost of the whole chain almost certainly becomes higher: 8,751,403 instead of 8,116,453 "
     "euro per year (assumptions included: 634,950 euro more)."},
    {ABOUT_WITHIN,
     {80.0, 90.5, 10.5, 8.1, 12.9, CHANCE, NAN, false, false, 0},
     "Het deel van de veiligheidsbeoordelingen binnen de termijn wordt groter: 90,5% in plaats van "
     "80,0% (8,1 tot 12,9 procentpunt hoger).",
     "The share of safety assessments within the term becomes larger: 90.5% instead of 80.0% (8.1 "
     "to 12.9 percentage points higher)."},
    {ABOUT_WITHIN,
     {90.5, 80.0, -10.5, -12.9, -8.1, CHANCE, NAN, false, false, 0},
     "Het deel van de veiligheidsbeoordelingen binnen de termijn wordt kleiner: 80,0% in plaats "
     "van 90,5% (8,1 tot 12,9 procentpunt lager).",
     "The share of safety assessments within the term becomes smaller: 80.0% instead of 90.5% (8.1 "
     "to 12.9 percentage points lower)."},
    {ABOUT_CASELOAD,
     {180.0, 150.0, -30.0, -35.0, -25.0, CHANCE, NAN, false, false, 0},
     "De caseload van Veilig Thuis wordt lager: 150,0 in plaats van 180,0 casussen (25,0 tot 35,0 "
     "minder).",
     "The caseload of Veilig Thuis becomes lower: 150.0 instead of 180.0 cases (25.0 to 35.0 "
     "fewer)."},
    {ABOUT_CASELOAD,
     {150.0, 180.0, 30.0, 25.0, 35.0, WIDE, 90.0, false, false, 0},
     "De caseload van Veilig Thuis wordt waarschijnlijk hoger: 180,0 in plaats van 150,0 casussen "
     "(aannames meegerekend: 25,0 tot 35,0 meer).",
     "The caseload of Veilig Thuis probably becomes higher: 180.0 instead of 150.0 cases "
     "(assumptions included: 25.0 to 35.0 more)."},
    {ABOUT_REPORTS,
     {6330, 6332, 2, 1.2, 2.8, CHANCE, NAN, false, false, 0},
     "Het aantal meldingen wordt groter: 6.332 in plaats van 6.330 per jaar (1 tot 3 meer).",
     "The number of reports becomes larger: 6,332 instead of 6,330 per year (1 to 3 more)."},
    {ABOUT_REPORTS,
     {6330, 6330.2, 0.2, 0.1, 0.3, CHANCE, NAN, false, false, 0},
     "Het aantal meldingen wordt een fractie groter: afgerond 6.330 per jaar in beide scenario’s "
     "(0,1 tot 0,3 meer).",
     "The number of reports becomes a fraction larger: 6,330 per year in both scenarios after "
     "rounding (0.1 to 0.3 more)."},
    {ABOUT_WHOLE,
     {3, 1, -2, -3, -1, CHANCE, NAN, false, false, 0},
     "De wachtlijst van de proef wordt korter: 1 in plaats van 3 casussen (1 tot 3 minder).",
     "The waiting list of the trial becomes shorter: 1 instead of 3 cases (1 to 3 fewer)."},
    {ABOUT_WHOLE,
     {1, 3, 2, 1, 3, CHANCE, NAN, false, false, 0},
     "De wachtlijst van de proef wordt langer: 3 in plaats van 1 casus (1 tot 3 meer).",
     "The waiting list of the trial becomes longer: 3 instead of 1 case (1 to 3 more)."},
    {ABOUT_WAIT,
     {3, 2, -1, -1, -1, CHANCE, NAN, false, false, 0},
     "De wachttijd wordt korter: 2 in plaats van 3 dagen (1 dag korter).",
     "The wait becomes shorter: 2 instead of 3 days (1 day shorter)."},
    {ABOUT_PLURAL,
     {120, 80, -40, -44, -36, CHANCE, NAN, true, false, 0},
     "De wachtlijsten van de proef houden op met groeien en zijn aan het eind korter: 80 in plaats "
     "van 120 casussen (36 tot 44 minder).",
     "The waiting lists of the trial stop growing and are shorter at the end: 80 instead of 120 "
     "cases (36 to 44 fewer)."},
    {ABOUT_LIST,
     {26.4, NAN, NAN, NAN, NAN, CHANCE, NAN, false, false, 0},
     "Voor de wachtlijst van Veilig Thuis is er geen verschil te bepalen: in ten minste een van de "
     "scenario’s kwam het niet voor.",
     "For the waiting list of Veilig Thuis no difference can be determined: in one of the "
     "scenarios at least it did not occur."},
    {ABOUT_LIST,
     {149.2, 26.4, -100.0, -136.1, -11.3, WIDE, 99.0, false, false, 0},
     "De wachtlijst van Veilig Thuis wordt vrijwel zeker korter: 26,4 in plaats van 149,2 casussen "
     "(aannames meegerekend: 11,3 tot 136,1 minder).",
     "The waiting list of Veilig Thuis almost certainly becomes shorter: 26.4 instead of 149.2 "
     "cases (assumptions included: 11.3 to 136.1 fewer)."},
    {ABOUT_LIST,
     {26.4, 149.2, 100.0, 11.3, 136.1, WIDE, 99.0, false, false, 0},
     "De wachtlijst van Veilig Thuis wordt vrijwel zeker langer: 149,2 in plaats van 26,4 casussen "
     "(aannames meegerekend: 11,3 tot 136,1 meer).",
     "The waiting list of Veilig Thuis almost certainly becomes longer: 149.2 instead of 26.4 "
     "cases (assumptions included: 11.3 to 136.1 more)."},
    {ABOUT_LIST,
     {26.4, 2310.0, 2283.6, 2250.0, 2301.0, WIDE, 99.9, false, true, 0},
     "De wachtlijst van Veilig Thuis gaat groeien zonder eind en is aan het eind vrijwel zeker "
     "langer: 2.310,0 in plaats van 26,4 casussen (aannames meegerekend: 2.250,0 tot 2.301,0 "
     "meer).",
     "The waiting list of Veilig Thuis starts to grow without end and is almost certainly longer "
     "at the end: 2,310.0 instead of 26.4 cases (assumptions included: 2,250.0 to 2,301.0 more)."},
    {ABOUT_TIME,
     {2, 1, -1, -1, -1, CHANCE, NAN, false, false, 0},
     "De tijd van incident tot eerste contact met hulp wordt korter: 1,0 in plaats van 2,0 dagen "
     "(1,0 dagen korter).",
     "The time from incident to first contact with help becomes shorter: 1.0 instead of 2.0 days "
     "(1.0 days shorter)."},
    {ABOUT_REPORTS,
     {3883, 3879, -18, -98.7, 0.2, WIDE, 80, false, false, 0},
     "Bij het aantal meldingen is het verschil niet te onderscheiden: 3.879 tegen 3.883 per jaar "
     "in de basis (aannames meegerekend: 99 minder tot 0 meer).",
     "For the number of reports the difference is not distinct: 3,879 against 3,883 per year in "
     "the basis (assumptions included: 99 fewer to 0 more)."},
    {ABOUT_COST,
     {31126089, 31798885, 987006, 383407, 3308723, WIDE, 100, false, false, 0},
     "De kosten van de hele keten worden vrijwel zeker hoger: 31.798.885 in plaats van 31.126.089 "
     "euro per jaar (aannames meegerekend: 383.407 tot 3.308.723 euro meer).",
     "The cost of the whole chain almost certainly becomes higher: 31,798,885 instead of "
     "31,126,089 euro per year (assumptions included: 383,407 to 3,308,723 euro more)."},
    {ABOUT_SIZE,
     {252.3, 243.2, -9.1, -16.0, -2.2, CHANCE, NAN, false, false, 0},
     "Het aantal casussen zonder zicht op veiligheid wordt kleiner: 243,2 in plaats van 252,3 (2,2 "
     "tot 16,0 minder).",
     "The number of cases without sight of safety becomes smaller: 243.2 instead of 252.3 (2.2 to "
     "16.0 fewer)."},
    {ABOUT_SIZE,
     {243.2, 252.3, 9.1, 2.2, 16.0, CHANCE, NAN, false, false, 0},
     "Het aantal casussen zonder zicht op veiligheid wordt groter: 252,3 in plaats van 243,2 (2,2 "
     "tot 16,0 meer).",
     "The number of cases without sight of safety becomes larger: 252.3 instead of 243.2 (2.2 to "
     "16.0 more)."},
};

#endif
