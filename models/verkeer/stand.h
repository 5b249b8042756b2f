/* The settings of the chain at one date as the traffic equations need them: dated values looked up,
 * distributions reduced to means, responses of mechanisms at rest, and how long one waits where.
 *
 * At rest means: no pressure (M6, M8, M9 and M10 do nothing), and what a mechanism does to a casus
 * or a huishouden of itself (M1 to M5, M7) as stated. A mechanism that is `bevroren` or `uit` acts
 * as it says. Waits are the calendar's (nobody starts at night or in a weekend) and, where places
 * are short, that of a list: see verkeer_stand_wachten. */
#ifndef MODELS_VERKEER_STAND_H
#define MODELS_VERKEER_STAND_H

#include "models/keten.h"
#include "models/verkeer/aanbod.h"

#include <math.h>

#define VERKEER_WEKEN_PER_JAAR (CLOCK_YEAR_DAYS / 7.0)

/* Days on a list, besides the time that the parties need themselves. */
struct verkeer_wacht {
    double vb, overdracht, onderzoek, tafel, raad, gi, hulp;
    double *overleg, *team; /* per gemeente */
};

/* Share of what comes to a station that is served in time: 1, unless its list grows without end.
 * Only those go on (Goodman and Massey, "The non-ergodic Jackson network", Journal of Applied
 * Probability 21, 1984). */
struct verkeer_door {
    double onderzoek, raad, gi;
    double *team, *zwaar; /* per gemeente */
};

struct verkeer_stand {
    const struct keten_delen *d;
    const struct mechanismen_instelling *m; /* NULL: all `aan`, as in the history */
    tick op;
    size_t gemeenten;
    double hermelding_jaren;
    struct verkeer_wacht wacht;
    struct verkeer_door door;
    double kantoor_wacht; /* days until the office opens, of who comes at any moment */
    double *direct;       /* [gemeente * ZWAARTEN + beoordeeld]: chance of direct doorzetten */
    double *te_zwaar;     /* see verkeer_te_zwaar */
    double huisverbod[ZWAARTEN]; /* expected share with a huisverbod, by zwaarte beoordeeld */
    double kinderen[HUISHOUDEN_KINDEREN + 1];       /* chance of so many */
    double met_kinderen, kinderen_gemiddeld;        /* share; mean of those that have any */
    double raad_gezin, gi_gezin_ots, gi_gezin_save; /* days until the last child is done */
    double meld_dagen, meld_sd;                     /* from incident to melding */
    double naijl_vb, naijl_onderzoek; /* chance that a second melding comes after VB, onderzoek */
    struct verkeer_aanbod aanbod;
};

/* To be released. False when memory is short. */
bool verkeer_stand_lees(struct verkeer_stand *s, const struct keten_instelling *in, bool historie,
                        tick op);
void verkeer_stand_release(struct verkeer_stand *s);

/* A response: `aan` unless its mechanism is frozen or off. */
double verkeer_respons(const struct verkeer_stand *s, enum respons r, size_t gemeente,
                       enum zwaarte zwaarte, double aan);
/* Chance that a wait of so many days made the casus one level heavier (M2). */
double verkeer_escalatie(const struct verkeer_stand *s, size_t gemeente, enum zwaarte werkelijk,
                         double dagen);
/* Chance that the team of a gemeente finds it too heavy (M4), by zwaarte werkelijk, with kinderen
 * or not, handed over warm or not, directly or after onderzoek. */
double verkeer_te_zwaar(const struct verkeer_stand *s, size_t gemeente, enum zwaarte werkelijk,
                        bool kinderen, bool warm, bool direct);

/* The list of a station with `plaatsen` places at this load (0 to 1), where a service takes
 * `dagen` on average (coefficient of variation `cv`): days on it in the long run (Sakasegawa, "An
 * approximation formula L_q ≈ α·ρ^β/(1−ρ)", Annals of the Institute of Statistical Mathematics 29,
 * 1977). INFINITY when there is no end to it. */
double verkeer_lijst_dagen(double plaatsen, double belasting, double dagen, double cv);

/* Chance of one level of zwaarte by cumulative shares shifted on the logistic scale. */
double verkeer_niveau(const struct parameter_value *const aandeel[ZWAARTEN], tick op, double schuif,
                      enum zwaarte zwaarte);
static inline double verkeer_schuif(double p, double schuif)
{
    return p <= 0.0 || p >= 1.0 ? p : 1.0 / (1.0 + exp(-(log(p / (1.0 - p)) + schuif)));
}

#endif
