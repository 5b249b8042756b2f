/* Which outcomes hang on a list that grows without end, and what takes the place of their means. */
#include "output/growth_words.h"
#include "tests/output/growth_fixture.h"
#include "tests/output/traffic_fixture.h"

static const struct labels DUTCH = {0}, ENGLISH = {.english = true};

static struct growth_shown show(const struct kpi_study *study, const struct growth *growth,
                                const char *kpi, const char *station, const char *gemeente)
{
    size_t cell = kpi_table_find(&study->table, kpi, station, gemeente, "alle");
    assert_true(cell < study->table.cell_count);
    return growth_show(growth, study, cell);
}

static void test_growth_at_when_a_station_grows_then_its_sums_and_gemeenten_too(void **state)
{
    (void)state;
    const struct growth *growth = GROWING_PLACE("onderzoek", "alle", "2018-01-01");
    assert_true(growth_any(growth));
    assert_true(growth_at(growth, "onderzoek", "alle"));
    assert_true(growth_at(growth, "onderzoek", "urk"));
    assert_true(growth_at(growth, "venv", "alle")); /* the same people */
    assert_true(growth_at(growth, "veilig_thuis", "alle"));
    assert_true(growth_at(growth, "keten", "almere"));
    assert_false(growth_at(growth, "vb", "alle"));
    assert_false(growth_at(growth, "lokaal_team", "alle"));
    assert_false(growth_at(growth, "raad", "alle"));
    assert_false(growth_any(NULL));
    assert_false(growth_at(NULL, "onderzoek", "alle"));
    assert_false(growth_any(&(struct growth){0}));
}

static void test_growth_at_when_one_gemeente_grows_then_there_and_in_all_together(void **state)
{
    (void)state;
    const struct growth *growth = GROWING_PLACE("lokaal_team", "urk", "2018-01-01");
    assert_true(growth_at(growth, "lokaal_team", "urk"));
    assert_true(growth_at(growth, "lokaal_team", "alle"));
    assert_true(growth_at(growth, "keten", "urk"));
    assert_false(growth_at(growth, "lokaal_team", "almere"));
    assert_false(growth_at(growth, "keten", "almere"));
    assert_false(growth_at(growth, "veilig_thuis", "urk"));
    assert_true(growth_sways_all(growth, "doorlooptijd_eerste_contact", "keten", "urk"));
    assert_true(growth_sways(growth, "doorlooptijd_eerste_contact", "keten", "alle"));
    assert_false(growth_sways_all(growth, "doorlooptijd_eerste_contact", "keten", "alle"));
}

static void test_growth_sways_when_a_clock_runs_through_it_then_and_else_not(void **state)
{
    (void)state;
    const struct growth *front = GROWING_PLACE("front", "alle", "2018-01-01");
    const struct growth *raad = GROWING_PLACE("raad", "alle", "2018-01-01");
    assert_true(growth_sways(front, "doorlooptijd_vb", "keten", "alle"));
    assert_true(growth_sways(front, "caseload", "overdracht", "alle"));
    assert_false(growth_sways(front, "doorlooptijd_raad", "keten", "alle"));
    assert_true(growth_sways(raad, "doorlooptijd_raad", "keten", "alle"));
    assert_false(growth_sways(raad, "doorlooptijd_overdracht", "keten", "alle"));
    assert_true(growth_sways(raad, "caseload", "veilig_thuis", "alle"));
    assert_false(growth_sways(raad, "wachtlijst", "veilig_thuis", "alle"));
    assert_false(growth_sways(raad, "recidive_15m", "keten", "alle"));
    assert_false(growth_sways(raad, "meldingen_per_jaar", "keten", "alle"));
    assert_false(growth_sways(raad, "bezetting", "raad", "alle"));
}

static void test_growth_show_when_it_grows_then_the_end_in_the_place_of_means(void **state)
{
    (void)state;
    struct kpi_study study;
    growing_study(&study, "proef", 4);
    const struct growth *growth = GROWING_PLACE("onderzoek", "alle", "2018-01-01");
    struct growth_shown shown = show(&study, growth, "caseload", "onderzoek", "alle");
    assert_int_equal(shown.form, GROWTH_STATE);
    assert_float_equal(shown.value.mean, 1222.0, 1e-6);
    assert_true(shown.value.low < 1222.0 && shown.value.high > 1222.0);
    shown = show(&study, growth, "wachtlijst", "keten", "alle");
    assert_int_equal(shown.form, GROWTH_STATE);
    assert_float_equal(shown.value.mean, 1041.0, 1e-6);
    shown = show(&study, growth, "zonder_zicht_stand", "keten", "alle");
    assert_int_equal(shown.form, GROWTH_STATE);
    assert_float_equal(shown.value.mean, 100.0 + 10.0 * (GROWING_WEEKS - 1), 1e-6);
    assert_int_equal(show(&study, growth, "wachttijd", "onderzoek", "alle").form, GROWTH_MOVES);
    shown = show(&study, growth, "wacht_bezet", "onderzoek", "alle");
    assert_int_equal(shown.form, GROWTH_SHARE);
    assert_float_equal(shown.value.mean, 75.0, 0.01);
    assert_int_equal(show(&study, growth, "wachttijd_p90", "onderzoek", "alle").form, GROWTH_MOVES);
    assert_int_equal(show(&study, growth, "doorlooptijd_overdracht", "keten", "urk").form,
                     GROWTH_MOVES);
    kpi_study_release(&study);
}

