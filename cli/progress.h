/* A bar on standard error, where that is a terminal and the work is long. */
#ifndef GROWTH_CLI_PROGRESS_H
#define GROWTH_CLI_PROGRESS_H

#include <stdint.h>

typedef struct progress {
    int shown;      /* 1: may be drawn */
    double began;   /* seconds */
    double drawn;   /* when last */
    int is_drawn;   /* something stands on the line */
} progress;

/* `quiet`: never. */
void progress_begin(progress *p, int quiet);
/* `of` 0: not known, and only what is done is shown. */
void progress_show(progress *p, uint64_t done, uint64_t of, const char *what);
/* Clear the line. */
void progress_end(progress *p);
/* Seconds since it began. */
double progress_seconds(const progress *p);

#endif
