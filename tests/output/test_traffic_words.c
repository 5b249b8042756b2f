/* Findings as whole sentences. */
#include "output/traffic_words.h"

#include "tests/output/fixture.h"
#include "tests/output/traffic_fixture.h"

static const struct labels DUTCH = {0}, ENGLISH = {.english = true};

static void expect_words(const struct labels *labels, const struct traffic_finding *finding,
                         const struct traffic *traffic, const char *expected)
{
    char *words = traffic_words(labels, finding, traffic);
    assert_string_equal(words, expected);
    free(words);
}

static void test_words_when_a_list_grows_then_flows_load_growth_and_date(void **state)
{
    (void)state;
    struct made_traffic made;
    made_traffic(&made);
    struct traffic_finding grows = made_grows(&made, "lokaal_team", "almere", 123.4, 4.41);
    grows.from = made.periods[1].from;
    expect_words(
        &DUTCH, &grows, &made.traffic,
        "Lokaal team Almere: er komen per jaar 1.240 casussen binnen en er kunnen er 1.010 "
        "worden gedaan (belasting 123%). De wachtlijst groeit met ongeveer 4,4 casussen "
        "per week, vanaf 1 mei 2019.");
    expect_words(&ENGLISH, &grows, &made.traffic,
                 "Local team Almere: 1,240 cases a year come in and 1,010 can be done (load 123%). "
                 "The list grows by about 4.4 cases a week, from 1 May 2019.");
}

static void test_words_when_it_grows_all_the_time_then_no_date(void **state)
{
    (void)state;
    struct made_traffic made;
    made_traffic(&made);
    struct traffic_finding grows = made_grows(&made, "raad", "alle", 100.4, 0.02);
    expect_words(&DUTCH, &grows, &made.traffic,
                 "Raad voor de Kinderbescherming: er komt meer binnen dan er gedaan kan worden "
                 "(belasting 100,4%). De wachtlijst groeit met minder dan 0,1 casus per week.");
    grows.growth = 12.4;
    expect_words(&DUTCH, &grows, NULL,
                 "Raad voor de Kinderbescherming: er komt meer binnen dan er gedaan kan worden "
                 "(belasting 100,4%). De wachtlijst groeit met ongeveer 12 casussen per week.");
    grows.growth = 0.98;
    expect_words(&ENGLISH, &grows, NULL,
                 "Child Care and Protection Board: more comes in than can be done (load 100.4%). "
                 "The list grows by about 1 case a week.");
}

/* 485 days at 2.5 a week. */
static void test_words_when_the_overload_ends_then_until_when_and_what_it_leaves(void **state)
{
    (void)state;
    struct made_traffic made;
    made_traffic(&made);
    struct traffic_finding grows = made_grows(&made, "onderzoek", "alle", 110.0, 2.5);
    grows.to = made.periods[0].to;
    expect_words(&DUTCH, &grows, &made.traffic,
                 "Onderzoek Veilig Thuis: er komen per jaar 1.800 casussen binnen en er kunnen er "
                 "1.636 worden gedaan (belasting 110%). De wachtlijst groeit met ongeveer 2,5 "
                 "casussen per week, tot en met 30 april 2019. In die tijd komen er ongeveer 173 "
                 "wachtenden bij.");
}

static void test_words_when_nearly_full_then_the_load_and_together_one_line(void **state)
{
    (void)state;
    struct made_traffic made;
    made_traffic(&made);
    assert_null(traffic_words_critical(&DUTCH, &made.traffic));
    struct traffic_finding findings[] = {made_grows(&made, "onderzoek", "alle", 110.0, 2.5),
                                         made_grows(&made, "raad", "alle", 97.2, 0.0),
                                         made_grows(&made, "lokaal_team", "urk", 99.97, 0.0)};
    findings[1].kind = findings[2].kind = TRAFFIC_CRITICAL;
    findings[2].from = made.periods[1].from;
    made.traffic.findings = findings;
    made.traffic.finding_count = 3;
    expect_words(&DUTCH, &findings[1], &made.traffic,
                 "Raad voor de Kinderbescherming: bijna vol (belasting 97%). Zulke wachtlijsten "
                 "zijn lang en komen pas na jaren tot rust.");
    char *together = traffic_words_critical(&DUTCH, &made.traffic);
    assert_string_equal(together,
                        "Bijna vol: Raad voor de Kinderbescherming (97%), lokaal team Urk (100,0%, "
                        "vanaf 1 mei 2019). Zulke wachtlijsten zijn lang en komen pas na jaren "
                        "tot rust.");
    free(together);
}

