/* The chain and its picture know the same arrows: a new arrow gets a place on the page,
 * or for the time being a line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "models/metingen.h"
#include "output/labels.h"
#include "output/stroom_layout.h"

/* The picture lists by name what it has no place for, and has room for four. */
static void test_picture_when_an_arrow_is_counted_then_it_has_a_place_or_a_line(void **state)
{
    (void)state;
    int listed = 0;
    for (int p = 0; p < PIJLEN; p++)
        listed += stroom_path_of(metingen_pijl((enum pijl)p)->sleutel) == NULL;
    assert_in_range(listed, 0, 4);
}

static void test_picture_when_an_arrow_has_a_place_then_it_is_counted(void **state)
{
    (void)state;
    const struct stroom_path *path;
    for (size_t i = 0; (path = stroom_path(i)) != NULL; i++) {
        bool counted = path->key == NULL;
        for (int p = 0; p < PIJLEN && !counted; p++)
            counted = strcmp(metingen_pijl((enum pijl)p)->sleutel, path->key) == 0;
        if (!counted)
            fail_msg("nobody counts %s", path->key);
    }
}

static bool is_dutch(const char *name)
{
    static const struct labels english = {.english = true};
    return strcmp(name, "incident") != 0 && strcmp(name, "monitoring") != 0 &&
           strcmp(labels_arrow_end(&english, name), name) == 0;
}

/* As with a place on the page, a new arrow may do without for the time being. */
static void test_table_when_in_english_then_hardly_an_arrow_is_dutch(void **state)
{
    (void)state;
    int dutch = 0;
    for (int p = 0; p < PIJLEN; p++) {
        const struct pijl_rij *row = metingen_pijl((enum pijl)p);
        dutch += is_dutch(row->van) || is_dutch(row->naar);
    }
    assert_true(is_dutch("melding met spoed"));
    assert_in_range(dutch, 0, 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_picture_when_an_arrow_is_counted_then_it_has_a_place_or_a_line),
        cmocka_unit_test(test_picture_when_an_arrow_has_a_place_then_it_is_counted),
        cmocka_unit_test(test_table_when_in_english_then_hardly_an_arrow_is_dutch),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
