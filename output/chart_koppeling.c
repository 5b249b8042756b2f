/* The coupling matrix as a heat map: a row a source that gets more (or less) capacity, a column a
 * station. A cell is coloured only when it can be told from chance; each holds its number and its
 * interval, so that colour never stands alone. */
#include "output/chart_vessels.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/palette.h"
#include "output/text.h"
#include "output/vessels_words.h"

#define PER 100.0

enum { PAGE_WIDTH = 1400, ROW_HEIGHT = 60, AROUND = 330, ROWS_MOST = 16, FULL_LEAST = 20 };

#define NO_COLOUR "#EEF1F4"  /* not to be determined */
#define OWN_COLOUR "#DDE3E8" /* the source's own list */

struct page {
    struct chart *chart;
    const struct vessels *vessels;
    const struct vessels_effect *rows[ROWS_MOST];
    size_t row_count, column_count; /* stations, and all together */
    double full;                    /* the coupling that has the full colour */
    size_t objects;
};

static void find_rows(struct page *page, bool more)
{
    for (size_t e = 0; e < page->vessels->effect_count && page->row_count < ROWS_MOST; e++)
        if ((page->vessels->effects[e].factor > 1.0) == more)
            page->rows[page->row_count++] = &page->vessels->effects[e];
    for (size_t r = 0; r < page->row_count; r++) {
        for (size_t c = 0; c < page->column_count; c++) {
            const struct ratio *ratio = &page->rows[r]->result.ratios[c];
            bool own = c + 1 < page->column_count && page->rows[r]->own >> c & 1;
            if (!own && vessels_is_clear_of_all(ratio))
                page->full = fmax(page->full, fabs(PER * ratio->value));
        }
    }
    page->full = fmin(page->full, PER);
}

/* White at 0, vermilion for what comes back, blue for what vanishes too. Returns how dark. */
static double mix_colour(double value, double full, char colour[16])
{
    static const int back[3] = {0xD5, 0x5E, 0x00}, along[3] = {0x00, 0x72, 0xB2};
    const int *to = value > 0.0 ? back : along;
    double share = 0.12 + 0.88 * fmin(1.0, fabs(value) / full);
    int mixed[3];
    for (size_t i = 0; i < 3; i++)
        mixed[i] = (int)lround(255.0 + share * (to[i] - 255.0));
    snprintf(colour, 16, "#%02X%02X%02X", (unsigned)mixed[0], (unsigned)mixed[1],
             (unsigned)mixed[2]);
    return share;
}

static void draw_box(struct page *page, double left, double right, double row, const char *colour)
{
    chart_command(page->chart,
                  "set object %zu rectangle from first %.4f,%.4f to first %.4f,%.4f back fillcolor "
                  "rgb '%s' fillstyle solid 1.0 border linecolor rgb '" PALETTE_RULE
                  "' linewidth 0.6",
                  ++page->objects, left, row, right, row + 1.0, colour);
}

static void put(struct page *page, double x, double y, int size, const char *colour,
                const char *text)
{
    char place[64];
    snprintf(place, sizeof place, "first %.4f,%.4f center", x, y);
    chart_label(page->chart, place, size, colour, text);
}

static void draw_cell(struct page *page, size_t r, size_t c)
{
    const struct ratio *ratio = &page->rows[r]->result.ratios[c];
    double left = (double)c, row = (double)r;
    bool own = c + 1 < page->column_count && page->rows[r]->own >> c & 1;
    if (own) {
        draw_box(page, left, left + 1.0, row, OWN_COLOUR);
        put(page, left + 0.5, row + 0.5, 14, PALETTE_GREY,
            chart_say(page->chart, "eigen lijst", "own list"));
        return;
    }
    char colour[16] = "#FFFFFF", number[64], low[64], high[64], text[160];
    bool clear = vessels_is_clear_of_all(ratio);
    double share = clear ? mix_colour(PER * ratio->value, page->full, colour) : 0.0;
    const char *ink = share > 0.9 ? "#FFFFFF" : clear ? PALETTE_INK : PALETTE_GREY;
    int decimals = vessels_decimals(PER * ratio->all_low, PER * ratio->all_high);
    draw_box(page, left, left + 1.0, row, colour);
    chart_number(page->chart, PER * ratio->value, decimals, number);
    snprintf(text, sizeof text, chart_say(page->chart, "%s tot %s", "%s to %s"),
             chart_number(page->chart, PER * ratio->all_low, decimals, low),
             chart_number(page->chart, PER * ratio->all_high, decimals, high));
    put(page, left + 0.5, row + 0.34, 18, ink, number);
    if (!isfinite(ratio->all_low) || !isfinite(ratio->all_high))
        snprintf(text, sizeof text, "%s", chart_say(page->chart, "te onzeker", "too uncertain"));
    put(page, left + 0.5, row + 0.72, 13, ink, text);
}

