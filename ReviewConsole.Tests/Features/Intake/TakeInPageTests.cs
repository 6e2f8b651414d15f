using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Data.Appellant;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.People;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Intake;

/// <summary>An appeal on paper, at a counter or by telephone, written down by somebody who works here.</summary>
public sealed class TakeInPageTests : PersonContext
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Services.AddLogging();
        await BeAsync(Role.Reviewer);
    }

    [Fact]
    public async Task A_letter_becomes_a_case_like_any_other_and_its_writer_gets_a_link_and_a_code()
    {
        var page = Render<TakeInPage>();
        await page.Find("[data-testid=take-by]").ChangeAsync(new() { Value = "Paper" });
        await page.Find("[data-testid=take-account]").ChangeAsync(new() { Value = " xy-paper " });
        await page.Find("[data-testid=take-scope][value=payout]").ChangeAsync(new() { Value = true });
        await page.Find("[data-testid=take-signal][value=dormant_awake]").ChangeAsync(new() { Value = true });
        await page.Find("[data-testid=take-statement]").ChangeAsync(new() { Value = "I was ill for a year." });
        await page.Find("[data-testid=take-face]").ChangeAsync(new() { Value = true });
        await page.Find("[data-testid=take-address]").ChangeAsync(new() { Value = "1 Example Road" });

        await page.Find("form").SubmitAsync();

        var number = page.Find("[data-testid=taken-number]").TextContent;
        var subject = await World.CaseAsync(await World.ReadAsync(db => db.CaseRows.Select(r => r.Id).SingleAsync()));
        (subject.Number.Value, subject.Account.Id, subject.RestrictionId, subject.DeclinesFace, subject.AsksForHuman).ShouldBe((number, "xy-paper", "unknown-xy-paper", true, true));
        subject.Restriction.Scope.Select(s => s.ToString()).ShouldBe(["Login", "Payout"], ignoreOrder: true);
        subject.Signals.ShouldHaveSingleItem().Code.ShouldBe("dormant_awake");
        subject.Contact!.Address.ShouldBe("1 Example Road");
        subject.IsConnected.ShouldBeFalse("nobody could say whether a notice arrived");
        (await World.FactsAsync(number)).Single(f => f.Kind == FactKinds.TakenIn).Actor.ShouldBe(Me.Actor.Key);

        await page.Find("[data-testid=access-give]").ClickAsync(new());
        var (link, code) = (page.Find("[data-testid=access-link]").GetAttribute("value")!, page.Find("[data-testid=access-code]").GetAttribute("value")!);
        var access = await World.ReadAsync(db => db.StatusAccesses.SingleAsync());
        (access.LinkHash, access.CodeHash).ShouldBe((AccessText.HashOfLink(link.Split("?l=")[1]), AccessText.HashOf(link.Split("?l=")[1], code)));
        await page.Find("[data-testid=take-in-another]").ClickAsync(new());
        page.Markup.ShouldNotContain(code);
    }

    [Fact]
    public async Task Nobody_gets_link_and_code_of_a_case_in_which_they_have_an_interest()
    {
        await World.DoneAsync(Me.Actor, new DeclareInterest("xy-own"));
        var page = Render<TakeInPage>();
        await page.Find("[data-testid=take-account]").ChangeAsync(new() { Value = "xy-own" });
        await page.Find("[data-testid=take-statement]").ChangeAsync(new() { Value = "It is mine." });
        await page.Find("form").SubmitAsync();

        await page.Find("[data-testid=access-give]").ClickAsync(new());

        page.Find("[data-testid=refusal]").GetAttribute("data-code").ShouldBe("conflict_of_interest");
        (await World.ReadAsync(db => db.StatusAccesses.CountAsync())).ShouldBe(0);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    public void Every_reader_finds_their_own_language_chosen(string language)
    {
        using var reading = new Speaking(language);
        var page = Render<TakeInPage>();

        page.FindAll("[data-testid=take-language] option").Select(o => o.GetAttribute("value")).ShouldContain(language);
        page.Find("[data-testid=take-language]").GetAttribute("value").ShouldBe(Me.Language);
    }

    [Fact]
    public async Task What_is_missing_is_said_where_it_is_missing_and_nothing_that_was_written_is_lost()
    {
        var page = Render<TakeInPage>();
        await page.Find("[data-testid=take-account]").ChangeAsync(new() { Value = "xy-1" });
        await page.Find("[data-testid=take-scope][value=login]").ChangeAsync(new() { Value = false });

        await page.Find("form").SubmitAsync();

        page.FindAll("[data-testid=refusal]").Select(r => r.GetAttribute("data-code")).ShouldBe(["bad_value", "member_missing"], ignoreOrder: true);
        page.Find("[data-testid=take-account]").GetAttribute("value").ShouldBe("xy-1");
        (await World.ReadAsync(db => db.CaseRows.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_second_letter_about_the_same_account_joins_the_case_of_the_first()
    {
        for (var at = 0; at < 2; at++)
        {
            var page = Render<TakeInPage>();
            await page.Find("[data-testid=take-account]").ChangeAsync(new() { Value = "xy-twice" });
            await page.Find("[data-testid=take-statement]").ChangeAsync(new() { Value = $"Letter {at}." });
            await page.Find("form").SubmitAsync();
            page.Find("[data-testid=taken-in]").ShouldNotBeNull();
        }

        (await World.ReadAsync(db => db.Appeals.CountAsync())).ShouldBe(2);
        (await World.ReadAsync(db => db.CaseRows.CountAsync())).ShouldBe(1);
    }
}
