using Bunit;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Cases.Queue;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases;

public sealed class SkipButtonTests : CasePageContext
{
    [Fact]
    public async Task Without_a_reason_the_case_is_kept_and_the_form_says_what_is_missing()
    {
        var screen = await TakeAsync();
        await screen.ClickAsync("skip");

        await SubmitAsync(screen);

        screen.RefusalIn("[data-testid=skip-form]", "skip_reason_missing").ShouldBe("Say why you give the case back.");
        (await screen.StoredAsync()).Claim.ShouldNotBeNull();
        await screen.ChangeAsync("skip-reason", "on", "language");
        screen.Has("refusal", "skip_reason_missing").ShouldBeFalse();
    }

    [Theory]
    [InlineData("missing_data", FactKinds.Skipped, "Gave it back: Missing data")]
    [InlineData("conflict_of_interest", FactKinds.Skipped, "Gave it back: Conflict of interest")]
    [InlineData("too_hard_today", FactKinds.Released, "Given back to the queue")]
    public async Task With_a_reason_it_goes_back_and_the_timeline_says_no_more_than_it_should(string reason, string kind, string told)
    {
        var screen = await TakeAsync();

        await SkipAsync(screen, reason);

        var stored = await screen.StoredAsync();
        (stored.State, stored.Claim).ShouldBe((CaseState.Queued, null));
        (await screen.KindsAsync())[^1].ShouldBe(kind);
        screen.Has("skipped").ShouldBeTrue();
        screen.Has("skip").ShouldBeFalse();
        screen.Has("skip-declare").ShouldBe(reason == "conflict_of_interest");
        screen.WaitFor(() => screen.Page.Find(".timeline").TextContent.ShouldContain(told));
    }

    [Fact]
    public async Task Afterwards_the_next_is_one_press_away_and_who_has_none_is_told_why()
    {
        var screen = await TakeAsync();
        await SkipAsync(screen, "missing_data");

        await screen.ClickAsync("claim-next");

        screen.WaitFor(() => screen.Page.Find("[data-testid=skipped] [data-testid=none-why]").TextContent.ShouldBe("You gave 1 back."));
    }

    [Fact]
    public async Task Cancel_and_Escape_close_the_form_and_change_nothing()
    {
        var screen = await TakeAsync();
        foreach (var close in new[] { () => screen.ClickAsync("skip-cancel"), () => screen.PressAsync("[data-testid=skip-form]", "Escape") })
        {
            await screen.ClickAsync("skip");
            screen.Has("skip-form").ShouldBeTrue();
            await close();
            screen.Has("skip-form").ShouldBeFalse();
        }

        (await screen.StoredAsync()).Claim.ShouldNotBeNull();
    }

    [Fact]
    public async Task Who_does_not_hold_the_case_cannot_skip_it()
    {
        (await OpenAsync()).Has("skip").ShouldBeFalse();
    }

    [Fact]
    public async Task A_case_that_three_gave_back_says_that_it_is_before_a_lead()
    {
        var screen = await OpenAsync();
        screen.Has("before-lead").ShouldBeFalse();
        for (var n = 0; n < 3; n++)
        {
            var person = await World.AddPersonAsync(Role.Reviewer);
            await World.ClaimAsync(person, screen.Id);
            await World.SkipAsync(person, screen.Id, SkipReason.NeedsSpecialist);
        }

        screen.WaitFor(() => screen.Get("before-lead").TextContent.Trim().ShouldBe("Before a lead"));
        screen.WaitFor(() => screen.Page.Find(".timeline").TextContent.ShouldContain("Put before a lead: 3 people gave it back"));
    }

    [Theory]
    [InlineData(true, "Why this one: due in 18 days; 128 CNY held; 2 open orders; locked 12 days; in English, which you read.")]
    [InlineData(false, null)]
    public async Task The_page_says_why_it_was_this_one_only_to_whom_it_was_handed(bool handedOut, string? why)
    {
        var lin = await BeAsync(Role.Reviewer);
        var id = await World.OpenAsync();
        var token = handedOut ? (await World.NextAsync(lin))!.Claim!.Token : await World.ClaimAsync(lin, id);

        var screen = Show(id, (await World.CaseAsync(id)).Number);

        token.ShouldBe(new ClaimToken(1));
        screen.Page.FindAll("[data-testid=why-next]").Select(w => w.TextContent.Trim()).ShouldBe(why is null ? [] : [why]);
    }

    private static async Task SkipAsync(CaseScreen screen, string reason)
    {
        await screen.ClickAsync("skip");
        await screen.ChangeAsync("skip-reason", "on", reason);
        await SubmitAsync(screen);
    }

    private static Task SubmitAsync(CaseScreen screen) => screen.Page.InvokeAsync(() => screen.Get("skip-form").SubmitAsync());
}