static void test_words_when_a_backlog_cannot_be_then_what_is_stated_and_what_fits(void **state)
{
    (void)state;
    char path[] = "raad.wachtlijst_start", age[] = "raad.wachtlijst_start_dagen";
    char children[] = "kinderen", english[] = "children";
    struct traffic_finding cannot = {.kind = TRAFFIC_BACKLOG_CANNOT,
                                     .station = "onderzoek",
                                     .gemeente = "alle",
                                     .stated = 1.0,
                                     .low = (double)NAN,
                                     .high = 30.4,
                                     .one = path};
    expect_words(&DUTCH, &cannot, NULL,
                 "Onderzoek Veilig Thuis: volgens het scenario wachten er bij de start 1 casus "
                 "(raad.wachtlijst_start). Bij deze instroom en capaciteit past hoogstens 30. De "
                 "lijst kan niet uit deze cijfers zijn ontstaan.");
    struct traffic_finding old = {.kind = TRAFFIC_BACKLOG_AGE,
                                  .station = "raad",
                                  .gemeente = "alle",
                                  .stated = 1200.0,
                                  .low = 2.0,
                                  .high = 30.4,
                                  .one = path,
                                  .other = age,
                                  .what = children,
                                  .what_en = english};
    expect_words(&DUTCH, &old, NULL,
                 "Raad voor de Kinderbescherming: volgens het scenario wachten er bij de start "
                 "1.200 kinderen (raad.wachtlijst_start en raad.wachtlijst_start_dagen). Bij deze "
                 "instroom en de tijd die zij al zouden wachten past 2 tot 30.");
    expect_words(&ENGLISH, &old, NULL,
                 "Child Care and Protection Board: the scenario states 1,200 children waiting at "
                 "the start (raad.wachtlijst_start and raad.wachtlijst_start_dagen). This inflow, "
                 "and how long they would have waited already, go with 2 to 30.");
}

/* The front's work is counted in hours, and what is left undone in pieces. */
static void test_words_when_hours_are_short_then_hours_and_pieces(void **state)
{
    (void)state;
    struct made_traffic made;
    made_traffic(&made);
    for (size_t p = 0; p < 2; p++)
        made.stations[p][1] = (struct traffic_station){
            "front", "alle", 3510.0, 459.2, 0.0, 422.3, "uren per week", 108.7, 3227.0, 18.6};
    struct traffic_finding grows = made_grows(&made, "front", "alle", 108.7, 18.6);
    expect_words(
        &DUTCH, &grows, &made.traffic,
        "Frontteam Veilig Thuis: er komt per week 459 uur werk binnen en er is 422 uur om "
        "het te doen (belasting 109%). Wat blijft liggen groeit met ongeveer 19 stuks werk "
        "per week.");
    expect_words(
        &ENGLISH, &grows, &made.traffic,
        "Front team Veilig Thuis: 459 hours of work a week come in and there are 422 to do "
        "it (load 109%). What is left undone grows by about 19 pieces of work a week.");
}

