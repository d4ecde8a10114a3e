/* Deflate of runs: tokens are gathered, counted, given Huffman codes of their own, and written. */
#include "deflate_runs.h"

#include <stdlib.h>
#include <string.h>

#include "fail.h"

#define END_OF_BLOCK 256
#define SYMBOLS      286 /* Literals, the end, and lengths. */
#define LONGEST      258
#define SHORTEST     3
#define ADLER        65521u
#define SHORT_RUN    65536u
#define CODE_BITS    15
#define LENGTH_CODES 19
#define LENGTH_BITS  7

/* ---- bits -------------------------------------------------------------------------------------
 */

static void put_bits(run_coder *c, uint32_t bits, int n)
{
    c->held |= (uint64_t)bits << c->n_held;
    c->n_held += n;
    if (c->n_held < 32)
        return;
    for (int i = 0; i < 4; i++)
        c->bytes[c->length + (size_t)i] = (uint8_t)(c->held >> 8 * i);
    c->length += 4;
    c->held >>= 32;
    c->n_held -= 32;
}

/* To the next whole byte. */
static void flush_bits(run_coder *c)
{
    for (; c->n_held > 0; c->n_held -= 8) {
        c->bytes[c->length++] = (uint8_t)c->held;
        c->held >>= 8;
    }
    c->held = 0;
    c->n_held = 0;
}

static int make_room(run_coder *c, size_t more)
{
    uint8_t *grown;
    size_t room = (c->length + more) * 2;

    if (c->failed || c->length + more <= c->room)
        return !c->failed;
    grown = realloc(c->bytes, room);
    if (!grown) {
        c->failed = 1;
        return 0;
    }
    c->bytes = grown;
    c->room = room;
    return 1;
}

/* ---- codes ------------------------------------------------------------------------------------
 */

typedef struct counted {
    uint32_t count;
    int symbol;
} counted;

static int by_count(const void *a, const void *b)
{
    const counted *x = a, *y = b;

    if (x->count != y->count)
        return x->count < y->count ? -1 : 1;
    return x->symbol < y->symbol ? -1 : 1;
}

/* How deep each leaf stands: two queues, one of leaves by count and one of what was joined (Van
 * Leeuwen 1976).  Counts end as depths. */
static void depths_of(counted *leaves, int n)
{
    uint32_t weight[SYMBOLS];
    int parent[2 * SYMBOLS], depth[2 * SYMBOLS];
    int leaf = 0, node = 0;

    for (int made = 0; made < n - 1; made++) {
        weight[made] = 0;
        for (int side = 0; side < 2; side++) {
            if (node == made || (leaf < n && leaves[leaf].count <= weight[node])) {
                weight[made] += leaves[leaf].count;
                parent[leaf++] = n + made;
            } else {
                weight[made] += weight[node];
                parent[n + node++] = n + made;
            }
        }
    }
    depth[2 * n - 2] = 0;
    for (int i = 2 * n - 3; i >= 0; i--)
        depth[i] = depth[parent[i]] + 1;
    for (int i = 0; i < n; i++)
        leaves[i].count = (uint32_t)depth[i];
}

/* Depths beyond the limit are cut; the room that takes is won back from the rarest symbols above
 * it, and what that leaves over goes to the commonest: a code that is not full is refused. */
static void limit_depths(counted *leaves, int n, int most)
{
    uint32_t taken = 0, whole = 1u << most;

    for (int i = 0; i < n; i++) {
        if (leaves[i].count > (uint32_t)most)
            leaves[i].count = (uint32_t)most;
        taken += whole >> leaves[i].count;
    }
    for (int i = 0; i < n && taken > whole; i++)
        while (taken > whole && leaves[i].count < (uint32_t)most) {
            leaves[i].count++;
            taken -= whole >> leaves[i].count;
        }
    for (int i = n - 1; i >= 0 && taken < whole; i--)
        while (leaves[i].count > 1 && taken + (whole >> leaves[i].count) <= whole) {
            taken += whole >> leaves[i].count;
            leaves[i].count--;
        }
}

