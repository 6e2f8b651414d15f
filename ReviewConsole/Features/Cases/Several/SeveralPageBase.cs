using Microsoft.AspNetCore.Components;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Conversation;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Cases.Queue;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases.Several;

/// <summary>Several cases at once without its markup: the page of a filter, what is chosen of it, what is done with that.</summary>
public abstract class SeveralPageBase : ComponentBase
{
    [Inject]
    internal QueueQuery Query { get; set; } = null!;

    [Inject]
    internal SeveralDoing Doing { get; set; } = null!;

    [Inject]
    internal CurrentPerson Me { get; set; } = null!;

    [Inject]
    internal CaseWorld World { get; set; } = null!;

    [Inject]
    internal TimeProvider Time { get; set; } = null!;

    [Inject]
    internal NavigationManager Addresses { get; set; } = null!;

    /// <summary>The filter, and which page of it.</summary>
    private protected QueueAddress Address { get; private set; } = new(new());

    /// <summary>The page; null while it is read.</summary>
    private protected LinePage? Page { get; private set; }

    /// <summary>What is chosen.</summary>
    private protected HashSet<CaseId> Chosen { get; } = [];

    /// <summary>What came of the last deed.</summary>
    private protected SeveralDone? Last { get; private set; }

    /// <summary>With how many it is done by now; null while nothing is being done.</summary>
    private protected int? Progress { get; private set; }

    /// <summary>The tag that is typed.</summary>
    private protected string TagText { get; set; } = "";

    /// <summary>Why they are set aside.</summary>
    private protected AsideReason Reason { get; set; } = AsideReason.MoreUrgent;

    /// <summary>The reason as typed.</summary>
    private protected string Other { get; set; } = "";

    /// <summary>What is asked.</summary>
    private protected string Template { get; set; } = "send_document";

    /// <summary>What is typed into the question.</summary>
    private protected Dictionary<string, string> Parts { get; } = new(StringComparer.Ordinal);

    /// <summary>Questions that can be asked of several alike: nothing in them is chosen from one case.</summary>
    private protected static IReadOnlyList<RequestTemplate> Templates => [.. RequestBook.All.Where(t => t.Places.Count == t.Typed.Count)];

    /// <summary>The chosen lines, in their order.</summary>
    private protected IReadOnlyList<QueueLine> Lines => Page is { } page ? [.. page.Lines.Where(l => Chosen.Contains(l.Id))] : [];

    /// <summary>The instant (UTC).</summary>
    private protected DateTimeOffset Now => Time.GetUtcNow();

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        Address = QueueAddress.Read(new Uri(Addresses.Uri)).Address;
        await ReadAsync();
    }

    /// <summary>Chooses all of the page, or none.</summary>
    private protected void Choose(bool all)
    {
        Chosen.Clear();
        Last = null;
        if (all)
        {
            Chosen.UnionWith(Page!.Lines.Select(l => l.Id));
        }
    }

    /// <summary>Puts the tag on, or takes it off.</summary>
    private protected Task TagAsync(bool on) => DoAsync((lines, step) => Doing.TagAsync(lines, TagText, on, step));

    /// <summary>Sets aside until the next working morning.</summary>
    private protected Task SetAsideAsync() => DoAsync((lines, step) =>
        Doing.SetAsideAsync(lines, Reason, Other, AsideRules.NextMorning(World.Calendar, Me.Zone, Now), step));

    /// <summary>Asks.</summary>
    private protected Task AskAsync() => DoAsync((lines, step) =>
        Doing.AskAsync(lines, new Question { Template = Template, Days = RequestBook.Find(Template)?.Days ?? 0, Parts = new Dictionary<string, string>(Parts, StringComparer.Ordinal) }, step));

    private async Task DoAsync(Func<IReadOnlyList<QueueLine>, Action, Task<SeveralDone>> what)
    {
        Progress = 0;
        Last = await what(Lines, () =>
        {
            Progress++;
            StateHasChanged();
        });
        Progress = null;
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        Page = await Query.ReadAsync(Address, Me.Id, Now);
        Chosen.IntersectWith(Page.Lines.Select(l => l.Id));
    }
}
