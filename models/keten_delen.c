/* The parts of the chain, in the order of the chain: a new station adds its lines here. */
#include "models/keten_delen.h"

#include "models/kosten.h"

const struct keten_rijen *keten_delen_rijen(size_t *aantal)
{
    static const struct keten_rijen delen[] = {
        {huishouden_rijen, &huishouden_rij_aantal},
        {melding_rijen, &melding_rij_aantal},
        {front_rijen, &front_rij_aantal},
        {advies_rijen, &advies_rij_aantal},
        {veilig_thuis_rijen, &veilig_thuis_rij_aantal},
        {monitoring_rijen, &monitoring_rij_aantal},
        {lokaal_veld_rijen, &lokaal_veld_rij_aantal},
        {jbt_rijen, &jbt_rij_aantal},
        {raad_rijen, &raad_rij_aantal},
        {rechter_rijen, &rechter_rij_aantal},
        {gi_rijen, &gi_rij_aantal},
        {hulp_rijen, &hulp_rij_aantal},
        {escalatie_rijen, &escalatie_rij_aantal},
        {druk_rijen, &druk_rij_aantal},
        {personeel_rijen, &personeel_rij_aantal},
        {mechanismen_rijen, &mechanismen_rij_aantal},
        {kosten_rijen, &kosten_rij_aantal},
        {plaatswerk_rijen, &plaatswerk_rij_aantal},
    };
    *aantal = sizeof delen / sizeof delen[0];
    return delen;
}

void keten_delen_lees(struct keten_delen *d, const struct parameter_set *set, char *const *sleutels,
                      size_t gemeenten)
{
    huishouden_lees(&d->huishoudens, set, sleutels, gemeenten);
    melding_lees(&d->melding, set, sleutels, gemeenten);
    front_lees(&d->front, set);
    advies_lees(&d->advies, set);
    monitoring_lees(&d->monitoring, set);
    veilig_thuis_lees(&d->veilig_thuis, set, sleutels, gemeenten);
    lokaal_veld_lees(&d->lokaal_veld, set, sleutels, gemeenten);
    jbt_lees(&d->jbt, set);
    raad_lees(&d->raad, set);
    rechter_lees(&d->rechter, set);
    gi_lees(&d->gi, set);
    hulp_lees(&d->hulp, set);
    escalatie_lees(&d->escalatie, set);
    druk_lees(&d->druk, set);
    personeel_lees(&d->personeel, set);
}

void keten_delen_vergeet(struct keten_delen *d)
{
    huishouden_instelling_release(&d->huishoudens);
    melding_instelling_release(&d->melding);
    veilig_thuis_instelling_release(&d->veilig_thuis);
    lokaal_veld_instelling_release(&d->lokaal_veld);
}

void keten_delen_vul(struct keten *k)
{
    lokaal_veld_vul(&k->lokaal_veld);
    raad_vul(&k->raad);
    gi_vul(&k->gi);
    hulp_vul(&k->hulp);
}

void keten_delen_wissel(struct keten *k)
{
    const struct keten_delen *lopend = &k->in->lopend;
    k->mechanismen.in = &k->in->mechanismen;
    k->druk.in = &lopend->druk;
    k->personeel.in = &lopend->personeel;
    k->meldingen.in = &lopend->melding;
    k->adviezen.in = &lopend->advies;
    k->monitoring.in = &lopend->monitoring;
    k->rechter.in = &lopend->rechter;
    front_wissel(&k->front, &lopend->front);
    veilig_thuis_wissel(&k->veilig_thuis, &lopend->veilig_thuis);
    lokaal_veld_wissel(&k->lokaal_veld, &lopend->lokaal_veld);
    jbt_wissel(&k->jbt, &lopend->jbt);
    raad_wissel(&k->raad, &lopend->raad);
    gi_wissel(&k->gi, &lopend->gi);
    hulp_wissel(&k->hulp, &lopend->hulp);
}

void keten_delen_begin(struct keten *k)
{
    front_begin(&k->front);
    adviezen_begin(&k->adviezen);
    monitoring_begin(&k->monitoring);
    veilig_thuis_begin(&k->veilig_thuis);
    lokaal_veld_begin(&k->lokaal_veld);
    jbt_begin(&k->jbt);
    raad_begin(&k->raad);
    gi_begin(&k->gi);
    hulp_begin(&k->hulp);
    druk_begin(&k->druk);
}

void keten_delen_audit(const struct keten *k, struct station_audit *audit)
{
    front_audit(&k->front, audit);
    monitoring_audit(&k->monitoring, audit);
    veilig_thuis_audit(&k->veilig_thuis, audit);
    lokaal_veld_audit(&k->lokaal_veld, audit);
    jbt_audit(&k->jbt, audit);
    raad_audit(&k->raad, audit);
    gi_audit(&k->gi, audit);
    hulp_audit(&k->hulp, audit);
}

void keten_delen_release(struct keten *k)
{
    hulp_release(&k->hulp);
    gi_release(&k->gi);
    raad_release(&k->raad);
    jbt_release(&k->jbt);
    lokaal_veld_release(&k->lokaal_veld);
    veilig_thuis_release(&k->veilig_thuis);
    monitoring_release(&k->monitoring);
    adviezen_release(&k->adviezen);
    front_release(&k->front);
    personeel_release(&k->personeel);
    druk_release(&k->druk);
}
