/* Loops in two forms: as the compiler makes them for any machine, and for processors with registers
 * of four doubles.  The operations are the same, and so is every bit of what they give. */
#ifndef GROWTH_CORE_WIDE_H
#define GROWTH_CORE_WIDE_H

#include <stddef.h>

enum { GROWTH__LANES = 4 };

/* The number of lanes that n values take. */
static inline size_t growth__whole_lanes(size_t n)
{
    return (n + GROWTH__LANES - 1) / GROWTH__LANES * GROWTH__LANES;
}

#if defined(__x86_64__) && defined(__GNUC__) && !defined(GROWTH_NARROW)
#define GROWTH__WIDE __attribute__((target("avx2")))
static inline int growth__is_wide(void)
{
    return __builtin_cpu_supports("avx2");
}
#else
#define GROWTH__WIDE
static inline int growth__is_wide(void)
{
    return 0;
}
#endif

#endif
