/*
 * Stands in for ncrypt.dll where there is no TPM. Typed by Windows' own headers, and strict about every argument, so that
 * a call of another shape fails. It protects nothing: a key is a byte in a file, a cipher text tells when it was changed.
 *
 * STAND_IN_KEYS  the directory of the keys
 * STAND_IN       FUNCTION=STATUS in hexadecimal, or FUNCTION=sleep: what that function answers instead
 */
#include <windows.h>
#include <bcrypt.h>
#include <ncrypt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define API __declspec(dllexport) SECURITY_STATUS WINAPI
#define BAD_PARAMETER ((SECURITY_STATUS) 0x80090027)
#define BAD_DATA ((SECURITY_STATUS) 0x80090005)
#define NO_KEY ((SECURITY_STATUS) 0x80090016)
#define THERE_ALREADY ((SECURITY_STATUS) 0x8009000f)
#define RSA_BYTES 256
#define OAEP_ROOM (RSA_BYTES - 2 * 32 - 2)

enum kind { PROVIDER = 0x50, KEY = 0x4b };

struct object {
    enum kind kind;
    DWORD bits;
    BOOL final;
    WCHAR name[64];
};

static SECURITY_STATUS situation(const char *function) {
    const char *told = getenv("STAND_IN");
    size_t size = strlen(function);
    if (told == NULL || strncmp(told, function, size) != 0 || told[size] != '=') {
        return 0;
    }
    if (strcmp(told + size + 1, "sleep") == 0) {
        Sleep(60000);
    }
    return (SECURITY_STATUS) strtoul(told + size + 1, NULL, 16);
}

static struct object *made(enum kind kind, LPCWSTR name) {
    struct object *object = calloc(1, sizeof *object);
    object->kind = kind;
    wcsncpy(object->name, name, 63);
    return object;
}

static FILE *file(struct object *key, const char *mode, BOOL remove_it) {
    char path[512];
    snprintf(path, sizeof path, "%s\\%ls.key", getenv("STAND_IN_KEYS"), key->name);
    if (remove_it) {
        remove(path);
        return NULL;
    }
    return fopen(path, mode);
}

static int byte_of(struct object *key) {
    FILE *stored = file(key, "rb", FALSE);
    if (stored == NULL) {
        return EOF;
    }
    int byte = fgetc(stored);
    fclose(stored);
    return byte;
}

API NCryptOpenStorageProvider(NCRYPT_PROV_HANDLE *provider, LPCWSTR name, DWORD flags) {
    if (provider == NULL || wcscmp(name, MS_PLATFORM_CRYPTO_PROVIDER) != 0 || flags != 0) {
        return BAD_PARAMETER;
    }
    *provider = (NCRYPT_PROV_HANDLE) made(PROVIDER, L"");
    return situation("provider");
}

API NCryptCreatePersistedKey(
        NCRYPT_PROV_HANDLE provider, NCRYPT_KEY_HANDLE *key, LPCWSTR algorithm, LPCWSTR name, DWORD spec, DWORD flags) {
    if (((struct object *) provider)->kind != PROVIDER || wcscmp(algorithm, BCRYPT_RSA_ALGORITHM) != 0 || spec != 0
            || flags != 0 || wcsncmp(name, L"sv-", 3) != 0 || wcslen(name) != 3 + 32) {
        return BAD_PARAMETER;
    }
    struct object *fresh = made(KEY, name);
    *key = (NCRYPT_KEY_HANDLE) fresh;
    return byte_of(fresh) == EOF ? situation("create") : THERE_ALREADY;
}

API NCryptSetProperty(NCRYPT_HANDLE object, LPCWSTR property, PBYTE value, DWORD size, DWORD flags) {
    struct object *key = (struct object *) object;
    if (key->kind != KEY || key->final || wcscmp(property, NCRYPT_LENGTH_PROPERTY) != 0 || size != sizeof(DWORD)
            || (flags & ~NCRYPT_SILENT_FLAG) != 0) {
        return BAD_PARAMETER;
    }
    key->bits = *(DWORD *) value;
    return key->bits == 2048 ? 0 : BAD_PARAMETER;
}

