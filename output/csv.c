/* CSV files. The text cells of a row are the same for thousands of rows, so they are made once per
 * table cell and then written as they are. */
#include "output/csv.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "output/memory.h"
#include "output/number.h"

bool csv_is_formula(const char *text)
{
    if (text[0] == '\t' || text[0] == '\r')
        return true;
    const char *first = text + strspn(text, " ");
    return *first != '\0' && strchr("=+-@", *first) != NULL;
}

void csv_text(FILE *out, const char *text)
{
    bool quote = strpbrk(text, ",\"\r\n") != NULL;
    if (quote)
        fputc('"', out);
    if (csv_is_formula(text))
        fputc('\'', out);
    for (; *text != '\0'; text++) {
        if (*text == '"')
            fputc('"', out);
        fputc(*text, out);
    }
    if (quote)
        fputc('"', out);
}

void csv_number(FILE *out, double value)
{
    char text[NUMBER_EXACT_SIZE];
    fputs(number_exact(value, text), out);
}

void csv_next_text(FILE *out, const char *text)
{
    fputc(',', out);
    csv_text(out, text != NULL ? text : "");
}

void csv_next_number(FILE *out, double value)
{
    fputc(',', out);
    csv_number(out, value);
}

char *csv_cell_text(const struct kpi_catalogue *catalogue, const struct kpi_cell *cell)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    if (out == NULL)
        abort();
    csv_text(out, catalogue->rows[cell->kpi].id);
    fputc(',', out);
    csv_text(out, cell->station);
    fputc(',', out);
    csv_text(out, cell->gemeente);
    fputc(',', out);
    csv_text(out, cell->breakdown);
    if (fclose(out) != 0)
        abort();
    return text;
}

char *csv_text_copy(const char *name)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    if (out == NULL)
        abort();
    csv_text(out, name);
    if (fclose(out) != 0)
        abort();
    return text;
}

static void write_band(FILE *out, struct kpi_band band)
{
    csv_number(out, band.mean);
    fputc(',', out);
    csv_number(out, band.p05);
    fputc(',', out);
    csv_number(out, band.p95);
    fputc('\n', out);
}

const char *csv_unit_of(const struct kpi_table *table, size_t cell)
{
    const char *unit = table->catalogue.rows[table->cells[cell].kpi].unit;
    bool is_count = strcmp(unit, "casussen") == 0;
    return is_count && strstr(table->cells[cell].breakdown, "kinderen") != NULL ? "kinderen" : unit;
}

static void kpi_rows(FILE *out, const char *scenario, const struct kpi_study *study)
{
    const struct kpi_table *table = &study->table;
    for (size_t cell = 0; cell < table->cell_count; cell++) {
        struct kpi_summary summary = kpi_table_summary(table, cell);
        char *text = csv_cell_text(&table->catalogue, &table->cells[cell]);
        fprintf(out, "%s,%s,", scenario, text);
        csv_text(out, csv_unit_of(table, cell));
        fputc(',', out);
        csv_number(out, summary.mean);
        fputc(',', out);
        csv_number(out, summary.low);
        fputc(',', out);
        csv_number(out, summary.high);
        fprintf(out, ",%zu\n", summary.count);
        free(text);
    }
}

static void replications_rows(FILE *out, const char *scenario, const struct kpi_study *study)
{
    const struct kpi_table *table = &study->table;
    char **texts = memory_allocate(table->cell_count, sizeof *texts);
    for (size_t cell = 0; cell < table->cell_count; cell++)
        texts[cell] = csv_cell_text(&table->catalogue, &table->cells[cell]);
    for (size_t r = 0; r < table->replications; r++) {
        for (size_t cell = 0; cell < table->cell_count; cell++) {
            fprintf(out, "%s,%zu,%s,", scenario, r + 1, texts[cell]);
            csv_number(out, table->values[r * table->cell_count + cell]);
            fputc('\n', out);
        }
    }
    for (size_t cell = 0; cell < table->cell_count; cell++)
        free(texts[cell]);
    free(texts);
}

static void series_rows(FILE *out, const char *scenario, const struct kpi_study *study)
{
    const struct kpi_series *series = &study->series;
    for (size_t cell = 0; cell < series->cell_count; cell++) {
        char *text = csv_cell_text(&study->table.catalogue, &series->cells[cell]);
        for (size_t week = 0; week < series->weeks; week++) {
            char date[CLOCK_DATE_SIZE];
            clock_format_date(series->start + (tick)week * CLOCK_WEEK, date);
            fprintf(out, "%s,%s,%s,", scenario, date, text);
            write_band(out, kpi_series_band(series, study->replications, cell, week));
        }
        free(text);
    }
}

static void curves_rows(FILE *out, const char *scenario, const struct kpi_study *study)
{
    const struct kpi_curves *curves = &study->curves;
    for (size_t cell = 0; cell < curves->cell_count; cell++) {
        char *text = csv_cell_text(&study->table.catalogue, &curves->cells[cell]);
        for (size_t point = 0; point < curves->points; point++) {
            fprintf(out, "%s,%s,", scenario, text);
            csv_number(out, (double)point * curves->step_days);
            fputc(',', out);
            write_band(out, kpi_curves_band(curves, study->replications, cell, point));
        }
        free(text);
    }
}

static const struct {
    const char *heading;
    void (*rows)(FILE *out, const char *scenario, const struct kpi_study *study);
} TABLES[CSV_TABLE_COUNT] = {
    [CSV_KPI] = {"scenario,kpi,station,gemeente,uitsplitsing,eenheid,gemiddelde,bi95_laag,bi95_"
                 "hoog,replicaties",
                 kpi_rows},
    [CSV_SERIES] = {"scenario,datum,kpi,station,gemeente,uitsplitsing,gemiddelde,p05,p95",
                    series_rows},
    [CSV_REPLICATIONS] = {"scenario,replicatie,kpi,station,gemeente,uitsplitsing,waarde",
                          replications_rows},
    [CSV_CURVES] = {"scenario,kpi,station,gemeente,uitsplitsing,dag,gemiddelde,p05,p95",
                    curves_rows},
};

const char *csv_file_name(enum csv_table table)
{
    static const char *const names[CSV_TABLE_COUNT] = {"kpi.csv", "tijdreeks.csv",
                                                       "replicaties.csv", "curven.csv"};
    return names[table];
}

void csv_write(FILE *out, enum csv_table table, const struct kpi_study *const *studies,
               const char *const *names, size_t count)
{
    fprintf(out, "%s\n", TABLES[table].heading);
    for (size_t i = 0; i < count; i++) {
        char *scenario = csv_text_copy(names != NULL ? names[i] : studies[i]->scenario);
        TABLES[table].rows(out, scenario, studies[i]);
        free(scenario);
    }
}

void csv_write_kpi(FILE *out, const struct kpi_study *study)
{
    csv_write(out, CSV_KPI, &study, NULL, 1);
}

void csv_write_replications(FILE *out, const struct kpi_study *study)
{
    csv_write(out, CSV_REPLICATIONS, &study, NULL, 1);
}

void csv_write_series(FILE *out, const struct kpi_study *study)
{
    csv_write(out, CSV_SERIES, &study, NULL, 1);
}

void csv_write_curves(FILE *out, const struct kpi_study *study)
{
    csv_write(out, CSV_CURVES, &study, NULL, 1);
}
