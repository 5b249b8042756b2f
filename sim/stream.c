/* Random streams: the counter-based generator Philox4x32-10 (Salmon et al. 2011).
 *
 * A block is a bijection of a 128-bit counter under a 64-bit key: ten rounds of two 32 × 32 bit
 * multiplications. Three words of the counter are the name of the stream, the fourth counts blocks,
 * so opening a stream is filling in a few words; the first block is made at the first draw. */
#include "sim/stream.h"

#include <math.h>

#include "sim/check.h"

#define WORDS 4

void stream_philox_block(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4])
{
    struct stream_block block = stream_block_of(
        (struct stream_block){counter[0], counter[1], counter[2], counter[3]}, key[0], key[1]);
    out[0] = block.word0;
    out[1] = block.word1;
    out[2] = block.word2;
    out[3] = block.word3;
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

static inline uint64_t next_53_bits(struct stream_state *state)
{
    uint32_t first = next_word(state);
    return stream_53_bits(first, next_word(state));
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
    stream->rng.type = &philox_type;
    stream->rng.state = &stream->state;
    struct stream_block first = stream_counter_of(name);
    uint32_t *counter = stream->state.counter;
    counter[0] = first.word0;
    counter[1] = first.word1;
    counter[2] = first.word2;
    counter[3] = first.word3;
    set_key(&stream->state, key);
}

double stream_uniform(struct stream *stream)
{
    return stream_open_interval(next_53_bits(&stream->state));
}

double stream_exponential(struct stream *stream)
{
    return -log(stream_uniform(stream));
}
