using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Data.Proof;
using ReviewConsole.Data.Sealing;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Journal;

/// <summary>How far the journal is sealed, as people see it.</summary>
public sealed class JournalPageTests : PersonContext
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Services.AddLogging().AddSingleton<JournalQuery>()
            .AddSingleton(World.Services.GetRequiredService<SealReading>()).AddSingleton(World.Services.GetRequiredService<JournalProver>());
        World.Clock.RealTimers = true;
    }

    [Fact]
    public async Task It_says_in_words_how_much_is_sealed_and_what_is_younger_and_follows()
    {
        await BeAsync(Role.Auditor);
        var page = Render<JournalPage>();
        page.Find("[data-testid=sealed]").TextContent.ShouldStartWith("Nothing is sealed yet.");

        await World.OpenAsync();
        await World.OpenAsync();
        await World.Sealer.SealAsync();
        page.WaitForAssertion(() => page.Find("[data-testid=sealed]").TextContent.ShouldStartWith("Everything up to fact 2 is sealed."), TimeSpan.FromSeconds(10));
        page.Find("[data-testid=younger]").TextContent.ShouldBe("Nothing is younger than that.");
        page.Find("[data-testid=checkpoint-root]").TextContent.ShouldBe(Convert.ToBase64String(World.Seals.Newest()!.Said!.Root));

        await World.OpenAsync();
        page.WaitForAssertion(() => page.Find("[data-testid=younger]").TextContent.ShouldStartWith("1 fact is younger"), TimeSpan.FromSeconds(10));
        page.FindAll("[data-testid=late]").ShouldBeEmpty();
        World.Clock.GoOn(TimeSpan.FromMinutes(6));
        Render<JournalPage>().Find("[data-testid=late]").TextContent.ShouldContain("more than five minutes");
    }

    [Fact]
    public async Task An_auditor_checks_the_whole_journal_and_what_was_found_stays_there()
    {
        await BeAsync(Role.Auditor);
        await World.OpenAsync();
        await World.Sealer.SealAsync();
        var page = Render<JournalPage>();
        page.Find("[data-testid=last-check]").TextContent.Trim().ShouldBe("Nobody has checked the whole journal here yet.");

        await page.Find("[data-testid=check-now]").ClickAsync(new());
        page.WaitForAssertion(() => page.Find("[data-testid=last-check]").TextContent.Trim().ShouldBe("All 1 facts are as they were written."), TimeSpan.FromSeconds(20));
        (await World.FactsAsync("journal")).ShouldHaveSingleItem().Kind.ShouldBe(FactKinds.JournalVerified);

        await using (var db = World.Open())
        {
            await db.Facts.Where(f => f.Sequence == 1 && f.Stream != "journal").ExecuteUpdateAsync(set => set.SetProperty(f => f.Actor, "somebody"));
        }

        await page.Find("[data-testid=check-now]").ClickAsync(new());
        page.WaitForAssertion(() => page.Find("[data-testid=last-check]").TextContent.Trim().ShouldBe("index 0, AP-2026-000001, fact 1: this fact was changed"), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Where_a_decision_is_sealed_is_looked_up_and_its_proof_is_a_link()
    {
        await BeAsync(Role.Auditor);
        var id = await World.OpenAsync();
        var decision = await World.ApproveAsync(await World.AddPersonAsync(Role.Reviewer), id);
        await World.Sealer.SealAsync();
        var page = Render<JournalPage>();
        page.Find("[data-testid=proof-about]").GetAttribute("value").ShouldBe("");

        await FindAsync(page, decision.Value.ToString());
        page.Find("[data-testid=proof-places]").TextContent.ShouldContain("fact 5 at index 4");
        page.Find("[data-testid=proof-file]").GetAttribute("href").ShouldBe($"/journal/proof.jsonl?about={decision.Value}");

        await FindAsync(page, "AP-2026-000009");
        page.Find("[data-testid=proof-found]").TextContent.ShouldContain("There is no such case or decision");
    }

    [Fact]
    public async Task After_a_restored_backup_it_says_what_is_stopped_and_two_people_or_an_auditor_go_on()
    {
        await World.OpenAsync();
        await World.Sealer.SealAsync();
        await World.DoneAsync(Actor.System, new HoldJournal(new Regression("behind", World.Seals.Newest()!, 0), "x"));
        await BeAsync(Role.Admin);
        var page = Render<JournalPage>();
        page.Find("[data-testid=restored]").TextContent.ShouldContain("a backup was put in its place");
        page.Find("[data-testid=restore-reason]").GetAttribute("value").ShouldBe("");
        page.FindAll("[data-testid=check-now]").ShouldBeEmpty("an administrator checks nothing");
        Render<HeldBadge>().Find("[data-testid=held-badge]").TextContent.ShouldBe("!");

        await page.Find("form").SubmitAsync();
        page.Find("[data-testid=refusal]").GetAttribute("data-code").ShouldBe("restore_reason");
        (await World.DoneAsync(await World.AddPersonAsync(Role.Lead), new AcknowledgeRestore("The disk broke."))).ShouldBeFalse();
        page.WaitForAssertion(() => page.Find("[data-testid=agreed]").TextContent.ShouldBe("A lead has agreed to go on; now it needs an administrator."), TimeSpan.FromSeconds(10));

        await page.Find("[data-testid=restore-reason]").ChangeAsync(new() { Value = "The disk broke." });
        await page.Find("form").SubmitAsync();
        page.FindAll("[data-testid=restored]").ShouldBeEmpty();
        (await World.ReadAsync(db => db.JournalSeals.SingleAsync())).Epoch.ShouldBe(2);
    }

    private static async Task FindAsync(IRenderedComponent<JournalPage> page, string about)
    {
        await page.Find("[data-testid=proof-about]").ChangeAsync(new() { Value = about });
        await page.Find("form").SubmitAsync();
    }
}
