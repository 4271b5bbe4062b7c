/** The Java agent's entry, all of it that an application's class path shows. Imports {@code java.*} only. */
@NullMarked
package dev.sessionvault.agent;

import org.jspecify.annotations.NullMarked;
