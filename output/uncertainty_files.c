#include "output/uncertainty_files.h"

#include "output/uncertainty_csv.h"

static bool write_outcomes(void *context, FILE *out)
{
    const struct uncertainty_files *which = context;
    uncertainty_csv_write_outcomes(out, which->uncertainty, which->scenario);
    return ferror(out) == 0;
}

static bool write_rankings(void *context, FILE *out)
{
    const struct uncertainty_files *which = context;
    uncertainty_csv_write_rankings(out, which->uncertainty, which->scenario);
    return ferror(out) == 0;
}

static bool write_design(void *context, FILE *out)
{
    const struct uncertainty_files *which = context;
    uncertainty_csv_write_design(out, which->uncertainty);
    return ferror(out) == 0;
}

size_t uncertainty_files_add(struct uncertainty_files *which, struct content_file *files)
{
    if (which->uncertainty == NULL)
        return 0;
    files[0] = (struct content_file){"onzekerheid.csv", write_outcomes, which};
    files[1] = (struct content_file){"aannames.csv", write_rankings, which};
    files[2] = (struct content_file){"ontwerp_aannames.csv", write_design, which};
    return UNCERTAINTY_FILE_COUNT;
}
