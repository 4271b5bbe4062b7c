/** What a recipient is given: the handle, and the signed list of what was lent (SHARE.md, "The handle", "The passport"). */
@NullMarked
package dev.sessionvault.launcher.share.passport;

import org.jspecify.annotations.NullMarked;
