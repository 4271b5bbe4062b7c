package dev.sessionvault.launcher.leak.form;

import static dev.sessionvault.launcher.leak.form.Alphabet.ALNUM;
import static dev.sessionvault.launcher.leak.form.Alphabet.BASE64;
import static dev.sessionvault.launcher.leak.form.Alphabet.DASH;
import static dev.sessionvault.launcher.leak.form.Alphabet.DIGIT;
import static dev.sessionvault.launcher.leak.form.Alphabet.DOT;
import static dev.sessionvault.launcher.leak.form.Alphabet.HEX;
import static dev.sessionvault.launcher.leak.form.Alphabet.PAD;
import static dev.sessionvault.launcher.leak.form.Alphabet.UNDERSCORE;
import static dev.sessionvault.launcher.leak.form.Alphabet.UPPER;
import static dev.sessionvault.launcher.leak.form.Alphabet.WORD;

import dev.sessionvault.launcher.leak.Kind;
import org.jspecify.annotations.Nullable;

/** Keys of clouds, code hosts, registries and the services that programs call. */
final class ServiceShapes {
    private static final Kind GITLAB =
            kind("gitlab-token", "GitLab token", "https://gitlab.com/-/user_settings/personal_access_tokens");
    private static final Kind SLACK = kind("slack-token", "Slack token", "https://api.slack.com/apps");
    private static final Kind SLACK_HOOK = kind("slack-webhook", "Slack webhook", "https://api.slack.com/apps");
    private static final Kind STRIPE = kind("stripe-key", "Stripe key", "https://dashboard.stripe.com/apikeys");
    private static final Kind DIGITALOCEAN =
            kind("digitalocean-token", "DigitalOcean token", "https://cloud.digitalocean.com/account/api/tokens");
    private static final Kind VAULT = kind("hashicorp-vault", "HashiCorp Vault token", null);
    private static final Kind SENTRY = kind("sentry-token", "Sentry token", "https://sentry.io/settings/auth-tokens/");
    private static final Kind SUPABASE =
            kind("supabase-key", "Supabase key", "https://supabase.com/dashboard/account/tokens");
    private static final Kind DOPPLER = kind("doppler-token", "Doppler token", "https://dashboard.doppler.com");
    private static final Kind GRAFANA = kind("grafana-token", "Grafana token", null);
    private static final Kind SHOPIFY = kind("shopify-token", "Shopify token", null);
    private static final Kind ALIBABA =
            kind("alibaba-key-id", "Alibaba Cloud access key id", "https://ram.console.aliyun.com/manage/ak");

