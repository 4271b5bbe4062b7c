/** The relay's sockets: WebSocket over TLS in, the other leg out, and the program around it. */
@NullMarked
package dev.sessionvault.relay.server;

import org.jspecify.annotations.NullMarked;
