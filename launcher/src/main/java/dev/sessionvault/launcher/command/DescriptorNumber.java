package dev.sessionvault.launcher.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The number of an open descriptor. */
final class DescriptorNumber implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
        int number = Passphrase.number(text);
        if (number < 0) {
            throw new TypeConversionException("not the number of a descriptor");
        }
        return number;
    }
}
