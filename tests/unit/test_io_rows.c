/* What a row of a measurement file says: long and wide form, units, codes, refusals. */
#include "io_dump.h"

#define LONG "child_id,sex,birth_date,measured_on,measure,value,unit\n"
#define BORN "a,f,2018-08-05,2021-04-02,"
#define WIDE "child_id,sex,birth_date,measured_on,weight_kg,height_cm\n"

#define NO_MARK                                                                                    \
    "oedema is marked, and the row has no measurement to bear the mark (give the weight it was "   \
    "seen at)\n"

static const file_case cases[] = {
    /* -- long form -- */
    { "the contract's own example",
      LONG BORN "weight,12.3,kg\n" BORN "height,1.05,m\n" BORN "weight,\"12,3\",kg\n",
      "2 used a female; weight 12.3 on 2021-04-02\n"
      "3 used a female; height 105 standing on 2021-04-02\n"
      "4 rejected; ! 6 not-a-number: weight \"12,3\" is not a number (use a point)\n" },
    { "units are converted exactly",
      LONG BORN "weight,12300,g\n" BORN "length,0.713,m\n" BORN "head,471,mm\n" BORN
                "weight,28,lb\n" BORN "bmi,16.5,kg/m2\n" BORN "bmi,16.5,\n",
      "2 used a female; weight 12.3 on 2021-04-02\n"
      "3 used a female; height 71.3 lying on 2021-04-02\n"
      "4 used a female; head 47.1 on 2021-04-02\n"
      "5 used a female; weight 12.70058636 on 2021-04-02\n"
      "6 used a female; bmi 16.5 on 2021-04-02\n"
      "7 used a female; bmi 16.5 on 2021-04-02\n" },
    { "words of a measure",
      LONG BORN "OFC,47,cm\n" BORN "Head-Circumference,47,cm\n" BORN "Recumbent length,80,cm\n",
      "2 used a female; head 47 on 2021-04-02\n"
      "3 used a female; head 47 on 2021-04-02\n"
      "4 used a female; height 80 lying on 2021-04-02\n" },
    { "no such measure, no measure", LONG BORN "mass,12,kg\n" BORN ",12,kg\n",
      "2 rejected; ! 5 measure: measure \"mass\" is not known (write weight, height, length, head "
      "or "
      "bmi)\n"
      "3 rejected; ! 5 measure: measure is empty (write weight, height, length, head or bmi)\n" },
    { "no unit, no such unit", LONG BORN "weight,12,\n" BORN "weight,12,stone\n",
      "2 rejected; ! 7 unit: weight has no unit (write one, such as kg: units are never guessed)\n"
      "3 rejected; ! 7 unit: unit \"stone\" of weight is not known (write one such as kg)\n" },
    { "numbers that are none",
      LONG BORN "weight,nan,kg\n" BORN "weight,inf,kg\n" BORN "weight,0x1p3,kg\n" BORN
                "weight,12.3kg,kg\n" BORN "weight,1 2,kg\n",
      "2 rejected; ! 6 not-a-number: weight \"nan\" is not a number (write digits alone, such as "
      "12.3)\n"
      "3 rejected; ! 6 not-a-number: weight \"inf\" is not a number (write digits alone, such as "
      "12.3)\n"
      "4 rejected; ! 6 not-a-number: weight \"0x1p3\" is not a number (write digits alone, such as "
      "12.3)\n"
      "5 rejected; ! 6 not-a-number: weight \"12.3kg\" is not a number (write digits alone, such "
      "as "
      "12.3)\n"
      "6 rejected; ! 6 not-a-number: weight \"1 2\" is not a number (write digits alone, such as "
      "12.3)\n" },
    { "impossible values are handed over and told",
      LONG BORN "weight,1230,kg\n" BORN "weight,0,kg\n",
      "2 rejected; weight 1230 limit on 2021-04-02; ! 6 outside-limits: weight 1230 kg is outside "
      "0.15 to 500 kg (check the entry and its unit)\n"
      "3 rejected; weight 0 limit on 2021-04-02; ! 6 outside-limits: weight 0 is not a positive "
      "number\n" },
    { "not-known codes", LONG BORN "weight,9999,g\n" BORN "head,99.9,cm\n" BORN "weight,99.9,kg\n",
      "2 used a female; contact not recorded \"-\"\n3 used a female; contact not recorded \"-\"\n"
      "4 used a female; weight 99.9 on 2021-04-02\n" },
    { "a child of whom nothing was measured, a visit without a value, a line of totals",
      WIDE "a,f,2018-08-05,,,\n"
           "a,f,2018-08-05,2021-04-02,,\n"
           "b,,2018-08-05,,,\n"
           "c,f,2018-13-05,,,\n"
           "d,f,,,,\n"
           "e,f,,2021-04-02,,\n"
           ",f,2018-08-05,2021-04-02,,\n"
           "Total: 5,,,,,\n",
      "2 used a female\n"
      "3 used a female; contact not recorded \"-\"\n"
      "4 rejected; ! 2 sex: sex is empty (write male or female, or say which curves to use)\n"
      "5 rejected; ! 3 date: birth_date \"2018-13-05\" is no day of the calendar\n"
      "6 used d female\n"
      "7 rejected; ! 3 date: birth_date is empty (write it as 2021-04-02)\n"
      "8 skipped\n"
      "9 skipped\n" },

    /* -- wide form -- */
    { "a row of two", WIDE BORN "12.3,95\n" BORN ",\n" BORN "12.4,\n",
      "2 used a female; weight 12.3 on 2021-04-02; height 95 standing on 2021-04-02\n"
      "3 used a female; contact not recorded \"-\"\n"
      "4 used a female; weight 12.4 on 2021-04-02\n" },
    { "a bad cell keeps the good one", WIDE BORN "12.3,tall\n" BORN "12.3,950\n",
      "2 part a female; weight 12.3 on 2021-04-02; ! 6 not-a-number: height_cm \"tall\" is not a "
      "number (write digits alone, such as 12.3)\n"
      "3 part a female; weight 12.3 on 2021-04-02; height 950 standing limit on 2021-04-02; ! 6 "
      "outside-limits: height 950 cm is outside 20 to 300 cm (check the entry and its unit)\n" },
    { "height in metres beside length in centimetres",
      "sex,age_days,Height (m),Length cm\n1,700,0.81,82\n",
      "2 used male; height 81 standing at 700; height 82 lying at 700\n" },
    { "9999 grams in a wide column", "sex,age_days,weight_g,ofc_mm\n1,0,9999,352\n1,0,3500,\n",
      "2 used male; head 35.2 at 0\n3 used male; weight 3.5 at 0\n" },
    { "oedema without a weight is not lost",
      "sex,birth_date,measured_on,oedema,weight_kg,height_cm,head_cm,birth_weight_g\n"
      "1,2020-01-01,2021-01-01,yes,,75,46,\n1,2020-01-01,2021-01-02,yes,,75,,3400\n"
      "1,2020-01-01,2021-01-03,yes,,,,3300\n1,2020-01-01,2021-01-04,yes,9,75,,\n"
      "1,2020-01-01,2021-01-05,yes,,,,\n1,2020-01-01,,yes,,,,\n1,2020-01-01,2021-01-06,no,,,,\n",
      "2 used male; height 75 standing oedema on 2021-01-01; head 46 oedema on 2021-01-01\n"
      "3 used male; height 75 standing oedema on 2021-01-02; weight 3.4 on 2020-01-01\n"
      "4 used male; weight 3.3 oedema on 2020-01-01\n"
      "5 used male; weight 9 oedema on 2021-01-04; height 75 standing on 2021-01-04\n"
      "6 part male; contact not recorded \"-\"; ! 4 code: " NO_MARK
      "7 part male; ! 4 code: " NO_MARK "8 used male; contact not recorded \"-\"\n" },
    { "posture and oedema",
      "sex,age_days,posture,oedema,weight_kg,height_cm\n1,700,lying,no,10,80\n1,700,,yes,10,80\n"
      "1,700,sitting,maybe,10,80\n",
      "2 used male; weight 10 at 700; height 80 lying at 700\n"
      "3 used male; weight 10 oedema at 700; height 80 standing at 700\n"
      "4 part male; weight 10 at 700; height 80 standing at 700; ! 3 code: posture \"sitting\" is "
      "not known (write lying or standing); ! 4 code: oedema \"maybe\" is not known (write yes or "
      "no)\n" },
    { "parents",
      "sex,age_days,weight_kg,mother_height_cm,father_height_m\n1,700,10,165,1.8\n"
      "1,700,10,1.65,tall\n",
      "2 used male; weight 10 at 700\n"
      "3 part male; weight 10 at 700; ! 4 outside-limits: mother_height_cm \"1.65\" is outside 100 "
      "to 260 cm (check the entry and its unit); ! 5 not-a-number: father_height_m \"tall\" is not "
      "a number (write digits alone, such as 12.3)\n" },

    /* -- contacts -- */
    { "a height without a weight is still a visit at which nobody weighed",
      "sex,age_days,weight_kg,height_cm,not_measured_reason\n1,700,,86.0,no scales\n"
      "1,701,12.0,86.0,no scales\n",
      "2 used male; height 86 standing at 700; contact no scales \"no scales\"\n"
      "3 used male; weight 12 at 701; height 86 standing at 701\n" },
    { "why nothing was measured",
      "sex,age_days,weight_kg,not_measured_reason\n1,700,,No scales\n1,701,,broken leg\n"
      "1,702,10,declined\n1,703,,\n",
      "2 used male; contact no scales \"No scales\"\n"
      "3 used male; contact other \"broken leg\"\n"
      "4 used male; weight 10 at 702\n"
      "5 used male; contact not recorded \"-\"\n" },

    /* -- the child -- */
    { "a child's rows must agree with the first that stood",
      "child_id,sex,birth_date,measured_on,weight_kg\n"
      "b,M,2022-08-05,2024-10-01,12.4kg\nb,F,2022-08-05,2024-10-01,12.4kg\n"
      "b,F,2022-08-05,2024-10-03,12.4\nb,M,2022-08-05,2024-10-05,12.3\n",
      "2 rejected; ! 5 not-a-number: weight_kg \"12.4kg\" is not a number (write digits alone, "
      "such as "
      "12.3)\n3 rejected; ! 5 not-a-number: weight_kg \"12.4kg\" is not a number (write digits "
      "alone, "
      "such as 12.3)\n4 used b female; weight 12.4 on 2024-10-03\n"
      "5 rejected; ! 2 child: sex differs from this child's row on line 4 (correct one of "
      "them)\n" },
    { "sexes",
      "child_id,sex,age_days,weight_kg\na,Male,1,3\nb,F,1,3\nc,1,1,3\nd,2,1,3\ne,girl,1,3\nf,9,1,"
      "3\n"
      "g,,1,3\n",
      "2 used a male; weight 3 at 1\n3 used b female; weight 3 at 1\n4 used c male; weight 3 at 1\n"
      "5 used d female; weight 3 at 1\n6 used e female; weight 3 at 1\n"
      "7 rejected; ! 2 sex: sex \"9\" has no reference (write male or female, or say which curves "
      "to use)\n"
      "8 rejected; ! 2 sex: sex is empty (write male or female, or say which curves to use)\n" },
    { "gestations in one column",
      "child_id,sex,age_days,weight_kg,gestation\na,1,1,3,31+2\nb,1,1,3,31\nc,1,1,3,219\nd,1,1,3,\n"
      "e,1,1,3,99\nf,1,1,3,21+6\ng,1,1,3,31/40\n",
      "2 used a male g219; weight 3 at 1\n3 used b male g217; weight 3 at 1\n"
      "4 used c male g219; weight 3 at 1\n5 used d male; weight 3 at 1\n"
      "6 used e male; weight 3 at 1\n"
      "7 rejected; ! 5 gestation: gestation \"21+6\" is outside 22+0 to 44+6 weeks (leave it empty "
      "where it is not known)\n"
      "8 rejected; ! 5 gestation: gestation \"31/40\" is not weeks and days (write it as 31+2)\n" },
    { "gestations in two columns",
      "child_id,sex,age_days,weight_kg,gestation_weeks,gestation_days\na,1,1,3,31,2\nb,1,1,3,40.0,"
      "\n"
      "c,1,1,3,9,0\nd,1,1,3,,\ne,1,1,3,31,7\nf,1,1,3,45,0\ng,1,1,3,,3\nh,1,1,3,31.5,\n",
      "2 used a male g219; weight 3 at 1\n3 used b male g280; weight 3 at 1\n"
      "4 used c male; weight 3 at 1\n5 used d male; weight 3 at 1\n"
      "6 rejected; ! 6 gestation: gestation_days \"7\" is more than 6 (days beyond the completed "
      "weeks)\n"
      "7 rejected; ! 5 gestation: gestation_weeks \"45\" is outside 22+0 to 44+6 weeks (leave it "
      "empty where it is not known)\n"
      "8 rejected; ! 6 gestation: gestation_days \"3\" has no weeks beside it\n"
      "9 rejected; ! 5 gestation: gestation_weeks \"31.5\" is not a number of completed weeks "
      "(write "
      "days in gestation_days)\n" },
    { "a child's rows agree, wherever they stand",
      "child_id,sex,birth_date,measured_on,gestation,weight_kg\n"
      "a,f,2020-01-01,2020-02-01,38+0,4\nb,f,2020-01-01,2020-02-01,38+0,4\n"
      "a,m,2020-01-01,2020-03-01,38+0,5\na,f,2020-01-02,2020-03-01,38+0,5\n"
      "a,f,2020-01-01,2020-03-01,38+1,5\na,f,2020-01-01,2020-03-01,,5\n,f,2020-01-01,2020-03-01,,"
      "5\n",
      "2 used a female g266; weight 4 on 2020-02-01\n3 used b female g266; weight 4 on 2020-02-01\n"
      "4 rejected; ! 2 child: sex differs from this child's row on line 2 (correct one of them)\n"
      "5 rejected; ! 3 child: birth_date differs from this child's row on line 2 (correct one of "
      "them)\n"
      "6 rejected; ! 5 child: gestation differs from this child's row on line 2 (correct one of "
      "them)\n"
      "7 used a female; weight 5 on 2020-03-01\n"
      "8 rejected; ! 1 child: child_id is empty (every row of a file with this column needs "
      "one)\n" },
    { "several things wrong, in the order of the cells",
      "child_id,sex,birth_date,measured_on,weight_kg\na,x,2020-13-01,2020-02-01,heavy\n",
      "2 rejected; ! 2 sex: sex \"x\" has no reference (write male or female, or say which curves "
      "to use); ! 3 date: birth_date \"2020-13-01\" is no day of "
      "the calendar; ! 5 not-a-number: "
      "weight_kg \"heavy\" is not a number (write digits alone, such as 12.3)\n" },

    /* -- cells of a row -- */
    { "too many cells, too few, and empty ones too many: 12,3 kg may be one of them",
      WIDE BORN "12,3,95\n" BORN "12.3\n" BORN "12,3,\n",
      "2 rejected; ! 0 fields: 7 cells where the header names 6 (quote a cell that holds the "
      "separator)\n"
      "3 rejected; ! 0 fields: 5 cells where the header names 6 (quote a cell that holds the "
      "separator)\n"
      "4 rejected; ! 0 fields: 7 cells where the header names 6 (quote a cell that holds the "
      "separator)\n" },
    { "empty cells that the header has, too",
      "child_id,sex,dob,date,weight_kg,,\n"
      "a,f,2020-04-02,2021-04-02,12.3,,\n",
      "2 used a female; weight 12.3 on 2021-04-02\n" },
    { "blank rows", WIDE "\n" BORN "12.3,95\n,,,,,\n",
      "2 skipped\n3 used a female; weight 12.3 on 2021-04-02; height 95 standing on 2021-04-02\n"
      "4 skipped\n" },

    /* -- headers -- */
    { "nothing that is needed", "name,colour\n",
      "refused: the data: the header lacks sex; birth_date and measured_on, or age_days, "
      "age_months "
      "or age_years; measure, value and unit, or columns such as weight_kg, height_cm, head_cm "
      "(add "
      "what is missing)\n" },
    { "half of it", "sex,dob,measure,value\n",
      "refused: the data: the header lacks measured_on; unit (add what is missing)\n" },
    { "named twice", "dob,sex,birth_date,measured_on,weight_kg\n",
      "refused: the data: columns 1 \"dob\" and 3 \"birth_date\" both give the birth_date (keep "
      "one "
      "of them)\n" },
    { "a weight twice", "sex,age_days,weight_kg,weight_g\n",
      "refused: the data: columns 3 \"weight_kg\" and 4 \"weight_g\" both give the weight (keep "
      "one "
      "of them)\n" },
    { "years and months", "sex,age_years,age_months,weight_kg\n",
      "refused: the data: columns 2 \"age_years\" and 3 \"age_months\" both give the age (keep one "
      "of them)\n" },
    { "no unit in the name", "sex,age_days,Weight\n",
      "refused: the data: column 3 \"Weight\" does not say its unit (call it \"Weight_kg\", say: "
      "units are never guessed)\n" },
    { "an age of no unit", "sex,age,weight_kg\n",
      "refused: the data: column 2 \"age\" does not say its unit (call it \"age_days\", "
      "\"age_months\" or \"age_years\")\n" },
    { "a letter the wrong way round", "sex,age_days,height_cm,Wieght (kg)\n",
      "refused: the data: column 4 \"Wieght (kg)\" is no column of ours: is it \"weight_kg\"? "
      "(rename it; or, where it is something else, write \"ignore = Wieght (kg)\" in a map)\n" },
    { "a letter too few", "sex,age_days,weight_kg,gestatio_weeks\n",
      "refused: the data: column 4 \"gestatio_weeks\" is no column of ours: is it "
      "\"gestation_weeks\"? (rename it; or, where it is something else, write \"ignore = "
      "gestatio_weeks\" in a map)\n" },
    { "words of other people", "sex,age_days,weight_kg,measured,season,headline,weight_chart,high\n"
      "m,4000,9,yes,1,1,1,1\n",
      "2 used male; weight 9 at 4000\n" },
    { "both forms", "sex,age_days,measure,value,unit,weight_kg\n",
      "refused: the data: the header has both a value column and \"weight_kg\" (keep one form: a "
      "measure a row, or a column for each)\n" },
    { "pounds beside stones", "sex,age_days,weight_st,weight_lb\nm,4000,1,4\n",
      "refused: the data: column 3 \"weight_st\" is in stones, which are not read (convert it, and "
      "call it weight_kg)\n" },
    { "inches beside feet", "sex,age_days,height_in,Height (ft)\nm,4000,9,2\n",
      "refused: the data: column 4 \"Height (ft)\" is in feet, which are not read (convert it, and "
      "call it height_cm)\n" },
    { "a mother's inches beside her feet",
      "sex,age_days,weight_kg,mother_height_ft,mother_height_in\nm,4000,9,5,4\n",
      "refused: the data: column 4 \"mother_height_ft\" is in feet, which are not read (convert "
      "it, and call it mother_height_cm)\n" },
    { "a father's feet alone", "sex,age_days,weight_kg,father_height_ft\nm,4000,9,6\n",
      "refused: the data: column 4 \"father_height_ft\" is in feet, which are not read (convert "
      "it, and call it father_height_cm)\n" },
    { "a birth weight in stones beside the weight",
      "sex,age_days,weight_kg,birth_weight_st\nm,4000,9,1\n",
      "refused: the data: column 4 \"birth_weight_st\" is in stones, which are not read (convert "
      "it, and call it birth_weight_kg)\n" },
    { "stones beside kilograms",
      "sex,age_days,height_cm,weight_st,weight_kg\nm,4000,,5,32\nm,4000,140,5,\nm,4001,,5,\n"
      "m,4002,,,33\n",
      "2 used male; weight 32 at 4000\n"
      "3 part male; height 140 standing at 4000; ! 4 unit: weight_st \"5\" is in stones, which are "
      "not read, and the row has no other weight (convert it)\n"
      "4 rejected; ! 4 unit: weight_st \"5\" is in stones, which are not read, and the row has no "
      "other weight (convert it)\n"
      "5 used male; weight 33 at 4002\n" },
    { "synonyms, and columns of others",
      "ID;Gender;D.o.B;Date-Of-Birth;Visit Date;Weight_SDS;WT (KG)\n"
      "x;boy;;2020-01-01;2020-02-01;-1.2;4.5\n",
      "2 used x male; weight 4.5 on 2020-02-01\n" },
};

