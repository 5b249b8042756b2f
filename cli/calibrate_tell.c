#include "cli/calibrate_tell.h"

#include <math.h>
#include <string.h>

#include "scenarios/storage.h"

struct calibration_subject *tell_subjects(const struct ijken *ijken, const double *fitted,
                                          bool english)
{
    struct calibration_subject *subjects = storage_new(ijken->aantal, sizeof *subjects);
    for (size_t p = 0; p < ijken->aantal; p++) {
        const struct ijk_parameter *parameter = &ijken->parameters[p];
        const struct parameter_row *row = parameter->waarden[0]->row;
        subjects[p] = (struct calibration_subject){
            .path = parameter->pad,
            .what = english ? row->en : row->nl,
            .unit = parameter->is_factor || row->unit == NULL ? "" : row->unit,
            .values = parameter->is_factor ? parameter->aantal : 0,
            .fitted = fitted != NULL ? fitted[p] : NAN};
    }
    return subjects;
}

static const char *spread_words(enum ijk_spreiding spread, bool english)
{
    static const char *const words[][2] = {
        [IJK_INTERVAL] = {"gerapporteerd interval", "reported interval"},
        [IJK_AANDEEL] = {"aandeel van zoveel dossiers", "share of so many files"},
        [IJK_TELLING] = {"telling", "count"},
        [IJK_STEEKPROEF] = {"andere steekproeven in de simulatie",
                            "other samples in the simulation"},
        [IJK_REPLICATIES] = {"andere herhalingen van de simulatie",
                             "other replications of the simulation"},
    };
    return words[spread][english];
}

/* Of a number counted its KPI tells per year; people read a number. */
static void name_kpi(struct calibration_figure *told, const struct figure *figure, bool english)
{
    for (size_t i = 0; i < uitkomsten_catalogus.row_count; i++) {
        const struct kpi_row *row = &uitkomsten_catalogus.rows[i];
        if (strcmp(row->id, figure->kpi) != 0)
            continue;
        told->unit = figure->rule == FIGURE_COUNT ? "aantal" : row->unit;
        told->decimals = figure->rule == FIGURE_COUNT ? 0 : row->decimals;
        if (english)
            told->what = row->en;
    }
}

static void name_trait(struct calibration_figure *told, const struct figure *figure, bool english)
{
    for (size_t i = 0; i < dossier_kenmerken.count; i++) {
        const struct figure_trait *trait = &dossier_kenmerken.rows[i];
        if (strcmp(trait->key, figure->trait) != 0)
            continue;
        told->unit = trait->unit;
        told->decimals = 1;
        if (english)
            told->what = trait->en;
    }
}

struct calibration_figure *tell_figures(const struct ijken *ijken, const double *after,
                                        bool english)
{
    struct calibration_figure *figures = storage_new(ijken->aantal_doelen, sizeof *figures);
    for (size_t d = 0; d < ijken->aantal_doelen; d++) {
        const struct figure *figure = ijken->doelen[d].cijfer;
        figures[d] =
            (struct calibration_figure){.id = figure->id,
                                        .what = figure->what,
                                        .unit = "",
                                        .from = spread_words(ijken->doelen[d].spreiding, english),
                                        .before = ijken->doelen[d].vooraf,
                                        .after = after != NULL ? after[d] : NAN};
        if (figure->rule == FIGURE_SAMPLE)
            name_trait(&figures[d], figure, english);
        else
            name_kpi(&figures[d], figure, english);
    }
    return figures;
}
