/* HTML into a growth_write: the only place where text from a file becomes markup. */
#ifndef GROWTH_CLI_TRIAGE_HTML_H
#define GROWTH_CLI_TRIAGE_HTML_H

#include <stddef.h>

#include <growth/date.h>
#include <growth/macros.h>
#include <growth/write.h>

typedef struct html {
    growth_write write;
    void *context;
    size_t held;
    int refused; /* what `write` returned; nothing is written after it */
    char buffer[4096];
} html;

void html_open(html *h, growth_write write, void *context);

/* Hand over what is held.  Returns 0, or what the sink returned. */
int html_close(html *h);

/* Markup, as it stands. */
void html_put(html *h, const void *bytes, size_t length);
void html_raw(html *h, const char *markup);

/* Text, in content or in a quoted attribute.  Bytes that are not UTF-8 become U+FFFD; characters
 * that no eye can see or that turn the direction of reading are named: "[U+202E]".  NULL is "". */
void html_text(html *h, const char *text);

/* Numbers and dates: "12 Mar 2024"; NaN and GROWTH_DATE_NONE are nothing. */
void html_count(html *h, unsigned long long count);
void html_number(html *h, double number, int decimals);
void html_date(html *h, growth_date date);

/* "1 day", "2 days". */
void html_counted(html *h, unsigned long long count, const char *one, const char *many);

/* <tag>text</tag>; nothing where the text is empty. */
void html_element(html *h, const char *tag, const char *text);

#endif
