using Bunit;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases;

/// <summary>Personal data is masked; one value at a time is shown, for a reason, and that is written down first.</summary>
public sealed class RevealTests : CasePageContext
{
    private const string Phone = "13812345678";

    [Fact]
    public async Task Nothing_personal_is_shown_before_somebody_asks()
    {
        var screen = await OpenAsync();

        screen.Page.Markup.ShouldNotContain(Phone);
        screen.Page.Markup.ShouldNotContain("maria@example.org");
        screen.Page.Markup.ShouldNotContain("Maria Gómez");
    }

    [Fact]
    public async Task A_value_is_shown_after_its_reason_was_written_down()
    {
        var screen = await OpenAsync();

        await AskAsync(screen);
        screen.Page.Markup.ShouldNotContain(Phone);
        await screen.ChangeAsync("reveal-reason", "ReachAppellant");

        screen.Get("revealed").TextContent.ShouldBe(Phone);
        screen.Page.Markup.ShouldNotContain("maria@example.org");
        var fact = (await World.FactsAsync(screen.Number.Value))[^1];
        fact.Kind.ShouldBe(FactKinds.FieldRevealed);
        fact.Codes.ShouldContain("\"phone\"");
        fact.Codes.ShouldContain("reach_appellant");
        fact.Codes.ShouldNotContain(Phone);
    }

    [Fact]
    public async Task Another_reason_has_to_be_said_and_an_empty_one_is_refused_where_it_is_asked()
    {
        var screen = await OpenAsync();
        await AskAsync(screen);
        await screen.ChangeAsync("reveal-reason", "Other");

        await screen.ChangeAsync("reveal-other", "   ");
        screen.RefusalIn(".facts", "reveal_reason_missing").ShouldBe("Say why you need to see it.");
        screen.Page.Markup.ShouldNotContain(Phone);
        await screen.ChangeAsync("reveal-other", "The courier asks for it.");

        screen.Get("revealed").TextContent.ShouldBe(Phone);
        (await World.FactsAsync(screen.Number.Value))[^1].Values.ShouldContain(v => v.Value == "The courier asks for it.");
    }

    [Fact]
    public async Task Choosing_no_reason_shows_nothing_and_leaves_no_fact()
    {
        var screen = await OpenAsync();
        await AskAsync(screen);

        await screen.ChangeAsync("reveal-reason", "");

        screen.Has("revealed").ShouldBeFalse();
        (await screen.KindsAsync()).ShouldNotContain(FactKinds.FieldRevealed);
    }

    [Fact]
    public async Task After_a_refresh_it_is_masked_again()
    {
        var screen = await OpenAsync();
        await AskAsync(screen);
        await screen.ChangeAsync("reveal-reason", "CompareEvidence");

        screen = await RefreshAsync(screen);

        screen.Page.Markup.ShouldNotContain(Phone);
    }

    [Fact]
    public async Task After_a_while_it_is_masked_again_by_itself()
    {
        var screen = await OpenAsync();
        await AskAsync(screen);
        await screen.ChangeAsync("reveal-reason", "CompareEvidence");

        World.Clock.GoOn(DataWorld.Rules.Rules.RevealLasts);

        screen.Page.WaitForAssertion(() => screen.Page.Markup.ShouldNotContain(Phone));
        screen.Page.FindAll("button[aria-label='Show in full: Phone']").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Above_the_budget_of_a_day_leads_are_told_once_and_at_three_times_as_many_it_stops()
    {
        var screen = await OpenAsync();
        var (budget, me) = (DataWorld.Rules.Rules.RevealsADay, Reviewer);
        await SeeAsync(budget);
        (await World.FactsAsync(Streams.People)).ShouldNotContain(f => f.Kind == FactKinds.RevealsOverBudget);

        await SeeAsync(budget * 2);

        var told = (await World.FactsAsync(Streams.People)).Where(f => f.Kind == FactKinds.RevealsOverBudget).ShouldHaveSingleItem();
        told.Actor.ShouldBe(me.Key);
        await AskAsync(screen);
        await screen.ChangeAsync("reveal-reason", "ReachAppellant");
        screen.RefusalIn(".facts", "reveal_budget_spent").ShouldStartWith($"You have seen {budget * 3} masked values within 24 hours.");
        screen.Page.Markup.ShouldNotContain(Phone);

        World.Clock.GoOn(RevealBudget.Day);
        await screen.ChangeAsync("reveal-reason", "CompareEvidence");
        screen.Get("revealed").TextContent.ShouldBe(Phone);

        async Task SeeAsync(int count)
        {
            for (var at = 0; at < count; at++)
            {
                await World.DoneAsync(me, new RevealField(screen.Id, RevealableField.Phone, RevealReason.CompareEvidence, null));
            }
        }
    }

    [Fact]
    public async Task An_auditor_may_see_a_value_for_a_reason_too()
    {
        var screen = await OpenAsync(role: Role.Auditor);
        await AskAsync(screen);

        await screen.ChangeAsync("reveal-reason", "CompareEvidence");

        screen.Get("revealed").TextContent.ShouldBe(Phone);
    }

    private static Task AskAsync(CaseScreen screen) => screen.ClickOnAsync("button[aria-label='Show in full: Phone']");
}
