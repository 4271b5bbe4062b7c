package dev.sessionvault.launcher.share.channel;

import dev.sessionvault.launcher.share.key.IdentityKey;
import dev.sessionvault.relay.wire.RendezvousId;
import dev.sessionvault.relay.wire.Role;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What an end says first under TLS: that it has the handle's secret, in this very connection, in this role, at this
 * rendezvous and epoch, with these two keys (SHARE.md, "The handshake").
 */
final class Confirmation {
    static final int BYTES = 32;

    /** For the TLS exporter (RFC 8446, 7.5); its context is the role's name. */
    static final String EXPORTER = "EXPORTER-sv-share/1 confirm";

    static final int EXPORTED_BYTES = 32;

    private static final byte[] LABEL = "sv-share/1 confirm".getBytes(StandardCharsets.US_ASCII);

    private Confirmation() {}

    static byte[] context(Role role) {
        return role.name().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
    }

    /** @param exported by the exporter, in the context of this role */
    static byte[] of(
            HandleKeys keys,
            Role role,
            RendezvousId id,
            long epoch,
            IdentityKey owner,
            IdentityKey guest,
            byte[] exported) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(LABEL);
        message.write(0);
        message.writeBytes(context(role));
        message.write(0);
        message.writeBytes(HexFormat.of().parseHex(id.toString()));
        message.writeBytes(
                ByteBuffer.allocate(Integer.BYTES).putInt((int) epoch).array());
        message.writeBytes(owner.bytes());
        message.writeBytes(guest.bytes());
        message.writeBytes(exported);
        return keys.authenticate(message.toByteArray());
    }
}
