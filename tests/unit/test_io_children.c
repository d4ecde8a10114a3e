/* Patients of FHIR of whom nothing measured is used: who is a child is a row all the same. */
#include "fhir_made.h"
#include "io_dump.h"

#define PATIENT(id, more) "{\"resourceType\":\"Patient\",\"id\":\"" id "\"" more "}\n"
#define GIRL              ",\"gender\":\"female\""
#define BORN(day)         ",\"birthDate\":\"" day "\""
#define DIED                                                                                       \
    "the Patient is recorded as having died, and nothing measured of it is used: it is not "       \
    "listed\n"
#define NUMBERS(list) ",\"identifier\":[" list "]"
#define NHS(more)     "{\"system\":\"https://fhir.nhs.uk/Id/nhs-number\"" more "}"
#define SHARED                                                                                     \
    "! 0 nhs-number: another Patient of the files has the same NHS number, and is judged apart "   \
    "(if it is the same child, give both one id, or import them into a store)\n"
#define REPLACED_BY(id)                                                                            \
    ",\"link\":[{\"type\":\"seealso\",\"other\":{\"reference\":\"Patient/" id                      \
    "\"}},{\"type\":\"replaced-by\",\"other\":{\"reference\":\"Patient/" id "\"}}]"

/* clang-format off: a file reads as its lines.  Today is the 5th of August 2026. */
static const file_case cases[] = {
    { "a child with an observation is no row, one without is, behind all others",
      PATIENT("b", GIRL BORN("2024-01-01")) P WEIGHT12,
      "3 used a female; weight 12.3" DAY "\n1 used b female\n" },
    { "until 20 years", PATIENT("a", GIRL BORN("2006-08-05")) PATIENT("b", GIRL BORN("2006-08-06")),
      "1 skipped\n2 used b female\n" },
    { "an adult by the year alone, or by the month; one who may be a child is one",
      PATIENT("a", GIRL BORN("2005")) PATIENT("b", GIRL BORN("2006-07"))
          PATIENT("c", GIRL BORN("2006")),
      "1 skipped\n2 skipped\n"
      "3 part c female; ! 0 date: birthDate \"2006\" of the Patient is not a whole date (year, "
      "month "
      "and day are needed)\n" },
    { "a day of birth that is none, or not yet, or missing, hides nobody",
      PATIENT("a", GIRL BORN("2024-02-30")) PATIENT("b", GIRL BORN("2026-08-06")) PATIENT("c", GIRL)
          PATIENT("d", GIRL BORN("05/08/2018")),
      "1 part a female; ! 0 date: birthDate \"2024-02-30\" of the Patient is not a whole date "
      "(year, "
      "month and day are needed)\n"
      "2 part b female; ! 0 in-the-future: birthDate \"2026-08-06\" of the Patient is in the "
      "future\n"
      "3 used c female\n"
      "4 part d female; ! 0 date: birthDate \"05/08/2018\" of the Patient is not a whole date "
      "(year, "
      "month and day are needed)\n" },
    { "an NHS number that is one, in use today",
      PATIENT("a", GIRL NUMBERS(NHS(",\"value\":\"943 476-5919\"")))
          PATIENT("b", GIRL NUMBERS(NHS(",\"value\":\"9434765870\",\"use\":\"old\"") ","
                                    NHS(",\"value\":\"4010232137\",\"period\":{\"start\":\"2026-08\",\"end\":\"2026\"}")))
              PATIENT("c", GIRL NUMBERS(NHS(",\"value\":\"9434765870\",\"period\":{\"end\":\"2026-08-04\"}") ","
                                        "{\"system\":\"urn:other\",\"value\":\"9434765870\"}"))
                  PATIENT("d", GIRL NUMBERS("{\"system\":\"urn:oid:2.16.840.1.113883.2.1.4.1\",\"value\":\"9434765870\"}")),
      "1 used a female nhs 9434765919\n2 used b female nhs 4010232137\n3 used c female\n"
      "4 used d female nhs 9434765870\n" },
    { "one that is none, two, or another Patient's, told once",
      PATIENT("a", GIRL NUMBERS(NHS(",\"value\":\"9434765918\"")))
          PATIENT("b", GIRL NUMBERS(NHS(",\"value\":\"9434765870\"") "," NHS(",\"value\":\"4010232137\"")))
              PATIENT("c", GIRL NUMBERS(NHS(",\"value\":\"9434765919\"")))
                  PATIENT("d", GIRL NUMBERS(NHS(",\"value\":\"9434765919\"")))
                      PATIENT("e", GIRL NUMBERS(NHS(",\"value\":\"1111111111\""))),
      "1 used a female; ! 0 nhs-number: an NHS number of the Patient is not used: it is not ten digits "
      "of which the last is right (correct it)\n"
      "2 used b female; ! 0 nhs-number: the Patient has two NHS numbers, of which none is used "
      "(correct it, or mark the one that was given up with use \"old\")\n"
      "3 used c female nhs 9434765919; " SHARED "4 used d female nhs 9434765919; " SHARED
      "5 used e female; ! 0 nhs-number: an NHS number of the Patient is not used: it is not ten digits "
      "of which the last is right (correct it)\n" },
    { "without a sex it is refused for that alone, and once",
      PATIENT("a", BORN("2024")) PATIENT("b", BORN("2018-08-05"))
          OBS("final", CODE(LOINC("29463-7")) "\"subject\":{\"reference\":\"Patient/b\"}," ON UCUM(
                           "12", "kg")),
      "3 rejected; ! 0 sex: the Patient has no gender (write male or female, or say which curves "
      "to "
      "use)\n"
      "1 rejected; ! 0 sex: the Patient has no gender (write male or female, or say which curves "
      "to "
      "use)\n" },
    { "who died is told, unless grown up",
      PATIENT("a", GIRL BORN("2024-01-01") ",\"deceasedBoolean\":true")
          PATIENT("b", GIRL BORN("2024-01-01") ",\"deceasedDateTime\":\"2024-02\"")
              PATIENT("c", GIRL BORN("2024-01-01") ",\"deceasedBoolean\":false")
                  PATIENT("d", GIRL BORN("1950-01-01") ",\"deceasedBoolean\":true"),
      "1 skipped; ! 0 deceased: " DIED "2 skipped; ! 0 deceased: " DIED
      "3 used c female\n4 skipped\n" },
    { "a child who died has a record still",
      "{\"resourceType\":\"Patient\",\"id\":\"a\",\"gender\":\"male\",\"birthDate\":\"2018-08-05\","
      "\"deceasedDateTime\":\"2021-06-01\"}\n" WEIGHT12,
      "2 used a male; weight 12.3" DAY "\n" },
    { "two Patients of one id that contradict each other",
      P "{\"resourceType\":\"Patient\",\"id\":\"a\",\"gender\":\"male\"}\n" WEIGHT12,
      "3 rejected; ! 0 child: there are two Patients of this id, with different birth dates or "
      "sexes "
      "(correct one of them)\n"
      "1 rejected; ! 0 child: there are two Patients of this id, with different birth dates or "
      "sexes "
      "(correct one of them)\n"
      "2 rejected; ! 0 child: there are two Patients of this id, with different birth dates or "
      "sexes "
      "(correct one of them)\n" },

    /* -- gestation -- */
    { "whoever says that it died, it is of the child",
      PATIENT("a", GIRL BORN("2024-01-01")) PATIENT("a", ",\"deceasedBoolean\":true"),
      "1 skipped; ! 0 deceased: " DIED },
    { "merged into another that is there, it is that one; else it is one",
      PATIENT("a", GIRL REPLACED_BY("b")) PATIENT("b", GIRL) PATIENT("c", GIRL REPLACED_BY("z")),
      "2 used b female\n3 used c female\n" },
    { "two that are merged into each other, or a ring of them, are children all",
      PATIENT("a", GIRL REPLACED_BY("b")) PATIENT("b", GIRL REPLACED_BY("a"))
          PATIENT("c", GIRL REPLACED_BY("d")) PATIENT("d", GIRL REPLACED_BY("e"))
              PATIENT("e", GIRL REPLACED_BY("c")) PATIENT("f", GIRL REPLACED_BY("f")),
      "1 used a female\n2 used b female\n3 used c female\n4 used d female\n5 used e female\n"
      "6 used f female\n" },
    { "merged again, it is the last",
      PATIENT("a", GIRL REPLACED_BY("b")) PATIENT("b", GIRL REPLACED_BY("c")) PATIENT("c", GIRL),
      "3 used c female\n" },
    { "out of use is still a child", PATIENT("a", GIRL ",\"active\":false"), "1 used a female\n" },
    { "a copy is told once, and what it adds counts", PATIENT("a", "") PATIENT("a", GIRL),
      "1 used a female\n" },
    { "one without an id", "{\"resourceType\":\"Patient\",\"gender\":\"male\"}\n" P WEIGHT12,
      "3 used a female; weight 12.3" DAY "\n"
      "1 rejected; ! 0 child: the Patient has no id, so that no Observation can be about it (give "
      "it "
      "one)\n" },
    { "known by its URL alone, and measured",
      "{\"resourceType\":\"Bundle\",\"entry\":[{\"fullUrl\":\"urn:uuid:u\",\"resource\":{"
      "\"resourceType\":\"Patient\",\"gender\":\"male\"}},{\"fullUrl\":\"urn:uuid:v\",\"resource\":"
      "{"
      "\"resourceType\":\"Patient\",\"gender\":\"female\"}},{\"resource\":{\"resourceType\":"
      "\"Observation\",\"status\":\"final\",\"code\":{\"coding\":[{\"system\":\"http://loinc.org\","
      "\"code\":\"29463-7\"}]},\"subject\":{\"reference\":\"urn:uuid:v\"},\"effectiveDateTime\":"
      "\"2021-04-02\"}}]}",
      "1 rejected; ! 0 date: entry 3: birth_date is empty (write it as 2021-04-02)\n"
      "1 used u male\n1 used v female\n" },
    { "the id of a Patient is in no message",
      "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"Patient\",\"id\":"
      "\"jane-smith\"}},{\"resource\":{\"resourceType\":\"Observation\",\"id\":\"o\",\"status\":"
      "\"final\",\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"29463-7\"}]},"
      "\"subject\":{\"reference\":\"Patient/john\"},\"effectiveDateTime\":\"2021-04-02\"}}]}",
      "1 rejected; ! 0 subject: entry 2 (Observation/o): no child for the observation: its "
      "Patient is not in the files that were given (add the file of Patients)\n"
      "1 rejected; ! 0 sex: entry 1: the Patient has no gender (write male or female, or say which "
      "curves to use)\n" },
    { "a gestation is no measurement",
      P OBS("final", CODE(SNOMED("412726003")) SUBJECT ON UCUM("31", "wk")),
      "2 skipped\n1 used a female g217\n" },
};
/* clang-format on */

