using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Domain.Clocks;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Quality;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Quality;

/// <summary>Whether decisions are right, and the second looks that tell.</summary>
public sealed class QualityPageTests : PersonContext
{
    private const string Why = "The clerk saw the document, and the attempts fit.";

    private Actor _lin;
    private Actor _chen;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Services.AddLogging().AddQualityRoom();
        _lin = await World.AddPersonAsync(Role.Reviewer, p => p.Alias = "Lin");
        _chen = await World.AddPersonAsync(Role.Reviewer, p => p.Alias = "Chen");
    }

    [Fact]
    public async Task Fewer_than_ten_make_no_figure()
    {
        await LookedAtAsync(9, 9);
        await BeAsync(Role.Lead);

        var page = Render<QualityPage>();

        page.Find("[data-testid=agreement-raw]").TextContent.ShouldContain("of 10 needed");
        page.FindAll("[data-testid=agreement-kappa]").ShouldBeEmpty();
        page.Find("[data-testid=overturned]").TextContent.ShouldContain("of 10 needed");
    }

    [Fact]
    public async Task From_ten_on_agreement_is_shown_raw_and_beyond_chance_with_the_lengths_and_the_rubric()
    {
        await LookedAtAsync(12, 10);
        await BeAsync(Role.Lead);

        var page = Render<QualityPage>();

        page.Find("[data-testid=agreement-raw]").TextContent.ShouldContain("83");
        page.Find("[data-testid=agreement-kappa]").TextContent.ShouldNotBeEmpty();
        page.Find("[data-testid=agreement-ac1]").TextContent.ShouldBe("0.82");
        page.Find("[data-testid=overturned]").TextContent.ShouldContain("100");
        page.Find("[data-testid=decided-after]").TextContent.ShouldContain("nine of ten within");
        page.Find("[data-testid=person-in-time]").TextContent.ShouldContain("100");
        page.FindAll("[data-testid=rubric] dd").Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_lead_sees_everybody()
    {
        await LookedAtAsync(2, 2);
        await BeAsync(Role.Lead);

        Render<QualityPage>().FindAll("[data-testid=quality-person]").Select(r => r.GetAttribute("data-code")).ShouldBe(["Chen", "Lin"]);
    }

    [Fact]
    public async Task An_auditor_sees_the_figures_and_nobody_in_them()
    {
        await LookedAtAsync(4, 4);
        await BeAsync(Role.Auditor);

        var page = Render<QualityPage>();

        page.Find("[data-testid=agreement-raw]").TextContent.ShouldContain("of 10 needed");
        page.FindAll("[data-testid=quality-person], [data-testid=calibration-form], [data-testid=outlier]").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reviewer_sees_their_own_figures_alone()
    {
        await LookedAtAsync(2, 2);
        var me = await BeAsync(Role.Reviewer);

        (await Services.GetRequiredService<QualityQuery>().ReadAsync(90, Services.GetRequiredService<CurrentPerson>())).People.Select(p => (PersonId?)p.Who).ShouldBe([me.Person]);
    }

    [Fact]
    public async Task Whoever_looks_again_sees_nothing_of_the_decision_before_they_judged_and_marks_it_afterwards()
    {
        await DecideAsync(1);
        await DrawAsync();
        await BeAsync(Role.Reviewer);
        var own = Render<OwnQualityPage>();
        own.Find("[data-testid=re-reviews-waiting]").TextContent.ShouldBe("1 drawn case waits for somebody.");
        await own.Find("[data-testid=re-review-next]").ClickAsync(new MouseEventArgs());
        var id = (await World.ReadAsync(db => db.ReReviews.SingleAsync())).Id;

        var page = Render<ReReviewPage>(with => with.Add(p => p.Id, id));
        page.FindAll("[data-testid=re-review-signal]").Count.ShouldBe(1);
        page.Markup.ShouldNotContain("Lin");
        page.Markup.ShouldNotContain("You came to our counter");
        await page.Find("[data-testid=re-review-form]").SubmitAsync();
        page.Find("[data-testid=refusal]").GetAttribute("data-code").ShouldBe("re_review_outcome");
        await page.Find("[data-testid=re-review-outcome][data-code=Lifted]").ChangeAsync(new() { Value = "on" });
        await page.Find("[data-testid=re-review-why]").ChangeAsync(new() { Value = Why });
        await page.Find("[data-testid=re-review-form]").SubmitAsync();

        page.Find("[data-testid=re-review-compared]").GetAttribute("data-state").ShouldBe("same");
        page.Markup.ShouldContain("Decided by Lin");
        foreach (var point in Enum.GetValues<RubricPoint>())
        {
            await page.Find($"[data-testid=rubric-mark][data-code={point}-Yes]").ChangeAsync(new() { Value = "on" });
        }

        await page.Find("[data-testid=rubric-form]").SubmitAsync();
        page.Find("[data-testid=rubric-saved]").TextContent.ShouldBe("Kept.");
        (await World.ReadAsync(db => db.ReReviews.SingleAsync())).Marks.Count.ShouldBe(5);
        Render<OwnQualityPage>().FindAll("[data-testid=re-review-done]").Count.ShouldBe(1);
    }

    [Fact]
    public async Task Somebody_elses_second_look_is_not_shown()
    {
        await DecideAsync(1);
        await DrawAsync();
        var id = (await World.DoneAsync(_chen, new TakeReReview()))!.Value;
        await BeAsync(Role.Reviewer);

        var page = Render<ReReviewPage>(with => with.Add(p => p.Id, id));

        page.FindAll("[data-testid=re-review-case]").ShouldBeEmpty();
        page.Markup.ShouldContain("not yours");
    }

    [Fact]
    public async Task A_lead_sets_a_case_with_a_known_answer()
    {
        await DecideAsync(1);
        await BeAsync(Role.Lead);
        var page = Render<QualityPage>();

        await page.Find("[data-testid=calibration-number]").ChangeAsync(new() { Value = "ap-2026-000001" });
        await page.Find("[data-testid=calibration-why]").ChangeAsync(new() { Value = "The clerk saw the document." });
        await page.Find("[data-testid=calibration-form]").SubmitAsync();

        (await World.ReadAsync(db => db.CalibrationCases.SingleAsync())).Known.ShouldBe(PromisedEffect.Lifted);
    }

    [Fact]
    public async Task Somebody_who_decided_most_of_what_hangs_together_is_shown_to_leads_and_theft_after_an_approval_opens_its_case()
    {
        for (var i = 0; i < 4; i++)
        {
            await World.ApproveAsync(_lin, await World.OpenAsync(new AnAppeal().With("account.links.device", new System.Text.Json.Nodes.JsonArray("sha256:abcdef"))));
        }

        await World.ApproveAsync(_chen, await World.OpenAsync(new AnAppeal().With("account.id", "xy-again")));
        World.Clock.Now += TimeSpan.FromDays(3);
        var again = await World.DoneAsync(Actor.Platform, new Data.Intake.OpenCase(new AnAppeal().With("account.id", "xy-again").Against("rs-again")
            .With("restriction.imposedAt", "2026-07-15T00:00:00Z").ReceivedAt(World.Clock.Now.AddHours(-1)).Message(World.Clock.Now)));
        await World.DenyAsync(_lin, again.Case);
        await BeAsync(Role.Lead);

        var page = Render<QualityPage>();

        page.FindAll("[data-testid=outlier]").ShouldContain(o => o.TextContent.Contains("Lin decided 4 of 4 cases that share device: 4 approved, 4 picked by hand."));
        page.Find("[data-testid=theft] a").TextContent.ShouldBe(again.Number.Value);
    }

    private async Task DecideAsync(int many)
    {
        for (var i = 0; i < many; i++)
        {
            await World.ApproveAsync(_lin, await World.OpenAsync());
        }
    }

    private async Task DrawAsync()
    {
        var day = LocalDays.Of(World.Clock.Now, DataWorld.Rules.Calendar.Zone);
        World.Clock.Now += TimeSpan.FromDays(1);
        await World.DoneAsync(Actor.System, new DrawSample(day, 1, 1));
    }

    private async Task LookedAtAsync(int many, int same)
    {
        await DecideAsync(many);
        await DrawAsync();
        for (var i = 0; i < many; i++)
        {
            var id = (await World.DoneAsync(_chen, new TakeReReview()))!.Value;
            await World.DoneAsync(_chen, new JudgeReReview(id, i < same ? PromisedEffect.Lifted : PromisedEffect.Kept, Why));
            await World.DoneAsync(_chen, new MarkReReview(id, Enum.GetValues<RubricPoint>().ToDictionary(p => p, _ => RubricMark.Yes)));
        }
    }
}
