package dev.sessionvault.launcher.share.verb;

/** A decimal number, written without a plus or leading zeros. */
public record IntegerType(long min, long max) implements ParameterType {
    private static final int MAX_BYTES = 19;

    public IntegerType {
        if (min > max) {
            throw new IllegalArgumentException("min is above max");
        }
    }

    @Override
    public String canonical(String parameter, String value) throws RefusedException {
        Characters.ascii(parameter, value, MAX_BYTES);
        if (!isCanonical(value)) {
            throw Characters.refused(
                    parameter, Quoted.of(value) + " is not a number written without plus, blanks or leading zeros");
        }
        long number = Long.parseLong(value);
        if (number < min || number > max) {
            throw Characters.refused(parameter, value + " is not in " + describe());
        }
        return value;
    }

    /** Whether it is a number of at most 18 digits in the one way it can be written. */
    public static boolean isCanonical(String value) {
        String digits = value.startsWith("-") ? value.substring(1) : value;
        return value.equals("0")
                || !digits.isEmpty()
                        && digits.length() < MAX_BYTES
                        && digits.charAt(0) != '0'
                        && digits.chars().allMatch(Names::isDigit);
    }

    @Override
    public boolean mayBeginWithDash() {
        return min < 0;
    }

    @Override
    public String describe() {
        return min + ".." + max;
    }
}
