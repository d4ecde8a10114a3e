/* FHIR behind the reader: every trap of real exports, as a file and how it is understood. */
#include "fhir_made.h"
#include "io_dump.h"

/* clang-format off: a file reads as its lines. */
static const file_case cases[] = {
    /* -- codes -- */
    { "codes of LOINC",
      P FINAL(LOINC("29463-7"), UCUM("12.3", "kg")) FINAL(LOINC("3141-9"), UCUM("12.3", "kg"))
          FINAL(LOINC("8302-2"), UCUM("95", "cm")) FINAL(LOINC("8308-9"), UCUM("95", "cm"))
              FINAL(LOINC("8306-3"), UCUM("95", "cm")) FINAL(LOINC("9843-4"), UCUM("47", "cm"))
                  FINAL(LOINC("8287-5"), UCUM("47", "cm")) FINAL(LOINC("39156-5"), UCUM("16", "kg/m2")),
      "2 used a female; weight 12.3" DAY "\n3 used a female; weight 12.3" DAY
      "\n4 used a female; height 95" DAY "\n5 used a female; height 95 standing" DAY
      "\n6 used a female; height 95 lying" DAY "\n7 used a female; head 47" DAY
      "\n8 used a female; head 47" DAY "\n9 used a female; bmi 16" DAY "\n" },
    { "codes of SNOMED CT",
      P FINAL(SNOMED("27113001"), UCUM("12.3", "kg")) FINAL(SNOMED("50373000"), UCUM("95", "cm"))
          FINAL(SNOMED("1149101003"), UCUM("95", "cm")) FINAL(SNOMED("363812007"), UCUM("47", "cm"))
              FINAL(SNOMED("60621009"), UCUM("16", "kg/m2")),
      "2 used a female; weight 12.3" DAY "\n3 used a female; height 95" DAY
      "\n4 used a female; height 95 lying" DAY "\n5 used a female; head 47" DAY
      "\n6 used a female; bmi 16" DAY "\n" },
    { "what is left out is rejected and counted",
      P FINAL(LOINC("59576-9"), UCUM("50", "%")) FINAL(SNOMED("446974000"), UCUM("50", "%"))
          FINAL(SNOMED("1153602009"), UCUM("50", "%")) FINAL(LOINC("3138-5"), UCUM("95", "cm"))
              FINAL(LOINC("8301-4"), UCUM("95", "cm")) FINAL(SNOMED("248335006"), UCUM("55", "cm")),
      "2 rejected; ! 0 excluded: code 59576-9 is left out: it is a centile\n"
      "3 rejected; ! 0 excluded: code 446974000 is left out: it is a centile\n"
      "4 rejected; ! 0 excluded: code 1153602009 is left out: it is a centile\n"
      "5 rejected; ! 0 excluded: code 3138-5 is left out: it was stated and not measured\n"
      "6 rejected; ! 0 excluded: code 8301-4 is left out: it was estimated and not measured\n"
      "7 rejected; ! 0 excluded: code 248335006 is left out: it is a sitting height\n"
      "1 used a female\n" },
    { "of several codes, a reason to leave out counts first, then what says more",
      P FINAL(LOINC("39156-5") "," LOINC("59576-9"), UCUM("50", "%"))
          FINAL(LOINC("8302-2") "," LOINC("8306-3"), UCUM("95", "cm"))
              FINAL(LOINC("29463-7") "," LOINC("8302-2"), UCUM("95", "cm")),
      "2 rejected; ! 0 excluded: code 59576-9 is left out: it is a centile\n"
      "3 used a female; height 95 lying" DAY "\n"
      "4 rejected; ! 0 measure: its codes name different things (correct them)\n" },
    { "a code of another system, or of none, is not ours",
      P FINAL("{\"system\":\"http://read.info\",\"code\":\"29463-7\"}", UCUM("12", "kg"))
          FINAL("{\"code\":\"29463-7\"}", UCUM("12", "kg")) FINAL(LOINC("8867-4"), UCUM("90", "/min")),
      "2 skipped\n3 skipped\n4 skipped\n"
      "1 used a female\n" },

    /* -- values -- */
    { "units by their UCUM code",
      P FINAL(LOINC("29463-7"), UCUM("12300", "g")) FINAL(LOINC("29463-7"), UCUM("28", "[lb_av]"))
          FINAL(LOINC("8302-2"), UCUM("1.13", "m")) FINAL(LOINC("8302-2"), UCUM("953", "mm"))
              FINAL(LOINC("8302-2"), UCUM("37.5", "[in_i]")),
      "2 used a female; weight 12.3" DAY "\n3 used a female; weight 12.70058636" DAY
      "\n4 used a female; height 113" DAY "\n5 used a female; height 95.3" DAY
      "\n6 used a female; height 95.25" DAY "\n" },
    { "units are never guessed",
      P FINAL(LOINC("29463-7"), "\"valueQuantity\":{\"value\":12.3}")
          FINAL(LOINC("29463-7"), UCUM("12.3", "KG")) FINAL(LOINC("29463-7"), UCUM("95", "cm"))
              FINAL(LOINC("29463-7"),
                    "\"valueQuantity\":{\"value\":12,\"system\":\"http://x\",\"code\":\"kg\"}")
                  FINAL(LOINC("29463-7"), "\"valueQuantity\":{\"value\":12,\"unit\":\"kilograms\"}"),
      "2 rejected; ! 0 unit: unit \"\" of weight is not known (UCUM has kg: units are never "
      "guessed)\n"
      "3 rejected; ! 0 unit: unit \"KG\" of weight is not known (UCUM has kg: units are never "
      "guessed)\n"
      "4 rejected; ! 0 unit: weight cannot be in cm (use one of kg, g, lb, oz)\n"
      "5 rejected; ! 0 unit: unit \"kg\" of weight is not known (UCUM has kg: units are never "
      "guessed)\n"
      "6 used a female; weight 12" DAY "\n" },
    { "a BMI by its code may be a percentile by its unit",
      P FINAL(LOINC("39156-5"), UCUM("50", "{percentile}")) FINAL(LOINC("39156-5"), UCUM("50", "%")),
      "2 rejected; ! 0 excluded: bmi is left out: it is a centile by its unit\n"
      "3 rejected; ! 0 excluded: bmi is left out: it is a centile by its unit\n"
      "1 used a female\n" },
    { "more, or less, than a value is no value",
      P FINAL(LOINC("29463-7"), "\"valueQuantity\":{\"value\":20,\"comparator\":\">\",\"code\":\"kg\"}"),
      "2 rejected; ! 0 comparator: weight is only a limit (its value has a comparator)\n"
      "1 used a female\n" },
    { "values that are none",
      P FINAL(LOINC("29463-7"), "\"valueString\":\"12 kg\"")
          FINAL(LOINC("29463-7"), "\"valueQuantity\":{\"value\":\"12\",\"code\":\"kg\"}")
              FINAL(LOINC("29463-7"), UCUM("1e999", "kg")) FINAL(LOINC("29463-7"), UCUM("NaN", "kg")) FINAL(LOINC("29463-7"), UCUM("1230", "kg"))
                  FINAL(LOINC("29463-7"), "\"x\":1"),
      "2 rejected; ! 0 not-a-number: weight is not a Quantity: it needs a number and its unit\n"
      "3 rejected; ! 0 not-a-number: weight has no value that is a number\n"
      "4 rejected; ! 0 not-a-number: weight \"1e999\" is not a number (write digits alone, such as "
      "12.3)\n"
      "5 rejected; ! 0 not-a-number: weight \"NaN\" is not a number (write digits alone, such as "
      "12.3)\n"
      "6 rejected; weight 1230 limit" DAY "; ! 0 outside-limits: weight 1230 kg is outside 0.15 to "
      "500 kg (check the entry and its unit)\n"
      "7 used a female; contact not recorded \"-\"\n" },
    { "no value, and why: a contact",
      P FINAL(LOINC("29463-7"),
              "\"dataAbsentReason\":{\"coding\":[{\"code\":\"asked-declined\"}]}")
          FINAL(LOINC("29463-7"), "\"dataAbsentReason\":{\"text\":\"no scales\"}")
              FINAL(LOINC("29463-7"), "\"dataAbsentReason\":{\"coding\":[{\"code\":\"unknown\"}]}"),
      "2 used a female; contact declined \"declined\"\n"
      "3 used a female; contact no scales \"no scales\"\n"
      "4 used a female; contact not recorded \"not recorded\"\n" },
    { "components are values of one row",
      P OBS("final", CODE(LOINC("85353-1")) SUBJECT ON
            "\"component\":[{" CODE(LOINC("29463-7")) UCUM("12.3", "kg") "},"
            "{" CODE(LOINC("8302-2")) UCUM("0.95", "m") "},{" CODE(LOINC("59576-9"))
            UCUM("50", "%") "},{" CODE(LOINC("8867-4")) UCUM("90", "/min") "}]"),
      "2 part a female; weight 12.3" DAY "; height 95" DAY
      "; ! 0 excluded: code 59576-9 is left out: it is a centile\n" },

    /* -- status -- */
    { "statuses",
      P OBS("amended", CODE(LOINC("29463-7")) SUBJECT ON UCUM("12.3", "kg"))
          OBS("corrected", CODE(LOINC("29463-7")) SUBJECT ON UCUM("12.3", "kg"))
              OBS("preliminary", CODE(LOINC("29463-7")) SUBJECT ON UCUM("12.3", "kg"))
                  OBS("entered-in-error", CODE(LOINC("29463-7")) SUBJECT ON UCUM("12.3", "kg"))
                      OBS("cancelled", CODE(LOINC("29463-7")) SUBJECT ON UCUM("12.3", "kg"))
                          OBS("registered", CODE(LOINC("29463-7")) SUBJECT ON UCUM("12.3", "kg"))
                              OBS("unknown", CODE(LOINC("29463-7")) SUBJECT ON UCUM("12.3", "kg")),
      "2 used a female; weight 12.3" DAY "\n3 used a female; weight 12.3" DAY
      "\n4 used a female; weight 12.3 preliminary" DAY "; ! 0 preliminary: its status is "
      "preliminary: it is used, and may still change\n"
      "5 rejected; ! 0 retracted: the record takes it back: its status is entered-in-error\n"
      "6 rejected; ! 0 retracted: the record takes it back: its status is cancelled\n"
      "7 rejected; ! 0 status: status \"registered\" is not of an observation that was made (final, "
      "amended, corrected or preliminary)\n"
      "8 rejected; ! 0 status: status \"unknown\" is not of an observation that was made (final, "
      "amended, corrected or preliminary)\n" },
    { "an observation taken back later counts nowhere",
      P OBS("final", "\"id\":\"o\"," CODE(LOINC("29463-7")) SUBJECT ON UCUM("12.3", "kg"))
          OBS("entered-in-error", "\"id\":\"o\"," CODE(LOINC("29463-7")) SUBJECT ON UCUM("12.3", "kg")),
      "2 rejected; withdraws o of a; retracts o weight 12.3" DAY
      "; ! 0 retracted: the record takes it back elsewhere: its status is final here\n"
      "3 rejected; withdraws o of a; retracts o weight 12.3" DAY
      "; ! 0 retracted: the record takes it back: its status is entered-in-error\n"
      "1 used a female\n" },

    /* -- dates -- */
    { "the day as written, whatever the time zone",
      P OBS("final", CODE(LOINC("29463-7")) SUBJECT
            "\"effectiveDateTime\":\"2021-04-02T23:30:00-08:00\"," UCUM("12.3", "kg"))
          OBS("final", CODE(LOINC("29463-7")) SUBJECT
              "\"effectiveDateTime\":\"2021-04-02T00:15:00.123+05:30\"," UCUM("12.3", "kg"))
              OBS("final", CODE(LOINC("29463-7")) SUBJECT
                  "\"effectivePeriod\":{\"start\":\"2021-04-02T09:00:00Z\",\"end\":\"2021-04-02T09:05:"
                  "00Z\"}," UCUM("12.3", "kg")),
      "2 used a female; weight 12.3" DAY "\n3 used a female; weight 12.3" DAY
      "\n4 used a female; weight 12.3" DAY "\n" },
    { "dates that are not whole, or none",
      P OBS("final", CODE(LOINC("29463-7")) SUBJECT "\"effectiveDateTime\":\"2021-04\"," UCUM("12.3", "kg"))
          OBS("final", CODE(LOINC("29463-7")) SUBJECT "\"effectiveDateTime\":\"2021\"," UCUM("12.3", "kg"))
              OBS("final", CODE(LOINC("29463-7")) SUBJECT "\"issued\":\"2021-04-02T09:00:00Z\"," UCUM("12.3", "kg"))
                  OBS("final", CODE(LOINC("29463-7")) SUBJECT
                      "\"effectivePeriod\":{\"start\":\"2021-04-02\",\"end\":\"2021-04-09\"}," UCUM("12.3", "kg"))
                      OBS("final", CODE(LOINC("29463-7")) SUBJECT
                          "\"effectiveDateTime\":\"2021-02-30\"," UCUM("12.3", "kg"))
                          OBS("final", CODE(LOINC("29463-7")) SUBJECT
                              "\"effectiveDateTime\":\"2018-08-04\"," UCUM("12.3", "kg")),
      "2 rejected; ! 0 date: effective date \"2021-04\" is not a whole date (year, month and day "
      "are needed)\n"
      "3 rejected; ! 0 date: effective date \"2021\" is not a whole date (year, month and day are "
      "needed)\n"
      "4 rejected; ! 0 date: the observation has no effective date (issued is not when it was "
      "taken)\n"
      "5 rejected; ! 0 date: effectivePeriod is longer than a day\n"
      "6 rejected; ! 0 date: measured_on \"2021-02-30\" is no day of the calendar\n"
      "7 rejected; ! 0 before-birth: measured_on \"2018-08-04\" is before birth_date "
      "\"2018-08-05\"\n"
      "1 used a female\n" },
    { "a birth weight is of the day of birth, whenever it was written down",
      P FINAL(SNOMED("364589006"), UCUM("3200", "g"))
          OBS("final", CODE(LOINC("29463-7") "," SNOMED("364589006")) SUBJECT UCUM("3100", "g")),
      "2 used a female; weight 3.2 on 2018-08-05\n3 used a female; weight 3.1 on 2018-08-05\n" },

    /* -- the child -- */
    { "a subject by any reference, its Patient in any place",
      OBS("final", CODE(LOINC("29463-7")) "\"subject\":{\"reference\":\"https://h.example/fhir/Patient/a\"},"
          ON UCUM("12.3", "kg"))
          OBS("final", CODE(LOINC("29463-7"))
              "\"subject\":{\"reference\":\"Patient/a/_history/3\"}," ON UCUM("12.3", "kg")) P,
      "1 used a female; weight 12.3" DAY "\n2 used a female; weight 12.3" DAY "\n" },
    { "subjects that no child is known for",
      P OBS("final", CODE(LOINC("29463-7")) "\"subject\":{\"reference\":\"Patient/b\"}," ON UCUM("12", "kg"))
          OBS("final", CODE(LOINC("29463-7")) "\"subject\":{\"reference\":\"Group/a\"}," ON UCUM("12", "kg"))
              OBS("final", CODE(LOINC("29463-7")) ON UCUM("12", "kg"))
                  OBS("final", CODE(LOINC("29463-7")) "\"contained\":[{\"resourceType\":\"Patient\",\"id\":"
                      "\"c\"}],\"subject\":{\"reference\":\"#c\"}," ON UCUM("12", "kg"))
                      OBS("final", CODE(LOINC("29463-7")) SUBJECT ON
                          "\"focus\":[{\"reference\":\"Patient/z\"}]," UCUM("12", "kg")),
      "2 rejected; ! 0 subject: no child for the observation: its Patient is not in the files that "
      "were given (add the file of Patients)\n"
      "3 rejected; ! 0 subject: no child for the observation: its subject is not a patient\n"
      "4 rejected; ! 0 subject: no child for the observation: it does not say which patient it is "
      "about (it has no subject.reference)\n"
      "5 rejected; ! 0 subject: no child for the observation: its patient is contained in it and "
      "has no id of its own (export the Patient too)\n"
      "6 rejected; ! 0 subject: no child for the observation: it is about something other than its "
      "subject (it has a focus)\n"
      "1 used a female\n" },
    { "Patients that lack what a score needs, and one that died",
      "{\"resourceType\":\"Patient\",\"id\":\"a\",\"gender\":\"other\",\"birthDate\":\"2018-08-05\"}\n" WEIGHT12,
      "2 rejected; ! 0 sex: gender \"other\" of the Patient has no reference (write male or "
      "female, or say which curves to use)\n" },
    { "a birth date that is not whole",
      "{\"resourceType\":\"Patient\",\"id\":\"a\",\"gender\":\"male\",\"birthDate\":\"2018-08\"}\n" WEIGHT12,
      "2 rejected; ! 0 date: birthDate \"2018-08\" of the Patient is not a whole date (year, month "
      "and day are needed)\n"
      "1 part a male; ! 0 date: birthDate \"2018-08\" of the Patient is not a whole date (year, "
      "month and day are needed)\n" },

    /* -- gestation -- */
    { "gestation, in any place; missing stays unknown",
      P WEIGHT12 FINAL(LOINC("11884-4"), UCUM("31", "wk")), "2 used a female g217; weight 12.3" DAY "\n3 skipped\n" },
    { "gestation in days, in text, and at birth before any other",
      P FINAL(LOINC("18185-9"), UCUM("30", "wk")) FINAL(SNOMED("412726003"), "\"valueString\":\"31+2\"") WEIGHT12,
      "2 skipped\n3 skipped\n4 used a female g219; weight 12.3" DAY "\n" },
    { "gestations that are none",
      P FINAL(SNOMED("412726003"), UCUM("31.2", "wk")) FINAL(SNOMED("412726003"), UCUM("12", "wk"))
          FINAL(SNOMED("412726003"), "\"valueQuantity\":{\"value\":31}")
              FINAL(SNOMED("412726003"), UCUM("99", "wk")) WEIGHT12,
      "2 rejected; ! 0 gestation: gestation is not whole weeks or days (31.2 weeks may mean 31+2; "
      "give days)\n"
      "3 rejected; ! 0 gestation: gestation is outside 22+0 to 44+6 weeks\n"
      "4 rejected; ! 0 gestation: gestation has no unit (weeks, wk, or days, d)\n"
      "5 skipped\n6 used a female; weight 12.3" DAY "\n" },
    { "gestations that differ",
      P FINAL(SNOMED("412726003"), UCUM("219", "d")) FINAL(SNOMED("412726003"), UCUM("33", "wk")) WEIGHT12,
      "2 skipped\n"
      "3 rejected; ! 0 child: gestation differs from another one of this child, which was read "
      "before (correct one of them)\n"
      "4 used a female g219; weight 12.3" DAY "\n" },

    /* -- forms of file -- */
    { "a Bundle, laid out: rows at the lines of their entries",
      "{\n \"resourceType\": \"Bundle\",\n \"entry\": [\n  {\n   \"fullUrl\": \"urn:uuid:u1\",\n"
      "   \"resource\": {\"resourceType\": \"Patient\", \"gender\": \"male\",\n"
      "     \"birthDate\": \"2018-08-05\"}\n  },\n  {\"resource\": "
      "{\"resourceType\":\"Observation\",\"status\":\"final\"," CODE(LOINC("29463-7"))
      "\"subject\":{\"reference\":\"urn:uuid:u1\"}," ON "\n" UCUM("12.30", "kg") "}}\n ],\n"
      " \"link\": [{\"relation\": \"self\"}]\n}\n",
      "9 used u1 male; weight 12.3" DAY "\n" },
    { "an array of resources, on one line",
      "[{\"resourceType\":\"Patient\",\"id\":\"a\",\"gender\":\"male\",\"birthDate\":\"2018-08-05\"},"
      "{\"resourceType\":\"Observation\",\"status\":\"final\"," CODE(LOINC("29463-7")) SUBJECT ON
      UCUM("12.3", "kg") "}]",
      "1 used a male; weight 12.3" DAY "\n" },
    { "a gestation before its Patient, both by URL",
      "{\"entry\":[{\"resource\":{\"resourceType\":\"Observation\",\"status\":\"final\","
      CODE(SNOMED("412726003")) "\"subject\":{\"reference\":\"urn:uuid:u\"}," UCUM("219", "d") "}},\n"
      "{\"fullUrl\":\"urn:uuid:u\",\"resource\":{\"resourceType\":\"Patient\",\"id\":\"a\",\"gender\":"
      "\"male\",\"birthDate\":\"2018-08-05\"}},\n{\"resource\":{\"resourceType\":\"Observation\","
      "\"status\":\"final\"," CODE(LOINC("29463-7")) "\"subject\":{\"reference\":\"urn:uuid:u\"}," ON
      UCUM("12.3", "kg") "}}],\"resourceType\":\"Bundle\"}",
      "1 skipped\n3 used a male g219; weight 12.3" DAY "\n" },
    { "an empty Bundle, a Bundle inside, other resources, a deleted entry",
      "{\"resourceType\":\"Bundle\",\"total\":0}\n{\"entry\":[{\"resource\":{\"resourceType\":"
      "\"Bundle\",\"entry\":[]}},{\"resource\":{\"resourceType\":\"Encounter\"}},"
      "{\"request\":{\"method\":\"DELETE\"}}]}",
      "2 rejected; ! 0 json: entry 1: a Bundle inside another is not read (give it as a file of its own)\n" },

    /* -- hostile -- */
    { "a line that is cut off does not swallow the next",
      P "{\"resourceType\":\"Observation\",\"status\":\"fi\n" WEIGHT12
        "{\"resourceType\":\"Observation\",\"code\":{\"coding\":[{\"a\":\"1\n" WEIGHT12 "{\"a\":",
      "2 rejected; ! 0 json: the resource cannot be read: it is cut off (export the file again)\n"
      "3 used a female; weight 12.3" DAY "\n"
      "4 rejected; ! 0 json: the resource cannot be read: it is cut off (export the file again)\n"
      "5 used a female; weight 12.3" DAY "\n"
      "6 rejected; ! 0 json: the resource cannot be read: it is cut off (export the file again)\n" },
    { "a Bundle that ends in the middle is not taken for whole",
      "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"Encounter\"}},",
      "refused: the data ends in the middle: its last bracket is missing (fetch the file again)\n" },
    { "what is no JSON, or no resource",
      "{\"resourceType\":Observation}\n{\"a\":NaN}\n{}\n{\"resourceType\":7}\nnull\n]\n" P,
      "1 rejected; ! 0 json: the resource cannot be read: unexpected character\n"
      "2 rejected; ! 0 json: it is not a resource of FHIR (it has no resourceType)\n"
      "3 rejected; ! 0 json: it is not a resource of FHIR (it has no resourceType)\n"
      "4 rejected; ! 0 json: it is not a resource of FHIR (it has no resourceType)\n"
      "5 rejected; ! 0 json: the resource cannot be read: it is not JSON\n"
      "6 rejected; ! 0 json: the resource cannot be read: it is not JSON\n"
      "7 used a female\n" },
    { "a text with a NUL in disguise, a wrong byte, a control character",
      P "{\"resourceType\":\"Observation\",\"status\":\"final\\u0000\"," CODE(LOINC("29463-7"))
      SUBJECT ON UCUM("12", "kg") "}\n{\"resourceType\":\"Observation\",\"x\":\"\xff\"}\n"
      "{\"resourceType\":\"Observation\",\"x\":\"\x01\"}\n",
      "2 rejected; ! 0 status: status \"\" is not of an observation that was made (final, amended, "
      "corrected or preliminary)\n"
      "3 rejected; ! 0 json: the resource cannot be read: it is not in UTF-8 (export the file again as UTF-8)\n"
      "4 rejected; ! 0 json: the resource cannot be read: a text in it holds a line break or "
      "another control character\n"
      "1 used a female\n" },
    { "a key that stands twice: the last one counts, as the parser has it",
      P OBS("final", "\"status\":\"entered-in-error\"," CODE(LOINC("29463-7")) SUBJECT ON UCUM("12", "kg")),
      "2 rejected; ! 0 retracted: the record takes it back: its status is entered-in-error\n"
      "1 used a female\n" },

};

