/**
 * @file chart.h  Growth charts to PDF, PNG and SVG (libgrowth-chart).
 *
 * A chart is laid out once, then written in any format.  Layout knows no cairo; the renderer walks
 * the laid-out scene.  The same input, options and fonts give the same bytes on every host.
 */
#ifndef GROWTH_CHART_H
#define GROWTH_CHART_H

#include <stddef.h>

#include <growth/assess.h>
#include <growth/faltering.h>
#include <growth/quality.h>
#include <growth/record.h>
#include <growth/reference.h>
#include <growth/write.h>

GROWTH_BEGIN_DECLS

/** What stands on the page. */
typedef enum growth_chart_page {
    GROWTH_PAGE_WEIGHT_HEIGHT = 0, /**< Weight above height on one age axis. */
    GROWTH_PAGE_WEIGHT,
    GROWTH_PAGE_HEIGHT,
    GROWTH_PAGE_BMI, /**< Also of the days on which weight and height were taken. */
    GROWTH_PAGE_HEAD,
    GROWTH_PAGE_SDS,       /**< All measures as SDS on one pair of axes, joins bridged. */
    GROWTH_PAGE_RECORD,    /**< Weight and height; SDS and findings in words; the chronology. */
    GROWTH_PAGE_THUMBNAIL, /**< Weight (else height), about 60 by 40 mm, for lists. */
    GROWTH_PAGE_COUNT_
} growth_chart_page;

/** File formats. */
typedef enum growth_chart_format {
    GROWTH_CHART_PDF = 0, /**< Vector, fonts embedded and subset, tagged, with its words in it. */
    GROWTH_CHART_PNG,     /**< With pHYs, sRGB, and iTXt Title, Description, Software. */
    GROWTH_CHART_SVG,     /**< With title, desc and role="img"; text stays text. */
    GROWTH_CHART_FORMAT_COUNT_
} growth_chart_format;

/** Lines behind the curves. */
typedef enum growth_chart_grid {
    GROWTH_GRID_NONE = 0,
    GROWTH_GRID_PLOTTING, /**< Light, as on paper, for plotting by hand. */
    GROWTH_GRID_COUNT_
} growth_chart_grid;

/** Where a measurement, or a visit without one (`measured_by`: who saw the child), came from, for
 * the chronology of the record page.  Any text may be NULL. */
typedef struct growth_chart_source {
    const char *service, *measured_by, *note;
} growth_chart_source;

/** Longest text of an event, a method, a reason or an author that is printed, in bytes of UTF-8;
 * a longer one is cut between characters and ends in "…". */
#define GROWTH_CHART_TEXT_BYTES 500

/**
 * Something that happened and may matter when the curve is read: "feeding changed", "moved
 * service", "operation".
 *
 * Drawn as a small arrow above the first panel, outside the centiles, at its age.  A short text
 * stands beside the arrow; a longer one, one that finds no room, and those of nearly the same day
 * are a numbered footnote.  Outside the ages shown, or undated: a footnote.  An event never widens
 * the ages shown, is a row of the chronology, and is not on thumbnails.
 */
typedef struct growth_chart_event {
    growth_date on;   /**< Or GROWTH_DATE_NONE where only the age is known. */
    double age_days;  /**< Chronological; NaN where dates are to be used. */
    const char *text; /**< Not empty; printed, and in the text alternative: no identifier. */
} growth_chart_event;

/**
 * A bone age, read from an X-ray.
 *
 * Drawn on pages with curves of height: a cross at the bone age, level with the height measured
 * nearest the X-ray and within GROWTH_CHART_BONE_AGE_DAYS of it, joined to that height by a dashed
 * line; a footnote says by how much bone age and age differ.  Without such a height there is no
 * level to draw it at: it is named in a footnote.  No centile is given for it, no other panel shows
 * it, and nothing is calculated from it.
 */
typedef struct growth_chart_bone_age {
    growth_date on;       /**< Of the X-ray, or GROWTH_DATE_NONE where only the age is known. */
    double age_days;      /**< Chronological, at the X-ray; NaN where dates are to be used. */
    double bone_age_days; /**< 0 to 25 years. */
    const char *method;   /**< "Greulich-Pyle", "TW3"; or NULL. */
} growth_chart_bone_age;

/** A child grows about half a centimetre in a month. */
#define GROWTH_CHART_BONE_AGE_DAYS 31

/**
 * A measurement that the record no longer holds, for the chronology of the record page: a row of
 * its own on the day it was said of, without centile.  Not drawn on any curve.
 */
