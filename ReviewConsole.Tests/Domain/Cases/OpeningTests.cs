using System.Text.Json.Nodes;
using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Intake;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;

namespace ReviewConsole.Domain.Cases;

public sealed class OpeningTests
{
    [Fact]
    public void A_case_opens_in_the_queue_due_fifteen_working_days_after_receipt()
    {
        var opened = ACase.Opened().Case;

        (opened.State, opened.Round, opened.Claim, opened.Decided).ShouldBe((CaseState.Queued, 1, null, null));
        opened.ReceivedAt.ShouldBe(new DateTimeOffset(2026, 7, 11, 3, 20, 0, TimeSpan.Zero));
        opened.DueAt.ShouldBe(new DateTimeOffset(2026, 7, 31, 15, 59, 59, TimeSpan.Zero));
        opened.OpenedAt.ShouldBe(AnAppeal.Now);
        opened.RestrictionId.ShouldBe(opened.Restriction.Id);
        opened.Gaps.ShouldBeEmpty();
    }

    [Fact]
    public void Opening_leaves_one_fact_with_the_statement_as_personal()
    {
        var appeal = new AnAppeal();
        var opened = ACase.Opened(appeal).Case;

        var fact = opened.TakeFacts().ShouldHaveSingleItem();
        fact.Kind.ShouldBe(FactKinds.CaseOpened);
        fact.Codes["appeal"].ShouldBe(appeal.Id);
        fact.Codes["due_at"].ShouldBe("2026-07-31T15:59:59.0000000Z");
        fact.Codes["catalogue"].ShouldBe(CatalogueFiles.Own.Version);
        fact.Codes.Values.ShouldNotContain(v => v.Contains("mistyped", StringComparison.Ordinal));
        fact.Personal["statement"].ShouldStartWith("I mistyped");
        opened.TakeFacts().ShouldBeEmpty("facts are handed over once");
    }

    [Fact]
    public void Signals_stand_as_they_were_observed_with_the_appellants_answers_and_never_the_gravest_first()
    {
        var opened = ACase.Opened(new AnAppeal().WithSignal("session_reuse", answer: "My tablet.").WithSignal("new_place").WithSignal("sim_changed", 20)).Case;

        opened.Signals.Select(s => (s.Ordinal, s.Code, s.Answer)).ShouldBe(
            [(0, "sim_changed", null), (1, "failed_burst", "I had changed my password the day before."), (2, "new_place", null), (3, "session_reuse", "My tablet.")]);
    }

    [Fact]
    public void Several_answers_to_one_signal_are_all_kept()
    {
        var answers = new JsonArray(
            new JsonObject { ["signal"] = "failed_burst", ["answer"] = "First." }, new JsonObject { ["signal"] = "failed_burst", ["answer"] = "Second." });

        ACase.Opened(new AnAppeal().With("appeal.answers", answers)).Case.Signals[0].Answer.ShouldBe("First.\nSecond.");
    }

    [Fact]
    public void An_expired_signal_arrives_stale_and_a_live_one_unset()
    {
        var opened = ACase.Opened(new AnAppeal().WithSignal("payout_changed", expiresOn: AnAppeal.Now).WithSignal("sim_changed", expiresOn: AnAppeal.Now.AddSeconds(1))).Case;

        opened.Signals.Single(s => s.Code == "payout_changed").Finding.ShouldBe(Finding.Stale);
        opened.Signals.Single(s => s.Code == "sim_changed").Finding.ShouldBeNull();
    }

    [Theory]
    [InlineData("new_device", 30, 30)]
    [InlineData("new_device", 29, 30)]
    [InlineData("failed_burst", 180, 180)]
    [InlineData("owner_report", 180, 730)]
    [InlineData("moon_phase", 181, 180)]
    public void Without_the_platforms_expiry_the_catalogues_lifetime_counts(string signal, int daysAgo, int lifetime)
    {
        var on = ACase.Opened(new AnAppeal().WithOnlySignal(signal, daysAgo)).Case.Signals[0];

        on.ExpiryFromPlatform.ShouldBeFalse();
        on.StaleFrom.ShouldBe(on.ObservedOn.AddDays(lifetime));
        on.Finding.ShouldBe(daysAgo >= lifetime ? Finding.Stale : null);
    }

