package dev.pgrehearse.layer;

import dev.pgrehearse.server.DataDirectory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What looks like the data directory of a server that was shut down, without any server. */
public final class SomeData {
  private static final int SHUT_DOWN = 1;

  private SomeData() {}

  public static LayerKey key(String name) {
    return LayerKey.of().text("name", name).key();
  }

  public static LayerAbout about(String what) {
    return new LayerAbout(what, 17, Map.of("database", "pgrehearse_00000000_3", "ä = #b", "c\n d"));
  }

  public static DataDirectory in(Path folder, int bytes) throws IOException {
    Files.createDirectories(folder.resolve("global"));
    Files.createDirectories(folder.resolve("base/1"));
    Files.createDirectories(folder.resolve("pg_wal"));
    ByteBuffer control = ByteBuffer.allocate(8192).order(ByteOrder.nativeOrder());
    control.putInt(16, SHUT_DOWN).putLong(32, 16L << 20).putInt(48, 1);
    Files.write(folder.resolve("global/pg_control"), control.array());
    Files.write(folder.resolve("base/1/1259"), new byte[bytes]);
    return new DataDirectory(folder);
  }
}
