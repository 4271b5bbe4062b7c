/*
 * Plays CoreFoundation and Security on other systems, for the calls of sv's two roots of macOS: a stand-in, not a Mac.
 * It is strict where they are not: an argument of another type, a use after release, a release too many end the program.
 * Its cryptography is a toy, but each byte counts, as with the real one.
 */
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum kind { STRING = 1, DATA, MUTABLE, NUMBER, BOOLEAN, DICTIONARY, ACCESS, PRIVATE, PUBLIC, ERROR };
enum situation { PEACE, ELSEWHERE, LOCKED, DENIED, SLOW, GONE };

typedef struct object {
    enum kind kind;
    long count; /* of owners; 0: released; -1: a constant */
    long size;
    long number;
    unsigned char *bytes;
    struct object **keys, **values;
} object;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static long alive;
static volatile int now;
static unsigned chip = 1;

#define CHECK(what) do { if (!(what)) { fprintf(stderr, "%s: not so: %s\n", __func__, #what); abort(); } } while (0)
#define IS(o, k) CHECK((o) != 0 && (o)->count != 0 && (o)->kind == (k))

static object *make(enum kind kind, const void *bytes, long size)
{
    object *made = calloc(1, sizeof *made);
    made->kind = kind;
    made->count = 1;
    made->size = size;
    made->bytes = calloc(1, size + 1);
    if (bytes) memcpy(made->bytes, bytes, size);
    __atomic_add_fetch(&alive, 1, __ATOMIC_SEQ_CST);
    return made;
}

static object *retain(object *o)
{
    CHECK(o != 0 && o->count != 0);
    if (o->count > 0) __atomic_add_fetch(&o->count, 1, __ATOMIC_SEQ_CST);
    return o;
}

/* What is released stays allocated, so that its use is seen. */
void CFRelease(object *o)
{
    CHECK(o != 0 && o->count > 0);
    if (__atomic_sub_fetch(&o->count, 1, __ATOMIC_SEQ_CST) > 0) return;
    __atomic_sub_fetch(&alive, 1, __ATOMIC_SEQ_CST);
    if (o->kind != DICTIONARY) return;
    for (long i = 0; i < o->size; i++) {
        if (o->keys[i]->count > 0) CFRelease(o->keys[i]);
        if (o->values[i]->count > 0) CFRelease(o->values[i]);
    }
}

#define NAME(name) static object name##_is = {STRING, -1, sizeof #name - 1, 0, (unsigned char *)#name, 0, 0}; object *name = &name##_is;
NAME(kSecAttrAccessibleWhenUnlockedThisDeviceOnly) NAME(kSecAttrIsPermanent) NAME(kSecAttrAccessControl)
NAME(kSecAttrKeyType) NAME(kSecAttrKeyTypeECSECPrimeRandom) NAME(kSecAttrKeySizeInBits) NAME(kSecAttrTokenID)
NAME(kSecAttrTokenIDSecureEnclave) NAME(kSecPrivateKeyAttrs) NAME(kSecAttrKeyClass) NAME(kSecAttrKeyClassPrivate)
NAME(kSecKeyAlgorithmECIESEncryptionCofactorVariableIVX963SHA256AESGCM)
NAME(kSecClass) NAME(kSecClassGenericPassword) NAME(kSecAttrService) NAME(kSecAttrAccount) NAME(kSecAttrLabel)
NAME(kSecValueData) NAME(kSecReturnData) NAME(kSecMatchLimit) NAME(kSecMatchLimitOne)
NAME(kSecUseAuthenticationUI) NAME(kSecUseAuthenticationUIFail)
static object no = {BOOLEAN, -1, 0, 0, 0, 0, 0}, yes = {BOOLEAN, -1, 0, 1, 0, 0, 0};
object *kCFBooleanFalse = &no, *kCFBooleanTrue = &yes;
struct { long version; void *functions[5]; } kCFTypeDictionaryKeyCallBacks, kCFTypeDictionaryValueCallBacks;

static int same(const object *a, const object *b)
{
    return a == b || (a->kind == b->kind && a->size == b->size && !memcmp(a->bytes, b->bytes, a->size));
}

