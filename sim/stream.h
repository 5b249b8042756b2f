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

#include "sim/check.h"

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
/* Unit-mean exponential by inversion: one uniform a draw. */
double stream_exponential(struct stream *stream);

/* First two uniforms of a stream; −log of one is a unit-mean exponential. */
struct stream_pair {
    double first, second;
};
static inline struct stream_pair stream_first_pair(uint64_t key, struct stream_name name);
/* First uniform of a stream: the short form for a single two-way choice. */
static inline double stream_first_uniform(uint64_t key, struct stream_name name);

/* Below: a block from within, here so that the short forms cost no call and keep nothing in memory.
 * Models draw millions of them. */

struct stream_block {
    uint32_t word0, word1, word2, word3;
};

static inline struct stream_block stream_philox_round(struct stream_block in, uint32_t key0,
                                                      uint32_t key1)
{
    uint64_t product0 = UINT64_C(0xD2511F53) * in.word0;
    uint64_t product1 = UINT64_C(0xCD9E8D57) * in.word2;
    return (struct stream_block){
        .word0 = (uint32_t)(product1 >> 32) ^ in.word1 ^ key0,
        .word1 = (uint32_t)product1,
        .word2 = (uint32_t)(product0 >> 32) ^ in.word3 ^ key1,
        .word3 = (uint32_t)product0,
    };
}

#define STREAM_WEYL_0 UINT32_C(0x9E3779B9) /* golden ratio */
#define STREAM_WEYL_1 UINT32_C(0xBB67AE85) /* sqrt(3) − 1 */

/* Ten rounds, written out: the steps of the key are then constants. */
static inline struct stream_block stream_block_of(struct stream_block counter, uint32_t key0,
                                                  uint32_t key1)
{
    struct stream_block at = stream_philox_round(counter, key0, key1);
    at = stream_philox_round(at, key0 + 1 * STREAM_WEYL_0, key1 + 1 * STREAM_WEYL_1);
    at = stream_philox_round(at, key0 + 2 * STREAM_WEYL_0, key1 + 2 * STREAM_WEYL_1);
    at = stream_philox_round(at, key0 + 3 * STREAM_WEYL_0, key1 + 3 * STREAM_WEYL_1);
    at = stream_philox_round(at, key0 + 4 * STREAM_WEYL_0, key1 + 4 * STREAM_WEYL_1);
    at = stream_philox_round(at, key0 + 5 * STREAM_WEYL_0, key1 + 5 * STREAM_WEYL_1);
    at = stream_philox_round(at, key0 + 6 * STREAM_WEYL_0, key1 + 6 * STREAM_WEYL_1);
    at = stream_philox_round(at, key0 + 7 * STREAM_WEYL_0, key1 + 7 * STREAM_WEYL_1);
    at = stream_philox_round(at, key0 + 8 * STREAM_WEYL_0, key1 + 8 * STREAM_WEYL_1);
    return stream_philox_round(at, key0 + 9 * STREAM_WEYL_0, key1 + 9 * STREAM_WEYL_1);
}

#define STREAM_VISIT_LIMIT 4096
#define STREAM_PART_LIMIT 4096

/* The counter of a stream's first block: its name, and no blocks yet. */
static inline struct stream_block stream_counter_of(struct stream_name name)
{
    CHECK(name.visit < STREAM_VISIT_LIMIT && name.part < STREAM_PART_LIMIT);
    return (struct stream_block){
        .word0 = (uint32_t)name.place | (uint32_t)name.candidate << 16,
        .word1 = name.actor,
        .word2 = (uint32_t)name.purpose | (uint32_t)name.visit << 8 | (uint32_t)name.part << 20,
    };
}

/* A whole number below 2^53 from two words. */
static inline uint64_t stream_53_bits(uint32_t first, uint32_t second)
{
    return (uint64_t)(first >> 5) << 26 | second >> 6;
}

/* As a number in (0, 1): 0 becomes half a step, so that every draw takes two words. */
static inline double stream_open_interval(uint64_t bits)
{
    return bits == 0 ? 0x1p-54 : (double)(int64_t)bits * 0x1p-53;
}

static inline struct stream_pair stream_first_pair(uint64_t key, struct stream_name name)
{
    struct stream_block block =
        stream_block_of(stream_counter_of(name), (uint32_t)key, (uint32_t)(key >> 32));
    return (struct stream_pair){
        .first = stream_open_interval(stream_53_bits(block.word0, block.word1)),
        .second = stream_open_interval(stream_53_bits(block.word2, block.word3)),
    };
}

static inline double stream_first_uniform(uint64_t key, struct stream_name name)
{
    return stream_first_pair(key, name).first;
}

#endif