START_TEST(understands)
{
    check_file_case(&cases[_i], NULL);
}
END_TEST

START_TEST(chart_sex_chooses_the_curves)
{
    growth_reader_options options = GROWTH_READER_OPTIONS;
    const file_case c = { "sex unknown", "sex,age_days,weight_kg\nx,1,3\n,1,3\nf,1,3\n",
                          "2 used male; weight 3 at 1\n3 used male; weight 3 at 1\n"
                          "4 used female; weight 3 at 1\n" };
    const file_case later = { "known, then not", "sex,age_days,weight_kg\nf,1,3\n,2,3\nm,3,3\n",
                              "2 used female; weight 3 at 1\n3 used female; weight 3 at 2\n"
                              "4 rejected; ! 1 child: sex differs from this child's row on line 2 "
                              "(correct one of them, or add child_id for several children)\n" };
    const file_case settled = {
        "what is recorded stands, whatever was chosen and in whatever order",
        "child_id,sex,age_days,weight_kg\na,,1,3\na,,2,3\na,f,3,3\nb,,1,3\nb,f,2,3\nb,m,3,3\n"
        "b,f,4,3\nc,,1,3\n",
        "2 used a female; weight 3 at 1\n3 used a female; weight 3 at 2\n"
        "4 used a female; weight 3 at 3\n5 used b female; weight 3 at 1\n"
        "6 used b female; weight 3 at 2\n"
        "7 rejected; ! 2 child: sex differs from this child's row on line 5 (correct one of them)\n"
        "8 used b female; weight 3 at 4\n9 used c male; weight 3 at 1\n"
    };
    const file_case no_column = { "no sex", "age_days,weight_kg\n1,3\n",
                                  "2 used male; weight 3 at 1\n" };

    options.chart_sex = GROWTH_MALE;
    check_file_case(&c, &options);
    check_file_case(&later, &options);
    check_file_case(&no_column, &options);
    options.settle = 1;
    check_file_case(&settled, &options);
}
END_TEST

