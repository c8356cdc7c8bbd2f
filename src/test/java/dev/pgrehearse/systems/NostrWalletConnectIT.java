package dev.pgrehearse.systems;

import static dev.pgrehearse.systems.RaceTrack.DONE;
import static dev.pgrehearse.systems.RaceTrack.guest;
import static dev.pgrehearse.systems.RaceTrack.row;
import static dev.pgrehearse.systems.RaceTrack.state;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Limits of a wallet under concurrency, and for any sequence of payments of any size. */
class NostrWalletConnectIT {

  private static final long ALL_SATS = 2_100_000_000_000_000L;
  private static final BigInteger CAP = BigInteger.valueOf(ALL_SATS);
  private static final String DORA = "00000000-0000-0000-0000-00000000d04a";
  private static final String WALLET = "00000000-0000-0001-0060-00000000d04a";
  private static final String SECOND_WALLET = "00000000-0000-0002-0060-00000000d04a";

  private static RaceTrack track;

  @BeforeContainer
  static void start() throws Exception {
    track = RaceTrack.withOptions();
    track.migrate(
        """
        insert into public.nwc_connections (
            id, user_id, wallet_name, wallet_pubkey, relay_url,
            encrypted_session_key, session_key_iv, session_key_salt
        )
        values (
            '00000000-0000-0002-0060-00000000d04a', '00000000-0000-0000-0000-00000000d04a',
            'Second', repeat('d2', 32), 'wss://relay.example', 'c', 'iv-d2', 'salt-d2'
        );
        insert into public.nwc_permissions (connection_id, user_id, method)
        select c.id, c.user_id, 'pay_invoice'
        from public.nwc_connections as c
        where c.user_id = '00000000-0000-0000-0000-00000000d04a'
        """);
  }

  @Example
  void the_first_changesets_stop_at_tables_that_are_there() throws Exception {
    assertThat(
            track.stateOf(
                "sovereign-identity-nostr-wallet-connect/060_nostr_wallet_connect/02_older_tables"))
        .isEqualTo("PR102");
  }

  @Property(tries = 12)
  void payments_at_once_stay_within_the_limit_of_a_day(
      @ForAll @IntRange(min = 2, max = 6) int sessions,
      @ForAll @LongRange(min = 1, max = 100) long amount,
      @ForAll @LongRange(min = 0, max = 400) long limit,
      @ForAll boolean repeatableRead)
      throws Exception {
    freshWallets(100, limit);
    List<Callable<String>> racers = new ArrayList<>();
    for (int n = 0; n < sessions; n++) {
      racers.add(track.call(DORA, repeatableRead, reserve(WALLET, n, amount, 0)));
    }
    List<String> states = track.race(row("nwc_connections", WALLET), racers);
    long fits = repeatableRead ? Math.min(1, limit / amount) : limit / amount;
    assertThat(states).filteredOn(DONE::equals).hasSize((int) Math.min(fits, sessions));
    assertThat(states).isSubsetOf(DONE, "PR165", "40001");
    assertThat(taken()).isLessThanOrEqualTo(BigInteger.valueOf(limit));
  }

  @Property(tries = 8)
  void one_reservation_asked_for_at_once_is_one_transaction(
      @ForAll @IntRange(min = 2, max = 6) int sessions) throws Exception {
    freshWallets(100, 150);
    List<String> states =
        track.race(
            row("nwc_connections", WALLET),
            Collections.nCopies(sessions, track.call(DORA, false, reserve(WALLET, 1, 100, 0))));
    assertThat(states).containsOnly(DONE);
    assertThat(taken()).isEqualTo(BigInteger.valueOf(100));
  }

  @Property(tries = 8)
  void one_invoice_is_paid_over_one_of_two_connections(@ForAll boolean failedBefore)
      throws Exception {
    freshWallets(100, 100);
    if (failedBefore) {
      assertThat(track.call(DORA, false, reserve(WALLET, 1, 100, 0)).call()).isEqualTo(DONE);
      track.migrate(
          """
          update public.nwc_transactions
          set status = 'failed', finished_at = now()
          where user_id = '%s'
          """
              .formatted(DORA));
    }
    List<String> states =
        track.race(
            "select 1 from public.nwc_connections where user_id = '%s' for update".formatted(DORA),
            List.of(
                track.call(DORA, false, reserve(WALLET, 1, 100, 0)),
                track.call(DORA, false, reserve(SECOND_WALLET, 1, 100, 0))));
    assertThat(states).containsExactlyInAnyOrder(DONE, "PR163");
    assertThat(taken()).isEqualTo(BigInteger.valueOf(100));
  }

  @Provide
  Arbitrary<List<WalletModel.Event>> days() {
    Arbitrary<WalletModel.Event> event =
        Combinators.combine(
                Arbitraries.frequencyOf(
                    Tuple.of(6, Arbitraries.just("pay")),
                    Tuple.of(2, Arbitraries.just("settle")),
                    Tuple.of(1, Arbitraries.just("fail")),
                    Tuple.of(1, Arbitraries.just("grow old"))),
                Arbitraries.integers().between(0, 9),
                Arbitraries.longs().between(0, 120),
                Arbitraries.longs().between(0, 12))
            .as(WalletModel.Event::new);
    return event.list().ofMinSize(5).ofMaxSize(40);
  }

