/* Random streams: the counter-based generator Philox4x32-10 (Salmon et al. 2011).
 *
 * A block is a bijection of a 128-bit counter under a 64-bit key: ten rounds of two 32 × 32 bit
 * multiplications. Three words of the counter are the name of the stream, the fourth counts blocks,
 * so opening a stream is filling in a few words; the first block is made at the first draw. */
#include "sim/stream.h"

#include <math.h>

#include "sim/check.h"

#define WORDS 4
#define ROUNDS 10
#define MULTIPLIER_0 UINT64_C(0xD2511F53)
#define MULTIPLIER_1 UINT64_C(0xCD9E8D57)
#define WEYL_0 UINT32_C(0x9E3779B9) /* golden ratio */
#define WEYL_1 UINT32_C(0xBB67AE85) /* sqrt(3) − 1 */
#define VISIT_LIMIT 4096
#define PART_LIMIT 4096

void stream_philox_block(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4])
{
    uint32_t c0 = counter[0], c1 = counter[1], c2 = counter[2], c3 = counter[3];
    uint32_t k0 = key[0], k1 = key[1];
    for (int round = 0; round < ROUNDS; round++) {
        uint64_t product0 = MULTIPLIER_0 * c0;
        uint64_t product1 = MULTIPLIER_1 * c2;
        c0 = (uint32_t)(product1 >> 32) ^ c1 ^ k0;
        c2 = (uint32_t)(product0 >> 32) ^ c3 ^ k1;
        c1 = (uint32_t)product1;
        c3 = (uint32_t)product0;
        k0 += WEYL_0;
        k1 += WEYL_1;
    }
    out[0] = c0;
    out[1] = c1;
    out[2] = c2;
    out[3] = c3;
}

/* splitmix64 (Steele, Lea and Flood 2014): a step by the golden ratio, then a bijective mix. */
static uint64_t splitmix(uint64_t x)
{
    x += UINT64_C(0x9E3779B97F4A7C15);
    x = (x ^ (x >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    x = (x ^ (x >> 27)) * UINT64_C(0x94D049BB133111EB);
    return x ^ (x >> 31);
}

uint64_t stream_key(uint64_t seed, uint32_t replication)
{
    return splitmix(splitmix(seed) ^ replication);
}

static inline uint32_t next_word(struct stream_state *state)
{
    if (state->used == WORDS) {
        CHECK(state->counter[3] < UINT32_MAX);
        stream_philox_block(state->counter, state->key, state->word);
        state->counter[3]++;
        state->used = 0;
    }
    return state->word[state->used++];
}

/* A whole number below 2^53 from two words. */
static inline uint64_t next_53_bits(struct stream_state *state)
{
    uint64_t high = next_word(state) >> 5;
    uint64_t low = next_word(state) >> 6;
    return (high << 26) | low;
}

static void set_key(struct stream_state *state, uint64_t key)
{
    state->key[0] = (uint32_t)key;
    state->key[1] = (uint32_t)(key >> 32);
    state->used = WORDS;
}

static void philox_set(void *vstate, unsigned long seed)
{
    struct stream_state *state = vstate;
    *state = (struct stream_state){.counter = {0, 0, 0, 0}};
    set_key(state, seed);
}

static unsigned long philox_get(void *vstate)
{
    return next_word(vstate);
}

/* On [0, 1), as GSL expects. */
static double philox_get_double(void *vstate)
{
    return (double)next_53_bits(vstate) * 0x1p-53;
}

static const gsl_rng_type philox_type = {
    .name = "philox4x32-10",
    .max = 0xffffffffUL,
    .min = 0,
    .size = sizeof(struct stream_state),
    .set = philox_set,
    .get = philox_get,
    .get_double = philox_get_double,
};

const gsl_rng_type *const stream_philox = &philox_type;

void stream_open(struct stream *stream, uint64_t key, struct stream_name name)
{
    CHECK(name.visit < VISIT_LIMIT && name.part < PART_LIMIT);
    stream->rng.type = &philox_type;
    stream->rng.state = &stream->state;
    uint32_t *counter = stream->state.counter;
    counter[0] = (uint32_t)name.place | (uint32_t)name.candidate << 16;
    counter[1] = name.actor;
    counter[2] = (uint32_t)name.purpose | (uint32_t)name.visit << 8 | (uint32_t)name.part << 20;
    counter[3] = 0;
    set_key(&stream->state, key);
}

double stream_uniform(struct stream *stream)
{
    uint64_t bits = next_53_bits(&stream->state);
    /* 0 becomes half a step, so that every draw takes two words. */
    return bits == 0 ? 0x1p-54 : (double)bits * 0x1p-53;
}

double stream_first_uniform(uint64_t key, struct stream_name name)
{
    struct stream stream;
    stream_open(&stream, key, name);
    return stream_uniform(&stream);
}

double stream_exponential(struct stream *stream)
{
    return -log(stream_uniform(stream));
}
