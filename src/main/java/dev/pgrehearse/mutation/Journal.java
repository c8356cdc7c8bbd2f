package dev.pgrehearse.mutation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pgrehearse.mutant.Mutant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Verdicts as they are found, a line of JSON each, so that a run that was cut off, or whose
 * survivors have got a check since, need not begin anew. Safe for several threads.
 *
 * <p>What is taken over is what a file with that very text came to: a mutant of a file that has
 * changed since is judged again, and so is every survivor.
 */
public final class Journal {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final Map<String, Verdict> before;

  private Journal(Path file, Map<String, Verdict> before) {
    this.file = file;
    this.before = Map.copyOf(before);
  }

  /** An empty one; what an earlier run wrote there is gone. */
  public static Journal begin(Path file) {
    try {
      Files.deleteIfExists(file);
      return new Journal(file, Map.of());
    } catch (IOException e) {
      throw new MutationException("cannot begin the journal " + file + ": " + e, e);
    }
  }

  /** Takes nothing over and loses nothing: a sample writes behind what a whole run has found. */
  public static Journal beside(Path file) {
    return new Journal(file, Map.of());
  }

  /** What an earlier run left in {@code file}, to be gone on with; empty where there is none. */
  public static Journal resume(Path file) {
    Map<String, Verdict> before = new HashMap<>();
    try {
      for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
        read(line, before);
      }
      return new Journal(file, before);
    } catch (IOException | UncheckedIOException e) {
      throw new MutationException("cannot read the journal " + file + ": " + e, e);
    }
  }

  /** A line that a killed process left half written says nothing. */
  private static void read(String line, Map<String, Verdict> before) {
    try {
      JsonNode node = JSON.readTree(line);
      String key = node.path("key").asText();
      verdict(node).ifPresentOrElse(verdict -> before.put(key, verdict), () -> before.remove(key));
    } catch (JsonProcessingException e) {
      // The mutant is judged again.
    }
  }

  private static Optional<Verdict> verdict(JsonNode node) {
    return switch (node.path("verdict").asText()) {
      case "killed" ->
          Optional.of(new Verdict.Killed(node.path("by").asText(), node.path("what").asText()));
      case "equivalent" -> Optional.of(new Verdict.Equivalent());
      case "invalid" -> Optional.of(new Verdict.Invalid(node.path("what").asText()));
      default -> Optional.empty();
    };
  }

  Optional<Verdict> before(String part, Mutant mutant) {
    return Optional.ofNullable(before.get(key(part, mutant)));
  }

  synchronized void note(String part, Mutant mutant, Verdict verdict) {
    ObjectNode node = JSON.createObjectNode();
    node.put("key", key(part, mutant));
    if (verdict instanceof Verdict.Killed killed) {
      node.put("verdict", "killed").put("by", killed.by()).put("what", killed.what());
    } else if (verdict instanceof Verdict.Invalid invalid) {
      node.put("verdict", "invalid").put("what", invalid.why());
    } else {
      node.put("verdict", verdict instanceof Verdict.Equivalent ? "equivalent" : "survived");
    }
    try {
      Files.writeString(
          file,
          JSON.writeValueAsString(node) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new MutationException("cannot write the journal " + file + ": " + e, e);
    }
  }

  private static String key(String part, Mutant mutant) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha.digest(mutant.sql().getBytes(StandardCharsets.UTF_8));
      return part + ": " + mutant.id() + " " + HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