/* Lengths of the codes of symbols by how often they occur; 0 for those that do not. */
static void code_lengths(const uint32_t *counts, int n_symbols, int most, uint8_t *lengths)
{
    counted leaves[SYMBOLS];
    int n = 0;

    memset(lengths, 0, (size_t)n_symbols);
    for (int s = 0; s < n_symbols; s++)
        if (counts[s])
            leaves[n++] = (counted){ counts[s], s };
    if (n < 2) {
        if (n)
            lengths[leaves[0].symbol] = 1;
        return;
    }
    qsort(leaves, (size_t)n, sizeof *leaves, by_count);
    depths_of(leaves, n);
    limit_depths(leaves, n, most);
    for (int i = 0; i < n; i++)
        lengths[leaves[i].symbol] = (uint8_t)leaves[i].count;
}

/* Canonical codes, their bits in the order in which deflate writes them. */
static void codes_of(const uint8_t *lengths, int n, uint16_t *codes)
{
    uint32_t next[CODE_BITS + 2] = { 0 }, of_length[CODE_BITS + 1] = { 0 };

    for (int s = 0; s < n; s++)
        of_length[lengths[s]]++;
    of_length[0] = 0;
    for (int bits = 1; bits <= CODE_BITS; bits++)
        next[bits + 1] = (next[bits] + of_length[bits]) << 1;
    for (int s = 0; s < n; s++) {
        uint32_t code = lengths[s] ? next[lengths[s]]++ : 0, turned = 0;

        for (int bit = 0; bit < lengths[s]; bit++)
            turned |= (code >> bit & 1) << (lengths[s] - 1 - bit);
        codes[s] = (uint16_t)turned;
    }
}

/* ---- blocks -----------------------------------------------------------------------------------
 */

/* RFC 1951, 3.2.5: the symbol of a length, and what is added to it in how many bits. */
static int length_symbol(int length, int *extra, int *bits)
{
    static const uint16_t bases[] = { 3,  4,  5,  6,   7,   8,   9,   10,  11, 13,
                                      15, 17, 19, 23,  27,  31,  35,  43,  51, 59,
                                      67, 83, 99, 115, 131, 163, 195, 227, 258 };
    static const uint8_t widths[] = { 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2,
                                      2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0 };
    int i = ARRAY_LEN(bases) - 1;

    while (bases[i] > length)
        i--;
    *extra = length - bases[i];
    *bits = widths[i];
    return END_OF_BLOCK + 1 + i;
}

#define TOKENS (END_OF_BLOCK + LONGEST + 1)

typedef struct block_codes {
    uint8_t lengths[SYMBOLS + 1]; /* And that of the only distance. */
    uint16_t codes[SYMBOLS];
    uint32_t bits[TOKENS]; /* All that is written for a token ... */
    uint8_t widths[TOKENS];
} block_codes;

/* The lengths of a block's codes, themselves coded: one symbol a length, without the short cuts for
 * repeats, which would save a few dozen bytes a block. */
static void put_header(run_coder *c, const block_codes *block)
{
    static const uint8_t order[LENGTH_CODES] = { 16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                                 11, 4,  12, 3, 13, 2, 14, 1, 15 };
    uint32_t counts[LENGTH_CODES] = { 0 };
    uint8_t lengths[LENGTH_CODES];
    uint16_t codes[LENGTH_CODES];

    for (int s = 0; s <= SYMBOLS; s++)
        counts[block->lengths[s]]++;
    code_lengths(counts, LENGTH_CODES, LENGTH_BITS, lengths);
    codes_of(lengths, LENGTH_CODES, codes);
    put_bits(c, SYMBOLS - 257, 5);
    put_bits(c, 0, 5); /* One distance. */
    put_bits(c, LENGTH_CODES - 4, 4);
    for (int i = 0; i < LENGTH_CODES; i++)
        put_bits(c, lengths[order[i]], 3);
    for (int s = 0; s <= SYMBOLS; s++)
        put_bits(c, codes[block->lengths[s]], lengths[block->lengths[s]]);
}

/* A length is its symbol, what is added to it, and the distance, which is one bit. */
static void spell_tokens(block_codes *block)
{
    for (int token = 0; token < TOKENS; token++) {
        int extra = 0, bits = 0, symbol = token;

        if (token > END_OF_BLOCK && token < END_OF_BLOCK + SHORTEST)
            continue;
        if (token > END_OF_BLOCK)
            symbol = length_symbol(token - END_OF_BLOCK, &extra, &bits);
        block->bits[token] = block->codes[symbol] | (uint32_t)extra << block->lengths[symbol];
        block->widths[token] =
            (uint8_t)(block->lengths[symbol] + bits + (token > END_OF_BLOCK ? 1 : 0));
    }
}

