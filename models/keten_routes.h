/* Gives every part of a world its settings and its routes (keten_init does the rest). */
#ifndef MODELS_KETEN_ROUTES_H
#define MODELS_KETEN_ROUTES_H

#include "models/keten.h"

void keten_bedraad(struct keten *k);
/* keten_instroom.c: huishoudens, meldingen and casussen; and, once there is a front, adviezen and
 * monitoring. */
void keten_bedraad_instroom(struct keten *k);
void keten_bedraad_terugkijken(struct keten *k);
/* keten_druk.c: how pressure is measured, and whom a change of strength concerns. */
struct druk_bedrading keten_druk(struct keten *k);
struct personeel_bedrading keten_personeel(struct keten *k);

#endif