/* clang-format on */

START_TEST(understands)
{
    check_file_case(&cases[_i], NULL);
}
END_TEST

static growth_reader *reader_of(const char *bytes, size_t length)
{
    growth_reader *reader = NULL;
    growth_error err;

    if (growth_reader_open_memory(bytes, length, NULL, &reader, &err) != GROWTH_OK)
        ck_abort_msg("%s", err.message);
    return reader;
}

START_TEST(keeps_the_text_of_a_number_and_the_row)
{
    static const char file[] = P
        "{ \"resourceType\" : \"Observation\", \"id\":\"o1\", \"status\":\"preliminary\",\n " CODE(
            LOINC("29463-7")) SUBJECT ON
        "\"note\":[{\"text\":\"in a nappy\"}],"
        "\"performer\":[{\"reference\":\"Organization/1\",\"display\":\"Clinic\"},"
        "{\"reference\":\"Practitioner/2\",\"display\":\"HV\"}],\n" UCUM("12.30", "kg") "}";
    growth_reader *reader = reader_of(file, sizeof file - 1);
    const growth_row *row;

    ck_assert_int_eq(growth_reader_next(reader, &row, NULL), GROWTH_OK);
    ck_assert_str_eq(row->values[0].text, "12.30");
    ck_assert_str_eq(row->values[0].unit, "kg");
    ck_assert_str_eq(row->source_id, "o1");
    ck_assert_str_eq(row->note, "preliminary: in a nappy");
    ck_assert_str_eq(row->service, "Clinic");
    ck_assert_str_eq(row->measured_by, "HV");
    ck_assert_uint_eq(row->values[0].measurement.marks, GROWTH_MARK_PRELIMINARY);
    ck_assert_ptr_null(strchr(row->raw, '\n'));
    ck_assert_ptr_nonnull(strstr(row->raw, "\"value\":12.30,"));
    ck_assert_uint_eq(strlen(row->raw), row->raw_length);
    ck_assert_str_eq(growth_reader_header(reader), "");
    ck_assert_uint_eq(growth_reader_counts(reader).patients, 1);
    growth_reader_close(reader);
}
END_TEST

