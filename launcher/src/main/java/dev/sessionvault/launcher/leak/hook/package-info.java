/** The hook by which git has a commit searched before it is made. */
@NullMarked
package dev.sessionvault.launcher.leak.hook;

import org.jspecify.annotations.NullMarked;
