/* Any bytes as a date, a gestation, a number, a unit, a reason: what is understood is written as a
 * text that is understood alike; numbers also as the C library reads them. */
#include <math.h>

#include "fuzz.h"

static void try_dates(const char *text, size_t length)
{
    for (int order = 0; order < GROWTH_DATE_ORDER_COUNT_; order++) {
        growth_date date = 12345, again;
        char words[16], iso[11];
        int year, month, day;
        growth_error err;
        const growth_status status =
            growth_date_parse(text, length, (growth_date_order)order, &date, &err);

        if (status != GROWTH_OK) {
            sound_error(&err, status);
            sound(date == 12345);
            continue;
        }
        sound(date >= -25567 && date <= 47846);
        growth_date_to_civil(date, &year, &month, &day);
        sound(growth_date_from_civil(year, month, day, &again) == GROWTH_OK && again == date);
        growth_date_format(date, iso);
        sound(growth_date_parse(iso, strlen(iso), (growth_date_order)order, &again, NULL) ==
                  GROWTH_OK &&
              again == date);
        sound(strlen(growth_date_words(date, words)) < sizeof words);
    }
}

static void try_gestation(const char *text, size_t length)
{
    int days = -1, again;
    char written[32];
    growth_error err;
    const growth_status status = growth_gestation_parse(text, length, &days, &err);

    if (status != GROWTH_OK) {
        sound_error(&err, status);
        sound(days == -1);
        return;
    }
    sound(days >= GROWTH_GESTATION_MIN && days <= GROWTH_GESTATION_MAX);
    snprintf(written, sizeof written, "%d+%d", days / 7, days % 7);
    sound(growth_gestation_parse(written, strlen(written), &again, NULL) == GROWTH_OK &&
          again == days);
}

/* What the C library reads: the shift goes into the exponent, before the only rounding.  NaN where
 * the exponent is more than a long can hold. */
static double by_c(const char *text, size_t length, int shift)
{
    char copy[600];
    const char *e = memchr(text, 'e', length);

    if (!e)
        e = memchr(text, 'E', length);
    if (e && length - (size_t)(e - text) > 12)
        return GROWTH_NAN;
    if (e)
        snprintf(copy, sizeof copy, "%.*se%ld", (int)(e - text), text,
                 strtol(e + 1, NULL, 10) + shift);
    else
        snprintf(copy, sizeof copy, "%.*se%d", (int)length, text, shift);
    return strtod(copy, NULL);
}

static void try_number(const char *text, size_t length, int shift)
{
    double value = 42, again;
    char written[GROWTH_NUMBER_SIZE];
    const growth_status status = growth_number_parse(text, length, shift, &value);

    if (status != GROWTH_OK) {
        sound(value == 42);
        return;
    }
    sound(isfinite(value));
    if (length < 500 && !isnan(by_c(text, length, shift)))
        sound(value == by_c(text, length, shift));
    growth_number_format(value, GROWTH_NUMBER_SHORTEST, written);
    sound(growth_number_parse(written, strlen(written), 0, &again) == GROWTH_OK && again == value);
    for (int decimals = 0; decimals <= 17; decimals++) {
        growth_number_format(value, decimals, written);
        sound(memchr(written, '\0', sizeof written));
        sound(growth_number_parse(written, strlen(written), 0, &again) == GROWTH_OK);
        sound(fabs(again - value) <= 0.5 * pow(10, -decimals) + 1e-15 * fabs(value));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    /* A terminated copy for strtol() above, of which no call is told the end but by `length`. */
    char *text = malloc(length + 1);
    growth_measure measure;

    sound(text);
    memcpy(text, bytes, length);
    text[length] = '\0';
    try_dates(text, length);
    try_gestation(text, length);
    try_number(text, length, 0);
    try_number(text, length, (int)(length % 61) - 30);
    if (growth_unit_find(text, length))
        sound(*growth_unit_find(text, length)->id);
    sound((unsigned)growth_reason_find(text, length) < GROWTH_REASON_COUNT_);
    if (growth_measure_find(text, &measure) == GROWTH_OK)
        sound(strcmp(growth_measure_describe(measure)->id, text) == 0);
    (void)growth_rule_find(text);
    (void)growth_quality_find(text);
    (void)growth_reference_find(text);
    free(text);
    return 0;
}