/* Everything a row carries besides its values. */
START_TEST(hands_over_texts)
{
    static const char file[] =
        "child_id,sex,birth_date,measured_on,weight_kg,service,measured_by,method,note,source_id,"
        "mother_height_cm,father_height_m\n"
        "a,f,2020-01-01,2020-02-01,4.20,Clinic,HV,\"SECA\n 376\",,k1,165,1.785\n";
    growth_reader *reader;
    const growth_row *row;
    growth_error err;

    ck_assert_int_eq(growth_reader_open_memory(file, strlen(file), NULL, &reader, &err), GROWTH_OK);
    ck_assert_int_eq(growth_reader_next(reader, &row, &err), GROWTH_OK);
    ck_assert_str_eq(row->service, "Clinic");
    ck_assert_str_eq(row->measured_by, "HV");
    ck_assert_str_eq(row->method, "SECA\n 376");
    ck_assert_ptr_null(row->note);
    ck_assert_str_eq(row->source_id, "k1");
    ck_assert_double_eq(row->child.mother_height_cm, 165);
    ck_assert_double_eq(row->child.father_height_cm, 178.5);
    ck_assert_str_eq(row->values[0].text, "4.20");
    ck_assert_str_eq(row->values[0].unit, "kg");
    ck_assert_uint_eq(row->values[0].column, 5);
    ck_assert_uint_eq(row->raw_length, strlen(strchr(file, '\n') + 1) - 1);
    ck_assert_mem_eq(row->raw, strchr(file, '\n') + 1, row->raw_length);
    growth_reader_close(reader);
}
END_TEST

