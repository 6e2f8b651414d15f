using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Cases;
using ReviewConsole.Features.Context;
using ReviewConsole.Features.Conversation;
using ReviewConsole.Features.Decisions;
using ReviewConsole.Features.Deliveries;
using ReviewConsole.Features.Journal;
using ReviewConsole.Features.Rights;
using ReviewConsole.Platform;
using Case = ReviewConsole.Domain.Cases.Case;

namespace ReviewConsole.Support;

/// <summary>The page of a case, whole, over a real SQLite database, seen by one person; others act by their deeds.</summary>
public abstract class CasePageContext : PersonContext
{
    private protected Actor Reviewer { get; private set; }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        AddRooms(Services);
    }

    /// <summary>What the page's rooms add to the program.</summary>
    internal static void AddRooms(IServiceCollection services) => services.AddLogging().AddCasesRoom().AddContextRoom().AddConversationRoom().AddScoped<Drafts>().AddTransient<DecisionEditor>().AddSingleton<TimelineQuery>().AddSingleton<DeliveriesQuery>().AddRightsRoom();

    /// <summary>Lets an appeal in and opens its case as a new person of this role.</summary>
    private protected async Task<CaseScreen> OpenAsync(AnAppeal? appeal = null, Role role = Role.Reviewer)
    {
        Reviewer = await BeAsync(role);
        return Show(await World.OpenAsync(appeal), await NumberAsync());
    }

    /// <summary>Opens a case and takes it with the button.</summary>
    private protected async Task<CaseScreen> TakeAsync(AnAppeal? appeal = null)
    {
        var screen = await OpenAsync(appeal);
        await screen.ClickAsync("claim");
        return screen;
    }

    /// <summary>Opens it again, as after a refresh: the old page is gone, the new one knows only what is stored.</summary>
    private protected async Task<CaseScreen> RefreshAsync(CaseScreen screen)
    {
        await DisposeComponentsAsync();
        return Show(screen.Id, screen.Number);
    }

    private protected CaseScreen Show(CaseId id, CaseNumber number)
    {
        var page = Render<CasePage>(with => with.Add(p => p.Number, number.Value));
        page.WaitForElement("[data-testid=case-number]");
        return new CaseScreen(page, World, id, number);
    }

    private async Task<CaseNumber> NumberAsync() => await World.ReadAsync(db => Task.FromResult(db.Cases.OrderByDescending(c => c.Id).Select(c => c.Number).First()));
}

/// <summary>What a person sees and does on the page of a case.</summary>
internal sealed class CaseScreen(IRenderedComponent<CasePage> page, DataWorld world, CaseId id, CaseNumber number)
{
    public IRenderedComponent<CasePage> Page => page;

    public CaseId Id => id;

    public CaseNumber Number => number;

    /// <summary>The case as it is stored now.</summary>
    public Task<Case> StoredAsync() => world.CaseAsync(id);

    /// <summary>Kinds of the case's facts, in order.</summary>
    public async Task<IReadOnlyList<string>> KindsAsync() => [.. (await world.FactsAsync(number.Value)).Select(f => f.Kind)];

    public IElement Get(string testId, string? code = null) => page.Find(Selector(testId, code));

    public bool Has(string testId, string? code = null) => page.FindAll(Selector(testId, code)).Count > 0;

    public IReadOnlyList<IElement> All(string testId, string? code = null) => page.FindAll(Selector(testId, code));

    public Task ClickAsync(string testId, string? code = null) => ClickOnAsync(Selector(testId, code));

    /// <summary>Chooses, ticks, or types and leaves the field.</summary>
    public Task ChangeAsync(string testId, object value, string? code = null) => ChangeOnAsync(Selector(testId, code), value);

    /// <summary>Types without leaving the field.</summary>
    public Task TypeAsync(string testId, string text, string? code = null) => ActAsync(Selector(testId, code), e => e.InputAsync(text));

    /// <summary>Sends a form, as Enter or its button does.</summary>
    public Task SubmitOnAsync(string selector) => ActAsync(selector, e => e.SubmitAsync());

    public Task ClickOnAsync(string selector) => ActAsync(selector, e => e.ClickAsync(new MouseEventArgs()));

    public Task ChangeOnAsync(string selector, object value) => ActAsync(selector, e => e.ChangeAsync(value));

    public Task PressAsync(string selector, string key) => ActAsync(selector, e => e.KeyDownAsync(new KeyboardEventArgs { Key = key }));

    /// <summary>Sends a form, as Enter in it does.</summary>
    public Task PressSubmitAsync(string testId) => ActAsync(Selector(testId, null), e => e.SubmitAsync());

    // Found and used in one go: between the two the page may be drawn anew because it heard of its own deed.
    private Task ActAsync(string selector, Func<IElement, Task> act) => page.InvokeAsync(() => act(page.Find(selector)));

    public Task ChooseAsync(string outcome) => ChangeAsync("outcome-" + outcome, "on");

    public Task TickAsync(string ground, bool on = true) => ChangeAsync("ground", on, ground);

    /// <summary>Adds to the text as it stands.</summary>
    public Task WriteAsync(string more) => TypeAsync("justification", Text + more);

    public string Text => Get("justification").GetAttribute("value") ?? "";

    public Task SubmitAsync() => ClickAsync("submit-decision");

    /// <summary>The sentences of refusals on the page, by code.</summary>
    public IReadOnlyList<string> Refusals => [.. All("refusal").Select(r => r.GetAttribute("data-code")!)];

    /// <summary>The refusal with this code, which must stand inside the element.</summary>
    public string RefusalIn(string selector, string code) => page.Find($"{selector} [data-testid=refusal][data-code={code}]").TextContent.Trim();

    /// <summary>Offers a route and records how it ended, with the page's own controls.</summary>
    public async Task CheckAsync(string route, string result, string seen = "Seen at the counter.")
    {
        await ClickInAsync(route, "route-offer");
        await RecordAsync(route, result, seen);
    }

    /// <summary>Records how the open check of a route ended.</summary>
    public async Task RecordAsync(string route, string result, string seen)
    {
        await ChangeOnAsync(In(route, "check-result"), result);
        await ChangeOnAsync(In(route, "check-seen"), seen);
        await ChangeOnAsync(In(route, "check-reference"), "ref-7");
        await ClickInAsync(route, "check-save");
    }

    public Task ClickInAsync(string route, string testId) => ClickOnAsync(In(route, testId));

    public IElement Row(string route) => Get("route-row", route);

    public void WaitFor(Action assertion) => page.WaitForAssertion(assertion);

    private static string In(string route, string testId) => $"{Selector("route-row", route)} {Selector(testId, null)}";

    private static string Selector(string testId, string? code) => $"[data-testid={testId}]" + (code is null ? "" : $"[data-code={code}]");
}
