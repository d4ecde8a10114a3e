/* A made record with what is said beside it: events, bone ages, amendments. */
#ifndef GROWTH_TESTS_CHART_GIVEN_H
#define GROWTH_TESTS_CHART_GIVEN_H

#include "opened.h"

extern growth_chart_event events[64];
extern growth_chart_bone_age bone_ages[8];
extern growth_chart_amendment amendments[4];

#define LONG_TEXT                                                                                  \
    "seen by the dietitian and the paediatrician; the family keeps a diary of meals, snacks and "  \
    "drinks, and brings it to the next visit"

/* The record of a word, checked, with nothing given yet. */
void begin_given(const char *id);
void add_event(const char *day, const char *text);
void add_bone_age(const char *day, double years, const char *method);

/* How many items of a kind and style there are; whether the text alternative holds words. */
size_t count_items(const char *kind, const char *style);
int described(const char *words);

#endif
