/* Any bytes as a reference of the user's own: refused in a sentence, or a reference that keeps what
 * the built-in ones keep at every age: finite L, M and S, and scores that come back. */
#include <math.h>

#include "fuzz.h"

static void sound_at(const growth_segment *segment, growth_sex sex, double age)
{
    growth_lms lms;
    double value, back;

    if (growth_segment_lms(segment, sex, age, &lms) != GROWTH_OK)
        return;
    sound(isfinite(lms.l) && isfinite(lms.m) && lms.m > 0 && isfinite(lms.s) && lms.s > 0);
    for (double sds = -3; sds <= 3; sds += 1.5) {
        if (growth_segment_value(segment, sex, age, sds, &value) != GROWTH_OK)
            continue;
        sound(isfinite(value) && value > 0);
        /* Near 1 + L S SDS = 0 a double has no more digits to give. */
        if (fabs(lms.l) > 5 || lms.s > 0.5 || lms.s < 1e-3 || 1 + lms.l * lms.s * sds < 0.1)
            continue;
        sound(growth_segment_sds(segment, sex, age, value, &back, NULL) == GROWTH_OK);
        sound(fabs(back - sds) < 1e-9);
    }
}

static void sound_segment(const growth_segment *segment)
{
    const growth_segment_info info = growth_segment_describe(segment);

    sound(growth_measure_describe(info.measure));
    sound(isfinite(info.from) && isfinite(info.to) && info.from <= info.to);
    for (int i = 0; i <= 8; i++) {
        const double age = info.from + (info.to - info.from) * i / 8.0;

        sound_at(segment, GROWTH_MALE, age);
        sound_at(segment, GROWTH_FEMALE, age);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    growth_reference *reference = NULL;
    growth_error err;
    const growth_status status = growth_reference_load_memory(bytes, length, &reference, &err);

    if (status != GROWTH_OK) {
        sound(!reference);
        sound_error(&err, status);
        return 0;
    }
    sound(growth_reference_segment_count(reference) > 0);
    for (size_t i = 0; i < growth_reference_segment_count(reference); i++)
        sound_segment(growth_reference_segment(reference, i));
    sound(!growth_reference_segment(reference, growth_reference_segment_count(reference)));
    growth_reference_free(reference);
    return 0;
}
