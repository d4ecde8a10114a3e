/* Recording, amending, retracting, histories, identifiers, families: what the header promises. */
#include "fixture.h"

START_TEST(a_measurement_is_kept_as_text_and_number)
{
    char uuid[UUID_SIZE];
    growth_store_measurement m = GROWTH_STORE_MEASUREMENT_INIT;
    growth_store_record_view *view;
    const growth_record *r;

    add_girl(uuid);
    m.measure = GROWTH_HEIGHT;
    m.measured_on = day("2022-01-01");
    m.value_text = "1.130";
    m.unit = "m";
    m.posture = GROWTH_STANDING;
    m.marks = GROWTH_MARK_OEDEMA;
    must(growth_store_record(store, uuid, &m, &nurse, NULL, NULL, &err));
    reopen();
    ck_assert_str_eq(measurements_of(uuid, GROWTH_STORE_VIEW_CURRENT, NULL),
                     "3 1.130 m current 0\n");
    must(growth_store_read(store, uuid, NULL, &view, &err));
    growth_store_close(store);
    store = NULL; /* the record outlives the store */
    r = growth_store_record_get(view);
    ck_assert_uint_eq(r->n_measurements, 1);
    ck_assert(r->measurements[0].value == 113.0);
    ck_assert_int_eq(r->measurements[0].posture, GROWTH_STANDING);
    ck_assert_uint_eq(r->measurements[0].marks, GROWTH_MARK_OEDEMA);
    ck_assert_int_eq(r->child.sex, GROWTH_FEMALE);
    ck_assert_int_eq(r->child.birth_date, day("2020-01-01"));
    ck_assert_str_eq(r->child.id, uuid);
    ck_assert(r->measurements[0].age_days != r->measurements[0].age_days);
    growth_store_record_free(view);
}
END_TEST

START_TEST(amending_keeps_what_was)
{
    char uuid[UUID_SIZE];
    growth_store_stamp later = { "doctor B", "slip of the pen", "2024-06-01T08:00:00Z" };
    growth_store_measurement m = weight("2022-01-01", "12.1");
    growth_store_entry first, second = 0;
    growth_store_record_view *view;

    add_girl(uuid);
    first = record_weight(uuid, "2022-01-01", "21.1");
    must(growth_store_amend(store, first, &m, &later, &second, &err));
    ck_assert_str_eq(measurements_of(uuid, GROWTH_STORE_VIEW_CURRENT, NULL),
                     "4 12.1 kg current 0\n");
    ck_assert_str_eq(measurements_of(uuid, GROWTH_STORE_VIEW_HISTORY, NULL),
                     "3 21.1 kg superseded 4\n4 12.1 kg current 0\n");
    /* What did the record say on 31 May? */
    ck_assert_str_eq(measurements_of(uuid, GROWTH_STORE_VIEW_CURRENT, "2024-05-31"),
                     "3 21.1 kg current 0\n");
    ck_assert_str_eq(measurements_of(uuid, GROWTH_STORE_VIEW_CURRENT, "2024-06-01T07:59:59Z"),
                     "3 21.1 kg current 0\n");
    ck_assert_str_eq(measurements_of(uuid, GROWTH_STORE_VIEW_CURRENT, "2024-06-01"),
                     "4 12.1 kg current 0\n");
    ck_assert_str_eq(measurements_of(uuid, GROWTH_STORE_VIEW_CURRENT, "2024-04-30"), "");
    refused(GROWTH_ERR_NOT_FOUND, growth_store_read(store, uuid, "2024-04-30", &view, &err));
    must(growth_store_read(store, uuid, "2024-05-31", &view, &err));
    ck_assert(growth_store_record_get(view)->measurements[0].value == 21.1);
    growth_store_record_free(view);
    refused(GROWTH_ERR_PARSE, growth_store_read(store, uuid, "1 March", &view, &err));

    refused(GROWTH_ERR_CONFLICT, growth_store_amend(store, first, &m, &later, &second, &err));
    ck_assert_int_eq(second, 4);
    refused(GROWTH_ERR_NOT_FOUND, growth_store_amend(store, 99, &m, &later, NULL, &err));
    refused(GROWTH_ERR_NOT_FOUND, growth_store_amend(store, 1, &m, &later, NULL, &err));
    later.reason = NULL;
    refused(GROWTH_ERR_ARGUMENT, growth_store_amend(store, second, &m, &later, NULL, &err));
    m.measure = GROWTH_HEIGHT;
    m.value_text = "90";
    m.unit = "cm";
    refused(GROWTH_ERR_CONFLICT, growth_store_amend(store, second, &m, &nurse, NULL, &err));
}
END_TEST