/* A Patient, one observation of `middle`, and one that is good: the good one is always read. */
static void good_one_survives(const char *middle, size_t length, const char *what)
{
    static const char before[] = P, after[] = "\n" WEIGHT12;
    const size_t size = sizeof before + length + sizeof after;
    char *file = malloc(size);
    const growth_row *row;
    growth_reader *reader;
    size_t used = 0, rows = 0;
    growth_error err;

    ck_assert_ptr_nonnull(file);
    memcpy(file, before, sizeof before - 1);
    memcpy(file + sizeof before - 1, middle, length);
    memcpy(file + sizeof before - 1 + length, after, sizeof after);
    reader = reader_of(file, sizeof before - 1 + length + sizeof after - 1);
    for (;;) {
        if (growth_reader_next(reader, &row, &err) != GROWTH_OK)
            ck_abort_msg("%s: %s", what, err.message);
        if (!row)
            break;
        rows++;
        used += row->outcome == GROWTH_ROW_USED;
    }
    ck_assert_msg(used == 1 && rows == 2, "%s: %zu of %zu rows used", what, used, rows);
    growth_reader_close(reader);
    free(file);
}

static void repeat(char *to, size_t n, const char *piece)
{
    const size_t length = strlen(piece);

    for (size_t i = 0; i < n; i++)
        memcpy(to + i * length, piece, length);
}