    static final Shape[] ALL = {
        new Shape(Kinds.GITHUB_TOKEN, "ghp_", ALNUM, 30, 255),
        new Shape(Kinds.GITHUB_LOGIN, "gho_", ALNUM, 30, 255),
        new Shape(Kinds.GITHUB_LOGIN, "ghu_", ALNUM, 30, 255),
        new Shape(Kinds.GITHUB_APP, "ghs_", ALNUM, 30, 255),
        new Shape(Kinds.GITHUB_LOGIN, "ghr_", ALNUM, 30, 255),
        new Shape(Kinds.GITHUB_FINE, "github_pat_", ALNUM | UNDERSCORE, 36, 255),
        new Shape(GITLAB, "glpat-", WORD | DOT, 20, 128),
        new Shape(GITLAB, "glptt-", WORD, 20, 128),
        new Shape(GITLAB, "gldt-", WORD, 20, 128),
        new Shape(GITLAB, "glrt-", WORD | DOT, 20, 128),
        new Shape(GITLAB, "glcbt-", WORD, 20, 128),
        new Shape(Kinds.AWS_ID, "AKIA", UPPER | DIGIT, 16, 16),
        new Shape(Kinds.AWS_ID, "ASIA", UPPER | DIGIT, 16, 16),
        new Shape(Kinds.AWS_ID, "ABIA", UPPER | DIGIT, 16, 16),
        new Shape(Kinds.AWS_ID, "ACCA", UPPER | DIGIT, 16, 16),
        new Shape(ALIBABA, "LTAI", ALNUM, 16, 24).mixed(),
        shape("npm-token", "npm token", "https://www.npmjs.com/settings/~/tokens", "npm_", ALNUM, 36, 64),
        shape("pypi-token", "PyPI token", "https://pypi.org/manage/account/token/", "pypi-AgE", WORD, 50, 512),
        shape(
                "docker-token",
                "Docker token",
                "https://app.docker.com/settings/personal-access-tokens",
                "dckr_pat_",
                WORD,
                24,
                64),
        new Shape(SLACK, "xoxa-", ALNUM | DASH, 30, 256).digitsAndLetters(),
        new Shape(SLACK, "xoxb-", ALNUM | DASH, 30, 256).digitsAndLetters(),
        new Shape(SLACK, "xoxc-", ALNUM | DASH, 30, 256).digitsAndLetters(),
        new Shape(SLACK, "xoxe-", ALNUM | DASH, 30, 256).digitsAndLetters(),
        new Shape(SLACK, "xoxp-", ALNUM | DASH, 30, 256).digitsAndLetters(),
        new Shape(SLACK, "xoxr-", ALNUM | DASH, 30, 256).digitsAndLetters(),
        new Shape(SLACK, "xoxs-", ALNUM | DASH, 30, 256).digitsAndLetters(),
        new Shape(SLACK, "xapp-", ALNUM | DASH, 30, 256).digitsAndLetters(),
        new Shape(SLACK_HOOK, "hooks.slack.com/services/", ALNUM | BASE64, 30, 128),
        new Shape(STRIPE, "sk_live_", ALNUM, 20, 256).digitsAndLetters(),
        new Shape(STRIPE, "sk_test_", ALNUM, 20, 256).digitsAndLetters(),
        new Shape(STRIPE, "rk_live_", ALNUM, 20, 256).digitsAndLetters(),
        new Shape(STRIPE, "rk_test_", ALNUM, 20, 256).digitsAndLetters(),
        new Shape(STRIPE, "whsec_", ALNUM | BASE64, 32, 128).digitsAndLetters(),
        shape("sendgrid-key", "SendGrid key", "https://app.sendgrid.com/settings/api_keys", "SG.", WORD | DOT, 60, 96),
        new Shape(DIGITALOCEAN, "dop_v1_", HEX, 40, 96),
        new Shape(DIGITALOCEAN, "doo_v1_", HEX, 40, 96),
        new Shape(DIGITALOCEAN, "dor_v1_", HEX, 40, 96),
        new Shape(VAULT, "hvs.", WORD, 24, 256).mixed(),
        new Shape(VAULT, "hvb.", WORD, 24, 512).mixed(),
        shape("onepassword-account", "1Password service account", null, "ops_eyJ", WORD, 40, 4096),
        shape("age-key", "age identity", null, "AGE-SECRET-KEY-1", UPPER | DIGIT, 40, 96),
        new Shape(SENTRY, "sntrys_", ALNUM | BASE64 | UNDERSCORE, 40, 512),
        new Shape(SENTRY, "sntryu_", HEX, 64, 64),
        shape("linear-api", "Linear API key", "https://linear.app/settings/api", "lin_api_", ALNUM, 40, 64),
        shape("notion-token", "Notion token", "https://www.notion.so/my-integrations", "ntn_", ALNUM, 40, 64),
        shape("figma-token", "Figma token", "https://www.figma.com/settings", "figd_", WORD, 36, 64),
        new Shape(SUPABASE, "sbp_", HEX, 40, 64),
        new Shape(SUPABASE, "sb_secret_", WORD, 24, 64).mixed(),
        shape("netlify-token", "Netlify token", "https://app.netlify.com/user/applications", "nfp_", ALNUM, 36, 64),
        shape("databricks-token", "Databricks token", null, "dapi", HEX | DASH, 32, 40)
                .digitsAndLetters(),
        shape("postman-key", "Postman key", "https://go.postman.co/settings/me/api-keys", "PMAK-", HEX | DASH, 40, 96),
        shape("pulumi-token", "Pulumi token", "https://app.pulumi.com/account/tokens", "pul-", HEX, 40, 40),
        new Shape(DOPPLER, "dp.pt.", ALNUM, 40, 64),
        new Shape(DOPPLER, "dp.st.dev.", ALNUM, 40, 64),
        new Shape(DOPPLER, "dp.st.stg.", ALNUM, 40, 64),
        new Shape(DOPPLER, "dp.st.prd.", ALNUM, 40, 64),
        new Shape(DOPPLER, "dp.st.", ALNUM | UNDERSCORE | DASH | DOT, 40, 96).digitsAndLetters(),
        new Shape(SHOPIFY, "shpat_", HEX, 32, 64),
        new Shape(SHOPIFY, "shpss_", HEX, 32, 64),
        new Shape(SHOPIFY, "shpca_", HEX, 32, 64),
        new Shape(GRAFANA, "glsa_", ALNUM | UNDERSCORE, 40, 64),
        new Shape(GRAFANA, "glc_eyJ", ALNUM | BASE64, 40, 512),
        shape("new-relic-key", "New Relic key", "https://one.newrelic.com/api-keys", "NRAK-", UPPER | DIGIT, 27, 32),
        shape("heroku-key", "Heroku key", "https://dashboard.heroku.com/account", "HRKU-", WORD, 36, 96),
        shape(
                "atlassian-token",
                "Atlassian token",
                "https://id.atlassian.com/manage-profile/security/api-tokens",
                "ATATT3xFfGF0",
                WORD | PAD,
                60,
                256),
        shape("planetscale-token", "PlanetScale token", null, "pscale_tkn_", WORD | DOT, 32, 64),
        shape(
                        "tailscale-key",
                        "Tailscale key",
                        "https://login.tailscale.com/admin/settings/keys",
                        "tskey-",
                        WORD,
                        30,
                        96)
                .mixed(),
    };

    private ServiceShapes() {}

    private static Kind kind(String id, String title, @Nullable String console) {
        return new Kind(id, title, null, console);
    }

    private static Shape shape(
            String id, String title, @Nullable String console, String prefix, int alphabet, int least, int most) {
        return new Shape(kind(id, title, console), prefix, alphabet, least, most);
    }
}
