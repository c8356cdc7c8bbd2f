/**
 * Where to begin in the middle of a changelog: in comes a {@link dev.pgrehearse.ground.Place}, out
 * comes a {@link dev.pgrehearse.ground.Ground}, a server on which all before it is applied, made or
 * found in the cache.
 */
package dev.pgrehearse.ground;
