/* FHIR: which of several versions of an observation counts, what is taken back, and how messages
 * name the entry. */
#include "fhir_made.h"
#include "io_dump.h"

/* clang-format off: a file reads as its lines. */
/* One of several versions of an observation of child a. */
#define VERSION(status, more, value)                                                               \
    "{\"resourceType\":\"Observation\",\"id\":\"o\",\"status\":\"" status "\"," more CODE(         \
        LOINC("29463-7")) SUBJECT ON                                                               \
    UCUM(value, "kg") "}\n"
#define META(version, updated)                                                                     \
    "\"meta\":{\"versionId\":\"" version "\",\"lastUpdated\":\"" updated "\"},"
#define REPLACED "! 0 replaced: a later version of it is used in its place: "

static const file_case cases[] = {
    { "the same observation again counts once, and a copy is no version",
      P VERSION("final", "", "12.3") VERSION("final", "", "12.3") WEIGHT12,
      "2 used a female; weight 12.3" DAY "\n3 skipped\n4 used a female; weight 12.3" DAY "\n" },
    { "by status: amended or corrected over final over preliminary, wherever they stand",
      P VERSION("amended", "", "9.1") VERSION("final", "", "99") VERSION("preliminary", "", "98"),
      "2 used a female; weight 9.1" DAY "\n3 rejected; " REPLACED "line 2\n4 rejected; " REPLACED
      "line 2\n" },
    { "nothing says which is later: the place in the file does",
      P VERSION("final", "", "99") VERSION("final", "", "9.1"),
      "2 rejected; " REPLACED "line 3\n3 used a female; weight 9.1" DAY "\n" },
    { "versionId as a number, over all else",
      P VERSION("final", META("10", "2024-01-01T00:00:00Z"), "9.1")
          VERSION("amended", META("9", "2025-01-01T00:00:00Z"), "99"),
      "2 used a female; weight 9.1" DAY "\n3 rejected; " REPLACED "line 2\n" },
    { "lastUpdated as an instant, over the status; one of no number is no versionId",
      P VERSION("final", META("b", "2024-01-01T00:30:00.5Z"), "9.1")
          VERSION("amended", META("c", "2024-01-01T01:30:00+01:00"), "99"),
      "2 used a female; weight 9.1" DAY "\n3 rejected; " REPLACED "line 2\n" },
    { "issued, where nothing better is known",
      P VERSION("final", "\"issued\":\"2024-01-02T00:00:00Z\",", "9.1")
          VERSION("corrected", "\"issued\":\"2024-01-01T23:59:59-00:00\",", "99"),
      "2 used a female; weight 9.1" DAY "\n3 rejected; " REPLACED "line 2\n" },
    { "a status that does not count replaces nothing",
      P VERSION("final", META("6", "x"), "9.1") VERSION("registered", META("7", "x"), "99"),
      "2 used a female; weight 9.1" DAY
      "\n3 rejected; ! 0 status: status \"registered\" is not of an "
      "observation that was made (final, amended, corrected or preliminary)\n" },
    { "taken back is taken back in every version",
      P VERSION("final", "", "9.1") VERSION("amended", "", "9.2")
          VERSION("entered-in-error", "", "9"),
      "2 rejected; withdraws o of a; retracts o weight 9.1" DAY
      "; ! 0 retracted: the record takes it back elsewhere: "
      "its status is final here\n"
      "3 rejected; withdraws o of a; retracts o weight 9.2" DAY
      "; ! 0 retracted: the record takes it back elsewhere: "
      "its status is amended here\n"
      "4 rejected; withdraws o of a; retracts o weight 9" DAY
      "; ! 0 retracted: the record takes it back: its status is "
      "entered-in-error\n"
      "1 used a female\n" },
    { "a withdrawal that is emptied takes back all the same, and nothing else is told of it",
      P OBS("final", "\"id\":\"o\"," CODE(LOINC("29463-7")) SUBJECT ON UCUM("12.3", "kg")) OBS(
          "entered-in-error", "\"id\":\"o\"," CODE(LOINC("29463-7")) "\"valueQuantity\":{}")
          OBS("entered-in-error", "\"id\":\"p\"," SUBJECT ON UCUM("12.3", "kg")) OBS(
              "cancelled", "\"id\":\"q\"," CODE(LOINC("29463-7")) SUBJECT ON UCUM("12.3", "stone"))
              OBS("entered-in-error",
                  "\"id\":\"r\"," CODE(LOINC("8867-4")) SUBJECT ON UCUM("90", "/min"))
                  OBS("entered-in-error",
                      "\"id\":\"s\"," CODE(
                          LOINC("8867-4")) "\"subject\":{\"reference\":\"Patient/of-nobody\"}"),
      "2 rejected; withdraws o of a; retracts o weight 12.3" DAY
      "; ! 0 retracted: the record takes it back elsewhere: its status is final here\n"
      "3 rejected; withdraws o; ! 0 retracted: the record takes it back: its status is "
      "entered-in-error\n"
      "4 rejected; withdraws p of a; ! 0 retracted: the record takes it back: its status is "
      "entered-in-error\n"
      "5 rejected; withdraws q of a; ! 0 retracted: the record takes it back: its status is "
      "cancelled\n"
      "6 skipped; withdraws r of a\n"
      "7 skipped; withdraws s of of-nobody\n"
      "1 used a female\n" },
    { "the same id about another child is another observation",
      P
      "{\"resourceType\":\"Patient\",\"id\":\"b\",\"gender\":\"male\",\"birthDate\":\"2018-08-05\"}"
      "\n" VERSION("final", "", "9.1") "{\"resourceType\":\"Observation\",\"id\":\"o\",\"status\":"
                                       "\"final\"," CODE(
                                           LOINC("29463-7")) "\"subject\":{\"reference\":\"Patient/"
                                                             "b\"}," ON UCUM("9.2", "kg") "}\n",
      "3 used a female; weight 9.1" DAY "\n4 used b male; weight 9.2" DAY "\n" },
    { "an id written with an escape, and one of something inside",
      P VERSION("final", "",
                "99") "{\"resourceType\":\"Observation\",\"id\":\"\\u006f\",\"status\":\"amended\","
                      "\"code\":{\"coding\":[" LOINC("29463-7") "]}," SUBJECT ON
                          UCUM("9.1", "kg") "}\n" OBS(
                              "final", "\"id\":\"p\",\"code\":{\"id\":\"q\",\"coding\":[" LOINC(
                                           "29463-7") "]}," SUBJECT ON UCUM("9.2", "kg")),
      "2 rejected; " REPLACED "line 3\n3 used a female; weight 9.1" DAY
      "\n4 used a female; weight 9.2" DAY "\n" },
    { "a gestation, too, counts by its latest version",
      P OBS("final", "\"id\":\"g\"," CODE(SNOMED("412726003")) SUBJECT ON UCUM("39", "wk"))
          OBS("amended", "\"id\":\"g\"," CODE(SNOMED("412726003")) SUBJECT ON UCUM("31", "wk"))
              WEIGHT12,
      "2 rejected; " REPLACED "line 3\n3 skipped\n4 used a female g217; weight 12.3" DAY "\n" },
    { "of a Bundle or an array on one line, the entry is told",
      "[{\"resourceType\":\"Patient\",\"id\":\"a\",\"gender\":\"female\",\"birthDate\":\"2018-08-"
      "05\"}," VERSION("final", "", "99") "," VERSION("amended", "", "9.1") ",7]",
      "1 rejected; ! 0 replaced: entry 2 (Observation/o): a later version of it is used in its "
      "place: "
      "entry 3\n"
      "2 used a female; weight 9.1" DAY "\n"
      "3 rejected; ! 0 json: entry 4: the resource cannot be read: it is not JSON\n" },
    { "an id that may be an NHS number is not told",
      "[{\"resourceType\":\"Observation\",\"id\":\"9434765919\",\"status\":\"x\"," CODE(
          LOINC("29463-7")) SUBJECT ON UCUM("9", "kg") "}]",
      "1 rejected; ! 0 status: entry 1 (Observation/..........): status \"x\" is not of an "
      "observation "
      "that was made (final, amended, corrected or preliminary)\n" },
};