object *CFStringCreateWithBytes(void *allocator, const uint8_t *bytes, long size, uint32_t encoding, unsigned char external)
{
    CHECK(allocator == 0 && encoding == 0x08000100 && external == 0);
    return make(STRING, bytes, size);
}

object *CFDataCreate(void *allocator, const uint8_t *bytes, long size)
{
    CHECK(allocator == 0 && size >= 0);
    return make(DATA, bytes, size);
}

object *CFDataCreateMutable(void *allocator, long capacity)
{
    CHECK(allocator == 0 && capacity > 0);
    object *made = make(MUTABLE, 0, capacity);
    made->number = capacity;
    made->size = 0;
    return made;
}

void CFDataAppendBytes(object *data, const uint8_t *bytes, long size)
{
    IS(data, MUTABLE);
    CHECK(data->size + size <= data->number);
    memcpy(data->bytes + data->size, bytes, size);
    data->size += size;
}

#define IS_DATA(o) CHECK((o) != 0 && (o)->count != 0 && ((o)->kind == DATA || (o)->kind == MUTABLE))
long CFDataGetLength(object *data) { IS_DATA(data); return data->size; }
const uint8_t *CFDataGetBytePtr(object *data) { IS_DATA(data); return data->bytes; }
uint8_t *CFDataGetMutableBytePtr(object *data) { IS(data, MUTABLE); return data->bytes; }

object *CFNumberCreate(void *allocator, long type, const void *value)
{
    CHECK(allocator == 0 && type == 3);
    object *made = make(NUMBER, 0, 0);
    made->number = *(const int32_t *)value;
    return made;
}

object *CFDictionaryCreate(void *allocator, object **keys, object **values, long size, const void *k, const void *v)
{
    CHECK(allocator == 0 && k == &kCFTypeDictionaryKeyCallBacks && v == &kCFTypeDictionaryValueCallBacks);
    object *made = make(DICTIONARY, 0, 0);
    made->size = size;
    made->keys = calloc(size, sizeof *keys);
    made->values = calloc(size, sizeof *values);
    for (long i = 0; i < size; i++) {
        IS(keys[i], STRING);
        made->keys[i] = retain(keys[i]);
        made->values[i] = retain(values[i]);
    }
    return made;
}

object *CFDictionaryGetValue(object *dictionary, object *key)
{
    IS(dictionary, DICTIONARY);
    IS(key, STRING);
    for (long i = 0; i < dictionary->size; i++)
        if (same(dictionary->keys[i], key)) return dictionary->values[i];
    return 0;
}

long CFErrorGetCode(object *error) { IS(error, ERROR); return error->number; }

static object *fail(object **error, long code)
{
    object *made = make(ERROR, 0, 0);
    made->number = code;
    CHECK(error != 0);
    *error = made;
    return 0;
}

/* Every call that reaches the chip or the keychain passes here. */
static long trouble(void)
{
    while (now == SLOW) usleep(20000);
    switch (now) {
    case LOCKED: return -25308;
    case DENIED: return -25293;
    case GONE: return -25291;
    default: return 0;
    }
}

object *SecAccessControlCreateWithFlags(void *allocator, object *protection, unsigned long flags, object **error)
{
    CHECK(allocator == 0 && error != 0 && *error == 0);
    if (protection != kSecAttrAccessibleWhenUnlockedThisDeviceOnly || flags != 1UL << 30) return fail(error, -50);
    return make(ACCESS, 0, 0);
}

static uint64_t hash(uint64_t h, const unsigned char *bytes, long size)
{
    for (long i = 0; i < size; i++) h = (h ^ bytes[i]) * 1099511628211ULL;
    return h ^ (h >> 29);
}

/* 24 random bytes, and what proves that this chip wrapped them. */
#define TOKEN 32
static uint64_t proof(const unsigned char *token) { return hash(chip, token, TOKEN - 8); }

static object *fresh(void)
{
    unsigned char token[TOKEN];
    for (int i = 0; i < TOKEN - 8; i++) token[i] = rand() >> 7;
    uint64_t p = proof(token);
    memcpy(token + TOKEN - 8, &p, 8);
    return make(PRIVATE, token, TOKEN);
}

