/* Rows are made from left to right: every writer leads its cell by a comma, so that cells that do
 * not exist stay empty in place. */
#include "output/vessels_csv.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "output/csv.h"
#include "output/vessels_words.h"

#define PER 100.0

static void write_estimate(FILE *out, const struct estimate *estimate)
{
    bool some = estimate->count > 0;
    csv_next_number(out, some ? estimate->mean : (double)NAN);
    csv_next_number(out, some ? estimate->low : (double)NAN);
    csv_next_number(out, some ? estimate->high : (double)NAN);
}

#define COUPLING_HEAD                                                                              \
    "status,koppeling,bi95_laag,bi95_hoog,samen95_laag,samen95_hoog,verschoven,verschoven_laag,"   \
    "verschoven_hoog,ontlasting,ontlasting_laag,ontlasting_hoog,replicaties"

/* Ratio j of the result, in the columns above. */
static void write_coupling(FILE *out, const struct coupling_result *result, size_t j)
{
    const struct ratio *ratio = &result->ratios[j];
    bool known = ratio->kind != RATIO_NONE;
    csv_next_text(out, known ? "bepaald" : "niet te bepalen");
    csv_next_number(out, known ? PER * ratio->value : (double)NAN);
    csv_next_number(out, known ? PER * ratio->low : (double)NAN);
    csv_next_number(out, known ? PER * ratio->high : (double)NAN);
    csv_next_number(out, known ? PER * ratio->all_low : (double)NAN);
    csv_next_number(out, known ? PER * ratio->all_high : (double)NAN);
    write_estimate(out, &result->moved[j]);
    write_estimate(out, &result->relief);
    fprintf(out, ",%zu", result->relief.count);
}

/* --- the matrix --- */

static void write_pair(FILE *out, const struct vessels *vessels,
                       const struct vessels_effect *effect, const char *station, bool own)
{
    csv_text(out, vessels->scenario);
    csv_next_text(out, effect->source);
    csv_next_number(out, effect->factor);
    csv_next_text(out, station);
    csv_next_text(out, own ? "ja" : "nee");
}

/* "lokaal_team+raad+gi+hulp" */
static void name_receivers(const struct vessels *vessels, char text[VESSELS_WORDS_SIZE])
{
    size_t at[4], count = vessels_receivers(vessels, at), used = 0;
    text[0] = '\0';
    for (size_t i = 0; i < count && used < VESSELS_WORDS_SIZE; i++)
        used += (size_t)snprintf(text + used, VESSELS_WORDS_SIZE - used, "%s%s", i > 0 ? "+" : "",
                                 vessels_receiver(vessels, vessels->receivers[at[i]])->id);
}

/* The headline's own total, beside that over all stations. */
static void write_together(FILE *out, const struct vessels *vessels, size_t effect)
{
    const struct coupling_result *result = effect == vessels->headline ? vessels_main(vessels)
                                           : effect == vessels->headline_less ? &vessels->less
                                                                              : NULL;
    char together[VESSELS_WORDS_SIZE];
    if (result == NULL || result->ratios == NULL)
        return;
    name_receivers(vessels, together);
    write_pair(out, vessels, &vessels->effects[effect], together, false);
    write_coupling(out, result, 4);
    fputc('\n', out);
}

void vessels_csv_write_matrix(FILE *out, const struct vessels *vessels)
{
    fputs("scenario,bron,factor,station,eigen_lijst," COUPLING_HEAD "\n", out);
    for (size_t e = 0; e < vessels->effect_count; e++) {
        const struct vessels_effect *effect = &vessels->effects[e];
        for (size_t s = 0; s <= vessels->station_count; s++) {
            bool all = s == vessels->station_count;
            write_pair(out, vessels, effect, all ? "alle_andere" : vessels->stations[s].id,
                       !all && (effect->own >> s & 1) != 0);
            write_coupling(out, &effect->result, s);
            fputc('\n', out);
        }
        write_together(out, vessels, e);
    }
}

/* --- the headline elsewhere --- */

/* The name of receiver j of the headline, NULL when there is none. */
static const char *receiver_name(const struct vessels *vessels, size_t j)
{
    if (j == 4)
        return "samen";
    const struct vessels_station *station = vessels_receiver(vessels, vessels->receivers[j]);
    return station != NULL ? station->id : NULL;
}

void vessels_csv_write_horizon(FILE *out, const struct vessels *vessels)
{
    fputs("scenario,weken,station," COUPLING_HEAD "\n", out);
    for (size_t i = 0; i < vessels->lag_count; i++) {
        for (size_t j = 0; j <= 4; j++) {
            const char *name = receiver_name(vessels, j);
            if (name == NULL)
                continue;
            csv_text(out, vessels->scenario);
            fprintf(out, ",%zu", vessels->lags[i].weeks);
            csv_next_text(out, name);
            write_coupling(out, &vessels->lags[i].result, j);
            fputc('\n', out);
        }
    }
}

