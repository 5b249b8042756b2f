/* One scenario an arrow of the chain, in which it is the only way out of its box. */
#ifndef TESTS_KETEN_ARROWS_H
#define TESTS_KETEN_ARROWS_H

#include "tests/models/world.h"

#define ARROWS_SETS 24
#define ARROWS_ALSO 4

struct arrow_case {
    enum pijl only;
    const char *sets[ARROWS_SETS];
    enum { ALL_ELSE_SHUT, GOES_BESIDE } siblings; /* the others of its box, by metingen_pijl */
    enum pijl also[ARROWS_ALSO]; /* arrows of other boxes that must carry none either */
    size_t also_count;
};

/* Runs every case: its arrow carries casussen, its siblings and `also` none, and the books balance.
 * That every arrow has a case somewhere is the business of test_elke_pijl.sh. */
void arrows_expect_alone(const struct arrow_case *cases, size_t count);

/* For an arrow that has no siblings: with these values it carries nothing. */
struct shut_case {
    enum pijl shut;
    const char *sets[ARROWS_SETS];
};
void arrows_expect_none(const struct shut_case *cases, size_t count);

/* Values that several cases share; each ends without a comma. */
#define BY_ZWAARTE(path, x) path ".licht=" x, path ".middelzwaar=" x, path ".zwaar=" x
#define GEEN_VERVOLG(x) BY_ZWAARTE("veilig_thuis.geen_vervolg", x)
#define DIRECT(x) "gemeenten.*.doorzet_percentage=" x
#define VENV(x) BY_ZWAARTE("veilig_thuis.venv.aandeel", x)
#define NA(x) "veilig_thuis.onderzoek.geen_vervolg=" x
#define NAAR_JBT(x) BY_ZWAARTE("veilig_thuis.onderzoek.naar_jbt", x)
#define HELP(x) "gemeenten.*.betrokken_hulp=" x
#define ALL_INVESTIGATED GEEN_VERVOLG("0"), DIRECT("0"), VENV("0")
#define ALL_VENV GEEN_VERVOLG("0"), DIRECT("0"), VENV("100")
#define WITH_CHILDREN "huishoudens.zonder_kinderen=0"

#endif
