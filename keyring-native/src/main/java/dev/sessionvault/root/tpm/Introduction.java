package dev.sessionvault.root.tpm;

import dev.sessionvault.root.RootException;
import dev.sessionvault.root.TimeLimit;

/** Asks a TPM who made it: TPM2_GetCapability (Part 3, 30.2). */
final class Introduction implements TimeLimit.Call<TpmMaker, RootException> {
    /** TPM_CAP_TPM_PROPERTIES (Part 2, 6.12). */
    private static final int PROPERTIES = 6;

    /** TPM_PT_MANUFACTURER (Part 2, 6.13); the four of the vendor's text follow it. */
    private static final int MANUFACTURER = 0x105;

    private static final int COUNT = 5;

    private final TpmDevice.Source source;

    Introduction(TpmDevice.Source source) {
        this.source = source;
    }

    @Override
    public TpmMaker run() throws RootException {
        try (Tpm tpm = Tpm.connect(source)) {
            byte[] body =
                    new Writer().u32(PROPERTIES).u32(MANUFACTURER).u32(COUNT).toBytes();
            return read(tpm.run(Tpm.NO_SESSIONS, CommandCode.GET_CAPABILITY, body));
        }
    }

    private static TpmMaker read(Reader response) throws RootException {
        response.u8(); // moreData
        if (response.u32() != PROPERTIES || response.u32() != COUNT) {
            throw Refusals.malformed("the TPM's properties");
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < COUNT; i++) {
            if (response.u32() != MANUFACTURER + i) {
                throw Refusals.malformed("the TPM's properties");
            }
            append(text, response.u32());
        }
        response.end();
        return new TpmMaker(text.substring(0, 4).trim(), words(text.substring(4)));
    }

    /** Four letters; what is none becomes a blank. */
    private static void append(StringBuilder text, int letters) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            int letter = letters >>> shift & 0xff;
            text.append(letter > ' ' && letter < 0x7f ? (char) letter : ' ');
        }
    }

    /** With one blank where there are several: {@code SW   TPM} is in four parts. */
    private static String words(String text) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            boolean second = text.charAt(i) == ' ' && i > 0 && text.charAt(i - 1) == ' ';
            if (!second) {
                words.append(text.charAt(i));
            }
        }
        return words.toString().trim();
    }
}
