/* The replication runner.
 *
 * Replications share nothing, so each goes to the first free thread; they start in order of their
 * number, which leaves an interrupted study with (about) the first ones. OpenMP loops cannot be
 * left: once one replication failed or a stop was asked for, the others are passed over. Callbacks
 * other than `run` are called by one thread at a time. */
#include "sim/replications.h"

#include <omp.h>

#include "sim/check.h"

/* What the threads of a study share, only touched inside the critical section. */
struct study_progress {
    uint32_t finished;
    bool is_over;
};

/* Whether the next replication may start. */
static bool may_start(const struct replications_plan *plan, struct study_progress *progress)
{
    bool may;
#pragma omp critical(replications_study)
    {
        if (!progress->is_over && plan->stop != NULL && plan->stop(plan->context))
            progress->is_over = true;
        may = !progress->is_over;
    }
    return may;
}

static void note_result(const struct replications_plan *plan, struct study_progress *progress,
                        bool succeeded)
{
#pragma omp critical(replications_study)
    {
        if (!succeeded) {
            progress->is_over = true;
        } else {
            progress->finished++;
            if (plan->progress != NULL)
                plan->progress(plan->context, progress->finished, plan->count);
        }
    }
}

static int thread_count(const struct replications_plan *plan)
{
    int threads = plan->threads == 0 ? omp_get_max_threads() : plan->threads;
    return (uint32_t)threads > plan->count ? (int)plan->count : threads;
}

uint32_t replications_run(const struct replications_plan *plan, bool *done)
{
    CHECK(plan->run != NULL && plan->threads >= 0 && plan->first >= 1);
    CHECK(plan->count <= UINT32_MAX - plan->first);
    if (plan->count == 0)
        return 0;

    struct study_progress progress = {0};
#pragma omp parallel for schedule(dynamic, 1) num_threads(thread_count(plan))
    for (uint32_t slot = 0; slot < plan->count; slot++) {
        bool succeeded = false;
        if (may_start(plan, &progress)) {
            succeeded = plan->run(plan->context, plan->first + slot);
            note_result(plan, &progress, succeeded);
        }
        if (done != NULL)
            done[slot] = succeeded;
    }
    return progress.finished;
}
