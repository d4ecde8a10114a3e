/* Statuses in words, and the sentence in the caller's error. */
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include "internal.h"

static const char *const texts[] = {
    [GROWTH_OK] = "success",
    [GROWTH_ERR_ARGUMENT] = "invalid argument",
    [GROWTH_ERR_NO_MEMORY] = "out of memory",
    [GROWTH_ERR_IO] = "input or output failed",
    [GROWTH_ERR_PARSE] = "text could not be understood",
    [GROWTH_ERR_LIMIT] = "input is larger than a stated limit",
    [GROWTH_ERR_UNSUPPORTED] = "not supported by this build",
    [GROWTH_ERR_NOT_FOUND] = "not in the store",
    [GROWTH_ERR_DAMAGED] = "stored file is not as it was written",
    [GROWTH_ERR_BUSY] = "file is locked by another program",
    [GROWTH_ERR_UNKNOWN_REFERENCE] = "unknown reference",
    [GROWTH_ERR_NO_SERIES] = "reference has nothing for this measure and sex",
    [GROWTH_ERR_AGE_BELOW] = "age is below the range of the reference",
    [GROWTH_ERR_AGE_ABOVE] = "age is above the range of the reference",
    [GROWTH_ERR_VALUE] = "value is not a finite number above 0, or no value has that score",
    [GROWTH_ERR_AGE_GAP] = "the reference has nothing at this age",
    [GROWTH_ERR_SEX_UNKNOWN] = "sex is not known, so no reference can be chosen",
    [GROWTH_ERR_AGE_UNKNOWN] = "age is not known",
    [GROWTH_ERR_VALUE_LIMIT] = "measurement is outside what any child measures",
    [GROWTH_ERR_WITHHELD] = "not scored on purpose",
    [GROWTH_ERR_DATE] = "date is not possible",
    [GROWTH_ERR_EXCLUDED] = "reference is not included in this build",
    [GROWTH_ERR_CONFLICT] = "contradicts what is recorded already",
    [GROWTH_ERR_CANCELLED] = "stopped by the caller",
};

const char *growth_status_text(growth_status status)
{
    size_t i = (size_t)status;

    return i < ARRAY_LEN(texts) && texts[i] ? texts[i] : "unknown status";
}

const char *growth_version(void)
{
    return GROWTH_VERSION;
}

growth_status(growth__fail)(growth_error *err, growth_status status, const char *format, ...)
{
    if (err) {
        va_list args;

        err->status = status;
        va_start(args, format);
        /* NOLINTNEXTLINE(clang-analyzer-valist.Uninitialized): va_start() stands above */
        vsnprintf(err->message, sizeof err->message, format, args);
        va_end(args);
    }
    return status;
}
