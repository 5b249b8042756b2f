/* Who answers for a casus while the table, the Raad and the kinderrechter look at it: whoever
 * brought it there (RP 2.4), in the stocks and in the diary. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "tests/models/world.h"

/* Veilig Thuis, the teams and (after SAVE-begeleiding) the GI all ask often. */
#define ALL_ASK                                                                                    \
    "veilig_thuis.onderzoek.naar_jbt.middelzwaar=40", "veilig_thuis.onderzoek.naar_jbt.zwaar=80",  \
        "gemeenten.*.lokaal_team.naar_jbt.licht=40",                                               \
        "gemeenten.*.lokaal_team.naar_jbt.middelzwaar=60", "gemeenten.*.lokaal_team.fte*=3",       \
        "jbt.naar_raad=50", "jbt.naar_save=40", "jbt.agenda=8", "gi.save_niet_genoeg=90",          \
        "gi.save_dagen=40", "gi.historie_save_dagen=40", "gi.fte=30", "raad.fte=8",                \
        "raad.naar_rechter=80", "raad.wachtlijst_start=0"

#define MOST 40000

struct follow {
    struct keten *keten;
    enum verantwoordelijke had[MOST]; /* who had the casus last, of those that may ask */
    int wrong, table[VERANTWOORDELIJKEN], court[VERANTWOORDELIJKEN];
};

/* BIJ_NIEMAND: does not take a casus over from whoever asked. */
static enum verantwoordelijke takes_over(enum fase fase)
{
    switch (fase) {
    case FASE_VB_WACHT:
    case FASE_VB:
    case FASE_ONDERZOEK_WACHT:
    case FASE_ONDERZOEK:
    case FASE_VENV_WACHT:
    case FASE_VENV:
    case FASE_OVERDRACHT_WACHT:
    case FASE_OVERDRACHT:
    case FASE_GEWEIGERD:
    case FASE_OVERLEG_WACHT:
        return BIJ_VEILIG_THUIS;
    case FASE_INTAKE:
    case FASE_LOKAAL_WACHT:
    case FASE_LOKAAL_PLANNEN:
    case FASE_LOKAAL:
        return BIJ_LOKAAL_TEAM;
    case FASE_GI_WACHT:
    case FASE_GI_PLANNEN:
    case FASE_GI:
        return BIJ_GI;
    case FASE_CONTACT_WACHT:
    case FASE_HULP_GEPLAND:
    case FASE_HULP_WACHT:
    case FASE_HULP:
        return BIJ_HULP;
    case FASE_JBT_WACHT:
    case FASE_RAAD_WACHT:
    case FASE_RAAD:
    case FASE_RECHTER:
    case FASE_GESLOTEN:
    case FASEN:
        break;
    }
    return BIJ_NIEMAND;
}

static void diary(void *context, struct keten *k, int32_t household, int32_t i, const char *what,
                  const char *detail)
{
    struct follow *f = context;
    (void)household;
    assert_true(i < MOST);
    enum fase fase = i < 0 ? FASE_GESLOTEN : k->casussen.rij[i].fase;
    if (fase == FASE_GESLOTEN || strcmp(what, begrippen_fase(fase)->nl) != 0)
        return;
    enum verantwoordelijke now = takes_over(fase);
    if (now != BIJ_NIEMAND)
        f->had[i] = now;
    f->wrong += detail == NULL || strcmp(detail, begrippen_verantwoordelijke(f->had[i])) != 0;
    if (k->lopend && fase == FASE_JBT_WACHT)
        f->table[f->had[i]]++;
    if (k->lopend && fase == FASE_RECHTER)
        f->court[f->had[i]]++;
}

static void expect_stocks(const struct follow *f)
{
    const struct keten *k = f->keten;
    int64_t answers[VERANTWOORDELIJKEN] = {0};
    for (int32_t h = 0; h < k->huishoudens.aantal; h++) {
        const struct huishouden *family = &k->huishoudens.rij[h];
        for (int32_t i = family->leeft ? family->eerste_casus : -1; i >= 0;
             i = k->casussen.rij[i].volgende_casus) {
            enum verantwoordelijke now = takes_over(k->casussen.rij[i].fase);
            answers[now == BIJ_NIEMAND ? f->had[i] : now]++;
        }
    }
    for (int v = 0; v < BIJ_NIEMAND; v++) {
        int64_t stock = 0;
        for (size_t g = 0; g < k->in->gemeenten; g++)
            stock += k->casussen.verantwoordelijk[(size_t)v * k->in->gemeenten + g].value;
        assert_int_equal(stock, answers[v]);
    }
}

static void test_asker_when_others_look_at_the_casus_then_still_answers_for_it(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, ALL_ASK);
    static struct follow f;
    f = (struct follow){.keten = world_begin(&w, 1)};
    f.keten->journaal = diary;
    f.keten->journaal_context = &f;
    keten_tot_start(f.keten);
    for (int week = 1; week < 100; week++) {
        keten_loop(f.keten, w.in.start + week * CLOCK_WEEK);
        expect_stocks(&f);
    }
    assert_int_equal(f.wrong, 0);
    assert_true(f.table[BIJ_VEILIG_THUIS] > 50 && f.table[BIJ_LOKAAL_TEAM] > 50);
    assert_true(f.table[BIJ_GI] > 50 && f.table[BIJ_HULP] == 0);
    assert_true(f.court[BIJ_VEILIG_THUIS] > 10 && f.court[BIJ_LOKAAL_TEAM] > 10);
    assert_true(f.court[BIJ_GI] > 10 && f.court[BIJ_HULP] == 0);
    world_unload(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_asker_when_others_look_at_the_casus_then_still_answers_for_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
