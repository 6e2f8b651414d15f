using ReviewConsole.Domain.Conversation;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Cases;

/// <content>What ends a case from outside: the appellant takes the appeal back, or the platform does something about the restriction.</content>
public sealed partial class Case
{
    /// <summary>When the appellant withdrew (UTC); null where they did not, or undid it.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Until when a withdrawal can be undone (UTC); null where there is none.</summary>
    public DateTimeOffset? UndoUntil(ReviewRules rules) => WithdrawnAt + rules.WithdrawalUndoable;

    /// <summary>
    /// The appellant takes the appeal back. Theirs is the deed, so it needs no claim; the same again changes nothing. What else they asked for goes on. Refused with
    /// <c>illegal_move</c> where it is decided, or two people judge it already.
    /// </summary>
    /// <returns>Until when it can be undone (UTC).</returns>
    public Result<DateTimeOffset> Withdraw(string? reason, CaseWorld world, DateTimeOffset now)
    {
        if (State == CaseState.Withdrawn && UndoUntil(world.Rules) is { } known)
        {
            return known;
        }

        if (End(CaseState.Withdrawn, world, now) is { } illegal)
        {
            return illegal;
        }

        WithdrawnAt = now;
        var until = now + world.Rules.WithdrawalUndoable;
        _facts.Add(Fact.Of(FactKinds.Withdrawn, ("undo_until", Stamp(until))).With(("reason", reason)));
        return until;
    }

    /// <summary>
    /// The appellant wants their withdrawn appeal decided after all; it keeps its date. Refused with <c>not_withdrawn</c>, and with <c>undo_late</c> when the time for
    /// it is over: then they appeal again.
    /// </summary>
    public Result<Done> UndoWithdrawal(CaseWorld world, DateTimeOffset now)
    {
        if (State != CaseState.Withdrawn || UndoUntil(world.Rules) is not { } until)
        {
            return Refusal.Of("not_withdrawn");
        }

        if (now > until)
        {
            return Refusal.Of("undo_late");
        }

        Move(CaseState.Queued);
        WithdrawnAt = null;
        _facts.Add(Fact.Of(FactKinds.WithdrawalUndone));
        return Done.It;
    }

    /// <summary>
    /// Takes what the platform says about the restriction. Lifted or expired elsewhere, an open case is overtaken: signals nobody judged become untested, and the owner
    /// is told. Imposed again within the time of a shield, on signals that were found wrong or on none that is named, a new round begins before all others. Everything
    /// else is written down.
    /// </summary>
    /// <param name="report">What it says.</param>
    /// <param name="message">A fresh id, for what the owner is told.</param>
    /// <param name="world">Catalogue, numbers and calendar in force.</param>
    /// <param name="now">The instant (UTC).</param>
    public RestrictionAnswer Take(RestrictionReport report, MessageId message, CaseWorld world, DateTimeOffset now)
    {
        if (State == CaseState.Overtaken && report.Change is RestrictionChange.Lifted or RestrictionChange.Expired)
        {
            return RestrictionAnswer.Overtaken;
        }

        _facts.Add(Fact.Of(FactKinds.RestrictionReported, ("change", Snake(report.Change)), ("at", Stamp(report.At)),
            ("signals", report.Signals.Count == 0 ? null : string.Join(' ', report.Signals.Select(s => s.Code)))).With(("reason", report.Reason)));
        return report.Change switch
        {
            RestrictionChange.Changed => Change(report),
            RestrictionChange.Reimposed => Reimpose(report, world, now),
            _ => Overtake(report, message, world, now),
        };
    }

    private RestrictionAnswer Change(RestrictionReport report)
    {
        if (!CaseMoves.IsOpen(State))
        {
            return RestrictionAnswer.Noted;
        }

        Restriction = Restriction with { Scope = report.Scope.Count > 0 ? report.Scope : Restriction.Scope, EndsAt = report.EndsAt ?? Restriction.EndsAt };
        return RestrictionAnswer.Changed;
    }

    private RestrictionAnswer Overtake(RestrictionReport report, MessageId message, CaseWorld world, DateTimeOffset now)
    {
        if (End(CaseState.Overtaken, world, now) is not null)
        {
            return RestrictionAnswer.Noted;
        }

        LeaveUntested();
        Restriction = Restriction with { EndsAt = report.At };
        _facts.Add(Fact.Of(FactKinds.Overtaken, ("change", Snake(report.Change)),
            ("findings", string.Join(' ', Signals.Select(s => $"{Text(s.Ordinal)}:{Snake(s.Finding!.Value)}")))));
        var told = Message.Tell(Head(message, now), MessageTexts.Overtaken(report.At, Material(default!, now, 0, world)));
        _messages.Add(told);
        _facts.Add(MessageFact.Of(told));
        return RestrictionAnswer.Overtaken;
    }

    private RestrictionAnswer Reimpose(RestrictionReport report, CaseWorld world, DateTimeOffset now)
    {
        if (!IsShieldedFrom(report, now))
        {
            return RestrictionAnswer.Noted;
        }

        if (!CaseMoves.IsOpen(State))
        {
            Reopen(report, world, now);
        }

        if (State == CaseState.Queued)
        {
            CameBack = CameBack.Reimposed;
        }

        return RestrictionAnswer.Reopened;
    }

    // A platform that names no signal cannot say that it is not one of those that were found wrong.
    private bool IsShieldedFrom(RestrictionReport report, DateTimeOffset now) =>
        _decisions.Where(d => d.TakenBackAt is null).MaxBy(d => d.DecidedAt)?.Shield is { } shield && now <= shield.Until
        && (report.Signals.Count == 0 || report.Signals.Any(s => shield.Signals.Contains(s.Code, StringComparer.Ordinal)));

    private void Reopen(RestrictionReport report, CaseWorld world, DateTimeOffset now)
    {
        BeginRound(Round + 1, now, world, now);
        Restriction = Restriction with { ImposedAt = report.At, Scope = report.Scope.Count > 0 ? report.Scope : Restriction.Scope, EndsAt = report.EndsAt };
        AddSignals(report.Signals, [], world.Catalogue, now);
        Gaps = report.Signals.Count == 0 ? [new CaseGap("no_signals")] : [];
        (State, Claim, Assignee) = (CaseState.Queued, null, null);
        _facts.Add(Fact.Of(FactKinds.RoundOpened, ("round", Text(Round)), ("received_at", Stamp(now)), ("due_at", Stamp(DueAt)), ("why", "reimposed")));
    }

    // Nobody waits for it any more: neither whoever has it in hand, nor a check, nor an answer.
    private Refusal? End(CaseState to, CaseWorld world, DateTimeOffset now)
    {
        if (!CaseMoves.Allows(State, to))
        {
            return Refusal.Of("illegal_move", ("from", Snake(State)), ("to", Snake(to)));
        }

        if (WaitingFor == WaitingFor.Appellant)
        {
            EndPause(world, now);
        }

        Move(to);
        (Claim, Assignee, NextMessageAt, CameBack) = (null, null, null, CameBack.Nothing);
        foreach (var check in _checks.Where(c => c.Round == Round && c.IsOpen && c.Right is null))
        {
            Expire(check, now);
        }

        return null;
    }
}