static void test_growth_show_when_in_equilibrium_then_the_mean(void **state)
{
    (void)state;
    struct kpi_study study;
    growing_study(&study, "proef", 4);
    const struct growth *growth = GROWING_PLACE("onderzoek", "alle", "2018-01-01");
    static const char *const plain[][3] = {
        {"doorlooptijd_vb", "keten", "alle"},   {"caseload", "lokaal_team", "alle"},
        {"recidive_15m", "keten", "alle"},      {"binnen_termijn", "vb", "alle"},
        {"caseload_eind", "onderzoek", "alle"}, {"wachtlijst_groei", "onderzoek", "alle"}};
    for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++)
        assert_int_equal(show(&study, growth, plain[i][0], plain[i][1], plain[i][2]).form,
                         GROWTH_PLAIN);
    for (size_t cell = 0; cell < study.table.cell_count; cell++) {
        struct growth_shown shown = growth_show(NULL, &study, cell);
        assert_int_equal(shown.form, GROWTH_PLAIN);
        assert_float_equal(shown.value.mean, GROWING_VALUES[cell].value, 1e-6);
    }
    kpi_study_release(&study);
}

static void test_growth_show_when_only_a_gemeente_grows_then_clocks_of_all_are_marked(void **state)
{
    (void)state;
    struct kpi_study study;
    growing_study(&study, "proef", 4);
    const struct growth *growth = GROWING_PLACE("lokaal_team", "urk", "2018-01-01");
    struct growth_shown shown = show(&study, growth, "zonder_zicht", "keten", "alle");
    assert_int_equal(shown.form, GROWTH_MARKED);
    assert_float_equal(shown.value.mean, 149.9, 1e-6);
    assert_int_equal(show(&study, growth, "wachttijd", "lokaal_team", "urk").form, GROWTH_MOVES);
    shown = show(&study, growth, "wachttijd", "lokaal_team", "alle");
    assert_int_equal(shown.form, GROWTH_MARKED);
    assert_float_equal(shown.value.mean, 1.9, 1e-6);
    assert_int_equal(show(&study, growth, "wachttijd", "lokaal_team", "almere").form, GROWTH_PLAIN);
    kpi_study_release(&study);
}

static void test_growth_per_week_when_nothing_was_measured_then_no_number(void **state)
{
    (void)state;
    struct kpi_study study;
    growing_study(&study, "proef", 2);
    const struct growth *growth = GROWING_PLACE("raad", "alle", "2018-01-01");
    assert_int_equal(growth_per_week(growth, &study, "raad", "alle").count, 0);
    assert_int_equal(growth_last_week(&study, "wachtlijst", "raad", "alle").count, 0);
    kpi_study_release(&study);
}

static void test_growth_per_week_when_since_a_date_then_over_the_weeks_since(void **state)
{
    (void)state;
    struct kpi_study study;
    growing_study(&study, "proef", 3);
    tick turn = study.start + GROWING_TURN * CLOCK_WEEK;
    struct growth_place place = {"onderzoek", "alle", study.start};
    struct growth growth = {&place, 1};
    assert_float_equal(growth_per_week(&growth, &study, "onderzoek", "alle").mean, 8.0, 1e-6);
    place.from = turn;
    assert_float_equal(growth_per_week(&growth, &study, "onderzoek", "alle").mean, 5.0, 1e-4);
    place.from = turn - CLOCK_DAY;
    assert_float_equal(growth_per_week(&growth, &study, "onderzoek", "alle").mean, 5.0, 1e-4);
    /* too few weeks to tell, or no weekly series: over all the time */
    place.from = study.start + (GROWING_WEEKS - 7) * CLOCK_WEEK;
    assert_float_equal(growth_per_week(&growth, &study, "onderzoek", "alle").mean, 8.0, 1e-6);
    place = (struct growth_place){"lokaal_team", "urk", turn};
    assert_float_equal(growth_per_week(&growth, &study, "lokaal_team", "urk").mean, 0.5, 1e-6);
    kpi_study_release(&study);
}

