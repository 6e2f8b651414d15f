using Bunit;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Decisions;

/// <summary>Nothing that was typed is lost: not by a refresh, a restart, a failing disk, a second window or a second person.</summary>
public sealed class DraftTests : CasePageContext
{
    private const string Mine = "You came to our counter.";

    [Fact]
    public async Task A_draft_is_saved_after_half_a_second_of_rest_and_the_page_says_when()
    {
        var screen = await WriteAsync();
        World.Clock.GoOn(TimeSpan.FromMilliseconds(499));
        (await RowsAsync()).ShouldBeEmpty();

        World.Clock.GoOn(TimeSpan.FromMilliseconds(1));

        screen.WaitFor(() => screen.Get("draft-state").TextContent.ShouldBe("Saved 10:00:00"));
        (await RowsAsync()).ShouldHaveSingleItem().Content.ShouldContain(Mine);
    }

    [Fact]
    public async Task A_refresh_brings_back_everything_that_was_chosen_and_typed()
    {
        var screen = await TakeAsync();
        await screen.ChooseAsync("deny");
        await screen.TickAsync("D2");
        await screen.TypeAsync("ground-detail", "The password was changed again.", "D2");
        await screen.ChangeAsync("recheck", "2026-07-16");
        await screen.TypeAsync("milder", "A hold would not do.");
        await screen.TypeAsync("evidence-what", "Two letters");
        await screen.TypeAsync("evidence-how", "Side by side");
        await screen.WriteAsync(Mine);
        await screen.TypeAsync("internal-note", "Ask again.");
        var text = screen.Text;

        // Leaving the page saves what half a second of rest has not saved yet.
        screen = await RefreshAsync(screen);

        screen.Page.Find("[data-testid=outcome-deny]").HasAttribute("checked").ShouldBeTrue();
        screen.Get("ground", "D2").HasAttribute("checked").ShouldBeTrue();
        screen.Text.ShouldBe(text);
        new[] { "ground-detail", "milder", "evidence-what", "evidence-how", "internal-note", "recheck" }.Select(field => screen.Get(field).GetAttribute("value"))
            .ShouldBe(["The password was changed again.", "A hold would not do.", "Two letters", "Side by side", "Ask again.", "2026-07-16"]);
        screen.Page.Find("details:has([data-testid=evidence-what])").HasAttribute("open").ShouldBeTrue();
        screen.Has("claim-countdown").ShouldBeTrue();
    }

    [Fact]
    public async Task A_restart_of_the_program_brings_it_back_too()
    {
        var screen = await WriteAsync();
        World.Clock.GoOn(TimeSpan.FromSeconds(1));
        screen.WaitFor(() => screen.Get("draft-state").TextContent.ShouldStartWith("Saved"));

        // The page is not left: it is as if the power had failed.
        await using var restarted = World.AnotherNode();
        var found = await new Drafts(restarted.Door, new Opening(restarted)).FindAsync(screen.Id, 1, Me.Id);

        found!.Value.Draft.ShouldSatisfyAllConditions(d => d.Outcome.ShouldBe(Outcome.Approve), d => d.Justification.ShouldEndWith(Mine));
    }

    [Fact]
    public async Task A_draft_is_its_writers_alone()
    {
        var screen = await WriteAsync();
        World.Clock.GoOn(TimeSpan.FromSeconds(1));
        screen.WaitFor(() => screen.Get("draft-state").TextContent.ShouldStartWith("Saved"));

        var chen = await World.AddPersonAsync(Role.Reviewer);

        (await new Drafts(World.Door, new Opening(World)).FindAsync(screen.Id, 1, chen.Person!.Value)).ShouldBeNull();
    }

    [Fact]
    public async Task When_the_disk_fails_the_page_says_so_and_tries_again_by_itself()
    {
        var screen = await WriteAsync();
        await World.ReadAsync(db => db.Database.ExecuteSqlAsync($"ALTER TABLE drafts RENAME TO gone"));
        World.Clock.GoOn(TimeSpan.FromSeconds(1));
        screen.WaitFor(() => screen.Get("draft-state").TextContent.ShouldBe("Not saved yet; trying again"));
        screen.Text.ShouldEndWith(Mine);

        await World.ReadAsync(db => db.Database.ExecuteSqlAsync($"ALTER TABLE gone RENAME TO drafts"));

        // The next try is set going by the failed one, at a moment nobody sees: time goes on until it has come.
        await Eventually.TrueAsync(() =>
        {
            World.Clock.GoOn(TimeSpan.FromSeconds(1));
            return Task.FromResult(screen.Get("draft-state").TextContent.StartsWith("Saved", StringComparison.Ordinal));
        });

        screen.Get("draft-state").TextContent.ShouldStartWith("Saved");
    }

    [Fact]
    public async Task An_older_window_never_overwrites_a_newer_text_and_says_that_it_did_not()
    {
        var screen = await WriteAsync();
        await new Drafts(World.Door, new Opening(World)).SaveAsync(screen.Id, 1, Me.Id, new DecisionDraft { Justification = "Newer.", Revision = 99 });

        World.Clock.GoOn(TimeSpan.FromSeconds(1));

        screen.WaitFor(() => screen.Get("draft-state").TextContent.ShouldBe("Not saved: another window of yours has newer text"));
        (await RowsAsync()).ShouldHaveSingleItem().Content.ShouldContain("Newer.");
    }

