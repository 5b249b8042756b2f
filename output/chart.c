/* Building blocks of charts. */
#include "output/chart.h"

#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "output/memory.h"
#include "output/number.h"
#include "output/palette.h"
#include "output/sha256.h"
#include "output/text.h"
#include "sim/check.h"

enum { TEXT_MOST = 200, LINE_PIXELS = 1040, POINTS_MOST = 2000 };

void chart_init(struct chart *chart, const struct chart_source *source, const char *name)
{
    *chart = (struct chart){
        .source = source, .name = name, .width = CHART_WIDTH, .height = CHART_HEIGHT};
    chart->data = open_memstream(&chart->data_text, &chart->data_length);
    chart->body = open_memstream(&chart->body_text, &chart->body_length);
    CHECK(chart->data != NULL && chart->body != NULL);
}

/* The end of the text datablock follows from the texts themselves, so no text can hold it; the
 * space that leads every line would keep it apart anyway. */
static void write_texts(const struct chart *chart, FILE *out)
{
    struct sha256 hash;
    char marker[SHA256_TEXT_SIZE];
    sha256_init(&hash);
    for (size_t i = 0; i < chart->text_count; i++)
        sha256_add(&hash, chart->texts[i], strlen(chart->texts[i]) + 1);
    sha256_finish(&hash, marker);
    fprintf(out, "$T << EINDE_%.16s\n", marker);
    for (size_t i = 0; i < chart->text_count; i++)
        fprintf(out, " %s\n", chart->texts[i]);
    fprintf(out, "EINDE_%.16s\n", marker);
    fputs("T(n) = substr($T[n], 2, strlen($T[n]))\n", out);
}

static void write_pictures(const struct chart *chart, FILE *out)
{
    const char *rounded = chart->rounded ? " rounded" : "";
    fprintf(out,
            "set terminal svg size %d,%d%s dynamic noenhanced font 'sans-serif,14' background rgb "
            "'white' name '%s'\nset output '%s.svg'\n%sunset output\n",
            chart->width, chart->height, rounded, chart->name, chart->name, chart->body_text);
    fprintf(out,
            "# met zonder_png = 1 vooraf blijft de PNG achterwege\n"
            "if (!exists('zonder_png')) {\n"
            "set terminal pngcairo size %d,%d%s noenhanced font 'sans,14' fontscale 0.75 "
            "background rgb "
            "'white'\n"
            "set output '%s.png'\n%sunset output\n}\n",
            chart->width, chart->height, rounded, chart->name, chart->body_text);
}

char *chart_finish(struct chart *chart, size_t *length)
{
    CHECK(fclose(chart->data) == 0 && fclose(chart->body) == 0);
    char *script = NULL;
    FILE *out = open_memstream(&script, length);
    CHECK(out != NULL);
    fprintf(out, "# grafiek %s van ketensim; opnieuw tekenen: gnuplot -d %s.gp\n", chart->name,
            chart->name);
    fputs("reset\nset encoding utf8\n", out);
    fprintf(out, "set decimalsign '%s'\n", chart->source->labels->english ? "." : ",");
    write_texts(chart, out);
    fputs(chart->data_text, out);
    write_pictures(chart, out);
    CHECK(fclose(out) == 0);
    for (size_t i = 0; i < chart->text_count; i++)
        free(chart->texts[i]);
    free(chart->texts);
    free(chart->data_text);
    free(chart->body_text);
    return script;
}

const char *chart_say(const struct chart *chart, const char *nl, const char *en)
{
    return chart->source->labels->english ? en : nl;
}

const char *chart_number(const struct chart *chart, double value, int decimals, char text[64])
{
    struct number_style style = {.english = chart->source->labels->english};
    return number_people(value, decimals, style, text);
}

size_t chart_text(struct chart *chart, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char raw[2048];
    vsnprintf(raw, sizeof raw, format, arguments);
    va_end(arguments);
    chart->texts = memory_grow(chart->texts, chart->text_count + 1, sizeof *chart->texts);
    chart->texts[chart->text_count++] = text_clean(raw, TEXT_MOST);
    return chart->text_count;
}

