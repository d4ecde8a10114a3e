/* What must hold for every page of every record, of the chart opened in `o`. */
#ifndef GROWTH_TESTS_CHART_PAGE_CHECKS_H
#define GROWTH_TESTS_CHART_PAGE_CHECKS_H

#include "opened.h"

/* No two texts overlap, none leaves its sheet, none is smaller than can be read. */
void check_texts(const char *what);

/* That, and each measurement of the page's measures is drawn or named. */
void check_page(const char *what);

#endif
