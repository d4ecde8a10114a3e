/* Score one weight: where does a child lie on the UK-WHO curves?
 *
 *     cc score.c $(pkg-config --cflags --libs growth) -o score
 *     ./score SEX BIRTH-DATE GESTATION DATE WEIGHT-IN-KG
 *
 * Run: male 2018-08-05 40+0 2021-04-02 10.0
 */
#include <stdio.h>
#include <string.h>

#include <growth/growth.h>

static int complain(const growth_error *err)
{
    fprintf(stderr, "score: %s\n", err->message);
    return 1;
}

/* Each call says in `err` what is wrong with the text it was given. */
static growth_status read_words(char **words, growth_child *child, growth_measurement *weight,
                                growth_error *err)
{
    growth_status status =
        growth_date_parse(words[1], strlen(words[1]), GROWTH_DATE_ISO, &child->birth_date, err);

    child->sex = strcmp(words[0], "female") == 0 ? GROWTH_FEMALE : GROWTH_MALE;
    if (status == GROWTH_OK)
        status = growth_gestation_parse(words[2], strlen(words[2]), &child->gestation_days, err);
    if (status == GROWTH_OK)
        status = growth_date_parse(words[3], strlen(words[3]), GROWTH_DATE_ISO,
                                   &weight->measured_on, err);
    if (status == GROWTH_OK && growth_number_parse(words[4], strlen(words[4]), 0, &weight->value)) {
        status = GROWTH_ERR_PARSE;
        snprintf(err->message, sizeof err->message, "\"%s\" is not a number", words[4]);
    }
    return status;
}

int main(int argc, char **argv)
{
    growth_child child = GROWTH_CHILD_INIT;
    growth_measurement weight = GROWTH_MEASUREMENT_INIT;
    growth_assessment result;
    growth_error err;
    char number[GROWTH_NUMBER_SIZE], centile[8], band[GROWTH_BAND_TEXT_SIZE], words[64];
    size_t n;

    if (argc != 6) {
        fputs("usage: score male|female BIRTH-DATE GESTATION DATE WEIGHT\n", stderr);
        return 2;
    }
    if (read_words(argv + 1, &child, &weight, &err) != GROWTH_OK ||
        growth_assess(&child, &weight, NULL, &result, &err) != GROWTH_OK)
        return complain(&err);

    const growth_centile_line *lines = growth_centile_lines_uk(&n);
    double sds = result.score.sds;

    printf("%s: weight %s kg\n",
           growth_age_words(child.birth_date, weight.measured_on, words, sizeof words), argv[5]);
    printf("SDS %s, centile %s, %s\n", growth_number_format(sds, 2, number),
           growth_centile_text(sds, centile),
           growth_band_text(lines, n, weight.measure, result.age_days, sds, band));
    return 0;
}
