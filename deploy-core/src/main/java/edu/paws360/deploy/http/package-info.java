/** What all who speak HTTP share: an address without its password, one request in bounded time, a refusal's words. */
package edu.paws360.deploy.http;
