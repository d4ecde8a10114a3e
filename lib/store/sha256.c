/* SHA-256 by Nettle; sha256.h says why. */
#include "sha256.h"

void growth__sha256_begin(growth__sha256 *sha)
{
    sha256_init(sha);
}

void growth__sha256_add(growth__sha256 *sha, const void *bytes, size_t length)
{
    sha256_update(sha, length, bytes);
}

void growth__sha256_end(growth__sha256 *sha, unsigned char digest[SHA256_SIZE])
{
    sha256_digest(sha, SHA256_SIZE, digest);
}
