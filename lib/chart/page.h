/* What stands on each page, as rows: a page is panels on one age axis. */
#ifndef GROWTH_CHART_PAGE_H
#define GROWTH_CHART_PAGE_H

#include <growth/chart.h>

#define MAX_PANELS 4

typedef struct page_panel {
    growth_measure measure;
    double share; /* Of the height that the panels of the page have together. */
} page_panel;

typedef struct page_row {
    const char *id;    /* "weight-height" */
    const char *title; /* "weight and height" */
    size_t n_panels;
    page_panel panels[MAX_PANELS];
} page_row;

/* What the value axis of a measure is called; length is lying, until 2 years. */
typedef struct measure_words {
    const char *young; /* Where only ages under 2 years are drawn. */
    const char *any;
    const char *old;  /* Where only ages from 2 years on are drawn. */
    const char *noun; /* In a sentence. */
    const char *unit; /* As printed; the library's own is "kg/m2". */
} measure_words;

/* NULL for a number that is no page. */
const page_row *growth__page(growth_chart_page page);

/* 1 where the measure has a panel on the page. */
int growth__page_shows(const page_row *page, growth_measure measure);

const measure_words *growth__measure_words(growth_measure measure);

#endif
