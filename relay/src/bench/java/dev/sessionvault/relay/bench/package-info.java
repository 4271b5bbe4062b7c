@org.jspecify.annotations.NullMarked
package dev.sessionvault.relay.bench;
