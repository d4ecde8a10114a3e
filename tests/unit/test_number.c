/* Decimal text both ways: exactness, what is refused, and no influence of the locale. */
#include <check.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <growth/number.h>

#include "../tap.h"

static const struct {
    const char *text;
    int shift;
    double value;
} read_as[] = {
    { "12.3", 0, 12.3 },
    { "-0.5", 0, -0.5 },
    { "+7", 0, 7 },
    { ".5", 0, 0.5 },
    { "5.", 0, 5 },
    { "1e2", 0, 100 },
    { "1.5E-3", 0, 0.0015 },
    { "1.13", 2, 113 },    /* 1.13 * 100 is 112.99999999999999 */
    { "1.031", 2, 103.1 }, /* metres to centimetres */
    { "3265", -3, 3.265 }, /* grams to kilograms */
    { "0", 0, 0 },
    { "0.000", 5, 0 },
    { "000012.50", 0, 12.5 },
    { "9007199254740993", 0, 9007199254740992.0 }, /* half-way, to even */
    { "9007199254740993.00000000000000000000000000000001", 0, 9007199254740994.0 },
    { "2.2250738585072011e-308", 0, 2.2250738585072011e-308 },
    { "4.9e-324", 0, 4.9e-324 },
    { "123456789012345678901234567890", 0, 123456789012345678901234567890.0 },
};

START_TEST(reads)
{
    double value = -1;

    ck_assert_int_eq(
        growth_number_parse(read_as[_i].text, strlen(read_as[_i].text), read_as[_i].shift, &value),
        GROWTH_OK);
    ck_assert_msg(value == read_as[_i].value, "%s: %.17g", read_as[_i].text, value);
}
END_TEST

static const char *const refused[] = { "",      ".",   "-",     "12,3", "1 2",     " 1", "1 ",
                                       "0x10",  "inf", "nan",   "1e",   "1e+",     "e5", "1..2",
                                       "1.2.3", "--1", "1e400", "12kg", "\xd9\xa1" };

START_TEST(refuses)
{
    double value = -1;

    ck_assert_msg(growth_number_parse(refused[_i], strlen(refused[_i]), 0, &value) ==
                      GROWTH_ERR_PARSE,
                  "%s", refused[_i]);
    ck_assert_double_eq(value, -1);
}
END_TEST

START_TEST(a_text_of_any_length_is_read_to_its_last_digit)
{
    char text[2001];
    double value = -1;

    memset(text, '0', sizeof text);
    memcpy(text, "9007199254740993.", 17); /* half-way but for the last digit of two thousand */
    text[1999] = '1';
    ck_assert_int_eq(growth_number_parse(text, 2000, 0, &value), GROWTH_OK);
    ck_assert_double_eq(value, 9007199254740994.0);
}
END_TEST

static const struct {
    double value;
    int decimals;
    const char *text;
} written_as[] = {
    { 12.3, GROWTH_NUMBER_SHORTEST, "12.3" },
    { 0.1 + 0.2, GROWTH_NUMBER_SHORTEST, "0.30000000000000004" },
    { 1.0 / 3, GROWTH_NUMBER_SHORTEST, "0.3333333333333333" },
    { 100, GROWTH_NUMBER_SHORTEST, "100" },
    { 1e15, GROWTH_NUMBER_SHORTEST, "1e+15" },
    { 0.00001, GROWTH_NUMBER_SHORTEST, "0.00001" },
    { -2.5e-12, GROWTH_NUMBER_SHORTEST, "-2.5e-12" },
    { 999999999999999.9, GROWTH_NUMBER_SHORTEST, "999999999999999.9" },
    { 0.99999999999999989, GROWTH_NUMBER_SHORTEST, "0.9999999999999999" },
    { 0, GROWTH_NUMBER_SHORTEST, "0" },
    { -0.0, GROWTH_NUMBER_SHORTEST, "0" },
    { 2.345, 2, "2.35" }, /* the double is a little above */
    { -0.001, 2, "0.00" },
    { -1.005, 1, "-1.0" },
    { 7, 0, "7" },
    { 0.125, 2, "0.12" }, /* a tie goes to the even digit, as everywhere in C */
    { 0.375, 2, "0.38" },
    { NAN, 2, "" },
    { INFINITY, GROWTH_NUMBER_SHORTEST, "" },
};

