/** PROTOCOL.md in code: what goes over the wire, for both sides of it. */
@NullMarked
package dev.sessionvault.relay.wire;

import org.jspecify.annotations.NullMarked;
