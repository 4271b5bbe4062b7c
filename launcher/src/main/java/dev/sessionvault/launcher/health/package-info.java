/**
 * What {@code sv doctor} looks at: each examination looks at one thing and writes down what it sees, never a key. What
 * can be mended without asking anybody anything has a remedy.
 */
@NullMarked
package dev.sessionvault.launcher.health;

import org.jspecify.annotations.NullMarked;
