/* What the console says of the communicerende vaten: right for every outcome. */
#include "output/console_vessels.h"

#include "output/vessels_headline.h"
#include "output/vessels_words.h"
#include "tests/output/vessels_fixture.h"

static const struct labels DUTCH = {0}, ENGLISH = {.english = true};

/* Points per 100, of lokaal_team, raad, gi, hulp and all together; `known` false: a source without
 * a bottleneck. Every receiver's own interval is ±2 points. */
struct outcome {
    double relief; /* casus-dagen */
    bool known;
    double share[4], total, low, high;
};

struct made {
    struct estimate moved[5];
    struct ratio ratios[5];
    struct vessels_station stations[VATEN_STATIONS];
    struct vessels vessels;
    struct coupling_result result;
};

static struct ratio ratio_of(bool known, double value, double low, double high)
{
    if (!known)
        return (struct ratio){RATIO_NONE,  (double)NAN, (double)NAN,
                              (double)NAN, (double)NAN, (double)NAN};
    return (struct ratio){RATIO_INTERVAL, value / 100.0, low / 100.0,
                          high / 100.0,   low / 100.0,   high / 100.0};
}

static void make(struct made *made, const struct outcome *outcome, size_t replications)
{
    static const char *const ids[VATEN_STATIONS] = {"vb",   "onderzoek", "lokaal_team", "jbt",
                                                    "raad", "gi",        "hulp"};
    memset(made, 0, sizeof *made);
    for (size_t s = 0; s < VATEN_STATIONS; s++)
        made->stations[s].id = ids[s];
    for (size_t j = 0; j < 4; j++)
        made->ratios[j] = ratio_of(outcome->known, outcome->share[j], outcome->share[j] - 2.0,
                                   outcome->share[j] + 2.0);
    made->ratios[4] = ratio_of(outcome->known, outcome->total, outcome->low, outcome->high);
    made->vessels = (struct vessels){.scenario = "proef",
                                     .weeks = 104,
                                     .replications = replications,
                                     .stations = made->stations,
                                     .station_count = VATEN_STATIONS,
                                     .receivers = {4, 16, 32, 64},
                                     .margin = 10.0};
    made->result.relief = (struct estimate){replications, outcome->relief, outcome->relief - 900.0,
                                            outcome->relief + 900.0};
    made->result.moved = made->moved;
    made->result.ratios = made->ratios;
}

static void assert_headline(const struct labels *labels, const struct outcome *outcome,
                            double factor, const char *wanted)
{
    struct made made;
    make(&made, outcome, 50);
    char *text = vessels_headline(labels, &made.vessels, &made.result, factor);
    assert_string_equal(text, wanted);
    free(text);
}

static void test_headline_when_pressure_comes_back_then_how_much_and_where(void **state)
{
    (void)state;
    struct outcome outcome = {5000.0, true, {20.0, 9.0, 0.3, 5.0}, 34.3, 21.0, 47.0};
    assert_headline(
        &DUTCH, &outcome, 1.1,
        "Van elke 100 wachtdagen die bij Veilig Thuis verdwijnen, komen er 34 (21 tot 47) elders "
        "terug: 20 bij de lokale teams, 9 bij de Raad voor de Kinderbescherming en 5 bij de "
        "hulptrajecten. Bij de gecertificeerde instelling is de verschuiving niet van toeval te "
        "onderscheiden.");
    assert_headline(
        &ENGLISH, &outcome, 1.1,
        "Of every 100 days of waiting that vanish at Veilig Thuis, 34 (21 to 47) come back "
        "elsewhere: 20 at the local teams, 9 at the Child Care and Protection Board and 5 at the "
        "courses of help. At the certified institution the shift cannot be told from chance.");
}

static void test_headline_when_one_goes_against_then_told_apart(void **state)
{
    (void)state;
    struct outcome one = {5000.0, true, {30.0, 5.0, -1.0, 9.0}, 43.0, 30.0, 55.0};
    assert_headline(&DUTCH, &one, 1.1,
                    "Van elke 100 wachtdagen die bij Veilig Thuis verdwijnen, komen er 43 (30 tot "
                    "55) elders terug: 30 bij de lokale teams, 9 bij de hulptrajecten en 5 bij de "
                    "Raad voor de Kinderbescherming; bij de gecertificeerde instelling verdwijnt "
                    "er ook 1. Bij de gecertificeerde instelling is de verschuiving niet van "
                    "toeval te onderscheiden.");
    struct outcome more = {5000.0, true, {90.0, 40.0, 8.0, -6.0}, 132.0, 110.0, 155.0};
    assert_headline(&DUTCH, &more, 1.1,
                    "Van elke 100 wachtdagen die bij Veilig Thuis verdwijnen, komen er 132 (110 "
                    "tot 155) elders terug: 90 bij de lokale teams, 40 bij de Raad voor de "
                    "Kinderbescherming en 8 bij de gecertificeerde instelling; bij de "
                    "hulptrajecten verdwijnen er ook 6. Er komt dus meer terug dan er bij Veilig "
                    "Thuis verdwijnt.");
}

