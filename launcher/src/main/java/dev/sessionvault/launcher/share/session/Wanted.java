package dev.sessionvault.launcher.share.session;

import java.util.Map;

/** What a recipient asks for; nothing of it is believed. */
record Wanted(int id, String verb, Map<String, String> values) {}