typedef struct growth_chart_amendment {
    growth_measure measure;
    growth_date on;                    /**< Day measured, as it was said. */
    const char *value;                 /**< As it was written, with its unit: "12.9 kg". */
    const char *replaced_by;           /**< "9.12 kg"; NULL: taken back. */
    growth_date amended_on;            /**< When that was recorded, or GROWTH_DATE_NONE. */
    const char *by, *reason;           /**< Who, and why; or NULL. */
    const char *service, *measured_by; /**< As for growth_chart_source. */
} growth_chart_amendment;

/**
 * That somebody has looked at a finding: told with it where the findings stand in words, on the
 * record page.  Others of the child are told after them.
 */
typedef struct growth_chart_acknowledgement {
    int finding;             /**< Its number in `check->findings`; -1: none of them. */
    unsigned contact;        /**< With -1: the bit of `check->contacts.findings`; 0: none. */
    const char *what;        /**< The rule acknowledged, where it is another; or NULL. */
    growth_date on;          /**< When, or GROWTH_DATE_NONE. */
    const char *by, *reason; /**< Who, and why; or NULL. */
    const char *since;       /**< "Open again: ...", without a stop; NULL: it holds. */
} growth_chart_acknowledgement;

/** All of one chart: measurements, contacts, events, bone ages, amendments, quality findings,
 * acknowledgements. */
#define GROWTH_CHART_ENTRIES 1000000

/** How to draw.  Start from GROWTH_CHART_OPTIONS; zero in a new field means "as before". */
typedef struct growth_chart_options {
    size_t size;
    const growth_reference *reference; /**< NULL: "uk-who". */
    growth_gestation_policy policy;
    growth_chart_page page;
    growth_date drawn_on; /**< Printed, and dates every file; GROWTH_DATE_NONE: omitted. */
    /**
     * 0: A4 portrait, 210 by 297; the thumbnail 60 by 40.  Text is no smaller than 6.5 points down
     * to 120 by 180 mm (smaller pages say things in running words); below that all is reduced.
     */
    double width_mm, height_mm;
    double dpi;                  /**< PNG only; 0: 150.  36 to 1200. */
    double from_years, to_years; /**< Age window; both 0: chosen from the data. */
    const char *name;            /**< In the header; NULL: none.  What is not UTF-8 is a '?'. */
    int show_identifier;         /**< 1: child.id in full in the header; 0: masked to its last 3. */
    /**
     * What growth_check_record() found in this record, with the same reference and policy: falls
     * are shaded and bracketed, overdue weights hatched.  NULL: nothing was asked, nothing is said.
     */
    const growth_check *check;
    /** Of this record: shown hollow, with a note; GROWTH_QUALITY_LATEST_LOW filled and ringed. */
    const growth_quality_finding *quality;
    size_t n_quality;
    const growth_chart_source *sources; /**< One a measurement, or NULL where none is known. */
    growth_chart_grid grid;             /**< On pages with curves. */
    const growth_chart_event *events;   /**< In any order. */
    size_t n_events;
    const growth_chart_bone_age *bone_ages; /**< In any order. */
    size_t n_bone_ages;
    const growth_chart_amendment *amendments; /**< In any order; shown by GROWTH_PAGE_RECORD. */
    size_t n_amendments;
    /**
     * The record is as it stood at the end of this earlier day: every sheet, the title and the
     * description say so first, and nothing is counted to a later day (options of the check in
     * `check` should have it as today).  GROWTH_DATE_NONE or 0: the record as it stands now.
     */
    growth_date as_at;
    /**
     * Entries of this child that the record does not hold because they could not be read (such as
     * rows with `unread` of io.h): how many, how many of them without a day, and the first and last
     * day of the others.  Every page and the description say so, the days are marked on the age
     * axis, and what these entries may hold is not said to be missing.  0: none.
     */
    size_t n_unread, n_unread_undated;
    growth_date unread_from, unread_to;
    const growth_chart_source *contact_sources; /**< One a contact, or NULL where none is known. */
    const growth_chart_acknowledgement *acknowledgements; /**< Told in this order. */
    size_t n_acknowledgements;
} growth_chart_options;
#define GROWTH_CHART_OPTIONS                                                                       \
    {                                                                                              \
        sizeof(growth_chart_options), NULL, GROWTH_POLICY_EXACT, GROWTH_PAGE_WEIGHT_HEIGHT,        \
            GROWTH_DATE_NONE, 0, 0, 0, 0, 0, NULL, 0, NULL, NULL, 0, NULL, GROWTH_GRID_NONE, NULL, \
            0, NULL, 0, NULL, 0, GROWTH_DATE_NONE, 0, 0, GROWTH_DATE_NONE, GROWTH_DATE_NONE, NULL, \
            NULL, 0                                                                                \
    }

