package dev.sessionvault.launcher.share.tunnel;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which of the certificates that a relay shows is the authority that its handles name: the highest one on the way from its own to
 * one that is trusted. What it does not show a recipient would not have.
 */
final class ShownAuthority {
    private ShownAuthority() {}

    /**
     * @param shown as the relay sends them, its own first
     * @throws PeerException if it shows nothing but its own certificate, and that is not the trusted one itself
     */
    static byte[] hash(List<X509Certificate> shown, List<X509Certificate> trusted) throws PeerException {
        try {
            List<X509Certificate> way = trusted.contains(shown.get(0)) ? shown.subList(0, 1) : way(shown, trusted);
            for (int i = way.size() - 1; i >= 0; i--) {
                X509Certificate each = way.get(i);
                if (shown.contains(each) && (i > 0 || way.size() == 1)) {
                    return PinnedAuthority.hashOf(each);
                }
            }
        } catch (GeneralSecurityException e) {
            throw hidden();
        }
        throw hidden();
    }

    /** From the relay's own to the trusted one. */
    private static List<X509Certificate> way(List<X509Certificate> shown, List<X509Certificate> trusted)
            throws GeneralSecurityException {
        X509CertSelector own = new X509CertSelector();
        own.setCertificate(shown.get(0));
        PKIXBuilderParameters wanted = new PKIXBuilderParameters(
                trusted.stream().map(each -> new TrustAnchor(each, null)).collect(Collectors.toSet()), own);
        wanted.setRevocationEnabled(false);
        wanted.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(shown)));
        PKIXCertPathBuilderResult found =
                (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(wanted);
        List<X509Certificate> way = new ArrayList<>();
        for (Certificate each : found.getCertPath().getCertificates()) {
            way.add((X509Certificate) each);
        }
        Collections.addAll(way, found.getTrustAnchor().getTrustedCert());
        return way;
    }

    private static PeerException hidden() {
        return PeerException.refused(
                "the relay does not show its authority's certificate, so no recipient could check it",
                "the operator puts it behind the relay's own, in the file of `sv-relay serve --certificate`");
    }
}
