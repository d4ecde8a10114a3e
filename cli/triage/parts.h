/* The parts of the triage list, and what they share.  Each writes markup of its own and nothing
 * else; triage.c puts them in order. */
#ifndef GROWTH_CLI_TRIAGE_PARTS_H
#define GROWTH_CLI_TRIAGE_PARTS_H

#include <growth/chart.h>
#include <growth/coverage.h>
#include <growth/scan.h>

#include "html.h"

/* Where a child stands on the page. */
typedef enum triage_section {
    SECTION_UNJUDGED = 0, /* too little is known: first, never hidden */
    SECTION_FOUND,        /* a rule is met, or an entry is in doubt: a card each */
    SECTION_CONTACTS,     /* nothing but contacts: a line each */
    SECTION_COUNT
} triage_section;

#define TRIAGE_TIERS (GROWTH_TIER_CONTACT + 1)

/* What was placed. */
typedef struct triage_tally {
    size_t sections[SECTION_COUNT];
    size_t children; /* on the page */
    size_t twice;    /* of them, those who stand among the unjudged as well as with a finding */
    size_t tiers[TRIAGE_TIERS]; /* children by the tier that places them */
} triage_tally;

/* What stands in the head. */
typedef struct triage_basis {
    const growth_judge_options *judge;
    const char *const *paths;
    size_t n_paths;
    const growth_scan_counts *counts;
    const triage_tally *tally;
    growth_date past; /* as in triage_options */
} triage_basis;

/* What one thread draws with. */
typedef struct triage_pen {
    growth_date today, past;
    growth_chart_fonts *fonts;
    growth_measurement *measurements; /* room for a record of one measure */
    growth_quality_finding *quality;
    size_t room;
} triage_pen;

/* Of all that is listed of a child: where it stands. */
typedef struct triage_place {
    growth_tier tier; /* that places it; GROWTH_TIER_NONE where nothing is listed */
    double fall;      /* the largest, in centile spaces; 0 where there is none */
} triage_place;

triage_place place_of(const growth_judged *judged);
triage_section triage_section_of(growth_tier tier);

/* tier.c: a tier as a shape and a word, and in a sentence. */
void tier_badge(html *h, growth_tier tier);
void tier_shape(html *h, growth_tier tier);

/* card.c, line.c: a child. */
void card_write(html *h, triage_pen *pen, const growth_judged *judged, const triage_place *place);
void line_write(html *h, const triage_pen *pen, const growth_judged *judged,
                const triage_place *place);
void child_heading(html *h, const triage_pen *pen, const growth_judged *judged);
void child_attributes(html *h, const growth_judged *judged, const triage_place *place);
int contacts_are_listed(const growth_judged *judged);
void child_identity(html *h, const growth_judged *judged);
void child_contacts(html *h, const growth_judged *judged);

/* picture.c: the thumbnail, of the measure in question. */
void picture_write(html *h, triage_pen *pen, const growth_judged *judged, growth_measure measure);

/* rows.c: what was read, and why nothing is listed where nothing is. */
void rows_write(html *h, const triage_basis *basis);
void nothing_write(html *h, const triage_basis *basis);

/* head.c: what comes before the children, and around them. */
void head_write(html *h, const triage_basis *basis);
void section_open(html *h, triage_section section, const triage_basis *basis);
void section_close(html *h, triage_section section, const triage_basis *basis);

/* Whether every tier was asked for; those that were, in words. */
int tiers_are_whole(const triage_basis *basis);
void tiers_write(html *h, const triage_basis *basis);
void foot_write(html *h);

/* coverage_section.c */
void coverage_section(html *h, const growth_coverage *coverage);

/* Made by embed.py from page.css and page.js; the hash is what the page's policy lets run. */
extern const char triage_css[], triage_js[], triage_js_hash[];

#endif
