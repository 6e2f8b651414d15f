using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;
using static Microsoft.Playwright.Assertions;

namespace ReviewConsole.Features.Team;

/// <summary>A lead gives out a whole morning's cases in a real browser.</summary>
public sealed class DistributionJourneyTests(Browser browser)
{
    private const int Cases = 300;

    [Fact]
    public async Task Three_hundred_cases_are_planned_and_assigned_to_twelve_people_of_whom_one_is_away_and_one_is_barred()
    {
        AnAppeal[] appeals = [.. Enumerable.Range(0, Cases).Select(n => new AnAppeal().In("en-GB").With("account.id", $"xy-{n}"))];
        await using var server = await CaseServer.StartAsync(appeals);
        await using var look = server.Look();
        var others = new List<Actor>();
        for (var n = 0; n < 9; n++)
        {
            var at = n;
            others.Add(await look.AddPersonAsync(Role.Reviewer, p => (p.Number, p.Alias, p.Reads, p.MostHeld, p.AwayUntil) =
                (100 + at, $"Helper {at}", "en", 40, at == 0 ? DateTimeOffset.MaxValue.AddDays(-2) : null)));
        }

        var (away, barred) = (others[0].Person!.Value, others[1].Person!.Value);
        await using (var db = look.Open())
        {
            db.Interests.Add(new DeclaredInterest { Person = barred, AccountId = "xy-0", DeclaredAt = AnAppeal.Now });
            await db.SaveChangesAsync();
        }

        var reviewer = await server.SignedInAsync(browser, DemoPeople.Reviewer);
        await reviewer.GoLiveAsync("/queue?view=mine");
        var lead = await server.SignedInAsync(browser, DemoPeople.Lead);
        await lead.GoLiveAsync("/team");
        await lead.GetByTestId("distribute-open").ClickAsync();
        await lead.GetByTestId("distribute-many").FillAsync($"{Cases}");
        await lead.GetByTestId("distribute-many").PressAsync("Tab");
        await lead.GetByTestId("distribute-plan").ClickAsync();
        await Expect(lead.GetByTestId("plan-case")).ToHaveCountAsync(Cases);
        await Expect(lead.GetByTestId("plan-person")).ToHaveCountAsync(11);
        await Expect(lead.GetByTestId("plan").Locator("[data-code='Helper 0']")).ToHaveCountAsync(0);
        (await look.ReadAsync(db => db.CaseRows.CountAsync(r => r.Assignee != null))).ShouldBe(0, "a plan assigns nothing");

        await lead.GetByTestId("distribute").ClickAsync();

        await Expect(lead.GetByTestId("distributed")).ToContainTextAsync($"{Cases} of {Cases} assigned.");
        await Expect(reviewer.GetByTestId("queue-row")).Not.ToHaveCountAsync(0);
        await Expect(lead.GetByTestId("unassigned-total")).ToHaveTextAsync("0");
        var rows = await look.ReadAsync(db => db.CaseRows.AsNoTracking().Select(r => new { r.Number, r.Assignee, r.AccountId }).ToListAsync());
        rows.ShouldAllBe(r => r.Assignee != null && r.Assignee != away);
        rows.Single(r => r.AccountId == "xy-0").Assignee.ShouldNotBe(barred);
        rows.CountBy(r => r.Assignee!.Value).ShouldAllBe(p => p.Value <= 40);
        (await look.Verifier.VerifyAsync()).Bad.ShouldBeNull();
    }
}
