/**
 * States of a server that were made before. In comes the data directory of an embedded server and
 * the hash of all that made it, out comes, in a later run, a server that goes on from there.
 */
package dev.pgrehearse.layer;
