package dev.sessionvault.launcher.edit.key;

/** Addresses of git with a password in them: the name stays, and git asks for the password again. */
final class UserinfoEraser implements Eraser {
    @Override
    public String without(String text, Part key, String remark) throws UnsureException {
        Line line = Line.at(text, key.start());
        int scheme = text.lastIndexOf("://", key.start());
        boolean after = scheme >= line.start() && text.startsWith("@", key.end());
        if (!after) {
            throw new UnsureException("it is no password of an address");
        }
        int colon = key.start() - 1;
        if (colon == scheme + 2) {
            return text.substring(0, key.start()) + text.substring(key.end() + 1);
        }
        if (text.charAt(colon) != ':') {
            throw new UnsureException("it is only a part of what stands there");
        }
        return text.substring(0, colon) + text.substring(key.end());
    }
}
