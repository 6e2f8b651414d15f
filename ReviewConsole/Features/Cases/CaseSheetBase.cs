using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using ReviewConsole.Data.Desk;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Cases.Queue;
using ReviewConsole.Features.Decisions;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases;

/// <summary>The sheet of a case without its markup: opens it, follows what others do to it, and brings its reader from one thing to the next.</summary>
public abstract class CaseSheetBase : ComponentBase, IAsyncDisposable
{
    private IDisposable? _live;

    [Inject]
    internal CaseDesk Desk { get; set; } = null!;

    [Inject]
    internal DecisionEditor Editor { get; set; } = null!;

    [Inject]
    internal LiveUpdates Live { get; set; } = null!;

    [Inject]
    internal NextTaker Taker { get; set; } = null!;

    [Inject]
    internal NavigationManager Navigation { get; set; } = null!;

    [Inject]
    internal IJSRuntime Script { get; set; } = null!;

    /// <summary>The case number, as it stands in the address.</summary>
    [Parameter, EditorRequired]
    public required string Number { get; set; }

    /// <summary>How far opening has come.</summary>
    protected Opening State { get; private set; }

    /// <summary>Whether the rail is open where it is a drawer.</summary>
    protected bool RailOpen { get; set; }

    /// <summary>Why no next case was handed over.</summary>
    protected NextMiss? Miss { get; set; }

    /// <summary>Whether there is something to decide, and for whom.</summary>
    protected bool Decides => (CaseMoves.IsOpen(Desk.Case.State) || Desk.Corrects) && Desk.Me.May(May.Decide) && !HasJudged;

    // Whoever judged waits for the other; a lead's review is a lead's.
    private bool HasJudged => Desk.Case.State is CaseState.SecondReview or CaseState.LeadReview
        && (Desk.Case.JudgementsNow.Any(j => j.By == Desk.Me.Id) || (Desk.Case.State == CaseState.LeadReview && !Desk.Leads));

    /// <summary>How far opening a case has come.</summary>
    protected enum Opening
    {
        /// <summary>It is being read.</summary>
        Wait,

        /// <summary>It is open.</summary>
        Open,

        /// <summary>There is none.</summary>
        Gone,
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        if (CaseNumber.Read(Number) is not { } number || !await Desk.OpenAsync(number))
        {
            State = Opening.Gone;
            return;
        }

        await Editor.OpenAsync(Desk);
        await Desk.DoAsync(new ViewCase(Desk.Case.Id));
        Desk.Changed += Refresh;
        Editor.Changed += Refresh;
        _live = Live.Subscribe(change => { if (change.Concerns(number.Value)) { _ = InvokeAsync(() => Desk.ReloadAsync()); } });
        State = Opening.Open;
    }

    /// <summary>Goes on with what is to be done next: the first signal without a finding, else the outcome.</summary>
    protected async Task NextAsync()
    {
        await Desk.SettledAsync();
        await (Desk.Case.Signals.FirstOrDefault(s => s.Finding is null) is { } next ? FocusAsync($"finding-{next.Ordinal}") : ToDecisionAsync());
    }

    /// <summary>On to the outcome. What was found a moment ago belongs into its words.</summary>
    protected async Task ToDecisionAsync()
    {
        RailOpen = true;
        await Desk.SettledAsync();
        await FocusAsync("outcome-approve");
    }

    /// <summary>The decision stands: the next case is one key away.</summary>
    protected async Task DecidedAsync()
    {
        RailOpen = false;
        await Script.InvokeVoidAsync("reviewConsole.top");
        await FocusAsync(NextOn.ButtonId);
    }

    /// <summary>The decision stands and the next case was asked for; where there is none, it is said.</summary>
    protected async Task DecidedAndNextAsync()
    {
        Miss = await Taker.TakeAsync(Navigation);
        if (Miss is not null)
        {
            await DecidedAsync();
        }
    }

    /// <summary>The case and the text are in hand again: one goes on where one wrote.</summary>
    protected async Task TakenBackAsync()
    {
        await Editor.OpenAsync(Desk);
        RailOpen = true;

        // Drawn first: what is not there yet cannot have the focus.
        StateHasChanged();
        await FocusAsync("justification");
    }

    private void Refresh(object? sender, EventArgs e) => _ = InvokeAsync(() =>
    {
        if (ReferenceEquals(sender, Desk))
        {
            Editor.CaseChanged();
        }

        StateHasChanged();
    });

    private Task FocusAsync(string id) => Script.InvokeVoidAsync("reviewConsole.focus", id).AsTask();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _live?.Dispose();
        Desk.Changed -= Refresh;
        Editor.Changed -= Refresh;
        await Editor.CloseAsync();
        GC.SuppressFinalize(this);
    }
}
