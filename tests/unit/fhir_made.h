/* Parts of made FHIR files, as texts. */
#ifndef GROWTH_TESTS_FHIR_MADE_H
#define GROWTH_TESTS_FHIR_MADE_H

#define P                                                                                          \
    "{\"resourceType\":\"Patient\",\"id\":\"a\",\"gender\":\"female\",\"birthDate\":\"2018-08-"    \
    "05\"}\n"
#define LOINC(code)   "{\"system\":\"http://loinc.org\",\"code\":\"" code "\"}"
#define SNOMED(code)  "{\"system\":\"http://snomed.info/sct\",\"code\":\"" code "\"}"
#define CODE(codings) "\"code\":{\"coding\":[" codings "]},"
#define SUBJECT       "\"subject\":{\"reference\":\"Patient/a\"},"
#define ON            "\"effectiveDateTime\":\"2021-04-02\","
#define UCUM(value, code)                                                                          \
    "\"valueQuantity\":{\"value\":" value                                                          \
    ",\"system\":\"http://unitsofmeasure.org\",\"code\":\"" code "\"}"
#define OBS(status, more) "{\"resourceType\":\"Observation\",\"status\":\"" status "\"," more "}\n"
/* A final observation of child a. */
#define FINAL(codings, value) OBS("final", CODE(codings) SUBJECT ON value)
#define WEIGHT12              FINAL(LOINC("29463-7"), UCUM("12.30", "kg"))
#define DAY                   " on 2021-04-02"

#endif
