/* Any numbers as L, M, S, age and value: no score that is not finite, scores and values that come
 * back, centiles likewise, and whole columns bit for bit as the single call. */
#include <math.h>

#include "made_record.h"

/* Where the header promises its accuracy. */
static int within_promise(growth_lms p, double sds)
{
    return fabs(p.l) <= 5 && fabs(sds) <= 6 && 1 + p.l * p.s * sds > 0.01 && p.s > 1e-3 &&
           p.s < 1 && p.m > 1e-3 && p.m < 1e6;
}

static void try_lms(growth_lms p, double sds)
{
    double value = -7, back = -7;

    if (growth_lms_value(p, sds, &value) != GROWTH_OK) {
        sound(value == -7);
    } else {
        sound(isfinite(value) && value >= 0);
        if (within_promise(p, sds)) {
            sound(growth_lms_sds(p, value, &back) == GROWTH_OK);
            /* An error of 1e-13 of the value, as it shows in the score. */
            sound(fabs(back - sds) <= 1e-12 + 4e-13 / (p.s * (1 + p.l * p.s * sds)));
        }
    }
    back = -7;
    if (growth_lms_sds(p, sds, &back) != GROWTH_OK)
        sound(back == -7);
    else
        sound(isfinite(back));
}

static void try_centile(double sds)
{
    const double centile = growth_centile(sds);
    char text[8], words[GROWTH_BAND_TEXT_SIZE];
    size_t n;
    const growth_centile_line *lines = growth_centile_lines_uk(&n);
    double back = -7;

    sound(isnan(sds) == isnan(centile));
    sound(isnan(sds) || (centile >= 0 && centile <= 100));
    growth_centile_text(sds, text);
    sound(strnlen(text, sizeof text) < sizeof text);
    (void)growth_centile_band(lines, n, sds);
    growth_band_text(lines, n, GROWTH_BMI, 3000, sds, words);
    sound(strnlen(words, sizeof words) < sizeof words);
    if (growth_centile_sds(sds, &back) == GROWTH_OK)
        sound(sds > 0 && sds < 100 && isfinite(back));
    else
        sound(back == -7);
    if (sds > -8 && sds < 0 && growth_centile_sds(centile, &back) == GROWTH_OK)
        sound(fabs(back - sds) < 1e-9);
}

#define ROWS 12

/* The batch is the single call, bit for bit, whatever the numbers. */
static void try_columns(taken *t)
{
    static _Alignas(max_align_t) unsigned char memory[4u << 20];
    const growth_reference *reference = growth_reference_at(take(t) % growth_reference_count());
    const growth_measure measure = (growth_measure)(take(t) % GROWTH_MEASURE_COUNT_);
    const size_t size = growth_columns_size(reference, measure);
    double ages[ROWS], values[ROWS], sds[ROWS];
    growth_status status[ROWS];
    growth_sex sexes[ROWS];
    growth_columns *columns;

    if (!size || size > sizeof memory ||
        growth_columns_init(memory, size, reference, measure, &columns, NULL) != GROWTH_OK)
        return;
    for (size_t i = 0; i < ROWS; i++) {
        const unsigned how = take(t);

        sexes[i] = (growth_sex)(how % 4);
        ages[i] = how & 0x10 ? take_double(t) : how & 0x20 ? take2(t) / 8.0 : take2(t);
        values[i] = how & 0x40 ? take_double(t) : near_value(measure, take2(t));
    }
    sound(growth_sds_columns(columns, GROWTH_AGE_DAYS, ROWS, ages, values, sexes, sds, status) ==
          GROWTH_OK);
    for (size_t i = 0; i < ROWS; i++) {
        const growth_segment *segment = NULL;
        double one = GROWTH_NAN;
        growth_status single =
            growth_reference_segment_find(reference, measure, sexes[i], ages[i], &segment, NULL);

        if (single == GROWTH_OK)
            single = growth_segment_sds(segment, sexes[i], ages[i], values[i], &one, NULL);
        sound(single == status[i]);
        sound(single == GROWTH_OK ? memcmp(&one, &sds[i], sizeof one) == 0 : isnan(sds[i]));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    taken t = { bytes, bytes + length };
    const unsigned how = take(&t);
    growth_lms p;
    double sds;

    if (how & 1) {
        p = (growth_lms){ take_double(&t), take_double(&t), take_double(&t) };
        sds = take_double(&t);
    } else {
        p.l = (take2(&t) - 32768.0) / 6000;
        p.m = take2(&t) / 256.0;
        p.s = take2(&t) / 65536.0;
        sds = (take2(&t) - 32768.0) / 4000;
    }
    try_lms(p, sds);
    try_centile(sds);
    try_columns(&t);
    return 0;
}
