using System.Collections.Concurrent;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Features.Cases;
using ReviewConsole.Features.People;
using ReviewConsole.Platform;

namespace ReviewConsole.Shell;

/// <summary>The palette with what the rooms give it, over a real database, as each role sees it.</summary>
public sealed class PaletteTests : PersonContext
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Services.AddLogging();
        Services.AddScoped<IPaletteSource, PagePalette>();
        Services.AddCasesRoom();
        Services.AddPeopleRoom();
    }

    [Theory]
    [InlineData(Role.Reviewer)]
    [InlineData(Role.Lead)]
    [InlineData(Role.Auditor)]
    public async Task Who_may_read_cases_finds_one_by_each_of_its_names_and_sees_nothing_unmasked(Role role)
    {
        await BeAsync(role);
        var appeal = new AnAppeal();
        var number = (await World.CaseAsync(await World.OpenAsync(appeal))).Number;
        var palette = Render<Palette>();

        foreach (var text in new[] { number.Value, appeal.Account, "maria@example.org", "13812345678", appeal.Restriction, appeal.Id })
        {
            await TypeAsync(palette, text);
            Entries(palette).ShouldContain(("case", Urls.Case(number)), text);
            Entries(palette).ShouldContain(("case", $"/queue?view=all&text={appeal.Account}"), text);
            var shown = palette.Find("#palette-list").TextContent;
            shown.ShouldContain("M•a G•z");
            foreach (var secret in new[] { "Maria", "Gómez", "maria@", "13812345678", appeal.Account })
            {
                shown.ShouldNotContain(secret);
            }
        }
    }

    [Fact]
    public async Task An_administrator_finds_pages_and_no_case()
    {
        await BeAsync(Role.Admin);
        var appeal = new AnAppeal();
        var number = (await World.CaseAsync(await World.OpenAsync(appeal))).Number;
        JSInterop.Setup<string[]>("reviewConsole.recent", _ => true).SetResult([number.Value]);
        var palette = Render<Palette>();

        await OpenAsync(palette);
        Entries(palette).Where(e => e.Group is "recent" or "case").ShouldBeEmpty();
        Entries(palette).ShouldContain(("place", Urls.People));
        Entries(palette).ShouldNotContain(("place", Urls.Queue));
        foreach (var text in new[] { number.Value, appeal.Account, "maria@example.org", "13812345678", appeal.Restriction, appeal.Id, "Maria" })
        {
            await TypeAsync(palette, text);
            palette.FindAll("[role=option]").ShouldBeEmpty();
            palette.Find("[data-testid=palette-none]").TextContent.ShouldContain("Try the name of a page");
        }
    }

    [Fact]
    public async Task Empty_it_begins_with_the_cases_this_device_remembers_and_trusts_nothing_of_it()
    {
        await BeAsync(Role.Reviewer);
        var one = (await World.CaseAsync(await World.OpenAsync())).Number;
        var other = (await World.CaseAsync(await World.OpenAsync())).Number;
        JSInterop.Setup<string[]>("reviewConsole.recent", Me.Id.Value.ToString("N"))
            .SetResult([other.Value, "<script>", "AP-2026-999999", one.Value, other.Value, "maria@example.org"]);
        var palette = Render<Palette>();

        await OpenAsync(palette);

        Entries(palette).TakeWhile(e => e.Group == "recent").Select(e => e.Address).ShouldBe([Urls.Case(other), Urls.Case(one)]);
        Entries(palette).Count(e => e.Group == "recent").ShouldBe(2);
    }

    [Theory]
    [InlineData("en", "over", "/queue?view=overdue")]
    [InlineData("en", "order", "/queue/order")]
    [InlineData("en", "que", "/queue")]
    [InlineData("en", "settings", "/settings")]
    [InlineData("en", "dark", "/preferences?culture=…")]
    [InlineData("zh-Hans", "超期", "/queue?view=overdue")]
    [InlineData("zh-Hans", "overdue", "/queue?view=overdue")]
    [InlineData("zh-Hans", "设置", "/settings")]
    [InlineData("zh-Hans", "深色", "/preferences?culture=…")]
    public async Task Words_of_the_readers_language_and_of_English_lead_anywhere(string language, string typed, string address)
    {
        using var speaking = new Speaking(language);
        await BeAsync(Role.Reviewer);
        var palette = Render<Palette>();

        await TypeAsync(palette, typed);

        Entries(palette)[0].Address.ShouldStartWith(address.Replace("culture=…", "theme=dark", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_nobody_holds_can_be_taken_from_there()
    {
        var lin = await BeAsync(Role.Reviewer);
        var id = await World.OpenAsync();
        var number = (await World.CaseAsync(id)).Number;
        var palette = Render<Palette>();
        await TypeAsync(palette, number.Value);

        await ChooseAsync(palette, "Take " + number);

        (await World.CaseAsync(id)).Claim!.Holder.ShouldBe(lin.Person!.Value);
        Address.ShouldEndWith(Urls.Case(number));
        JSInterop.VerifyInvoke("reviewConsole.close");
        await TypeAsync(palette, number.Value + " ");
        palette.Find("#palette-list").TextContent.ShouldContain("you have it");
        palette.Find("#palette-list").TextContent.ShouldNotContain("Take ");
    }

    [Fact]
    public async Task Why_it_could_not_be_taken_is_said_with_a_name_and_the_palette_stays()
    {
        var chen = await World.AddPersonAsync(Role.Reviewer, p => p.Alias = "Reviewer Chen");
        await BeAsync(Role.Reviewer);
        var id = await World.OpenAsync();
        var number = (await World.CaseAsync(id)).Number;
        var palette = Render<Palette>();
        await TypeAsync(palette, number.Value);
        await World.ClaimAsync(chen, id);

        await ChooseAsync(palette, "Take " + number);

        palette.Find("[data-testid=palette-said]").TextContent.ShouldContain("Reviewer Chen has the case now.");
        JSInterop.VerifyNotInvoke("reviewConsole.close");
        await TypeAsync(palette, number.Value + " ");
        palette.FindAll("[data-testid=palette-said]").ShouldBeEmpty();
        palette.Find("#palette-list").TextContent.ShouldContain("Reviewer Chen has it");
    }

    [Theory]
    [InlineData(Role.Reviewer, true)]
    [InlineData(Role.Lead, true)]
    [InlineData(Role.Auditor, false)]
    public async Task Who_works_on_cases_takes_them_and_nobody_else(Role role, bool takes)
    {
        await BeAsync(role);
        var number = (await World.CaseAsync(await World.OpenAsync())).Number;
        var palette = Render<Palette>();

        await TypeAsync(palette, number.Value);
        palette.FindAll("[data-stays]").Count.ShouldBe(takes ? 1 : 0);
        await TypeAsync(palette, "take next");
        palette.FindAll("[role=option]").Count.ShouldBe(takes ? 1 : 0);
    }

    [Theory]
    [InlineData("en", "next", "Take next", "Nothing waits.")]
    [InlineData("zh-Hans", "领取", "领取下一件", "目前没有待处理的案件。")]
    public async Task Taking_the_next_case_leads_to_it_or_says_why_there_is_none(string language, string typed, string take, string nothing)
    {
        using var speaking = new Speaking(language);
        await BeAsync(Role.Reviewer);
        var palette = Render<Palette>();
        await TypeAsync(palette, typed);

        await ChooseAsync(palette, take);
        palette.Find("[data-testid=palette-said]").TextContent.ShouldContain(nothing);

        var number = (await World.CaseAsync(await World.OpenAsync(new AnAppeal().In(language == "en" ? "en" : "zh-CN")))).Number;
        await ChooseAsync(palette, take);
        Address.ShouldEndWith(Urls.Case(number));
        palette.FindAll("[data-testid=palette-said]").ShouldBeEmpty();
    }

    [Fact]
    public async Task Signing_out_and_the_keys_are_things_to_do()
    {
        await BeAsync(Role.Auditor);
        var palette = Render<Palette>();

        await TypeAsync(palette, "sign out");
        palette.FindAll("[role=option]").ShouldHaveSingleItem().GetAttribute("form").ShouldBe("sign-out");
        await TypeAsync(palette, "keys");
        palette.FindAll("[role=option]").ShouldHaveSingleItem().GetAttribute("data-opens").ShouldBe("key-help");
        await TypeAsync(palette, "mine");
        palette.FindAll("[role=option]").ShouldBeEmpty();
    }

    [Fact]
    public async Task Several_cases_are_listed_with_a_way_to_all_of_them_and_each_says_where_it_stands()
    {
        var lin = await BeAsync(Role.Reviewer);
        await World.ClaimAsync(lin, await World.OpenAsync());
        await World.OpenAsync();
        var palette = Render<Palette>();

        await TypeAsync(palette, "maria@example.org");

        Entries(palette).Count(e => e.Address.StartsWith("/cases/", StringComparison.Ordinal)).ShouldBe(2);
        Entries(palette)[^1].Address.ShouldBe("/queue?view=all&text=maria%40example.org");
        palette.Find("#palette-list").TextContent.ShouldContain("Sign-in locked for 12 days · you have it");
        palette.Find("[role=status]").TextContent.ShouldBe("3 answers");
    }

    [Fact]
    public async Task What_was_asked_for_last_is_what_is_answered()
    {
        await BeAsync(Role.Reviewer);
        var slow = new SlowSource();
        Services.AddScoped<IPaletteSource>(_ => slow);
        var palette = Render<Palette>();

        var first = TypeAsync(palette, "first");
        var second = TypeAsync(palette, "second");
        slow.GivesUp.Set();
        slow.Answer("second");
        await second;
        slow.Answer("first");
        await first;

        palette.Find("#palette-list").GetAttribute("data-for").ShouldBe("second");
        palette.FindAll("[role=option]").ShouldHaveSingleItem().TextContent.ShouldBe("second");
    }

    [Fact]
    public async Task However_long_giving_up_takes_what_was_asked_for_last_is_what_is_answered()
    {
        await BeAsync(Role.Reviewer);
        var slow = new SlowSource();
        Services.AddScoped<IPaletteSource>(_ => slow);
        var palette = Render<Palette>();

        var first = TypeAsync(palette, "first");
        var second = TypeAsync(palette, "second");
        var third = TypeAsync(palette, "third");
        slow.Answer("third");
        await third;
        slow.GivesUp.Set();
        slow.Answer("second");
        await second;
        slow.Answer("first");
        await first;

        palette.Find("#palette-list").GetAttribute("data-for").ShouldBe("third");
    }

    [Fact]
    public async Task A_source_that_fails_is_said_and_takes_nothing_along()
    {
        await BeAsync(Role.Reviewer);
        Services.AddScoped<IPaletteSource>(_ => new BrokenSource());
        var palette = Render<Palette>();

        await TypeAsync(palette, "anything");

        palette.Find("[data-testid=palette-none]").TextContent.ShouldContain("could not be looked up");
    }

    private static Task TypeAsync(IRenderedComponent<Palette> palette, string text) =>
        palette.InvokeAsync(() => palette.Find("#palette-text").InputAsync(new ChangeEventArgs { Value = text }));

    private static Task ChooseAsync(IRenderedComponent<Palette> palette, string begins) => palette.InvokeAsync(() => palette.FindAll("[role=option]")
        .Single(o => o.TextContent.Trim().StartsWith(begins, StringComparison.Ordinal)).ClickAsync(new Microsoft.AspNetCore.Components.Web.MouseEventArgs()));

    private string Address => Services.GetRequiredService<Bunit.TestDoubles.BunitNavigationManager>().Uri;

    private static Task OpenAsync(IRenderedComponent<Palette> palette) =>
        palette.InvokeAsync(() => palette.Find("[data-testid=palette-open]").ClickAsync(new Microsoft.AspNetCore.Components.Web.MouseEventArgs()));

    private static List<(string Group, string Address)> Entries(IRenderedComponent<Palette> palette) =>
        [.. palette.FindAll("[role=option]").Select(e => (e.GetAttribute("data-group")!, e.GetAttribute("href") ?? ""))];

    private sealed class SlowSource : IPaletteSource
    {
        private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> _asked = [];

        public ManualResetEventSlim GivesUp { get; } = new();

        public void Answer(string typed) => Asked(typed).TrySetResult(typed);

        public async Task<IReadOnlyList<PaletteEntry>> FindAsync(string typed, IReadOnlyList<string> recent, CancellationToken stop)
        {
            await using var giving = stop.Register(GivesUp.Wait);
            return [new PaletteEntry(PaletteGroup.Place, "queue", await Asked(typed).Task, "/" + typed)];
        }

        private TaskCompletionSource<string> Asked(string typed) => _asked.GetOrAdd(typed, _ => new TaskCompletionSource<string>());
    }

    private sealed class BrokenSource : IPaletteSource
    {
        public Task<IReadOnlyList<PaletteEntry>> FindAsync(string typed, IReadOnlyList<string> recent, CancellationToken stop) =>
            throw new InvalidOperationException("on purpose");
    }
}