START_TEST(writes)
{
    char text[GROWTH_NUMBER_SIZE];

    ck_assert_str_eq(growth_number_format(written_as[_i].value, written_as[_i].decimals, text),
                     written_as[_i].text);
}
END_TEST

static double random_double(unsigned *state)
{
    double value;

    do {
        unsigned char bytes[sizeof value];

        for (size_t i = 0; i < sizeof bytes; i++) {
            *state = *state * 1664525u + 1013904223u;
            bytes[i] = (unsigned char)(*state >> 24);
        }
        memcpy(&value, bytes, sizeof value);
    } while (!isfinite(value));
    return value;
}

START_TEST(shortest_text_reads_back)
{
    unsigned state = 1;
    char text[GROWTH_NUMBER_SIZE];

    for (unsigned i = 0, rounds = tap_rounds(200000); i < rounds; i++) {
        double value = i % 2 ? random_double(&state) : (double)(state = state * 69069u + 1) / 1000;
        double back = -1;

        growth_number_format(value, GROWTH_NUMBER_SHORTEST, text);
        if (growth_number_parse(text, strlen(text), 0, &back) != GROWTH_OK || back != value ||
            strtod(text, NULL) != value)
            ck_abort_msg("%s from %.17g", text, value);
    }
}
END_TEST

/* What printf rounds to, to the last digit; in shortest form one digit less is another number. */
START_TEST(rounds_as_printf_does)
{
    unsigned state = 7;
    char text[GROWTH_NUMBER_SIZE], want[64];

    for (unsigned i = 0, rounds = tap_rounds(200000); i < rounds; i++) {
        int exponent, places;
        const double part = frexp(random_double(&state), &exponent);
        const double size = ldexp(fabs(part), (int)(i % 80) - 32);
        const int decimals = (int)(i % 6);
        const char *point;

        if (size < 1e11) { /* no more than 17 digits */
            growth_number_format(size, decimals, text);
            snprintf(want, sizeof want, "%.*f", decimals, size);
            ck_assert_str_eq(text, want);
        }
        growth_number_format(size, GROWTH_NUMBER_SHORTEST, text);
        point = strchr(text, '.');
        places = point ? (int)strlen(point + 1) : 0;
        snprintf(want, sizeof want, "%.*f", places, size);
        ck_assert_str_eq(text, want);
        snprintf(want, sizeof want, "%.*f", places - 1, size);
        if (places > 0 && strspn(text, "0.") + 16 < strlen(text))
            ck_assert_msg(strtod(want, NULL) != size, "%s would do for %s", want, text);
    }
}
END_TEST

/* Where the machine has a locale with a decimal comma; tests/run.sh makes one. */
START_TEST(a_decimal_comma_changes_nothing)
{
    char text[GROWTH_NUMBER_SIZE];
    double value;

    if (!setlocale(LC_ALL, "de_DE.UTF-8"))
        printf("# no locale with a decimal comma here\n");
    ck_assert_str_eq(growth_number_format(12.5, 2, text), "12.50");
    ck_assert_str_eq(growth_number_format(1.0 / 3, GROWTH_NUMBER_SHORTEST, text),
                     "0.3333333333333333");
    ck_assert_int_eq(growth_number_parse("0.1234567890123456789", 21, 0, &value), GROWTH_OK);
    ck_assert_double_eq(value, 0.1234567890123456789);
    ck_assert_int_eq(growth_number_parse("0,5", 3, 0, &value), GROWTH_ERR_PARSE);
    setlocale(LC_ALL, "C");
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("number");

    tap_each(t, reads, read_as);
    tap_each(t, refuses, refused);
    tcase_add_test(t, a_text_of_any_length_is_read_to_its_last_digit);
    tap_each(t, writes, written_as);
    tcase_add_test(t, shortest_text_reads_back);
    tcase_add_test(t, rounds_as_printf_does);
    tcase_add_test(t, a_decimal_comma_changes_nothing);
    return tap_run(t);
}
