/** The program's verbs for who lends: parse, call, print. */
@NullMarked
package dev.sessionvault.launcher.command.share;

import org.jspecify.annotations.NullMarked;