/* Name, and how much it was relieved. */
static void draw_row_name(struct page *page, size_t r)
{
    const struct vessels_effect *row = page->rows[r];
    const struct labels *labels = page->chart->source->labels;
    char name[LABELS_SIZE], place[64], number[64], text[160];
    double sign = row->factor < 1.0 ? -1.0 : 1.0;
    snprintf(name, sizeof name, "%s", labels_station(labels, row->source));
    snprintf(place, sizeof place, "graph -0.012, first %.4f right", (double)r + 0.34);
    chart_label(page->chart, place, 15, PALETTE_INK, labels_capitalise(name));
    snprintf(text, sizeof text,
             sign > 0.0 ? chart_say(page->chart, "%s casus-dagen minder", "%s case days less")
                        : chart_say(page->chart, "%s casus-dagen meer", "%s case days more"),
             chart_number(page->chart, sign * row->result.relief.mean, 0, number));
    snprintf(place, sizeof place, "graph -0.012, first %.4f right", (double)r + 0.72);
    if (row->result.ratios[page->column_count - 1].kind != RATIO_NONE)
        chart_label(page->chart, place, 13, PALETTE_GREY, text);
}

static void draw_row(struct page *page, size_t r)
{
    draw_row_name(page, r);
    if (page->rows[r]->result.ratios[page->column_count - 1].kind == RATIO_NONE) {
        draw_box(page, 0.0, (double)page->column_count, (double)r, NO_COLOUR);
        put(page, 0.5 * (double)page->column_count, (double)r + 0.5, 15, PALETTE_GREY,
            page->rows[r]->result.relief.count < 2
                ? chart_say(page->chart, "niet te bepalen uit één herhaling",
                            "cannot be determined from one replication")
                : chart_say(page->chart, "geen knelpunt, niet te bepalen",
                            "no bottleneck, cannot be determined"));
        return;
    }
    for (size_t c = 0; c < page->column_count; c++)
        draw_cell(page, r, c);
}

/* A name on two lines: at the space nearest its middle, or where a long Dutch word has its seam. */
static void split_name(const char *name, char lines[2][LABELS_SIZE])
{
    static const struct {
        const char *word;
        size_t seam;
    } words[] = {{"veiligheidsbeoordeling", 11}, {"jeugdbeschermingstafel", 5}};
    snprintf(lines[0], LABELS_SIZE, "%s", name);
    lines[1][0] = '\0';
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (strcmp(words[i].word, name) == 0) {
            snprintf(lines[0], LABELS_SIZE, "%.*s-", (int)words[i].seam, name);
            snprintf(lines[1], LABELS_SIZE, "%s", name + words[i].seam);
            return;
        }
    }
    size_t length = strlen(name), best = 0;
    for (size_t i = 1; i < length && length > 14; i++)
        if (name[i] == ' ' && (best == 0 || labs((long)(2 * i) - (long)length) <
                                                labs((long)(2 * best) - (long)length)))
            best = i;
    if (best == 0)
        return;
    snprintf(lines[1], LABELS_SIZE, "%s", name + best + 1);
    lines[0][best] = '\0';
}

static void draw_column_names(struct page *page)
{
    for (size_t c = 0; c < page->column_count; c++) {
        char lines[2][LABELS_SIZE], place[64];
        bool all = c + 1 == page->column_count;
        split_name(all ? chart_say(page->chart, "alle andere samen", "all others together")
                       : labels_station(page->chart->source->labels, page->vessels->stations[c].id),
                   lines);
        labels_capitalise(lines[0]);
        bool two = lines[1][0] != '\0';
        for (size_t i = 0; i < (two ? 2 : 1); i++) {
            snprintf(place, sizeof place, "first %.4f, graph 1.0 center offset 0,%s",
                     (double)c + 0.5, two && i == 0 ? "2.0" : "0.95");
            chart_label(page->chart, place, 13, PALETTE_INK, lines[i]);
        }
    }
}