/* Cells of an export, and what of them may be told. */
static const char telling[] =
    "child_id,sex,birth_date,measured_on,weight_kg,gestation\n"
    "a,f,2020-01-01,9434765919,9,\na,f,943 476 5919,2021-01-01,9,\n"
    "a,f,2020-01-01,2021-01-01,9434765919,\na,f,2020-01-01,2021-01-01,\"9,4\",40+9\n"
    "a,x 943-476-5919,2020-01-01,2019-01-01,9,\na,f,1/2/20,01/02/2021,9,\n"
    "a,f,2020-01-01,2021-01-01,9,9434765918\na,f,2020-01-01,2021-01-01,a 19434765919,\n";

START_TEST(shows_no_nhs_number)
{
    static const file_case shown = {
        "ten digits whose last is right", telling,
        "2 rejected; ! 4 date: measured_on \"..........\" is not a date (write it as 2021-04-02)\n"
        "3 rejected; ! 3 date: birth_date \"... ... ....\" is not a date (write it as 2021-04-02)\n"
        "4 rejected; weight 9434765919 limit on 2021-01-01; ! 5 outside-limits: weight_kg "
        "\"..........\" is outside its limits (check the entry and its unit)\n"
        "5 rejected; ! 5 not-a-number: weight_kg \"9,4\" is not a number (use a point); ! 6 "
        "gestation: gestation \"40+9\" is not weeks and days (write it as 31+2)\n"
        "6 rejected; ! 2 sex: sex \"x ...-...-....\" has no reference (write male or female, or "
        "say "
        "which curves to use); ! 4 before-birth: measured_on "
        "\"2019-01-01\" is before birth_date \"2020-01-01\"\n"
        "7 rejected; ! 3 date: birth_date \"1/2/20\" is not a date (write the year with four "
        "digits); ! 4 date-order: measured_on \"01/02/2021\" may have day or month first (write it "
        "as 2021-04-02, or say which comes first)\n"
        "8 rejected; ! 6 gestation: gestation \"9434765918\" is not weeks and days (write it as "
        "31+2)\n"
        "9 rejected; ! 5 not-a-number: weight_kg \"a 19434765919\" is not a number (write digits "
        "alone, such as 12.3)\n"
    };

    check_file_case(&shown, NULL);
}
END_TEST

