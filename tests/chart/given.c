/* What the tests of events and of bone ages share. */
#include "given.h"

#include <math.h>
#include <string.h>

growth_chart_event events[64];
growth_chart_bone_age bone_ages[8];
growth_chart_amendment amendments[4];

void begin_given(const char *id)
{
    made_find(id, &o.made);
    made_check(&o.made);
    o.made.options.events = events;
    o.made.options.bone_ages = bone_ages;
    o.made.options.amendments = amendments;
}

void add_event(const char *day, const char *text)
{
    events[o.made.options.n_events++] = (growth_chart_event){ made_day(day), NAN, text };
}

void add_bone_age(const char *day, double years, const char *method)
{
    bone_ages[o.made.options.n_bone_ages++] =
        (growth_chart_bone_age){ made_day(day), NAN, growth_days_from_years(years), method };
}

size_t count_items(const char *kind, const char *style)
{
    size_t n = 0;

    for (size_t i = 0; i < o.scene.n_items; i++)
        n += !strcmp(o.scene.items[i].kind, kind) && !strcmp(o.scene.items[i].style, style);
    return n;
}

int described(const char *words)
{
    return strstr(growth_chart_description(o.chart), words) != NULL;
}
