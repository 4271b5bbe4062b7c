/** Who may meet whom, for how long, and how much: the relay without its sockets. */
@NullMarked
package dev.sessionvault.relay.pairing;

import org.jspecify.annotations.NullMarked;
