#include "cli/reported.h"

#include <stdlib.h>

#include "models/cijfers/cijfers.h"
#include "scenarios/figures.h"
#include "scenarios/storage.h"

static bool read_file(struct figure_list *figures, const char *file, const struct loaded *loaded,
                      struct fault_list *faults)
{
    struct figure_vocabulary vocabulary = {.kpis = &uitkomsten_catalogus,
                                           .traits = &dossier_kenmerken,
                                           .parameters = &loaded->scenario.final};
    char **gemeenten =
        parameter_keys(&loaded->scenario.final, "gemeenten", &vocabulary.gemeente_count);
    vocabulary.gemeenten = gemeenten;
    bool is_sound = figures_load(figures, file, &vocabulary, faults);
    for (size_t i = 0; i < vocabulary.gemeente_count; i++)
        free(gemeenten[i]);
    free(gemeenten);
    return is_sound;
}

/* All that this scenario cannot say, each where it stands. */
static bool can_be_said(const struct figure_list *figures, const struct scenario *scenario,
                        struct fault_list *faults)
{
    struct studie_scenario world = {&scenario->final, &scenario->base, scenario->name, false};
    bool all = true;
    for (size_t i = 0; i < figures->count; i++) {
        const struct figure *figure = &figures->figures[i];
        const char *why =
            figure->role != FIGURE_CONTEXT ? cijfers_bezwaar(figure, figures, &world) : NULL;
        if (why == NULL)
            continue;
        fault_add(faults, FAULT_ERROR, figure->file, figure->line, "cijfers",
                  "Dit scenario zegt niets over %s: %s.", figure->id, why);
        all = false;
    }
    return all;
}

int reported_load(struct figure_list *figures, const struct loaded *loaded,
                  const struct options *options, struct complaint *complaint)
{
    const struct scenario *scenario = &loaded->scenario;
    char *file = options->figures != NULL ? storage_copy(options->figures) : figures_find(scenario);
    if (file == NULL) {
        complain(complaint,
                 "Bij %s horen geen gemelde cijfers: er is geen bestand van die naam in de map "
                 "cijfers ernaast. Noem er een met --figures.",
                 scenario->file);
        return EXIT_FAULTY_SCENARIO;
    }
    bool is_sound = read_file(figures, file, loaded, &complaint->faults);
    free(file);
    if (is_sound && !can_be_said(figures, scenario, &complaint->faults)) {
        figure_list_release(figures);
        is_sound = false;
    }
    return is_sound ? EXIT_DONE : EXIT_FAULTY_SCENARIO;
}

int reported_read(struct figure_list *figures, const struct loaded *loaded,
                  const struct options *options, struct complaint *complaint)
{
    char *file =
        options->figures != NULL ? storage_copy(options->figures) : figures_find(&loaded->scenario);
    *figures = (struct figure_list){0};
    bool is_sound = file == NULL || read_file(figures, file, loaded, &complaint->faults);
    free(file);
    return is_sound ? EXIT_DONE : EXIT_FAULTY_SCENARIO;
}
