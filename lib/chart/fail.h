/* Small things every file of the chart library needs.  The core's own are not exported by it. */
#ifndef GROWTH_CHART_FAIL_H
#define GROWTH_CHART_FAIL_H

#include <growth/status.h>

#define ARRAY_LEN(a) (sizeof(a) / sizeof((a)[0]))

/* Give up with the status of a failing call; its message is already written. */
#define TRY(call)                                                                                  \
    do {                                                                                           \
        growth_status try_ = (call);                                                               \
        if (try_ != GROWTH_OK)                                                                     \
            return try_;                                                                           \
    } while (0)

/* growth_number_format() for a sentence: what is no number has a word, "NaN" or "infinity". */
char *growth__chart_number(double value, int decimals, char *text);

/* Record why, and hand the status back.  Doubles go in as text from growth_number_format(). */
growth_status growth__chart_fail(growth_error *err, growth_status status, const char *format, ...)
    GROWTH_PRINTF(3, 4);
#ifdef __clang_analyzer__ /* reads one file a time, and is to know that the status comes back */
#define growth__chart_fail(err, status, ...)                                                       \
    ((void)growth__chart_fail(err, status, __VA_ARGS__), (status))
#endif

#endif
