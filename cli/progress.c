/* Nothing is shown in the first second: a bar that flashes by helps nobody. */
#include "progress.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define FIRST_AFTER 1000000 /* Microseconds. */
#define EVERY       100000
#define BAR         24
#define LINE        70

/* How many lines a plain file has; 0 where it is none, or compressed. */
static size_t count_lines(const char *path)
{
    FILE *file = fopen(path, "rb");
    char bytes[65536];
    size_t n, lines = 0, at = 0;

    if (!file)
        return 0;
    while ((n = fread(bytes, 1, sizeof bytes, file)) > 0) {
        if (at == 0 && n > 1 && !memcmp(bytes, "\x1f\x8b", 2))
            break;
        at += n;
        for (const char *c = bytes; (c = memchr(c, '\n', (size_t)(bytes + n - c))); c++)
            lines++;
    }
    fclose(file);
    return lines;
}

progress progress_begin(const settings *s, const char *path)
{
    progress p = { !s->quiet && isatty(STDERR_FILENO), 0, g_get_monotonic_time(), 0 };

    if (p.shown && path && strcmp(path, "-") != 0 && g_file_test(path, G_FILE_TEST_IS_REGULAR))
        p.whole = count_lines(path);
    return p;
}

void progress_show(progress *p, size_t line, size_t done, const char *things)
{
    long long now = p->shown ? g_get_monotonic_time() : 0;

    if (!p->shown || now - p->begun < FIRST_AFTER || now - p->last < EVERY)
        return;
    p->last = now;
    if (p->whole) {
        double part = MIN(1.0, (double)line / (double)p->whole);
        int filled = (int)(part * BAR);

        fprintf(stderr, "\r[%.*s%*s] %3d%%  %zu %s", filled, "########################",
                BAR - filled, "", (int)(part * 100), done, things);
    } else {
        fprintf(stderr, "\r%zu %s", done, things);
    }
    fflush(stderr);
}

void progress_end(const progress *p)
{
    if (p->shown && p->last)
        fprintf(stderr, "\r%*s\r", LINE, "");
}
