using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Data.Rows;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Cases.Queue;
using ReviewConsole.Features.People;
using ReviewConsole.Platform;
using Case = ReviewConsole.Domain.Cases.Case;

namespace ReviewConsole.Features.Cases.Several;

/// <summary>Doing the same with several cases: each as it would be alone, and never deciding.</summary>
public sealed class SeveralPageTests : PersonContext
{
    private Actor _lin;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Services.AddLogging().AddCasesRoom().AddSeveralRoom();
        _lin = await BeAsync(Role.Reviewer);
    }

    [Fact]
    public async Task A_tag_is_put_on_all_that_are_chosen_and_finds_them_again_and_comes_off()
    {
        var (one, other, third) = (await World.OpenAsync(), await World.OpenAsync(), await World.OpenAsync());
        var page = Show();
        await ChooseAsync(page, 0, 1);
        page.Find("[data-testid=several-chosen]").TextContent.ShouldBe("2 chosen");

        await page.Find("[data-testid=several-tag-text]").ChangeAsync(new() { Value = " Payout-Wave " });
        await page.Find("[data-testid=several-tag]").SubmitAsync();

        page.Find("[data-testid=several-done]").TextContent.ShouldBe("Done with 2 cases.");
        (await FoundAsync("payout-wave")).ShouldBe(2);
        ((await World.CaseAsync(one)).Tags.Count + (await World.CaseAsync(other)).Tags.Count + (await World.CaseAsync(third)).Tags.Count).ShouldBe(2);
        await page.Find("[data-testid=several-tag-off]").ClickAsync(new());
        (await FoundAsync("payout-wave")).ShouldBe(0);
        (await World.Verifier.VerifyAsync()).Bad.ShouldBeNull();
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("<b>")]
    [InlineData("")]
    public async Task What_is_no_tag_is_refused_and_nothing_is_changed(string text)
    {
        await World.OpenAsync();
        var page = Show();
        await ChooseAsync(page, 0);

        await page.Find("[data-testid=several-tag-text]").ChangeAsync(new() { Value = text });
        await page.Find("[data-testid=several-tag]").SubmitAsync();

        page.Find("[data-testid=refusal]").GetAttribute("data-code").ShouldBe("tag_invalid");
    }

    [Fact]
    public async Task Several_are_set_aside_and_what_cannot_be_says_why_and_is_not_kept()
    {
        var free = await World.OpenLaterAsync(0);
        var held = await World.OpenLaterAsync(0);
        await World.ClaimAsync(await World.AddPersonAsync(Role.Reviewer), held);
        var page = Show();
        await page.Find("[data-testid=several-all]").ChangeAsync(new() { Value = true });

        await page.Find("[data-testid=several-aside]").SubmitAsync();

        page.Find("[data-testid=several-done]").TextContent.ShouldBe("Done with 1 case.");
        page.Find("[data-testid=refusal]").GetAttribute("data-code").ShouldBe("claim_lost");
        (await World.CaseAsync(free)).ShouldSatisfyAllConditions(c => c.State.ShouldBe(CaseState.SetAside), c => c.FallsBackTo.ShouldBe(_lin.Person));
        (await World.CaseAsync(held)).State.ShouldBe(CaseState.InReview);
    }

    [Fact]
    public async Task The_appellants_of_several_are_asked_the_same_and_each_case_waits()
    {
        var ids = new[] { await World.OpenAsync(), await World.OpenAsync() };
        var page = Show();
        await page.Find("[data-testid=several-all]").ChangeAsync(new() { Value = true });
        await page.Find("[data-testid=several-template]").ChangeAsync(new() { Value = "free" });
        foreach (var part in page.FindAll("[data-testid=several-part]").Select(p => p.GetAttribute("data-code")).ToList())
        {
            await page.Find($"[data-testid=several-part][data-code={part}]").ChangeAsync(new() { Value = "Please tell us which of your orders arrived in June and where they were sent to." });
        }

        await page.Find("[data-testid=several-ask]").SubmitAsync();

        page.Find("[data-testid=several-done]").TextContent.ShouldBe("Done with 2 cases.");
        foreach (var id in ids)
        {
            (await World.CaseAsync(id)).ShouldSatisfyAllConditions(c => c.State.ShouldBe(CaseState.Waiting), c => c.Messages.Count.ShouldBe(1));
        }
    }

    [Fact]
    public async Task A_question_that_is_refused_leaves_the_case_where_it_was()
    {
        var id = await World.OpenAsync();
        var page = Show();
        await ChooseAsync(page, 0);

        await page.Find("[data-testid=several-ask]").SubmitAsync();

        page.FindAll("[data-testid=refusal]").ShouldNotBeEmpty();
        (await World.CaseAsync(id)).ShouldSatisfyAllConditions(c => c.State.ShouldBe(CaseState.Queued), c => c.Claim.ShouldBeNull());
    }

    [Fact]
    public async Task Nobody_does_anything_with_a_case_they_are_barred_from_and_there_is_no_way_to_decide()
    {
        await World.DoneAsync(_lin, new DeclareInterest("xy-own"));
        var id = await World.OpenAsync(new AnAppeal().With("account.id", "xy-own"));
        var page = Show();
        await ChooseAsync(page, 0);

        await page.Find("[data-testid=several-tag-text]").ChangeAsync(new() { Value = "wave" });
        await page.Find("[data-testid=several-tag]").SubmitAsync();

        page.Find("[data-testid=refusal]").GetAttribute("data-code").ShouldBe("conflict_of_interest");
        (await World.CaseAsync(id)).Tags.ShouldBeEmpty();
        page.FindAll("[data-testid^=outcome], [data-testid=submit-decision]").ShouldBeEmpty();
    }

    [Fact]
    public void A_case_has_ten_tags_at_most_and_the_same_twice_is_one()
    {
        var of = ACase.Opened().Case;
        of.TakeFacts();
        for (var n = 0; n < Case.MostTags; n++)
        {
            of.Tag($"t{n}", on: true).IsDone.ShouldBeTrue();
        }

        of.Tag("T0", on: true).IsDone.ShouldBeTrue();
        of.Tag("one-more", on: true).Refusals.ShouldHaveSingleItem().Code.ShouldBe("tags_too_many");
        of.Tag(new string('x', 31), on: true).Refusals.ShouldHaveSingleItem().Code.ShouldBe("tag_invalid");
        of.TakeFacts().Count.ShouldBe(Case.MostTags);
    }

    private Task<int> FoundAsync(string tag) =>
        World.ReadAsync(db => db.CaseRows.Fitting(new CaseFilter { View = CaseView.All, Tag = tag }, db, default, World.Clock.Now).CountAsync());

    private IRenderedComponent<SeveralPage> Show()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/queue/several?view=all");
        return Render<SeveralPage>();
    }

    private static async Task ChooseAsync(IRenderedComponent<SeveralPage> page, params int[] places)
    {
        foreach (var at in places)
        {
            await page.FindAll("[data-testid=several-choose]")[at].ChangeAsync(new() { Value = true });
        }
    }
}
