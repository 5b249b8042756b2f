#include "cli/calibrate_fitted.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/calibration_results.h"
#include "scenarios/rescale.h"
#include "scenarios/storage.h"

#define NAME_ENDING ", geijkt"
#define MENDED "gekalibreerd: meegeschaald met een geijkt aandeel"

/* --- which parameters --- */

static bool trades_off(const struct calibration *calibration, size_t p, size_t *other)
{
    for (size_t i = 0; i < calibration->tradeoff_count; i++) {
        const struct calibration_tradeoff *pair = &calibration->tradeoffs[i];
        if (pair->one == p || pair->other == p) {
            *other = pair->one == p ? pair->other : pair->one;
            return true;
        }
    }
    return false;
}

static bool keeps_its_value(const struct calibration *calibration, size_t p)
{
    size_t other;
    return calibration->parameters[p].identification == NOT_IDENTIFIED &&
           !trades_off(calibration, p, &other);
}

/* "gekalibreerd: RP-160, VTF-001; alleen samen met melding.kans bepaald", to be
 * freed. */
static char *source_of(const struct ijken *ijken, const struct calibration *calibration, size_t p)
{
    struct storage_text text = {0};
    size_t other;
    storage_text_add(&text, "gekalibreerd: ");
    for (size_t d = 0; d < ijken->aantal_doelen; d++)
        storage_text_add(&text, "%s%s", d > 0 ? ", " : "", ijken->doelen[d].cijfer->id);
    if (trades_off(calibration, p, &other))
        storage_text_add(&text, "; alleen samen met %s bepaald", ijken->parameters[other].pad);
    return text.bytes;
}

/* --- values, sources and ranges --- */

static struct parameter_value *find(const struct parameter_set *set, const char *path)
{
    const struct parameter_value *value = parameter_find(set, path);
    return value == NULL ? NULL : &set->values[value - set->values];
}

static double first_number(const struct parameter_value *value)
{
    return value->steps[0].is_distribution ? value->steps[0].distribution.mean
                                           : value->steps[0].number;
}

static double rounded(double x)
{
    if (x == 0.0 || !isfinite(x))
        return x;
    double unit = pow(10.0, 3.0 - floor(log10(fabs(x))));
    return round(x * unit) / unit;
}

/* The 95% interval as range, widened where the most likely value lies at its
 * edge. */
static void set_note(struct parameter_value *value, const struct calibrated_parameter *after,
                     double times, const char *source)
{
    double number = first_number(value);
    double one = rounded(times * after->low), other = rounded(times * after->high);
    value->low = fmin(fmin(one, other), number);
    value->high = fmax(fmax(one, other), number);
    free(value->source);
    value->source = storage_copy(source);
}

static void set_notes(const struct parameter_set *set, const struct ijken *ijken, size_t p,
                      const struct calibration *calibration, const char *source)
{
    const struct ijk_parameter *parameter = &ijken->parameters[p];
    for (size_t i = 0; i < parameter->aantal; i++) {
        const struct parameter_value *stated = parameter->waarden[i];
        struct parameter_value *value = find(set, stated->path);
        if (value != NULL && value->step_count > 0)
            set_note(value, &calibration->parameters[p],
                     parameter->is_factor ? first_number(stated) : 1.0, source);
    }
}

/* What went along in a sum, and how distributions are written. */
static void mend(struct parameter_set *set, const struct parameter_set *stated)
{
    for (size_t i = 0; i < set->count; i++) {
        struct parameter_value *value = &set->values[i];
        const struct parameter_value *before = parameter_find(stated, value->path);
        if (before == NULL || parameter_values_agree(value, before))
            continue;
        rescale_text(value, before);
        if (value->source == NULL || strncmp(value->source, "gekalibreerd:", 13) != 0) {
            free(value->source);
            value->source = storage_copy(MENDED);
            value->low = value->high = NAN;
        }
    }
}

static void rename_scenario(struct parameter_set *set)
{
    struct parameter_value *name = find(set, "naam");
    size_t length = name->text != NULL ? strlen(name->text) : 0, end = strlen(NAME_ENDING);
    if (length == 0 || (length >= end && strcmp(name->text + length - end, NAME_ENDING) == 0))
        return;
    char *longer = storage_format("%s" NAME_ENDING, name->text);
    free(name->text);
    name->text = longer;
}

/* --- the file --- */

