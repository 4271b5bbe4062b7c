package dev.sessionvault.root.kernel;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.secret.SystemRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The kernel's keyring in a root's clothes, for the suite of all roots: the sealed bytes are a version and the id under
 * which the key is kept. It has no kind of its own, since it is none.
 */
final class KeptRoot implements KeyRoot {
    private static final byte VERSION = 1;
    private static final int ID_BYTES = 16;
    private static final int SECONDS = 600;
    private static final Opening.Refused NOT_OURS =
            new Opening.Refused(Refusal.DAMAGED, "not of this form", "seal it again");

    private final KernelKeyring keyring = KernelKeyring.ofUser();
    private final ConcurrentLinkedQueue<String> names = new ConcurrentLinkedQueue<>();
    volatile @Nullable Filter filter;

    @Override
    public RootKind kind() {
        return RootKind.SECRET_SERVICE;
    }

    @Override
    public SealedKey seal(SecretBytes key) throws RootException {
        byte[] blob = Arrays.copyOf(new byte[] {VERSION}, 1 + ID_BYTES);
        System.arraycopy(SystemRandom.bytes(ID_BYTES), 0, blob, 1, ID_BYTES);
        SealedKey sealed = SealedKey.of(kind(), blob);
        String name = Objects.requireNonNull(name(sealed));
        keyring.keep(name, key, SECONDS);
        names.add(name);
        return sealed;
    }

    static @Nullable String name(SealedKey sealed) {
        byte[] blob = sealed.blob();
        boolean isOurs = sealed.kind() == RootKind.SECRET_SERVICE && blob.length == 1 + ID_BYTES && blob[0] == VERSION;
        return isOurs ? "sv:test:" + HexFormat.of().formatHex(blob, 1, blob.length) : null;
    }

    @Override
    public Opening open(SealedKey sealed) {
        String name = name(sealed);
        Filter present = filter;
        if (name == null || present == null) {
            return name == null ? NOT_OURS : keyring.open(name);
        }
        try {
            return present.run(() -> keyring.open(name));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void forget(SealedKey sealed) throws RootException {
        String name = name(sealed);
        if (name == null) {
            throw new RootException(NOT_OURS);
        }
        keyring.remove(name);
    }

    /** The names under which a key is kept. */
    List<String> kept() throws RootException {
        for (String name : names) {
            if (!keyring.keeps(name)) {
                names.remove(name);
            }
        }
        return List.copyOf(names);
    }
}
