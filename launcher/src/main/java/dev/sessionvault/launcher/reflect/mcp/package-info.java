/**
 * {@code sv reflect} as an MCP server on standard input and output, by the official Java SDK. A program of its own: its
 * libraries are not in sv's module, and nothing but these classes imports them.
 */
@NullMarked
package dev.sessionvault.launcher.reflect.mcp;

import org.jspecify.annotations.NullMarked;
