/* The chain and its picture know the same arrows: a new arrow needs a place on the page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "models/metingen.h"
#include "output/stroom_layout.h"

static void test_picture_when_an_arrow_is_counted_then_it_has_a_place(void **state)
{
    (void)state;
    for (int p = 0; p < PIJLEN; p++)
        if (stroom_path_of(metingen_pijl((enum pijl)p)->sleutel) == NULL)
            fail_msg("no place for %s", metingen_pijl((enum pijl)p)->sleutel);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_picture_when_an_arrow_is_counted_then_it_has_a_place),
        cmocka_unit_test(test_picture_when_an_arrow_has_a_place_then_it_is_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
