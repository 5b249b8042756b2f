/* The puzzle's two charts. */
#include "tools/raadsel.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "output/chart.h"
#include "output/gnuplot.h"
#include "output/memory.h"
#include "output/palette.h"

#define BRONNEN_VOET                                                                               \
    "VTF-001 tot VTF-003, RP-211, VS-001 (docs/feiten.csv); verklaringen: scenarios/verklaringen"
#define RIJ_HOOGTE 27
#define RAND_HOOGTE 190

static const char *const kleuren[] = {PALETTE_BLUE,      PALETTE_GREEN,  PALETTE_ORANGE,
                                      PALETTE_VERMILION, PALETTE_PURPLE, PALETTE_SKY};

/* --- May, by combination --- */

static const char *kleur_van(enum raadsel_oordeel oordeel)
{
    return oordeel == OORDEEL_PAST  ? PALETTE_GREEN
           : oordeel == OORDEEL_NET ? PALETTE_ORANGE
           : oordeel == OORDEEL_MEI ? PALETTE_VERMILION
                                    : PALETTE_GREY;
}

/* A block of the rows with this verdict: place mean p05 p95. */
static bool schrijf_rijen(struct chart *chart, const struct raadsel *r, const size_t *rij,
                          size_t rijen, enum raadsel_oordeel oordeel, const char *blok)
{
    size_t aantal = 0;
    chart_block(chart, blok);
    for (size_t i = 0; i < rijen; i++) {
        const struct combinatie *c = rij[i] == SIZE_MAX ? NULL : &r->combinatie[rij[i]];
        bool kan_niet = oordeel == OORDEEL_MEI && c && c->oordeel >= OORDEEL_DECEMBER;
        if (c && (c->oordeel == oordeel || kan_niet)) {
            fprintf(chart->data, "%zu", i);
            chart_value(chart, c->lijst[DAG_MEI].gemiddeld);
            chart_value(chart, c->lijst[DAG_MEI].p05);
            chart_value(chart, c->lijst[DAG_MEI].p95);
            fputc('\n', chart->data);
            aantal++;
        }
    }
    chart_block_end(chart);
    if (aantal == 0) {
        fprintf(chart->data, "undefine $%s\n", blok);
    }
    return aantal > 0;
}

static void teken_namen(struct chart *chart, const struct raadsel *r, const size_t *rij,
                        size_t rijen)
{
    for (size_t i = 0; i < rijen; i++) {
        char plek[64];
        snprintf(plek, sizeof plek, "graph -0.012, first %zu right", i);
        if (rij[i] == SIZE_MAX) {
            chart_label(chart, plek, 14, PALETTE_INK, "Samen");
        } else {
            char *naam = raadsel_naam(r, &r->combinatie[rij[i]], " + ", false);
            chart_label(chart, plek, 13, PALETTE_INK, naam);
            free(naam);
        }
    }
}

static void teken_mei(struct chart *chart, const struct raadsel *r, const size_t *rij, size_t rijen)
{
    static const struct {
        enum raadsel_oordeel oordeel;
        const char *blok;
    } soorten[] = {{OORDEEL_PAST, "past"},
                   {OORDEEL_NET, "net"},
                   {OORDEEL_DIRECT, "direct"},
                   {OORDEEL_MEI, "niet"}};
    enum { SOORTEN = sizeof soorten / sizeof soorten[0] };
    double top = raadsel_cijfers[DAG_MEI].hoog;
    for (size_t i = 0; i < rijen; i++) {
        top = rij[i] == SIZE_MAX ? top : fmax(top, r->combinatie[rij[i]].lijst[DAG_MEI].p95);
    }
    bool er_is[SOORTEN];
    for (size_t s = 0; s < SOORTEN; s++) {
        er_is[s] = schrijf_rijen(chart, r, rij, rijen, soorten[s].oordeel, soorten[s].blok);
    }
    chart_heading_about(chart, "Welke verklaring geeft de wachtlijst van mei 2019?",
                        "Casussen op de wachtlijst van Veilig Thuis op 2 mei 2019; blauwe strook: "
                        "geteld, 75 tot 149 (\"kinderen en gezinnen\")",
                        "Groen: past op alle drie de dagen · oranje: kan net · rood: past niet · "
                        "grijs: te weinig direct",
                        "streep: 5-95% van de herhalingen, stip: gemiddelde");
    double hoog = (double)chart->height;
    chart_frame(chart, (struct chart_box){0.48, 0.97, 110.0 / hoog, 1.0 - 85.0 / hoog});
    chart_axis_from_zero(chart, 'x', top, 6);
    chart_command(chart,
                  "set yrange [%.1f:-0.7]\nunset ytics\nset grid noytics xtics\nset border 0",
                  (double)rijen - 0.3);
    chart_command(
        chart,
        "set object 1 rectangle from first %g, graph 0 to first %g, graph 1 fillcolor rgb "
        "'" PALETTE_SKY "' fillstyle solid 0.25 noborder behind",
        raadsel_cijfers[DAG_MEI].laag, raadsel_cijfers[DAG_MEI].hoog);
    teken_namen(chart, r, rij, rijen);
    const char *begin = "plot";
    for (size_t s = 0; s < SOORTEN; s++) {
        if (er_is[s]) {
            fprintf(chart->body,
                    "%s $%s using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.9 linewidth 2.5 "
                    "linecolor rgb '%s'",
                    begin, soorten[s].blok, kleur_van(soorten[s].oordeel));
            begin = ", \\\n ";
        }
    }
    chart_command(chart, "\nunset label\nunset object");
}

