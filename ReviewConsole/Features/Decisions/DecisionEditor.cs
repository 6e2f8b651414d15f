using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Desk;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Decisions;

/// <summary>
/// What a reviewer writes on one case: the draft, what is still missing, the notice as it would be sent. One a page, which closes it:
/// were it disposable, the circuit would keep it, with its case, until the reviewer's day is over.
/// </summary>
public sealed partial class DecisionEditor(Drafts drafts, IDbContextFactory<ReviewDb> databases, TimeProvider time)
{
    private CaseDesk? _desk;
    private Decider? _decider;
    private DraftSaver? _saver;

    /// <summary>What was chosen and typed so far.</summary>
    public DecisionDraft Draft { get; private set; } = new();

    /// <summary>When the draft was saved (UTC); null before the first time.</summary>
    public DateTimeOffset? SavedAt { get; private set; }

    /// <summary>How the last save ended; after a failure the text is on the screen and is tried again every two seconds.</summary>
    public DraftState Saving { get; private set; }

    /// <summary>What is left to do before this can be decided.</summary>
    public IReadOnlyList<Refusal> Left { get; private set; } = [];

    /// <summary>What to know about the text so far; empty before an outcome is chosen.</summary>
    public IReadOnlyList<Lint> Lints { get; private set; } = [];

    /// <summary>The grounds of the chosen outcome, with why some are closed now; empty before an outcome is chosen.</summary>
    public IReadOnlyList<GroundStanding> Grounds { get; private set; } = [];

    /// <summary>Signals found wrong so far: an approval shields the account from them.</summary>
    public IReadOnlyList<string> Shielded => [.. Desk.Case.Signals.Where(s => s.Finding == Domain.Signals.Finding.Wrong).Select(s => s.Code).Distinct(StringComparer.Ordinal)];

    /// <summary>True where this person judges as the second: no text to the appellant is written.</summary>
    public bool Judges => Desk.Case.State == CaseState.SecondReview;

    /// <summary>True when nothing is left to do but to hand it to a second person.</summary>
    public bool NeedsSecond => Left.Count > 0 && Left.All(r => r.Code == SecondReviewRules.Code);

    /// <summary>True once somebody tried to submit: from then on every sentence stands where its mistake is.</summary>
    public bool Tried { get; set; }

    /// <summary>True when something was written here that was not sent: it is kept on the screen whatever became of the case.</summary>
    public bool HasText => Draft.Justification.Trim() is { Length: > 0 } text && text != Draft.Skeleton.Trim();

    /// <summary>Raised when <see cref="SavedAt"/> or <see cref="Left"/> changed behind the screen's back.</summary>
    public event EventHandler? Changed;

    private CaseDesk Desk => _desk ?? throw new InvalidOperationException("Open the editor first.");

    /// <summary>The rule in force at the restriction; null when the platform named none.</summary>
    public RuleCitation? Rule => Desk.Case.Restriction.Rule is { Version: { } version } rule ? new RuleCitation(rule.Id, version) : null;

    /// <summary>Opens the editor on a case: the draft of an earlier sitting is back.</summary>
    public async Task OpenAsync(CaseDesk desk, CancellationToken stop = default)
    {
        _desk = desk;
        _saver = new DraftSaver(SaveAsync, time);
        if (await drafts.FindAsync(desk.Case.Id, desk.Case.Round, desk.Me.Id, stop) is { } found)
        {
            (Draft, SavedAt) = (found.Draft, found.SavedAt);
        }

        await using var db = await databases.CreateDbContextAsync(stop);
        _decider = await Deciders.ReadAsync(db, desk.Me.Id, desk.World.Rules, stop);
        Check();
    }

    /// <summary>Changes the draft; it is saved soon.</summary>
    public void Change(Func<DecisionDraft, DecisionDraft> change)
    {
        Draft = change(Draft) with { Revision = Draft.Revision + 1 };
        _saver?.Touch();
    }

