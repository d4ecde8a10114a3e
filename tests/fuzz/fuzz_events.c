/* Any bytes as a file of events and bone ages: refused with a sentence, or rows that a chart can
 * rely on: a day or an age, what happened or a bone age, texts that are UTF-8. */
#include <math.h>

#include <growth/events.h>

#include "fuzz.h"

static void sound_event(const growth_event *e)
{
    const double most = 150 * GROWTH_DAYS_PER_YEAR; /* far beyond any limit of the reader's */

    sound(e->on != GROWTH_DATE_NONE || (e->age_days >= 0 && e->age_days <= most));
    if (e->kind == GROWTH_EVENT_BONE_AGE)
        sound(e->bone_age_days >= 0 && e->bone_age_days <= most);
    else
        sound(e->text && *e->text && isnan(e->bone_age_days));
    sound(e->line > 1);
    sound_text(e->child_id);
    sound_text(e->text);
    sound_text(e->method);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static const int orders[] = { GROWTH_DATE_ISO, GROWTH_DATE_DAY_FIRST, GROWTH_DATE_MONTH_FIRST };
    growth_reader_options options = GROWTH_READER_OPTIONS;
    growth_events *events = NULL;
    const growth_event *list;
    growth_error err;
    growth_status status;
    size_t n = 0;

    options.date_order = orders[length % 3];
    status = growth_events_read_memory(bytes, length, length % 2 ? &options : NULL, &events, &err);
    if (status != GROWTH_OK) {
        sound_error(&err, status);
        sound(!events);
        return 0;
    }
    list = growth_events_list(events, &n);
    for (size_t i = 0; i < n; i++)
        sound_event(&list[i]);
    growth_events_free(events);
    return 0;
}