void chart_command(struct chart *chart, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vfprintf(chart->body, format, arguments);
    va_end(arguments);
    fputc('\n', chart->body);
}

void chart_label(struct chart *chart, const char *place, int size, const char *colour,
                 const char *text)
{
    size_t n = chart_text(chart, "%s", text);
    if (strcmp(colour, PALETTE_ORANGE) == 0)
        colour = PALETTE_ORANGE_TEXT;
    else if (strcmp(colour, PALETTE_SKY) == 0)
        colour = PALETTE_SKY_TEXT;
    chart_command(chart, "set label %zu T(%zu) at %s font ',%d' textcolor rgb '%s' front",
                  ++chart->label_count, n, place, size, colour);
}

/* A cleaned copy that fits on one line of the foot, cut between words when it must be; to be freed.
 * Widths are those of 14 pixels high letters of a wide font, since the viewer of an SVG picks the
 * font. */
static char *fit_line(const char *text)
{
    char *clean = text_clean(text, TEXT_MOST - 20);
    double pixels = 0.0;
    size_t last_space = 0;
    for (char *at = clean; *at != '\0';) {
        uint32_t point;
        size_t length = text_decode(at, &point);
        bool is_broad = point < 128 && strchr("WMwm@%&", (int)point) != NULL;
        pixels += is_broad ? 13.8 : point < 'A' || (point >= 'a' && point < 128) ? 8.0 : 10.0;
        if (point == ' ')
            last_space = (size_t)(at - clean);
        if (pixels > LINE_PIXELS) {
            size_t cut = last_space > 20 ? last_space : (size_t)(at - clean);
            char *line = memory_format("%.*s …", (int)cut, clean);
            free(clean);
            return line;
        }
        at += length;
    }
    return clean;
}

/* A label on the page's left side, so far from the bottom in shares of a page of common height. */
static void write_edge(struct chart *chart, double share, int size, const char *colour,
                       const char *text)
{
    double scale = chart->is_long ? (double)CHART_HEIGHT / chart->height : 1.0;
    double y = share < 0.5 ? share * scale : 1.0 - (1.0 - share) * scale;
    char place[64];
    snprintf(place, sizeof place, "screen 0.03,%.3f left", y);
    chart_label(chart, place, size, colour, text);
}

static const char *foot_words(const struct chart *chart, enum chart_foot foot)
{
    if (foot == CHART_FOOT_BAND)
        return chart_say(chart, "band: 5–95% van de herhalingen",
                         "band: 5–95% of the replications");
    if (foot == CHART_FOOT_INTERVAL)
        return chart_say(chart, "streep: 95%-interval van het gemiddelde",
                         "bar: 95% interval of the mean");
    return chart_say(chart, "gemiddelde over de herhalingen", "mean over the replications");
}

static void write_foot(struct chart *chart, const char *about, const char *what)
{
    const struct kpi_study *study = chart->source->study;
    char line[1024], start[LABELS_SIZE], end[LABELS_SIZE], count[160], number[64];
    char *name;
    if (about == NULL) {
        name = fit_line(study->scenario);
        snprintf(line, sizeof line, "Scenario: %s", name);
    } else {
        name = fit_line(about);
        snprintf(line, sizeof line, "%s", name);
    }
    free(name);
    write_edge(chart, 0.068, 14, PALETTE_INK, line);

    if (chart->counted == NULL && study->replications < 2)
        what = chart_say(chart, "één herhaling: geen band of interval",
                         "one replication: no band or interval");
    if (chart->counted != NULL)
        snprintf(count, sizeof count, "%s", chart->counted);
    else
        snprintf(count, sizeof count, "%s %s",
                 chart_number(chart, (double)study->replications, 0, number),
                 study->replications == 1 ? chart_say(chart, "herhaling", "replication")
                                          : chart_say(chart, "herhalingen", "replications"));
    snprintf(line, sizeof line, "%s · %s %s %s · %s · %s %llu%s%s",
             chart_say(chart, "Simulatie ketensim", "Simulation by ketensim"),
             labels_date(chart->source->labels, study->start, start), chart_say(chart, "t/m", "to"),
             labels_date(chart->source->labels, study->end - CLOCK_DAY, end), count,
             chart_say(chart, "zaad", "seed"), (unsigned long long)study->seed,
             what != NULL ? " · " : "", what != NULL ? what : "");
    write_edge(chart, 0.043, 14, PALETTE_GREY, line);

    const char *sources = chart->source->sources;
    name = fit_line(sources != NULL ? sources
                                    : chart_say(chart, "bij elke waarde in scenario.cfg",
                                                "beside every value in scenario.cfg"));
    snprintf(line, sizeof line, "%s: %s", chart_say(chart, "Bronnen", "Sources"), name);
    free(name);
    write_edge(chart, 0.018, 14, PALETTE_GREY, line);
}