static void test_headline_when_negative_then_it_vanishes_elsewhere_too(void **state)
{
    (void)state;
    struct outcome outcome = {5000.0, true, {-12.0, -6.0, 4.0, -4.0}, -18.0, -27.0, -9.0};
    assert_headline(
        &DUTCH, &outcome, 1.1,
        "Voor elke 100 wachtdagen die bij Veilig Thuis verdwijnen, verdwijnen er elders nog eens "
        "18 (9 tot 27): 12 bij de lokale teams, 6 bij de Raad voor de Kinderbescherming en 4 bij "
        "de hulptrajecten; bij de gecertificeerde instelling komen er 4 terug. De druk verschuift "
        "dus niet: ook elders wordt er minder gewacht.");
}

static void test_headline_when_less_capacity_then_days_are_added(void **state)
{
    (void)state;
    struct outcome outcome = {-5000.0, true, {20.0, 9.0, 5.0, -3.0}, 31.0, 21.0, 47.0};
    assert_headline(
        &DUTCH, &outcome, 0.9,
        "Van elke 100 wachtdagen die er bij Veilig Thuis bijkomen, verdwijnen er elders 31 (21 "
        "tot 47): 20 bij de lokale teams, 9 bij de Raad voor de Kinderbescherming en 5 bij de "
        "gecertificeerde instelling; bij de hulptrajecten komen er ook 3 bij.");
    struct outcome along = {-5000.0, true, {-20.0, -9.0, -5.0, -3.0}, -37.0, -47.0, -21.0};
    assert_headline(
        &DUTCH, &along, 0.9,
        "Voor elke 100 wachtdagen die er bij Veilig Thuis bijkomen, komen er elders "
        "nog eens 37 (21 tot 47) bij: 20 bij de lokale teams, 9 bij de Raad voor de "
        "Kinderbescherming, 5 bij de gecertificeerde instelling en 3 bij de "
        "hulptrajecten. De druk verschuift dus niet: ook elders wordt er meer gewacht.");
}

static void test_headline_when_within_the_margin_then_no_coupling_to_speak_of(void **state)
{
    (void)state;
    struct outcome around = {5000.0, true, {1.0, 0.0, 0.0, 0.0}, 1.0, -3.0, 5.0};
    assert_headline(&DUTCH, &around, 1.1,
                    "Geen koppeling van betekenis: voor elke 100 wachtdagen die bij Veilig Thuis "
                    "verdwijnen, is het saldo dat elders terugkomt 1 (-3 tot 5). Het hele interval "
                    "ligt binnen 10 punten van 0.");
    struct outcome beyond = {5000.0, true, {-4.0, 0.0, 0.0, 0.0}, -4.0, -7.0, -2.0};
    assert_headline(&DUTCH, &beyond, 1.1,
                    "Geen koppeling van betekenis: voor elke 100 wachtdagen die bij Veilig Thuis "
                    "verdwijnen, is het saldo dat elders terugkomt -4 (-7 tot -2). Het hele "
                    "interval ligt binnen 10 punten van 0, al is het wel van 0 te onderscheiden.");
}

static void test_headline_when_wide_then_not_distinct(void **state)
{
    (void)state;
    struct outcome outcome = {5000.0, true, {10.0, 2.0, 0.0, 0.0}, 12.0, -20.0, 44.0};
    assert_headline(&ENGLISH, &outcome, 1.1,
                    "It cannot be told from chance: for every 100 days of waiting that vanish at "
                    "Veilig Thuis, the balance that comes back elsewhere is 12 (-20 to 44). The "
                    "interval holds 0 and is too wide to show a coupling or to rule it out; more "
                    "replications make it narrower.");
}

