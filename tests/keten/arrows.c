#include "tests/keten/arrows.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

/* Places enough that nothing keeps a casus from its arrow, no huisverbod that passes the tree after
 * the VB, the same tree for whoever was sent back, nobody in the chain at the start but those whom
 * the history left there, and few families. */
static const char *const roomy[] = {"veilig_thuis.onderzoek.fte=\"onbeperkt\"",
                                    "gemeenten.*.lokaal_team.fte=\"onbeperkt\"",
                                    "raad.fte=\"onbeperkt\"",
                                    "gi.fte=\"onbeperkt\"",
                                    "jbt.agenda=100",
                                    "gemeenten.dronten.lokaal_team.overleg_alles=\"nee\"",
                                    "veilig_thuis.front.fte=20",
                                    "veilig_thuis.onderzoek.wachtlijst_start=0",
                                    "raad.wachtlijst_start=0",
                                    "veilig_thuis.huisverbod=0",
                                    "veilig_thuis.terugmelding_direct=100",
                                    "gemeenten.*.instroom*=0.5",
                                    "huishoudens.historie_jaren=5",
                                    "eind=2018-12-31"};
#define ROOMY (sizeof roomy / sizeof roomy[0])

static void run(struct world *w, struct studie *study, const char *const *sets)
{
    const char *all[ROOMY + ARROWS_SETS + 1];
    size_t n = ROOMY;
    memcpy(all, roomy, sizeof roomy);
    for (size_t s = 0; s < ARROWS_SETS && sets[s] != NULL; s++)
        all[n++] = sets[s];
    all[n] = NULL;
    world_load(w, WORLD_ALWAYS, all);
    world_study(w, study, 1);
    assert_int_equal(study->tabellen.books.failures, 0);
}

static bool leave_one_box(enum pijl a, enum pijl b)
{
    return a != b && strcmp(metingen_pijl(a)->van, metingen_pijl(b)->van) == 0;
}

static void expect_alone(const struct arrow_case *c, const double *a_year)
{
    const char *name = metingen_pijl(c->only)->sleutel;
    if (!(a_year[c->only] > 0.0))
        fail_msg("nothing on arrow %s", name);
    for (int p = 0; p < PIJLEN; p++) {
        bool shut = c->siblings == ALL_ELSE_SHUT && leave_one_box(c->only, (enum pijl)p);
        for (size_t i = 0; i < c->also_count; i++)
            shut = shut || c->also[i] == (enum pijl)p;
        if (shut && a_year[p] != 0.0)
            fail_msg("only %s should be open, but %s carries %.1f a year", name,
                     metingen_pijl((enum pijl)p)->sleutel, a_year[p]);
    }
}

void arrows_expect_alone(const struct arrow_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct world w;
        struct studie study;
        run(&w, &study, cases[i].sets);
        expect_alone(&cases[i], study.pijlen);
        studie_release(&study);
        world_unload(&w);
    }
}

void arrows_expect_none(const struct shut_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct world w;
        struct studie study;
        run(&w, &study, cases[i].sets);
        if (study.pijlen[cases[i].shut] != 0.0)
            fail_msg("%s carries %.1f a year", metingen_pijl(cases[i].shut)->sleutel,
                     study.pijlen[cases[i].shut]);
        studie_release(&study);
        world_unload(&w);
    }
}
