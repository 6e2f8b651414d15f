using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using ReviewConsole.Data.Desk;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Conversation;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Conversation;

/// <summary>The panel of questions and answers without its markup: what may be done now, and what is being written.</summary>
public abstract class ConversationPanelBase : ComponentBase, IAsyncDisposable
{
    private string? _focus;

    [Inject]
    internal IJSRuntime Script { get; set; } = null!;

    [Inject]
    internal MessageEditor Editor { get; set; } = null!;

    /// <summary>The case.</summary>
    [Parameter, EditorRequired]
    public required CaseDesk Desk { get; set; }

    /// <summary>Called when the question was sent: the case waits, and its reviewer goes on elsewhere.</summary>
    [Parameter]
    public EventCallback Asked { get; set; }

    /// <summary>What was sent and came in this round.</summary>
    protected IReadOnlyList<Message> Messages => Desk.Case.MessagesOfRound;

    /// <summary>Whether somebody still has to do something on the case.</summary>
    protected bool IsOpen => CaseMoves.IsOpen(Desk.Case.State);

    /// <summary>Whether this person can ask now.</summary>
    protected bool MayAsk => Desk.Holds && IsOpen && !IsAsked;

    /// <summary>Whether this person has a case in hand whose question is open.</summary>
    protected bool MayWaitOn => Desk.Holds && IsOpen && IsAsked;

    /// <summary>
    /// Whether this person can write an answer down. Theirs is the deed, so it needs no claim and is never too late; but whoever may not
    /// handle the case does not write it down.
    /// </summary>
    protected bool MayRecord => Desk.Me.May(May.WorkCases) && Desk.Barred is null && (IsOpen || Messages.Count > 0);

    private bool IsAsked => Desk.Case.Thread is { IsOpen: true };

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        await Editor.OpenAsync(Desk);
        Editor.Changed += Refresh;
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focus is { } id)
        {
            _focus = null;
            await Script.InvokeVoidAsync("reviewConsole.focus", id);
        }
    }

    /// <summary>Whether its form is on the screen. Half a question stays there when the claim ended meanwhile; it is only not sent.</summary>
    protected bool Shows(Writing what) => Editor.Draft.Writing == what && (what == Writing.Question ? IsOpen && !IsAsked && Desk.Me.May(May.WorkCases) : MayRecord);

    /// <summary>Opens a form and goes to it, or puts it away.</summary>
    protected void Toggle(Writing what)
    {
        Editor.Write(Editor.Draft.Writing == what ? Writing.Nothing : what);
        _focus = Editor.Draft.Writing switch { Writing.Question => "ask-template", Writing.Answer => "answer-text", _ => null };
    }

    /// <summary>Waits for the open question again.</summary>
    protected Task WaitOnAsync() => Desk.DoAsync(new WaitForAnswer(Desk.Case.Id, Desk.Token));

    /// <summary>How far what is being written is saved.</summary>
    protected string? Saved(IStringLocalizer words) => Editor.Draft.Writing == Writing.Nothing ? null
        : Editor.Saving == DraftState.Failed ? words["NotSaved"].Value
        : Editor.Saving == DraftState.Newer ? words["Newer"].Value
        : Editor.SavedAt is { } at ? words["Saved", TimeZoneInfo.ConvertTime(at, Desk.Me.Zone).ToString("HH:mm:ss", CultureInfo.InvariantCulture)].Value : null;

    private void Refresh(object? sender, EventArgs e) => _ = InvokeAsync(StateHasChanged);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Editor.Changed -= Refresh;
        await Editor.CloseAsync();
        GC.SuppressFinalize(this);
    }
}
