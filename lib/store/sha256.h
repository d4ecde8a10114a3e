/* SHA-256 (FIPS 180-4), for the hash chain: SQLite has none, and the store links nothing else. */
#ifndef GROWTH_STORE_SHA256_H
#define GROWTH_STORE_SHA256_H

#include <stddef.h>
#include <stdint.h>

#define SHA256_SIZE 32

typedef struct growth__sha256 {
    uint32_t state[8];
    uint64_t length; /* bytes so far */
    unsigned char block[64];
} growth__sha256;

void growth__sha256_begin(growth__sha256 *sha);
void growth__sha256_add(growth__sha256 *sha, const void *bytes, size_t length);
void growth__sha256_end(growth__sha256 *sha, unsigned char digest[SHA256_SIZE]);

#endif
