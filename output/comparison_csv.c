#include "output/comparison_csv.h"

#include <stdlib.h>

#include "output/csv.h"

const char *comparison_csv_verdict(enum verdict verdict)
{
    switch (verdict) {
    case VERDICT_EQUAL:
        return "gelijk";
    case VERDICT_UNCLEAR:
        return "niet te onderscheiden";
    case VERDICT_LOWER:
        return "lager";
    case VERDICT_HIGHER:
        return "hoger";
    case VERDICT_UNKNOWN:
        break;
    }
    return "onbekend";
}

void comparison_csv_write_differences(FILE *out, const struct comparison *comparison,
                                      char *const *names)
{
    const struct kpi_table *table = &comparison->basis->table;
    fputs("scenario,kpi,station,gemeente,uitsplitsing,eenheid,basis,variant,verschil,bi95_laag,"
          "bi95_hoog,oordeel,variantiefactor,replicaties\n",
          out);
    for (size_t v = 0; v < comparison->variant_count; v++) {
        char *scenario = csv_text_copy(names[v + 1]);
        for (size_t cell = 0; cell < table->cell_count; cell++) {
            const struct pairing *pairing = &comparison->variants[v].pairings[cell];
            char *text = csv_cell_text(&table->catalogue, &table->cells[cell]);
            fprintf(out, "%s,%s", scenario, text);
            csv_next_text(out, csv_unit_of(table, cell));
            csv_next_number(out, pairing->base.mean);
            csv_next_number(out, pairing->variant.mean);
            csv_next_number(out, pairing->difference.mean);
            csv_next_number(out, pairing->difference.low);
            csv_next_number(out, pairing->difference.high);
            csv_next_text(out, comparison_csv_verdict(pairing->verdict));
            csv_next_number(out, pairing->variance_factor);
            fprintf(out, ",%zu\n", pairing->difference.count);
            free(text);
        }
        free(scenario);
    }
}

static void write_weeks(FILE *out, const struct comparison *comparison,
                        const struct comparison_series *series, const char *scenario)
{
    const struct kpi_study *basis = comparison->basis;
    char *text = csv_cell_text(&basis->table.catalogue, &basis->series.cells[series->cell]);
    for (size_t week = 0; week < basis->series.weeks; week++) {
        char date[CLOCK_DATE_SIZE];
        clock_format_date(basis->series.start + (tick)week * CLOCK_WEEK, date);
        fprintf(out, "%s,%s,%s", scenario, date, text);
        csv_next_number(out, series->band.mean[week]);
        csv_next_number(out, series->band.low[week]);
        csv_next_number(out, series->band.high[week]);
        fputs(week == series->parts_from ? ",ja\n" : ",\n", out);
    }
    free(text);
}

void comparison_csv_write_series(FILE *out, const struct comparison *comparison, char *const *names)
{
    fputs("scenario,datum,kpi,station,gemeente,uitsplitsing,verschil,band95_laag,band95_hoog,"
          "uiteen\n",
          out);
    for (size_t v = 0; v < comparison->variant_count; v++) {
        const struct comparison_variant *variant = &comparison->variants[v];
        char *scenario = csv_text_copy(names[v + 1]);
        for (size_t s = 0; s < variant->series_count; s++)
            write_weeks(out, comparison, &variant->series[s], scenario);
        free(scenario);
    }
}

static void write_moved(FILE *out, const struct comparison *comparison,
                        const struct comparison_moved *moved, const char *scenario)
{
    const struct {
        const char *kind;
        const struct estimate *estimate;
    } rows[] = {
        {"eerder", &moved->earlier},
        {"later", &moved->later},
        {"alleen_basis", &moved->only_base},
        {"alleen_variant", &moved->only_variant},
        {"saldo", &moved->net},
        {"nul_eerder", &moved->null_earlier},
        {"nul_later", &moved->null_later},
        {"nul_saldo", &moved->null_net},
        {"meer_dan_herschikking", &moved->beyond},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        fputs(scenario, out);
        csv_next_text(out, moved->gemeente);
        csv_next_text(out, moved->breakdown);
        csv_next_number(out, comparison->days);
        csv_next_text(out, rows[i].kind);
        csv_next_number(out, rows[i].estimate->mean);
        csv_next_number(out, rows[i].estimate->low);
        csv_next_number(out, rows[i].estimate->high);
        fprintf(out, ",%zu\n", rows[i].estimate->count);
    }
}

void comparison_csv_write_moved(FILE *out, const struct comparison *comparison, char *const *names)
{
    fputs("scenario,gemeente,uitsplitsing,dagen,soort,gemiddelde,bi95_laag,bi95_hoog,"
          "replicaties\n",
          out);
    for (size_t v = 0; v < comparison->variant_count; v++) {
        const struct comparison_variant *variant = &comparison->variants[v];
        char *scenario = csv_text_copy(names[v + 1]);
        for (size_t i = 0; i < variant->moved_count; i++)
            write_moved(out, comparison, &variant->moved[i], scenario);
        free(scenario);
    }
}

void comparison_csv_write_changes(FILE *out, const struct comparison *comparison,
                                  char *const *names)
{
    fputs("scenario,pad,betekenis,basis,variant,eenheid\n", out);
    for (size_t v = 0; v < comparison->variant_count; v++) {
        const struct comparison_variant *variant = &comparison->variants[v];
        char *scenario = csv_text_copy(names[v + 1]);
        for (size_t i = 0; i < variant->change_count; i++) {
            const struct comparison_change *change = &variant->changes[i];
            fputs(scenario, out);
            csv_next_text(out, change->path);
            csv_next_text(out, change->what);
            csv_next_text(out, change->from);
            csv_next_text(out, change->to);
            csv_next_text(out, change->unit);
            fputc('\n', out);
        }
        free(scenario);
    }
}
