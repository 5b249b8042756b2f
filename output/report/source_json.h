/* The JSON of herkomst.json, read with the JSON functions of SQLite: no parser of our own. */
#ifndef OUTPUT_REPORT_SOURCE_JSON_H
#define OUTPUT_REPORT_SOURCE_JSON_H

struct source_json;

/* NULL: the text is no JSON (or this SQLite reads none). Close it. */
struct source_json *source_json_open(const char *text);
void source_json_close(struct source_json *json); /* NULL is allowed */

/* What stands at a path ("$.versie", "$.varianten[0].scenario"): a text as it is, a number as it
 * was written. "" when there is nothing, or null. To be freed. */
char *source_json_value(struct source_json *json, const char *path);

#endif
