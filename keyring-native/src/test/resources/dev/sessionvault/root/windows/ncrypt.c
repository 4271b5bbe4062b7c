/*
 * Stands in for ncrypt.dll where there is no TPM. Typed by Windows' own headers, and strict about every argument, so that
 * a call of another shape fails. It protects nothing: a key is a byte in a file, a cipher text tells when it was changed.
 *
 * STAND_IN_KEYS  the directory of the keys
 * STAND_IN       FUNCTION=STATUS in hexadecimal, or FUNCTION=sleep: what that function answers instead
 *
 * Both may change while the process runs.
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

static volatile LONG objects;

/* How many objects were made and not yet freed. */
__declspec(dllexport) LONG StandInObjects(void) {
    return objects;
}

/* What is told about that function, or nothing. Not getenv: it has what was told when the process was started. */
static const char *told(const char *function, char *all, DWORD room) {
    size_t size = strlen(function);
    DWORD got = GetEnvironmentVariableA("STAND_IN", all, room);
    BOOL about_it = got > 0 && got < room && strncmp(all, function, size) == 0 && all[size] == '=';
    return about_it ? all + size + 1 : "";
}

static SECURITY_STATUS situation(const char *function) {
    char all[64];
    for (int i = 0; i < 3000 && strcmp(told(function, all, sizeof all), "sleep") == 0; i++) {
        Sleep(20);
    }
    return (SECURITY_STATUS) strtoul(told(function, all, sizeof all), NULL, 16);
}

static struct object *made(enum kind kind, LPCWSTR name) {
    struct object *object = calloc(1, sizeof *object);
    InterlockedIncrement(&objects);
    object->kind = kind;
    wcsncpy(object->name, name, 63);
    return object;
}

static void freed(struct object *object) {
    object->kind = 0;
    InterlockedDecrement(&objects);
    free(object);
}

/* Whoever is refused is given no object. */
static SECURITY_STATUS given(struct object *object, ULONG_PTR *handle, SECURITY_STATUS status) {
    if (status != 0) {
        freed(object);
    } else {
        *handle = (ULONG_PTR) object;
    }
    return status;
}

static FILE *file(struct object *key, const char *mode, BOOL remove_it) {
    char keys[512];
    char path[640];
    GetEnvironmentVariableA("STAND_IN_KEYS", keys, sizeof keys);
    snprintf(path, sizeof path, "%s\\%ls.key", keys, key->name);
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
    return given(made(PROVIDER, L""), provider, situation("provider"));
}

API NCryptCreatePersistedKey(
        NCRYPT_PROV_HANDLE provider, NCRYPT_KEY_HANDLE *key, LPCWSTR algorithm, LPCWSTR name, DWORD spec, DWORD flags) {
    if (((struct object *) provider)->kind != PROVIDER || wcscmp(algorithm, BCRYPT_RSA_ALGORITHM) != 0 || spec != 0
            || flags != 0 || wcsncmp(name, L"sv-", 3) != 0 || wcslen(name) != 3 + 32) {
        return BAD_PARAMETER;
    }
    struct object *fresh = made(KEY, name);
    return given(fresh, key, byte_of(fresh) == EOF ? situation("create") : THERE_ALREADY);
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
    return given(key, handle, byte_of(key) == EOF ? NO_KEY : situation("open"));
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
    freed(known);
    return 0;
}
