package dev.sessionvault.vault;

/**
 * What was found of one file.
 *
 * @param name of the file in the vault's directory; empty if what was found names it
 * @param generation of the snapshot, alleged unless it is verified
 * @param records how many it has, alleged unless it is verified
 * @param why what is wrong, empty if nothing is
 */
public record Checked(String name, State state, long generation, int records, String why) {

    /** What is known of it. */
    public enum State {
        /** Every byte of it was written with this vault's key. */
        VERIFIED,
        /** It is a sound file of another vault, which its own key would have to open. */
        OTHER_VAULT,
        /** It is not as it must be. */
        DAMAGED
    }

    public boolean isSound() {
        return state != State.DAMAGED;
    }
}
