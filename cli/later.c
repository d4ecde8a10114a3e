/* What of a store is dated after today. */
#include "later.h"

#include <glib.h>

struct later_room {
    GArray *measurements, *contacts;
};

int later_counts(later_entries *later, const settings *s, growth_date on)
{
    if (s->reading.today == GROWTH_DATE_NONE || on <= s->reading.today)
        return 0;
    if (!later->n++ || on < later->first)
        later->first = on;
    return 1;
}

later_room *later_room_new(void)
{
    later_room *room = g_new(later_room, 1);

    room->measurements = g_array_new(FALSE, FALSE, sizeof(growth_measurement));
    room->contacts = g_array_new(FALSE, FALSE, sizeof(growth_contact));
    return room;
}

void later_leave_out(later_room *room, later_entries *later, const settings *s,
                     growth_record *record)
{
    g_array_set_size(room->measurements, 0);
    g_array_set_size(room->contacts, 0);
    for (size_t i = 0; i < record->n_measurements; i++)
        if (!later_counts(later, s, record->measurements[i].measured_on))
            g_array_append_val(room->measurements, record->measurements[i]);
    for (size_t i = 0; i < record->n_contacts; i++)
        if (!later_counts(later, s, record->contacts[i].date))
            g_array_append_val(room->contacts, record->contacts[i]);
    record->measurements = (const growth_measurement *)(const void *)room->measurements->data;
    record->n_measurements = room->measurements->len;
    record->contacts = (const growth_contact *)(const void *)room->contacts->data;
    record->n_contacts = room->contacts->len;
}

void later_room_free(later_room *room)
{
    if (!room)
        return;
    g_array_free(room->measurements, TRUE);
    g_array_free(room->contacts, TRUE);
    g_free(room);
}

void later_say(const later_entries *later, const settings *s, const char *path)
{
    char today[16], first[16];

    if (!later->n)
        return;
    complain(s->command, 0, "%s: %zu %s after today, %s%s, and left out; the first is of %s", path,
             later->n, later->n == 1 ? "entry is dated" : "entries are dated",
             growth_date_words(s->reading.today, today), s->today ? " (--today)" : "",
             growth_date_words(later->first, first));
}
