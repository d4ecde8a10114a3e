/* A bar on standard error while long work is under way, where that is a terminal. */
#ifndef GROWTH_CLI_PROGRESS_H
#define GROWTH_CLI_PROGRESS_H

#include <stddef.h>

#include "command.h"

typedef struct progress {
    int shown;       /* 1: there is a terminal to show it on. */
    size_t whole;    /* Lines of the file; 0: not known. */
    long long begun; /* Microseconds. */
    long long last;
} progress;

/* @param path  The file whose lines are the work; NULL or "-": not known. */
progress progress_begin(const settings *s, const char *path);
/* So many lines are behind us, and so many of `things` done. */
void progress_show(progress *p, size_t line, size_t done, const char *things);
/* Leave an empty line behind. */
void progress_end(const progress *p);

#endif