START_TEST(hostile_resources_spoil_only_themselves)
{
    static const char nul[] = "{\"resourceType\":\"Obs\0rvation\"}";
    enum { MUCH = 3 << 20 };
    char *text = malloc(MUCH + 64);

    ck_assert_ptr_nonnull(text);
    /* 100,000 brackets deep, closed and not. */
    repeat(text, 100000, "[");
    repeat(text + 100000, 100000, "]");
    memmove(text + 5, text, 200000);
    memcpy(text, "{\"a\":", 5);
    memcpy(text + 200005, "}", 1);
    good_one_survives(text, 200006, "deep");
    good_one_survives(text, 100005, "deep and never closed");
    repeat(text, 65, "{\"a\":");
    memcpy(text + 325, "1", 1);
    repeat(text + 326, 65, "}");
    good_one_survives(text, 391, "65 deep");
    /* A resource beyond a row's size, and a text beyond a cell's. */
    memset(text, 'x', MUCH);
    memcpy(text, "{\"resourceType\":\"", 17);
    memcpy(text + MUCH - 2, "\"}", 2);
    good_one_survives(text, MUCH, "3 MiB");
    good_one_survives(nul, sizeof nul - 1, "NUL");
    good_one_survives("\0\0\0", 3, "NULs alone");
    free(text);
}
END_TEST