    [Fact]
    public void The_platforms_expiry_goes_before_the_catalogues_lifetime()
    {
        var on = ACase.Opened(new AnAppeal().WithOnlySignal("new_device", daysAgo: 300, expiresOn: AnAppeal.Now.AddDays(1))).Case.Signals[0];

        (on.ExpiryFromPlatform, on.Finding).ShouldBe((true, null));
    }

    [Fact]
    public void A_signal_without_a_date_counts_from_the_restriction() =>
        ACase.Opened(new AnAppeal().Without("signals[0].observedOn")).Case.Signals[0].ObservedOn
            .ShouldBe(new DateTimeOffset(2026, 6, 30, 8, 12, 0, TimeSpan.Zero));

    [Fact]
    public void Rights_requests_have_their_own_clock_and_come_once()
    {
        var rights = ACase.Opened(new AnAppeal().With("appeal.requests", new JsonArray("change_phone", "cancel_account", "change_phone"))).Case.Rights;

        rights.Select(r => r.Kind).ShouldBe([RightsRequestKind.ChangePhone, RightsRequestKind.CancelAccount]);
        rights.ShouldAllBe(r => r.DueAt == new DateTimeOffset(2026, 7, 31, 15, 59, 59, TimeSpan.Zero));
    }

    [Fact]
    public void What_is_odd_about_an_appeal_is_a_gap_and_turns_nobody_away()
    {
        Gaps(new AnAppeal().WithoutSignals()).ShouldBe([new CaseGap("no_signals")]);
        Gaps(new AnAppeal().WithSignal("moon_phase").WithSignal("moon_phase")).ShouldBe([new CaseGap("unknown_signal", "moon_phase")]);
        Gaps(new AnAppeal().With("appeal.answers[0].signal", "new_place")).ShouldHaveSingleItem().Code.ShouldBe("answer_without_signal");
        Gaps(new AnAppeal().With("restriction.rule", null)).ShouldBe([new CaseGap("rule_missing")]);
        Gaps(new AnAppeal().With("restriction.rule.version", null)).ShouldBe([new CaseGap("rule_missing")]);
        Gaps(new AnAppeal().With("restriction.rule.version", "2026-07")).ShouldBe([new CaseGap("rule_not_in_force", "2026-07")]);
        Gaps(new AnAppeal().In("uk")).ShouldBe([new CaseGap("language_without_texts", "uk")]);
    }

    [Fact]
    public void A_due_date_in_a_year_nobody_has_announced_is_a_gap()
    {
        var received = new DateTimeOffset(2026, 12, 20, 3, 0, 0, TimeSpan.Zero);
        var message = new AnAppeal().Message() with { ReceivedAt = received };

        Case.Open(message, new CaseId(1), CaseNumber.Of(2026, 1), ACase.DefaultWorld, received).Answer.Gaps.ShouldBe([new CaseGap("calendar_unknown", "2027")]);
    }

    [Fact]
    public void A_configuration_that_leaves_only_a_face_scan_opens_no_case()
    {
        var world = ACase.DefaultWorld with { Rules = ReviewRules.Default with { FloorRoutes = ["in_person"] } };
        var message = new AnAppeal().WithBareAccount().Message();

        var refused = Case.Open(message, new CaseId(1), CaseNumber.Of(2026, 1), world, AnAppeal.Now);

        refused.Refusals.ShouldHaveSingleItem().ToString().ShouldBe("face_only_route on routes");
        Case.Open(new AnAppeal().Message(), new CaseId(1), CaseNumber.Of(2026, 1), world, AnAppeal.Now).IsDone.ShouldBeTrue("this account has other ways");
    }

    private static IReadOnlyList<CaseGap> Gaps(AnAppeal appeal) => ACase.Opened(appeal).Case.Gaps;
}
