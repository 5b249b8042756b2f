#include "output/calibration_csv.h"

#include <math.h>

#include "output/calibration_words.h"
#include "output/csv.h"

void calibration_csv_write_parameters(FILE *out, const struct calibration_report *report)
{
    static const struct labels dutch = {0};
    const struct calibration *calibration = report->calibration;
    bool known = report->status == CALIBRATION_DONE;
    fputs("scenario,pad,parameter,eenheid,waarden,vooraf_laag,vooraf_waarde,"
          "vooraf_hoog,mediaan,"
          "laag95,hoog95,breedte_procent,oordeel,geijkt\n",
          out);
    for (size_t p = 0; p < report->problem->parameter_count; p++) {
        const struct calibration_subject *subject = &report->subjects[p];
        const struct calibration_parameter *prior = &report->problem->parameters[p];
        csv_text(out, report->scenario);
        csv_next_text(out, subject->path);
        csv_next_text(out, subject->what);
        csv_next_text(out, subject->values > 0 ? "factor" : subject->unit);
        fprintf(out, ",%zu", subject->values > 0 ? subject->values : 1);
        csv_next_number(out, prior->low);
        csv_next_number(out, prior->value);
        csv_next_number(out, prior->high);
        csv_next_number(out, known ? calibration->parameters[p].median : NAN);
        csv_next_number(out, known ? calibration->parameters[p].low : NAN);
        csv_next_number(out, known ? calibration->parameters[p].high : NAN);
        csv_next_number(out, known ? calibration->parameters[p].width : NAN);
        csv_next_text(out,
                      known ? calibration_verdict(&dutch, calibration->parameters[p].identification)
                            : "");
        csv_next_number(out, known ? subject->fitted : NAN);
        fputc('\n', out);
    }
}

void calibration_csv_write_figures(FILE *out, const struct calibration_report *report)
{
    const struct calibration *calibration = report->calibration;
    fputs("scenario,feit,cijfer,eenheid,gerapporteerd,afwijking,zoals_het_staat,"
          "voorspeld,laag95,"
          "hoog95,nagerekend,verschil,onwaarschijnlijkheid\n",
          out);
    for (size_t t = 0; t < report->problem->target_count; t++) {
        const struct calibration_figure *figure = &report->figures[t];
        const struct calibration_target *target = &report->problem->targets[t];
        csv_text(out, report->scenario);
        csv_next_text(out, figure->id);
        csv_next_text(out, figure->what);
        csv_next_text(out, figure->unit);
        csv_next_number(out, target->value);
        csv_next_number(out, target->is_stock ? NAN : target->deviation);
        csv_next_number(out, figure->before);
        csv_next_number(out, calibration_possible(figure, calibration->targets[t].mean));
        csv_next_number(out, calibration_possible(figure, calibration->targets[t].low));
        csv_next_number(out, calibration_possible(figure, calibration->targets[t].high));
        csv_next_number(out, figure->after);
        csv_next_number(out, calibration_off(report, t));
        csv_next_number(out, calibration->targets[t].implausibility);
        fputc('\n', out);
    }
}

void calibration_csv_write_tradeoffs(FILE *out, const struct calibration_report *report)
{
    fputs("scenario,pad,ander_pad,correlatie\n", out);
    for (size_t i = 0; i < report->calibration->tradeoff_count; i++) {
        const struct calibration_tradeoff *tradeoff = &report->calibration->tradeoffs[i];
        csv_text(out, report->scenario);
        csv_next_text(out, report->subjects[tradeoff->one].path);
        csv_next_text(out, report->subjects[tradeoff->other].path);
        csv_next_number(out, tradeoff->correlation);
        fputc('\n', out);
    }
}

void calibration_csv_write_waves(FILE *out, const struct calibration_report *report)
{
    fputs("scenario,ronde,punten,over_procent\n", out);
    for (size_t w = 0; w < report->problem->waves; w++) {
        csv_text(out, report->scenario);
        fprintf(out, ",%zu,%zu", w + 1, report->problem->points);
        csv_next_number(out, report->calibration->left[w]);
        fputc('\n', out);
    }
}

void calibration_csv_write_sample(FILE *out, const struct calibration_report *report)
{
    size_t count = report->problem->parameter_count;
    fputs("punt", out);
    for (size_t p = 0; p < count; p++)
        csv_next_text(out, report->subjects[p].path);
    fputc('\n', out);
    for (size_t i = 0; i < report->calibration->sample_count; i++) {
        fprintf(out, "%zu", i + 1);
        for (size_t p = 0; p < count; p++)
            csv_next_number(out, report->calibration->sample[i * count + p]);
        fputc('\n', out);
    }
}
