/* Starting, feeding, watching and judging gnuplot. */
#define _GNU_SOURCE /* posix_spawn_file_actions_addchdir_np */
#include "output/gnuplot.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "output/memory.h"
#include "output/text.h"

enum { SAID_MOST = 16384, FONT_DEPTH = 5 };

struct running {
    pid_t pid;
    int pipe;   /* write end, not blocking */
    int said;   /* file with what gnuplot printed */
    double end; /* deadline on the monotonic clock, seconds */
    bool late;
};

static double now_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* A file without a name in the directory, or −1. */
static int open_nameless(const char *directory)
{
    char *path = memory_format("%s/.gnuplot-%ld", directory, (long)getpid());
    int file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file >= 0)
        unlink(path);
    free(path);
    return file;
}

/* Starts gnuplot with its standard input at the pipe; 0, or an errno. */
static int spawn(struct running *run, const char *directory)
{
    int ends[2];
    if (pipe(ends) != 0)
        return errno;
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFL, O_NONBLOCK);

    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, run->said, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, run->said, STDERR_FILENO);
    posix_spawn_file_actions_addchdir_np(&actions, directory);
    sigset_t defaults, none;
    sigfillset(&defaults);
    sigemptyset(&none);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK |
                                              POSIX_SPAWN_SETPGROUP);

    const char *search = getenv("PATH");
    char *path = memory_format("PATH=%s", search != NULL ? search : "/usr/bin:/bin");
    char home[] = "HOME=/nonexistent", locale[] = "LC_ALL=C.UTF-8";
    char *environment[] = {path, home, locale, NULL};
    char name[] = "gnuplot", no_start_up[] = "-d";
    char *arguments[] = {name, no_start_up, NULL};
    int error = posix_spawnp(&run->pid, name, &actions, &attributes, arguments, environment);
    free(path);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[0]);
    run->pipe = ends[1];
    if (error != 0)
        close(ends[1]);
    return error;
}

/* Writes the script until it is taken, the reader is gone or the deadline passes. */
static void feed(struct running *run, const char *script, size_t length)
{
    while (length > 0) {
        double left = run->end - now_seconds();
        struct pollfd ready = {.fd = run->pipe, .events = POLLOUT};
        int polled = left > 0.0 ? poll(&ready, 1, (int)(left * 1000.0) + 1) : 0;
        if (polled < 0 && errno == EINTR)
            continue;
        if (polled <= 0) {
            run->late = true;
            break;
        }
        ssize_t written = write(run->pipe, script, length);
        if (written < 0 && errno != EAGAIN && errno != EINTR)
            break;
        if (written > 0) {
            script += written;
            length -= (size_t)written;
        }
    }
    close(run->pipe);
}

/* Waits for the end, killing the whole group at the deadline; the wait status. */
static int await(struct running *run)
{
    int status = 0;
    for (;;) {
        pid_t ended = waitpid(run->pid, &status, WNOHANG);
        if (ended == run->pid || (ended < 0 && errno != EINTR))
            return status;
        if (run->late || now_seconds() > run->end) {
            run->late = true;
            kill(-run->pid, SIGKILL);
            while (waitpid(run->pid, &status, 0) < 0 && errno == EINTR)
                continue;
            return status;
        }
        nanosleep(&(struct timespec){.tv_nsec = 2000000}, NULL);
    }
}

/* What gnuplot printed, to be freed. */
static char *read_said(int file)
{
    char *text = memory_allocate(SAID_MOST + 1, 1);
    ssize_t got = pread(file, text, SAID_MOST, 0);
    text[got > 0 ? got : 0] = '\0';
    return text;
}

/* The first line that speaks of a warning or an error ("line 7: …"), cleaned and to be freed; NULL
 * when there is none. Fontconfig's remarks about its cache do not touch the picture. */
static char *find_complaint(const char *said)
{
    for (const char *line = said; *line != '\0';) {
        size_t length = strcspn(line, "\n");
        char *copy = memory_allocate(length + 1, 1);
        memcpy(copy, line, length);
        bool complains = strcasestr(copy, "warning") != NULL || strstr(copy, "line ") != NULL;
        if (complains && strncmp(copy, "Fontconfig", 10) != 0) {
            char *clean = text_clean(copy + strspn(copy, " \t"), 160);
            free(copy);
            return clean;
        }
        free(copy);
        line += length + (line[length] == '\n');
    }
    return NULL;
}

static enum gnuplot_result judge(const struct running *run, const struct gnuplot_job *job,
                                 int status, const char *said, char **why)
{
    char *complaint = find_complaint(said);
    if (run->late)
        *why = memory_format("gnuplot was na %.0f seconden niet klaar en is gestopt.",
                             job->deadline_seconds);
    else if (WIFSIGNALED(status))
        *why = memory_format("gnuplot is afgebroken door signaal %d.", WTERMSIG(status));
    else if (WEXITSTATUS(status) == 127 && complaint == NULL)
        *why = memory_copy_text("gnuplot kon niet worden gestart.");
    else if (WEXITSTATUS(status) != 0)
        *why = memory_format("gnuplot eindigde met status %d: %s.", WEXITSTATUS(status),
                             complaint != NULL ? complaint : "zonder uitleg");
    else if (complaint != NULL)
        *why = memory_format("gnuplot meldde: %s.", complaint);
    free(complaint);
    return *why == NULL ? GNUPLOT_OK : GNUPLOT_FAILED;
}