static void write_head(FILE *file, const struct ijken *ijken, const struct calibration *calibration,
                       bool any)
{
    fputs(
        any ? "# Geijkt met `ketensim calibrate`: de waarden met bron \"gekalibreerd: …\" zijn "
              "samen "
              "het\n# punt dat het best bij die cijfers past; laag en hoog zijn elk een "
              "95%-interval.\n"
            : "# Geijkt met `ketensim calibrate`, maar de cijfers bepalen geen van de parameters: "
              "alle\n# waarden zijn die van het scenario zelf.\n",
        file);
    if (calibration->tradeoff_count > 0)
        fputs("# Let op: deze waarden ruilen tegen elkaar uit. Verander er een en "
              "de cijfers passen "
              "niet meer,\n# tenzij de ander meegaat:\n",
              file);
    for (size_t i = 0; i < calibration->tradeoff_count; i++)
        fprintf(file, "#   %s en %s (correlatie %.2f)\n",
                ijken->parameters[calibration->tradeoffs[i].one].pad,
                ijken->parameters[calibration->tradeoffs[i].other].pad,
                calibration->tradeoffs[i].correlation);
}

/* To be freed; NULL when memory is short. */
static char *write_text(const struct scenario *scenario, const struct ijken *ijken,
                        const struct calibration *calibration, bool any, size_t *length)
{
    char *text = NULL;
    FILE *file = open_memstream(&text, length);
    if (file == NULL)
        return NULL;
    write_head(file, ijken, calibration, any);
    bool good = scenario_write(scenario, file);
    if (fclose(file) == 0 && good)
        return text;
    free(text);
    return NULL;
}

/* Reads back what was written: what stands there is what is checked and used.
 */
static bool read_back(struct fitted *fitted, size_t length, const struct loaded *loaded,
                      struct complaint *complaint)
{
    struct fault_list faults;
    fault_list_init(&faults);
    bool sound = scenario_parse(&fitted->scenario, fitted->text, length, CALIBRATION_SCENARIO, NULL,
                                0, &loaded->catalogue.tabel, &faults);
    if (sound)
        catalogus_controle(&fitted->scenario.final, &fitted->scenario.base, &faults);
    if (fault_count(&faults, FAULT_ERROR) > 0) {
        char *line = fault_format(&faults.items[0]);
        complain(complaint, "Het geijkte scenario spreekt zichzelf tegen: %s", line);
        free(line);
        if (sound)
            scenario_release(&fitted->scenario);
        sound = false;
    }
    fault_list_release(&faults);
    return sound;
}

/* The point with sources and ranges, as a scenario that borrows all else from
 * the loaded one. */
static void dress(struct ijk_punt *point, const struct fitted *fitted, const struct ijken *ijken,
                  const struct calibration *calibration, const struct loaded *loaded)
{
    for (size_t p = 0; p < ijken->aantal; p++) {
        if (isnan(fitted->values[p]))
            continue;
        char *source = source_of(ijken, calibration, p);
        set_notes(&point->set, ijken, p, calibration, source);
        set_notes(&point->basis, ijken, p, calibration, source);
        free(source);
    }
    mend(&point->set, &loaded->scenario.final);
    mend(&point->basis, &loaded->scenario.base);
    rename_scenario(&point->set);
    rename_scenario(&point->basis);
}

int fitted_make(struct fitted *fitted, const struct ijken *ijken,
                const struct calibration *calibration, const struct loaded *loaded,
                struct complaint *complaint)
{
    *fitted = (struct fitted){.values = storage_new(ijken->aantal, sizeof *fitted->values)};
    bool any = false;
    for (size_t p = 0; p < ijken->aantal; p++) {
        bool keeps = keeps_its_value(calibration, p);
        fitted->values[p] = keeps ? NAN : rounded(calibration->best[p]);
        any = any || !keeps;
    }
    struct ijk_punt point;
    size_t length = 0;
    if (ijken_punt(&point, ijken, fitted->values, MENDED)) {
        dress(&point, fitted, ijken, calibration, loaded);
        struct scenario scenario = loaded->scenario;
        scenario.final = point.set;
        scenario.base = point.basis;
        fitted->text = write_text(&scenario, ijken, calibration, any, &length);
        ijken_punt_release(&point);
    }
    if (fitted->text == NULL)
        complain(complaint, "Er is te weinig geheugen om het geijkte scenario te schrijven.");
    else if (read_back(fitted, length, loaded, complaint))
        return EXIT_DONE;
    free(fitted->text);
    free(fitted->values);
    return EXIT_FAILED;
}

void fitted_release(struct fitted *fitted)
{
    free(fitted->text);
    free(fitted->values);
    scenario_release(&fitted->scenario);
}
