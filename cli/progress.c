/* A bar on standard error, where that is a terminal and the work is long. */
#include "progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

static const double patience = 1.0, pace = 0.2; /* seconds until it is shown, and between */

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

void progress_begin(progress *p, int quiet)
{
    *p = (progress){ .shown = !quiet && isatty(STDERR_FILENO), .began = now() };
}

void progress_show(progress *p, uint64_t done, uint64_t of, const char *what)
{
    enum { WIDTH = 40 };
    char bar[WIDTH + 1];
    double t;
    int full;

    if (!p->shown)
        return;
    t = now();
    if (t - p->began < patience || t - p->drawn < pace)
        return;
    p->drawn = t;
    p->is_drawn = 1;
    if (!of || done > of) {
        fprintf(stderr, "\r\033[K%llu %s", (unsigned long long)done, what);
        return;
    }
    full = (int)(WIDTH * ((double)done / (double)of));
    for (int i = 0; i < WIDTH; i++)
        bar[i] = i < full ? '#' : '.';
    bar[WIDTH] = '\0';
    fprintf(stderr, "\r\033[K[%s] %3d %%", bar, (int)(100 * ((double)done / (double)of)));
}

void progress_end(progress *p)
{
    if (p->is_drawn)
        fprintf(stderr, "\r\033[K");
    p->is_drawn = 0;
}

double progress_seconds(const progress *p)
{
    return now() - p->began;
}
