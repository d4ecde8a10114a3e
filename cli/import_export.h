/* An export of another store, taken into this one. */
#ifndef GROWTH_CLI_IMPORT_EXPORT_H
#define GROWTH_CLI_IMPORT_EXPORT_H

#include <growth/store.h>

#include "import_file.h"

/* Take it in, and print what became of it.  Returns the exit status. */
int import_export(const settings *s, growth_store *store, const import_file *file);

#endif