/* --- the course of some --- */

static void schrijf_verlopen(struct chart *chart, const struct raadsel_verloop *v)
{
    for (size_t i = 0; i < v->combinaties; i++) {
        char blok[32];
        snprintf(blok, sizeof blok, "verloop%zu", i);
        chart_block(chart, blok);
        for (size_t w = 0; w < v->weken; w++) {
            char datum[CLOCK_DATE_SIZE];
            clock_format_date(v->dag[w], datum);
            fputs(datum, chart->data);
            chart_value(chart, v->verdeling[i * v->weken + w].gemiddeld);
            chart_value(chart, v->verdeling[i * v->weken + w].p05);
            chart_value(chart, v->verdeling[i * v->weken + w].p95);
            fputc('\n', chart->data);
        }
        chart_block_end(chart);
    }
    chart_block(chart, "geteld");
    for (int d = 0; d < RAADSEL_DAGEN; d++) {
        char datum[CLOCK_DATE_SIZE];
        clock_format_date(clock_from_date(raadsel_cijfers[d].avond), datum);
        fputs(datum, chart->data);
        chart_value(chart, raadsel_cijfers[d].geteld);
        chart_value(chart, raadsel_cijfers[d].laag);
        chart_value(chart, raadsel_cijfers[d].hoog);
        fputc('\n', chart->data);
    }
    chart_block_end(chart);
}

static void teken_verloop(struct chart *chart, const struct raadsel *r,
                          const struct raadsel_verloop *v)
{
    double top = 0.0;
    for (size_t i = 0; i < v->combinaties * v->weken; i++) {
        top = fmax(top, v->verdeling[i].gemiddeld);
    }
    for (size_t w = 0; w < v->weken; w++) {
        top = fmax(top, v->verdeling[w].p95);
    }
    top = fmax(top, raadsel_cijfers[DAG_MEI].hoog);
    schrijf_verlopen(chart, v);
    chart_heading_about(
        chart, "De wachtlijst van Veilig Thuis in 2019, onder verschillende verklaringen",
        "Casussen die op een dag wachten op VB, V&V of onderzoek; stippen: wat er is "
        "geteld (26, 42, 149), met wat dat kan betekenen",
        "Lijn: gemiddelde; band (alleen bij de basis): 5-95% van de herhalingen", NULL);
    chart_frame(chart, (struct chart_box){0.06, 0.97, 0.16, 0.86});
    chart_axis_from_zero(chart, 'y', 1.3 * top, 7); /* room for the names */
    chart_time_axis(chart, true);
    for (size_t i = 0; i < v->combinaties; i++) {
        char plek[64];
        char *naam = raadsel_naam(r, &r->combinatie[v->combinatie[i]], " + ", false);
        snprintf(plek, sizeof plek, "graph 0.985, graph %.3f right", 0.97 - 0.045 * (double)i);
        chart_label(chart, plek, 15, kleuren[i % 6], naam);
        free(naam);
    }
    fputs("plot $verloop0 using (timecolumn(1,'%Y-%m-%d')):3:4 with filledcurves fillcolor rgb "
          "'" PALETTE_BLUE "'",
          chart->body);
    for (size_t i = 0; i < v->combinaties; i++) {
        fprintf(chart->body,
                ", \\\n $verloop%zu using (timecolumn(1,'%%Y-%%m-%%d')):2 with lines linewidth 2.5 "
                "linecolor rgb '%s'",
                i, kleuren[i % 6]);
    }
    fputs(", \\\n $geteld using (timecolumn(1,'%Y-%m-%d')):2:3:4 with yerrorbars pointtype 7 "
          "pointsize "
          "1.3 linewidth 2 linecolor rgb '" PALETTE_INK "'",
          chart->body);
    chart_command(chart, "\nunset label");
}