static const file_case nobody = {
    "without a Patient",
    FINAL(LOINC("29463-7"), UCUM("12.30", "kg")) FINAL(LOINC("8339-4"), UCUM("3.3", "kg"))
        OBS("final", CODE(LOINC("29463-7")) ON UCUM("12.3", "kg"))
            OBS("final", "\"id\":\"o\"," CODE(LOINC("29463-7")) SUBJECT ON UCUM("12.3", "kg")) OBS(
                "amended", "\"id\":\"o\"," CODE(LOINC("29463-7")) SUBJECT ON UCUM("12.4", "kg")),
    "1 used a unknown; weight 12.3" DAY "\n"
    "2 rejected; ! 0 subject: it was measured at birth, and the Patient, who has the day, is not "
    "in "
    "the files that were given (add the file of Patients)\n"
    "3 rejected; ! 0 subject: no child for the observation: it does not say which patient it is "
    "about (it has no subject.reference)\n"
    "4 rejected; ! 0 replaced: a later version of it is used in its place: line 5\n"
    "5 used a unknown; weight 12.4" DAY "\n"
};
/* clang-format on */

START_TEST(understands)
{
    check_file_case(&cases[_i], NULL);
}
END_TEST

/* A store keeps what was replaced, but nothing older may come after what is newer. */
START_TEST(every_version_for_a_store)
{
    static const file_case to_and_fro = {
        "older versions, copies",
        P VERSION("final", "", "99") VERSION("amended", "", "9.1") VERSION("final", "", "99")
            VERSION("amended", "", "9.1"),
        "2 used a female; weight 99" DAY "\n3 used a female; weight 9.1" DAY
        "\n4 rejected; " REPLACED "line 3\n5 used a female; weight 9.1" DAY "\n"
    };
    growth_reader_options options = GROWTH_READER_OPTIONS;

    options.all_versions = 1;
    check_file_case(&to_and_fro, &options);
}
END_TEST