START_TEST(hides_cells_where_asked)
{
    static const file_case hidden = {
        "what is wrong and where, and nothing of what stands there", telling,
        "2 rejected; ! 4 date: measured_on (not shown) is not a date (write it as 2021-04-02)\n"
        "3 rejected; ! 3 date: birth_date (not shown) is not a date (write it as 2021-04-02)\n"
        "4 rejected; weight 9434765919 limit on 2021-01-01; ! 5 outside-limits: weight_kg (not "
        "shown) "
        "is outside its limits (check the entry and its unit)\n"
        "5 rejected; ! 5 not-a-number: weight_kg (not shown) is not a number (use a point); ! 6 "
        "gestation: gestation (not shown) is not weeks and days (write it as 31+2)\n"
        "6 rejected; ! 2 sex: sex (not shown) has no reference (write male or female, or say which "
        "curves to use); ! 4 before-birth: measured_on (not shown) is "
        "before birth_date (not shown)\n"
        "7 rejected; ! 3 date: birth_date (not shown) is not a date (write the year with four "
        "digits); ! 4 date-order: measured_on (not shown) may have day or month first (write it as "
        "2021-04-02, or say which comes first)\n"
        "8 rejected; ! 6 gestation: gestation (not shown) is not weeks and days (write it as "
        "31+2)\n"
        "9 rejected; ! 5 not-a-number: weight_kg (not shown) is not a number (write digits alone, "
        "such as 12.3)\n"
    };
    growth_reader_options options = GROWTH_READER_OPTIONS;

    options.hide_cells = 1;
    check_file_case(&hidden, &options);
}
END_TEST

