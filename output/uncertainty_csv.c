#include "output/uncertainty_csv.h"

#include "output/csv.h"
#include "output/uncertainty_words.h"
#include "sim/study/design.h"

static void write_key(FILE *out, const struct uncertainty_outcome *outcome, const char *scenario)
{
    csv_text(out, outcome->variant != NULL ? outcome->variant : scenario);
    csv_next_text(out, outcome->kpi);
    csv_next_text(out, outcome->station);
    csv_next_text(out, outcome->gemeente);
    csv_next_text(out, outcome->breakdown);
}

void uncertainty_csv_write_outcomes(FILE *out, const struct uncertainty *uncertainty,
                                    const char *scenario)
{
    static const struct labels dutch = {0};
    fputs("scenario,kpi,station,gemeente,uitsplitsing,eenheid,soort,gemiddelde,laag95,hoog95,"
          "toeval,aanname,aandeel_aanname,zekerheid,punten\n",
          out);
    for (size_t i = 0; i < uncertainty->outcome_count; i++) {
        const struct uncertainty_outcome *outcome = &uncertainty->outcomes[i];
        const struct spread *spread = &outcome->spread;
        char words[UNCERTAINTY_WORDS_SIZE];
        write_key(out, outcome, scenario);
        csv_next_text(out, outcome->unit);
        csv_next_text(out, outcome->variant != NULL ? "verschil" : "niveau");
        csv_next_number(out, spread->mean);
        csv_next_number(out, spread->low);
        csv_next_number(out, spread->high);
        csv_next_number(out, spread->chance);
        csv_next_number(out, spread->assumption);
        csv_next_number(out, spread->assumption_share);
        csv_next_text(out, uncertainty_verdict(&dutch, outcome, 0, words));
        fprintf(out, ",%zu\n", spread->points);
    }
}

static void write_ranking(FILE *out, const struct uncertainty *uncertainty,
                          const struct uncertainty_outcome *outcome, const char *scenario)
{
    for (size_t i = 0; i < uncertainty->assumption_count; i++) {
        const struct influence *influence = &outcome->ranking[i];
        const struct uncertainty_assumption *assumption =
            &uncertainty->assumptions[influence->dimension];
        write_key(out, outcome, scenario);
        fprintf(out, ",%zu", i + 1);
        csv_next_text(out, assumption->path);
        csv_next_text(out, assumption->what);
        csv_next_text(out, assumption->unit);
        csv_next_number(out, assumption->value);
        csv_next_number(out, assumption->low);
        csv_next_number(out, assumption->high);
        csv_next_number(out, influence->saved);
        csv_next_number(out, uncertainty_narrows(uncertainty, outcome, influence));
        csv_next_number(out, influence->slope);
        csv_next_text(out, influence->distinct ? "ja" : "nee");
        csv_next_number(out, uncertainty_turning_point(uncertainty, outcome, influence));
        fputc('\n', out);
    }
}

void uncertainty_csv_write_rankings(FILE *out, const struct uncertainty *uncertainty,
                                    const char *scenario)
{
    fputs("scenario,kpi,station,gemeente,uitsplitsing,rang,pad,aanname,eenheid,waarde,laag,hoog,"
          "bespaart_procent,smaller_procent,helling,onderscheiden,kantelpunt\n",
          out);
    for (size_t i = 0; i < uncertainty->outcome_count; i++)
        if (uncertainty->outcomes[i].is_headline && uncertainty->outcomes[i].ranking != NULL)
            write_ranking(out, uncertainty, &uncertainty->outcomes[i], scenario);
}

void uncertainty_csv_write_design(FILE *out, const struct uncertainty *uncertainty)
{
    size_t count = uncertainty->assumption_count;
    fputs("punt", out);
    for (size_t d = 0; d < count; d++)
        csv_next_text(out, uncertainty->assumptions[d].path);
    fputc('\n', out);
    for (size_t p = 0; p < uncertainty->points; p++) {
        fprintf(out, "%zu", p + 1);
        for (size_t d = 0; d < count; d++) {
            const struct uncertainty_assumption *assumption = &uncertainty->assumptions[d];
            csv_next_number(out,
                            design_between(uncertainty->coordinates[p * count + d], assumption->low,
                                           assumption->value, assumption->high));
        }
        fputc('\n', out);
    }
}
