package dev.pgrehearse.proof.form;

import java.util.List;

/** One thing that a client does. */
public sealed interface Step {

  /** What shows in a finding. */
  String text();

  /** A statement. */
  record Sql(String text) implements Step {}

  /** A statement with parameters, whose types the server infers. */
  record Call(String text, List<String> parameters) implements Step {
    public Call {
      parameters = List.copyOf(parameters);
    }
  }

  /** COPY … FROM STDIN, with the data that goes in. */
  record CopyIn(String text, String data) implements Step {}

  /** COPY … TO STDOUT. */
  record CopyOut(String text) implements Step {}

  /** A query of which only what the driver says of its columns counts. */
  record Describe(String text) implements Step {}
}
