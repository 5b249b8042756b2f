/* Random numbers of a study itself, apart from those of the worlds it looks at: worlds have
 * replications from 1 on, a study draws as replication 0 of its seed. */
#ifndef SIM_STUDY_DRAWS_H
#define SIM_STUDY_DRAWS_H

#include "sim/stream.h"

/* What is drawn: the purpose in the name of a stream. */
enum study_draw {
    STUDY_DRAW_BOOTSTRAP = 1,   /* actor: number of the resample */
    STUDY_DRAW_PERMUTATION = 2, /* actor: number of the permutation */
    STUDY_DRAW_SCRAMBLE = 3,    /* place: dimension; visit: number of the digit */
    STUDY_DRAW_CALIBRATION = 4, /* one stream: of the steps of all points, in order */
};

static inline void study_stream_open(struct stream *stream, uint64_t seed, struct stream_name name)
{
    stream_open(stream, stream_key(seed, 0), name);
}

#endif
