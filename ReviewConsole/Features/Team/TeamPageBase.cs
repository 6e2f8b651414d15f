using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Team;

/// <summary>The team's board without its markup: follows what others do, keeps what is chosen, gives it and takes it back.</summary>
public abstract class TeamPageBase : ComponentBase, IAsyncDisposable
{
    private const int OfOneScreen = 30;
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromSeconds(1);

    private Renewal? _renewal;

    [Inject]
    internal BoardQuery Query { get; set; } = null!;

    [Inject]
    internal DeedDoor Door { get; set; } = null!;

    [Inject]
    internal CurrentPerson Me { get; set; } = null!;

    [Inject]
    internal LiveUpdates Live { get; set; } = null!;

    [Inject]
    internal TimeProvider Time { get; set; } = null!;

    [Inject]
    internal IJSRuntime Script { get; set; } = null!;

    [Inject]
    internal ILogger<TeamPage> Logger { get; set; } = null!;

    /// <summary>Who has what; null while it is read for the first time.</summary>
    protected Board? Shown { get; private set; }

    /// <summary>How many people are drawn: at first those that a screen has room for, then all. Nobody waits for two hundred rows to see the first.</summary>
    protected int Drawn { get; private set; } = OfOneScreen;

    /// <summary>True when it could not be read.</summary>
    protected bool IsFailed { get; private set; }

    /// <summary>What is chosen.</summary>
    protected HashSet<CaseId> Chosen { get; } = [];

    /// <summary>Who may not decide something of it, and how much.</summary>
    protected IReadOnlyDictionary<PersonId, int> Barred { get; private set; } = new Dictionary<PersonId, int>();

    /// <summary>Why, where it goes over a cap or away from somebody.</summary>
    protected string Reason { get; set; } = "";

    /// <summary>Who is chosen.</summary>
    protected PersonId? To { get; set; }

    /// <summary>What came of the last wish.</summary>
    protected Tried? Last { get; private set; }

    /// <summary>Those chosen that are on the board, in its order.</summary>
    protected IReadOnlyList<BoardCase> Cases => Shown is { } board
        ? [.. board.Unassigned.Concat(board.People.SelectMany(p => p.Own)).Where(c => Chosen.Contains(c.Id))] : [];

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _renewal = new Renewal(Live, Time, AtMostEvery, () => InvokeAsync(ReadAsync));
        await ReadAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await (_renewal?.DisposeAsync() ?? ValueTask.CompletedTask);
        GC.SuppressFinalize(this);
    }

    /// <summary>Chooses a case, or leaves it.</summary>
    protected async Task ChooseAsync((CaseId Id, bool On) what)
    {
        _ = what.On ? Chosen.Add(what.Id) : Chosen.Remove(what.Id);
        Last = null;
        Barred = await Query.BarredAsync([.. Chosen]);
    }

    /// <summary>Chooses several, or leaves them.</summary>
    protected async Task ChooseAsync(IEnumerable<BoardCase> cases, bool on)
    {
        var ids = cases.Select(c => c.Id).ToList();
        if (on)
        {
            Chosen.UnionWith(ids);
        }
        else
        {
            Chosen.ExceptWith(ids);
        }

        Last = null;
        Barred = await Query.BarredAsync([.. Chosen]);
    }

    /// <summary>Gives what is chosen to somebody.</summary>
    protected Task AssignAsync(PersonId? to)
    {
        To = to;
        return DoAsync(to, id => new AssignCase(id, to, Reason));
    }

    /// <summary>Takes back what is chosen.</summary>
    protected Task TakeBackAsync() => DoAsync(null, id => new TakeBackCase(id, Reason));

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        // Called when the browser has what was drawn.
        if (Shown is { } board && Drawn < board.People.Count)
        {
            Drawn = int.MaxValue;
            StateHasChanged();
        }
    }

    /// <summary>Reads the board again.</summary>
    protected async Task ReadAsync()
    {
        try
        {
            (Shown, IsFailed) = (await Query.ReadAsync(Me), false);
            Chosen.IntersectWith(Shown.Unassigned.Concat(Shown.People.SelectMany(p => p.Own)).Select(c => c.Id));
        }
        catch (Exception failed) when (failed is System.Data.Common.DbException or InvalidOperationException or TimeoutException)
        {
            // What is on the screen may be old, but it is better than nothing.
            IsFailed = Shown is null;
            Logger.LogWarning(failed, "The team's board could not be read.");
        }

        StateHasChanged();
    }

    // One after the other: what cannot be assigned says why, and keeps nothing else from being assigned.
    private async Task DoAsync(PersonId? to, Func<CaseId, Deed<Done>> deed)
    {
        var refused = new List<(CaseNumber Number, Refusal Why)>();
        var done = 0;
        foreach (var one in Cases)
        {
            var answer = await Door.DoAsync(Me.Actor, deed(one.Id));
            if (answer.IsDone)
            {
                done++;
                Chosen.Remove(one.Id);
            }
            else
            {
                refused.AddRange(answer.Refusals.Select(r => (one.Number, r)));
            }
        }

        Last = new Tried(to, done, refused);
        await ReadAsync();
        if (refused.Exists(r => r.Why.About == "assign:reason"))
        {
            await Script.InvokeVoidAsync("reviewConsole.focus", "assign-reason");
        }
        else if (refused.Count == 0)
        {
            (Reason, To) = ("", null);
        }
    }

    /// <summary>What came of giving or taking back.</summary>
    /// <param name="To">Who got it; null when it was taken back.</param>
    /// <param name="Done">How many.</param>
    /// <param name="Refused">What was refused, and why.</param>
    protected sealed record Tried(PersonId? To, int Done, IReadOnlyList<(CaseNumber Number, Refusal Why)> Refused);
}
