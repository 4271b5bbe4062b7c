/** Where a host is. */
@NullMarked
package dev.sessionvault.launcher.share.address;

import org.jspecify.annotations.NullMarked;
