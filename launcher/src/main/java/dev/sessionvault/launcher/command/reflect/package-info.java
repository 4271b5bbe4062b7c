/** The verbs of those who are lent to. */
@NullMarked
package dev.sessionvault.launcher.command.reflect;

import org.jspecify.annotations.NullMarked;
