#include "output/validation_csv.h"

#include <math.h>

#include "output/csv.h"

static void write_span(FILE *out, tick from, tick to)
{
    char first[CLOCK_DATE_SIZE], last[CLOCK_DATE_SIZE];
    clock_format_date(from, first);
    clock_format_date(to - CLOCK_DAY, last); /* the last day, as scenarios state it */
    fprintf(out, ",%s/%s", first, last);
}

static void write_day(FILE *out, tick at)
{
    char day[CLOCK_DATE_SIZE];
    clock_format_date(at, day);
    fprintf(out, ",%s", day);
}

/* periode, peildatum */
static void write_when(FILE *out, const struct figure *figure, const struct figure_list *list)
{
    if (figure->rule == FIGURE_STOCK) {
        write_day(out, figure->at - CLOCK_DAY);
        write_day(out, figure->at - CLOCK_DAY);
    } else if (figure->rule == FIGURE_SAMPLE) {
        const struct figure_sample *sample = &list->samples[figure->sample];
        write_span(out, sample->from, sample->to);
        write_day(out, sample->at - CLOCK_DAY);
    } else {
        write_span(out, figure->from, figure->to);
        fputc(',', out);
    }
}

static void write_figure(FILE *out, const struct validation_told *told, const struct judged *judged)
{
    static const struct labels dutch = {0};
    static const char *const rules[] = {[FIGURE_KPI] = "kpi",
                                        [FIGURE_COUNT] = "aantal",
                                        [FIGURE_STOCK] = "stand",
                                        [FIGURE_SAMPLE] = "dossiers"};
    const struct figure *figure = judged->figure;
    const struct prediction *prediction = &judged->prediction;
    csv_text(out, told->scenario);
    csv_next_text(out, figure->id);
    csv_next_text(out, figure_role_word(figure->role, false));
    csv_next_text(out, figure->inherited ? "basis" : "eigen");
    csv_next_text(out, figure->what);
    csv_next_text(out, rules[figure->rule]);
    csv_next_text(out, figure->kpi);
    csv_next_text(out, figure->trait);
    csv_next_text(out, figure->among);
    csv_next_text(out, figure->station);
    csv_next_text(out, figure->gemeente);
    csv_next_text(out, figure->breakdown);
    csv_next_text(out, validation_unit(told, figure));
    write_when(out, figure, told->validation->figures);
    csv_next_number(out, figure->value);
    csv_next_number(out, figure->low);
    csv_next_number(out, figure->high);
    csv_next_number(out, prediction->mean);
    csv_next_number(out, prediction->low);
    csv_next_number(out, prediction->high);
    csv_next_number(out, prediction->low90);
    csv_next_number(out, prediction->high90);
    csv_next_text(out, validation_verdict(&dutch, judged));
    csv_next_number(out, judged->score);
    csv_next_number(out, figure->naive);
    csv_next_number(out, figure->naive_low);
    csv_next_number(out, figure->naive_high);
    csv_next_number(out, judged->naive_score);
    fprintf(out, ",%zu", prediction->count);
    csv_next_text(out, figure->note);
    fputc('\n', out);
}

void validation_csv_write(FILE *out, const struct validation_told *told)
{
    fputs("scenario,feit,rol,herkomst,omschrijving,regel,kpi,kenmerk,onder,station,gemeente,"
          "uitsplitsing,eenheid,periode,peildatum,gemeld,gemeld_laag,gemeld_hoog,gesimuleerd,"
          "pi95_laag,pi95_hoog,pi90_laag,pi90_hoog,oordeel,intervalscore,naief,naief_laag,"
          "naief_hoog,naief_intervalscore,replicaties,toelichting\n",
          out);
    for (size_t i = 0; i < told->validation->count; i++)
        write_figure(out, told, &told->validation->judged[i]);
}

void validation_csv_write_values(FILE *out, const struct validation_told *told,
                                 const double *values, size_t draws)
{
    const struct validation *validation = told->validation;
    fputs("scenario,cijfer,feit,replicatie,trekking,waarde\n", out);
    for (size_t i = 0; i < validation->count; i++) {
        const double *own = values + i * validation->replications * draws;
        for (size_t at = 0; at < validation->replications * draws; at++) {
            if (isnan(own[at]))
                continue;
            csv_text(out, told->scenario);
            fprintf(out, ",%zu", i + 1);
            csv_next_text(out, validation->judged[i].figure->id);
            fprintf(out, ",%zu,%zu", at / draws + 1, at % draws + 1);
            csv_next_number(out, own[at]);
            fputc('\n', out);
        }
    }
}