START_TEST(retracting_keeps_what_was)
{
    char uuid[UUID_SIZE];
    growth_store_entry entry, gone = 0;

    add_girl(uuid);
    entry = record_weight(uuid, "2022-01-01", "12.1");
    must(growth_store_retract(store, entry, &nurse, &gone, &err));
    ck_assert_str_eq(measurements_of(uuid, GROWTH_STORE_VIEW_CURRENT, NULL), "");
    ck_assert_str_eq(measurements_of(uuid, GROWTH_STORE_VIEW_HISTORY, NULL),
                     "3 12.1 kg superseded 4\n4 12.1 kg retracted 0\n");
    refused(GROWTH_ERR_CONFLICT, growth_store_retract(store, entry, &nurse, NULL, &err));
    refused(GROWTH_ERR_CONFLICT, growth_store_retract(store, gone, &nurse, NULL, &err));
    refused(GROWTH_ERR_NOT_FOUND, growth_store_retract(store, 1, &nurse, NULL, &err));
    ck_assert_int_gt(record_weight(uuid, "2022-01-01", "12.1"), gone); /* can be said anew */
}
END_TEST

START_TEST(recording_twice_adds_once)
{
    char uuid[UUID_SIZE];
    growth_store_measurement m = weight("2022-01-01", "12.1");
    growth_store_outcome outcome;
    growth_store_entry first, again;

    add_girl(uuid);
    first = record_weight(uuid, "2022-01-01", "12.1");
    must(growth_store_record(store, uuid, &m, &nurse, &outcome, &again, &err));
    ck_assert_int_eq(outcome, GROWTH_STORE_SAME);
    ck_assert_int_eq(again, first);
    record_weight(uuid, "2022-01-01", "12.3"); /* same day, other value: both are kept */
    ck_assert_str_eq(measurements_of(uuid, GROWTH_STORE_VIEW_CURRENT, NULL),
                     "3 12.1 kg current 0\n4 12.3 kg current 0\n");
}
END_TEST

static const struct {
    const char *on, *value, *unit;
    growth_measure measure;
    unsigned marks;
    growth_status want;
} bad[] = {
    { "2022-01-01", "12,1", "kg", GROWTH_WEIGHT, 0, GROWTH_ERR_PARSE },
    { "2022-01-01", "12.1", "cm", GROWTH_WEIGHT, 0, GROWTH_ERR_PARSE },
    { "2022-01-01", "12.1", "stone", GROWTH_WEIGHT, 0, GROWTH_ERR_PARSE },
    { "2022-01-01", "12.1", "", GROWTH_WEIGHT, 0, GROWTH_ERR_ARGUMENT },
    { "2022-01-01", "-3", "kg", GROWTH_WEIGHT, 0, GROWTH_ERR_VALUE },
    { "2022-01-01", "0", "kg", GROWTH_WEIGHT, GROWTH_MARK_DOUBTFUL, GROWTH_ERR_VALUE },
    { "2022-01-01", "1210", "kg", GROWTH_WEIGHT, 0, GROWTH_ERR_VALUE_LIMIT },
    { "2019-12-31", "3.1", "kg", GROWTH_WEIGHT, 0, GROWTH_ERR_DATE },
    { "2024-05-03", "12.1", "kg", GROWTH_WEIGHT, 0, GROWTH_ERR_DATE },
    { "2022-01-01", "12.1", "kg", GROWTH_WEIGHT_FOR_HEIGHT, 0, GROWTH_ERR_ARGUMENT },
    { "2022-01-01", "12.1", "kg", GROWTH_WEIGHT, GROWTH_MARK_DERIVED, GROWTH_ERR_ARGUMENT },
    { "2022-01-01", "12.1", "k\xff", GROWTH_WEIGHT, 0, GROWTH_ERR_PARSE },
};

