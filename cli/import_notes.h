/* What an import takes otherwise than the record says it, and whom the store knows before it. */
#ifndef GROWTH_CLI_IMPORT_NOTES_H
#define GROWTH_CLI_IMPORT_NOTES_H

#include <growth/store_transfer.h>

#include "reading.h"

typedef struct import_notes import_notes;

/* `system`: whose numbers child_id holds; NULL: the files are of one child, whom it knows. */
import_notes *import_notes_new(const settings *s, growth_store *store, const char *system);
void import_notes_free(import_notes *n);

/* Whether the store knew the child when this was first asked: `is_known` of growth_reader_options,
 * with import_notes as context. */
int import_notes_is_known(void *context, const char *child_id);

/* Tell what a row says otherwise: `file` is what its file is called.  A gestation or a height of a
 * parent that is kept nowhere puts the row with the rejects. */
void import_notes_tell(import_notes *n, reading *in, const growth_row *row, const char *file,
                       const growth_store_import_note *noted);

#endif
