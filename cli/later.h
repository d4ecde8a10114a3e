/* Entries of a store that are dated after today, as --today has it: a file's rows of such a date
 * are refused; those of a store are left out, and it is said how many. */
#ifndef GROWTH_CLI_LATER_H
#define GROWTH_CLI_LATER_H

#include "command.h"

/* What was left out so far; at first 0. */
typedef struct later_entries {
    size_t n;
    growth_date first;
} later_entries;

/* Whether an entry of that day is to be left out; counted where it is. */
int later_counts(later_entries *later, const settings *s, growth_date on);

/* A record without what is dated after today.  What it then points to is the room's, until the next
 * call. */
typedef struct later_room later_room;
later_room *later_room_new(void);
void later_leave_out(later_room *room, later_entries *later, const settings *s,
                     growth_record *record);
void later_room_free(later_room *room);

/* One sentence where anything was left out. */
void later_say(const later_entries *later, const settings *s, const char *path);

#endif
