/* The table of looks.  One accent colour, kept for the child; the reference is grey-blue and fine.
 */
#include "style.h"

#include <assert.h>

#define INK       0x17212BL /* Text that is read first. */
#define QUIET     0x55636FL /* Text that explains: 6:1 on white. */
#define REFERENCE 0x647A90L /* Curves and their labels: no darker, for the child leads in grey. */
#define AXIS      0x8794A0L
#define FAINT     0xC3CBD3L
#define GRID      0xD9DEE3L
#define CHILD     0xA8320AL /* Dark enough to lead in grey; apart from grey-blue for every eye. */
#define CHILD_DIM 0xD08A6CL
#define PAPER     0xFFFFFFL
#define FALL_PALE 0xFBEFE8L /* Where a fall lies; reads as a shade in grey too. */
#define FALL_DEEP 0xF0C9B4L
#define TERM      0xECEFF2L
#define PARENTS   0xDDE3E8L
/* The other measures of an SDS chart, each with a mark of its own, apart for every eye. */
#define HEIGHT_INK 0x1D4E79L
#define BMI_INK    0x5B6770L
#define HEAD_INK   0x7A4A8CL

#define LINE(name, colour, width)                                                                  \
    {                                                                                              \
        name, colour, width, 0, 0, NO_COLOUR, 0, WEIGHT_REGULAR, 0                                 \
    }
#define DASHED(name, colour, width, d, g)                                                          \
    {                                                                                              \
        name, colour, width, d, g, NO_COLOUR, 0, WEIGHT_REGULAR, 0                                 \
    }
#define SHAPE(name, stroke, width, fill)                                                           \
    {                                                                                              \
        name, stroke, width, 0, 0, fill, 0, WEIGHT_REGULAR, 0                                      \
    }
#define TEXT(name, colour, size, weight)                                                           \
    {                                                                                              \
        name, NO_COLOUR, 0, 0, 0, colour, size, WEIGHT_##weight, 0                                 \
    }
#define FIGURES(name, colour, size, weight)                                                        \
    {                                                                                              \
        name, NO_COLOUR, 0, 0, 0, colour, size, WEIGHT_##weight, 1                                 \
    }

