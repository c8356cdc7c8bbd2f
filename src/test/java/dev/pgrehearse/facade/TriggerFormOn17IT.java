package dev.pgrehearse.facade;

/** The INSTEAD OF form on Postgres 17. */
final class TriggerFormOn17IT extends TriggerForm {
  TriggerFormOn17IT() {
    super(17);
  }
}
