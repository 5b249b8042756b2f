/* The page itself: what stands around the sections, and their order. */
#include "output/report/report.h"

#include <stdlib.h>
#include <string.h>

#include "output/memory.h"
#include "output/report/html.h"
#include "output/report/sections.h"
#include "output/report/style.h"

/* The page works from its own text alone: nothing is fetched, nothing runs. */
#define POLICY                                                                                     \
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "              \
    "form-action 'none'"

typedef void (*section_writer)(struct report *report);

const char *report_say(const struct report *report, const char *nl, const char *en)
{
    return report->words->labels.english ? en : nl;
}

static const char *kind_name(const struct report *report)
{
    switch (report_source_kind(report->source)) {
    case REPORT_RUN:
        return report_say(report, "Doorrekening van een scenario", "One scenario simulated");
    case REPORT_COMPARE:
        return report_say(report, "Vergelijking van scenario’s", "Scenarios compared");
    case REPORT_VESSELS:
        return report_say(report, "Communicerende vaten", "Communicating vessels");
    case REPORT_VALIDATE:
        return report_say(report, "Toets aan gerapporteerde cijfers",
                          "Held against reported figures");
    case REPORT_CALIBRATE:
        return report_say(report, "IJking aan gerapporteerde cijfers",
                          "Fitted to reported figures");
    }
    return "";
}

/* The name of variant `index` as the tables have it; "" when there are no more. */
static const char *variant_name(const struct report *report, size_t index)
{
    char *path = memory_format("$.varianten[%zu].scenario", index);
    const char *name = report_source_fact(report->source, path);
    free(path);
    return name;
}

/* "Flevoland 2018", or of a comparison "Wachtlijstteam, naast Flevoland 2018", or "Twee varianten
 * naast Flevoland 2018"; to be freed. */
static char *make_title(const struct report *report)
{
    const char *basis = report_source_fact(report->source, "$.scenario");
    const char *variant = variant_name(report, 0);
    if (variant[0] == '\0')
        return memory_copy_text(basis);
    size_t count = 1;
    while (variant_name(report, count)[0] != '\0')
        count++;
    if (count == 1)
        return memory_format(report_say(report, "%s, naast %s", "%s, beside %s"), variant, basis);
    static const char *const nl[] = {"Twee", "Drie", "Vier", "Vijf", "Zes"};
    static const char *const en[] = {"Two", "Three", "Four", "Five", "Six"};
    const char *pattern = report_say(report, "%s varianten naast %s", "%s variants beside %s");
    if (count - 2 < sizeof nl / sizeof nl[0])
        return memory_format(pattern, report_say(report, nl[count - 2], en[count - 2]), basis);
    char *number = memory_format("%zu", count);
    char *title = memory_format(pattern, number, basis);
    free(number);
    return title;
}

static void write_head(const struct report *report, const char *title)
{
    FILE *out = report->out;
    fprintf(out,
            "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"" POLICY "\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            "<meta name=\"referrer\" content=\"no-referrer\">\n<title>",
            report_say(report, "nl", "en"));
    html_text(out, title);
    fputs(" – ketensim</title>\n<style>\n", out);
    style_write(out);
    fputs("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#inhoud\">", out);
    html_text(out, report_say(report, "Naar de inhoud", "Skip to the content"));
    fputs("</a>\n<header>\n", out);
    html_element(out, "p", "soort", kind_name(report));
    html_element(out, "h1", NULL, title);
    fputs("</header>\n<main id=\"inhoud\">\n", out);
}

/* What sections wrote, to be freed. */
struct written {
    char *text;
    size_t size;
};

/* Has the sections write to memory; report->out is as before. */
static void write_sections(struct report *report, struct written *written,
                           const section_writer *writers, size_t count)
{
    FILE *page = report->out;
    report->out = open_memstream(&written->text, &written->size);
    if (report->out == NULL)
        abort();
    for (size_t i = 0; i < count; i++)
        writers[i](report);
    if (fclose(report->out) != 0)
        abort();
    report->out = page;
}

