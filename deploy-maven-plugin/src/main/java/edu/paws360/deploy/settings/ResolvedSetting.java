package edu.paws360.deploy.settings;

/**
 * What holds for one setting, as it may be shown.
 *
 * @param key the property, names filled in
 * @param shown its text, references unexpanded, passwords masked
 * @param origin where it was set
 */
public record ResolvedSetting(String key, String shown, Origin origin) {}