void chart_heading(struct chart *chart, const char *title, const char *subtitle,
                   enum chart_foot foot)
{
    chart_heading_about(chart, title, subtitle, NULL, foot_words(chart, foot));
}

void chart_heading_about(struct chart *chart, const char *title, const char *subtitle,
                         const char *about, const char *what)
{
    chart_command(chart, "reset\nset datafile missing NaN");
    chart->label_count = 0;
    write_edge(chart, 0.952, 26, PALETTE_INK, title);
    write_edge(chart, 0.908, 17, PALETTE_GREY, subtitle);
    write_foot(chart, about, what);
}

void chart_frame(struct chart *chart, struct chart_box box)
{
    chart_command(chart,
                  "set lmargin at screen %.4f\nset rmargin at screen %.4f\n"
                  "set bmargin at screen %.4f\nset tmargin at screen %.4f\n"
                  "set border 1 linecolor rgb '" PALETTE_RULE "' linewidth 1\n"
                  "set tics nomirror scale 0.4 textcolor rgb '" PALETTE_GREY "'\n"
                  "set grid ytics linetype 1 linewidth 1 linecolor rgb '" PALETTE_GRID "'\n"
                  "set style fill transparent solid 0.2 noborder\nunset key",
                  box.left, box.right, box.bottom, box.top);
}

void chart_block(struct chart *chart, const char *name)
{
    fprintf(chart->data, "$%s << EINDE\n", name);
}

void chart_block_end(struct chart *chart)
{
    fputs("EINDE\n", chart->data);
}

void chart_value(struct chart *chart, double value)
{
    char text[NUMBER_EXACT_SIZE];
    number_exact(value, text);
    fprintf(chart->data, " %s", text[0] != '\0' ? text : "NaN");
}

static void write_band(struct chart *chart, struct kpi_band band, struct chart_extent *extent)
{
    chart_value(chart, band.mean);
    chart_value(chart, band.p05);
    chart_value(chart, band.p95);
    fputc('\n', chart->data);
    if (!isfinite(band.mean))
        return;
    if (extent->finite++ == 0)
        extent->first = band.mean;
    extent->last = band.mean;
    extent->top = fmax(extent->top, fmax(band.mean, band.p95));
}

struct chart_extent chart_series(struct chart *chart, const char *name, size_t cell)
{
    const struct kpi_study *study = chart->source->study;
    struct chart_extent extent = {0};
    size_t stride = study->series.weeks / POINTS_MOST + 1;
    chart_block(chart, name);
    for (size_t week = 0; week < study->series.weeks; week += stride) {
        char date[CLOCK_DATE_SIZE];
        clock_format_date(study->series.start + (tick)week * CLOCK_WEEK, date);
        fputs(date, chart->data);
        write_band(chart, kpi_series_band(&study->series, study->replications, cell, week),
                   &extent);
    }
    chart_block_end(chart);
    return extent;
}

