/* Reading a measurement file for a command: problems said, rejects kept, rows reconciled. */
#ifndef GROWTH_CLI_READING_H
#define GROWTH_CLI_READING_H

#include "command.h"

typedef struct reading reading;

/* Open the one FILE of the command; NULL having said why, with the exit status in *status. */
reading *reading_open(const command *c, const settings *s, int *status);

/* The next row with something to use, or NULL at the end or where reading failed. */
const growth_row *reading_next(reading *r);

/* Free without a word: the command has said why it stops. */
void reading_abandon(reading *r);

/* Say what was read and free.  Returns the exit status: done, failed, or rejected. */
int reading_close(reading *r);

#endif