/* 64 KiB and more in every text that is read, as far as a cell may hold it. */
START_TEST(long_texts)
{
    /* clang-format off */
    const char *const forms[] = {
        "{\"resourceType\":\"Observation\",\"id\":\"%s\",\"status\":\"final\"," CODE(
            LOINC("29463-7")) SUBJECT ON UCUM("12", "kg") "}",
        "{\"resourceType\":\"Observation\",\"status\":\"%s\"," CODE(LOINC("29463-7")) SUBJECT ON
            UCUM("12", "kg") "}",
        "{\"resourceType\":\"Observation\",\"status\":\"final\"," CODE(LOINC("29463-7"))
            SUBJECT "\"effectiveDateTime\":\"%s\"," UCUM("12", "kg") "}",
        "{\"resourceType\":\"Observation\",\"status\":\"final\"," CODE(LOINC("29463-7"))
            SUBJECT ON "\"valueQuantity\":{\"value\":12,\"code\":\"%s\"}}",
        "{\"resourceType\":\"Observation\",\"status\":\"preliminary\",\"note\":[{\"text\":\"%s\"}]," CODE(
            LOINC("29463-7")) SUBJECT ON UCUM("12", "kg") "}",
    };
    /* clang-format on */
    enum { LONG = 70000 };
    char *text = malloc(LONG + 1), *file = malloc(LONG + 1000);

    ck_assert_ptr_nonnull(text);
    ck_assert_ptr_nonnull(file);
    for (int size = 65534; size < LONG; size += 1500) {
        memset(text, '9', (size_t)size);
        text[size] = '\0';
        for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
            char *mark;
            growth_reader *reader;
            const growth_row *row;

            snprintf(file, LONG + 1000, "%s", forms[i]);
            mark = strstr(file, "%s");
            memmove(mark + size, mark + 2, strlen(mark + 2) + 1);
            memcpy(mark, text, (size_t)size);
            reader = reader_of(file, strlen(file));
            ck_assert_int_eq(growth_reader_next(reader, &row, NULL), GROWTH_OK);
            ck_assert_int_eq(row->outcome, GROWTH_ROW_REJECTED); /* no Patient, at least */
            growth_reader_close(reader);
        }
    }
    free(file);
    free(text);
}
END_TEST

