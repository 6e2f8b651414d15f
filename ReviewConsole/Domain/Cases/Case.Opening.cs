using System.Globalization;
using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Clocks;
using ReviewConsole.Domain.Conversation;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Intake;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;
using ReviewConsole.Domain.Verification;

namespace ReviewConsole.Domain.Cases;

/// <content>How a case comes into being, is joined, and starts a new round.</content>
public sealed partial class Case
{
    /// <summary>Opens a case from an appeal on a restriction nobody has appealed against before.</summary>
    /// <param name="message">The appeal, read and checked.</param>
    /// <param name="id">A fresh id.</param>
    /// <param name="number">A fresh number.</param>
    /// <param name="world">Catalogue, numbers and calendar in force.</param>
    /// <param name="now">The instant of the deed (UTC).</param>
    /// <returns>The case; refused only with <c>face_only_route</c>.</returns>
    public static Result<Case> Open(AppealMessage message, CaseId id, CaseNumber number, CaseWorld world, DateTimeOffset now)
    {
        var opened = new Case { Id = id, Number = number, OpenedAt = now, State = CaseState.Queued };
        opened.StartRound(1, message, world, now);
        if (FaceOnlyRule.Check(opened.Routes(world.Catalogue, world.Rules, now)) is { } faceOnly)
        {
            return faceOnly;
        }

        opened._facts.Add(Fact.Of(FactKinds.CaseOpened, [("appeal", message.AppealId), ("account", message.Account.Id), ("restriction", message.Restriction.Id),
            ("received_at", Stamp(message.ReceivedAt)), ("due_at", Stamp(opened.DueAt)), ("content", message.ContentHash), ("requests", RequestsOf(message)), ("catalogue", world.Catalogue.Version)])
            .With(("statement", message.Statement)));
        return opened;
    }

    /// <summary>A further appeal on an open restriction joins the case and keeps the earliest date; on a decided one it opens a new round.</summary>
    /// <returns>True when it opened a new round.</returns>
    public Result<bool> Receive(AppealMessage message, CaseWorld world, DateTimeOffset now)
    {
        if (CaseMoves.IsOpen(State))
        {
            Join(message, world, now);
            return false;
        }

        StartRound(Round + 1, message, world, now);
        State = CaseState.Queued;
        Claim = null;
        Assignee = null;
        _facts.Add(Fact.Of(FactKinds.RoundOpened, [("appeal", message.AppealId), ("round", Round.ToString(CultureInfo.InvariantCulture)),
            ("received_at", Stamp(message.ReceivedAt)), ("due_at", Stamp(DueAt)), ("content", message.ContentHash), ("requests", RequestsOf(message))])
            .With(("statement", message.Statement)));
        return true;
    }

    private void Join(AppealMessage message, CaseWorld world, DateTimeOffset now)
    {
        _appeals.Add(Appeal.From(message, Id, Round));
        DeclinesFace |= message.DeclinesFace;
        AsksForHuman |= message.AsksForHuman;
        if (message.ReceivedAt < ReceivedAt)
        {
            ReceivedAt = message.ReceivedAt;
            Reckon(world);
        }

        foreach (var answer in message.Answers)
        {
            Signals.FirstOrDefault(s => s.Code == answer.Signal)?.Answered(answer.Answer);
        }

        AddRights(message, world);
        _facts.Add(Fact.Of(FactKinds.AppealJoined, [("appeal", message.AppealId), ("received_at", Stamp(message.ReceivedAt)), ("content", message.ContentHash), ("requests", RequestsOf(message))])
            .With(("statement", message.Statement)));

        // Who appeals again instead of answering has been heard all the same: no reminder may say otherwise.
        if (Thread is { IsOpen: true } thread)
        {
            Hear(Message.Answer(Head(new MessageId(Guid.CreateVersion7()), now), thread.Question.Id, message.Statement, writtenDownBy: null), world, now);

            // Its words stand in the fact of the appeal, once.
            _facts.Add(MessageFact.Of(_messages[^1], ("appeal", message.AppealId)).With());
        }
    }

