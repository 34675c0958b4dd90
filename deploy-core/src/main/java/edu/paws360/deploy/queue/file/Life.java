package edu.paws360.deploy.queue.file;

/** What can be told of the owner of a place. */
enum Life {
    /** Its process is there, and its lease has not run out, as far as anybody can tell. */
    ALIVE,
    /** Its process ended without giving the ticket back. */
    GONE,
    /** Its lease has run out, whether its process is there or not. */
    SILENT
}
