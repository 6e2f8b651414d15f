using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;

namespace ReviewConsole.Domain.Decisions;

public sealed class FindingMissingTests
{
    [Fact]
    public void A_denial_leaves_no_signal_without_a_finding()
    {
        var ready = ACase.ReadyToDeny(new AnAppeal().WithSignal("new_place").WithSignal("bot_like"));

        ready.Broken(AProposal.Deny("D3")).ShouldBe(["finding_missing on signal:1", "finding_missing on signal:2"]);
        ready.Find(Finding.Untested, ordinal: 1).Find(Finding.Explained, ordinal: 2).Broken(AProposal.Deny("D3")).ShouldBeEmpty();
    }

    [Fact]
    public void An_expired_signal_needs_no_more_than_it_came_with() =>
        ACase.ReadyToDeny(new AnAppeal().WithSignal("new_place", expiresOn: AnAppeal.Now)).Broken(AProposal.Deny("D3")).ShouldBeEmpty();

    [Fact]
    public void For_an_approval_what_nobody_found_becomes_untested()
    {
        var ready = ACase.ReadyToApprove(new AnAppeal().WithSignal("new_place", expiresOn: AnAppeal.Now));

        var decision = ready.Decided(AProposal.Approve("A1"));

        decision.Findings.Select(f => (f.Code, f.Finding)).ShouldBe([("failed_burst", Finding.Untested), ("new_place", Finding.Stale)]);
        ready.Case.Signals.Select(s => s.Finding).ShouldBe([Finding.Untested, Finding.Stale]);
    }
}

public sealed class EvidenceUnopenedTests
{
    [Fact]
    public void Who_rests_a_denial_on_a_signal_has_seen_its_row()
    {
        var ready = ACase.Taken().Find(Finding.Confirmed, "Seen beside the record.").Fail("postal_code");

        ready.Broken(AProposal.Deny("D3")).ShouldBe(["evidence_unopened on signal:0"]);
        ready.OpenEvidence().Broken(AProposal.Deny("D3")).ShouldBeEmpty();
    }

    [Fact]
    public void That_a_colleague_saw_it_is_not_enough() =>
        ACase.Taken().Find(Finding.Confirmed, "Seen beside the record.").Fail("postal_code").OpenEvidence(ACase.Chen)
            .Broken(AProposal.Deny("D3")).ShouldBe(["evidence_unopened on signal:0"]);

    [Theory]
    [InlineData(Finding.Explained)]
    [InlineData(Finding.Wrong)]
    [InlineData(Finding.Untested)]
    [InlineData(Finding.Stale)]
    public void A_signal_a_denial_does_not_rest_on_may_stay_closed(Finding finding) =>
        ACase.Taken().Find(finding).Fail("postal_code").Broken(AProposal.Deny("D3")).ShouldBeEmpty();

    [Fact]
    public void An_approval_needs_nothing_opened() =>
        ACase.ReadyToApprove().Find(Finding.Confirmed).Broken(AProposal.Approve("A1")).ShouldBeEmpty();

    [Fact]
    public void What_was_seen_in_an_earlier_round_counts_no_more()
    {
        var ready = ACase.ReadyToDeny();
        ready.Decided(AProposal.Deny("D3"));
        ready.Case.Receive(new AnAppeal().Message(), ready.World, ready.Now);
        ready.TakenBy(ACase.Chen).Find(Finding.Confirmed, "Again.").Fail("postal_code");

        ready.Broken(AProposal.Deny("D3")).ShouldContain("evidence_unopened on signal:0");
    }
}

public sealed class RuleNotCitedTests
{
    [Theory]
    [InlineData("restriction.rule", "not_named")]
    [InlineData("restriction.rule.version", "not_named")]
    [InlineData("restriction.rule.id", "not_named")]
    public void A_denial_cannot_cite_a_rule_the_platform_did_not_name(string missing, string why) =>
        Why(new AnAppeal().Without(missing), AProposal.Deny("D3")).ShouldBe(why);

    [Fact]
    public void Nor_one_that_came_later_than_the_restriction() =>
        Why(new AnAppeal().With("restriction.rule.version", "2026-07"), AProposal.Deny("D3") with { Rule = new RuleCitation("ATO-11", "2026-07") }).ShouldBe("not_in_force");

    [Theory]
    [InlineData(null, null)]
    [InlineData("ATO-12", "2025-02")]
    [InlineData("ATO-11", "2026-01")]
    public void It_cites_the_rule_and_version_in_force_and_no_other(string? id, string? version) =>
        Why(new AnAppeal(), AProposal.Deny("D3") with { Rule = id is null ? null : new RuleCitation(id, version!) }).ShouldBe("other_rule");

    [Fact]
    public void With_the_rule_in_force_it_stands() => Why(new AnAppeal(), AProposal.Deny("D3")).ShouldBeNull();

    [Fact]
    public void An_approval_may_rest_on_the_gap_itself() =>
        ACase.ReadyToApprove(new AnAppeal().With("restriction.rule", null)).Broken(AProposal.Approve("A7") with { Rule = null }).ShouldBeEmpty();

    private static string? Why(AnAppeal appeal, DecisionProposal proposal)
    {
        var ready = ACase.ReadyToDeny(appeal);
        return ready.Case.Broken(proposal, ready.Decider, ready.World, ready.Now).SingleOrDefault(r => r.Code == "rule_not_cited")?.Values["why"];
    }
}

public sealed class RuleInForceTests
{
    private const string OnFile = """
        { "version": "s", "rules": [ { "id": "R", "version": "v7", "effectiveFrom": "DAY", "title": "t", "text": "t" } ] }
        """;

    [Theory]
    [InlineData("2026-06-30", true)]
    [InlineData("2026-07-01", false)]
    public void The_operators_file_says_when_a_version_came_into_force(string day, bool held)
    {
        var catalogue = Catalogue.CatalogueFiles.With([("rules.json", OnFile.Replace("DAY", day, StringComparison.Ordinal))]);
        var restriction = new AnAppeal().With("restriction.rule.id", "R").With("restriction.rule.version", "v7").Message().Restriction;

        RuleInForce.Held(restriction, catalogue).ShouldBe(held);
        RuleInForce.Held(restriction, Catalogue.CatalogueFiles.Own).ShouldBeTrue("a version that tells nothing is believed");
    }
}
