/* The hazard of a new incident: definitions in models/huishouden.h. */
#include "models/huishouden_hazard.h"

#include "models/waarde.h"

#include <math.h>

/* What does not depend on the chain: at most so many a year. */
static double grootste_rust(const struct huishouden_instelling *in)
{
    double seizoen = 0.0, weekdag = 0.0, jaar = 0.0;
    for (int i = 0; i < 12; i++) {
        seizoen = fmax(seizoen, in->seizoen[i]);
    }
    for (int i = 0; i < 7; i++) {
        weekdag = fmax(weekdag, in->weekdag[i]);
    }
    for (size_t i = 0; i < in->jaarfactor->step_count; i++) {
        jaar = fmax(jaar, in->jaarfactor->steps[i].number);
    }
    return in->per_jaar * seizoen * weekdag * jaar * (1.0 + in->acuut_effect);
}

/* The largest value of a response that is at most `aan` when its mechanism is. */
static double grootste_respons(const struct mechanismen_instelling *m, enum respons r, double aan)
{
    enum stand stand = m->stand[mechanismen_rij(r)->mechanisme];
    if (stand != STAND_BEVROREN) {
        return stand == STAND_AAN ? aan : mechanismen_rij(r)->uit;
    }
    double grootste = 0.0;
    for (size_t g = 0; g < m->gemeenten; g++) {
        const double *waarde = mechanismen_bevroren(m, r, (int)g, LICHT);
        grootste = fmax(grootste, waarde ? *waarde : aan);
    }
    return grootste;
}

double huishouden_grootste_onder(const struct huishouden_instelling *in,
                                 const struct mechanismen_instelling *m)
{
    double geschiedenis = 1.0 + in->voorgeschiedenis_effect * in->voorgeschiedenis_maximum;
    double toestand = fmax(fmax(1.0, fmax(in->na_voldoende, in->na_uitval)),
                           fmax(in->toestand[BIJ_VT], in->toestand[IN_HULP]));
    double wachtend = grootste_respons(m, R2_HAZARD, in->toestand[WACHT]) *
                      grootste_respons(m, R5_HAZARD, geschiedenis);
    double anders = grootste_respons(m, R2_HAZARD, 1.0) *
                    grootste_respons(m, R5_HAZARD, geschiedenis * toestand);
    return grootste_rust(in) * fmax(wachtend, anders);
}

double huishouden_grootste_hazard(const struct huishouden_instelling *in)
{
    const struct mechanismen_instelling alles_aan = {.stand = {STAND_AAN}};
    return huishouden_grootste_onder(in, &alles_aan);
}

/* Season, weekday and year act on incidents and arrivals alike. */
double huishouden_kalenderfactor(const struct huishouden_instelling *in, tick op)
{
    return in->seizoen[clock_to_date(op).month - 1] * in->weekdag[clock_weekday(op)] *
           waarde_op(in->jaarfactor, op);
}

/* While a casus is open and none waits: with Veilig Thuis or the Raad, in help. Afterwards: what
 * earlier help left behind. */
static double toestandsfactor(const struct huishouden_instelling *in, const struct huishouden *h,
                              tick op)
{
    if (h->beleving[WACHT]) {
        return 1.0; /* what waiting does is M2 */
    }
    for (int b = WACHT + 1; b < BELEVINGEN; b++) {
        if (h->beleving[b]) {
            return in->toestand[b];
        }
    }
    if (h->hulp_uitkomst == GEEN_HULP || op >= h->hulp_tot) {
        return 1.0;
    }
    return h->hulp_uitkomst == HULP_VOLDOENDE ? in->na_voldoende : in->na_uitval;
}

/* Each mechanism's mean is weighted by the other, so that freezing one keeps the number of
 * incidents. */
double huishouden_hazard(struct huishoudens *hs, const struct huishouden *h, tick op)
{
    const struct huishouden_instelling *in = hs->in;
    double dagen = (double)(op - h->laatste_incident) / (double)CLOCK_DAY;
    double acuut = 1.0 + in->acuut_effect * exp(-dagen / in->acuut_dagen);
    int eerder = h->casussen < (uint32_t)in->voorgeschiedenis_maximum
                     ? (int)h->casussen
                     : in->voorgeschiedenis_maximum;
    double wachten = h->beleving[WACHT] ? in->toestand[WACHT] : 1.0;
    double recidive = (1.0 + in->voorgeschiedenis_effect * eerder) * toestandsfactor(in, h, op);
    double gewicht = acuut * huishouden_kalenderfactor(in, op);
    return in->per_jaar * gewicht *
           mechanismen_respons(hs->mechanismen, R2_HAZARD, h->gemeente, LICHT, wachten,
                               gewicht * recidive) *
           mechanismen_respons(hs->mechanismen, R5_HAZARD, h->gemeente, LICHT, recidive,
                               gewicht * wachten);
}
