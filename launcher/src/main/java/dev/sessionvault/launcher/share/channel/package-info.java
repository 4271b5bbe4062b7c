/**
 * What two ends say to each other through a relay that may lie: a handshake in which both prove their keys and that they
 * have the handle, and then messages, each delivered once and in order across cuts of the connection (SHARE.md, "The
 * handshake" and "The channel").
 */
@NullMarked
package dev.sessionvault.launcher.share.channel;

import org.jspecify.annotations.NullMarked;