START_TEST(refuses_and_leaves_outputs_alone)
{
    char uuid[UUID_SIZE];
    growth_store_measurement m = weight(bad[_i].on, bad[_i].value);
    growth_store_outcome outcome = GROWTH_STORE_REJECTED;
    growth_store_entry entry = 77;

    add_girl(uuid);
    m.unit = bad[_i].unit;
    m.measure = bad[_i].measure;
    m.marks = bad[_i].marks;
    refused(bad[_i].want, growth_store_record(store, uuid, &m, &nurse, &outcome, &entry, &err));
    ck_assert_int_eq(err.status, bad[_i].want);
    ck_assert_int_eq(outcome, GROWTH_STORE_REJECTED);
    ck_assert_int_eq(entry, 77);
    ck_assert_str_eq(measurements_of(uuid, GROWTH_STORE_VIEW_HISTORY, NULL), "");
}
END_TEST

START_TEST(an_impossible_value_is_kept_when_marked)
{
    char uuid[UUID_SIZE];
    growth_store_measurement m = weight("2022-01-01", "1210");

    add_girl(uuid);
    m.marks = GROWTH_MARK_DOUBTFUL;
    must(growth_store_record(store, uuid, &m, &nurse, NULL, NULL, &err));
    ck_assert_str_eq(measurements_of(uuid, GROWTH_STORE_VIEW_CURRENT, NULL),
                     "3 1210 kg current 0\n");
}
END_TEST

static int count_children(void *context, const growth_store_child *child)
{
    ck_assert_uint_eq(strlen(child->child.id), 36);
    ++*(int *)context;
    return 0;
}

START_TEST(children_have_keys_of_their_own_and_details_with_history)
{
    char one[UUID_SIZE], other[UUID_SIZE];
    growth_child child = a_girl();
    growth_store_stamp later = { "clerk", "birth notification came", "2024-07-01T00:00:00Z" };
    growth_store_record_view *view;
    int n = 0;

    add_girl(one);
    add_girl(other);
    ck_assert_str_ne(one, other);
    ck_assert_int_eq(one[14], '4'); /* UUID version 4, variant 1 */
    ck_assert_ptr_nonnull(strchr("89ab", one[19]));
    must(growth_store_each_child(store, count_children, &n, &err));
    ck_assert_int_eq(n, 2);
    child.gestation_days = 219;
    must(growth_store_amend_child(store, one, &child, "birth notification", &later, &err));
    must(growth_store_read(store, one, NULL, &view, &err));
    ck_assert_int_eq(growth_store_record_get(view)->child.gestation_days, 219);
    growth_store_record_free(view);
    must(growth_store_read(store, one, "2024-06-30", &view, &err));
    ck_assert_int_eq(growth_store_record_get(view)->child.gestation_days, 0);
    growth_store_record_free(view);
    child.gestation_days = 100;
    refused(GROWTH_ERR_VALUE, growth_store_amend_child(store, one, &child, NULL, &later, &err));
    refused(GROWTH_ERR_NOT_FOUND, growth_store_read(store, "nobody", NULL, &view, &err));
}
END_TEST

/* What record refuses, a later birth date does not bring about by the back door. */
START_TEST(a_birth_date_is_not_after_what_was_measured)
{
    static const struct {
        int year;
        growth_status status;
        const char *said;
    } dates[] = {
        { 2019, GROWTH_OK, NULL },
        { 2024, GROWTH_ERR_DATE, "2 measurements before birth" },
        { 1990, GROWTH_ERR_DATE, "2 measurements at an age beyond 25 years" },
        { 2021, GROWTH_ERR_DATE, "1 measurement before birth" },
    };
    growth_child child = { .sex = GROWTH_FEMALE };
    growth_store_stamp later = { "clerk", "mistyped", "2024-07-01T00:00:00Z" };
    char one[UUID_SIZE];
    growth_store_record_view *view;

    must(growth_date_from_civil(2020, 2, 1, &child.birth_date));
    must(growth_store_add_child(store, &child, NULL, NULL, one, &err));
    for (int i = 0; i < 2; i++) {
        record_weight(one, i ? "2021-01-31" : "2020-04-14", "9.65");
    }
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        growth_status status;

        must(growth_date_from_civil(dates[i].year, 1, 1, &child.birth_date));
        status = growth_store_amend_child(store, one, &child, NULL, &later, &err);
        ck_assert_int_eq(status, dates[i].status);
        if (status == GROWTH_OK)
            continue;
        ck_assert_msg(strstr(err.message, dates[i].said) != NULL, "%s", err.message);
        ck_assert_ptr_nonnull(strstr(err.message, "entry "));
        must(growth_store_read(store, one, NULL, &view, &err));
        ck_assert_int_eq(growth_store_record_get(view)->child.birth_date, 17897); /* 2019 */
        growth_store_record_free(view);
    }
}
END_TEST