struct chart_extent chart_curve(struct chart *chart, const char *name, size_t cell, double last_day)
{
    const struct kpi_study *study = chart->source->study;
    struct chart_extent extent = {0};
    size_t stride = study->curves.points / POINTS_MOST + 1;
    chart_block(chart, name);
    for (size_t point = 0; point < study->curves.points; point += stride) {
        double day = (double)point * study->curves.step_days;
        if (day > last_day)
            break;
        chart_value(chart, day);
        write_band(chart, kpi_curves_band(&study->curves, study->replications, cell, point),
                   &extent);
    }
    chart_block_end(chart);
    return extent;
}

double chart_axis_from_zero(struct chart *chart, char axis, double top, int most)
{
    static const double steps[] = {1.0, 2.0, 2.5, 5.0};
    if (!(top > 0.0))
        top = 1.0;
    double unit = pow(10.0, floor(log10(top / most)));
    double step = 10.0 * unit;
    int decimals = 0;
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        if (steps[i] * unit * most >= top * 0.999999) {
            step = steps[i] * unit;
            decimals = i == 2 ? 1 : 0;
            break;
        }
    }
    decimals += step < 10.0 * unit ? (int)fmax(0.0, -log10(unit) + 0.5) : 0;
    if (unit >= 10.0)
        decimals = 0;
    int count = (int)ceil(top / step - 1e-6);
    fprintf(chart->body, "set %crange [0:%.10g]\nset %ctics (", axis, count * step, axis);
    for (int i = 0; i <= count; i++) {
        char text[64];
        fprintf(chart->body, "%s'%s' %.10g", i > 0 ? ", " : "",
                chart_number(chart, i * step, i > 0 ? decimals : 0, text), i * step);
    }
    fputs(")\n", chart->body);
    return count * step;
}

void chart_time_axis(struct chart *chart, bool wide)
{
    const struct kpi_series *series = &chart->source->study->series;
    tick end = series->start + (tick)series->weeks * CLOCK_WEEK;
    double years = (double)(end - series->start) / (double)CLOCK_DAY / CLOCK_YEAR_DAYS;
    int months = years <= 1.5   ? (wide ? 1 : 3)
                 : years <= 3.0 ? (wide ? 3 : 12)
                 : years <= 7.0 ? (wide ? 6 : 12)
                                : 12;
    int every = (int)ceil(years / (wide ? 16.0 : 7.0)); /* years, when labels stand a year apart */
    fprintf(chart->body, "set xrange [%lld:%lld]\nset xtics (", (long long)series->start,
            (long long)end);
    struct clock_date date = clock_to_date(series->start);
    bool first = true;
    for (date.day = 1; clock_from_date(date) <= end;) {
        bool labelled =
            (date.month - 1) % months == 0 && (months < 12 || every <= 1 || date.year % every == 0);
        if (labelled && clock_from_date(date) >= series->start) {
            fprintf(chart->body, "%s\"", first ? "" : ", ");
            if (months < 12)
                fprintf(chart->body, "%s", labels_month(chart->source->labels, date.month));
            if (months == 12 || date.month == 1 || first)
                fprintf(chart->body, "%s%d", months == 12 ? "" : wide ? "\\n" : " ", date.year);
            fprintf(chart->body, "\" %lld", (long long)clock_from_date(date));
            first = false;
        }
        date.year += date.month == 12;
        date.month = date.month % 12 + 1;
    }
    if (first)
        fprintf(chart->body, "'' %lld", (long long)series->start);
    fputs(")\n", chart->body);
}

void chart_spread(double *position, size_t count, double gap, double low, double high)
{
    size_t *order = memory_allocate(count, sizeof *order);
    for (size_t i = 0; i < count; i++) {
        size_t at = i;
        for (; at > 0 && position[order[at - 1]] > position[i]; at--)
            order[at] = order[at - 1];
        order[at] = i;
    }
    double floor_now = low;
    for (size_t i = 0; i < count; i++) {
        position[order[i]] = fmax(position[order[i]], floor_now);
        floor_now = position[order[i]] + gap;
    }
    double ceiling = high;
    for (size_t i = count; i-- > 0;) {
        position[order[i]] = fmin(position[order[i]], ceiling);
        ceiling = position[order[i]] - gap;
    }
    free(order);
}