    /// <summary>The notice as it would be sent now.</summary>
    public Notice Notice => Desk.Case.Notice(Draft.ToProposal(Rule), _decider!, Desk.World, Desk.Now, greets: Greeted);

    /// <summary>The same with its fixed parts in the reader's language, for reading only; null where the reader's is the appellant's.</summary>
    public Notice? Reading => Languages.ForTexts(Desk.Case.Language) == Desk.Me.Language ? null
        : Desk.Case.Notice(Draft.ToProposal(Rule), _decider!, Desk.World, Desk.Now, Desk.Me.Language, Greeted);

    // Masked like everywhere: what is sent carries the name.
    private string Greeted => Desk.Case.HidesName(Desk.World.Rules) ? "" : Masking.Name(Desk.Case.Account.DisplayName);

    /// <summary>Says of a marked phrase that it only states a fact.</summary>
    public void ConfirmPhrase(string phrase)
    {
        Change(d => d with { ConfirmedPhrases = [.. d.ConfirmedPhrases.Where(p => p != phrase), phrase] });
        Check();
        Changed?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Submits what is on the screen, whatever was saved of it.</summary>
    public async Task<bool> SubmitAsync()
    {
        Tried = true;
        Check();
        var (isDone, refusals) = await SendAsync(Draft.ToProposal(Rule));
        if (isDone)
        {
            _saver?.Forget();
            (Draft, SavedAt, Tried) = (new DecisionDraft(), null, false);
        }

        Left = refusals;
        return isDone;
    }

    private async Task<(bool IsDone, IReadOnlyList<Refusal> Refusals)> SendAsync(DecisionProposal proposal) =>
        Judges ? Of(await Desk.DoAsync(new JudgeCase(Desk.Case.Id, Desk.Token, proposal)))
        : NeedsSecond ? Of(await Desk.DoAsync(new ProposeDecision(Desk.Case.Id, Desk.Token, proposal)))
        : Of(await Desk.DoAsync(new DecideCase(Desk.Case.Id, Desk.Token, proposal)));

    private static (bool IsDone, IReadOnlyList<Refusal> Refusals) Of<T>(Result<T> answer) => (answer.IsDone, answer.Refusals);

    /// <summary>Saves what is not saved yet; nothing is written afterwards.</summary>
    public Task CloseAsync() => _saver?.CloseAsync() ?? Task.CompletedTask;

    private void Check()
    {
        var proposal = Draft.Outcome is not null && _decider is not null ? Draft.ToProposal(Rule) : null;
        Left = proposal is null || !Desk.Holds ? []
            : Judges ? Desk.Case.BrokenJudgement(proposal, _decider!, Desk.World, Desk.Now)
            : Desk.Case.Broken(proposal, _decider!, Desk.World, Desk.Now);
        Lints = proposal is null || !Desk.Holds || Judges ? [] : Desk.Case.Lints(proposal, _decider!, Desk.World, Desk.Now);
        Grounds = proposal is null ? [] : Desk.Case.Grounds(proposal, _decider!, Desk.World, Desk.Now);
        Desk.Pending = Tried ? [.. Left.Where(r => r.Code != SecondReviewRules.Code)] : [];
    }

    private async Task<bool> SaveAsync()
    {
        try
        {
            var saved = await drafts.SaveAsync(Desk.Case.Id, Desk.Case.Round, Desk.Me.Id, Draft);
            (Saving, SavedAt) = saved is null ? (DraftState.Newer, SavedAt) : (DraftState.Kept, saved);
            await Desk.KeepAsync();
        }
        catch (Exception failed) when (failed is DbUpdateException or System.Data.Common.DbException or TimeoutException)
        {
            Saving = DraftState.Failed;
        }

        Check();
        Changed?.Invoke(this, EventArgs.Empty);
        return Saving != DraftState.Failed;
    }
}
