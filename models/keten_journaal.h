/* The journal of a world: everything that happens to every huishouden, in Dutch, for who keeps a
 * diary. Nothing is made when nobody listens. */
#ifndef MODELS_KETEN_JOURNAAL_H
#define MODELS_KETEN_JOURNAAL_H

#include "models/keten.h"

/* `casus` −1: about none; `detail` may be NULL. */
void keten_meld(struct keten *k, int32_t huishouden, int32_t casus, const char *wat,
                const char *detail);
void keten_meld_casus(struct keten *k, int32_t casus, const char *wat, const char *detail);
/* A contact, and what was said to the help offered: which kinds accepted, which declined. */
void keten_meld_hulp(struct keten *k, int32_t casus, const char *wat);
/* A traject of this kind began or is over. */
void keten_meld_traject(struct keten *k, int32_t casus, enum hulpsoort soort);
/* Hooks of casussen: a casus moved to another fase, with who answers for it; a wait ended, with its
 * causes. The context is the keten. */
void keten_stap(void *keten, int32_t casus, enum fase fase);
void keten_wachtboek(void *keten, int32_t casus, enum station station,
                     const struct station_wait *wacht);

#endif