START_TEST(counts_what_is_missing)
{
    static const char file[] = "sex,age_days,weight_g,head_cm,gestation_weeks,not_measured_reason\n"
                               "1,1,9999,99.9,99,declined\n1,1,3000,99.9,9,\n1,x,3000,,,\n";
    growth_reader *reader;
    const growth_row *row;
    growth_counts counts;

    ck_assert_int_eq(growth_reader_open_memory(file, strlen(file), NULL, &reader, NULL), GROWTH_OK);
    do
        ck_assert_int_eq(growth_reader_next(reader, &row, NULL), GROWTH_OK);
    while (row);
    counts = growth_reader_counts(reader);
    ck_assert_uint_eq(counts.missing_codes, 5);
    ck_assert_uint_eq(counts.contacts, 1);
    ck_assert_uint_eq(counts.values, 1);
    ck_assert_uint_eq(counts.problems[GROWTH_PROBLEM_AGE], 1);
    growth_reader_close(reader);
}
END_TEST

/* What a chart must know of rows of which nothing is to be had: whose, of which day, whether
 * anything was measured. */
START_TEST(says_what_was_not_read)
{
    static const struct {
        const char *row;
        int unread;
        const char *id, *on;
    } rows[] = {
        { "a,f,2018-08-05,2021-04-02,12.3,", 0, "a", "2021-04-02" },
        { "a,f,2018-08-05,2021-04-02,\"12,3\",", 1, "a", "2021-04-02" },
        { "a,f,2018-08-05,2021-04-02,\"12,3\",88", 1, "a", "2021-04-02" },
        { "a,f,2018-08-05,2021-04-02,1230,", 0, "a", "2021-04-02" }, /* handed over, and told */
        { "a,f,2018-08-05,2021-02-30,12.3,", 1, "a", "" },
        { "a,f,2018-08-05,02/04/2021,12.3,", 1, "a", "" },
        { "a,f,2018-08-05,2018-08-01,12.3,", 1, "a", "2018-08-01" },
        { "a,x,2018-08-05,2021-04-02,12.3,", 1, "a", "2021-04-02" },
        { "a,f,2019-08-05,2021-04-02,12.3,", 1, "a", "2021-04-02" }, /* contradicts */
        { "a,f,2018-08-05,2021-04-02,,", 0, "a", "2021-04-02" },     /* a visit */
        { ",f,2018-08-05,2021-04-02,12.3,", 1, "", "2021-04-02" },
        { "a,f,2018-08-05,2021-04-02,12.3", 1, "", "" },
        { "b,f,1818-13-05,,,", 0, "b", "" }, /* tells who a child is, and nothing measured */
    };
    char text[2048] = WIDE, day[32];
    size_t used = strlen(text);
    growth_reader *reader;
    const growth_row *row;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "%s\n", rows[i].row);
    ck_assert_int_eq(growth_reader_open_memory(text, strlen(text), NULL, &reader, NULL), GROWTH_OK);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ck_assert_int_eq(growth_reader_next(reader, &row, NULL), GROWTH_OK);
        ck_assert_msg(row->unread == rows[i].unread, "%s", rows[i].row);
        ck_assert_str_eq(row->child.id ? row->child.id : "", rows[i].id);
        growth_date_format(row->on, day);
        ck_assert_msg(!strcmp(day, rows[i].on), "%s: %s", rows[i].row, day);
    }
    growth_reader_close(reader);
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("rows");

    tcase_add_loop_test(t, understands, 0, (int)(sizeof cases / sizeof *cases));
    tcase_add_test(t, chart_sex_chooses_the_curves);
    tcase_add_test(t, hands_over_texts);
    tcase_add_test(t, shows_no_nhs_number);
    tcase_add_test(t, hides_cells_where_asked);
    tcase_add_test(t, counts_what_is_missing);
    tcase_add_test(t, says_what_was_not_read);
    return tap_run(t);
}
