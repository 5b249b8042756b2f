/* --precision: what is understood of it, and when it is met. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/precision.h"

#define REPLICATIONS 4
#define MOST_CELLS 8

static const struct kpi_row rows[] = {
    {.id = "meldingen_per_jaar"},
    {.id = "caseload"},
    {.id = "doorlooptijd_overdracht"},
    {.id = "doorlooptijd_eerste_contact"},
    {.id = "recidive_15m"},
    {.id = "wachttijd"},
};
static const struct kpi_catalogue catalogue = {rows, sizeof rows / sizeof rows[0]};

enum { MELDINGEN, CASELOAD, OVERDRACHT, CONTACT, RECIDIVE, WACHTTIJD };

/* --- reading --- */

static char *read_all(struct precision *precision, const char *const *given)
{
    struct options options = {.precisions = given};
    while (given[options.precision_count] != NULL)
        options.precision_count++;
    return precision_read(precision, &options, &catalogue);
}

#define READ(precision, ...) read_all((precision), (const char *const[]){__VA_ARGS__, NULL})

static void test_precision_when_sound_then_read(void **state)
{
    (void)state;
    static const struct {
        const char *given;
        size_t targets;
    } cases[] = {
        {"5", 5},
        {"5%", 5},
        {"0.25%", 5},
        {"100", 5},
        {"wachttijd=2", 1},
        {"wachttijd=200", 1},
        {"wachttijd=100%", 1},
        {"wachttijd@lokaal_team=2", 1},
        {"caseload@veilig_thuis=2.5%", 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct precision precision;
        char *wrong = READ(&precision, cases[i].given);
        if (wrong != NULL)
            fail_msg("%s", wrong);
        assert_int_equal(precision.count, cases[i].targets);
        assert_null(precision.last);
        precision_release(&precision);
        assert_int_equal(precision.count, 0);
    }
    struct precision precision;
    assert_null(READ(&precision, "5%", "wachttijd=2", "caseload=1%"));
    assert_int_equal(precision.count, 7);
    precision_release(&precision);
    assert_null(read_all(&precision, (const char *const[]){NULL}));
    assert_int_equal(precision.count, 0);
    precision_release(&precision);
}

static void test_precision_when_wrong_then_one_sentence(void **state)
{
    (void)state;
    static const struct {
        const char *given, *said;
    } cases[] = {
        {"", "er staat ``"},
        {"vijf", "er staat `vijf`"},
        {"0", "er staat `0`"},
        {"-5", "er staat `-5`"},
        {"101", "er staat `101`"},
        {"101%", "er staat `101%`"},
        {"5%%", "er staat `5%%`"},
        {"5 %", "er staat `5 %`"},
        {"2,5", "er staat `2,5`"},
        {"nan", "er staat `nan`"},
        {"1e3", "er staat `1e3`"},
        {"0x10", "er staat `0x10`"},
        {"1.2.3", "er staat `1.2.3`"},
        {".", "er staat `.`"},
        {"%", "er staat `%`"},
        {"wachttijd=", "er staat `wachttijd=`"},
        {"wachttijd=0", "er staat `wachttijd=0`"},
        {"wachttijd=101%", "er staat `wachttijd=101%`"},
        {"wachttijd@lokaal_team=2 dagen", "halve breedte"},
        {"wachttijd=99999999999", "er staat"},
        {"wachtijd=2", "Bedoelde u wachttijd?"},
        {"=5", "bestaat niet"},
        {"wachttijd@lokale_teams=2", "het station `lokale_teams` bestaat niet"},
        {"wachttijd@=2", "het station `` bestaat niet"},
        {"qqqqqqqqqqqq=5", "bestaat niet"},
        {"@veilig_thuis=5", "bestaat niet"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct precision precision;
        char *wrong = READ(&precision, "wachttijd=2", cases[i].given, "caseload=1");
        if (wrong == NULL || strstr(wrong, cases[i].said) == NULL ||
            strstr(wrong, "--precision") == NULL || strchr(wrong, '\n') != NULL)
            fail_msg("of `%s`: %s", cases[i].given, wrong != NULL ? wrong : "nothing");
        free(wrong);
        precision_release(&precision);
    }
}

/* --- when it is met --- */

struct fixture {
    struct kpi_cell cell[MOST_CELLS];
    double value[REPLICATIONS * MOST_CELLS];
    struct kpi_table table;
};

static void table_init(struct fixture *f)
{
    memset(f, 0, sizeof *f);
    f->table = (struct kpi_table){
        .catalogue = catalogue, .cells = f->cell, .replications = REPLICATIONS, .values = f->value};
}

/* Adds a cell; its values come in the order of the replications. The table's stride grows. */
static void add(struct fixture *f, size_t kpi, const char *station, const char *breakdown,
                const double *values)
{
    size_t had = f->table.cell_count, now = had + 1;
    assert_true(now <= MOST_CELLS);
    for (size_t r = REPLICATIONS; r-- > 0;) {
        memmove(f->value + r * now, f->value + r * had, had * sizeof *f->value);
        f->value[r * now + had] = values[r];
    }
    f->cell[had] = (struct kpi_cell){kpi, station, "alle", breakdown};
    f->table.cell_count = now;
}

static double half_width(const struct fixture *f, size_t cell)
{
    struct kpi_summary s = kpi_table_summary(&f->table, cell);
    return (s.high - s.low) / 2.0;
}

/* Is "NAME=WIDTH" (with a percent sign or not) met by the tables? */
static bool is_met(const char *name, double width, const char *sign, const struct kpi_table *tables,
                   size_t count)
{
    char given[100];
    struct precision precision;
    snprintf(given, sizeof given, "%s%s%.12f%s", name, *name != '\0' ? "=" : "", width, sign);
    char *wrong = READ(&precision, given);
    if (wrong != NULL)
        fail_msg("%s", wrong);
    bool met = precision_is_met(&precision, tables, count);
    assert_int_equal(precision.last == NULL, met);
    precision_release(&precision);
    return met;
}

static const double wide[] = {10.0, 14.0, 12.0, 20.0}; /* mean 14 */
static const double narrow[] = {10.0, 10.1, 10.2, 10.1};
static const double none[] = {(double)NAN, (double)NAN, (double)NAN, 3.0};

static void test_target_when_as_wide_as_the_interval_then_met(void **state)
{
    (void)state;
    struct fixture f;
    table_init(&f);
    add(&f, CASELOAD, "veilig_thuis", "alle", narrow);
    add(&f, WACHTTIJD, "raad", "zwaarte=licht", narrow); /* not the cell that is meant */
    add(&f, WACHTTIJD, "raad", "alle", wide);
    double half = half_width(&f, 2);
    assert_true(half > 1.0);
    assert_true(is_met("wachttijd@raad", half + 1e-9, "", &f.table, 1));
    assert_false(is_met("wachttijd@raad", half - 1e-9, "", &f.table, 1));
    assert_true(is_met("wachttijd@raad", 100.0 * half / 14.0 + 1e-9, "%", &f.table, 1));
    assert_false(is_met("wachttijd@raad", 100.0 * half / 14.0 - 1e-9, "%", &f.table, 1));
    assert_true(is_met("caseload@veilig_thuis", 1.0, "", &f.table, 1));
}

/* Percentages are of the size of a mean, whatever its sign. */
static void test_target_when_the_mean_is_negative_then_of_its_size(void **state)
{
    (void)state;
    static const double below[] = {-10.0, -14.0, -12.0, -20.0};
    struct fixture f;
    table_init(&f);
    add(&f, CASELOAD, "keten", "alle", below);
    double percent = 100.0 * half_width(&f, 0) / 14.0;
    assert_true(is_met("caseload", percent + 1e-9, "%", &f.table, 1));
    assert_false(is_met("caseload", percent - 1e-9, "%", &f.table, 1));
}

static void test_target_when_without_station_then_of_the_keten_or_the_first(void **state)
{
    (void)state;
    struct fixture f;
    table_init(&f);
    add(&f, WACHTTIJD, "raad", "alle", wide);
    add(&f, CASELOAD, "raad", "alle", wide);
    add(&f, CASELOAD, "keten", "alle", narrow);
    assert_false(is_met("wachttijd", 1.0, "", &f.table, 1));
    assert_true(is_met("caseload", 1.0, "", &f.table, 1));
}

/* An interval needs two values: where there is one, another may come. */
static void test_target_when_it_has_one_value_then_waited_for(void **state)
{
    (void)state;
    struct fixture f;
    table_init(&f);
    add(&f, WACHTTIJD, "raad", "alle", none);
    assert_false(is_met("wachttijd@raad", 0.1, "", &f.table, 1));
    assert_true(is_met("", 1.0, "%", &f.table, 1)); /* none of the headline KPI's is there */
    const struct kpi_table same[] = {f.table, f.table};
    assert_false(is_met("wachttijd@raad", 0.1, "", same, 2));
}

/* Where no replication has a value none will come; that is told. */
static void test_target_when_it_has_no_value_then_not_waited_for_and_told(void **state)
{
    (void)state;
    static const double never[] = {(double)NAN, (double)NAN, (double)NAN, (double)NAN};
    struct fixture f;
    table_init(&f);
    add(&f, WACHTTIJD, "raad", "alle", never);
    add(&f, WACHTTIJD, "gi", "alle", never);
    struct precision precision;
    assert_null(READ(&precision, "wachttijd@raad=1", "wachttijd@gi=1%"));
    assert_true(precision_is_met(&precision, &f.table, 1));
    assert_string_equal(precision.silent, "wachttijd@raad, wachttijd@gi");
    assert_null(precision.missing);
    precision_release(&precision);
}

static void test_target_when_not_measured_there_then_ends_and_is_told(void **state)
{
    (void)state;
    struct fixture f;
    table_init(&f);
    add(&f, WACHTTIJD, "raad", "alle", wide);
    struct precision precision;
    assert_null(READ(&precision, "wachttijd@raad=0.001", "wachttijd@gi=1"));
    assert_true(precision_is_met(&precision, &f.table, 1));
    assert_string_equal(precision.missing, "wachttijd@gi");
    precision_release(&precision);
    assert_null(READ(&precision, "caseload=1"));
    assert_true(precision_is_met(&precision, &f.table, 1));
    assert_string_equal(precision.missing, "caseload");
    precision_release(&precision);
    assert_null(READ(&precision, "5"));
    assert_true(precision_is_met(&precision, &f.table, 1));
    assert_null(precision.missing);
    precision_release(&precision);
}

static void test_targets_when_several_then_all_and_the_last_is_told(void **state)
{
    (void)state;
    struct fixture f;
    table_init(&f);
    add(&f, CASELOAD, "veilig_thuis", "alle", narrow);
    add(&f, WACHTTIJD, "raad", "alle", wide);
    struct precision precision;
    assert_null(READ(&precision, "caseload@veilig_thuis=1", "wachttijd=1", "wachttijd@raad=99"));
    assert_false(precision_is_met(&precision, &f.table, 1));
    assert_string_equal(precision.last, "wachttijd");
    /* What the next round brings. */
    memcpy(f.value, (const double[]){10, 1, 10, 1, 10, 1, 10, 1}, 8 * sizeof(double));
    assert_true(precision_is_met(&precision, &f.table, 1));
    assert_string_equal(precision.last, "wachttijd"); /* on which it waited longest */
    precision_release(&precision);
    /* The headline KPI's: only the one of Veilig Thuis is of a station. */
    table_init(&f);
    add(&f, CASELOAD, "keten", "alle", wide);
    assert_true(is_met("", 5.0, "%", &f.table, 1));
    add(&f, CASELOAD, "veilig_thuis", "alle", wide);
    assert_false(is_met("", 5.0, "%", &f.table, 1));
}

/* --- of differences --- */

/* With more tables it is the differences that must be known. */
static void test_target_when_of_more_tables_then_of_their_differences(void **state)
{
    (void)state;
    static const double shifted[] = {13.0, 17.1, 15.0, 23.1}; /* 3 more, nearly */
    static const double apart[] = {20.0, 10.0, 15.0, 11.0};
    struct fixture f[3];
    const double *const values[] = {wide, shifted, apart};
    for (int i = 0; i < 3; i++) {
        table_init(&f[i]);
        add(&f[i], WACHTTIJD, "raad", "alle", values[i]);
    }
    struct kpi_table tables[] = {f[0].table, f[1].table, f[2].table};
    assert_false(is_met("wachttijd@raad", 1.0, "", tables, 1));
    assert_true(is_met("wachttijd@raad", 1.0, "", tables, 2));
    assert_false(is_met("wachttijd@raad", 1.0, "", tables, 3));
    /* In percent of the first one's mean, of 14. */
    double half = 3.182446 * sqrt(0.01 / 3.0) / 2.0; /* differences 3, 3.1, 3, 3.1 */
    assert_true(is_met("wachttijd@raad", 100.0 * half / 14.0 + 1e-4, "%", tables, 2));
    assert_false(is_met("wachttijd@raad", 100.0 * half / 14.0 - 1e-4, "%", tables, 2));
    const struct kpi_table same[] = {f[0].table, f[0].table};
    assert_true(is_met("wachttijd@raad", 1e-9, "", same, 2));
}

/* The other table may have more cells, in another order, and less to say of the station. */
static void test_target_when_the_tables_have_other_cells_then_of_the_same_cell(void **state)
{
    (void)state;
    static const double apart[] = {20.0, 10.0, 15.0, 11.0};
    struct fixture one, other;
    table_init(&one);
    add(&one, WACHTTIJD, "raad", "alle", wide);
    table_init(&other);
    add(&other, WACHTTIJD, "gi", "alle", wide);
    add(&other, CASELOAD, "keten", "alle", narrow);
    add(&other, WACHTTIJD, "raad", "alle", apart);
    struct kpi_table tables[] = {one.table, other.table};
    assert_false(is_met("wachttijd@raad", 1.0, "", tables, 2));
    assert_false(is_met("wachttijd", 1.0, "", tables, 2));
    assert_true(is_met("wachttijd", 100.0, "", tables, 2));
    assert_true(is_met("caseload", 0.1, "", tables, 2)); /* the first one has it not */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_precision_when_sound_then_read),
        cmocka_unit_test(test_precision_when_wrong_then_one_sentence),
        cmocka_unit_test(test_target_when_as_wide_as_the_interval_then_met),
        cmocka_unit_test(test_target_when_the_mean_is_negative_then_of_its_size),
        cmocka_unit_test(test_target_when_without_station_then_of_the_keten_or_the_first),
        cmocka_unit_test(test_target_when_it_has_one_value_then_waited_for),
        cmocka_unit_test(test_target_when_it_has_no_value_then_not_waited_for_and_told),
        cmocka_unit_test(test_target_when_not_measured_there_then_ends_and_is_told),
        cmocka_unit_test(test_targets_when_several_then_all_and_the_last_is_told),
        cmocka_unit_test(test_target_when_of_more_tables_then_of_their_differences),
        cmocka_unit_test(test_target_when_the_tables_have_other_cells_then_of_the_same_cell),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
