/* xoshiro256**, splitmix64, and Karney's exact normal deviates; see random.h. */
#include "random.h"

static uint64_t splitmix(uint64_t *x)
{
    uint64_t z = (*x += UINT64_C(0x9e3779b97f4a7c15));

    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

random_stream random_begin(uint64_t seed, uint64_t child, uint64_t purpose)
{
    const uint64_t words[] = { child, purpose };
    random_stream r;
    uint64_t x = seed;

    for (unsigned i = 0; i < 2; i++)
        x = splitmix(&x) ^ words[i];
    for (unsigned i = 0; i < 4; i++)
        r.state[i] = splitmix(&x);
    return r;
}

static uint64_t rotate(uint64_t x, int by)
{
    return (x << by) | (x >> (64 - by));
}

uint64_t random_bits(random_stream *r)
{
    uint64_t *s = r->state;
    const uint64_t result = rotate(s[1] * 5, 7) * 9, t = s[1] << 17;

    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotate(s[3], 45);
    return result;
}

double random_uniform(random_stream *r)
{
    return (double)(random_bits(r) >> 11) * 0x1p-53;
}

double random_between(random_stream *r, double low, double high)
{
    return low + (high - low) * random_uniform(r);
}

unsigned random_below(random_stream *r, unsigned n)
{
    return (unsigned)(random_uniform(r) * n);
}

/* True with probability exp(-1/2): whether the run 1/2 > u1 > u2 > ... has an even length (von
 * Neumann).  Karney's algorithm H. */
static int half_decay(random_stream *r)
{
    double last = 0.5;

    for (unsigned n = 0;; n++) {
        const double u = random_uniform(r);

        if (u >= last)
            return n % 2 == 0;
        last = u;
    }
}

/* True with probability exp(-x (2k + x) / (2k + 2)).  Karney's algorithm B. */
static int tail_decay(random_stream *r, unsigned k, double x)
{
    const double share = (2 * k + x) / (2 * k + 2);
    double last = x;

    for (unsigned n = 0;; n++) {
        const double u = random_uniform(r);

        if (u >= last || random_uniform(r) >= share)
            return n % 2 == 0;
        last = u;
    }
}

/* k successes in a row of probability exp(-1/2) each. */
static int all_decay(random_stream *r, unsigned k)
{
    while (k && half_decay(r))
        k--;
    return k == 0;
}

double random_normal(random_stream *r)
{
    for (;;) {
        unsigned k = 0, tries;
        double x;

        while (half_decay(r))
            k++;
        if (k > 1 && !all_decay(r, k * (k - 1)))
            continue;
        x = random_uniform(r);
        for (tries = k + 1; tries && tail_decay(r, k, x); tries--)
            ;
        if (tries)
            continue;
        return random_bits(r) >> 63 ? -(k + x) : k + x;
    }
}
