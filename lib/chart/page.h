/* What stands on each page, as rows. */
#ifndef GROWTH_CHART_PAGE_H
#define GROWTH_CHART_PAGE_H

#include <growth/chart.h>

#define MAX_PANELS 4

typedef struct page_panel {
    growth_measure measure;
    double share; /* Of the height that the panels of the page have together. */
} page_panel;

/* What a sheet holds between its header and footer. */
typedef enum page_body {
    BODY_PANELS,     /* Centile charts. */
    BODY_SCORES,     /* The SDS of all measures. */
    BODY_CHRONOLOGY, /* A table, over as many sheets as it takes. */
    BODY_THUMBNAIL,
    PAGE_BODY_COUNT
} page_body;

/* One sheet. */
typedef struct page_row {
    const char *title; /* "weight and height" */
    page_body body;
    int words; /* 1: the findings in words below the picture. */
    size_t n_panels;
    page_panel panels[MAX_PANELS];
} page_row;

#define MAX_SHEETS 3

/* A page of the public enum: sheets one after the other. */
typedef struct page_document {
    const char *id; /* "weight-height" */
    size_t n_sheets;
    const page_row *sheets[MAX_SHEETS];
} page_document;

/* What the value axis of a measure is called; length is lying, until 2 years. */
typedef struct measure_words {
    const char *young; /* Where only ages under 2 years are drawn. */
    const char *any;
    const char *old;  /* Where only ages from 2 years on are drawn. */
    const char *noun; /* In a sentence. */
    const char *unit; /* As printed; the library's own is "kg/m2". */
} measure_words;

/* NULL for a number that is no page. */
const page_document *growth__page(growth_chart_page page);

/* 1 where the measure has a panel on the page. */
int growth__page_shows(const page_row *page, growth_measure measure);

const measure_words *growth__measure_words(growth_measure measure);

#endif