  @Property(tries = 40)
  void both_limits_hold_for_any_sequence_of_payments(
      @ForAll("days") List<WalletModel.Event> events,
      @ForAll @LongRange(min = 0, max = 400) long daily)
      throws SQLException {
    long each = 100;
    freshWallets(each, daily);
    WalletModel model = new WalletModel(each, daily);
    try (Connection user = track.asUser(DORA);
        Connection service = track.asService()) {
      for (WalletModel.Event event : events) {
        String found =
            switch (event.kind()) {
              case "pay" ->
                  state(user, reserve(WALLET, event.invoice(), event.amount(), event.fee()));
              case "grow old" -> {
                track.migrate(
                    "update public.nwc_transactions set reserved_at = now() - interval '24 hours' where payment_hash = "
                        + hash(event.invoice()));
                yield DONE;
              }
              default ->
                  state(
                      service,
                      """
                      select public.finish_nwc_payment(coalesce((
                          select t.id
                          from public.nwc_transactions as t
                          where t.payment_hash = %s
                              and t.user_id = '%s'
                      ), gen_random_uuid()), %s, %s)
                      """
                          .formatted(
                              hash(event.invoice()),
                              DORA,
                              event.kind().equals("settle"),
                              event.fee()));
            };
        assertThat(found).as("%s", event).isEqualTo(model.expected(event));
        assertThat(taken()).as("%s", event).isEqualTo(BigInteger.valueOf(model.taken()));
      }
    }
  }

  @Provide
  Arbitrary<Long> sats() {
    return Arbitraries.oneOf(
        Arbitraries.longs(),
        Arbitraries.longs().between(ALL_SATS - 3, ALL_SATS + 3),
        Arbitraries.longs().between(-3, 3),
        Arbitraries.longs().between(Long.MAX_VALUE - 3, Long.MAX_VALUE),
        Arbitraries.longs().between(1, ALL_SATS));
  }

  @Property(tries = 200)
  void no_amount_overflows_on_its_way_into_a_payment(
      @ForAll("sats") long amount, @ForAll("sats") long fee, @ForAll("sats") long second)
      throws SQLException {
    freshWallets(ALL_SATS, ALL_SATS);
    BigInteger wanted = BigInteger.valueOf(amount).add(BigInteger.valueOf(fee));
    String first = amount < 1 || fee < 0 ? "PR162" : wanted.compareTo(CAP) > 0 ? "PR164" : DONE;
    BigInteger taken = first.equals(DONE) ? wanted : BigInteger.ZERO;
    String then =
        second < 1
            ? "PR162"
            : second > ALL_SATS
                ? "PR164"
                : taken.add(BigInteger.valueOf(second)).compareTo(CAP) > 0 ? "PR165" : DONE;
    try (Connection user = track.asUser(DORA)) {
      assertThat(state(user, reserve(WALLET, 1, amount, fee))).isEqualTo(first);
      assertThat(state(user, reserve(WALLET, 2, second, 0))).isEqualTo(then);
    }
    assertThat(taken())
        .isEqualTo(then.equals(DONE) ? taken.add(BigInteger.valueOf(second)) : taken);
  }

  @Property(tries = 10)
  void exactly_one_connection_is_primary_whatever_comes_and_goes_at_once(
      @ForAll @IntRange(min = 1, max = 4) int coming,
      @ForAll @IntRange(min = 0, max = 2) int there,
      @ForAll boolean primaryGoes)
      throws Exception {
    track.migrate(
        """
        delete from public.user_identities where id = '%1$s';
        insert into public.user_identities (id, username, npub)
        values ('%1$s', 'racer6', 'npub1racer6')
        """
            .formatted(guest(6)));
    for (int n = 0; n < there; n++) {
      assertThat(track.call(guest(6), false, connect("there" + n)).call()).isEqualTo(DONE);
    }
    List<Callable<String>> racers = new ArrayList<>();
    for (int n = 0; n < coming; n++) {
      racers.add(track.call(guest(6), false, connect("coming" + n)));
    }
    if (primaryGoes && there > 0) {
      racers.add(
          track.call(
              guest(6),
              false,
              "delete from public.nwc_connections where is_primary and user_id = auth.uid()"));
    }
    List<String> states = track.race(row("user_identities", guest(6)), racers);
    assertThat(states).containsOnly(DONE);
    assertThat(
            track.text(
                "select count(*) filter (where is_primary) from public.nwc_connections where user_id = '%s'"
                    .formatted(guest(6))))
        .isEqualTo("1");
  }

  private static String connect(String name) {
    return """
        insert into public.nwc_connections (
            user_id, wallet_name, wallet_pubkey, relay_url,
            encrypted_session_key, session_key_iv, session_key_salt
        )
        values (auth.uid(), '%1$s', repeat('ab', 32), 'wss://relay.example', 'c', '%1$s', '%1$s')
        """
        .formatted(name);
  }

  private static String reserve(String wallet, int invoice, long amount, long fee) {
    return "select public.reserve_nwc_payment('%s', %s, %s, %s)"
        .formatted(wallet, hash(invoice), amount, fee);
  }

  private static String hash(int invoice) {
    return "md5('invoice %1$s') || md5('%1$s')".formatted(invoice);
  }

  private static void freshWallets(long each, long daily) throws SQLException {
    track.migrate(
        """
        delete from public.nwc_transactions where user_id = '%1$s';
        update public.nwc_connections
        set max_payment_sats = %2$s, daily_limit_sats = %3$s, is_active = true
        where user_id = '%1$s'
        """
            .formatted(DORA, each, daily));
  }

  private static BigInteger taken() throws SQLException {
    return new BigInteger(
        track.text(
            """
            select coalesce(
                sum(t.amount_sats::numeric + case t.status when 'settled' then t.fee_sats else t.max_fee_sats end),
                0
            )
            from public.nwc_transactions as t
            where t.user_id = '%s'
                and t.status <> 'failed'
                and t.reserved_at > now() - interval '24 hours'
            """
                .formatted(DORA)));
  }
}
