/**
 * One class a verb: parse, call, print. {@link dev.sessionvault.launcher.command.RunLine} parses what is started many
 * times a day by hand; picocli parses the rest and writes all help.
 */
@NullMarked
package dev.sessionvault.launcher.command;

import org.jspecify.annotations.NullMarked;
