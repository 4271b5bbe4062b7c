package dev.sessionvault.launcher.share.message;

/** Constants as one byte: from 1, in the order in which they are declared. New ones go behind the last. */
final class Numbered {
    private Numbered() {}

    static int number(Enum<?> constant) {
        return constant.ordinal() + 1;
    }

    static <E> E of(E[] constants, int number) throws MessageException {
        if (number < 1 || number > constants.length) {
            throw new MessageException("number " + number + " does not exist");
        }
        return constants[number - 1];
    }
}
