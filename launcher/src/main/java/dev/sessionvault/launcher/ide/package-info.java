/** What an editor needs to start a tool through sv: tasks, run configurations, terminal profiles. */
@NullMarked
package dev.sessionvault.launcher.ide;

import org.jspecify.annotations.NullMarked;
