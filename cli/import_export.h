/* An export of a store, taken into another. */
#ifndef GROWTH_CLI_IMPORT_EXPORT_H
#define GROWTH_CLI_IMPORT_EXPORT_H

#include <growth/store_transfer.h>

#include "import_file.h"

/* Returns the exit status, having said what came of it. */
int import_export(const settings *s, growth_store *store, const import_file *file);

#endif
