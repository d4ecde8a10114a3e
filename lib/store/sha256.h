/* SHA-256 (FIPS 180-4), for the hash chain.  Nettle does the work: it uses the processor's own
 * instructions for it where there are any, and the chain is a good part of what an import costs. */
#ifndef GROWTH_STORE_SHA256_H
#define GROWTH_STORE_SHA256_H

#include <stddef.h>

#include <nettle/sha2.h>

#define SHA256_SIZE SHA256_DIGEST_SIZE

typedef struct sha256_ctx growth__sha256;

void growth__sha256_begin(growth__sha256 *sha);
void growth__sha256_add(growth__sha256 *sha, const void *bytes, size_t length);
void growth__sha256_end(growth__sha256 *sha, unsigned char digest[SHA256_SIZE]);

#endif