object *SecKeyCreateRandomKey(object *attributes, object **error)
{
    long t = trouble();
    if (t) return fail(error, t);
    object *bits = CFDictionaryGetValue(attributes, kSecAttrKeySizeInBits);
    object *part = CFDictionaryGetValue(attributes, kSecPrivateKeyAttrs);
    IS(bits, NUMBER);
    IS(part, DICTIONARY);
    IS(CFDictionaryGetValue(part, kSecAttrAccessControl), ACCESS);
    if (CFDictionaryGetValue(part, kSecAttrIsPermanent) != kCFBooleanFalse) return fail(error, -34018);
    if (bits->number != 256 || CFDictionaryGetValue(attributes, kSecAttrTokenID) != kSecAttrTokenIDSecureEnclave
        || CFDictionaryGetValue(attributes, kSecAttrKeyType) != kSecAttrKeyTypeECSECPrimeRandom) return fail(error, -50);
    return fresh();
}

object *SecKeyCopyAttributes(object *key)
{
    IS(key, PRIVATE);
    object *name = make(STRING, "toid", 4), *token = make(DATA, key->bytes, key->size);
    object *all = CFDictionaryCreate(0, &name, &token, 1, &kCFTypeDictionaryKeyCallBacks, &kCFTypeDictionaryValueCallBacks);
    CFRelease(name);
    CFRelease(token);
    return all;
}

/* As the real one: what is not this chip's gives another key, and nothing says so. */
object *SecKeyCreateWithData(object *data, object *attributes, object **error)
{
    static object toid = {STRING, -1, 4, 0, (unsigned char *)"toid", 0, 0};
    IS_DATA(data);
    long t = trouble();
    if (t) return fail(error, t);
    CHECK(CFDictionaryGetValue(attributes, kSecAttrKeyClass) == kSecAttrKeyClassPrivate);
    CHECK(CFDictionaryGetValue(attributes, kSecAttrTokenID) == kSecAttrTokenIDSecureEnclave);
    object *token = CFDictionaryGetValue(attributes, &toid);
    if (!token) return fresh();
    IS_DATA(token);
    if (token->size != TOKEN) return fail(error, -50);
    uint64_t p = proof(token->bytes);
    return memcmp(token->bytes + TOKEN - 8, &p, 8) ? fresh() : make(PRIVATE, token->bytes, TOKEN);
}

object *SecKeyCopyPublicKey(object *key)
{
    unsigned char point[65] = {4};
    IS(key, PRIVATE);
    for (int i = 0; i < 8; i++) {
        uint64_t h = hash(i + 7, key->bytes, key->size);
        memcpy(point + 1 + 8 * i, &h, 8);
    }
    return make(PUBLIC, point, 65);
}

object *SecKeyCopyExternalRepresentation(object *key, object **error)
{
    IS(key, PUBLIC);
    CHECK(error != 0 && *error == 0);
    return make(DATA, key->bytes, key->size);
}

/* Both directions: a stream from both points, and a tag over all. */
static void cipher(const unsigned char *point, const unsigned char *once, const unsigned char *in, unsigned char *out, long size)
{
    for (long i = 0; i < size; i++) out[i] = in[i] ^ (unsigned char)(hash(hash(i, point, 65), once, 65) >> 13);
}

static void tag(const unsigned char *point, const unsigned char *once, const unsigned char *text, long size, unsigned char *out)
{
    for (int i = 0; i < 2; i++) {
        uint64_t h = hash(hash(hash(i + 99, point, 65), once, 65), text, size);
        memcpy(out + 8 * i, &h, 8);
    }
}

object *SecKeyCreateEncryptedData(object *key, object *algorithm, object *text, object **error)
{
    IS(key, PUBLIC);
    IS_DATA(text);
    CHECK(algorithm == kSecKeyAlgorithmECIESEncryptionCofactorVariableIVX963SHA256AESGCM && *error == 0);
    object *made = make(DATA, 0, 65 + text->size + 16);
    for (int i = 0; i < 65; i++) made->bytes[i] = rand() >> 7;
    cipher(key->bytes, made->bytes, text->bytes, made->bytes + 65, text->size);
    tag(key->bytes, made->bytes, text->bytes, text->size, made->bytes + 65 + text->size);
    return made;
}