/* For a store, which may know the child; what it was at birth it cannot know. */
START_TEST(a_child_may_be_known_elsewhere)
{
    growth_reader_options options = GROWTH_READER_OPTIONS;

    options.known_elsewhere = 1;
    check_file_case(&nobody, &options);
}
END_TEST

START_TEST(hides_what_stands_there)
{
    static const file_case hidden = {
        "a Bundle whose cells are not shown",
        "[{\"resourceType\":\"Patient\",\"id\":\"a\",\"gender\":\"x\",\"birthDate\":\"2018-08\"}"
        "," OBS("y", "\"id\":\"secret\"," CODE(LOINC("29463-7")) SUBJECT ON UCUM(
                         "9", "kg")) "," OBS("final",
                                             CODE(LOINC("29463-7")) SUBJECT ON UCUM("9", "kg")) "]",
        "1 rejected; ! 0 status: entry 2: status (not shown) is not of an observation that was "
        "made "
        "(final, amended, corrected or preliminary)\n"
        "2 rejected; ! 0 date: entry 3: birthDate (not shown) of the Patient is not a whole date "
        "(year, "
        "month and day are needed)\n"
        "1 rejected; ! 0 sex: entry 1: gender (not shown) of the Patient has no reference (write "
        "male or female, or say which curves to use)\n"
    };
    growth_reader_options options = GROWTH_READER_OPTIONS;

    options.hide_cells = 1;
    check_file_case(&hidden, &options);
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("io_versions");

    tcase_add_loop_test(t, understands, 0, (int)(sizeof cases / sizeof *cases));
    tcase_add_test(t, every_version_for_a_store);
    tcase_add_test(t, a_child_may_be_known_elsewhere);
    tcase_add_test(t, hides_what_stands_there);
    return tap_run(t);
}
