/** The settings by which a tool asks sv for its key itself, so that nothing secret is in its environment. */
@NullMarked
package dev.sessionvault.launcher.setting;

import org.jspecify.annotations.NullMarked;
