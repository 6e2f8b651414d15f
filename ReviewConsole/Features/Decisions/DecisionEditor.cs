using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Desk;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;

namespace ReviewConsole.Features.Decisions;

/// <summary>
/// What a reviewer writes on one case: the draft, what is still missing, the notice as it would be sent. One a page, which closes it:
/// were it disposable, the circuit would keep it, with its case, until the reviewer's day is over.
/// </summary>
public sealed class DecisionEditor(Drafts drafts, IDbContextFactory<ReviewDb> databases, TimeProvider time)
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

    /// <summary>Chooses the outcome: grounds the findings support are ticked, the text starts from the skeleton unless somebody wrote in it.</summary>
    public void Choose(Outcome outcome)
    {
        var skeleton = Desk.Case.Skeleton(outcome, Desk.World, Desk.Now);
        var untouched = Draft.Justification.Trim().Length == 0 || Draft.Justification.Trim() == Draft.Skeleton.Trim();
        var turned = Draft.Outcome is { } before && before != outcome;
        Change(draft => draft with
        {
            Outcome = outcome,
            Grounds = draft.Outcome == outcome ? draft.Grounds : Supported(outcome),
            Conditions = outcome == Outcome.Deny ? [] : draft.Conditions,
            Justification = untouched ? skeleton + "\n" : turned ? skeleton + "\n" + Own(draft) : draft.Justification,
            Skeleton = untouched || turned ? skeleton : draft.Skeleton,
        });
        Check();
    }

    /// <summary>Findings or checks changed: an untouched skeleton is built anew, ticked grounds stay what the reviewer made of them.</summary>
    public void CaseChanged()
    {
        if (Draft.Outcome is { } outcome && Draft.Skeleton.Length > 0 && Draft.Justification.Trim() == Draft.Skeleton.Trim()
            && Desk.Case.Skeleton(outcome, Desk.World, Desk.Now) is var skeleton && skeleton != Draft.Skeleton)
        {
            Change(draft => draft with { Justification = skeleton + "\n", Skeleton = skeleton });
        }

        Check();
    }

    /// <summary>The notice as it would be sent now.</summary>
    public Notice Notice => Desk.Case.Notice(Draft.ToProposal(Rule), _decider!, Desk.World, Desk.Now);

    /// <summary>The same with its fixed parts in the reader's language, for reading only; null where the reader's is the appellant's.</summary>
    public Notice? Reading => Languages.ForTexts(Desk.Case.Language) == Desk.Me.Language ? null
        : Desk.Case.Notice(Draft.ToProposal(Rule), _decider!, Desk.World, Desk.Now, Desk.Me.Language);

    /// <summary>Submits what is on the screen, whatever was saved of it.</summary>
    public async Task<bool> SubmitAsync()
    {
        Tried = true;
        Check();
        var answer = await Desk.DoAsync(new DecideCase(Desk.Case.Id, Desk.Token, Draft.ToProposal(Rule)));
        if (answer.IsDone)
        {
            _saver?.Forget();
            (Draft, SavedAt) = (new DecisionDraft(), null);
        }

        Left = answer.Refusals;
        return answer.IsDone;
    }

    /// <summary>Saves what is not saved yet; nothing is written afterwards.</summary>
    public Task CloseAsync() => _saver?.CloseAsync() ?? Task.CompletedTask;

    private void Check()
    {
        Left = Draft.Outcome is null || _decider is null || !Desk.Holds ? []
            : Desk.Case.Broken(Draft.ToProposal(Rule), _decider, Desk.World, Desk.Now);
        Desk.Pending = Tried ? Left : [];
    }

    // What was written beside the sentences built for the other outcome.
    private string Own(DecisionDraft draft)
    {
        var built = Enum.GetValues<Outcome>().SelectMany(o => Desk.Case.Skeleton(o, Desk.World, Desk.Now).Split('\n'))
            .Concat(draft.Skeleton.Split('\n')).Where(s => s.Length > 0).OrderByDescending(s => s.Length);
        var own = built.Aggregate(draft.Justification, (text, sentence) => text.Replace(sentence, "", StringComparison.Ordinal));
        return string.Join('\n', own.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));
    }

    private List<GroundStatement> Supported(Outcome outcome)
    {
        if (outcome == Outcome.Deny)
        {
            return [];
        }

        var enough = Domain.Verification.VerificationPolicy.Judge(Desk.Routes).Path is not null;

        // A confirmed signal is not answered by the others: then it is for the reviewer to say what the approval rests on.
        var findings = enough || Desk.Case.Signals.All(s => s.Finding != Finding.Confirmed || s.IsStale(Desk.Now))
            ? Desk.Case.Signals.Select(s => s.Finding).ToHashSet()
            : [];
        return
        [
            .. enough ? [new GroundStatement("A1")] : Array.Empty<GroundStatement>(),
            .. findings.Contains(Finding.Explained) ? [new GroundStatement("A2")] : Array.Empty<GroundStatement>(),
            .. findings.Contains(Finding.Wrong) ? [new GroundStatement("A3")] : Array.Empty<GroundStatement>(),
            .. findings.Contains(Finding.Stale) ? [new GroundStatement("A4")] : Array.Empty<GroundStatement>(),
        ];
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

/// <summary>How saving a draft ended.</summary>
public enum DraftState
{
    /// <summary>It is kept.</summary>
    Kept,

    /// <summary>The database could not be written; it is tried again.</summary>
    Failed,

    /// <summary>Another window of the same person has saved something newer, or decided.</summary>
    Newer,
}
