/* The puzzle's tables. */
#include "tools/raadsel.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "output/csv.h"
#include "output/memory.h"

static FILE *open_csv(const char *map, const char *naam)
{
    char *pad = memory_format("%s/%s", map, naam);
    FILE *uit = fopen(pad, "w");
    if (!uit) {
        fprintf(stderr, "raadsel_2019: %s is niet te schrijven\n", pad);
    }
    free(pad);
    return uit;
}

static bool sluit(FILE *uit)
{
    bool heel = !ferror(uit);
    heel = fclose(uit) == 0 && heel;
    if (!heel) {
        fprintf(stderr, "raadsel_2019: een bestand is niet heel geschreven\n");
    }
    return heel;
}

static void getal(FILE *uit, double waarde)
{
    fputc(',', uit);
    csv_number(uit, round(waarde * 100.0) / 100.0);
}

static bool schrijf(const struct raadsel *r, const size_t *volgorde, const char *map)
{
    FILE *uit = open_csv(map, "raadsel.csv");
    if (!uit) {
        return false;
    }
    fputs("combinatie,naam,verklaringen,oordeel,herhalingen,past_op_alle,past_op_december", uit);
    for (int d = 0; d < RAADSEL_DAGEN; d++) {
        static const char *const dagen[] = {"december", "januari", "mei"};
        fprintf(uit, ",%s_gemiddeld,%s_p05,%s_p95,%s_alleen_onderzoek", dagen[d], dagen[d],
                dagen[d], dagen[d]);
    }
    fputs(",mei_wacht_op_vb,direct_2019,direct_mei_december\n", uit);
    for (size_t i = 0; i < r->combinaties; i++) {
        const struct combinatie *c = &r->combinatie[volgorde[i]];
        char *sleutels = raadsel_naam(r, c, " + ", true), *naam = raadsel_naam(r, c, " + ", false);
        csv_text(uit, sleutels);
        fputc(',', uit);
        csv_text(uit, naam);
        fprintf(uit, ",%zu,%s,%u,%u,%u", c->leden, raadsel_oordeel_woord(c->oordeel),
                c->replicaties, c->in_alle, c->in_december);
        for (int d = 0; d < RAADSEL_DAGEN; d++) {
            getal(uit, c->lijst[d].gemiddeld);
            getal(uit, c->lijst[d].p05);
            getal(uit, c->lijst[d].p95);
            getal(uit, c->onderzoek[d]);
        }
        getal(uit, c->vb_mei);
        getal(uit, c->direct_jaar);
        getal(uit, c->direct_mei);
        fputc('\n', uit);
        free(naam);
        free(sleutels);
    }
    return sluit(uit);
}

static bool schrijf_verloop(const struct raadsel *r, const struct raadsel_verloop *v,
                            const char *map)
{
    FILE *uit = open_csv(map, "raadsel_verloop.csv");
    if (!uit) {
        return false;
    }
    fputs("combinatie,avond,gemiddeld,p05,p95\n", uit);
    for (size_t i = 0; i < v->combinaties; i++) {
        char *sleutels = raadsel_naam(r, &r->combinatie[v->combinatie[i]], " + ", true);
        for (size_t w = 0; w < v->weken; w++) {
            char datum[CLOCK_DATE_SIZE];
            const struct raadsel_verdeling *d = &v->verdeling[i * v->weken + w];
            csv_text(uit, sleutels);
            clock_format_date(v->dag[w] - CLOCK_DAY, datum);
            fprintf(uit, ",%s", datum);
            getal(uit, d->gemiddeld);
            getal(uit, d->p05);
            getal(uit, d->p95);
            fputc('\n', uit);
        }
        free(sleutels);
    }
    return sluit(uit);
}

bool raadsel_schrijf(const struct raadsel *r, const size_t *volgorde,
                     const struct raadsel_verloop *verloop, const char *map)
{
    return schrijf(r, volgorde, map) && schrijf_verloop(r, verloop, map);
}
