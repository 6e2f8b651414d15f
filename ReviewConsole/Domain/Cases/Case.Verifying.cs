using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;

namespace ReviewConsole.Domain.Cases;

/// <content>Signals looked at.</content>
public sealed partial class Case
{
    /// <summary>Says that a signal's row was shown in full to this person. Reading needs no claim; the same look twice leaves one fact.</summary>
    public Result<Done> OpenEvidence(int ordinal, PersonId person)
    {
        if (SignalAt(ordinal) is not { } signal)
        {
            return UnknownSignal(ordinal);
        }

        if (signal.OpenFor(person))
        {
            _facts.Add(Fact.Of(FactKinds.EvidenceOpened, ("signal", Text(ordinal)), ("code", signal.Code)));
        }

        return Done.It;
    }

    /// <summary>Sets or changes the finding of a signal.</summary>
    /// <param name="ordinal">The signal's place on the case.</param>
    /// <param name="finding">The finding.</param>
    /// <param name="reply">What is answered to the appellant's explanation; may be empty.</param>
    /// <param name="person">Who acts.</param>
    /// <param name="token">Their claim.</param>
    /// <param name="world">Catalogue, rules, calendar.</param>
    /// <param name="now">The instant of the deed.</param>
    public Result<Done> Find(int ordinal, Finding finding, string? reply, PersonId person, ClaimToken token, CaseWorld world, DateTimeOffset now)
    {
        if (Holds(person, token, now) is { } refused)
        {
            return refused;
        }

        if (SignalAt(ordinal) is not { } signal)
        {
            return UnknownSignal(ordinal);
        }

        var answer = string.IsNullOrWhiteSpace(reply) ? null : reply.Trim();
        if (signal.Finding == finding && signal.Reply == answer)
        {
            return Done.It;
        }

        var open = Reopened(world, now);
        signal.Find(finding, answer);
        _facts.Add(FindingFact(signal));
        TellReopened(open, world, now);
        return Done.It;
    }

    private static Fact FindingFact(CaseSignal signal) => Fact.Of(
        FactKinds.FindingSet, [("signal", Text(signal.Ordinal)), ("code", signal.Code), ("finding", Snake(signal.Finding!.Value))]).With(("reply", signal.Reply));

    private CaseSignal? SignalAt(int ordinal) => Signals.FirstOrDefault(s => s.Ordinal == ordinal);

    private static Refusal UnknownSignal(int ordinal) => Refusal.On($"signal:{ordinal}", "signal_unknown");
}
