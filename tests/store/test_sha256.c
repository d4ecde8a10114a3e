/* SHA-256 against the examples of FIPS 180-4 (NIST, "SHA-256 Example") and the NIST CAVP set, in
 * one piece and in pieces of every size. */
#include <string.h>

#include "internal.h"
#include "tap.h"

static char million[1000000];

static const struct {
    const char *message;
    size_t length;
    const char *digest;
} vectors[] = {
    { "", 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
    { "abc", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
    { "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56,
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
    { "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqr"
      "lmnopqrsmnopqrstnopqrstu", 112,
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1" },
    { "\xbd", 1, "68325720aabd7c82f30f554b313d0570c95accbb7dc4b5aae11204c08ffe732b" },
    { "\xc9\x8c\x8e\x55", 4, "7abc22c0ae5af26ce93dbb94433a0e0b2e119d014f8e7f65bd56c61ccccd9504" },
    { million, sizeof million, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0" },
};

static void digest_of(const char *message, size_t length, size_t piece, char text[65])
{
    growth__sha256 sha;
    unsigned char digest[SHA256_SIZE];

    growth__sha256_begin(&sha);
    for (size_t at = 0; at < length; at += piece)
        growth__sha256_add(&sha, message + at, length - at < piece ? length - at : piece);
    growth__sha256_end(&sha, digest);
    growth__hex(digest, SHA256_SIZE, text);
}

START_TEST(published_digests)
{
    char text[65];

    memset(million, 'a', sizeof million);
    digest_of(vectors[_i].message, vectors[_i].length, vectors[_i].length + 1, text);
    ck_assert_str_eq(text, vectors[_i].digest);
}
END_TEST

START_TEST(pieces_make_no_difference)
{
    char message[200], whole[65], text[65];

    for (size_t i = 0; i < sizeof message; i++)
        message[i] = (char)(i * 7);
    for (size_t length = 50; length <= sizeof message; length++) {
        digest_of(message, length, length, whole);
        for (size_t piece = 1; piece < 70; piece += 3) {
            digest_of(message, length, piece, text);
            ck_assert_str_eq(text, whole);
        }
    }
}
END_TEST

START_TEST(hexadecimal_both_ways)
{
    unsigned char bytes[2] = { 0, 0 };
    char text[5];

    ck_assert_int_eq(growth__unhex("0aff", 4, bytes, 2), 0);
    growth__hex(bytes, 2, text);
    ck_assert_str_eq(text, "0aff");
    ck_assert_int_eq(growth__unhex("0aFF", 4, bytes, 2), -1);
    ck_assert_int_eq(growth__unhex("0af", 3, bytes, 2), -1);
    ck_assert_int_eq(growth__unhex("0afg", 4, bytes, 2), -1);
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("sha256");

    tap_each(t, published_digests, vectors);
    tcase_add_test(t, pieces_make_no_difference);
    tcase_add_test(t, hexadecimal_both_ways);
    return tap_run(t);
}
