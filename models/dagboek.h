/* The diary of one (invented) huishouden: everything that happens to it in one replication, in
 * order. */
#ifndef MODELS_DAGBOEK_H
#define MODELS_DAGBOEK_H

#include "models/keten.h"

struct dagboek_regel {
    tick op;
    uint16_t kandidaat; /* of the casus it is about; UINT16_MAX: of none */
    char tekst[160];    /* Dutch, one line */
};

struct dagboek {
    char naam[80]; /* "almere-1234.3": gemeente, number of the huishouden, number of the incident */
    int kinderen;
    double kwetsbaarheid;
    uint32_t eerdere_casussen; /* before `start` */
    struct dagboek_regel *regel;
    size_t aantal;
};

enum dagboek_status { DAGBOEK_KLAAR, DAGBOEK_FOUTE_NAAM, DAGBOEK_ONBEKEND };

/* Runs replication `replicatie` again and keeps the diary of `naam`: a huishouden ("almere-1234")
 * or one of its casussen
 * ("almere-1234.3"), or the first casus that reaches the Raad ("voorbeeld"). ONBEKEND: nobody of
 * that name in this replication. To be released when KLAAR. */
enum dagboek_status dagboek_maak(struct dagboek *dagboek, const struct keten_instelling *in,
                                 uint64_t zaad, uint32_t replicatie, const char *naam);
void dagboek_release(struct dagboek *dagboek);

#endif