static void test_headline_when_no_bottleneck_then_not_to_be_determined(void **state)
{
    (void)state;
    struct outcome outcome = {300.0, false, {0}, 0, 0, 0};
    assert_headline(&DUTCH, &outcome, 1.1,
                    "Geen knelpunt, niet te bepalen: met 10% meer capaciteit wordt er bij Veilig "
                    "Thuis in 104 weken 300 casus-dagen minder gewacht (600 meer tot 1.200 "
                    "minder). Dat is niet van toeval te onderscheiden, dus wat er elders tegenover "
                    "staat, is niet te zeggen. Eén casus-dag is één casus die één dag wacht.");
    const struct outcome worse = {-300.0, false, {0}, 0, 0, 0};
    assert_headline(&ENGLISH, &worse, 1.1,
                    "No bottleneck, cannot be determined: with 10% more capacity, in 104 weeks "
                    "there are 300 case days more of waiting at Veilig Thuis (1,200 more to 600 "
                    "fewer). That cannot be told from chance, so what there is to set against it "
                    "elsewhere cannot be said. One case day is one case that waits for one day.");
    struct made made;
    make(&made, &outcome, 1);
    char *text = vessels_headline(&DUTCH, &made.vessels, &made.result, 1.1);
    assert_string_equal(text, "Niet te bepalen: een koppeling vraagt ten minste twee herhalingen.");
    free(text);
}

static void test_headline_when_a_receiver_is_absent_then_left_out(void **state)
{
    (void)state;
    struct outcome outcome = {5000.0, true, {30.0, 0.0, 0.0, 0.0}, 30.0, 25.0, 35.0};
    struct made made;
    make(&made, &outcome, 50);
    made.vessels.receivers[1] = made.vessels.receivers[2] = made.vessels.receivers[3] = 0;
    char *text = vessels_headline(&DUTCH, &made.vessels, &made.result, 1.1);
    assert_string_equal(text, "Van elke 100 wachtdagen die bij Veilig Thuis verdwijnen, komen er "
                              "30 (25 tot 35) elders terug: 30 bij de lokale teams.");
    free(text);
}

static void test_words_when_capacity_then_percent(void **state)
{
    (void)state;
    char text[VESSELS_WORDS_SIZE];
    assert_string_equal(vessels_capacity(&DUTCH, 1.1, text), "10% meer capaciteit");
    assert_string_equal(vessels_capacity(&DUTCH, 0.975, text), "2,5% minder capaciteit");
    assert_string_equal(vessels_capacity(&ENGLISH, 1.0, text), "the same capacity");
    assert_string_equal(vessels_at(&DUTCH, "onderzoek", text), "bij het onderzoek Veilig Thuis");
    assert_string_equal(vessels_at(&DUTCH, "veilig_thuis", text), "bij Veilig Thuis");
    assert_string_equal(vessels_at(&ENGLISH, "raad", text),
                        "at the Child Care and Protection Board");
    assert_string_equal(vessels_at(&DUTCH, "nieuw", text), "bij nieuw");
}

static void test_onset_when_coupling_sets_in_then_first_of_the_unbroken_rest(void **state)
{
    (void)state;
    struct ratio ratios[5][5];
    struct vessels_load loads[5];
    static const bool above[] = {true, false, true, true, true}; /* by rising load */
    memset(loads, 0, sizeof loads);
    for (size_t i = 0; i < 5; i++) {
        double value = above[i] ? 20.0 : 4.0;
        ratios[i][4] = ratio_of(true, value, value - 10.0, value + 10.0);
        loads[i].axis = VESSELS_TEAMS;
        loads[i].factor = 1.2 - 0.1 * (double)i;
        loads[i].result.ratios = ratios[i];
    }
    struct vessels vessels = {.loads = loads, .load_count = 5};
    size_t order[5];
    assert_int_equal(vessels_along(&vessels, VESSELS_VT, order), 0);
    assert_int_equal(vessels_along(&vessels, VESSELS_TEAMS, order), 5);
    assert_int_equal(order[0], 0);
    assert_int_equal(vessels_onset(&vessels, order, 5), 2);
    ratios[4][4] = ratio_of(false, 0, 0, 0);
    assert_int_equal(vessels_onset(&vessels, order, 5), 5);
    ratios[4][4] = ratios[1][4] = ratio_of(true, 20.0, 10.0, 30.0);
    assert_int_equal(vessels_onset(&vessels, order, 5), 0);
}

static char *printed(const struct vaten_shape *shape, const struct labels *labels)
{
    struct vaten vaten;
    char *text = NULL;
    size_t size = 0;
    vaten_make(&vaten, shape);
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    assert_true(console_print_vessels(out, &vaten.vessels, labels));
    assert_int_equal(fclose(out), 0);
    vaten_release(&vaten);
    return text;
}

