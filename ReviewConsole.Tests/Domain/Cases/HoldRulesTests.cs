using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Cases;

/// <summary>Nobody hoards: too_many_held, own_case_overdue.</summary>
public sealed class HoldRulesTests
{
    private static readonly DateTimeOffset Now = AnAppeal.Now;

    [Fact]
    public void Who_has_nothing_may_take_something() => Check().ShouldBeNull();

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    [InlineData(6, true)]
    public void Held_cases_and_those_set_aside_count_together(int count, bool refused)
    {
        var own = Enumerable.Range(0, count).Select(at => at % 2 == 0 ? Held(at) : Own(at, CaseState.SetAside)).ToArray();

        var refusal = Check(own);

        refusal?.Code.ShouldBe("too_many_held");
        (refusal is not null, refusal?.Values["most"]).ShouldBe((refused, refused ? "5" : null));
    }

    [Fact]
    public void Claims_that_ran_out_assigned_and_waiting_cases_do_not_count() =>
        Check([.. Enumerable.Range(0, 9).SelectMany(at => new[] { Own(at, CaseState.Queued), Own(at, CaseState.Waiting), Held(at) with { ClaimUntil = Now } })]).ShouldBeNull();

    [Theory]
    [InlineData(CaseState.Queued, true)]
    [InlineData(CaseState.InReview, true)]
    [InlineData(CaseState.SetAside, true)]
    [InlineData(CaseState.Waiting, false)]
    [InlineData(CaseState.SecondReview, true)]
    [InlineData(CaseState.LeadReview, true)]
    public void An_overdue_case_bars_others_while_its_owner_can_do_something_about_it(CaseState state, bool bars)
    {
        foreach (var until in new DateTimeOffset?[] { null, Now.AddMinutes(-1), Now.AddMinutes(1) })
        {
            (Check(Own(1, state) with { DueAt = Now, ClaimUntil = until })?.Code).ShouldBe(bars ? "own_case_overdue" : null);
            Check(Own(1, state) with { DueAt = Now.AddTicks(1), ClaimUntil = until }).ShouldBeNull();
        }
    }

    [Fact]
    public void The_one_due_longest_is_named_before_that_there_are_too_many()
    {
        var own = Enumerable.Range(0, 6).Select(at => Held(at) with { DueAt = Now.AddDays(at == 3 ? -9 : at == 4 ? -2 : 5) }).ToArray();

        Check(own)!.Values["case"].ShouldBe("AP-2026-000003");
    }

    private static Refusal? Check(params OwnCase[] own) => HoldRules.Check(own, ReviewRules.Default with { MostHeld = 5 }, Now);

    private static OwnCase Held(int at) => Own(at, CaseState.InReview) with { ClaimUntil = Now.AddMinutes(1) };

    private static OwnCase Own(int at, CaseState state) => new(CaseNumber.Of(2026, at), state, Now.AddDays(3), null);
}
