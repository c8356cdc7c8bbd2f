package dev.pgrehearse.layer;

import dev.pgrehearse.server.DataDirectory;
import java.time.Instant;

/**
 * A state that is kept. Nobody changes it: a server gets a copy.
 *
 * @param data where it is
 * @param bytes of its data
 * @param made when it was stored
 * @param used when a run last asked for it
 */
public record Layer(
    LayerKey key, LayerAbout about, DataDirectory data, long bytes, Instant made, Instant used) {}
