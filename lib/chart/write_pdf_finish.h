/* What cairo cannot write into a PDF: language, alternative text, metadata, a fixed identifier. */
#ifndef GROWTH_CHART_WRITE_PDF_FINISH_H
#define GROWTH_CHART_WRITE_PDF_FINISH_H

#include "chart_private.h"

/* Whether this build finishes PDFs (the option qpdf). */
int growth__can_finish_pdf(void);

/* Finish `length` bytes of a PDF into a sink. */
growth_status growth__finish_pdf(const growth_chart *chart, const unsigned char *bytes,
                                 size_t length, chart_sink *sink, growth_error *err);

#endif
