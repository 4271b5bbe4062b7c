package dev.sessionvault.launcher.share.verb;

/** What a parameter takes. There is one way to write each value: {@link #canonical} has it. */
public sealed interface ParameterType permits ChoiceType, IntegerType, TextType, PathType {

    /**
     * The value as scope, policy and executor all have it.
     *
     * @param parameter whose value it is, for the refusal
     * @throws RefusedException BAD_VALUE if it is none of this type's
     */
    String canonical(String parameter, String value) throws RefusedException;

    /** Whether a value may begin with {@code -}, and so could be taken for an option. */
    boolean mayBeginWithDash();

    /** What it takes, for people. */
    String describe();
}
