/* SHA-256 (FIPS 180-4), to name the exact contents of a file in herkomst.json. */
#ifndef OUTPUT_SHA256_H
#define OUTPUT_SHA256_H

#include <stddef.h>
#include <stdint.h>

enum { SHA256_TEXT_SIZE = 65 };

struct sha256 {
    uint32_t state[8];
    uint64_t length; /* bytes so far */
    unsigned char block[64];
};

void sha256_init(struct sha256 *hash);
void sha256_add(struct sha256 *hash, const void *bytes, size_t count);

/* Ends the message and writes the hash as 64 hexadecimal digits and a NUL. */
void sha256_finish(struct sha256 *hash, char text[SHA256_TEXT_SIZE]);

#endif