void vessels_csv_write_mechanisms(FILE *out, const struct vessels *vessels)
{
    static const char *const stands[] = {[VESSELS_ALL] = "alle_aan",
                                         [VESSELS_NONE] = "alle_bevroren",
                                         [VESSELS_BUT_ONE] = "alle_behalve",
                                         [VESSELS_ONLY_ONE] = "alleen"};
    fputs("scenario,stand,mechanisme,naam,station," COUPLING_HEAD
          ",draagt,draagt_laag,draagt_hoog\n",
          out);
    for (size_t i = 0; i < vessels->mechanism_count; i++) {
        const struct vessels_mechanism *row = &vessels->mechanisms[i];
        for (size_t j = 0; j <= 4; j++) {
            const char *name = receiver_name(vessels, j);
            if (name == NULL)
                continue;
            csv_text(out, vessels->scenario);
            csv_next_text(out, stands[row->stands]);
            csv_next_text(out, row->id);
            csv_next_text(out, row->name);
            csv_next_text(out, name);
            write_coupling(out, &row->result, j);
            if (j == 4)
                write_estimate(out, &row->difference);
            else
                fputs(",,,", out);
            fputc('\n', out);
        }
    }
}

void vessels_csv_write_loads(FILE *out, const struct vessels *vessels)
{
    static const char *const axes[] = {
        [VESSELS_VT] = "veilig_thuis", [VESSELS_TEAMS] = "lokaal_team", [VESSELS_BOTH] = "beide"};
    fputs("scenario,as,factor,bezetting_onderzoek,bezetting_onderzoek_laag,"
          "bezetting_onderzoek_hoog,bezetting_lokaal_team,bezetting_lokaal_team_laag,"
          "bezetting_lokaal_team_hoog,station," COUPLING_HEAD "\n",
          out);
    for (size_t i = 0; i < vessels->load_count; i++) {
        const struct vessels_load *load = &vessels->loads[i];
        for (size_t j = 0; j <= 4; j++) {
            const char *name = receiver_name(vessels, j);
            if (name == NULL)
                continue;
            csv_text(out, vessels->scenario);
            csv_next_text(out, axes[load->axis]);
            csv_next_number(out, load->factor);
            write_estimate(out, &load->load_vt);
            write_estimate(out, &load->load_team);
            csv_next_text(out, name);
            write_coupling(out, &load->result, j);
            fputc('\n', out);
        }
    }
}

/* --- the experiment itself --- */

void vessels_csv_write_design(FILE *out, const struct vessels *vessels, const char *const *worlds,
                              size_t world_count)
{
    fputs("scenario,wereld,verschil\n", out);
    for (size_t w = 0; w < world_count; w++) {
        csv_text(out, vessels->scenario);
        fprintf(out, ",%zu", w + 1);
        csv_next_text(out, worlds[w]);
        fputc('\n', out);
    }
}

static const float *days_of(const struct coupling_data *data, size_t world, size_t replication)
{
    return data->days + (world * data->replications + replication) * data->weeks * data->stations;
}

void vessels_csv_write_days(FILE *out, const struct vessels *vessels,
                            const struct coupling_data *data)
{
    fputs("wereld,replicatie,station,casusdagen\n", out);
    for (size_t w = 0; w < data->worlds; w++) {
        for (size_t r = 0; r < data->replications; r++) {
            const float *days = days_of(data, w, r);
            for (size_t s = 0; s < data->stations; s++) {
                double sum = 0.0;
                for (size_t week = 0; week < data->weeks; week++)
                    sum += (double)days[week * data->stations + s];
                fprintf(out, "%zu,%zu", w + 1, r + 1);
                csv_next_text(out, vessels->stations[s].id);
                csv_next_number(out, sum);
                fputc('\n', out);
            }
        }
    }
}

void vessels_csv_write_weeks(FILE *out, const struct vessels *vessels,
                             const struct coupling_data *data, struct coupling_pair pair)
{
    fputs("wereld,replicatie,week,station,casusdagen\n", out);
    for (size_t side = 0; side < 2; side++) {
        size_t w = side == 0 ? pair.a : pair.b;
        for (size_t r = 0; r < data->replications; r++) {
            const float *days = days_of(data, w, r);
            for (size_t i = 0; i < data->weeks * data->stations; i++) {
                fprintf(out, "%zu,%zu,%zu", w + 1, r + 1, i / data->stations + 1);
                csv_next_text(out, vessels->stations[i % data->stations].id);
                csv_next_number(out, (double)days[i]);
                fputc('\n', out);
            }
        }
    }
}
