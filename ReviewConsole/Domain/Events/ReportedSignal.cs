using ReviewConsole.Domain.Intake;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;

namespace ReviewConsole.Domain.Events;

/// <summary>A signal that came by a security event token.</summary>
/// <param name="Fired">The signal.</param>
/// <param name="Event">The last part of the event's type.</param>
/// <param name="Token">The token's id.</param>
public sealed record ReportedSignal(FiredSignal Fired, string Event, string Token)
{
    private static readonly LocalText Unstated = LocalText.Of("not stated in the report", "通报中未说明");

    /// <summary>The signal of an event; null where it is none.</summary>
    public static ReportedSignal? Of(EventToken token, SecurityEvent of)
    {
        var (_, signal, observed) = EventBook.MeaningOf(of);
        if (signal is null)
        {
            return null;
        }

        var word = EventBook.WordOf(of.Type);
        var evidence = new List<EvidenceItem>
        {
            new("security_event", of.At, LocalText.Of($"“{word}”, reported by {token.Issuer} under {token.Id}", $"“{word}”，由 {token.Issuer} 通报，编号 {token.Id}")),
        };
        if (of.Said is { } said)
        {
            evidence.Add(new EvidenceItem("reason", of.At, said));
        }

        return new ReportedSignal(new FiredSignal(signal, of.At, observed, Unstated, Cut(token.Issuer, AppealLimits.Name), null, evidence), word, token.Id);
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most];
}
