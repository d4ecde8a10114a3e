/* A chart wrapped as a FHIR R4 resource, for record systems that take documents that way. */
#ifndef GROWTH_CLI_CHART_FHIR_H
#define GROWTH_CLI_CHART_FHIR_H

#include <growth/chart.h>

#include "command.h"

typedef enum fhir_wrapping {
    FHIR_NONE = 0,
    FHIR_DOCUMENT_REFERENCE,
    FHIR_DIAGNOSTIC_REPORT
} fhir_wrapping;

/* The wrapping of a word, "document-reference"; -1, or EXIT_USAGE having said what is wrong. */
int fhir_find(const command *c, const char *word, fhir_wrapping *wrapping);

typedef struct fhir_dates {
    growth_date drawn_on; /* or GROWTH_DATE_NONE */
    growth_date past;     /* the earlier day as at which the record is, or GROWTH_DATE_NONE */
} fhir_dates;

/* Write a chart, every sheet of it, as one resource to `path`.  `id` is the child's, or NULL where
 * it must not be told.  Returns EXIT_DONE, or EXIT_FAILED having said why. */
int fhir_write(const command *c, const char *path, const growth_chart *chart,
               growth_chart_format format, fhir_wrapping wrapping, const char *id,
               const fhir_dates *dates);

#endif