/* Places that stay empty by night can be what is missing; and there may be none at all. */
static void test_words_when_just_full_or_nobody_is_there_then_no_sum_that_fails(void **state)
{
    (void)state;
    struct made_traffic made;
    made_traffic(&made);
    made.traffic.period_count = 1;
    struct traffic_finding grows = made_grows(&made, "lokaal_team", "almere", 99.6, 0.3);
    made.stations[0][2].served = 1012.0;
    expect_words(&DUTCH, &grows, &made.traffic,
                 "Lokaal team Almere: er komen per jaar 1.010 casussen binnen, en dat is net te "
                 "veel (belasting 99,6%; een plaats die buiten werktijd vrijkomt, blijft zo lang "
                 "leeg). De wachtlijst groeit met ongeveer 0,3 casussen per week.");
    grows.load = INFINITY;
    made.stations[0][2].capacity = made.stations[0][2].served = 0.0;
    expect_words(&DUTCH, &grows, &made.traffic,
                 "Lokaal team Almere: er komen per jaar 1.010 casussen binnen en er is niemand om "
                 "ze te doen. De wachtlijst groeit met ongeveer 0,3 casussen per week.");
}

/* The load of a finding is its mean over time; so are the flows beside it. */
static void test_words_when_over_several_periods_then_means_over_time(void **state)
{
    (void)state;
    struct made_traffic made;
    made_traffic(&made);
    made.periods[0].from = made.periods[0].to - 100 * CLOCK_DAY;
    made.periods[1].to = made.periods[1].from + 300 * CLOCK_DAY;
    made.stations[0][2] = (struct traffic_station){"lokaal_team", "almere",   1000.0, 110.0, 0.0,
                                                   100.0,         "plaatsen", 110.0,  900.0, 2.0};
    made.stations[1][2] = (struct traffic_station){"lokaal_team", "almere",   1400.0, 150.0, 0.0,
                                                   100.0,         "plaatsen", 150.0,  980.0, 8.0};
    struct traffic_finding grows = made_grows(&made, "lokaal_team", "almere", 140.0, 6.5);
    expect_words(&DUTCH, &grows, &made.traffic,
                 "Lokaal team Almere: er komen per jaar 1.300 casussen binnen en er kunnen er 960 "
                 "worden gedaan (belasting 140%). De wachtlijst groeit met ongeveer 6,5 casussen "
                 "per week.");
}

static void test_words_when_figures_contradict_then_both_are_named(void **state)
{
    (void)state;
    char one[] = "RP-101", other[] = "VTF-003\n\x1b[31m", what[] = "wachtlijst in december";
    struct traffic_finding pair = {.kind = TRAFFIC_CONTRADICTION,
                                   .stated = 26.0,
                                   .low = 40.0,
                                   .high = 60.0,
                                   .one = one,
                                   .other = other,
                                   .what = what};
    expect_words(&DUTCH, &pair, NULL,
                 "RP-101 en VTF-003  [31m kunnen niet allebei kloppen (wachtlijst in december). "
                 "Genoemd is 26, terwijl 40 tot 60 past.");
    pair.stated = (double)NAN;
    char sum[] = "RP-101 + RP-102";
    pair.one = sum;
    pair.other = NULL;
    char *words = traffic_words(&ENGLISH, &pair, NULL);
    assert_string_equal(words, "RP-101 + RP-102 cannot be true together (wachtlijst in december).");
    free(words);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_when_a_list_grows_then_flows_load_growth_and_date),
        cmocka_unit_test(test_words_when_it_grows_all_the_time_then_no_date),
        cmocka_unit_test(test_words_when_the_overload_ends_then_until_when_and_what_it_leaves),
        cmocka_unit_test(test_words_when_nearly_full_then_the_load_and_together_one_line),
        cmocka_unit_test(test_words_when_a_backlog_cannot_be_then_what_is_stated_and_what_fits),
        cmocka_unit_test(test_words_when_hours_are_short_then_hours_and_pieces),
        cmocka_unit_test(test_words_when_just_full_or_nobody_is_there_then_no_sum_that_fails),
        cmocka_unit_test(test_words_when_over_several_periods_then_means_over_time),
        cmocka_unit_test(test_words_when_figures_contradict_then_both_are_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