    private void StartRound(int round, AppealMessage message, CaseWorld world, DateTimeOffset now)
    {
        BeginRound(round, message.ReceivedAt, world, now);
        Account = message.Account;
        Restriction = message.Restriction;
        RestrictionId = message.Restriction.Id;
        Harm = message.Harm;
        Language = message.Language;
        DeclinesFace |= message.DeclinesFace;
        AsksForHuman = message.AsksForHuman;
        _appeals.Add(Appeal.From(message, Id, round));
        AddSignals(message.Signals, message.Answers, world.Catalogue, now);
        AddRights(message, world);
        Gaps = GapsOf(message, world, DueAt);
    }

    // What belongs to a round and to no other.
    private void BeginRound(int round, DateTimeOffset receivedAt, CaseWorld world, DateTimeOffset now)
    {
        (Round, ReceivedAt) = (round, receivedAt);
        (Pauses, NextMessageAt, CameBack, WithdrawnAt) = ([], null, CameBack.Nothing, null);
        Reckon(world);
        (RoundOpenedAt, FirstLookAt) = (now, null);

        // What was asked for beside the appeal goes on, and what was said of it is not said again.
        ClockMarks = [.. ClockMarks.Where(m => m.Clock is ServiceClock.Right or ServiceClock.RightDone)];
        (Skips, BeforeLead, Sheet, SecondDemand) = ([], false, null, null);
    }

    // A later round brings the platform's current signals; what earlier rounds found stays in their decisions.
    private void AddSignals(IReadOnlyList<FiredSignal> signals, IReadOnlyList<SignalAnswer> answers, ReviewCatalogue catalogue, DateTimeOffset now)
    {
        var answered = answers.GroupBy(a => a.Signal, StringComparer.Ordinal)
            .ToDictionary(a => a.Key, a => string.Join("\n", a.Select(x => x.Answer)), StringComparer.Ordinal);

        // As things happened, never the gravest first: what is read first weighs more than it should.
        var imposed = Restriction.ImposedAt;
        foreach (var (ordinal, fired) in signals.OrderBy(s => s.ObservedOn ?? imposed).ThenBy(s => s.Code, StringComparer.Ordinal).Index())
        {
            _signals.Add(CaseSignal.On(Id, Round, ordinal, fired, catalogue.Traits(fired.Code), answered.GetValueOrDefault(fired.Code),
                imposed, now));
        }
    }

    private static List<CaseGap> GapsOf(AppealMessage message, CaseWorld world, DateTimeOffset dueAt)
    {
        var gaps = new List<CaseGap>();
        if (message.Signals.Count == 0)
        {
            gaps.Add(new CaseGap("no_signals"));
        }

        gaps.AddRange(message.Signals.Where(s => world.Catalogue.Signal(s.Code) is null).Select(s => new CaseGap("unknown_signal", s.Code)).Distinct());
        gaps.AddRange(message.Signals.Where(s => s.ObservedOn is null).Select(s => new CaseGap("signal_undated", s.Code)).Distinct());
        gaps.AddRange(message.Answers.Where(a => message.Signals.All(s => s.Code != a.Signal)).Select(a => new CaseGap("answer_without_signal", a.Answer)));
        if (message.Restriction.Rule is not { Version: not null } rule)
        {
            gaps.Add(new CaseGap("rule_missing"));
        }
        else if (!RuleInForce.Held(message.Restriction, world.Catalogue))
        {
            gaps.Add(new CaseGap("rule_not_in_force", rule.Version));
        }

        if (message.Restriction.ImposedAt > message.ReceivedAt)
        {
            gaps.Add(new CaseGap("imposed_after_receipt"));
        }

        if (!Languages.HasTexts(message.Language))
        {
            gaps.Add(new CaseGap("language_without_texts", message.Language));
        }

        if (!world.Calendar.Knows(dueAt.Year))
        {
            gaps.Add(new CaseGap("calendar_unknown", dueAt.Year.ToString(CultureInfo.InvariantCulture)));
        }

        return gaps;
    }

    private static string Stamp(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture);
}

/// <summary>What a case is judged by: the catalogue, the numbers, and the calendar in force.</summary>
public sealed record CaseWorld(ReviewCatalogue Catalogue, ReviewRules Rules, WorkingCalendar Calendar);
