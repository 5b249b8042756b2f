/* Random streams by name, not by order: Philox4x32-10 (Salmon, Moraes, Dror and Shaw, "Parallel
 * random numbers: as easy as 1, 2, 3", SC 2011) as a gsl_rng_type.
 *
 * A stream is named by a key (mixed from seed and replication) and a 96-bit name; it yields
 * 2^32 − 1 blocks of four 32-bit words. Streams with different names never overlap, so a huishouden
 * meets the same draws in every scenario, on any thread, in any order. */
#ifndef SIM_STREAM_H
#define SIM_STREAM_H

#include <gsl/gsl_rng.h>
#include <stdint.h>

/* For gsl_rng_alloc; gsl_rng_set(r, s) gives key s. */
extern const gsl_rng_type *const stream_philox;

/* One Philox4x32-10 block: out = bijection(counter) under key. Exposed for its known answers. */
void stream_philox_block(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4]);

/* The key of a replication: a 64-bit mix (two rounds of splitmix64) of seed and replication. */
uint64_t stream_key(uint64_t seed, uint32_t replication);

/* Who draws, and for what. Every field has a stated range; going outside it is an error of ours.
 * The fields fill the counter without overlap, so distinct names are distinct streams. */
struct stream_name {
    uint16_t place;     /* cbs_code of the gemeente, or the number of a station: 0 to 65535 */
    uint32_t actor;     /* number of the huishouden within its gemeente, or seat: 0 to 2^32 − 1 */
    uint16_t candidate; /* candidate number of the incident: 0 to 65535 */
    uint8_t purpose;    /* what is drawn: one value per use, listed by the model */
    uint16_t visit;     /* visit number at that station: 0 to 4095 */
    uint16_t part;      /* child or traject number: 0 to 4095 */
};

/* A stream on the stack: use stream.rng with any gsl_ran function. No release needed; do not copy
 * it (rng points into itself). */
struct stream {
    gsl_rng rng;
    struct stream_state {
        uint32_t counter[4];
        uint32_t key[2];
        uint32_t word[4];
        uint32_t used; /* words of the block already given, 4: block empty */
    } state;
};

void stream_open(struct stream *stream, uint64_t key, struct stream_name name);

/* Uniform on (0, 1), 53 bits, never 0 nor 1. */
double stream_uniform(struct stream *stream);
/* First uniform of a stream: the short form for a single two-way choice. */
double stream_first_uniform(uint64_t key, struct stream_name name);
/* Unit-mean exponential by inversion: one uniform a draw. */
double stream_exponential(struct stream *stream);

#endif
