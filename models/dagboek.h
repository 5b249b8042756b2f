/* The diary of one (invented) huishouden: everything that happens to it in one replication, in
 * order. */
#ifndef MODELS_DAGBOEK_H
#define MODELS_DAGBOEK_H

#include "models/keten.h"

enum { DAGBOEK_TEKST = 160 };

struct dagboek_regel {
    tick op;
    uint16_t kandidaat;        /* of the casus it is about; UINT16_MAX: of none */
    char tekst[DAGBOEK_TEKST]; /* Dutch, one line */
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
/* The same of a typical huishouden, in one run of the replication: nobody knew it before, it was
 * reported in the first year that counts, its casus has closed and did not go to the Raad. Of these
 * whoever shows most of the chain (onderzoek, overdracht, lokaal team, first contact, help that
 * ended, at most one more casus; else less of these; at least a VB), and of those the middle one by
 * the time from incident to first contact. The diary ends three years after the warm-up. ONBEKEND:
 * there is nobody like that. */
enum dagboek_status dagboek_typisch(struct dagboek *dagboek, const struct keten_instelling *in,
                                    uint64_t zaad, uint32_t replicatie);

/* A line as diaries have it: "wat (detail)"; detail may be NULL or empty. */
void dagboek_tekst(char tekst[DAGBOEK_TEKST], const char *wat, const char *detail);

void dagboek_release(struct dagboek *dagboek);

#endif