/* A line for each heading of level 2 in `body`, as html_section writes them. */
static void write_contents(const struct report *report, const char *body)
{
    static const char start[] = "<h2 id=\"", end[] = "</h2>";
    const char *at = strstr(body, start);
    if (at == NULL)
        return;
    fputs("<nav aria-labelledby=\"verder\">\n<h2 id=\"verder\">", report->out);
    html_text(report->out, report_say(report, "Verder in dit rapport", "Further in this report"));
    fputs("</h2>\n<ul>\n", report->out);
    for (; at != NULL; at = strstr(at, start)) {
        at += strlen(start);
        const char *heading = strchr(at, '>'), *stop = strstr(at, end);
        if (heading == NULL || stop == NULL)
            break;
        size_t id = strcspn(at, "\"");
        fprintf(report->out, "<li><a href=\"#%.*s\">%.*s</a></li>\n", (int)id, at,
                (int)(stop - heading - 1), heading + 1);
        at = stop;
    }
    fputs("</ul>\n</nav>\n", report->out);
}

static void write_hash(const struct report *report, const char *name, const char *hash)
{
    fputs("<li>", report->out);
    html_text(report->out, name);
    fputs(": <code>", report->out);
    html_text(report->out, hash);
    fputs("</code></li>\n", report->out);
}

static void write_foot(const struct report *report)
{
    FILE *out = report->out;
    struct report_source *source = report->source;
    fputs("</main>\n<footer>\n<p>", out);
    html_format(out,
                report_say(report,
                           "Gemaakt met ketensim %s (%s), zaad %s, %s replicatie%s. De huishoudens "
                           "zijn verzonnen.",
                           "Made with ketensim %s (%s), seed %s, %s replication%s. The households "
                           "are invented."),
                report_source_fact(source, "$.versie"), report_source_fact(source, "$.commit"),
                report_source_fact(source, "$.zaad"), report_source_fact(source, "$.replicaties"),
                strcmp(report_source_fact(source, "$.replicaties"), "1") == 0 ? "" : "s");
    fputs("</p>\n<p>", out);
    html_text(out,
              report_say(report, "Vingerafdruk (SHA-256) van de invoer, zoals in herkomst.json:",
                         "Fingerprint (SHA-256) of the input, as in herkomst.json:"));
    fputs("</p>\n<ul class=\"hash\">\n", out);
    write_hash(report, report_source_fact(source, "$.scenario"),
               report_source_fact(source, "$.scenario_sha256"));
    for (size_t i = 0; variant_name(report, i)[0] != '\0'; i++) {
        char *path = memory_format("$.varianten[%zu].scenario_sha256", i);
        write_hash(report, variant_name(report, i), report_source_fact(source, path));
        free(path);
    }
    fputs("</ul>\n", out);
    const char *lang = report_source_fact(source, "$.taal");
    bool english = strcmp(lang, "en") == 0;
    if (lang[0] != '\0' && english != report->words->labels.english)
        html_element(out, "p", NULL,
                     report_say(report, "De grafieken zijn in het Engels gemaakt.",
                                "The charts were made in Dutch."));
    fputs("</footer>\n</body>\n</html>\n", out);
}

/* Nothing is written before it is known that all files belong together. */
static void write_page(struct report *report)
{
    static const section_writer decision[] = {report_question, report_conclusions, report_norms,
                                              report_notices, report_switches};
    static const section_writer below[] = {report_charts,    report_chain,       report_gemeenten,
                                           report_diary,     report_assumptions, report_method,
                                           report_provenance};
    struct written first = {0}, rest = {0};
    write_sections(report, &first, decision, sizeof decision / sizeof decision[0]);
    write_sections(report, &rest, below, sizeof below / sizeof below[0]);
    if (report_source_complaint(report->source) == NULL) {
        char *title = make_title(report);
        write_head(report, title);
        fprintf(report->out, "<div class=\"besluit\">\n%s</div>\n", first.text);
        write_contents(report, rest.text);
        fputs(rest.text, report->out);
        write_foot(report);
        free(title);
    }
    free(first.text);
    free(rest.text);
}

bool report_write(FILE *out, const char *directory, const struct report_words *words,
                  char **message)
{
    struct report_source *source = report_source_open(directory, message);
    if (source == NULL)
        return false;
    struct report report = {out, source, words};
    write_page(&report);
    if (report_source_complaint(source) != NULL)
        *message = memory_copy_text(report_source_complaint(source));
    report_source_close(source);
    return *message == NULL;
}
