package dev.sessionvault.launcher.share.tunnel;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;

/** Why a certificate was not believed, by what TLS threw. */
final class CertificateFault {
    private CertificateFault() {}

    static boolean isOf(Throwable e) {
        return has(CertificateException.class, e) || has(CertPathValidatorException.class, e);
    }

    /** What is the matter with it, without a subject. A time that is over stands deepest, as the cause of all others. */
    static String text(Throwable e) {
        if (has(CertificateExpiredException.class, e)) {
            return "has expired";
        }
        if (has(CertificateNotYetValidException.class, e)) {
            return "is not valid yet";
        }
        return has(CertPathBuilderException.class, e) || has(CertPathValidatorException.class, e)
                ? "is not vouched for by an authority that is trusted"
                : "is for another name";
    }

    private static boolean has(Class<? extends Exception> type, Throwable e) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return true;
            }
        }
        return false;
    }
}