/* However it is spelt it is one system, so that one number is not two children. */
START_TEST(nhs_numbers_are_of_one_system)
{
    static const char *const spelt[] = { "nhs_number", "NHS-NUMBER", "NHS Number", "nhsnumber",
                                         "NHS", "https://fhir.nhs.uk/Id/nhs-number" };
    char one[UUID_SIZE], other[UUID_SIZE], found[UUID_SIZE];
    growth_store_identifier id = GROWTH_STORE_IDENTIFIER_INIT;

    add_girl(one);
    add_girl(other);
    id.system = "NHS Number";
    id.value = "943 476 5919";
    must(growth_store_identify(store, one, &id, &nurse, NULL, &err));
    for (size_t i = 0; i < sizeof spelt / sizeof *spelt; i++) {
        ck_assert_str_eq(growth_store_system(spelt[i]), GROWTH_STORE_NHS_NUMBER);
        must(growth_store_find_child(store, spelt[i], "9434765919", GROWTH_DATE_NONE, found, &err));
        ck_assert_str_eq(found, one);
        id.system = spelt[i];
        refused(GROWTH_ERR_CONFLICT, growth_store_identify(store, other, &id, &nurse, NULL, &err));
    }
    ck_assert_str_eq(growth_store_system("nhs hospital"), "nhs hospital");
    ck_assert_str_eq(growth_store_system("nh"), "nh");
    ck_assert_str_eq(growth_store_system(""), "");
    ck_assert_ptr_null(growth_store_system(NULL));
    id.system = "hospital"; /* another's numbers stay another's */
    must(growth_store_identify(store, other, &id, &nurse, NULL, &err));
}
END_TEST

START_TEST(identifiers_are_for_a_time_and_for_one_child)
{
    char one[UUID_SIZE], other[UUID_SIZE], found[UUID_SIZE] = "as before";
    growth_store_identifier id = GROWTH_STORE_IDENTIFIER_INIT;
    growth_store_entry entry = 0;

    add_girl(one);
    add_girl(other);
    id.system = GROWTH_STORE_NHS_NUMBER;
    id.value = "943 476 5919";
    must(growth_store_identify(store, one, &id, &nurse, &entry, &err));
    id.value = "943-476-5919";
    refused(GROWTH_ERR_CONFLICT, growth_store_identify(store, other, &id, &nurse, NULL, &err));
    ck_assert_ptr_null(strstr(err.message, "943"));
    must(growth_store_find_child(store, "nhs-number", "9434765919", GROWTH_DATE_NONE, found, &err));
    ck_assert_str_eq(found, one);
    /* Re-issued: the first child had it until March, the other has it from then on. */
    id.valid_to = day("2022-03-01");
    must(growth_store_amend_identifier(store, entry, &id, &nurse, NULL, &err));
    id.valid_from = day("2022-03-01");
    id.valid_to = GROWTH_DATE_NONE;
    must(growth_store_identify(store, other, &id, &nurse, &entry, &err));
    must(
        growth_store_find_child(store, "nhs-number", "9434765919", day("2022-02-28"), found, &err));
    ck_assert_str_eq(found, one);
    must(
        growth_store_find_child(store, "nhs-number", "9434765919", day("2022-03-01"), found, &err));
    ck_assert_str_eq(found, other);
    refused(GROWTH_ERR_CONFLICT, growth_store_find_child(store, "nhs-number", "9434765919",
                                                         GROWTH_DATE_NONE, found, &err));
    must(growth_store_retract(store, entry, &nurse, NULL, &err));
    refused(GROWTH_ERR_NOT_FOUND, growth_store_find_child(store, "nhs-number", "9434765919",
                                                          day("2022-03-01"), found, &err));
    ck_assert_str_eq(found, other);
}
END_TEST