static void draw_key(struct page *page, bool more)
{
    const struct {
        const char *colour, *text;
    } keys[] = {
        {PALETTE_VERMILION, more ? chart_say(page->chart, "komt daar terug", "comes back there")
                                 : chart_say(page->chart, "verdwijnt daar", "vanishes there")},
        {PALETTE_BLUE, more ? chart_say(page->chart, "verdwijnt ook daar", "vanishes there too")
                            : chart_say(page->chart, "komt ook daar bij", "is added there too")},
        {"#FFFFFF",
         chart_say(page->chart, "niet van toeval te onderscheiden", "cannot be told from chance")},
        {NO_COLOUR, chart_say(page->chart, "geen knelpunt, niet te bepalen",
                              "no bottleneck, cannot be determined")},
    };
    double x = 0.03, y = 1.0 - 92.0 / (double)page->chart->height - 0.015;
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        char place[64];
        chart_command(page->chart,
                      "set object %zu rectangle from screen %.4f,%.4f to screen %.4f,%.4f "
                      "fillstyle solid 1.0 border linecolor rgb '" PALETTE_RULE
                      "' fillcolor rgb '%s'",
                      ++page->objects, x, y - 0.012, x + 0.014, y + 0.012, keys[i].colour);
        snprintf(place, sizeof place, "screen %.4f,%.4f left", x + 0.019, y);
        chart_label(page->chart, place, 15, PALETTE_INK, keys[i].text);
        x += 0.045 + 0.0056 * (double)text_width(keys[i].text);
    }
}

static bool draw_matrix(struct chart *chart, bool more)
{
    struct page page = {.chart = chart, .vessels = chart->source->vessels, .full = FULL_LEAST};
    page.column_count = page.vessels->station_count + 1;
    find_rows(&page, more);
    if (page.row_count == 0)
        return false;
    chart->width = PAGE_WIDTH;
    chart->height = AROUND + ROW_HEIGHT * (int)page.row_count;
    char capacity[VESSELS_WORDS_SIZE], subtitle[512];
    vessels_capacity(chart->source->labels, page.rows[0]->factor, capacity);
    snprintf(subtitle, sizeof subtitle,
             more ? chart_say(chart,
                              "%s op één plek: van elke 100 wachtdagen die daar verdwijnen, komen "
                              "er zoveel elders terug, na %zu weken",
                              "%s in one place: of every 100 days of waiting that vanish there, so "
                              "many come back elsewhere, after %zu weeks")
                  : chart_say(chart,
                              "%s op één plek: van elke 100 wachtdagen die er daar bijkomen, "
                              "verdwijnen er elders zoveel, na %zu weken",
                              "%s in one place: of every 100 days of waiting that are added there, "
                              "so many vanish elsewhere, after %zu weeks"),
             capacity, page.vessels->weeks);
    chart_heading_about(chart,
                        more ? chart_say(chart, "Communicerende vaten: waar de druk terugkomt",
                                         "Communicating vessels: where the pressure comes back")
                             : chart_say(chart, "Communicerende vaten bij minder capaciteit",
                                         "Communicating vessels with less capacity"),
                        subtitle, NULL,
                        chart_say(chart, "interval: 95%, voor een hele rij tegelijk; alleen toeval",
                                  "interval: 95%, of a whole row at once; chance only"));
    double high = (double)chart->height;
    chart_frame(chart, (struct chart_box){0.225, 0.985, 85.0 / high, 1.0 - 185.0 / high});
    chart_command(chart, "unset grid\nunset border\nunset xtics\nunset ytics");
    chart_command(chart, "set xrange [0:%zu]\nset yrange [%zu:0]", page.column_count,
                  page.row_count);
    draw_key(&page, more);
    draw_column_names(&page);
    char place[64];
    snprintf(place, sizeof place, "graph -0.012, graph 1.0 right offset 0,0.95");
    chart_label(chart, place, 14, PALETTE_GREY,
                chart_say(chart, "capaciteit bij ↓   lijst bij →", "capacity at ↓   list at →"));
    for (size_t r = 0; r < page.row_count; r++)
        draw_row(&page, r);
    /* Rows "row column coupling low high": what the cells show. */
    chart_block(chart, "koppeling");
    for (size_t r = 0; r < page.row_count; r++) {
        for (size_t c = 0; c < page.column_count; c++) {
            const struct ratio *ratio = &page.rows[r]->result.ratios[c];
            bool known = ratio->kind != RATIO_NONE;
            fprintf(chart->data, "%zu %zu", r, c);
            chart_value(chart, known ? PER * ratio->value : (double)NAN);
            chart_value(chart, known ? PER * ratio->all_low : (double)NAN);
            chart_value(chart, known ? PER * ratio->all_high : (double)NAN);
            fputc('\n', chart->data);
        }
    }
    chart_block_end(chart);
    chart_command(chart, "plot 1 / 0");
    return true;
}

bool chart_draw_koppeling(struct chart *chart)
{
    return draw_matrix(chart, true);
}

bool chart_draw_koppeling_minder(struct chart *chart)
{
    return draw_matrix(chart, false);
}