/**
 * Fonts and their set-up, costly to make (about 10 ms) and reused for any number of charts.  Only
 * the packaged fonts are looked at, never those of the host's user.  One thread at a time.
 *
 * What charts have in common is kept with them, so many charts should share one: shaped texts,
 * fonts cut down for PDF, and for PNG the last few backgrounds (curves, axes and labels of one
 * reference, sex, window, size and resolution; at most about 100 MB).  A chart has the same bytes
 * whatever was kept before it.
 */
typedef struct growth_chart_fonts growth_chart_fonts;

/**
 * Set fonts up: Inter, else DejaVu Sans.
 * @param[out] fonts  Free with growth_chart_fonts_free(); written only on GROWTH_OK.
 * @retval GROWTH_ERR_IO  No usable font was found; names the packages to install.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_chart_fonts_new(growth_chart_fonts **fonts,
                                                               growth_error *err);

/** @param fonts  NULL is allowed. */
GROWTH_API void growth_chart_fonts_free(growth_chart_fonts *fonts);

/** A chart, laid out. */
typedef struct growth_chart growth_chart;

/**
 * Lay a chart out.
 *
 * Every measurement of weight and height in the record is drawn, or named in a footnote with the
 * reason; none is dropped in silence.
 *
 * @param record      Read during the call only.
 * @param options     NULL for the defaults.
 * @param fonts       Must outlive the chart.
 * @param[out] chart  Free with growth_chart_free(); written only on GROWTH_OK.
 * @retval GROWTH_ERR_SEX_UNKNOWN, GROWTH_ERR_AGE_UNKNOWN  Nothing can be drawn against.
 * @retval GROWTH_ERR_ARGUMENT  A size, window or resolution out of range; an event without a text
 *                              or a bone age that is none; days of `n_unread` that are none.
 * @retval GROWTH_ERR_LIMIT  More than GROWTH_CHART_ENTRIES.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_chart_new(const growth_record *record,
                                                         const growth_chart_options *options,
                                                         growth_chart_fonts *fonts,
                                                         growth_chart **chart, growth_error *err);

/** @param chart  NULL is allowed. */
GROWTH_API void growth_chart_free(growth_chart *chart);

/** @return The word of a page, "weight-height"; static; NULL for a number that is no page. */
GROWTH_API const char *growth_chart_page_id(growth_chart_page page);

/**
 * @return How many sheets the chart has: the record page has three or more, and notes that do not
 * fit below the picture go on a sheet of their own.
 */
GROWTH_API size_t growth_chart_sheet_count(const growth_chart *chart);

/**
 * One paragraph that says what the picture shows, in all formats alike.  It holds no name, no
 * identifier and no day of birth, unless the text of an event does.  Lives with the chart.
 */
GROWTH_API const char *growth_chart_description(const growth_chart *chart);

/** What could not be drawn as it should, one sentence each; NULL past the last. */
GROWTH_API const char *growth_chart_warning(const growth_chart *chart, size_t index);

/**
 * Write the chart: all sheets of a PDF; the first sheet as PNG or SVG.
 * @param write, context  Where the bytes go, in order; growth_output_write() is one.
 * @retval GROWTH_ERR_IO  The sink refused, or the format's writer failed.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_chart_write(const growth_chart *chart,
                                                           growth_chart_format format,
                                                           growth_write write, void *context,
                                                           growth_error *err);

/**
 * Write one sheet, in any format.
 * @param sheet  From 0.
 * @retval GROWTH_ERR_ARGUMENT  There is no such sheet; also as growth_chart_write().
 */
GROWTH_API GROWTH_CHECKED growth_status growth_chart_write_sheet(const growth_chart *chart,
                                                                 size_t sheet,
                                                                 growth_chart_format format,
                                                                 growth_write write, void *context,
                                                                 growth_error *err);

/**
 * Write what is on the sheets as text, one item a line, in millimetres from the top left corner:
 * for tests and for finding out why a chart looks as it does (docs/chart-scene.md).
 */
GROWTH_API GROWTH_CHECKED growth_status growth_chart_write_scene(const growth_chart *chart,
                                                                 growth_write write, void *context,
                                                                 growth_error *err);

struct _cairo;
/**
 * Draw the first sheet onto a cairo context of the caller's, at its current origin, one unit being
 * one point.
 * @param cr  A cairo_t *.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_chart_draw(const growth_chart *chart,
                                                          struct _cairo *cr, growth_error *err);

/** Draw sheet number `sheet`, from 0, likewise. */
GROWTH_API GROWTH_CHECKED growth_status growth_chart_draw_sheet(const growth_chart *chart,
                                                                size_t sheet, struct _cairo *cr,
                                                                growth_error *err);

/** @return Version of cairo this library runs with; static. */
GROWTH_API const char *growth_chart_cairo_version(void);

GROWTH_END_DECLS
#endif
