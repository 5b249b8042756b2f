/* What becomes of an incident: reported, caught locally, asked advies about, or known to nobody
 * (models/melding.h), as chances. */
#ifndef MODELS_VERKEER_MELDEN_H
#define MODELS_VERKEER_MELDEN_H

#include "models/verkeer/stand.h"

struct verkeer_melden {
    double gemeld;     /* reported at once, by one or two */
    double meldingen;  /* meldingen at once, per incident */
    double dubbel;     /* of those reported: by two */
    double opgevangen; /* of what is not: the lokale veld catches the signal */
    double gemist;     /* of what is not: missed under pressure, and then reported (frozen M10) */
    double advies;     /* of what nobody reported or caught: advies is asked */
    double alsnog;     /* of those: a melding after all */
};
/* `wacht`: while a casus of the huishouden waits somewhere (M7). */
struct verkeer_melden verkeer_melden(const struct verkeer_stand *s, size_t gemeente, bool wacht);

#endif
