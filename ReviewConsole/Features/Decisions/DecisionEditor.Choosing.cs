using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;
using ReviewConsole.Domain.Verification;

namespace ReviewConsole.Features.Decisions;

/// <content>What the choice of an outcome does to the text and the grounds.</content>
public sealed partial class DecisionEditor
{
    private PromisedEffect Promised => Draft.ToProposal(Rule).Promises;

    /// <summary>Chooses the outcome: grounds the findings support are ticked, the text starts from the skeleton unless somebody wrote in it.</summary>
    public void Choose(Outcome outcome) => Turn(draft => draft with
    {
        Outcome = outcome,
        Grounds = draft.Outcome == outcome ? draft.Grounds : Supported(outcome),
        Conditions = outcome == Outcome.Deny ? [] : draft.Conditions,
        Narrowing = outcome == Outcome.Deny ? null : draft.Narrowing,
    });

    /// <summary>Makes the approval a partial one, changes what stays restricted, or lifts all of it again (null). A partial approval rests on A6.</summary>
    public void Narrow(IReadOnlyList<RestrictionScope>? keeps, DateOnly? until) => Turn(draft => draft with
    {
        Narrowing = keeps is null ? null : new Narrowing(keeps, until),
        Grounds = keeps is null || draft.Grounds.Any(g => g.Code == "A6") ? draft.Grounds : [.. draft.Grounds, new GroundStatement("A6")],
    });

    /// <summary>Findings or checks changed: an untouched skeleton is built anew, ticked grounds stay what the reviewer made of them.</summary>
    public void CaseChanged()
    {
        if (Draft.Outcome is not null && Draft.Skeleton.Length > 0 && Draft.Justification.Trim() == Draft.Skeleton.Trim()
            && Skeleton(Promised) is var skeleton && skeleton != Draft.Skeleton)
        {
            Change(draft => draft with { Justification = skeleton + "\n", Skeleton = skeleton });
        }

        Check();
    }

    // The text begins with sentences for what is promised; what was written beside those for something else stays.
    private void Turn(Func<DecisionDraft, DecisionDraft> change)
    {
        var before = Draft.Outcome is null ? (PromisedEffect?)null : Promised;
        var turned = change(Draft);
        if (Judges)
        {
            Change(_ => turned);
            Check();
            return;
        }

        var promised = turned.ToProposal(Rule).Promises;
        var skeleton = Skeleton(promised);
        var untouched = Draft.Justification.Trim().Length == 0 || Draft.Justification.Trim() == Draft.Skeleton.Trim();
        var exchanged = before is not null && before != promised;
        Change(draft => turned with
        {
            Justification = untouched ? skeleton + "\n" : exchanged ? skeleton + "\n" + Own(draft) : draft.Justification,
            Skeleton = untouched || exchanged ? skeleton : draft.Skeleton,
        });
        Check();
    }

    private string Skeleton(PromisedEffect effect) => Desk.Case.Skeleton(effect, Desk.World, Desk.Now);

    // What was written beside the sentences built for the other outcome.
    private string Own(DecisionDraft draft)
    {
        var built = Enum.GetValues<PromisedEffect>().SelectMany(effect => Skeleton(effect).Split('\n'))
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

        var enough = VerificationPolicy.Judge(Desk.Routes).Path is not null;

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
}
