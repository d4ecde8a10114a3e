/* Bytes to the caller, and sentences to the caller's error. */
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <growth/number.h>

#include "chart_private.h"
#include "fail.h"

growth_status(growth__chart_fail)(growth_error *err, growth_status status, const char *format, ...)
{
    if (err) {
        va_list args;

        err->status = status;
        va_start(args, format);
        vsnprintf(err->message, sizeof err->message, format, args);
        va_end(args);
    }
    return status;
}

char *growth__chart_number(double value, int decimals, char *text)
{
    if (isnan(value))
        return memcpy(text, "NaN", sizeof "NaN");
    if (isinf(value))
        return value < 0 ? memcpy(text, "-infinity", sizeof "-infinity")
                         : memcpy(text, "infinity", sizeof "infinity");
    return growth_number_format(value, decimals, text);
}

static void flush(chart_sink *sink)
{
    if (!sink->refused && sink->held)
        sink->refused = sink->write(sink->context, sink->buffer, sink->held);
    sink->held = 0;
}

void growth__sink_put(chart_sink *sink, const void *bytes, size_t length)
{
    if (length > sizeof sink->buffer - sink->held)
        flush(sink);
    if (length > sizeof sink->buffer) {
        if (!sink->refused)
            sink->refused = sink->write(sink->context, bytes, length);
        return;
    }
    if (length)
        memcpy(sink->buffer + sink->held, bytes, length);
    sink->held += length;
}

void growth__sink_text(chart_sink *sink, const char *text)
{
    growth__sink_put(sink, text, strlen(text));
}

void growth__sink_format(chart_sink *sink, const char *format, ...)
{
    char line[512];
    va_list args;
    int length;

    va_start(args, format);
    length = vsnprintf(line, sizeof line, format, args);
    va_end(args);
    if (length > 0)
        growth__sink_put(sink, line,
                         (size_t)length < sizeof line ? (size_t)length : sizeof line - 1);
}

/* Text as XML.  Control characters cannot stand in XML 1.0 at all; they become U+FFFD. */
void growth__sink_xml(chart_sink *sink, const char *text)
{
    for (const char *c = text; *c; c++) {
        const char *instead = *c == '&'                                ? "&amp;"
                              : *c == '<'                              ? "&lt;"
                              : *c == '>'                              ? "&gt;"
                              : *c == '"'                              ? "&quot;"
                              : (unsigned char)*c < 0x20 && *c != '\t' ? "\xef\xbf\xbd"
                                                                       : NULL;
        if (instead)
            growth__sink_text(sink, instead);
        else
            growth__sink_put(sink, c, 1);
    }
}

growth_status growth__sink_end(chart_sink *sink, const char *what, growth_error *err)
{
    flush(sink);
    if (sink->refused)
        return growth__chart_fail(err, GROWTH_ERR_IO, "the %s could not be written: %s", what,
                                  strerror(sink->refused));
    return GROWTH_OK;
}
