/**
 * Installs the agent: reads its options, asks {@code sv}, redefines the JDK's methods. Loaded by a loader of its own,
 * which is gone before the application starts; the only importer of ASM.
 */
@NullMarked
package dev.sessionvault.agent.install;

import org.jspecify.annotations.NullMarked;
