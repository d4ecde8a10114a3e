/* Map files and presets: other headings, units, codes and dates; and scores in the file. */
#include <unistd.h>

#include "io_dump.h"

typedef struct map_case {
    const char *what, *map, *file, *want;
} map_case;

/* clang-format off: a file reads as its lines. */
static const map_case cases[] = {
    { "other headings, a unit, codes, dates, not known",
      "# how the export is read\n"
      "child_id = Kid\nbirth_date = Born (dmy)\nmeasured_on = Seen\nweight = Wt\nunit.weight = g\n"
      "sex = S\nsex.B = male\nsex.G = female\nmissing.weight = 0, 8888\ndate = dd/mm/yyyy\n",
      "Kid,Born (dmy),Seen,Wt,S,sex\nk,01/02/2020,03/04/2020,5100,B,zz\nk,01/02/2020,04/04/2020,0,B,\n"
      "k,01/02/2020,05/04/2020,8888.0,B,\nk,01/02/2020,06/04/2020,5200,X,\n",
      "2 used k male; weight 5.1 on 2020-04-03\n"
      "3 used k male; contact not recorded \"-\"\n4 used k male; contact not recorded \"-\"\n"
      "5 rejected; ! 5 sex: sex \"X\" has no reference (write male or female, or say which curves to use)\n" },
    { "what the map names goes before the usual names, which then mean nothing",
      "child_id = Pupil\nweight_kg = Actual\nignore = Weight\n",
      "Pupil,NHS number,sex,age_days,Weight,Actual\np,9434765919,1,700,99,12\n",
      "2 used p male; weight 12 at 700\n" },
    { "a column that is not there", "child_id = Kid\nweight_kg = W\n", "Kid,sex,age_days,Weight_kg\nk,1,700,12\n",
      "refused: the data: MAP:2: the file has no column \"W\" (write ?= where it may lack it)\n" },
    { "columns that may lack, the first that is there",
      "child_id ?= A\nchild_id ?= B\nchild_id ?= C\n", "B,C,sex,age_days,weight_kg\nb,c,1,700,12\n",
      "2 used b male; weight 12 at 700\n" },
    { "an optional age gives way to two dates",
      "age_months ?= M\n", "M,sex,birth_date,measured_on,weight_kg\n61,1,2018-04-03,2023-05-11,19\n",
      "2 used male; weight 19 on 2023-05-11\n" },
    { "and counts where there are none", "age_months ?= M\n", "M,sex,weight_kg\n61,1,19\n",
      "2 used male; weight 19 at 1856.6875\n" },
    { "long form: measures, units, a unit for rows without",
      "measure = Obs\nmeasure.WT = weight\nmeasure.OFC1 = head\nunit.KGM = kg\nunit.head = mm\n",
      "sex,age_days,Obs,value,unit\n1,700,WT,12,KGM\n1,700,OFC1,471,\n1,700,WT,12,\n",
      "2 used male; weight 12 at 700\n3 used male; head 47.1 at 700\n"
      "4 rejected; ! 5 unit: weight has no unit (write one, such as kg: units are never guessed)\n" },
    { "height and length have units of their own",
      "height = H\nlength = L\nunit.height = m\nunit.length = cm\nmissing.length = 99\n",
      "sex,age_days,H,L\n1,700,0.81,82\n1,700,0.81,99\n",
      "2 used male; height 81 standing at 700; height 82 lying at 700\n"
      "3 used male; height 81 standing at 700\n" },
    { "a heading in a map is compared as any other", "weight_kg = my Weight_(KG)\n",
      "sex,age days,MY WEIGHT KG\n1,700,12\n", "2 used male; weight 12 at 700\n" },

    /* -- slips -- */
    { "no column of that name", "wieght = W\n", "x\n", "refused: MAP:1: no column of ours is called \"wieght\"\n" },
    { "a line without =", "\n\nweight_kg W\n", "x\n", "refused: MAP:3: expected 'ours = theirs', not \"weight_kg W\"\n" },
    { "nothing on one side", "sex =\n", "x\n", "refused: MAP:1: nothing stands on one side of '=': \"sex\"\n" },
    { "no such unit", "unit.weight = stone\n", "x\n", "refused: MAP:1: not a unit: \"stone\"\n" },
    { "a unit of something else", "unit.weight = cm\n", "x\n",
      "refused: MAP:1: weight cannot be in cm (use one of kg, g, lb, oz) \"cm\"\n" },
    { "codes of nothing", "sexx.B = male\n", "x\n",
      "refused: MAP:1: no column of ours has codes that is called \"sexx\"\n" },
    { "not known of nothing", "missing.wt2 = 9\n", "x\n", "refused: MAP:1: no column of ours is called \"wt2\"\n" },
    { "an unknown form of dates", "date = d.m.y\n", "x\n",
      "refused: MAP:1: a date is dd/mm/yyyy, mm/dd/yyyy or yyyy-mm-dd, not \"d.m.y\"\n" },
    { "an optional code", "sex.1 ?= male\n", "x\n", "refused: MAP:1: only a column may be '?=', not \"sex\"\n" },
    { "no text", "weight_kg = \xff\n", "x\n", "refused: MAP is not a text in UTF-8\n" },
};
/* clang-format on */

