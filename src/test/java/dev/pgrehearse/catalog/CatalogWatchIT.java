package dev.pgrehearse.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every known difference, committed and looked at quickly: a whole look must say the same. All of
 * them on one version; on the others those that do not run there, and every fourth, each another.
 */
final class CatalogWatchIT {
  private static final int AT_LEAST = 120;
  private static final int ALL_ON = 17;

  @TestFactory
  Stream<DynamicTest> on_15() throws SQLException, IOException {
    return cases(15, 0);
  }

  @TestFactory
  Stream<DynamicTest> on_16() throws SQLException, IOException {
    return cases(16, 1);
  }

  @TestFactory
  Stream<DynamicTest> on_17() throws SQLException, IOException {
    return cases(ALL_ON, 2);
  }

  @TestFactory
  Stream<DynamicTest> on_18() throws SQLException, IOException {
    return cases(18, 3);
  }

  private static Stream<DynamicTest> cases(int version, int turn) throws SQLException, IOException {
    List<DifferenceCase> all = new ArrayList<>(DifferenceCase.all());
    all.addAll(DifferenceCase.onceMissed());
    List<DifferenceCase> cases =
        IntStream.range(0, all.size())
            .filter(i -> version == ALL_ON || !all.get(i).runsOn(ALL_ON) || i % 4 == turn)
            .mapToObj(all::get)
            .filter(one -> one.runsOn(version))
            .toList();
    assertThat(cases).hasSizeGreaterThan(version == ALL_ON ? AT_LEAST : AT_LEAST / 4);
    PlayedCases played =
        new PlayedCases(WatchStage.start(version, DifferenceCase.read("base.sql")));
    return cases.stream()
        .map(one -> DynamicTest.dynamicTest(one.title(), () -> played.play(one)))
        .onClose(played::close);
  }
}
