#include <stdio.h>

#include "cli/check_traffic.h"
#include "cli/command.h"
#include "cli/load.h"
#include "scenarios/value.h"

static void print_summary(const struct scenario *scenario)
{
    size_t given = 0, standard = 0, assumed = 0, changed = 0;
    for (size_t i = 0; i < scenario->final.count; i++) {
        const struct parameter_value *value = &scenario->final.values[i];
        if (value_is_absent(value))
            continue;
        given += value->given;
        standard += !value->given;
        assumed += value->low < value->high;
        changed += value->changed_from_base && value->row->nature != PARAMETER_RUN;
    }
    char start[CLOCK_DATE_SIZE], end[CLOCK_DATE_SIZE];
    clock_format_date((tick)parameter_number(&scenario->final, "start"), start);
    clock_format_date((tick)parameter_number(&scenario->final, "eind"), end);
    printf("%s: in orde\n", scenario->file);
    printf("  %s, van %s tot en met %s\n", scenario->name, start, end);
    printf("  %zu waarden: %zu gegeven, %zu standaard; %zu met een bereik\n", given + standard,
           given, standard, assumed);
    if (scenario->chain_count > 1)
        printf("  bouwt voort op %s; anders: %zu\n", scenario->chain[scenario->chain_count - 1],
               changed);
    else if (changed > 0)
        printf("  anders door --set: %zu\n", changed);
    if (scenario->unsourced.count > 0)
        printf("  zonder bron: %zu\n", scenario->unsourced.count);
}

int command_check(const struct options *options, struct complaint *complaint)
{
    int status = EXIT_DONE;
    for (size_t i = 0; i < options->name_count; i++) {
        struct loaded loaded;
        if (!load_scenario(&loaded, options->names[i], options, &complaint->faults)) {
            status = EXIT_FAULTY_SCENARIO;
            continue;
        }
        if (!options->quiet && i > 0)
            putchar('\n');
        if (!options->quiet)
            print_summary(&loaded.scenario);
        int told = check_traffic(&loaded, options, complaint);
        status = status == EXIT_DONE ? told : status;
        load_release(&loaded);
    }
    return command_close_output(status, complaint);
}
