/* A made-up calibration: four parameters of which two trade off, three figures.
 */
#ifndef TESTS_OUTPUT_CALIBRATION_FIXTURE_H
#define TESTS_OUTPUT_CALIBRATION_FIXTURE_H

#include "output/calibration_report.h"
#include "tests/output/fixture.h"

enum { FITTED_PARAMETERS = 4, FITTED_TARGETS = 3, FITTED_WAVES = 3, FITTED_SAMPLE = 300 };

struct fitted_fixture {
    struct calibration_parameter parameters[FITTED_PARAMETERS];
    struct calibration_target targets[FITTED_TARGETS];
    struct calibration_problem problem;
    struct calibrated_parameter after[FITTED_PARAMETERS];
    struct calibrated_target reached[FITTED_TARGETS];
    struct calibration_tradeoff pair;
    double left[FITTED_WAVES], best[FITTED_PARAMETERS];
    double sample[FITTED_SAMPLE * FITTED_PARAMETERS];
    struct calibration calibration;
    struct calibration_subject subjects[FITTED_PARAMETERS];
    struct calibration_figure figures[FITTED_TARGETS];
    struct calibration_report report;
};

/* Every second point a little higher in the first and lower in the second
 * parameter. */
static inline void fitted_sample(struct fitted_fixture *f)
{
    for (size_t i = 0; i < FITTED_SAMPLE; i++) {
        double along = fixture_draw(i, 1, 7), across = fixture_draw(i, 2, 7) - 0.5;
        double *row = &f->sample[i * FITTED_PARAMETERS];
        row[0] = 0.12 + 0.08 * along + 0.004 * across;
        row[1] = 85.0 - 30.0 * along + 2.0 * across;
        row[2] = 0.9 + 0.2 * fixture_draw(i, 3, 7);
        row[3] = 80000.0 + 30000.0 * fixture_draw(i, 4, 7);
    }
}

static inline void fitted_make_fixture(struct fitted_fixture *f)
{
    static const struct calibration_parameter parameters[FITTED_PARAMETERS] = {
        {"incidenten.per_jaar", 0.1, 0.18, 0.23},
        {"melding.kans", 48.0, 59.0, 92.0},
        {"gemeenten.*.instroom", 0.7, 1.0, 1.25},
        {"veilig_thuis.euro_per_fte", 80000.0, 95000.0, 110000.0},
    };
    static const struct calibration_target targets[FITTED_TARGETS] = {
        {"RP-160", 31.0, 4.6, 0.0, false, false},
        {"RP-001", 2437.0, 49.4, 0.0, false, true},
        {"VTF-001", 26.0, 0.0, 0.0, true, true},
    };
    static const struct calibrated_parameter after[FITTED_PARAMETERS] = {
        {0.16, 0.122, 0.198, 70.0, NARROWED},
        {70.0, 56.0, 84.0, 90.0, NOT_IDENTIFIED},
        {1.01, 0.93, 1.08, 30.0, IDENTIFIED},
        {95200.0, 80700.0, 109000.0, 99.0, NOT_IDENTIFIED},
    };
    static const struct calibrated_target reached[FITTED_TARGETS] = {
        {31.5, 27.3, 36.0, 0.02}, {2441.0, 2350.0, 2530.0, 0.1}, {33.0, 8.0, 80.0, 0.3}};
    static const struct calibration_subject subjects[FITTED_PARAMETERS] = {
        {"incidenten.per_jaar", "ernstige incidenten per huishouden in rust, eerste keer",
         "per jaar", 0, 0.155},
        {"melding.kans", "kans dat een ernstig incident een melding wordt", "procent", 0, 71.25},
        {"gemeenten.*.instroom", "huishoudens die voor het eerst een ernstig incident hebben", "",
         6, 1.02},
        {"veilig_thuis.euro_per_fte", "=kosten van een fte", "euro", 0, (double)NAN},
    };
    static const struct calibration_figure figures[FITTED_TARGETS] = {
        {"RP-160", "nieuw geweld binnen 12 tot 15 maanden", "procent", "gerapporteerd interval", 1,
         32.6, 31.4},
        {"RP-001", "meldingen uit Almere, jan-jun 2018", "aantal", "telling", 0, 2410.0, 2439.0},
        {"VTF-001", "=wachtlijst, \"eind\" december", "casussen", "andere herhalingen", 1, 51.0,
         34.5},
    };
    memset(f, 0, sizeof *f);
    memcpy(f->parameters, parameters, sizeof parameters);
    memcpy(f->targets, targets, sizeof targets);
    memcpy(f->after, after, sizeof after);
    memcpy(f->reached, reached, sizeof reached);
    memcpy(f->subjects, subjects, sizeof subjects);
    memcpy(f->figures, figures, sizeof figures);
    f->left[0] = 34.0;
    f->left[1] = 8.3;
    f->left[2] = 0.05;
    f->pair = (struct calibration_tradeoff){0, 1, -0.93};
    fitted_sample(f);
    memcpy(f->best, f->sample, sizeof f->best);
    f->problem = (struct calibration_problem){.parameters = f->parameters,
                                              .parameter_count = FITTED_PARAMETERS,
                                              .targets = f->targets,
                                              .target_count = FITTED_TARGETS,
                                              .seed = 1,
                                              .points = 40,
                                              .waves = FITTED_WAVES,
                                              .replications = 4};
    f->calibration = (struct calibration){.parameters = f->after,
                                          .targets = f->reached,
                                          .tradeoffs = &f->pair,
                                          .tradeoff_count = 1,
                                          .cutoff = 3.2,
                                          .left = f->left,
                                          .best = f->best,
                                          .worst = 2,
                                          .rival = SIZE_MAX,
                                          .simulated = 120,
                                          .sample = f->sample,
                                          .sample_count = FITTED_SAMPLE};
    f->report = (struct calibration_report){"Flevoland 2018",
                                            CALIBRATION_DONE,
                                            &f->calibration,
                                            &f->problem,
                                            f->subjects,
                                            f->figures,
                                            8};
}

/* The same figures, which now exclude the model. */
static inline void fitted_contradict(struct fitted_fixture *f)
{
    f->report.status = CALIBRATION_CONTRADICTED;
    f->calibration.tradeoff_count = 0;
    f->calibration.sample_count = 0;
    f->left[1] = f->left[2] = 0.0;
    f->reached[2].implausibility = 4.75;
    for (size_t t = 0; t < FITTED_TARGETS; t++)
        f->figures[t].after = (double)NAN;
}

#endif
