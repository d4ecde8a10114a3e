/* Text from a file as HTML: nothing of it is markup, nothing of it hides, and bytes that are no
 * text do no harm. */
#include <errno.h>
#include <string.h>

#include "../../cli/triage/html.h"
#include "../tap.h"

typedef struct page {
    char bytes[32768];
    size_t length;
    int refuse; /* what to return once full */
} page;

static int into_page(void *context, const void *bytes, size_t length)
{
    page *to = context;

    if (length >= sizeof to->bytes - to->length)
        return to->refuse;
    memcpy(to->bytes + to->length, bytes, length);
    to->length += length;
    to->bytes[to->length] = '\0';
    return 0;
}

#define LOST "\xef\xbf\xbd"

static const struct {
    const char *text, *markup;
} texts[] = {
    { "", "" },
    { "plain 12-34", "plain 12-34" },
    { "<a href=\"x\">'&amp;'</a>", "&lt;a href=&quot;x&quot;&gt;&#39;&amp;amp;&#39;&lt;/a&gt;" },
    { "tab\tline\nend\r", "tab line end " },
    { "bell\x07 delete\x7f", "bell[U+0007] delete[U+007F]" },
    { "\xc3\xa9\xe5\xad\x90\xf0\x9f\x99\x82", "\xc3\xa9\xe5\xad\x90\xf0\x9f\x99\x82" },
    { "a\xe2\x80\xae"
      "b",
      "a[U+202E]b" },                                     /* right-to-left override */
    { "\xe2\x81\xa6x\xe2\x81\xa9", "[U+2066]x[U+2069]" }, /* isolates */
    { "\xe2\x80\x8b\xef\xbb\xbf\xc2\xad", "[U+200B][U+FEFF][U+00AD]" },
    { "\xd8\x9c\xf3\xa0\x81\x81", "[U+061C][U+E0041]" },
    { "\xc2\x85", "[U+0085]" },
    /* Not UTF-8: alone, cut off, overlong, a surrogate, beyond the last. */
    { "\x80"
      "a",
      LOST "a" },
    { "a\xe5\xad", "a" LOST LOST },
    { "\xc3<", LOST "&lt;" },
    { "\xc0\xbc", LOST LOST },
    { "\xe0\x80\xbc", LOST LOST LOST },
    { "\xed\xa0\x80", LOST LOST LOST },
    { "\xf4\x90\x80\x80", LOST LOST LOST LOST },
    { "\xff\xfe", LOST LOST },
};

START_TEST(text_is_never_markup)
{
    static page to;
    html h;

    to.length = 0;
    to.bytes[0] = '\0';
    html_open(&h, into_page, &to);
    html_text(&h, texts[_i].text);
    ck_assert_int_eq(html_close(&h), 0);
    ck_assert_str_eq(to.bytes, texts[_i].markup);
}
END_TEST

START_TEST(nothing_is_nothing)
{
    static page to;
    html h;

    html_open(&h, into_page, &to);
    html_text(&h, NULL);
    html_element(&h, "p", "");
    html_element(&h, "p", NULL);
    html_number(&h, __builtin_nan(""), 2);
    html_date(&h, GROWTH_DATE_NONE);
    ck_assert_int_eq(html_close(&h), 0);
    ck_assert_uint_eq(to.length, 0);
}
END_TEST

START_TEST(what_the_sink_refuses_is_told)
{
    static page to;
    static char much[40000];
    html h;

    to.length = 0;
    to.refuse = ENOSPC;
    memset(much, 'x', sizeof much - 1);
    html_open(&h, into_page, &to);
    html_raw(&h, "before");
    html_raw(&h, much);
    html_raw(&h, "after");
    ck_assert_int_eq(html_close(&h), ENOSPC);
    ck_assert_str_eq(to.bytes, "before");
}
END_TEST

START_TEST(one_and_many)
{
    static page to;
    html h;

    html_open(&h, into_page, &to);
    html_counted(&h, 1, "day", "days");
    html_raw(&h, ", ");
    html_counted(&h, 12, "day", "days");
    html_raw(&h, ", ");
    html_number(&h, 12.345, 1);
    ck_assert_int_eq(html_close(&h), 0);
    ck_assert_str_eq(to.bytes, "1 day, 12 days, 12.3");
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("triage html");

    tap_each(t, text_is_never_markup, texts);
    tcase_add_test(t, nothing_is_nothing);
    tcase_add_test(t, what_the_sink_refuses_is_told);
    tcase_add_test(t, one_and_many);
    return tap_run(t);
}
