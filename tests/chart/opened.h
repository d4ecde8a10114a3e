/* One made record, laid out and dumped: what the tests of the page look at. */
#ifndef GROWTH_TESTS_CHART_OPENED_H
#define GROWTH_TESTS_CHART_OPENED_H

#include <growth/number.h>

#include "records.h"
#include "scene_text.h"

typedef struct opened_chart {
    growth_chart_fonts *fonts;
    made_record made;
    growth_chart *chart;
    dumped scene;
} opened_chart;

extern opened_chart o;

/* The panels of the page, and its nine lines from the lowest up. */
extern const struct panel_word {
    const char *id;
    growth_measure measure;
} panels[2];
extern const char *const lines[9];

/* Fixture of every test. */
void fonts_begin(void);
void fonts_end(void);

void open_made(void); /* Lays out and dumps `o.made`. */
void open_id(const char *id);
void close_chart(void);

/* A value as a chart says it: weights to the gram, without zeros beyond the first decimal. */
#define VALUE_WORDS GROWTH_NUMBER_SIZE
const char *value_words(const growth_measurement *m, char *text);

int page_says(const char *words);
int named_in_notes(const char *words);

#endif
