using ReviewConsole.Domain.Conversation;
using ReviewConsole.Domain.Intake;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Rights;
using ReviewConsole.Domain.Verification;

namespace ReviewConsole.Domain.Cases;

/// <content>How what was asked for beside the appeal is answered.</content>
public sealed partial class Case
{
    /// <summary>
    /// The ways of showing that it is them, as a request stands by them: those of this round and those it was asked itself. What was passed long before the request came
    /// does not count; link and code may have come into other hands since.
    /// </summary>
    public IReadOnlyList<RouteStanding> RoutesFor(RightsRequest right, CaseWorld world, DateTimeOffset now)
    {
        var since = right.ReceivedAt - world.Rules.RightVerifiedWithin;
        List<Check> own = [.. _checks.Where(c => (c.Round == Round || c.Right == right.Id) && (c.EndedAt is null || c.EndedAt >= since))];
        return RouteBook.For(Account, Signals, own, DeclinesFace, world.Catalogue, world.Rules, now);
    }

    /// <summary>Ways they can be asked to take for a request now: those that may be offered, and those that are.</summary>
    public IReadOnlyList<RouteStanding> RoutesToAskFor(RightsRequest right, CaseWorld world, DateTimeOffset now) =>
    [
        .. RoutesFor(right, world, now).Where(r => r.Route is { Passive: false, IsFace: false } && r.Route.Code != VerificationPolicy.Waiting
            && (r.CanBeOffered || (r.IsLive && r.Latest is { IsOpen: true }))),
    ];

    /// <summary>Why a request cannot be answered so; empty where it can.</summary>
    public IReadOnlyList<Refusal> Broken(RightsRequest right, RightProposal answer, CaseWorld world, DateTimeOffset now) => !right.CanBeAnswered
        ? [Refusal.On(About(right.Id), "right_answered")]
        : RightRules.Check(answer, new RightSituation(
            About(right.Id), right.Kind, Language, VerificationPolicy.Judge(RoutesFor(right, world, now)), right.Answers.Any(a => a.Kind == RightAnswerKind.Verify),
            [.. RoutesToAskFor(right, world, now).Select(r => r.Route.Code)], world.Catalogue, world.Rules));

    /// <summary>The answer as it would be sent now.</summary>
    /// <param name="right">The request.</param>
    /// <param name="answer">What is answered.</param>
    /// <param name="reviewer">How whoever answers is named.</param>
    /// <param name="world">Catalogue, numbers and calendar in force.</param>
    /// <param name="now">The instant (UTC).</param>
    /// <param name="readIn">A reader's language instead of the appellant's, for the fixed parts. Never what is sent.</param>
    public string TextOf(RightsRequest right, RightProposal answer, ReviewerName reviewer, CaseWorld world, DateTimeOffset now, string? readIn = null) => RightTexts.Of(answer, new RightMaterial
    {
        Number = Number,
        Language = readIn ?? Language,
        Kind = right.Kind,
        ReceivedAt = right.ReceivedAt,
        DueAt = right.DueAt,
        IsLate = right.DueAt <= now,
        UndoUntil = UndoUntil(right.Kind, answer.Kind, world.Rules, now),
        Reviewer = reviewer,
        Catalogue = world.Catalogue,
        Zone = world.Calendar.Zone,
    });

    /// <summary>
    /// Answers a request in writing. Nothing is granted before it is shown that it is them. Cancelling the account takes effect only when its time for undoing is over;
    /// until then it can still be refused. Ways that are named in a question for it are offered with it. Refused with <c>right_unknown</c>, <c>right_answered</c>, and with
    /// every broken rule of the answer at once.
    /// </summary>
    public Result<RightsRequest> AnswerRight(RightId id, RightProposal answer, MessageId message, ReviewerName reviewer, PersonId person, CaseWorld world, DateTimeOffset now)
    {
        if (_rights.Find(r => r.Id == id) is not { } right)
        {
            return Refusal.On(About(id), "right_unknown");
        }

        if (Broken(right, answer, world, now) is { Count: > 0 } broken)
        {
            return Result<RightsRequest>.Refused(broken);
        }

        var reached = VerificationPolicy.Judge(RoutesFor(right, world, now));
        var sent = Message.AnswerRight(Head(message, now), TextOf(right, answer, reviewer, world, now), person);
        var given = new RightAnswer(message, answer.Kind, person, now, answer.Words.Trim())
        {
            Ground = answer.Kind == RightAnswerKind.Refused ? answer.Ground : null,
            Routes = answer.Kind == RightAnswerKind.Verify ? answer.Routes : [],
            Checks = answer.Kind == RightAnswerKind.Verify ? OfferFor(right, answer.Routes, world, now) : [],
            Path = answer.Kind == RightAnswerKind.Granted ? reached.Path : null,
            UndoUntil = UndoUntil(right.Kind, answer.Kind, world.Rules, now),
        };
        right.Answer(given);
        _messages.Add(sent);
        _facts.Add(MessageFact.Of(sent, ("right_id", Text(id)), ("right", Snake(right.Kind)), ("answer", Snake(given.Kind)), ("ground", given.Ground), ("path", given.Path?.ToString()),
            ("counted", given.Path is null ? null : string.Join(' ', reached.Counted)), ("undo_until", given.UndoUntil is { } until ? Stamp(until) : null), ("texts", RightBook.Version)));
        return right;
    }

    // Offered with the question for it, and open whatever becomes of the appeal meanwhile.
    private List<CheckId> OfferFor(RightsRequest right, IReadOnlyList<string> routes, CaseWorld world, DateTimeOffset now)
    {
        var offered = new List<CheckId>();
        foreach (var standing in RoutesFor(right, world, now).Where(r => routes.Contains(r.Route.Code, StringComparer.Ordinal) && r.CanBeOffered))
        {
            var check = Check.Offer(new CheckId(Guid.CreateVersion7()), Id, Round, standing.Route.Code, now, standing.Route.ValidDays, right.Id);
            _checks.Add(check);
            _facts.Add(Fact.Of(FactKinds.RouteOffered, ("check", check.Id.Value.ToString("D")), ("route", check.Route), ("strength", Snake(standing.Strength)), ("right_id", Text(right.Id))));
            offered.Add(check.Id);
        }

        return offered;
    }

    private (RightsRequest Right, RightProposal Proposal)? Answered(MessageId message) => _rights.SelectMany(r => r.Answers.Where(a => a.Message == message)
        .Select(a => (r, new RightProposal(a.Kind) { Ground = a.Ground ?? "", Words = a.Words, Routes = a.Routes }))).Select(a => ((RightsRequest, RightProposal)?)a).FirstOrDefault();

    // Only what cannot be got back has a time for undoing.
    private static DateTimeOffset? UndoUntil(RightsRequestKind kind, RightAnswerKind answer, ReviewRules rules, DateTimeOffset now) =>
        kind == RightsRequestKind.CancelAccount && answer == RightAnswerKind.Granted ? now + rules.CancellationUndoable : null;
}
