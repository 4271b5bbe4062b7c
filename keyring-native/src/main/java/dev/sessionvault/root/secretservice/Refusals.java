package dev.sessionvault.root.secretservice;

import dev.sessionvault.root.Opening.Refused;
import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.ffi.GLibError;

/** Every answer of this root that is not a key. */
final class Refusals {
    private static final String CHOOSE_ANOTHER = "use the recovery code, then choose another root";
    private static final String LOG_IN = "run this inside a desktop session, or use the recovery code";

    static final Refused NOT_OURS =
            new Refused(Refusal.DAMAGED, "the sealed key is not in the keyring root's form", "use the recovery code");
    static final Refused NO_BUS =
            new Refused(Refusal.UNAVAILABLE, "this process has no session message bus on this machine", LOG_IN);
    static final Refused NO_LIBRARY = new Refused(
            Refusal.UNAVAILABLE, "libsecret is not installed", "install it (on Debian and Ubuntu: libsecret-1-0)");
    static final Refused NO_PROVIDER =
            new Refused(Refusal.UNAVAILABLE, "no keyring program runs in this session", LOG_IN);
    static final Refused NO_ANSWER = new Refused(
            Refusal.UNAVAILABLE,
            "the keyring program did not answer in time",
            "see whether it waits for an answer from you, or start it again");
    static final Refused NO_DEFAULT = new Refused(
            Refusal.UNAVAILABLE,
            "this user has no default keyring",
            "create one in your keyring program and make it the default");
    static final Refused NOT_DURABLE = new Refused(
            Refusal.UNAVAILABLE,
            "the default keyring is the one that ends with the session",
            "make a lasting keyring the default in your keyring program");
    static final Refused LOCKED =
            new Refused(Refusal.LOCKED, "the keyring is locked", "unlock the keyring, then try again");
    static final Refused ABSENT = new Refused(
            Refusal.ABSENT, "the keyring has no such key: it was removed, or this is another login", CHOOSE_ANOTHER);
    static final Refused SEVERAL =
            new Refused(Refusal.DAMAGED, "the keyring has several items for this key", CHOOSE_ANOTHER);
    static final Refused WRONG_SIZE =
            new Refused(Refusal.DAMAGED, "the keyring's item does not hold a key", CHOOSE_ANOTHER);
    static final Refused WITHOUT_SECRET =
            new Refused(Refusal.DENIED, "the keyring program keeps the item's contents back", CHOOSE_ANOTHER);
    static final Refused NOT_REMOVED = new Refused(
            Refusal.DENIED, "the keyring program did not remove the item", "remove it in your keyring program");
    static final Refused NOT_KEPT = new Refused(
            Refusal.DAMAGED, "the keyring gave back another key than it was just given", "choose another root");

    private Refusals() {}

    /** GLib's numbers: gioenums.h for the first two, secret-types.h for the third. */
    static Refused of(GLibError error) {
        if (error.is("g-dbus-error-quark", 2) || error.is("g-dbus-error-quark", 3)) {
            return NO_PROVIDER; // ServiceUnknown, NameHasNoOwner
        }
        if (error.is("g-dbus-error-quark", 9)) {
            return new Refused(Refusal.DENIED, "the message bus or the keyring denies access", CHOOSE_ANOTHER);
        }
        if (error.is("secret-error", 2)) {
            return LOCKED;
        }
        String code = error.domain() + " " + error.code();
        return new Refused(Refusal.UNAVAILABLE, "the keyring cannot be reached (" + code + ")", LOG_IN);
    }
}