static void assert_holds(const char *text, const char *const *wanted, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strstr(text, wanted[i]) == NULL)
            fail_msg("missing: %s\nin:\n%s", wanted[i], text);
}

static void test_console_when_printed_then_answer_first_and_limits_last(void **state)
{
    (void)state;
    static const char *const wanted[] = {
        "Flevoland 2018: de communicerende vaten\n104 weken vanaf 1 januari 2018",
        "\n10% meer capaciteit bij Veilig Thuis\n  Van elke 100 wachtdagen",
        "\n10% minder capaciteit bij Veilig Thuis\n  Van elke 100 wachtdagen die er",
        "\n  Lokale teams  ",
        "\n  Na 104 weken  ",
        "\n  Gecertificeerde instelling            geen knelpunt, niet te bepalen\n",
        "\n      meer dan toeval: onderzoek Veilig Thuis -",
        "Het meest draagt M1, raad blokkeert aanvrager: zonder dit mechanisme",
        "\n  Veilig Thuis anders belast: vanaf een bezetting van 85%",
        "\nWat dit niet zegt\n  Dit geldt in het model.",
    };
    struct vaten_shape shape = vaten_shape_usual();
    char *text = printed(&shape, &DUTCH);
    assert_holds(text, wanted, sizeof wanted / sizeof wanted[0]);
    assert_true(strstr(text, "M1 raad") < strstr(text, "M8 steun"));
    assert_true(strstr(text, "M8 steun") < strstr(text, "M3 motivatieverlies"));
    assert_null(strstr(text, "nan"));
    assert_null(strstr(text, "n.v.t."));
    free(text);
}

static void test_console_when_nothing_is_to_be_determined_then_said(void **state)
{
    (void)state;
    static const char *const wanted[] = {
        "Geen knelpunt, niet te bepalen: met 10% meer",
        "Welk mechanisme de koppeling draagt, is niet te bepalen.",
        "bij geen van de onderzochte belastingen",
    };
    struct vaten_shape shape = vaten_shape_usual();
    shape.headline.relief = 1.0;
    shape.less.relief = -1.0;
    char *text = printed(&shape, &DUTCH);
    assert_holds(text, wanted, sizeof wanted / sizeof wanted[0]);
    assert_null(strstr(text, "Hoe lang het duurt"));
    assert_null(strstr(text, "Waar het blijft"));
    assert_null(strstr(text, "nan"));
    free(text);
}

static void test_console_when_english_then_no_dutch(void **state)
{
    (void)state;
    static const char *const wanted[] = {"Of every 100 days of waiting", "more than chance",
                                         "carries most", "What this does not say"};
    struct vaten_shape shape = vaten_shape_usual();
    char *text = printed(&shape, &ENGLISH);
    assert_holds(text, wanted, sizeof wanted / sizeof wanted[0]);
    assert_null(strstr(text, "wachtdagen"));
    assert_null(strstr(text, " tot "));
    free(text);
}

static void test_console_when_experiment_is_empty_then_top_and_limits(void **state)
{
    (void)state;
    struct vessels vessels = {.scenario = "leeg", .weeks = 104, .replications = 2, .margin = 10.0};
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    assert_true(console_print_vessels(out, &vessels, &DUTCH));
    assert_int_equal(fclose(out), 0);
    assert_non_null(strstr(text, "Wat dit niet zegt"));
    assert_null(strstr(text, "mechanismen"));
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_headline_when_pressure_comes_back_then_how_much_and_where),
        cmocka_unit_test(test_headline_when_one_goes_against_then_told_apart),
        cmocka_unit_test(test_headline_when_negative_then_it_vanishes_elsewhere_too),
        cmocka_unit_test(test_headline_when_less_capacity_then_days_are_added),
        cmocka_unit_test(test_headline_when_within_the_margin_then_no_coupling_to_speak_of),
        cmocka_unit_test(test_headline_when_wide_then_not_distinct),
        cmocka_unit_test(test_headline_when_no_bottleneck_then_not_to_be_determined),
        cmocka_unit_test(test_headline_when_a_receiver_is_absent_then_left_out),
        cmocka_unit_test(test_words_when_capacity_then_percent),
        cmocka_unit_test(test_onset_when_coupling_sets_in_then_first_of_the_unbroken_rest),
        cmocka_unit_test(test_console_when_printed_then_answer_first_and_limits_last),
        cmocka_unit_test(test_console_when_nothing_is_to_be_determined_then_said),
        cmocka_unit_test(test_console_when_english_then_no_dutch),
        cmocka_unit_test(test_console_when_experiment_is_empty_then_top_and_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
