/**
 * Where keys lie beyond a plain tree of files: the known places of a home directory, what git remembers, and the running
 * processes. What is found there, and how, is not its business.
 */
@NullMarked
package dev.sessionvault.launcher.leak.place;

import org.jspecify.annotations.NullMarked;