static int list_relative(void *context, const growth_store_relative *relative)
{
    char *text = context;
    size_t n = strlen(text);

    snprintf(text + n, 200 - n, "%s ", relative->relation);
    return 0;
}

static const char *relatives_of(const char *uuid)
{
    static char text[200];

    text[0] = '\0';
    must(growth_store_each_relative(store, uuid, list_relative, text, &err));
    return text;
}

START_TEST(family_links_are_undone_without_a_trace_in_the_view)
{
    char one[UUID_SIZE], other[UUID_SIZE];
    growth_store_entry link = 0;
    int64_t before;

    add_girl(one);
    add_girl(other);
    before = check_store(store, NULL).entries;
    must(growth_store_link(store, one, other, GROWTH_STORE_SIBLING, &nurse, &link, &err));
    ck_assert_str_eq(relatives_of(one), "sibling ");
    ck_assert_str_eq(relatives_of(other), "sibling ");
    refused(GROWTH_ERR_CONFLICT,
            growth_store_link(store, other, one, GROWTH_STORE_SIBLING, &nurse, NULL, &err));
    must(growth_store_retract(store, link, &nurse, NULL, &err));
    ck_assert_str_eq(relatives_of(one), "");
    ck_assert_int_eq(check_store(store, NULL).entries, before + 2);
    must(growth_store_link(store, one, other, GROWTH_STORE_PARENT, &nurse, NULL, &err));
    ck_assert_str_eq(relatives_of(one), "parent ");
    ck_assert_str_eq(relatives_of(other), "child ");
    refused(GROWTH_ERR_ARGUMENT,
            growth_store_link(store, one, one, GROWTH_STORE_SIBLING, &nurse, NULL, &err));
}
END_TEST

START_TEST(contacts_without_a_measurement_are_in_the_record)
{
    char uuid[UUID_SIZE];
    growth_store_contact contact = GROWTH_STORE_CONTACT_INIT;
    growth_store_outcome outcome;
    growth_store_record_view *view;
    const growth_record *r;

    add_girl(uuid);
    contact.on = day("2022-05-05");
    contact.not_measured = GROWTH_REASON_NO_SCALES;
    contact.service = "health visiting";
    contact.note = "no scales in the car";
    must(growth_store_add_contact(store, uuid, &contact, &nurse, &outcome, NULL, &err));
    must(growth_store_add_contact(store, uuid, &contact, &nurse, &outcome, NULL, &err));
    ck_assert_int_eq(outcome, GROWTH_STORE_SAME);
    contact.attended = 0; /* not brought, whatever else is said */
    must(growth_store_add_contact(store, uuid, &contact, &nurse, &outcome, NULL, &err));
    ck_assert_int_eq(outcome, GROWTH_STORE_NEW);
    must(growth_store_read(store, uuid, NULL, &view, &err));
    r = growth_store_record_get(view);
    ck_assert_uint_eq(r->n_contacts, 2);
    ck_assert_int_eq(r->contacts[0].reason, GROWTH_REASON_NO_SCALES);
    ck_assert_str_eq(r->contacts[0].note, "no scales in the car");
    ck_assert_int_eq(r->contacts[1].reason, GROWTH_REASON_NOT_BROUGHT);
    growth_store_record_free(view);
}
END_TEST

static int copy_contact(void *context, const growth_store_contact *contact)
{
    *(growth_store_contact *)context = *contact;
    return 0;
}

/* One statement, one way of keeping it: as a file says it, or as it is typed. */
START_TEST(not_brought_is_kept_in_one_way)
{
    char uuid[UUID_SIZE];
    growth_store_contact contact = GROWTH_STORE_CONTACT_INIT, kept;
    growth_store_outcome outcome;

    add_girl(uuid);
    contact.on = day("2022-05-05");
    contact.not_measured = GROWTH_REASON_NOT_BROUGHT;
    must(growth_store_add_contact(store, uuid, &contact, &nurse, &outcome, NULL, &err));
    ck_assert_int_eq(outcome, GROWTH_STORE_NEW);
    must(growth_store_each_contact(store, uuid, GROWTH_STORE_VIEW_CURRENT, NULL, copy_contact,
                                   &kept, &err));
    ck_assert_int_eq(kept.attended, 0);
    ck_assert_int_eq(kept.not_measured, GROWTH_REASON_NONE);
    ck_assert_int_eq(growth_store_contact_reason(&kept), GROWTH_REASON_NOT_BROUGHT);
    contact.attended = 0;
    contact.not_measured = GROWTH_REASON_NONE;
    must(growth_store_add_contact(store, uuid, &contact, &nurse, &outcome, NULL, &err));
    ck_assert_int_eq(outcome, GROWTH_STORE_SAME);
    ck_assert_int_eq(growth_store_contact_reason(NULL), GROWTH_REASON_NONE);
}
END_TEST

