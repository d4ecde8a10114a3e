/* The tables of sheets and pages, and the words of the measures on them. */
#include "page.h"

#include "fail.h"

#define SINGLE(title, measure)                                                                     \
    {                                                                                              \
        title, BODY_PANELS, 0, 1,                                                                  \
        {                                                                                          \
            {                                                                                      \
                measure, 1                                                                         \
            }                                                                                      \
        }                                                                                          \
    }

static const page_row weight_height = {
    "weight and height", BODY_PANELS, 0, 2, { { GROWTH_WEIGHT, 0.5 }, { GROWTH_HEIGHT, 0.5 } }
};
static const page_row weight = SINGLE("weight", GROWTH_WEIGHT);
static const page_row height = SINGLE("height", GROWTH_HEIGHT);
static const page_row bmi = SINGLE("body mass index", GROWTH_BMI);
static const page_row head = SINGLE("head circumference", GROWTH_HEAD);

/* Shares say nothing here: the measures have one pair of axes. */
#define EVERY_MEASURE                                                                              \
    {                                                                                              \
        { GROWTH_WEIGHT, 1 }, { GROWTH_HEIGHT, 1 }, { GROWTH_BMI, 1 },                             \
        {                                                                                          \
            GROWTH_HEAD, 1                                                                         \
        }                                                                                          \
    }
static const page_row sds = { "SDS of every measure", BODY_SCORES, 0, 4, EVERY_MEASURE };
static const page_row words_row = { "SDS of every measure, and findings", BODY_SCORES, 1, 4,
                                    EVERY_MEASURE };
static const page_row chronology = { "chronology", BODY_CHRONOLOGY, 0, 4, EVERY_MEASURE };
static const page_row thumbnail = { "thumbnail", BODY_THUMBNAIL, 0, 1, { { GROWTH_WEIGHT, 1 } } };

static const page_document documents[GROWTH_PAGE_COUNT_] = {
    [GROWTH_PAGE_WEIGHT_HEIGHT] = { "weight-height", 1, { &weight_height } },
    [GROWTH_PAGE_WEIGHT] = { "weight", 1, { &weight } },
    [GROWTH_PAGE_HEIGHT] = { "height", 1, { &height } },
    [GROWTH_PAGE_BMI] = { "bmi", 1, { &bmi } },
    [GROWTH_PAGE_HEAD] = { "head", 1, { &head } },
    [GROWTH_PAGE_SDS] = { "sds", 1, { &sds } },
    [GROWTH_PAGE_RECORD] = { "record", 3, { &weight_height, &words_row, &chronology } },
    [GROWTH_PAGE_THUMBNAIL] = { "thumbnail", 1, { &thumbnail } },
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

const page_document *growth__page(growth_chart_page page)
{
    return (unsigned)page < ARRAY_LEN(documents) ? &documents[page] : 0;
}

const char *growth_chart_page_id(growth_chart_page page)
{
    return (unsigned)page < ARRAY_LEN(documents) ? documents[page].id : 0;
}

int growth__page_shows(const page_row *page, growth_measure measure)
{
    if (page->body == BODY_CHRONOLOGY)
        return 1;
    for (size_t i = 0; i < page->n_panels; i++)
        if (page->panels[i].measure == measure)
            return 1;
    return 0;
}

const measure_words *growth__measure_words(growth_measure measure)
{
    return &words[measure];
}
