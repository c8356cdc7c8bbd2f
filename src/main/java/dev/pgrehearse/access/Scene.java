package dev.pgrehearse.access;

/** What all questions about one state share. */
record Scene(Surroundings surroundings, FixtureRows rows, Whose whose) {}
