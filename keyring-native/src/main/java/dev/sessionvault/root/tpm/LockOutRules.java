package dev.sessionvault.root.tpm;

import dev.sessionvault.root.Opening;
import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.TimeLimit;

/** How many wrong guesses the TPM takes, and how long it then wants to be left alone (Part 1, 19.8). */
final class LockOutRules {
    private static final int SECONDS_OF_MINUTE = 60;

    private final int failed;
    private final int allowed;
    private final int intervalSeconds;

    LockOutRules(int failed, int allowed, int intervalSeconds) {
        this.failed = failed;
        this.allowed = allowed;
        this.intervalSeconds = intervalSeconds;
    }

    /** The refusal with what the TPM says of its lock-out; as it is, if the TPM says nothing. */
    static Opening.Refused told(TpmRoot root, Opening.Refused refused) {
        try {
            String more = root.lockOutRules().text(refused.refusal());
            return new Opening.Refused(refused.refusal(), refused.why() + ": " + more, refused.advice());
        } catch (RootException e) {
            return refused;
        }
    }

    String text(Refusal refusal) {
        int left = Math.max(0, allowed - failed);
        if (refusal == Refusal.LOCKED || left == 0) {
            // One failure is forgotten in each interval, and one too many is what locks.
            return "the next try is possible in at most "
                    + time(intervalSeconds * (long) Math.max(1, failed - allowed + 1));
        }
        return (left == 1 ? "1 try is" : left + " tries are") + " left before the TPM locks itself";
    }

    private static String time(long seconds) {
        long minutes = (seconds + SECONDS_OF_MINUTE - 1) / SECONDS_OF_MINUTE;
        return seconds < 2 * SECONDS_OF_MINUTE ? seconds + " s" : minutes + " minutes";
    }

    /** TPM2_GetCapability (Part 3, 30.2). */
    static final class Question implements TimeLimit.Call<LockOutRules, RootException> {
        /** TPM_CAP_TPM_PROPERTIES (Part 2, 6.12). */
        private static final int PROPERTIES = 6;

        /** TPM_PT_LOCKOUT_COUNTER (Part 2, 6.13); TPM_PT_MAX_AUTH_FAIL and TPM_PT_LOCKOUT_INTERVAL follow it. */
        private static final int COUNTER = 0x20e;

        private static final int COUNT = 3;

        private final TpmDevice.Source source;

        Question(TpmDevice.Source source) {
            this.source = source;
        }

        @Override
        public LockOutRules run() throws RootException {
            try (Tpm tpm = Tpm.connect(source)) {
                byte[] body =
                        new Writer().u32(PROPERTIES).u32(COUNTER).u32(COUNT).toBytes();
                return read(tpm.run(Tpm.NO_SESSIONS, CommandCode.GET_CAPABILITY, body));
            }
        }

        private static LockOutRules read(Reader in) throws RootException {
            in.u8(); // moreData
            if (in.u32() != PROPERTIES || in.u32() != COUNT) {
                throw Refusals.malformed("the TPM's properties");
            }
            int[] values = new int[COUNT];
            for (int i = 0; i < COUNT; i++) {
                if (in.u32() != COUNTER + i) {
                    throw Refusals.malformed("the TPM's properties");
                }
                values[i] = in.u32();
            }
            in.end();
            return new LockOutRules(values[0], values[1], values[2]);
        }
    }
}
