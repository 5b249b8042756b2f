#include "cli/check_traffic.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "cli/reported.h"
#include "cli/traffic.h"
#include "output/console_traffic.h"
#include "sim/study/contradictions.h"

/* Returns how many warnings there were. */
static size_t tell_traffic(const struct scenario_traffic *traffic)
{
    console_print_traffic(stdout, &traffic->traffic, &traffic->labels);
    return console_print_findings(stdout, &traffic->traffic,
                                  traffic->labels.english ? "Note" : "Let op", &traffic->labels,
                                  SIZE_MAX);
}

/* As above, of figures that cannot all be true. */
static size_t tell_contradictions(const struct figure_list *figures, const struct labels *labels)
{
    struct traffic reported = {0};
    reported.finding_count = figures_contradictions(figures, &reported.findings);
    size_t told =
        console_print_findings(stdout, &reported,
                               labels->english ? "Reported figures that contradict each other"
                                               : "Gemelde cijfers die elkaar tegenspreken",
                               labels, SIZE_MAX);
    traffic_release(&reported);
    return told;
}

int check_traffic(const struct loaded *loaded, const struct options *options,
                  struct complaint *complaint)
{
    struct figure_list figures = {0};
    int status = reported_read(&figures, loaded, options, complaint);
    struct scenario_traffic traffic;
    if (!options->quiet) {
        if (!scenario_traffic_make(&traffic, &loaded->scenario, options, complaint)) {
            figure_list_release(&figures);
            return EXIT_FAILED;
        }
        size_t told = tell_traffic(&traffic) + tell_contradictions(&figures, &traffic.labels);
        if (told == 0 && status == EXIT_DONE)
            printf("\n  %s\n", traffic.labels.english ? "No warnings." : "Geen waarschuwingen.");
        scenario_traffic_release(&traffic);
    }
    figure_list_release(&figures);
    return status;
}
