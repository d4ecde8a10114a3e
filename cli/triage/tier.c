/* Tiers: how a child is placed by them, and how each looks.  A tier is a word and a shape, so that
 * it can be told without colour. */
#include "parts.h"

/* Which tier places a child where several are listed: a rule that is met before too little being
 * known, that before an entry in doubt, and that before a missing contact. */
static const int ranks[TRIAGE_TIERS] = {
    [GROWTH_TIER_NONE] = 0,         [GROWTH_TIER_CONTACT] = 1, [GROWTH_TIER_QUALITY] = 2,
    [GROWTH_TIER_INSUFFICIENT] = 3, [GROWTH_TIER_WATCH] = 4,   [GROWTH_TIER_CONCERN] = 5,
    [GROWTH_TIER_SUSTAINED] = 6,    [GROWTH_TIER_URGENT] = 7,
};

static const triage_section sections[TRIAGE_TIERS] = {
    [GROWTH_TIER_INSUFFICIENT] = SECTION_UNJUDGED, [GROWTH_TIER_WATCH] = SECTION_FOUND,
    [GROWTH_TIER_CONCERN] = SECTION_FOUND,         [GROWTH_TIER_SUSTAINED] = SECTION_FOUND,
    [GROWTH_TIER_URGENT] = SECTION_FOUND,          [GROWTH_TIER_QUALITY] = SECTION_FOUND,
    [GROWTH_TIER_CONTACT] = SECTION_CONTACTS,
};

/* Drawn in a square of 10 by 10. */
static const char *const shapes[TRIAGE_TIERS] = {
    [GROWTH_TIER_INSUFFICIENT] = "<circle cx=\"5\" cy=\"5\" r=\"3.6\" fill=\"none\" "
                                 "stroke=\"currentColor\" stroke-width=\"1.6\" "
                                 "stroke-dasharray=\"2.4 1.4\"/>",
    [GROWTH_TIER_WATCH] = "<circle cx=\"5\" cy=\"5\" r=\"4\"/>",
    [GROWTH_TIER_CONCERN] = "<path d=\"M5 .4 9.6 5 5 9.6 .4 5z\"/>",
    [GROWTH_TIER_SUSTAINED] = "<path d=\"M.4 1.4h9.2L5 9.4z\"/>",
    [GROWTH_TIER_URGENT] = "<path d=\"M3 .4h4L9.6 3v4L7 9.6H3L.4 7V3z\"/>",
    [GROWTH_TIER_QUALITY] = "<path d=\"M1 1h8v8H1z\" fill=\"none\" stroke=\"currentColor\" "
                            "stroke-width=\"1.6\"/>",
    [GROWTH_TIER_CONTACT] = "<path d=\"M1 2v6M4 2v6M7 2v6\" fill=\"none\" "
                            "stroke=\"currentColor\" stroke-width=\"1.6\"/>",
};

static int see_row(void *context, const growth_listed *row)
{
    triage_place *place = context;

    if (ranks[row->tier] > ranks[place->tier])
        place->tier = row->tier;
    if (row->spaces > place->fall)
        place->fall = row->spaces;
    return 0;
}

triage_place place_of(const growth_judged *judged)
{
    triage_place place = { GROWTH_TIER_NONE, 0 };

    growth_list(judged, see_row, &place);
    return place;
}

triage_section triage_section_of(growth_tier tier)
{
    return sections[tier];
}

void tier_shape(html *h, growth_tier tier)
{
    html_raw(h, "<svg class=\"shape\" viewBox=\"0 0 10 10\" width=\"12\" height=\"12\" "
                "fill=\"currentColor\" aria-hidden=\"true\">");
    html_raw(h, shapes[tier]);
    html_raw(h, "</svg>");
}

void tier_badge(html *h, growth_tier tier)
{
    html_raw(h, "<span class=\"tier ");
    html_raw(h, growth_tier_text(tier));
    html_raw(h, "\">");
    tier_shape(h, tier);
    html_raw(h, " ");
    html_raw(h, growth_tier_text(tier));
    html_raw(h, "</span>");
}
