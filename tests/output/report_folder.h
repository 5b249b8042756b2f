/* A results folder with files of the test's own, listed in a herkomst.json as ketensim writes it.
 */
#ifndef TESTS_OUTPUT_REPORT_FOLDER_H
#define TESTS_OUTPUT_REPORT_FOLDER_H

#include "output/folder_manifest.h"
#include "tests/output/fixture.h"

struct report_file {
    const char *name, *text;
};

/* Writes the files, those in grafieken/ too, and herkomst.json with `facts` ("\"zaad\": 7,\n", may
 * be "") among what it says. */
static inline void report_folder_fill(const char *folder, const char *facts,
                                      const struct report_file *files, size_t count)
{
    struct folder_files listed = {0};
    char path[512];
    assert_true(mkdir(fixture_path(path, folder, "grafieken"), 0777) == 0 ||
                fixture_exists(folder, "grafieken"));
    for (size_t i = 0; i < count; i++) {
        fixture_put(folder, files[i].name, files[i].text);
        struct folder_file file = {.name = strdup(files[i].name)};
        assert_true(folder_file_measure(fixture_path(path, folder, files[i].name), &file));
        folder_files_add(&listed, file);
    }
    FILE *out = fopen(fixture_path(path, folder, FOLDER_MANIFEST_NAME), "w");
    assert_non_null(out);
    fprintf(out,
            "{\n  " FOLDER_MANIFEST_MARK ",\n  \"versie\": \"0.1.0\",\n%s  \"bestanden\": ", facts);
    folder_files_write(out, &listed);
    fputs("\n}\n", out);
    assert_int_equal(fclose(out), 0);
    folder_files_release(&listed);
}

#endif
