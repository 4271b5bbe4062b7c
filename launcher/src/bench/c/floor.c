/*
 * The physical floor of a launcher: reads a file, decrypts it with libsodium, sets the variable, becomes the program.
 * No key root: its key lies in the file, before the nonce.
 *
 * usage: floor seal FILE < key    or    floor run FILE PROGRAM
 */
#define _GNU_SOURCE
#include <err.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    KEY = crypto_aead_chacha20poly1305_ietf_KEYBYTES,
    NONCE = crypto_aead_chacha20poly1305_ietf_NPUBBYTES,
    TAG = crypto_aead_chacha20poly1305_ietf_ABYTES,
    MAX_VALUE = 16384
};

static unsigned char file[KEY + NONCE + MAX_VALUE + TAG], value[MAX_VALUE + 1];

static void seal(const char *path)
{
    unsigned long long size;
    ssize_t count = read(STDIN_FILENO, value, MAX_VALUE);
    int out = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    randombytes_buf(file, KEY + NONCE);
    crypto_aead_chacha20poly1305_ietf_encrypt(file + KEY + NONCE, &size, value, count, NULL, 0, NULL, file + KEY, file);
    if (count < 0 || out < 0 || write(out, file, KEY + NONCE + size) < 0)
        err(1, "%s", path);
}

static void run(const char *path, char **program)
{
    unsigned long long size;
    int in = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t count = read(in, file, sizeof file);
    if (count < KEY + NONCE + TAG
            || crypto_aead_chacha20poly1305_ietf_decrypt(value, &size, NULL, file + KEY + NONCE, count - KEY - NONCE,
                    NULL, 0, file + KEY, file))
        errx(1, "%s: damaged", path);
    setenv("ANTHROPIC_API_KEY", (char *) value, 1);
    sodium_memzero(value, sizeof value);
    execv(program[0], program);
    err(127, "%s", program[0]);
}

int main(int count, char **arguments)
{
    if (count < 3 || sodium_init() < 0)
        errx(2, "usage: floor seal FILE | floor run FILE PROGRAM");
    if (!strcmp(arguments[1], "seal"))
        seal(arguments[2]);
    else
        run(arguments[2], arguments + 3);
    return 0;
}
