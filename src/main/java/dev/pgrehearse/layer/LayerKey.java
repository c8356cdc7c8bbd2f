package dev.pgrehearse.layer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The hash of all that made a state: two states with the same key are the same.
 *
 * @param hash 64 hexadecimal digits
 */
public record LayerKey(String hash) {

  public LayerKey {
    if (!hash.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("a layer's key is 64 hexadecimal digits, not " + hash);
    }
  }

  /** As people are shown it. */
  public String brief() {
    return hash.substring(0, 12);
  }

  @Override
  public String toString() {
    return hash;
  }

  /** Begins a key; its parts count in the order in which they are added. */
  public static Parts of() {
    return new Parts();
  }

  /** What goes into a key. Each part has a name, and none can be taken for two or for another. */
  public static final class Parts {
    private final MessageDigest digest;

    private Parts() {
      digest = sha256();
      add("pgrehearse layer 1".getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }

    /** Adds words: a version, an option, the text of a statement. */
    public Parts text(String name, String value) {
      part('t', name);
      add(value.getBytes(StandardCharsets.UTF_8));
      return this;
    }

    /** Adds the content of a file, wherever it is. */
    public Parts file(String name, Path file) throws IOException {
      MessageDigest content = sha256();
      byte[] buffer = new byte[1 << 16];
      try (InputStream in = Files.newInputStream(file)) {
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          content.update(buffer, 0, read);
        }
      }
      part('f', name);
      add(content.digest());
      return this;
    }

    /** The key of what was added so far. */
    public LayerKey key() {
      try {
        return new LayerKey(HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest()));
      } catch (CloneNotSupportedException e) {
        throw new IllegalStateException(e);
      }
    }

    private void part(char kind, String name) {
      digest.update((byte) kind);
      add(name.getBytes(StandardCharsets.UTF_8));
    }

    private void add(byte[] bytes) {
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, bytes.length));
      digest.update(bytes);
    }
  }
}
