/** What the two ends of a session say to each other inside of the channel: SHARE.md, Messages. */
@NullMarked
package dev.sessionvault.launcher.share.message;

import org.jspecify.annotations.NullMarked;
