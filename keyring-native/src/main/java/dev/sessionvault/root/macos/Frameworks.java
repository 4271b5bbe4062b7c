package dev.sessionvault.root.macos;

import dev.sessionvault.root.ffi.ForeignLibrary;

/** CoreFoundation and Security. */
final class Frameworks {
    private final ForeignLibrary coreFoundation;
    private final ForeignLibrary security;

    private Frameworks(ForeignLibrary coreFoundation, ForeignLibrary security) {
        this.coreFoundation = coreFoundation;
        this.security = security;
    }

    static Frameworks ofSystem() {
        return new Frameworks(ForeignLibrary.load("CoreFoundation"), ForeignLibrary.load("Security"));
    }

    /** The door for tests: one file that plays both. */
    static Frameworks playedBy(String library) {
        ForeignLibrary both = ForeignLibrary.load(library);
        return new Frameworks(both, both);
    }

    ForeignLibrary coreFoundation() {
        return coreFoundation;
    }

    ForeignLibrary security() {
        return security;
    }

    /** Where they come from, asked at each call: on another system that is where it ends. */
    interface Source {
        Frameworks load();
    }
}
