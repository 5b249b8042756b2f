/* The chain: the one place that knows the routes.
 *
 * Each part hands a casus on through a callback that keten wires; keten decides where it goes next.
 * A new station is its own part, its words in begrippen.def, its settings here, its lines in
 * keten_delen.c and its routes in keten_routes.c. */
#ifndef MODELS_KETEN_H
#define MODELS_KETEN_H

#include "models/advies.h"
#include "models/escalatie.h"
#include "models/gecertificeerde_instelling.h"
#include "models/hulp.h"
#include "models/jeugdbeschermingstafel.h"
#include "models/kinderrechter.h"
#include "models/lokaal_veld.h"
#include "models/melding.h"
#include "models/monitoring.h"
#include "models/personeel.h"
#include "models/raad.h"
#include "models/veilig_thuis.h"

/* Settings of all parts, read once from a parameter set and shared by replications. */
struct keten_delen {
    struct huishouden_instelling huishoudens;
    struct melding_instelling melding;
    struct front_instelling front;
    struct advies_instelling advies;
    struct monitoring_instelling monitoring;
    struct vt_instelling veilig_thuis;
    struct lokaal_veld_instelling lokaal_veld;
    struct jbt_instelling jbt;
    struct raad_instelling raad;
    struct rechter_instelling rechter;
    struct gi_instelling gi;
    struct hulp_instelling hulp;
    struct escalatie_instelling escalatie;
    struct druk_instelling druk;
    struct personeel_instelling personeel;
};

struct keten_instelling {
    char **sleutel; /* of the gemeenten, in the order of their index */
    size_t gemeenten;
    tick historie_begin, vullen, start, telt_vanaf, eind;
    tick hermelding_termijn;
    bool respons_na_inloop; /* responses of mechanisms are noted from `telt_vanaf` on only */
    struct keten_delen historie, lopend;
    struct mechanismen_instelling mechanismen;
    const struct parameter_set *set, *basis;

    struct calendar *kalender;
};

/* Reads a resolved scenario; `basis` is its outermost basis (may be the same set). Both sets must
 * outlive the settings. False when memory is short. */
bool keten_instelling_lees(struct keten_instelling *in, const struct parameter_set *set,
                           const struct parameter_set *basis);
void keten_instelling_release(struct keten_instelling *in);

/* Where capacity stands that an experiment can change. */
enum bron { BRON_FRONT, BRON_ONDERZOEK, BRON_LOKAAL_TEAM, BRON_RAAD, BRON_GI, BRON_HULP, BRONNEN };

struct keten {
    const struct keten_instelling *in;
    struct simulation sim;
    struct mechanismen mechanismen;
    struct huishoudens huishoudens;
    struct meldingen meldingen;
    struct casussen casussen;
    struct metingen metingen;
    struct druk druk;
    struct personeel personeel;
    struct front front;
    struct adviezen adviezen;
    struct monitoring monitoring;
    struct veilig_thuis veilig_thuis;
    struct lokaal_veld lokaal_veld;
    struct jbt jbt;
    struct raad raad;
    struct rechter rechter;
    struct gi gi;
    struct hulp hulp;
    double capaciteit[BRONNEN];  /* factor on what the settings say */
    bool lopend;                 /* after `start` */
    bool (*stop)(void *context); /* may be NULL: asked every simulated month whether to give up */
    void *stop_context;
    bool gestopt;
    uint64_t gebeurtenissen_historie;
    void (*journaal)(
        void *context, struct keten *keten, int32_t huishouden, int32_t casus, const char *wat,
        const char *detail); /* may be NULL: told of all that happens to every huishouden */
    void *journaal_context;
};

/* A world at the beginning of its history. Each replication of a seed is its own world. */
void keten_init(struct keten *k, const struct keten_instelling *in, uint64_t zaad,
                uint32_t replicatie);
void keten_release(struct keten *k);
/* Runs the history up to `start`. */
void keten_historie(struct keten *k);
/* True when a world at `start` is the same under both settings, so that one history serves both. */
bool keten_deelt_historie(const struct keten_instelling *een, const struct keten_instelling *ander);
/* Puts the start state in place: the capacities, stated lists and books of `in`, which may be other
 * settings than those of keten_init when they share a history. */
void keten_begin(struct keten *k, const struct keten_instelling *in);
/* The smallest disturbance: one more case from outside the chain at every list, right after
 * keten_begin. Nothing else differs, so what two such worlds differ in is reshuffling. */
void keten_rimpel(struct keten *k);
/* keten_historie, and keten_begin with the world's own settings. */
void keten_tot_start(struct keten *k);
/* Runs on to `tot`, or until `stop` says so: then `gestopt`, and the world is only to be released.
 */
void keten_loop(struct keten *k, tick tot);
/* All books of the world at this moment (keten_boeken.c). */
void keten_audit(const struct keten *k, struct station_audit *audit);

/* From now on the capacity at this source is `factor` times what the settings say. */
void keten_capaciteit(struct keten *k, enum bron bron, double factor);
/* From now on these stands and frozen values hold; `in` outlives the world. */
void keten_mechanismen(struct keten *k, const struct mechanismen_instelling *in);

/* Start lists (keten_start.c): requeues and fills up; called by keten_begin. */
void keten_startlijsten(struct keten *k);

#endif