static int copy_rule(void *context, const growth_store_acknowledgement *a)
{
    snprintf(context, 100, "%s %s %s %s", a->rule, a->measure, a->provenance.author,
             a->provenance.reason);
    return 0;
}

START_TEST(an_acknowledged_finding_stays)
{
    char uuid[UUID_SIZE], text[100] = "";
    growth_store_acknowledgement finding = { .rule = "sustained-fall", .measure = "weight" };
    growth_store_entry entry = 0;

    finding.from_date = finding.to_date = GROWTH_DATE_NONE;
    add_girl(uuid);
    must(growth_store_acknowledge(store, uuid, &finding, &nurse, &entry, &err));
    must(growth_store_each_acknowledgement(store, uuid, copy_rule, text, &err));
    ck_assert_str_eq(text, "sustained-fall weight nurse A test");
    refused(GROWTH_ERR_NOT_FOUND, growth_store_retract(store, entry, &nurse, NULL, &err));
}
END_TEST

/* 943 476 5919 is the Data Dictionary's example. */
static const struct {
    const char *text;
    growth_status want;
} numbers[] = {
    { "9434765919", GROWTH_OK },          { "943 476 5919", GROWTH_OK },
    { "4010232137", GROWTH_OK },          { "9434765918", GROWTH_ERR_VALUE },
    { "9434765991", GROWTH_ERR_VALUE },   { "1111111111", GROWTH_ERR_VALUE },
    { "0000000000", GROWTH_ERR_VALUE },   { "943476591", GROWTH_ERR_PARSE },
    { "94347659190", GROWTH_ERR_PARSE },  { "943476591O", GROWTH_ERR_PARSE },
    { "", GROWTH_ERR_PARSE },
    { "9.43477E+09", GROWTH_ERR_PARSE }, /* as a spreadsheet saves it */
    { "1000000010", GROWTH_ERR_VALUE }, /* sum 10: check digit 1, not 0 */
    { "6000000000", GROWTH_ERR_VALUE }, /* sum 60: 11 - 5 = 6, not 0 */
    { "1000000060", GROWTH_OK }, /* sum 22: 11 stands for 0 */
};

START_TEST(nhs_numbers)
{
    char digits[11] = "as before";
    growth_status want = numbers[_i].want, got;

    got = growth_nhs_number_check(numbers[_i].text, strlen(numbers[_i].text), digits, &err);
    ck_assert_msg(got == want, "%s: %d", numbers[_i].text, got);
    if (got == GROWTH_OK)
        ck_assert_uint_eq(strlen(digits), 10);
    else
        ck_assert_str_eq(digits, "as before");
}
END_TEST

int main(void)
{
    TCase *t = with_store("record");

    tcase_add_test(t, a_measurement_is_kept_as_text_and_number);
    tcase_add_test(t, amending_keeps_what_was);
    tcase_add_test(t, retracting_keeps_what_was);
    tcase_add_test(t, recording_twice_adds_once);
    tap_each(t, refuses_and_leaves_outputs_alone, bad);
    tcase_add_test(t, an_impossible_value_is_kept_when_marked);
    tcase_add_test(t, children_have_keys_of_their_own_and_details_with_history);
    tcase_add_test(t, a_birth_date_is_not_after_what_was_measured);
    tcase_add_test(t, nhs_numbers_are_of_one_system);
    tcase_add_test(t, identifiers_are_for_a_time_and_for_one_child);
    tcase_add_test(t, family_links_are_undone_without_a_trace_in_the_view);
    tcase_add_test(t, contacts_without_a_measurement_are_in_the_record);
    tcase_add_test(t, not_brought_is_kept_in_one_way);
    tcase_add_test(t, an_acknowledged_finding_stays);
    tap_each(t, nhs_numbers, numbers);
    return tap_run(t);
}
