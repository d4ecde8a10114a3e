/* The table of pages, and the words of the measures on them. */
#include "page.h"

#include "fail.h"

static const page_row pages[GROWTH_PAGE_COUNT_] = {
    [GROWTH_PAGE_WEIGHT_HEIGHT] = { "weight-height",
                                    "weight and height",
                                    2,
                                    { { GROWTH_WEIGHT, 0.5 }, { GROWTH_HEIGHT, 0.5 } } },
};

#define SAME(title, noun, unit)                                                                    \
    {                                                                                              \
        title, title, title, noun, unit                                                            \
    }

static const measure_words words[GROWTH_MEASURE_COUNT_] = {
    [GROWTH_WEIGHT] = SAME("Weight (kg)", "weight", "kg"),
    [GROWTH_HEIGHT] = { "Length (cm)", "Length / height (cm)", "Height (cm)", "height", "cm" },
    [GROWTH_BMI] = SAME("BMI (kg/m\u00b2)", "BMI", "kg/m\u00b2"),
    [GROWTH_HEAD] = SAME("Head circumference (cm)", "head circumference", "cm"),
    [GROWTH_SITTING_HEIGHT] = SAME("Sitting height (cm)", "sitting height", "cm"),
    [GROWTH_LEG_LENGTH] = SAME("Leg length (cm)", "leg length", "cm"),
    [GROWTH_WAIST] = SAME("Waist (cm)", "waist", "cm"),
    [GROWTH_BODY_FAT] = SAME("Body fat (%)", "body fat", "%"),
    [GROWTH_ARM] = SAME("Arm circumference (cm)", "arm circumference", "cm"),
    [GROWTH_TRICEPS] = SAME("Triceps skinfold (mm)", "triceps skinfold", "mm"),
    [GROWTH_SUBSCAPULAR] = SAME("Subscapular skinfold (mm)", "subscapular skinfold", "mm"),
    [GROWTH_WEIGHT_FOR_LENGTH] = SAME("Weight for length (kg)", "weight for length", "kg"),
    [GROWTH_WEIGHT_FOR_HEIGHT] = SAME("Weight for height (kg)", "weight for height", "kg"),
};

const page_row *growth__page(growth_chart_page page)
{
    return (unsigned)page < ARRAY_LEN(pages) ? &pages[page] : 0;
}

int growth__page_shows(const page_row *page, growth_measure measure)
{
    for (size_t i = 0; i < page->n_panels; i++)
        if (page->panels[i].measure == measure)
            return 1;
    return 0;
}

const measure_words *growth__measure_words(growth_measure measure)
{
    return &words[measure];
}
