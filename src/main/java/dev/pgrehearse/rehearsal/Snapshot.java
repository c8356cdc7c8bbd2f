package dev.pgrehearse.rehearsal;

import dev.pgrehearse.catalog.Fingerprint;
import dev.pgrehearse.catalog.RowDigests;

/** What a database is at one moment: its catalog and its rows. */
record Snapshot(Fingerprint catalog, RowDigests rows) {}
