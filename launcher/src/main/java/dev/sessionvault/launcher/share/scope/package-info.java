/** What of the verbs is lent: sets of calls, and what one can do with sets (SHARE.md, "Scopes"). */
@NullMarked
package dev.sessionvault.launcher.share.scope;

import org.jspecify.annotations.NullMarked;
