/* SHA-256 as FIPS 180-4 section 6.2 has it; constants are its section 4.2.2. */
#include <string.h>

#include "sha256.h"

static const uint32_t k[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static uint32_t rotate(uint32_t x, int n)
{
    return x >> n | x << (32 - n);
}

static uint32_t word(const unsigned char *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

/* W(t) from the sixteen before it, kept in a ring. */
#define EXPAND(t)                                                                                  \
    (w[(t)&15] +=                                                                                  \
     (rotate(w[((t) + 1) & 15], 7) ^ rotate(w[((t) + 1) & 15], 18) ^ w[((t) + 1) & 15] >> 3) +     \
     w[((t) + 9) & 15] +                                                                           \
     (rotate(w[((t) + 14) & 15], 17) ^ rotate(w[((t) + 14) & 15], 19) ^ w[((t) + 14) & 15] >> 10))

/* One round.  Eight in a row bring every variable back to its place, so that none is moved. */
#define ROUND(a, b, c, d, e, f, g, h, t, wt)                                                       \
    do {                                                                                           \
        uint32_t t1 = (h) + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) +                       \
                      ((g) ^ ((e) & ((f) ^ (g)))) + k[t] + (wt);                                   \
        (d) += t1;                                                                                 \
        (h) = t1 + (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) +                                \
              (((a) & (b)) | ((c) & ((a) | (b))));                                                 \
    } while (0)
#define EIGHT(t, W)                                                                                \
    do {                                                                                           \
        ROUND(a, b, c, d, e, f, g, h, t, W(t));                                                    \
        ROUND(h, a, b, c, d, e, f, g, (t) + 1, W((t) + 1));                                        \
        ROUND(g, h, a, b, c, d, e, f, (t) + 2, W((t) + 2));                                        \
        ROUND(f, g, h, a, b, c, d, e, (t) + 3, W((t) + 3));                                        \
        ROUND(e, f, g, h, a, b, c, d, (t) + 4, W((t) + 4));                                        \
        ROUND(d, e, f, g, h, a, b, c, (t) + 5, W((t) + 5));                                        \
        ROUND(c, d, e, f, g, h, a, b, (t) + 6, W((t) + 6));                                        \
        ROUND(b, c, d, e, f, g, h, a, (t) + 7, W((t) + 7));                                        \
    } while (0)
#define GIVEN(t) (w[t] = word(block + 4 * (t)))

/* Written out in full, so that every variable stays in a register: a row of an import is three
 * blocks, and this is a good part of what the row costs. */
static void compress(uint32_t state[8], const unsigned char *block)
{
    uint32_t w[16];
    uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
    uint32_t e = state[4], f = state[5], g = state[6], h = state[7];

    EIGHT(0, GIVEN);
    EIGHT(8, GIVEN);
    EIGHT(16, EXPAND);
    EIGHT(24, EXPAND);
    EIGHT(32, EXPAND);
    EIGHT(40, EXPAND);
    EIGHT(48, EXPAND);
    EIGHT(56, EXPAND);
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
    state[5] += f;
    state[6] += g;
    state[7] += h;
}

void growth__sha256_begin(growth__sha256 *sha)
{
    static const uint32_t start[8] = { 0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                       0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19 };

    memcpy(sha->state, start, sizeof start);
    sha->length = 0;
}

void growth__sha256_add(growth__sha256 *sha, const void *bytes, size_t length)
{
    const unsigned char *from = bytes;
    size_t filled = (size_t)(sha->length % 64);

    sha->length += length;
    while (length) {
        size_t n;

        if (!filled && length >= 64) { /* whole blocks need not be copied */
            compress(sha->state, from);
            from += 64;
            length -= 64;
            continue;
        }
        n = 64 - filled < length ? 64 - filled : length;

        memcpy(sha->block + filled, from, n);
        from += n;
        length -= n;
        filled += n;
        if (filled == 64) {
            compress(sha->state, sha->block);
            filled = 0;
        }
    }
}

void growth__sha256_end(growth__sha256 *sha, unsigned char digest[SHA256_SIZE])
{
    static const unsigned char padding[64] = { 0x80 };
    uint64_t bits = sha->length * 8;
    unsigned char tail[8];
    size_t filled = (size_t)(sha->length % 64);

    for (int i = 0; i < 8; i++)
        tail[i] = (unsigned char)(bits >> (56 - 8 * i) & 0xff);
    growth__sha256_add(sha, padding, filled < 56 ? 56 - filled : 120 - filled);
    growth__sha256_add(sha, tail, sizeof tail);
    for (int i = 0; i < 32; i++)
        digest[i] = (unsigned char)(sha->state[i / 4] >> (24 - 8 * (i % 4)) & 0xff);
}