static void replace_path(char *text, const char *path)
{
    char *at = strstr(text, path);

    if (!at)
        return;
    memmove(at + 3, at + strlen(path), strlen(at + strlen(path)) + 1);
    memcpy(at, "MAP", 3);
}

START_TEST(reads_by_the_map)
{
    const map_case *c = &cases[_i];
    growth_reader_options options = GROWTH_READER_OPTIONS;
    char path[] = "growth-map-XXXXXX";
    const int fd = mkstemp(path);
    static dump d;

    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq((int)write(fd, c->map, strlen(c->map)), (int)strlen(c->map));
    close(fd);
    options.map = path;
    dump_memory(&d, c->file, strlen(c->file), &options);
    unlink(path);
    replace_path(d.text, path);
    ck_assert_msg(strcmp(d.text, c->want) == 0, "%s: got\n%swant\n%s", c->what, d.text, c->want);
}
END_TEST

START_TEST(preset_ncmp)
{
    static const file_case file = {
        "ncmp",
        "PupilReference,NHSNumber,Sex,DateOfBirth,AgeInMonths,SchoolYear,Height,HeightZScore,"
        "HeightPScore,Weight,WeightZScore,Bmi,BmiZScore,DateOfMeasurement\n"
        "A1,9434765919,M,03/04/2018,61,R,110.4,0.12,0.55,19.1,0.2,15.7,0.1,11/05/2023\n",
        "2 used A1 male; height 110.4 standing on 2023-05-11; weight 19.1 on 2023-05-11; bmi 15.7 "
        "on "
        "2023-05-11\n"
    };
    growth_reader_options options = GROWTH_READER_OPTIONS;

    options.preset = "ncmp";
    check_file_case(&file, &options);
}
END_TEST

START_TEST(preset_csds)
{
    static const file_case file = {
        "csds",
        "PERSON ID,PERSON STATED GENDER CODE,PERSON BIRTH DATE,CARE CONTACT DATE,PERSON WEIGHT,"
        "PERSON HEIGHT IN METRES,PERSON LENGTH IN CENTIMETRES,BIRTH WEIGHT\n"
        "c,2,2020-02-01,2020-04-03,5.1,,57.3,3310\nc,2,2020-02-01,2022-04-03,12.1,0.861,,3310\n"
        "d,1,2020-02-01,2022-04-03,12.1,,,9999\nc,2,2020-02-01,2022-05-03,,,,3310\n",
        "2 used c female; weight 5.1 on 2020-04-03; height 57.3 lying on 2020-04-03; weight 3.31 "
        "on "
        "2020-02-01\n"
        "3 used c female; weight 12.1 on 2022-04-03; height 86.1 standing on 2022-04-03\n"
        "4 used d male; weight 12.1 on 2022-04-03\n5 skipped\n"
    };
    growth_reader_options options = GROWTH_READER_OPTIONS;

    options.preset = "csds";
    check_file_case(&file, &options);
}
END_TEST

