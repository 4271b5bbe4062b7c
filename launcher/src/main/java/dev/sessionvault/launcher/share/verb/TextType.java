package dev.sessionvault.launcher.share.verb;

import com.google.re2j.Pattern;

/**
 * Text that a pattern takes as a whole. RE2 matches it: its time grows with pattern times value and with nothing else,
 * and both are bounded, so that no pattern and no value can hold a call up.
 *
 * @param pattern anchored at both ends, in what RE2 and ECMAScript mean the same by (SHARE.md, "Verbs")
 * @param leadingDash whether a value may begin with {@code -}
 */
public record TextType(Pattern pattern, int maxBytes, boolean leadingDash) implements ParameterType {

    @Override
    public String canonical(String parameter, String value) throws RefusedException {
        String canonical = isUnicode()
                ? Characters.unicode(parameter, value, maxBytes)
                : Characters.ascii(parameter, value, maxBytes);
        if (canonical.startsWith("-") && !leadingDash) {
            throw Characters.refused(parameter, Quoted.of(value) + " begins with -");
        }
        if (!pattern.matches(canonical)) {
            throw Characters.refused(parameter, Quoted.of(value) + " is not of the form " + pattern.pattern());
        }
        return canonical;
    }

    /** Look-alikes of other scripts come in only where the pattern names a script, a class or a character of them. */
    private boolean isUnicode() {
        String text = pattern.pattern();
        return text.contains("\\p{") || text.chars().anyMatch(c -> c > 0x7e);
    }

    @Override
    public boolean mayBeginWithDash() {
        return leadingDash;
    }

    @Override
    public String describe() {
        return pattern.pattern();
    }
}