static const style_row rows[STYLE_COUNT] = {
    [STYLE_CURVE_SOLID] = LINE("curve-solid", REFERENCE, 0.35),
    [STYLE_CURVE_DASHED] = DASHED("curve-dashed", REFERENCE, 0.35, 1.7, 1.0),
    [STYLE_CURVE_EXTRA] = DASHED("curve-extra", REFERENCE, 0.3, 0.5, 0.8),
    [STYLE_GRID_FINE] = LINE("grid-fine", GRID, 0.18),
    [STYLE_GRID_MAIN] = LINE("grid-main", GRID, 0.45),
    [STYLE_LEADER] = LINE("leader", AXIS, 0.25),
    [STYLE_JOIN_GAP] = LINE("join-gap", PAPER, 3.4),
    [STYLE_JOIN_LINE] = LINE("join-line", AXIS, 0.25),
    [STYLE_CENTILE_LABEL] = FIGURES("centile-label", QUIET, 7.0, MEDIUM),
    [STYLE_CENTILE_HEAD] = TEXT("centile-head", QUIET, 6.5, REGULAR),
    [STYLE_JOIN_TEXT] = TEXT("join-text", QUIET, 6.5, REGULAR),

    [STYLE_AXIS_LINE] = LINE("axis-line", AXIS, 0.5),
    [STYLE_TICK_LINE] = LINE("tick-line", AXIS, 0.4),
    [STYLE_TICK_TEXT] = FIGURES("tick-text", QUIET, 7.0, REGULAR),
    [STYLE_TICK_MAJOR] = FIGURES("tick-major", INK, 8.0, MEDIUM),
    [STYLE_AXIS_UNIT] = TEXT("axis-unit", QUIET, 7.0, REGULAR),
    [STYLE_PANEL_TITLE] = TEXT("panel-title", INK, 10.5, SEMIBOLD),

    [STYLE_FALL_BAND] = SHAPE("fall-band", NO_COLOUR, 0, FALL_PALE),
    [STYLE_FALL_AREA] = SHAPE("fall-area", NO_COLOUR, 0, FALL_DEEP),
    [STYLE_TERM_AREA] = SHAPE("term-area", NO_COLOUR, 0, TERM),
    [STYLE_PARENTS_BAND] = SHAPE("parents-band", NO_COLOUR, 0, PARENTS),
    [STYLE_PARENTS_LINE] = LINE("parents-line", QUIET, 0.7),
    [STYLE_PUBERTY_LINE] = DASHED("puberty-line", QUIET, 0.5, 0.5, 0.7),
    [STYLE_MARK_TEXT] = TEXT("mark-text", QUIET, 6.5, REGULAR),

    [STYLE_POINT] = SHAPE("point", PAPER, 0.5, CHILD),
    [STYLE_POINT_DENSE] = SHAPE("point-dense", NO_COLOUR, 0, CHILD),
    [STYLE_POINT_DOUBTFUL] = SHAPE("point-doubtful", CHILD, 1.1, PAPER),
    [STYLE_POINT_CHRONOLOGICAL] = SHAPE("point-chronological", PAPER, 0.5, CHILD_DIM),
    [STYLE_POINT_CORRECTED] = LINE("point-corrected", CHILD, 1.35),
    [STYLE_CORRECTION] = SHAPE("correction", CHILD_DIM, 0.5, CHILD_DIM),
    [STYLE_LATEST_RING] = LINE("latest-ring", CHILD, 0.9),
    [STYLE_OFF_SCALE] = SHAPE("off-scale", PAPER, 0.5, CHILD),
    [STYLE_CONTACT] = SHAPE("contact", CHILD, 0.9, PAPER),
    [STYLE_NOT_BROUGHT] = SHAPE("not-brought", CHILD, 0.9, CHILD),
    [STYLE_EVENT] = SHAPE("event", NO_COLOUR, 0, CHILD),
    [STYLE_EVENT_LINE] = LINE("event-line", CHILD, 0.6),
    [STYLE_EVENT_TEXT] = TEXT("event-text", CHILD, 6.8, MEDIUM),
    [STYLE_BONE_AGE] = LINE("bone-age", INK, 1.1),
    [STYLE_BONE_AGE_LINE] = DASHED("bone-age-line", INK, 0.5, 0.9, 0.7),
    [STYLE_BONE_AGE_TEXT] = TEXT("bone-age-text", INK, 6.8, MEDIUM),
    [STYLE_KNOCKOUT] = SHAPE("knockout", NO_COLOUR, 0, PAPER),
    [STYLE_VALUE] = TEXT("value", CHILD, 11.0, SEMIBOLD),
    [STYLE_VALUE_DETAIL] = TEXT("value-detail", CHILD, 7.5, MEDIUM),
    [STYLE_NOTE_MARK] = TEXT("note-mark", CHILD, 6.5, SEMIBOLD),

    [STYLE_FALL_BRACKET] = LINE("fall-bracket", CHILD, 1.0),
    [STYLE_FALL_TEXT] = TEXT("fall-text", CHILD, 8.5, SEMIBOLD),
    [STYLE_HATCH] = LINE("hatch", CHILD, 0.6),
    [STYLE_HATCH_TEXT] = TEXT("hatch-text", CHILD, 6.8, MEDIUM),
    [STYLE_HATCH_PAST] = LINE("hatch-past", QUIET, 0.4),

    [STYLE_SERIES_MARK + 0] = SHAPE("series-weight", PAPER, 0.5, CHILD),
    [STYLE_SERIES_MARK + 1] = SHAPE("series-height", PAPER, 0.5, HEIGHT_INK),
    [STYLE_SERIES_MARK + 2] = SHAPE("series-bmi", PAPER, 0.5, BMI_INK),
    [STYLE_SERIES_MARK + 3] = SHAPE("series-head", PAPER, 0.5, HEAD_INK),
    [STYLE_SERIES_DOUBTFUL + 0] = SHAPE("series-doubtful-weight", CHILD, 1.0, PAPER),
    [STYLE_SERIES_DOUBTFUL + 1] = SHAPE("series-doubtful-height", HEIGHT_INK, 1.0, PAPER),
    [STYLE_SERIES_DOUBTFUL + 2] = SHAPE("series-doubtful-bmi", BMI_INK, 1.0, PAPER),
    [STYLE_SERIES_DOUBTFUL + 3] = SHAPE("series-doubtful-head", HEAD_INK, 1.0, PAPER),
    [STYLE_SERIES_RING + 0] = LINE("series-ring-weight", CHILD, 0.9),
    [STYLE_SERIES_RING + 1] = LINE("series-ring-height", HEIGHT_INK, 0.9),
    [STYLE_SERIES_RING + 2] = LINE("series-ring-bmi", BMI_INK, 0.9),
    [STYLE_SERIES_RING + 3] = LINE("series-ring-head", HEAD_INK, 0.9),
    [STYLE_SERIES_LINE + 0] = LINE("series-line-weight", CHILD, 0.9),
    [STYLE_SERIES_LINE + 1] = LINE("series-line-height", HEIGHT_INK, 0.6),
    [STYLE_SERIES_LINE + 2] = DASHED("series-line-bmi", BMI_INK, 0.6, 1.2, 0.7),
    [STYLE_SERIES_LINE + 3] = DASHED("series-line-head", HEAD_INK, 0.6, 0.5, 0.6),
    [STYLE_SERIES_GAP + 0] = DASHED("series-gap-weight", CHILD, 0.45, 0.3, 1.3),
    [STYLE_SERIES_GAP + 1] = DASHED("series-gap-height", HEIGHT_INK, 0.45, 0.3, 1.3),
    [STYLE_SERIES_GAP + 2] = DASHED("series-gap-bmi", BMI_INK, 0.45, 0.3, 1.3),
    [STYLE_SERIES_GAP + 3] = DASHED("series-gap-head", HEAD_INK, 0.45, 0.3, 1.3),
    [STYLE_SERIES_TEXT + 0] = TEXT("series-text-weight", CHILD, 8.0, SEMIBOLD),
    [STYLE_SERIES_TEXT + 1] = TEXT("series-text-height", HEIGHT_INK, 8.0, SEMIBOLD),
    [STYLE_SERIES_TEXT + 2] = TEXT("series-text-bmi", BMI_INK, 8.0, SEMIBOLD),
    [STYLE_SERIES_TEXT + 3] = TEXT("series-text-head", HEAD_INK, 8.0, SEMIBOLD),
    [STYLE_THUMB_POINT] = SHAPE("thumb-point", PAPER, 0.3, CHILD),
    [STYLE_THUMB_VALUE] = TEXT("thumb-value", CHILD, 9.0, SEMIBOLD),
    [STYLE_THUMB_TEXT] = TEXT("thumb-text", QUIET, 6.5, MEDIUM),

    [STYLE_KICKER] = TEXT("kicker", QUIET, 8.5, MEDIUM),
    [STYLE_NAME] = TEXT("name", INK, 17.0, SEMIBOLD),
    [STYLE_FACT_LABEL] = TEXT("fact-label", QUIET, 6.8, REGULAR),
    [STYLE_FACT_VALUE] = TEXT("fact-value", INK, 8.8, MEDIUM),
    [STYLE_FACT_QUIET] = TEXT("fact-quiet", INK, 7.8, REGULAR),
    [STYLE_FACT_FOUND] = TEXT("fact-found", CHILD, 8.8, SEMIBOLD),
    [STYLE_RULE] = LINE("rule", FAINT, 0.5),
    [STYLE_KEY] = TEXT("key", QUIET, 7.0, REGULAR),
    [STYLE_NOTE] = TEXT("note", INK, 7.2, REGULAR),
    [STYLE_WORDS_HEAD] = TEXT("words-head", INK, 9.0, SEMIBOLD),
    [STYLE_WORDS] = TEXT("words", INK, 8.0, REGULAR),
    [STYLE_TABLE_HEAD] = TEXT("table-head", QUIET, 6.8, MEDIUM),
    [STYLE_TABLE_CELL] = TEXT("table-cell", INK, 7.2, REGULAR),
    [STYLE_TABLE_FIGURES] = FIGURES("table-figures", INK, 7.2, REGULAR),
    [STYLE_TABLE_MISSING] = TEXT("table-missing", CHILD, 7.2, MEDIUM),
    [STYLE_FOOTER] = TEXT("footer", QUIET, 6.6, REGULAR),
};

const style_row *growth__style(chart_style style)
{
    assert((unsigned)style < STYLE_COUNT && rows[style].name);
    return &rows[style];
}
