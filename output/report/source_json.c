/* A database in memory that only answers questions about one text. */
#include "output/report/source_json.h"

#include <stdbool.h>
#include <stdlib.h>

#include <sqlite3.h>

#include "output/memory.h"

struct source_json {
    sqlite3 *base;
    sqlite3_stmt *question;
    char *text;
};

/* A number as it was written, where json_extract of one path would read it first: of two paths it
 * gives an array, "[18.50,null]", of which all but the ends is what was asked. (The operator `->`
 * does it too, but not in SQLite before 3.38.) */
static const char QUESTION[] = "SELECT CASE coalesce(json_type(?1, ?2), 'null') WHEN 'text' THEN "
                               "json_extract(?1, ?2) WHEN 'null' THEN ''"
                               " ELSE (SELECT substr(pair, 2, length(pair) - 7)"
                               " FROM (SELECT json_extract(?1, ?2, '$.\"\"') AS pair)) END";

static bool is_json(sqlite3 *base, const char *text)
{
    sqlite3_stmt *question = NULL;
    bool valid =
        sqlite3_prepare_v2(base, "SELECT json_valid(?1)", -1, &question, NULL) == SQLITE_OK &&
        sqlite3_bind_text(question, 1, text, -1, SQLITE_STATIC) == SQLITE_OK &&
        sqlite3_step(question) == SQLITE_ROW && sqlite3_column_int(question, 0) == 1;
    sqlite3_finalize(question);
    return valid;
}

struct source_json *source_json_open(const char *text)
{
    struct source_json *json = memory_allocate(1, sizeof *json);
    json->text = memory_copy_text(text);
    if (sqlite3_open_v2(":memory:", &json->base, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
                        NULL) != SQLITE_OK ||
        !is_json(json->base, json->text) ||
        sqlite3_prepare_v2(json->base, QUESTION, -1, &json->question, NULL) != SQLITE_OK ||
        sqlite3_bind_text(json->question, 1, json->text, -1, SQLITE_STATIC) != SQLITE_OK) {
        source_json_close(json);
        return NULL;
    }
    return json;
}

void source_json_close(struct source_json *json)
{
    if (json == NULL)
        return;
    sqlite3_finalize(json->question);
    sqlite3_close(json->base);
    free(json->text);
    free(json);
}

char *source_json_value(struct source_json *json, const char *path)
{
    const unsigned char *found = NULL;
    if (sqlite3_bind_text(json->question, 2, path, -1, SQLITE_TRANSIENT) == SQLITE_OK &&
        sqlite3_step(json->question) == SQLITE_ROW)
        found = sqlite3_column_text(json->question, 0);
    char *value = memory_copy_text(found != NULL ? (const char *)found : "");
    sqlite3_reset(json->question);
    return value;
}
