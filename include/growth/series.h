/**
 * @file series.h  One clean series a measure: the same SDS track serves rules, SDS chart and text.
 *
 * A record's measurements in order of age, each scored once by the gestation policy, BMI derived
 * where weight and height were taken on one day, length and height converted to the posture of
 * their table.  Values close together form one occasion.  Scores on either side of a join of the
 * reference are compared only after growth_series_carry().
 */
#ifndef GROWTH_SERIES_H
#define GROWTH_SERIES_H

#include <stddef.h>

#include <growth/assess.h>
#include <growth/record.h>

GROWTH_BEGIN_DECLS

/** Most values and occasions kept of a measure: the newest. */
#define GROWTH_SERIES_POINTS    96
#define GROWTH_SERIES_OCCASIONS 64
/** Most segments of one measure in a reference. */
#define GROWTH_SERIES_FRAMES 6
/** Difference between lying length and standing height, cm (WHO 2006). */
#define GROWTH_POSTURE_CM 0.7

/** What a point or an occasion is; joined by |. */
typedef enum growth_point_notes {
    GROWTH_POINT_BIRTH = 1u << 0,    /**< Weighed on the day of birth. */
    GROWTH_POINT_POSTURE = 1u << 1,  /**< 0.7 cm added or taken off: posture and table disagree. */
    GROWTH_POINT_DERIVED = 1u << 2,  /**< BMI of that day's weight and height. */
    GROWTH_POINT_DOUBTFUL = 1u << 3, /**< A data-quality finding stands against it. */
    GROWTH_POINT_LEFT_OUT = 1u << 4, /**< Doubtful and high: in no occasion, but shown. */
    GROWTH_POINT_OEDEMA = 1u << 5
} growth_point_notes;

/** One value on the track. */
typedef struct growth_point {
    size_t index;        /**< In growth_record.measurements; for derived BMI that of the height. */
    growth_date date;    /**< Or GROWTH_DATE_NONE. */
    double age_days;     /**< Chronological; NaN where only a corrected age was given. */
    double scored_age;   /**< Days; the age the policy chooses. */
    double value;        /**< As recorded, in the measure's unit. */
    double sds;          /**< On its own segment, after posture conversion. */
    unsigned char frame; /**< Segment it was scored on; see growth_series.segments. */
    unsigned notes;      /**< growth_point_notes. */
} growth_point;

/** Values close enough in time that one cannot confirm another, and the one that stands for them:
 * of those that are trusted most the middle one by SDS, of an even number the older of the middle
 * two (of the newest occasion the newer); of the newest occasion the newest value where that is
 * lower. */
typedef struct growth_occasion {
    size_t first, n;  /**< Its points in growth_series.points. */
    growth_date date; /**< Of the value that stands for it, as are the ages. */
    double age_days;  /**< Chronological; equal to `scored_age` where not known. */
    double scored_age;
    double value; /**< As recorded. */
    double sds;
    unsigned char frame;
    unsigned notes;
} growth_occasion;

/** A join of two segments, ready to carry scores over. */
typedef struct growth_join {
    growth_lms younger, older; /**< At the age of the join. */
    double scale, shift;       /**< Value on the older table = value * scale + shift. */
    int same;                  /**< 1 where scores pass unchanged. */
} growth_join;

/** One measure of one child, in ascending age. */
typedef struct growth_series {
    growth_measure measure;
    size_t n_points, n_occasions, n_frames;
    size_t dropped;  /**< Older values beyond GROWTH_SERIES_POINTS. */
    size_t unscored; /**< Values that the reference cannot score. */
    size_t before_birth; /**< Of those, dated before birth. */
    const growth_segment *segments[GROWTH_SERIES_FRAMES]; /**< By frame, youngest first. */
    growth_join joins[GROWTH_SERIES_FRAMES];              /**< joins[i]: frame i to i + 1. */
    growth_point points[GROWTH_SERIES_POINTS];
    growth_occasion occasions[GROWTH_SERIES_OCCASIONS]; /**< None younger than 4 weeks. */
    int has_birth;      /**< 1 where `birth` holds a value of the day of birth, at term. */
    growth_point birth; /**< As it stands on the birth curves. */
} growth_series;

/** Measures that have a series: weight, height, BMI, head; index growth_track.series by them. */
#define GROWTH_TRACK_MEASURES 4

/** All series of one child.  Large (about 50 KB): one a thread, used again for the next child. */
typedef struct growth_track {
    growth_child child;
    const growth_reference *reference;
    growth_gestation_policy policy;
    growth_series series[GROWTH_TRACK_MEASURES];
} growth_track;

/**
 * Build the series of a record.
 *
 * @param options     Reference and policy; NULL for the defaults.
 * @param[out] track  Filled whatever is returned but GROWTH_ERR_ARGUMENT.
 * @retval GROWTH_OK               Also where nothing could be scored: the series are then empty.
 * @retval GROWTH_ERR_SEX_UNKNOWN  Nothing can be scored.
 * @retval GROWTH_ERR_ARGUMENT  As growth_record_check(), or no such policy.
 * The order of the measurements does not matter.
 * @par Threads  Reentrant.
 * @par Memory  Allocates nothing.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_track_build(const growth_record *record,
                                                           const growth_assess_options *options,
                                                           growth_track *track, growth_error *err);

/**
 * A score carried forward across the joins between two frames.
 *
 * The score becomes a measurement at the age of the join on the younger table (less 0.7 cm where
 * length becomes height), and that is read back on the older one: a child whose measurements run on
 * smoothly keeps its track.
 * @param from, to  Frames, `from` <= `to`; else the score comes back as it is.
 * @return NaN where there is no series.
 */
GROWTH_API double growth_series_carry(const growth_series *series, double sds, unsigned from,
                                      unsigned to);

GROWTH_END_DECLS
#endif
