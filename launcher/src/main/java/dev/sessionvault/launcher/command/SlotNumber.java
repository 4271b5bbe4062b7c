package dev.sessionvault.launcher.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The number of a slot, as {@code sv root list} shows it. */
final class SlotNumber implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
        int number = Passphrase.number(text);
        if (number <= Unlock.PRIMARY) {
            throw new TypeConversionException("not the number of a slot");
        }
        return number;
    }
}
