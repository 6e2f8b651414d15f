using System.Globalization;
using System.Reflection;
using Bunit;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Journal;

public sealed class TimelinePanelTests : CasePageContext
{
    // Streams of their own, never on the page of a case.
    private static readonly string[] Elsewhere =
    [
        FactKinds.AppealRefused, FactKinds.RefusedSettled, FactKinds.RefusedCopied, FactKinds.ImportFinished, FactKinds.PersonAdded, FactKinds.LinkIssued, FactKinds.PasswordSet,
        FactKinds.RoleChangeAsked, FactKinds.RoleChangeSettled, FactKinds.PersonDisabled, FactKinds.PersonEnabled, FactKinds.SignedIn, FactKinds.SignedOut,
        FactKinds.LockedOut, FactKinds.PersonUnlocked, FactKinds.InterestDeclared, FactKinds.WeightsSet, FactKinds.RulesSet, FactKinds.SampleDrawn, FactKinds.ReReviewTaken, FactKinds.ReJudged, FactKinds.ReMarked, FactKinds.CalibrationSet, FactKinds.QueueReordered, FactKinds.RevealsOverBudget,
        FactKinds.PersonAway, FactKinds.PersonBack, FactKinds.PersonPlanned, FactKinds.PersonTrusted,
        FactKinds.EndpointAdded, FactKinds.EndpointSecretRenewed, FactKinds.EndpointOff, FactKinds.EndpointOn, FactKinds.EndpointTested, FactKinds.DeliveriesReplayed, FactKinds.SignalsTold, FactKinds.KeyAdded, FactKinds.KeyRevoked,
        FactKinds.EventTaken, FactKinds.IssuerAdded, FactKinds.IssuerKeysChanged, FactKinds.IssuerOff, FactKinds.IssuerOn, FactKinds.SigningKeyMade,
        FactKinds.JournalHeld, FactKinds.RestoreAgreed, FactKinds.JournalRestored, FactKinds.SealKeyChanged, FactKinds.JournalVerified, FactKinds.ProofTaken,
    ];

    [Fact]
    public async Task What_happened_is_told_in_order_with_who_did_it()
    {
        var screen = await TakeAsync();
        await screen.ChangeAsync("finding", "explained");
        await screen.CheckAsync("in_person", "passed");

        screen.WaitFor(() => Told(screen).ShouldBe(
        [
            "Appeal received, case opened the platform",
            $"Taken {Me.Alias}",
            $"Many wrong passwords, then a sign-in: Explained {Me.Alias}",
            $"Offered: In person at a counter {Me.Alias}",
            $"In person at a counter: Passed, recorded by hand {Me.Alias}",
            "An answer is due",
        ]));
        screen.Page.Find(".case__main .timeline").TextContent.ShouldContain("Seen at the counter.");
    }

    [Fact]
    public async Task Looks_are_there_for_whoever_asks_and_do_not_bury_the_rest()
    {
        var screen = await OpenAsync();
        await screen.ClickOnAsync("[data-testid=signal-evidence] summary");
        screen.WaitFor(() => screen.Get("timeline-all").TextContent.Trim().ShouldBe("All 3 facts"));
        Told(screen).Count.ShouldBe(2);

        await screen.ClickAsync("timeline-all");

        Told(screen).ShouldContain($"Looked at the case {Me.Alias}");
        Told(screen).ShouldContain($"Looked at the evidence: Many wrong passwords, then a sign-in {Me.Alias}");
    }

    [Fact]
    public async Task A_decision_closes_the_timeline()
    {
        var screen = await TakeAsync();
        await World.ApproveAsync(Reviewer, screen.Id);

        screen.WaitFor(() => Told(screen)[^1].ShouldBe($"Approved: Ownership shown without a face scan {Me.Alias}"));
    }

    [Fact]
    public async Task That_a_way_is_open_once_more_is_told_by_its_name()
    {
        var screen = await TakeAsync(new AnAppeal().WithBareAccount().WithOnlySignal("address_changed_order", answer: "A gift."));
        foreach (var route in new[] { "order_kba", "order_kba", "in_person", "in_person" })
        {
            await screen.CheckAsync(route, "failed", "It did not fit.");
        }

        screen.WaitFor(() => Told(screen).ShouldContain($"Too few ways were left, so open once more: In person at a counter {Me.Alias}"));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    public void Every_fact_a_case_may_have_has_its_words(string language)
    {
        var words = new System.Resources.ResourceManager("ReviewConsole.Features.Journal.TimelinePanel", typeof(TimelinePanel).Assembly);
        var kinds = typeof(FactKinds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetValue(null)!).Except(Elsewhere).ToList();

        kinds.ShouldNotBeEmpty();
        kinds.Where(kind => words.GetString(kind, CultureInfo.GetCultureInfo(language)) is null).ShouldBeEmpty();
    }

    private static List<string> Told(CaseScreen screen) =>
        [.. screen.All("timeline-row").Select(row => string.Join(' ', row.QuerySelector(".timeline__what")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];
}
