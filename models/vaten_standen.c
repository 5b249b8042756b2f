#include "models/vaten_standen.h"

#include <stdlib.h>

static void vul(struct vaten_standen *s, const struct mechanismen_instelling *eigen)
{
    for (int i = 0; i < VATEN_STANDEN; i++) {
        struct mechanismen_instelling *hier = &s->stand[i];
        *hier = *eigen;
        int welk = i < 2 ? -1 : (i - 2) % MECHANISMEN;
        bool alleen = i >= 2 + MECHANISMEN;
        for (int m = 0; m < MECHANISMEN; m++) {
            bool bevriest = i == 1 || (i >= 2 && (alleen ? m != welk : m == welk));
            if (bevriest && eigen->stand[m] == STAND_AAN) {
                hier->stand[m] = STAND_BEVROREN;
                hier->bevroren[m] = s->bevroren[m];
            }
        }
    }
}

enum studie_status vaten_standen_maak(struct vaten_standen *s, const struct keten_instelling *in,
                                      const struct vaten_plan *plan, tick t0)
{
    *s = (struct vaten_standen){0};
    struct keten_instelling eigen;
    if (!keten_instelling_lees(&eigen, plan->set, plan->basis)) {
        return STUDIE_MISLUKT;
    }
    eigen.eind = in->eind;
    eigen.telt_vanaf = t0;
    eigen.respons_na_inloop = true;
    struct studie_plan studie = {.zaad = plan->zaad,
                                 .draden = plan->draden,
                                 .opslag = plan->opslag,
                                 .versie = plan->versie,
                                 .stop = plan->stop,
                                 .context = plan->context};
    enum studie_status status = studie_werking(&eigen, &studie, s->bevroren);
    keten_instelling_release(&eigen);
    if (status == STUDIE_KLAAR) {
        vul(s, &in->mechanismen);
    }
    return status;
}

void vaten_standen_release(struct vaten_standen *s)
{
    for (int m = 0; m < MECHANISMEN; m++) {
        free(s->bevroren[m]);
    }
    *s = (struct vaten_standen){0};
}
