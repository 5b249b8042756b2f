/* The books of a station. A request's own times are cut off at the start of the books, so that both
 * sides speak of the same stretch of time; everything is in whole ticks, so that equal means equal.
 */
#include "sim/station_books.h"

#include "sim/check.h"

#include <stdio.h>
#include <string.h>

static tick later(tick a, tick b)
{
    return a > b ? a : b;
}

static bool is_begun(const struct station_books *books)
{
    return books->begun != CLOCK_NEVER;
}

void station_books_init(struct station_books *books)
{
    *books = (struct station_books){.begun = CLOCK_NEVER};
}

void station_books_begin(struct station_books *books, const size_t waiting[STATION_CLASSES],
                         const size_t serving[STATION_CLASSES], tick now)
{
    *books = (struct station_books){.begun = now};
    for (int class = 0; class < STATION_CLASSES; class ++) {
        struct station_flow *flow = &books->flow[class];
        flow->inside_at_start = waiting[class] + serving[class];
        time_weighted_init(&flow->waiting, now, (int64_t)waiting[class]);
        time_weighted_init(&flow->serving, now, (int64_t)serving[class]);
    }
}

void station_books_arrive(struct station_books *books, enum station_class class, tick entered,
                          tick now)
{
    if (!is_begun(books))
        return;
    struct station_flow *flow = &books->flow[class];
    if (entered < books->begun)
        flow->inside_at_start++;
    else
        flow->arrived++;
    time_weighted_add(&flow->waiting, now, 1);
    flow->waiting.integral += now - later(entered, books->begun);
}

static void leave_list(struct station_books *books, struct station_flow *flow,
                       const struct station_wait *wait, tick now)
{
    time_weighted_add(&flow->waiting, now, -1);
    flow->wait_ticks += wait->left - later(wait->entered, books->begun);
    for (int cause = 0; cause < WAIT_CAUSES; cause++)
        flow->cause_ticks[cause] += wait->cause[cause];
}

void station_books_start(struct station_books *books, enum station_class class,
                         const struct station_wait *wait, tick now)
{
    if (!is_begun(books))
        return;
    struct station_flow *flow = &books->flow[class];
    leave_list(books, flow, wait, now);
    flow->started++;
    time_weighted_add(&flow->serving, now, 1);
}

void station_books_withdraw(struct station_books *books, enum station_class class,
                            const struct station_wait *wait, tick now)
{
    if (!is_begun(books))
        return;
    struct station_flow *flow = &books->flow[class];
    leave_list(books, flow, wait, now);
    flow->withdrawn++;
}

void station_books_finish(struct station_books *books, enum station_class class, tick started,
                          tick now)
{
    if (!is_begun(books))
        return;
    struct station_flow *flow = &books->flow[class];
    flow->finished++;
    time_weighted_add(&flow->serving, now, -1);
    flow->service_ticks += now - later(started, books->begun);
}

void station_inside_waits(struct station_inside *inside, const struct station_books *books,
                          const struct station_wait *so_far)
{
    inside->waiting++;
    inside->wait_ticks += so_far->left - later(so_far->entered, books->begun);
    for (int cause = 0; cause < WAIT_CAUSES; cause++)
        inside->cause_ticks[cause] += so_far->cause[cause];
}

void station_inside_serves(struct station_inside *inside, const struct station_books *books,
                           tick started, tick now)
{
    inside->serving++;
    inside->service_ticks += now - later(started, books->begun);
}

void station_audit_note(struct station_audit *audit, bool holds, const char *station,
                        const char *what)
{
    audit->checks++;
    if (holds)
        return;
    if (audit->failures == 0)
        snprintf(audit->first_failure, sizeof audit->first_failure, "%s: %s", station, what);
    audit->failures++;
}

void station_audit_add(struct station_audit *sum, const struct station_audit *audit)
{
    if (sum->first_failure[0] == '\0')
        memcpy(sum->first_failure, audit->first_failure, sizeof sum->first_failure);
    sum->checks += audit->checks;
    sum->failures += audit->failures;
}

static void audit_flow(const struct station_flow *flow, const struct station_inside *inside,
                       const char *station, tick now, struct station_audit *audit)
{
    uint64_t in = flow->inside_at_start + flow->arrived;
    uint64_t out = flow->finished + flow->withdrawn;
    station_audit_note(audit, in == out + inside->waiting + inside->serving, station,
                       "wat erin ging is niet wat eruit kwam plus wat er nog is.");
    station_audit_note(audit,
                       flow->waiting.value == (int64_t)inside->waiting &&
                           flow->serving.value == (int64_t)inside->serving,
                       station, "de eigen tellers kloppen niet met de lijst van wie er is.");
    station_audit_note(
        audit, time_weighted_integral(&flow->waiting, now) == flow->wait_ticks + inside->wait_ticks,
        station, "de wachtlijst over de tijd is niet de som van de wachttijden.");
    station_audit_note(audit,
                       time_weighted_integral(&flow->serving, now) ==
                           flow->service_ticks + inside->service_ticks,
                       station, "wie in behandeling was is niet de som van de behandeltijden.");
    int64_t causes = 0;
    for (int cause = 0; cause < WAIT_CAUSES; cause++)
        causes += flow->cause_ticks[cause] + inside->cause_ticks[cause];
    station_audit_note(audit, causes == flow->wait_ticks + inside->wait_ticks, station,
                       "de oorzaken van het wachten tellen niet op tot de wachttijd.");
}

void station_books_audit(const struct station_books *books,
                         const struct station_inside inside[STATION_CLASSES], const char *station,
                         tick now, struct station_audit *audit)
{
    CHECK(is_begun(books));
    for (int class = 0; class < STATION_CLASSES; class ++)
        audit_flow(&books->flow[class], &inside[class], station, now, audit);
}
