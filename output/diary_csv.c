#include "output/diary_csv.h"

#include "output/csv.h"

static void write_row(FILE *out, const char *scenario, const struct diary *diary, tick at,
                      int casus, const char *text)
{
    char date[CLOCK_DATE_SIZE];
    clock_format_date(at, date);
    csv_text(out, scenario);
    fputc(',', out);
    csv_text(out, diary->household);
    fprintf(out, ",%s,", date);
    if (casus >= 0)
        fprintf(out, "%d", casus);
    fputc(',', out);
    csv_text(out, text);
    fputc('\n', out);
}

void diary_csv_write(FILE *out, const char *scenario, const struct diary *diary)
{
    fputs("scenario,huishouden,datum,casus,gebeurtenis\n", out);
    if (diary->count == 0)
        return;
    char first[80];
    snprintf(first, sizeof first, "verzonnen huishouden (%d minderjarig%s)", diary->children,
             diary->children == 1 ? " kind" : "e kinderen");
    write_row(out, scenario, diary, diary->lines[0].at, -1, first);
    for (size_t i = 0; i < diary->count; i++)
        write_row(out, scenario, diary, diary->lines[i].at, diary->lines[i].casus,
                  diary->lines[i].text);
}