static void test_growth_add_when_there_already_then_once_and_since_the_earliest(void **state)
{
    (void)state;
    struct growth all = {0};
    growth_add(&all, GROWING_PLACE("raad", "alle", "2019-05-01"));
    growth_add(&all, GROWING_PLACE("onderzoek", "alle", "2019-01-01"));
    growth_add(&all, GROWING_PLACE("raad", "alle", "2018-05-01"));
    growth_add(&all, GROWING_PLACE("lokaal_team", "urk", "2018-05-01"));
    growth_add(&all, GROWING_PLACE("lokaal_team", "almere", "2018-05-01"));
    assert_int_equal(all.count, 4);
    assert_string_equal(all.places[0].station, "onderzoek");
    assert_string_equal(all.places[1].gemeente, "urk");
    assert_string_equal(all.places[3].station, "raad");
    assert_int_equal(all.places[3].from, growing_date("2018-05-01"));
    char *names = growth_names(&DUTCH, &all, 6);
    assert_string_equal(names, "onderzoek Veilig Thuis, lokaal team Urk, lokaal team Almere en "
                               "Raad voor de Kinderbescherming");
    free(names);
    names = growth_names(&ENGLISH, &all, 2);
    assert_string_equal(names, "inquiry by Veilig Thuis, 2 local teams and 1 more");
    free(names);
    names = growth_names(&DUTCH, &all, 3);
    assert_string_equal(names, "onderzoek Veilig Thuis, 2 lokale teams en Raad voor de "
                               "Kinderbescherming");
    free(names);
    growth_release(&all);
    assert_int_equal(all.count, 0);
}

static void test_growth_make_when_overloaded_at_the_end_then_since_when(void **state)
{
    (void)state;
    struct made_traffic made;
    struct growth growth;
    made_traffic(&made);
    growth_make(&growth, &made.traffic);
    assert_int_equal(growth.count, 2);
    assert_string_equal(growth.places[0].station, "onderzoek");
    assert_int_equal(growth.places[0].from, made.periods[0].from);
    assert_string_equal(growth.places[1].station, "lokaal_team");
    assert_string_equal(growth.places[1].gemeente, "almere");
    assert_int_equal(growth.places[1].from, made.periods[1].from);
    growth_release(&growth);
}

static void test_growth_make_when_the_overload_ends_then_not_there(void **state)
{
    (void)state;
    struct made_traffic made;
    struct growth growth;
    made_traffic(&made);
    made.stations[1][1].growth = 0.0;
    growth_make(&growth, &made.traffic);
    assert_int_equal(growth.count, 1);
    assert_string_equal(growth.places[0].station, "lokaal_team");
    growth_release(&growth);
    /* a last period of a month is no lasting state: what held before it counts */
    made.periods[1].to = made.periods[1].from + 30 * CLOCK_DAY;
    growth_make(&growth, &made.traffic);
    assert_int_equal(growth.count, 1);
    assert_string_equal(growth.places[0].station, "onderzoek");
    growth_release(&growth);
}

/* A sum over gemeenten, and kinds of work without a capacity, have no list of their own. */
static void test_growth_make_when_a_row_has_no_list_then_left_out(void **state)
{
    (void)state;
    struct made_traffic made;
    struct growth growth;
    made_traffic(&made);
    for (size_t p = 0; p < 2; p++) {
        made.stations[p][0] = (struct traffic_station){
            "lokaal_team", "alle", 1280.0, 126.0, 0.0, 104.0, "plaatsen", 121.0, INFINITY, 4.4};
        made.stations[p][4] = (struct traffic_station){
            "venv", "alle", 10.0, 1.0, 0.0, (double)NAN, "plaatsen", 0.0, INFINITY, 1.0};
    }
    growth_make(&growth, &made.traffic);
    assert_int_equal(growth.count, 2);
    assert_string_equal(growth.places[1].gemeente, "almere");
    growth_release(&growth);
}

/* 240 hours for the VB, 50 for adviezen, 90 for overdracht, 100 for monitoring, of which 20 of the
 * VB are done at night by others. */
