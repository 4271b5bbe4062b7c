package dev.sessionvault.launcher.share.tunnel;

import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Who may vouch for a relay's name: the system's authorities, those of a file, or one that a handle names. */
public final class RelayTrust {
    public static final RelayTrust SYSTEM = new RelayTrust(null, null);

    private final @Nullable Path file;
    private final byte @Nullable [] authority;

    private RelayTrust(@Nullable Path file, byte @Nullable [] authority) {
        this.file = file;
        this.authority = authority;
    }

    /** @param file of certificates in PEM, which alone may vouch for it; {@code null} for the system's */
    public static RelayTrust of(@Nullable Path file) {
        return file == null ? SYSTEM : new RelayTrust(file, null);
    }

    /** @param authority SHA-256 of the one certificate, among those that the relay shows, that may vouch for it */
    public static RelayTrust pinned(byte[] authority) {
        return new RelayTrust(null, authority.clone());
    }

    /** @param authority as {@link #pinned}, in hexadecimal; {@code null} for the system's */
    public static RelayTrust pinned(@Nullable String authority) {
        return authority == null ? SYSTEM : pinned(HexFormat.of().parseHex(authority));
    }

    X509ExtendedTrustManager manager() throws PeerException, CertificateException {
        byte[] only = authority;
        return only == null ? Authorities.trusting(Authorities.read(file)) : new PinnedAuthority(only);
    }

    /**
     * By which certificate a handle can name whom this believes.
     *
     * @param shown by the relay, its own first
     * @return null if these are the system's authorities, which every system knows
     */
    @Nullable
    String authority(List<X509Certificate> shown) throws PeerException {
        if (authority != null) {
            return HexFormat.of().formatHex(authority);
        }
        return file == null ? null : HexFormat.of().formatHex(ShownAuthority.hash(shown, Authorities.read(file)));
    }

    /**
     * As {@link #authority} would say, of a relay that shows what is in the file; null for the system's.
     *
     * @throws PeerException if the file has several: which one the relay shows, only the relay can say
     */
    public @Nullable String onlyAuthority() throws PeerException {
        if (file == null) {
            return null;
        }
        List<X509Certificate> all = Authorities.read(file);
        if (all.size() > 1) {
            throw PeerException.refused(
                    file + " has " + all.size() + " certificates", "want one, or let the relay be asked");
        }
        return authority(all);
    }

    /** For whoever is not believed by it. */
    String hint() {
        if (authority != null) {
            return "it shows other certificates than when its owner logged in to it: sv relay login RELAY --ca FILE";
        }
        return file == null
                ? "a relay with a CA of its own: the owner does `sv relay login RELAY --ca FILE`"
                : "look whether " + file + " has the authority of this relay";
    }
}
