#include "models/verkeer/melden.h"

#include "models/waarde.h"

#include <math.h>

/* Of a report that comes with this chance when every factor is 1: the chance that factors above 1
 * bring one where none would have come. */
static double erbij(double kans, double meer)
{
    return kans < 1.0 ? fmin(1.0, kans * meer / (1.0 - kans)) : 0.0;
}

struct verkeer_melden verkeer_melden(const struct verkeer_stand *s, size_t gemeente, bool wacht)
{
    const struct melding_instelling *in = &s->d->melding;
    tick op = s->op;
    double blijft = 0.0, meer = 0.0;
    for (int m = 0; m < MELDERS_BUITEN; m++) {
        double deel = kans_op(in->aandeel[m], op), factor = waarde_op(in->factor[m], op);
        blijft += deel * fmin(1.0, factor);
        meer += deel * fmax(0.0, factor - 1.0);
    }
    double minder = wacht ? 1.0 - kans_op(in->minder_bij_wachten, op) : 1.0,
           vaker = wacht ? 1.0 + kans_op(in->meer_bij_wachten, op) : 1.0;
    double kans = kans_op(in->kans, op) * verkeer_respons(s, R7_MELDKANS, gemeente, LICHT, minder);
    double dubbel =
        fmin(1.0, kans_op(in->dubbel, op) * verkeer_respons(s, R7_DUBBEL, gemeente, LICHT, vaker));
    double tweede = dubbel * blijft + (1.0 - dubbel) * erbij(dubbel, meer);
    double los = (1.0 - kans) * erbij(kans, meer);
    struct verkeer_melden m = {.gemeld = los + kans * (1.0 - (1.0 - blijft) * (1.0 - tweede)),
                               .meldingen = los + kans * (blijft + tweede),
                               .advies = kans_op(in->advies, op),
                               .alsnog = kans_op(s->d->advies.leidt_tot_melding, op)};
    m.dubbel = m.gemeld > 0.0 ? kans * blijft * tweede / m.gemeld : 0.0;
    double gezien = kans_op(in->opgevangen[gemeente], op);
    double opvang = fmin(1.0, verkeer_respons(s, R10_OPVANG, gemeente, LICHT, 1.0));
    m.opgevangen = gezien * opvang;
    m.gemist = gezien * (1.0 - opvang) * kans_op(in->gemist_wordt_melding, op);
    return m;
}
