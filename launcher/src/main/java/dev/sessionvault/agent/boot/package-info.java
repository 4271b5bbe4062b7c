/**
 * What this JVM is told of its environment. Defined in the bootstrap loader, since the JDK's own classes call it, so
 * every class of the JVM can see it: imports {@code java.*} only.
 */
@NullMarked
package dev.sessionvault.agent.boot;

import org.jspecify.annotations.NullMarked;
