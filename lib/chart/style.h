/* The look of everything on a chart, as one table: every item of a scene names a row of it.
 *
 * Colour carries no meaning alone: the child is told from the reference by form and weight too, so
 * a chart still reads in grey and for the colour-blind.  Nothing is pink or pale blue by sex.
 */
#ifndef GROWTH_CHART_STYLE_H
#define GROWTH_CHART_STYLE_H

#define MM_PER_POINT (25.4 / 72.0)
#define MM_PER_PIXEL (25.4 / 96.0) /* The pixel of CSS, in which the specification gives sizes. */

/* Smallest text on A4, in points. */
#define STYLE_SMALLEST_TEXT 6.5

typedef enum chart_weight {
    WEIGHT_REGULAR,
    WEIGHT_MEDIUM,
    WEIGHT_SEMIBOLD,
    WEIGHT_COUNT
} chart_weight;

typedef enum chart_style {
    /* Reference */
    STYLE_CURVE_SOLID,
    STYLE_CURVE_DASHED,
    STYLE_GRID_FINE, /* To plot by hand on. */
    STYLE_GRID_MAIN,
    STYLE_CURVE_EXTRA, /* SDS lines beyond the centiles. */
    STYLE_LEADER,
    STYLE_JOIN_GAP,
    STYLE_JOIN_LINE,
    STYLE_CENTILE_LABEL,
    STYLE_CENTILE_HEAD,
    STYLE_JOIN_TEXT,
    /* Axes */
    STYLE_AXIS_LINE,
    STYLE_TICK_LINE,
    STYLE_TICK_TEXT,
    STYLE_TICK_MAJOR,
    STYLE_AXIS_UNIT,
    STYLE_PANEL_TITLE,
    /* Areas behind the child */
    STYLE_FALL_BAND,
    STYLE_FALL_AREA,
    STYLE_TERM_AREA,
    STYLE_PARENTS_BAND,
    STYLE_PARENTS_LINE,
    STYLE_PUBERTY_LINE,
    STYLE_MARK_TEXT,
    /* The child */
    STYLE_POINT,
    STYLE_POINT_DENSE, /* Without its halo. */
    STYLE_POINT_DOUBTFUL,
    STYLE_POINT_CHRONOLOGICAL,
    STYLE_POINT_CORRECTED,
    STYLE_CORRECTION,
    STYLE_LATEST_RING,
    STYLE_OFF_SCALE,
    STYLE_CONTACT,
    STYLE_NOT_BROUGHT,
    STYLE_EVENT, /* Its arrow. */
    STYLE_EVENT_LINE,
    STYLE_EVENT_TEXT,
    STYLE_BONE_AGE,
    STYLE_BONE_AGE_LINE,
    STYLE_BONE_AGE_TEXT,
    STYLE_KNOCKOUT,
    STYLE_VALUE,
    STYLE_VALUE_DETAIL,
    STYLE_NOTE_MARK,
    STYLE_FALL_BRACKET,
    STYLE_FALL_TEXT,
    STYLE_HATCH,
    STYLE_HATCH_TEXT,
    STYLE_HATCH_PAST,
    /* The SDS of every measure: mark, ring, join and words of each, in order of growth_measure. */
    STYLE_SERIES_MARK,
    STYLE_SERIES_DOUBTFUL = STYLE_SERIES_MARK + 4,
    STYLE_SERIES_RING = STYLE_SERIES_DOUBTFUL + 4, /* Around what is to be measured again. */
    STYLE_SERIES_LINE = STYLE_SERIES_RING + 4,
    STYLE_SERIES_GAP = STYLE_SERIES_LINE + 4, /* Over years in which nobody measured. */
    STYLE_SERIES_TEXT = STYLE_SERIES_GAP + 4,
    STYLE_THUMB_POINT = STYLE_SERIES_TEXT + 4,
    STYLE_THUMB_VALUE,
    STYLE_THUMB_TEXT,
    /* The page */
    STYLE_KICKER,
    STYLE_NAME,
    STYLE_FACT_LABEL,
    STYLE_FACT_VALUE,
    STYLE_FACT_QUIET,
    STYLE_FACT_FOUND,
    STYLE_RULE,
    STYLE_KEY,
    STYLE_NOTE,
    STYLE_WORDS_HEAD,
    STYLE_WORDS,
    STYLE_TABLE_HEAD,
    STYLE_TABLE_CELL,
    STYLE_TABLE_FIGURES,
    STYLE_TABLE_MISSING,
    STYLE_FOOTER,
    STYLE_COUNT
} chart_style;

/* Colours are 0xRRGGBB; NO_COLOUR paints nothing. */
#define NO_COLOUR (-1L)

typedef struct style_row {
    const char *name;
    long stroke;      /* Of lines and outlines. */
    double width;     /* Of the stroke, in points. */
    double dash, gap; /* In mm; 0: solid. */
    long fill;        /* Of areas, markers and text. */
    double size;      /* Of text, in points; 0 where the row is not of text. */
    chart_weight weight;
    int tabular; /* 1: figures of one width, for columns; else as in a sentence. */
} style_row;

/* The row of a style; static. */
const style_row *growth__style(chart_style style);

#endif
