/* Opening the store's file.
 *
 * A rollback journal, and not a write-ahead log: between two puts the store is one file, and it
 * works where processes cannot share memory. `synchronous` is FULL, because under NORMAL a power
 * failure can in theory spoil the file itself, and a few milliseconds a put are nothing beside a
 * replication. What a killed program left half done is taken back by the next opening. Only a power
 * failure can cost a put that was acknowledged, the last one; it is then done again. */
#include "sim/study/store_file.h"

#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sqlite3.h>

#include "sim/check.h"
#include "sim/study/store.h"

#define APPLICATION_ID 0x4b455453 /* "KETS" */
#define FORM 1                    /* of the table; another number is another program's */
#define PATIENCE_MS 10000         /* while another run writes to the same file */

/* Large pages: a blob is a chain of them. */
static const char SETTINGS[] = "PRAGMA page_size = 16384; PRAGMA journal_mode = DELETE;"
                               "PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY;"
                               "PRAGMA cell_size_check = ON;";
/* The content comes last, so that the rest is read without it. */
static const char TABLE[] = "CREATE TABLE blob(key TEXT NOT NULL, replication INTEGER NOT NULL,"
                            " length INTEGER NOT NULL, checksum INTEGER NOT NULL,"
                            " content BLOB NOT NULL, PRIMARY KEY (key, replication))";

char *store_file_text(const char *pattern, ...)
{
    va_list arguments;
    va_start(arguments, pattern);
    int length = vsnprintf(NULL, 0, pattern, arguments);
    va_end(arguments);
    CHECK(length >= 0);
    char *text = malloc((size_t)length + 1);
    CHECK(text != NULL);
    va_start(arguments, pattern);
    vsnprintf(text, (size_t)length + 1, pattern, arguments);
    va_end(arguments);
    return text;
}

const char *store_file_reason(sqlite3 *file, int code)
{
    int error = file != NULL ? sqlite3_system_errno(file) : 0;
    switch (code & 0xff) {
    case SQLITE_FULL:
        return "de schijf is vol";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
        return "een ander programma houdt het bestand bezet";
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return code == SQLITE_READONLY_DBMOVED ? "het bestand is verplaatst of verwijderd"
                                               : "het bestand mag niet worden geschreven";
    case SQLITE_NOMEM:
        return "te weinig geheugen";
    case SQLITE_TOOBIG:
        return "de uitkomsten van een herhaling zijn te groot";
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_ERROR: /* of our fixed statements: the table is not what it should be */
        return "het bestand is beschadigd; verwijder het om opnieuw te beginnen";
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
        if (error != 0)
            return strerror(error);
        break;
    }
    return sqlite3_errstr(code);
}

/* The one number that a statement gives; false with *code when it fails. */
static bool ask_number(sqlite3 *file, const char *statement, int64_t *number, int *code)
{
    sqlite3_stmt *question = NULL;
    *code = sqlite3_prepare_v2(file, statement, -1, &question, NULL);
    if (*code == SQLITE_OK)
        *code = sqlite3_step(question);
    bool good = *code == SQLITE_ROW;
    if (good)
        *number = sqlite3_column_int64(question, 0);
    sqlite3_finalize(question);
    return good;
}

/* Makes the table in a file without contents, unless another run was first. */
static int make_table(sqlite3 *file)
{
    int64_t tables = 0;
    char *make = store_file_text("PRAGMA application_id = %d; PRAGMA user_version = %d; %s",
                                 APPLICATION_ID, FORM, TABLE);
    int code = sqlite3_exec(file, "BEGIN IMMEDIATE", NULL, NULL, NULL);
    if (code == SQLITE_OK && ask_number(file, "SELECT count(*) FROM sqlite_master", &tables, &code))
        code = tables == 0 ? sqlite3_exec(file, make, NULL, NULL, NULL) : SQLITE_OK;
    if (code == SQLITE_OK)
        code = sqlite3_exec(file, "COMMIT", NULL, NULL, NULL);
    if (!sqlite3_get_autocommit(file))
        sqlite3_exec(file, "ROLLBACK", NULL, NULL, NULL);
    free(make);
    return code;
}

static char *say_foreign(const char *path)
{
    return store_file_text("‘%s’ is geen opslag van ketensim; er is niets in veranderd.", path);
}

static char *say_unusable(const char *path, const char *why)
{
    return store_file_text("De opslag ‘%s’ kan niet worden gebruikt: %s.", path, why);
}