/* --- both --- */

/* MAP/NAME.gp and NAME.svg. */
static bool maak(struct chart *chart, const char *map)
{
    size_t lengte;
    char *script = chart_finish(chart, &lengte), *waarom = NULL;
    char *pad = memory_format("%s/%s.gp", map, chart->name);
    FILE *uit = fopen(pad, "w");
    bool geschreven = uit && fwrite(script, 1, lengte, uit) == lengte;
    geschreven = uit && fclose(uit) == 0 && geschreven;
    free(pad);
    char *heel = memory_format("zonder_png = 1\n%s", script);
    struct gnuplot_job werk = {heel, strlen(heel), map, GNUPLOT_DEADLINE_SECONDS};
    enum gnuplot_result getekend = gnuplot_run(&werk, &waarom);
    if (getekend != GNUPLOT_OK) {
        fprintf(stderr, "raadsel_2019: %s\n",
                waarom ? waarom : "gnuplot is er niet; er zijn geen grafieken");
    }
    free(waarom);
    free(heel);
    free(script);
    return geschreven && getekend == GNUPLOT_OK;
}

/* The basis and all alone by their list in May, then the likeliest together. */
static size_t rijen_maak(const struct raadsel *r, const size_t *volgorde, size_t samen, size_t *rij)
{
    size_t rijen = 0;
    for (size_t i = 0; i < r->combinaties; i++) {
        const struct combinatie *c = &r->combinatie[i];
        if (c->leden > 1) {
            continue;
        }
        size_t plek = rijen++;
        for (; plek > 0 &&
               r->combinatie[rij[plek - 1]].lijst[DAG_MEI].gemiddeld > c->lijst[DAG_MEI].gemiddeld;
             plek--) {
            rij[plek] = rij[plek - 1];
        }
        rij[plek] = i;
    }
    rij[rijen++] = SIZE_MAX;
    for (size_t i = 0; i < r->combinaties && samen > 0; i++) {
        if (r->combinatie[volgorde[i]].leden > 1) {
            rij[rijen++] = volgorde[i];
            samen--;
        }
    }
    return rijen;
}

bool raadsel_teken(const struct raadsel *r, const size_t *volgorde, size_t samen,
                   const struct raadsel_verloop *verloop, const char *map)
{
    const struct labels labels = {0};
    struct kpi_study study = {.scenario = r->basis.name,
                              .start = verloop->dag[0],
                              .end = verloop->dag[verloop->weken - 1],
                              .seed = verloop->zaad,
                              .replications = verloop->replicaties};
    study.series.start = study.start;
    study.series.weeks = verloop->weken;
    const struct chart_source bron = {.study = &study, .labels = &labels, .sources = BRONNEN_VOET};
    struct chart chart;
    size_t *rij = memory_allocate(r->combinaties + 2, sizeof *rij);
    size_t rijen = rijen_maak(r, volgorde, samen, rij);
    char geteld[64];
    snprintf(geteld, sizeof geteld, "%u herhalingen", r->combinatie[0].replicaties);
    chart_init(&chart, &bron, "raadsel_2019_mei");
    chart.counted = geteld;
    chart.is_long = true;
    chart.height = RAND_HOOGTE + RIJ_HOOGTE * (int)rijen;
    teken_mei(&chart, r, rij, rijen);
    bool gelukt = maak(&chart, map);
    free(rij);
    chart_init(&chart, &bron, "raadsel_2019_verloop");
    teken_verloop(&chart, r, verloop);
    return maak(&chart, map) && gelukt;
}
