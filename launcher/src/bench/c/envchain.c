/* What envchain does: asks libsecret for a value, sets the variable, becomes the program. usage: envchain PROGRAM */
#include <err.h>
#include <libsecret/secret.h>
#include <unistd.h>

static const SecretSchema schema = {
    "org.freedesktop.Secret.Generic", SECRET_SCHEMA_DONT_MATCH_NAME, {{"bench", SECRET_SCHEMA_ATTRIBUTE_STRING}}};

int main(int count, char **arguments)
{
    GError *error = NULL;
    gchar *value = secret_password_lookup_sync(&schema, NULL, &error, "bench", "key", NULL);
    if (!value || count < 2)
        errx(1, "%s", error ? error->message : "not there");
    g_setenv("ANTHROPIC_API_KEY", value, TRUE);
    secret_password_free(value);
    execv(arguments[1], arguments + 1);
    err(127, "%s", arguments[1]);
}