/* Whose file is it? Makes the table when it is nobody's. NULL when all is well, else a sentence. */
static char *claim_file(sqlite3 *file, const char *path)
{
    int64_t pages = 0, application = 0, form = 0;
    int code = SQLITE_OK;
    if (ask_number(file, "PRAGMA page_count", &pages, &code) && pages == 0) {
        code = sqlite3_exec(file, SETTINGS, NULL, NULL, NULL);
        if (code == SQLITE_OK)
            code = make_table(file);
        if (code != SQLITE_OK)
            return say_unusable(path, store_file_reason(file, code));
    }
    if (!ask_number(file, "PRAGMA application_id", &application, &code) ||
        !ask_number(file, "PRAGMA user_version", &form, &code))
        return code == SQLITE_NOTADB ? say_foreign(path)
                                     : say_unusable(path, store_file_reason(file, code));
    if (application != APPLICATION_ID)
        return say_foreign(path);
    if (form != FORM)
        return store_file_text(
            "De opslag ‘%s’ is gemaakt door een andere versie van ketensim; kies een "
            "ander bestand of verwijder het.",
            path);
    code = sqlite3_exec(file, SETTINGS, NULL, NULL, NULL);
    return code == SQLITE_OK ? NULL : say_unusable(path, store_file_reason(file, code));
}

/* What the file system already tells; NULL when nothing stands in the way. */
static char *look_at_place(const char *path)
{
    struct stat about;
    if (path[0] == '\0')
        return store_file_text("De naam van de opslag is leeg.");
    bool there = stat(path, &about) == 0;
    if (there && S_ISDIR(about.st_mode))
        return store_file_text("‘%s’ is een map; de opslag moet een bestand zijn.", path);
    if (there && !S_ISREG(about.st_mode))
        return store_file_text("‘%s’ is geen gewoon bestand; de opslag moet dat zijn.", path);
    if (there && access(path, R_OK | W_OK) != 0)
        return say_unusable(path, strerror(errno));
    const char *slash = strrchr(path, '/');
    char *folder = slash == NULL ? store_file_text(".")
                                 : store_file_text("%.*s", (int)(slash - path) + 1, path);
    char *message = NULL;
    if (access(folder, W_OK | X_OK) != 0)
        message = store_file_text(
            "De opslag ‘%s’ kan niet worden gebruikt: geen toegang tot de map (%s).", path,
            strerror(errno));
    free(folder);
    return message;
}

sqlite3 *store_file_open(const char *path, char **message)
{
    *message = look_at_place(path);
    if (*message != NULL)
        return NULL;
    sqlite3 *file = NULL;
    /* so that ":memory:" is a file like any other */
    char *name = store_file_text("%s%s", path[0] == '/' ? "" : "./", path);
    int code = sqlite3_open_v2(
        name, &file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
    free(name);
    if (code != SQLITE_OK) {
        *message = say_unusable(path, store_file_reason(file, code));
    } else {
        sqlite3_extended_result_codes(file, 1);
        sqlite3_busy_timeout(file, PATIENCE_MS);
        /* a file that only looks like ours runs nothing of its own */
        sqlite3_db_config(file, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
        sqlite3_db_config(file, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
        *message = claim_file(file, path);
    }
    if (*message != NULL) {
        sqlite3_close(file);
        return NULL;
    }
    return file;
}

/* A run that is killed before its first change to the file can leave a journal that asks for
 * nothing. Leaving another journal mode is how SQLite takes it away, unless another run is writing.
 */
void store_file_close(sqlite3 *file)
{
    if (file == NULL)
        return;
    sqlite3_exec(file, "PRAGMA journal_mode = TRUNCATE; PRAGMA journal_mode = DELETE;", NULL, NULL,
                 NULL);
    sqlite3_close(file);
}

bool store_recognises(const char *path)
{
    static const char magic[16] = "SQLite format 3"; /* with its NUL */
    enum { ID_AT = 68, ID_END = 72 };
    struct stat about;
    if (lstat(path, &about) != 0 || !S_ISREG(about.st_mode))
        return false;
    char *journal = store_file_text("%s-journal", path);
    bool cut_off = access(journal, F_OK) == 0;
    free(journal);
    if (about.st_size == 0 || cut_off)
        return true;
    unsigned char head[ID_END];
    FILE *in = fopen(path, "rbe");
    if (in == NULL)
        return false;
    bool whole = fread(head, 1, sizeof head, in) == sizeof head;
    fclose(in);
    uint32_t application = 0;
    for (size_t i = ID_AT; whole && i < ID_END; i++)
        application = application << 8 | head[i];
    return whole && memcmp(head, magic, sizeof magic) == 0 && application == APPLICATION_ID;
}
