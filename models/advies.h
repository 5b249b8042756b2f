/* Adviezen: somebody consults Veilig Thuis without reporting.
 *
 * About an hour of the front each. Part of them concern an incident of a huishouden of the model
 * and may lead to a melding later; all others come in at a dated rate and are work only. Waiting
 * anywhere in the chain makes people ask more often (M7; OAM 3.2.4): that adds to those others a
 * second flow, thinned from their own rate, so that the first stays as it is in every world.
 * Adviezen are spread over the gemeenten as new huishoudens are. Left out: several calls about one
 * question, and support of others beyond the advies itself. */
#ifndef MODELS_ADVIES_H
#define MODELS_ADVIES_H

#include "models/druk.h"
#include "models/front.h"
#include "models/huishouden.h"
#include "models/metingen.h"

struct advies_instelling {
    const struct parameter_value *overige_per_week, *uren, *leidt_tot_melding;
    const struct parameter_value *factor_bij_wachten; /* M7: % more if all waited */
};
struct advies_bedrading {
    void *keten;
    void (*melding)(void *keten, int32_t huishouden, uint16_t kandidaat, tick incident);
};
struct adviezen {
    struct simulation *sim;
    struct huishoudens *hs;
    struct metingen *metingen;
    struct mechanismen *mechanismen;
    const struct druk *druk;
    struct front *front;
    const struct advies_instelling *in;
    struct advies_bedrading bedrading;
    struct overige_instroom overig; /* as many as without waiting */
    struct overige_instroom extra;  /* candidates of what waiting adds */
    bool historie;
    struct advies_vraag *vraag; /* those about a huishouden that wait or are in work */
    int32_t aantal, ruimte, vrij;
};

extern const struct parameter_row advies_rijen[];
extern const size_t advies_rij_aantal;
void advies_lees(struct advies_instelling *in, const struct parameter_set *set);
void adviezen_init(struct adviezen *a, struct simulation *sim, struct huishoudens *hs,
                   struct metingen *metingen, struct mechanismen *mechanismen,
                   const struct druk *druk, struct front *front,
                   const struct advies_instelling *historie, struct advies_bedrading bedrading);
void adviezen_release(struct adviezen *a);
void adviezen_begin(struct adviezen *a);
/* A consult about an incident that happens now. In the history it takes no time. */
void advies_vraag(struct adviezen *a, int32_t huishouden, uint16_t kandidaat);

#endif
