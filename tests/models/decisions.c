#include "tests/models/decisions.h"

static void note(struct decided *d, const struct casus *c)
{
    d->n++;
    d->of[c->beoordeeld]++;
    d->to[c->beoordeeld][c->route]++;
    d->help[c->beoordeeld] += c->betrokken_hulp;
    d->real[c->werkelijk]++;
    d->judged[c->werkelijk][c->beoordeeld]++;
    d->crisis[c->werkelijk] += c->crisis;
    d->bans += c->huisverbod;
    d->bans_elsewhere += c->huisverbod && (!c->crisis || c->route != ROUTE_ONDERZOEK);
}

static void after_vb(void *context, int32_t i)
{
    struct decisions *d = context;
    const struct casus *c = &d->keten->casussen.rij[i];
    if (c->telt) {
        note(c->ronde == 0 ? &d->first : &d->again, c);
        d->clocks_lost += c->ronde > 0 && c->mijlpaal[MIJLPAAL_VB] == d->keten->sim.now;
    }
    d->wired.na_vb(d->wired.keten, i);
}

static void after_onderzoek(void *context, int32_t i)
{
    struct decisions *d = context;
    d->wired.na_onderzoek(d->wired.keten, i);
}

static void from_list(void *context, int32_t i)
{
    struct decisions *d = context;
    d->wired.van_lijst(d->wired.keten, i);
}

static void received(void *context, int32_t i)
{
    struct decisions *d = context;
    const struct casus *c = &d->keten->casussen.rij[i];
    if (c->telt && c->ronde == 0 && !c->naar_jbt) {
        int after = c->route != ROUTE_DIRECT;
        d->handed[after]++;
        d->warm[after] += c->warm;
        if (d->bounce) {
            veilig_thuis_terugmelding(&d->keten->veilig_thuis, i);
            return;
        }
    }
    d->wired.overgedragen(d->wired.keten, i);
}

void decisions_run(struct decisions *d, struct world *w)
{
    struct keten *k = world_start(w, 1);
    d->keten = k;
    d->wired = k->veilig_thuis.bedrading;
    k->veilig_thuis.bedrading =
        (struct vt_bedrading){d, after_vb, after_onderzoek, received, from_list};
    if (d->pressed)
        k->druk.veilig_thuis = 1e12;
    keten_loop(k, w->in.eind);
    k->veilig_thuis.bedrading = d->wired;
}
