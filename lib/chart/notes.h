/* Footnotes: one number for each kind of thing to say, with everything it is said of. */
#ifndef GROWTH_CHART_NOTES_H
#define GROWTH_CHART_NOTES_H

#include "data.h"
#include "metrics.h"

typedef enum note_kind {
    NOTE_FALL,  /* By number of the fall: one note each. */
    NOTE_STATE, /* By number of the rule and measure. */
    NOTE_OVERDUE,
    NOTE_OVERDUE_OUTSIDE, /* After the ages drawn; unnumbered. */
    NOTE_WAS_OVERDUE,
    NOTE_UNREAD,
    NOTE_IDENTITY, /* Rows contradict who the child is; unnumbered. */
    NOTE_REMEASURE,
    NOTE_AGAIN, /* The latest value, very low. */
    NOTE_COPY,
    NOTE_QUALITY, /* By kind of data-quality finding. */
    NOTE_DOUBTFUL,
    NOTE_IMPLAUSIBLE,
    NOTE_OEDEMA,
    NOTE_OFF_SCALE,
    NOTE_UNSCORED,        /* By status. */
    NOTE_OUTSIDE,         /* Not within the ages drawn; unnumbered. */
    NOTE_NOT_DRAWN,       /* By status; unnumbered. */
    NOTE_CONTACT,         /* By reason. */
    NOTE_CONTACT_OUTSIDE, /* Unnumbered. */
    NOTE_NOT_BROUGHT,
    NOTE_NOT_BROUGHT_OUTSIDE, /* Unnumbered. */
    NOTE_EVENT,           /* By number of the arrow: one note each. */
    NOTE_BONE_AGE,
    NOTE_EVENT_OUTSIDE, /* Unnumbered, as what follows. */
    NOTE_BONE_AGE_OUTSIDE,
    NOTE_BONE_AGE_ALONE,
    NOTE_CARRIED, /* SDS carried across joins; unnumbered. */
    NOTE_DERIVED, /* Unnumbered. */
    NOTE_PARENTS, /* What the foot says of extras, by number; unnumbered. */
    NOTE_FINDING, /* Of no panel of the page; unnumbered, by rule and measure. */
    NOTE_LITTLE,  /* Too little is known; unnumbered. */
    NOTE_OTHER,   /* Measures that are not on the page; unnumbered. */
    NOTE_KIND_COUNT
} note_kind;

typedef struct chart_note {
    note_kind kind;
    int detail;      /* A status or a reason; 0. */
    unsigned number; /* 0: none is printed. */
    char *text;
    size_t length, room;
} chart_note;

typedef struct chart_notes {
    chart_note *list;
    size_t n, room;
    unsigned numbered;
    int failed;
} chart_notes;

/* Say `item` under a kind and detail.  @return The note's number, 0 where memory ran out. */
unsigned growth__notes_add(chart_notes *notes, note_kind kind, int detail, const char *item);

/* Make a title words within a sentence: "The same value twice" begins small, "BMI" does not. */
void growth__within_sentence(char *title);

/* The other way round. */
void growth__begin_sentence(char *words);

void growth__notes_free(chart_notes *notes);

/* Write every note of the data that does not depend on the scale, numbering points and contacts. */
void growth__notes_collect(chart_notes *notes, chart_data *data, double from, double to);

/* Put a note on a point. */
void growth__note_point(chart_notes *notes, chart_point *point, note_kind kind, int detail);

#endif