object *SecKeyCreateDecryptedData(object *key, object *algorithm, object *data, object **error)
{
    unsigned char expected[16];
    IS(key, PRIVATE);
    IS_DATA(data);
    CHECK(algorithm == kSecKeyAlgorithmECIESEncryptionCofactorVariableIVX963SHA256AESGCM && *error == 0);
    long t = trouble(), size = data->size - 65 - 16;
    if (t || size < 0) return fail(error, t ? t : -50);
    object *public = SecKeyCopyPublicKey(key), *text = make(DATA, 0, size);
    cipher(public->bytes, data->bytes, data->bytes + 65, text->bytes, size);
    tag(public->bytes, data->bytes, text->bytes, size, expected);
    CFRelease(public);
    if (!memcmp(expected, data->bytes + 65 + size, 16)) return text;
    CFRelease(text);
    return fail(error, -50);
}

/* The keychain: its items are copies, and count as nobody's objects. */
static struct { char account[64]; unsigned char value[64]; long size; } items[64];
static long count;
static volatile int silent;

static int32_t asked(object *query)
{
    CHECK(silent);
    IS(query, DICTIONARY);
    CHECK(CFDictionaryGetValue(query, kSecClass) == kSecClassGenericPassword);
    IS(CFDictionaryGetValue(query, kSecAttrService), STRING);
    IS(CFDictionaryGetValue(query, kSecAttrAccount), STRING);
    return trouble();
}

static long find(object *query)
{
    object *account = CFDictionaryGetValue(query, kSecAttrAccount);
    for (long i = 0; i < count; i++)
        if (strlen(items[i].account) == (size_t)account->size && !memcmp(items[i].account, account->bytes, account->size)) return i;
    return -1;
}

int32_t SecKeychainSetUserInteractionAllowed(unsigned char allowed) { CHECK(!allowed); silent = 1; return 0; }

int32_t SecItemAdd(object *attributes, object **result)
{
    int32_t t = asked(attributes);
    if (t) return t;
    object *value = CFDictionaryGetValue(attributes, kSecValueData), *account = CFDictionaryGetValue(attributes, kSecAttrAccount);
    IS_DATA(value);
    IS(CFDictionaryGetValue(attributes, kSecAttrLabel), STRING);
    CHECK(result == 0 && value->size <= 64 && account->size < 64);
    pthread_mutex_lock(&lock);
    int there = find(attributes) >= 0;
    if (!there) {
        memset(&items[count], 0, sizeof items[count]);
        memcpy(items[count].account, account->bytes, account->size);
        memcpy(items[count].value, value->bytes, value->size);
        items[count++].size = value->size;
    }
    pthread_mutex_unlock(&lock);
    return there ? -25299 : 0;
}

int32_t SecItemCopyMatching(object *query, object **result)
{
    int32_t t = asked(query);
    if (t) return t;
    CHECK(CFDictionaryGetValue(query, kSecReturnData) == kCFBooleanTrue && result != 0 && *result == 0);
    CHECK(CFDictionaryGetValue(query, kSecMatchLimit) == kSecMatchLimitOne);
    CHECK(CFDictionaryGetValue(query, kSecUseAuthenticationUI) == kSecUseAuthenticationUIFail);
    pthread_mutex_lock(&lock);
    long at = find(query);
    if (at >= 0) *result = make(DATA, items[at].value, items[at].size);
    pthread_mutex_unlock(&lock);
    return at < 0 ? -25300 : 0;
}

int32_t SecItemDelete(object *query)
{
    int32_t t = asked(query);
    if (t) return t;
    pthread_mutex_lock(&lock);
    long at = find(query);
    if (at >= 0) items[at] = items[--count];
    pthread_mutex_unlock(&lock);
    return at < 0 ? -25300 : 0;
}

/* For the tests. */
void standin_bring(int situation)
{
    if (situation == ELSEWHERE) {
        chip++;
        count = 0;
    }
    now = situation;
}

void standin_plant(int size) { for (long i = 0; i < count; i++) items[i].size = size; }
int standin_objects(void) { return __atomic_load_n(&alive, __ATOMIC_SEQ_CST); }
int standin_items(void) { return count; }
