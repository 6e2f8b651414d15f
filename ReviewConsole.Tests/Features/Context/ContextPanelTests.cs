using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Context;

/// <summary>What stands around a case, on its page.</summary>
public sealed class ContextPanelTests : CasePageContext
{
    private Presence Here => Services.GetRequiredService<Presence>();

    [Fact]
    public async Task Nothing_around_it_is_said_too()
    {
        var screen = await OpenAsync();

        screen.Get("context").TextContent.ShouldContain("No earlier case of this account");
    }

    [Fact]
    public async Task Linked_cases_are_hints_with_the_account_masked()
    {
        var screen = await OpenAsync(new AnAppeal().With("account.links.device", new System.Text.Json.Nodes.JsonArray("sha256:0a")));
        var other = await World.OpenAsync(new AnAppeal().With("account.id", "xy-other-9").With("account.links.device", new System.Text.Json.Nodes.JsonArray("sha256:0a")));
        await World.DenyAsync(await World.AddPersonAsync(Role.Reviewer), other);

        screen = await RefreshAsync(screen);

        var linked = screen.Get("context-linked").TextContent;
        linked.ShouldContain("Denied");
        linked.ShouldContain("same device, event behind a signal");
        linked.ShouldContain("xy-ot•••9");
        linked.ShouldNotContain("xy-other-9");
        screen.Get("context").TextContent.ShouldContain("never a ground");
        screen.Get("context-linked").QuerySelector("a")!.GetAttribute("href").ShouldBe(Urls.Case((await World.CaseAsync(other)).Number));
    }

    [Fact]
    public async Task An_earlier_round_says_what_was_decided_and_why()
    {
        var screen = await OpenAsync(new AnAppeal().With("account.id", "xy-again").Against("rs-again"));
        await World.DenyAsync(await World.AddPersonAsync(Role.Reviewer), screen.Id);
        await World.OpenAsync(new AnAppeal().With("account.id", "xy-again").Against("rs-again"));

        screen = await RefreshAsync(screen);

        screen.Get("context-round").TextContent.ShouldStartWith("Round 1: Denied");
        screen.Get("context-round").TextContent.ShouldContain("Ownership could not be confirmed");
    }

    [Fact]
    public async Task Who_else_looks_at_the_case_is_named_until_they_leave()
    {
        var screen = await OpenAsync();
        screen.Has("also-here").ShouldBeFalse("nobody is beside oneself");
        var chen = await World.AddPersonAsync(Role.Reviewer, p => p.Alias = "Chen");

        var coming = Here.Enter(screen.Number.Value, chen.Person!.Value);
        screen.WaitFor(() => screen.Get("also-here").TextContent.ShouldContain("Chen"));

        coming.Dispose();
        screen.WaitFor(() => screen.Has("also-here").ShouldBeFalse());
    }

    [Fact]
    public async Task Whoever_lost_the_network_does_not_look_at_it_until_they_are_back()
    {
        var screen = await OpenAsync();
        var touch = Services.GetRequiredService<InTouch>();

        await touch.OnConnectionDownAsync(null!, CancellationToken.None);
        Here.At(screen.Number.Value).ShouldBeEmpty();

        await touch.OnConnectionUpAsync(null!, CancellationToken.None);
        Here.At(screen.Number.Value).ShouldBe([Me.Id]);
        await DisposeComponentsAsync();
        await touch.OnConnectionUpAsync(null!, CancellationToken.None);
        Here.At(screen.Number.Value).ShouldBeEmpty("the page is gone");
    }

    [Fact]
    public async Task Leaving_the_page_leaves_the_case()
    {
        var screen = await OpenAsync();
        Here.At(screen.Number.Value).ShouldBe([Me.Id]);

        await DisposeComponentsAsync();

        Here.At(screen.Number.Value).ShouldBeEmpty();
    }

    [Fact]
    public async Task It_leaves_no_trace_in_the_journal()
    {
        var screen = await OpenAsync();

        (await screen.KindsAsync()).ShouldBe([FactKinds.CaseOpened, FactKinds.CaseViewed]);
    }
}