static void test_growth_make_when_the_front_is_short_then_its_least_urgent_work(void **state)
{
    (void)state;
    static const struct {
        double hours;
        size_t count;
        const char *first;
    } cases[] = {{459.0, 1, "monitoring"},
                 {365.0, 1, "monitoring"},
                 {350.0, 2, "overdracht"},
                 {265.0, 3, "advies"},
                 {200.0, 4, "vb"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct traffic_station stations[] = {
            {"front", "alle", 3500.0, 460.0, 0.0, cases[i].hours, "uren per week",
             46000.0 / cases[i].hours, 3000.0, 5.0},
            {"crisis", "alle", 300.0, 20.0, 0.0, 168.0, "uren per week", 12.0, 2500.0, 0.0},
            {"advies", "alle", 2500.0, 50.0, 0.0, (double)NAN, "uren per week", 0, INFINITY, 0.0},
            {"vb", "alle", 3500.0, 240.0, 0.0, (double)NAN, "uren per week", 0, INFINITY, 0.0},
            {"overdracht", "alle", 3300.0, 90.0, 0.0, (double)NAN, "uren per week", 0, INFINITY,
             0.0},
            {"monitoring", "alle", 1300.0, 100.0, 0.0, (double)NAN, "uren per week", 0, INFINITY,
             0.0}};
        struct traffic_period period = {
            growing_date("2018-01-01"), growing_date("2020-01-01"), stations, 6, 3900.0, 3000.0};
        struct traffic traffic = {&period, 1, NULL, 0};
        struct growth growth;
        growth_make(&growth, &traffic);
        assert_int_equal(growth.count, cases[i].count);
        assert_true(growth_at(&growth, cases[i].first, "alle"));
        assert_true(growth_at(&growth, "monitoring", "alle"));
        if (cases[i].count < 4)
            assert_false(growth_sways(&growth, "doorlooptijd_vb", "keten", "alle"));
        growth_release(&growth);
    }
}

static void test_growth_text_when_told_then_in_the_language_and_by_direction(void **state)
{
    (void)state;
    char text[GROWTH_TEXT_SIZE];
    struct growth_shown state_at_end = {GROWTH_STATE, {3, 1222.34, 1200.0, 1240.0}};
    struct growth_shown share = {GROWTH_SHARE, {3, 74.6, NAN, NAN}};
    struct growth_shown moves = {GROWTH_MOVES, {0, NAN, NAN, NAN}};
    struct growth_shown plain = {GROWTH_PLAIN, {3, 1.0, NAN, NAN}};
    const struct kpi_row *stock = &GROWING_ROWS[GROWING_CASELOAD];
    const struct kpi_row *term = &GROWING_ROWS[GROWING_TERM];
    assert_string_equal(growth_text(&DUTCH, &state_at_end, stock, text), "1.222,3");
    assert_string_equal(growth_text(&ENGLISH, &state_at_end, stock, text), "1,222.3");
    assert_string_equal(growth_text(&DUTCH, &share, stock, text), "75%");
    assert_string_equal(growth_text(&DUTCH, &moves, stock, text), "loopt op");
    assert_string_equal(growth_text(&DUTCH, &moves, term, text), "loopt terug");
    assert_string_equal(growth_text(&ENGLISH, &moves, term, text), "falls");
    assert_string_equal(growth_text(&DUTCH, &plain, stock, text), "");
    struct estimate rate = {3, 8.04, 7.0, 9.0};
    assert_string_equal(growth_rate(&DUTCH, &rate, text), "+8,0 per week");
    rate.mean = -0.3;
    assert_string_equal(growth_rate(&ENGLISH, &rate, text), "-0.3 a week");
    rate.count = 0;
    assert_string_equal(growth_rate(&DUTCH, &rate, text), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_growth_at_when_a_station_grows_then_its_sums_and_gemeenten_too),
        cmocka_unit_test(test_growth_at_when_one_gemeente_grows_then_there_and_in_all_together),
        cmocka_unit_test(test_growth_sways_when_a_clock_runs_through_it_then_and_else_not),
        cmocka_unit_test(test_growth_show_when_it_grows_then_the_end_in_the_place_of_means),
        cmocka_unit_test(test_growth_show_when_in_equilibrium_then_the_mean),
        cmocka_unit_test(test_growth_show_when_only_a_gemeente_grows_then_clocks_of_all_are_marked),
        cmocka_unit_test(test_growth_per_week_when_nothing_was_measured_then_no_number),
        cmocka_unit_test(test_growth_per_week_when_since_a_date_then_over_the_weeks_since),
        cmocka_unit_test(test_growth_add_when_there_already_then_once_and_since_the_earliest),
        cmocka_unit_test(test_growth_make_when_overloaded_at_the_end_then_since_when),
        cmocka_unit_test(test_growth_make_when_the_overload_ends_then_not_there),
        cmocka_unit_test(test_growth_make_when_a_row_has_no_list_then_left_out),
        cmocka_unit_test(test_growth_make_when_the_front_is_short_then_its_least_urgent_work),
        cmocka_unit_test(test_growth_text_when_told_then_in_the_language_and_by_direction),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
