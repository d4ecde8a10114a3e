/* Random numbers that are the same on every machine: whole-number arithmetic and comparisons only.
 *
 * xoshiro256** 1.0 (Blackman D, Vigna S. ACM Trans Math Softw 2021;47:36), seeded by splitmix64.
 * Normal deviates by Karney's algorithm N (Karney CFF. Sampling exactly from the normal
 * distribution. ACM Trans Math Softw 2016;42:3), on uniforms of 53 bits: no logarithm and no table,
 * so no mathematics library has a say in them. */
#ifndef GROWTH_EVALUATE_RANDOM_H
#define GROWTH_EVALUATE_RANDOM_H

#include <stdint.h>

typedef struct random_stream {
    uint64_t state[4];
} random_stream;

/* A stream of its own for every (seed, child, purpose): what one child draws moves no other. */
random_stream random_begin(uint64_t seed, uint64_t child, uint64_t purpose);

uint64_t random_bits(random_stream *r);

/* 0 <= u < 1, in steps of 2^-53. */
double random_uniform(random_stream *r);

/* low <= u < high. */
double random_between(random_stream *r, double low, double high);

/* A whole number, 0 <= k < n; n small against 2^53. */
unsigned random_below(random_stream *r, unsigned n);

/* Standard normal. */
double random_normal(random_stream *r);

#endif