    [Fact]
    public async Task A_save_that_comes_after_ones_own_decision_leaves_no_draft_behind()
    {
        var id = await World.OpenAsync();
        var person = await BeAsync(Role.Reviewer);
        await World.ApproveAsync(person, id);

        (await new Drafts(World.Door, new Opening(World)).SaveAsync(id, 1, Me.Id, new DecisionDraft { Justification = "Late." })).ShouldBeNull();

        (await RowsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task When_the_claim_runs_out_the_text_stays_to_be_read_and_copied_and_goes_on_once_the_case_is_taken_again()
    {
        var screen = await WriteAsync();

        await LetRunOutAsync(screen);

        screen.Text.ShouldEndWith(Mine);
        screen.Get("claim-ended").TextContent.Trim().ShouldMatch("^Your time with this case ended at [0-9:]{5}. Press “Take this case” to go on. Your text is kept.$");
        screen.Page.Find("[data-copy=justification]").TextContent.ShouldStartWith("Copy");
        await screen.ClickAsync("claim");
        screen.Get("justification").HasAttribute("readonly").ShouldBeFalse();
        screen.Text.ShouldEndWith(Mine);
    }

    // What is saved keeps the claim, and may do so while the clock goes on: then it runs out half an hour later.
    private async Task LetRunOutAsync(CaseScreen screen)
    {
        World.Clock.GoOn(TimeSpan.FromMinutes(5));
        await Eventually.TrueAsync(() =>
        {
            World.Clock.GoOn(TimeSpan.FromMinutes(31));
            return Task.FromResult(screen.Get("justification").HasAttribute("readonly"));
        });
    }

    [Fact]
    public async Task When_the_claim_runs_out_before_anything_was_written_that_is_said_where_one_would_write()
    {
        var screen = await TakeAsync();
        await screen.ChooseAsync("approve");

        await LetRunOutAsync(screen);

        screen.Get("claim-ended").TextContent.Trim().ShouldEndWith("Press “Take this case” to go on.");
        await screen.ClickAsync("claim");
        screen.Has("claim-ended").ShouldBeFalse();
    }

    [Fact]
    public async Task Somebody_whose_claim_was_lost_is_told_who_has_the_case_and_keeps_the_text()
    {
        var screen = await WriteAsync();
        await using var elsewhere = World.AnotherNode();
        await StealAsync(elsewhere, screen);

        await screen.SubmitAsync();

        screen.Get("refusal", "claim_lost").TextContent.Trim().ShouldBe("Chen has the case now. Your text is kept.");
        screen.Text.ShouldEndWith(Mine);
        (await screen.StoredAsync()).Decided.ShouldBeNull();
    }

    [Fact]
    public async Task Of_two_who_submit_at_once_one_decides_and_the_other_is_told_who_did_and_keeps_the_text()
    {
        var screen = await WriteAsync();
        await using var elsewhere = World.AnotherNode();
        var (chen, token) = await StealAsync(elsewhere, screen);
        await elsewhere.CheckAsync(chen, screen.Id, token, "in_person", Domain.Verification.CheckState.Passed);

        // Both at once; Chen holds the case, so whoever comes first, it is Chen's decision that stands.
        await Task.WhenAll(screen.SubmitAsync(), elsewhere.DoneAsync(chen, new DecideCase(screen.Id, token, CaseSteps.ToApprove())));
        await screen.Page.InvokeAsync(() => World.Live.Publish(Change.Anything));

        screen.WaitFor(() => screen.Get("kept-text").QuerySelector("textarea")!.GetAttribute("value")!.ShouldEndWith(Mine));
        screen.Page.Find(".case__main").TextContent.ShouldContain("by Chen");
        (await screen.StoredAsync()).Decisions.ShouldHaveSingleItem().DecidedBy.ShouldBe(chen.Person!.Value);
        screen.Has("submit-decision").ShouldBeFalse();
        screen = await RefreshAsync(screen);
        screen.Get("kept-text").QuerySelector("textarea")!.GetAttribute("value")!.ShouldEndWith(Mine);
    }

    [Fact]
    public async Task Somebody_who_submits_after_another_decided_is_told_by_name()
    {
        var screen = await WriteAsync();
        await using var elsewhere = World.AnotherNode();
        var (chen, token) = await StealAsync(elsewhere, screen);
        await elsewhere.CheckAsync(chen, screen.Id, token, "in_person", Domain.Verification.CheckState.Passed);
        await elsewhere.DoneAsync(chen, new DecideCase(screen.Id, token, CaseSteps.ToApprove()));

        await screen.SubmitAsync();

        screen.Get("refusal", "already_decided").TextContent.Trim().ShouldBe("Chen has decided this case. Your text is kept.");
        screen.Get("kept-text").QuerySelector("textarea")!.GetAttribute("value")!.ShouldEndWith(Mine);
    }

    private async Task<CaseScreen> WriteAsync()
    {
        var screen = await TakeAsync();
        await screen.ChangeAsync("finding", "explained");
        await screen.ChooseAsync("approve");
        await screen.WriteAsync(Mine);
        return screen;
    }

    // Elsewhere it is half an hour later: the claim is over there, and this page has not noticed.
    private async Task<(Actor Chen, ClaimToken Token)> StealAsync(DataWorld elsewhere, CaseScreen screen)
    {
        elsewhere.Clock.Now = World.Clock.Now.AddMinutes(31);
        var chen = await World.AddPersonAsync(Role.Reviewer, p => p.Alias = "Chen");
        return (chen, await elsewhere.ClaimAsync(chen, screen.Id));
    }

    private Task<List<DraftRow>> RowsAsync() => World.ReadAsync(db => db.Drafts.AsNoTracking().ToListAsync());

    private sealed class Opening(DataWorld world) : IDbContextFactory<Data.Context.ReviewDb>
    {
        public Data.Context.ReviewDb CreateDbContext() => world.Open();
    }
}