static growth_reader_options as_of_that_day(void)
{
    growth_reader_options options = GROWTH_READER_OPTIONS;

    ck_assert(growth_date_from_civil(2026, 8, 5, &options.today) == GROWTH_OK);
    return options;
}

START_TEST(understands)
{
    const growth_reader_options options = as_of_that_day();

    check_file_case(&cases[_i], &options);
}
END_TEST

/* Nobody is grown up on no day. */
START_TEST(without_a_day)
{
    static const file_case old = { "no day", PATIENT("a", GIRL BORN("1950-01-01")),
                                   "1 used a female\n" };

    check_file_case(&old, NULL);
}
END_TEST

/* Patients that are rows are not counted beside them. */
START_TEST(counts)
{
    static const char file[] =
        PATIENT("old", GIRL BORN("1950-01-01")) PATIENT("b", GIRL BORN("2024-01-01")) P WEIGHT12;
    const growth_reader_options options = as_of_that_day();
    growth_reader *reader = NULL;
    const growth_row *row;
    growth_counts n;

    ck_assert(growth_reader_open_memory(file, strlen(file), &options, &reader, NULL) == GROWTH_OK);
    do
        ck_assert(growth_reader_next(reader, &row, NULL) == GROWTH_OK);
    while (row);
    ck_assert(growth_reader_next(reader, &row, NULL) == GROWTH_OK && !row);
    n = growth_reader_counts(reader);
    ck_assert_uint_eq(n.rows, 3);
    ck_assert_uint_eq(n.used, 2);
    ck_assert_uint_eq(n.skipped, 1);
    ck_assert_uint_eq(n.patients, 1);
    ck_assert_uint_eq(n.unmeasured, 1);
    ck_assert_uint_eq(n.problems[GROWTH_PROBLEM_ADULT], 1);
    growth_reader_close(reader);
}
END_TEST

START_TEST(every_kind_has_its_word)
{
    for (int i = 0; i < GROWTH_PROBLEM_COUNT_; i++) {
        ck_assert_ptr_nonnull(growth_problem_text((growth_problem_kind)i));
        for (int k = 0; k < i; k++)
            ck_assert_str_ne(growth_problem_text((growth_problem_kind)i),
                             growth_problem_text((growth_problem_kind)k));
    }
    ck_assert_str_eq(growth_problem_text(GROWTH_PROBLEM_COUNT_), "unknown");
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("io_children");

    tcase_add_loop_test(t, understands, 0, (int)(sizeof cases / sizeof *cases));
    tcase_add_test(t, without_a_day);
    tcase_add_test(t, counts);
    tcase_add_test(t, every_kind_has_its_word);
    return tap_run(t);
}