API NCryptFinalizeKey(NCRYPT_KEY_HANDLE handle, DWORD flags) {
    struct object *key = (struct object *) handle;
    if (key->kind != KEY || key->bits != 2048 || flags != NCRYPT_SILENT_FLAG) {
        return BAD_PARAMETER;
    }
    FILE *stored = file(key, "wb", FALSE);
    fputc((int) (GetTickCount() & 0x7f) + 1, stored);
    fclose(stored);
    key->final = TRUE;
    return situation("finalize");
}

API NCryptOpenKey(NCRYPT_PROV_HANDLE provider, NCRYPT_KEY_HANDLE *handle, LPCWSTR name, DWORD spec, DWORD flags) {
    if (((struct object *) provider)->kind != PROVIDER || spec != 0 || flags != NCRYPT_SILENT_FLAG) {
        return BAD_PARAMETER;
    }
    struct object *key = made(KEY, name);
    key->final = TRUE;
    *handle = (NCRYPT_KEY_HANDLE) key;
    return byte_of(key) == EOF ? NO_KEY : situation("open");
}

static BOOL is_oaep(struct object *key, void *padding, DWORD flags) {
    BCRYPT_OAEP_PADDING_INFO *info = padding;
    return key->kind == KEY && key->final && flags == (NCRYPT_PAD_OAEP_FLAG | NCRYPT_SILENT_FLAG) && info != NULL
            && wcscmp(info->pszAlgId, BCRYPT_SHA256_ALGORITHM) == 0 && info->pbLabel == NULL && info->cbLabel == 0;
}

static DWORD checksum(PBYTE bytes, DWORD size) {
    DWORD sum = 2166136261u;
    for (DWORD i = 0; i < size; i++) {
        sum = (sum ^ bytes[i]) * 16777619u;
    }
    return sum;
}

API NCryptEncrypt(
        NCRYPT_KEY_HANDLE handle, PBYTE in, DWORD size, VOID *padding, PBYTE out, DWORD room, DWORD *got, DWORD flags) {
    struct object *key = (struct object *) handle;
    if (!is_oaep(key, padding, flags) || size > OAEP_ROOM || room < RSA_BYTES) {
        return BAD_PARAMETER;
    }
    int byte = byte_of(key);
    memset(out, byte, RSA_BYTES);
    out[0] ^= (BYTE) size;
    for (DWORD i = 0; i < size; i++) {
        out[i + 1] ^= in[i];
    }
    DWORD sum = checksum(out, RSA_BYTES - sizeof sum);
    memcpy(out + RSA_BYTES - sizeof sum, &sum, sizeof sum);
    *got = RSA_BYTES;
    return situation("encrypt");
}

API NCryptDecrypt(
        NCRYPT_KEY_HANDLE handle, PBYTE in, DWORD size, VOID *padding, PBYTE out, DWORD room, DWORD *got, DWORD flags) {
    struct object *key = (struct object *) handle;
    DWORD sum;
    if (!is_oaep(key, padding, flags) || size != RSA_BYTES) {
        return BAD_PARAMETER;
    }
    memcpy(&sum, in + RSA_BYTES - sizeof sum, sizeof sum);
    int byte = byte_of(key);
    *got = (BYTE) (in[0] ^ byte);
    if (sum != checksum(in, RSA_BYTES - sizeof sum) || *got > room || *got > OAEP_ROOM) {
        return BAD_DATA;
    }
    for (DWORD i = 0; i < *got; i++) {
        out[i] = in[i + 1] ^ byte;
    }
    return situation("decrypt");
}

API NCryptDeleteKey(NCRYPT_KEY_HANDLE handle, DWORD flags) {
    struct object *key = (struct object *) handle;
    if (key->kind != KEY || (flags & ~NCRYPT_SILENT_FLAG) != 0) {
        return BAD_PARAMETER;
    }
    file(key, "", TRUE);
    return NCryptFreeObject(handle);
}

API NCryptFreeObject(NCRYPT_HANDLE object) {
    struct object *known = (struct object *) object;
    if (known->kind != KEY && known->kind != PROVIDER) {
        return (SECURITY_STATUS) 0x80090026;
    }
    known->kind = 0;
    free(known);
    return 0;
}