/* How often each symbol stands in the block. */
static void count_symbols(const run_coder *c, uint32_t *counts)
{
    uint32_t of_token[TOKENS] = { [END_OF_BLOCK] = 1 };
    int extra, bits;

    for (size_t i = 0; i < c->n_tokens; i++)
        of_token[c->tokens[i]]++;
    memcpy(counts, of_token, (END_OF_BLOCK + 1) * sizeof *counts);
    for (int length = SHORTEST; length <= LONGEST; length++)
        counts[length_symbol(length, &extra, &bits)] += of_token[END_OF_BLOCK + length];
}

static void put_block(run_coder *c, uint32_t last)
{
    uint32_t counts[SYMBOLS] = { 0 };
    block_codes block;

    if (!make_room(c, c->n_tokens * 4 + 1024)) /* At most 15 + 5 + 1 bits each. */
        return;
    count_symbols(c, counts);
    code_lengths(counts, SYMBOLS, CODE_BITS, block.lengths);
    codes_of(block.lengths, SYMBOLS, block.codes);
    spell_tokens(&block);
    block.lengths[SYMBOLS] = 1;
    put_bits(c, last, 1);
    put_bits(c, 2, 2); /* Codes of its own. */
    put_header(c, &block);
    for (size_t i = 0; i < c->n_tokens; i++)
        put_bits(c, block.bits[c->tokens[i]], block.widths[c->tokens[i]]);
    put_bits(c, block.bits[END_OF_BLOCK], block.widths[END_OF_BLOCK]);
    c->n_tokens = 0;
}

/* ---- runs -------------------------------------------------------------------------------------
 */

static void add_token(run_coder *c, size_t token)
{
    if (c->n_tokens == RUN_TOKENS)
        put_block(c, 0);
    if (!c->failed)
        c->tokens[c->n_tokens++] = (uint16_t)token;
}

/* Adler-32 of n equal bytes at once: low grows by the value each time, high by low.  Divided only
 * when the sums grow large. */
static void check_run(run_coder *c, uint64_t n)
{
    uint64_t value = (uint64_t)c->value;

    for (uint64_t part; n; n -= part) {
        part = n < SHORT_RUN ? n : SHORT_RUN;
        c->high += part * c->low + part * (part + 1) / 2 * value;
        c->low += part * value;
        if (c->low >> 32 || c->high >> 60) {
            c->low %= ADLER;
            c->high %= ADLER;
        }
    }
}

void growth__runs_close(run_coder *c)
{
    size_t left = c->count;

    if (c->value < 0 || !left)
        return;
    check_run(c, left);
    add_token(c, (size_t)c->value);
    left--;
    while (left >= SHORTEST) {
        size_t length = left < LONGEST ? left : LONGEST;

        if (left - length > 0 && left - length < SHORTEST)
            length -= SHORTEST; /* Leaves enough for another match. */
        add_token(c, END_OF_BLOCK + length);
        left -= length;
    }
    for (; left; left--)
        add_token(c, (size_t)c->value);
}

void growth__runs_begin(run_coder *c)
{
    c->length = c->n_tokens = c->count = 0;
    c->failed = 0;
    c->value = -1;
    c->held = 0;
    c->n_held = 0;
    c->low = 1;
    c->high = 0;
    if (!make_room(c, 65536))
        return;
    c->bytes[c->length++] = 0x78; /* Deflate, a window of 32 kB; quickly made. */
    c->bytes[c->length++] = 0x01;
}

void growth__runs_end(run_coder *c)
{
    growth__runs_close(c);
    put_block(c, 1);
    if (c->failed || !make_room(c, 16))
        return;
    flush_bits(c);
    for (int i = 0; i < 4; i++)
        c->bytes[c->length++] = (uint8_t)((c->high % ADLER << 16 | c->low % ADLER) >> (24 - 8 * i));
}

void growth__runs_free(run_coder *c)
{
    free(c->bytes);
    memset(c, 0, sizeof *c);
}
