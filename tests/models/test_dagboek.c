/* The diary of a typical huishouden: that it is who the rule names, and tells what a diary of that
 * huishouden tells. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "models/dagboek.h"
#include "tests/models/world.h"

#define SEED 20180101

static void make(struct world *w, struct dagboek *diary)
{
    enum dagboek_status status = dagboek_typisch(diary, &w->in, SEED, 1);
    assert_int_equal(status, DAGBOEK_KLAAR);
    assert_true(diary->aantal > 0);
}

static void test_typical_when_made_twice_then_the_same(void **state)
{
    (void)state;
    struct world w;
    struct dagboek one, other;
    WORLD_LOAD(&w, WORLD_FROM_START, "eind=2019-12-31");
    make(&w, &one);
    make(&w, &other);
    assert_string_equal(one.naam, other.naam);
    assert_int_equal(one.aantal, other.aantal);
    for (size_t i = 0; i < one.aantal; i++) {
        assert_true(one.regel[i].op == other.regel[i].op);
        assert_string_equal(one.regel[i].tekst, other.regel[i].tekst);
    }
    dagboek_release(&one);
    dagboek_release(&other);
    world_unload(&w);
}

/* Line by line what `show --casus` tells of the same huishouden. */
static void test_typical_when_asked_by_name_then_the_same_diary(void **state)
{
    (void)state;
    struct world w;
    struct dagboek typical, named;
    WORLD_LOAD(&w, WORLD_FROM_START, "eind=2019-12-31");
    make(&w, &typical);
    assert_int_equal(dagboek_maak(&named, &w.in, SEED, 1, typical.naam), DAGBOEK_KLAAR);
    assert_int_equal(typical.kinderen, named.kinderen);
    assert_true(typical.kwetsbaarheid > 0.999 * named.kwetsbaarheid &&
                typical.kwetsbaarheid < 1.001 * named.kwetsbaarheid); /* kept as a float */
    assert_int_equal(typical.aantal, named.aantal);
    for (size_t i = 0; i < named.aantal; i++) {
        assert_true(typical.regel[i].op == named.regel[i].op);
        assert_int_equal(typical.regel[i].kandidaat, named.regel[i].kandidaat);
        assert_string_equal(typical.regel[i].tekst, named.regel[i].tekst);
    }
    dagboek_release(&typical);
    dagboek_release(&named);
    world_unload(&w);
}

static bool reached(const struct casus *c, enum mijlpaal m)
{
    return c->mijlpaal[m] != CLOCK_NEVER;
}

/* As the rule says: new, in the first year, through onderzoek, lokaal team and help. */
static bool shows_the_chain(const struct keten *k, const struct casus *c)
{
    return c->telt && !c->lokaal && !c->raadszaak && c->eerder == 0 && c->ronde == 0 &&
           c->bij_lokaal_veld && c->fase == FASE_GESLOTEN && c->vertrek >= k->in->eind &&
           c->mijlpaal[MIJLPAAL_MELDING] < k->in->telt_vanaf + 366 * CLOCK_DAY &&
           reached(c, MIJLPAAL_VB) && reached(c, MIJLPAAL_ONDERZOEK_EIND) &&
           reached(c, MIJLPAAL_OVERDRACHT) && reached(c, MIJLPAAL_CONTACT) &&
           reached(c, MIJLPAAL_HULP_EIND) && k->huishoudens.rij[c->huishouden].casussen <= 2;
}

static tick wait_of(const struct casus *c)
{
    return c->mijlpaal[MIJLPAAL_CONTACT] - c->mijlpaal[MIJLPAAL_INCIDENT];
}

static bool is_of(const struct world *w, const struct casus *c, const char *name)
{
    char own[80];
    snprintf(own, sizeof own, "%s-%lu", w->in.sleutel[c->gemeente], (unsigned long)c->nummer);
    return strcmp(own, name) == 0;
}

/* The middle one: as many wait shorter as longer. */
static void test_typical_when_many_show_the_chain_then_the_middle_one(void **state)
{
    (void)state;
    struct world w;
    struct dagboek diary;
    WORLD_LOAD(&w, WORLD_FROM_START, "eind=2019-12-31");
    make(&w, &diary);
    struct keten *k = &w.keten;
    keten_init(k, &w.in, SEED, 1);
    keten_tot_start(k);
    keten_loop(k, w.in.eind);
    tick wait = -1;
    size_t all = 0, shorter = 0;
    for (int32_t i = 0; i < k->casussen.aantal; i++)
        if (shows_the_chain(k, &k->casussen.rij[i]) && is_of(&w, &k->casussen.rij[i], diary.naam))
            wait = wait_of(&k->casussen.rij[i]);
    assert_true(wait >= 0); /* the small world has such casussen, so the best kind is chosen */
    for (int32_t i = 0; i < k->casussen.aantal; i++)
        if (shows_the_chain(k, &k->casussen.rij[i])) {
            all++;
            shorter += wait_of(&k->casussen.rij[i]) < wait;
        }
    assert_true(all >= 5);
    assert_int_equal(shorter, (all - 1) / 2);
    keten_release(k);
    dagboek_release(&diary);
    world_unload(&w);
}

static void test_typical_when_the_run_is_too_short_then_nobody(void **state)
{
    (void)state;
    struct world w;
    struct dagboek diary;
    WORLD_LOAD(&w, WORLD_FROM_START, "eind=2018-01-02");
    assert_int_equal(dagboek_typisch(&diary, &w.in, SEED, 1), DAGBOEK_ONBEKEND);
    dagboek_release(&diary);
    world_unload(&w);
}

static void test_text_when_there_is_a_detail_then_in_brackets(void **state)
{
    (void)state;
    char text[DAGBOEK_TEKST], longest[2 * DAGBOEK_TEKST];
    dagboek_tekst(text, "gesloten", NULL);
    assert_string_equal(text, "gesloten");
    dagboek_tekst(text, "gesloten", "");
    assert_string_equal(text, "gesloten");
    dagboek_tekst(text, "hulptraject begonnen", "kind");
    assert_string_equal(text, "hulptraject begonnen (kind)");
    memset(longest, 'x', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    dagboek_tekst(text, longest, longest);
    assert_int_equal(strlen(text), DAGBOEK_TEKST - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_typical_when_made_twice_then_the_same),
        cmocka_unit_test(test_typical_when_asked_by_name_then_the_same_diary),
        cmocka_unit_test(test_typical_when_many_show_the_chain_then_the_middle_one),
        cmocka_unit_test(test_typical_when_the_run_is_too_short_then_nobody),
        cmocka_unit_test(test_text_when_there_is_a_detail_then_in_brackets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