static enum gnuplot_result run_and_listen(const struct gnuplot_job *job, char **said, char **why)
{
    *why = NULL;
    *said = NULL;
    struct running run = {.end = now_seconds() + job->deadline_seconds};
    run.said = open_nameless(job->directory);
    if (run.said < 0) {
        *why = memory_format("In de map voor grafieken kan niet worden geschreven: %s.",
                             strerror(errno));
        return GNUPLOT_FAILED;
    }
    struct sigaction ignore = {.sa_handler = SIG_IGN}, before;
    sigaction(SIGPIPE, &ignore, &before);
    enum gnuplot_result result = GNUPLOT_OK;
    int error = spawn(&run, job->directory);
    if (error == ENOENT || error == EACCES || error == ENOTDIR) {
        result = GNUPLOT_MISSING;
    } else if (error != 0) {
        *why = memory_format("gnuplot kon niet worden gestart: %s.", strerror(error));
        result = GNUPLOT_FAILED;
    } else {
        feed(&run, job->script, job->length);
        int status = await(&run);
        *said = read_said(run.said);
        result = judge(&run, job, status, *said, why);
    }
    sigaction(SIGPIPE, &before, NULL);
    close(run.said);
    return result;
}

enum gnuplot_result gnuplot_run(const struct gnuplot_job *job, char **why)
{
    char *said;
    enum gnuplot_result result = run_and_listen(job, &said, why);
    free(said);
    return result;
}

char *gnuplot_version(const char *directory)
{
    static const char script[] = "print sprintf(\"%.1f patchlevel %s\", GPVAL_VERSION, "
                                 "GPVAL_PATCHLEVEL)\n";
    struct gnuplot_job job = {script, sizeof script - 1, directory, 5.0};
    char *said, *why, *version = NULL;
    if (run_and_listen(&job, &said, &why) == GNUPLOT_OK) {
        said[strcspn(said, "\n")] = '\0';
        if (strstr(said, "patchlevel") != NULL)
            version = text_clean(said, 40);
    }
    free(said);
    free(why);
    return version;
}

/* Reads the whole file; NULL when it cannot be read or is empty. */
static unsigned char *read_file(const char *path, size_t *length)
{
    FILE *in = fopen(path, "rbe");
    if (in == NULL)
        return NULL;
    unsigned char *bytes = NULL;
    struct stat about;
    *length = 0;
    if (fstat(fileno(in), &about) == 0 && about.st_size > 0) {
        bytes = memory_allocate((size_t)about.st_size, 1);
        *length = fread(bytes, 1, (size_t)about.st_size, in);
    }
    fclose(in);
    return bytes;
}

bool gnuplot_svg_is_whole(const char *path)
{
    size_t length;
    unsigned char *bytes = read_file(path, &length);
    if (bytes == NULL)
        return false;
    while (length > 0 && (bytes[length - 1] == '\n' || bytes[length - 1] == '\r'))
        length--;
    bool whole = length > 11 && memcmp(bytes, "<?xml", 5) == 0 &&
                 memcmp(bytes + length - 6, "</svg>", 6) == 0 && memchr(bytes, 0, length) == NULL;
    free(bytes);
    return whole;
}

bool gnuplot_png_is_whole(const char *path)
{
    static const unsigned char head[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    static const unsigned char tail[] = {0, 0, 0, 0, 'I', 'E', 'N', 'D', 0xAE, 0x42, 0x60, 0x82};
    size_t length;
    unsigned char *bytes = read_file(path, &length);
    if (bytes == NULL)
        return false;
    bool whole = length > sizeof head + sizeof tail && memcmp(bytes, head, sizeof head) == 0 &&
                 memcmp(bytes + length - sizeof tail, tail, sizeof tail) == 0;
    free(bytes);
    return whole;
}

static bool holds_font(const char *directory, int depth)
{
    DIR *list = opendir(directory);
    if (list == NULL)
        return false;
    bool found = false;
    for (struct dirent *entry; !found && (entry = readdir(list)) != NULL;) {
        if (entry->d_name[0] == '.')
            continue;
        const char *end = strrchr(entry->d_name, '.');
        found = end != NULL && (strcasecmp(end, ".ttf") == 0 || strcasecmp(end, ".otf") == 0 ||
                                strcasecmp(end, ".ttc") == 0 || strcasecmp(end, ".pfb") == 0);
        if (!found && depth > 0 && end == NULL) {
            char *below = memory_format("%s/%s", directory, entry->d_name);
            found = holds_font(below, depth - 1);
            free(below);
        }
    }
    closedir(list);
    return found;
}

bool gnuplot_has_fonts(void)
{
    return holds_font("/usr/share/fonts", FONT_DEPTH) ||
           holds_font("/usr/local/share/fonts", FONT_DEPTH);
}