/* Every beginning of a good Bundle is refused or gives fewer rows; none crashes. */
START_TEST(every_truncation)
{
    /* clang-format off */
    static const char file[] =
        "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"Patient\",\"id\":"
        "\"a\",\"gender\":\"male\",\"birthDate\":\"2018-08-05\"}},{\"resource\":"
        "{\"resourceType\":\"Observation\",\"status\":\"final\"," CODE(LOINC("29463-7")) SUBJECT ON
            UCUM("12.30", "kg") "}}]}";
    /* clang-format on */

    for (size_t n = 1; n < sizeof file - 1; n++) {
        growth_reader *reader = NULL;
        const growth_row *row = NULL;
        growth_error err;

        if (growth_reader_open_memory(file, n, NULL, &reader, &err) != GROWTH_OK)
            continue;
        while (growth_reader_next(reader, &row, &err) == GROWTH_OK && row)
            if (row->outcome == GROWTH_ROW_USED)
                ck_abort_msg("a Bundle cut at %zu was taken for whole", n);
        growth_reader_close(reader);
    }
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("io_fhir");

    tap_each(t, understands, cases);
    tcase_add_test(t, keeps_the_text_of_a_number_and_the_row);
    tcase_add_test(t, hostile_resources_spoil_only_themselves);
    tcase_add_test(t, long_texts);
    tcase_add_test(t, every_truncation);
    return tap_run(t);
}
