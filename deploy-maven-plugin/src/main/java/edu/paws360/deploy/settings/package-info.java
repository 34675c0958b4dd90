/**
 * What a user can set, and how it is read: one {@link edu.paws360.deploy.settings.Setting} per setting, one order of
 * precedence, and one message for everything that is wrong. Nothing here knows Maven: maps of text go in, immutable
 * records come out. All types are immutable, and safe for use by several threads.
 */
package edu.paws360.deploy.settings;