START_TEST(presets_are_listed)
{
    growth_reader_options options = GROWTH_READER_OPTIONS;
    growth_reader *reader = NULL;
    growth_error err;

    ck_assert_str_eq(growth_preset(0), "ncmp");
    ck_assert_str_eq(growth_preset(1), "csds");
    ck_assert_ptr_null(growth_preset(2));
    options.preset = "none";
    ck_assert_int_eq(growth_reader_open_memory("x", 1, &options, &reader, &err),
                     GROWTH_ERR_ARGUMENT);
    ck_assert_ptr_null(reader);
}
END_TEST

START_TEST(scores_in_the_file)
{
    static const char wide[] = "sex,age_days,weight_kg,height_cm,weight_sds,Height Z-score,bmi_z\n"
                               "1,700,12,86,-0.5,0.25,\n1,700,12,86,x,,1e0\n";
    static const char row[] = "sex,age_days,measure,value,unit,sds\n1,700,head,47,cm,0.75\n";
    growth_reader *reader = NULL;
    const growth_row *r;

    ck_assert_int_eq(growth_reader_open_memory(wide, sizeof wide - 1, NULL, &reader, NULL),
                     GROWTH_OK);
    ck_assert_int_eq(growth_reader_next(reader, &r, NULL), GROWTH_OK);
    ck_assert(r->file_sds[GROWTH_WEIGHT] == -0.5 && r->file_sds[GROWTH_HEIGHT] == 0.25);
    ck_assert(isnan(r->file_sds[GROWTH_BMI]) && isnan(r->file_sds[GROWTH_HEAD]));
    ck_assert_int_eq(growth_reader_next(reader, &r, NULL), GROWTH_OK);
    ck_assert(isnan(r->file_sds[GROWTH_WEIGHT]) && r->file_sds[GROWTH_BMI] == 1);
    ck_assert_int_eq(r->outcome, GROWTH_ROW_USED);
    ck_assert_uint_eq(growth_reader_counts(reader).sds_unread, 1);
    growth_reader_close(reader);
    ck_assert_int_eq(growth_reader_open_memory(row, sizeof row - 1, NULL, &reader, NULL),
                     GROWTH_OK);
    ck_assert_int_eq(growth_reader_next(reader, &r, NULL), GROWTH_OK);
    ck_assert(r->file_sds[GROWTH_HEAD] == 0.75 && isnan(r->file_sds[GROWTH_WEIGHT]));
    growth_reader_close(reader);
}
END_TEST

/* A file without such columns says so, and options of an older program still work. */
START_TEST(without_scores_and_without_maps)
{
    static const char file[] = "sex,age_days,weight_kg\n1,700,12\n";
    growth_reader_options options = GROWTH_READER_OPTIONS;
    growth_reader *reader = NULL;
    const growth_row *r;

    options.size = offsetof(growth_reader_options, preset);
    options.preset = "none";
    ck_assert_int_eq(growth_reader_open_memory(file, sizeof file - 1, &options, &reader, NULL),
                     GROWTH_OK);
    ck_assert_int_eq(growth_reader_next(reader, &r, NULL), GROWTH_OK);
    ck_assert_ptr_null(r->file_sds);
    growth_reader_close(reader);
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("io_map");

    tap_each(t, reads_by_the_map, cases);
    tcase_add_test(t, preset_ncmp);
    tcase_add_test(t, preset_csds);
    tcase_add_test(t, presets_are_listed);
    tcase_add_test(t, scores_in_the_file);
    tcase_add_test(t, without_scores_and_without_maps);
    return tap_run(t);
}
