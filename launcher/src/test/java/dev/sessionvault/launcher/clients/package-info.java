/** The real tools, started by the real launcher, talking to an API of ours. */
@NullMarked
package dev.sessionvault.launcher.clients;

import org.jspecify.annotations.NullMarked;
