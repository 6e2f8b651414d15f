using ReviewConsole.Domain.Events;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;
using ReviewConsole.Domain.Verification;

namespace ReviewConsole.Domain.Cases;

/// <content>Signals that come while the case is open.</content>
public sealed partial class Case
{
    // The same event by two ways: the platform's own report and a token about it.
    private static readonly TimeSpan SameInstant = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Whether a signal can be put on it now. Not while two people judge it: the first has judged without it, and the second is to judge the same.
    /// </summary>
    public bool TakesSignals => State is CaseState.Queued or CaseState.InReview or CaseState.SetAside or CaseState.Waiting;

    /// <summary>
    /// Puts a signal on the case that came after the appeal; it needs a finding like the others. Its issuer's is the deed, so it needs no claim; the same again changes
    /// nothing. Refused with <c>face_only_route</c> where it would leave too few ways without a face, and with <c>signal_not_now</c> while the case takes none.
    /// </summary>
    /// <param name="reported">The signal.</param>
    /// <param name="world">Catalogue, numbers and calendar in force.</param>
    /// <param name="now">The instant of the deed (UTC).</param>
    /// <returns>False where it is there already.</returns>
    public Result<bool> TakeSignal(ReportedSignal reported, CaseWorld world, DateTimeOffset now)
    {
        if (!TakesSignals)
        {
            return Refusal.Of("signal_not_now");
        }

        var round = Signals;
        if (round.Any(s => s.Code == reported.Fired.Code && (s.ObservedOn - (reported.Fired.ObservedOn ?? now)).Duration() <= SameInstant))
        {
            return false;
        }

        var ordinal = round.Count == 0 ? 0 : round.Max(s => s.Ordinal) + 1;
        var signal = CaseSignal.On(Id, Round, ordinal, reported.Fired, world.Catalogue.Traits(reported.Fired.Code), null, Restriction.ImposedAt, now);
        if (FaceOnly(signal, world, now) is { } faceOnly)
        {
            return faceOnly;
        }

        var open = Reopened(world, now);
        _signals.Add(signal);
        _facts.Add(Fact.Of(FactKinds.SignalAdded, ("signal", Text(ordinal)), ("code", signal.Code), ("event", reported.Event), ("token", reported.Token)));
        TellReopened(open, world, now);
        return true;
    }

    /// <summary>Writes down that a signal came and was not put on the case, and why; it is kept.</summary>
    public void HoldSignal(ReportedSignal reported, Refusal why) =>
        _facts.Add(Fact.Of(FactKinds.SignalHeld, ("code", reported.Fired.Code), ("event", reported.Event), ("token", reported.Token), ("why", why.Code)));

    /// <summary>Writes down what happened to the account elsewhere that is no signal.</summary>
    public void Note(SecurityEvent happened, EventToken token) =>
        _facts.Add(Fact.Of(FactKinds.EventNoted, ("event", EventBook.WordOf(happened.Type)), ("token", token.Id), ("at", Stamp(happened.At))));

    // What is broken already, by checks that failed, must not keep out what has to be known; only what itself takes a way away is asked.
    private Refusal? FaceOnly(CaseSignal signal, CaseWorld world, DateTimeOffset now)
    {
        var without = Routes(world.Catalogue, world.Rules, now);
        var with = RouteBook.For(Account, [.. Signals, signal], ChecksOfRound, DeclinesFace, world.Catalogue, world.Rules, now);
        return with.Count(r => r.IsLive) < without.Count(r => r.IsLive) ? FaceOnlyRule.Check(with) : null;
    }
}
