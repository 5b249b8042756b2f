/* libFuzzer target for the scenario loader: any bytes are a scenario or are refused, and what is
 * accepted can be written and read again.
 *
 * clang -fsanitize=fuzzer,address,undefined -std=c11 -D_POSIX_C_SOURCE=200809L
 *   -D_DEFAULT_SOURCE -I.
 *   tests/fuzz/fuzz_scenario.c tests/scenarios/example.c scenarios/(all).c sim/fault.c
 *   sim/parameter.c sim/clock.c sim/distribution.c -lconfig -lgsl -lgslcblas -lm
 *
 * libconfig 1.5 loses one string on some syntax errors; the pre-scan keeps nearly all of those
 * away, and LSAN_OPTIONS=suppressions=tests/fuzz/lsan.supp silences the rest. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "sim/check.h"
#include "tests/scenarios/example.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fault_list faults;
    struct scenario scenario, again;
    fault_list_init(&faults);
    if (scenario_parse(&scenario, (const char *)data, size, "fuzz.cfg", NULL, 0, &example_catalogue,
                       &faults)) {
        char *written = example_written(&scenario);
        CHECK(scenario_parse(&again, written, strlen(written), "scenario.cfg", NULL, 0,
                             &example_catalogue, &faults));
        CHECK(again.hash == scenario.hash);
        scenario_release(&again);
        free(written);
    } else {
        CHECK(fault_count(&faults, FAULT_ERROR) > 0);
    }
    scenario_release(&scenario);
    fault_list_release(&faults);
    return 0;
}
