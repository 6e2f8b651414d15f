using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Domain.Signals;
using ReviewConsole.Domain.Verification;
using ReviewConsole.Features.Decisions;
using ReviewConsole.Features.Signals;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Quality;

/// <summary>Which signals are wrong, as leads and auditors read it.</summary>
public sealed class SignalsPageTests : PersonContext
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Services.AddLogging().AddQualityRoom();
    }

    [Fact]
    public async Task Before_anything_is_decided_it_says_so()
    {
        await BeAsync(Role.Lead);
        await World.OpenAsync();

        Render<SignalsPage>().Markup.ShouldContain("Nothing was decided in this period");
    }

    [Fact]
    public async Task It_opens_with_the_signals_that_locked_out_most_innocent_people_and_every_number_leads_to_its_cases()
    {
        await BeAsync(Role.Lead);
        await DecideAsync(11, 1);

        var page = Render<SignalsPage>();

        var worst = page.FindAll("[data-testid=worst-signal]").ShouldHaveSingleItem();
        worst.GetAttribute("data-code").ShouldBe("failed_burst");
        worst.TextContent.ShouldContain("Many wrong passwords, then a sign-in");
        worst.QuerySelector("a")!.TextContent.ShouldBe("11");
        worst.QuerySelector("a")!.GetAttribute("href").ShouldBe("/queue?view=all&signal=failed_burst");
        var line = page.Find("[data-testid=signal-line]");
        line.QuerySelectorAll("td").Select(t => t.TextContent.Trim()).Take(8).ShouldBe(["11", "12", "12", "1", "11", "0", "0", "0"]);
        line.TextContent.ShouldMatch(@"8\s?%");
    }

    [Fact]
    public async Task Below_ten_there_is_no_figure_but_how_many_are_needed()
    {
        await BeAsync(Role.Auditor);
        await DecideAsync(2, 0);

        Render<SignalsPage>().Find("[data-testid=signal-line]").TextContent.ShouldContain("2 of 10 needed");
    }

    [Fact]
    public async Task A_signal_opens_into_rule_versions_and_months()
    {
        await BeAsync(Role.Lead);
        await DecideAsync(1, 1);
        var page = Render<SignalsPage>();

        await page.Find("[data-testid=signal-line] button").ClickAsync(new MouseEventArgs());

        page.Find("[data-testid=signal-rule]").TextContent.ShouldContain("Rule ATO-11 2025-02");
        page.Find("[data-testid=signal-month]").TextContent.ShouldContain("July");
    }

    [Fact]
    public async Task The_file_says_the_same_by_code_and_no_cell_begins_like_a_formula()
    {
        await DecideAsync(10, 0);
        var book = await new SignalQuery(World.Databases, World.Clock, DataWorld.Rules).ReadAsync(90);
        var hostile = book with { Signals = [.. book.Signals, new SignalPart(book.Signals[0].All with { Of = "=1+1" }, [book.Signals[0].ByRule[0] with { Of = "a,\"b\"" }], [])] };

        var lines = SignalsFile.Text(hostile).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        lines[0].ShouldStartWith("signal,rule,from,fired");
        lines[1].ShouldStartWith("failed_burst,ATO-11 2025-02,2026-04-15,10,10,0,10,0,0,0,10,0.0000,0.0000,0.27");
        lines[2].ShouldStartWith("'=1+1,\"a,\"\"b\"\"\",");
    }

    // Approved because the signal was wrong, and denied because it was confirmed.
    private async Task DecideAsync(int wrong, int confirmed)
    {
        var lin = await World.AddPersonAsync(Role.Reviewer);
        for (var n = 0; n < wrong + confirmed; n++)
        {
            var id = await World.OpenAsync(new AnAppeal().With("account.id", $"xy-{n}"));
            if (n >= wrong)
            {
                await World.DenyAsync(lin, id);
                continue;
            }

            var token = await World.ClaimAsync(lin, id);
            await World.DoneAsync(lin, new SetFinding(id, token, 0, Finding.Wrong, null));
            await World.CheckAsync(lin, id, token, "in_person", CheckState.Passed);
            await World.DoneAsync(lin, new DecideCase(id, token, CaseSteps.ToApprove()));
        }
    }
}
